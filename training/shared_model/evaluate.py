"""Rates by source of a model file, a checkpoint, or both side by side. The crate's own numbers come from `mantlet eval`; this tells, before
the file goes into the crate, what rounding costs: `python evaluate.py --work WORK --data DIR [--limit N]`."""

import argparse
import collections
import random

import numpy as np
import torch

import file
import flash_data
import network
import prepare
import rows as sources
import score
import teacher
from train import CONFIG

TASKS = {"injection": ("injection", "eval"), "toxicity": ("toxicity", "eval"), "safety": ("safety", "eval"), "action": ("actions", "eval")}


def evaluation_rows(data, task, limit, seed=3):
    folder, name = TASKS[task]
    by_source = collections.defaultdict(list)
    for row in sources.read(f"{data}/{folder}/{name}.jsonl.gz"):
        if task == "injection":
            made = ("UNTRUSTED" if flash_data.untrusted(row) else "USER", [row["text"]], {"injection": row["label"]})
        elif task == "toxicity":
            made = ("USER", [row["text"]], {k: v for k, v in row["labels"].items() if v is not None})
        elif task == "safety":
            made = ("RESPONSE" if row["role"] == "response" else "USER", [row["text"]] + ([row["context"]] if row.get("context") else []), {"unsafe": row["unsafe"]})
        else:
            made = ("CALL", sources.action_segments(row), {"risk": row["unsafe"]})
        by_source[row["source"]].append(made)
    rng = random.Random(seed)
    for source, made in by_source.items():
        rng.shuffle(made)
        yield from ((source, *row) for row in made[:limit])


def auc(scores, labels):
    scores, labels = np.asarray(scores), np.asarray(labels)
    if labels.min() == labels.max():
        return float("nan")
    values, ranks = np.unique(scores, return_inverse=True)
    count = np.bincount(ranks)
    mean_rank = np.cumsum(count) - (count - 1) / 2
    positive = labels == 1
    n = positive.sum()
    return (mean_rank[ranks][positive].sum() - n * (n + 1) / 2) / (n * (len(labels) - n))


def loaded(path, quantised, which="model"):
    if path.endswith(".bin"):
        return file.read(path)
    weights = torch.load(path, map_location="cpu")[which]
    model = teacher.Teacher() if "distances" in weights else network.Model(CONFIG, sources.POOLS, sources.TAGS)
    model.load_state_dict(weights)
    model.eval()
    model.quantise(quantised)
    return model, None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--model", action="append", help="a model file or a checkpoint; several are compared")
    parser.add_argument("--limit", type=int, default=10**9, help="rows per source")
    parser.add_argument("--task", action="append", choices=list(TASKS))
    parser.add_argument("--threads", type=int, default=0)
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    pieces = file.pieces(f"{args.work}/vocab.txt")
    vocabulary, tokenizer = {piece: at for at, piece in enumerate(pieces)}, prepare.tokenizer_of(pieces)
    for task in args.task or TASKS:
        rows = list(evaluation_rows(args.data, task, args.limit))
        encoded = [(origin, [tokenizer.encode(text).ids for text in segments]) for _, origin, segments, _ in rows]
        for path in args.model or [f"{args.work}/model.bin"]:
            model, header = loaded(path, False)
            logits = score.logits(model, vocabulary, encoded)[task]
            pool = next(pool for pool in header["pools"] if pool["name"] == task) if header else {"calibration": [(1.0, 0.0)]}
            pairs = torch.tensor([pool.get("origins", {}).get(origin, pool["calibration"])[0] for _, origin, _, _ in rows])
            first = torch.sigmoid(pairs[:, 0] * logits[:, 0] + pairs[:, 1]).numpy()
            print(f"== {task}  {path}")
            outputs = sources.POOLS[task]
            verdicts = np.array([row[3].get(outputs[0], -1) for row in rows])
            for source in sorted({row[0] for row in rows}):
                of = np.array([row[0] == source for row in rows]) & (verdicts >= 0)
                hit, attack = first[of] >= 0.6, verdicts[of] == 1
                print(f"{source:48} {of.sum():5}  recall {hit[attack].mean() if attack.any() else float('nan'):.3f}  false positives "
                      f"{hit[~attack].mean() if (~attack).any() else float('nan'):.3f}  AUC {auc(first[of], verdicts[of]):.4f}  accuracy {(hit == attack).mean():.3f}")
            for column, name in enumerate(outputs):
                of = [at for at, row in enumerate(rows) if name in row[3]]
                if of:
                    print(f"   {name:28} {len(of):6}  AUC {auc(logits[of, column].numpy(), [rows[at][3][name] for at in of]):.4f}")


if __name__ == "__main__":
    main()
