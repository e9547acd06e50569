"""Sentences for `people_texts.py` that look as if somebody or something were named and name nothing, and common nouns beside names made of them."""

# No names of people, places, organisations or peoples; nothing else that is personal. Fixed names of dishes, breeds and things, languages
# and sayings are here, titles of books and films, weekdays, spans of time, and numbers that are nobody's.
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
hey siri what's the time
alexa turn off the lights
She has worked there for 25 years.
The warranty covers 5 years or 100,000 km.
A 12-year-old whisky stands next to a 200-year-old clock.
The 10-year bond yields three percent.
Our five-year plan took nine years.
It took 40 minutes, 3 litres of paint and all my patience.
Chapter 9 is 30 pages long.
The oak is 300 years old.
The offer ends in 3 days.
Ages 3 and up. Not for children under 36 months.
You must be over 18 to enter.
The under-21 team trains at six.
Discounts for people over 65 and under 12.
The average age of a car on the road is rising.
In her forties she took up boxing; in her sixties, chess.
Open 24/7, closed on holidays.
Mix 1/2 cup of milk with 3/4 cup of oats.
The screen has a ratio of 16:9.
He rated it 9/10.
It's 9:45 already, and the film starts at 10.
Wake me at 6:30.
The talk begins at 14:00 and ends at 15:15.
A dozen eggs, 2000 calories, no regrets.
Walk 10,000 steps a day.
Serial number 2019-4471 is not a year.
The 1500 metre race comes before the 400.
Page 1984 does not exist.
Pi is about 3.14159.
The password must have 12 characters, a digit and a sign.
Choose a username that nobody else has.
Enter the six-digit code that we sent you.
Postcodes have five digits there, four here.
Type a ZIP code such as 00000 to see prices.
Part 90210-A fits, 90210-B does not.
Firmware 10.0.19041 is out.
The licence key has four groups of five letters.
ORD-2231 shipped, ORD-2232 did not.
RFC 2119 defines "must" and "should".
ISO 9001 and ISO 27001 are standards.
Form 1099 and form W-2 are due soon.
Section 230, article 17, paragraph 3.
IPv6 has 128 bits, IPv4 has 32.
USB-C, HDMI 2.1 and a headphone jack.
The A4 is jammed and so is the M25.
Take two tablets of 500 mg every 8 hours.
Blood pressure 120 over 80, pulse 64.
The patient is stable and may go home.
The suspect fled on foot.
The mayor resigned, and her deputy took over.
The minister of finance declined to comment.
The prime minister will meet the opposition leader.
The pope prayed and the president golfed.
The CEO blamed the CFO, who blamed the weather.
The coach praised the goalkeeper.
The author thanks her editor and her cats.
My lawyer, my doctor and my landlord walk into a bar.
Mum said no, Dad said ask Mum.
Grandma is asleep; be quiet.
Hey you! Yes, you in the back.
Hello? Anyone home?
Dear customer, your parcel is on its way.
Dear neighbours, there will be noise until noon.
Dear diary, nothing happened.
Dear hiring manager, I am writing to apply.
Hi team, the server is down.
To all staff: the lift is out of order.
Yours sincerely, the committee
Kind regards, your support team
Best, me
Thanks a million, you star!
We are a family business with nine employees.
I work in insurance. It is as dull as it sounds.
I work for a bank in the city.
She is a nurse at a small hospital.
He studies physics at university.
He plays for the second team of his village.
They live in a flat above a bakery on the main street.
We moved to the coast when the baby came.
I come from a small town in the mountains.
I'm from here, you're from there.
The border is closed at night.
The island has no airport.
The far north is dark all winter.
Downtown is empty on Sundays.
The old town is full of tourists.
Our street has no name.
Turn into the alley behind the cinema.
It's the third house on the left.
A house by the sea with two lemon trees.
The sales department moved to the fourth floor.
The airport express leaves every ten minutes.
The council will vote on the budget.
The union called a strike for next week.
The regulator fined two banks.
Several start-ups went under last year.
A large retailer recalled its toasters.
The supermarket was out of yeast.
The newspaper folded.
A local band played covers.
The orchestra tuned for ten minutes.
The national team lost to amateurs.
The charity feeds two hundred people a day.
The school has a new roof.
A foreign company bought the mine.
Local elections are held every four years.
A voter is a voter.
The left hand does not know what the right hand does.
Religious holidays move from year to year.
The temple, the mosque and the synagogue stand in one street.
Prayer times are posted at the door.
A translator of dead languages has few colleagues.
Is there a course in sign language?
The accent on the last syllable is wrong.
Subtitles: English, French, off.
Set the keyboard to German.
I have a B2 certificate in Italian.
English is spoken here.
Two semesters of Chinese and I can order soup.
Grammar of Modern Hebrew, second edition
Kimchi, sushi, pho and tacos: the food court has it all.
Bolognese for four, carbonara for two.
A pint of lager and a bag of crisps.
A Manhattan, a Cosmopolitan and a Moscow mule, please.
A Bloody Mary without the vodka is a salad.
Pass the Parmesan and the Cheddar.
Brie, Gouda and Emmental keep for weeks.
Frankfurters and Wiener sausages are not the same.
Yorkshire pudding with gravy.
Bakewell tart, Eton mess or Pavlova?
Caesar dressing has anchovies in it.
Peking duck takes two days.
Brazil nuts and Jerusalem artichokes are on offer.
A Chihuahua barked at a Labrador and a Dalmatian.
My Rottweiler is scared of my Pekinese.
The Burmese python is not venomous.
Tasmanian devils bite.
African violets like shade.
Japanese knotweed eats houses.
Norway spruce and Scots pine grow here.
Plaster of Paris sets quickly.
Indian summer came late and the leaves turned red.
Roman numerals: IV, IX, XL.
Arabic numerals are older than the press.
The Cyrillic alphabet has a letter for that.
Italic type is for titles.
Gothic arches and Baroque ceilings.
Victorian tiles cover the hall.
The Georgian terrace needs new windows.
A Tudor beam, an Edwardian stove.
The Bermuda shorts are in the wash.
An Oxford shirt and a Panama hat.
A Windsor knot, a Cuban heel, a Prussian collar.
The Nordic walking group meets at ten.
Cuban heels are back.
Swiss army knives are useful on trains.
A Mexican wave went round the stadium.
Dutch courage and a double gin.
It's all Greek to me.
Pardon my French.
Keeping up with the Joneses costs money.
Murphy's law says that the toast lands face down.
For Pete's sake, close the door!
Every Tom, Dick and Harry has an opinion.
A jack of all trades is master of none.
A Freudian slip, a Herculean task, a Pyrrhic victory.
Ohm's law and Newton's laws are on the test.
The Richter scale, the Celsius scale, the Kelvin scale.
Pythagoras' theorem in nine lines
Moore's law slowed down.
Schrödinger's cat is a bad pet.
The Nobel prize, the Oscar, the Grammy: she wants them all.
Hercule, the vacuum robot, is stuck under the sofa again.
Siri did not understand me, and neither did Alexa.
The Titanic sank. So did my exam.
Romeo and Juliet is on in the park.
Hamlet is long and Macbeth is short.
Don Quixote is a thousand pages.
We watched Casablanca again.
Fargo is a film, Dallas is a series, Chicago is a musical.
Have you seen Oppenheimer yet, or only Barbie?
My phone fell into the sink.
Restart the router, wait, and try again.
The app wants access to my contacts. Why?
Delete all cookies and log in again.
Unsubscribe me from this list!!!
How do I export my data?
How long does delivery take?
Refund, please. It broke on day two.
The size runs small, order one up.
Great value, would buy again.
Meh. Two stars for the packaging.
What's the difference between a lease and a rent?
Give me a recipe without eggs.
Write a haiku about rust.
Explain recursion to a child.
Who came first, the chicken or the egg?
what should i cook tonight
how do magnets work
is it safe to eat raw dough
Will anyone be home at noon?
Will do, boss.
Mark all as read and close the tab.
Bill me later, or bill the office.
Sue them for all they have got!
Rob a bank? No, rent a van.
Chase the dog off the lawn.
Grant access to the folder and grant it now.
Drew a line, wiped it out, drew another.
Pat the dough dry and let it rest.
Frank talk over a frank and beans.
Art class is moved to the gym.
He made the dean's list twice.
Skip the intro and pass the salt.
Chuck it away and buy a new one.
Don your hat, grab your coat.
Wade through the shallow end.
In the nick of time the lance missed him.
Carol singers came on the eve of the holiday.
Herb butter on rye, and a stew for the cook.
Iris scan failed. Try a finger.
A jean jacket and a terry robe.
Max out the card, then cry.
Miles to go, and the miles are long.
Penny wise, pound foolish.
A ray of light fell on the rusty rod.
The sandy beach was rocky further on.
Rich sauce, poor service.
Van hire is cheap on weekdays.
Josh around all you like.
Hope so. Hope not. Hope dies last.
Joy to the world, and a merry dance.
Faith healing is not covered.
Dawn chorus, dusk chorus, no sleep.
Amber alert on the motorway; the lights turned amber.
Ruby slippers, jade earrings, pearl buttons.
Holly and ivy over the door.
Poppy seeds stick in your teeth.
Heather grows on the moor and hazel by the brook.
Robin eggs are blue, and jays are loud.
Summer school, winter coat, spring clean, autumn sale.
Reading glasses help with reading.
Nice try! Very nice of you.
Bath towels and a bath mat.
Split the bill three ways.
Mobile phones off, please.
Buffalo wings with lima beans.
The guinea pig ate the jersey.
Chile peppers burn twice.
Java is coffee, and java is code.
Turkey for twelve, ham for three.
Deal or no deal? A sandwich and a game of rugby.
Normal people rent; normal people wait.
Independence is worth more than orange juice.
The ship's hull needs paint, and so does the stern.
China plates and silver spoons.
Wells run dry in a drought.
Target audience: anyone with ears.
Apple juice, carrot cake, shell pasta.
A gap year costs money.
The oracle spoke in riddles.
The subway station smells of popcorn.
A visa application takes six weeks.
Square root of nine, stripe of paint.
Cut me some slack and zoom in.
A delta wing, a sprint to the gate, a virgin forest.
United we stand, divided we queue.
Next door they own boots for every weather.
Three coins in the fountain, four in my pocket.
The jaguar slept, the puma yawned and the dove flew off.
Time flies. Fortune smiles. People talk.
Mars bars melt in the sun.
Best buy of the year: a good lamp.
Sky above, mud below.
Ring the bell, cross the hall, mind the stone step.
Prime numbers have no friends.
The monitor is on, the observer sleeps, and the mirror cracked.
The times are changing and so is the post.
Express delivery by mail, star rating by guess.
Whole foods are good for you.
Old navy jumper, size M.
General motors of that type run hot.
Young people want work, old people want quiet.
King size bed, queen size blanket.
Major changes ahead, minor delays behind.
Black coffee, white bread, brown sugar, green tea.
Short film, long wait, sharp knife.
Cook for an hour, fish it out, bake again.
""".strip("\n").split("\n")

# {w} is a noun of these, {GP} a person called by it, {LP} one with it as the family name, {NO} a firm, {NL} a place.
NOUNS = "rose daisy lily violet iris heather hazel holly ivy ginger basil sage rosemary poppy amber ruby jade pearl crystal opal clay cliff brook river lake star rain melody harmony carol viola bill jack dean guy ray rod king prince judge robin jay phoenix wolf page reed dale heath cherry candy honey cookie peach maple juniper story ace blaze penny buck mason hunter cooper baker butcher potter carpenter fisher shepherd farmer weaver miller fox lamb bird swan crow hawk drake fish pike bass salmon flower berry bush branch root moss frost snow day week bell ball cross ring bond case price park street lane pool well battle house hall stone glass wood mill barn cousin bride bean pepper ham church temple bishop knight marshal sergeant cook field bank bridge hill target apple orange shell gap visa chase square stripe turkey hope grace faith joy dawn summer autumn winter spring mercy star queen duke earl major mark grant hunter chance gamble winner child steel gold silver sun moon time sky delta crown rover tiger lion eagle falcon jaguar puma dove lotus kiwi olive mango lemon basin pond ford port castle tower gate garden meadow forest valley rock sand flint coal iron brick slate".split()
WORDS = r"""
[The|A|That|Our|Every|One] {w} [was|is] [smaller|older|better|worse|later] than [I thought|the last one|planned].
[I|We|They|She] [saw|lost|dropped|missed|drew|needed|forgot|liked|wanted] the {w}[.| again.| yesterday.|, sadly.]
[Have you seen|Do you want|Who took|Where is|What is] [the|a|my|that] {w}?
There is [a|no|one] {w} [in|behind|under|near] the [garden|box|book|picture|song].
A {w} [costs|weighs|takes] more than it should.
[Draw|Find|Take|Leave|Photograph] [a|the|another] {w}[.|, please.]
What rhymes with {w}?
The word {w} has {n} meanings.
no {w} today
[Chapter Two:|Lost:|For sale:|Item:] the {w}
{GP} [saw|sold|stole|drew|found|dropped] the {w}.
{GP} and the {w} [are both late|have nothing in common|came by train].
[Ask|Tell|Call|Thank] {GP}[| about the {w}].
{GP} {L} [called|is here|lives in {CI}|wrote about a {w}].
[This is|I am|Meet] {GP}, {F}'s {kin}.
{GP} said: "The {w} is mine."
{LP} [paid|signed|resigned|won|apologised]; the {w} stayed.
{TITLE} {GP} will see you now.
[Who is|Where is|When did you meet] {GP}?
My {kin} {GP} collects them: one {w}, then another {w}.
[I work for|She runs|He sued|We buy from] {NO}[| in {CI}].
{NO} sells everything but a {w}.
{NO} [announced|denied|bought|closed] it[| on {D}], {GP} said.
The {w} in the logo of {NO} is crooked.
[We live in|He moved to|She drove through|Nobody comes from] {NL}[, {C}|].
{NL} is a village near {CI}; it has no {w}.
{GP} from {NL} works at {NO} and hates every {w}.
hey {GP} wheres the {w}
{AT} {GP} says hi, she found the {w}
{F} {L}, {GP} {L} and {LP} share a {w}.
""".strip("\n").split("\n")
