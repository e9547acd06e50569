"""The first reader of names: `assets/names.bin`.

    python names_sketch.py --data DIR --model ../../assets/model.bin --out ../../assets/names.bin
    python names_sketch.py --data DIR --model ../../assets/model.bin --out ../../assets/names.bin --from ../../assets/names.bin --minutes 45
    python names_sketch.py --model ../../assets/model.bin --out ../../assets/names.bin --from ../../assets/names.bin --minutes 0    # its digest alone

A stack of convolutions over neighbouring pieces, 1/30 of the encoder's arithmetic, is fitted to the labels of the rows of personal data, and to what the whole model says of
some texts of the other tasks, which have no such labels: of words that it is sure of the encoder reads nothing. It reads the embeddings of the model file and how each piece
is written in the text, which the encoder's vocabulary of small letters does not tell. With `--from` it goes on from a fitted one, for a model that is not far off, and is rounded from the beginning;
without any minutes it is only declared to be for this model, which is right where the embeddings of the pieces are the same.

Then the validation rows say how sure it has to be: the table that is printed has, for each bar, the share of tokens that the encoder has to read, and the F1 and F2 of
spans against the labels, with both (`names_cascade.py`) and with the whole model alone. `--bar` is chosen by it.

The digest of the model file goes into the asset, and the crate leaves the reader out for any other. `src/inference/sketch.rs` documents and checks the layout.
"""

import argparse
import collections
import hashlib
import math
import random
import struct
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import rows as sources  # first: it makes the modules of the folder above importable
import file
import names_cascade
import network
import people_texts
import personal
import prepare
import table
import written_names

VERSION, PANEL, SIDE, DEEPEST, WRITTEN = 2, 16, 3, 16, 15
ROOM = prepare.WINDOW - 3
# How far from a piece the two others are that each convolution sees.
DISTANCES = (1, 2, 4, 1, 2, 4)
# Embeddings are of this size; the first matrix is stored for them as they are.
SIZE = 0.06
# The share of a source's rows that is read in a round: grammars have more than they have to say.
SHARE = {"composed_pii": 0.4, "hwu64": 0.4, "sgd": 0.3, "written_names_exchanged": 0.4}
SHARE_OF_GRAMMARS = 0.45
# Rows that are read in small letters, and in capitals: people write so, and the labels hold.
SMALL, CAPITALS = 0.1, 0.03
# How often the rows that were written one by one are made anew, with other names.
EXCHANGES = 6
# Texts of a source of the other tasks; every eighth is not read and validates.
OTHERS, EIGHTH = 50, 8
# How much their tokens weigh.
WEIGHT = 0.5
BARS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8)


def written(text, start, end):
    """How a piece is written: 0 without letters, 1 in small letters, 2 with a capital at its beginning alone, 3 in capitals, 4 otherwise; and five more behind white space,
    ten more at the beginning of the text or of a line. `src/inference/sketch.rs` has the same function."""
    upper = [letter.isupper() for letter in text[start:end] if letter.isalpha()]
    shape = 0 if not upper else 1 if not any(upper) else 2 if upper[0] and sum(upper) == 1 else 3 if all(upper) else 4
    before = text[start - 1] if start else "\n"
    return shape + (10 if before in "\r\n" else 5 if before.isspace() else 0)


def listed(data):
    """The rows of personal data of `prepare.py`: those that train, and those that validate."""
    known = sources.evaluation_texts(data)
    is_unknown = lambda row: len(sources.normal(row["segments"][0])) <= 12 or sources.normal(row["segments"][0]) not in known
    rows = list(filter(is_unknown, sources.pii(data)))
    train = [*(row for row in rows if not row["dev"]), *filter(is_unknown, [*people_texts.rows(seed=29), *personal.rows(29, 24000)])]
    one_by_one = written_names.rows(seed=29)
    anew = written_names.exchanged(one_by_one, train + one_by_one, EXCHANGES)
    return [*train, *one_by_one, *anew], [*(row for row in rows if row["dev"]), *written_names.rows(seed=31, validation=True)]


def others(data):
    """Texts of the other tasks, some of each source, as rows without labels: those that train, and those that validate."""
    rng, by_source = random.Random(11), collections.defaultdict(dict)
    known = sources.evaluation_texts(data)
    for read in (sources.injection, sources.tool_results, sources.toxicity, sources.safety, sources.action):
        for row in read(data):
            for text in row["segments"]:
                if text and sources.normal(text) not in known:
                    by_source[row["source"]][text] = row["origin"].replace("CALL", "UNTRUSTED")
    rows = []
    for _, texts in sorted(by_source.items()):
        for text in rng.sample(sorted(texts), min(OTHERS, len(texts))):
            # Anywhere in a long one.
            begin = rng.choice((0, rng.randrange(len(text) - 400))) if len(text) > 800 else 0
            rows.append({"source": "others", "origin": texts[text], "segments": [text[begin:]], "labels": {"spans": [], "covered": []}})
    return [row for at, row in enumerate(rows) if at % EIGHTH], rows[::EIGHTH]


class Rows:
    """Tokenised rows, one behind the other: row `n` has the tokens from `start[n]` on, `length[n]` of them."""

    def __init__(self, vocabulary, tokenizer, rows):
        ids, tags, ways, self.length, self.allowed, self.source = [], [], [], [], [], []
        for row, (pieces,) in prepare.encoded(tokenizer, rows):
            text, offsets = row["segments"][0], pieces.offsets[:ROOM]
            of_row = [table.IGNORED] * 2 + prepare.tags_of(row, pieces)[:ROOM] + [table.IGNORED]
            ids += [vocabulary["[CLS]"], vocabulary[f'[{row["origin"]}]'], *pieces.ids[:ROOM], vocabulary["[SEP]"]]
            ways += [0, 0, *(written(text, *place) for place in offsets), 0]
            tags += of_row
            self.length.append(len(of_row))
            self.allowed.append(table.allowed_tags({"labels": row["labels"], "tags": of_row}))
            self.source.append(row["source"])
        self.ids, self.tags, self.written = (torch.tensor(values, dtype=kind) for values, kind in ((ids, torch.int16), (tags, torch.int8), (ways, torch.uint8)))
        self.length, self.allowed = torch.tensor(self.length), torch.tensor(self.allowed)
        self.start = torch.cumsum(self.length, 0) - self.length

    def round(self):
        """Numbers of the rows that are read in a round."""
        by_source = collections.defaultdict(list)
        for row, source in enumerate(self.source):
            by_source[source].append(row)
        share = lambda source: SHARE.get(source, SHARE_OF_GRAMMARS if source.startswith("people") else 1)
        return [row for source, rows in by_source.items() for row in random.sample(rows, int(len(rows) * share(source)))]

    def batches(self, rows, tokens, shuffled=False):
        """Rows of nearly one length, so many tokens together with what fills them up."""
        length, made, batch, longest = self.length.tolist(), [], [], 0
        for row in sorted(rows, key=lambda row: length[row] + (random.random() * 8 if shuffled else 0)):
            longest = max(longest, length[row])
            if batch and longest * (len(batch) + 1) > tokens:
                made.append(batch)
                batch, longest = [], length[row]
            batch.append(row)
        made.append(batch)
        if shuffled:
            random.shuffle(made)
        return made

    def batch(self, rows):
        rows = torch.tensor(rows)
        length = self.length[rows]
        at = torch.arange(int(length.max()))[None]
        present = at < length[:, None]
        places = torch.where(present, self.start[rows][:, None] + at, 0)
        tags = torch.where(present, self.tags[places].long(), table.IGNORED)
        return self.ids[places].long(), self.written[places].long(), present, tags, self.allowed[rows], places


class Sketch(nn.Module):
    """ids, ways of writing, present: [rows, tokens] -> logits [rows, tokens, tags]; a convolution is one matrix for all pieces that it sees."""

    def __init__(self, words, width, distances, tags):
        super().__init__()
        self.words, self.distances, self.tags = words, distances, tags
        self.inner, self.written = network.Linear(words.shape[1], width), nn.Parameter(torch.randn(WRITTEN, width) * 0.3)
        self.convs = nn.ModuleList(network.Linear(width, SIDE * width) for _ in distances)
        self.outer = network.Linear(width, -(-tags // PANEL) * PANEL)
        for module, size in ((self.inner, 1), (self.outer, 0.3), *((conv, 0.5 / math.sqrt(SIDE)) for conv in self.convs)):
            nn.init.normal_(module.weight, std=size / math.sqrt(module.weight.shape[1]))

    def forward(self, ids, ways, present):
        x = self.inner(F.embedding(ids, self.words) / SIZE) + F.embedding(ways, self.written)
        count = x.shape[1]
        for conv, far in zip(self.convs, self.distances):
            parts = (conv(F.gelu(x)) * present[..., None]).view(*x.shape[:2], SIDE, -1)
            parts = F.pad(parts, (0, 0, 0, 0, far, far))
            x = x + parts[:, :count, 0] + parts[:, far:far + count, 1] + parts[:, 2 * far:, 2]
        return self.outer(F.gelu(x))[..., :self.tags]

    def linears(self):
        return [self.inner, *self.convs, self.outer]

    def round(self):
        for module in self.linears():
            module.quantised = True
            module.settle()


def loss_of(logits, tags, allowed):
    return table.tag_losses(logits.log_softmax(-1), tags, table.could_have(allowed))[tags != table.IGNORED].mean()


def as_written(ways):
    """Some rows as if they were written in small letters or in capitals."""
    draw, shape = torch.rand(len(ways), 1), ways % 5
    other = torch.where(draw < SMALL, 1, 3)
    return torch.where((draw < SMALL + CAPITALS) & (shape > 0), ways - shape + other, ways)


def fit(sketch, rows, taught, answers, seconds, rate, is_new, tokens=1536):
    """Reads rows for so many seconds of the processor, and beside each batch one of texts of which there are the whole model's answers; from half of the time on as the
    file rounds it."""
    optimizer = torch.optim.AdamW(sketch.parameters(), rate, weight_decay=0.02, betas=(0.9, 0.98))
    begin, step, mean, read, beside = time.process_time(), 0, 0.0, 0, []
    while True:
        for batch in rows.batches(rows.round(), tokens, shuffled=True):
            done = (time.process_time() - begin) / seconds
            if done >= 1:
                sketch.round()
                return
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1, (step + 1) / 100) * max(0.02, 0.5 * (1 + math.cos(math.pi * done)))
            if done >= 0.5 or not is_new:
                sketch.round()
            ids, ways, present, tags, allowed, _ = rows.batch(batch)
            loss, read = loss_of(sketch(ids, as_written(ways), present), tags, allowed), read + int(present.sum())
            beside = beside or taught.batches(range(len(taught.length)), tokens // 4, shuffled=True)
            ids, ways, present, _, _, places = taught.batch(beside.pop())
            logs = sketch(ids, ways, present).log_softmax(-1)
            loss = loss - WEIGHT * (torch.from_numpy(answers[places.numpy()]) * logs).sum(-1)[present].mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(sketch.parameters(), 1.0)
            optimizer.step()
            step, mean = step + 1, 0.98 * mean + 0.02 * loss.item()
            if step % 500 == 0:
                print(f"{done:.0%}: {step} steps, {read} tokens, loss {mean / (1 - 0.98 ** step):.4f}", flush=True)


@torch.no_grad()
def said(rows, count, say):
    """What `say` says of each token, [tokens, tags]."""
    answers = np.zeros((len(rows.ids), count), np.float32)
    for batch in rows.batches(range(len(rows.length)), 4096):
        ids, ways, present, _, _, places = rows.batch(batch)
        answers[places[present].numpy()] = say(ids, ways, present).softmax(-1)[present].numpy()
    return answers


def of_model(model, rows):
    """What the whole model says of each token."""
    return said(rows, model.tokens.weight.shape[0], lambda ids, _, present: model.tokens(list(model.states(ids, torch.zeros_like(ids), present))[-1]))


@torch.no_grad()
def write(path, sketch, bar, model):
    hidden, width = sketch.words.shape[1], sketch.written.shape[1]
    content = b"MNAM" + struct.pack("<5If", VERSION, hidden, width, len(sketch.convs), sketch.tags, bar)
    content += bytes(sketch.distances) + bytes(DEEPEST - len(sketch.distances)) + hashlib.sha256(open(model, "rb").read()).digest()
    for module in sketch.linears():
        scale, multiplier, codes, _ = network.q4(module.weight / (SIZE if module is sketch.inner else 1))
        content += file.half(scale) + file.nibbles(multiplier - 1) + file.nibbles(codes + 8) + file.half(module.bias)
    content += file.half(sketch.written)
    with open(path, "wb") as out:
        out.write(content + hashlib.sha256(content).digest())


def declare(begin, path, bar, model):
    """The weights of a file for another model file."""
    content = bytearray(open(begin, "rb").read()[:-32])
    content[24:28] = struct.pack("<f", bar)
    content[28 + DEEPEST:60 + DEEPEST] = hashlib.sha256(open(model, "rb").read()).digest()
    with open(path, "wb") as out:
        out.write(bytes(content) + hashlib.sha256(content).digest())


@torch.no_grad()
def go_on_from(path, words, tags):
    """A reader with the weights of a file."""
    content, at = open(path, "rb").read(), 4 + 6 * 4
    version, hidden, width, count, told, _ = struct.unpack("<5If", content[4:at])
    assert (version, hidden, told) == (VERSION, words.shape[1], tags), "it was made for another kind of model"
    sketch = Sketch(words, width, tuple(content[at:at + count]), tags)
    at += DEEPEST + 32

    def take(kind, size):
        nonlocal at
        at += size * np.dtype(kind).itemsize
        return np.frombuffer(content, kind, size, at - size * np.dtype(kind).itemsize)

    split = lambda raw: np.stack([raw & 15, raw >> 4], -1).reshape(-1).astype(np.float32)
    for module in sketch.linears():
        outputs, inputs = module.weight.shape
        groups = inputs // network.GROUP
        scale, multiplier = take("<f2", outputs).astype(np.float32), split(take("u1", outputs * groups // 2)) + 1
        codes = split(take("u1", outputs * inputs // 2)) - 8
        weight = scale[:, None, None] * multiplier.reshape(outputs, groups, 1) * codes.reshape(outputs, groups, -1)
        module.weight.copy_(torch.from_numpy(weight.reshape(outputs, inputs)) * (SIZE if module is sketch.inner else 1))
        module.bias.copy_(torch.from_numpy(take("<f2", outputs).astype(np.float32)))
    sketch.written.copy_(torch.from_numpy(take("<f2", WRITTEN * width).astype(np.float32).reshape(WRITTEN, width)))
    return sketch


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data")
    parser.add_argument("--model", required=True, help="model.bin whose embeddings it reads")
    parser.add_argument("--vocabulary", default="../../assets/vocab.txt")
    parser.add_argument("--out", required=True)
    parser.add_argument("--from", dest="begin", help="go on from this names.bin")
    parser.add_argument("--minutes", type=float, default=60, help="of the processor's time, of all threads; 0 fits nothing, and with --data prints the table")
    parser.add_argument("--rate", type=float, help="2.5e-3, or 1.5e-3 with --from")
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--bar", type=float, default=0.5, help="the least probability of a word's type that is sure")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--no-table", action="store_true", help="do not read the validation rows with the whole model")
    options = parser.parse_args()
    if not options.minutes and not options.begin:
        parser.error("--minutes 0 takes a file, --from")
    if not options.minutes:
        declare(options.begin, options.out, options.bar, options.model)
        if not options.data:
            return
    torch.set_num_threads(options.threads)
    torch.manual_seed(5)
    random.seed(5)
    model, header = file.read(options.model)
    pieces = file.pieces(options.vocabulary)
    vocabulary = {piece: at for at, piece in enumerate(pieces)}
    made = lambda rows: Rows(vocabulary, prepare.tokenizer_of(pieces), rows)
    (train, validation), (taught, held) = listed(options.data), others(options.data)
    validation = made(validation + held)
    words, tags = model.word.weight.detach(), len(header["tags"])
    sketch = go_on_from(options.begin, words, tags) if options.begin else Sketch(words, options.width, DISTANCES, tags)
    if options.minutes:
        train, taught = made(train), made(taught)
        fit(sketch, train, taught, of_model(model, taught), 60 * options.minutes, options.rate or (1.5e-3 if options.begin else 2.5e-3), not options.begin)
        write(options.out, sketch, options.bar, options.model)
    if not options.no_table:
        early = said(validation, tags, sketch)
        names_cascade.table_of_bars(model, names_cascade.Pieces(pieces), validation, early, of_model(model, validation), BARS)


if __name__ == "__main__":
    main()
