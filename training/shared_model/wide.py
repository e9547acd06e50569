"""Step 3, before the export: a linear part beside the encoder. `python wide.py --work WORK` writes WORK/wide.pt.

Wide and deep (Cheng et al. 2016): a head's logits are the sum of what the encoder says and of a linear model over the pieces
of a window and its pairs of neighbouring pieces. Few comments threaten or are severely toxic, and the words in which they do
are much alike; a linear model learns them from all rows in seconds, where the encoder has seen each row once.
It is fitted by itself, and how much of it is added is chosen for each output on the validation rows.
"""

import argparse
import collections
import os

import numpy as np
import torch
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

import comments
import file
import network
import rows as sources
import table
from evaluate import loaded
from export import scored
from train import UNASKED, weight

# Buckets for pairs.
POOLS = {"toxicity": 1 << 14, "safety": 1 << 13}
SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 1.0)
# Shares whose areas differ by less are as good; the largest of them is taken, since the linear model cannot learn its rows by heart.
TOLD_APART = 0.0003
# Of the 127 steps of eight bits: weights of fewer are left out. They are more than half of all, and a quarter of what the linear parts would take in the package.
FEWEST_STEPS = 3
# The most that a source counts for, beside the square root of its size.
MOST = 4.0
# Validation rows of a source at most: the comments of the best source are many, and the others stand for its neighbours.
ROWS_OF_SOURCE = 900


def matrix(rows, vocab, buckets):
    """One line for each row: its features, each as large as makes the line one long."""
    indices, ends = [], [0]
    for n in range(len(rows)):
        indices += network.features(*rows.row(n), vocab, buckets)
        ends.append(len(indices))
    counts = np.diff(ends)
    return csr_matrix((np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts).astype(np.float32), indices, ends), shape=(len(rows), vocab + buckets))


def fit(known, labels, balance):
    return LogisticRegression(C=4, solver="liblinear", random_state=1).fit(known, labels, balance).coef_[0].astype(np.float32)


def fit_to_shares(known, targets, balance):
    """As `fit`, to labels between 0 and 1: each row stands there as both, and counts as each for its share."""
    ones = np.repeat([1, 0], len(targets))
    return fit(vstack([known, known], format="csr"), ones, np.concatenate([balance * targets, balance * (1 - targets)]))


def linear(work, train, vocab, pools, reader=None):
    """{pool: coefficients [outputs, vocab + buckets]} of the linear models of these pools by themselves, kept in WORK/linear.pt. Of the labels of comments a share is what `reader` says."""
    path, fitted_to = f"{work}/linear.pt", {"pools": pools, "comments": bool(reader)}
    if os.path.exists(path) and os.path.getmtime(path) > os.path.getmtime(f"{work}/prepared.pt"):
        saved = torch.load(path)
        if saved.get("fitted_to") == fitted_to:
            return saved["coefficients"]
    made = {}
    for pool in pools:
        buckets = POOLS[pool]
        rows = train.take((train.task == table.TASKS.index(pool)).nonzero()[:, 0])
        # Sources count as they did in the training of the encoder, but none so much that a linear model would know its rows by heart.
        counts = collections.Counter(rows.source.tolist())
        balance = np.array([min(MOST, weight(pool, rows.names[source])) / np.sqrt(counts[source]) for source in rows.source.tolist()])
        balance /= balance.mean()
        known, jobs = matrix(rows, vocab, buckets), []
        said = reader.of_rows(rows).sigmoid().numpy() if reader and pool == "toxicity" else None
        for column, name in enumerate(sources.POOLS[pool]):
            labels = rows.labels[:, table.COLUMNS.index((pool, name))].numpy()
            if said is not None and comments.SHARES[name]:
                share, is_known = comments.SHARES[name], labels != table.MASKED
                targets = np.where(is_known, (1 - share) * labels + share * said[:, column], said[:, column])
                jobs.append(delayed(fit_to_shares)(known, targets, balance * np.where(is_known, 1.0, UNASKED)))
            else:
                of = np.flatnonzero(labels != table.MASKED)
                jobs.append(delayed(fit)(known[of], labels[of], balance[of]))
        made[pool] = torch.from_numpy(np.stack(Parallel(n_jobs=-1)(jobs)))
    torch.save({"fitted_to": fitted_to, "coefficients": made}, path)
    return made


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--comments", metavar="FOLDER", help="fit the linear model of comments to what the network of others in this folder says too (comments.py)")
    parser.add_argument("--keep", metavar="POOL=PATH", action="append", default=[], help="leave the linear part of this head as it is in this model file")
    parser.add_argument("--linear-only", action="store_true", help="fit the linear models alone, which need no encoder")
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    train, validation, extra = table.load(f"{args.work}/prepared.pt")
    vocab = len(extra["pieces"])
    reader = comments.Comments(args.comments, extra["pieces"], "cpu") if args.comments else None
    made = {pool: file.read(path)[0].wide[pool] for pool, _, path in (kept.partition("=") for kept in args.keep)}
    fits = linear(args.work, train, vocab, [pool for pool in POOLS if pool not in made], reader)
    if args.linear_only:
        return
    # As the file will round it: weights that were settled to their rounding are right only so.
    model, _ = loaded(f"{args.work}/checkpoint.pt", True)
    model.to("cuda" if torch.cuda.is_available() else "cpu")
    for pool, coefficients in fits.items():
        coefficients = torch.where(network.q8(coefficients)[1].abs() >= FEWEST_STEPS, coefficients, torch.zeros(()))
        part = validation.first_texts([pool], ROWS_OF_SOURCE)
        firsts, number = part.texts()
        seen_rows = collections.Counter(part.source[firsts].tolist())
        each = np.array([1 / np.sqrt(seen_rows[source]) for source in part.source[firsts].tolist()])
        model.wide = {}
        deep, unseen = scored(model, part)[pool], matrix(part, vocab, coefficients.shape[1] - vocab)
        wide = np.full((len(firsts), len(coefficients)), -1e9, np.float32)
        np.maximum.at(wide, number.numpy(), unseen @ coefficients.numpy().T)
        shares = []
        for column, name in enumerate(sources.POOLS[pool]):
            labels = part.labels[firsts, table.COLUMNS.index((pool, name))].numpy()
            of = np.flatnonzero(labels != table.MASKED)
            area = lambda scores: roc_auc_score(labels[of], scores[of], sample_weight=each[of])
            areas = [area(deep[:, column] + share * wide[:, column]) for share in SHARES]
            best = max(at for at, reached in enumerate(areas) if reached > max(areas) - TOLD_APART)
            shares.append(SHARES[best])
            print(f"{pool}.{name:14} {len(of)} texts: encoder {areas[0]:.4f}, linear {area(wide[:, column]):.4f}, {shares[-1]} of it added {areas[best]:.4f}", flush=True)
        # The constant is left to the calibration.
        made[pool] = network.q8(torch.tensor(shares)[:, None] * coefficients)[-1]
    torch.save(made, f"{args.work}/wide.pt")


if __name__ == "__main__":
    main()
