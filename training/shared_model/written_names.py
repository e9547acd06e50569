"""Sentences about people, places and organisations that were written one by one, in `written/names.txt`: hardly two share a frame or a name.

A line is a row, with its spans marked in place: `Ask <PER:Mirela Danko> at <ORG:Harbour Mutual>.`; `\\n` and `\\\\` stand for a line break and a
backslash. What belongs to a span is as in `people_texts.py`, but for dates, which are not marked. Every eighth line was set aside, in
`written/names.validation.txt`.

    python written_names.py FOLDER

writes those that were set aside to FOLDER/train.jsonl.gz, so that `cargo bench --bench pii_cases -- --data FOLDER --only dev` reads them.
"""

import gzip
import json
import os
import random
import re
import sys

import rows as sources
import written

KINDS = {"PER": "PERSON", "LOC": "LOCATION", "ORG": "ORGANIZATION", "ADR": "ADDRESS", "NRP": "NRP", "USER": "USERNAME", "MAIL": "EMAIL", "PHONE": "PHONE", "ID": "ID_NUMBER",
         "DOB": "DATE_OF_BIRTH", "AGE": "AGE", "PW": "PASSWORD", "PLATE": "LICENSE_PLATE"}
COVERED = [kind for kind in sources.PII if kind != "DATE"]
MARK = re.compile("<(" + "|".join(KINDS) + r"):([^<>]+)>")
# Kinds whose spans may be exchanged for others of the kind, and how often each is.
EXCHANGED, SHARE = ("PERSON", "LOCATION", "ORGANIZATION"), 0.6


def marked(line):
    """The text of a line and its spans."""
    text, spans, at = "", [], 0
    for mark in MARK.finditer(line):
        text += written.plain(line[at:mark.start()])
        value = written.plain(mark[2])
        spans.append((len(text), len(text) + len(value), KINDS[mark[1]]))
        text, at = text + value, mark.end()
    text += written.plain(line[at:])
    if "<" in text or ">" in text:
        raise ValueError(f"a mark of no kind: {line}")
    return text, spans


def row(source, text, spans):
    origin = ("USER", "UNTRUSTED", "RESPONSE")[len(text) % 3]
    return {"task": "pii", "source": source, "license": "ours", "origin": origin, "segments": [text], "dev": False, "labels": {"spans": spans, "covered": COVERED}}


def rows(seed, scale=1.0, validation=False):
    """The interface of the grammars; nothing is drawn here."""
    path = os.path.join(written.FOLDER, f"names{'.validation' if validation else ''}.txt")
    with open(path, encoding="utf-8") as file:
        return [row("written_names", *marked(line.rstrip("\n"))) for line in file if line.strip()]


def exchanged(given, others, times):
    """The rows, so many times, with some of their names exchanged for ones of `others`, so that no sentence tells its names."""
    known = {kind: set() for kind in EXCHANGED}
    for other in others:
        for start, end, kind in other["labels"]["spans"]:
            if kind in known:
                known[kind].add(other["segments"][0][start:end])
    known = {kind: sorted(values) for kind, values in known.items()}
    return [anew(one, known, rng) for rng in map(random.Random, range(times)) for one in given]


def anew(one, known, rng):
    """A row with some of its names exchanged for `known` ones of their kinds."""
    text, spans, before, at = "", [], one["segments"][0], 0
    for start, end, kind in one["labels"]["spans"]:
        value = before[start:end]
        if kind in known and rng.random() < SHARE:
            other = rng.choice(known[kind])
            value = other.lower() if value.islower() else other.upper() if value.isupper() and len(value) > 3 else other
        text += before[at:start]
        spans.append((len(text), len(text) + len(value), kind))
        text, at = text + value, end
    return row("written_names_exchanged", text + before[at:], spans)


def main():
    with gzip.open(os.path.join(sys.argv[1], "train.jsonl.gz"), "wt", encoding="utf-8") as out:
        for one in rows(1, validation=True):
            spans = [{"start": start, "end": end, "type": kind} for start, end, kind in one["labels"]["spans"]]
            row = {"text": one["segments"][0], "spans": spans, "covered": one["labels"]["covered"], "source": "written", "split": "dev"}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
