"""The rows of intents_prompts.py (whole requests) and intents_texts.py (texts which are no requests); intents.rows returns them with its own."""

import random
import re

from contrast import GROUPS, Part, labels_of, upper
from intents_prompts import CHEMICALS, CITIES, DRUGS, FIRMS, NAMES, PROMPTS, ROLES, SENSES, WEAPONS
from intents_texts import CLOSERS, FILLERS, OPENERS, SCENES

SLOTS = {"g": GROUPS, "drug": DRUGS, "weapon": WEAPONS, "chem": CHEMICALS, "role": ROLES, "city": CITIES, "c": CITIES, "firm": FIRMS, "name": NAMES, "p": NAMES}

# Texts that never stand beside others.
APART = ("sexual_content", "sex_crimes", "child_exploitation")


def with_slots(rng, text):
    drawn = {}

    def one(match):
        return drawn.setdefault(match.group(1), rng.choice(SLOTS[match.group(1)]))

    return re.sub(r"\{(\w+)\}", one, text)


def families(lines):
    """(category or None, [what is common], harmful, harmless) of each line."""
    for line in lines:
        category, *common, harmful, harmless = line.split("|")
        yield category or None, common, [text.strip() for text in harmful.split(";;")], [text.strip() for text in harmless.split(";;")]


def rows(seed, scale, validation, dressed):
    rng, part = random.Random(seed + 4), Part(validation)
    prompts, senses, scenes = (list(families(part.of(lines))) for lines in (PROMPTS, SENSES, SCENES))
    fillers = part.of(FILLERS)
    out, seen = [], set()

    def add(source, text, unsafe, category=None):
        if text not in seen:
            seen.add(text)
            out.append({"task": "safety", "source": source, "origin": "USER", "segments": [text], "labels": labels_of(unsafe, category)})

    def whole(source, lines, count):
        for _ in range(int(count * scale)):
            category, _, harmful, harmless = rng.choice(lines)
            add(f"{source}_unsafe", dressed(rng, punctuated(with_slots(rng, rng.choice(harmful)))), 1, category)
            for text in rng.sample(harmless, 2):
                add(f"{source}_safe", dressed(rng, punctuated(with_slots(rng, text))), 0)

    def text_of(begin, end):
        """One end behind its beginning or alone, among sentences that say nothing."""
        parts = [*(begin if rng.random() < 0.88 else []), end]
        for _ in range(rng.choice((0, 0, 0, 1, 1, 2, 3))):
            parts.insert(rng.choice((0, len(parts), rng.randrange(len(parts) + 1))), rng.choice(fillers))
        text = f"{rng.choice(OPENERS)}{with_slots(rng, ' '.join(parts))}{rng.choice(CLOSERS)}"
        roll = rng.random()
        return text.lower() if roll < 0.1 else text.replace(". ", ".\n", 2) if roll < 0.18 else text.upper() if roll < 0.2 else text

    whole("prompts", prompts, 2600)
    whole("senses", senses, 1000)
    for _ in range(int(2300 * scale)):
        category, begin, harmful, harmless = rng.choice(scenes)
        add("scenes_unsafe", text_of(begin, rng.choice(harmful)), 1, category)
        ends = rng.sample(harmless, min(len(harmless), 2))
        for end in ends:
            add("scenes_safe", text_of(begin, end), 0)
        if rng.random() < 0.3 and category not in APART:
            # A harmful sentence behind a harmless one of another text is as harmful.
            # It keeps its own beginning, without which some are no harm.
            _, other, _, calm = rng.choice([scene for scene in scenes if scene[0] not in APART])
            add("scenes_unsafe", text_of([*other, rng.choice(calm), *begin], rng.choice(harmful)), 1, category)
    return out


def punctuated(text):
    """A request of the tables has a full stop unless it brings its own mark."""
    return upper(text) if text.endswith((".", "?", "!", '"')) else upper(text) + "."
