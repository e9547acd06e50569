"""After a training without rounding, or for a mean of checkpoints: `python compensate.py --work WORK` rounds the layers in WORK/checkpoint.pt so that
the errors of weights compensate each other; what was there before stays in it for `export.py`, until `train.py` goes on from it.

GPTQ (Frantar et al. 2023): the weights of a row are rounded one after the other, and those that are left take up each error as far as the inputs of
the layer are alike. Before it a row is fitted to give, from inputs as the rounded layers below make them, what it gave from unrounded ones.
"""

import argparse

import torch
from torch.nn.functional import linear

import file
import network
import table
from evaluate import loaded
from train import MIXTURE, Sampler, steps_of

# What is added to the diagonal of a layer's second moments, as a share of its mean; the first is GPTQ's, section 3.3.
DAMPING, FITTED_DAMPING = 0.01, 0.02
# Tokens that go through a layer at once.
TOKENS = 4096


def rounded(weight, moments):
    """Weights that `network.q4` rounds to the compensated codes; multipliers and scales are those of `weight`."""
    rows, cols = weight.shape
    scale, multiplier, codes, _ = network.q4(weight)
    step = (scale[:, None] * multiplier).repeat_interleave(network.GROUP, 1)
    # The largest of a group stays as it is, since it says what the group's multiplier is.
    groups = weight.reshape(rows, -1, network.GROUP).abs()
    kept = torch.zeros_like(groups, dtype=torch.bool).scatter_(2, groups.argmax(-1, keepdim=True), True).reshape(rows, cols)
    # Inputs that vary most come first.
    order = moments.diagonal().argsort(descending=True)
    moments = moments[order][:, order].double()
    moments.diagonal().add_(DAMPING * moments.diagonal().mean())
    factor = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(moments)), upper=True).float()
    left = weight[:, order].clone()
    for at, column in enumerate(order.tolist()):
        nearest = torch.round(left[:, at] / step[:, column]).clamp(-8, 7)
        codes[:, column] = torch.where(kept[:, column], codes[:, column], nearest)
        error = (left[:, at] - codes[:, column] * step[:, column]) / factor[at, at]
        left[:, at + 1:] -= error[:, None] * factor[at, at + 1:]
    latent = file.unrounded(multiplier.numpy(), codes.reshape(groups.shape).numpy())
    made = torch.from_numpy((scale[:, None, None] * multiplier[..., None]).numpy() * latent).float().reshape(rows, cols)
    assert torch.equal(network.q4(made)[2], codes)
    return made


def inputs(layer, part, x, mask):
    """What the part of a layer is given, of all tokens, where the layer's own input is `x`."""
    seen = []
    hook = getattr(layer, part).register_forward_pre_hook(lambda _, given: seen.append(given[0]))
    layer(x, mask, 0.0)
    hook.remove()
    return seen[0]


def fit(layer, full, part, batches):
    """Rounds the part of a layer in place; returns its unrounded weight, and the squared error as a share of the squared outputs, rounded to nearest and by these codes."""
    module, wanted = getattr(layer, part), getattr(full, part).weight
    cols = wanted.shape[1]
    moments, cross, squares = torch.zeros(cols, cols), torch.zeros(cols, cols), 0.0
    sums, count = [torch.zeros(cols), torch.zeros(cols)], 0
    for x, exact, mask, present in batches:
        given = network.activations(inputs(layer, part, x, mask))[present]
        right = inputs(full, part, exact, mask)[present]
        moments += given.T @ given
        cross += right.T @ given
        sums = [total + values.sum(0) for total, values in zip(sums, (given, right))]
        count += len(given)
        squares += linear(right, wanted).square().sum()
    error = lambda weight: float(((weight @ moments * weight).sum() - 2 * (weight @ cross.T * wanted).sum() + squares) / squares)
    damped = moments.double() + FITTED_DAMPING * moments.diagonal().mean() * torch.eye(cols)
    latent = rounded(wanted + torch.linalg.solve(damped, (wanted.double() @ (cross - moments).double()).T).T.float(), moments)
    module.weight.copy_(network.q4(latent)[-1])
    # The mean of each output is as it was.
    module.bias.copy_(network.halved(module.bias + (wanted @ sums[1] - module.weight @ sums[0]) / count))
    return latent, error(network.q4(wanted)[-1]), error(module.weight)


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--rows", type=int, default=6000, help="training rows whose tokens are looked at")
    parser.add_argument("--threads", type=int, default=0)
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    path = f"{args.work}/checkpoint.pt"
    (model, _), (full, _) = loaded(path, False), loaded(path, False)
    train, _, _ = table.load(f"{args.work}/prepared.pt")
    model.word.weight.copy_(network.q4(model.word.weight)[-1])
    model.position.weight.copy_(network.q8(model.position.weight)[-1])
    model.quantise("activations")
    # The layers serve all heads alike.
    MIXTURE.update(dict.fromkeys(MIXTURE, 1))
    batches = []
    for part in steps_of(train.length.numpy().astype(int), Sampler(train, 7, args.rows, 1).draw(args.rows), TOKENS, 1)[0]:
        ids, types, present, _ = train.batch(torch.tensor(part))
        batches.append((*(next(network_.states(ids, types, present)) for network_ in (model, full)), model.mask(present), present))
    state = full.state_dict()
    for number, (layer, exact) in enumerate(zip(model.layers, full.layers)):
        latents = {}
        for part in ("qkv", "out", "up", "down"):
            latents[part], nearest, compensated = fit(layer, exact, part, batches)
            print(f"layer {number} {part}: squared error {nearest:.5f} rounded to nearest, {compensated:.5f} compensated", flush=True)
        batches = [(layer(x, mask, 0.0), exact(right, mask, 0.0), mask, present) for x, right, mask, present in batches]
        for part, latent in latents.items():
            state[f"layers.{number}.{part}.weight"], state[f"layers.{number}.{part}.bias"] = latent, getattr(layer, part).bias
    torch.save({"model": state, "unrounded": full.state_dict(), "step": 0}, path)


if __name__ == "__main__":
    main()
