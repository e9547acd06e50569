"""Step 2: train. `python train.py --work WORK --base MINILM --steps N`: resumes from WORK/checkpoint.pt by itself.

One schedule: warm-up, then linear decay; from `--quantise-from` of the steps on, weights and activations are quantised in the
forward pass as the shipped file is, so that the weights settle where their rounded values are good.
"""

import argparse
import collections
import os
import time

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file

import comments
import file
import network
import rows as sources
import flash_data
import table
import teacher

CONFIG = {"vocab": 15360, "hidden": 384, "layers": 6, "heads": 12, "intermediate": 1536, "positions": 256, "types": 2, "dense": 64, "window": 160, "norm_eps": 1e-12}
# Rows of a task in a thousand, and the smoothing of all labels.
MIXTURE = {"injection": 400, "toxicity": 140, "safety": 260, "action": 50, "pii": 150}
SMOOTHING = 0.02
# Of a target that has a label this share is what the teacher says; where the annotators were not asked it counts so much beside a label.
TAUGHT, UNASKED = 0.6, 0.3
# The share of the schedule in which the rate rises.
WARM_UP = 0.05
# The first steps compile: time counts from behind them.
COMPILED = 3
# Seconds between checkpoints.
SAVED_EVERY = 300
# Rows are filled up to a multiple of so many tokens, and drawn for so many steps at once: padding is then an eighth of what goes through the network, not half of it.
MULTIPLE, TOGETHER = 8, 8
# The first pieces of the vocabulary are markers.
SPECIAL = 8
# Sources that count for more or less than the square root of their size; the rest is in flash_data.SOURCE_WEIGHT.
WEIGHT = {
    "composed_ask_in_document": 2.5, "composed_order_in_record": 2.5, "composed_harmless_document": 2.5, "composed_harmless_record": 2.5,
    "composed_override_in_record": 1.0, "composed_bare_ask": 0.8, "composed_code_to_include": 1.2, "composed_harmless_code": 2.0, "composed_tutorial": 2.5, "composed_letter": 1.5, "composed_review": 1.0,
    "composed_private_record": 3.0, "composed_table": 3.0, "composed_order_in_table": 1.5, "bipia_table_train_contexts": 5.0, "composed_harmless_list": 2.5, "composed_order_in_list": 1.5, "composed_prose": 2.5,
    "outputs_harmless": 1.5, "outputs_order": 1.5, "outputs_short": 1.0, "trajectory_orders": 2.5, "results_privacylens-reads": 2.0, "results_privacylens-final": 2.0, "results_privacylens-neutral": 2.0, "results_api-bank": 1.0,
    "letters_order": 2.5, "letters_harmless": 2.0, "letters_foreign": 2.0, "letters_bare": 0.7, "letters_user": 0.7, "personas_attack": 2.5, "personas_safe": 2.5, "personas_turn": 2.5, "personas_turn_safe": 2.5,
    "takeover_quiet": 2.0, "takeover_quiet_safe": 2.0, "takeover_mixed": 1.5, "takeover_mixed_safe": 1.5, "takeover_talk": 2.0, "takeover_talk_safe": 2.0, "takeover_foreign": 1.5, "takeover_foreign_safe": 1.5, "takeover_mail_order": 2.0, "takeover_mail_twin": 2.0, "takeover_mail_safe": 1.5,
    "everyday_news_safe": 1.5, "everyday_tickets_safe": 2.0, "everyday_documents_safe": 2.0, "everyday_prompts_safe": 2.5, "everyday_triggers_safe": 2.0, "everyday_records_safe": 1.5, "intents_unsafe": 2.0, "intents_safe": 2.0, "intents_about": 2.0, "intents_towards": 2.0, "prompts_unsafe": 2.0, "prompts_safe": 2.0,
    "things_unsafe": 2.0, "things_safe": 2.0, "worlds_unsafe": 1.5, "worlds_safe": 1.5, "sayings_unsafe": 1.5, "sayings_safe": 1.5, "pages_unsafe": 1.5, "pages_safe": 1.5, "senses_unsafe": 1.5, "senses_safe": 1.5,
    "people_peoples": 1.5, "people_firms": 1.5, "people_headlines": 1.5, "people_posts": 1.5, "people_nothing": 1.5, "more_takeover": 2.0, "more_takeover_safe": 2.0, "more_german": 2.0, "more_german_safe": 2.0,
    "scenes_unsafe": 2.0, "scenes_safe": 2.0, "replies_unsafe": 2.5, "replies_safe": 2.5, "replies_twin_unsafe": 1.5, "replies_twin_safe": 1.5,
    "threats": 4.0, "answers_unsafe": 2.2, "answers_safe": 2.0, "pairs_unsafe": 2.2, "pairs_safe": 2.2, "texts_unsafe": 2.0, "texts_safe": 2.0,
    "direct_secrets": 2.5, "direct_secrets_safe": 2.5, "direct_markup": 1.5, "direct_markup_safe": 1.5, "direct_german": 1.5, "direct_foreign": 1.5, "direct_turns": 1.5, "direct_roles": 1.0, "direct_banners": 1.5, "direct_smuggled": 1.5, "direct_plain_tasks": 2.0, "direct_faults": 1.5, "direct_personas": 1.5, "direct_encoded": 1.5, "direct_encoded_safe": 3.0, "toolalpaca": 2.0,
    "contrast_acts_unsafe": 2.0, "contrast_acts_safe": 2.0, "contrast_everyday": 3.0, "contrast_knowledge": 2.0, "contrast_enterprise": 2.5, "contrast_hate": 1.5, "contrast_respect": 1.5, "contrast_harm": 1.5, "contrast_responses": 2.5, "contrast_wishes": 1.8, "composed_action": 3.0, "composed_pii": 3.0, "sgd": 0.5, "hwu64": 0.5, "wnut17": 2.0, "btc-a": 2.0, "btc-b": 2.0, "btc-e": 2.0, "btc-g": 2.0, "btc-h": 2.0, "uner-ewt": 2.0, "wikigold": 2.0,
    "grammar_multilingual": 2.0, "docs_fastapi": 1.5, "docs_book": 1.5, "source_code_mit": 1.5,
    "composed_user_with_document": 1.2, "composed_user_order": 1.2, "bipia_train_attacks_embedded": 2.0, "safety/wildguardtrain_prompts": 3.0,
    "jigsaw_train (predibase + small mirrors)": 4.0, "jigsaw_train (furkancaglayan, lowercased/normalised text)": 2.5, "wiki_talk_context_toxicity": 1.5,
    "in_the_wild_jailbreaks": 4.0, "deepset_prompt_injections_train": 4.0, "grammar_jailbreaks": 1.5, "pyrit_jailbreak_templates": 2.0,
    "wildguardtrain_prompts": 3.0, "gptfuzz_labelled_responses": 2.0, "benign_owasp": 0.7, "benign_medquad": 0.8, "synth-own": 4.0, "commands_harmful": 2.0, "commands_harmless": 2.0, "written_commands_attack": 3.0, "written_commands_safe": 3.0,
}
# Rows that were written one by one: no two are alike. More (40, which is as often as `--repeats` lets them) leaves what others have written too small a part.
WRITTEN = 10.0
# The grammars of injection and safety have three and two times as many rows as others have written, but few frames.
OTHERS = 1.6


def weight(task, source):
    if source.startswith("written_") and source not in WEIGHT:
        return WRITTEN
    own = WEIGHT.get(source, flash_data.SOURCE_WEIGHT.get(source, 1.0))
    return own * OTHERS if task in ("injection", "safety") and sources.author(task, source) == "others" else own


class Sampler:
    """Steps of rows: tasks by the mixture, sources by the square root of their size, rows of a source in turn."""

    def __init__(self, rows, seed, draws, repeats, documents=1.0, untrusted=-1):
        self.rng = np.random.default_rng(seed)
        task, source = rows.task.numpy(), rows.source.numpy()
        threat = rows.labels[:, table.COLUMNS.index(("toxicity", "threat"))].numpy() == 1
        self.rows, shares = [], []
        for at, name in enumerate(table.TASKS):
            found, weights = [], []
            for number in np.unique(source[task == at]):
                of = np.flatnonzero((task == at) & (source == number))
                found.append((rows.names[number], of))
                # Few comments threaten; drawn by themselves they are seen often enough to be learnt.
                if rows.names[number].startswith("jigsaw_train") and threat[of].any():
                    found.append(("threats", of[threat[of]]))
            shares_of = lambda of: documents if name == "injection" and int(rows.ids[rows.start[of[0]] + 1]) == untrusted else 1.0
            weights = np.array([np.sqrt(len(of)) * weight(name, source) * shares_of(of) for source, of in found])
            share = MIXTURE[name] / sum(MIXTURE.values())
            shares.append(share * bounded(weights, np.array([len(of) for _, of in found]) * repeats / max(1.0, draws * share)))
            self.rows += [self.rng.permutation(of) for _, of in found]
        self.shares, self.at = np.concatenate(shares), [0] * len(self.rows)

    def draw(self, count):
        """The numbers of `count` rows."""
        drawn = []
        for group in np.repeat(np.arange(len(self.rows)), self.rng.multinomial(count, self.shares)):
            rows, at = self.rows[group], self.at[group]
            if at == len(rows):
                self.rng.shuffle(rows)
                at = 0
            drawn.append(rows[at])
            self.at[group] = at + 1
        return np.array(drawn)


def bounded(weights, most):
    """`weights` as shares of one, none above its entry of `most`, as far as these leave room for it."""
    shares = weights / max(1e-9, weights.sum())
    for _ in range(20):
        shares = np.minimum(shares, most)
        free = shares < most
        if not free.any() or shares.sum() >= 1 - 1e-6:
            break
        shares[free] *= (1 - shares[~free].sum()) / shares[free].sum()
    return shares / max(1e-9, shares.sum())


def steps_of(lengths, rows, tokens, count):
    """`rows`, drawn for `count` steps together, as that many lists of parts. A part has rows of nearly one length, at most about `tokens` tokens with their padding; each list has short and long ones."""
    order = rows[np.argsort(-lengths[rows], kind="stable")]
    widths = padded(lengths[order])
    # No more than half of a step, halved as often as that takes: a device sees few shapes, each of which costs it something when it is new.
    while tokens > MULTIPLE and tokens > int(widths.sum()) / (2 * count):
        tokens //= 2
    parts, first = [], 0
    while first < len(order):
        last = first + max(1, tokens // int(widths[first]))
        # One row alone is a shape of its own.
        parts.append(order[first:last + (last == len(order) - 1)])
        first += len(parts[-1])
    # Dealt out to and fro, so that who has the longest of one round has the shortest of the next.
    there = [*range(count), *range(count)[::-1]]
    return [[part for at, part in enumerate(parts) if there[at % len(there)] == step] for step in range(count)]


def padded(lengths):
    """Lengths in tokens, filled up to the next multiple."""
    return -(-lengths // MULTIPLE) * MULTIPLE


def column_weights():
    """The first output of a pool is the verdict; the others share half of its weight. Labels of toxicity are all verdicts."""
    made = []
    for pool, outputs in sources.POOLS.items():
        made += [0.5] + [0.14] * 5 if pool == "toxicity" else [1.0] + [0.5 / max(1, len(outputs) - 1)] * (len(outputs) - 1)
    return torch.tensor(made)


def noisy(ids, present, is_tagged, share, generator):
    """In a fifth of the rows this share of the pieces is another one, so that no single piece carries a label; never in rows with tags."""
    chosen = (torch.rand(len(ids), 1, device=ids.device, generator=generator) < 0.2) & ~is_tagged[:, None]
    other = torch.randint(SPECIAL, CONFIG["vocab"], ids.shape, device=ids.device, generator=generator)
    return torch.where(chosen & present & (ids >= SPECIAL) & (torch.rand(ids.shape, device=ids.device, generator=generator) < share), other, ids)


def spliced(ids, types, present, chosen, generator):
    """From a random place on the chosen rows go on as the row before them does, which is about as long."""
    length = present.sum(1)
    cut = 2 + (torch.rand(len(ids), device=ids.device, generator=generator) * (length - 3).clamp_min(1)).long()
    own = (torch.arange(ids.shape[1], device=ids.device)[None] < cut[:, None]) | ~chosen[:, None]
    return [torch.where(own, values, values.roll(1, 0)) for values in (ids, types, present)]


def loss_of(model, rows, part, tasks, lengths, weights, generator, noise=0.0, splice=0.0, taught=None, reader=None):
    """The summed loss of a part of the rows, whose tasks and lengths the host knows too, so that it never waits for the device; and what each pool has of it."""
    device = rows.task.device
    at = table.on(part, device)
    ids, types, present, tags = rows.batch(at, int(padded(lengths.max())))
    task = rows.task[at].long()
    is_tagged, tagged = task == table.TASKS.index("pii"), np.flatnonzero(tasks == table.TASKS.index("pii"))
    asked = taught.asks(tasks, lengths) if taught else None
    is_spliced = torch.zeros_like(is_tagged)
    if splice:
        is_asked = torch.from_numpy(asked.any(0)).to(device, non_blocking=True)
        is_spliced = is_asked & ~is_tagged & (torch.rand(len(at), device=device, generator=generator) < splice)
        ids, types, present = spliced(ids, types, present, is_spliced, generator)
    if noise:
        ids = noisy(ids, present, is_tagged, noise, generator)
    logits, states = model(ids, types, present)
    labels = rows.labels[at].float()
    mask = (labels >= 0).float()
    target, counts = labels.clamp_min(0) * (1 - 2 * SMOOTHING) + SMOOTHING, mask
    if taught:
        said, shares = taught.says(ids, types, present, asked, tagged)
        if reader:
            said = reader.beside(said, ids, np.flatnonzero(asked.any(0) & (tasks == table.TASKS.index("toxicity"))))
        heard, said = ~said.isnan(), said.sigmoid()
        said = torch.where(heard, said, target)
        # Nobody has labelled a row that was put together of two.
        target = torch.where((mask > 0) & ~is_spliced[:, None], (1 - TAUGHT) * target + TAUGHT * said, said)
        counts = torch.where(mask > 0, 1.0, UNASKED * heard * taught.answers[task])
    each = F.binary_cross_entropy_with_logits(torch.cat([logits[pool].float() for pool in sources.POOLS], 1), target, reduction="none") * counts
    total, parts, column = (each * weights).sum(), {}, 0
    for pool, outputs in sources.POOLS.items():
        parts[pool] = torch.stack([(each * mask)[:, column].sum().detach(), mask[:, column].sum()])
        column += len(outputs)
    if len(tagged):
        those = table.on(tagged, device)
        tags = tags[those]
        logs = model.tokens(states[those]).float().log_softmax(-1)
        wrong = table.tag_losses(logs, tags, rows.could_have(at[those]))
        for known, said in shares if taught else []:
            wrong = wrong.index_copy(0, known, (1 - TAUGHT) * wrong[known] - TAUGHT * (said * logs[known]).sum(-1))
        part = torch.where(tags != table.IGNORED, wrong, 0.0).sum() / (tags != table.IGNORED).sum().clamp_min(1) * len(tags)
        total = total + 2 * part
        parts["pii"] = torch.stack([part.detach(), torch.full_like(part, len(tags)).detach()])
    return total, parts


def refuse_other_pieces(path, pieces):
    """A model file reads the pieces of the vocabulary that lies beside it; the rows may have been prepared with another."""
    vocabulary = os.path.join(os.path.dirname(path), "vocab.txt")
    if path.endswith(".bin") and os.path.exists(vocabulary) and file.pieces(vocabulary) != pieces:
        raise SystemExit(f"{path} has other pieces than the rows: they have to be prepared with --vocabulary {vocabulary}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--base")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--seconds", type=float, help="on a machine that is rented by the hour: the schedule ends after so many seconds if the steps are not done by then")
    parser.add_argument("--rows", type=int, default=1024, help="rows of a step on average: of eight steps drawn together, one has more short rows than another")
    parser.add_argument("--tokens", type=int, default=65536, help="tokens that go through the network at once, with padding; no more than about half of a step")
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--repeats", type=float, default=16, help="how often a row is seen in the whole run at most")
    parser.add_argument("--mixture", type=int, nargs=len(table.TASKS), metavar=tuple(task.upper() for task in table.TASKS), help="how many rows of a thousand each task has")
    parser.add_argument("--noise", type=float, default=0.0, help="share of the pieces of some rows that are exchanged for others")
    parser.add_argument("--quantise-from", type=float, default=0.6)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--from", dest="begin", help="begin from the weights of this model file instead of the base")
    parser.add_argument("--only-pool", choices=list(sources.POOLS), help="train this head alone, on the rows of its task, and leave everything else as it is")
    parser.add_argument("--freeze", type=int, help="leave the embeddings and so many of the first layers as they are")
    parser.add_argument("--teacher", help="train the teacher instead, from this folder of all-mpnet-base-v2, to WORK/teacher.pt; without rounding")
    parser.add_argument("--taught", nargs="+", metavar="PATH[=TASK,TASK]", help="trained teachers or model files, each asked about the rows of these tasks; one may have no tasks named and is asked about all others")
    parser.add_argument("--comments", metavar="FOLDER", help="beside the teacher, of comments: the network of others in this folder (comments.py)")
    parser.add_argument("--documents", type=float, default=1.0, help="what sources of injection that are documents count for beside a user's words; they are most of the tokens")
    parser.add_argument("--splice", type=float, default=0.0, help="share of the rows without tags that go on as another row does; what they are the teacher says")
    parser.add_argument("--compile", action="store_true", help="compile the layers, which takes half a minute")
    parser.add_argument("--stop-at", type=int, help="stop after this step, as an interruption would")
    args = parser.parse_args()
    if args.splice and not args.taught:
        parser.error("--splice takes --taught: nobody else says what such rows are")
    if args.comments and not args.taught:
        parser.error("--comments takes --taught: it is asked beside a teacher")
    if args.threads:
        torch.set_num_threads(args.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(1)
    train, _, prepared = table.load(f"{args.work}/prepared.pt")
    for path in [args.begin or "", *(told.partition("=")[0] for told in args.taught or [])]:
        refuse_other_pieces(path, prepared["pieces"])
    if args.teacher:
        model = teacher.start(args.teacher, prepared["pieces"]).to(device)
    elif args.begin:
        model = file.read(args.begin, to_train=True)[0].to(device)
        # `wide.py` fits the linear parts again, to what the encoder says afterwards.
        model.wide = {}
    else:
        base = load_file(f"{args.base}/model.safetensors")
        model = network.start(CONFIG, sources.POOLS, sources.TAGS, base, prepared["kept_ids"], prepared["added"]).to(device)
    if args.mixture:
        MIXTURE.update(zip(table.TASKS, args.mixture))
    if args.only_pool:
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(name.startswith(f"pools.{args.only_pool}."))
        for task in MIXTURE:
            MIXTURE[task] = int(task == args.only_pool)
    if args.freeze is not None:
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(parameter.requires_grad and not network.is_lower(name, args.freeze))
    trained = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    heads = [p for name, p in trained if name.startswith(("pools", "tokens"))]
    encoder = [p for name, p in trained if not name.startswith(("pools", "tokens"))]
    optimiser = torch.optim.AdamW([{"params": encoder, "scale": 1.0}, {"params": heads, "scale": 6.0}], lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    if args.compile:
        model.compile_layers()
    taught = None
    if args.taught:
        taught = teacher.Taught(args.taught, torch.device(device), args.compile)
    reader = comments.Comments(args.comments, prepared["pieces"], device) if args.comments else None
    first, checkpoint = 0, f"{args.work}/{'teacher' if args.teacher else 'checkpoint'}.pt"
    if os.path.exists(checkpoint):
        saved = torch.load(checkpoint, map_location=device)
        model.load_state_dict(saved["model"])
        if "optimiser" in saved:
            optimiser.load_state_dict(saved["optimiser"])
        first = saved["step"]
    # A resumed run draws other rows than the one before it, and the same in every repetition.
    sampler = Sampler(train, 100 + first, (args.steps - first) * args.rows, args.repeats, args.documents, prepared["pieces"].index("[UNTRUSTED]"))
    torch.manual_seed(1000 + first)
    generator = torch.Generator(device).manual_seed(first)
    lengths, tasks, rows, weights = train.length.numpy().astype(int), train.task.numpy(), train.to(device), column_weights().to(device)
    model.train()
    steps, seen, began, saved, running = [], 0, time.time(), time.time(), collections.defaultdict(lambda: torch.zeros(2, device=device))

    def save(step):
        torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step}, f"{checkpoint}.new")
        os.replace(f"{checkpoint}.new", checkpoint)

    # The steps of the rounding are finer than bfloat16: from there on products are of TensorFloat-32. Processors have nothing between bfloat16 and single precision, which takes twice the time.
    torch.backends.cuda.matmul.allow_tf32 = True
    # Of its ways to compute attention this one makes a plan for each new shape.
    torch.backends.cuda.enable_cudnn_sdp(False)
    has_bfloat16 = network.has_bfloat16(torch.device(device))
    for step in range(first, args.steps):
        if step == first + COMPILED:
            seen, began = 0, time.time()
        seconds = time.time() - began if step >= first + COMPILED else 0.0
        progress = max(step / args.steps, seconds / args.seconds if args.seconds else 0.0)
        if progress >= 1:
            save(step)
            break
        model.quantise(progress >= args.quantise_from and not args.teacher)
        rate = args.rate * min((progress + 1 / args.steps) / WARM_UP, (1 - progress) / (1 - WARM_UP))
        for group in optimiser.param_groups:
            group["lr"] = rate * group["scale"]
        optimiser.zero_grad(set_to_none=True)
        steps = steps or steps_of(lengths, sampler.draw(TOGETHER * args.rows), args.tokens, TOGETHER)
        parts = steps.pop()
        count = sum(map(len, parts))
        for part in parts:
            with torch.autocast(device, torch.bfloat16, enabled=has_bfloat16 and not (device == "cuda" and model.quantised)):
                loss, shares = loss_of(model, rows, part, tasks[part], lengths[part], weights, generator, args.noise, args.splice, taught, reader)
            (loss / count).backward()
            seen += int(lengths[part].sum())
            for name, values in shares.items():
                running[name] += values
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        if (step + 1) % 50 == 0:
            print(f"step {step + 1} {'q ' if model.quantised else ''}{seen / (time.time() - began):.0f} tokens/s " +
                  " ".join(f"{name} {float(total / count):.3f}" for name, (total, count) in sorted(running.items())), flush=True)
            running.clear()
        if time.time() - saved > SAVED_EVERY or step + 1 in (args.steps, args.stop_at):
            save(step + 1)
            saved = time.time()
        if step + 1 == args.stop_at:
            break


if __name__ == "__main__":
    main()
