"""StackOne's defender beside `PromptInjection`: latency on short texts, in turns in one run; its rates by source.

    python -m venv venv
    venv/bin/pip install 'stackone-defender[onnx]==0.9.4'
    OMP_NUM_THREADS=1 venv/bin/python benches/rivals/stackone.py --data DIR            # latency of both, and the ratio
    OMP_NUM_THREADS=1 venv/bin/python benches/rivals/stackone.py --data DIR --accuracy # its rates

The texts are the first 1,000 different ones of at most 300 characters of `DIR/injection/eval.jsonl.gz`. Both judge each
text as the output of a tool, end to end, in one thread; times are the processor's. Each round runs both (ours is
`benches/prompt_injection.rs`, a new process each time, so that nothing is remembered), and the last line has the median of
the rounds' ratios of p50. Its model comes inside its package; nothing is fetched, and it judges as it ships.
"""

import argparse
import collections
import gzip
import json
import re
import statistics
import subprocess
import time


def rows(data):
    with gzip.open(f"{data}/injection/eval.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def short_texts(data):
    return list(dict.fromkeys(row["text"] for row in rows(data) if len(row["text"]) <= 300))[:1000]


def build():
    command = ["cargo", "bench", "--features", "model", "--bench", "prompt_injection", "--no-run"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    return re.search(r"Executable .*\((.*)\)", printed).group(1)


def ours(program, data):
    printed = subprocess.run([program, "--data", data, "--raw"], check=True, capture_output=True, text=True).stdout
    return sorted(int(line) / 1e6 for line in printed.split())


def percentiles(name, times):
    at = lambda percent: times[len(times) * percent // 100]
    print(f"{name}: {len(times)} texts, p50 {at(50):.2f} ms, p95 {at(95):.2f} ms, mean {statistics.mean(times):.2f} ms", flush=True)
    return at(50)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--accuracy", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--program", help="the built bench, instead of building it")
    args = parser.parse_args()
    import onnxruntime

    session = onnxruntime.InferenceSession

    def one_thread(path, options=None, **others):
        options = options or onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return session(path, options, **others)

    onnxruntime.InferenceSession = one_thread
    from stackone_defender import create_prompt_defense

    defence = create_prompt_defense(block_high_risk=True)
    check = lambda text: defence.defend_tool_result({"body": text}, "gmail_get_message")
    check("The harbour opens at nine.")
    if args.accuracy:
        counts = collections.defaultdict(lambda: [0, 0])
        for row in rows(args.data):
            count = counts[(row["source"], row["label"])]
            count[0] += 1
            count[1] += not check(row["text"]).allowed
        for (source, label), (seen, blocked) in sorted(counts.items(), key=lambda item: (-item[0][1], item[0][0])):
            print(f"{'recall' if label else 'false positives':16} {source:48} {seen:5} {blocked / seen:.3f}")
        return
    program, texts, ratios = args.program or build(), short_texts(args.data), []
    for _ in range(args.rounds):
        times = []
        for text in texts:
            begin = time.process_time()
            check(text)
            times.append((time.process_time() - begin) * 1e3)
        theirs, mine = sorted(times), ours(program, args.data)
        assert len(theirs) == len(mine)
        ratios.append(percentiles("mantlet", mine) / percentiles("stackone-defender", theirs))
    print(f"ratio of p50, the median of {args.rounds} rounds: {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
