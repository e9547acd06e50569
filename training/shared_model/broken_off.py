"""What the width of a window costs and wins on long texts that were set aside: `python broken_off.py --data DIR --model assets/model.bin --vocabulary assets/vocab.txt`.

Prints, for each validation source of documents and tool outputs with texts longer than a window, the share of its texts in which
any window is taken for an injection at 0.6, for windows of several widths; `src/inference/windows.rs` has the width that ships.
"""

import argparse
import collections
import random

import numpy as np

import file
import prepare
import rows as sources
import table
from export import THRESHOLD, scored

WIDTHS = (160, 128, 112, 96)
OVERLAP = 45
TEXTS = 40


def windows(ids, width, begin, end):
    room = width - 3
    for start in range(0, max(1, len(ids) - OVERLAP), room - OVERLAP):
        yield begin + ids[start:start + room] + [end]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--vocabulary", required=True)
    args = parser.parse_args()
    pieces = file.pieces(args.vocabulary)
    tokenizer, number = prepare.tokenizer_of(pieces), pieces.index
    model, header = file.read(args.model)
    a, b = next(pool for pool in header["pools"] if pool["name"] == "injection")["origins"]["UNTRUSTED"][0]
    by_source = collections.defaultdict(list)
    for read in (sources.injection, sources.tool_results):
        for row in read(args.data):
            if row["origin"] == "UNTRUSTED" and sources.is_validation(row):
                by_source[row["source"], row["labels"]["injection"]].append(row["segments"][0])
    print(f"{'source':42} attack texts  " + "  ".join(f"{width:5}" for width in WIDTHS))
    for (source, attack), texts in sorted(by_source.items()):
        random.Random(1).shuffle(texts)
        long = [ids for ids in (tokenizer.encode(text).ids for text in texts) if len(ids) > WIDTHS[0] - 3][:TEXTS]
        if len(long) < 8:
            continue
        rates = []
        for width in WIDTHS:
            made = table.Table.of([
                {"task": "injection", "source": source, "ids": ids, "first": len(ids), "tags": None, "labels": {}, "text": at}
                for at, text in enumerate(long) for ids in windows(text, width, [number("[CLS]"), number("[UNTRUSTED]")], number("[SEP]"))])
            rates.append((1 / (1 + np.exp(-(a * scored(model, made)["injection"][:, 0] + b))) >= THRESHOLD).mean())
        print(f"{source:42} {attack:6} {len(long):5}  " + "  ".join(f"{rate:.3f}" for rate in rates), flush=True)


if __name__ == "__main__":
    main()
