"""More sentences for `people_texts.py`, by where in life they are said, and sentences put together of subjects, predicates and what stands
around them. The form is that of `people_carriers.py`."""

MONEY = r"""
I'd like to open an account with {O}. I am {N} and have lived in {CI} since {Y}.
Does {O} charge for withdrawals in {C}?
[My|The] loan at {O} was approved by {TITLE} {L}, but the money never came.
Please block card {CARD}; I lost it in {CI} on {D}.
The transfer of {money} from {P} to {P} bounced at {O}.
My salary from {O} arrives at {O} on the first of each month.
{F} and I share an account at {O}. Can {F} cancel her card alone?
What is the limit for a {N1} without a residence permit?
Beneficiary {P}, {O}, {CI}, IBAN {IBAN}
I bought shares in {O} in {Y} and sold them in {MO} {Y}.
Insurance: {O}. Policy holder: {P}. Insured since {D}.
{O} keeps asking me for a bill with my address on it: {A}.
Can I use my {O} card in {C}, or does it work only in {C}?
The cash machine of {O} in {AS} swallowed my card.
{P} from {O} promised me nine percent. Is {O} a fraud?
My {kin} left me {money} and a flat in {CI}. Which taxes are due in {C}?
The cheque is made out to {P}, not to {O}.
Pension statement for {P}, {AGE}, last employer {O}
{O} went bankrupt in {Y} and {F} lost everything.
I paid {money} to {O} in {LOC} with card {CARD}, please send the receipt to {M}.
""".strip("\n").split("\n")

TRAVEL = r"""
I'm going to {C} next month. Do I need a visa as a {N1}?
We drove from {CI} over {NT} to {CI} and slept in {LOC}.
My flight with {O} from {CI} to {CI} on {D} was cancelled.
Two adults and a child, {AGE}, to {CI}, please.
{F} lost her passport in {CI}; the {N} embassy gave her a new one.
Which is nicer in {MO}, {LOC} or {LOC}?
[Stay|Eat|Rent a car] at {O} if you are ever in {LOC}.
The train stops in {CI}, {CI} and {CI}.
Day 4: {CI}. Day 5: {CI}. Day 6: too tired for {CI}.
I missed the ferry to {LOC} because {F} could not find the ticket.
From {BL} take the bus to {BL}; {F} will wait there.
Our guide, a {N1} named {F}, sang all the way to {NT}.
{LOC}? No. {LOC}? Maybe. {LOC}? Yes, if {F} pays.
Border guards between {C} and {C} asked {F} for her {N} passport.
Hotel {L}, {A}. Ask for {F}.
The sea near {CI} was warmer than in {C}.
My suitcase went to {CI}, I went to {CI}, and {O} went home.
Greetings from {LOC}, where nobody has heard of {LOC}!
Book a table near {BL} in {CI} for {P}.
She has walked from {LOC} to {LOC} twice.
""".strip("\n").split("\n")

HEALTH = r"""
{P}, {AGE}, was admitted to {O} on {D} with chest pain.
Dr. {P} at {O} prescribed it; my {kin} takes it too.
Referral from {O} ({CI}) to {O}: {TITLE} {L}, born {DOB}.
The patient, a {AGE}-year-old {N} {job}, lives alone in {CI}.
Nurse {F} noted that {TITLE} {L} refused breakfast.
My {kin} {F} is allergic to nuts. {O} knows, the school does not.
As a {FAITH1} {TITLE} {L} asks for no blood products.
{F} fell on {AS} and broke her wrist.
Discharged to {A} in the care of her {kin}, {P}.
Can I see {TITLE} {L} on {D} instead? - {P}
History: {AGE} y/o, travelled to {C} in {MO}, fever since.
Midwife {F} and Dr. {L} were there when {F} was born.
I donate blood at {O} every spring, says {F}, {AGE}.
{O} lost my results. I was there on {D}, name {P}, ID {ID}.
{P} died at {O} on {D}, aged {AGE}, surrounded by {F}, {F} and {F}.
""".strip("\n").split("\n")

WORK = r"""
{F} from {O} is on the phone, shall I put her through?
I report to {P}, who reports to {P} in {CI}.
[The team|Our team]: {F} (lead), {F} (design), {F} and {F} (tests).
{P} has accepted our offer and starts on {D}. She comes from {O}.
{F}, could you take over {F}'s tickets while he is in {C}?
Minutes: {F} presents the numbers, {L} asks about {O}, {F} leaves early.
Résumé of {P}: {O} ({Y} to {Y}), {O} ({Y} to {Y}), {O} since {Y}.
I worked for {O} in {LOC} and for {O} in {LOC}.
The union at {O} elected {P}.
Let's ask {F} and {F}; they did the same thing at {O}.
{L} fired {L}, then {L} fired {L}.
The cleaning is done by {O}, the coffee comes from {O}.
Reference for {P}: she worked under {TITLE} {L} at {O} from {MO} {Y}.
Please welcome our new colleagues {P}, {P} and {P}!
Who invited {O} to the call? - {F} did.
{U} assigned this to {U}: ask {F} about {O}
Reviewed-by: {P} <{M}>
We lost {O} as a client because {F} was rude to {TITLE} {L}.
[Interview|Lunch|Call] with {P} ({O}), {D}, {CI}
{F} got promoted, {F} got fired, and I got a plant.
""".strip("\n").split("\n")

SCHOOL = r"""
{F} goes to {O} and hates it; {F} goes to {O} and loves it.
My teacher, {TITLE} {L}, is from {CI}.
The exchange students are {F} from {C}, {F} from {C} and {F}, a {N1}.
{P} studied law at {O} and wrote a thesis on {C}.
Class list: {L}, {F}; {L}, {F}; {L}, {F}
{F} shares a desk with {F} because {F} talks too much.
Dear parents, {TITLE} {L} will replace {TITLE} {L} from {D}.
{F}, {AGE}, won the spelling contest in {CI}.
Applications to {O} close on {D}.
The library of {O} was built in {Y} and named after {P}.
How do I get from {O} to {O} in nine minutes between lectures?
Professor {P} of {O} gave a talk about {RG}.
Who here has read {L}? And {L}?
[She|He] has a degree from {O}, a {N} passport and no job.
{L} et al. ({Y}) and {L} ({Y}) found no effect.
({L} and {L}, {Y}; {L}, {Y})
As {L} shows, and {L} doubts, rivers move.
{L}, {F}. {Y}. Moss and Memory. {CI}: {O}.
""".strip("\n").split("\n")

LAW = r"""
The car was registered to {P}, {A}.
Officer {L} stopped a van with plates {PL} on {AS}.
[Witness|Suspect|Victim]: {P}, {AGE}, {N}, no fixed address
{P} was arrested in {CI} on {D} and released the next day.
Judge {P} ruled in favour of {O}.
Attorneys for {O} asked {TITLE} {L} to step aside.
{P} v. {O}, decided {D}
He told the police that his name was {P} and that he came from {C}.
{O} v. {O} was settled out of court for {money}.
The body was found near {NT} by two {N} hikers, {F} and {F}.
Lawyers {L}, {L} and {L} refused the case.
The law firm {O} took the case.
A {N} court wants {P} back from {C}.
Detective {L} did not believe {F}. Nobody believed {F}.
The witness, a {FAITH} {job} of {AGE}, swore on nothing.
Restraining order: {P} may not come near {P} or {A}.
""".strip("\n").split("\n")

SPORTS = r"""
{OT} beat {OT}, {OT} drew, and {LOC} went wild.
{P} ({C}) took gold, {P} ({C}) silver.
{C} 2-1 {C}: {L} 12', {L} 77'; {L} 90'
{L} to {L}, {L} back to {L}, and it's wide!
The {OT} coach, {P}, blamed the referee, {P} of {CI}.
{P} left {OT} for {OT} in {Y}.
{N} swimmers won everything in {CI}.
Who is better, {L} or {L}? {L}, obviously.
We have tickets for {OT} against {OT} on {D}.
{L}, {L} and {L} are injured; {L} is suspended.
If {OT} lose on {WD}, {L} is gone.
{C} have never won in {C}.
I ran the {CI} marathon with {F} and lost to a {AGE}-year-old.
{O} women's team signed {P} from {C}.
[Kick-off|Tip-off] in {CI} at eight: {OT} - {OT}
{OT} [fan|shirt|scarf|fans] everywhere in {CI} tonight
{OT} need a striker, {OT} have three
""".strip("\n").split("\n")

FAMILY = r"""
My parents, {F} and {F}, met in {CI} in {Y}.
{F} is my {kin}, {F} is my {kin}, and {F} is the cat.
We called our daughter {F} after my {kin} from {RG}.
{F} married {F} on {D} in {CI}; {F} was the best man.
Grandma {F} came from {C} with one suitcase and {money}.
My {kin} converted and is {FAITH} now.
{F}'s wedding is on {D} and I still have no {N} translator for the vows.
The {L}s live next to the {L}s.
Uncle {F} never talks about {C}.
happy anniversary {F} and {F}!!
{F} née {L}, {AGE}, from {CI}
[My sister-in-law|My ex|My godson] {F} works at {O} in {C}.
I am {F}'s {kin}, not {F}'s.
Twins! {F} and {F} {L}, born {DOB} in {CI}
She kept {L}; he took {L}; the children are {L}-{L}.
Our dog {F} ran away near {BL}.
{F} ({AGE}), {F} ({AGE}) and {F} ({AGE}) want a pony.
Cousins from {C} and from {C} met in {CI} for the first time.
""".strip("\n").split("\n")

HISTORY = r"""
In {Y} the {NP} took {CI} from the {NP}.
{P} discovered the cave near {CI} in {MO} {Y}.
The {NT} rises in {C} and flows through {CI}.
{CI} is the largest town of {RG} and lies on the {NT}.
{RG} was part of {C} until {Y}.
{P} was king of {C} from {Y} to {Y}.
{O} was founded by {P} and {P} in {CI} on {D}.
The {N} army crossed the {NT} in {MO} {Y}.
{ETHP} lived here long before the first {NP} came.
{FAITHP} and {FAITHP} shared the temple in {CI}.
{P} (born {DOB} in {CI}, {C}) is a {N} {job}.
The treaty of {CI} was signed by {C}, {C} and {C}.
{C} borders {C}, {C} and {C}.
The highest mountain of {C} is named after {P}.
Emperor {F} burned {CI}; his {kin} {F} rebuilt it.
{LOC} has {n} inhabitants, most of them {NP}.
The population of {RG} is 61% {N} and 17% {ETH}.
{P} painted the {NT} from a window in {CI}.
A {N} ship from {CI} sank off {LOC}.
""".strip("\n").split("\n")

ART = r"""
{OB} opened for {OB} in {CI}.
My playlist: {OB}, {OB}, {P}, {OB}.
{P} left {OB} in {Y} to sing with {OB}.
The new {OB} record was made in {CI} with {P} on bass.
{P} plays a {N} spy in a film by {P}.
I met {P} at a reading in {CI}; she signed my copy.
A sculpture by {P} stands in front of {O}.
[Play|Put on] something by {OB}[, please|]
{P}'s sonata was first heard in {CI} on {D}.
The {O} show in {CI} has three works by {L} and none by {L}.
Who sings this, {P} or {P}?
{P}, {P} and {P} star in a comedy set in {LOC}.
"A Room Without Doors" by {P} ({O}, {Y})
The critics of {OP} hated it, those of {OP} wept.
{OB} are from {LOC}, not from {LOC}.
Listening to {OB} while {F} cooks
""".strip("\n").split("\n")

PROMPTS = r"""
Write an email to {P} at {O} asking for a discount.
Summarise what {P} said about {C}.
Draft a complaint to {O} about my flight to {CI} on {D}.
Make a table of {P}, {P} and {P} with their ages {AGE}, {AGE} and {AGE}.
Correct this: "{F} have went to {CI} with her {kin} {F}."
Which of these are names: {F}, {F}, {F}?
Give me a toast for {F} and {F}, she's {N}, he's from {LOC}.
Imagine a talk between {P} and {P} in {CI}.
Extract all names: {P} met {P} at {O}.
Rewrite in plain words: {O} hereby informs {TITLE} {L} that the claim of {D} is rejected.
You are {F}, a helpful assistant of {O} in {CI}.
I'm {F}. Remember that I live in {CI}, that I am {AGE} and that I'm {N}.
Plan {F}'s birthday, she turns {AGE} on {D}, guests are {F}, {F} and {F}.
Help! {F} wants to move to {C} and I want to stay in {RG}.
Is this mail real? "Dear {P}, your account at {O} is locked. Yours, {O}"
Generate a fake address in {CI}.
Sort by country: {P} ({C}), {P} ({C}), {P} ({C})
What would {L} say about {L}?
Find typos: "{P}, {A}, {D}"
Explain to my {AGE}-year-old why {F} moved to {LOC}.
As {P}'s assistant, answer {TITLE} {L} politely that {F} is in {CI}.
""".strip("\n").split("\n")

NOTES = r"""
{F} 2pm, {L} 3pm, {O} 4pm
call {F} re {O}
milk, bread, present for {F}, stamps for {C}
TODO: ask {F} ({CI} office) for the {thing}
{WD}: {F}, {F}. {WD}: {F}. {WD}: nobody.
Met {P}. {job}. {CI}. Knows {F}.
[left a message for|waiting for|lunch w/] {F}
{O}: {TEL}, ask for {F}
[Key|Cat|Plants]: {F} next door, number {n}
birthdays: {F} {DOB}, {F} {DOB}
{D} {CI} {O} {money}
passport -> {C}; forms -> {F}; keys -> {TITLE} {L}
guest list: {F} + 1, {F}, the {L}s, {P}
Seat 4A {L}, seat 4B {L}, seat 4C empty
{F}/{F}/{F}: pick one
Table 5: {P}, {P}, {P}, {P}
{P}\n{P}\n{P}
{F}, {F} and {F}
{O}\n{O}\n{O}
{LOC}, {LOC}, {LOC}
{C}\n{C}\n{C}
{N}, {N}, {N}
from {CI} w/ love, {F}
""".strip("\n").split("\n")

# The same list of surnames as people and as a firm.
JOINED = r"""
{L}, {L} and {L} [scored|resigned|were late|have the flu].
{O=Boone, Fitch and Lamar} [scored a big contract|has an office in {CI}|sent {TITLE} {L} a bill].
[The partners|My colleagues|The players] {L}, {L} and {L} met in {CI}.
[The firm|My insurer|The agency|Our supplier] {O} met us in {CI}.
{TITLE} {L} and {TITLE} {L} of {O}
{F}, {F} and {F} work for {O}.
I called {O}; {L} answered, then {L}, then {L}.
[A lawyer from|A receptionist at|Somebody at] {O} told me to write to {L} or {L}.
{L} and {L} [are brothers|never speak|went to {LOC}]; {O} is their firm.
My {kin} was let go by {O} and hired by {O} on the same day.
{O} [manages|owns|cleans|insures] the building; {P} [manages|owns|cleans] the flat.
Is {L} a person or a firm? {O} is a firm, {P} is a person.
{O} is looking for a {job} in {CI}
[Offices of|Invoice from|A van of] {O} [in {CI}|, {A}|on {D}]
our new vendor is {O}, contact {P}, {M}
[do you know|have you tried|is it worth joining] {O}?
I was [a {job}|an intern|in sales] at {O} [for two years|until {D}|in {CI}] before {O}.
[{P}, CEO of|{P}, founder of|{P} of] {O}, [flew to {C}|said nothing|met {P} of {O}].
[The merger of|A deal between] {O} and {O} [failed|was signed on {D}|needs the approval of {OP}].
{O} ([{CI}|{C}|{LOC}]) - {TEL} - {URL}
""".strip("\n").split("\n")

FOREIGN = r"""
Me llamo {P}, soy de {CI} y trabajo en {O}.
Vivo en {A} con mi hermana {F}.
El señor {L} no ha llegado; llame a {F} al {TEL}.
Mi jefe en {O} se llama {P}.
{P} nació en {CI} y murió en {CI}.
Je m'appelle {P}, j'habite à {CI} et je travaille chez {O}.
Mon adresse : {A}
Madame {L} est partie pour {C} avec {F}.
Nous avons rencontré {P} à {CI}.
Ich heiße {P} und wohne in {CI}.
Meine Adresse lautet {A}.
Herr {L} von der Firma {O} hat angerufen.
{F} fährt mit {F} nach {CI}, {F} bleibt in {CI}.
Mi chiamo {P} e abito a {CI}.
Il signor {L} lavora per {O} dal {Y}.
O meu nome é {P}, moro em {CI}.
A senhora {L} trabalha na {O}.
Ik heet {P} en ik woon in {CI}.
Mevrouw {L} werkt bij {O}.
Jag heter {P} och bor i {CI}.
Jeg hedder {P} og kommer fra {C}.
Nazywam się {P} i mieszkam w {CI}.
Minun nimeni on {P}, asun {CI}.
Benim adım {P}, {CI} şehrinden geliyorum.
""".strip("\n").split("\n")

# Headlines leave out articles and verbs, and put a country's name before a noun where a sentence has its adjective.
HEADLINES = r"""
{C} forces retreat from {CI}
{C} border stays shut, says {OP}
{CI} police hunt driver of white van
{CI} man, {AGE}, held over theft of {thing}
{C} court frees {N} [reporter|sailor|priest]
{C} talks stall as {L} walks out
{C} election: {L} ahead of {L} by two points
{OP} chief to visit {C}
{OP} fines {O}, clears {O}
{O} to cut jobs in {CI}, {CI}
{O} to pay {money} to [defence|software|drinks|mining] firm {O}
{O} profits up, {O} profits down
{O} boss quits after {OP} report
{OT} among five clubs fined by {OP}
{OT} top {OT} 68-61 without {L}
{OT} eye {L}, {L} eyes {C}
{L} stunner sinks {OT}
{L}: why I left {OT} for {CI}
{L} tells {POLP} to wait
{L} vows to defend {C} farmers
{L} camp blames {L} camp
{L} trial: jury out in {CI}
{P} fans queue overnight in {CI}
{P} back in {C} after {AGE}-day fast
{P} slams {O}
{P}, {N} voice of the {NP}, dies at {AGE}
{TITLE} {L} denies links to {O}
{RG} farmers fear drought
{RG} floods: hundreds leave homes near {NT}
{NT} crossing reopens to {N} trucks
{CI} zoo mourns oldest bear
{CI}-{CI} rail link delayed to {Y}
{CI} mayor {L} under fire
{CI} truce holds for now
[Poll|Survey]: {NP} happier than {NP}
{NP} among dead in {C} bus crash
{NP} vote, {NP} wait
{N} premier {L} to meet {N} counterpart
{N} ship seized off {C} coast
{N} [aid|grain|money|jets|nurses] for {C}
{C} [aid|grain|envoy|jets|nurses|visa|embassy] for {NP}
{ETH} leader {L} shot in {CI}
{FAITH} school in {CI} to close
{PARTY} rebel {L} joins {POLP}
Fire at {O} depot in {CI}, two hurt
Review: {OB} at {BL}
[In pictures|Video|Exclusive|Opinion|Live|Watch]: {P} in {CI}
[In pictures|Video|Exclusive|Opinion|Live|Watch]: {CI} after the storm
[In pictures|Video|Exclusive|Opinion|Live|Watch]: {O} and the missing millions
North of {CI}, a village waits for {O}
West {RG} bus drivers strike; {O} silent
Why {C} needs {C}
What {L} told {OP}
{C} beat {C} on penalties, {L} the hero
{C} v {C}: {L} starts, {L} on bench
{CI} lose again, {L} out for season
Snow shuts {BL}, {O} cancels flights to {C}
{L}, {L} in final four in {CI}
{O}-owned {O} sold to {N} rival
Ex-{O} chief {L} charged in {CI}
Ex-{OT} star {P} opens bar in {CI}
{OP}: {C} economy to shrink
{OP}: {O} to buy {O} ({OP})
{job}, part time, {RG}, {CI}, ref {n}, apply to {O}
{RG} - {CI} - {job} - {O} - ref {n}
Today's {OP}: {L} on {C}, {L} on bees
({O}) {URL} {HL}
{CI} sunrise {HL} {HO}
sunset over {NT} {HL} {HL}
[Thunderstorm|Power cut|Rainbow] in {CI} {HL} / via {AT}
{HL} {HL} @ {CI}, {C} {URL}
RT {AT}: {HP} and {HP} are back in {HL}
{HO} {HO} {HL} [goal|gold|rain|strike]!
""".strip("\n").split("\n")

SUBJECTS = """{P}|{F}|{TITLE} {L}|My {kin} {F}|My {kin}|The {N} {job}|A {N1}|{P}, {AGE},|{F} and {F}|{P} of {O}|A {job} from {LOC}|{O}|{OT}|The {O} [team|manager|driver|lawyer]|{L}|{F}'s {kin}|{P}'s {kin} {F}|Our neighbour {F}|The {NP}|Two {NP}|Somebody from {O}|{P} (born {DOB})|The {FAITH} {job}|The {job}|Her {N} {kin}|The {POLP}|{OP}|{OB}|{U}|The mayor of {CI}|[She|He|We|They|I]|[She|He|We|They|I]"""
PAST = """moved to {LOC}|left {LOC}|called {F}|paid {O}|sued {O}|met {P}|married {P}|worked for {O}|joined {O}|quit {O}|bought a {thing} from {O}|lost the {thing} in {LOC}|forgot {F}'s birthday|wrote to {P}|asked {OP} for help|voted for {P}|flew to {CI}|walked from {CI} to {CI}|grew up in {RG}|died in {CI}|turned {AGE}|looked {N}|became {FAITH}|hailed from {LOC}|supported {OT}|slept at {A}|waited at {BL}|lied about {C}|sold the house at {A}|thanked {F} and {F}|blamed the {NP}|complained about {O}|swam across {NT}|said no|laughed|cooked for {F}|signed the {thing}|sent {money} to {P}|phoned from {LOC}|got fired by {O}|drew a map of {LOC}|never trusted {L}|read about {P}|dreamt of {LOC}|borrowed {F}'s {thing}|taught {F} to swim|missed the train to {CI}|argued with a {N1}|applied to {O}|opened a shop in {CI}|ran for mayor of {CI}|hid the {thing}|stole {F}'s {thing}|painted {P}|sang with {OB}|played against {OT}|crossed into {C}|came from {C}"""
BASE = """move to {LOC}|leave {LOC}|call {F}|pay {O}|sue {O}|meet {P}|marry {P}|work for {O}|join {O}|buy a {thing} from {O}|write to {P}|ask {OP}|vote for {P}|fly to {CI}|live in {RG}|turn {AGE}|become {FAITH}|support {OT}|sleep at {A}|wait at {BL}|sell the house at {A}|thank {F}|complain about {O}|cook for {F}|sign the {thing}|send {money} to {P}|trust {L}|apply to {O}|open a shop in {CI}|sing with {OB}|see {NT}|apologise to {F}|work with {NP}|help a {N1}|go home|wait"""
AROUND = """| on {D}| in {Y}| last week| in {LOC}| near {BL}| with {F}| without {F}| because of {F}| for {O}| at {AGE}| after the war| before {D}| since {D}| on {WD}| in {MO}| with a {N1}| like every year| despite {O}| for {money}| by mistake| at {O}"""
CLAUSES = [
    f"[{SUBJECTS}] [{PAST}][{AROUND}].", f"[{SUBJECTS}] [{PAST}] and [{PAST}][{AROUND}].", f"[On {{D}}|In {{Y}}|In {{LOC}}|Last {{MO}}|That night|Once|Later], [{SUBJECTS}] [{PAST}][{AROUND}].",
    f"[{SUBJECTS}] [will|may|might|can|must|would|should|wants to|has to|is going to] [{BASE}][{AROUND}].", f"[Did|Will|May|Can|Should|Does|Would] [{SUBJECTS}] [{BASE}][{AROUND}]?",
    f"[{SUBJECTS}] [{PAST}], [but|so|and|while|because] [{SUBJECTS}] [{PAST}].", f"[I heard that|They say|{{F}} says|According to {{P}},|{{O}} claims that|No,|lol|Apparently] [{SUBJECTS}] [{PAST}][{AROUND}][.|?|!|]",
    f'"[{SUBJECTS}] [{PAST}]," [said|wrote|told us|shouted] [{{P}}|{{F}}|{{TITLE}} {{L}}|a {{N1}}|the {{job}}|{{F}}, {{AGE}},|{{P}} of {{O}}][{AROUND}].', f"[Please|Don't|You should|Let's|I want to|How do I|Why would anyone] [{BASE}][{AROUND}][.|?|!|]",
    f"[When|After|Before|While|Although|If] [{SUBJECTS}] [{PAST}], [{SUBJECTS}] [{PAST}][{AROUND}].", f"[{SUBJECTS}], who [{PAST}], [{PAST}][{AROUND}].", f"[Who|Which {{job}}|Whoever|Nobody who] [{PAST}][{AROUND}][?|]",
]
SCENES = {"money": MONEY, "travel": TRAVEL, "health": HEALTH, "work": WORK, "school": SCHOOL, "law": LAW, "sports": SPORTS, "family": FAMILY, "history": HISTORY, "art": ART, "prompts": PROMPTS, "notes": NOTES, "joined": JOINED, "foreign": FOREIGN, "headlines": HEADLINES, "clauses": CLAUSES}
