"""Embeddings of the rows of data sets by the shared model's encoder, for `mantlet dataset scan --embeddings`.

    python -m venv venv
    venv/bin/pip install -r training/shared_model/requirements.txt
    OMP_NUM_THREADS=1 venv/bin/python benches/rivals/embed_rows.py --only flip --out FOLDER DIR/lifecycle/text/*.jsonl.gz
    cargo bench --features poisoning --bench poisoning_cases -- --data DIR --embeddings FOLDER

Each file's texts become FOLDER/NAME.f32: little-endian 32-bit floats, row after row, 384 wide: the mean of the last states of
the first window, as far as its 128 tokens reach. The weights are those of `assets/model.bin` as the crate rounds them.
"""

import argparse
import gzip
import json
import os
import sys

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "training", "shared_model"))
import file  # noqa: E402
import prepare  # noqa: E402


@torch.no_grad()
def embedded(model, vocabulary, tokenizer, texts, batch=32):
    """One row of numbers for each text."""
    start, end = [vocabulary["[CLS]"], vocabulary["[USER]"]], [vocabulary["[SEP]"]]
    ids = [start + encoding.ids[:125] + end for encoding in tokenizer.encode_batch(texts)]
    order = sorted(range(len(ids)), key=lambda row: len(ids[row]))
    out = torch.zeros(len(ids), model.config["hidden"])
    for at in range(0, len(order), batch):
        rows = order[at:at + batch]
        length = len(ids[rows[-1]])
        tokens, present = torch.zeros(len(rows), length, dtype=torch.long), torch.zeros(len(rows), length, dtype=torch.bool)
        for line, row in enumerate(rows):
            tokens[line, :len(ids[row])], present[line, :len(ids[row])] = torch.tensor(ids[row]), True
        states = model.encode(tokens, torch.zeros_like(tokens), present)
        out[rows] = (states * present[:, :, None]).sum(1) / present.sum(1, keepdim=True)
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--out", required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--text", default="text")
    args = parser.parse_args()
    torch.set_num_threads(1)
    assets = os.path.join(HERE, "..", "..", "assets")
    pieces = open(os.path.join(assets, "vocab.txt"), encoding="utf-8").read().splitlines()
    vocabulary, tokenizer = {piece: at for at, piece in enumerate(pieces)}, prepare.tokenizer_of(pieces)
    model, _ = file.read(os.path.join(assets, "model.bin"))
    model.quantise(False)
    os.makedirs(args.out, exist_ok=True)
    for path in args.files:
        name = os.path.basename(path).removesuffix(".gz").removesuffix(".jsonl")
        if args.only in name:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                texts = [json.loads(line)[args.text] for line in lines]
            embedded(model, vocabulary, tokenizer, texts).numpy().astype("<f4").tofile(os.path.join(args.out, f"{name}.f32"))
            print(name, len(texts), flush=True)


main()
