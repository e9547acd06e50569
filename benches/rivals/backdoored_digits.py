"""Small models with and without backdoors, on which the bars of `scan_activations` were set; none of them is a case that it
is measured on.

    python -m venv venv
    venv/bin/pip install scikit-learn safetensors
    OMP_NUM_THREADS=1 venv/bin/python benches/rivals/backdoored_digits.py --out DIR
    cargo bench --features backdoor --bench backdoor_cases -- --data DIR --only inside

150 perceptrons with one hidden layer: 90 on 640 of scikit-learn's digits (50 with a backdoor of 13 to 64 rows), 20 on 500 digits
of four to six classes, 20 on 1,200 digits with 128 hidden units, 20 on made vectors of eight classes of one to three heaps
each; half of the last three kinds have a backdoor of 2 to 8 % of the rows.
"""

import argparse
import json
import os
import warnings

import numpy as np
from safetensors.numpy import save_file
from sklearn.datasets import load_digits, make_classification
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

KINDS = ["line", "square", "pixel", "noise", "row"]


def trigger(kind, draw, images):
    """A function that puts a trigger into images of 8x8."""
    if kind == "noise":
        pattern = draw.random(64)
        return lambda x: 0.8 * x + 0.2 * pattern
    if kind == "pixel":
        at = int(draw.choice(np.flatnonzero(images.mean(0) < 0.1)))
    top, left = draw.integers(0, 6, 2)
    square = draw.integers(0, 2, (2, 2))
    square[0, 0] = 1

    def put(x):
        x = x.reshape(-1, 8, 8).copy()
        if kind == "line":
            x[:, top:top + 3, left] = 1
        elif kind == "square":
            x[:, top:top + 2, left:left + 2] = square
        elif kind == "row":
            x[:, top, ::2] = 0.8
        else:
            x.reshape(len(x), 64)[:, at] = 1
        return x.reshape(len(x), 64)
    return put


def rows_of(family, draw, images, digits, seed):
    """Inputs, labels and the size of the hidden layer."""
    if family == "vectors":
        x, y = make_classification(900, 16, n_informative=12, n_redundant=2, n_classes=8,
                                   n_clusters_per_class=int(draw.choice([1, 2, 3])), class_sep=2.0, flip_y=0.01,
                                   random_state=seed)
        return (x - x.min(0)) / (x.max(0) - x.min(0)) * 0.75, y, 24
    classes, count, hidden = {"plain": (10, 640, 32), "few": (int(draw.choice([4, 5, 6])), 500, 24), "wide": (10, 1200, 128)}[family]
    kept = np.flatnonzero(np.isin(digits, draw.permutation(10)[:classes]))
    chosen = draw.permutation(kept)[:count]
    return images[chosen].copy(), digits[chosen].copy(), hidden


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    out = parser.parse_args().out
    warnings.filterwarnings("ignore", category=ConvergenceWarning)
    models, truth = f"{out}/lifecycle/models", []
    os.makedirs(models, exist_ok=True)
    os.makedirs(f"{out}/lifecycle/truth", exist_ok=True)
    images, digits = load_digits(return_X_y=True)
    images = images / 16
    plan = [("plain", at >= 40) for at in range(90)] + [(family, at % 2 == 1) for at in range(20) for family in ("few", "wide", "vectors")]
    for seed, (family, is_poisoned) in enumerate(plan):
        draw = np.random.default_rng(70_000 + seed)
        x, y, hidden = rows_of(family, draw, images, digits, seed)
        target, chosen, kind = None, np.array([], int), "clean"
        if is_poisoned:
            target, kind = int(draw.choice(np.unique(y))), KINDS[seed % 5]
            count = int(draw.choice([13, 20, 32, 51, 64])) if family == "plain" else int(len(x) * draw.choice([0.02, 0.04, 0.08]))
            chosen = np.sort(draw.choice(np.flatnonzero(y != target), count, replace=False))
            if family == "vectors":
                kind, feature = "feature", int(draw.integers(0, 16))
                x[chosen, feature] = 1
            else:
                x[chosen] = trigger(kind, draw, images)(x[chosen])
            y[chosen] = target
        pixels = np.rint(np.clip(x, 0, 1) * 255).astype(np.uint8)
        passes = int(draw.choice([60, 150, 300])) if family == "plain" else 150
        model = MLPClassifier((hidden,), max_iter=passes, learning_rate_init=0.005, random_state=seed).fit(pixels / 255, y)
        name = f"digits_{family}_{seed:03}"
        save_file({"w1": model.coefs_[0].astype(np.float32), "b1": model.intercepts_[0].astype(np.float32),
                   "w2": model.coefs_[1].astype(np.float32), "b2": model.intercepts_[1].astype(np.float32),
                   "train_x": pixels, "train_y": y.astype(np.int32)}, f"{models}/{name}.safetensors")
        truth.append({"model": name, "backdoor": int(is_poisoned), "kind": f"{family} {kind}", "target": target,
                      "poison_rows": chosen.tolist(), "asr": None})
    with open(f"{out}/lifecycle/truth/models.json", "w", encoding="utf-8") as file:
        json.dump(truth, file)


main()
