"""Builds assets/protect_flash.bin from injection/train.jsonl.gz. See README.md in this folder.

    python train_flash.py --data DIR [--work work] [--out ../assets/protect_flash.bin]

Needs the feature extractor:  cargo build --release --no-default-features --features training --example flash_features
"""

import argparse
import collections
import hashlib
import json
import os
import struct
import subprocess

import numpy as np

import flash_data
import flash_model

FOLDS = 4
LEAST = 3  # texts that a feature must occur in
BUCKETS = 1 << 15
SLOTS = 4


def extract(rows, folder, extractor):
    os.makedirs(folder, exist_ok=True)
    process = subprocess.Popen([extractor, folder], stdin=subprocess.PIPE)
    for row in rows:
        process.stdin.write(json.dumps({"text": row["text"], "untrusted": row["untrusted"]}).encode() + b"\n")
    process.stdin.close()
    if process.wait():
        raise SystemExit("the extractor failed")
    return flash_model.Features(folder)


def sample_weights(sources, labels, is_copy, chosen, positive_share):
    """Square-root balance of sources, a fixed share for attacks, half weight for disturbed copies."""
    size = collections.Counter(zip(sources, labels.tolist()))
    weights = np.zeros(len(sources), dtype=np.float32)
    for row in chosen:
        weight = flash_data.SOURCE_WEIGHT.get(sources[row], 1.0) / np.sqrt(size[(sources[row], int(labels[row]))])
        weights[row] = weight * (0.5 if is_copy[row] else 1.0)
    inside = np.zeros(len(sources), dtype=bool)
    inside[chosen] = True
    for label, share in ((1, positive_share), (0, 1 - positive_share)):
        of_label = inside & (labels == label)
        weights[of_label] *= share * len(chosen) / weights[of_label].sum()
    return np.minimum(weights, 15)


def frequencies(features, chosen):
    counts = np.zeros(1 << 26, dtype=np.uint8)
    last = np.zeros(1 << 26, dtype=np.int32)
    flash_model.document_frequency(features.hashes, features.starts, features.texts, chosen, counts, last)
    return counts


def frequent_ids(features, counts):
    ids = features.ids(np.ones(1 << flash_model.FEATURE_BITS, dtype=bool))
    flash_model.drop_rare(features.hashes, counts, LEAST, ids)
    return ids


def macro_threshold(logits, sources, target):
    """The logit at which the mean false-positive rate of the benign sources is `target`.

    No source counts for more than 5 %, so that one unlike all others does not set the operating point.
    """
    by = collections.defaultdict(list)
    for logit, source in zip(logits, sources):
        by[source].append(logit)
    groups = [np.array(values) for values in by.values() if len(values) >= 20]
    low, high = -8.0, 40.0
    for _ in range(50):
        middle = (low + high) / 2
        if np.mean([min(np.mean(values >= middle), 0.05) for values in groups]) > target:
            low = middle
        else:
            high = middle
    return high


def platt_slope(logits, labels, weights):
    """The slope of a weighted logistic regression of the label on the logit (Platt 1999)."""
    slope, offset = 1.0, 0.0
    for _ in range(200):
        p = 1 / (1 + np.exp(-np.clip(slope * logits + offset, -30, 30)))
        gradient = np.array([np.sum(weights * (p - labels) * logits), np.sum(weights * (p - labels))])
        curve = weights * p * (1 - p)
        hessian = np.array([[np.sum(curve * logits**2), np.sum(curve * logits)], [np.sum(curve * logits), np.sum(curve)]])
        step = np.linalg.solve(hessian + 1e-6 * np.eye(2), gradient)
        slope, offset = slope - step[0], offset - step[1]
    return float(slope)


def pack(weights, importance):
    """Buckets of four: the most important features of each bucket stay."""
    order = np.argsort(-importance, kind="stable")
    order = order[weights[order] != 0]
    fill = np.zeros(BUCKETS, dtype=np.int32)
    kept = []
    for feature in order:
        bucket = feature >> 8
        if fill[bucket] < SLOTS:
            fill[bucket] += 1
            kept.append(feature)
    return np.array(kept)


def write(path, weights, kept, slope, threshold):
    scale = float(np.quantile(np.abs(weights[kept]), 0.9995)) / 127
    quantised = np.clip(np.round(weights[kept] / scale), -127, 127).astype(np.int8)
    tags = np.zeros((BUCKETS, SLOTS), dtype=np.uint8)
    values = np.zeros((BUCKETS, SLOTS), dtype=np.int8)
    fill = np.zeros(BUCKETS, dtype=np.int32)
    for feature, value in zip(kept, quantised):
        bucket = feature >> 8
        tags[bucket, fill[bucket]] = feature & 255
        values[bucket, fill[bucket]] = value
        fill[bucket] += 1
    body = np.concatenate([tags, values.view(np.uint8)], axis=1).tobytes()
    signed = struct.pack("<4sII4fI", b"MFLT", 1, BUCKETS, scale, flash_model.SQUASH, slope, threshold, 0) + body
    with open(path, "wb") as out:
        out.write(signed + hashlib.sha256(signed).digest())
    return len(signed) + 32


def report(title, logits, rows, threshold):
    by = collections.defaultdict(list)
    for logit, row in zip(logits, rows):
        if not row.get("augmented") and np.isfinite(logit):
            by[(-row["label"], row["source"])].append(logit >= threshold)
    print(f"== {title}")
    for (label, source), hits in sorted(by.items()):
        print(f"{'recall' if label else 'fpr   '} {source:48} n={len(hits):6} {np.mean(hits):.4f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with injection/train.jsonl.gz")
    parser.add_argument("--work", default="work")
    parser.add_argument("--out", default="../assets/protect_flash.bin")
    parser.add_argument("--extractor", default="../target/release/examples/flash_features")
    parser.add_argument("--target", type=float, default=0.005, help="mean false-positive rate of the benign sources left out")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--each", type=float, default=1.0)
    parser.add_argument("--positive-share", type=float, default=0.35)
    parser.add_argument("--skip-folds", type=float, nargs=2, metavar=("SLOPE", "THRESHOLD"))
    options = parser.parse_args()

    rows, _ = flash_data.training_rows(f"{options.data}/injection")
    rows = flash_data.augmented(rows)
    features = extract(rows, f"{options.work}/train", options.extractor)
    labels = np.array([row["label"] for row in rows], dtype=np.int8)
    sources = [row["source"] for row in rows]
    is_copy = np.array([bool(row.get("augmented")) for row in rows])
    # Our own grammar trains in every fold; whole collected sources are left out.
    folds = np.array([-1 if s.startswith("grammar") else flash_data.fold_of("m" + s, FOLDS) for s in sources])

    def trained(chosen):
        ids = frequent_ids(features, frequencies(features, chosen))
        weights = sample_weights(sources, labels, is_copy, chosen, options.positive_share)
        fitted = flash_model.fit(features, ids, rows, chosen, labels, weights, epochs=options.epochs, rate=options.rate,
                                 each=options.each, l2=1e-4)
        return ids, weights, fitted

    if options.skip_folds:
        slope, threshold = options.skip_folds
    else:
        logits = np.full(len(rows), np.nan)
        for fold in range(FOLDS):
            ids, _, fitted = trained(np.where(folds != fold)[0].astype(np.int32))
            logits[folds == fold] = flash_model.predict(features, ids, fitted)[folds == fold]
            print("fold", fold, flush=True)
        np.save(f"{options.work}/logits.npy", logits)
        known = np.isfinite(logits) & ~is_copy
        benign = np.where(known & (labels == 0))[0]
        threshold = macro_threshold(logits[benign], [sources[row] for row in benign], options.target)
        balance = sample_weights(sources, labels, is_copy, np.where(known)[0], 0.5)
        slope = platt_slope(logits[known], labels[known].astype(float), balance[known])
        report("sources left out, at the operating point", logits, rows, threshold)
    print(f"slope {slope:.3f} threshold {threshold:.3f}")

    everything = np.arange(len(rows), dtype=np.int32)
    ids, sample, fitted = trained(everything)
    count = np.bincount(ids[ids >= 0], minlength=len(fitted))
    kept = pack(fitted, np.abs(fitted) * np.sqrt(np.minimum(count, 1000)))
    keep = np.zeros(len(fitted), dtype=bool)
    keep[kept] = True
    ids[(ids >= 0) & ~keep[np.maximum(ids, 0)]] = -1
    fitted[~keep] = 0
    # The features that stay make up for those that went.
    fitted = flash_model.fit(features, ids, rows, everything, labels, sample, epochs=2, rate=options.rate / 4, each=options.each,
                             l2=1e-4, weights=fitted)
    size = write(options.out, fitted, kept, slope, threshold)
    print(f"kept {len(kept)} features, {size} bytes")


if __name__ == "__main__":
    main()
