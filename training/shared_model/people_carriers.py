"""The sentences of `people_texts.py`, by the kind of writing. `[a|b|]` are alternatives, `{SLOT}` a value, `{SLOT=word}` this word in this
role. A slot in capitals is personal data unless `people_texts.TYPES` leaves it out; lower-case slots are plain words."""

NEWS = r"""
[Police in {CI}|Officers in {CI}] are looking for {P}, {AGE}, who was last seen near {BL}[| on {D}].
{CI}, {D} - [Shares in {O}|Profits at {O}] fell by a third after {P} stepped down.
{O} will close its {CI} plant and move production to {C}, the company said [in a statement|late on {WD}].
The mayor of {CI}, {P}, called the plan "a joke".
{P}, who runs {O} from a garage in {LOC}, wants to [hire thirty people|go public] by {Y}.
Voters in {RG} go to the polls in {MO}; {P} leads in most surveys.
A court in {CI} sentenced {P} to four years on {D}.
{N} and {N} diplomats met in {CI} to discuss fishing rights[.| off {C}.]
At least nine people died when a ferry capsized on the {NT} near {CI}.
{P} of {C} won the 800 metres ahead of {P} of {C} and {P} of {C}.
{O} recalled forty thousand heaters after a fire in {CI}.
The strike at {O} enters its third week; talks in {CI} broke down[.| after {L} walked out.]
{OT} signed [striker|goalkeeper|midfielder] {P} from {OT} for {money}.
{OT} 3, {OT} 1: {L} scored twice before half-time and {L} missed a penalty.
{P} has been named chief executive of {O}, replacing {P}, who retires after {n} years.
The {N} government said {P} would be extradited to {C}.
A {AGE}-year-old from {CI} has been charged with stealing a bus.
{OP} warned that prices in {C} could rise again by {MO}.
Heavy rain flooded villages along the {NT}, and trains between {CI} and {CI} were stopped.
{P}'s new film opens in {C} on {D} and in {C} a week later.
Residents of {LOC} say {O} never answered their letters.
{P} ({CI}, {PARTY}) [asked|voted against|drafted] the bill.
Scientists at {O} in {CI} have found a moth thought lost since {Y}.
{OP} and {OP} disagree over who should pay for the bridge in {LOC}.
"We were never told," said {P}, a [farmer|baker|nurse|postman] from {LOC}.
Two {NP} and a {N1} were rescued from [a cave near {CI}|the slopes of {NT}].
{P} beat {P} 6-4, 7-5 to reach the final in {CI}.
The embassy of {C} in {CI} was closed on {D} after a threat.
Born in {CI} in {Y}, {P} moved to {C} as a child and never lost the accent.
An inquiry into {O} heard that {P} deleted the emails[.| on {D}.]
{C} recalled its ambassador from {C} on {D}.
Rents in {CI} rose faster than in {CI} or {CI}, according to {O}.
{O} has [bought|sold|sued] {O} for {money}[.|, ending months of talks.]
{P}, the {N} [novelist|composer|cyclist|physicist], died in {CI} aged {AGE}.
{NP} living in {C} may now vote in local elections, {OP} said.
Farmers from {RG} to {RG} fear another dry spring.
The suspect, named as {P}, {AGE}, of {AS}, {CI}, appeared by video link.
In {C}, {L}'s party lost seats to the {POLP}.
After {OB} cancelled, {OB} will headline the festival in {CI}.
{MO} {Y}: {O} opens its first shop in {C}.
""".strip("\n").split("\n")

LETTERS = r"""
Dear {TITLE} {L}, I am writing [on behalf of|about] my {kin}, {P}, who [rented|sold] you the house at {A}.
Dear {F}, greetings from {LOC}! {F} and the children are fine, and {F} starts school in {MO}.
Hi {F}, [just a quick note|quick one]: {P} from {O} will call you on {WD} about the {thing}.
hello {F} its {F} here, got your address from {F}, hope thats ok
We met at the {O} stand in {CI} last {MO}; my name is {P} and I sell [glass|boots|pumps].
Please give my love to {F} and tell {F} that {LOC} is not the same without you two.
I enclose a copy of {TITLE} {L}'s letter dated {D}. Please reply to {A}.
As agreed with {P}, the keys are with our neighbour, {TITLE} {L}, at {A}.
Sorry for the late answer, {F}. I was in {CI} with {F} until {D} and had no signal.
PS: {F} says hi. She moved to {C} and works for {O} now.
Could you forward this to {P} ({M}) and to whoever replaced {F} at {O}?
{F}, can you ask {F} whether {O} has paid? {L} from accounts is getting nervous.
Thank you for visiting us in {CI}. {TITLE} {L} was [delighted|very pleased] to meet you.
I was so sorry to hear about {F}. Your {kin} was the kindest person in {LOC}.
This is to confirm your interview with {P} at {O}, {A}, on {D}.
We have not heard from {O} since {D}, so {P} and I will drive to {CI} and knock.
Dear all, please welcome {P}, who joins us from {O} as [analyst|caretaker|head of sales].
FYI {F} is out until {D}; {F} {L} covers for her.
Dear {O}, my order of {D} arrived broken. I am {P}, {A}.
{F}, it is your turn to host. {F}, {F} and {F} already said yes.
Yours, {F}[|\n{CI}, {D}]
Mum, I am in {CI} and I am well. {F} lent me her coat. Tell Dad that {OT} lost.
I look forward to seeing you in {LOC}.\n\n{P}\n{job}, {O}
With best wishes from {CI},\n{P} and {P}
cc: {P}, {P}, {P} ({O})
Bonjour {F}, comment ça va à {CI}? {F} t'embrasse.
Hola {F}, soy {F} de {O}. Llámame al {TEL}.
Liebe {F}, viele Grüße aus {CI} von {F} und {F}.
""".strip("\n").split("\n")

CHAT = r"""
{F}: u coming to {CI} [w us|or what]?\n{F}: cant, {F} has the car
where r u?? me n {F} r at {BL} already
lol {F} still thinks {LOC} is in {C}
[hey|yo|hiya] is this {F}? [its|it is] {F} from {O}, got ur number off {F}
{F} just texted, shes stuck in {LOC} til {WD}
no way {F} {L} got a job at {O}!!
did {F} tell u she's moving to {C} with {F}
my {kin} {F} says {LOC} is boring but {F} loved it
> {F} joined the channel\n> {F}: morning from {CI}
{AT} can you review this before {F} gets back from {LOC}?
[ok|okay|k] so {F} owes {F} 20 and {F} owes me 5
is {F} the one who dated {F}? the {N} guy?
brb {F} is at the door
ask {F}, she used to live in {LOC}
{F} + {F} = <3
tell {F} happy bday!! cant believe shes {AGE}
anyone up for {OB} in {CI} on {D}? {F} has two spare tickets
nah thats not {F}, thats {F}'s {kin}
{F}?? {F}!! pick up, {F} is in hospital
who added {P} to this group
<{U}> {F} pushed to main again\n<{U}> tell {F} not me
im {F}, {AGE}, {LOC}, u?
"is {F} there?" "no this is {F}" "oh sorry wrong number"
we should visit {F} in {LOC} before she turns {AGE}
{F} works for {O} now. yes, that {O}
met a {N1} called {F} on the train, lives in {CI}, knows your {kin}
my flatmates are {F} (from {C}), {F} (from {CI}) and {F}, who is {N}
remember {L}? from maths? he's a {job} in {CI} now
""".strip("\n").split("\n")

SERVICE = r"""
Thank you for calling {O}, my name is {F}, how can I help?\nHi {F}, this is {P}.
Agent {F}: can you confirm your address?\nCustomer: {A}
I ordered from {O} on {D} and it went to {AS} instead of {AS}.
[Hi|Hello], I am trying to change the name on my booking from {P} to {P}.
Your driver {F} is arriving at {AS} in four minutes.
Is there a branch of {O} in {LOC}, or do I have to go to {LOC}?
My card {CARD} was charged twice by {O}. Please call {P} on {TEL}.
I'd like to send {money} to my {kin} {P} in {C}. IBAN is {IBAN}.
Can I add {P} as an authorised user? [She is|He is] my {kin}, {AGE} years old.
[The technician|Your technician], {F}, will visit {A} between 8 and 12.
Customer {P} (ID {ID}) says that {O} refused the refund.
Chat with {F} from {O}: "Hello {P}, I see you are writing from {C}."
I moved from {A} to {A}, please update both accounts.
I was told by {F} at your {CI} office that the {thing} would come by {D}.
[How do I|Can I] close an account at {O} if I live in {C}?
Passenger {P} on the flight from {CI} to {CI} needs a wheelchair.
A room for {P}, two nights from {D}, please. We come from {LOC}.
Reservation under {L}, party of six[.|, near the window.]
May I speak to {TITLE} {L}? It is about {TITLE} {L}'s {thing}.
Could you spell your last name? - It's {L}, and the first name is {F}.
The caller gave her name as {P} and said she was staying at {A}.
your courier left my parcel with someone called {F} at number {n}
I need an invoice made out to {O}, {A}.
Which {O} is closest to {A}?
ticket {n}: user {U} from {CI} cannot log in since {D}
We could not verify {P}, born {DOB}. Please send a document issued in {C}.
I bought this in {CI}, but {O} in {CI} will not repair it.
Please remove {P} from my policy; we divorced in {Y}.
""".strip("\n").split("\n")

FORMS = r"""
Name: {P}\nAge: {AGE}\nNationality: {N}\nCountry of residence: {C}
First name: {F}\nMiddle name: {F}\nLast name: {L}\nTown: {CI}
Surname {L} | Given name {F} | Born {DOB} in {CI}, {C} | Citizenship {N}
Applicant: {P}. Religion: {FAITH}. Place of birth: {CI}.
Guest: {P} / From: {C} / Arrives: {D} / Leaves: {D}
name={P}; city={CI}; country={C}; company={O}
{P}, {CI}, {C}, {TEL}
{CI} | {C} | {P} | {N} | {AGE}
Employer: {O}\nSupervisor: {P}\nStart date: {D}
Witness 1: {P}, {A}\nWitness 2: {P}, {A}
Delivery address:\n{P}\n{O}\n{A}
Mother's name: {P}\nFather's name: {P}\nParish: {CI}
Team: {OT}\nPlayer: {P}\nAge: {AGE}\nFrom: {LOC}
Author: {P}\nPublisher: {O}\nPlace: {CI}\nYear: {Y}
Sender {P}\nDestination {LOC}\nCarrier {O}
Patient: {L}, {F}\nDOB: {DOB}\nReferred by: Dr. {L}, {O}
Party A: {O}, {A}\nParty B: {P}, {A}
Artist: {OB}\nVenue: {BL}\nDate: {D}
Ethnicity: {ETH}\nReligion: {FAITH}\nFirst language spoken at home: ________
Country: {C}\nCity: {CI}\nStreet: {AS}
To: {P}\nFrom: {F}\nMessage: happy birthday!
{D};{P};{O};{money}
id,name,town,employer\n{n},{P},{CI},{O}\n{n},{P},{CI},{O}
| {P} | {O} | {C} |\n| {P} | {O} | {C} |
{"first": "{F}", "last": "{L}", "nationality": "{N}", "born_in": "{C}"}
{"org": "{O}", "hq": "{CI}", "ceo": "{P}", "founded": "{Y}"}
owner: {P}\nteam: [payments|search|growth]\nlocation: {CI}
1. {P} - {C}\n2. {P} - {C}\n3. {P} - {C}
Attendees: {F}, {F}, {F} ({O}); apologies: {F}
BEGIN:VCARD\nFN:{P}\nORG:{O}\nTEL:{TEL}\nEND:VCARD
Driver: {P}, licence {ID}, plate {PL}, {O}
Visa for {C}: {P}, {N}, passport {ID}
Emergency contact: {F} ({kin}), {TEL}
""".strip("\n").split("\n")

STORIES = r"""
{F} put down the lamp and listened. Somewhere below, {F} was laughing.
When old {L} died, the house at {AS} went to a niece in {LOC} whom nobody had met.
It was raining in {CI}, and {F} had no umbrella, no money and no plan.
"You are not from {LOC}," said the {N1}. "No," said {F}, "and neither are you."
{F} had three sisters, {F}, {F} and {F}, and feared only the last.
They crossed the {NT} by night; by morning {L} could see the lights of {CI}.
Captain {L} swore that he had sailed from {CI} to {CI} in nine days.
The letter was addressed to {P}, {A}, and it was empty.
Nobody in {LOC} ever called her {F}; to them she was the {N} widow.
{F} was {AGE} when her {kin} sold the farm and took a job with {O}.
On {D} {F} walked out of {O} and did not come back.
"{F}!" she called. "{F}, wait!" But {F} had already turned into {AS}.
The {NP} had wine, the {NP} had cards, and {F} had a headache.
For years {P} kept a map of {RG} above the stove.
{TITLE} {L} disliked {TITLE} {L}, who disliked everyone.
In the winter of {Y} the two brothers, {F} and {F}, left {CI} on foot.
{F} dreamt of {NT} and woke in {CI}.
By the time {F} reached {BL}, {F}'s train had left for {CI}.
The monk from {LOC} taught {F} to bake, to pray and to lie.
He signed the register as {P}, of {CI}, which was a lie twice over.
Once there was a tailor named {F} who lived near {CI} with his {kin}, {F}.
{F} and {F} met at a dance given by {O}. Nobody noticed except {L}.
She had been a {job} in {CI}, a bride in {CI} and a widow in {CI}.
"{P}?" the sergeant read. "{P}? {P}?" Only {F} answered.
{F}'s grandmother, a {FAITH1} from {CI}, lit a candle every {WD}.
""".strip("\n").split("\n")

TWEETS = r"""
RT {AT}: {P} at {OP} today talking about {C} #{hash}
[Watching|just watched] {OT} v {OT}, {L} is a [joke|genius] #{hash}
{OT} are going down this season, mark my words
[Big up|Shout out to] {AT} and {AT} for the lift to {LOC}
So {P} is trending and it's not because of {O}... #{hash}
{O} [customer service is|app is] the worst. {AT} sort it out
In {LOC} with {AT} [eating everything|lost again] 😂
[BREAKING|UPDATE]: {OP} says {P} [has resigned|is safe|will not run] {URL}
{OB} in {CI} tonight!!! who's going
omg {OB} > {OB} dont @ me
[Good morning|Goodnight] {CI} ☀️
New post: why {O} left {LOC} {URL} via {AT}
{F} really said "I'm from {LOC}" with that accent 💀
.{AT} what is {O} doing about the delays at {BL}?
happy birthday {P}, {AGE} today and still better than your whole team
{HL} is a mood rn
pray for {LOC} 🙏 #{hash}
{P} to {OT}, here we go! Medical on {WD}
[cant believe|can't believe] {P} and {P} broke up
Dear {O}, where is my {thing}? Love, {F}
{CI} traffic, day 3. send help and snacks
{OP}: {N} troops leave {LOC} {URL}
{P} for president [tbh|lol]. {C} could do worse
I liked a {AT=@YouTube} video by {P}
[Hiring|We are hiring] in {CI}! {job} at {O}, DM {AT}
ok but {P} in that {O} advert 😍
"{F}, {F}, this is {F}" my mum on every call
on my way to {BL} to see {OT}, c'mon!!
{O} stock is up 9% and {P} still looks sad
{P}'s speech in {CI} was, uh, long #{hash}
why does {F} always call from {LOC} at 3am
Thank u {O} for the free {thing}!! #ad
Snow in {RG}?? in {MO}??
{AT} is {L} playing tonight or is he still in {C}
ARE {OT} EVEN TRYING
wearing my lucky {OT} shirt to the exam
{O}'s new phone vs {O}'s new phone: thread
RIP {P}. {CI} will miss you
me: one coffee. {O}: that'll be {money}
{P} on {OP} rn talking nonsense about {C}
""".strip("\n").split("\n")

QUESTIONS = r"""
Who was {P} and why did {C} put a price on his head?
Is {CI} in {C} or in {C}?
How far is it from {CI} to {CI} by car, and can I cross the {NT} on the way?
Can a {N1} work in {C} without a visa?
Does anyone know a good {job} in {LOC}? {F} {L} has retired.
Which is older, {O} or {O}?
Did {P} ever work for {O}?
What did {P} do in {CI} in {Y}?
Write a short biography of {P}, the {N} [painter|chemist|runner].
What time is it in {CI} when it is noon in {CI}?
Is {O} a good employer? My {kin} {F} got an offer from their {CI} office.
Plan a trip from {CI} through {RG} to {CI} for {F}, {F} and me.
Should {F} sue {O}?
Help me write a message to {F}. We worked together at {O} in {CI}.
Compare the economies of {C} and {C}.
Has {F} called? Has {F}? Has anyone?
How would you pronounce {P}?
What do {NP} think of {NP}?
Why did so many {NP} leave {C} after {Y}?
Do {FAITHP} fast, and is it the same for {FAITHP}?
Where can I find {P}'s address in {CI}?
Suppose {F} has 12 apples and gives {F} five. How many does {F} have?
Pretend you are {P}, a {job} from {LOC}. What would you tell {F}?
Translate for my {kin} {F}: "the bus to {CI} leaves at nine".
Is {P} related to {P}?
Tell me a joke about a {N1}, a {N1} and a {N1} in a bar.
Who scored for {OT} against {OT} on {D}?
Name three singers from {C} and two from {C}.
What's the difference between {O} and {O}? Both have offices in {CI}.
""".strip("\n").split("\n")

REVIEWS = r"""
[Loved|Hated] this place. {F} at the desk was lovely, and it is two minutes from {BL}.
Ask for {F}, she is the best {job} in {CI}.
{O} fixed my car in a day. {F} even called me on {WD}.
We came from {C} for {P}'s wedding and stayed at {O}. Never again.
The {N} owner, {F}, knows every guest by name.
Avoid {O} in {LOC}; go to {O} on {AS} instead.
Dr. {L} and her assistant {F} took all the time my {kin} needed.
{P}'s third novel is set in {LOC} and it drags.
As a {N1} in {C}, I can tell you that {O} makes it taste like home.
Five stars to {F}, {F} and the whole {O} crew in {CI}!
I've used {O}, {O} and {O}, and only {O} answered the phone.
Our guide {F}, {AGE}, grew up in {LOC} and told us about the {NP} who built it.
{OB} were tired, but {P} on drums saved the night in {CI}.
The flat at {A} is smaller than in the photos, but {F} was a kind host.
""".strip("\n").split("\n")

BIOS = r"""
{P} ({DOB} - {D}) was a {N} [botanist|poet|general|singer] who spent most of her life in {CI}.
{P} is a {job} at {O}. [She|He] studied at {O} and lives in {LOC} with {F} and two cats.
Before {O}, {F} ran operations for {O} in {C}.
{P}, born {P}, is a {N} actress of {N} and {N} descent.
The son of a {N} {job} and a {FAITH} mother, {L} grew up in {RG}.
{L} founded {O} in {CI} in {Y} and sold it to {O} nine years later.
{F} holds degrees from {O} and {O}.
Hi, I'm {F}, {AGE}, dog person, {OT} fan, living in {LOC}.
{P} plays left back for {OT} and for {C}.
A {FAITH1} from {CI}, {P} was elected for the {POLP} in {Y}.
{L} has three children, {F}, {F} and {F}, from a marriage to {P}.
{P} | {job} @ {O} | {CI} -> {CI}
In {Y} {L} won the prize of {O} for a study of {LOC}.
{P} was the first {N1} to ski across {LOC}.
Written by {P} in {CI}. {P} edits, {P} draws.
After the war {P} taught at {O} until {Y}.
""".strip("\n").split("\n")

CONTRACTS = r"""
This lease is made on {D} between {P} ("Landlord") and {P} ("Tenant") for {A}.
{O}, a company registered in {C}, appoints {P} as its agent in {RG}.
Signed at {CI} on {D} by {P} for and on behalf of {O}.
I, {P}, residing at {A}, being {AGE} years of age, declare that I know {P}.
The Buyer, {P}, a {N} national, shall pay {O} the sum of {money} by {D}.
In the matter of {L} v. {L}, the court of {CI} finds for {TITLE} {L}.
{O} shall deliver the goods to {A} no later than {D}.
The heirs of {P}, late of {CI}, are {P} and {P}.
Notice is hereby given to {O} by {P}, holder of passport {ID}.
Minutes of {O}, {D}: present were {P}, {P} and {TITLE} {L}.
Governing law: the laws of {C}. Venue: {CI}.
Power of attorney from {P} to {P}, both of {CI}.
""".strip("\n").split("\n")

VERSES = r"""
oh {F}, oh {F}, won't you come back to {LOC}
I left my heart in {LOC} and my wallet with {F}
{F} had a boat, {F} had a song, and {LOC} was ours all summer long
from {CI} down to {CI} I have been calling {F}
sweet {F} of {LOC}, dance with me slow
roses are red, {F} is blue, {F} went to {LOC} with somebody new
goodbye {CI}, hello {CI}, tell {F} I tried
there once was a {job} named {F} / who came all the way from {LOC}
Knock, knock. Who's there? {F}. {F} who? {F} from {O}, open up!
A {N1}, a {N1} and {F} walk into a bar in {CI}.
{F} asks {F}: "What did {C} say to {C}?"
"[Nothing|Nobody] in {LOC} is ever on time," said {F}, {AGE}, on time.
""".strip("\n").split("\n")

PEOPLES_OF = r"""
{F} is {N}, her {kin} is {N}, and they met in {C}.
[She|He] is a {N} citizen[| born in {C}| living in {CI}].
I met a {N1} in {C} who spoke of nothing but {C}.
As a {FAITH1}, {F} does not eat pork; as a {N1}, he misses it.
My {kin} is {FAITH}, my {kin} is {FAITH} and I am nothing in particular.
{F} was raised {FAITH} in {CI} and became a {FAITH1} at {AGE}.
The {NP} beat the {NP} in {CI}, while {C} drew with {C}.
The {N} team flew to {C}; the {N} team stayed in {C}.
Half of the class were {NP}, the rest {NP} and {NP}.
Most {NP} I know have left {C} for {C}.
The {POLP} won in {RG}, the {POLP} in {CI}.
[He|She] has voted {PARTY} all [his|her] life, and so did {TITLE} {L}.
{P}, a lifelong {POL1}, shook hands with {P}, a {POL1}.
The applicant is {N} by birth and holds a {N} passport.
Her parents are {N} and {ETH}; she calls herself {N}.
{ETHP} in {C} and {ETHP} in {C} asked for schools of their own.
The {FAITH} community of {CI} celebrated on {D}.
A {FAITH} priest, a {FAITH1} and a {FAITH1} opened the shelter in {LOC}.
He married a {N} woman from {CI}, and they moved to {C}.
Are you {N}? - No, I was only born in {C}.
Are there many {NP} in {LOC}? {F} says there are more {NP}.
i'm half {N} half {N} and i live in {C}
My {N} neighbour {F} and my {N} landlord, {TITLE} {L}, do not speak.
The {N} embassy helped two {NP} who were robbed in {CI}.
{N} students in {C} pay more than {N} ones.
He is proud to be {N}, though {C} has never been kind to him.
{P} is the {AGE}-year-old daughter of {N} immigrants.
an old {N1} taught me to fish in {RG}
Nationality: {N}
Citizenship {N}, religion {FAITH}, party {PARTY}
Two {N} tourists, one {N} guide and a driver from {C} were on the bus.
They are {FAITHP}, not {FAITHP}.
{TITLE} {L} is a {ETH} lawyer who defended {ETHP} in {CI}.
You don't sound {N} at all! I am from {CI}, I told you.
"We {NP} are used to rain," said {F}. "In {C} it never stops."
The {N} [prime minister|president|king|ambassador] spoke to {N} reporters.
No {N1} has won in {C} since {Y}.
Some {POLP} and most {POLP} backed {P}.
The wife is {N}; he comes from {C}; the children were born in {C}.
He looks {N}, talks {N} and was born in {CI}.
The guests from {C} and the {NP} shared a table.
""".strip("\n").split("\n")

DATES = r"""
[The lease ends on|My visa runs out on|Rent is due|The exam is on|She was hired on] {D}.
{F} has been here since {D} and leaves on {D}.
From {D} to {D} the office in {CI} is closed.
I graduated in {Y}, married in {Y} and moved to {LOC} in {MO} {Y}.
Between {Y} and {Y} {O} lost half of its staff.
Due {D}. Paid {D}. Closed {D}.
On {D} at 14:30, {F} called and asked for {F}.
Back in {Y} nobody in {LOC} had a phone.
[See you|Let's meet|Dinner] on {D}?
[Last seen|Created|Modified|Issued|Valid until|Expires|Date]: {D}
The storm of {D} took the roof off {O}.
{D}: {F} arrives. {D}: we drive to {CI}.
I'm free {D} or {D}, {F} can do either.
Her appointment with Dr. {L} was moved from {D} to {D}.
{MO} is too hot in {CI}; come in {MO}.
the class of {Y} meets in {CI} on {D}
We lived in {LOC} until {MO} {Y}.
Copyright {Y} {O}
{P} was born on {DOB}[.| and died on {D}.]
It has been closed since early {MO}.
By {Y}, {O} wants to be out of {C}.
{O} was founded in {Y} by {P}.
""".strip("\n").split("\n")

AGES = r"""
I'm {AGE} and my {kin} is {AGE}.
{F} ({AGE}) and {F} ({AGE}) [share a room|live with {F}|go to {O}].
My {AGE} year old [{kin}|son|daughter] has [asthma|a fever|a new bike].
At {AGE}, {P} is the oldest [{job}|driver|player] at {O}.
She turned {AGE} on {D}.
Are you over 18? I am {AGE}.
he's only {AGE} and already taller than {F}
Male, {AGE}, from {CI}, with back pain for two weeks.
{AGE} yo female, no allergies, lives with {kin}
The twins are {AGE}; {F} is {AGE}.
When {F} is {AGE} she wants to live in {LOC}.
A {AGE}-year-old {N1} and her {AGE}-year-old {kin} were hurt.
Age: {AGE}, weight 71 kg, height 180 cm
I retired at {AGE} and moved to {RG}.
my grandma lived to {AGE}, in {LOC}, on tea and spite
{P} was {AGE} years old when {O} hired him.
Looking for a babysitter for {F}, {AGE}, and {F}, {AGE}.
She is in her {AGE}th year but looks younger.
""".strip("\n").split("\n")

ADDRESSES = r"""
Our new office: {A}. Parking behind {O}.
{F} moved to {A} last {MO}.
I grew up at {A}, two doors from {O}.
Pick me up at {A} [at nine|after work], not at {A}.
Deliver {n} boxes to {A}; invoice to {O}, {A}.
[The house at|The shop at|A fire at] {A} [is for sale|was robbed|is haunted, says {F}].
is {A} near {BL}?
We are at {A}. Ring the bell marked {L}.
Registered office: {A}. Directors: {P}, {P}.
{P}\n{A}
{O}\n{A}\n{TEL}
{O}, {A}
For {F}: {A}. For {F}: {A}.
c/o {P}, {A}
My {kin} [lives|is] at {AS} in {CI}, and I live at {AS}.
Please change my address from {A} to {A}, effective {D}.
Take the second left after {AS}; {O} is on the right.
Send the {thing} to this address:\n\n{A}\n\nThanks, {F}
From {A} to {A} it's a ten-minute walk.
The crash happened where {AS} meets {AS}.
You can write to {P} at {A} or call {TEL}.
""".strip("\n").split("\n")

FIRMS = r"""
I [work|used to work|start next week] at {O}[, not at {O}|, in the {CI} branch|].
{O} makes the best [boots|ovens|bikes|chips] in {C}.
[She left|He joined] {O} for {O}.
[My account with|My contract with|My flight with|The invoice from] {O} is [wrong|cancelled|late].
{O}, {O} and {O} are bidding for the contract in {CI}.
[Ask|Call|Sue] {O}!
Is {O} hiring? {F} says so.
{O} was a family business until {O} bought it.
{O} is a small [firm|charity|school|club] in {LOC}, run by {P}.
Have you read what {OP} wrote about {O}?
[We buy|We rent] our [lamps|vans|chairs] from {O}.
The {O} office in {CI} smells of paint.
{F} studies at {O}; {F} teaches there.
The [board|chairman|spokesman|lawyers] of {O} met in {CI}.
{O} sponsors {OT}.
He played for {OT}, {OT} and, briefly, {OT}.
my dad supports {OT}, my mum supports {OT}, i just like the pies
{OB}'s second album is better than anything {OB} did.
{OP} and {OP} both denied it.
Members of {O} voted against {L}.
The case was taken over by {O}.
{O} announced a partnership with {O}.
According to {O}, the {thing} was never sent.
Our clients include {O}, {O}, {O} and {O}.
Payment to {O}, reference {n}
A spokeswoman for {O} said {P} no longer works there.
{O}: "We are sorry."
Donate to {O} or to {O}, I don't mind which.
""".strip("\n").split("\n")
KINDS = {"news": NEWS, "letters": LETTERS, "chat": CHAT, "service": SERVICE, "forms": FORMS, "stories": STORIES, "tweets": TWEETS, "questions": QUESTIONS, "reviews": REVIEWS, "bios": BIOS,
         "contracts": CONTRACTS, "verses": VERSES, "peoples": PEOPLES_OF, "dates": DATES, "ages": AGES, "addresses": ADDRESSES, "firms": FIRMS}
