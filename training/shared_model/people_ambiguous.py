"""Sentences for `people_texts.py` in which a word is a name in one place and none in another, and sentences that look as if somebody or
something were named and name nothing. Written in the form of `people_carriers.py`."""

# {WP} a person, {WLOC} a place, {WO} an organisation: one and the same word within a sentence.
SAME_WORD = r"""
{WP} has never been to {WLOC}.
{WP} from {WLOC} called, and no, that is not a joke.
They named the baby {WP}, after {WLOC}, where they had met.
[In|Near] {WLOC} I met a girl called {WP}.
Is {WP} coming, or is she still in {WLOC}?
{WP} hates it when people ask whether she was born in {WLOC}.
{WP} {L} wrote a guide to {WLOC} and its {n} bridges.
We flew to {WLOC} with {WP}[ and {F}].
{WP} works at {WO}. Her sister lives in {WLOC}.
[{WO} shares fell again|{WO} is hiring]; {WP}, no relation, laughed.
The weather in {WLOC} suits {WP}.
Postcard from {WLOC}: "Dear {WP}, wrong {WLOC}, same rain."
hi {WP}! hows {WLOC}?
{F} {WP} opened a bakery in {WLOC}, of all places.
{TITLE} {WP} will see you now. She has just come back from {WLOC}.
{WLOC} is a town, {WP} is my {kin}.
Do you mean {WP} the singer or {WLOC} the city?
From: {WP}\nTo: {F}\nSubject: tickets to {WLOC}
{WP} said she would rather walk than drive through {WLOC} at night.
flights to {WLOC} are cheap rn, tell {WP}
{WP} and I broke up in {WLOC}.
The {WO} office in {WLOC} burned down.
{WLOC} lost to {LOC} again, and {WP} cried.
{WP}, {AGE}, {WLOC}
""".strip("\n").split("\n")

LITERAL = r"""
{P=Will} will do it if you ask him nicely.
[Will|When will] {P=Will} arrive?
In her will, {P=Will Parsons} left everything to the {O=Willow Trust}.
{P=Mark} my words, said {P=Mark}, and nobody laughed.
Mark the page, {P=Mark}, and hand me the marker.
{P=May} was born in {MO=May}, and may never forgive her parents.
May I introduce {P=May}?
We may meet {P=May} in {MO=May}.
{P=Rose} rose early and watered the rose.
The price rose after {P=Rose Bellamy} bought the rose garden.
{P=Hope} is late; I hope she is well.
We hope that {P=Hope} and {P=Faith} have faith in the plan.
{P=Grace} said grace before dinner.
Her grace on the ice made {P=Grace} famous.
{P=Frank} was frank with me about the letter.
To be frank, {P=Frank} talks too much.
{P=Bill} paid the bill and left.
The bill was sent to {P=Bill Foster}, who sent it back.
{P=Art} teaches art in {LOC=Reading} and loves reading.
I was reading on the train to {LOC=Reading}.
{P=Chase} banks at {O=Chase}.
The chase ended when {P=Chase} tripped.
{P=Jack} fetched the jack and changed the tyre.
{P=Carol} sang a carol in {LOC=Carroll Gardens}.
{P=Dean} is the dean of {O=Dean College}.
The dean will see {P=Dean Whitlock} now.
{P=Pat} gave the dog a pat.
Grant applications are read by {P=Grant}.
They will grant {P=Grant} an extension.
{P=Drew} drew a bird.
{P=Rob} would never rob anyone.
{P=Sue} wants to sue the {O=Carpet Kings}.
{P=Josh} likes to josh with the guests.
{P=Gene} studies a gene in mice.
{P=Ray} lay in the sun without a ray of guilt.
{P=Penny} has not got a penny.
{P=Ginger} put ginger in the tea.
{P=Basil} grows basil; {P=Rosemary} grows rosemary.
{P=Olive} hates olives, and {P=Ivy} hates ivy.
{P=Summer} was born in winter; summer bores her.
In autumn {P=Autumn} goes back to {LOC=Maine}.
{P=April} and {P=June} are twins, born on {D=1 April}.
{P=June} flew home in {MO=June}.
{P=August Lindholm} was hired in {MO=August}.
{P=Joy} was full of joy.
At dawn {P=Dawn} went running.
{P=Paris Hilton} slept at the {O=Hilton} in {LOC=Paris}.
{P=Paris} has never seen {LOC=Paris}.
{P=Georgia} drove through {LOC=Georgia}, from {LOC=Macon} to {LOC=Savannah}.
{LOC=Georgia}'s parliament sits in {LOC=Tbilisi}.
{P=Georgia O'Malley} is {N=Irish}.
{P=Jordan} moved to {LOC=Jordan} to teach.
{P=Michael Jordan} never played in {LOC=Jordan}.
The king of {LOC=Jordan} met the captain of {O=Jordan Racing}.
{P=Chelsea} supports {O=Chelsea} and lives in {LOC=Chelsea}.
{O=Chelsea} lost again.
The flat in {LOC=Chelsea} costs a fortune.
{P=Chelsea} texted.
An apple a day, said the man from {O=Apple}.
{O=Apple} sells phones; my uncle sells apples.
I ate an apple in front of the {O=Apple} office.
{O=Orange} cancelled my contract, and I bought oranges.
They moved from {LOC=Orange County} to {LOC=Orange}, a town in the south of {LOC=France}.
{O=Amazon} has no office on the {LOC=Amazon}.
Parcels from {O=Amazon} are late because the {LOC=Amazon} is in flood.
{O=Shell} drilled where we picked shells.
We missed the target, said the {O=Target} manager.
{O=Target} is closed, try {O=Gap}. Mind the gap.
The gap between rich and poor in {LOC=Brazil} grows.
{O=Visa} declined my card; the visa was refused too.
You need a visa for {LOC=China}, and a china plate is no passport.
{LOC=Turkey} exports turkey to {LOC=Greece}.
Turkey sandwiches are on sale in {LOC=Ankara}.
{P=China Moreno} was born in {LOC=Lima}.
She grew lima beans in {LOC=Lima}.
{LOC=Chad} is landlocked; {P=Chad} lives on a boat.
A {N=Chadian} colleague of {P=Chad} won the race.
{P=Israel Ortega} is {N=Mexican}, not {N=Israeli}.
{P=Israel} has never visited {LOC=Israel}.
{P=America Ferreira} sings about {LOC=America}.
{P=Kenya Adams} was born in {LOC=Ohio}; the {N=Kenyan} team is from {LOC=Kenya}.
{P=Ireland Baldry} lives in {LOC=Scotland}.
{P=Jack London} never lived in {LOC=London}.
{P=Irving Berlin} was not from {LOC=Berlin}.
{P=George Washington} never saw {LOC=Washington}.
{O=Washington University} is not in {LOC=Washington}.
{LOC=Washington} denied the report; {P=Washington} said nothing.
{P=Denzel} filmed in {LOC=Washington}.
{P=Lincoln} drove a {O=Lincoln} from {LOC=Lincoln} to {LOC=Omaha}.
{P=Austin} hates {LOC=Austin}; too many start-ups.
{P=Dallas} won a trip to {LOC=Dallas}.
{P=Whitney Houston} sold out in {LOC=Houston}.
{LOC=Houston}, we have a problem. {P=Houston}, we have your keys.
{P=Florence} studied in {LOC=Florence} and listens to {O=Florence and the Machine}.
{P=Sydney} took the ferry in {LOC=Sydney}.
{P=Madison} lives on {A=Madison Avenue} and grew up in {LOC=Madison}.
{P=Victoria} missed her train at {LOC=Victoria}.
{LOC=Victoria} is the smallest state on the mainland.
{P=Phoenix} left {LOC=Phoenix} before the heat came.
A phoenix rises from the ashes; {LOC=Phoenix} just gets hotter.
{O=Phoenix} played a free concert in {LOC=Paris}.
{O=Boston} and {O=Chicago} toured together; neither played {LOC=Boston}.
{O=Genesis} sold out. The book of Genesis did too.
{O=Queen} played before the queen.
The queen waved; {P=Queen Latifah} waved back.
{O=Yes} are still touring. Yes, really.
{O=Oasis} broke up, and the oasis dried out.
We heard {O=Europe} in {LOC=Europe}.
{P=Kim} is {N=Korean}; {P=Kim Larsson} is not.
{P=Lee} fell into the lee of the boat.
{P=Young} is old and {P=Old} is young.
{TITLE=Mr.} {P=Black} wore white and {TITLE=Mrs.} {P=White} wore black.
The baker is called {P=Butcher}, the butcher {P=Baker}.
{P=Smith} is a smith in {LOC=Hammersmith}.
{P=Cook} cannot cook.
{TITLE=Judge} {P=Judge} judged the case.
{P=Bishop} met the bishop of {LOC=Bath} and took a bath.
The {O=Kitchen Brothers} sold our kitchen to {P=Kitchen}.
{P=Price} asked about the price.
{P=Swift} wrote it in a language that is not Swift.
{P=Taylor} is a tailor.
{P=Crystal} sells crystal.
{P=Ruby} wrote it in Ruby; {P=Julia} wrote it in Julia.
{P=Jasmine} drinks jasmine tea with {P=Honey}.
{P=Ivy} went to an Ivy League school, {O=Yale}.
{P=Victor} was the victor.
{P=Major} was a major in the army.
{P=Earl} is no earl and {P=Duke} no duke.
{P=Angel} is from {LOC=Los Angeles}.
{P=Christian} is not a {N=Christian}.
{P=Christian} became {N=Buddhist} in {LOC=Nepal}.
{P=Dominic} is {N=Dominican}.
{P=German} is {N=Mexican} and learned no German.
{P=Francis French} is {N=English}; {P=Jane English} is {N=French}.
{TITLE=Mrs.} {P=Welsh} is {N=Scottish}.
{P=Frank Holland} has never been to {LOC=Holland}.
{P=Roman} lives in {LOC=Rome} with a {N=Greek} cook.
{P=Norman} is {N=Canadian}.
{P=Scott} is a {N=Scot}.
{P=Dane} is a {N=Dane}.
{P=Pole} is not a {N=Pole}; he fell off a pole.
A {N=Finn} named {P=Finn} finished last.
Fishermen from {LOC=Hull} painted the hull.
They live in {LOC=Bath} and have no bath.
{LOC=Nice} is nice in {MO=March}.
The march through {LOC=Nice} was in {MO=March}.
A reading in {LOC=Reading}, a mobile in {LOC=Mobile}.
{LOC=Mobile} is in {LOC=Alabama}; my mobile is in my pocket.
I polished the {N=Polish} ambassador's shoes.
A cork floated past {LOC=Cork}.
In {LOC=Split} we split up.
{LOC=Normal} is a town in {LOC=Illinois} where nothing is normal.
The hamburger was not invented in {LOC=Hamburg}, says {P=Hamburger}.
{LOC=Wells} has three wells and one {O=Wells Fargo}.
{O=Delta} flies over the delta to {LOC=Cairo}.
{O=United} beat {O=City} two nil.
{O=City} fans left the city by bus.
{O=Heat} beat {O=Thunder}; no rain today.
{O=Jets} lost, the jets landed, {P=Jett} slept.
{O=Saints} fans are no saints.
The lions sleep; {O=Lions} fans do not.
{O=Meta} hired her for a meta-analysis.
{O=Square} moved to {A=12 Market Square}.
{O=Stripe} took a fee and painted a stripe.
{O=Slack} is down, cut us some slack.
{O=Zoom} crashed, so we had to zoom in on paper.
{O=Time} wrote about time.
{O=The Sun} ran a story about the sun.
{O=The Guardian} called her a guardian of {N=Welsh} poetry.
{O=The Economist} interviewed an economist from {O=Yale}.
The {O=Labour} candidate worked in hard labour law.
{O=Green Party} members planted green beans.
A democrat at heart, she joined the {N=Democrats} in {Y=1998}.
{N=Conservatives} in {LOC=Kent} wear conservative suits.
A conservative estimate by the {N=Conservative} minister was wrong.
{N=Republicans} in {LOC=Texas} and republicans in {LOC=Spain} want different things.
The liberal use of salt offended the {N=Liberal} senator.
The {N=Orthodox} bishop used an orthodox method.
He is catholic in his tastes and {N=Catholic} on Sundays.
{P=Pope} met the pope in {LOC=Rome}.
{P=Angelina Jolie} is jolly.
{P=Sterling} paid in sterling.
{P=Robin} fed a robin in {LOC=Robin Hood's Bay}.
{P=Jay} watched the jay; {P=Martin} watched the martins.
{P=Bush} hid in the bush.
{P=Ford} drives a {O=Toyota}; {O=Ford} is not amused.
{P=Mercedes} does not drive a {O=Mercedes}.
{P=Wendy} eats at {O=Wendy's}.
{P=McDonald} has a farm; {O=McDonald's} has a shop.
{P=Morgan} left {O=Morgan Stanley} for {P=Stanley Morgan}.
{P=Dell} works at {O=Dell} in {LOC=Round Rock}.
{P=Hilton} checked out of the {O=Hilton}.
{P=Hershey} makes no chocolate; {O=Hershey} does, in {LOC=Hershey}.
{P=Goldman} quit {O=Goldman}.
{P=Disney} drew mice; {O=Disney} sells them.
{P=Baker}, {P=Keller} and {P=Ruiz} founded {O=Baker, Keller and Ruiz}.
{O=Keller, Boone and Ruiz} sent {P=Keller} home.
{P=Boone} and {P=Ruiz} argued; {O=Boone-Ruiz} closed.
{O=Ernst and Daughters} is run by {P=Ernst} alone.
""".strip("\n").split("\n")

# No names of people, places, organisations or peoples; nothing else that is personal.
NOTHING = r"""
Will you be there, or will it rain again?
Will power is not the same as a will signed by a lawyer.
May I sit here? You may.
It may be late, it may be early, it will be good.
Mark the box, sign the form and post it.
A mark on the wall is no reason to shout.
The rose is a thorny plant. Prices rose all the same.
I hope for the best and plan for the rest.
Hope is not a strategy, faith is not a plan and charity begins at home.
With grace and patience anyone can learn to juggle.
There is a grace period of ten days.
The dawn was grey and the evening red.
The first frost killed the basil and the rosemary.
Olive oil, ginger, sage, a pinch of salt.
Crystal glass breaks like any other.
The jack of hearts beats the ten.
Jack up the car before you change the tyre.
An apple pie needs six apples and a cup of sugar.
Squeeze the orange, add mint and ice.
The orange light means that the battery is low.
The gap in the fence is wide enough for a fox.
We met the target two weeks early.
The shell script fails if the path has a space.
Open a shell and type the command again.
Roast turkey with chestnuts serves eight.
My grandmother's china is packed in newspaper.
French fries, English breakfast tea, Danish pastry and a Swiss roll, please.
Two Irish coffees and a Black Forest cake for table nine.
Add a spoon of Greek yoghurt and a Spanish onion.
Brussels sprouts need a frost to be sweet.
The Turkish bath is closed for repairs.
Play Russian roulette with your data? Make backups.
We bought Venetian blinds and a Persian rug.
My German shepherd is afraid of the neighbour's Siamese cat.
A Bengal cat, two Shetland ponies and a Great Dane live on the farm.
A Dutch oven holds the heat well.
Cut along the line in Chinese ink.
French doors open onto the terrace.
French press or espresso machine: which is easier to clean?
Chinese checkers and Chinese whispers are games.
Dress the salad with Italian seasoning and ranch dressing.
Canadian bacon is more like ham.
Serve with Worcester sauce and Dijon mustard.
I'm learning Spanish and my Portuguese is rusty.
Do you speak English? A little, and some German.
The manual is in Japanese, Korean and simplified Chinese.
Translate this into French and then into Arabic.
Latin is dead, Greek is hard, and I failed both.
She teaches Norwegian to adults on Monday evenings.
Evening classes: Italian for beginners, Turkish II, Swahili I.
Is Finnish harder than Hungarian?
The subtitles are available in Polish and Czech.
The word comes from Old Norse by way of Dutch.
Monday is full, Tuesday is half full, and on Wednesday we are closed.
See you on Friday!
The bins are emptied on Thursdays.
Sunday roast is served from noon.
The shop opens at nine on Saturdays.
Windows asks for a restart after every update.
Excel rounds the totals, Word eats my tables, and Outlook hides the rest.
Chrome uses more memory than Firefox on my laptop.
I installed Python, but pip is not found.
The Java version works; the Go version leaks.
Rust has no garbage collector. Ruby and Julia do.
Kubernetes restarts the pod, Docker rebuilds the image.
The Postgres table has no index, so the query crawls.
Photoshop crashed before I could save.
My Kindle is flat and my iPad is charging.
The new PlayStation is sold out, the old Xbox is cheaper.
How do I mirror my Android phone to the TV?
A Boeing 737 holds more people than an Airbus A220.
My old Corolla starts in any weather.
The Galaxy S has a better screen than the Pixel.
I lost an AirPod in the laundry.
Put a Band-Aid on it and take an aspirin.
A litre of Coke, a bag of Doritos and a Snickers.
She drinks Guinness, he drinks tea.
I read "The Old Man and the Sea" twice.
"The Lord of the Rings" takes nine hours to watch.
"Gone with the Wind" is on at eight.
Have you finished "War and Peace" yet?
Tonight we sing "Silent Night" and "Jingle Bells".
"Pride and Prejudice" is due back at the library.
"A Tale of Two Cities" begins with the best of times.
"The Sound of Music" was sold out.
Is "Game of Thrones" worth it?
The book is called "Letters to a Sister".
Terms and Conditions
Frequently Asked Questions
Table of Contents
Chapter Three: The Long Road Home
Getting Started With Your New Kettle
Executive Summary
Notes to the Financial Statements
Quarterly Report to the Board
Privacy Policy and Cookie Notice
Summer Menu
Lost and Found
How To Peel A Pineapple In Nine Steps
Annual General Meeting: Agenda
URGENT: READ BEFORE OPENING
NO PARKING BETWEEN THE GATES
ALL VISITORS MUST SIGN IN
PLEASE MIND THE STEP
Human Resources wants the form by noon.
The Marketing team and the Legal team disagree.
The Board met, the Chair spoke, the Treasurer slept.
Ask your Account Manager or the Help Desk.
The Director of Finance will approve the budget.
Customer service never picked up.
The president of the club thanked the cook.
A doctor, a nurse and a priest share a lift.
The plaintiff and the defendant left by different doors.
The tenant shall pay the landlord on the first of each month.
The Buyer shall notify the Seller in writing.
My brother told my mother that my sister was right.
Grandpa taught me chess, and Auntie taught me to cheat.
Hey man, what's up? Nothing, dude.
Sir, your table is ready. Madam, your coat.
God only knows, and heaven can wait.
Oh my god, what a day!
Good Lord, is that the time?
Love, hate, envy: the usual.
Happy birthday! How old are you now?
Happy Christmas and a merry New Year to all!
Easter is late, and Ramadan is early.
Thanksgiving leftovers keep for three days.
Halloween costumes are half price.
The north wind is cold, the south wind is wet.
Turn left at the lights and right at the bakery.
The city is loud, the village is quiet, the river is high.
The capital has two airports and no harbour.
The country has had four governments since the war.
The state taxes it, the county inspects it, the town forbids it.
The hospital is next to the school, and the school is next to the bank.
The university closed its library for the summer.
The church bell rings every hour; the mosque is under repair.
The ministry has not replied.
The bank charges four percent and the insurance pays nothing.
The airline lost my bag and the hotel lost my booking.
The band was loud and the singer was hoarse.
Our team lost on penalties.
The paper said rain and the radio said sun.
The embassy opens at ten.
The museum is free on the first day of the month.
The company grew, the staff shrank.
A start-up in a garage, a garage in a suburb.
The river broke its banks near the old mill.
The lake froze, the hill was white, the wood was silent.
The sun is a star; mercury is a metal.
Mercury and lead are toxic, and so is cadmium.
Venus is hotter than Mercury, Mars is colder than both.
Saturn has rings and Jupiter has storms.
Leos and Virgos should stay home today, says the horoscope.
Part no. 4471-B replaces 4470-A.
Use screws M6 x 40 and washers A2-70.
Model XR-500, serial range 20000 to 29999.
Invoice total: 1,204.50. VAT: 228.86.
Lot 77, row 14, seat 9.
Upgrade from 2.14.0 to 3.0.1 and clear the cache.
The build 20318 fails on line 4471.
Gate B22, boarding group 3.
Dial 0 for the operator.
The code for the gate is printed on page 12.
Weight 12.5 kg, height 180 cm, width 90 cm.
It scored 7.5 out of 10 and costs 39.99.
Add 250 g of flour, 125 g of butter and 3 eggs.
Set the oven to 220 degrees for 45 minutes.
Bus 42 runs every 12 minutes until 23:30.
The scale reads 1:25000.
Rule 34 applies to sections 12 to 19.
Psalm 23, verse 4.
The score was 21-17, 18-21, 21-19.
Shutter 1/250, aperture f/8, ISO 400.
class UserAccount extends BaseModel { }
def parse_address(line): return line.split(",")
let firstName = form.first_name.trim();
if (customer.country == null) throw new IllegalArgumentException();
import { AgePicker } from "./components";
ORDER BY last_name, city DESC
grep -i "person" names.txt | sort -u
assert len(cities) == len(countries)
The variable PersonName holds a string.
HTTP 404 Not Found
Set MAX_AGE to 3600 and SameSite to Lax.
The class Paragraph has a method called Split.
The function mark_may_fail returns true.
The Jordan form of a matrix has ones above the diagonal.
The Gaussian curve has thin tails.
A Turing machine needs an endless tape.
The Doppler effect makes the siren fall.
Bayes' rule turns the question around.
The Fourier transform of a pulse is wide.
A Caesar salad has no emperor in it.
A caesarean was planned for the second twin.
Alzheimer's disease and Parkinson's disease are not the same.
Take the Phillips screwdriver, not the Allen key.
A Molotov cocktail is not a drink.
The diesel was dirty and the sandwich was stale.
He wore a cardigan, wellingtons and a bowler hat.
The voltage is 230 volts and the power 40 watts.
A guy on the bus told me that the line was closed.
Someone called for you but left no number.
My name is on the list, I think.
What is your name? Where do you live? How old are you?
Who are you and who sent you?
Write your full name and date of birth in the box.
Enter city, state and ZIP code.
We never store your address or your phone number.
Her address book is full of crossed-out names.
No name, no age, no address: the note said only "run".
Which country are you from, if I may ask?
What nationality do I put if I have two passports?
People of every nation and every faith came.
Voters on the left and on the right stayed home.
Immigrants, students and pensioners ride for half the fare.
He is religious, she is not, and the dog is undecided.
Believers and unbelievers alike enjoyed the choir.
The conservative estimate is nine weeks.
Be liberal with the butter.
The green candidate for the job is greener than we thought.
A democratic vote settled where to have lunch.
Independent reviewers found two errors.
Christian names are listed first in the old register.
The polish on the table came off.
Polish the silver before the guests come.
A swede is a root vegetable.
Use a scotch tape dispenser, not staples.
Wash with cologne and a cashmere cloth.
The jersey shrank, the jeans faded and the bikini was never worn.
The limousine waited while the spaniel barked.
Champagne, port, sherry or a plain bourbon?
I had a hamburger, a frankfurter and a berliner.
The marathon is 42 kilometres long.
The atlas is on the shelf beside the almanac.
The amazon in the myth drew her bow.
He met his waterloo at the dentist's.
The mayor, the sheriff and the bishop were all invited.
The sergeant saluted the major, and the major yawned.
The king is in check, the queen is pinned and the bishop is lost.
What a lovely young man he is!
The black cat and the white dog sleep in the brown box.
Long days, short nights, strong coffee.
Fields and woods as far as the eye can see.
The cook, the baker and the potter share an oven.
The hunter, the fisher and the carpenter told the same story.
Miller moths come to light.
Little by little the bird builds its nest.
Price on request, cash only.
Love is patient, joy is brief.
Winter is long here, summer is short, and spring is a rumour.
Many happy returns, old friend.
lol same
brb food
ugh mondays
why is it always me
cant sleep, wont sleep
im so done with this app
this song!!! on repeat all day
good game, well played
omg the new season is so good
who else is hungry
never trust a skinny cook haha
just landed, so tired
it is what it is
first day at the new job, wish me luck
ok google play some music
hey siri what's the time
alexa turn off the lights
""".strip("\n").split("\n")
