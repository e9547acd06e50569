"""Tokenised rows as a few tensors, so that a batch is gathered where the tensors are and a hundred million tokens are read in seconds."""

import collections

import numpy as np
import torch

import rows as sources

TASKS = ["injection", "toxicity", "safety", "action", "pii"]
# The outputs of all pools, one column each.
COLUMNS = [(pool, name) for pool, outputs in sources.POOLS.items() for name in outputs]
MASKED, IGNORED = -1, -100


def allowed_tags(row):
    """Which tags the annotators of the row could have given, as bits: the outside tag, what they covered, and what they gave."""
    covered = row["labels"]["covered"]
    given = {sources.TAGS[tag][2:] for tag in row["tags"] if tag > 0}
    return sum(1 << at for at, tag in enumerate(sources.TAGS) if covered == "ALL" or tag == "O" or tag[2:] in covered or tag[2:] in given)


def could_have(allowed):
    """[rows, tags]: whether the annotators of rows with these bits could have given a tag."""
    return (allowed[:, None] >> torch.arange(len(sources.TAGS), device=allowed.device) & 1).bool()


def tag_losses(logs, tags, could):
    """[rows, tokens], from the logarithms of the tags' probabilities. Outside of a row's spans may stand what its annotators did not look
    for, so such a tag is as right there as none."""
    outside = ~could
    outside[:, 0] = True
    free = logs.masked_fill(~outside[:, None, :], -1e4).logsumexp(-1)
    given = logs.gather(-1, tags.clamp_min(0)[..., None])[..., 0]
    return -torch.where(tags == 0, free, given)


def on(numbers, device):
    """The numbers of rows, on the device, without waiting for it."""
    numbers = torch.from_numpy(np.ascontiguousarray(numbers, dtype=np.int64))
    return numbers.pin_memory().to(device, non_blocking=True) if device.type == "cuda" else numbers


class Table:
    """Row `n` has the tokens `ids[start[n]:start[n] + length[n]]`, of which the first `first[n]` are of type 0; `labels[n]` has a column for
    each output of each pool (-1 where it is masked); `text[n]` numbers the text that it is a window of."""

    FIELDS = ("ids", "tags", "length", "first", "task", "source", "text", "labels", "allowed")

    def __init__(self, tensors, names):
        self.names = names
        for field in self.FIELDS:
            setattr(self, field, tensors[field])
        self.start = torch.cumsum(self.length.long(), 0) - self.length.long()

    @classmethod
    def of(cls, rows):
        """`rows`: {"task", "source", "ids", "first", "tags" or None, "text", "labels"}."""
        names, at = [], {}
        for row in rows:
            if row["source"] not in at:
                at[row["source"]] = len(names)
                names.append(row["source"])
        flat = lambda lists, kind: torch.tensor([value for part in lists for value in part], dtype=kind)
        labels = torch.full((len(rows), len(COLUMNS)), MASKED, dtype=torch.int8)
        for line, row in enumerate(rows):
            for column, (pool, name) in enumerate(COLUMNS):
                if pool == row["task"] and name in row["labels"]:
                    labels[line, column] = row["labels"][name]
        return cls({
            "ids": flat((row["ids"] for row in rows), torch.int16),
            "tags": flat((row["tags"] or [IGNORED] * len(row["ids"]) for row in rows), torch.int8),
            "length": torch.tensor([len(row["ids"]) for row in rows], dtype=torch.int16),
            "first": torch.tensor([row["first"] for row in rows], dtype=torch.int16),
            "task": torch.tensor([TASKS.index(row["task"]) for row in rows], dtype=torch.int8),
            "source": torch.tensor([at[row["source"]] for row in rows], dtype=torch.int16),
            "text": torch.tensor([row["text"] for row in rows], dtype=torch.int32),
            "labels": labels,
            "allowed": torch.tensor([allowed_tags(row) if row["task"] == "pii" else 0 for row in rows], dtype=torch.int32),
        }, names)

    def __len__(self):
        return len(self.length)

    def tensors(self):
        return {field: getattr(self, field) for field in self.FIELDS}

    def to(self, device):
        return Table({field: tensor.to(device) for field, tensor in self.tensors().items()}, self.names)

    def take(self, rows):
        """The table of these rows alone."""
        rows = torch.as_tensor(rows, dtype=torch.long)
        length, start = self.length[rows].long(), self.start[rows]
        flat = torch.arange(int(length.sum())) + torch.repeat_interleave(start - (torch.cumsum(length, 0) - length), length)
        return Table({field: getattr(self, field)[flat if field in ("ids", "tags") else rows] for field in self.FIELDS}, self.names)

    def texts(self):
        """The first row of each text, and for each row the number of its text; a text's rows stand together."""
        begins = torch.cat([torch.ones(1, dtype=torch.bool), self.text[1:] != self.text[:-1]])
        return begins.nonzero()[:, 0], torch.cumsum(begins.long(), 0) - 1

    def first_texts(self, tasks, limit, every=1, whole=()):
        """Of these tasks the rows of every `every`-th of the first `limit` texts of each source; all of the sources of these numbers."""
        firsts, number = self.texts()
        seen, kept = collections.Counter(), torch.zeros(len(firsts), dtype=torch.bool)
        for at, (task, source) in enumerate(zip(self.task[firsts].tolist(), self.source[firsts].tolist())):
            seen[task, source] += 1
            kept[at] = TASKS[task] in tasks and (seen[task, source] <= limit or source in whole) and seen[task, source] % every == 0
        return self.take(kept[number].nonzero()[:, 0])

    def row(self, n):
        """Ids and types of one row, as lists."""
        start, length, first = int(self.start[n]), int(self.length[n]), int(self.first[n])
        return self.ids[start:start + length].tolist(), [0] * first + [1] * (length - first)

    def could_have(self, rows):
        """[rows, tags]: whether the annotators of these rows could have given a tag."""
        return could_have(self.allowed[rows])

    def in_parts(self, device):
        """All rows, those of nearly one length together, on the device: (their numbers, the table there)."""
        order, there = torch.argsort(self.length, stable=True), self.to(device)
        for part in order.split(32 if device.type == "cpu" else 1024):
            yield part.to(device), there

    def batch(self, rows, width=None):
        """ids, types, present, tags: [rows, width], which is the longest's unless it is given; to find it the host waits for the device."""
        length = self.length[rows].long()
        at = torch.arange(width or int(length.max()), device=length.device)[None]
        present = at < length[:, None]
        places = torch.where(present, self.start[rows][:, None] + at, 0)
        ids = torch.where(present, self.ids[places].long(), 0)
        types = ((at >= self.first[rows].long()[:, None]) & present).long()
        return ids, types, present, torch.where(present, self.tags[places].long(), IGNORED)


def save(path, train, validation, extra):
    torch.save({"train": train.tensors(), "train_names": train.names, "validation": validation.tensors(), "validation_names": validation.names, **extra}, path)


def load(path):
    """(train, validation, what else was saved)."""
    saved = torch.load(path, map_location="cpu")
    train = Table(saved.pop("train"), saved.pop("train_names"))
    return train, Table(saved.pop("validation"), saved.pop("validation_names")), saved
