"""Logits of a model for rows of any length: windows of a text, the riskiest one counts."""

import torch

# As in `src/inference/windows.rs`.
OVERLAP = 48
# Tenths of a window that a window of a longer text has.
NARROW = 7


def windows(vocabulary, origin, segments, window):
    """Token windows (ids, types) of tokenised segments; only the first segment is cut into windows."""
    cls, sep, marker = vocabulary["[CLS]"], vocabulary["[SEP]"], vocabulary[f"[{origin}]"]
    if origin == "CALL":
        limits = [96, 56, 84]
        parts = [segments[0][:limits[0]], segments[1][:limits[1]], segments[2][-limits[2]:]]
        ids, types = [cls, marker], [0, 0]
        for at, part in enumerate(parts):
            ids += part + [sep]
            types += [min(at, 1)] * (len(part) + 1)
        return [(ids, types)]
    second = segments[1][:60] + [sep] if len(segments) > 1 else []
    room = window - 3 - len(second)
    made, start, text = [], 0, segments[0]
    if not second and len(text) > room:
        room = window * NARROW // 10 - 3
    while True:
        part = text[start:start + room]
        made.append(([cls, marker] + part + [sep] + second, [0] * (len(part) + 3) + [1] * len(second)))
        if start + room >= len(text):
            return made
        start += room - min(OVERLAP, room * 2 // 5)


@torch.no_grad()
def logits(model, vocabulary, rows, tokens=4096):
    """`rows`: (origin, [ids of a segment, ...]). Returns {pool: tensor [rows, outputs]} of the maximum over windows."""
    flat = [(at, ids, types) for at, (origin, segments) in enumerate(rows) for ids, types in windows(vocabulary, origin, segments, model.config["window"])]
    flat.sort(key=lambda entry: len(entry[1]))
    out = {}
    at = 0
    while at < len(flat):
        take = 1
        while at + take < len(flat) and (take + 1) * len(flat[at + take][1]) <= tokens:
            take += 1
        batch = flat[at:at + take]
        at += take
        length = len(batch[-1][1])
        ids, types = torch.zeros(take, length, dtype=torch.long), torch.zeros(take, length, dtype=torch.long)
        present = torch.zeros(take, length, dtype=torch.bool)
        for line, (_, row_ids, row_types) in enumerate(batch):
            ids[line, :len(row_ids)], types[line, :len(row_ids)], present[line, :len(row_ids)] = torch.tensor(row_ids), torch.tensor(row_types), True
        pools, _ = model(ids, types, present)
        for pool, values in pools.items():
            whole = out.setdefault(pool, torch.full((len(rows), values.shape[1]), -1e9))
            for line, (row, _, _) in enumerate(batch):
                whole[row] = torch.maximum(whole[row], values[line])
    return out
