"""The sentences of `everyday.py`: lists under `## name`, one entry a line or several between ` | `; `{name}` stands for an entry of
another list and `«a|b»` for one of the words in it. Of every list with eight entries or more, each tenth serves for validation alone."""

FILLERS = r"""
## first
Maria | Tom | Aisha | Jonas | Priya | Lucas | Elena | Kwame | Hannah | Diego | Yuki | Fatima | Oliver | Ingrid | Mateus | Chloe | Ravi | Sofia | Ahmed | Nora | Pavel | Grace | Tomas | Leila | Viktor | Amara | Sean | Beatriz | Kenji | Martha
## last
Okafor | Lindqvist | Moreau | Tanaka | Novak | Fernandes | Weber | Kowalski | Brennan | Haddad | Svensson | Castillo | Iyer | Park | Dubois | Hartley | Osei | Petrov | Nguyen | Rossi | Whitaker | Mbeki | Larsen | Ortega | Quinn | Sato | Vogel | Achebe
## person
{first} {last}
## city
Lisbon | Nairobi | Chicago | Osaka | Leeds | Warsaw | Mumbai | Toronto | Lagos | Madrid | Seoul | Denver | Oslo | Jakarta | Cairo | Brisbane | Geneva | Bogota | Helsinki | Dublin | Athens | Baghdad | Beijing | Moscow | London | Paris | Washington | Frankfurt | San Francisco | New York
## country
Kenya | Portugal | Canada | Japan | Poland | Brazil | Germany | India | Nigeria | Spain | Norway | Egypt | Chile | Vietnam | Ireland | Ukraine | Mexico | Turkey | Indonesia | Iraq | Israel | China | Russia | Britain | France | Sudan
## nationality
Kenyan | Portuguese | Canadian | Japanese | Polish | Brazilian | German | Indian | Nigerian | Spanish | Norwegian | Egyptian | Chilean | Irish | Ukrainian | Mexican | Turkish | Iraqi | Israeli | Chinese | Russian | British | French | US
## company
Microsoft | Apple | Google | IBM | Oracle | Intel | Sony | Nokia | Siemens | Amazon | Boeing | Toyota | Northwind Foods | Halden Energy | Bluepeak Airlines | Corvane Pharma | Meridian Bank | Tessaline | Orchard Retail | Stellform Steel | Kestrel Mobile | Vantor Chips | Lumen Grid | Pacific Rail | Harrow Media | Delphin Shipping
## techfirm
Microsoft | Apple | Google | IBM | Oracle | Intel | Cisco | Adobe | Mozilla | Symantec | Red Hat | Sun | Yahoo | Kestrel Mobile | Vantor Chips | Cloudmere | Ninebit | Sondrel Networks | Parity Labs | Openfield
## day
Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday
## month
January | February | March | April | May | June | July | August | September | October | November | December
## agency
Reuters | AP | AFP | dpa | EFE | Kyodo | PA
## team
the Harbour City Rovers | Ajax | the Denver Pioneers | Real Madrid | the Bulls | Leeds | the Osaka Whales | Arsenal | the Red Sox | Bayern | the Saints | Benfica | the Northside Kings | the Wallabies | Celtic | the Colts
## sport_kind
football | basketball | rugby | cricket | tennis | ice hockey | volleyball | cycling | handball | swimming
## university
the University of {city} | {city} Technical University | the Institute of Marine Science in {city} | a laboratory in {city} | the national space agency | a team led by {person} | the Karolin Institute | the Geological Survey of {country}
## software
the mail client | the Windows operating system | the browser | the office suite | the database | the media player | the web server | the mobile platform | the login service | the kernel | the messaging app | the router firmware | Internet Explorer | Outlook | Firefox | the payment plug-in
## malware
worm | virus | Trojan | ransomware strain | spyware program | botnet | rootkit | banking Trojan | e-mail worm | wiper
## thing
bicycle | coffee machine | lawn mower | boiler | dishwasher | tent | printer | sewing machine | drill | router | thermostat | camera | piano | greenhouse | washing machine | e-reader | telescope | kettle | pressure cooker | garage door
## food
lentil soup | apple pie | fried rice | mushroom risotto | chicken stew | banana bread | potato salad | vegetable curry | pancakes | tomato sauce | goulash | fish cakes | oatmeal biscuits | ratatouille | dumplings | flatbread
## ingredient
{n} onions | {nnn} g flour | {n} cloves of garlic | a pinch of salt | {nnn} ml milk | {n} eggs | {nn} g butter | {n} tablespoons of olive oil | a bunch of parsley | {nnn} g red lentils | {n} carrots | the juice of a lemon | {nnn} g mushrooms | a teaspoon of cumin | {nnn} ml stock | {n} tomatoes
## subject
photosynthesis | the French Revolution | fractions | the water cycle | Shakespeare's sonnets | electric circuits | plate tectonics | probability | the Roman Republic | irregular verbs | cell division | supply and demand | chemical bonds | the Cold War | map reading | linear equations
## app
the invoicing app | the booking portal | the chat client | the mobile banking app | the timesheet tool | the shop | the learning platform | the photo editor | the fitness tracker | the ticketing system | the expense app | the calendar | the patient portal | the warehouse scanner | the code editor | the CRM
## page
the settings page | the inbox | the workspace list | the report view | the checkout | the profile screen | the dashboard | the search results | the attachment preview | the member list | the login screen | the billing tab | the comment thread | the category picker | the import wizard | the onboarding flow | the map view
## element
the save button | the green plus icon | the three-dot menu | the date field | the back arrow | the search box | the amount input | the avatar | the toggle | the context menu | the Next button | the filter chip | the emoji picker | the tooltip | the drop-down list | the sticky header | the red badge
## object
an expense | a report | a message | a workspace | an invoice | a tag | a photo | a task | a contact | a draft | a group chat | a calendar event | a payment card | a category | a comment | a template | a shared link
## platform
Android | iOS | macOS Chrome | Windows 11 Edge | mWeb Safari | Desktop | Ubuntu 22.04 | iPadOS | Firefox ESR | mWeb Chrome
## job
nurse | electrician | accountant | primary school teacher | delivery driver | software engineer | chef | librarian | warehouse supervisor | dental assistant | gardener | product designer | lab technician | receptionist | translator | site manager
## drug
paracetamol | Nordexil 20 mg | the antibiotic | Calmivon drops | the eye ointment | this cough syrup | the insulin pen | Sertavan tablets | the nasal spray | the inhaler
## pet
dog | cat | rabbit | parrot | guinea pig | horse | hamster | goldfish
## plant
roses | tomatoes | an apple tree | lavender | courgettes | a fig tree | orchids | beans | strawberries | a hedge | basil | rhododendrons
## language
French | German | Spanish | Polish | Japanese | Italian | Arabic | Portuguese | Swedish | Hindi
## programming
Python | Java | Rust | TypeScript | Go | C++ | PHP | Kotlin | SQL | Bash | Ruby | C#
"""

NEWS = r"""
## topic
business | sport | science | politics | war | technology | security | security | technology | health | culture | law
## business_head
{company} «beats|misses|cuts» forecast as sales «climb|slip» {pct}
{company} to «cut|add» {nnn} jobs in {city}
Oil «rises|falls» as {country} «cuts|raises» output
{company} sues rival over {software_patent}
Stocks end «higher|lower» after {nationality} jobs report
{company} shares jump on takeover talk
Regulators look again at {company} deal
Dollar weakens ahead of {nationality} rate decision
Strike at {company} enters second week
Airlines brace for dearer fuel
Consumers «keep|stop» spending, retailers say
{company} recalls {nnn},000 products
{country}'s exports hit record
## software_patent
a patent | stolen secrets | prices | a brand name | unpaid licence fees | its search technology | memory chips
## business
{company} reported a loss of {money} for the quarter, its {ordinal} in a row, as {biz_reason} ate into margins.
Orders for durable goods fell in {month}, the government said, the latest sign that {biz_warning}.
Crude for {month} delivery settled at ${nn}.{nn} a barrel in {city}, down {nn} cents.
{company} will pay {money} in cash and shares for a rival based in {city}.
Retail sales in {country} grew by {pct}, helped by {biz_reason}.
A jury found the former treasurer of {company} guilty of fraud on {day}.
The euro climbed to a record against the dollar before the figures on jobs in {country}.
Investors in {company} filed a complaint in {city}, saying that the board had kept quiet about {biz_reason}.
{company} opened its {ordinal} store in {country} and said that {nn} more would follow.
Mortgage rates «rose|fell» for the {ordinal} week, a lender said.
Farmers in {country} are holding back wheat in the hope of better prices.
{company}, which filed for bankruptcy in {month}, has found a buyer for its {country} business.
The chief executive of {company}, {person}, will step down at the end of {month} for reasons of health.
{company} reached a deal with its pilots that saves {money} a year.
{company} said on {day} that «quarterly|annual» profit «rose|fell|dropped|climbed» {pct} to {money}, «beating|missing|matching» analysts' forecasts, «helped|hurt» by {biz_reason}.
Shares of {company} «rose|fell» {pct} in «early|late|heavy» trading after the «company|group» «raised|lowered|withdrew» its forecast for the year.
{company} plans to {biz_act}, people familiar with the matter told the newspaper on {day}.
Oil prices «eased|jumped» on {day} as traders «weighed|ignored» {biz_reason} and stocks in {country} «grew|shrank» for a {ordinal} week.
The {nationality} central bank «left rates unchanged|raised its key rate|cut rates» on {day}, and warned that {biz_warning}.
{nationality} stocks «opened|closed|were set to open» «lower|higher» on {day}, with {company} leading the «losses|gains».
US consumer confidence unexpectedly «slipped|improved» in {month}, a private research group said, as {biz_reason} weighed on households.
A court in {city} ordered {company} to pay {money} in a dispute over {software_patent}.
Unions at {company} called on workers to {union_act} from {day}, after talks on pay broke down.
The board of {company} urged shareholders to «reject|accept|ignore» the {money} offer, which it said «undervalues|fairly values» the group.
The trade deficit of {country} «widened|narrowed» to {money} in {month}, official figures showed.
Regulators in {country} have told {company} to {biz_order} within {n} months or face a fine of up to {money}.
{company} named {person} as chief executive, replacing {person}, who leaves after {n} years.
Two former managers of {company} were charged with hiding {money} of losses, prosecutors said.
## biz_act
close its plant near {city} | cut {nnn} jobs, or {pct} of its staff | buy back {money} of its shares | sell its {country} unit | spend {money} on a factory in {country} | merge with {company} | move its headquarters to {city} | raise fees for business customers | stop selling to {country} | split into two listed companies
## biz_reason
higher oil prices | a weak dollar | strong demand for phones | bad weather | fears over supplies from {country} | rising wages | cheaper imports | a late Easter | the cost of new rules | slower orders from {country} | a strike at two ports | better sales of used cars
## biz_warning
inflation could stay high | growth would slow next year | house prices looked stretched | banks should hold more capital | households must prepare for higher bills | the recovery was fragile | investors should not read too much into one figure
## biz_order
open its network to rivals | publish its prices | stop bundling its media player | sell part of the business | delete the data it holds on children | change the terms that customers have to accept | lower the fee for switching
## union_act
stop work for {n} days | refuse overtime | reject the offer | walk out | ignore the new roster | vote on a strike
## sport_head
{team} edge {team} in «overtime|thriller|cup tie»
{last} «out for season|signs new deal|back in training»
{country} stunned by late {country} goal
Coach tells {team} to forget the past
{last} wins in {city}, eyes title
Referee admits error in {team} match
Preview: {team} v {team}
{last} banned for {n} matches
{team} fire coach after {ordinal} straight loss
Notebook: {last} ignores the boos
## sport
{person} hit a three-run homer in the eighth inning, and {team} beat {team} {n}-{d} on {day} night.
{person} threw for {nnn} yards and two touchdowns as {team} held off {team}.
{country} qualified for the finals with a {d}-0 win over {country} in {city}.
Striker {person} is expected to join {team} on loan until {month}.
{person} shot a five-under-par {nn} to take a two-stroke lead in {city}.
{team} suspended {person} for a game after an argument with an assistant coach.
An assistant of coach {person} will lead the side in {city}, because {last} has the flu.
{person} and {person} reached the final of the {city} open without losing a set.
{team} have sold out {nn} home games in a row.
{country} were {nnn} for {n} at stumps on the {ordinal} day of the test in {city}.
{person}, {nn}, who won {n} medals, announced the end of a long career.
Organisers of the marathon in {city} expect {nn},000 runners on {day}.
{team} lost their captain {person} to a broken hand, but won in extra time.
The {sport_kind} union apologised for the decision that cost {country} the match.
{person} scored {n} «goals|tries|points in the last minute» as {team} «beat|edged past|crushed» {team} {n}-{d} on {day}.
{team} «moved up to|slipped to|stayed in» {ordinal} place after a {d}-{d} draw with {team} in front of {nn},000 fans.
{person} of {country} won the {sport_kind} title in {city} on {day}, «breaking|missing by a second» a record that had stood for {nn} years.
Coach {person} told his players to «forget the last match|ignore the table|follow the game plan|stop looking at the standings» before {day}'s visit to {team}.
{person} will miss {n} weeks with a «knee|hamstring|shoulder» injury, {team} said.
The {sport_kind} federation «banned|fined|cleared» {person} after a hearing in {city}, overriding the decision of the «referee|league|panel».
{person} signed a {n}-year contract worth {money} with {team} on {day}.
Top seed {person} came from a set down to beat {person} of {country} in the {ordinal} round.
{team} had to play the last {nn} minutes with ten men after {person} was sent off for {foul}.
Rain stopped play in {city}, with {country} on {nnn} for {n}.
{person} took the pole for {day}'s race, {n} tenths ahead of {person}.
The league ordered {team} to play {n} games behind closed doors.
## foul
arguing with the referee | a high tackle | repeated fouls | a second yellow card | refusing to leave the field
## science_head
Scientists «find|map|grow» {discovery}
Probe «reaches|leaves|passes» {planet}
Study links {habit} with {illness}
New {animal} species found in {country}
Space crew told to repeat docking test
Warmer seas push {animal} north
Fossil «rewrites|muddles» history of {animal}
Experts urge {country} to {urge}
## discovery
a planet twice the size of Earth | a gene that slows ageing in mice | water ice under the dust | a new kind of magnet | the oldest cave drawing yet | an enzyme that eats plastic | {nn} new galaxies | traces of an ancient lake | a faster battery | signs of a lost city
## planet
Saturn | Mars | Jupiter's moon Europa | Venus | the asteroid belt | Titan | Mercury
## animal
frog | whale | bat | beetle | shark | sparrow | snake | squid | deer | tortoise
## habit
short sleep | daily walks | salty food | night shifts | city noise | strong coffee | playing an instrument
## illness
heart disease | asthma | memory loss | diabetes | depression | high blood pressure | hay fever
## science
The moon will cover the sun for {n} minutes on {day}, and people in {country} are told to look only through filters.
A crew of {n} took off from a base in {country} on {day} for a stay of {nnn} days in orbit.
Glaciers in {country} lost {pct} of their ice since {year}, satellite images show.
Bees can count to {n}, according to tests at {university}.
Divers found the wreck of a ship that sank off {country} in the storm of {year}.
A storm on the sun may disturb radio traffic on {day}, forecasters said.
Biologists have taught a parrot to ask for {food}, and it repeats the request when it is ignored.
Japanese engineers tested a train that ran at {nnn} kilometres an hour.
A private rocket reached the edge of space for the {ordinal} time and won a prize of {money}.
Chimpanzees in {country} use {n} kinds of tools, field notes of {nn} years reveal.
The volcano near {city} has started to smoke again, and scientists have raised the level of alert.
Researchers at {university} have «found|discovered|identified» {discovery}, according to a study published on {day}.
A spacecraft that was built to {probe_act} «entered orbit around|flew past|landed on» {planet} on {day}, sending back its first pictures.
Engineers sent a command that told the probe to {probe_act}, and waited {nn} minutes for an answer.
People who {habit_do} had {pct} fewer cases of {illness} than others, a study of {nn},000 volunteers suggests.
The {animal}, thought to be extinct since {year}, has been seen again in the hills of {country}.
Warmer water is pushing {animal}s north at a rate of {nn} kilometres a decade, scientists from {university} report.
The team trained a neural network to {net_act}, and it matched the experts in {pct} of the cases.
Two crew members of the space station repaired {station_part} in a spacewalk of {n} hours, ignoring a false alarm at the start.
An earthquake of magnitude {d}.{d} shook the coast of {country}; no damage was reported.
Experts have urged {country} to {urge}, before the next flu season.
## probe_act
restart its main computer | switch to the backup antenna | ignore a faulty sensor | dig for ice | unlock its robot arm | map the dust storms | repeat the landing test
## habit_do
walked to work | slept eight hours | ate fish twice a week | learned a second language | stopped smoking before forty | kept a dog
## net_act
read heart scans | predict floods | tell bird songs apart | follow spoken instructions | answer exam questions | find cracks in bridges
## station_part
a cooling pump | the oxygen generator | a solar panel | the docking system | an antenna
## urge
test every farm | stockpile vaccine | ban the chemical | share its data | print clearer warnings on labels | act now and not wait for instructions from abroad
## politics_head
{country} votes after bitter campaign
Premier «ignores|rejects|answers» calls to quit
Senate overrides veto of {bill}
{last} named {nationality} foreign minister
Talks on {bill} collapse
Leaders to meet in {city}
Judge orders release of secret papers
Polls open in {country}
Minister forgets speech, wins applause
## bill
the farm bill | the pension law | the data law | the budget | the border treaty | the new press code | the tax reform | the fishing quota
## politics
{person} of the ruling party conceded defeat on {day} and wished the winner luck.
The cabinet of {country} approved a budget that cuts spending by {pct}.
Farmers blocked roads around {city} with tractors in protest against {bill}.
{country} and {country} restored diplomatic ties after {nn} years.
A poll for the {city} paper put the opposition {n} points ahead.
The governor will not run again, aides said.
The treaty on fishing was signed in {city} without the delegate of {country}, who had left the hall.
Lawmakers from both parties want to hear {person} on the cost of {bill}.
Parliament in {city} voted {nnn} to {nn} on {day} to «override|delay|pass» {bill}, after a debate that lasted until dawn.
President {last} told {politician_group} to {political_act}, in a speech that was shown live on state television.
The {nationality} foreign minister said that his government would not {political_act} under pressure.
Voters in {country} go to the polls on {day} in an election that has turned on {bill} and prices.
The opposition leader {person} «called on|urged|begged» her supporters to {crowd_act}.
A judge ordered the ministry to reveal {secret_paper} within {nn} days.
Prime Minister {last} survived a vote of no confidence by {n} votes on {day}.
Aides said the president had ignored the advice of his own lawyers when he signed {bill}.
European leaders meet in {city} on {day} to discuss {bill} and relations with {country}.
The election commission said that it would repeat the count in {n} districts where the system had failed.
## politician_group
ministers | the army | reporters | party members | the nation | mayors
## political_act
release the prisoners | forget old quarrels | respect the result | act against corruption | open secret files | change the system | talk to {country} | ignore the ruling | take instructions from {city}
## crowd_act
stay at home | ignore the boycott | march on {day} | remain calm | disregard false reports of victory | vote early
## secret_paper
the secret annex of the treaty | its correspondence with {company} | the names of the donors | the instructions it gave to the police | records of the meeting
## war_head
Ceasefire in {country} enters {ordinal} day
Convoy turned back near {city}
Exiles ignore call to return
{n} killed in attack near {city}
Truce «holds|breaks» as envoys return to {city}
Rebels «seize|leave|shell» town in {country}
{country} says it shot down drone
Hostage freed after {nn} days
Troops told to hold fire
UN staff ordered to leave {city}
## war
Gunmen opened fire on a bus near {city}, wounding {nn}, the {nationality} army said.
A {nationality} court sentenced {n} men to life in prison for the bombing of a {war_place} in {year}.
Peacekeepers from {country} will stay until {month}, the Security Council decided.
Fighting between clans cut off {nn} villages, aid workers said.
Families of the missing waited outside the gate of the base near {city}.
{country} called up {nn},000 reservists.
The two sides exchanged {nn} prisoners at a bridge on {day}.
Thousands fled the town when shelling resumed at dawn.
At least {nn} people were killed when a «car bomb|rocket|shell» «exploded|landed» near a {war_place} in {city} on {day}, police said.
{nationality} troops «entered|left|surrounded» the town on {day} after {n} days of fighting, a military spokesman said.
Rebels in the north have agreed to «lay down their arms|a truce|free {nn} hostages», the {nationality} government said.
The army said that its soldiers had orders not to fire, and that it would investigate why {n} of them ignored the orders.
The United Nations told its staff to leave {city} as fighting came closer.
A group that had threatened to kill {n} {nationality} hostages demanded that {country} {demand}, in a video that was posted on a website.
Aid convoys were turned back at a checkpoint outside {city}, the Red Cross said.
Envoys from {country} and {country} met in {city} for a {ordinal} day of talks on a ceasefire.
{country} denied that its aircraft had bypassed radar to strike targets across the border.
## war_place
market | police station | mosque | bus stop | hotel | checkpoint | school
## demand
pull out its troops | release prisoners | stop the flights | pay a ransom | close its embassy
## technology_head
{techfirm} unveils {gadget}
{techfirm} opens its {gadget} to developers
{techfirm} settles with {techfirm} for {money}
Chatbot gets new instructions after complaints
{techfirm} to let users delete old data
Review: {gadget} does what it is told
{techfirm} drops «browser|phone|server» line
Search engines: battle enters next round
Schools ban AI homework help
Voice assistants learn to forget
## gadget
a thinner laptop | desktop search | an AI assistant | a music store | a phone with two screens | a faster chip | a home robot | video calls for TV sets | a free office suite | a paid answer service | smart glasses
## technology
{techfirm} reported that sales of {gadget_kind} had doubled, and its shares rose {pct}.
{techfirm} is to buy a start-up from {city} that makes software for {gadget_kind}, for {money}.
The search engine {techfirm} runs now looks through books and scanned papers.
Nearly half of the households in {country} have a fast line, a study by Norwick Research shows.
{techfirm} cut the price of {gadget_kind} by {pct} ahead of the holidays.
A judge in {city} refused to stop the sale of {gadget_kind} in a dispute between {techfirm} and {techfirm}.
{techfirm} and {company} will build a network of {nn} antennas along the railway.
Owners of {gadget_kind} complain that batteries last {n} hours at best.
The music service of {techfirm} sold its {nnn}-millionth song on {day}.
{techfirm} hires {person}, who once led the browser team of {techfirm}.
Supercomputer makers race for the top of the list; a machine in {country} leads for now.
{techfirm} plans an assistant that reads mail and fills in forms, and promises that users will have to approve each step.
Domain names with accents go on sale on {day}.
{techfirm} «unveiled|launched|showed» {gadget} on {day}, in a bid to catch up with {techfirm}.
{techfirm} said its assistant will no longer {bot_act}, after users complained about the answers.
{techfirm} agreed to pay {techfirm} {money} to settle a lawsuit over {software_patent}.
The next version of {software} will be delayed until {month}, {techfirm} said, because developers were told to fix security problems first.
A new tool lets parents lock a child's phone, override app limits and print a weekly report.
{nn} million people now use the chatbot every week, and {techfirm} says it has changed the system prompt that tells the bot how to behave.
Prices of memory chips «fell|rose» {pct} in {month} as makers ignored warnings of a glut.
{techfirm} will release the source code of {software} under an open licence, a step that developers have demanded since {year}.
Analysts at {city}-based Norwick Research expect sales of {gadget_kind} to «double|stall» next year.
The update adds a developer mode that hides behind {n} taps on the version number.
Gamers waited in line at midnight for the new console, with some stores asking them to go home and follow instructions online.
Researchers showed how a hidden text on a web page can steer an AI assistant, and {techfirm} said it was working on a fix.
European officials told {techfirm} to explain how its assistant decides which instructions to follow.
## gadget_kind
phones | tablets | game consoles | smart speakers | flat screens | headsets
## bot_act
answer questions on elections | act as a doctor | repeat what users type | pretend to be a person | remember earlier chats | give legal advice
## security_head
{techfirm} «fixes|plugs|patches» {n} holes in {software}
New {malware} spreads by «mail|chat|USB stick»
Hackers «hit|leak|sell» data of {company}
Flaw lets attackers bypass password check
{techfirm} warns of fake patch mail
Teenager admits writing {malware}
Phishing up {pct}, study says
Spyware bill passes committee
Flaw in AI assistants leaks secrets
Password reuse still common
## security
{techfirm} sued {n} people in {country} who are said to have sent millions of junk mails.
The {malware} known as "{title_word}.B" now also infects phones, a maker of antivirus software said.
A survey of {nnn} firms found that {pct} had not installed the patch three months after its release.
{techfirm} bought a firm from {city} that fights spyware.
Service pack {n} for {software} breaks some programs, {techfirm} admitted, and published a list.
Banks in {country} will send codes by text message instead of printed lists.
An employee of {techfirm} sold {nn} million customer addresses to spammers, investigators say.
Experts who tested {n} firewalls found that {d} of them let the {malware} through.
{techfirm} told a conference in {city} that it would open parts of the code of {software} to governments.
The outage at {company} was caused by a faulty update and not by an attack, the firm said.
A {nn}-year-old student showed that e-passports can be copied with a reader for {money}.
{techfirm} «released|issued|rushed out» {n} patches on {day} for {software}, {d} of them rated critical.
A flaw in {software} «could allow|allows» attackers to {hack_act}, {techfirm} «warned|said» on {day}.
A new {malware} is spreading through «e-mail|instant messages|file shares», and tells the reader to open an attachment that {malware_act}.
Security experts «urged|advised|told» users of {software} to {sec_advice}.
Hackers broke into the network of {company} and stole the records of {nnn},000 customers, including passwords, the company admitted.
Police in {country} arrested a {nn}-year-old man who is accused of writing {a_malware} that {malware_past}.
The {malware} disables antivirus software, deletes logs and waits for commands from a server in {country}.
Phishing mails that pretend to come from {company} ask people to reveal their PIN, a watchdog warned on {day}.
Researchers at {university} found a way to unlock {gadget_kind} without the password; {techfirm} says a fix is ready.
{techfirm} offered a reward of {money} for information on the author of the {malware}.
Attackers had administrator rights for {n} weeks before anyone looked at the alerts, a report on the breach at {company} says.
Exploit code for the hole in {software} was published on {day}, which leaves firms little time to install the patch.
A group of researchers tricked a customer service bot into ignoring its instructions and revealing a discount code.
The US government told agencies to stop using {software} until the bypass is closed.
## hack_act
take over a PC | run code with admin rights | read private messages | bypass the login | crash the server | steal passwords | execute commands from afar | see files that should be secret
## malware_act
installs a back door | deletes music files | sends itself to every contact | encrypts the hard disk | records key strokes
## malware_past
infected {nn},000 computers | shut down a hospital | sent millions of junk mails | stole game passwords | slowed networks in {country}
## sec_advice
install the update at once | switch to another browser | ignore mails that ask for a password | change the admin password | turn off the preview pane | restart the system after the patch | never click on links from strangers | print the recovery codes and keep them safe
## health_head
Doctors ask for better instructions on {illness} pills
{nationality} hospitals print own masks
Nurses told not to act on phone orders
Flu vaccine shortage «eases|worsens»
Doctors told to repeat tests
Study questions {habit}
Drug maker pulls {illness} pill
{city} hospital reports {n} cases
Patients ignore warnings on labels
## health
Surgeons in {city} did {nn} bypass operations in a day by working in {n} rooms.
The agency repeats its advice: ignore adverts for pills that promise to make you forget pain.
Nurses at {city} hospital may override the plan of the computer system when a patient gets worse.
A new instruction leaflet for {illness} drugs will be printed in {n} languages.
Doctors should stop prescribing the drug to patients with {illness}, the {nationality} regulator said on {day}.
Health officials in {city} told people to boil their water after a fault in the filter system.
{company} withdrew its {illness} drug after a trial showed a higher risk of stroke.
About {pct} of patients forget to take their medicine as instructed, a survey found.
A shortage of vaccine has forced {country} to override its own plan and treat the oldest first.
The hospital in {city} will repeat the tests of {nnn} patients after a lab error.
## culture_head
Prompter of {city} opera retires
Secret chapter of novel found
Critics ignore hit of the year
{last} wins {city} film prize
Lost {painter} found in attic
Band tells fans to ignore rumours
Sequel tops box office again
Actor forgets lines, carries on
Museum opens its secret rooms
## painter
Rembrandt sketch | Haydn score | Kahlo letter | Roman coin | first edition
## culture
The prompter of the {city} opera retired after {nn} years of whispering forgotten lines.
Critics ignored the play at first; now it is sold out until {month}.
A role-playing game from {country} won the prize for the best story.
The singer {person} told a crowd in {city} to put away their phones and act their age.
{person} won the main prize in {city} for a film about a clerk who ignores every order he is given.
The band told fans to disregard reports of a split, and said the tour would start in {city} on {day}.
A {painter} that hung unnoticed in a school in {country} was sold for {money}.
"{title_word} {title_word}" took {money} in its first weekend and stayed at the top of the {nationality} box office.
The museum in {city} will show objects that were kept secret for {nn} years, a spokesman said.
Author {person} has asked readers not to reveal the end of the novel.
## title_word
Winter | Silent | River | Override | Password | Garden | Broken | Forgotten | Paper | Last | Midnight | Secret
## law_head
{last} must reveal source, court says
Prison break trial opens in {city}
State forgets deadline, case dropped
Court «overturns|upholds» ruling against {company}
Jury told to disregard witness
{company} must hand over e-mails
Judge fines lawyer over AI-written brief
Secret deal unsealed
Appeal of {last} rejected
## law
The court said that the state may not override the promise it made in {year}.
{person}, who broke out of a prison in {country} in {year}, was found in {city}.
The company must reveal how its system ranks applicants, judges in {city} ruled.
The order to delete the files came from the legal department, a former secretary told the court.
The judge instructed the jury to disregard what the witness had said about {company}.
A court in {city} «overturned|upheld» a ruling that ordered {company} to pay {money}, and sent the case back.
Lawyers for {person} said that their client had followed the instructions of his superiors.
A lawyer in {city} was fined after his brief cited cases that a chatbot had invented.
The Supreme Court of {country} refused to hear an appeal from {company} over {software_patent}.
Prosecutors asked for {n} years in prison for {person}, who ran a site that sold stolen passwords.
## follow
The shares closed at ${nn}.{nn}.
It was the {ordinal} such case this year.
The talks were held behind closed doors.
He did not give details.
Some {nnn} people live in the area.
The plan needs the approval of shareholders.
A hearing is set for {month} {n}.
Neither side would say how much was paid.
Trading was light because of a holiday in {country}.
She joined the company in {year}.
The weather is expected to improve by {day}.
The final report will be printed and sent to all members.
Two of the injured were still in hospital on {day}.
That is {n} more than in {year}.
The company did not respond to a request for comment.
Its rivals have followed suit.
The announcement came {n} days after {company} said it would {biz_act}.
"{quote}," said {person}, {quoted_role}.
"{quote}," {person}, {quoted_role}, told reporters in {city}.
{person}, {quoted_role}, said: "{quote}."
It was not clear «when|whether|how» the plan would take effect.
Analysts had expected {biz_reason} to play a larger part.
A spokeswoman declined to comment.
The figure compares with {pct} in the same month of {year}.
Officials in {country} said they would follow the matter closely.
Further talks are planned for {day}.
Nobody claimed responsibility.
The ministry told citizens to ignore rumours and to wait for official instructions.
Police asked witnesses to come forward and not to share pictures.
Residents were told to keep windows closed and to listen to the radio.
The decision can be appealed within {nn} days.
{n} earlier attempts had failed, most recently in {year}.
The company has «{nn},000|{nnn}» employees and sites in {country} and {country}.
Critics say that the rules are easy to bypass.
The full report is due in {month}.
In a note to clients, the bank advised investors to sell.
The system had been switched to manual override when the alarm went off, investigators said.
No prompt for a password appeared, users reported.
## quote
We have to forget what happened and look ahead | Do not believe everything you read | I was told to wait for instructions, and I waited | This is a good day for {country} | You cannot ignore {pct} of your customers | We will respond when we have read the text | Nobody should pay the ransom | Install the update now and ask questions later | The system worked as it should | It is a secret that everybody knew | Stop the fighting and come to the table | Our instructions were clear, and they were not followed | Act now, or act never | People should change their passwords today
Tell the truth, that is all we ask | I would not repeat that in front of my mother | Play the next match and forget the last one | Please stay at home until further notice | Read the small print before you sign | There is no way round this rule | We were never asked | Show me the numbers and I will believe it
## quoted_role
an analyst at {company} | a spokesman for the ministry | who led the study | the coach of {team} | the mayor of {city} | a security researcher at {techfirm} | a lawyer for the family | the head of the union | a resident | who has worked there for {nn} years
"""
