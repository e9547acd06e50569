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

TICKETS = r"""
## bug_title
{app}: {element} does not «work|respond|appear» on {platform}
[{platform}] {app} - {Symptom_np} on {page}
{Object_np} - {symptom} after {ui_event}
BUG: {symptom} on {page}
fix({component}): {symptom} when {ui_event}
{Symptom_np} when {ui_event}
[HOLD for payment {isodate}] {app} - {symptom} on {page}
Crash on {page} if {ui_event}
{component}: wrong {noun_thing} after {ui_event}
[${nnn}] {element} overlaps {element} on {page}
Web - {object} shown twice after {ui_event}
Regression in {version}: {symptom}
Users can bypass {gate} by {bypass_act}
System message says "{ui_text}" although {symptom}
Admin cannot {admin_act}
Prompt for {noun_thing} appears twice
## Symptom_np
Blank screen | Infinite spinner | Duplicate entry | Wrong total | Missing translation | Console error | Flickering list | Lost draft | Stale data | Unreadable dark mode
## symptom
the list stays empty | the page flickers | an error "{ui_text}" appears | the total is off by one cent | the spinner never stops | the old value comes back | the text is cut off | nothing happens | the app crashes | the keyboard covers {element} | the user is signed out | {object} appears twice | the focus jumps to {element} | the translation is missing | the draft is lost | the prompt for the password is shown again
## ui_event
the user «clicks|taps» {element} twice | the device goes offline | the app is brought back from the background | a second admin edits {object} | the time zone changes | {object} is deleted on another device | the password was reset | the user pastes a long text | the server answers slowly | the session expires | the language is set to {language} | the user skips the instructions | a system dialog is open
## component
auth | billing | search | editor | sync | notifications | export | parser | scheduler | uploads | permissions | i18n | cache | router | prompt-builder | cli
## noun_thing
date | amount | currency | avatar | file name | sort order | badge count | password | permission | two-factor code | signature | admin role
## gate
the spending limit | the password prompt | the approval step | the age check | the read-only mode | the rate limit | the domain restriction
## bypass_act
opening {page} in a second tab | pressing back | renaming the file | editing the URL | going offline | sending the form twice
## admin_act
remove a member | override the limit | change the owner | unlock an account | see the audit log | revoke a token | edit the system prompt of the bot | export all reports
## ui_text
Something went wrong | You are not allowed to do this | Unexpected token | Please enter a valid {noun_thing} | Request failed with status code {http} | Your session has expired | Ignore this message if you have already paid | Forgot password? | Access denied | Override existing file? | This instruction is not supported | Undefined is not a function
## http
400 | 401 | 403 | 404 | 409 | 422 | 429 | 500 | 502 | 503
## step_first
Go to {url} | Open {app} on {platform} | Log in as «an admin|a new user|a workspace owner|user A» | Launch the app | Sign in with {email} | Check out the branch and run the app | Open {page} in a private window | Install version {version} | Create a new account | Click on this link: {url}
## step
{Click} {element} | {Click} {element} on {page} | Navigate to {page} | Create {object} and save it | Enter a wrong password {n} times | Select {object} > {Click} {element} | Turn off the network | Wait {nn} seconds | Reload the page | Switch to {language} | Type "{typed}" into the field | Repeat step {n} with user B | Observe {page} | Notice that {symptom} | Open the developer tools and look at the console | Upload a file of more than {nn} MB | Ignore the warning and continue | Scroll to the bottom | Press Enter | Act as user B and open the same link | Delete {object} | Drag {object} to the top | Override the default value | Execute `{command}` | Send a message to the bot: "{typed}" | Forget the device in the Bluetooth settings | Unlock the screen | Reply to the thread with an emoji
## Click
Click | Tap | Press | Click on | Tap on | Hover over | Long-press
## typed
test | hello | ignore me | 0.00 | @here | *bold* | <b>x</b> | {nnn} | what can you do | /help | äöü | print this | system
## command
npm run dev | cargo test | make lint | git bisect start | docker compose up | pytest -x | npm test -- --watch | kubectl logs api-{n} | ./gradlew build | psql -f seed.sql
## expected
{Object_np} should be saved and shown on {page}.
{Element_np} should be «visible|disabled|hidden» until {ui_event}.
The user should not see "{ui_text}".
The app should not crash.
The amount should be the same on all devices.
The admin should be asked for confirmation before the password is reset.
A message should tell the user what to do next.
It should ignore the second tap.
The system should print the report once, not twice.
The user should stay on {page}.
The bot should reply in the same thread.
Assistant should answer in the language of the user and should not show its instructions.
The keyboard should open and the field should have the focus.
## Object_np
The expense | The report | The message | The workspace | The invoice | The tag | The draft | The comment | The shared link | The template | The system prompt field
## Element_np
The save button | The plus icon | The three-dot menu | The Next button | The tooltip | The override switch | The red badge | The search box
## actual
{Object_np} disappears, and {symptom}.
Actually {symptom}.
{Symptom_np}. Console shows "{ui_text}".
Nothing is saved; {symptom}.
When {ui_event}, {symptom}.
The previous value is shown, and {element} cannot be clicked any more.
The app ignores the setting, so {symptom}.
The prompt is shown again and again.
The bot repeats its last answer and ignores the question.
## workaround
Unknown | None | Reload the page | Log out and log in again | Yes, use {platform} | Use the old editor | Override the setting in the config file | Forget the account and add it again | n/a | Can the user still use the app without this being fixed? Yes
## story
As «a user|an admin|an accountant|a new member|a reviewer|a support agent», I want to {want}, so that {benefit}.
We need to {want} because {cause}.
{Cause_s}, so {symptom}.
Right now {symptom} if {ui_event}. {Cause_s}.
When {ui_event}, {symptom}. This was reported by {n} customers this week.
Coming from this thread: our users expect to {want}, and today they can't.
Problem: {cause}. As a result {symptom} and people contact support.
The current behaviour is confusing. {Cause_s}.
I noticed while testing {app} on {platform} that {symptom}.
Support forwarded a complaint: "{user_quote}"
## want
see who approved {object} | export {page} as CSV | reset my password without calling support | override the default currency | hide old entries | search in archived messages | mute a thread | repeat a payment every month | undo a deletion | filter by tag | act on behalf of a colleague who is on leave | give the assistant a short description of my project | unlock a report that was sent by mistake | print several labels at once | edit the prompt before it is sent
## benefit
I do not have to do it by hand | the audit is easier | nothing gets lost | I can work offline | colleagues know what to do | we follow the policy | I save time at the end of the month
## cause
we compare strings instead of dates | the cache is not invalidated | the hook runs before the data is there | two components write to the same key | the API ignores the `limit` parameter | the flag is only read at start | the list re-renders on each key press | the role check happens in the client only | the previous migration forgot the index | the system font is missing | the prompt template has no language field | nobody owns this part
## Cause_s
We compare strings instead of dates | The cache is not invalidated | The hook runs before the data is there | Two components write to the same key | The API ignores the `limit` parameter | The flag is only read at start | The list renders again on each key press | The override in the theme wins over our style | It looks like the previous fix was lost in a merge | The instruction text is hard-coded
## user_quote
I press save and it forgets everything | please fix this, it is driving me mad | why do I have to enter my password five times a day | the assistant tells me to contact support, support tells me to ask the assistant | it just ignores me | I followed the instructions and still cannot log in | do not change the layout again
## proposal
Move the check to the server and return {http} if {gate} is exceeded.
Add a `{snake}` flag to {component} and set it when {ui_event}.
Replace {element} with a plain link.
Show "{ui_text}" only if the request failed.
Do not render {element} before the data is there.
Use the shared hook instead of our own copy, and delete the old file.
Let's keep the old behaviour behind a setting for now.
Store {object} in the local database first, then sync.
Ignore the event if the component is not mounted.
Reset the form state when the modal closes.
Ask design for a new copy of the instruction text.
Add a system message that tells the bot which tools it may use.
Cover the case with a unit test, and add it to the regression list.
Update the docs and the release notes.
Override `toString` so that secrets are never printed to the log.
## snake
should_redirect | is_offline | force_sync | skip_cache | allow_override | ignore_case | show_prompt | admin_only | dry_run | retry_count | system_role | is_secret
## criterion
{Element_np} is hidden for users without the admin role
{Object_np} can be restored within {nn} days
The form must not be sent twice
Passwords are never printed in logs
The page loads in less than {n} seconds with {nnn} entries
Keyboard navigation works on {page}
Given {ui_event}, when the user returns, then {object} is still there
The override is written to the audit log with name and time
All texts are translated to {language}
No console errors on {platform}
Screenshots on {platform} and {platform} are attached
The setting is ignored if the workspace is archived
The bot answers "I don't know" if no article matches
The assistant must not reveal drafts of other users
Unit tests for {component} are added
The change is behind the `{snake}` flag
An e-mail is sent to the owner when {ui_event}
The old endpoint returns {http}
## checklist
I linked the correct issue | I tested on {platform} | I wrote clear test steps | I followed the naming conventions | I did not leave console.log calls behind | I verified there are no new warnings | I updated the docs | I checked that the offline mode works | I ran `{command}` | Screenshots are attached | I have read the contributing guide | No secrets are committed | The reviewer can execute the steps without asking me | I verified that all comments explain why and not what
I asked for a copy review | Migrations can be rolled back | Feature flag is off by default | I ignored generated files
## triage
Triggered auto assignment to @{handle} (Bug), see {url} for more details. Please add this bug to a GH project, as outlined in the SO.
Job added to the board: {url}
Current assignee @{handle} is eligible for the next assignment, not assigning anyone new.
@{handle} please review the proposals above and reply within {n} days.
@{handle}, @{handle} Whoops! This issue is {n} days overdue. Let's get this updated quick!
📣 @{handle} You have been assigned to this job! Please apply to the job and leave a comment when the pull request is ready for review.
This issue has been mentioned on the forum. If you want to help, read the contributing guide first and ask for an invitation to our chat.
Please do not open a pull request before your proposal has been accepted.
The bot closes this issue if there is no reply within {nn} days.
Not overdue, waiting for the deploy to staging.
This bug was found during regression testing with build v{version}. If this was caught during regression testing, add the test name and reporter: {email}
Can you reproduce this with the latest version? If not, I will close it.
I could not reproduce this on {platform}. Please attach a video and the logs.
Payment is due {n} days after the merge if no regression shows up.
Upwork job price update: ${nnn}. Please ignore the previous price.
Moving to weekly, since this is low priority.
Please note that the assistant bot answers questions on setup; ask it with /ask.
Our bot labels new tickets on its own. Do not remove its labels.
Please fix the typo in the title, and rename the branch.
cc @{handle} who wrote the original prompt template
Please ignore my last comment, I looked at the wrong branch.
We should not ship this before {day}.
Dependabot will rebase this branch as long as you don't change it yourself. You can trigger its actions by commenting on this PR.
Copilot reviewed {n} of {nn} changed files and left {n} comments.
## handle
mkowal | jdoe{n} | priya-dev | kestrelbot | oss-anna | tnguyen | b-hart | release-bot | lucasf | qa_team | melvin-b | greta.k
## template_text
<!-- Please describe the problem in a few words and delete this comment. -->
If you haven't already, read our contributing guide and join the chat by writing to {email}!
**Version Number:** {version}
**Reproducible in staging?:** «Y|N»
**Reproducible in production?:** «Y|N»
**Email or phone of affected tester (no customers):** {email}
**Logs:** {url}
**Notes/Photos/Videos:** Any additional supporting documentation
Issue reported by: «Applause - Internal Team|@{handle}|customer»
Slack conversation: {url}
- [ ] I have searched the existing issues and found no duplicate
<!-- Do not remove this section. The release bot reads it. -->
Check off any platforms that are affected by this issue.
**Break down in numbered steps**
Describe what you think should've happened
Describe what actually happened
_Please do not post passwords, tokens or other secrets in this ticket._
View all open jobs on GitHub
Before you submit, make sure that you have followed every instruction above.
## ticket_head
Hi team, | Hello support, | Dear helpdesk, | Hi all, | To whom it may concern, | Good morning,
## it_ticket
The {thing} in room {nnn} prints every page twice, please send somebody.
I forgot my password and the reset mail never arrives.
My account was locked after {n} attempts, please unlock it and tell me what to do next time.
Please give {person} access to the shared folder of the sales team from {day} on.
I need admin rights on my laptop to install {programming} for a course, {person} has approved it.
The VPN asks for a code but no prompt appears on my phone.
Since the update on {day} the system ignores my default printer.
Please delete the account of {person}, who left the company, and forward the mail to {person} until {date}.
I followed the instructions on the intranet page, but step {n} fails with "{ui_text}".
Could you override the quota on my mailbox until I have cleaned it up?
The screen in the meeting room shows "{ui_text}" and nothing else.
Please do not call before ten, I am in a meeting.
I ignored the warning about the certificate because {person} told me to; was that wrong?
The new chatbot on the intranet told me to open a ticket, so here I am.
Order number {id}: the parcel was left at the wrong door, please refund or send again.
Your assistant keeps asking for my order number although I typed it three times.
I want to cancel my subscription and have my data deleted.
Do not reply to this address, use {email} instead.
This is urgent because payroll runs on {day}.
I attach a screenshot of what I see and the log.
## ops
Deploy of {component} v{version} rolled back after the error rate went over {pct}.
Root cause: {cause}.
Timeline: {time} alert fires; {time} on-call acknowledges; {time} traffic is moved; {time} all clear.
Action item: {person} will add an alert before {date}.
Detection: a customer wrote to support, our monitoring ignored the metric.
Impact: {pct} of requests to {page} failed for {nn} minutes.
The manual override was used to restart the queue; it is not documented in the runbook.
What went well: people followed the instructions in the runbook and nobody had to guess.
What went wrong: the admin password was in a vault that nobody on call could open.
Lessons: repeat the drill, print the phone list, stop deploying on {day}.
"""
