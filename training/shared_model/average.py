"""Between training and export: the weighted mean of checkpoints of one run (Wortsman et al. 2022), which fits what was set aside better than
its last one where that has learnt its rows by heart. `python average.py --work WORK EARLIER.pt:0.4 LATER.pt:0.6` writes WORK/checkpoint.pt."""

import argparse

import torch


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("checkpoint", nargs="+", help="a file and its share")
    args = parser.parse_args()
    mean = {}
    for entry in args.checkpoint:
        path, share = entry.rsplit(":", 1)
        for name, value in torch.load(path, map_location="cpu")["model"].items():
            mean[name] = mean.get(name, 0) + float(share) * value.float()
    torch.save({"model": mean, "step": 0}, f"{args.work}/checkpoint.pt")


if __name__ == "__main__":
    main()
