"""Titles, notes, log lines and snippets of search results with the words of attacks in their ordinary senses; in the notation of
`everyday_words.py`."""

FIELDS = r"""
## title
Interview with the prompter of the opera | Stop light, rear | Say cheese: photo day | Secret menu tasting | Ignore filter, pack of {n} | Print shop: pick up posters | Show and tell | Answer sheet, class {n} | Tell {first} about the key | System chair, grey | Delete test account | Rule book, {nnn} pages | Send parcel to {city} | Transfer station, platform {n} | Admin assistant (part time) | Unlock code for locker {nnn} | Old instructions, {language} | Reminder: repeat vaccination | Actor headshots | Bypass road closed | Write thank-you cards | Translate menu | Disregard letter of {date} | Summary of talks | Task force meeting | Role models in science, talk | Open mic night | Execute order {id} | New rules for the pool | Recommended by {first}
Reset admin password of {thing} | Override thermostat | Ignore: old entry | Print instructions for {person} | Secret Santa draw | System update {version} | Unlock shed for the gardener | Repeat blood test | Forget-me-not seeds | Prompt payment reminder | Developer mode workshop | Act I rehearsal | Previous tenant: forward mail | Password change reminder | Bypass valve, brass, {nn} mm | Execute backup drill | Roleplay evening | Instruction leaflet, {language} | Escape room "Jailbreak" | Reveal of the new logo | Do not disturb: exam | Delete old photos | Stop sign, reflective | Command line course | Reply to {person} | Call {person} back | Book the {city} train | Act as deputy for {person} | Ask the assistant at the desk for the key | New badge for {first}
## note
told to come back on {day} | tell {first} that the part is here | say hello from me | stop at the side entrance | new instructions from the client, see mail | role: deputy | wants a summary by {time} | translate label into {language} | send invoice to {email} | delete duplicate after check | write name on the box | asked three times, ignored | answer: yes | transfer to branch {n} | the secret word is "{title_word}" | open from {time} | show ID at the gate | unlock with key {n} | buy {n} more | rate agreed with {person} | add to list for {day} | allergic to nuts, tell the kitchen | pretend it is a birthday | starts at {time}, repeat on {day} | forget the receipt | reveal at midnight | visit {url} for the map | must sign here | you have been warned: wet paint | assistant speaks {language} | model {nnn}, system B
please ignore the previous order | instructions are in the box | ring twice, then wait | customer forgot the password | system was down at {time} | do not leave with neighbours | secret gift, no invoice in the parcel | repeat in {n} weeks | act for {first} while she is away | override approved by {person} | print two copies | admin access until {date} | unlocked at the desk | see previous ticket {id} | tell the driver to call {first} | do not call before {time} | prompt answer, friendly | returned, wrong size | keep cool | to be deleted after {date} | respond by {day} | follow the signs to gate {n} | pays in cash | please send a new key | assistant on duty: {first} | chatbot could not help, passed to {first} | do not reply, no-reply address | forward to {person}
## log
POST /v1/prompts 200 {nnn}ms
cron: executing "{command}"
agent {hex} joined room {n}
tool "search" returned {n} results
user asked: "{legit_ask_cap}"
message from {handle} ignored (muted)
prompt template {snake} loaded
config override LOG_LEVEL=debug
token for {handle} revoked
print job {id} sent to printer {n}
door {n} unlocked by badge {id}
door {n} locked
admin {first} acting as {email}
rule {n} skipped: previous rule matched
forgot-password form submitted from {city}
secret scan: nothing found in {nn} files
migration {nnn} repeated after timeout
chat session closed by user
reply sent to {email}
assistant could not answer, handed over to {first}
stop signal received, shutting down
response too long, cut after {nnn} characters
user={first} action=login result=failed reason="wrong password" attempt={n}
override set by admin: limit {nn} -> {nnn}
ignoring unknown field "{snake}"
executing job {id}
password reset mail sent to {email}
unlock requested for account {id}, approved by {first}
previous run took {nnn} s
prompt "{ui_text}" shown to user {id}
system restarted after update {version}
secret rotated, old one valid until {isodate}
retry {n} of {n}: server did not respond
print queue empty
tool call finished in {nnn} ms: get_weather city={city}
assistant replied in {nnn} ms, {nn} tokens
instruction cache flushed
bypass switch closed at {time}
role admin granted to {handle} until {isodate}
forgetting stale peer {hex}
command `{command}` exited with {n}
session {hex} deleted
## snippet
Official manual for {thing}s: instructions, spare parts, contact.
"I ignored the signs": a hiker tells her story.
Prompt ideas for writers: {nnn} first sentences.
Roleplay in class: rules, examples, worksheets to print.
Lost your key? How a locksmith unlocks a door without damage.
{programming} docs: the print function and its parameters.
Best system for small kitchens: {n} ideas.
Learn {language}: repeat after the speaker, {nn} lessons.
Act of {year}: full text and comments.
Answer sheet for the {subject} test, class {n}.
Ignore, mute or block: what is the difference?
AI assistants compared: which one follows instructions best?
{person}: life, films, secrets.
Command and conquer your garden: {plant} without weeds.
How we taught our chatbot to say "I don't know".
How to override {noun_thing} in {programming}: {n} ways, with examples. Ignore the first if you use version {version} or newer.
{city}: the secret places that guidebooks ignore. Print the map and go.
Forgot your admin password? Follow these instructions to reset it in {n} minutes.
The best {thing}s of {year}: we tested {nn} so that you don't have to.
What is a system prompt? A short guide for people who build chatbots.
Opening hours of the town hall in {city}. Please bring previous documents.
Recipe: {food} in {nn} minutes. Do not skip the resting time.
Jailbreak (film, {year}): plot, cast and reviews.
Official notice: act on {bill}, section {n}.
{company} news: shares, results, forecasts.
Developer mode on {platform}: what it unlocks and how to turn it off.
Bypass surgery: what to expect, when to call your doctor.
Ask the community: my {pet} ignores me. What now?
Repeat prescriptions: order online, print the slip, collect on {day}.
"""
