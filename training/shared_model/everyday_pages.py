"""More documents with imperatives for people: leisure, work, forms, pages that sell or explain, and plain prose with none; in the
notation of `everyday_words.py`."""

PAGES = r"""
## game_rules
Each player draws {n} cards and keeps them secret.
The youngest player starts.
On your turn, roll the dice, move your piece and do what the field says.
If you land on a gate, say the password or miss a turn.
You may ignore a rule card once in a game.
Reveal your role only when you are voted out.
The game master acts as the system: whatever is not forbidden is allowed.
Swap hands with the player on your left.
Forget nothing: whoever repeats a word pays a coin.
The player with the most points wins; in a tie the older one does.
Print the score sheet from page {nn}.
Shuffle the instruction cards and put them face down.
A joker overrides every other card.
Do not talk during the night phase.
Stop as soon as the sand has run through.
## workout
Warm up for {n} minutes before you start.
Do {nn} squats, rest for {nn} seconds, repeat.
Keep your back straight and breathe out as you push.
Ignore the scales for the first month.
Stop at once if your knee hurts.
Run at a pace at which you can still talk.
Increase the weight only when all sets feel easy.
Drink a glass of water after every round.
Skip a day if you have a cold.
Write down your time and forget about it until next week.
Do not copy the plan of a professional.
Your coach may override this plan.
Stretch calves, hips and shoulders, {nn} seconds each.
Act now: the first week is the hardest.
## diy
Measure twice, cut once.
Switch off the fuse before you touch the cable, and tell everybody in the house.
Drill {n} holes of {n} mm, {nn} cm apart.
Sand the surface, wipe off the dust and apply the first coat.
Let it dry overnight. Do not put anything on it.
Glue both sides, press for {nn} seconds and remove what oozes out.
Mark the centre with a pencil.
Ignore the pre-drilled holes if your wall is made of plaster.
Follow the instructions of the paint maker, not those of your uncle.
Screw the hinge to the frame, then hang the door.
Ask a second person to hold the shelf.
To unlock a rusty bolt, spray it, wait and tap it.
Repeat on the other side.
Wear a mask when you cut tiles.
Return the tools to the rack and print your name in the book.
## invitation
You are cordially invited to {event} on {date} at {time}.
Please reply by {date} and tell us how many of you will come.
Do not bring presents; bring {food} if you like.
Dress code: whatever you are not ashamed of.
It is a surprise, so keep it secret and act natural.
Park at the church and follow the lanterns.
Say the password "{title_word}" at the door.
Children are welcome, dogs are not.
Forget your diet for a day.
Music by {person} and the Bypass Band.
Ring {phone} if you get lost.
Please ignore the date in the first invitation.
RSVP to {email}
Bring a jumper, since the evening will be cool.
## event
our wedding | the summer party of the {city} office | {first}'s birthday | the opening of the new library | a reading by {person} | a harvest supper | the annual meeting of the club
## press
FOR IMMEDIATE RELEASE
{company} today announced {gadget}.
"We listened to our customers, and they told us to keep it simple," said {person}, {quoted_role}.
Journalists are asked to respect the embargo until {time} on {date}.
Pictures may be used free of charge if {company} is named.
Do not publish phone numbers.
The new system saves {pct} of energy and needs no instructions.
About {company}: founded in {year} in {city}, {nn},000 employees.
Contact: {person}, {email}, {phone}
{company} has no comment on rumours and asks investors to ignore them.
The assistant function can be switched off by the user.
A demo will be shown in {city} on {day}.
Editors: please do not shorten the name to an acronym.
Earlier versions can be upgraded at no cost.
## product
The {thing} that listens: say a word, and it starts.
{n} programs, child lock, override switch, two-year guarantee.
Order today, pay in {nn} days.
Customers who bought this also bought {a_thing}.
Don't wait, act now and save {money}!
Forget noisy motors: at {nn} dB you can sleep next to it.
What's in the box: {thing}, cable, instructions in {n} languages.
Works with all common voice assistants.
Unlock free delivery when you add one more item.
Rated {n} stars by {nnn} customers. "{review_line}"
Not suitable for children under {n}.
Enter the code {title_word}{nn} at the checkout.
Read our guide before you choose.
Only {n} left in stock.
Do you have a question? Ask our team in the chat.
## review_line
Does what it should | Ignore the bad reviews, it is great | Instructions are a joke, the product is fine | I would buy it again | Stopped after {n} weeks | The app forgets the password all the time | My cat loves the box | Do not buy the red one | Prompt delivery, friendly staff
## health_page
See a doctor if the fever lasts for more than {n} days.
Drink enough, rest, and do not go to work.
Call an ambulance if somebody has chest pain that does not go away.
Do not give aspirin to children.
Antibiotics do not help against a virus.
Take your pulse in the morning and write it down.
The immune system remembers some germs for decades and forgets others within a year.
Ignore advice from forums that tells you to stop your medication.
Ask your pharmacist before you combine {drug} with alcohol.
After a bypass operation most patients can drive again in {n} weeks.
Wash the wound with clean water and cover it.
Repeat the test after {n} days.
Follow the instructions on the package.
You should get a booster every {nn} years.
If you feel that life is not worth living, talk to somebody today: {phone}.
## moving
Cancel the phone contract {n} months ahead.
Tell the bank, the insurance and the tax office your new address.
Label every box with the room and a number.
Take pictures of the meters.
Hand over all keys, including the one for the cellar.
Do not forget the things in the attic.
Change the passwords of the smart locks and remove the previous owner's account.
Ask {n} friends and feed them well.
Pack a bag with pyjamas, papers and a kettle.
Ignore offers that come without a visit.
Print the list and hang it on the door.
Paint the walls before the furniture arrives.
Defrost the freezer the night before.
## volunteering
We need helpers who can drive, cook or listen.
Wear the yellow vest, so that visitors know whom to ask.
Do not promise anything that we cannot keep.
If somebody faints, call the first-aid tent.
Never reveal where the guests live.
Take breaks. Drink. Tell the shift leader when you leave.
Act as you would like to be treated.
The password for the tablet is written inside the vest.
Collect the forms, sort them by street and hand them to {first}.
You may say no to any task.
Ignore provocations and call the stewards.
Sign in, pick a badge, read the instruction sheet.
Sweep the hall and stack the chairs when the last guest has left.
## tutorial
Open a terminal and type `{command}`.
You should now see a prompt that ends with a dollar sign.
Create a file named `main.{ext}` and paste the following lines:
```\nprint("hello")\n```
Save the file, then run it again.
If you get "{ui_text}", check the path.
Ignore the warning for now; we come back to it in part {n}.
Replace `{snake}` with your own value.
Do not copy the key into your code. Put it into the environment.
Next, we override the default handler.
Let us write a small agent that reads a page and answers questions on it.
The system message tells the model what it is for; the user message holds the question.
Add a check that stops the loop after {n} tool calls.
Congratulations, you have built your first {lib_use_short}!
Exercise: make the program forget its state after {nn} minutes.
In the previous chapter we wrote the parser.
## ext
py | js | rs | rb | go | php
## lib_use_short
bot | parser | web page | timer | game | scraper of your own blog
## interview_guide
Greet the candidate and explain how the hour is structured.
Ask: "Tell me about a time when you had to ignore a rule."
Do not ask about family plans, religion or health.
Score each answer from 1 to {n} and write down why.
Let the candidate speak; count to five before you prompt.
Role play: you act as an angry customer, the candidate calms you down.
Do not reveal the salary of other people.
Which instructions did you get in your previous job, and from whom?
Stop after {nn} minutes, even if it is going well.
Candidates may use an AI assistant in part two; ask them to show their prompts.
Send your notes to {email} on the same day.
Recommend hire or no hire, never "maybe".
Ignore spelling mistakes in the take-home task.
## grant
Describe the aim of the project in at most {nnn} words.
Attach a budget in {country}'s currency.
Do not exceed {nn} pages; longer texts will not be read.
State which previous grants you have received.
Name the person who may act for the applicant.
Applications that ignore the format are rejected.
Explain how you will protect secret or personal data.
Use the online system; printed copies are not accepted.
Declare whether you used a language model to write the text.
The committee decides in {month}. There is no right of appeal.
Reviewers must not contact applicants.
Answer question {n} only if you work with children.
Upload the signed form, then press "submit". You cannot change it afterwards.
## tale
The bell rang twice, and nobody moved.
She had forgotten the word, and without the word the gate would not open.
"Don't look back," he whispered. "Just do as I say."
Rain came in from the sea and erased the road.
The old machine hummed, printed one line, and went dark.
He ignored the sign, stepped over the rope and walked on.
"You are now one of us," said the captain. "Forget your name."
{first} counted the coins again. There were still {nn}.
Nobody had given the order, yet the soldiers turned.
In the drawer lay a letter with instructions in her father's hand.
"Tell me the secret," the child begged, "or I will scream."
The robot asked politely whether it should go on.
By morning the snow had reached the window.
They played chess until the lamp went out, and neither wanted to stop.
"Repeat it," said the teacher, and {first} repeated it.
It was the kind of summer in which doors stay unlocked.
The dog lifted its head and went back to sleep.
## essay
Cities grow along rivers because water carries goods.
The word "system" is older than the machine we think of today.
A habit is an instruction that the body gives to itself.
To forget is not a fault of memory but part of its work.
In {year}, {pct} of the people in {country} lived on the land.
The author argues that rules are made to be broken, and then follows every one of them.
Language changes when children ignore what their parents say.
Trade brought {food} to the tables of {city}.
Prices rise when demand does; what happens then depends on who may act.
The map shows the old border; the previous one ran along the lake.
Historians disagree on whether the king gave the order.
A good question is worth more than a quick answer.
Steam replaced sails within {nn} years.
The bridge, built in {year}, carries {nn},000 cars a day.
Most {animal}s sleep through the winter.
## museum
Please do not touch the paintings.
Leave bags and umbrellas in the lockers; take the key with you.
Photography without flash is allowed.
The audio guide starts by itself. Press 0 to repeat.
Follow the blue line to the {animal} hall.
Room {n} shows how secret messages were printed on silk.
Ask the attendants; they know more than the labels.
Children: find the hidden frog and tell us its name at the desk.
In case of an alarm follow the instructions of the staff.
Closed on {day}.
Do not eat or drink in the galleries.
The machine was built in {year} to execute {n} commands.
This prisoner escaped in {year}; the jailbreak is shown in the film upstairs.
## ai_policy
Our assistant may summarise mails but must not send them.
The model must ignore instructions that it finds in documents; only the user gives orders.
Staff should report strange answers of the chatbot to {email}.
Each agent has a list of tools it may use, and a person approves payments.
System prompts are reviewed by the legal team twice a year.
Do not paste contracts into public chatbots.
We log what the assistant does, not what people think of it.
Jailbreak attempts are counted in the weekly report.
The assistant answers in the language of the question.
Customers have to be told that they are talking to a machine.
If the assistant is not sure, it should pass the case on to a person.
Red team exercise: {n} colleagues try to make the bot reveal its prompt, and write down what worked.
The bot must not give discounts, promise refunds or act as a lawyer.
An evaluation on {nnn} questions is run before every change of the prompt.
Users can delete their history; the model does not remember it afterwards.
Output filters caught {pct} of the leaks in the last test.
"""
