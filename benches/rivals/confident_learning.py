"""Confident learning in Python on the data sets with flipped labels, beside which `poisoning_cases` is read.

    python -m venv venv
    venv/bin/pip install scikit-learn
    OMP_NUM_THREADS=1 venv/bin/python benches/rivals/confident_learning.py --data DIR
    cargo bench --features poisoning --bench poisoning_cases -- --data DIR --only flip

The algorithm is that of Northcutt, Jiang and Chuang, "Confident learning", 2021, with what cleanlab does by default:
probabilities from five-fold cross-validation (here a logistic regression on TF-IDF of words and pairs), a threshold per class,
the confident joint, pruning by noise rate. Rows are ranked by 1 - p(given label). Written here, not copied. With
`--embeddings FOLDER`, as `embed_rows.py` writes them, a second regression on the embeddings is averaged with the first.
"""

import argparse
import gzip
import json
import os

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def out_of_sample(features, labels, cost):
    shares = np.zeros((len(labels), labels.max() + 1))
    for learnt, judged in StratifiedKFold(5, shuffle=True, random_state=0).split(features, labels):
        model = LogisticRegression(C=cost, max_iter=1000).fit(features[learnt], labels[learnt])
        shares[judged] = model.predict_proba(features[judged])
    return shares


def doubted(shares, labels):
    """Rows to prune by noise rate."""
    classes = shares.shape[1]
    thresholds = np.array([shares[labels == k, k].mean() for k in range(classes)])
    confident = np.where(shares >= thresholds, shares, -1)
    guess = np.where(confident.max(1) >= 0, confident.argmax(1), -1)
    joint = np.array([[np.sum((labels == k) & (guess == j)) for j in range(classes)] for k in range(classes)], float)
    joint *= (np.bincount(labels, minlength=classes) / np.maximum(joint.sum(1), 1))[:, None]
    found = np.zeros(len(labels), bool)
    for k in range(classes):
        own = np.flatnonzero(labels == k)
        for j in range(classes):
            if j != k:
                margin = shares[own, j] - shares[own, k]
                worst = own[np.argsort(-margin, kind="stable")[:int(round(joint[k, j]))]]
                found[worst[shares[worst, j] > shares[worst, k]]] = True
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--embeddings")
    args = parser.parse_args()
    folder = f"{args.data}/lifecycle"
    print(f"{'case':24} {'rows':>6} {'flips':>6} {'precision':>9} {'recall':>7} {'recall@k':>8} {'recall@2k':>9}")
    for name in sorted(name.removesuffix(".jsonl.gz") for name in os.listdir(f"{folder}/text") if "flip" in name):
        rows = read(f"{folder}/text/{name}.jsonl.gz")
        truth = {row["id"]: row["poisoned"] for row in read(f"{folder}/truth/{name}.jsonl.gz")}
        wrong = np.array([truth[row["id"]] == 1 for row in rows])
        names = sorted({row["label"] for row in rows}, key=str)
        labels = np.array([names.index(row["label"]) for row in rows])
        words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True).fit_transform([row["text"] for row in rows])
        shares = out_of_sample(words, labels, 4.0)
        if args.embeddings:
            values = np.fromfile(f"{args.embeddings}/{name}.f32", "<f4").reshape(len(rows), -1)
            values /= np.maximum(np.linalg.norm(values, axis=1, keepdims=True), 1e-9)
            shares = (shares + out_of_sample(values, labels, 4.0)) / 2
        found = doubted(shares, labels)
        order = np.argsort(shares[np.arange(len(labels)), labels], kind="stable")
        k = wrong.sum()
        print(f"{name:24} {len(rows):6} {k:6} {wrong[found].mean() if found.any() else 0:9.3f} {found[wrong].mean():7.3f} "
              f"{wrong[order[:k]].sum() / k:8.3f} {wrong[order[:2 * k]].sum() / k:9.3f}", flush=True)


main()
