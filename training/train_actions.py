"""Builds assets/action_safety.bin from actions/train.jsonl.gz. See README.md in this folder.

    python train_actions.py --data DIR [--work work] [--out ../assets/action_safety.bin] [--commands-only]

Needs the feature extractor:  cargo build --release --features actions,training --example action_features
"""

import argparse
import collections
import gzip
import hashlib
import json
import os
import struct
import subprocess
import sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

import shell_pairs

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "shared_model"))
import rows as sources

GRAMS = 1 << 16
# Grams that a command is reckoned to have more than it has, as `table.rs` does.
SHORT = 30
BUCKETS = 1 << 15
EVIDENCE = 28
FOLDS = 3
# Sources of commands as people and agents give them every day: of those that the rules let pass the table may block so many. What the rules block among
# them (1.1 %) is mostly what they say, harmless by its source's label alone: `find -delete`, `chown -R` of system folders, tools of intruders.
EVERYDAY = ("nl2bash", "tldr-pages", "intercode-bash", "ci-and-dockerfiles")
BLOCKED = 0.01
# Commands that look like attacks and are none. Of commands that the rules know whole the table may block so many of them, and so many everyday ones.
LOOKALIKES = ("claude-code-safety-net", "dcg-fixtures")
BELIEVED = 0.01
BELIEVED_EVERYDAY = 0.001
# Licences that the shipped weights may not depend on.
EXCLUDED = ("GPL",)
# Sources whose attacks are for the rules over paths, addresses and SQL: as words they would teach which tools exist.
STRUCTURAL = ("patt-", "constructed-params", "constructed-sql", "constructed-urls")
# Sources that set no operating point for words: calls that fit their own request badly.
OWNED = ("claude-code-safety-net", "dcg-fixtures", "ci-and-dockerfiles", "asb-normal-tools", "safety-prompts")
# Harmful requests of `safety/`, as calls that hand them on: more words for harm than the calls have.
PROMPTS = 6_000
PROMPT_WEIGHT = 0.5


def read(path):
    with gzip.open(path, "rt") as lines:
        return [json.loads(line) for line in lines]


def prompts(path):
    rows = [row for row in read(path) if row["role"] == "prompt" and row["license_class"] in ("permissive", "share_alike", "gated_permissive")]
    rows = [row for row in rows if 20 <= len(row["text"]) <= 400]
    order = np.random.default_rng(7).permutation(len(rows))[:PROMPTS]
    return [
        {
            "tool": "", "arguments": {"task": rows[at]["text"]}, "user_request": "", "context": "", "unsafe": int(rows[at]["unsafe"]),
            "category": "prompt", "source": "safety-prompts", "license": rows[at]["license"], "group": f"prompt-{at}",
        }
        for at in order
    ]


def pairs():
    """Commands of our own, see `shell_pairs.py`."""
    return [
        {
            "tool": "python" if family.startswith("code") else "bash", "arguments": {"code" if family.startswith("code") else "command": command}, "user_request": "", "context": "", "unsafe": label, "category": "command",
            "source": "shell-pairs", "license": "Apache-2.0", "group": f"pairs/{family}",
        }
        for command, label, family in shell_pairs.rows()
    ]


def extract(rows, extractor, work):
    os.makedirs(work, exist_ok=True)
    source, target = os.path.join(work, "rows.jsonl"), os.path.join(work, "features.jsonl")
    with open(source, "w") as file:
        for row in rows:
            file.write(json.dumps({key: row[key] for key in ("tool", "arguments", "user_request", "context")}) + "\n")
    with open(source) as stdin, open(target, "w") as stdout:
        subprocess.run([extractor], stdin=stdin, stdout=stdout, check=True)
    with open(target) as lines:
        return [json.loads(line) for line in lines]


def matrix(features):
    indices, ends = [], [0]
    for hashes in features:
        indices += sorted({hash % BUCKETS for hash in hashes})
        ends.append(len(indices))
    return csr_matrix((np.ones(len(indices), np.float32), indices, ends), shape=(len(features), BUCKETS))


def sample_weights(sources, labels):
    """Square-root balance of sources, and as much weight for harmful rows as for harmless ones."""
    size = collections.Counter(zip(sources, labels))
    weights = np.array([size[key] ** -0.5 * (PROMPT_WEIGHT if key[0] == "safety-prompts" else 1) for key in zip(sources, labels)])
    for label in (0, 1):
        weights[labels == label] *= 0.5 * len(labels) / weights[labels == label].sum()
    return weights


def operating_point(logits, sources, labels, target, most=0.1):
    """The least logit at which the mean false-positive rate of the harmless sources is at most `target`; no source counts for more
    than `most`."""
    groups = [logits[(sources == source) & (labels == 0)] for source in sorted(set(sources[labels == 0]))]
    for threshold in np.arange(-4, 12, 0.05):
        if np.mean([min(np.mean(group >= threshold), most) for group in groups]) <= target:
            return float(threshold)
    return 12.0


def show(name, logits, threshold, sources, labels):
    for source in sorted(set(sources)):
        for label in (0, 1):
            rows = (sources == source) & (labels == label)
            if rows.sum() >= 20:
                print(f"  {name} {'recall' if label else 'fpr':6} {source:32} n={rows.sum():5} {np.mean(logits[rows] >= threshold):.3f}")


def fit(name, X, rows, strength, target, most=0.1):
    labels = np.array([row["unsafe"] for row in rows])
    sources = np.array([row["source"] for row in rows])
    groups = np.array([str(row["group"]) for row in rows])
    weights = sample_weights(sources, labels)
    logits = np.zeros(len(rows))
    for train, held in GroupKFold(FOLDS).split(X, labels, groups):
        model = LogisticRegression(C=strength, max_iter=150).fit(X[train], labels[train], sample_weight=weights[train])
        logits[held] = model.decision_function(X[held])
    known = ~np.isin(sources, OWNED)
    threshold = operating_point(logits[known], sources[known], labels[known], target, most)
    print(f"{name}: {len(rows)} rows, operating point {threshold:.2f}")
    show(name, logits, threshold, sources, labels)
    model = LogisticRegression(C=strength, max_iter=150).fit(X, labels, sample_weight=weights)
    return model.coef_[0], float(model.intercept_[0]), threshold


def head(name, features, rows, strength, target, most=0.1):
    weights, bias, threshold = fit(name, matrix(features), rows, strength, target, most)
    scale, codes = rounded(weights)
    return struct.pack("<3f", scale, bias - threshold, 1.0), codes


def rounded(weights):
    scale = max(np.percentile(np.abs(weights[weights != 0]), 99.9) / 127, 1e-6)
    return scale, np.clip(np.round(weights / scale), -127, 127).astype(np.int8).tobytes()


def command_head(rows, features, target):
    """The head over the grams of commands: one row of the matrix for each window of a command, whose weight they share."""
    labels = np.array([row["unsafe"] for row in rows])
    sources = np.array([row["source"] for row in rows])
    groups = np.array([str(row["group"]) for row in rows])
    # The rules judge the others whole, whatever the table says.
    is_asked = np.array([found["unknown"] for found in features])
    values, indices, ends, owners = [], [], [0], []
    for number, found in enumerate(features):
        for buckets in found["commands"]:
            indices += buckets
            values += [(len(buckets) + SHORT) ** -0.5] * len(buckets)
            ends.append(len(indices))
            owners.append(number)
    X, owners = csr_matrix((values, indices, ends), shape=(len(owners), GRAMS)), np.array(owners)
    weights = (sample_weights(sources, labels) / np.bincount(owners))[owners]
    logits = np.full(len(rows), -9.0)
    for train, held in GroupKFold(10).split(labels, labels, groups):
        inside, outside = np.isin(owners, train), np.isin(owners, held)
        model = LinearSVC(C=1.0, random_state=7).fit(X[inside], labels[owners[inside]], sample_weight=weights[inside])
        np.maximum.at(logits, owners[outside], model.decision_function(X[outside]))
    asked = np.where(is_asked, logits, -9.0)
    # What the rules block is blocked already.
    everyday = np.isin(sources, EVERYDAY) & (labels == 0)
    ruled = np.array([found["score"] >= 0.5 for found in features])
    # What the rules know whole is asked about too, from a surer margin up: where nothing is removed, and elsewhere.
    lookalikes = np.isin(sources, LOOKALIKES) & (labels == 0)
    removes = np.array([found["removes"] for found in features])
    margins, believed = [], np.zeros(len(rows), bool)
    for kind in (~removes, removes):
        known = np.where(kind & ~is_asked & ~ruled, logits, -9.0)
        few = lambda value: np.mean(known[lookalikes] >= value) <= BELIEVED and np.mean(known[everyday] >= value) <= BELIEVED_EVERYDAY
        margins.append(next(value for value in np.arange(0, 3, 0.005) if few(value)))
        believed |= known >= margins[-1]
    rates = [(threshold, np.mean((believed | (asked >= threshold))[everyday & ~ruled])) for threshold in np.arange(-0.5, 3, 0.005)]
    threshold, rate = next(pair for pair in rates if pair[1] <= target)
    print(f"commands: rules {np.mean(ruled[everyday]):.4f} of {everyday.sum()} everyday commands, the table {rate:.4f} of the others")
    print(f"commands: {len(rows)} rows, operating point {threshold:.3f}")
    show("commands", asked, threshold, sources, labels)
    show("together", np.where(ruled | believed | (asked >= threshold), 1.0, 0.0), 0.5, sources, labels)
    # How much a margin says: a logistic curve over what the folds had not seen.
    curve = LogisticRegression(C=1e6).fit(logits[is_asked, None], labels[is_asked], sample_weight=sample_weights(sources[is_asked], labels[is_asked]))
    model = LinearSVC(C=1.0, random_state=7).fit(X, labels[owners], sample_weight=weights)
    scale, codes = rounded(model.coef_[0])
    slope = float(curve.coef_[0, 0])
    print(f"commands: slope {slope:.3f}, of known ones believed from", *(f"{1 / (1 + np.exp(-slope * (margin - threshold))):.3f}" for margin in margins))
    show("known", np.where(believed, 1.0, 0.0), 0.5, sources, labels)
    return struct.pack("<3f", scale, float(model.intercept_[0]) - threshold, slope), codes


def other_heads(both):
    words = [
        (row, found) for row, found in both
        if not found["commands"] and row["category"] != "injected_goal_hijack" and not row["source"].startswith(STRUCTURAL)
    ]
    evidence = [
        (row, found) for row, found in both
        if found["evidence"] and (not row["unsafe"] or row["category"] == "injected_goal_hijack")
    ]
    numbers, codes = head("words", [found["words"] for _, found in words], [row for row, _ in words], 0.1, 0.004, 1.0)
    X = np.array([found["evidence"] for _, found in evidence])
    assert X.shape[1] == EVIDENCE
    weights, bias, threshold = fit("evidence", X, [row for row, _ in evidence], 1.0, 0.0175)
    return numbers + struct.pack("<2f", 1.0, bias - threshold) + struct.pack(f"<{EVIDENCE}f", *weights), codes


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", default="work")
    parser.add_argument("--out", default="../assets/action_safety.bin")
    parser.add_argument("--commands-only", action="store_true", help="keeps the other heads of the file")
    parser.add_argument("--extractor", default="../target/release/examples/action_features")
    arguments = parser.parse_args()

    rows = read(os.path.join(arguments.data, "actions/train.jsonl.gz"))
    rows = [row for row in rows if not any(word in row["license"] for word in EXCLUDED)]
    rows += pairs()
    known = sources.evaluation_commands(arguments.data)
    rows = [row for row in rows if sources.command(sources.action_segments(row)[0]) not in known]
    if not arguments.commands_only:
        rows += prompts(os.path.join(arguments.data, "safety/train.jsonl.gz"))
    features = extract(rows, arguments.extractor, arguments.work)
    both = list(zip(rows, features))

    # A planted call may be harmless by itself.
    commands = [(row, found) for row, found in both if found["commands"] and row["source"] != "constructed-hijack"]
    command_numbers, command_codes = command_head([row for row, _ in commands], [found for _, found in commands], BLOCKED)
    if arguments.commands_only:
        with open(arguments.out, "rb") as file:
            others = file.read()[:-32]
        begin = 20 + 12
        others, word_codes = others[begin : begin + 12 + 8 + 4 * EVIDENCE], others[-BUCKETS:]
    else:
        others, word_codes = other_heads(both)

    body = b"MACT" + struct.pack("<4I", 2, GRAMS, BUCKETS, EVIDENCE) + command_numbers + others + command_codes + word_codes
    with open(arguments.out, "wb") as file:
        file.write(body + hashlib.sha256(body).digest())
    print(f"{arguments.out}: {len(body) + 32} bytes")


if __name__ == "__main__":
    main()
