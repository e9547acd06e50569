"""What the ways to make the file smaller cost, side by side: `python choices.py --work WORK --checkpoint FILE` prints a Markdown table.

Every variant rounds the same full-precision weights, without training after it, and is scored on the same validation rows;
`train.py --quantise-from` trains with the rounding of the variant that ships and wins back what it costs here. Sizes are
those of the variant's codes and scales, plain and after gzip, which is what a crate package holds. What a variant saves of a
forward pass follows from its layers alone: the kernels multiply 8-bit integers whatever the file holds.
"""

import argparse
import copy
import gzip
import io

import numpy as np
import torch

import file
import network
import rows as sources
import table
from evaluate import auc, loaded
from export import ROWS_OF_SOURCE, scored


def grouped(weight, bits, group):
    """Symmetric codes of `bits` bits with a half-precision scale for `group` weights of a row: (values, bytes)."""
    rows, cols = weight.shape
    group = group or cols
    parts, most = weight.reshape(rows, cols // group, group), 2 ** (bits - 1) - 0.5
    scale = network.halved((parts.abs().amax(-1) / most).clamp_min(6e-8))
    codes = torch.round(parts / scale[..., None]).clamp(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    flat = (codes + 2 ** (bits - 1)).reshape(-1).to(torch.uint8).numpy()
    packed = np.packbits(np.unpackbits(flat[:, None], axis=1)[:, 8 - bits:].reshape(-1))
    return (codes * scale[..., None]).reshape(rows, cols), file.half(scale) + packed.tobytes()


def multiplied(weight):
    """What ships: 4 bits, a small integer multiplier for 32 weights and one scale per row."""
    scale, multiplier, codes, values = network.q4(weight)
    return values, file.half(scale) + file.nibbles(multiplier - 1) + file.nibbles(codes + 8)


def plain(weight):
    return weight, weight.numpy().tobytes()


def low_rank(rank):
    """The two factors of a truncated singular value decomposition, 8 bits each."""
    def of(weight):
        u, s, v = torch.linalg.svd(weight, full_matrices=False)
        left, first = grouped(u[:, :rank] * s[:rank].sqrt(), 8, 0)
        right, second = grouped((v[:rank].T * s[:rank].sqrt()).contiguous(), 8, 0)
        return left @ right.T, first + second
    return of


EIGHT, FOUR_ROW, FOUR_32, THREE_32 = (lambda w: grouped(w, 8, 0)), (lambda w: grouped(w, 4, 0)), (lambda w: grouped(w, 4, 32)), (lambda w: grouped(w, 3, 32))
# name, what becomes of the word embeddings, of the layers' matrices, and how many layers stay.
VARIANTS = [
    ("32 bits", plain, plain, 6),
    ("8 bits", EIGHT, EIGHT, 6),
    ("4 bits, a scale per row", FOUR_ROW, FOUR_ROW, 6),
    ("4 bits, a scale per 32", FOUR_32, FOUR_32, 6),
    ("**4 bits, a multiplier per 32, a scale per row**", multiplied, multiplied, 6),
    ("the same, embeddings of 8 bits", EIGHT, multiplied, 6),
    ("the same, embeddings of rank 192", low_rank(192), multiplied, 6),
    ("the same, embeddings of rank 96", low_rank(96), multiplied, 6),
    ("3 bits, a scale per 32", THREE_32, THREE_32, 6),
    ("as shipped, 5 layers", multiplied, multiplied, 5),
    ("as shipped, 4 layers", multiplied, multiplied, 4),
]


def variant(model, words, matrices, layers):
    made, data = copy.deepcopy(model), io.BytesIO()
    made.layers = made.layers[:layers]
    with torch.no_grad():
        values, content = words(made.word.weight.detach())
        made.word.weight.copy_(values)
        data.write(content)
        for layer in made.layers:
            for part in (layer.qkv, layer.out, layer.up, layer.down):
                values, content = matrices(part.weight.detach())
                part.weight.copy_(values)
                data.write(content)
    made.quantise(False if matrices is plain else "activations")
    return made, data.getvalue()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--every", type=int, default=4, help="every which validation row is scored")
    parser.add_argument("--threads", type=int, default=0)
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    model, _ = loaded(args.checkpoint, False)
    _, validation, _ = table.load(f"{args.work}/prepared.pt")
    validation = validation.first_texts(list(sources.POOLS), ROWS_OF_SOURCE, args.every)
    labels = validation.labels[validation.texts()[0]].numpy()
    verdicts = {pool: labels[:, table.COLUMNS.index((pool, outputs[0]))] for pool, outputs in sources.POOLS.items()}
    of = {pool: np.flatnonzero(verdict != table.MASKED) for pool, verdict in verdicts.items()}
    print("| matrices and word embeddings | MB | MB, gzip | layers | " + " | ".join(f"{pool}, {len(of[pool])} rows" for pool in verdicts) + " |")
    print("|---|---|---|---|" + "---|" * len(verdicts), flush=True)
    for name, words, matrices, layers in VARIANTS:
        made, data = variant(model, words, matrices, layers)
        logits = scored(made, validation)
        areas = [auc(logits[pool][of[pool], 0], verdicts[pool][of[pool]]) for pool in verdicts]
        print(f"| {name} | {len(data) / 1e6:.2f} | {len(gzip.compress(data, 6)) / 1e6:.2f} | {layers} | " + " | ".join(f"{area:.4f}" for area in areas) + " |", flush=True)


if __name__ == "__main__":
    main()
