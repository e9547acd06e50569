"""Step 3, before the export: a linear part beside the encoder. `python wide.py --work WORK` writes WORK/wide.pt.

Wide and deep (Cheng et al. 2016): a head's logits are the sum of what the encoder says and of a linear model over the pieces
of a window and its pairs of neighbouring pieces. Few comments threaten or are severely toxic, and the words in which they do
are much alike; a linear model learns them from all rows in seconds, where the encoder has seen each row once.
It is fitted by itself, and how much of it is added is chosen for each output on the validation rows.
"""

import argparse
import collections

import numpy as np
import torch
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

import network
import rows as sources
from evaluate import loaded
from export import scored
from train import WEIGHT

# Buckets for pairs.
POOLS = {"toxicity": 1 << 14, "safety": 1 << 13}
SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 1.0)
# Validation rows of a source at most: the comments of the best source are many, and the others stand for its neighbours.
ROWS_OF_SOURCE = 900


def matrix(rows, vocab, buckets):
    """One line for each row: its features, each as large as makes the line one long."""
    indices, ends = [], [0]
    for row in rows:
        indices += network.features(row["ids"], row["types"], vocab, buckets)
        ends.append(len(indices))
    counts = np.diff(ends)
    return csr_matrix((np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts).astype(np.float32), indices, ends), shape=(len(rows), vocab + buckets))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--threads", type=int, default=0)
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    prepared = torch.load(f"{args.work}/prepared.pt")
    vocab = len(prepared["pieces"])
    model, _ = loaded(f"{args.work}/checkpoint.pt", False)
    made = {}
    for pool, buckets in POOLS.items():
        validation = [row for number, row in sources.numbered(prepared["validation"]) if row["task"] == pool and number <= ROWS_OF_SOURCE]
        seen_rows = collections.Counter(row["source"] for row in validation)
        train = [row for row in prepared["train"] if row["task"] == pool]
        # Sources count as they did in the training of the encoder.
        counts = collections.Counter(row["source"] for row in train)
        balance = np.array([WEIGHT.get(row["source"], 1.0) / np.sqrt(counts[row["source"]]) for row in train])
        balance /= balance.mean()
        deep, known, unseen = scored(model, validation)[pool], matrix(train, vocab, buckets), matrix(validation, vocab, buckets)
        weights = np.zeros((len(sources.POOLS[pool]), vocab + buckets), np.float32)
        for column, name in enumerate(sources.POOLS[pool]):
            of = [at for at, row in enumerate(train) if name in row["labels"]]
            fit = LogisticRegression(C=4, solver="liblinear", random_state=1).fit(known[of], [train[at]["labels"][name] for at in of], balance[of])
            of = [at for at, row in enumerate(validation) if name in row["labels"]]
            labels, wide = [validation[at]["labels"][name] for at in of], fit.decision_function(unseen[of])
            weights_of = [1 / np.sqrt(seen_rows[validation[at]["source"]]) for at in of]
            area = lambda scores: roc_auc_score(labels, scores, sample_weight=weights_of)
            areas = [area(deep[of, column] + share * wide) for share in SHARES]
            best = int(np.argmax(areas))
            # The constant is left to the calibration.
            weights[column] = SHARES[best] * fit.coef_[0]
            print(f"{pool}.{name:14} {len(of)} rows: encoder {areas[0]:.4f}, linear {area(wide):.4f}, {SHARES[best]} of it added {areas[best]:.4f}", flush=True)
        made[pool] = network.q8(torch.from_numpy(weights))[-1]
    torch.save(made, f"{args.work}/wide.pt")


if __name__ == "__main__":
    main()
