"""A network ten times as large, which never ships. It is trained on the same rows first; then the small network learns, of each row as it comes, what the
large one says of it (Hinton et al. 2015), also where the annotators were not asked, and of rows that are two halves of others (Beyer et al. 2022: both see the same).

    python train.py --work WORK --teacher MPNET --steps N                     # writes WORK/teacher.pt
    python train.py --work WORK --taught WORK/teacher.pt --steps N            # the small network
    python train.py --work WORK --taught WORK/teacher.pt=toxicity,safety model.bin=action --steps N

It begins as all-mpnet-base-v2 (Song et al. 2020; Apache-2.0), whose pieces are those of BERT too, and reads the tokens of the small one.
"""

import math

import numpy as np
import torch
from safetensors.torch import load_file

import file
import network
import rows as sources
import table

CONFIG = {"vocab": 15360, "hidden": 768, "layers": 12, "heads": 12, "intermediate": 3072, "positions": 256, "types": 2, "dense": 128, "window": 160, "norm_eps": 1e-5}
# Of its relative positions (Raffel et al. 2020, section 2.1): how many kinds there are, and from where on all are alike.
BUCKETS, FARTHEST = 32, 128
# Its first two positions are for padding.
FIRST_POSITION = 2
# Rows of injection with more tokens are left to their labels: they are half of all there are, and nearly all of them were put together by what knows their label.
LONGEST = 96
NAMES = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>"}


def buckets(length):
    """[length, length]: the kind of each distance, from the row's token to the column's."""
    distance = torch.arange(length)[None] - torch.arange(length)[:, None]
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = exact + (torch.log(distance.abs().clamp_min(1) / exact) / math.log(FARTHEST / exact) * (half - exact)).long()
    return (distance > 0) * half + torch.where(distance.abs() < exact, distance.abs(), far.clamp_max(half - 1))


class Teacher(network.Model):
    def __init__(self):
        super().__init__(CONFIG, sources.POOLS, sources.TAGS)
        # [heads, positions, positions]: what distances add to the attention. It is left as it is.
        self.register_buffer("distances", torch.zeros(CONFIG["heads"], CONFIG["positions"], CONFIG["positions"]))

    def mask(self, present):
        length = present.shape[1]
        return self.distances[None, :, :length, :length].masked_fill(~present[:, None, None, :], -1e9).to(torch.bfloat16 if torch.is_autocast_enabled("cuda") else torch.float32)


@torch.no_grad()
def start(folder, pieces):
    """A teacher of our `pieces` from the folder of all-mpnet-base-v2; the markers are new, as means of words."""
    base = load_file(f"{folder}/model.safetensors")
    at = {piece: n for n, piece in enumerate(file.pieces(f"{folder}/vocab.txt"))}
    model = Teacher()
    tensor = lambda name: base[name].float()
    words = tensor("embeddings.word_embeddings.weight")
    for new, piece in enumerate(pieces):
        old = [at[word] for word in sources.MARKERS.get(piece, [NAMES.get(piece, piece)])]
        model.word.weight[new] = words[old].mean(0)
    model.position.weight.copy_(tensor("embeddings.position_embeddings.weight")[FIRST_POSITION:FIRST_POSITION + CONFIG["positions"]])
    model.segment.weight.zero_()
    model.distances.copy_(tensor("encoder.relative_attention_bias.weight")[buckets(CONFIG["positions"])].permute(2, 0, 1))
    copies = [(model.norm, "embeddings.LayerNorm")]
    for n, layer in enumerate(model.layers):
        prefix = f"encoder.layer.{n}."
        for side in ("weight", "bias"):
            getattr(layer.qkv, side).copy_(torch.cat([tensor(f"{prefix}attention.attn.{part}.{side}") for part in "qkv"]))
        copies += [(layer.out, f"{prefix}attention.attn.o"), (layer.norm1, f"{prefix}attention.LayerNorm"), (layer.up, f"{prefix}intermediate.dense"),
                   (layer.down, f"{prefix}output.dense"), (layer.norm2, f"{prefix}output.LayerNorm")]
    for ours, theirs in copies:
        ours.weight.copy_(tensor(f"{theirs}.weight"))
        ours.bias.copy_(tensor(f"{theirs}.bias"))
    network.begin_heads(model)
    return model


class Taught:
    """What teachers, or earlier model files, say of rows as the small network reads them. `told`: path=task,task for each, or one path alone, which is asked about all tasks that no other has."""

    def __init__(self, told, device, compiled=False):
        self.models, free = [], list(table.TASKS)
        for path, named, tasks in (one.partition("=") for one in sorted(told, key=lambda one: "=" not in one)):
            tasks = tasks.split(",") if named else free[:]
            if not tasks or not set(tasks) <= set(free):
                raise SystemExit(f"--taught: {path} can be asked about {', '.join(free) or 'nothing'}, not about {', '.join(tasks) or 'all'}")
            free = [task for task in free if task not in tasks]
            if path.endswith(".bin"):
                model = file.read(path)[0]
                model.wide = {}
                model.quantise(False)
            else:
                model = Teacher()
                model.load_state_dict(torch.load(path, map_location="cpu")["model"])
            model.to(device).eval().requires_grad_(False)
            if compiled:
                model.compile_layers()
            self.models.append((model, np.array([task in tasks for task in table.TASKS])))
        # [tasks, outputs]: a task's own, and of everything that people write whether it is toxic or unsafe.
        self.answers = torch.tensor([[pool == task or (pool in ("toxicity", "safety") and task != "action") for pool, _ in table.COLUMNS] for task in table.TASKS], device=device)

    def asks(self, task, length):
        """[teachers, rows]: which of the rows of these tasks and lengths each is asked about."""
        short = (task != table.TASKS.index("injection")) | (length <= LONGEST)
        return np.stack([tasks[task] & short for _, tasks in self.models])

    @torch.no_grad()
    def says(self, ids, types, present, asked, tagged):
        """[rows, outputs]: the logits of all pools, none of rows that nobody is asked about; and for each teacher the tags' shares in those of the `tagged` rows that it is asked about, and which of them these are."""
        logits, shares = torch.full((len(ids), len(table.COLUMNS)), float("nan"), device=ids.device), []
        for (model, _), chosen in zip(self.models, asked):
            at = np.flatnonzero(chosen)
            if not len(at):
                continue
            # One row alone would be compiled anew, so it is asked about twice.
            rows = table.on(np.repeat(at, 1 + (len(at) == 1)), ids.device)
            with torch.autocast(ids.device.type, torch.bfloat16, enabled=network.has_bfloat16(ids.device)):
                said, states = model(ids[rows], types[rows], present[rows])
            logits[rows] = torch.cat([said[pool].float() for pool in sources.POOLS], 1)
            both = np.intersect1d(tagged, at)
            if len(both):
                found = states[table.on(np.searchsorted(at, both), ids.device)].float()
                shares.append((table.on(np.searchsorted(tagged, both), ids.device), model.tokens(found).softmax(-1)))
        return logits, shares
