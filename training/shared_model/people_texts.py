"""Sentences of our own about people, places, organisations and peoples, for the token head: what a word is shall be read off its sentence.

`rows(seed)` yields rows in the shape of `rows.py`. The sentences are in `people_carriers.py`, `people_scenes.py`, `people_voices.py`,
`people_figures.py`, `people_ambiguous.py` and `people_nothing.py`, the values in `people_values.py` and `personal_values.py`. What belongs to
a span is as in `personal.py`: titles and "the" stand outside, an age is its number; but a handle has its @ and a hashtag its #, as in the tweets
of the data. Nationalities, religions, parties and ethnic groups are NRP wherever they are said of people or of what is theirs (Presidio's
definition: nationality, religious or political group); languages, dishes and breeds with such a word in their name are nothing."""

import random
import re

from personal import TYPES as PERSONAL_TYPES, Maker, expanded, misspelt
from personal_values import CITIES, COMPANY, COUNTRIES, FORM, NAMES, STATES, TRADE
from people_ambiguous import LITERAL, SAME_WORD
from people_carriers import KINDS as CARRIERS
from people_figures import FIGURES
from people_nothing import NOTHING, NOUNS, WORDS
from people_scenes import CLAUSES, SCENES
from people_voices import VOICES
from people_values import (
    BANDS, BUILT, CITY, CIVIC, ETHNIC, FAITHS, FAMILY_PLACES, FAMILY_WORDS, FRONT, GIVEN_PLACES, GIVEN_WORDS, LEGAL, MAKERS, MINISTRY, MORE_NAMES,
    NATURE, PARTIES, PEOPLES, PUBLIC_BODIES, REGION, TEAMS, TRADE_MORE,
)

KINDS = {**CARRIERS, **SCENES, **VOICES, **FIGURES}
# Whether a day of the week alone is a DATE. Nothing else of the training data says so or denies it.
WEEKDAYS = False
TYPES = {**PERSONAL_TYPES, "WP": "PERSON", "C": "LOCATION", "CI": "LOCATION", "RG": "LOCATION", "NT": "LOCATION", "BL": "LOCATION", "WLOC": "LOCATION", "HL": "LOCATION", "HO": "ORGANIZATION", "HP": "PERSON", "AT": "USERNAME", "NL": "LOCATION", "ST": "LOCATION", "NO": "ORGANIZATION", "GP": "PERSON", "LP": "PERSON",
         "OT": "ORGANIZATION", "OB": "ORGANIZATION", "OP": "ORGANIZATION", "WO": "ORGANIZATION", "Y": "DATE", "MO": "DATE",
         **{name: "NRP" for name in ("N1", "NP", "FAITH", "FAITH1", "FAITHP", "PARTY", "POL1", "POLP", "ETH", "ETHP")}, **({"WD": "DATE"} if WEEKDAYS else {})}
SLOT = re.compile(r"\{(" + "|".join(sorted({*TYPES, "WD", "w", "TITLE", "kin", "job", "thing", "verb", "money", "n", "hash"}, key=len, reverse=True)) + r")(?:=([^{}]+))?\}")
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# What has an article that is no part of the name.
WITH_THE = {"Netherlands", "Czech Republic", "United Kingdom", "United States", "Philippines", "Maldives", "United Arab Emirates", "Dominican Republic", "Ivory Coast", "Gambia", "Faroe Islands", "UK", "USA", "Congo", "Sudan"}
NO_THE = ("Lake", "Loch", "Lough", "Mount", "Mont", "Ben ", "Everest", "Kilimanjaro", "Bodensee", "Balaton", "Snowdon", "Denali", "Aconcagua", "K2", "Vesuvius", "Gibraltar", "Cape", "Zanzibar", "Bermuda", "Tenerife", "Majorca", "Ibiza", "Capri",
          "Malta", "Mykonos", "Santorini", "Rhodes", "Cyprus", "Sri", "Mauritius", "Guam", "Tahiti", "Fiji", "Hawaii", "Maui", "Easter")
spaced = lambda words: [word.replace("_", " ") for word in words]
MADE_ON = ["b", "bl", "c", "cl", "d", "dr", "f", "fl", "g", "gl", "h", "j", "k", "l", "m", "n", "p", "pr", "qu", "r", "s", "sk", "sp", "st", "t", "tr", "v", "w", "x", "z"]
MADE_END = ["o", "a", "ia", "ex", "ix", "on", "ify", "ly", "io", "ora", "ent", "is", "um", "eo", "tek", "soft", "net", "corp", "gen", "med", "pay", "ify", "lab", "hub", "wave", "core", "is", "ant"]
OPEN_WORDS = "Bluebird Copperfield Stonegate Rainmaker Firefly Kingfisher Honeycomb Lighthouse Riverbend Oakridge Thornhill Westwind Daybreak Moonlight Sandpiper Wildwood Greenleaf Whitecap Silverfin Tradewinds Cornerstone Milestone Touchstone Brightwater Fairweather Longhouse Nightingale Seabright Torchlight Windmill Anchor Arrow Basecamp Bridge Canvas Circle Clover Coral Domino Ember Fable Fathom Harvest Hive Indigo Juniper Kite Lattice Lumen Maple Marble Mosaic Nest Notion Oyster Patch Pebble Prism Quill Ripple Rocket Saffron Signal Spark Sprout Stable Summit Tally Thimble Tonic Umbra Velvet Willow Zephyr".split()


class People(Maker):
    """Values for one row. In an ambiguous row, names are words that are something else elsewhere."""

    def __init__(self, rng):
        super().__init__(rng)
        self.names = {region: (spaced(given.split()), spaced(family.split())) for region, (given, family) in MORE_NAMES.items()}
        for region, pair in NAMES.items():
            self.names[f"{region} of personal.py"] = pair
        self.cultures = sorted(self.names)
        self.ambiguous, self.word = False, "Paris"
        self.places = {name: spaced(words) for name, words in (("city", CITY), ("region", REGION), ("nature", NATURE), ("built", BUILT))}
        self.known_places = PLACE_NAMES | set(self.places["city"]) | {name for names in CITIES.values() for name in names}
        self.makers, self.bodies, self.teams, self.bands, self.trades = map(spaced, (MAKERS, PUBLIC_BODIES, TEAMS, BANDS, TRADE_MORE))
        self.bodies = [name.removeprefix("The ") for name in self.bodies]

    def begin(self, ambiguous):
        self.ambiguous, self.word = ambiguous, self.pick(GIVEN_PLACES)
        self.home, self.noun = self.pick(self.cultures), self.pick(NOUNS)

    def region(self):
        """The cultures of a row's names: mostly one, and English ones more often than others."""
        draw = self.rng.random()
        return self.home if draw < 0.45 else "plain" if draw < 0.6 else self.pick(self.cultures)

    def given(self, region):
        if self.ambiguous and self.chance(0.75):
            return self.pick(GIVEN_WORDS if self.chance(0.5) else GIVEN_PLACES)
        draw = self.rng.random()
        return self.invented() if draw < 0.08 else self.pick(GIVEN_WORDS) if draw < 0.11 else self.pick(GIVEN_PLACES) if draw < 0.14 else self.pick(self.names[region][0])

    def family(self, region):
        if self.ambiguous and self.chance(0.7):
            return self.pick(FAMILY_WORDS if self.chance(0.5) else FAMILY_PLACES)
        draw = self.rng.random()
        return self.invented() if draw < 0.15 else self.pick(FAMILY_WORDS) if draw < 0.22 else self.pick(FAMILY_PLACES) if draw < 0.26 else self.pick(self.names[region][1])

    def P(self):
        draw, region = self.rng.random(), self.region()
        first, last = self.given(region), self.family(region)
        if draw < 0.72:
            return super().P()
        if draw < 0.78:
            return self.pick([f'{first} "{self.given(region)}" {last}', f"{first} ({self.given(region)}) {last}", f"{first} '{self.pick(['Red', 'Doc', 'Slim', 'Tiny', 'Ace', 'Sparky'])}' {last}"])
        if draw < 0.83:
            return f"{first[0]}.{self.pick(['', ' '])}{self.pick('ABCDEFGHJKLMPRSTW')}. {last}"
        if draw < 0.87:
            return f"{first} {self.pick('ABCDEFGHJKLMPRSTW')} {last}"
        if draw < 0.91:
            return f"{first} {self.pick(['de la', 'van der', 'von', 'bin', 'ben', 'al', 'de', 'du', 'della', 'ter', 'van', 'dos', 'ibn', 'abu', 'San', 'Mac', 'Le'])} {last}"
        if draw < 0.95:
            return f"{first} {last} {self.pick(['y', 'e', 'i', '', '', ''])} {self.family(region)}".replace("  ", " ")
        return f"{first}-{self.given(region)} {last}" if draw < 0.98 else first

    def CI(self):
        if self.ambiguous and self.chance(0.75):
            return self.pick(GIVEN_PLACES if self.chance(0.6) else FAMILY_PLACES[:11] + FAMILY_PLACES[-30:])
        draw = self.rng.random()
        if draw < 0.12:
            return self.pick(["", "", "", "Bad ", "San ", "Santa ", "Saint-", "St. ", "El ", "Al ", "Port ", "Fort ", "New ", "Old ", "Upper ", "Little ", "Nizhny ", "Ulan ", "Novo", "Villa ", "Kota ", "Nova "]) + self.invented() + self.pick(
                ["", "", "", "ville", "burg", "by", "pur", "abad", "grad", "stan", "ovo", "ice", "ów", " am See", "-sur-Mer", " upon Avon", " del Mar", " Creek", " Falls", " Junction", " Heights", " Beach", "hausen", "dorf", "mouth", "shire", "wick", "nagar", "kylä", "fjord", "sk"])
        return self.city() if draw < 0.4 else self.pick(self.places["city"])

    def C(self):
        if self.ambiguous and self.chance(0.4):
            return self.pick(["Georgia", "Jordan", "Chad", "Turkey", "China", "Israel", "Ireland", "Cuba", "India", "Kenya", "Holland", "America", "Jamaica", "Malta", "Mali", "Niger", "Oman", "Poland", "Iran", "Togo", "Guinea", "Jersey"])
        return self.pick(PEOPLES)[0] if self.chance(0.8) else self.pick(COUNTRIES).removeprefix("the ")

    RG = lambda self: self.pick(self.places["region"])
    ST = lambda self: self.pick(STATES)[1] if self.chance(0.7) else self.pick(STATES)[0] if self.chance(0.5) else self.pick(["ON", "QC", "BC", "NSW", "VIC", "QLD", "WA", "Ontario", "Kent", "Essex", "Surrey", "Devon", "Bavaria", "Hesse", "SP", "RJ", "Punjab", "UP", "MH"])
    NT = lambda self: self.pick(self.places["nature"])
    BL = lambda self: self.pick(self.places["built"])

    def LOC(self):
        return getattr(self, self.rng.choices(["CI", "C", "RG", "BL", "state"], [45, 25, 12, 8, 10])[0])()

    state = lambda self: super().LOC()
    # Marks and all, as the tweets of the training data have them.
    AT = lambda self: "@" + self.U0()
    HL = lambda self: "#" + re.sub(r"\W", "", self.LOC())
    HO = lambda self: "#" + re.sub(r"\W", "", self.pick([self.OT, self.OP, self.OB, self.O])())
    HP = lambda self: "#" + re.sub(r"\W", "", self.P())
    WP = lambda self: self.word
    WLOC = lambda self: self.word
    WO = lambda self: self.word
    w = lambda self: self.noun
    GP = lambda self: self.noun.capitalize()
    LP = lambda self: f"{self.given(self.region())} {self.noun.capitalize()}"
    NO = lambda self: self.pick(["{0}", "{0}", "{0} Inc", "{0} Ltd", "{0} {1}", "{0} & {2}", "The {0} Group", "{0} Bank", "{0} Airlines", "Blue {0}", "Red {0} Records", "{0} and Sons", "{0} FC", "{0} Health", "{0} Software", "{0}, {2} and {2}", "{2} {0}"]).format(self.noun.capitalize(), self.pick(self.trades), self.L()).removeprefix("The ")
    NL = lambda self: self.pick(["{0}", "{0}", "{0}ville", "{0}ton", "{0} Hill", "{0} Springs", "Great {0}", "Port {0}", "{0} Bay", "{0} Heights", "North {0}", "{0}-on-Sea", "{0} Creek", "St. {0}"]).format(self.noun.capitalize())
    OT = lambda self: self.pick(self.teams) if self.chance(0.8) else self.CI() + self.pick([" FC", " United", " City", " Tigers", " Hawks", " Rovers", " Athletic", ""])
    OB = lambda self: self.pick(self.bands) if self.chance(0.5) else self.BAND() if self.chance(0.5) else self.pick([f"{self.F()} and the {self.pick(OPEN_WORDS)}s", self.pick(OPEN_WORDS), f"The {self.pick(OPEN_WORDS)}s", f"{self.pick(OPEN_WORDS)} {self.pick(OPEN_WORDS)}", f"The {self.L()} {self.pick(['Trio', 'Quartet', 'Band', 'Experience'])}"])
    OP = lambda self: self.pick(self.bodies)

    def made(self):
        """A made-up word, as start-ups have it."""
        word = "".join(self.pick(MADE_ON) + self.pick("aeiou") for _ in range(self.rng.randint(1, 2)))
        return (word + self.pick(["", "n", "r", "l", "s"]) + self.pick(MADE_END)).capitalize()

    def O(self):
        draw = self.rng.random()
        if self.ambiguous and draw < 0.5:
            return self.pick("Apple,Target,Gap,Shell,Orange,Visa,Chase,Meta,Square,Stripe,Slack,Zoom,Delta,United,Amazon,Oracle,Time,Mars,Subway,Boots,Next,Costa,Three,Virgin,Dove,Puma,Jaguar,Lincoln,Ford,Mercedes,Wells Fargo,Morgan Stanley,Hershey,Dell,Hilton,Marriott,Wendy's,Chanel,Philips,Lloyds,Chelsea,Arsenal,Queen,Boston,Genesis,Phoenix,Keller,Price,Banks,Sage,Amber,Ruby,Crystal,Hope,Grace,Phoenix Group,Lincoln Financial,Washington Post,Paris Match,Houston Chronicle,Boston Globe,Jackson Laboratory,Madison Group,Georgia Tech,Virginia Tech,Carolina Panthers,Austin Energy,Savannah College,Florence Health,Victoria's Secret,Jordan Brand,Sierra Club,Dakota Gas,Brooklyn Museum".split(","))
        if draw < 0.14:
            return self.pick(self.makers)
        if draw < 0.20:
            return self.pick(self.bodies)
        if draw < 0.40:
            return self.pick(CIVIC).format(c=self.CI(), f=self.F(), l=self.L(), k=self.C(), m=self.pick(MINISTRY)).removeprefix("The ")
        one, two, three = self.L(), self.L(), self.L()
        if draw < 0.56:
            return self.pick(["{0}, {1} and {2}", "{0}, {1} and {2}", "{0}, {1} & {2}", "{0}, {1}, {2}", "{0} & {1}", "{0} and {1}", "{0}-{1}", "{0}-{1}", "{0}/{1}", "{0} and Sons", "{0} & Sons", "{0} Bros.", "{0} Group", "{0} PLC", "{0} Ltd", "{0} Inc", "{0} LLC", "Gebr. {0}", "{0} und Söhne", "{0} et fils", "{0} y Asociados", "{0} e Hijos", "{0} {1} LLP", "Hermanos {0}", "Grupo {0}", "Studio {0}", "Stichting {0}", "Fratelli {0}"]).format(one, two, three)
        if draw < 0.64:
            return f"{self.pick(FRONT)} {self.pick([one, self.CI(), self.made()])}" + (f" {self.pick(LEGAL)}" if self.chance(0.25) else "")
        name = self.pick([one, self.made(), self.made(), self.pick(OPEN_WORDS), self.pick(COMPANY), self.CI(), self.C(), f"{one} {self.pick(self.trades)}", f"{self.pick(OPEN_WORDS)} {self.pick(self.trades)}", f"{self.CI()} {self.pick(self.trades)}",
                          f"{self.pick(COMPANY)} {self.pick(TRADE)}", f"{self.F()}'s {self.pick(self.trades)}", f"{self.made()} {self.pick(TRADE)}", f"{self.pick('ABCDEFGHIKLMNPRSTVW')}{self.pick('ABCDEFGHIKLMNPRSTVW')}{self.pick('&ABCDEGKLMPST')}{self.pick('ABCDEFGHIKLMNPRSTVW')}"])
        return name if self.chance(0.3 if " " not in name else 0.5) and name not in self.known_places else f"{name}{self.pick([' ', ' ', ' ', ', '])}{self.pick(LEGAL + FORM)}".replace(", &", " &").replace(", and", " and")

    N = lambda self: self.pick(PEOPLES)[1]
    N1 = lambda self: self.pick(PEOPLES)[2]
    NP = lambda self: self.pick(PEOPLES)[3]
    FAITH = lambda self: self.pick(FAITHS)[0]
    FAITH1 = lambda self: self.pick(FAITHS)[1]
    FAITHP = lambda self: self.pick(FAITHS)[2]
    PARTY = lambda self: self.pick(PARTIES)[0]
    POL1 = lambda self: self.pick(PARTIES)[1]
    POLP = lambda self: self.pick(PARTIES)[2]
    ETH = lambda self: self.pick(ETHNIC)[0]
    ETHP = lambda self: self.pick(ETHNIC)[2]
    Y = lambda self: str(self.rng.randint(1850, 2031) if self.chance(0.3) else self.rng.randint(1970, 2026))
    MO = lambda self: self.pick(MONTHS)
    WD = lambda self: self.pick(DAYS)

    def D(self):
        draw, day, year = self.rng.random(), self.rng.randint(1, 28), self.rng.randint(1960, 2027)
        at = self.rng.randrange(12)
        name, suffix = MONTHS[at], {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th")
        if draw < 0.4:
            return self.date(year)
        return self.pick([f"{self.pick(DAYS)}, {day} {name} {year}", f"{self.pick(DAYS)}, {name} {day}, {year}", f"{self.pick(DAYS)[:3]} {day} {name[:3]} {year}", f"{name} {year}", f"{name[:3]} {year}", f"{day}{suffix} {name[:3]}", f"{name[:3]} {day}{suffix}", f"the {day}{suffix} of {name}".removeprefix("the "), f"{day} {name[:3]} {year % 100:02}",
                          f"{year}{at + 1:02}{day:02}", f"{day}/{at + 1}/{year}", f"{day}/{at + 1}/{year % 100:02}", f"{at + 1:02}-{day:02}-{year}", f"{day}-{at + 1}-{year}", f"{day}. {name} {year}", f"{at + 1:02}/{year}", f"{name} {day}{suffix} {year}", f"{day} {name.lower()} {year}",
                          f"{name[:3]}. {day}, {year}", f"{day:02}{name[:3].upper()}{year}", f"{year}.{at + 1:02}.{day:02}", f"{name}, {year}", f"{day}{suffix} of {name[:3]} {year}", f"{at + 1}/{day}", f"{year}", f"{name} {day}"])

    def A(self):
        """Most by the rules of countries in `personal.py`, the others any order of an address's pieces: forms and databases know all of them."""
        if self.chance(0.6):
            return super().A()
        street = self.street()[1] if self.chance(0.7) else f"{self.rng.randint(1, 9999)} {self.L()} {self.pick(['Forge', 'Ridge', 'Islands', 'Squares', 'Pines', 'Ferry', 'Extension', 'Crossing', 'Path', 'Walks', 'Bypass', 'Knoll', 'Parkway', 'katu', 'tie', 'gate', 'vej', 'utca', 'sokak', 'Marg', 'Jalan', 'Hutong', 'dori', 'prospekt'])}"
        unit = self.pick(["", "", "", f"Apt. {self.rng.randint(1, 999)}", f"Suite {self.rng.randint(1, 999)}", f"Flat {self.rng.randint(1, 60)}", f"Unit {self.rng.randint(1, 60)}", f"{self.rng.randint(1, 9)}. Stock", f"Floor {self.rng.randint(1, 30)}", f"Bldg {self.pick('ABCD')}", f"Apto {self.rng.randint(1, 90)}", f"piętro {self.rng.randint(1, 9)}", f"Etage {self.rng.randint(1, 9)}"])
        code = self.pattern(self.pick(["#####", "#####", "####", "######", "###-####", "##-###", "### ##", "#####-###", "#####-####", "?#? #?#", "?? ####", "??## #??", "?# #??", "#### ??", "??-####", "?-#####", "#######"]))
        city, area = self.CI(), self.pick(["", "", self.pattern("??"), self.pattern("??"), self.pick(self.places["region"]), self.C()])
        order = self.pick([(street, unit, city, area, code), (street, unit, code, city, area), (street, unit, city, code), (code, city, street, unit), (city, street, unit, code), (street, unit, city.upper(), area, code), (code, street, unit, city.upper(), area), (unit, street, city, area, code), (area, city, code, street), (street, city), (str(self.rng.randint(1, 99999)), street, unit, city.upper(), area, code), (street, unit, city, area), (street, unit, code)])
        gap = self.pick([", ", ", ", ", ", "\n", "\n", " ", " ", ",\n", " - ", "; "])
        text = gap.join(piece for piece in order if piece)
        return text + self.pick([gap, ", "]) + self.C() if self.chance(0.2) else text


PLACE_NAMES = {line[0] for line in PEOPLES} | {name.removeprefix("the ") for name in COUNTRIES}
THE_NATURE = lambda value: not value.startswith(NO_THE)


def filled(people, template):
    """The text of a template and its spans. Articles fit their values."""
    clause = template in CLAUSES
    template = expanded(template, people.rng).replace("\\n", "\n")
    if clause:
        template = re.sub(r"(?<=[a-z,}] )(The|A|My|Our|Her|She|He|We|They|Two|Somebody)\b", lambda word: word[0].lower(), template)
    text, spans, at = "", [], 0
    for slot in SLOT.finditer(template):
        text += template[at:slot.start()]
        name, value = slot[1], slot[2] or getattr(people, slot[1])()
        if not slot[2]:
            if name in ("C", "LOC", "CI") and value in WITH_THE and re.search(r"\b(in|to|of|from|for|leave|left|through|that|and|between|like|or|than|with|visiting) $", text):
                text += "the "
            elif name == "NT":
                if not THE_NATURE(value):
                    text = re.sub(r"\b(the|The) $", "", text)
                elif re.search(r"\w $", text) and not re.search(r"\b[Tt]he $", text):
                    text += "the "
            elif re.search(r"\b[Aa] $", text) and (re.match(r"[AEIOaeio]|U[^kgrsn]|Un[^i]", value) and not value.startswith(("Eu", "One")) or name == "AGE" and re.match(r"8|1[18]$", value)):
                text = text[:-1] + "n "
        if name == "Y" and spans and spans[-1][2] == "DATE" and text[spans[-1][1]:] == " ":
            spans[-1] = (spans[-1][0], len(text) + len(value), "DATE")  # a month and its year are one
        elif TYPES.get(name) == "PERSON" and spans and spans[-1][2] == "PERSON" and text[spans[-1][1]:] == " ":
            spans[-1] = (spans[-1][0], len(text) + len(value), "PERSON")  # as are a given name and the family name behind it
        elif name in TYPES:
            spans.append((len(text), len(text) + len(value), TYPES[name]))
        text += value
        at = slot.end()
    return text + template[at:], spans


def stripped(text, spans):
    """Without punctuation outside of the spans, as people type in a hurry."""
    keep, out, moved = [any(start <= at < end for start, end, _ in spans) or character not in ".,;:!?\"'" for at, character in enumerate(text)], [], [0]
    for flag, character in zip(keep, text):
        if flag:
            out.append(character)
        moved.append(len(out))
    return "".join(out), [(moved[start], moved[end], kind) for start, end, kind in spans]


def row(people, source, pool, ambiguous=False, parts=(55, 25, 13, 7)):
    rng = people.rng
    people.begin(ambiguous)
    text, spans, used = "", [], set()
    joint = rng.choice([" ", " ", " ", "\n", "\n\n"])
    for part in range(rng.choices([1, 2, 3, 4], parts)[0]):
        if len(text) > 320:  # a window holds no more
            break
        draw = rng.random()
        template = people.pick(NOTHING) if part and draw < 0.2 else people.pick(pool() if callable(pool) else pool)
        if template in used:
            continue
        used.add(template)
        made, found = filled(people, template)
        if part:
            # The model sees no line break: without a mark, two names of two sentences would be one.
            text += joint if not text[-1].isalnum() or rng.random() < 0.15 else rng.choice([".", ".", " |", ";", ",", " -"]) + joint
        spans += [(start + len(text), end + len(text), kind) for start, end, kind in found]
        text += made
    draw = rng.random()
    if draw < 0.08 and len(text.lower()) == len(text):
        text = text.lower()
    elif draw < 0.11 and len(text.upper()) == len(text):
        text = text.upper()
    elif draw < 0.17:
        text = misspelt(text, spans, rng)
    elif draw < 0.24 and "\n" not in text and "{" not in text:
        text, spans = stripped(text, spans)
    return {"task": "pii", "source": source, "license": "ours", "origin": rng.choice(["USER", "UNTRUSTED", "RESPONSE"]), "segments": [text], "dev": False, "labels": {"spans": spans, "covered": "ALL"}}


def rows(seed, scale=1.0, validation=False):
    """`validation=True` yields nothing: the data has rows of this task for that."""
    if validation:
        return []
    people, made, seen = People(random.Random(seed)), [], set()
    kinds = sorted(KINDS)
    plan = [*((f"people_{GROUP.get(kind, 'prose')}", KINDS[kind], False, SHARE.get(kind, 850)) for kind in kinds), ("people_ambiguous", lambda: KINDS[people.pick(kinds)], True, 4500),
            ("people_same_word", SAME_WORD, True, 1500), ("people_literal", LITERAL, False, 2000), ("people_nothing", NOTHING, False, 2500), ("people_words", WORDS, False, 2500)]
    for source, pool, ambiguous, count in plan:
        for _ in range(int(count * scale)):
            # Short ones come up again and again in some pools; ten tries, then it is left out.
            for _ in range(10):
                one = row(people, source, pool, ambiguous, (40, 32, 18, 10) if pool is LITERAL or pool is NOTHING else (55, 25, 13, 7))
                if one["segments"][0] not in seen:
                    seen.add(one["segments"][0])
                    made.append(one)
                    break
    return made


# Rows of a kind at scale 1; the others have 850.
SHARE = {"clauses": 5000, "peoples": 2400, "nations": 2400, "firms": 1700, "employers": 1700, "joined": 1500, "posts": 2000, "tweets": 2000, "everyday": 2500, "headlines": 2600, "passages": 1500, "addresses": 1200, "doors": 1400, "days": 1300, "years": 900, "news": 1400, "dates": 1300, "verses": 500, "contracts": 600, "reviews": 600}
# The source a kind counts for; prose without an entry.
GROUP = {"news": "news", "headlines": "headlines", "letters": "messages", "chat": "messages", "talk": "messages", "service": "messages", "forms": "forms", "notes": "forms", "contracts": "forms", "tweets": "posts", "posts": "posts", "peoples": "peoples", "nations": "peoples",
         "firms": "firms", "employers": "firms", "joined": "firms", "dates": "dates", "ages": "dates", "days": "dates", "years": "dates", "doors": "addresses", "addresses": "addresses", "clauses": "clauses", "everyday": "everyday", "passages": "passages", "questions": "prompts", "prompts": "prompts", "foreign": "foreign"}

if __name__ == "__main__":
    import collections
    import sys
    drawn = rows(int(sys.argv[1]))
    print(len(drawn), collections.Counter(one["source"] for one in drawn))
    for one in random.Random(int(sys.argv[1])).sample(drawn, int(sys.argv[2])):
        said = one["segments"][0]
        print(one["source"], repr(said), [(said[start:end], kind) for start, end, kind in one["labels"]["spans"]])
