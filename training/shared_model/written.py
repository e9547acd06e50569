"""Rows that were written one by one, in `written/TASK.tsv`: hardly two share a frame, where a grammar's rows share hundreds.

A line is `MARKS<TAB>TEXT`, for answers `MARKS<TAB>ANSWER<TAB>QUESTION`, for tool calls `MARK<TAB>TOOL {ARGUMENTS}<TAB>REQUEST<TAB>CONTEXT`;
`\\n` and `\\\\` stand for a line break and a backslash. Blank lines separate blocks, each a subject with harmful and harmless texts about
it. `written/TASK.validation.tsv` has blocks that were set aside whole: every eighth.
"""

import json
import os
import re

import rows as sources

FOLDER = os.path.join(os.path.dirname(__file__), "written")
# The head that a file's rows train.
TASKS = {"asks": "injection", "overrides": "injection", "requests": "safety", "answers": "safety", "posts": "safety", "comments": "toxicity", "calls": "action", "commands": "action"}
# Texts of a line; of a call only the first has to be there.
COLUMNS = {"answers": 2, "calls": 3, "commands": 3}
# Marks of texts of an untrusted origin; the others are a user's own words.
DOCUMENTS = ("doc", "indirect")


def lines(path, columns):
    """(marks, texts) of each row of a file."""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                marks, *texts = line.rstrip("\n").split("\t")
                if len(texts) != columns or not all(text.strip() for text in texts[:1 if columns == 3 else None]):
                    raise ValueError(f"{path}:{number}: marks and {columns} texts with tabs between them are expected")
                yield marks, texts


def plain(text):
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], text)


def called(tool, arguments, request, context):
    """The segments of a call, as `rows.py` makes them; the arguments have the backslashes of JSON."""
    return sources.action_segments({"tool": tool, "arguments": json.loads(arguments), "user_request": plain(request), "context": plain(context)})


def injection(marks):
    if marks not in ("ok", "doc", "direct", "jailbreak", "indirect"):
        raise ValueError(f"mark `{marks}`")
    attack = marks not in ("ok", "doc")
    return attack, {"injection": int(attack), **{kind: int(marks == kind) for kind in ("direct", "indirect", "jailbreak")}}


def listed(marks, harmless, harmful, verdict, names):
    """`harmful:a,b` says which of `names` hold; the others do not. No name: which of them holds is not known."""
    if marks == harmless:
        return False, {verdict: 0, **dict.fromkeys(names, 0)}
    kind, _, given = marks.partition(":")
    given = [name for name in given.split(",") if name]
    if kind != harmful or not set(given) <= set(names):
        raise ValueError(f"mark `{marks}`")
    return True, {verdict: 1, **({name: int(name in given) for name in names} if given or verdict == "toxic" else {})}


def rows(seed, scale=1.0, validation=False):
    """The interface of the grammars; nothing is drawn here."""
    made = []
    for name, task in TASKS.items():
        for marks, texts in lines(f"{FOLDER}/{name}{'.validation' if validation else ''}.tsv", COLUMNS.get(name, 1)):
            origin, segments = "USER", [plain(text) for text in texts]
            if task == "injection":
                harmful, labels = injection(marks)
                origin = "UNTRUSTED" if marks in DOCUMENTS else "USER"
            elif task == "safety":
                harmful, labels = listed(marks, "safe", "unsafe", "unsafe", sources.CATEGORIES)
                origin = "RESPONSE" if name == "answers" else "USER"
            elif task == "action":
                harmful, labels = listed(marks, "ok", "risk", "risk", [])
                origin, segments = "CALL", called(*texts[0].split(" ", 1), *texts[1:])
            else:
                harmful, labels = listed(marks, "clean", "toxic", "toxic", sources.TOXICITY[1:])
                # A comment stands anywhere.
                origin = ("USER", "UNTRUSTED", "RESPONSE")[len(texts[0]) % 3]
            kind = "document_" if origin == "UNTRUSTED" and task == "injection" else ""
            row = {"task": task, "source": f"written_{name}_{kind}{'attack' if harmful else 'safe'}", "origin": origin, "segments": segments, "labels": labels}
            made.append(row)
            # A harmless request is no injection either, whatever it is about.
            if name == "requests" and not harmful:
                made.append({**row, "task": "injection", "labels": dict.fromkeys(sources.POOLS["injection"], 0)})
    return made
