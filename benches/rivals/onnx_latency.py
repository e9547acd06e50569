#!/usr/bin/env python3
"""The encoder beside onnxruntime's dynamic int8 of the same architecture, in turns, one thread, CPU time.

    pip install torch onnx onnxruntime
    python benches/rivals/onnx_latency.py

Random weights: time does not depend on them. The graph is what people deploy: a BERT of six layers, 384 wide, exported
by PyTorch and quantised by onnxruntime.quantization.quantize_dynamic, with a linear head on the mean of the states.
Ours is the whole evaluator: tokenizer, encoder, all heads, findings. Each round runs both for each length; the table has
the medians of each and the median of the rounds' ratios.
"""
import argparse
import os
import re
import statistics
import subprocess
import tempfile
import time

import numpy
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

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
    def __init__(self, vocabulary=30522, hidden=384, layers=6, heads=12, inner=1536, positions=512):
        super().__init__()
        self.words, self.places = torch.nn.Embedding(vocabulary, hidden), torch.nn.Embedding(positions, hidden)
        self.norm = torch.nn.LayerNorm(hidden)
        self.layers = torch.nn.ModuleList(Layer(hidden, heads, inner) for _ in range(layers))
        self.head = torch.nn.Linear(hidden, 1)

    def forward(self, ids):
        x = self.norm(self.words(ids) + self.places(torch.arange(ids.shape[1])))
        for layer in self.layers:
            x = layer(x)
        return torch.sigmoid(self.head(x.mean(1)))


def session(folder):
    torch.manual_seed(1)
    plain, quantised = os.path.join(folder, "plain.onnx"), os.path.join(folder, "int8.onnx")
    axes = {"ids": {1: "tokens"}}
    torch.onnx.export(Encoder().eval(), (torch.zeros(1, 16, dtype=torch.int64),), plain, input_names=["ids"],
                      output_names=["score"], dynamic_axes=axes, opset_version=17, dynamo=False)
    quantize_dynamic(plain, quantised, weight_type=QuantType.QInt8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(quantised, options, providers=["CPUExecutionProvider"])


def theirs(model, tokens, iterations):
    ids = numpy.random.default_rng(tokens).integers(1000, 30000, (1, tokens))
    model.run(None, {"ids": ids})
    times = []
    for _ in range(iterations):
        begin = time.thread_time()
        model.run(None, {"ids": ids})
        times.append((time.thread_time() - begin) * 1e3)
    return times


def ours(program, tokens, iterations):
    command = [program, "--tokens", str(tokens), "--iterations", str(iterations)]
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
        model = session(folder)
        print(f"onnxruntime {onnxruntime.__version__}, {arguments.rounds} rounds, CPU time of one thread")
        print(f"{'tokens':>7} {'onnxruntime ms':>15} {'mantlet ms':>11} {'ratio':>6}")
        for tokens in LENGTHS:
            iterations = max(4, 1600 // tokens)
            one, other, ratios = [], [], []
            for _ in range(arguments.rounds):
                a, b = theirs(model, tokens, iterations), ours(program, tokens, iterations)
                one += a
                other += b
                ratios.append(statistics.mean(b) / statistics.mean(a))
            medians = statistics.median(one), statistics.median(other)
            print(f"{tokens:>7} {medians[0]:>15.2f} {medians[1]:>11.2f} {statistics.median(ratios):>6.2f}", flush=True)


if __name__ == "__main__":
    main()
