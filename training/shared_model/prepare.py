"""Step 1: rows -> a pruned vocabulary and tokenised rows. `python prepare.py --data DIR --base MINILM --work WORK`"""

import argparse
import collections
import json
import random

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

import rows as sources  # first: it makes the modules of the folder above importable
import answers
import calls
import commands
import compose
import contrast
import direct
import encoded_texts
import everyday
import file
import flash_data
import intents
import letters
import outputs
import payloads
import people_texts
import personal
import personas
import replies
import score
import table
import takeover
import takeover_mail
import takeover_more
import written
import written_names

VOCABULARY = 15360
WINDOW = 160
# Validation rows of a source, and windows of one, that are kept.
VALIDATION_ROWS, MOST_WINDOWS = 900, 24


# Grammars that stand for themselves, each with phrasings or subjects for validation alone.
GRAMMARS = (contrast, direct, encoded_texts, personas, answers, takeover, takeover_more, takeover_mail, everyday, intents, replies, people_texts, written, written_names, commands)


def tokenizer_of(pieces):
    tokenizer = Tokenizer(models.WordPiece({piece: at for at, piece in enumerate(pieces)}, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def pruned(old, texts):
    """The pieces to keep: all single characters, then by use in the training texts; ties as in the old vocabulary, which is
    sorted by frequency."""
    full = tokenizer_of(old)
    used = collections.Counter()
    for at in range(0, len(texts), 4096):
        for encoding in full.encode_batch(texts[at:at + 4096]):
            used.update(encoding.ids)
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *sources.MARKERS]
    single = [at for at, piece in enumerate(old) if len(piece.removeprefix("##")) == 1 and not piece.startswith("[unused")]
    chosen = dict.fromkeys(single)
    for at in sorted((at for at, piece in enumerate(old) if at not in chosen and not piece.startswith("[")), key=lambda at: (-used[at], at)):
        if len(chosen) + len(special) >= VOCABULARY:
            break
        chosen[at] = None
    kept = sorted(chosen)
    lost = sum(count for at, count in used.items() if at not in chosen) / sum(used.values())
    print(f"{len(kept) + len(special)} pieces; {lost:.2%} of the pieces in use are now written with smaller ones")
    return special + [old[at] for at in kept]


def placed(row, text, ids, room, hosts, rng):
    """Where the window of a text begins that is longer than one, or None where no window of it is known to be what its label says. Harmless
    texts are cut anywhere and at their beginning, attacks in documents so that the attack is in the window; others are judged by their head."""
    last = len(ids) - room
    if row["task"] == "injection" and not row["labels"]["injection"]:
        return rng.choice((0, rng.randrange(last + 1)))
    if row["task"] == "injection" and row["origin"] == "UNTRUSTED":
        payload = hosts.payload(text, row.get("payload"))
        if payload is None:
            return None
        inside = [at for at, (start, end) in enumerate(ids.offsets) if start < payload[1] and payload[0] < end]
        low, high = max(0, inside[-1] + 1 - room), min(inside[0], last)
        return rng.randint(low, high) if low <= high else inside[0] if inside[0] <= last else None
    if row["task"] in ("toxicity", "safety") and rng.random() < 0.3 and not row["labels"].get("unsafe", row["labels"].get("toxic")):
        return rng.randrange(last + 1)
    return 0


def encode(vocabulary, row, pieces, hosts, rng):
    """The prepared row: one window of it, or None where it has none that is known to be what its label says."""
    cls, sep, marker = vocabulary["[CLS]"], vocabulary["[SEP]"], vocabulary[f'[{row["origin"]}]']
    if row["task"] == "action":
        limits = [96, 56, 84]
    elif len(pieces) == 2:
        limits = [96, 60]
    else:
        # Texts of several windows are read in narrower ones than texts of one.
        room = WINDOW - 3
        limits = [rng.choice((room, score.NARROW * WINDOW // 10 - 3)) if len(pieces[0]) > room and row["task"] == "injection" else room]
    ids, tags, first = [cls, marker], [table.IGNORED] * 2, 0
    for at, (piece, limit) in enumerate(zip(pieces, limits)):
        start = 0
        if len(piece) > limit:
            start = len(piece) - limit if at == 2 else placed(row, row["segments"][at], piece, limit, hosts, rng) if at == 0 else 0
            if start is None:
                return None
        ids += piece.ids[start:start + limit] + [sep]
        if at == 0:
            first = len(ids)
        tags += (tags_of(row, piece)[start:start + limit] if row["task"] == "pii" else [table.IGNORED] * len(piece.ids[start:start + limit])) + [table.IGNORED]
    return {"task": row["task"], "source": row["source"], "ids": ids, "first": first, "tags": tags if row["task"] == "pii" else None, "labels": row["labels"]}


def encoded(tokenizer, rows):
    texts = [text for row in rows for text in row["segments"]]
    encodings = []
    for at in range(0, len(texts), 4096):
        encodings += tokenizer.encode_batch(texts[at:at + 4096])
    at = 0
    for row in rows:
        yield row, encodings[at:at + len(row["segments"])]
        at += len(row["segments"])


def windows(vocabulary, row, pieces):
    """A validation row as the crate reads it: all windows of it."""
    for ids, types in score.windows(vocabulary, row["origin"], [piece.ids for piece in pieces], WINDOW)[:MOST_WINDOWS]:
        yield {"task": row["task"], "source": row["source"], "ids": ids, "first": types.index(1) if 1 in types else len(ids), "tags": None, "labels": row["labels"]}


def tags_of(row, encoding):
    """BIO tags by character offsets; what the annotators of a row did not cover is masked in the loss."""
    spans, found = row["labels"]["spans"], []
    begun = set()
    for start, end in encoding.offsets:
        tag = 0
        for at, (left, right, kind) in enumerate(spans):
            if left < end and start < right:
                # A type that the head does not know (an IBAN, a key) is left to the recognisers: outside.
                tag = sources.TAGS.index(f"{'I' if at in begun else 'B'}-{kind}") if kind in sources.PII else 0
                begun.add(at)
                break
        found.append(tag)
    return found


# Sources of other tasks in which people write to people; what they say is an order to no assistant.
PEOPLE = ("wiki_talk", "jigsaw_train (predibase", "paradetox_neutral", "davidson_neither", "civil_comments", "benign_counsel_chat", "benign_state_union", "wikigold", "crossner", "uner-ewt", "tweebank", "wnut17", "btc-",
          "benign_duorc", "benign_squad", "benign_wikipedia", "benign_c4", "benign_medquad")


def people(rows):
    return [row["segments"][0] for row in rows if row["task"] in ("toxicity", "pii") and row["source"].startswith(PEOPLE) and not row["labels"].get("toxic") and 30 < len(row["segments"][0])]


def results(rows):
    return [row["segments"][0] for row in rows if row["source"].startswith("results_")]


LOOKALIKES = dict(zip("aeiouscpxlt", ("а", "е", "і", "о", "υ", "ѕ", "с", "р", "х", "ⅼ", "τ")))


def evaded(text, rng):
    """The ways in which people write words that a filter knows: one kind in a text, in about a third of its longer words."""
    kind, words = rng.randrange(7), text.split(" ")
    for at, word in enumerate(words):
        if len(word) < 4 or rng.random() > 0.35:
            continue
        i = rng.randrange(1, len(word) - 1)
        words[at] = (
            word[:i] + rng.choice("*@#$.-_") + word[i + 1:],
            rng.choice((" ", ".", "-", "*")).join(word),
            word[:i] + rng.choice((" ", ".", "-", "_")) + word[i:],
            word[:i] + word[i] * rng.randrange(2, 6) + word[i + 1:],
            "".join(LOOKALIKES.get(c, c) for c in word),
            word[0] + "".join(c for c in word[1:-1] if c not in "aeiou") + word[-1],
            "".join(flash_data.LEET.get(c, c) for c in word),
        )[kind]
    return " ".join(words)


def all_rows(data, rng):
    """Training and validation rows of all heads, those of the grammars and with disturbed spelling among them."""
    known = sources.evaluation_texts(data)
    train, validation = sources.training_and_validation(data, known)
    injection = [row for row in train if row["task"] == "injection"]
    prose = people(train)
    validation += compose.rows([row for row in validation + injection if row["task"] == "injection"], people(validation), seed=31, scale=0.04)
    for module in GRAMMARS:
        validation += module.rows(seed=31, scale=0.15, validation=True)
    validation += [*calls.rows(31, 300), *calls.prompts(31, 200), *letters.rows(31, 900, validation=True)]
    asks = compose.agent_requests(injection)
    validation += takeover_mail.embedded([row for row in validation if row["task"] == "injection"], seed=31, scale=0.15, validation=True)
    validation += outputs.rows(people(validation), results(validation), asks, seed=31, scale=0.04)
    composed_texts = {tuple(row["segments"]) for row in validation}
    for part in (compose.rows(injection, prose), *(module.rows(seed=29) for module in GRAMMARS), letters.rows(29, 20000), takeover_mail.embedded(injection, seed=29),
                 outputs.rows(prose, results(train), asks), calls.rows(29, 9000), calls.prompts(29, 3500), personal.rows(29, 24000)):
        train += [row for row in part if tuple(row["segments"]) not in composed_texts and not any(sources.normal(text) in known for text in row["segments"] if text)
                  and not sources.runs(row, known)]
    disturbed = []
    for row in train:
        chance = {"injection": 0.2 if row["labels"].get("injection") else 0.05, "toxicity": 0.3 if row["labels"].get("toxic") else 0.15, "safety": 0.05}.get(row["task"], 0)
        if len(row["segments"][0]) < 600 and rng.random() < chance:
            disturb = evaded if row["task"] == "toxicity" and rng.random() < 0.6 else flash_data.disturb
            disturbed.append({**row, "segments": [disturb(row["segments"][0], rng), *row["segments"][1:]]})
    train += disturbed
    return train, [row for number, row in sources.numbered(validation) if number <= VALIDATION_ROWS or row["task"] == "pii"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--base")
    parser.add_argument("--vocabulary", help="take this vocabulary instead of pruning the one of the base")
    parser.add_argument("--work", required=True)
    args = parser.parse_args()
    rng = random.Random(17)
    train, kept = all_rows(args.data, rng)
    old = file.pieces(f"{args.base}/vocab.txt") if args.base else None
    pieces = file.pieces(args.vocabulary) if args.vocabulary else pruned(old, [text for row in train for text in row["segments"]])
    extra = {"pieces": pieces}
    if old:
        at = {piece: at for at, piece in enumerate(old)}
        extra.update(kept_ids=[at.get(piece, 0) for piece in pieces], added={pieces.index(name): [at[word] for word in words] for name, words in sources.MARKERS.items()})
    vocabulary = {piece: at for at, piece in enumerate(pieces)}
    tokenizer = tokenizer_of(pieces)
    hosts = payloads.Hosts(row["segments"][0] for row in train if row["task"] == "injection" and row["origin"] == "UNTRUSTED" and not row["labels"]["injection"])
    made, lost = [], collections.Counter()
    for row, encodings in encoded(tokenizer, train):
        prepared = encode(vocabulary, row, encodings, hosts, rng)
        if prepared:
            made.append({**prepared, "text": len(made)})
        else:
            lost[row["source"]] += 1
    print("left out, since their attack was not found in them:", dict(lost.most_common()))
    unseen = []
    for number, (row, encodings) in enumerate(encoded(tokenizer, kept)):
        parts = [encode(vocabulary, row, encodings, hosts, rng)] if row["task"] == "pii" else windows(vocabulary, row, encodings)
        unseen += [{**part, "text": number} for part in parts]
    for name, rows in (("train", made), ("validation", unseen)):
        print(name, {task: (sum(row["task"] == task for row in rows), sum(len(row["ids"]) for row in rows if row["task"] == task)) for task in table.TASKS})
    table.save(f"{args.work}/prepared.pt", table.Table.of(made), table.Table.of(unseen), extra)
    with open(f"{args.work}/vocab.txt", "w", encoding="utf-8") as out:
        out.write("\n".join(pieces) + "\n")
    json.dump(collections.Counter(f'{row["task"]}/{row["source"]}' for row in train), open(f"{args.work}/sources.json", "w"), indent=1)


if __name__ == "__main__":
    main()
