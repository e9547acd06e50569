"""Step 2: train. `python train.py --work WORK --base MINILM --steps N`: resumes from WORK/checkpoint.pt by itself.

One schedule: warm-up, then linear decay; from `--quantise-from` of the steps on, weights and activations are quantised in the
forward pass as the shipped file is, so that the weights settle where their rounded values are good.
"""

import argparse
import collections
import math
import os
import random
import time

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

import network
import rows as sources

CONFIG = {"vocab": 15360, "hidden": 384, "layers": 6, "heads": 12, "intermediate": 1536, "positions": 256, "types": 2, "dense": 64, "window": 160, "norm_eps": 1e-12}
# Rows of a task in a thousand, and the smoothing of its labels.
MIXTURE = {"injection": 420, "toxicity": 100, "safety": 300, "action": 60, "pii": 120}
SMOOTHING = 0.02
# Sources that count for more or less than the square root of their size; the rest is in flash_data.SOURCE_WEIGHT.
WEIGHT = {
    "composed_ask_in_document": 2.5, "composed_order_in_record": 2.5, "composed_harmless_document": 2.5, "composed_harmless_record": 2.5,
    "composed_override_in_record": 1.0, "composed_bare_ask": 0.8, "composed_code_to_include": 1.2, "composed_harmless_code": 2.0, "composed_tutorial": 2.5, "composed_letter": 1.5, "composed_review": 1.0,
    "composed_private_record": 3.0, "composed_table": 3.0, "composed_order_in_table": 1.5, "bipia_table_train_contexts": 5.0, "composed_harmless_list": 2.5, "composed_order_in_list": 1.5, "composed_prose": 2.5,
    "outputs_harmless": 1.5, "outputs_order": 1.5, "outputs_short": 1.0, "trajectory_orders": 2.5, "results_privacylens-reads": 2.0, "results_privacylens-final": 2.0, "results_privacylens-neutral": 2.0, "results_api-bank": 1.0,
    "letters_order": 2.5, "letters_harmless": 2.0, "letters_foreign": 2.0, "letters_bare": 0.7, "letters_user": 0.7, "personas_attack": 2.5, "personas_safe": 2.5, "personas_turn": 2.5, "personas_turn_safe": 2.5,
    "threats": 4.0, "answers_unsafe": 2.2, "answers_safe": 2.0, "pairs_unsafe": 2.2, "pairs_safe": 2.2, "texts_unsafe": 2.0, "texts_safe": 2.0,
    "direct_secrets": 2.5, "direct_secrets_safe": 2.5, "direct_markup": 1.5, "direct_markup_safe": 1.5, "direct_german": 1.5, "direct_foreign": 1.5, "direct_turns": 1.5, "direct_roles": 1.0, "direct_banners": 1.5, "direct_smuggled": 1.5, "direct_plain_tasks": 2.0, "direct_faults": 1.5, "direct_personas": 1.5, "toolalpaca": 2.0,
    "contrast_acts_unsafe": 2.0, "contrast_acts_safe": 2.0, "contrast_everyday": 3.0, "contrast_knowledge": 2.0, "contrast_enterprise": 2.5, "contrast_hate": 1.5, "contrast_respect": 1.5, "contrast_harm": 1.5, "contrast_responses": 2.5, "contrast_wishes": 1.8, "composed_action": 3.0, "composed_pii": 3.0, "sgd": 0.5, "hwu64": 0.5, "wnut17": 2.0, "btc-a": 2.0, "btc-b": 2.0, "btc-e": 2.0, "btc-g": 2.0, "btc-h": 2.0, "uner-ewt": 2.0, "wikigold": 2.0,
    "grammar_multilingual": 2.0, "docs_fastapi": 1.5, "docs_book": 1.5, "source_code_mit": 1.5,
    "composed_user_with_document": 1.2, "composed_user_order": 1.2, "bipia_train_attacks_embedded": 2.0, "safety/wildguardtrain_prompts": 3.0,
    "jigsaw_train (predibase + small mirrors)": 4.0, "jigsaw_train (furkancaglayan, lowercased/normalised text)": 2.5, "wiki_talk_context_toxicity": 1.5,
    "in_the_wild_jailbreaks": 4.0, "deepset_prompt_injections_train": 4.0, "grammar_jailbreaks": 1.5, "pyrit_jailbreak_templates": 2.0,
    "wildguardtrain_prompts": 3.0, "gptfuzz_labelled_responses": 2.0, "benign_owasp": 0.7, "benign_medquad": 0.8, "synth-own": 4.0,
}


class Sampler:
    """An endless stream of rows: tasks by the mixture, sources by the square root of their size, rows of a source in turn."""

    def __init__(self, rows, seed):
        import flash_data
        self.rng = random.Random(seed)
        self.by_source = collections.defaultdict(list)
        for at, row in enumerate(rows):
            self.by_source[(row["task"], row["source"])].append(at)
            # Few comments threaten; drawn by themselves they are seen often enough to be learnt.
            if row["source"].startswith("jigsaw_train") and row["labels"].get("threat"):
                self.by_source[("toxicity", "threats")].append(at)
        self.at = {}
        self.tasks = list(MIXTURE)
        self.sources = {task: [key for key in self.by_source if key[0] == task] for task in self.tasks}
        weight = lambda key: math.sqrt(len(self.by_source[key])) * WEIGHT.get(key[1], flash_data.SOURCE_WEIGHT.get(key[1], 1.0))
        self.weights = {task: [weight(key) for key in keys] for task, keys in self.sources.items()}

    def draw(self):
        task = self.rng.choices(self.tasks, [MIXTURE[task] for task in self.tasks])[0]
        key = self.rng.choices(self.sources[task], self.weights[task])[0]
        rows = self.by_source[key]
        at = self.at.get(key, 0)
        if at % len(rows) == 0:
            self.rng.shuffle(rows)
        self.at[key] = at + 1
        return rows[at % len(rows)]

    def batches(self, rows, tokens):
        """Batches of about `tokens` tokens with rows of nearly one length; a pool of rows at a time."""
        while True:
            pool = sorted((self.draw() for _ in range(1200)), key=lambda at: len(rows[at]["ids"]))
            made, batch = [], []
            for at in pool:
                if batch and (len(batch) + 1) * len(rows[at]["ids"]) > tokens:
                    made.append(batch)
                    batch = []
                batch.append(at)
            made.append(batch)
            self.rng.shuffle(made)
            yield from made


def collate(rows):
    length = max(len(row["ids"]) for row in rows)
    ids = torch.zeros(len(rows), length, dtype=torch.long)
    types, present = torch.zeros_like(ids), torch.zeros(len(rows), length, dtype=torch.bool)
    for at, row in enumerate(rows):
        n = len(row["ids"])
        ids[at, :n], types[at, :n], present[at, :n] = torch.tensor(row["ids"]), torch.tensor(row["types"]), True
    return ids, types, present


TASK_OF_POOL = {"injection": "injection", "toxicity": "toxicity", "safety": "safety", "action": "action"}


def targets(rows, pool, outputs):
    want, mask = torch.zeros(len(rows), len(outputs)), torch.zeros(len(rows), len(outputs))
    for at, row in enumerate(rows):
        if row["task"] == TASK_OF_POOL[pool]:
            for column, name in enumerate(outputs):
                if name in row["labels"]:
                    want[at, column], mask[at, column] = row["labels"][name], 1.0
    return want, mask


def allowed_tags(row):
    """Which tags the annotators of the row could have given: the outside tag, what they covered, and what they gave."""
    if row["covered"] == "ALL":
        return [True] * len(sources.TAGS)
    given = {sources.TAGS[tag][2:] for tag in row["tags"] if tag > 0}
    return [tag == "O" or tag[2:] in row["covered"] or tag[2:] in given for tag in sources.TAGS]


def loss_of(model, rows):
    ids, types, present = collate(rows)
    logits, states = model(ids, types, present)
    total, parts = 0.0, {}
    for pool, outputs in sources.POOLS.items():
        want, mask = targets(rows, pool, outputs)
        if mask.sum() == 0:
            continue
        smooth = want * (1 - 2 * SMOOTHING) + SMOOTHING
        each = F.binary_cross_entropy_with_logits(logits[pool], smooth, reduction="none") * mask
        # The first output is the verdict; the others share half of its weight.
        weights = torch.tensor([1.0] + [0.5 / max(1, len(outputs) - 1)] * (len(outputs) - 1)) if pool != "toxicity" else torch.tensor([0.5] + [0.14] * 5)
        part = (each * weights).sum()
        total, parts[pool] = total + part, float(part.detach()) / float((mask.sum(1) > 0).sum())
    tagged = [at for at, row in enumerate(rows) if row["task"] == "pii"]
    if tagged:
        scores = model.tokens(states[tagged])
        tags = torch.full(scores.shape[:2], -100, dtype=torch.long)
        for line, at in enumerate(tagged):
            tags[line, : len(rows[at]["tags"])] = torch.tensor(rows[at]["tags"])
        allowed = torch.tensor([allowed_tags(rows[at]) for at in tagged])
        scores = scores.masked_fill(~allowed[:, None, :], -1e4)
        part = F.cross_entropy(scores.transpose(1, 2), tags, reduction="sum") / max(1, int((tags != -100).sum())) * len(tagged) * 2
        total, parts["pii"] = total + part, float(part.detach()) / len(tagged)
    return total / len(rows), parts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--base")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--tokens", type=int, default=2048)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--quantise-from", type=float, default=0.6)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--from", dest="begin", help="begin from the weights of this model file instead of the base")
    parser.add_argument("--only-pool", choices=list(sources.POOLS), help="train this head alone, on the rows of its task, and leave everything else as it is")
    parser.add_argument("--stop-at", type=int, help="stop after this step, as an interruption would")
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if device == "cuda":
        torch.set_default_device(device)
    torch.manual_seed(1)
    prepared = torch.load(f"{args.work}/prepared.pt", map_location="cpu")
    rows = prepared["train"]
    if args.begin:
        import file
        model = file.read(args.begin)[0].to(device)
        # `wide.py` fits the linear parts again, to what the encoder says afterwards.
        model.wide = {}
    else:
        base = load_file(f"{args.base}/model.safetensors")
        model = network.start(CONFIG, sources.POOLS, sources.TAGS, base, prepared["kept_ids"], prepared["added"]).to(device)
    if args.only_pool:
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(name.startswith(f"pools.{args.only_pool}."))
        for task in MIXTURE:
            MIXTURE[task] = int(task == TASK_OF_POOL[args.only_pool])
    trained = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    heads = [p for name, p in trained if name.startswith(("pools", "tokens"))]
    encoder = [p for name, p in trained if not name.startswith(("pools", "tokens"))]
    optimiser = torch.optim.AdamW([{"params": encoder, "scale": 1.0}, {"params": heads, "scale": 6.0}], lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    first, checkpoint = 0, f"{args.work}/checkpoint.pt"
    if os.path.exists(checkpoint):
        saved = torch.load(checkpoint, map_location=device)
        model.load_state_dict(saved["model"])
        if "optimiser" in saved:
            optimiser.load_state_dict(saved["optimiser"])
        first = saved["step"]
    # A resumed run draws other rows than the one before it, and the same in every repetition.
    batches = Sampler(rows, seed=100 + first).batches(rows, args.tokens)
    torch.manual_seed(1000 + first)
    quantise_from, warm_up = int(args.steps * args.quantise_from), max(1, args.steps // 20)
    model.train()
    seen, began, running = 0, time.time(), collections.defaultdict(lambda: [0.0, 0])

    def save(step):
        torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step}, f"{checkpoint}.new")
        os.replace(f"{checkpoint}.new", checkpoint)

    for step in range(first, args.steps):
        model.quantise(step >= quantise_from)
        rate = args.rate * min((step + 1) / warm_up, (args.steps - step) / (args.steps - warm_up))
        for group in optimiser.param_groups:
            group["lr"] = rate * group["scale"]
        batch = [rows[at] for at in next(batches)]
        loss, parts = loss_of(model, batch)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        seen += sum(len(row["ids"]) for row in batch)
        for name, value in parts.items():
            running[name][0] += value
            running[name][1] += 1
        if (step + 1) % 50 == 0:
            print(f"step {step + 1} {'q ' if model.quantised else ''}{seen / (time.time() - began):.0f} tokens/s " +
                  " ".join(f"{name} {total / count:.3f}" for name, (total, count) in sorted(running.items())), flush=True)
            running.clear()
        if (step + 1) % 200 == 0 or step + 1 == args.steps:
            save(step + 1)
        if args.stop_at and step + 1 >= args.stop_at:
            save(step + 1)
            break


if __name__ == "__main__":
    main()
