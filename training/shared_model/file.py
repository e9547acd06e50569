"""The file that the crate embeds: written from a checkpoint, and read back for evaluation.

Layout: 8 bytes of magic, u32 length of a JSON header, the header, zeros to a multiple of 64, then tensors at multiples of 64.
`src/inference/` documents and checks it.
"""

import hashlib
import json
import struct

import numpy as np
import torch

import network
import rows as sources

MAGIC = b"MANTLET\x01"
ALIGNMENT = 64


def nibbles(values):
    """Values 0..=15, two a byte, the low nibble first."""
    flat = values.reshape(-1).to(torch.uint8).numpy()
    return (flat[0::2] | (flat[1::2] << 4)).tobytes()


def half(tensor):
    return tensor.to(torch.float16).numpy().astype("<f2").tobytes()


def tensors_of(model):
    """(name, kind, shape, bytes) in the order of the file."""
    def f16(name, tensor):
        return name, "f16", list(tensor.shape), half(tensor)

    def packed4(name, tensor):
        scale, multiplier, codes, _ = network.q4(tensor)
        return name, "q4", list(tensor.shape), half(scale) + nibbles(multiplier - 1) + nibbles(codes + 8)

    def packed8(name, tensor):
        scale, codes, _ = network.q8(tensor)
        return name, "q8", list(tensor.shape), half(scale) + codes.to(torch.int8).numpy().tobytes()

    yield packed4("embeddings.word", model.word.weight)
    yield packed8("embeddings.position", model.position.weight)
    yield f16("embeddings.type", model.segment.weight)
    for side in ("weight", "bias"):
        yield f16(f"embeddings.norm.{side}", getattr(model.norm, side))
    for n, layer in enumerate(model.layers):
        for part in ("qkv", "out", "up", "down"):
            yield packed4(f"layer.{n}.{part}.weight", getattr(layer, part).weight)
            yield f16(f"layer.{n}.{part}.bias", getattr(layer, part).bias)
        for part in ("norm1", "norm2"):
            for side in ("weight", "bias"):
                yield f16(f"layer.{n}.{part}.{side}", getattr(getattr(layer, part), side))
    for name, pool in model.pools.items():
        yield f16(f"pool.{name}.query", pool.query)
        for part in ("dense", "output"):
            yield packed8(f"pool.{name}.{part}.weight", getattr(pool, part).weight)
            yield f16(f"pool.{name}.{part}.bias", getattr(pool, part).bias)
        if name in model.wide:
            yield packed8(f"pool.{name}.wide", model.wide[name])
    yield packed8("tokens.weight", model.tokens.weight)
    yield f16("tokens.bias", model.tokens.bias)


@torch.no_grad()
def differing(one, other, pools):
    """The names of the tensors, but for the heads of these pools, that are not the same in the files of two models."""
    heads = tuple(f"pool.{pool}." for pool in pools)
    first, second = ({name: content for name, _, _, content in tensors_of(model) if not name.startswith(heads)} for model in (one, other))
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def pieces(path):
    """The pieces of a vocabulary, which has one on each line."""
    with open(path, encoding="utf-8") as listed:
        return listed.read().rstrip("\n").split("\n")


def write(path, model, name, version, calibration):
    """Writes the file; `calibration` maps a pool to {"calibration": [a, b] for each output, "origins": {marker: the same}}. Returns its bytes."""
    listed, data = [], bytearray()
    with torch.no_grad():
        for tensor, kind, shape, content in tensors_of(model):
            data += bytes(-len(data) % ALIGNMENT)
            listed.append({"name": tensor, "kind": kind, "shape": shape, "offset": len(data), "bytes": len(content)})
            data += content
    pools = [{"name": pool, "outputs": outputs, **calibration.get(pool, {"calibration": [[1.0, 0.0]] * len(outputs)})} for pool, outputs in sources.POOLS.items()]
    header = json.dumps({"format": 1, "name": name, "version": version, "config": model.config, "pools": pools, "tags": sources.TAGS, "tensors": listed},
                        separators=(",", ":")).encode()
    whole = MAGIC + struct.pack("<I", len(header)) + header
    whole += bytes(-len(whole) % ALIGNMENT) + bytes(data)
    with open(path, "wb") as file:
        file.write(whole)
    return whole


def manifest(path, files):
    """{name: path} -> a JSON file with the size and the SHA-256 of each."""
    listed = {}
    for name, file in files.items():
        content = open(file, "rb").read()
        listed[name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    with open(path, "w", encoding="utf-8") as out:
        json.dump(listed, out, indent=2)
        out.write("\n")


def unrounded(multiplier, codes):
    """Codes that `network.q4` rounds to these again: what is as large as a code can be, or smaller than its group's multiplier is for, was not so before it was rounded.
    Without this a file that is read and written again would be rounded twice, by other scales."""
    size = np.minimum(np.abs(codes), np.where(codes < 0, 7.5001, 7.4999))
    largest = np.arange(network.GROUP) == size.argmax(-1)[..., None]
    size = np.where(largest, np.maximum(size, 7.5 * (multiplier - 1)[..., None] / multiplier[..., None] + 0.001), size)
    # The scale of a row comes from its largest weight alone.
    flat = (size * multiplier[..., None]).reshape(len(size), -1)
    row = (np.arange(flat.shape[1]) == flat.argmax(-1)[:, None]).reshape(size.shape)
    return np.sign(codes) * np.where(row, np.where(size > 7.5, size, 7.4999), size)


def read(path, to_train=False):
    """The model of a file, with its weights as the file rounds them, and the header. `to_train`: with weights that are rounded to these."""
    whole = open(path, "rb").read()
    assert whole[:8] == MAGIC, "not a model file"
    length = struct.unpack("<I", whole[8:12])[0]
    header = json.loads(whole[12:12 + length])
    data = whole[-(-(12 + length) // ALIGNMENT) * ALIGNMENT:]

    def value(entry):
        content, shape = data[entry["offset"]:entry["offset"] + entry["bytes"]], entry["shape"]
        if entry["kind"] == "f16":
            return torch.from_numpy(np.frombuffer(content, "<f2").astype(np.float32).reshape(shape))
        scale = np.frombuffer(content, "<f2", shape[0]).astype(np.float32)
        rest = content[2 * shape[0]:]
        if entry["kind"] == "q8":
            return torch.from_numpy(scale[:, None] * np.frombuffer(rest, np.int8).reshape(shape).astype(np.float32))
        split = lambda raw: np.stack([raw & 15, raw >> 4], -1).reshape(-1).astype(np.float32)
        groups = shape[1] // network.GROUP
        multiplier = split(np.frombuffer(rest, np.uint8, shape[0] * groups // 2)) + 1
        multiplier = multiplier.reshape(shape[0], groups)
        codes = (split(np.frombuffer(rest, np.uint8, offset=shape[0] * groups // 2)) - 8).reshape(shape[0], groups, network.GROUP)
        if to_train:
            codes = unrounded(multiplier, codes)
        return torch.from_numpy((scale[:, None, None] * multiplier[..., None] * codes).astype(np.float32).reshape(shape))

    known = {entry["name"]: value(entry) for entry in header["tensors"]}
    pools = {pool["name"]: pool["outputs"] for pool in header["pools"]}
    model = network.Model(header["config"], pools, header["tags"])
    model.wide = {name: known.pop(f"pool.{name}.wide") for name in pools if f"pool.{name}.wide" in known}
    renamed = {"embeddings.word": "word.weight", "embeddings.position": "position.weight", "embeddings.type": "segment.weight",
               "embeddings.norm.weight": "norm.weight", "embeddings.norm.bias": "norm.bias"}
    model.load_state_dict({renamed.get(name, name.replace("layer.", "layers.", 1).replace("pool.", "pools.", 1)): tensor for name, tensor in known.items()})
    model.eval()
    model.quantise("activations")
    return model, header
