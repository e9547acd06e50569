"""StackOne's defender on the rows of the injection evaluation: latency on short texts, rates by source.

    python -m venv venv
    venv/bin/pip install 'stackone-defender[onnx]==0.9.4'
    OMP_NUM_THREADS=1 venv/bin/python benches/rivals/stackone.py --data DIR            # latency
    OMP_NUM_THREADS=1 venv/bin/python benches/rivals/stackone.py --data DIR --accuracy

The texts are the first 1,000 rows of `DIR/injection/eval.jsonl.gz` of at most 300 characters, as in
`cargo bench --bench prompt_injection`; run the two in turn. Its model comes inside its package; nothing is fetched. Every
text is handed over as the body of a tool result, the only input that it has, and judged as it ships.
"""

import argparse
import collections
import gzip
import json
import time


def rows(data):
    with gzip.open(f"{data}/injection/eval.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--accuracy", action="store_true")
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
    short = [row["text"] for row in rows(args.data) if len(row["text"]) <= 300][:1000]
    wall, cpu = [], []
    for text in short:
        began, spent = time.perf_counter(), time.process_time()
        check(text)
        wall.append(time.perf_counter() - began)
        cpu.append(time.process_time() - spent)
    for name, values in (("wall", sorted(wall)), ("processor", sorted(cpu))):
        print(f"{len(short)} texts, {name} time: p50 {values[len(values) // 2] * 1e3:.2f} ms, p95 {values[len(values) * 95 // 100] * 1e3:.2f} ms, mean {sum(values) / len(values) * 1e3:.2f} ms")


if __name__ == "__main__":
    main()
