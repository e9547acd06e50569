"""Sentences of our own with names, addresses and other personal data of many countries, for the token head of the shared model.

`rows(seed, count)` yields rows in the shape of `rows.py`. Templates have alternatives in brackets, `[a|b|]`, and slots in braces; a slot
that is personal data becomes a span. Values are drawn from lists of common names, put together by rules, or invented by syllables, so that
the head has to read the sentence and not to remember names."""

import random
import re
import string

from personal_values import (
    NAMES, PARTICLES, WEIGHT, CITIES, COUNTRIES, STATES, REGIONS, NATIONS, STREET, SUFFIX, DE, DE_END, FR, FR_OF,
    ES, ES_OF, IT, IT_OF, NL, NORD, PL, COMPANY, TRADE, FORM, KNOWN, BAND, BAND_A, BAND_B, PUBLIC, JOB, THING,
    VERB, KIN, TITLES,
)

PLAIN = """The meeting was moved to the afternoon.
I think the second draft reads much better.
Could you explain how compound interest works?
Please find the slides attached.
What is the capital of a country that no longer exists?
The update broke the search bar on my phone.
We were happy with the food but not with the service.
Remember to water the plants.
Our target for this quarter has not changed.
Will it rain in May, or is that too early to say?
Mark the answer that applies and hope for the best.
The bill was paid in full.
SWIFT codes and IBANs are checked before a wire is sent.
National Insurance numbers begin with two letters.
What does a social security number look like?
Enter your username and password, then press OK.
My mother's maiden name is a silly security question.
The dean will frank the letters and grant the request.
First name, last name, address and phone number are required.
Please do not share your PIN with anyone.
Order 4471-22 is on its way and weighs 3.4 kg.
The ISBN of the book is 978-0-306-40615-7.
Version 4.18.2 fixes the crash in the parser.
He turned left at the church and drove over the hill.
In spring the river floods the meadow below the mill.
I paid 45.90 for two tickets and 12 for parking.
Room 204 has a projector; room 1105 does not.
A balanced tree keeps lookups fast.
Convert 72 degrees Fahrenheit to Celsius.
Flight times are listed in local time, 7:25 to 11:40.
Chapter 12 begins on page 318.
The train on platform 9 is delayed by 14 minutes.
My account is locked and I need to reset it today.
What are the opening hours on Sunday?
The bank charges a fee for every transfer.
My card was declined at the checkout, why?
Could someone from the billing team call me back?
The committee approved the minutes of the last session.
Translate the following paragraph into French.
There is no charge for the first month.
She plays the piano, he sings, and the dog howls.
Rust and Go compile to machine code; Ruby does not.
The river runs south, past the old station and the park.
He is a better driver than a cook.
Summer was hot and autumn came late.
The doctor said to come back in two weeks.
Dear Sir or Madam, thank you for your letter.
Hi there, hope you are well.
To whom it may concern:
See you tomorrow!
Thanks for your help.
The reference implementation returns None when the list is empty.
for (int i = 0; i < n; i++) { total += values[i]; }
SELECT name, city FROM customers WHERE id = 42;
git commit -m "fix the parser" && git push origin main
self.assertEqual(response.status_code, 404)
2024-03-11 08:14:02 INFO worker 17 finished job 88213 in 340 ms
Error 0x80070057 at line 118, column 9
Ticket #55821 was closed as a duplicate of #55790.""".split("\n")

TEMPLATES = r"""
[Hi|Hello|Hey|Dear], [my name is|I am|I'm|this is] {P}[| and I live in {LOC}| from {LOC}| from {O}][.|, nice to meet you.|, calling about my {thing}.]
[My|Our] {kin}[,| is| is called| was named] {P}[.|, {job}.|, who is {AGE}.|, aged {AGE}.]
{P} [lives|lived|stays|is staying|resides|used to live] [at|on|in] {A}[.| with {F}.| since {D}.| until {D}.]
[I|We] [live|moved|used to live|am moving|are moving] [at|to] {A}[|, can you update that][.|, please.|?]
[My|Our|His|Her|Their|The] [new|old|current|billing|home|shipping|mailing|office|] address is {A}[.|, and the phone is {TEL}.| now.]
[Please|Can you|Could you] [send|ship|deliver|mail|forward] [it|the {thing}|my {thing}|everything] to {A}[.|, please.| by {D}.|?]
[Please send|Send|Ship] the {thing} to {P}[, | at | - |: ]{A}[.|]
[What is|What's|Do you know|Can you find|Look up] the [phone number|address|e-mail|age|birthday] of {P}[| from {O}| in {LOC}]?
How [do|can] I [get|drive|walk] from {LOC} to {LOC}[| by train| in winter]?
[Is|Was] {P} [older|younger|taller] than {P}?
{P} [{verb}] the {thing}[| on {D}| at {O}| in {LOC}| for {P}].
{P} [and|&] {P} [{verb}] [a|the|our|their] {thing}[.| together.| in {LOC}.| last week.]
{F} [said|says|told me|thinks|wrote|claims|insists] [that |]{F} [is|was|will be] [late|ill|in {LOC}|at {O}|right|not coming|very busy].
"[I never met|I have known|Ask|Call] {P}," [said|says] {P}[, a {job}|, a {job} from {LOC}|, {AGE}|], [on {D}|yesterday|last night].
{P} [works|worked|has worked|used to work|is a {job}|was a {job}|applied] [at|for] {O}[.| in {LOC}.| since {D}.| as a {job}.]
{O} [hired|fired|promoted|thanked|sued|interviewed] {P}[.| in {LOC}.| on {D}.| as its new {job}.]
{O} [is based|is headquartered|has an office|opened a store|closed its branch|was founded] in {LOC}[.| by {P}.| in {D}.]
{O} [and|bought|acquired|sued|merged with|competes with|is owned by] {O}[.| for {money}.| on {D}.| in {LOC}.]
[I|We] [bought|ordered|got] a {thing} [from|at] {O} [in {LOC}|on {D}|for {money}][.| and it never arrived.]
[The {thing} from|My order with|A complaint about] {O} [was|is] [late|wrong|excellent|too expensive].
[I will be|We'll be|She is|He was|They are] [travelling|flying|moving|going] [to|from] {LOC} [next week|on {D}|with {F}|to see {F}].
[The weather|Traffic|Rent|The food|The nightlife] in {LOC} is [awful|great|better than in {LOC}|why {F} left].
[Have you ever been to|Do you like|What time is it in|How far is|Tell me about] {LOC}?
[As|As a|Being a|She is a|He is a|My {kin} is a|I met a] {N} [{job}|citizen|student|woman|man|national], [I|he|she] [moved|went] to {LOC}[.| in {D}.]
[I love|Do you know any|The best|A traditional|He cooks] {N} [food|dishes|music|films|recipes|wedding songs][.|?| here?]
[Most|Some|Many|Few|Two] {N} [voters|families|players|artists|immigrants] [settled|live|play|voted] in {LOC}.
{P} is {N}[.| and lives in {LOC}.|, born on {DOB} in {LOC}.]
[I am|I'm|She is|He is|{P} is|My {kin} is|{F} just turned|{F} turns|{F} is] {AGE}[| years old| years of age| yo| y/o|][.|, and my {kin} is {AGE}.| and lives alone.]
{P}[, {AGE}, | ({AGE}) ][{verb} the {thing}|moved to {LOC} with {P}].
[A|The] {AGE}[-year-old| year old] {job}[ from {LOC}| named {P}| called {P}|] [was arrested|won the lottery|was admitted to {O}|lost a {thing}].
[At the age of|When I was|When he was|Aged] {AGE}, {F} [moved|went|emigrated] [to|from] {LOC}.
{P} [was born|is born] [on {DOB}|in {LOC}|on {DOB} in {LOC}|in {LOC} on {DOB}].
[My|Her|His|The patient's|{F}'s] [date of birth|birthday|DOB|birth date|d.o.b.] is {DOB}[.|, what else do you need?]
[DOB|Date of birth|Born|Birthdate|d.o.b|Geburtsdatum|Birthday][: | - |:]{DOB}
[The meeting|The hearing|My appointment|The concert|Delivery|The exam] [is|was] [on|moved to|postponed to|scheduled for] {D}[.| in {LOC}.| with {P}.| at {O}.]
[On {D}|In {D}|Since {D}|Until {D}], {P} [was in {LOC}|joined {O}|left {O}|paid {money}|called {TEL}].
[My|The] [username|user name|login|handle|user id|account name|nickname|user] [is|was] {U}[.| and the password is {W}.|, password {W}.|, I forgot the password.]
[username|user|login|Login|User ID|account][: | = |=|:]{U}[\n| / |, |; ][password|pass|pwd|Password][: | = |=|:]{W}
[I forgot my password|Reset the password|Unlock the account] for {U}[| at {O}], [it was {W}|the old one was {W}|user {P}].
[Follow|DM|Ask|Thanks|Message|cc|via|RT] {H}[ and {H}|][|!| please| on Twitter| for the {thing}]
{H} [did you see|have you been to|I am in|come to|say hi to] [{LOC}|{F}|{O}][?|!| tonight!]
[Add me on|Find me on|I am on|My handle on] [Discord|Telegram|Instagram|Steam|GitHub|Slack|Reddit|Twitch][:| as|,] {U}[.|!|]
{F} [goes by|is known as|posts as|signs in as] {U} on [Discord|Reddit|GitHub|the forum|Telegram].
ssh {U}@{host}
The Wi-Fi [password|key] is {W}[.|, please do not share it.]
[The|My|Her|His] [password|passphrase|PIN code|passcode] [for {O} |]is {W}[.|, change it.]
[My|The|Her|His|{P}'s] [passport number|passport no.|driver's license|driving licence|member number|employee ID|national ID|ID number|customer number|student number|tax number|policy number|MRN|patient ID|case number|social insurance number|visa number|badge] is {ID}[.|, issued in {LOC}.|, issued on {D}.]
[Passport|Passport no.|License|Driver's licence|MRN|ID|Employee ID|Member ID|Policy no.|Account holder ID|Student ID|Staff no.|NIN|Tax ID|Customer ID][: | - |:| #]{ID}
[Patient|Customer|Guest|Employee|Member|Student|Tenant|Applicant] {P}[,| -|;] [ID|MRN|no.|number|passport|DOB|age|room|nationality] [{ID}|{ID}|{DOB}|{AGE}|{N}]
[The car|My car|A grey van|The truck|His taxi] [with plates|with the number plate|with plate|registration] {PL} [was parked|hit|was seen|belongs to {P}][ in {LOC}| outside {AS}|].
[Licence plate|License plate|Plate|Registration|Reg.|Kennzeichen][: | ]{PL}
[Call|Text|Phone|Ring|Reach] [me|us|{F}|{P}|{O}] [at|on] {TEL}[.| after 6.|, ask for {F}.| or write to {M}.]
[My|The|Her|His|Our|{P}'s|{O}'s] [phone|phone number|number|mobile|cell|fax|telephone|landline] [is|was] {TEL}[.|, call me.|, can you check?]
[Tel|Phone|Mobile|Cell|Fax|T|M|Telefon|Tél.|Mob][.: |: |:| ]{TEL}
[Email|E-mail|Write to|Contact|Ask|Mail] {M}[.| for details.| or {M}.| or call {TEL}.]
[My|The|Her|{P}'s] [email|e-mail address|email address] is {M}[.|, not {M}.]
[Does|Did] the number {TEL} [belong to|ring at] {O}?
[My|The] [credit card|card|card number|Visa|debit card] [number |]is {CARD}[.|, exp. 04/29, name {P}.| and I live at {A}.]
[Charge|Refund|Block|Cancel|I lost] [my|the] card {CARD}[| of {P}| issued by {O}][.|, please.]
[Transfer|Wire|Send|Pay] {money} to {P}[, IBAN| at {O}, IBAN|, account] {IBAN}[.|, SWIFT {SW}.]
[Wire details|Bank details|Beneficiary]: {P}, [SWIFT|BIC] {SW}, IBAN {IBAN}
[My|Her|His] [SSN|social security number|social] is {SSN}[.|, name {P}.|, DOB {DOB}.]
[Visit|See|Go to|Check] {URL}[| and sign in as {M}| and log in as {U}][.| for the {thing} by {P}.]
[Login|Request|Connection] from {IP} [by|as|for user] {U} [failed|accepted|at {D}].
{TITLE} {L}[ | and {TITLE} {L} ][will see you|called|is not available|lives at {A}|signed for the {thing}|is from {LOC}|asked for {F}][.| on {D}.]
Dear {TITLE} {L},[| thank you for your letter of {D}.| your {thing} is ready.]
[Regards|Best|Best regards|Kind regards|Sincerely|Yours truly|Cheers|Thanks|Love|Warmly],[\n|\n\n| ]{P}[|\n{job}|\n{O}|\n{O}\n{A}|\n{TEL}|\n{M}|\n{job}, {O}\n{TEL}\n{M}]
{P}\n[{job}\n|][{O}\n|]{A}[|\n{TEL}|\n{M}|\nTel: {TEL}\nFax: {TEL}]
[To|From|Attn|Deliver to|Ship to|Bill to|Recipient|Sender]:[ |\n]{P}[\n|, ]{A}
[To|From|cc|Attn]: {P} <{M}>[|\nSubject: {thing} for {F}]
[Subject|Re]: [{thing} for {P}|meeting with {P}|visit to {LOC}|{O} {thing}]
[Name|Full name|Patient|Customer|Contact|Cardholder|Applicant|Beneficiary|Nombre|Nom|Name des Kunden]: {P}[\n|; |, | ][Address|Home address|Street|Adresse|Dirección]: {A}[|\nPhone: {TEL}|\nDOB: {DOB}|\nEmail: {M}|\nNationality: {N}]
[Name|Full name]: {P}\n[City|Place of birth|Town|Location]: {LOC}\n[Nationality|Citizenship]: {N}\n[Employer|Company]: {O}
[City|Town|Country|State|Place of birth|Location|Destination]: {LOC}
[Employer|Company|Organisation|Vendor|Supplier|School|Hospital|Bank]: {O}
[Last name|Surname|Family name]: {L}[\n|, |; ][First name|Given name]: {F}
{L}, {F}[| ({AGE})| - {TEL}| - {O}| - {LOC}]
- {P}, {LOC}[| ({O})| - {job}]
{P} ({O})[, {LOC}| - {M}|]
{P} - {A}
{P} | {O} | {TEL} | {LOC}
{P},{M},{TEL},{LOC}
"{P}","{AS}","{LOC}","{ID}"
{"name": "{P}", "city": "{LOC}", "phone": "{TEL}"}
{"patient": "{P}", "dob": "{DOB}", "mrn": "{ID}", "address": "{A}"}
{"user": "{U}", "email": "{M}", "company": "{O}", "age": {AGE}}
<customer><name>{P}</name><address>{A}</address><city>{LOC}</city></customer>
INSERT INTO users (name, login, phone, city) VALUES ('{P}', '{U}', '{TEL}', '{LOC}');
const owner = { name: '{P}', company: '{O}', city: '{LOC}' };
Q: [Who wrote this?|Who is the manager?|Name?|What is your mother's maiden name?|Who signed the {thing}?]\nA: {P}
Agent: [Can I have your name|Your full name|Who am I speaking to]?\nCustomer: [Yes, |Sure, |It's |][it's |]{P}[, {A}|, born {DOB}|].
User: [I live at|my address is|it's] {A}\nAssistant: [Thank you|Noted], {F}.
Agent: And [your date of birth|your birthday]?\nCustomer: {DOB}[.|, in {LOC}.]
[{F}|{P}]: [are you in {LOC}?|did {F} call?|I am at {O} now|my number is {TEL}]\n[{F}|{P}]: [no, still in {LOC}|yes, with {F}|call {TEL}]
[Turn left|Go straight|Park|Meet me|Meet us|The shop is] [at|on|near|in front of] {AS}[, number {n} is {F}'s house.| in {LOC}.|.]
[The fire|The accident|The robbery|The party|The pharmacy] [was|is] [on|at|near] {AS}[ in {LOC}|][, close to {O}.|.]
[Apartment|House|Flat|Office] for rent: {A}, {money} a month[.|, ask for {F}, {TEL}.]
[My favourite band is|I listen to|Tickets for|Have you heard of] {BAND}[, the album by {P}|][.|?| in {LOC}?]
[The singer|The drummer|The guitarist] of {BAND}[,| is] {P}[, grew up in {LOC}.|.]
[The book|A film|A song|A painting|The article] by {P} [won a prize|is set in {LOC}|is about {P}|was published by {O}][.| in {D}.]
[President|Prime Minister|Senator|Mayor|Minister|CEO|Director|Chairman|Coach|Queen|Pope] {P} [arrived in {LOC}|met {P}|visited {O}|resigned on {D}|spoke to {O} in {LOC}].
{P}, [the {job}|CEO|director|head|spokesperson] [of|at] {O}, [said|told {O}|wrote] [that the {thing} was lost|on {D}|in {LOC}].
{LOC} [beat|defeated|lost to|plays] {LOC} [2-1|3-0|on {D}|in the final][, with goals by {L} and {L}.|.]
{O} [shares|stock|profits] [fell|rose] [4|12|0.3] percent [after|when] {P} [left|joined|spoke in {LOC}].
[The flight|The train|A bus] from {LOC} to {LOC} [leaves|left] at 7:45[.| with {F} on board.| on {D}.]
[lol|omg|haha|wow|ugh|ok] {F} [is in {LOC}|works at {O}|said {H} is here|is {AGE} now][!!|...|]
[so excited for|cant wait for|missing] {LOC}[!| with {F}!|] #{hash}
[Remind me to call|Call|Text|Invite|Book a table for|Send a message to|Play something by|Set an alarm for] {P}[| tomorrow| at 7| on {D}| at {TEL}]
[Wake me up when we are in|Show restaurants in|Find hotels near|Weather in|Directions to|News from] {LOC}[| please| tomorrow]
[Write|Draft|Compose] a [letter|thank-you note|poem|reference|complaint] [to|for|about] {P}[| from {O}| of {O}| who lives in {LOC}| for helping with the {thing}][.| please.]
[Summarise|Translate|Rewrite|Proofread] [this|the following]: "{P} [moved to {LOC}|works for {O}|lives at {A}|was born on {DOB}]."
The [will|contract|lease|agreement] [names|is between|lists] {P} and {P} as [executors|the parties|tenants|witnesses][ of {A}| on {D}|].
[This agreement is made|Signed] on {D} between {O}[, {A},|] and {P}[, {A}|].
[I hereby authorise|We confirm that|This certifies that] {P} [(ID {ID})|, born {DOB},|of {A}|] [may collect the {thing}|attended {O}|is employed by {O}].
[The nurse|The doctor|Dr. {L}] [noted|wrote] that {TITLE} {L}[ ({AGE})|, {AGE},|] [lives alone at {A}|was seen on {D}|has a {kin} in {LOC}].
[Emergency contact|Next of kin|Guardian|Reference]: {P}[ (mother)| (husband)|], {TEL}
[Invoice|Order|Receipt] [no. |#]{n}{n}{n} [for|to] {P}, {A}[, total {money}|]
[Please welcome|Congratulations to|Happy birthday|Get well soon|Goodbye|Thank you], {P}[!|, from all of us at {O}!]
{P}'s [{thing}|{kin}|office|house|flight|daughter {F}|husband, {F},] [is in {LOC}|was stolen|arrives on {D}|works for {O}].
[Neither|Both] {F} [nor|and] {F} [went|wanted to go] to {LOC}[.| with {O}.| on {D}.]
[Who is|Where is|When did you meet|Is this|Did you mean|Have you met] {P}?
[Sold to: |Prepared by |Reviewed by |Signed: |Photo by |Author: |Translation: ]{P}[, {O}|, {LOC}|]
{LOC}, {D} [- |— ]{P} [{verb}] the {thing}.
{A}[|\n]
{P}[|.]
{O}[|.]
{LOC}[|.]
""".strip("\n").split("\n")

MONTHS = "January February March April May June July August September October November December".split()
TYPES = {"P": "PERSON", "F": "PERSON", "L": "PERSON", "LOC": "LOCATION", "O": "ORGANIZATION", "BAND": "ORGANIZATION", "A": "ADDRESS", "AS": "ADDRESS",
         "U": "USERNAME", "H": "USERNAME", "W": "PASSWORD", "ID": "ID_NUMBER", "DOB": "DATE_OF_BIRTH", "AGE": "AGE", "TEL": "PHONE", "M": "EMAIL",
         "N": "NRP", "PL": "LICENSE_PLATE", "D": "DATE", "CARD": "CREDIT_CARD", "IBAN": "IBAN", "SW": "SWIFT_BIC", "SSN": "SSN", "URL": "URL", "IP": "IP"}
SLOT = re.compile(r"\{(P|F|L|LOC|O|BAND|A|AS|U|H|W|ID|DOB|AGE|TEL|M|N|PL|D|CARD|IBAN|SW|SSN|URL|IP|TITLE|kin|job|thing|verb|money|n|host|hash)\}")
ALTERNATIVE = re.compile(r"\[([^\[\]]*\|[^\[\]]*|\{verb\})\]")


class Maker:
    """Values of one row; regions stay together within a row more often than not."""

    def __init__(self, rng):
        self.rng = rng
        self.regions = list(NAMES)
        self.weights = [WEIGHT.get(region, 2) for region in self.regions]

    def pick(self, values):
        return values[self.rng.randrange(len(values))]

    def chance(self, share):
        return self.rng.random() < share

    def digits(self, count):
        return "".join(self.pick("0123456789") for _ in range(count))

    def pattern(self, form):
        """`#` a digit, `?` a capital letter."""
        return "".join(self.pick("0123456789") if c == "#" else self.pick(string.ascii_uppercase) if c == "?" else c for c in form)

    def invented(self):
        onset = ["b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "kr", "l", "m", "n", "p", "r", "s", "sh", "st", "t", "th", "tr", "v", "w", "y", "z", "sz", "kh", "zh"]
        word = "".join(self.pick(onset) + self.pick(["a", "e", "i", "o", "u", "ai", "ei", "ou", "ö", "á", "é", "ie"]) for _ in range(self.rng.randint(1, 3)))
        return (word + self.pick(["", "n", "r", "s", "l", "nen", "ski", "sson", "ez", "ova", "ak", "ic", "ini", "eau", "man", "ley", "ton", "ford", "berg", "th"])).capitalize()

    def given(self, region):
        return self.invented() if self.chance(0.12) else self.pick(NAMES[region][0])

    def family(self, region):
        return self.invented() if self.chance(0.22) else self.pick(NAMES[region][1])

    def region(self):
        return self.rng.choices(self.regions, self.weights)[0]

    def F(self):
        return self.given(self.region())

    def L(self):
        return self.family(self.region())

    def P(self):
        region = self.region()
        other = region if self.chance(0.85) else self.region()
        first, last, draw = self.given(region), self.family(other), self.rng.random()
        if draw < 0.58:
            return f"{first} {last}"
        if draw < 0.68:
            return first
        if draw < 0.73:
            return f"{first} {self.pick(string.ascii_uppercase)}. {last}"
        if draw < 0.77:
            return f"{first[0]}. {last}"
        if draw < 0.79:
            return f"{first[0]}.{self.pick(string.ascii_uppercase)}. {last}"
        if draw < 0.85:
            return f"{first} {self.given(region)} {last}"
        if draw < 0.90:
            return f"{first} {last}{self.pick(['-', ' '])}{self.family(region)}"
        if draw < 0.92:
            return f"{first} {last} {self.pick(['Jr.', 'Jr', 'Sr.', 'III', 'II'])}"
        if draw < 0.95:
            return last
        return f"{last} {first}" if region in ("cn", "kr", "vn", "hu", "jp") else f"{first} {last}"

    def city(self):
        draw = self.rng.random()
        if draw < 0.12:
            return self.invented() + self.pick(["", "", "ville", "burg", "stad", "town", " Springs", " Heights", "grad", "by"])
        return self.pick(self.pick(list(CITIES.values())) if draw < 0.6 else CITIES["us" if draw < 0.8 else "else"])

    def LOC(self):
        draw = self.rng.random()
        if draw < 0.5:
            return self.city()
        if draw < 0.75:
            return self.pick(COUNTRIES).removeprefix("the ")
        if draw < 0.87:
            return self.pick(STATES)[0]
        return self.pick(REGIONS).removeprefix("the ")

    def O(self):
        draw = self.rng.random()
        if draw < 0.2:
            return self.pick(KNOWN).removeprefix("the ")
        if draw < 0.4:
            return self.pick(PUBLIC).format(c=self.city(), f=self.F(), l=self.L())
        if draw < 0.48:
            return self.pick(["{0}, {1} and {2}", "{0} & {1}", "{0} and {1}", "{0}-{1}", "{0} and Sons", "{0}, {1} & {2} LLP", "{0} Group"]).format(self.L(), self.L(), self.L())
        name = self.pick([self.L(), self.pick(COMPANY), self.invented(), self.pick(COMPANY) + self.pick(["", " "]) + self.pick(TRADE), f"{self.L()} {self.pick(TRADE)}"])
        return name if self.chance(0.3) and " " in name else f"{name} {self.pick(FORM)}"

    def BAND(self):
        return self.pick(BAND).format(a=self.pick(BAND_A), b=self.pick(BAND_B))

    def street(self):
        """A street with its number, and the kind of country that writes it so."""
        draw, n = self.rng.random(), self.rng.randint(1, self.pick([30, 200, 999, 9999]))
        small = f"{self.rng.randint(1, 140)}{self.pick(['', '', '', 'a', 'b', ' A', '-' + str(n % 9 + 1), '/' + str(n % 20 + 1)])}"
        if draw < 0.36:
            name = self.pick([self.pick(STREET), self.pick(STREET), self.L(), f"{self.pick(['N', 'S', 'E', 'W', 'North', 'South', 'East', 'West', 'N.', 'SW'])} {self.pick(STREET)}",
                              f"{self.rng.randint(1, 180)}{self.pick(['th', 'st', 'nd', 'rd'])}"])
            unit = self.pick(["", "", "", "", f" Apt. {n % 99 + 1}", f" Apt {n % 40}{self.pick('ABCD')}", f", Suite {n % 900 + 100}", f" Unit {n % 60 + 1}", f" #{n % 400 + 1}", f", Floor {n % 30 + 1}"])
            return "us", f"{n} {name} {self.pick(SUFFIX)}{unit}"
        if draw < 0.40:
            return "us", self.pick([f"P.O. Box {n}", f"PO Box {n}", f"PSC {n}, Box {self.rng.randint(10, 9999)}", f"Highway {n % 99}", f"County Road {n}"])
        if draw < 0.52:
            name = f"{self.pick([self.pick(STREET), self.L()])} {self.pick(['Road', 'Street', 'Lane', 'Close', 'Avenue', 'Rd', 'Gardens', 'Crescent', 'Way', 'Terrace', 'Hill', 'Walk'])}"
            return "gb", self.pick(["", "", "", f"Flat {n % 40 + 1}, ", f"{n % 30}{self.pick('ABC')} ", "The Old Rectory, ", f"{self.pick(STREET)} House, "]) + f"{self.rng.randint(1, 240)} {name}"
        if draw < 0.64:
            return "de", f"{self.pick(DE)}{self.pick(DE_END)} {small}" if self.chance(0.8) else f"{self.pick(['Am', 'An der', 'Im', 'Zum', 'Auf der'])} {self.pick(DE).rstrip('-')}{self.pick(['berg', 'hof', 'tal', 'feld'])} {small}"
        if draw < 0.72:
            return "fr", f"{small}{self.pick([' ', ', ', ' bis '])}{self.pick(FR)} {self.pick(FR_OF)}"
        if draw < 0.80:
            return "es", f"{self.pick(ES)} {self.pick(ES_OF)}{self.pick([', ', ' ', ' nº ', ' No. '])}{small}{self.pick(['', '', ', 3º B', ', piso 2', ', Int. 4', ', Col. Centro'])}"
        if draw < 0.85:
            return "it", f"{self.pick(IT)} {self.pick(IT_OF)}{self.pick([' ', ', '])}{small}"
        if draw < 0.89:
            return "nl", f"{self.pick(NL)}{self.pick(['straat', 'laan', 'weg', 'plein', 'kade', 'gracht'])} {small}"
        if draw < 0.94:
            return "nordic", f"{self.pick(NORD)} {small}"
        if draw < 0.97:
            return "pl", f"{self.pick(PL)} {small}"
        return "else", self.pick([f"{n % 90 + 1}, {self.pick(STREET)} Nagar, {self.pick(['2nd Cross', 'Sector 7', 'Phase II', 'MG Road'])}", f"{n % 9 + 1}-{n % 30 + 1}-{n % 20 + 1} {self.pick(['Shibuya', 'Minato', 'Ginza', 'Kita'])}",
                                  f"Blk {n % 900 + 1} {self.pick(STREET)} Ave #{n % 30:02}-{n % 99}", f"Rua {self.pick(['das Flores', 'Augusta', 'do Comércio', 'XV de Novembro'])}, {n % 900 + 1}", f"{n % 200} {self.L()} Cad. No: {n % 50}"])

    def AS(self):
        kind, street = self.street()
        return street if self.chance(0.75) else re.sub(r"^\d+\w?,? ", "", street)

    def A(self):
        kind, street = self.street()
        gap = self.pick([", ", ", ", ", ", "\n", " "])
        if kind == "us":
            city, state = self.pick(CITIES["us"]) if self.chance(0.8) else self.city(), self.pick(STATES)
            state = state[0] if self.chance(0.2) else state[1]
            place = self.pick([f"{city}, {state} {self.digits(5)}", f"{city}, {state} {self.digits(5)}", f"{city} {state} {self.digits(5)}", f"{city}, {state}", f"{city}, {state}, {self.digits(5)}", f"{city} {self.digits(5)}", f"{city}{gap}{state}{gap}{self.digits(5)}", f"{city}, {state} {self.digits(5)}-{self.digits(4)}"])
            country = self.pick(["", "", "", "", ", USA", "\nUSA", ", United States", ", US"])
        elif kind == "gb":
            place = f"{self.pick(CITIES['gb'])}{self.pick([', ', ' ', gap])}{self.pattern(self.pick(['??# #??', '??## #??', '?# #??', '?## #??', '?#? #??']))}"
            country = self.pick(["", "", "", ", UK", ", England", "\nUnited Kingdom"])
        elif kind == "nl":
            place, country = f"{self.pattern('####')}{self.pick([' ', ''])}{self.pattern('??')} {self.pick(CITIES['nl'])}", self.pick(["", "", ", Netherlands"])
        elif kind == "pl":
            place, country = f"{self.pattern('##-###')} {self.pick(CITIES['pl'])}", self.pick(["", "", ", Poland"])
        elif kind in ("de", "fr", "es", "it", "nordic"):
            code = self.digits(4 if kind == "de" and self.chance(0.25) or kind == "nordic" and self.chance(0.4) else 5)
            code = self.pick(["", "", "", {"de": "D-", "fr": "F-", "es": "", "it": "I-", "nordic": "SE-"}[kind]]) + code
            city = self.pick(CITIES[kind])
            place = self.pick([f"{code} {city}", f"{code} {city}", f"{code} {city.upper()}", f"{city} {code}", f"{code}{gap}{city}", city])
            country = self.pick(["", "", "", ", " + {"de": "Germany", "fr": "France", "es": "Spain", "it": "Italy", "nordic": "Sweden"}[kind], "\n" + {"de": "DE", "fr": "FR", "es": "España", "it": "IT", "nordic": "FI"}[kind]])
        else:
            place, country = f"{self.pick(CITIES['else'])}{self.pick([' ', ', ', ' - '])}{self.digits(self.pick([4, 5, 6]))}", self.pick(["", ", " + self.pick(COUNTRIES).removeprefix("the ")])
        order = self.rng.random()
        if order < 0.86:
            return f"{street}{gap}{place}{country}"
        if order < 0.94:
            return street
        return f"{street}{gap}{self.digits(5)}{gap}{self.city()}"

    def U0(self):
        first, last = (re.sub(r"[^a-z]", "", name.lower()) or "kim" for name in (self.F(), self.L()))
        word = self.pick("star dark neo pixel sky lazy happy red night moto coffee tofu ninja wolf cat fox rider gamer real its the mr queen".split())
        return self.pick([first + self.digits(2), f"{first}_{last}", f"{first[0]}{last}", f"{word}{first}", f"{first}{last}{self.digits(self.rng.randint(1, 4))}", f"{word}_{self.pick('walker hunter lover fan girl boy dad mom official'.split())}{self.digits(self.rng.randint(0, 3))}",
                          f"{first}{last}", f"{last.capitalize()}{self.digits(2)}", f"{first}_", f"{first.capitalize()}{last.capitalize()}", f"x{first}x", f"{word}{self.digits(4)}"])

    def H(self):
        return f"@{self.U0()}"

    def U(self):
        first, last = (re.sub(r"[^a-z]", "", name.lower()) or "kim" for name in (self.F(), self.L()))
        draw = self.rng.random()
        if draw < 0.3:
            return self.pick([f"{first}.{last}", f"{first}-{last}{self.digits(1)}", f"{first[0]}.{last}", f"{last}.{first[0]}", f"{first}.{self.digits(3)}", f"{first}{self.pick('._-')}{last}{self.digits(2)}"])
        return self.U0() if draw < 0.9 else "@" + self.U0()

    def W(self):
        word = self.pick("summer dragon qwerty welcome monkey letmein winter sunshine tiger hunter secret garden shadow orange".split())
        mixed = "".join(self.pick(string.ascii_letters + string.digits + "!@#$%&*?") for _ in range(self.rng.randint(8, 14)))
        return self.pick([word + self.digits(3), word.capitalize() + self.digits(4) + self.pick("!#$?"), mixed, mixed, f"{word}-{self.pick(THING).split()[0]}-{self.digits(2)}", f"{self.pick(MONTHS)}{self.digits(4)}!", word.replace("o", "0").replace("e", "3") + self.digits(2)])

    def ID(self):
        return self.pattern(self.pick(["########", "?########", "??######", "???-###-###", "##-#######", "######", "#########", "??#######", "#### #### ####", "###-##-####-#", "EMP-#####", "MRN-######", "P##-####-??", "?###-####-####", "C########", "##/###/#####", "###########", "?#######?"]))

    def DOB(self):
        return self.date(self.rng.randint(1928, 2012))

    def D(self):
        return self.date(self.rng.randint(1990, 2027)) if self.chance(0.85) else self.pick([str(self.rng.randint(1950, 2026)), self.pick(MONTHS), f"{self.pick(MONTHS)} {self.rng.randint(1990, 2026)}"])

    def date(self, year):
        day, month = self.rng.randint(1, 28), self.rng.randint(1, 12)
        name, suffix = MONTHS[month - 1], {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th")
        return self.pick([f"{day} {name} {year}", f"{name} {day}, {year}", f"{day}{suffix} {name} {year}", f"{day}{suffix} of {name} {year}", f"{name} {day}{suffix}, {year}", f"{month:02}/{day:02}/{year}", f"{day:02}/{month:02}/{year}", f"{day}.{month}.{year}",
                          f"{day:02}.{month:02}.{year}", f"{year}-{month:02}-{day:02}", f"{month}/{day}/{year % 100:02}", f"{day}-{name[:3]}-{year}", f"{name[:3]} {day}, {year}", f"{name[:3]} {day} {year}", f"{day:02}-{month:02}-{year}", f"{year}/{month:02}/{day:02}", f"{day} {name}", f"{name} {day}"])

    def AGE(self):
        return str(self.rng.randint(1, 99) if self.chance(0.93) else self.rng.randint(0, 108))

    def TEL(self):
        return self.pattern(self.pick(["###-###-####", "(###) ###-####", "+1 ### ### ####", "+1-###-###-####", "###.###.####", "0## #### ####", "07### ######", "+44 7### ######", "0#### ######", "+49 ### #######", "0###/#######", "+33 # ## ## ## ##", "0# ## ## ## ##", "+34 ### ### ###",
                                       "### ## ## ##", "+39 ### #######", "+46 ##-### ## ##", "0##-### ## ##", "+91 ##### #####", "+81 ##-####-####", "(0#) #### ####", "###-#### ext. ###", "001-###-###-####", "1-###-###-####x###", "### ### ###", "+## ### ######", "0## ### ## ##", "+358 ## #######"]))

    def M(self):
        return f"{self.pick([self.U0(), self.U0().lower(), self.U().lstrip('@')])}@{self.pick(['example.com', 'gmail.com', 'mail.example.org', 'outlook.com', 'acme.io', 'uni-bonn.de', 'yahoo.co.uk', self.invented().lower() + '.com'])}"

    def N(self):
        return self.pick(NATIONS)

    def PL(self):
        return self.pattern(self.pick(["??## ???", "???-####", "?-?? ####", "??-###-??", "####-???", "??? ###", "?? ### ??", "##-??-##", "#??? ###", "???? ###"]))

    def CARD(self):
        return self.pattern(self.pick(["4### #### #### ####", "5###############", "3### ###### #####", "4###-####-####-####", "6###############"]))

    def IBAN(self):
        return self.pattern(self.pick(["DE## #### #### #### #### ##", "GB##????##############", "FR## #### #### #### #### #### ###", "NL##????##########", "ES######################"]))

    def SW(self):
        return self.pattern(self.pick(["????DEFF", "????GB22", "????FRPPXXX", "????US33", "????NL2A"]))

    def SSN(self):
        return self.pattern(self.pick(["###-##-####", "### ## ####", "#########"]))

    def URL(self):
        return self.pick([f"https://www.{self.invented().lower()}.com", f"http://{self.invented().lower()}.org/about", f"https://github.com/{self.U0()}", f"www.{self.invented().lower()}.net"])

    def IP(self):
        return ".".join(str(self.rng.randint(1, 254)) for _ in range(4))

    TITLE = lambda self: self.pick(TITLES)
    kin = lambda self: self.pick(KIN)
    job = lambda self: self.pick(JOB)
    thing = lambda self: self.pick(THING)
    verb = lambda self: self.pick(VERB)
    money = lambda self: self.pick(["$", "€", "£", "US$ "]) + f"{self.rng.randint(5, 90000):,}" + self.pick(["", ".00", ".50"])
    n = lambda self: str(self.rng.randint(1, 999))
    host = lambda self: self.pick(["bastion.internal", "db-01", "10.0.0.7", "staging.example.com"])
    hash = lambda self: self.pick(["weekend", "blessed", "travel", "fail", "monday", "love", "news"])


def expanded(template, rng):
    while True:
        found = ALTERNATIVE.search(template)
        if not found:
            return template
        options = found[1].split("|")
        template = template[:found.start()] + options[rng.randrange(len(options))] + template[found.end():]


def sentence(maker):
    """A filled template and its spans."""
    template = expanded(maker.pick(TEMPLATES), maker.rng).replace("\\n", "\n")
    text, spans, at = "", [], 0
    for slot in SLOT.finditer(template):
        text += template[at:slot.start()]
        value = getattr(maker, slot[1])()
        if slot[1] in TYPES:
            spans.append((len(text), len(text) + len(value), TYPES[slot[1]]))
        text += value
        at = slot.end()
    return text + template[at:], spans


def misspelt(text, spans, rng):
    """The same with two neighbouring letters of one word exchanged, outside of the spans."""
    at = rng.randrange(len(text))
    if at + 1 < len(text) and text[at:at + 2].isalpha() and not any(start <= at + 1 and at < end for start, end, _ in spans):
        text = text[:at] + text[at + 1] + text[at] + text[at + 2:]
    return text


def row(maker):
    rng = maker.rng
    parts = rng.choices([1, 2, 3, 4, 6], [45, 25, 15, 10, 5])[0]
    joint = rng.choice([" ", " ", "\n", "\n\n"])
    text, spans = "", []
    for part in range(parts):
        if part:
            text += joint
        made, found = (maker.pick(PLAIN), []) if rng.random() < (0.22 if parts > 1 else 0.05) else sentence(maker)
        spans += [(start + len(text), end + len(text), kind) for start, end, kind in found]
        text += made
    draw = rng.random()
    if draw < 0.13 and len(text.lower()) == len(text):
        text = text.lower()
    elif draw < 0.16 and len(text.upper()) == len(text):
        text = text.upper()
    elif draw < 0.22:
        text = misspelt(text, spans, rng)
    return {"task": "pii", "source": "composed_pii", "license": "ours", "origin": rng.choice(["USER", "UNTRUSTED", "RESPONSE"]), "segments": [text], "dev": False,
            "labels": {"spans": spans, "covered": "ALL"}}


def rows(seed, count):
    maker = Maker(random.Random(seed))
    for _ in range(count):
        yield row(maker)


if __name__ == "__main__":
    import sys
    for made in rows(int(sys.argv[1]), int(sys.argv[2])):
        text = made["segments"][0]
        print(repr(text), [(text[start:end], kind) for start, end, kind in made["labels"]["spans"]])
