#!/usr/bin/env python3
"""The shared model beside onnxruntime's dynamic int8 of the same weights, in turns, one thread, CPU time.

    pip install torch onnx onnxruntime
    OMP_NUM_THREADS=1 python benches/rivals/onnx_latency.py

The graph is what people deploy: the encoder of `assets/model.bin` in full precision with the pool of the injection
verdict, exported by PyTorch and quantised by onnxruntime.quantization.quantize_dynamic. Ours is a whole evaluator:
tokenizer, encoder, all heads, findings; its windows are made 256 tokens long, so that every length is one window. Each
round runs both for each length; the table has the medians of each and the median of the rounds' ratios.
"""
import argparse
import json
import os
import re
import statistics
import struct
import subprocess
import sys
import tempfile
import time

import numpy
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "training", "shared_model"))
import file

LENGTHS = (16, 64, 128, 256)


class Layer(torch.nn.Module):
    def __init__(self, hidden, heads, inner):
        super().__init__()
        self.heads, self.width = heads, hidden // heads
        self.query, self.key, self.value, self.out = (torch.nn.Linear(hidden, hidden) for _ in range(4))
        self.up, self.down = torch.nn.Linear(hidden, inner), torch.nn.Linear(inner, hidden)
        self.norm1, self.norm2 = torch.nn.LayerNorm(hidden), torch.nn.LayerNorm(hidden)

    def split(self, x):
        return x.view(x.shape[0], x.shape[1], self.heads, self.width).transpose(1, 2)

    def forward(self, x):
        query, key, value = self.split(self.query(x)), self.split(self.key(x)), self.split(self.value(x))
        weights = torch.softmax(query @ key.transpose(-1, -2) / self.width**0.5, -1)
        mixed = (weights @ value).transpose(1, 2).reshape(x.shape)
        x = self.norm1(x + self.out(mixed))
        return self.norm2(x + self.down(torch.nn.functional.gelu(self.up(x))))


class Encoder(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        config, hidden = model.config, model.config["hidden"]
        self.words, self.norm = model.word, model.norm
        # Every token is of the first type.
        self.places = torch.nn.Parameter(model.position.weight + model.segment.weight[0])
        self.layers = torch.nn.ModuleList(Layer(hidden, config["heads"], config["intermediate"]) for _ in model.layers)
        for layer, known in zip(self.layers, model.layers):
            parts = zip(known.qkv.weight.split(hidden), known.qkv.bias.split(hidden))
            for linear, (weight, bias) in zip((layer.query, layer.key, layer.value), parts):
                linear.load_state_dict({"weight": weight, "bias": bias})
            for name in ("out", "up", "down", "norm1", "norm2"):
                getattr(layer, name).load_state_dict(getattr(known, name).state_dict())
        pool = model.pools["injection"]
        self.attention, self.dense, self.output = pool.query, pool.dense, pool.output

    def forward(self, ids):
        x = self.norm(self.words(ids) + self.places[: ids.shape[1]])
        for layer in self.layers:
            x = layer(x)
        weights = torch.softmax(x @ self.attention, -1)
        pooled = (weights.unsqueeze(1) @ x).squeeze(1)
        return torch.sigmoid(self.output(torch.nn.functional.gelu(self.dense(pooled))))


def session(folder, model):
    plain, quantised = os.path.join(folder, "plain.onnx"), os.path.join(folder, "int8.onnx")
    axes = {"ids": {1: "tokens"}}
    torch.onnx.export(Encoder(model).eval(), (torch.zeros(1, 16, dtype=torch.int64),), plain, input_names=["ids"],
                      output_names=["score"], dynamic_axes=axes, opset_version=17, dynamo=False)
    quantize_dynamic(plain, quantised, weight_type=QuantType.QInt8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(quantised, options, providers=["CPUExecutionProvider"])


def widened(folder, weights, vocabulary):
    """The same model in a folder of its own, with windows as long as it has positions."""
    whole = open(weights, "rb").read()
    length = struct.unpack("<I", whole[8:12])[0]
    header = json.loads(whole[12:12 + length])
    data = whole[-(-(12 + length) // 64) * 64:]
    header["config"]["window"] = header["config"]["positions"]
    text = json.dumps(header).encode()
    begin = whole[:8] + struct.pack("<I", len(text)) + text
    files = {"model.bin": begin + bytes(-len(begin) % 64) + data, "vocab.txt": open(vocabulary, "rb").read()}
    paths = {name: os.path.join(folder, name) for name in files}
    for name, content in files.items():
        with open(paths[name], "wb") as out:
            out.write(content)
    file.manifest(os.path.join(folder, "manifest.json"), paths)


def theirs(model, tokens, iterations):
    ids = numpy.random.default_rng(tokens).integers(8, 15000, (1, tokens))
    model.run(None, {"ids": ids})
    times = []
    for _ in range(iterations):
        begin = time.thread_time()
        model.run(None, {"ids": ids})
        times.append((time.thread_time() - begin) * 1e3)
    return times


def ours(program, folder, tokens, iterations):
    command = [program, "--model", folder, "--tokens", str(tokens), "--iterations", str(iterations)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [int(line) / 1e6 for line in printed.split()]


def build():
    command = ["cargo", "bench", "--features", "model", "--bench", "model", "--no-run"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    return re.search(r"Executable .*\((.*)\)", printed).group(1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--program", help="the built bench, instead of building it")
    arguments = parser.parse_args()
    program = arguments.program or build()
    with tempfile.TemporaryDirectory() as folder:
        weights, vocabulary = (os.path.join(ROOT, "assets", name) for name in ("model.bin", "vocab.txt"))
        model = session(folder, file.read(weights)[0])
        widened(folder, weights, vocabulary)
        print(f"onnxruntime {onnxruntime.__version__}, {arguments.rounds} rounds, CPU time of one thread")
        print(f"{'tokens':>7} {'onnxruntime ms':>15} {'mantlet ms':>11} {'ratio':>6}")
        for tokens in LENGTHS:
            iterations = max(4, 1600 // tokens)
            one, other, ratios = [], [], []
            for _ in range(arguments.rounds):
                a, b = theirs(model, tokens, iterations), ours(program, folder, tokens, iterations)
                one += a
                other += b
                ratios.append(statistics.mean(b) / statistics.mean(a))
            medians = statistics.median(one), statistics.median(other)
            print(f"{tokens:>7} {medians[0]:>15.2f} {medians[1]:>11.2f} {statistics.median(ratios):>6.2f}", flush=True)


if __name__ == "__main__":
    main()
