"""The rows of intents_prompts.py (whole requests) and intents_texts.py (texts which are no requests); intents.rows returns them with its own."""

import random
import re

from contrast import GROUPS, Part, labels_of, upper
from intents_prompts import CHEMICALS, CITIES, DRUGS, FIRMS, NAMES, PROMPTS, ROLES, SENSES, WEAPONS
from intents_texts import CLOSERS, FILLERS, MEANT, OPENERS, PLAIN, SAYINGS, SCENES, TOLD

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
    fillers, sayings = part.of(FILLERS), [line.split("|") for line in part.of(SAYINGS)]
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

    whole("prompts", prompts, 2900)
    whole("senses", senses, 1200)
    for _ in range(int(3300 * scale)):
        category, begin, harmful, harmless = rng.choice(scenes)
        add("scenes_unsafe", text_of(begin, rng.choice(harmful)), 1, category)
        ends = rng.sample(harmless, min(len(harmless), 2))
        for end in ends:
            # Some go on with another text, for what is harmful is longer.
            about, other, _, calm = rng.choice(scenes)
            longer = [*other, rng.choice(calm)] if rng.random() < 0.3 and category not in APART and about not in APART else []
            add("scenes_safe", text_of([*longer, *begin] if rng.random() < 0.5 else begin, " ".join([end] if rng.random() < 0.5 else [end, *longer])), 0)
        if rng.random() < 0.3 and category not in APART:
            # A harmful sentence behind a harmless one of another text is as harmful.
            # It keeps its own beginning, without which some are no harm.
            _, other, _, calm = rng.choice([scene for scene in scenes if scene[0] not in APART])
            add("scenes_unsafe", text_of([*other, rng.choice(calm), *begin], rng.choice(harmful)), 1, category)
    def long_text(pieces):
        for _ in range(rng.choice((1, 2, 3))):
            pieces.insert(rng.randrange(len(pieces) + 1), rng.choice(fillers))
        text = " ".join(with_slots(rng, piece) for piece in pieces)
        return f"{rng.choice(OPENERS)}{text}" if rng.random() < 0.7 else text.replace(". ", ".\n\n", 3)

    def piece_of(scene, unsafe):
        return " ".join([*scene[1], rng.choice(scene[2 if unsafe else 3])])

    beside = [scene for scene in scenes if scene[0] not in APART]
    for _ in range(int(800 * scale)):
        # Pages: one harmful passage among harmless ones, or several of a kind.
        scene = rng.choice(scenes)
        alike = [other for other in scenes if other[0] == scene[0] and other is not scene]
        pieces = [piece_of(scene, True), *(piece_of(other, True) for other in rng.sample(alike, min(len(alike), rng.choice((0, 1, 1, 2)))))]
        if scene[0] not in APART:
            pieces += [piece_of(other, False) for other in rng.sample(beside, rng.choice((0, 1, 2)))]
        rng.shuffle(pieces)
        add("pages_unsafe", long_text(pieces), 1, scene[0])
        add("pages_safe", long_text([piece_of(other, False) for other in rng.sample(beside, rng.choice((2, 3, 4)))]), 0)
    meant, told, plain = part.of(MEANT), part.of(TOLD), part.of(PLAIN)

    def said(frame, saying):
        text = with_slots(rng, frame.replace("{s}", saying).replace("{S}", upper(saying)))
        for _ in range(rng.choice((0, 0, 0, 0, 1, 2))):
            text = " ".join(rng.sample([text, with_slots(rng, rng.choice(fillers))], 2))
        return text.lower() if rng.random() < 0.15 else text if rng.random() < 0.1 else upper(text)

    for _ in range(int(1500 * scale)):
        category, harmful, harmless = rng.choice(sayings)
        add("sayings_unsafe", said(rng.choice(meant), harmful), 1, category)
        if category == "sexual_content" or rng.random() < 0.45:
            add("sayings_safe", said(rng.choice(plain), harmless), 0)
        else:
            add("sayings_safe", said(rng.choice([frame for frame in told if category not in APART or not re.search("daughter|class|teacher", frame)]), harmful), 0)
    return out


def punctuated(text):
    """A request of the tables has a full stop unless it brings its own mark."""
    return upper(text) if text.endswith((".", "?", "!", '"')) else upper(text) + "."
