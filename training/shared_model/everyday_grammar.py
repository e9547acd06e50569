"""The grammar of `everyday.py`: lists of sentences with slots, numbers and names made anew, and the part that only validation uses."""

import re

import everyday_documents
import everyday_fields
import everyday_languages
import everyday_longer
import everyday_orders
import everyday_pages
import everyday_prompts
import everyday_tickets
import everyday_triggers
import everyday_words

BLOCKS = (everyday_words.FILLERS, everyday_words.NEWS, everyday_tickets.TICKETS, everyday_documents.DOCUMENTS, everyday_pages.PAGES, everyday_longer.LONGER, everyday_prompts.PROMPTS, everyday_triggers.TRIGGERS, everyday_fields.FIELDS, everyday_languages.LANGUAGES, everyday_orders.ORDERS, everyday_orders.DECOYS, everyday_orders.ATTEMPTS)
COMPUTED = {
    "d": lambda r: str(r.randrange(1, 10)), "n": lambda r: str(r.randrange(2, 10)), "nn": lambda r: str(r.randrange(10, 100)), "nnn": lambda r: str(r.randrange(100, 1000)), "nnnn": lambda r: str(r.randrange(1000, 10000)),
    "pct": lambda r: r.choice((f"{r.randrange(2, 90)} percent", f"{r.randrange(2, 60)}.{r.randrange(10)}%", f"{r.randrange(2, 90)} per cent")), "money": lambda r: r.choice(("${}", "€{}", "£{}", "{} euros", "${} million", "{} billion dollars", "${}.50")).format(r.randrange(3, 900)),
    "year": lambda r: str(r.randrange(1950, 2026)), "ordinal": lambda r: r.choice(("second", "third", "fourth", "fifth", "tenth")), "time": lambda r: r.choice((f"{r.randrange(24)}:{r.randrange(60):02}", f"{r.randrange(1, 12)} {r.choice(('am', 'pm', 'a.m.', 'p.m.'))}")),
    "hms": lambda r: f"{r.randrange(3):02}:{r.randrange(60):02}:{r.randrange(60):02}", "isodate": lambda r: f"20{r.randrange(18, 27)}-{r.randrange(1, 13):02}-{r.randrange(1, 29):02}", "version": lambda r: f"{r.randrange(10)}.{r.randrange(30)}.{r.randrange(20)}", "hex": lambda r: f"{r.getrandbits(40):010x}",
    "id": lambda r: str(r.randrange(10000, 9999999)), "phone": lambda r: f"{r.choice(('+44 20', '0800', '555', '+49 30', '(312)'))} {r.randrange(100, 999)} {r.randrange(1000, 9999)}", "pipe": lambda r: "|", "hashes": lambda r: "##", "curly": lambda r: "{curly brackets}",
    "date": lambda r: r.choice((f"{r.randrange(1, 29)} {r.choice(MONTHS)}", f"{r.choice(MONTHS)} {r.randrange(1, 29)}, 20{r.randrange(10, 27)}", f"{r.randrange(1, 29)}.{r.randrange(1, 13)}.20{r.randrange(10, 27)}")),
    "email": lambda r: f"{r.choice(('info', 'office', 'help', 'j.doe', 'anna', 'team', 'contact', 'press'))}{r.choice(('', r.randrange(99)))}@{r.choice(HOSTS)}", "url": lambda r: f"https://{r.choice(('', 'www.', 'docs.', 'app.'))}{r.choice(HOSTS)}/{r.choice(('', 'help', 'news', 'start', 'p/' + str(r.randrange(9999)), 'en/info'))}",
    "lib": lambda r: r.choice(LIBS), "Lib": lambda r: r.choice(LIBS).replace("-", " ").title(), "SNAKE": lambda r: r.choice(("DEBUG", "APP_HOME", "SKIP_CACHE", "LOG_LEVEL", "FORCE_COLOR")),
}
MONTHS = ("January", "March", "May", "June", "August", "October", "December")
HOSTS = ("example.com", "example.org", "kestrel.example", "halden.example", "myshop.example", "city-hall.example", "openfield.example", "mail.example.net", "sub.example.org")
LIBS = ("promptkit", "quickform", "logsieve", "tinyqueue", "overridex", "secretbox-lite", "paperclip", "botlab", "hushfile", "retryable", "gridprint", "fieldnotes")
SLOT = re.compile(r"\{([A-Za-z_]+)\}|«([^«»]*\|[^«»]*)»")


def lists():
    """Name -> entries, of all blocks."""
    out = {}
    for block in BLOCKS:
        for part in re.split(r"^## ", block, flags=re.M)[1:]:
            name, _, body = part.partition("\n")
            # A line break inside an entry is written as \n in the blocks.
            name = name.strip()
            more = name.startswith("+")
            name = name.removeprefix("+")
            assert more == (name in out), name
            out.setdefault(name, [])
            out[name] += [entry.strip().replace("\\n", "\n") for line in body.strip("\n").split("\n") for entry in line.split(" | ") if entry.strip()]
    return out


# Written with a small letter wherever they stand.
NAMES = {*COMPUTED, "handle", "snake", "command"}
# Lists that validation shares with training: names and things that fill sentences, and entries that only say how parts are put
# together; the sentences are what it needs for itself.
SHARED = {*re.findall(r"^## (\w+)$", everyday_words.FILLERS, flags=re.M), "handle", "snake", "component", "http", "noun_thing", "example_out", "code_word", "section", "topic", "payload", "attempt", "de", "es", "fr", "pt", "zh", "order_de"}


class Grammar:
    def __init__(self, rng, validation):
        self.rng, self.parsed = rng, {}
        # Every tenth entry of a list validates; short lists hold no phrasings.
        self.lists = {name: [e for at, e in enumerate(entries) if (at % 10 == 7) == validation] if len(entries) >= 8 and name not in SHARED else entries for name, entries in lists().items()}

    def fill(self, text):
        """The text with its slots filled; a beginning that comes from a list gets a capital letter in a longer text."""
        filled = self.expand(text)
        if filled[:1].islower() and " " in text and text[:1] == "{" and SLOT.match(text).group(1) not in NAMES:
            return filled[:1].upper() + filled[1:]
        return filled

    def expand(self, text):
        parts = self.parsed.get(text)
        if parts is None:
            # Literal, slot, choice, literal, slot, choice, ... literal.
            parts = self.parsed[text] = SLOT.split(text)
        if len(parts) == 1:
            return text
        out = [parts[0]]
        for at in range(1, len(parts), 3):
            out += (self.slot(parts[at]) if parts[at + 1] is None else self.expand(self.rng.choice(parts[at + 1].split("|")))), parts[at + 2]
        return "".join(out)

    def slot(self, name):
        if name in COMPUTED:
            return COMPUTED[name](self.rng)
        if name in self.lists:
            return self.expand(self.rng.choice(self.lists[name]))
        if name[:2] in ("a_", "A_"):
            filled = self.slot(name[2:])
            return f"{name[0]}{'n' if filled[0] in 'aeioAEIOS' and not filled.startswith(('s', 'So', 'one')) else ''} {filled}"
        if name.lower() in self.lists:
            filled = self.slot(name.lower())
            return filled.upper() if name.isupper() else filled[:1].upper() + filled[1:]
        return "{" + name + "}"

    def one(self, name):
        return self.slot(name)

    def some(self, name, least, most):
        """Different entries of a list, filled."""
        entries = self.lists[name]
        count = min(len(entries), self.rng.randrange(least, most + 1))
        return [self.fill(entry) for entry in self.rng.sample(entries, count)]

    def chance(self, p):
        return self.rng.random() < p

    def pick(self, *options):
        return self.rng.choice(options)
