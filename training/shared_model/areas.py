"""Areas under the curve on texts that were set aside, apart by who wrote them: others, our grammars, or we one by one (`written.py`).
`python areas.py --work WORK MODEL...`; a model is a checkpoint, WORK/teacher.pt or a model file. The linear parts are left out.

With `--comments FOLDER` beside that, of the comments of Jigsaw's that were set aside, each label's area, and with shares of what the network of others in this folder says (comments.py); it has learnt
from these comments too. They count as in the whole set, of which a tenth is toxic; with `--linear` the linear parts are added."""

import argparse
import collections

import numpy as np
import torch
from sklearn.metrics import roc_auc_score

import comments
import rows as sources
import table
from evaluate import loaded
from export import ORIGINS, scored


# The source that stands for Jigsaw's distribution, and how much of the whole set is toxic.
JIGSAW, TOXIC = "jigsaw_train (predibase + small mirrors)", 0.096


def of_comments(part, firsts, logits, reader):
    """Prints the areas of each label on Jigsaw's comments, and their mean, without and with shares of what `reader` says."""
    of = np.array([at for at, first in enumerate(firsts.tolist()) if part.names[part.source[first]] == JIGSAW])
    labels = part.labels[firsts[of]][:, [table.COLUMNS.index(("toxicity", name)) for name in sources.TOXICITY]].numpy()
    toxic = labels[:, 0] == 1
    weights = np.where(toxic, TOXIC / toxic.mean(), (1 - TOXIC) / (1 - toxic.mean()))
    said = reader.of_rows(part.take(firsts[of])).numpy()
    for share in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 1.0):
        both = (1 - share) * logits[of] + share * said
        each = [roc_auc_score(labels[:, column], both[:, column], sample_weight=weights) for column in range(len(sources.TOXICITY))]
        print(f"    {len(of)} comments, {share} of the other's logit: {np.mean(each):.4f}  " + ", ".join(f"{name} {area:.4f}" for name, area in zip(sources.TOXICITY, each)), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--limit", type=int, default=100, help="texts of a source at most")
    parser.add_argument("--pool", action="append", choices=list(sources.POOLS), help="these alone")
    parser.add_argument("--comments", metavar="FOLDER", help="beside that, of each label of Jigsaw's comments, with shares of what this network says")
    parser.add_argument("--linear", action="store_true", help="with the linear parts of a model file")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("model", nargs="+")
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    _, validation, extra = table.load(f"{args.work}/prepared.pt")
    part = validation.first_texts(args.pool or list(sources.POOLS), args.limit)
    firsts, _ = part.texts()
    reader = comments.Comments(args.comments, extra["pieces"], "cpu") if args.comments else None
    task = [table.TASKS[at] for at in part.task[firsts].tolist()]
    source = [part.names[at] for at in part.source[firsts].tolist()]
    marker = [extra["pieces"][at].strip("[]") for at in part.ids[part.start[firsts] + 1].tolist()]
    rows_of = collections.Counter(zip(task, source))
    weights = np.array([1 / np.sqrt(rows_of[key]) for key in zip(task, source)])
    written_by = [sources.author(*key) for key in zip(task, source)]
    for path in args.model:
        model, _ = loaded(path, False)
        if not args.linear:
            model.wide = {}
        logits = scored(model.to("cuda" if torch.cuda.is_available() else "cpu"), part)
        for pool, outputs in sources.POOLS.items():
            if pool not in (args.pool or sources.POOLS):
                continue
            labels = part.labels[firsts, table.COLUMNS.index((pool, outputs[0]))].numpy()
            for origin in ORIGINS.get(pool, [None]):
                line = []
                for who in ("others", "grammars", "written"):
                    of = [at for at in range(len(task)) if task[at] == pool and origin in (None, marker[at]) and written_by[at] == who and labels[at] >= 0]
                    if len(set(labels[of].tolist())) == 2:
                        line.append(f"{who} {len(of)} texts {roc_auc_score(labels[of], logits[pool][of, 0], sample_weight=weights[of]):.4f}")
                print(f"{path}  {pool} {origin or ''}: {', '.join(line)}", flush=True)
            if reader and pool == "toxicity":
                of_comments(part, firsts, logits[pool], reader)


if __name__ == "__main__":
    main()
