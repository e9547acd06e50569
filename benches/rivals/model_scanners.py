"""The scanner of model files beside others, on the same labelled files.

    python -m venv venv
    venv/bin/pip install picklescan==1.0.5 modelscan==0.8.8 fickling==0.1.12 modelaudit==0.2.54
    cargo build --release --features cli
    venv/bin/python benches/rivals/model_scanners.py --data DIR --mantlet target/release/mantlet

DIR has `labels.jsonl` with `file`, `expect` (pass, review, block, refuse) and `kind`. No file is loaded: every tool reads
it as data. A tool that is not installed is left out. "Flagged" is what a pipeline would stop at: for picklescan and
modelscan an issue, for fickling any severity above "likely safe", for modelaudit exit code 1, for mantlet a verdict other
than pass. Files that should be reviewed count as neither.
"""

import argparse
import collections
import json
import os
import pathlib
import pickle
import subprocess
import sys
import tempfile
import time

FLAGGED, SILENT, FAILED = "flagged", "silent", "failed"
SERIALISED = {"pickle", "torch", "joblib", "numpy"}


def run(command, timeout=120):
    try:
        # None of the tools has a reason to talk to anybody.
        quiet = {**os.environ, "PROMPTFOO_DISABLE_TELEMETRY": "1", "DO_NOT_TRACK": "1", "NO_ANALYTICS": "1"}
        return subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False, env=quiet)
    except (OSError, subprocess.TimeoutExpired):
        return None


def picklescan(path):
    done = run([str(pathlib.Path(sys.executable).parent / "picklescan"), "--path", str(path)])
    if done is None:
        return FAILED
    return {0: SILENT, 1: FLAGGED}.get(done.returncode, FAILED)


def modelscan(path):
    done = run([str(pathlib.Path(sys.executable).parent / "modelscan"), "scan", "-p", str(path)])
    if done is None:
        return FAILED
    return {0: SILENT, 1: FLAGGED, 3: SILENT}.get(done.returncode, FAILED)


def fickling(path):
    code = (
        "import sys, fickling.fickle as f, fickling.analysis as a\n"
        "data = open(sys.argv[1], 'rb')\n"
        "worst = max((a.check_safety(p).severity for p in f.StackedPickle.load(data)), default=a.Severity.LIKELY_SAFE)\n"
        "sys.exit(10 if worst > a.Severity.LIKELY_SAFE else 11)"
    )
    done = run([sys.executable, "-c", code, str(path)])
    return {10: FLAGGED, 11: SILENT}.get(done.returncode, FAILED) if done else FAILED


def modelaudit(path):
    done = run([str(pathlib.Path(sys.executable).parent / "modelaudit"), "scan", str(path)])
    if done is None:
        return FAILED
    return {0: SILENT, 1: FLAGGED}.get(done.returncode, FAILED)


def mantlet(binary):
    def scan(path):
        done = run([binary, "model", "scan", "--format", "jsonl", str(path)])
        if done is None or not done.stdout:
            return FAILED
        verdict = json.loads(done.stdout.splitlines()[0])["verdict"]
        return {"pass": SILENT, "refuse": FAILED}.get(verdict, FLAGGED)

    return scan


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--mantlet", required=True)
    parser.add_argument("--tools", nargs="*", help="only these, by name")
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in (arguments.data / "labels.jsonl").read_text().splitlines()]
    tools = {"mantlet": mantlet(arguments.mantlet)}
    for name, scan in [("picklescan", picklescan), ("modelscan", modelscan), ("fickling", fickling), ("modelaudit", modelaudit)]:
        module = run([sys.executable, "-c", f"import {name}"])
        if module is not None and module.returncode == 0:
            tools[name] = scan
    if arguments.tools:
        tools = {name: scan for name, scan in tools.items() if name in arguments.tools}
    with tempfile.TemporaryDirectory() as folder:
        plain = pathlib.Path(folder) / "plain.pkl"
        plain.write_bytes(pickle.dumps([{"name": f"row {n}", "values": [n, n + 1], "k": n / 3} for n in range(160_000)], 2))
        print(f"{'tool':<12} {'recall':>7} {'pickles':>8} {'safe flagged':>13} {'malformed silent':>17} {'plain pickle':>13}")
        for name, scan in tools.items():
            counts = collections.Counter()
            for row in rows:
                result = scan(arguments.data / row["file"])
                counts[row["expect"], result] += 1
                counts[row["expect"], row["kind"] in SERIALISED, result] += 1
            total = sum(counts["block", result] for result in (FLAGGED, SILENT, FAILED))
            serialised = sum(counts["block", True, result] for result in (FLAGGED, SILENT, FAILED))
            started = time.monotonic()
            scan(plain)
            seconds = time.monotonic() - started
            print(
                f"{name:<12} {counts['block', FLAGGED] / total:>7.3f} {counts['block', True, FLAGGED] / serialised:>8.3f} "
                f"{counts['pass', FLAGGED] + counts['pass', FAILED] if name == 'mantlet' else counts['pass', FLAGGED]:>13} "
                f"{counts['refuse', SILENT]:>17} {seconds:>11.2f} s",
                flush=True,
            )
        print(f"{plain.stat().st_size} bytes of plain pickle; {sum(row['expect'] == 'pass' for row in rows)} safe files, "
              f"{sum(row['expect'] == 'block' for row in rows)} hostile, {sum(row['expect'] == 'refuse' for row in rows)} malformed")


if __name__ == "__main__":
    main()
