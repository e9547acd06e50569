//! Nationalities, religions and political groups: the words for them, and whether one says what somebody is. *A German nurse* tells
//! it of a person; *German beer* and *in German* do not.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::support;

/// What people are called after a country, a part of the world or a religion, in English.
static PEOPLES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    listed(
        "abkhaz, aboriginal, adventist, afghan, afghani, african, african american, agnostic, ainu, alaskan, \
    albanian, aleut, algerian, american, amish, andalusian, anglican, angolan, antiguan, arab, aramean, \
    argentine, argentinean, argentinian, armenian, ashkenazi, asian, asian american, assyrian, atheist, \
    australian, austrian, aymara, azerbaijani, azeri, baha'i, bahamian, bahraini, bajan, balinese, bangladeshi, \
    bantu, baptist, barbadian, basque, batak, bavarian, bedouin, belarusian, belgian, belizean, bengali, \
    beninese, berber, bhutanese, bolivian, bosniak, bosnian, botswanan, brazilian, breton, brit, british, \
    briton, bruneian, buddhist, bulgarian, burkinabe, burman, burmese, burundian, californian, cambodian, \
    cameroonian, canadian, castilian, catalan, catholic, caucasian, chadian, chechen, cherokee, chicano, \
    chilean, chinese, choctaw, christian, circassian, colombian, comorian, congolese, copt, coptic, cornish, \
    corsican, cossack, costa rican, crimean, croat, croatian, cuban, cypriot, czech, czechoslovak, dalit, dane, \
    danish, djiboutian, dominican, druze, dutch, dutchman, dutchmen, dutchwoman, east timorese, ecuadorian, \
    egyptian, emirati, english, englishman, englishmen, englishwoman, eritrean, estonian, ethiopian, european, \
    evangelical, faroese, fijian, filipino, finn, finnish, flemish, franciscan, french, frenchman, frenchmen, \
    frenchwoman, frisian, fulani, gabonese, galician, gambian, georgian, german, ghanaian, greek, greek \
    orthodox, greenlandic, grenadian, guatemalan, guinean, gujarati, guyanese, haitian, hakka, hasidic, hausa, \
    hawaiian, hindu, hispanic, hmong, honduran, hopi, hungarian, hutu, icelandic, igbo, indian, indonesian, \
    inuit, iranian, iraqi, irish, irishman, irishmen, irishwoman, iroquois, islamic, israeli, italian, ivorian, \
    jain, jamaican, japanese, javanese, jesuit, jew, jewish, jordanian, kashmiri, kazakh, kenyan, kittitian, \
    korean, kosovan, kosovar, kurd, kurdish, kuwaiti, kyrgyz, ladino, lakota, lao, laotian, latin american, \
    latino, latinx, latvian, lebanese, lesothan, liberian, libyan, liechtensteiner, lithuanian, livonian, \
    lutheran, luxembourgish, maasai, macedonian, malagasy, malay, malaysian, maldivian, malian, maltese, manchu, \
    maori, mapuche, maronite, marshallese, mauritanian, mauritian, mayan, methodist, mexican, micronesian, \
    middle eastern, mohawk, moldovan, monegasque, mongol, mongolian, montenegrin, mormon, moroccan, mozambican, \
    muslim, nahua, namibian, nauruan, navajo, neapolitan, nepalese, nepali, new zealander, nicaraguan, nigerian, \
    nigerien, north american, north korean, norwegian, ojibwe, omani, orthodox, ossetian, pakistani, palauan, \
    palestinian, panamanian, papua new guinean, paraguayan, pashtun, pentecostal, persian, peruvian, pole, \
    polish, portuguese, presbyterian, protestant, prussian, puerto rican, punjabi, qatari, quaker, quechua, \
    rohingya, roman catholic, romani, romanian, russian, russian orthodox, ruthenian, rwandan, salvadoran, \
    salvadorean, sami, samoan, sardinian, saudi, saudi arabian, scandinavian, scot, scots, scotsman, scotsmen, \
    scotswoman, scottish, seminole, senegalese, sephardic, serb, serbian, shia, shiite, shona, sicilian, sierra \
    leonean, sikh, silesian, sindhi, singaporean, sinhalese, sioux, slavic, slovak, slovene, slovenian, somali, \
    sorbian, south african, south american, south korean, spaniard, spanish, sri lankan, sudanese, sunni, \
    surinamese, swabian, swazi, swede, swedish, swiss, syrian, taiwanese, tajik, tamil, tanzanian, tatar, \
    telugu, texan, thai, tibetan, togolese, tongan, trinidadian, tuareg, tunisian, turk, turkish, turkmen, \
    tuscan, tutsi, tuvaluan, tyrolean, ugandan, uighur, ukrainian, unitarian, uruguayan, uyghur, uzbek, \
    valencian, vanuatuan, venetian, venezuelan, vietnamese, walloon, welsh, welshman, welshmen, welshwoman, \
    wolof, xhosa, yazidi, yemeni, yoruba, yugoslav, zambian, zimbabwean, zoroastrian, zulu, zuni",
    )
});

/// What people are called after their politics.
const POLITICAL: [&str; 19] = [
    "democrat",
    "republican",
    "communist",
    "socialist",
    "marxist",
    "leninist",
    "trotskyist",
    "maoist",
    "fascist",
    "nazi",
    "anarchist",
    "libertarian",
    "monarchist",
    "zionist",
    "islamist",
    "tory",
    "labourite",
    "peronist",
    "jihadist",
];

/// Words for persons, and for what a person has from where they come.
static PERSONS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    listed(
        "academic, accountant, acrobat, activist, actor, actress, admiral, adult, agent, aide, ambassador, analyst, \
    ancestry, apprentice, architect, artist, assistant, astronaut, astronomer, athlete, attorney, auditor, aunt, \
    author, baby, background, backpacker, baker, banker, barber, barista, barrister, bartender, believer, \
    billionaire, biologist, bishop, bloke, blood, bodyguard, bookseller, boxer, boy, boyfriend, bride, \
    bridegroom, brother, builder, businessman, businesswoman, butcher, buyer, caller, candidate, canvasser, \
    captain, cardinal, carer, caretaker, carpenter, champion, chancellor, chap, chaplain, chef, chemist, child, \
    children, chocolatier, choir, choirmaster, christian, citizen, citizenship, clan, cleaner, cleric, clerk, \
    client, climber, clown, coach, colleague, collector, colonel, comedian, commander, commissioner, communist, \
    community, companion, composer, conductor, congregation, congressman, congresswoman, consul, consultant, \
    contractor, convert, cook, councillor, counterpart, couple, courier, cousin, crew, critic, crowd, customer, \
    cyclist, dad, dancer, daughter, deacon, dealer, deckhand, delegate, delegation, democrat, dentist, deputy, \
    descent, designer, detective, developer, diaspora, diplomat, director, diver, doctor, donor, driver, \
    drummer, duchess, duke, economist, editor, elder, electrician, emigrant, emperor, employee, empress, \
    engineer, entrepreneur, envoy, executive, exile, expat, expert, explorer, family, fan, farmer, father, \
    fencer, fiance, fiancee, fiddler, fighter, filmmaker, fisherman, flatmate, folk, footballer, friend, \
    gardener, general, gentleman, girl, girlfriend, goalkeeper, golfer, governor, grandad, granddaughter, \
    grandfather, grandma, grandmother, grandpa, grandparent, grandson, granny, grinder, grocer, groom, guard, \
    guest, guide, guitarist, gunner, guy, gymnast, hacker, hairdresser, herder, heritage, hiker, historian, \
    host, hostage, household, hunter, husband, imam, immigrant, interpreter, inventor, investor, jew, jeweller, \
    jockey, journalist, judge, juggler, kid, king, knight, lad, lady, landlady, landlord, lawyer, leader, \
    lecturer, legislator, librarian, lifeguard, lodger, magician, maid, man, manager, mate, mathematician, \
    mayor, mechanic, medic, member, men, merchant, midfielder, midwife, migrant, militant, millionaire, miner, \
    minister, minority, missionary, model, mom, monarch, monk, mother, mp, mum, musician, muslim, nanny, \
    national, nationality, native, negotiator, neighbor, neighbour, novelist, nun, nurse, observer, officer, \
    official, operator, origin, orphan, owner, painter, parent, parentage, partner, passenger, passport, pastor, \
    patient, patriarch, peacekeeper, pensioner, people, person, persons, philosopher, photographer, physician, \
    physicist, pianist, pilgrim, pilot, piper, plasterer, player, playwright, plumber, poet, policeman, \
    policewoman, politician, population, porter, postman, potter, preacher, premier, president, priest, prince, \
    princess, prisoner, producer, professor, programmer, prosecutor, pupil, puppeteer, queen, rabbi, rapper, \
    rebel, referee, refugee, relative, reporter, republican, researcher, resident, reviewer, roofer, roommate, \
    roots, runner, sailor, saint, scholar, scientist, screenwriter, sculptor, sculptress, seamstress, secretary, \
    seller, senator, sergeant, servant, settler, sheikh, shepherd, sibling, singer, sister, skater, skier, \
    skipper, smuggler, snowboarder, socialist, soldier, solicitor, son, songwriter, speaker, spouse, sprinter, \
    spy, squad, staff, stallholder, steward, stewardess, stranger, striker, student, subject, supporter, \
    surgeon, survivor, suspect, swimmer, tailor, teacher, team, teen, teenager, tenant, terrorist, theologian, \
    tiler, toddler, tourist, trader, trainee, trainer, translator, traveler, traveller, tribe, troops, trucker, \
    trumpeter, twin, tycoon, umpire, uncle, undertaker, vendor, vet, veteran, victim, villager, violinist, \
    visitor, vizier, volunteer, voter, waiter, waitress, warden, warrior, weaver, weightlifter, welder, widow, \
    wife, winegrower, witness, woman, women, worker, wrestler, writer, youth",
    )
});

/// Words behind which no noun has begun: one that stands before them is not said of a thing.
static GRAMMAR: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    listed(
        "a, about, after, again, against, aged, all, also, always, am, an, and, are, aren, as, at, based, be, because, \
    been, before, between, born, both, but, by, can, could, did, do, does, down, during, either, for, from, had, \
    has, have, he, her, here, him, his, i, if, in, into, is, isn, it, just, like, living, may, me, might, must, my, \
    neither, never, nor, not, now, of, off, on, only, onto, or, our, out, over, per, raised, she, should, since, \
    so, still, than, that, the, their, them, then, there, these, they, this, those, to, too, under, until, up, us, \
    versus, via, vs, was, wasn, we, were, when, where, whether, which, while, who, whom, whose, will, with, \
    without, would, yet, you, your",
    )
});

/// Words before a name of people that is then one of a language.
const SPOKEN: [&str; 24] = [
    "in",
    "into",
    "to",
    "from",
    "speak",
    "speaks",
    "speaking",
    "spoke",
    "spoken",
    "learn",
    "learns",
    "learned",
    "learning",
    "teach",
    "teaches",
    "teaching",
    "fluent",
    "study",
    "studies",
    "studying",
    "translate",
    "translated",
    "understand",
    "read",
];

/// Words that say that what follows is one, whatever it is.
const SAID: [&str; 6] = ["nationality", "citizenship", "religion", "ethnicity", "faith", "denomination"];

/// Words before a name of people that belong to it, and those that turn it into something else with a hyphen.
const PARTS: [&str; 6] = ["south", "north", "east", "west", "native", "roman"];
const TURNED: [&str; 6] = ["un", "non", "anti", "pro", "pre", "post"];

/// Ends of words for what somebody does, in words of more letters than they have.
const ENDS: [&str; 11] =
    ["ist", "ician", "ologer", "man", "men", "woman", "grapher", "keeper", "maker", "smith", "worker"];

/// Words behind a name of people in which a person is looked for: *a German software engineer*.
const AHEAD: usize = 3;
/// Names of people in a row, and words before them that are looked at, in bytes.
const CHAIN: usize = 8;
const BEFORE: usize = 48;

/// The entries of a list.
fn listed(list: &'static str) -> HashSet<&'static str> {
    list.split(", ").collect()
}

/// What follows a name of people in the same phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Nothing,
    Person,
    Thing,
}

/// Whether a name, in lower case, is that of people.
pub(super) fn is_people(name: &str) -> bool {
    let is_one = |name: &str| PEOPLES.contains(name);
    is_one(name) || name.strip_suffix('s').is_some_and(is_one)
}

fn is_group(name: &str) -> bool {
    is_people(name) || POLITICAL.contains(&name.strip_suffix('s').unwrap_or(name))
}

/// Which part of what was read as a nationality, a religion or a political group is one, and is said of somebody. `is_name` says
/// whether the name of a person begins at a byte.
pub(super) fn of_somebody(
    text: &str,
    range: Range<usize>,
    is_name: impl Fn(usize) -> bool,
) -> Option<Range<usize>> {
    let group = group_in(text, range.clone());
    let from =
        (range.start.saturating_sub(BEFORE)..=range.start).find(|from| text.is_char_boundary(*from))?;
    let before = support::sentence(&text[from..range.start]).to_lowercase();
    let mut words =
        before.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    if words.clone().rev().take(3).any(|word| SAID.contains(&word)) {
        return Some(group.unwrap_or(range));
    }
    let group = group?;
    let last = words.next_back().unwrap_or_default();
    let is_turned = text[..group.start].ends_with('-') && TURNED.contains(&last);
    let is_plural = {
        let word = text[group.clone()].to_lowercase();
        word.ends_with("men") || !PEOPLES.contains(word.as_str()) && word.ends_with('s')
    };
    let is_said = match next(text, behind(text, group.end), is_name) {
        Next::Person => true,
        Next::Nothing => is_plural || !SPOKEN.contains(&last),
        Next::Thing => is_plural,
    };
    (is_said && !is_turned).then_some(group)
}

/// The first names of people in a range, in a row.
fn group_in(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words: Vec<Range<usize>> =
        words(text, range.start).take_while(|word| word.end <= range.end).collect();
    let lower = |from: usize, to: usize| text[words[from].start..words[to].end].to_lowercase();
    let length = |from: usize| {
        (1..=3).rev().find(|length| from + length <= words.len() && is_group(&lower(from, from + length - 1)))
    };
    let first = (0..words.len()).find(|at| length(*at).is_some())?;
    let mut end = first;
    while let Some(length) = length(end) {
        end += length;
    }
    let is_part = first.checked_sub(1).is_some_and(|at| PARTS.contains(&lower(at, at).as_str()));
    Some(words[first - usize::from(is_part)].start..words[end - 1].end)
}

/// Words of letters and digits from a byte on.
fn words(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + rest.find(char::is_alphanumeric)?;
        let length = text[start..].find(|character: char| !character.is_alphanumeric());
        at = length.map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

/// Where the last of several names of people ends: *Chinese, Thai or Korean food*.
fn behind(text: &str, end: usize) -> usize {
    let mut end = end;
    for _ in 0..CHAIN {
        let rest = &text[end..];
        let joints = [", and ", ", or ", ", ", " and ", " or ", " & ", "/", "-"];
        let Some(joint) = joints.iter().find(|joint| rest.starts_with(**joint)) else { break };
        let Some(word) = words(text, end + joint.len()).next() else { break };
        if word.start != end + joint.len() || !is_group(&text[word.clone()].to_lowercase()) {
            break;
        }
        end = word.end;
    }
    end
}

/// What follows at `end`, up to the next mark.
fn next(text: &str, end: usize, is_name: impl Fn(usize) -> bool) -> Next {
    let mut known = Next::Nothing;
    let mut before = end;
    for word in words(text, end).take(AHEAD) {
        let lower = text[word.clone()].to_lowercase();
        if !matches!(&text[before..word.start], " " | "-") || GRAMMAR.contains(lower.as_str()) {
            break;
        }
        if is_name(word.start) || is_person(&lower) {
            return Next::Person;
        }
        (known, before) = (Next::Thing, word.end);
    }
    known
}

/// Whether a word, in lower case, is one for a person, or for several.
fn is_person(word: &str) -> bool {
    let is_one = |word: &str| PERSONS.contains(word);
    let is_end = ENDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    let one = ["s", "es"].iter().filter_map(|end| word.strip_suffix(end)).any(is_one);
    is_one(word) || one || is_end || word.strip_suffix("ies").is_some_and(|stem| is_one(&format!("{stem}y")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, word: &str) -> Option<String> {
        let at = text.find(word).unwrap();
        of_somebody(text, at..at + word.len(), |_| false).map(|range| text[range].to_owned())
    }

    #[test]
    fn it_is_said_of_somebody() {
        for (text, word) in [
            ("Ana is a German software engineer.", "German"),
            ("Nationality: Swiss", "Swiss"),
            ("She is Thai.", "Thai"),
            ("the Irish-born painter", "Irish"),
            ("two Americans on board", "Americans"),
            ("Our Polish colleagues will come", "Polish"),
            ("Bo Lind (Danish) against Ana Lima (Brazilian)", "Danish"),
            ("a young man of Greek descent", "Greek"),
            ("she's a Buddhist who lives in Leeds", "Buddhist"),
            ("a Muslim family", "Muslim"),
            ("the South Korean president", "South Korean"),
        ] {
            assert_eq!(said(text, word).as_deref(), Some(word), "{text}");
        }
        assert_eq!(said("a British citizen was hurt", "British citizen").as_deref(), Some("British"));
    }

    #[test]
    fn it_is_said_of_something() {
        for (text, word) in [
            ("German beer is cheap here.", "German"),
            ("book a Thai restaurant", "Thai"),
            ("Chinese, Thai or Korean food", "Chinese"),
            ("Answer in French, please.", "French"),
            ("do you speak Spanish?", "Spanish"),
            ("translate it from Dutch to English", "Dutch"),
            ("the Irish Sea", "Irish"),
            ("ten Australian dollars", "Australian"),
            ("that is un-American", "American"),
            ("I polish the table", "I"),
            ("the stairwells", "stairwells"),
        ] {
            assert_eq!(said(text, word), None, "{text}");
        }
    }
}
