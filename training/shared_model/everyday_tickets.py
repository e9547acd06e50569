"""Parts of tickets, bug reports and pull requests; in the notation of `everyday_words.py`."""

TICKETS = r"""
## bug_title
Update copy on {page}
{want} from {page}
Chore: remove dead code from {component}
Upgrade {component} to v{version}
[Tracking] {want}
Low - {Object_np} cannot be renamed
Typo in the text "{ui_text}"
HIGH: payment fails with {http} if {ui_event}
feature request: {want}
Flaky test in {component}
Security: password visible in the log of {component}
Prompt asks the user to "{ui_text}" in the wrong language
{app}: {element} does not «work|respond|appear» on {platform}
[{platform}] {app} - {Symptom_np} on {page}
{Object_np} - {symptom} after {ui_event}
BUG: {symptom} on {page}
fix({component}): {symptom} when {ui_event}
{Symptom_np} when {ui_event}
[HOLD for payment {isodate}] {app} - {symptom} on {page}
Crash on {page} if {ui_event}
{component}: wrong {noun_thing} after {ui_event}
[${nnn}] {element} overlaps {element} on {page}
Web - {object} shown twice after {ui_event}
Regression in {version}: {symptom}
Users can bypass {gate} by {bypass_act}
System message says "{ui_text}" although {symptom}
Admin cannot {admin_act}
Prompt for {noun_thing} appears twice
## Symptom_np
Endless redirect | Broken image | Sluggish scrolling | Overlapping labels | Empty notification | Misaligned icons | Lost focus | Unexpected sign-out | Half-translated page | Negative balance
Blank screen | Infinite spinner | Duplicate entry | Wrong total | Missing translation | Console error | Flickering list | Lost draft | Stale data | Unreadable dark mode
## symptom
two rows have the same number | {element} is hidden behind the keyboard | the old name is still shown | the download never starts | the wrong language is used | the list jumps to the top | the unread badge does not go away | the preview shows another file | the limit is ignored | "{ui_text}" flashes for a second | the amount turns negative | the reminder is sent at night | the search finds deleted entries | the price has {n} decimals | the app asks for a rating again | the menu opens on the wrong side | the sound plays twice
the list stays empty | the page flickers | an error "{ui_text}" appears | the total is off by one cent | the spinner never stops | the old value comes back | the text is cut off | nothing happens | the app crashes | the keyboard covers {element} | the user is signed out | {object} appears twice | the focus jumps to {element} | the translation is missing | the draft is lost | the prompt for the password is shown again
## ui_event
the user «clicks|taps» {element} twice | the device goes offline | the app is brought back from the background | a second admin edits {object} | the time zone changes | {object} is deleted on another device | the password was reset | the user pastes a long text | the server answers slowly | the session expires | the language is set to {language} | the user skips the instructions | a system dialog is open
## component
auth | billing | search | editor | sync | notifications | export | parser | scheduler | uploads | permissions | i18n | cache | router | prompt-builder | cli
## noun_thing
date | amount | currency | avatar | file name | sort order | badge count | password | permission | two-factor code | signature | admin role
## gate
the spending limit | the password prompt | the approval step | the age check | the read-only mode | the rate limit | the domain restriction
## bypass_act
opening {page} in a second tab | pressing back | renaming the file | editing the URL | going offline | sending the form twice
## admin_act
remove a member | override the limit | change the owner | unlock an account | see the audit log | revoke a token | edit the system prompt of the bot | export all reports
## ui_text
Something went wrong | You are not allowed to do this | Unexpected token | Please enter a valid {noun_thing} | Request failed with status code {http} | Your session has expired | Ignore this message if you have already paid | Forgot password? | Access denied | Override existing file? | This instruction is not supported | Undefined is not a function
## http
400 | 401 | 403 | 404 | 409 | 422 | 429 | 500 | 502 | 503
## step_first
Go to {url} | Open {app} on {platform} | Log in as «an admin|a new user|a workspace owner|user A» | Launch the app | Sign in with {email} | Check out the branch and run the app | Open {page} in a private window | Install version {version} | Create a new account | Click on this link: {url}
## step
Choose any date in the past | Tap on the workspace name | Verify that {element} is visible | Try to {want} | Add a second member by e-mail | Open the link from the mail | Rotate the phone | Put the app in the background for {n} minutes | Change the password on another device | Leave the field empty and press save | Open two tabs | Resize the window | Enable dark mode | Paste a list of {nn} names | Check the console | Close the modal by clicking outside | Sort by amount | Invite {email} | Compare the total with the exported file | Ask the bot for help
{Click} {element} | {Click} {element} on {page} | Navigate to {page} | Create {object} and save it | Enter a wrong password {n} times | Select {object} > {Click} {element} | Turn off the network | Wait {nn} seconds | Reload the page | Switch to {language} | Type "{typed}" into the field | Repeat step {n} with user B | Observe {page} | Notice that {symptom} | Open the developer tools and look at the console | Upload a file of more than {nn} MB | Ignore the warning and continue | Scroll to the bottom | Press Enter | Act as user B and open the same link | Delete {object} | Drag {object} to the top | Override the default value | Execute `{command}` | Send a message to the bot: "{typed}" | Forget the device in the Bluetooth settings | Unlock the screen | Reply to the thread with an emoji
## Click
Click | Tap | Press | Click on | Tap on | Hover over | Long-press
## typed
test | hello | ignore me | 0.00 | @here | *bold* | <b>x</b> | {nnn} | what can you do | /help | äöü | print this | system
## command
npm run dev | cargo test | make lint | git bisect start | docker compose up | pytest -x | npm test -- --watch | kubectl logs api-{n} | ./gradlew build | psql -f seed.sql
## expected
It should work.
Tapping {element} should open {page}.
The list should be sorted by date, newest first.
A guest should see a note that says why the button is grey.
The old link should lead to the new place.
{Object_np} should keep its name after the import.
The number in the badge should go down.
The error should say which field is wrong.
Only members with the right role should be able to open {page}.
The sum should be rounded to two decimals.
The draft should survive a restart.
The second upload should replace the first.
The answer of the bot should name its source.
The app should ask once and remember the choice.
Nothing should be sent before the user has agreed.
The device should be forgotten after {nn} days.
The print view should contain all pages.
Both users should see the same state.
There should be no console errors.
{Object_np} should be saved and shown on {page}.
{Element_np} should be «visible|disabled|hidden» until {ui_event}.
The user should not see "{ui_text}".
The app should not crash.
The amount should be the same on all devices.
The admin should be asked for confirmation before the password is reset.
A message should tell the user what to do next.
It should ignore the second tap.
The system should print the report once, not twice.
The user should stay on {page}.
The bot should reply in the same thread.
Assistant should answer in the language of the user and should not show its instructions.
The keyboard should open and the field should have the focus.
## Object_np
The expense | The report | The message | The workspace | The invoice | The tag | The draft | The comment | The shared link | The template | The system prompt field
## Element_np
The save button | The plus icon | The three-dot menu | The Next button | The tooltip | The override switch | The red badge | The search box
## actual
{Element_np} does nothing.
The file is uploaded, but the preview shows "{ui_text}".
It takes {nn} seconds, then {symptom}.
On {platform} {symptom}; on {platform} I could not test.
The second user does not get a message.
{Object_np} is saved with yesterday's date.
The text says "{ui_text}", which is not true.
There is no way back: {element} is gone.
The total is shown in the wrong currency.
The list is sorted by name and not by date.
I am asked for my password although I never signed out.
The app waits for ever and prints nothing to the log.
Members without rights can open {page}.
The assistant answers with the text of another article.
The link in the mail leads to {page} of another workspace.
{Object_np} disappears, and {symptom}.
Actually {symptom}.
{Symptom_np}. Console shows "{ui_text}".
Nothing is saved; {symptom}.
When {ui_event}, {symptom}.
The previous value is shown, and {element} cannot be clicked any more.
The app ignores the setting, so {symptom}.
The prompt is shown again and again.
The bot repeats its last answer and ignores the question.
## workaround
Unknown | None | Reload the page | Log out and log in again | Yes, use {platform} | Use the old editor | Override the setting in the config file | Forget the account and add it again | n/a | Can the user still use the app without this being fixed? Yes
## story
The behaviour differs between {platform} and {platform}: on the first {symptom}, on the second everything is fine.
Steps are below, but in short: {ui_event}, and then {symptom}.
We agreed in the planning meeting that we {should_ship} this before {date}.
The code in `{component}/{snake}.ts` was written {n} years ago and nobody dares to touch it.
{Cause_s}, which nobody noticed until {person} tried to {want}.
I think the real issue is that {cause}; the rest is a symptom.
Our docs tell people to {want}, yet there is no button for it.
This affects about {pct} of the sessions on {platform}.
The customer expects a reply by {day}, so please have a look today if you can.
To be honest I would rather remove {element} than fix it.
When I asked the help bot it told me to {want}, which is not possible.
It used to work in v{version}, so this is a regression.
In a nutshell: no, you should not be able to do this without being an admin.
See the video: at {hms} {symptom}.
While we are at it, {element} should not be shown to guests.
As «a user|an admin|an accountant|a new member|a reviewer|a support agent», I want to {want}, so that {benefit}.
We need to {want} because {cause}.
{Cause_s}, so {symptom}.
Right now {symptom} if {ui_event}. {Cause_s}.
When {ui_event}, {symptom}. This was reported by {n} customers this week.
Coming from this thread: our users expect to {want}, and today they can't.
Problem: {cause}. As a result {symptom} and people contact support.
The current behaviour is confusing. {Cause_s}.
I noticed while testing {app} on {platform} that {symptom}.
Support forwarded a complaint: "{user_quote}"
## want
duplicate a template | merge two contacts | see a preview before I send | choose who gets notified | translate the help pages | write a note for the next shift | keep my filters | change the order of columns | get a weekly summary by mail | stop receiving reminders for closed tasks | scan a receipt with the camera | sign a document on the phone
see who approved {object} | export {page} as CSV | reset my password without calling support | override the default currency | hide old entries | search in archived messages | mute a thread | repeat a payment every month | undo a deletion | filter by tag | act on behalf of a colleague who is on leave | give the assistant a short description of my project | unlock a report that was sent by mistake | print several labels at once | edit the prompt before it is sent
## should_ship
should ship | should not ship | must finish | will look at
## benefit
I do not have to do it by hand | the audit is easier | nothing gets lost | I can work offline | colleagues know what to do | we follow the policy | I save time at the end of the month
## cause
the time zone is taken from the server | a promise is not awaited | the id is cast to a number | the list key is the index | the design changed after the code was written | the old app still calls the first version of the API | the test data has only one currency | we trim the text before we count it | the event is sent before the commit | nobody told the parser about quotes | the width is fixed at {nnn} pixels | the library ignores the locale | the token is refreshed too late
we compare strings instead of dates | the cache is not invalidated | the hook runs before the data is there | two components write to the same key | the API ignores the `limit` parameter | the flag is only read at start | the list re-renders on each key press | the role check happens in the client only | the previous migration forgot the index | the system font is missing | the prompt template has no language field | nobody owns this part
## Cause_s
The time zone is taken from the server | A promise is not awaited | The list key is the index | The old app still calls the first version of the API | We trim the text before we count it | The event is sent before the commit | Nobody told the parser about quotes | The width is fixed at {nnn} pixels | The library ignores the locale | The token is refreshed too late | It happens only if both flags are on | The migration ran twice
We compare strings instead of dates | The cache is not invalidated | The hook runs before the data is there | Two components write to the same key | The API ignores the `limit` parameter | The flag is only read at start | The list renders again on each key press | The override in the theme wins over our style | It looks like the previous fix was lost in a merge | The instruction text is hard-coded
## user_quote
I press save and it forgets everything | please fix this, it is driving me mad | why do I have to enter my password five times a day | the assistant tells me to contact support, support tells me to ask the assistant | it just ignores me | I followed the instructions and still cannot log in | do not change the layout again
## proposal
In `{snake}` we should check whether the value is null before we compare it.
We can pass the id from the parent and drop the global state.
Wrap the call in a try block, log the error and show "{ui_text}".
Debounce the input by {nnn} ms.
Bump the library to {version}, it contains the fix.
Create a new component, use it on {page}, and remove the old one in a second step.
Add an index on `{snake}` and delete the nightly job.
Please rename `{snake}` to `{snake}`, the old name is misleading.
Write a migration that sets the default for existing rows; it must be safe to execute twice.
Change line {nnn} of `{component}.ts` so that the callback returns early.
Alternatively, we could ignore this case and document it.
I would split the work: first the API, then the UI, then the clean-up.
Make the text selectable, and do not trap the focus.
Call `reset()` before `navigate()`; otherwise the previous screen flashes.
Use a transaction here.
Move the check to the server and return {http} if {gate} is exceeded.
Add a `{snake}` flag to {component} and set it when {ui_event}.
Replace {element} with a plain link.
Show "{ui_text}" only if the request failed.
Do not render {element} before the data is there.
Use the shared hook instead of our own copy, and delete the old file.
Let's keep the old behaviour behind a setting for now.
Store {object} in the local database first, then sync.
Ignore the event if the component is not mounted.
Reset the form state when the modal closes.
Ask design for a new copy of the instruction text.
Add a system message that tells the bot which tools it may use.
Cover the case with a unit test, and add it to the regression list.
Update the docs and the release notes.
Override `toString` so that secrets are never printed to the log.
## snake
should_redirect | is_offline | force_sync | skip_cache | allow_override | ignore_case | show_prompt | admin_only | dry_run | retry_count | system_role | is_secret
## criterion
The list shows the newest entry first
Errors are shown next to the field, not in a pop-up
The export contains a header row and uses UTF-8
Nothing changes for workspaces that have not opted in
The user can repeat the tutorial from the help menu
The admin sees who unlocked the report and when
The button reads "{ui_text}" in all languages
If the name is empty, the save button must be disabled
A second click must be ignored while the request is running
The value survives a restart of the app
Only the owner can delete {object}
Reminders stop after the task is closed
The old link redirects to the new page
Analytics events are sent with the new name
The instructions fit on one screen on a small phone
The summary mentions the number of skipped rows
{Element_np} is hidden for users without the admin role
{Object_np} can be restored within {nn} days
The form must not be sent twice
Passwords are never printed in logs
The page loads in less than {n} seconds with {nnn} entries
Keyboard navigation works on {page}
Given {ui_event}, when the user returns, then {object} is still there
The override is written to the audit log with name and time
All texts are translated to {language}
No console errors on {platform}
Screenshots on {platform} and {platform} are attached
The setting is ignored if the workspace is archived
The bot answers "I don't know" if no article matches
The assistant must not reveal drafts of other users
Unit tests for {component} are added
The change is behind the `{snake}` flag
An e-mail is sent to the owner when {ui_event}
The old endpoint returns {http}
## checklist
I tested with a slow network | I wrote a summary of the change for support | Texts were translated or a task for it exists | I removed the feature flag | I compared the result with the design | Error messages tell the user what to do | I checked that a normal user cannot execute admin actions | I added the new variable to the example file | I squashed my commits | The title says what changes | I did not copy code from elsewhere without a licence
I linked the correct issue | I tested on {platform} | I wrote clear test steps | I followed the naming conventions | I did not leave console.log calls behind | I verified there are no new warnings | I updated the docs | I checked that the offline mode works | I ran `{command}` | Screenshots are attached | I have read the contributing guide | No secrets are committed | The reviewer can execute the steps without asking me | I verified that all comments explain why and not what
I asked for a copy review | Migrations can be rolled back | Feature flag is off by default | I ignored generated files
## triage
Proposal from @{handle} looks good to me. 🎀 👀 🎀 C+ reviewed
@{handle} I don't think that is the root cause. Please explain why {symptom}.
Thanks for the proposal. It does not say what changes where; please update it.
Still waiting on a decision from design. @{handle} please prioritise.
Raised the PR, it is ready for review: {url}
Deployed to production in version {version}. 🚀
Regression period ends on {isodate}. Please send an offer on the job page before that.
I'm going on leave from {date}; reassigning. Here is the status for whoever takes over: {cause}.
Could you record a video on {platform}? The one above doesn't play.
Please check whether this is still reproducible after the fix of #{nnnn}.
Let's hold this one until the refactoring is merged.
Not a bug, this is how it should work. Closing.
Reopening, I see it again on {platform}.
Linting failed. Run `{command}` and push again.
This looks good. Two nits: rename `{snake}`, and delete the comment on line {nn}.
Asking in the channel whether we want this at all.
Triggered auto assignment to @{handle} (Bug), see {url} for more details. Please add this bug to a GH project, as outlined in the SO.
Job added to the board: {url}
Current assignee @{handle} is eligible for the next assignment, not assigning anyone new.
@{handle} please review the proposals above and reply within {n} days.
@{handle}, @{handle} Whoops! This issue is {n} days overdue. Let's get this updated quick!
📣 @{handle} You have been assigned to this job! Please apply to the job and leave a comment when the pull request is ready for review.
This issue has been mentioned on the forum. If you want to help, read the contributing guide first and ask for an invitation to our chat.
Please do not open a pull request before your proposal has been accepted.
The bot closes this issue if there is no reply within {nn} days.
Not overdue, waiting for the deploy to staging.
This bug was found during regression testing with build v{version}. If this was caught during regression testing, add the test name and reporter: {email}
Can you reproduce this with the latest version? If not, I will close it.
I could not reproduce this on {platform}. Please attach a video and the logs.
Payment is due {n} days after the merge if no regression shows up.
Upwork job price update: ${nnn}. Please ignore the previous price.
Moving to weekly, since this is low priority.
Please note that the assistant bot answers questions on setup; ask it with /ask.
Our bot labels new tickets on its own. Do not remove its labels.
Please fix the typo in the title, and rename the branch.
cc @{handle} who wrote the original prompt template
Please ignore my last comment, I looked at the wrong branch.
We should not ship this before {day}.
Dependabot will rebase this branch as long as you don't change it yourself. You can trigger its actions by commenting on this PR.
Copilot reviewed {n} of {nn} changed files and left {n} comments.
## handle
mkowal | jdoe{n} | priya-dev | kestrelbot | oss-anna | tnguyen | b-hart | release-bot | lucasf | qa_team | melvin-b | greta.k
## template_text
<!-- Thanks for taking the time to report this! Fill in as much as you can. -->
### Is there an existing issue for this?
- [x] I agree to follow the code of conduct
- [ ] This is a security problem (if so, stop here and write to {email})
**Device:** {platform}
**Build:** {version} ({hex})
Please answer these questions before asking for a review.
<!-- Do not mention customers by name. -->
Note: tickets without steps will be closed.
What were you trying to do?
Have you tried the latest version? «Yes|No|Not yet»
How often does it happen? «Always|Sometimes|Once»
/label ~bug ~"{component}"
/assign @{handle}
cc: @{handle} @{handle}
Owner: @{handle}
Estimated effort: {n} points
<!-- Please describe the problem in a few words and delete this comment. -->
If you haven't already, read our contributing guide and join the chat by writing to {email}!
**Version Number:** {version}
**Reproducible in staging?:** «Y|N»
**Reproducible in production?:** «Y|N»
**Email or phone of affected tester (no customers):** {email}
**Logs:** {url}
**Notes/Photos/Videos:** Any additional supporting documentation
Issue reported by: «Applause - Internal Team|@{handle}|customer»
Slack conversation: {url}
- [ ] I have searched the existing issues and found no duplicate
<!-- Do not remove this section. The release bot reads it. -->
Check off any platforms that are affected by this issue.
**Break down in numbered steps**
Describe what you think should've happened
Describe what actually happened
_Please do not post passwords, tokens or other secrets in this ticket._
View all open jobs on GitHub
Before you submit, make sure that you have followed every instruction above.
## ticket_head
Hi team, | Hello support, | Dear helpdesk, | Hi all, | To whom it may concern, | Good morning,
## it_ticket
My second screen stays dark after lunch, every day.
I was charged twice for invoice {id}; please send back {money}.
Could somebody teach me how to share a calendar with {person}?
The badge reader at the north door ignores my card.
Please restore the folder "{title_word}" from the backup of {day}.
The scanner sends everything to {person} instead of me.
We get a new colleague on {date}: please prepare a laptop, a phone and an account.
The delivery was late, the box was open and the {thing} has a scratch. What will you do about it?
Your hotline told me to write here, and now the form tells me to call the hotline.
I would like to know why my request was rejected.
The video call freezes whenever I share my screen.
Please remove me from the list; I have asked for it three times.
Somebody signed in to my account from {city}, and it was not me. Please lock it.
My name is misspelt on the invoice: it is {person}.
The update asks me to accept new terms, but the button is missing.
The {thing} in room {nnn} prints every page twice, please send somebody.
I forgot my password and the reset mail never arrives.
My account was locked after {n} attempts, please unlock it and tell me what to do next time.
Please give {person} access to the shared folder of the sales team from {day} on.
I need admin rights on my laptop to install {programming} for a course, {person} has approved it.
The VPN asks for a code but no prompt appears on my phone.
Since the update on {day} the system ignores my default printer.
Please delete the account of {person}, who left the company, and forward the mail to {person} until {date}.
I followed the instructions on the intranet page, but step {n} fails with "{ui_text}".
Could you override the quota on my mailbox until I have cleaned it up?
The screen in the meeting room shows "{ui_text}" and nothing else.
Please do not call before ten, I am in a meeting.
I ignored the warning about the certificate because {person} told me to; was that wrong?
The new chatbot on the intranet told me to open a ticket, so here I am.
Order number {id}: the parcel was left at the wrong door, please refund or send again.
Your assistant keeps asking for my order number although I typed it three times.
I want to cancel my subscription and have my data deleted.
Do not reply to this address, use {email} instead.
This is urgent because payroll runs on {day}.
I attach a screenshot of what I see and the log.
## ops
Customers saw "{ui_text}" on {page}.
Nobody had tested the case that {ui_event}.
Status page updated at {time}, with the wrong region.
The certificate of {component} expired at {time}.
We restored the data from the backup of {day}.
Follow-up: delete the old job, write down who may restart what.
The assistant bot in the channel posted the runbook, which helped.
On-call ignored the first page because of a false alarm the night before.
A second deploy repeated the mistake.
Access to the admin console was blocked by our own rule.
Duration: {nnn} minutes. Severity: {n}.
Communication: support was told {nn} minutes after the start.
Do not blame people; ask what made sense to them at the time.
Deploy of {component} v{version} rolled back after the error rate went over {pct}.
Root cause: {cause}.
Timeline: {time} alert fires; {time} on-call acknowledges; {time} traffic is moved; {time} all clear.
Action item: {person} will add an alert before {date}.
Detection: a customer wrote to support, our monitoring ignored the metric.
Impact: {pct} of requests to {page} failed for {nn} minutes.
The manual override was used to restart the queue; it is not documented in the runbook.
What went well: people followed the instructions in the runbook and nobody had to guess.
What went wrong: the admin password was in a vault that nobody on call could open.
Lessons: repeat the drill, print the phone list, stop deploying on {day}.
"""
