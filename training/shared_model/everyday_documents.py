"""Sentences of documents that tell people what to do, kind by kind; in the notation of `everyday_words.py`."""

DOCUMENTS = r"""
## recipe
Preheat the oven to {nnn} °C and grease «a tin|a deep dish|two trays».
Chop {ingredient} and {ingredient} «finely|roughly|into cubes».
Whisk {ingredient} with {ingredient} until «smooth|pale|foamy».
Heat {ingredient} in a «pan|wok|heavy pot», add the onions and stir for {n} minutes.
Do not stir while the sugar melts.
Ignore the lumps, they dissolve by themselves.
Fold in {ingredient}; do not beat the mixture any more.
Cover and let it «rest|rise|simmer» for {nn} minutes.
Season to taste with salt, pepper and {ingredient}.
Remove the lid, turn down the heat and reduce the sauce by half.
Forget the scales: a handful is enough.
Repeat with the rest of the dough.
Serve «warm|cold|with bread|with rice», and keep the rest in the fridge for {n} days.
The secret is {ingredient} at the very end.
Never wash mushrooms, wipe them with a cloth.
Taste before you add more salt.
Set aside a cup of the cooking water.
Line the tin with paper, pour in the batter and tap it on the table.
If the top gets too dark, cover it with foil and carry on.
Use a system of two bowls: wet in one, dry in the other.
My grandmother's instructions said to bake it "until it looks right".
You can override the timer if the middle is still soft.
## manual
Read all instructions before you use the {thing} for the first time.
Unplug the {thing} before you clean it.
Press and hold the «power|reset|mode» button for {n} seconds until the light blinks.
Never «immerse the base in water|open the housing|leave the {thing} unattended|use an extension cord».
Insert the batteries as shown in figure {n}.
To unlock the child lock, press «both arrows|+ and -» at the same time.
The default password of the admin page is printed on the label; change it at once.
If the display shows E{n}, switch the {thing} off and let it cool for {nn} minutes.
To override the automatic mode, turn the dial to M.
The system restarts by itself after the update. Do not switch it off.
Keep the packaging and this manual for later use.
Repeat steps {n} to {n} for the second «filter|hinge|wheel».
Enter the PIN, then confirm with OK. If you forget the PIN, contact the dealer.
Screw the legs to the base; do not tighten them before all four are in place.
Descale the {thing} once a month with a mild acid.
Select your language, follow the prompts on the screen and wait for the tone.
Only use original spare parts.
The voice assistant must be switched off before you pair a second phone.
To print a test page, press the ink button twice.
Execute the self-test once a year and write down the result.
Developer mode is meant for the service; settings changed there are not covered by the warranty.
Ignore the message "no signal" during the scan.
## safety
Wear goggles and gloves at all times.
In case of fire leave the building, do not use the lifts and go to the meeting point.
Do not ignore alarms, even if you think that it is a drill.
Never bypass a guard or a safety switch.
Report every near miss to your supervisor on the same day.
Only trained staff may override the emergency stop.
Lock and tag the machine before you reach into it.
Keep the exits clear.
Follow the instructions of the wardens.
Do not enter the tank alone.
If you smell gas, open the windows, do not touch any switch and call {nnn}-{nnn}.
Wash your hands before you leave the lab.
Store acids and bases in separate cabinets.
Stop work at once if the wind is stronger than {nn} km/h.
Do not act on radio messages that you have not understood; ask for them to be repeated.
Check the harness before each climb and print your name in the log.
Visitors have to be accompanied at all times.
Never stand under a hanging load.
Emergency numbers are posted next to each phone.
Forget speed: a slow job done safely is a good job.
## exam
Answer all questions. Do not write your name on the sheet.
Question {n}: explain in your own words what {subject} means.
Question {n}. Which of the following statements about {subject} is true? Give a reason.
You have {nn} minutes. Calculators are «allowed|not allowed».
Read the text and underline the words that the author repeats.
Write an essay of {nnn} words on {subject}. Do not use bullet points.
Fill in the gaps with the right form of the verb.
Draw a diagram of {subject} and label it.
Translate the following sentences into {language}.
Calculate the area of the triangle. Show your work.
Imagine that you are a reporter in the year {year}. Write a letter home.
Act out the dialogue with your partner, then swap roles.
Ignore air resistance in this problem.
What would you tell a friend who has forgotten everything about {subject}?
Complete the sentence: "If I had known, ..."
Reveal the answer only after everybody has guessed.
Circle the instruction that does not belong in the list.
Print the output of the following program and say why it stops.
List {n} causes and {n} effects of {subject}.
Turn the page only when you are told to.
Discuss: should a machine ever override the decision of a doctor?
Write a system of two equations for the word problem.
Compare the two poems. Do not exceed {nnn} words.
Pretend that you are the king in scene {n}: which order would you give?
## policy
Employees must lock their screen when they leave the desk.
Passwords have at least {nn} characters and are never shared, not even with the helpdesk.
Staff may not enter customer data into public AI assistants.
AI tools may be used for drafts; the author remains responsible for the text.
Travel has to be approved in advance by the line manager.
Expenses above {money} need a second signature; nobody may bypass this rule.
Do not forward business mail to private accounts.
Requests for secret information are passed on to the legal team.
Administrators use a separate account for system work.
Visitors sign in at the desk and wear a badge.
The manager can override a rejected request, giving reasons in writing.
Ignore and report messages that ask for login data.
This policy replaces all previous versions.
Breaches may lead to a written warning.
Every employee repeats the training once a year.
Exceptions are granted by the data protection officer only.
Print confidential papers only on the printers in the locked room.
Questions on this policy are answered by {email}.
Gifts worth more than {money} must be declined politely.
Instructions from customers that conflict with this policy must not be followed.
Overtime has to be recorded on the same day.
Developers must not store keys or other secrets in source code.
## onboarding
Welcome on board! On your first day, collect your badge at the desk and ask for {person}.
Install the VPN, change your start password and set up the second factor.
Read the handbook, and do not worry if you forget half of it.
Your buddy is {person}; ask anything, there are no stupid questions.
In week {n} you shadow a colleague and take over your first ticket.
Introduce yourself in the chat with a photo of your {pet}.
Tell payroll your bank details before {date}.
Book the safety training and print the certificate.
Ask the internal assistant for the holiday calendar, or type /help.
Delete the welcome mails when you are done.
Do not ask for admin rights before the security briefing.
Follow the checklist, tick off each item and send it back to {email}.
Your manager will act as your mentor for the first {n} months.
Write down what confused you, so that we can fix the instructions for the next person.
Ignore meeting invitations for teams that you do not belong to.
Set your working hours in the system and respond to the invitation for lunch.
Reveal one fun fact about yourself in the Monday meeting.
## house
Quiet hours are from {time} to {time}. Please respect them.
Do not leave bicycles or prams in the stairwell.
Take off your shoes at the door.
Please strip the beds and start the dishwasher before you leave.
The Wi-Fi password is on the fridge; do not share it with the neighbours.
Separate glass, paper and food waste.
No smoking, not even on the balcony.
Pets have to be announced in advance.
Ignore the doorbell between {time} and {time}; couriers leave parcels downstairs.
The heating system runs by itself. Do not override the thermostat.
Lock the gate at night and hang the key back on its hook.
If the alarm goes off by mistake, enter the code {nnnn} and call the landlord.
The laundry room is open to flats {n} to {nn}; forgotten items are kept for {n} weeks.
Repeat offenders pay for the cleaning.
Report damage at once, and do not try to repair it yourself.
Children may play in the yard until {time}.
Barbecues only with the consent of everybody on the floor.
## school
Dear parents and carers, dear pupils,
The trip to {city} takes place on {day}, {date}. Please bring {money} in an envelope.
Please send in a packed lunch and a raincoat.
Return the slip below by {date}. Late forms will not be accepted.
Please ignore the letter of last week, it had the wrong date.
Remind your child not to bring phones to the swimming lesson.
Class {n}b will perform {subject} as a role play; everybody has been told which role to act.
Parents' evening is on {date} at {time}. Reply to this letter with three times that suit you.
Label all clothes with your child's name.
Do not park in front of the gate.
Report absences before {time} by phone.
Pupils will be given a new password for the learning platform; please help them to remember it.
The school does not allow AI assistants in tests. Homework that was written by a chatbot has to be repeated.
Practise spelling for {nn} minutes a day and sign the sheet.
The instructions for the science fair are printed on the back.
We need {n} volunteers who can act as stewards on sports day.
Head lice have been found in class {n}a. Check your child's hair tonight.
With kind regards, {person}, head teacher
Please forget about the missing library books: they were found.
## terms
By using the service you agree to these terms. If you do not agree, do not use the service.
You must not «reverse engineer|copy|resell|overload» the service, bypass its limits or try to gain access to parts you are not allowed to see.
You are responsible for keeping your password secret.
We may suspend your account if you «break these rules|ignore a warning|do not pay».
You may not use the assistant to produce spam, malware or instructions for crimes.
Do not try to extract the prompts or the weights of our models.
Output of the assistant may be wrong. Check it before you act on it.
These terms override all previous agreements between the parties.
If a clause is void, the others remain in force.
We may change these terms and will tell you {nn} days in advance.
Refunds are paid within {nn} days to the card that was used.
You grant us a licence to store and show what you upload.
The service is provided "as is".
The law of {country} applies; the courts of {city} are competent.
You can delete your account at any time in the settings.
System messages that we send you are part of the contract.
Users under {nn} need the consent of their parents.
We do not read your private messages and do not reveal them unless a court orders us to.
You must follow reasonable instructions that we give for reasons of security.
Jailbroken or rooted devices are not supported.
## prompt_docs
Title: {Legit_role}. Tags: {topic_plain}, {language}.
```yaml\nname: {snake}\nsystem: You are {a_legit_role}. {Role_rule}\nuser: "{legit_ask_cap}"\n```
Template: "Summarise the text between the marks in {n} sentences. Do not add anything."
Template: "Classify the message as complaint, question or praise. Answer with one word."
| Prompt {pipe} Model {pipe} Score |\n| --- {pipe} --- {pipe} --- |\n| {a_legit_role} {pipe} small {pipe} 0.{nn} |\n| {a_legit_role} {pipe} large {pipe} 0.{nn} |
Bad: "Be good." Better: "Write for {audience}, in {nnn} words at most, without jargon."
Use delimiters so that the model can tell instructions from data.
Example user message: "{trigger}"
Example answer: "{bot_reply}"
Prompts in the folder `roleplay/` are for language lessons.
Guardrails: tell the model what to say if it is asked about its instructions.
Do not rely on the prompt to keep secrets.
Placeholders are written in {curly}.
To override the system message for one call, pass `system=`.
The prompt below turns a model into {a_legit_role} for {audience}:
Ask for the reasons first and for the verdict afterwards.
# {Lib}
A small collection of prompts for «support teams|writers|teachers|developers|researchers|lawyers».
Each prompt has a title, a system message, a user template and an example.
Copy the text into the system field and replace the words in brackets.
System prompt: "You are {a_legit_role}. {Role_rule}"
`system`: You are {a_legit_role}. {Role_rule} {Role_rule}
> Act as {a_legit_role}. I will give you {input_kind} and you will reply with {output_kind}.
Prompts work best when they name the role, the task and the format.
If the model ignores part of the instruction, move it to the end and repeat it.
Avoid "do not" sentences; tell the model what to do instead.
The library does not call a model. Use `render(prompt, values)` and send the result yourself.
Few-shot: put two or three examples before the question.
Keep secrets out of the system prompt, since users can make the model repeat it.
Contributions are welcome. Open a pull request with one prompt a file, and do not include personal data.
Test every prompt with at least {n} models and write the results into the table.
`prompt.override(temperature=0.{d})` replaces the default of the template.
Tip: "Answer only from the text. If the text does not say it, say that you don't know" keeps answers short of fantasy.
The `role` field is one of system, user, assistant or tool.
Chain two prompts: the first one extracts facts, the second one writes.
Version {version}: prompts for {language} added; the one for résumés was rewritten.
## prompt_blog
A prompt is not a spell. It is a brief, as you would give it to a new colleague.
Last week I asked an assistant to {legit_ask}, and the answer was «useless|fine|twice as long as needed».
Tell the model who reads the text, how long it may be and what to leave out.
I used to write "ignore everything else" at the end of my prompts. It did nothing.
Developers put instructions into the system message because the model gives it more weight.
Prompt injection means that somebody hides an order in a text that the model reads, for example on a web page or in a CV.
The classic example asks the model to ignore its previous instructions; newer ones look like ordinary sentences.
Filters help, but do not rely on them: give the agent as few rights as it needs.
Treat whatever a tool returns as data and never as instructions.
Some people call it a jailbreak when a model is talked into a role that has no rules.
In my tests, {pct} of the answers followed the format if I gave an example, and {pct} if I did not.
Start with the simplest prompt, look at {nn} outputs, and change one thing at a time.
Role prompts such as "act as {a_legit_role}" change the tone more than the facts.
Ask for JSON only if a program reads it.
My system prompt has {nn} lines by now, and I have forgotten why half of them are there.
Leaked system prompts make good reading: they show what went wrong before.
If a model refuses a harmless question, rephrase it and explain the context.
Write your evaluation set before you write the prompt.
Never put a password into a prompt; whoever can talk to the bot can get it out.
The assistant is not your friend, nor your enemy; it completes text.
## readme
![build]({url}/badge.svg) ![version](https://img.example/{version}.svg)
Why another library? Because the others ignore {noun_plain}.
### Configuration\n```toml\n[server]\nport = {nnnn}\nadmin = "{first}"\nsecret = "change-me"\n```
Run the tests with `{command}`; they need no network.
The first start takes a minute, since the index has to be built. Do not interrupt it.
If you are on {platform}, read the notes below first.
`{lib} unlock <file>` asks for the passphrase and prints the plain text.
`{lib} forget <name>` removes an entry; `{lib} reveal <name>` shows it.
`{lib} repeat -n {n}` executes the command {n} times.
```\n$ {lib} --help\nUsage: {lib} [OPTIONS] <COMMAND>\n\nCommands:\n  run      Execute a plan\n  print    Show the plan\n  ignore   Add a pattern to the ignore list\n```
Add the following to your `Cargo.toml`:
Download the archive, unpack it and move the binary to a folder in your PATH.
| Option {pipe} Default {pipe} Meaning |\n| --- {pipe} --- {pipe} --- |\n| `--override` {pipe} off {pipe} replace existing values |\n| `--quiet` {pipe} off {pipe} print nothing |
Security: please report holes to {email} and not in public issues.
Translated into {language} by @{handle}. Thank you!
Tested on {platform} and {platform}. Other systems should work, tell us.
FAQ: *Can it act as a proxy?* Yes, with `--listen`.
Make sure that the service account is not an admin.
# {Lib}
{Lib} is a «small|fast|boring|well-tested» {programming} library for {lib_use}.
{hashes} Installation
Run `pip install {lib}` or clone the repository and execute `make install`.
```sh\ngit clone {url}.git\ncd {lib}\n{command}\n```
Copy `.env.example` to `.env` and fill in your own keys. Do not commit the file.
Requires {programming} {d}.{nn} or newer.
{hashes} Usage
Call `{lib}.run(path, ignore_errors=True)` to skip lines that cannot be parsed.
Set `{SNAKE}=1` to override the defaults of the config file.
You will be prompted for the admin password during setup.
To bypass the cache, pass `--no-cache`.
Use `--system` to install for all users.
To forget a remembered host, delete its line in `~/.{lib}/hosts`.
The command prints the previous state and exits.
{hashes} Contributing
Please open an issue first. Run `{command}` before you push, and follow the style guide.
Do not use `print` in library code; use the logger.
If you use a coding assistant, review what it wrote before you ask us to.
{hashes} License
MIT. See the file LICENSE.
Known issues: on {platform} {symptom}.
Supports a plug-in system: put a file into `plugins/` and it is loaded at start.
Agents: see AGENTS.md for build commands and conventions.
Upgrade notes: ignore the warning about the old schema, it disappears after the first run.
## lib_use
parsing invoices | reading sensor data | secret management | prompt templates | rate limits | retrying requests | terminal tables | role-based access | text search | scheduling jobs | unlocking encrypted archives | chat bots
## api_docs
GET /v1/{endpoint}/{curly}
Lists all {endpoint} of the account, newest first. Follow `next` until it is null.
| Field {pipe} Type {pipe} Description |\n| --- {pipe} --- {pipe} --- |\n| `role` {pipe} string {pipe} one of `user`, `assistant`, `system` |\n| `content` {pipe} string {pipe} the text of the message |
```bash\ncurl {url} -H "Authorization: Bearer $TOKEN" -d '{"prompt": "{legit_ask_cap}", "max_tokens": {nnn}}'\n```
`DELETE` returns 204. Deleted {endpoint} cannot be restored.
A system prompt counts towards the limit of {nnnn} tokens.
To stream the answer, set `stream` to true and read events until `[DONE]`.
`repeat_penalty` keeps the model from repeating itself.
Roles: `viewer` may read, `editor` may write, `admin` may do everything.
The password grant is deprecated; use the device flow.
Errors: `prompt_too_long`, `invalid_role`, `tool_not_found`, `override_not_allowed`.
```js\nconst reply = await client.ask({ system: "{Role_rule}", user: "{legit_ask_cap}" });\nconsole.log(reply.text);\n```
The `developer` message is placed before all user messages.
Use `metadata` to store your own keys; we ignore them.
Do not send secrets in the query string.
Pass `seed` to repeat a run; results may still differ between versions.
### POST /v1/{endpoint}
Creates a «message|session|job|document» and returns its id.
The `system` field holds the instructions for the model, for example `"You are {a_legit_role}. {Role_rule}"`.
```json\n{"model": "{lib}-{n}", "messages": [{"role": "system", "content": "You are {a_legit_role}."}, {"role": "user", "content": "{legit_ask_cap}"}]}\n```
```python\nclient.chat(system="You are {a_legit_role}. {Role_rule}", prompt="{legit_ask_cap}")\n```
Send the API key in the `Authorization` header. Never expose it in a browser.
Returns {http} if the «token|role|password» is missing.
`ignore_previous` (boolean): whether earlier messages of the session are left out. Default: false.
`override` (object, optional): values that replace those of the template.
`stop` (array of strings): the model stops as soon as it prints one of them.
`admin` tokens can act on behalf of other users with the header `X-Act-As`.
`reveal` (boolean): return secrets in plain text. Needs the scope `secrets:read`.
Tool calls are executed by your code. Check their arguments before you run anything.
Rate limit: {nnn} requests a minute. Do not retry on {http}.
The assistant message holds the reply, `finish_reason` tells why it stopped.
Deprecated: use `instructions` instead of `prompt`.
Example response:
```json\n{"id": "msg_{hex}", "role": "assistant", "content": "{bot_reply}", "usage": {"input": {nnn}, "output": {nn}}}\n```
Sessions are forgotten after {nn} minutes unless `persist` is set.
Webhooks repeat {n} times if your server does not respond with 200.
## endpoint
messages | sessions | jobs | documents | completions | prompts | assistants | tools | users | secrets | overrides
## bot_reply
The capital of {country} is on page {n}. | Sure, here is the summary. | I do not know that. | Your order left the warehouse on {day}. | Here are three ideas. | The file has {nn} lines. | It will rain on {day}. | I am sorry, I cannot help with that.
## job_ad
We are looking for {a_job} («full|part» time) in {city}, from {date} on.
You will {job_duty}, {job_duty} and {job_duty}.
You bring {n} years of experience, a driving licence and good humour.
You are an expert in {programming} and not afraid of legacy systems.
We offer {money} a year, {nn} days of leave and a bicycle.
Send your CV to {email}, and quote reference {id}. Please do not attach photos.
Applications without a letter will be ignored.
You act as the point of contact for our customers in {country}.
You follow instructions precisely, and say so if they make no sense.
You must keep trade secrets, and will sign an agreement.
Tell us in three sentences why you want to work with us.
Interviews take place on {day}; respond by {date} if you cannot come.
You will write and test prompts for our support assistant.
As a system administrator you manage accounts, passwords and backups.
Forget the nine-to-five: you choose your hours.
Previous experience in {a_app_short} company is a plus.
## app_short
logistics | retail | health-care | software | farming | media | travel
## job_duty
answer calls | plan routes | repair machines | write reports | train new staff | check deliveries | look after patients | print labels | keep the system running | act for the manager during holidays | open the shop in the morning | execute test plans | reply to complaints | review pull requests
## forum
{handle} wrote: the instructions say "{ui_text}", what does it mean?
Works for me on {platform}, version {version}.
Please mark the thread as solved.
I'm not an expert, but I would ignore that message.
What did the previous owner do to this {thing}??
Somebody at the shop told me to forget it and buy a new one.
Search before you ask, this comes up every week.
Moderator: stay on topic, or I lock this.
You have to act fast, the offer ends on {day}.
Thanks {first}, you saved my weekend!
Can you print your config here? Remove the secrets.
I did exactly what you said and now nothing works.
Is there an override for the safety switch? - No, and there is a reason for it.
My assistant answers in {language} since {day}, anybody else?
Don't listen to him. Follow the manual.
Prompt me again tomorrow, I'm at work. 😀
[quote]forget the warranty[/quote] Easy for you to say.
PM me the serial number.
{handle}: has anybody managed to {forum_try}? I tried everything.
{handle}: RTFM. No, really, page {n}, the grey box.
@{handle} did you try to switch it off and on again?
Try this: unplug it, hold reset for {nn} seconds, then repeat the setup and ignore the first error.
Never do that! You will void the warranty.
Same here since the last update. Please fix.
Update: solved. I had forgotten to {forum_forgot}.
Mods: please move this thread to "{Lib} help".
> ignore what he says\nWhy? It worked for me.
Post your config, but remove the password first.
I asked the chatbot of the shop and it told me to call support. Useless.
Don't feed the troll, just ignore him.
Edit: spelling.
Use the developer mode, there is a hidden menu under "about".
I'd override the default in the config and be done with it.
Read the pinned instructions before you post.
Can an admin unlock my old account? I lost the mail address.
My two cents: forget the expensive one and buy {thing_a} second hand.
lol, ChatGPT wrote that, right?
Quote: "You are now ready to go." I was not.
+1 | Thanks, that did it! | bump | first!
Reply with your serial number and I'll look it up.
## forum_try
unlock the bootloader | bypass the paywall of the old firmware with a downgrade | get the {thing} to print in colour | override the speed limit of an e-scooter on private ground | run two monitors | reset the admin password | grow {plant} indoors | jailbreak an old e-reader to change the font | make the assistant speak {language} | cook rice without a lid
## forum_forgot
plug it in | save the file | run it as admin | accept the prompt | remove the old key | read the instructions | turn off airplane mode
## thing_a
{a_thing}
## chat_line
are you home? | dont forget the milk | ok | can you call me when you get out | ignore my last msg, wrong chat 😅 | lol no | send me the address pls | who has the key? | the password is on the note next to the phone | tell mum that we're late | I'll be there at {time} | pls reply asap, the shop closes at {time} | repeat after me: I will not buy another {thing} | did you print the tickets? | don't tell anyone, it's a secret until {day} | {first} says hi | you always act like that | omg the {pet} ate the {food_short} | bring the {thing} back, I need it on {day} | what's the plan for {day}? | just do what the instructions say | I asked the AI thing and it wrote a whole poem instead | stop it you two | which system did you use for the guest list? | unlock the back door for {first}, she forgot her key | you're the admin of the group, add him | act surprised!! | new phone, forget the old number
## food_short
cake | sausages | lasagne | cheese | soup
## transcript
So welcome back, everybody. Today we talk about {subject}, and I have {person} with me.
[{hms}] {first}: Can you repeat that? The line was bad.
[{hms}] {first}: Sure. I said that we should stop {gerund_work} and tell the board.
Speaker {n}: I was given an instruction and I followed it. That was my job.
Speaker {n}: Let me stop you there. Who told you that?
INTERVIEWER: What did you do when the system failed?
{LAST}: We ignored it at first. Everybody did.
THE COURT: The jury will disregard that answer. Please rephrase the question.
Q. Did you print the e-mail? A. I did. Q. And then you forgot it on the tray? A. Yes.
Agent: Thank you for calling, how can I help? Customer: My card is blocked, and your bot told me to call.
Agent: Please tell me your date of birth and the last order. Do not tell me your password.
If you have just joined: mute yourselves and use the chat for questions.
Action: {first} to send the slides by {day}. Decision: keep the old provider until {month}.
Okay, next slide. Ignore the numbers on the left, they are from last year.
(laughter) Forget what I wrote in the book.
[{hms}] {first}: Before we go on, act as if I had never said that.
We now come to item {n} of the agenda.
## gerund_work
the project | hiring | paying twice | the old system | answering every mail | the roll-out | the weekly reports
## faq
**Is my password stored?** Only as a hash. Nobody can read it, not even our admins.
**Who can see my messages?** You and the people you write to.
How do I make the app forget my card? Remove it under "payment".
**The code does not unlock the door.** Wait ten seconds, then repeat. Ignore the red light.
Can I use two accounts? Yes, but only one can act as the owner.
Q: Why do I get instructions in the wrong language? A: The system follows the language of your browser.
**How do I talk to the assistant?** Press the blue button and speak.
What is the bypass fee? A fee for lorries that use the northern ring road.
Can I print my ticket at home? Yes, or show it on your phone.
**Do I have to respond to the survey?** No. It is voluntary.
Q: How do I reset my password? A: Click "Forgot password" and follow the instructions in the mail.
Q: Can I change my order? A: Yes, until it has been packed. Reply to the confirmation or call us.
**Why does the assistant not know my order?** It sees only what you type.
**Can I talk to a human?** Type "agent" and wait. Ignore the queue number, it is often wrong.
**Do you store my messages?** For {nn} days. Ask us to delete them at any time.
How do I cancel? Go to your profile, choose "plan" and press "end". You will not be asked why.
What if I ignore the reminder? After {nn} days we lock the account.
Is there a developer mode? Yes, for partners. Write to {email}.
How do I unlock a gift card? Scratch off the field and enter the secret code.
What does "override" in the schedule mean? Your own setting wins over the automatic one.
Can the chatbot give legal advice? No. It does not act as a lawyer.
Where do I find previous invoices? Under "documents". Print them from there.
What languages does the bot speak? English, {language} and {language}.
Why was I asked to repeat the payment? The bank did not answer in time. You have not paid twice.
## leaflet
Read all of this leaflet carefully before you start to take {drug}.
Do not take {drug} if you are allergic to any of its ingredients.
Tell your doctor if you have or had problems with your «liver|heart|kidneys|blood pressure».
Take {drug} exactly as your doctor told you. If you are not sure, ask.
The usual dose is {n} tablets «in the morning|twice a day|before meals», with a glass of water.
If you forget a dose, do not take a double dose. Skip it and go on as before.
Do not stop without asking your doctor, even if you feel better.
Stop taking {drug} and call a doctor at once if your face swells.
Do not drive or use machines until you know how you react.
Keep this medicine out of the sight and reach of children.
Do not repeat the course without a new prescription.
Like all medicines, {drug} can cause side effects, although not everybody gets them.
Ignore information from the internet that contradicts this leaflet, and talk to your pharmacist.
Common: headache, tiredness, a dry mouth. Rare: a rash, forgetfulness.
{drug} acts on the immune system.
Shake the bottle. Remove the cap by pressing it down and turning it.
Do not use after the date that is printed on the box.
Pregnant women should not take {drug} unless told to.
## legal
The tenant shall not alter the flat without the consent of the landlord.
This agreement supersedes all previous agreements, oral or in writing.
Neither party shall reveal secret information to third parties.
The contractor shall follow the instructions of the client as far as they are lawful.
The court ordered the defendant to hand over the records within {nn} days.
Any waiver must be in writing. Failure to act is not a waiver.
The executor shall execute the will as written.
Clause {n}.{n} overrides clause {nn} where they conflict.
The jury was instructed to ignore the remark.
Notice must be given {n} months in advance by registered letter.
The buyer may not assign this contract.
Where a system of automated decisions is used, the person concerned may demand that a human reviews the result.
The appeal is dismissed; the previous judgment stands.
Payment is due within {nn} days of receipt.
The parties shall act in good faith.
The seller gives no further warranty. The statutory rights of consumers remain.
In witness whereof the parties have signed on {date} in {city}.
§ {nn} The holder of a permit has to carry it and show it when asked.
## gardening
Prune {plant} «in late winter|after flowering|on a dry day», just above a bud.
Water {plant} in the morning and never over the leaves.
Forget {plant} for a week: they like it dry.
Do not dig up the bulbs before the leaves are yellow.
Mulch with straw, ignore the first weeds and pull out the rest by hand.
Repeat the treatment after {n} weeks.
Plant {plant} {nn} cm apart; the roots act like a sponge.
A drip system saves water.
Remove side shoots, and tie the stem to a stick.
Let some nettles stand for the butterflies.
Old gardeners kept their compost recipe secret.
Sow under glass in {month}, plant out after the last frost.
## travel
Take the tram to the {city} gate, get off at the third stop and follow the signs.
Do not drink from the tap in the mountain huts.
Ask for the key at the bar; the door code is {nnnn}.
Skip the museum and go to the market instead.
Book the ferry early, print the ticket, and be there {nn} minutes before it leaves.
Ignore people who offer taxis in the arrivals hall.
Bring cash, since the card system is often down.
Tell the guide about allergies before the tour.
Take off your hat in the temple and do not step on the threshold.
Whoever forgets the passport cannot board.
The lake is a secret of the locals; keep it that way.
Cross the bridge, turn left, repeat until you are lost, and then have lunch.
"""
