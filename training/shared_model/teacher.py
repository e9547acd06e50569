"""Between preparing and training: a network ten times as large, which never ships. It is trained on the same rows, and then says of each of
them what the small network learns to say too (Hinton et al. 2015), also where the annotators were not asked.

    python train.py --work WORK --teacher MPNET --steps N     # writes WORK/teacher.pt
    python teacher.py --work WORK                             # writes WORK/taught.pt

It begins as all-mpnet-base-v2 (Song et al. 2020; Apache-2.0), whose pieces are those of BERT too, and reads the tokens of the small one.
"""

import argparse
import math

import torch
from safetensors.torch import load_file

import network
import rows as sources
import table

CONFIG = {"vocab": 15360, "hidden": 768, "layers": 12, "heads": 12, "intermediate": 3072, "positions": 256, "types": 2, "dense": 128, "window": 160, "norm_eps": 1e-5}
# Of its relative positions (Raffel et al. 2020, section 2.1): how many kinds there are, and from where on all are alike.
BUCKETS, FARTHEST = 32, 128
# Its first two positions are for padding.
FIRST_POSITION = 2
# Rows of injection with more tokens are left to their labels: they are half of all there are, and nearly all of them were put together by what knows their label.
LONGEST = 72
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
    with open(f"{folder}/vocab.txt", encoding="utf-8") as file:
        at = {piece: n for n, piece in enumerate(file.read().rstrip("\n").split("\n"))}
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


def asked(device):
    """[tasks, outputs]: what counts of a teacher in the rows of a task: its own outputs, and of everything that people write whether it is toxic or unsafe."""
    return torch.tensor([[pool == task or (pool in ("toxicity", "safety") and task != "action") for pool, _ in table.COLUMNS] for task in table.TASKS], device=device)


class Taught:
    """What the teacher says of each row: the logits of all pools (none for rows that it was not asked about), and of the rows with tags the logarithms of the tags' probabilities."""

    def __init__(self, said, device):
        self.logits, self.tags = said["logits"].to(device), said["tags"].to(device)
        self.start = said["start"].to(device)
        self.asked = asked(device)

    def logits_of(self, rows, at):
        return self.logits[at].float()

    def tags_of(self, rows, length):
        """[rows, length, tags]; behind a row's end stands what belongs to others."""
        places = self.start[rows][:, None] + torch.arange(length, device=self.start.device)[None]
        return self.tags[places.clamp_max(len(self.tags) - 1)].float()


class Earlier:
    """What an earlier model says of rows of toxicity, safety and injection as they come, so that one trained on from it keeps what the teacher taught it."""

    def __init__(self, model, device):
        self.model, self.asked = model.to(device).eval(), asked(device)
        self.model.wide = {}
        self.model.quantise(False)

    @torch.no_grad()
    def logits_of(self, rows, at):
        task = rows.task[at]
        is_asked = (task == table.TASKS.index("toxicity")) | (task == table.TASKS.index("safety")) | ((task == table.TASKS.index("injection")) & (rows.length[at] <= LONGEST))
        logits = torch.full((len(at), len(table.COLUMNS)), float("nan"), device=at.device)
        if bool(is_asked.any()):
            ids, types, present, _ = rows.batch(at[is_asked], 8)
            said, _ = self.model(ids, types, present)
            logits[is_asked] = torch.cat([said[pool].float() for pool in sources.POOLS], 1)
        return logits


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    args = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    train, _, _ = table.load(f"{args.work}/prepared.pt")
    model = Teacher()
    model.load_state_dict(torch.load(f"{args.work}/teacher.pt", map_location="cpu")["model"])
    model.to(device).eval()
    tagged = torch.where(train.task == table.TASKS.index("pii"), train.length.long(), 0)
    start = torch.cumsum(tagged, 0) - tagged
    logits = torch.full((len(train), len(table.COLUMNS)), float("nan"), dtype=torch.float16, device=device)
    tags = torch.zeros(int(tagged.sum()), len(sources.TAGS), dtype=torch.float16, device=device)
    for part, there in train.in_parts(device):
        part = part[(there.task[part] != table.TASKS.index("injection")) | (there.length[part] <= LONGEST)]
        if not len(part):
            continue
        ids, types, present, _ = there.batch(part, 8)
        with torch.autocast("cuda", torch.bfloat16, enabled=device.type == "cuda"):
            said, states = model(ids, types, present)
        logits[part] = torch.cat([said[pool] for pool in sources.POOLS], 1).half()
        of = there.task[part] == table.TASKS.index("pii")
        if bool(of.any()):
            places = start.to(device)[part[of]][:, None] + torch.arange(ids.shape[1], device=device)[None]
            tags[places[present[of]]] = model.tokens(states[of].float()).log_softmax(-1)[present[of]].half()
    torch.save({"logits": logits.cpu(), "tags": tags.cpu(), "start": start}, f"{args.work}/taught.pt")


if __name__ == "__main__":
    main()
