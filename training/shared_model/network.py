"""The shared encoder with its heads, and the quantisation that the shipped file uses."""

import math

import torch
import torch.nn.functional as F
from torch import nn

GROUP = 32  # weights that share a multiplier
HIGHEST = 8  # of the multipliers


def halved(x):
    """Rounded to what an IEEE half holds, as the file stores it."""
    return x.to(torch.float16).to(torch.float32)


def q4(weight):
    """Codes of a [rows, cols] weight: value = scale[row] * multiplier[row, group] * code, code in -8..=7, multiplier in 1..=8."""
    rows, cols = weight.shape
    groups = weight.reshape(rows, cols // GROUP, GROUP)
    largest = groups.abs().amax(-1)
    scale = halved((largest.amax(-1) / (7.5 * HIGHEST)).clamp_min(6e-8))
    multiplier = torch.ceil(largest / (7.5 * scale[:, None]) - 1e-4).clamp(1, HIGHEST)
    step = scale[:, None, None] * multiplier[..., None]
    codes = torch.round(groups / step).clamp(-8, 7)
    return scale, multiplier, codes.reshape(rows, cols), (codes * step).reshape(rows, cols)


def q8(weight):
    scale = halved((weight.abs().amax(-1) / 127).clamp_min(6e-8))
    codes = torch.round(weight / scale[:, None]).clamp(-127, 127)
    return scale, codes, codes * scale[:, None]


def straight_through(weight, quantise):
    """Quantised in the forward pass, the identity in the backward pass (Bengio et al. 2013)."""
    return weight + (quantise(weight.detach())[-1] - weight.detach())


def activations(x):
    """What the integer kernels see of a row: asymmetric, 8 bits, a scale of its own."""
    low, high = x.detach().amin(-1, keepdim=True).clamp_max(0), x.detach().amax(-1, keepdim=True).clamp_min(0)
    scale = (high - low) / 255
    scale = torch.where(scale == 0, torch.ones_like(scale), scale)
    zero = torch.round(-low / scale).clamp(0, 255)
    return x + ((torch.round(x.detach() / scale) + zero).clamp(0, 255) - zero).mul(scale) - x.detach()


def features(ids, types, vocab, buckets):
    """What the linear part of a pool looks at in a window: which pieces of the text there are, and which pairs of neighbours, as numbers
    below vocab + buckets, each once and in order. `src/inference/wide.rs` has the same function."""
    text = ids[2:types.index(1) - 1] if 1 in types else ids[2:-1]
    pairs = {vocab + (((a * 0x9E3779B1 ^ b * 0x85EBCA77) & 0xFFFFFFFF) >> (32 - buckets.bit_length() + 1)) for a, b in zip(text, text[1:])}
    return sorted({*text, *pairs})


class Linear(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(outputs, inputs))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.quantised, self.rounding = False, None

    def forward(self, x):
        if self.quantised == "activations":  # weights read from a file are rounded already
            return F.linear(activations(x), self.weight, self.bias)
        if not self.quantised:
            return F.linear(x, self.weight, self.bias)
        # The rounded values in the forward pass, the identity in the backward pass (Bengio et al. 2013).
        return F.linear(activations(x), self.weight + self.rounding[0], self.bias + self.rounding[1])

    @torch.no_grad()
    def settle(self):
        self.rounding = q4(self.weight)[-1] - self.weight, halved(self.bias) - self.bias


def attention(q, k, v, mask):
    """As `scaled_dot_product_attention` has it, whose gradients take half of a step's time on processors."""
    if q.device.type != "cpu":
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    scores = (q / math.sqrt(q.shape[-1])) @ k.transpose(-1, -2)
    if mask is not None:
        scores = scores.masked_fill(~mask, -1e9) if mask.dtype == torch.bool else scores + mask
    return scores.softmax(-1).to(v.dtype) @ v


def dropped(x, share, training):
    """Dropout. On processors a random number is drawn for eight entries, each of which has a byte of it: the share is rounded to a 256th."""
    if x.device.type != "cpu" or not training or not share:
        return F.dropout(x, share, training)
    least = round(share * 256)
    drawn = torch.randint(-(1 << 63), (1 << 63) - 1, ((x.numel() + 7) // 8,)).view(torch.uint8)[:x.numel()].view(x.shape)
    return x * (drawn >= least).to(x.dtype).mul_(256 / (256 - least))


class Layer(nn.Module):
    def __init__(self, hidden, heads, intermediate, eps):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = Linear(hidden, 3 * hidden), Linear(hidden, hidden)
        self.up, self.down = Linear(hidden, intermediate), Linear(intermediate, hidden)
        self.norm1, self.norm2 = nn.LayerNorm(hidden, eps=eps), nn.LayerNorm(hidden, eps=eps)

    def forward(self, x, mask, dropout):
        rows, length, hidden = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        mixed = attention(q, k, v, mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(rows, length, hidden))
        x = self.norm1(x + dropped(mixed, dropout, self.training))
        return self.norm2(x + dropped(self.down(F.gelu(self.up(x))), dropout, self.training))


class Pool(nn.Module):
    """Attention over all tokens with one learnt query, a narrow layer, and a logit per output."""

    def __init__(self, hidden, dense, outputs):
        super().__init__()
        self.query = nn.Parameter(torch.zeros(hidden))
        self.dense, self.output = nn.Linear(hidden, dense), nn.Linear(dense, outputs)
        self.quantised = False

    def forward(self, x, present):
        attention = (x @ self.query).masked_fill(~present, -1e9).softmax(-1)
        pooled = torch.einsum("rt,rth->rh", attention, x)
        if self.quantised is not True:
            return self.output(F.gelu(self.dense(pooled)))
        return F.linear(F.gelu(F.linear(pooled, straight_through(self.dense.weight, q8), self.dense.bias)), straight_through(self.output.weight, q8), self.output.bias)


class Model(nn.Module):
    def __init__(self, config, pools, tags):
        super().__init__()
        self.config = config
        hidden, eps = config["hidden"], config["norm_eps"]
        self.word = nn.Embedding(config["vocab"], hidden)
        self.position = nn.Embedding(config["positions"], hidden)
        self.segment = nn.Embedding(config["types"], hidden)
        self.norm = nn.LayerNorm(hidden, eps=eps)
        self.layers = nn.ModuleList(Layer(hidden, config["heads"], config["intermediate"], eps) for _ in range(config["layers"]))
        self.pools = nn.ModuleDict({name: Pool(hidden, config["dense"], len(outputs)) for name, outputs in pools.items()})
        self.tokens = nn.Linear(hidden, len(tags))
        # For some pools: the weights of a linear part, [outputs, vocab + buckets]; fitted after the training.
        self.wide = {}
        self.dropout = 0.1
        self.quantised = False

    def to(self, device):
        self.wide = {name: weights.to(device) for name, weights in self.wide.items()}
        return super().to(device)

    def compile_layers(self):
        # A network and its teacher have the same code, and either is compiled for each way in which it is called.
        torch._dynamo.config.recompile_limit = 64
        for layer in self.layers:
            layer.compile(dynamic=True)

    def quantise(self, on=True):
        """Called before each step: what rounding changes is the same for all rows of a step."""
        self.quantised = on
        for module in self.modules():
            if isinstance(module, (Linear, Pool)):
                module.quantised = on
            if isinstance(module, Linear) and on is True:
                module.settle()

    def mask(self, present):
        """What is added to, or left out of, the attention: None where every token is there."""
        # A look at the mask would make the host wait for the device.
        return None if present.device.type == "cpu" and bool(present.all()) else present[:, None, None, :]

    def states(self, ids, types, present):
        """The states of all tokens before the first layer and behind each."""
        word, position = self.word.weight, self.position.weight[: ids.shape[1]]
        if self.quantised is True:
            word, position = straight_through(word, q4), straight_through(position, q8)
        x = F.embedding(ids, word) + position + self.segment(types)
        x = dropped(self.norm(x), self.dropout, self.training)
        mask = self.mask(present)
        yield x
        for layer in self.layers:
            x = layer(x, mask, self.dropout)
            yield x

    def forward(self, ids, types, present):
        for x in self.states(ids, types, present):
            pass
        logits = {name: pool(x, present) for name, pool in self.pools.items()}
        for name, weights in self.wide.items():
            for line, (row, kinds, there) in enumerate(zip(ids.tolist(), types.tolist(), present.tolist())):
                length = sum(there)
                found = features(row[:length], kinds[:length], self.config["vocab"], weights.shape[1] - self.config["vocab"])
                if found:
                    logits[name][line] += weights[:, found].sum(1) / math.sqrt(len(found))
        return logits, x


def has_bfloat16(device):
    """Whether products of bfloat16 are faster there than those of single precision: on processors with tiles for it (AMX) or AVX-512 BF16, and on every device."""
    return device.type == "cuda" or torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()


def is_lower(name, layers):
    """Whether a parameter is one of the embeddings or of the first `layers` layers."""
    return name.startswith(("word", "position", "segment", "norm", *(f"layers.{n}." for n in range(layers))))


def start(config, pools, tags, base, kept_ids, added):
    """A model from the weights of all-MiniLM-L6-v2: `kept_ids` are the old ids of the pruned vocabulary in new order; the
    marker pieces in `added` (new id -> old ids whose mean they begin with) are new."""
    model = Model(config, pools, tags)
    prefix = "" if "embeddings.word_embeddings.weight" in base else "bert."
    tensor = lambda name: base[prefix + name].float()
    with torch.no_grad():
        words = tensor("embeddings.word_embeddings.weight")
        model.word.weight.copy_(words[torch.tensor(kept_ids)])
        for new, old in added.items():
            model.word.weight[new] = words[old].mean(0)
        model.position.weight.copy_(tensor("embeddings.position_embeddings.weight")[: config["positions"]])
        model.segment.weight.copy_(tensor("embeddings.token_type_embeddings.weight"))
        model.norm.weight.copy_(tensor("embeddings.LayerNorm.weight"))
        model.norm.bias.copy_(tensor("embeddings.LayerNorm.bias"))
        for n, layer in enumerate(model.layers):
            at = f"encoder.layer.{n}."
            for side in ("weight", "bias"):
                getattr(layer.qkv, side).copy_(torch.cat([tensor(f"{at}attention.self.{part}.{side}") for part in ("query", "key", "value")]))
                for ours, theirs in ((layer.out, "attention.output.dense"), (layer.norm1, "attention.output.LayerNorm"), (layer.up, "intermediate.dense"),
                                     (layer.down, "output.dense"), (layer.norm2, "output.LayerNorm")):
                    getattr(ours, side).copy_(tensor(f"{at}{theirs}.{side}"))
    begin_heads(model)
    return model


@torch.no_grad()
def begin_heads(model):
    generator = torch.Generator().manual_seed(5)
    for pool in model.pools.values():
        pool.dense.weight.copy_(torch.randn(pool.dense.weight.shape, generator=generator) / math.sqrt(model.config["hidden"]))
        pool.output.weight.copy_(torch.randn(pool.output.weight.shape, generator=generator) / math.sqrt(model.config["dense"]))
        pool.dense.bias.zero_()
        pool.output.bias.zero_()
    model.tokens.weight.mul_(0.5)
    model.tokens.bias.zero_()
