"""Which rows train the shared model, under which licence, for which heads.

Every row becomes {"task", "source", "origin", "segments": [text, ...], "labels": {...}}: `origin` is the marker piece without
brackets, `segments` the texts between [SEP] pieces, `labels` maps an output of a pool to 0 or 1 (an absent output is masked),
or carries `spans` for the token head.
"""

import collections
import gzip
import hashlib
import json
import os
import re
import sys
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
import flash_data  # noqa: E402
import people_values  # noqa: E402

TOXICITY = ["toxic", "severe_toxic", "obscene", "threat", "insult", "identity_hate"]
CATEGORIES = [
    "violent_crimes", "nonviolent_crimes", "sex_crimes", "child_exploitation", "defamation", "specialized_advice", "privacy",
    "intellectual_property", "indiscriminate_weapons", "hate", "self_harm", "sexual_content", "elections",
    "code_interpreter_abuse", "harassment",
]
POOLS = {
    "injection": ["injection", "direct", "indirect", "jailbreak"],
    "toxicity": TOXICITY,
    "safety": ["unsafe", *CATEGORIES],
    "action": ["risk"],
}
# What our grammars call themselves: of injection, and of the other tasks.
GRAMMARS = ("composed_", "outputs_", "trajectory_", "letters_", "takeover_", "more_", "everyday_", "direct_", "personas_", "grammar_")
GRAMMARS_ELSEWHERE = ("commands_", "composed_", "contrast_", "pairs_", "answers_", "replies_", "intents_", "prompts_", "scenes_", "texts_", "things_", "worlds_", "senses_", "sayings_", "pages_")
PII = [
    "PERSON", "LOCATION", "ORGANIZATION", "ADDRESS", "USERNAME", "PASSWORD", "ID_NUMBER", "DATE_OF_BIRTH", "AGE", "PHONE", "EMAIL",
    "NRP", "LICENSE_PLATE", "DATE",
]
TAGS = ["O", *(f"{side}-{kind}" for kind in PII for side in "BI")]

# The marker pieces of the origins, and the words as whose mean they begin.
MARKERS = {"[USER]": ["user", "speaker", "human"], "[UNTRUSTED]": ["document", "page", "source"], "[RESPONSE]": ["answer", "response", "assistant"],
           "[CALL]": ["call", "tool", "function"]}

# Licences that only ask for attribution or for sharing alike what is derived from the text itself.
OPEN = re.compile(r"^(MIT|Apache-2\.0|BSD|CC0|CC-BY|CC BY|ODC-BY|public domain|repo Apache-2\.0|constructed here|project-own|ours|URLs from|LicenseRef-mixed-constructed)")
CLOSED = re.compile(r"GPL|\bNC\b|unknown|unspecified|research|LicenseRef-(?!mixed-constructed)", re.I)

# Sources set aside whole: their rows calibrate the outputs and tell how unseen kinds of text fare.
VALIDATION = {
    "injection": {
        "spikee_seeds", "pree2111", "garak_multilingual", "catarina_attack_emails", "bastioncorpus", "docs_til", "tau2_banking_documents",
        "swelancer_issues", "spamassassin_hard_ham_emails", "mt_vicuna_bench", "gdm_tickets", "pif_benchmark",
        "llamafactory_alpaca_en_demo", "docs_presidio", "grammar_turns", "agentbench_os", "vulcanforge_roleplay_wrappers",
        ("bfcl", "UNTRUSTED"), "tau2_records", "results_toolemu-safe-trajectories", "results_toolemu-severe-steps", "results_tracesafe-raw",
    },
    "toxicity": {"stormfront_hate", "stormfront_nohate", "benign_state_union (assumed all-zero)", "benign_arena_hard (assumed all-zero)"},
    "safety": {
        "catqa", "aegis2_900", "sap200_fraud", "sap200_race", "benign_state_union", "aig_cyberattack", "aig_violent", "llm_self_defense",
        "benign_alpaca_gpt4", "dangerousqa", "ailuminate_demo_train_half",
    },
    "action": {"toolsword-mq", "tracesafe-raw", "swe-agent-demos", "ipi-coding-agent", "revshells", "toolemu-severe-steps", "toolemu-safe-trajectories"},
}


def author(task, source):
    """Who wrote a source: others, our grammars, or we one by one (`written.py`)."""
    if source.startswith("written_"):
        return "written"
    return "grammars" if source.startswith(GRAMMARS if task == "injection" else GRAMMARS_ELSEWHERE) else "others"


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def is_open(licence, licence_class=None):
    if licence_class is not None:
        return licence_class in ("permissive", "share_alike", "gated_permissive") and "GPL" not in licence
    return bool(OPEN.match(licence)) and not CLOSED.search(licence.split(";")[0])


def normal(text):
    return re.sub(r"[^a-z0-9]+", "", unicodedata.normalize("NFKC", text).lower())


def share(text, of):
    """A stable draw: whether this text falls into one of `of` equal parts."""
    return int(hashlib.sha256(normal(text).encode()).hexdigest(), 16) % of == 0


def command(call):
    """What the arguments of a serialised call say, with single spaces between words."""
    _, _, arguments = call.partition(" ")
    try:
        said = json.loads(arguments)
    except json.JSONDecodeError:
        said = arguments
    return "$ " + " ".join(" ".join(map(str, said.values()) if isinstance(said, dict) else [str(said)]).split())


def runs(row, known):
    """Whether a row is a call with a command of the evaluation."""
    return row["task"] == "action" and command(row["segments"][0]) in known


def evaluation_commands(data):
    return {command(action_segments(row)[0]) for row in read(f"{data}/actions/eval.jsonl.gz") if row["source"].startswith("shell/")}


def evaluation_texts(data):
    """Every text of every evaluation file, normalised, and every command of a shell as it is: none of them may train any head."""
    known = evaluation_commands(data)
    for folder in ("injection", "toxicity", "safety", "actions", "pii"):
        for name in sorted(os.listdir(f"{data}/{folder}")):
            if name.startswith(("eval", "negatives_eval")):
                for row in read(f"{data}/{folder}/{name}"):
                    for text in (row.get("text"), row.get("user_request"), row.get("context") if folder == "safety" else None):
                        if text and len(normal(text)) > 12:
                            known.add(normal(text))
    for name in ("harmful_behaviors_test_public", "benign_behaviors_test_public"):
        with open(f"{data}/agentharm/{name}.json", encoding="utf-8") as file:
            known.update(normal(row["prompt"]) for row in json.load(file)["behaviors"])
    return known


def injection(data):
    kept, _ = flash_data.training_rows(f"{data}/injection")
    for row in kept:
        origin = "UNTRUSTED" if row["untrusted"] else "USER"
        attack = row["label"]
        labels = {"injection": attack}
        if row["kind"].endswith("_injection") or row["kind"] == "jailbreak" or not attack:
            labels.update({kind: int(bool(attack) and row["kind"].startswith(kind)) for kind in ("direct", "indirect", "jailbreak")})
        elif row["untrusted"]:
            labels.update(direct=0, indirect=1, jailbreak=0)
        elif row["source"] == "grammar_jailbreaks":
            labels.update(direct=0, indirect=0, jailbreak=1)
        else:
            labels.update(indirect=0)
        yield {"task": "injection", "source": row["source"], "license": row["license"], "origin": origin, "segments": [row["text"]], "labels": labels}


def toxicity(data):
    for row in read(f"{data}/toxicity/train.jsonl.gz"):
        if is_open(row["license"], row["license_class"]):
            labels = {name: value for name, value in row["labels"].items() if value is not None}
            # A comment stands anywhere; its marker must not matter.
            origin = ("USER", "UNTRUSTED", "RESPONSE")[len(row["text"]) % 3]
            yield {"task": "toxicity", "source": row["source"], "license": row["license"], "origin": origin, "segments": [row["text"]], "labels": labels}


# A frame that turns harmless prompts of one set into rants; its rows are labelled as if it were not there.
MISLABELLED = re.compile(r"now that we've got that .{0,60}out of the way,? here's how i really feel", re.I | re.S)


def safety(data):
    for row in read(f"{data}/safety/train.jsonl.gz"):
        if not is_open(row["license"], row["license_class"]) or MISLABELLED.search(row["text"]):
            continue
        labels = {"unsafe": row["unsafe"]}
        if row["categories"] is not None and (row["categories"] or not row["unsafe"]):
            labels.update({name: int(name in row["categories"]) for name in CATEGORIES})
        segments = [row["text"]]
        if row.get("context") and not share(row["text"], 4):
            segments.append(row["context"])
        origin = "RESPONSE" if row["role"] == "response" else "USER"
        source = row["source"]
        yield {"task": "safety", "source": source, "license": row["license"], "origin": origin, "segments": segments, "labels": labels}
        # A harmless request to the assistant is no injection either, whatever it is about.
        if row["role"] == "prompt" and not row["unsafe"] and source == "wildguardtrain_prompts":
            yield {"task": "injection", "source": f"safety/{source}", "license": row["license"], "origin": "USER", "segments": [row["text"]],
                   "labels": dict.fromkeys(POOLS["injection"], 0)}


def action_segments(row):
    arguments = row["arguments"] if isinstance(row["arguments"], str) else json.dumps(
        row["arguments"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    context = row["context"] if isinstance(row["context"], str) or row["context"] is None else json.dumps(row["context"], ensure_ascii=False)
    return [f'{row["tool"]} {arguments}', row["user_request"] or "", context or ""]


def action(data):
    for row in read(f"{data}/actions/train.jsonl.gz"):
        if is_open(row["license"]):
            yield {"task": "action", "source": row["source"], "license": row["license"], "origin": "CALL", "segments": action_segments(row), "labels": {"risk": row["unsafe"]},
                   "group": row["group"]}


# Trajectories in which no tool returns an order; what the tools returned are harmless outputs.
TRAJECTORIES = ("privacylens", "toolemu", "api-bank", "tracesafe-raw")


def tool_results(data):
    seen = set()
    for row in read(f"{data}/actions/train.jsonl.gz"):
        if not row["source"].startswith(TRAJECTORIES) or not is_open(row["license"]) or not isinstance(row["context"], str):
            continue
        for part in re.split(r"^\[(?=(?:call|result|user|agent|tool)\] )", row["context"], flags=re.M):
            kind, _, text = part.partition("] ")
            text = text.strip()
            if kind in ("result", "tool") and len(text) > 24 and text not in seen:
                seen.add(text)
                yield {"task": "injection", "source": f'results_{row["source"]}', "license": row["license"], "origin": "UNTRUSTED", "segments": [text],
                       "labels": dict.fromkeys(POOLS["injection"], 0)}


def pii(data):
    peoples = {word.lower() for forms in people_values.PEOPLES for word in forms[1:]}
    # Annotators who had no type for peoples called some of them places.
    kind = lambda row, span: "NRP" if span["type"] == "LOCATION" and row["text"][span["start"]:span["end"]].lower() in peoples else span["type"]
    for row in read(f"{data}/pii/train.jsonl.gz") + read(f"{data}/pii/negatives_train.jsonl.gz"):
        if not is_open(row["license"]):
            continue
        origin = ("USER", "UNTRUSTED", "RESPONSE")[len(row["text"]) % 3]
        yield {"task": "pii", "source": row["source"], "license": row["license"], "origin": origin, "segments": [row["text"]], "dev": row.get("split") == "dev",
               "labels": {"spans": [(span["start"], span["end"], kind(row, span)) for span in row["spans"]], "covered": row["covered"]}}


def is_validation(row):
    task = row["task"]
    if task == "pii":
        return row["dev"]
    if row["source"] in VALIDATION[task] or (row["source"], row["origin"]) in VALIDATION[task]:
        return True
    # One generator made these tables, from pages that have nothing to do with each other.
    if row["source"] == "bipia_table_train_contexts":
        return share(row["segments"][0], 4)
    # Comments are independent of each other, so a part of the best source may stand for its distribution.
    return row["source"].startswith("jigsaw_train (predibase") and share(row["segments"][0], 12)


def training_and_validation(data, known):
    """The rows of all tasks whose text is not one of the evaluation texts `known`, in two lists."""
    kept, dropped = [], 0
    for read_task in (injection, tool_results, toxicity, safety, action, pii):
        for row in read_task(data):
            texts = row["segments"][:1] if row["task"] != "action" else row["segments"][1:2]
            if any(normal(text) in known for text in texts if len(normal(text)) > 12) or runs(row, known):
                dropped += 1
                continue
            kept.append(row)
    print(f"{dropped} rows left out because an evaluation file holds their text")
    return [row for row in kept if not is_validation(row)], [row for row in kept if is_validation(row)]


def numbered(rows):
    """(n, row): the row is the n-th of its source in its task, from 1 on."""
    seen = collections.Counter()
    for row in rows:
        seen[row["task"], row["source"]] += 1
        yield seen[row["task"], row["source"]], row


def main():
    """Prints how many rows train and validate, by task and by the beginning of their licence: `python rows.py DIR`."""
    train, validation = training_and_validation(sys.argv[1], evaluation_texts(sys.argv[1]))
    for name, part in (("train", train), ("validation", validation)):
        for (task, licence), count in sorted(collections.Counter((row["task"], row["license"].split(" (")[0].split(";")[0]) for row in part).items()):
            print(f"{name:10} {task:10} {count:7} {licence}")


if __name__ == "__main__":
    main()
