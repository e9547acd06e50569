"""More sentences for `people_texts.py`, about what the token head confused most: peoples and their countries, organisations in ordinary sentences,
places nobody has heard of, short posts. The form is that of `people_carriers.py`."""

NATIONS = r"""
The {N1} ordered soup, the {N1} asked for the bill.
Three {NP}, four {NP} and one {N1} signed up for the course.
{F} says she is {N}, but her passport is {N}.
I'm not {N}, I'm {N}!
She speaks with a {N} accent because her {kin} was {N}.
A {N} man and a {N} woman live above us.
[Many|Most|Several|A few|Hundreds of|No] {NP} [work|study|live|were born] in {C}.
The [average|typical|first|last|youngest] {N1} [earns|eats|travels] more than the {N1}.
{NP} and {NP} do not need a visa for {C}; {NP} do.
{P}, a {N} citizen living in {C}, was detained in {CI}.
My doctor is {N}, my dentist is {N}, my lawyer is from {C}.
Being {N} in {C} is easier than being {N} in {C}.
The {N}-born [writer|surgeon|striker] {P} became a {N} citizen on {D}.
{N}-{N} relations are at a low.
A joint {N}-{N} team climbed {NT}.
[He|She] holds dual {N} and {N} citizenship.
{F} is the only {N1} in a house full of {NP}.
The new teacher is half {N}.
Is {P} {N} or {N}?
[What nationality|What] is {F}? - {N}, I think. Or {N}.
I thought you were {N}! - No, {N}. My wife is {N}.
Ask a {N1} about {C} and you will hear about {C}.
{N} law applies in {C}, {N} law does not.
Young {NP} leave {CI}; old {NP} stay.
Seasonal workers, mostly {NP} and {NP}, pick the fruit in {RG}.
The crew: a {N} captain, {n} {N} sailors and a {N} cook.
{ETH} and {N} families share the valley.
the {N} kid in my class is called {F}
he's a proud {N1} and she's a proud {N1}, god help their kids in {C}
[Why are|Are|Since when are] the {NP} so good at chess?
Ask the {NP} next door, they come from {CI}.
Our au pair, {F}, is {N} and {FAITH}.
The {FAITHP} of {CI} and the {FAITHP} of {CI} pray on different days.
{F} left the {FAITH} church when she married a {FAITH1}.
A devout {FAITH1}, {L} never worked on holy days.
The school takes {FAITH}, {FAITH} and {FAITH} children.
[She|He] wears it because [she|he] is {FAITH}.
My wedding was {FAITH}, my divorce was {N}.
Is it true that {FAITHP} [fast in spring|bury their dead at once|do not drink]?
Attacks on {FAITHP} in {C} rose after {D}.
I was brought up {FAITH} by a {FAITH} mother and a {POL1} father.
{POLP}, {POLP} and {POLP} formed a government in {C}.
The {PARTY} candidate, {P}, lost to the {PARTY} one, {P}.
{F} votes {PARTY}; her {kin} is a {POL1} of the old school.
Two {PARTY} senators from {RG} crossed the floor.
Are you a {POL1}? Do I look like a {POL1}?
{P}, once a {POL1}, now advises the {POLP}.
The {ETH} minority in {C} is older than {C}.
{ETHP}, {ETHP} and {NP} marched through {CI}.
Her grandmother was {ETH}, her grandfather {N}.
He was the first {ETH} mayor of {CI}.
Ethnic {NP} in {C} speak two languages.
{NP} who live in {C} pay tax in {C}.
An exiled {N1} runs the bakery on {AS}.
The court asked whether the {N1} had ever been to {C}.
[Fellow|Dear] {NP}, the war with the {NP} is over.
God save us from {N} drivers and {N} poets, said the {N1}.
name: {P}, nationality: {N}, religion: {FAITH}
{P} ({N}, {AGE})
Population: 70% {N}, 12% {ETH}, 9% {N}
The {NP} say yes, {C} says no.
From {C}? Then you must be {N}. - {FAITH}, actually, and stateless.
""".strip("\n").split("\n")

EMPLOYERS = r"""
My {kin} retired from {O} after thirty years.
I've been at {O} since {Y}, and before that at {O}.
We had dinner with a couple from {O}.
Does anybody here know how {O} treats its staff?
{O} called about the job. They want me to start on {D}.
The best thing about {O} is the canteen.
Whoever designed the {O} website should be ashamed.
I got an email from {O} saying that {O} had bought them.
[A truck|A bus|A plane|A crane] belonging to {O} hit a wall in {CI}.
[The chair|The lamp|My coat|This bag] is by {O} and older than I am.
What does {O} do all day?
Three people from {O} and two from {O} came to the meeting.
{F} runs a stall; {O} runs the market.
[He is|She is|I am] a {job} at {O}.
[Working|Life|A career] at {O} is not for everyone.
{O} has offices in {CI}, {CI} and {CI}.
{O} is suing {P}, the former head of {O}.
The report by {O} blames {O}.
[Founded|Started] by {P} in a barn, {O} now employs {n} people in {C}.
Doctors at {O} saved {F}'s leg.
Students of {O} blocked {AS}.
Nobody at {O} picks up the phone.
[Yesterday|On {D}] {O} cut prices, and {O} followed.
the new {O} store in {CI} is huge
Anyone else locked out of {O} today?
{O}'s {job} says that {O}'s {job} lied.
{O} will be renamed {O} in {MO}.
I volunteer for {O} at weekends.
{O} sent us a {thing}, and {O} sent us a bill.
The contract between {O} and the {N} government runs until {Y}.
[Investors|Customers|Employees|Tenants] of {O} are furious.
Her first job was at {O}, her last at {O}, and neither paid.
If {O} says no, try {O}.
The {CI} branch of {O} is run by {TITLE} {L}.
Scholarships are paid by {O}.
Tickets for {OB} are sold by {O}.
A merger with {O} would save {O}, wrote {P} in {OP}.
I have a meeting at {O}, can you pick up {F}?
{O} versus {O}: who makes the better [soap|drill|tent]?
As a customer of {O} for ten years, I expected more.
Complaints go to {O}, compliments to {F}.
{O} lost my suitcase between {CI} and {CI}.
Deutsche Post? No, {O} brought it.
The {OP} article about {O} was wrong.
{O} - we care.
hired by {O}, fired by {O}, rehired by {O}
Do you deliver for {O}?
Our landlord is {O}, not {TITLE} {L}.
Two nuns from {O} teach {F} to sew.
{OP} and {O} will send doctors to {C}.
""".strip("\n").split("\n")

PLACES = r"""
I was born in {LOC}, raised in {LOC} and married in {LOC}.
{LOC} is [lovely|ugly|flat|cold|too far] in {MO}.
Nothing ever happens in {LOC}.
He drives from {CI} to {CI} every [day|week] for a {job}'s pay.
Where exactly is {LOC}? Somewhere between {CI} and {CI}?
The road to {CI} is closed at {CI}.
She sends money home to {LOC}.
We have branches in {C}, {C} and {C}.
[North|South|East|West] of {CI} the hills begin.
A quake shook {RG} and parts of {C}.
[Good morning from|Hello from|Live from|Greetings from] {LOC}!
No one from {LOC} will believe you.
The {NT} was frozen from {CI} to {CI}.
{CI}, in the south of {C}, has one hotel.
[In|From|Near|Around|Outside|Beyond] {LOC}, people [wave|stare|say little].
{CI} or bust!
I miss {LOC}. I do not miss {CI}.
Ship it to {C}, please, not to {C}.
{F} is my favourite person in {CI}.
Do they deliver to {LOC}?
Made in {C}. Assembled in {C}.
{CI} ({RG}), {D}
{CI}, {C}
{CI} - {CI}: 4 h 20 min
the wifi in {LOC} is bad and the coast of {RG} is worse
We looked at houses in {LOC} and in {LOC}, but {F} wants to stay in {LOC}.
Is {LOC} a city? - {LOC} is a country. {CI} is a city.
Snow fell on {NT} and on {CI}.
{LOC} has changed since {Y}.
Refugees from {C} wait at the border of {C}.
My package went from {CI} to {CI} and back to {C}.
Are you still in {LOC}, {F}?
{LOC} sounds like a place where {F} would be happy.
to {LOC}, via {LOC}, with love
""".strip("\n").split("\n")

POSTS = r"""
{P} wins [an award|gold|it all] in {CI} {URL}
Why {O} is worth more than {O}: {URL}
[Just in:|Now:] {C} and {C} sign deal in {CI}
{HL} here we come!!! w/ {AT} {AT}
[How|When|Why] did {P} get this old 😭
{AT} u still at {BL}? {F} and i are outside
{OT} fans in {CI}, where you at?
i cant stop listening to {OB}
Photo: {P} and {P} leaving a party in {CI} {URL}
{OP} have got it wrong again about {LOC}
{L} [injured|out|back|benched], {OT} in trouble
Missing {F} and {CI} a lot today
[Fun fact|Did you know]: {P} was born in {CI}
thanks {AT} for having me at {O}!
{O} [down|outage] again?? #{hash}
{P} is live on {OP} in ten minutes
Voted! Now waiting for the {POLP} to lose in {RG}
Want to see {P} in {CI}? RT to win two tickets
Sad news from {LOC}: {P} has died aged {AGE}
"{F}, {F}, {F}!" the whole stadium in {CI}
not {P} tweeting from {C} like nothing happened
Is it just me or does {P} look like {P}?
Job alert: {job} for {O} in {CI} {URL}
Congrats to {P} and {O} on the {thing} of the year!
Via {AT}: {P} on {C}, {C} and the price of bread
so {F} from work is {N}? never knew
dinner at {O} w {F} was 🔥
Breaking: explosion near {BL}, {CI}
the {N} team > the {N} team, fight me
{P} or {P}? Discuss.
{HL} {HL} {HO}
[Good luck|Come on] {HO}! {HL}
{AT} {AT} {AT} who is in for {HL}?
{HP} [is right|is wrong|for president] {HO}
Live: {HP} speaks in {HL}
{HO} [fans|players] booed {HP} {URL}
.{AT} joins {HO} from {O}
RT {AT}: {P} and {AT} at {BL} {HL}
cc {AT} {AT}: {O} in {CI} is on fire
I am at {O} in {CI} w/ {AT}
{AT} lol no thats {F}
{AT} thanks {F}! see u in {LOC}
{CI} ✈️ {CI} ✈️ {CI}
watching {P} on {OP}, what a legend
[Ugh|Why] {O} canceled my flight to {LOC}. Thanks {O}!
hey {AT}, {O} in {LOC} is hiring!
{P}, please come to {C}!!!
Morning all. Rain in {CI}, coffee at {O}, work at {O}.
{L}'s goal for {OT} v {OT} 😳
On this day in {Y}: {P} arrives in {LOC}
happy {WD} everyone except {P}
I blame {P}. And {O}. And {F}.
my mum thinks {P} is a {N1} lol
{OP}: {P} to face {P} in {MO}
New podcast: {P} of {O} talks to {F}
Anyone selling {OB} tickets for {CI} on {D}?
if {P} can do it in {CI} so can u
Got {F} a {thing} from {O} and she cried
Proud to support {O} with {AT} {URL}
{F} got into {O}!!!!
traffic on the way to {BL} is a joke {HL}
"{P} joins {O}" - {OP} {URL}
""".strip("\n").split("\n")

TALK = r"""
"Where is {F}?" - "In {LOC}, with {F}."
"And you are?" "{P}. From {O}."
"Your name?" "{F}." "Your real name?" "{P}."
A: Who's that? B: That's {P}, {F}'s {kin}.
Interviewer: So, {TITLE} {L}, why {O}?\n{L}: Because {O} said no.
Q: Where did {P} study?\nA: At {O} in {CI}.
{F}: How was {LOC}?\n{F}: Cold. How was {F}?
Teacher: {F}, what is the capital of {C}?\n{F}: {CI}?
Mum: call your {kin}\nMe: which one\nMum: {F}
Host: We have {F} from {LOC} on line two. Hello, {F}!
Doctor: How old are you?\nPatient: {AGE}, and my {kin} is {AGE}.
Clerk: Nationality?\n{P}: {N}. Or {N}, if you ask my {kin}.
User: who is {P}\nAssistant: {P} is a {N} {job} born in {CI} in {Y}.
User: My name is {F}.\nAssistant: Hello {F}! How can I help you?
User: what's the address of {O}?\nAssistant: {O}, {A}.
Caller: I'm {P}, I live at {A}.\nOperator: Thank you, {TITLE} {L}.
Judge: State your name.\nWitness: {P}, {AGE}, {job}, {CI}.
Wait, {F}? As in {P}? From {O}?
Oh, {F}. Poor {F}. Who told {F}?
No, not {L}: {L}. With a K. {F} {L}.
Have you met {F}? {F}, this is {F}. {F} works for {O}.
I said {CI}, not {CI}! Turn around, {F}.
{F}, {F}, dinner is ready!
Come on {F}, {OT} are on!
[Yes|No|Sorry|Please|Listen|Thanks], {F}[.|!|, I mean {F}.]
[Happy birthday|Get well|Good luck|Welcome|Bravo|Sorry], {F}[!| and {F}!|, love from {F}]
{F} who? {F} {L}? Never heard of her.
"We're {O}," he said, "and you are late, {TITLE} {L}."
""".strip("\n").split("\n")

# Longer ones.
PASSAGES = r"""
{P} was {AGE} when she left {CI}. Her {kin}, {F}, had found work at {O}, and the two shared a room above a bakery on {AS}. "We had nothing," {L} told {OP} on {D}, "but {F} could cook."
Dear {TITLE} {L},\n\nthank you for your application of {D}. We are pleased to offer you the post of {job} at our office in {CI}. Please send a copy of your passport to {F} {L} ({M}) by {D}.\n\nSincerely,\n{P}\n{O}\n{A}
The talks between {C} and {C} began in {CI} on {D}. {P}, who led the {N} side, left after an hour; the {NP}, he said, had not read the paper. A spokesman for {OP} called it a pity.
Hi {F},\n\nI got to {CI} fine. {F} picked me up at {BL}. The flat is at {A}, near {O}. Tomorrow we see {F} and her {N} boyfriend. Say hi to {F}!\n\n{F}
I bought a {thing} from {O} in {MO}. It broke. I called {O}, spoke to {F}, then to {F}, then to a man who said that he was {TITLE} {L}. Nobody knew anything. I live in {LOC}, the nearest shop is in {CI}. What now?
{O} was founded in {Y} in {CI} by {P} and {P}. In {Y} it merged with {O}; since {Y} it belongs to {O}. It has plants in {C}, {C} and {C}, and a museum in {RG}.
Patient is a {AGE}-year-old {N} woman, born {DOB}, living at {A} with her {kin} {F}. Seen by Dr. {L} at {O} on {D}. No known allergies. Travelled to {C} in {MO}.
{L} opened the scoring for {OT} after nine minutes. {L} made it two. {OT}, without {L} and {L}, never looked like scoring until {P}, {AGE}, came on. {OT} now travel to {CI}.
My name is {P}. I was born in {CI}, {C}, on {DOB}. I am {N} and {FAITH}. I studied at {O}, worked for {O} and now live in {CI}.
User: I need to change my address.\nAgent: Of course. Your name?\nUser: {P}.\nAgent: And the new address, {TITLE} {L}?\nUser: {A}.\nAgent: Thank you. Since when?\nUser: {D}.
{F} and {F} met in {LOC}, married in {LOC} and divorced in {LOC}. {F} kept the house, {F} kept the dog, and {O} kept the money.
The village of {CI} lies on the {NT} in the north of {RG}. It was settled by {NP} in {Y} and burned by the {NP} in {Y}. The church holds a painting by {P}.
Team,\n\n{F} is out sick. {F} takes the call with {O}, {F} talks to {TITLE} {L}. If {OP} calls, give them to me.\n\n{F}
They came from {C}, {C} and {C}: {NP}, {NP}, a {FAITH1}, two {FAITHP}. {F} wrote down their names. {P}. {P}. {F}, who had no other name. {AGE} years old, she said, or {AGE}.
On {D}, {P} ("the Seller"), of {A}, sold to {P} ("the Buyer"), of {A}, one {thing} for {money}. The parties agree that the courts of {CI} decide.
{OB} formed in {CI} in {Y}. {P} sang, {P} played drums. After {P} left for {OB}, the band moved to {C}. Their label, {O}, went bankrupt.
omg ok so {F} calls me from {CI} and shes like {F} got fired from {O}?? and {F} is moving back to {C} with that {N} guy {F}?? i cant. call me
{WD}: flew to {CI} with {O}. Lost bag. {WD}: met {P} of {O}. {WD}: rain. {F} sick. {WD}: home via {CI}. Bag found in {C}.
{P} has been a {job} for {O} since {Y}. She speaks three languages, has two children, {F} and {F}, and roots for {OT}. Before that she lived in {CI} and in {C}.
The {PARTY} leader, {P}, visited {CI} on {D}. Her rival {P}, a {POL1}, stayed in {CI}. {NP} abroad may vote by mail until {D}, said {OP}.
"{F}," said {F}, "do you remember {LOC}?" {F} did not answer. Across the {NT} the lights of {CI} came on, one by one. "And {F}? The {N1}?"
I'm {AGE}, my {kin} {F} is {AGE}. We live in {CI} ({C}). Neither of us is {N}. Can we adopt {F}'s {kin}, who is {AGE} and lives in {CI}?
Subject: Re: visit of {TITLE} {L}\n\nHello {F},\n{TITLE} {L} lands at {BL} on {D} at 9:40 with {O}. {F} will drive her to {A}. Dinner with {P} of {O}.\nRegards\n{F}
Four books on {C}: {P} on {CI}, {P} on the {NP}, {L} and {L} on {RG}, and a thin one by {P} that {OP} called "the best of {Y}".
""".strip("\n").split("\n")

EVERYDAY = r"""
My name is {P} and I [need help|have a question|forgot my code].
I'm calling for my {kin}, {P}.
[Can|Could] you check whether {P} has paid?
I'd like to speak to {F} {L}.
Please tell {TITLE} {L} that {TITLE} {L} is waiting.
I'm {F} from {CI}, {C}.
Hello from {CI}, {ST}!
She lives in {CI}, {ST}, and works in {CI}, {ST}.
{CI}, {ST}
[I|We|They|You] moved from {CI}, {ST} to {CI}, {C}.
{F} needs a visa for {C}, she is {N}.
Who is the [president|king|prime minister|foreign minister] of {C}?
My [friend|boss|dentist] {F} recommended {O}.
[How much|How long] does it take from {CI} to {C}?
What's the weather like in {CI} on {D}?
Set a reminder: {F}'s birthday, {D}.
[I hate|I love|I miss|Forget] {F}.
[I hate|I love|I miss|Forget] {LOC}.
[I hate|I love|I left|Forget] {O}.
[I hate|I love|I voted for|Forget] the {POLP}.
{F} is here.
{O} is here to help.
{LOC} is here, on the map.
The {NP} are here.
Call {F}. Call {O}. Call home.
Thank you, {F}. Thank you, {O}. Thank you, {C}!
{F} has closed.
{O} has closed its doors in {CI}.
Give it to {F}. Give it to {O}. Send it to {C}.
[Tell me|Teach me|Read me] something about {P}.
[Tell me|Teach me|Read me] something about {O}.
[Tell me|Teach me|Read me] something about {LOC}.
[Tell me|Teach me|Read me] something about the {NP}.
[Sincerely|Thanks|Love], {F}
[Sincerely|Thanks], {O}
[Love|Greetings] from {LOC}
[Love|Greetings] from {F} in {LOC}
[with|without|for|like|by|to|from] {P}
[in|near|to|from|via|across] {LOC}
[at|for|against|by] {O}
[in|since|until|before|after] {Y}
[on|by|since|until|before] {D}
[a|an old|the first|every] {N1}
{P} is a [liar|genius|saint|friend].
{LOC} is a [dump|dream|long way off].
{O} is a [scam|good place to work|monopoly].
I never understood {P}.
I never understood {LOC}.
I never trusted {O}.
We were all waiting for {F}.
We were all from {LOC}.
We all worked for {O}.
We were all {NP}.
We were all {AGE}.
Ask {F} or {F}.
[It was|It is|It will be] {F}'s turn in {MO}.
Everybody knows {P}, nobody knows {P}.
Everybody knows {LOC}, nobody knows {LOC}.
Everybody knows {O}, nobody knows {O}.
{P} turns {AGE} in {MO}.
{P}, {C}
{O}, {C}
{F}, {N}, {AGE}
{AGE}, {N}, {CI}
""".strip("\n").split("\n")

VOICES = {"nations": NATIONS, "employers": EMPLOYERS, "places": PLACES, "posts": POSTS, "talk": TALK, "passages": PASSAGES, "everyday": EVERYDAY}
