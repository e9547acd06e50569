"""Areas under the curve on texts that were set aside, apart by who wrote them: others, our grammars, or we one by one (`written.py`).
`python areas.py --work WORK MODEL...`; a model is a checkpoint, WORK/teacher.pt or a model file. The linear parts are left out."""

import argparse
import collections

import numpy as np
import torch
from sklearn.metrics import roc_auc_score

import rows as sources
import table
from evaluate import loaded
from export import ORIGINS, scored


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--limit", type=int, default=100, help="texts of a source at most")
    parser.add_argument("--pool", action="append", choices=list(sources.POOLS), help="these alone")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("model", nargs="+")
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    _, validation, extra = table.load(f"{args.work}/prepared.pt")
    part = validation.first_texts(args.pool or list(sources.POOLS), args.limit)
    firsts, _ = part.texts()
    task = [table.TASKS[at] for at in part.task[firsts].tolist()]
    source = [part.names[at] for at in part.source[firsts].tolist()]
    marker = [extra["pieces"][at].strip("[]") for at in part.ids[part.start[firsts] + 1].tolist()]
    rows_of = collections.Counter(zip(task, source))
    weights = np.array([1 / np.sqrt(rows_of[key]) for key in zip(task, source)])
    written_by = [sources.author(*key) for key in zip(task, source)]
    for path in args.model:
        model, _ = loaded(path, False)
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


if __name__ == "__main__":
    main()
