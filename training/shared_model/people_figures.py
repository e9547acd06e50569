"""More sentences for `people_texts.py` with dates, ages and addresses, beside numbers of the same look that are none of them. The form is that
of `people_carriers.py`."""

DAYS = r"""
Effective {D}, the office of {O} moves to {CI}.
I need the {thing} by {D} at the latest.
{D} works for me. {D} does not.
The warranty ran out on {D}.
We got engaged on {D} and split up on {D}.
As of {D}, {P} is no longer a director of {O}.
Anything after {D} is too late.
No later than {D}
Week of {D}: {F} in {CI}, {F} off sick
{D} | {D} | {D}
start {D} end {D}
From: {D} To: {D} Guest: {P}
"{D}," said the stone, and no name.
My last day at {O} was {D}.
Remember {D}? We were in {LOC}.
The vote in {C} is set for {D}.
Our records show a payment of {money} on {D}.
{O} reported its numbers on {D}; shares fell 4%.
Flights on {D} and {D} are full.
Since {D} the bridge over the {NT} has been closed.
Version 2.4 was released on {D}, version 2.5 on {D}.
Ticket opened {D}, closed {D}, 3 comments
The contract of {D} replaces that of {D}.
[Arrival|Departure|Check-in|Check-out|Pick-up|Return]: {D}
[Posted|Updated|Sent|Received|Printed|Scanned] on {D}[ by {P}| by {U}|]
Next review: {D}
By {D} I'd read 14 books; by {D}, 15.
On {D} at 09:15 {F} left gate 4 for {CI}.
Is {D} a holiday in {C}?
What day of the week was {D}?
{D} was the hottest day in {CI} since {Y}.
Send it before {D} or after {D}, not between.
He was in prison from {D} until {D}.
invoice {n}, {D}, {money}
Court date: {D}, room {n}, judge {L}
[Blood test|X-ray|Vaccine] on {D}, result on {D}
I was 3 days late: {D} instead of {D}.
In {MO} the days are short in {CI}.
Every {MO} {F} goes to {LOC}.
Harvest starts in {MO} and ends in {MO}.
early {MO}, maybe late {MO}
We signed in {MO} {Y} and moved in {MO}.
My birthday is in {MO}. Hers too.
The {MO} issue of {OP} has a piece on {C}.
""".strip("\n").split("\n")

YEARS = r"""
The summer of {Y} was wet.
{Y} was a good year for {O}.
I bought the car in {Y} for {money}; it has done 200,000 km.
A photo from {Y} shows {F} in {CI}.
Nothing happened in {Y}.
In {Y} there were 3,000 of them; today there are 40.
Sales: {Y} 1.2 million, {Y} 1.4 million
The {Y} model has 2 doors, the {Y} model has 4.
My {kin} was born in {Y}, I was born in {Y}.
({Y})
Built {Y}, burned {Y}, rebuilt {Y}
The law of {Y} was changed in {Y}.
When did {C} join? In {Y}.
He served from {Y} to {Y} and again in {Y}.
Back when {L} was mayor, in {Y} or {Y}
By the end of {Y}, {O} had 2,000 branches.
It was {Y}, {F} was {AGE} and I was {AGE}.
{F} was {AGE} in {Y}; in {Y} she would have been {AGE}.
Of the 2,000 guests {n} were over 80.
{F}, aged {AGE}, 1500 metres: 5:12
{F} is {AGE}, his bike is 12 and his jokes are older.
[Boy|Girl|Man|Woman], {AGE}, [rescued|missing|found] in {CI} after 9 hours
The driver was {AGE}, the passenger {AGE}, the car 15.
I look 30, feel 60 and am {AGE}.
My mother had me at {AGE}.
[Turning|Being] {AGE} in {LOC} is no fun.
{F} retired at {AGE} with 41 years of service.
How does it feel to be {AGE}, {F}?
"{AGE}?" said {F}. "I would have guessed {AGE}."
m/{AGE}/{CI}
f, {AGE}, {N}, likes {OB}
{kin}: {AGE}, {kin}: {AGE}, {kin}: {AGE}
Only {AGE}, and already a {job} at {O}!
a {job}, {AGE}, and a {job}, {AGE}
The oldest guest, {AGE}, danced with the youngest, {AGE}.
Between {AGE} and {AGE} I lived in {LOC}.
{P} (f, {AGE}) presents with a cough for 3 weeks.
He lied about his age: {AGE}, not {AGE}.
age {AGE} weight 70 height 175
""".strip("\n").split("\n")

DOORS = r"""
{A} is where {F} grew up.
Where do I send it? - To {A}.
The keys to {A} are at {A}.
Meet me outside {AS} at 8.
Our shop at {AS} closes; the one at {AS} stays.
I can't find {AS} on the map of {CI}.
[He|She] was last seen on {AS} in {CI}.
[Buyer|Seller|Tenant|Owner]: {P}, {A}
[Head office|Warehouse|Branch|Studio|Clinic]: {A}, phone {TEL}
Return to sender: {A}
Please forward my mail from {A} to {P}, {A}.
Does {P} still live at {A}?
{O} owns {AS} and {AS}.
There is a leak at {A}, second floor, ask for {TITLE} {L}.
Fire engines were sent to {AS} at 3:40.
House for sale, 4 rooms, {A}, {money}
{n} people live at {AS}, {n} at {AS}.
The taxi took {F} to {AS} instead of {AS}.
Visit us: {A}. Call us: {TEL}. Write to us: {M}.
My billing address is {A}; ship to {A}.
{P}, {A}, {AGE} years, {N}
The plot of land at {AS} belongs to {O}.
You'll find us between {AS} and {AS}.
Cross {AS}, pass {O}, ring at {AS}.
i live on {AS} lol come over
is there parking near {A}
{F}'s new place: {A}
{A}\n{TEL}
{P}\n{O}\n{A}\n{M}
[Mailing address|Anschrift|Domicilio|Adresse|Indirizzo|Adres|Osoite|Endereço]: {A}
Lives: {A}. Works: {O}, {A}.
From {A}, take a left.
The will gives {A} to {F} and {A} to {F}.
No deliveries to {AS} on {WD}, please.
3 rooms, 2 baths, 80 m2, near {AS}
Order {n}: 2 chairs, 1 table, {A}
Number 12 is empty; {F} lives in number 14, {AS}.
The bus stops at {AS}, {AS} and {BL}.
{O} HQ, {A}
[Dr.|Notary|Attorney] {P}, {A}, by appointment
""".strip("\n").split("\n")

FIGURES = {"days": DAYS, "years": YEARS, "doors": DOORS}
