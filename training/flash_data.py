"""Rows for ProtectFlash: which sources, under which licence, with which weight and in which fold."""

import gzip
import hashlib
import json
import random

import flash_grammar

# Licences under which rows may shape shipped weights.
PERMISSIVE = {
    "MIT", "Apache-2.0", "MIT OR Apache-2.0", "MIT AND Apache-2.0", "CC0-1.0", "CC-BY-3.0", "CC-BY-4.0",
    "CC-BY-SA-3.0", "CC-BY-SA-4.0", "ODC-BY-1.0", "LicenseRef-mixed-constructed",
}

# Left out although their licence permits them: harmful requests in fiction, which differ from benign fiction
# by their harm alone (another evaluator's business), and benign documents that quote attacks word for word.
LEFT_OUT = (
    "wildjailbreak_eval_adv_harmful", "jailbreakbench_artifacts", "security_docs_quoting_apache_2_0",
    "security_docs_quoting_mit", "security_docs_quoting_cc_by_sa_4_0", "security_docs_quoting_cc0_1_0",
)

# Relative weights where the square root of a source's size misleads.
SOURCE_WEIGHT = {
    "hackaprompt": 0.5, "bipia_train_attacks_embedded": 0.6, "vulcanforge_roleplay_wrappers": 0.4,
    "flames_zh_dan": 0.4, "vulcanforge_leet_injections": 0.4, "owasp_aitg": 0.5,
    "deepset_prompt_injections_train": 1.0, "handwritten_hard_negatives": 1.5, "xstest_safe": 1.5,
    "grammar_attacks": 2.0, "grammar_benign": 3.0, "grammar_mail": 3.5, "grammar_pages": 2.5, "grammar_records": 1.5, "in_the_wild_jailbreaks": 1.5,
}


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def untrusted(row):
    """Whether the text comes from somebody who must not instruct the model."""
    if row["kind"] == "benign_hard":
        return row["source"].startswith(("security_docs", "spam", "mitre"))
    return row["kind"] in ("benign_document", "indirect_injection", "benign_tool_output")


def fold_of(source, folds):
    return int(hashlib.sha256(source.encode()).hexdigest(), 16) % folds


def training_rows(data, seed=7):
    """Returns (train rows, rows of other licences for looking only)."""
    kept, other = [], []
    for row in rows(f"{data}/train.jsonl.gz"):
        row["untrusted"] = untrusted(row)
        if row["source"] in LEFT_OUT:
            continue
        (kept if row["license"] in PERMISSIVE else other).append(row)
    kept = embedded(kept) + flash_grammar.rows(seed)
    return kept, other


LEET = {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"}


def disturb(text, rng):
    """One way in which people and attackers spell worse than the original."""
    kind = rng.randrange(6)
    if kind == 0:
        return text.upper()
    if kind == 1:
        return text.lower()
    if kind == 2:
        return "".join(c for c in text if c not in ".,;:!?\"'")
    if kind == 3:
        return "".join(LEET.get(c, c) if rng.random() < 0.4 else c for c in text)
    words = text.split(" ")
    for at, word in enumerate(words):
        if len(word) > 3 and rng.random() < 0.25:
            i = rng.randrange(1, len(word) - 1)
            if kind == 4:
                words[at] = word[:i] + word[i + 1] + word[i] + word[i + 2:]
            else:
                words[at] = rng.choice((word[:i] + word[i + 1:], word[:i] + word[i] + word[i:]))
    return " ".join(words)


def embedded(kept, count=5000, seed=13):
    """Attacks of our own inside the benign documents of the other rows; the host stays a benign row."""
    rng = random.Random(seed)
    hosts = [row for row in kept if row["untrusted"] and not row["label"] and 80 < len(row["text"]) < 2500]
    prompts = [row for row in kept if not row["untrusted"] and not row["label"] and 20 < len(row["text"]) < 600]
    more = []
    for _ in range(count):
        user = rng.random() < 0.2
        host = rng.choice(prompts if user else hosts)["text"]
        make = rng.choice((flash_grammar.direct, flash_grammar.turn, flash_grammar.extraction, flash_grammar.jailbreak) if user else
                          (flash_grammar.payload, flash_grammar.payload, flash_grammar.payload, flash_grammar.direct, flash_grammar.turn, flash_grammar.shout))
        payload = make(rng)
        breaks = [at + 1 for at, c in enumerate(host) if c in ".\n" and at + 2 < len(host) and host[at + 1] in " \n"]
        roll = rng.random()
        if roll < 0.35 or not breaks:
            text = f"{host}{rng.choice((' ', chr(10), chr(10) * 2))}{payload}"
        elif roll < 0.5:
            text = f"{payload}{rng.choice((' ', chr(10), chr(10) * 2))}{host}"
        else:
            at = rng.choice(breaks)
            text = f"{host[:at]} {payload}{host[at:]}"
        if not user and rng.random() < 0.15:
            text = json.dumps({"id": rng.randrange(10000), rng.choice(("content", "body", "result", "message")): text}, ensure_ascii=False)
        more.append({"text": text, "label": 1, "untrusted": not user, "lang": "en", "kind": "grammar", "license": "CC0-1.0",
                     "source": "grammar_in_prompts" if user else "grammar_in_documents"})
    return kept + more


def augmented(kept, seed=11):
    rng = random.Random(seed)
    more = []
    for row in kept:
        share = 0.25 if row["label"] else 0.06
        if len(row["text"]) < 600 and rng.random() < share:
            more.append({**row, "text": disturb(row["text"], rng), "augmented": True})
    return kept + more
