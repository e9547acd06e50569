"""The head of tokens of a model file, fitted again while everything else of the file stays as it is, byte for byte.

    python tokens_head.py --data DIR --model ../../assets/model.bin --out ../../assets/model.bin --version 1.4.1

It goes on from the file's own head with the states that the rounded encoder has for rows of personal data: some of each source, and all that were written one by one. The table that is printed has precision, recall, F1 and
F2 of spans on the validation rows, before and after. Afterwards `assets/names.bin` has to be declared for the new file (`names_sketch.py`), and the parity vectors and the manifest are written here.
"""

import argparse
import collections
import json
import random
import struct

import numpy as np
import torch

import export
import file
import names_sketch
import network
import prepare
import rows as sources
import table
import written_names

# Rows of a source at most: of the grammars', of the others'; those that were written one by one are read whole.
MOST_OF_GRAMMAR, MOST, MOST_ANEW = 200, 500, 5000
GRAMMARS = ("people", "composed", "personal", "hwu64", "sgd")
# Shares of the steps' pieces: those that were written one by one, and the same with other names.
SHARES = {"written_names": 0.25, "written_names_exchanged": 0.15}
STEPS, PIECES, RATE = 2000, 4096, 1e-3
# What holds the head near the one that it began as.
HELD = 1e-3
# What is taken from the logit of "none" afterwards, for what is missed weighs more than what is found too often: with it the tweets among the validation
# rows keep their recall.
OUTSIDE = 0.8


def chosen(rows):
    """Some rows of each source."""
    by_source = collections.defaultdict(list)
    for row in rows:
        by_source[row["source"]].append(row)
    most = lambda source: len(rows) if source == "written_names" else MOST_ANEW if source in SHARES else MOST_OF_GRAMMAR if source.startswith(GRAMMARS) else MOST
    return [row for source, of in sorted(by_source.items()) for row in random.sample(of, min(most(source), len(of)))]


@torch.no_grad()
def states(model, rows):
    """The last layer's states of each token, [tokens, width]."""
    made = np.zeros((len(rows.ids), model.config["hidden"]), np.float16)
    for batch in rows.batches(range(len(rows.length)), 4096):
        ids, _, present, _, _, places = rows.batch(batch)
        *_, last = model.states(ids, torch.zeros_like(ids), present)
        made[places[present].numpy()] = last[present].numpy()
    return torch.from_numpy(made)


def fit(head, rows, known):
    """Steps over pieces of all sources: by the square roots of the sources' sizes, but for those that have a share of their own."""
    begin = [parameter.detach().clone() for parameter in head.parameters()]
    of_row = torch.repeat_interleave(torch.arange(len(rows.length)), rows.length)
    source = np.array(rows.source)[of_row.numpy()]
    names, source, counts = np.unique(source, return_inverse=True, return_counts=True)
    free = sum(count ** 0.5 for name, count in zip(names, counts) if name not in SHARES)
    shares = np.array([SHARES.get(name, (1 - sum(SHARES.values())) * count ** 0.5 / free) for name, count in zip(names, counts)])
    asked = rows.tags.numpy() != table.IGNORED
    weights = torch.from_numpy((shares / counts)[source] * asked).float()
    generator, optimiser = torch.Generator().manual_seed(5), torch.optim.AdamW(head.parameters(), RATE, weight_decay=0.0)
    # One draw of a hundred steps is faster than a hundred draws.
    drawn = torch.cat([torch.multinomial(weights, 100 * PIECES, generator=generator) for _ in range(STEPS // 100)]).view(STEPS, PIECES)
    for step, pieces in enumerate(drawn):
        optimiser.param_groups[0]["lr"] = RATE * (1 - step / STEPS)
        logs = head(known[pieces].float()).log_softmax(-1)[:, None]
        loss = table.tag_losses(logs, rows.tags[pieces].long()[:, None], table.could_have(rows.allowed[of_row[pieces]])).mean()
        loss = loss + HELD * sum(((now - then) ** 2).sum() for now, then in zip(head.parameters(), begin))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        head.bias[0] -= OUTSIDE


@torch.no_grad()
def rates(head, rows, known):
    """{source: (right, found, there)} of the spans of the validation rows."""
    tags, counts = head(known.float()).argmax(-1), collections.defaultdict(lambda: np.zeros(3, int))
    for row, source in enumerate(rows.source):
        begin, length, allowed = int(rows.start[row]), int(rows.length[row]), int(rows.allowed[row])
        place = slice(begin + 2, begin + length - 1)
        spans = lambda of: {span for span in names_sketch.spans(of[place].clamp_min(0).tolist()) if allowed >> (2 * span[2] + 1) & 1}
        found, there = spans(tags), spans(rows.tags)
        counts[source] += (len(found & there), len(found), len(there))
    return counts


def show(name, counts):
    for source, (right, found, there) in sorted(counts.items()):
        f = lambda square: (1 + square) * right / max(1, found + square * there)
        print(f"{name:7} {source:16} precision {right / max(1, found):.4f}, recall {right / max(1, there):.4f}, F1 {f(1):.4f}, F2 {f(4):.4f}", flush=True)


def replaced(path, head, version):
    """The bytes of a model file with another head of tokens and another version."""
    content = bytearray(open(path, "rb").read())
    length = struct.unpack("<I", content[8:12])[0]
    header = json.loads(content[12:12 + length])
    changed = json.dumps({**header, "version": version}, separators=(",", ":")).encode()
    if len(changed) != length:
        raise ValueError(f"the version {version} is not as long as {header['version']}")
    content[12:12 + length] = changed
    data = -(-(12 + length) // file.ALIGNMENT) * file.ALIGNMENT
    scale, codes, _ = network.q8(head.weight.detach())
    new = {"tokens.weight": file.half(scale) + codes.to(torch.int8).numpy().tobytes(), "tokens.bias": file.half(head.bias.detach())}
    for entry in header["tensors"]:
        if entry["name"] in new:
            assert len(new[entry["name"]]) == entry["bytes"]
            content[data + entry["offset"]:data + entry["offset"] + entry["bytes"]] = new[entry["name"]]
    return bytes(content)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--vocabulary", default="../../assets/vocab.txt")
    parser.add_argument("--out", required=True)
    parser.add_argument("--manifest", default="../../assets/manifest.json")
    parser.add_argument("--vectors", default="../../tests/cases/model_vectors.json")
    parser.add_argument("--version", required=True, help="as long as the present one")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(5)
    random.seed(5)
    model, _ = file.read(options.model)
    pieces = open(options.vocabulary, encoding="utf-8").read().rstrip("\n").split("\n")
    vocabulary, tokenizer = {piece: at for at, piece in enumerate(pieces)}, prepare.tokenizer_of(pieces)
    train, validation = names_sketch.listed(options.data)
    train, validation = (names_sketch.Rows(vocabulary, tokenizer, rows) for rows in (chosen(train), validation))
    known = states(model, validation)
    show("before", rates(model.tokens, validation, known))
    fit(model.tokens, train, states(model, train))
    content = replaced(options.model, model.tokens, options.version)
    with open(options.out, "wb") as out:
        out.write(content)
    rounded, _ = file.read(options.out)
    show("after", rates(rounded.tokens, validation, known))
    file.manifest(options.manifest, {"model.bin": options.out, "vocab.txt": options.vocabulary})
    with open(options.vectors, "w", encoding="utf-8") as out:
        json.dump(export.vectors(rounded, vocabulary, tokenizer), out, indent=1, ensure_ascii=False)
        out.write("\n")


if __name__ == "__main__":
    main()
