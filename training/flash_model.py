"""The linear model of ProtectFlash and how it is fitted.

A text is a sequence of segments; a segment's score is a squashed sum of feature weights; the text's logit is
the largest sum over consecutive segments. So a payload inside a long document keeps its score, long benign
text gathers no evidence, and a long jailbreak gathers all of it. Positive texts need one positive run only
(multiple-instance learning); every segment of a benign text is a benign example.
"""

import numpy as np
from numba import njit

FEATURE_BITS = 23  # bucket bits + 8 tag bits, as in the table
SQUASH = 6.0


@njit(fastmath=True, cache=True)
def segment_scores(features, starts, first, last, weights, raw, squashed):
    for s in range(first, last):
        total = 0.0
        for k in range(starts[s], starts[s + 1]):
            f = features[k]
            if f >= 0:
                total += weights[f]
        raw[s - first] = total
        squashed[s - first] = SQUASH * np.tanh(total / SQUASH)


@njit(fastmath=True, cache=True)
def best_run(squashed, n):
    best = -1e9
    best_from = 0
    best_to = 0
    running = 0.0
    start = 0
    for i in range(n):
        if i == 0 or running <= 0.0:
            running = squashed[i]
            start = i
        else:
            running += squashed[i]
        if running > best:
            best = running
            best_from = start
            best_to = i
    return best, best_from, best_to


@njit(fastmath=True, cache=True)
def scores(features, starts, texts, weights, out):
    longest = 0
    for d in range(len(texts) - 1):
        longest = max(longest, texts[d + 1] - texts[d])
    raw = np.zeros(longest)
    squashed = np.zeros(longest)
    for d in range(len(texts) - 1):
        n = texts[d + 1] - texts[d]
        segment_scores(features, starts, texts[d], texts[d + 1], weights, raw, squashed)
        out[d] = best_run(squashed, n)[0]


@njit(fastmath=True, cache=True)
def update(features, lo, hi, g, weights, squares, rate, l2):
    for k in range(lo, hi):
        f = features[k]
        if f >= 0:
            gradient = g + l2 * weights[f]
            squares[f] += gradient * gradient
            weights[f] -= rate * gradient / np.sqrt(squares[f])


@njit(fastmath=True, cache=True)
def epoch(features, starts, texts, labels, sample, order, weights, squares, rate, l2, smooth, warm, each):
    longest = 0
    for d in range(len(texts) - 1):
        longest = max(longest, texts[d + 1] - texts[d])
    raw = np.zeros(longest)
    squashed = np.zeros(longest)
    loss = 0.0
    for d in order:
        n = texts[d + 1] - texts[d]
        if n == 0:
            continue
        segment_scores(features, starts, texts[d], texts[d + 1], weights, raw, squashed)
        w = sample[d]
        target = 1.0 - smooth if labels[d] == 1 else smooth
        if warm:
            z = 0.0
            for i in range(n):
                z += squashed[i] / n
            lo, hi, share = 0, n - 1, 1.0 / n
        else:
            z, lo, hi = best_run(squashed, n)
            share = 1.0
        p = 1.0 / (1.0 + np.exp(-z))
        loss += w * (-(target * np.log(p + 1e-9) + (1 - target) * np.log(1 - p + 1e-9)))
        for i in range(lo, hi + 1):
            slope = 1.0 - (squashed[i] / SQUASH) ** 2
            g = w * (p - target) * slope * share
            update(features, starts[texts[d] + i], starts[texts[d] + i + 1], g, weights, squares, rate, l2)
        if labels[d] == 0 and not warm:
            for i in range(n):
                p = 1.0 / (1.0 + np.exp(-squashed[i]))
                slope = 1.0 - (squashed[i] / SQUASH) ** 2
                g = each * w * (p - smooth) * slope / np.sqrt(n)
                update(features, starts[texts[d] + i], starts[texts[d] + i + 1], g, weights, squares, rate, l2)
    return loss


class Features:
    """Hashed features of many texts, as `examples/flash_features.rs` writes them."""

    def __init__(self, folder):
        def offsets(name):
            counts = np.fromfile(f"{folder}/{name}", dtype=np.uint32).astype(np.int64)
            return np.concatenate([[0], np.cumsum(counts)])

        self.hashes = np.fromfile(f"{folder}/features.u32", dtype=np.uint32)
        self.starts = offsets("segments.u32")
        self.texts = offsets("texts.u32")

    def ids(self, keep):
        """Feature numbers in the table's space, -1 where not kept."""
        ids = (self.hashes & ((1 << FEATURE_BITS) - 1)).astype(np.int32)
        ids[~keep[ids]] = -1
        return ids


@njit(cache=True)
def document_frequency(hashes, starts, texts, chosen, counts, last):
    """In how many chosen texts each full hash (folded to the counters' size) occurs, at most 255."""
    mask = len(counts) - 1
    for i in range(len(chosen)):
        d = chosen[i]
        for k in range(starts[texts[d]], starts[texts[d + 1]]):
            h = hashes[k] & mask
            if last[h] != d + 1:
                last[h] = d + 1
                if counts[h] < 255:
                    counts[h] += 1


@njit(cache=True)
def drop_rare(hashes, counts, least, ids):
    mask = len(counts) - 1
    for k in range(len(hashes)):
        if counts[hashes[k] & mask] < least:
            ids[k] = -1


def fit(features, ids, rows, chosen, labels, sample, epochs=8, rate=0.02, l2=1e-6, smooth=0.02, each=0.3, seed=1,
        weights=None, squares=None, say=None):
    rng = np.random.default_rng(seed)
    if weights is None:
        weights = np.zeros(1 << FEATURE_BITS, dtype=np.float32)
        squares = np.full(1 << FEATURE_BITS, 0.1, dtype=np.float32)
        warm = True
    else:
        squares = np.full(1 << FEATURE_BITS, 0.1, dtype=np.float32)
        warm = False
    for number in range(epochs):
        order = rng.permutation(chosen)
        loss = epoch(ids, features.starts, features.texts, labels, sample, order, weights, squares,
                     rate * (1 - 0.8 * number / epochs), l2, smooth, warm and number == 0, each)
        if say:
            say(number, loss, weights)
    return weights


def predict(features, ids, weights):
    out = np.zeros(len(features.texts) - 1)
    scores(ids, features.starts, features.texts, weights, out)
    return out
