"""Sentences for `people_texts.py` in which a word is a name in one place and another or none in the next, in the form of `people_carriers.py`."""

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
She joined the {N=Democrats} in {Y=1998}; the vote was democratic.
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
