"""Where in a long document an attack stands: in the words that no harmless document has.

The attacks in documents were made by putting a sentence into a harmless text, and the harmless texts are rows as well. What no run of
words of theirs covers is the attack. Without this a window of such a document would be called an attack whether it holds one or not.
"""

import json
import re

WORD = re.compile(r"\S+")
# Words of a run, and of what may stand between the first and the last uncovered word of an attack.
RUN, LONGEST = 6, 90


def runs(words):
    return (hash(tuple(words[at:at + RUN])) for at in range(len(words) - RUN + 1))


class Hosts:
    def __init__(self, texts):
        self.known = set()
        for text in texts:
            self.known.update(runs(text.split()))

    def payload(self, text, inserted=None):
        """(start, end) of the attack in characters, or None where it cannot be told from the rest; `inserted` is what was put in, where that is known."""
        for form in (inserted, json.dumps(inserted)[1:-1], json.dumps(inserted, ensure_ascii=False)[1:-1]) if inserted else ():
            if form in text:
                return text.index(form), text.index(form) + len(form)
        words = list(WORD.finditer(text))
        covered = [False] * len(words)
        for at, run in enumerate(runs([word[0] for word in words])):
            if run in self.known:
                covered[at:at + RUN] = [True] * RUN
        foreign = [at for at, is_known in enumerate(covered) if not is_known]
        if not foreign or foreign[-1] - foreign[0] >= LONGEST or len(foreign) == len(words):
            return None
        return words[foreign[0]].start(), words[foreign[-1]].end()
