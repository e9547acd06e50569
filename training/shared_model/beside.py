"""What the linear model of `ProtectFlash` adds to the encoder's logit for injection, on rows that neither was trained on, apart by who wrote them.
`python beside.py --data DIR --work FOLDER --extractor ../../target/release/examples/flash_features`; half an hour on one core.

The linear model that ships knows the validation rows of the shared model, so it is fitted anew without them, as `train_flash.py` does. Rows
under licences under which nothing is trained are measured too, but not chosen by."""

import argparse
import collections
import math
import os
import random

import numpy as np
import torch

import file
import prepare
import rows as sources
import score
from evaluate import loaded
from export import OPERATING, operating_logit

import flash_data
import flash_grammar
import flash_model
import train_flash

UNLICENSED = "other licences"
# Texts of a source at most, and characters of a text of other licences.
LIMITS, LONG = {"others": 60, "grammars": 12, "written": 150, UNLICENSED: 60}, 3000
BOUND, SHARES = 4.0, (0.1, 0.2, 0.3, 0.5, 1.0)
# A verdict's point; the crate's share is chosen here.
BLOCKS = math.log(0.6 / 0.4)


def plain(text):
    return sources.normal(text) if len(sources.normal(text)) > 12 else text.strip()


def unseen(data, scale):
    """The texts to measure on, and all those that the linear model must not be fitted to."""
    _, validation = prepare.all_rows(data, random.Random(17))
    texts = [{"author": sources.author("injection", row["source"]), "source": row["source"], "origin": row["origin"], "label": row["labels"]["injection"], "text": row["segments"][0]}
             for row in validation if row["task"] == "injection"]
    held = {plain(row["text"]) for row in texts}
    known, every = held | sources.evaluation_texts(data), flash_data.rows(f"{data}/injection/train.jsonl.gz")
    known |= {plain(row["text"]) for row in every if row["license"] in flash_data.PERMISSIVE}
    random.Random(1).shuffle(every)
    for row in every:
        if row["license"] not in flash_data.PERMISSIVE and "quoting" not in row["source"] and len(row["text"]) <= LONG and plain(row["text"]) not in known:
            known.add(plain(row["text"]))
            texts.append({"author": UNLICENSED, "source": row["source"], "origin": "UNTRUSTED" if flash_data.untrusted(row) else "USER", "label": row["label"], "text": row["text"]})
    seen, kept = collections.Counter(), []
    for row in texts:
        key = (row["author"], row["source"]) if row["author"] != UNLICENSED else (row["author"], row["source"], row["origin"], row["label"])
        seen[key] += 1
        if seen[key] <= LIMITS[row["author"]] * scale:
            kept.append(row)
    return kept, held


def linear(data, work, extractor, texts, held):
    """Logits of a linear model that was fitted to none of the texts `held`."""
    kept = []
    for row in flash_data.rows(f"{data}/injection/train.jsonl.gz"):
        row["untrusted"] = flash_data.untrusted(row)
        shared = {"task": "injection", "source": row["source"], "origin": "UNTRUSTED" if row["untrusted"] else "USER", "segments": [row["text"]]}
        if row["source"] not in flash_data.LEFT_OUT and row["license"] in flash_data.PERMISSIVE and not sources.is_validation(shared):
            kept.append(row)
    train = flash_data.embedded(kept) + [row for row in flash_grammar.rows(7) if row["source"] not in sources.VALIDATION["injection"]]
    train = flash_data.augmented([row for row in train if plain(row["text"]) not in held])
    features = train_flash.extract(train + [{"text": row["text"], "untrusted": row["origin"] == "UNTRUSTED"} for row in texts], work, extractor)
    rest = [0] * len(texts)
    labels, copies = np.array([row["label"] for row in train] + rest, np.int8), np.array([bool(row.get("augmented")) for row in train] + rest, bool)
    chosen = np.arange(len(train), dtype=np.int32)
    ids = train_flash.frequent_ids(features, train_flash.frequencies(features, chosen))
    weights = train_flash.sample_weights([row["source"] for row in train] + [""] * len(texts), labels, copies, chosen, 0.35)
    fitted = flash_model.fit(features, ids, train, chosen, labels, weights, epochs=5, rate=0.01, each=1.0, l2=1e-4)
    logits = flash_model.predict(features, ids, fitted)[len(train):]
    return np.where(np.isfinite(logits), logits, -BOUND)


def encoder(path, vocabulary, texts):
    """Calibrated logits."""
    model, header = loaded(path, False)
    model.wide = {}
    pieces = file.pieces(vocabulary)
    tokenizer = prepare.tokenizer_of(pieces)
    rows = [(row["origin"], [tokenizer.encode(row["text"]).ids]) for row in texts]
    logits = score.logits(model, {piece: at for at, piece in enumerate(pieces)}, rows)["injection"][:, 0].numpy().astype(float)
    origins = next(pool for pool in header["pools"] if pool["name"] == "injection")["origins"]
    pairs = np.array([origins[row["origin"]][0] for row in texts])
    return pairs[:, 0] * logits + pairs[:, 1]


def measured(scores, labels, weights):
    """Area under the curve, recall at 1 % and at 2 % false positives."""
    order = np.argsort(-scores, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))
    found, false = (np.cumsum(np.where(labels == value, weights, 0)[order])[ends] / weights[labels == value].sum() for value in (1, 0))
    return np.array([np.trapezoid(np.append(0, found), np.append(0, false)), *(found[false <= rate].max(initial=0) for rate in (0.01, 0.02))])


def resampled(labels, of, rng, draws):
    """Weights of texts, sources drawn again with replacement, those of attacks and of harmless texts apart."""
    for _ in range(draws):
        times = np.zeros(len(labels))
        for value in (0, 1):
            some = np.flatnonzero(labels == value)
            np.add.at(times, rng.choice(some, len(some)), 1)
        yield times[of]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", required=True, help="a folder for the features")
    parser.add_argument("--extractor", required=True)
    parser.add_argument("--model", default="../../assets/model.bin")
    parser.add_argument("--vocabulary", default="../../assets/vocab.txt")
    parser.add_argument("--scale", type=float, default=1.0, help="so many times as many texts of each source")
    parser.add_argument("--draws", type=int, default=500)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    os.makedirs(args.work, exist_ok=True)
    texts, held = unseen(args.data, args.scale)
    print(len(texts), "texts", flush=True)
    words = linear(args.data, args.work, args.extractor, texts, held)
    alone = encoder(args.model, args.vocabulary, texts)
    labels, column = np.array([row["label"] for row in texts]), lambda name: np.array([row[name] for row in texts])
    forms = {"encoder alone": alone}
    for name, low in (("both signs", -BOUND), ("above 0", 0.0)):
        forms.update({f"{share} of it, {name}": alone + share * words.clip(low, BOUND) for share in SHARES})
    rng = np.random.default_rng(5)
    for who in LIMITS:
        for origin in ("USER", "UNTRUSTED"):
            of = np.flatnonzero((column("author") == who) & (column("origin") == origin))
            names, at = np.unique([f"{texts[n]['source']}/{labels[n]}" for n in of], return_inverse=True)
            kinds, truth = np.array([int(name[-1]) for name in names]), labels[of]
            weights, by_source = 1 / np.sqrt(np.bincount(at))[at], collections.defaultdict(list)
            for n in of:
                by_source[texts[n]["source"]].append(n)
            print(f"== {who}, {origin}: {truth.sum()} attacks of {kinds.sum()} sources, {(truth == 0).sum()} harmless texts of {(kinds == 0).sum()}\n"
                  "   area, recall at 1 % and 2 % false positives, and their gains with 95 % of draws of sources; at 0.6 recall and false positives, means of sources")
            draws = [weights * times for times in resampled(kinds, at, rng, args.draws)]
            before = [measured(alone[of], truth, drawn) for drawn in draws]
            for form, scores in forms.items():
                gains = np.array([measured(scores[of], truth, drawn) - known for drawn, known in zip(draws, before)])
                reached, (low, high) = measured(scores[of], truth, weights), np.quantile(gains, [0.025, 0.975], axis=0)
                gain = reached - measured(alone[of], truth, weights)
                found, false = (np.mean([(scores[of][at == n] >= BLOCKS).mean() for n in np.flatnonzero(kinds == value)]) for value in (1, 0))
                shown = "  ".join(f"{value:.4f} {more:+.4f} [{least:+.4f}, {most:+.4f}]" for value, more, least, most in zip(reached, gain, low, high))
                point = operating_logit(scores, labels, by_source, OPERATING["injection", origin][1]) if who == "others" else None
                print(f"   {form:24} {shown}  {found:.3f} {false:.4f}" + (f"  point of the aimed rate {point:.2f}" if point is not None else ""), flush=True)


if __name__ == "__main__":
    main()
