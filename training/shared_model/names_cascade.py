"""Names by two readers, as `src/inference/cascade.rs` asks them: the sketch reads everything, the encoder the words that it is not sure of, with some words around them,
and of each word that both have read the surer one's tags stand; a word that the sketch is not sure of is nothing where the encoder says so.

    python names_cascade.py --data DIR --model ../../assets/model.bin

prints how many words around there have to be: what share of the words of texts without any name (code, logs, look-alike numbers, prose) the encoder takes for something where it reads
so many words at either side of them, for words with and without digits. The model was trained with these texts, so with all of them around it makes hardly a mistake.
"""

import argparse
import collections
import gzip
import json
import random

import numpy as np
import torch

import rows as sources  # first: it makes the modules of the folder above importable
import file
import prepare

# Special tokens before a text: the beginning, and the marker of its origin.
BEFORE = 2
# Words with letters or digits that are read at either side of an unsure word, and of one with digits, as in `src/inference/parts.rs`.
NEAR, FAR = 4, 8
# Of addresses, which the sketch knows worst, it has to be surer, as in `src/inference/sketch.rs`.
ADDRESS, SURE_OF_ADDRESS = (sources.TAGS.index("B-ADDRESS") + 1) // 2, 0.8
# Nor is it sure that a word is nothing where what is left would make a finding of it (the thresholds of `src/evaluators/pii/names/kinds.rs`).
SURE_OF_NONE = 0.65
TOKENS = 4096


class Pieces:
    """What the vocabulary tells of its pieces: whether one goes on with a word, has a digit, has a letter or digit."""

    def __init__(self, pieces):
        self.is_rest = np.array([piece.startswith("##") for piece in pieces])
        self.has_digit = np.array([any(map(str.isdigit, piece)) for piece in pieces])
        self.counts = np.array([any(map(str.isalnum, piece)) for piece in pieces])

    def words(self, ids):
        """[(begin, end)] of the words of a text's pieces."""
        begins = np.flatnonzero(~self.is_rest[ids] | (np.arange(len(ids)) == 0))
        return list(zip(begins.tolist(), [*begins[1:].tolist(), len(ids)]))


def stretch(pieces, ids, words, at, near, far):
    """The pieces that are read for word number `at`."""
    many = far if pieces.has_digit[ids[slice(*words[at])]].any() else near
    counts = lambda word: pieces.counts[ids[slice(*word)]].any()
    before = [word for word in reversed(words[:at]) if counts(word)][:many]
    after = [word for word in words[at + 1:] if counts(word)][:many]
    return (before[-1][0] if len(before) == many else 0), (after[-1][1] if len(after) == many else len(ids))


def grown(unsure, named):
    """Numbers of the words that are asked about: the unsure ones, and those that are named and touch one of these."""
    asked = list(unsure)
    for at in range(1, len(asked)):
        asked[at] |= asked[at - 1] and named[at]
    for at in range(len(asked) - 1, 0, -1):
        asked[at - 1] |= asked[at] and named[at - 1]
    return [at for at, is_asked in enumerate(asked) if is_asked]


def parts(pieces, ids, words, asked, near=NEAR, far=FAR):
    """[(begin, end)] of what the encoder reads of a text, apart and in order."""
    found = []
    for at in asked:
        begin, end = stretch(pieces, ids, words, at, near, far)
        while found and begin <= found[-1][1] + BEFORE:
            before = found.pop()
            begin, end = min(begin, before[0]), max(end, before[1])
        found.append((begin, end))
    return [(0, len(ids))] if sum(BEFORE + end - begin for begin, end in found) > BEFORE + len(ids) else found


@torch.no_grad()
def read(model, sequences):
    """The probabilities of tags of sequences of tokens, [tokens, tags] for each."""
    answers, order = [None] * len(sequences), sorted(range(len(sequences)), key=lambda number: len(sequences[number]))
    while order:
        # From the shortest on: the last one of a batch is its longest.
        count = 1
        while count < len(order) and (count + 1) * len(sequences[order[count]]) <= TOKENS:
            count += 1
        batch, order = order[:count], order[count:]
        longest = len(sequences[batch[-1]])
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        present = torch.zeros(len(batch), longest, dtype=torch.bool)
        for row, number in enumerate(batch):
            ids[row, :len(sequences[number])] = torch.tensor(sequences[number])
            present[row, :len(sequences[number])] = True
        said = model.tokens(list(model.states(ids, torch.zeros_like(ids), present))[-1]).softmax(-1).numpy()
        for row, number in enumerate(batch):
            answers[number] = said[row, :len(sequences[number])]
    return answers


def types_of(tags):
    """[tags, types]: `B-` and `I-` of a type are the same, and the first is none."""
    of_type = np.zeros((tags, 1 + tags // 2), np.float32)
    of_type[np.arange(tags), (np.arange(tags) + 1) // 2] = 1
    return of_type


def both(model, pieces, rows, early, bar, near=NEAR, far=FAR):
    """The tags of all tokens by both readers, of which `early` is what the sketch says, and how many of each row's tokens the encoder reads."""
    tags, of_type = early.argmax(-1), types_of(early.shape[1])
    deep, asked, sequences = np.zeros(len(rows.length), np.int64), [], []
    types = lambda answers, word: (answers[slice(*word)] @ of_type).mean(0)
    for row, (start, length) in enumerate(zip(rows.start.tolist(), rows.length.tolist())):
        first, ids = start + BEFORE, rows.ids[start:start + length].numpy()
        text, said = ids[BEFORE:-1], early[first:start + length - 1]
        words = pieces.words(text) if len(text) else []
        of_words = [types(said, word) for word in words]
        certainty = [each.max() for each in of_words]
        kinds = [each.argmax() for each in of_words]
        bars = [max(bar, SURE_OF_ADDRESS) if kind == ADDRESS else max(bar, SURE_OF_NONE) if kind == 0 else bar for kind in kinds]
        unsure = [sure < least for sure, least in zip(certainty, bars)]
        is_word = [pieces.counts[text[slice(*word)]].any() for word in words]
        asked_about = grown([is_unsure and counts for is_unsure, counts in zip(unsure, is_word)], [kind > 0 for kind in kinds])
        for begin, end in parts(pieces, text, words, asked_about, near, far):
            # Behind the whole text its end is told, as for other heads.
            sequences.append([*ids[:BEFORE].tolist(), *text[begin:end].tolist(), *ids[-1:][:end - begin == len(text)].tolist()])
            deep[row] += len(sequences[-1])
            asked.append((first, begin, [each for each in zip(words, certainty, unsure) if begin <= each[0][0] and each[0][1] <= end]))
    for (first, begin, words), answers in zip(asked, read(model, sequences)):
        for (start, end), sure, is_unsure in words:
            place = start - begin + BEFORE, end - begin + BEFORE
            said = types(answers, place)
            if said.max() > sure or is_unsure and said.argmax() == 0:
                tags[first + start:first + end] = answers[slice(*place)].argmax(-1)
    return tags, deep


def spans(tags):
    """{(start, end, kind)} of a row of tags."""
    found, start, kind = set(), 0, None
    for at, tag in enumerate([*tags, 0]):
        begins = tag > 0 and (tag % 2 == 1 or kind != (tag - 1) // 2)
        if kind is not None and (tag <= 0 or begins):
            found.add((start, at, kind))
            kind = None
        if begins:
            start, kind = at, (tag - 1) // 2
    return found


def table_of_bars(model, pieces, rows, early, whole, bars):
    """Prints for each source and bar how much the encoder reads, and how good both are together; `whole` is what the whole model says of each token."""
    for bar in bars:
        tags, deep = both(model, pieces, rows, early, bar)
        for source in sorted(set(rows.source)):
            counts = collections.Counter()
            for row in (row for row, of in enumerate(rows.source) if of == source):
                start, length, allowed = int(rows.start[row]), int(rows.length[row]), int(rows.allowed[row])
                place = slice(start + BEFORE, start + length - 1)
                known = lambda tags: {span for span in spans(tags.tolist()) if allowed >> (2 * span[2] + 1) & 1}
                gold = known(rows.tags[place].clamp_min(0))
                if source == "others":
                    # Nobody looked for anything: what the whole model finds counts as right.
                    known = lambda tags: spans(tags.tolist())
                    gold = known(whole[place].argmax(-1))
                counts.update({"tokens": length, "deep": int(deep[row])})
                for name, found in (("both", known(tags[place])), ("whole", known(whole[place].argmax(-1)))):
                    places = lambda spans: {span[:2] for span in spans}
                    counts.update({(name, "right"): len(found & gold), (name, "placed"): len(places(found) & places(gold)), (name, "found"): len(found), (name, "gold"): len(gold)})
            f = lambda name, square, right: (1 + square) * counts[name, right] / max(1, counts[name, "found"] + square * counts[name, "gold"])
            numbers = lambda name: f"F1 {f(name, 1, 'right'):.4f}, F2 of any type {f(name, 4, 'placed'):.4f}"
            print(f"{source:13} bar {bar:.2f}: the encoder reads {counts['deep'] / counts['tokens']:.3f} of the tokens; spans of both {numbers('both')}; of the whole model {numbers('whole')}", flush=True)


def table_of_words_around(model, pieces, tokenised, seed=1):
    """Prints what share of words the encoder takes for something, by how many words at either side it reads."""
    rng, chosen = random.Random(seed), {True: [], False: []}
    for ids in tokenised:
        words = pieces.words(ids[BEFORE:-1])
        counted = [at for at, word in enumerate(words) if pieces.counts[ids[BEFORE:-1][slice(*word)]].any()]
        for at in rng.sample(counted, min(4, len(counted))):
            chosen[bool(pieces.has_digit[ids[BEFORE:-1][slice(*words[at])]].any())].append((ids, words, at))
    for has_digits, asked in chosen.items():
        for many in (2, 3, 4, 5, 6, 7, 8, 10, 1000):
            stretches = [stretch(pieces, ids[BEFORE:-1], words, at, many, many) for ids, words, at in asked]
            answers = read(model, [[*ids[:BEFORE], *ids[BEFORE:-1][begin:end]] for (ids, _, _), (begin, end) in zip(asked, stretches)])
            none = [answer[BEFORE + words[at][0] - begin:BEFORE + words[at][1] - begin, 0].mean() for (_, words, at), (begin, _), answer in zip(asked, stretches, answers)]
            read_in_all = np.mean([len(answer) for answer in answers])
            print(f"{'with' if has_digits else 'without'} digits, {many:4} words around: {len(asked)} words, {np.mean(np.array(none) < 0.5):.4f} taken for something, {read_in_all:.1f} tokens read", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--vocabulary", default="../../assets/vocab.txt")
    parser.add_argument("--rows", type=int, default=1500)
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, _ = file.read(options.model)
    pieces = file.pieces(options.vocabulary)
    special = {piece: at for at, piece in enumerate(pieces)}
    with gzip.open(f"{options.data}/pii/negatives_train.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    texts = random.Random(1).sample(texts, min(options.rows, len(texts)))
    tokenizer = prepare.tokenizer_of(pieces)
    ids = [np.array([special["[CLS]"], special["[USER]"], *tokenizer.encode(text).ids[:prepare.WINDOW - 3], special["[SEP]"]]) for text in texts]
    table_of_words_around(model, Pieces(pieces), ids)


if __name__ == "__main__":
    main()
