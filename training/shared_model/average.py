"""Between training and export: the weighted mean of checkpoints (Wortsman et al. 2022), which fits what was set aside better than the last one
where that has learnt its rows by heart. `python average.py --work WORK EARLIER.pt:0.4 LATER.pt:0.6` writes WORK/checkpoint.pt; a model file
(`.bin`) may stand for a checkpoint."""

import argparse

import torch

import file
import network


def weights(path):
    if path.endswith(".bin"):
        return file.read(path, to_train=True)[0].state_dict()
    return torch.load(path, map_location="cpu")["model"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--freeze", type=int, help="take the embeddings and so many of the first layers from the last file, as they are")
    parser.add_argument("checkpoint", nargs="+", help="a file and its share")
    args = parser.parse_args()
    entries = [entry.rsplit(":", 1) for entry in args.checkpoint]
    parts = [(weights(path), float(share)) for path, share in entries]
    mean = {name: sum(share * part[name].float() for part, share in parts) for name in parts[-1][0]}
    if args.freeze is not None:
        mean.update((name, value.float()) for name, value in parts[-1][0].items() if network.is_lower(name, args.freeze))
    torch.save({"model": mean, "step": 0}, f"{args.work}/checkpoint.pt")


if __name__ == "__main__":
    main()
