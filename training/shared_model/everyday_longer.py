"""Longer and more talkative sentences for the kinds of `everyday_documents.py` and `everyday_pages.py`, so that no kind has one voice;
`## +name` adds to a list. The notation is that of `everyday_words.py`."""

LONGER = r"""
## +recipe
If the sauce splits, do not panic: take it off the heat, add {ingredient} and whisk as if your life depended on it.
People will tell you to rinse the rice; ignore them for this dish, since you need the starch.
While the {food} cools down, mix {ingredient} with {ingredient} and keep a spoonful for the decoration.
You can prepare everything the day before, apart from the dressing, which you should make at the last minute.
My aunt, who never wrote a recipe down, told me over the phone to "add flour until it answers when you tap it".
For {n} people take twice the amount, but not twice the salt.
Let the children press out the shapes; it is their job and takes {nn} minutes.
## +manual
Should the display stay dark although the {thing} is plugged in, hold down the two outer keys until you hear a tone, then let go of the left one first.
The {thing} remembers up to {nn} users; when the memory is full, the oldest entry is forgotten without a warning.
Parents can set a secret code that unlocks the {thing} for {nn} minutes; write it down, because it cannot be printed or read out later.
Do not act on messages that ask you to open the case, for instance during an update over the network.
The assistant in the app explains every symbol; say "help" or touch the question mark.
Installation must be carried out by a qualified person who follows the national rules on wiring.
This symbol means that the instruction next to it must be obeyed under all circumstances.
## +safety
Whoever discovers a leak tells everybody in the room, leaves, closes the door and only then makes the call.
Permits that were issued under the previous system are no longer valid; ask the site office for new ones before you start.
Do not rely on the interlock, which may have been overridden by the shift before yours.
Contractors will be told by their guide where they may go; they must not execute any work that is not on the sheet.
Repeat back every instruction that you receive by radio, word by word, and wait for "correct".
If two alarms sound at the same time, treat the louder one first and ignore the display until you are outside.
## +exam
Two trains leave {city} at {time} and travel in opposite directions; how far apart are they when the first one stops for {nn} minutes?
Imagine that a friend has missed the lesson on {subject}: write him a message of no more than {nnn} words that tells him what to learn.
The following passage contains {n} mistakes; underline them, write the correction above the line, and do not change anything else.
Candidates who finish early should check their work, put down their pens and wait quietly until they are told to leave.
In this exercise you are the lawyer of the wolf; write a plea to the court, using at least {n} linking words.
State whether each claim about {subject} is true, false or not mentioned in the text, and quote the line that supports your answer.
Part B is optional: choose one of the two tasks and ignore the other.
Which order did the general give, and why did his officers pretend not to have received it?
## +policy
Employees who receive a message in which a manager appears to demand an urgent payment must call the manager on a known number before they act.
Where this policy and the instructions of a client differ, the stricter rule applies, and the difference is reported to the compliance officer.
An AI tool may suggest a text for a customer, but a member of staff has to read it, correct it and take responsibility for sending it.
Devices that have been unlocked by unofficial means, jailbroken phones included, may not be connected to the network.
The previous practice of sharing one administrator account among the team ends on {date}.
Do not rely on memory: every exception is written into the register with its reason, its date and the name of the person who approved it.
## +onboarding
You will meet many people in the first days and forget most of their names, which is normal; nobody will hold it against you.
Ask your buddy for the unofficial rules as well, such as who gets the last piece of cake.
From the second week on you act as the second pair of eyes on reviews, and from the fourth on you may approve small changes yourself.
If something in our system makes you think "this cannot be right", tell us before you get used to it.
Set up your signature, record a greeting for the phone, and print the emergency card that you find in the folder "start".
## +house
The previous tenants left a list of the plumber's moods, which you may ignore, and a spare key, which you should not.
If the heating knocks at night, do not call anybody; open the valve in the bathroom, wait for the hiss and close it again.
Guests who arrive after {time} get the code for the key box by text message; please do not pass it on and do not write it on the wall.
Leave the kitchen as you would like to find it, and the last {n} pages of the guest book to those who come after you.
## +school
As announced, the choir repeats its concert on {day}; singers who had forgotten their folders last time are asked to print the sheets at home.
Children in year {n} are learning about passwords this week, so do not be surprised if your child refuses to tell you a secret.
We would like to remind all families that instructions by the lollipop lady have to be followed, also by fathers in a hurry.
Please talk with your child about the use of chatbots for homework, and sign the agreement that you find on the back of this letter.
If you would rather not have your child photographed, reply to this mail with the word "no"; silence counts as consent.
The head teacher has decided to override the vote on the colour of the new jumpers, and will explain why at the meeting on {date}.
## +terms
You may use the assistant for your own purposes, but you must not present its output as the work of a human where people rely on that.
If you act for a company, you state that you have the authority to bind it, and "you" means that company as well.
We process the prompts that you enter in order to answer them, and keep them for {nn} days unless you have switched the history off.
You agree not to use any means, whether automatic or by hand, to get round the measures that restrict access to parts of the service.
No instruction, advice or promise by our support overrides these terms, unless we confirm it in writing.
Should you forget your password and lose access to your mail account at the same time, we may be unable to restore your data.
## +prompt_blog
A colleague keeps a file with every prompt that ever failed him, sorted by reason; "forgot to say what not to do" is the longest section.
When people ask me for the one magic sentence, I tell them to write down what a tired intern would need to know, and to stop there.
The model does not "ignore" you out of spite: the line that you care about stood in the middle of {nn} others.
Companies fear that users talk their bots into revealing the system prompt; in my view a prompt that must stay secret is badly designed.
Researchers hid an order in white letters on a white page, and the agent that summarised the page obeyed it; that is why output needs checking.
I gave the same instructions to {n} models and got {n} dialects of obedience.
Try to delete half of your prompt and see what happens; most of the time nothing does.
If you need the answer in a fixed format, show it once, in full, with dull content.
## +forum
I had the same problem with my {thing}: it turned out that the cable was loose, so before you do anything else, check that and report back here.
OP, you say that you followed the instructions, yet on your photo the lever points up; turn it down, hold the button, count to ten.
With all respect, the guy who wrote that answer has never seen a {thing} from inside, so please ignore it and wait for somebody who has.
I wrote to their support three times, first a bot answered, then a human who sounded like a bot, and then nobody.
Long story short: new battery, factory reset, new password, and it has not acted up since {day}.
If you are on the old firmware, do NOT press update; it will forget your settings and there is no way back.
## +chat_line
ok so the plan: you distract him, I hide the cake, {first} does the lights. don't say a word!! | can someone with admin rights pls add my sister to this group, she needs the list | that's not what I said, read it again, I said ignore the FIRST price not the second | guys stop sending voice messages, I'm in the library | he told me to wait for instructions so I waited, for two hours | new rule: whoever forgets the snacks pays for the pizza | just tell her you forgot, she'll laugh | I can't open it, says I need permission, unlock it for me pls | pretend you're me and call the landlord haha | did you see what the bot answered, it thinks {city} is in {country} | send pics | sorry just saw this, phone was on silent | what does your prompt say? mine just repeats the question | the answer to nr {n} is {nn}, but explain it in your own words or he'll notice
## +transcript
[{hms}] {first}: What I would tell a young {job} is: forget the titles, look at who listens to you, and do not act as if you knew everything.
[{hms}] {first}: So when the printer started to repeat the previous page, we all laughed, and then we saw the bill.
CHAIR: I must ask the member to withdraw that word. - MEMBER: I withdraw it, and I shall use a longer one instead.
WITNESS: I was told not to write anything down, so I did not; I was told to remember it, and I did.
Moderator: One question from the chat: "Will assistants follow instructions they find in mails?" - {first}: They should not, and that is the hard part.
Coach: Left, left, stop! Again from the start, and this time ignore the whistle.
Doctor: And since when does it hurt? - Patient: Since you told me to press here.
## +faq
**I was asked to repeat my identity check. Why?** The system forgets the result after {nn} months, as the law demands; please have your card ready and follow the steps on the screen.
**The assistant refused to answer. What can I do?** Ask in other words, or write to us; some subjects are left to people on purpose.
What happens to my data if I ignore your mails? Nothing for a year; after that we delete the account and tell you so {nn} days before.
Why can I not use a password that I had before? Because previous passwords may have leaked.
## +leaflet
If you use more {drug} than you should, call a doctor or the nearest hospital, and take this leaflet and the box with you.
Your doctor may override the usual dose if your kidneys do not work well; do not change it on your own.
Before an operation tell the staff that you use {drug}, even if nobody asks.
Stop and think: are you sure that this is the right medicine, the right time and the right dose?
## +legal
The supplier shall act on written instructions of the customer only, save where the law demands otherwise, in which case it shall tell the customer without delay.
Nothing in this clause shall be read so as to limit a right that cannot be waived.
Having been told to disregard the previous answer, the jury returned within {n} hours and found for the plaintiff.
The tenant, who had forgotten to give notice, argued that the landlord's reply amounted to a new agreement; the court did not follow him.
Secrets that are revealed by order of a court remain protected against all others.
## +job_ad
You are the kind of person who reads the manual, asks why, and still follows the instruction until you have a better one.
Tell us about a system that you have built, broken or rescued; a page is enough, and nobody will ignore it.
You will act as deputy to the head of the unit, and sign letters on behalf of the board when she is away.
Applications that were visibly written by a chatbot have not fared well so far, but you are free to try.
## +tutorial
If the prompt does not come back, press Ctrl and C; this stops the program without closing the window.
Resist the urge to copy the whole listing: type it, make mistakes, and let the messages tell you where.
The agent that we are building must treat the page as data, so we wrap it in marks and tell the model not to follow orders from it.
At this point the program forgets everything when it ends, which we are going to change with a small file.
Your output should look like the picture; if it does not, go back to step {n} and compare line by line.
## +health_page
If you have been told that you snore, stop breathing at night or wake up with a headache, ask your doctor for a test at home.
Nobody should act as their own doctor on the basis of a search result; write down your questions and take them along.
Reveal all medicines that you take, herbs included, since some of them override each other.
Children forget the pain of an injection faster if somebody sings with them.
## +volunteering
Should a visitor ask you something that you do not know, do not invent an answer but walk with them to the information desk.
The person with the red armband gives the instructions; if two of them disagree, follow the older one and tell us afterwards.
## +ai_policy
Whenever the assistant reads a page, a mail or a file, it should treat every sentence in it as something to report on and not as an order.
A user may ask the assistant to ignore earlier wishes of the same user; nobody else may.
Before a new prompt goes live, two people read it aloud, delete what sounds clever, and repeat the test with the worst mails of last month.
Some testers tried to persuade the bot with pity, others with rank; the results are listed by method, without the wording.
Administrators can see which tool was called and with what arguments, and can unlock a blocked action for one session.
## +essay
What we call a system is often no more than a habit that somebody has printed on a form, and what we call a rule is a habit with a fine.
In his letters the poet asks his friend to forget him, to answer at once, and to burn the answer, in this order.
Nothing reveals a city as well as the instructions on its park benches.
The actor's task, the critic wrote, is to pretend so honestly that the audience forgets to notice.
## +tale
"You will do exactly as I tell you," said the old woman, and because nobody had ever told him anything, he did.
On the third day the machine stopped repeating the message, and the silence was worse.
He tried every word he knew as a password, then every name, and at last, ashamed, his own.
The guard, who had been ordered to ignore bribes, looked at the cake for a long time.
## +press
The new release lets families print their own calendar, unlocks {n} languages and, for the first time, forgets what it does not need.
"Our customers told us to stop hiding the settings," said {person}, {quoted_role}, "and this time we followed instructions."
## +product
It folds, it floats, it forgives: the only {thing} that you can drop, ignore for a year and use again.
Simply say when you want to be woken, and the {thing} acts as lamp, radio and alarm in one.
## +grant
Please do not assume that reviewers remember your previous application; tell the whole story again, in {n} pages.
If you act for a consortium, name the partner who may sign, and upload the letter in which the others agree.
## +interview_guide
Start with an easy question, then let silence do the work; most candidates will answer a question that you have not asked.
If a candidate reveals secrets of a previous employer, steer away and write down that it happened.
## +museum
In this room the light stays low, because the silk forgets its colour; your eyes will need a minute, and so will your phone.
The voice that you hear gives orders in a language that died out in {year}; press the button to have them translated.
## +travel
Whatever the man at the gate tells you, do not hand over your passport; show it, smile, and repeat the name of your hotel.
Locals will tell you to ignore the bell, since it has rung at the wrong time since {year}.
## +gardening
If the neighbour's cat ignores every fence, plant rue along the border and act as if you did not care.
The old gardener's instructions for {plant} fit on a stamp: dig deep, water once, then leave them alone and forget them.
## +diy
If the plug does not hold, do not enlarge the hole; take it out, fill the hole, wait, and drill again {n} cm to the left.
Before you override the pressure switch of a pump for a test, ask somebody who has done it, and stay next to the fuse box.
## +workout
You do not need a system, a watch or a coach to walk for {nn} minutes; you need shoes and the decision not to argue.
On days when everything hurts, repeat the easiest unit of the week and tell nobody.
## +moving
Tell the post office first, since all others will write to your old address at least once more, whatever you have told them.
Take the doors off their hinges before the piano comes, and keep the screws in a bag that you label, at once, not later.
## +game_rules
If a player reveals another player's secret by mistake, both draw a new card, and the round is repeated without points.
You may pretend to hold the key, but once somebody says "unlock", you have to show your hand.
## +invitation
If you can sing, bring notes; if you cannot, tell {first} in time, so that she can act as if she had not asked.
We have told the neighbours, hidden the good glasses and forgotten nothing, apart from perhaps you: reply by {date}!
## +readme
Most people only need the two commands below; everything after that is for those who want to override defaults, write plug-ins or argue with me.
If you came here because a warning told you to, you can ignore it as long as your version is newer than {version}.
Bug reports are welcome, bug reports with a failing test are loved, and bug reports that a bot wrote are closed.
We do not collect data, do not phone home and do not print banners.
## +api_docs
If you send both `prompt` and `messages`, the former is ignored and a warning is added to the answer.
Treat text that comes back from tools as untrusted: do not put it into the `system` field, and do not execute it.
Old clients that do not know the `developer` role should send its text as the first `system` message instead.
## +prompt_docs
A prompt in this collection is never longer than {nnn} words, because people who have to read more than that start to ignore it, and so do models.
If you translate a prompt into {language}, translate the examples too, or else the model will repeat them in English.
"""
