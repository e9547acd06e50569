"""The head that reads tags before all layers of the encoder have run: `assets/names.bin`.

    python names_early.py --work WORK --model ../../assets/model.bin --out ../../assets/names.bin

`WORK/prepared.pt` is what `prepare.py` makes. The model reads some 26,000 of its rows; a stack of convolutions over neighbouring pieces is fitted to what
the whole model says of each piece, from the states behind `--layer` layers, and rounded as the file stores it. Rows of other tasks are among
them, for prompts and documents without names. Then the validation rows say how sure the head has to be: the table that is printed has, for each bar, the share of
tokens in windows that need the other layers, and the F1 of spans against the labels, with it and with the whole model. `--bar` is chosen by it.

The head says what this model's tags are: the digest of the model file goes into the asset, and the crate leaves the head out for any other. `src/inference/early.rs` documents and checks the layout.
"""

import argparse
import collections
import hashlib
import math
import random
import struct

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import file
import network
import table

PANEL = 16
# Rows of a source at most; of other tasks than personal data, so many together.
MOST, OF_OTHERS = {"synth-own": 3500, "composed_pii": 2500, "people_prose": 900}, 400
OTHERWISE = 450
BARS = (0.5, 0.7, 0.8, 0.85, 0.9, 0.95)


class Head(nn.Module):
    """[rows, tokens, hidden] -> [rows, tokens, logits]; a convolution is one matrix for all places that it sees."""

    def __init__(self, hidden, width, reach, convolutions, tags):
        super().__init__()
        self.reach, self.tags = reach, tags
        self.inner = network.Linear(hidden, width)
        self.convs = nn.ModuleList(network.Linear(width, (2 * reach + 1) * width) for _ in range(convolutions))
        self.outer = network.Linear(width, -(-tags // PANEL) * PANEL)
        for module, inputs in [(self.inner, hidden), *((conv, (2 * reach + 1) * width) for conv in self.convs), (self.outer, width)]:
            nn.init.normal_(module.weight, std=1 / math.sqrt(inputs))

    def forward(self, x, present):
        x, side = F.gelu(self.inner(x)), 2 * self.reach + 1
        for conv in self.convs:
            parts = conv(x) * present[..., None]
            parts = F.pad(parts.view(*parts.shape[:2], side, -1), (0, 0, 0, 0, self.reach, self.reach))
            x = F.gelu(sum(parts[:, at:at + x.shape[1], at] for at in range(side)))
        return self.outer(x)[..., :self.tags]

    def round(self):
        for module in self.modules():
            if isinstance(module, network.Linear):
                module.quantised = True
                module.settle()


def chosen(rows, most, otherwise, others):
    """Rows of each source of personal data, and some of the other tasks."""
    rng, by_source = random.Random(7), collections.defaultdict(list)
    pii = table.TASKS.index("pii")
    for row, (task, source) in enumerate(zip(rows.task.tolist(), rows.source.tolist())):
        by_source[(task == pii, rows.names[source] if task == pii else "")].append(row)
    taken = []
    for (is_pii, name), listed in sorted(by_source.items()):
        rng.shuffle(listed)
        taken += listed[:most.get(name, otherwise) if is_pii else others]
    return rows.take(sorted(taken))


@torch.no_grad()
def read(model, rows, layer):
    """For each token: its state behind `layer` layers, and the probability of each tag at the end."""
    count = int(rows.length.sum())
    states, tags = np.zeros((count, model.config["hidden"]), np.float16), np.zeros((count, model.tokens.weight.shape[0]), np.float16)
    for part, _ in rows.in_parts(torch.device("cpu")):
        ids, types, present, _ = rows.batch(part)
        behind = list(model.states(ids, types, present))
        early, said = behind[layer], model.tokens(behind[-1]).softmax(-1)
        for line, row in enumerate(part.tolist()):
            start, length = int(rows.start[row]), int(rows.length[row])
            states[start:start + length], tags[start:start + length] = early[line, :length], said[line, :length]
    return states, tags


def batches(rows, tokens, shuffled=False):
    """Numbers of rows of nearly one length, so many tokens together with what fills them up."""
    length = rows.length.long()
    made, batch, longest = [], [], 0
    for row in torch.argsort(length + (torch.rand(len(length)) * 8 if shuffled else 0)).tolist():
        longest = max(longest, int(length[row]))
        if batch and longest * (len(batch) + 1) > tokens:
            made.append(batch)
            batch, longest = [], int(length[row])
        batch.append(row)
    made.append(batch)
    if shuffled:
        random.shuffle(made)
    return made


def gathered(rows, states, tags, batch):
    batch = torch.tensor(batch)
    length = rows.length[batch].long()
    at = torch.arange(int(length.max()))[None]
    present = at < length[:, None]
    places = torch.where(present, rows.start[batch][:, None] + at, 0)
    return torch.from_numpy(states[places.numpy()]).float(), present, torch.from_numpy(tags[places.numpy()]).float(), places


def fit(head, rows, states, tags, epochs, rate=2e-3, tokens=6144):
    optimizer = torch.optim.AdamW(head.parameters(), rate, weight_decay=0.01)
    total, step = epochs * len(batches(rows, tokens)), 0
    for epoch in range(epochs):
        losses = []
        for batch in batches(rows, tokens, shuffled=True):
            x, present, said, _ = gathered(rows, states, tags, batch)
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1, step / 100) * max(0.02, 0.5 * (1 + math.cos(math.pi * min(1, step / total))))
            if step >= 0.4 * total:
                head.round()
            loss = -(said * head(x, present).log_softmax(-1)).sum(-1)[present].mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            step += 1
        print(f"epoch {epoch + 1}: cross entropy {sum(losses) / len(losses):.4f}", flush=True)
    head.round()


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


@torch.no_grad()
def table_of_bars(head, rows, states, tags):
    early = np.zeros((int(rows.length.sum()), tags.shape[1]), np.float32)
    for batch in batches(rows, 8192):
        x, present, _, places = gathered(rows, states, tags, batch)
        early[places[present].numpy()] = head(x, present).softmax(-1)[present].numpy()
    for source in sorted(set(rows.source.tolist())):
        listed = [row for row, of in enumerate(rows.source.tolist()) if of == source]
        for bar in BARS:
            counts = collections.Counter()
            for row in listed:
                start, length = int(rows.start[row]), int(rows.length[row])
                place = slice(start + 2, start + length - 1)
                sure = early[place].max(-1) >= bar
                whole = tags[place].astype(np.float32).argmax(-1)
                allowed = int(rows.allowed[row])
                known = lambda found: {span for span in found if allowed >> (2 * span[2] + 1) & 1}
                gold = known(spans(rows.tags[place].clamp_min(0).tolist()))
                for name, said in (("early", early[place].argmax(-1) if sure.all() else whole), ("whole", whole)):
                    said = known(spans(said.tolist()))
                    counts[name, "right"] += len(said & gold)
                    counts[name, "all"] += len(said) + len(gold)
                counts["tokens"] += length
                counts["deep"] += 0 if sure.all() else length
            of = lambda name: 2 * counts[name, "right"] / max(1, counts[name, "all"])
            print(f"{rows.names[source]:12} bar {bar:.2f}: {counts['deep'] / counts['tokens']:.3f} of the tokens in windows that go on; "
                  f"F1 of spans {of('early'):.4f}, of the whole model {of('whole'):.4f}", flush=True)


@torch.no_grad()
def write(path, head, layer, bar, model):
    numbers = 1, layer, head.inner.weight.shape[1], head.inner.weight.shape[0], head.reach, len(head.convs), head.tags
    content = b"MNAM" + struct.pack("<7If", *numbers, bar) + hashlib.sha256(open(model, "rb").read()).digest()
    for module in (head.inner, *head.convs, head.outer):
        scale, multiplier, codes, _ = network.q4(module.weight)
        content += file.half(scale) + file.nibbles(multiplier - 1) + file.nibbles(codes + 8) + file.half(module.bias)
    with open(path, "wb") as out:
        out.write(content + hashlib.sha256(content).digest())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", required=True, help="folder with prepared.pt")
    parser.add_argument("--model", required=True, help="model.bin whose first layers the head reads")
    parser.add_argument("--out", required=True)
    parser.add_argument("--layer", type=int, default=2)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--reach", type=int, default=2)
    parser.add_argument("--convolutions", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--bar", type=float, default=0.9)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    model, header = file.read(options.model)
    train, validation, _ = table.load(f"{options.work}/prepared.pt")
    train = chosen(train, MOST, OTHERWISE, OF_OTHERS)
    validation = chosen(validation, {}, len(validation), 0)
    torch.manual_seed(5)
    random.seed(5)
    head = Head(model.config["hidden"], options.width, options.reach, options.convolutions, len(header["tags"]))
    fit(head, train, *read(model, train, options.layer), options.epochs)
    table_of_bars(head, validation, *read(model, validation, options.layer))
    write(options.out, head, options.layer, options.bar, options.model)


if __name__ == "__main__":
    main()
