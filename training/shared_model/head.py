"""Puts a head that `train.py --only-pool POOL` has trained in TRAINED into the checkpoint from whose file it was trained, beside what that had been before rounding, which
`export.py` compares with. `python head.py --work WORK --trained TRAINED --pool injection`"""

import argparse
import os

import torch

import file
import rows as sources
from evaluate import loaded


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--trained", required=True)
    parser.add_argument("--pool", required=True, choices=list(sources.POOLS))
    args = parser.parse_args()
    path, begin = f"{args.work}/checkpoint.pt", f"pools.{args.pool}."
    # What is not trained has to be the same in the file; before it is rounded it need not be.
    others = file.differing(*(loaded(f"{folder}/checkpoint.pt", False)[0] for folder in (args.work, args.trained)), [args.pool])
    if others:
        raise SystemExit(f"{args.trained} was not trained from the file of {path}: {len(others)} other tensors differ, {others[0]} among them")
    whole = torch.load(path, map_location="cpu")
    trained = torch.load(f"{args.trained}/checkpoint.pt", map_location="cpu")["model"]
    for part in ("model", "unrounded"):
        if part in whole:
            whole[part].update({name: tensor.clone() for name, tensor in trained.items() if name.startswith(begin)})
    torch.save(whole, f"{path}.new")
    os.replace(f"{path}.new", path)


if __name__ == "__main__":
    main()
