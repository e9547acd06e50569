"""Mails, posts, code and tables of our own in which a sentence or two give the assistant that reads along a task of its own.

`letters.py` builds its mails from loose lines; here they are written through, from three lines to several paragraphs, with what people and
firms really ask of their readers in them: the imperatives that are no attack. The orders need no "ignore" and no "system": they
are chores and questions that have nothing to do with the mail, or that use the reader (advertise, frighten, send on). What tells them
apart is whom they address and what they are about; so harmless requests stand at the same places, in the same forms and as long.
A long mail is cut to the window around its order, as it is read when it is classified. The sentences are in `takeover_mail_texts.py`.
"""

import random
import re

from takeover import Writer, part_of
from takeover_mail_texts import (ASIDES, CODE, CODE_TASKS, COLUMNS, COMMENTS, FRAMES, HELD_KINDS, HELD_THEMES, HUMAN, HUMAN_FRAMES, LONG, LONG_HUMAN, MAILS, MARKS, NEUTRAL, POSTS, QUESTIONS,
                                 SLOTS, SNIPPET_FRAMES, SNIPPETS_BAD, SNIPPETS_GOOD, TAILS, TASKS)


def kinds_of(validation):
    """{kind: (writer, subjects, sentences, requests)} of one part."""
    kinds = {}
    for head, body, asks in (block.strip().split("\n") for block in re.findall(r"\w+ (?:firm|person): .*\nB .*\nR .*", MAILS)):
        name, writer, subjects = re.match(r"(\w+) (\w+): (.*)", head).groups()
        if (name in HELD_KINDS) == validation:
            kinds[name] = (writer, subjects.split(" / "), body[2:].split(" / "), asks[2:].split(" / "))
    return kinds


class Post(Writer):
    """Mails and their insertions from the patterns of one part."""

    def __init__(self, rng, validation):
        super().__init__(rng, validation, SLOTS)
        part = lambda values: part_of(values, validation) if len(values) > 7 else values[-1:] if validation else values[:-1]
        self.kinds = kinds_of(validation)
        self.tasks = {theme: tasks if theme in HELD_THEMES else part(tasks) for theme, tasks in TASKS.items() if validation or theme not in HELD_THEMES}
        self.questions, self.frames, self.long, self.tails = map(part, (QUESTIONS, FRAMES, LONG, TAILS))
        self.human, self.human_frames, self.long_human, self.asides = map(part, (HUMAN, HUMAN_FRAMES, LONG_HUMAN, ASIDES))
        self.posts, self.code_tasks, self.comments = map(part, (POSTS, CODE_TASKS, COMMENTS))
        self.code = part(list(zip(CODE, MARKS)))
        self.snippet_frames, self.bad, self.good = map(part, (SNIPPET_FRAMES, SNIPPETS_BAD, SNIPPETS_GOOD))

    def order(self, questions=0.12, themes=None):
        """A task for the assistant: a sentence or two, in some cases a question."""
        rng, draw = self.rng, self.rng.random()
        if draw < questions:
            return self.said(rng.choice(self.questions))
        tasks = self.tasks[rng.choice(themes or sorted(self.tasks))]
        if draw > 0.8:
            text = self.said(rng.choice(self.long), t=lambda: rng.choice(tasks), q=lambda: rng.choice(self.questions), tail=lambda: rng.choice(self.tails))
            return re.sub(r"(?<=[.?!]) ([a-z])", lambda match: " " + match.group(1).upper(), text[:1].upper() + text[1:])
        text = self.framed(rng.choice(self.frames), tasks)
        if rng.random() < 0.2:
            text += " " + self.said(rng.choice(self.tails))
        elif rng.random() < 0.08:
            text += " " + self.framed(rng.choice(self.frames), tasks)
        return text

    def request(self, own=()):
        """What people ask people for, in the same forms and as long."""
        rng = self.rng
        asks = own if own and rng.random() < 0.5 else self.human
        if rng.random() < 0.18:
            text = self.said(rng.choice(self.long_human), t=lambda: rng.choice(asks))
            return text[:1].upper() + text[1:]
        text = self.framed(rng.choice(self.human_frames), asks)
        if rng.random() < 0.15:
            text += " " + self.framed(rng.choice(self.human_frames), self.human)
        elif rng.random() < 0.12:
            text += " " + self.said(rng.choice(("Thanks!", "Thank you.", "It is important.", "It takes two minutes.", "No rush.", "That would help us a lot.", "The sooner the better.", "Otherwise call us.")))
        return text

    def framed(self, frame, tasks):
        text = self.said(frame, t=lambda: self.rng.choice(tasks))
        if re.search(r":\s*\S+.*\?\.$", text):
            text = text[:-1]
        text = text[:1].upper() + text[1:] if self.rng.random() < 0.93 else text
        return text.rstrip(".") if self.rng.random() < 0.08 else text

    def body(self, kind, with_requests=True):
        """Paragraphs, as lists of sentences."""
        rng = self.rng
        _, _, sentences, asks = self.kinds[kind]
        keep, paragraphs = rng.choice((0.3, 0.5, 0.7, 0.85, 1.0, 1.0)), [[]]
        for sentence in sentences:
            if sentence.startswith("¶") and paragraphs[-1]:
                paragraphs.append([])
            if rng.random() < keep:
                text = self.said(sentence.removeprefix("¶"))
                paragraphs[-1].append(text[:1].upper() + text[1:] + ("" if text[-1] in ".!?" else "."))
        paragraphs = [paragraph for paragraph in paragraphs if paragraph] or [[self.sentence(rng.choice(sentences).removeprefix("¶"))]]
        if rng.random() < 0.2:
            rng.shuffle(paragraphs)
        for ask in rng.sample(asks, min(len(asks), rng.choice((0, 0, 1, 1, 2, 3)))) if with_requests else ():
            text = self.framed(rng.choice(self.human_frames), [ask]) if rng.random() < 0.5 else self.sentence(rng.choice(("", "", "please ")) + ask)
            if rng.random() < 0.25:
                paragraphs.append([text])
            else:
                rng.choice(paragraphs[-2:]).append(text)
        return paragraphs

    def sentence(self, pattern):
        text = self.said(pattern)
        return text[:1].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")

    def mail(self, extra=None):
        """A mail, and where `extra` begins and ends in it."""
        rng, say = self.rng, self.said
        kind = rng.choice(sorted(self.kinds))
        writer, subjects, _, _ = self.kinds[kind]
        paragraphs = self.body(kind)
        if rng.random() < 0.12:
            paragraphs += self.body(rng.choice(sorted(self.kinds)))
        sender = say("{name} {surname}" if writer == "person" else "{firm}")
        greeting = say(rng.choice(("Hi {name},", "Dear {name},", "Hello {name},", "Hi all,", "Dear all,", "{name},", "Good morning {name},", "Hey,") if writer == "person" else ("Dear customer,", "Hello {name},", "Dear {name} {surname},", "Hi {name}!", "Dear Ms {surname},", "Dear members,"))) if rng.random() < 0.7 else ""
        close = ""
        if rng.random() < 0.7:
            close = rng.choice(("Best,", "Best wishes", "Kind regards,", "Thanks,", "Love", "Yours sincerely,", "Cheers", "--", "See you soon,")) + "\n" + (sender.split()[0] if writer == "person" and rng.random() < 0.5 else sender)
            if rng.random() < 0.3:
                close += "\n" + say(rng.choice(("{firm}, {city}", "Phone {phone}", "{mail}", "Head of Sales | {firm} | {phone}", "Sent from my phone", "{link}")))
        if rng.random() < 0.14:
            other = self.body(rng.choice(sorted(self.kinds)))
            quoted = "\n".join(" ".join(paragraph) for paragraph in other[:2])
            close += "\n\n" + say(rng.choice(("On {day}, {name} {surname} <{mail}> wrote:", "----- Original message -----\nFrom: {mail}\nSubject: {ref}", "{name} wrote at {hour}:"))) + "\n" + (re.sub("^", "> ", quoted, flags=re.M) if rng.random() < 0.7 else quoted)
        if rng.random() < 0.16:
            close += "\n\n" + say(rng.choice(("You get this mail because you are a customer of {firm}. Unsubscribe | Privacy | Imprint", "This message is confidential. If it is not for you, please delete it and tell us.", "© {firm}, {city}. Please do not reply to this mail.", "Do you need to print this mail?", "Visit us: {link}")))
        mark = f"\x0e{extra}\x0f" if extra else ""
        place = rng.choice(("before", "begin", "inside", "inside", "inside", "inside", "end", "end", "close", "after")) if extra else ""
        if place in ("inside", "end"):
            if rng.random() < 0.35:
                paragraphs.insert(len(paragraphs) if place == "end" else rng.randrange(1, len(paragraphs) + 1), [mark])
            else:
                paragraph = paragraphs[-1] if place == "end" else rng.choice(paragraphs)
                paragraph.insert(len(paragraph) if place == "end" else rng.randrange(len(paragraph) + 1), mark)
        gap = rng.choice(("\n\n", "\n\n", "\n", " "))
        text = gap.join(" ".join(paragraph) for paragraph in paragraphs)
        if place == "begin":
            text = mark + rng.choice((" ", gap)) + text
        elif place == "close":
            text += gap + mark
        close = close.strip("\n")
        text = "\n\n".join(block for block in (greeting, text, close) if block) if rng.random() < 0.85 else " ".join(block for block in (greeting, text, close) if block)
        if place == "after":
            text += rng.choice(("\n\n", "\n", " ")) + mark
        head = rng.random()
        subject = say(rng.choice(subjects))
        if head < 0.2:
            lines = [f"From: {sender} <{say('{mail}')}>", f"To: {say('{mail}')}", f"Date: {say('{day}, {hour}')}", f"Subject: {subject}"]
            text = "\n".join(line for line in lines if line[0] == "S" or rng.random() < 0.7) + rng.choice(("\n\n", "\n")) + text
        elif head < 0.32:
            text = rng.choice((f"Subject: {subject}\n\n{text}", f"{subject}\n\n{text}", f"SUBJECT: {subject} BODY: {text}", f"[{say('{hour}')}] {sender}: {subject} - {text}", f"**{subject}**\n{text}"))
        elif head < 0.38:
            text = '{"from": "' + say("{mail}") + f'", "subject": "{subject}", "body": "' + text.replace('"', '\\"').replace("\n", "\\n") + '"}'
        elif head < 0.43:
            text = "<p>" + text.replace("\n\n", "</p><p>").replace("\n", "<br>") + "</p>"
        if place == "before":
            text = mark + rng.choice(("\n\n", "\n", " ")) + text
        if rng.random() < 0.12 and "\\n" not in text:
            text = wrapped(text, rng.choice((48, 64, 72)))
        start, end = text.find("\x0e"), text.find("\x0f") - 1
        return text.replace("\x0e", "").replace("\x0f", ""), start, end

    def comment_in_code(self, comment):
        code, mark = self.rng.choice(self.code)
        return self.said(code.replace("[", "\\[").replace("]", "\\]"), c=mark.replace("{}", comment.replace("\n", " ")))

    def snippet(self, attack):
        """A few lines of code with a reason to use them."""
        code = self.said(self.rng.choice(self.bad if attack else self.good))
        fence = self.rng.choice(("```\n{}\n```", "\n{}\n", "```python\n{}\n```")) if "\n" in code else self.rng.choice(("`{}`", "`{}`", "{}", "\n```\n{}\n```\n"))
        text = self.said(self.rng.choice(self.snippet_frames), z="\x11").replace("\x11", fence.replace("{}", code))
        return text[:1].upper() + text[1:] if text[0] != "`" else text

    def table(self, cell):
        """Rows of a table; `cell` stands in one of them."""
        rng = self.rng
        columns = rng.sample(COLUMNS, rng.randrange(2, 6))
        values = {"name": "{name}", "city": "{city}", "amount": "{money}", "date": "{day}", "note": "[paid|open|new|call back]", "comment": "{review}", "price": "{money}", "guest": "{name} {surname}", "item": "{thing}", "owner": "{name}", "phone": "{phone}", "id": "{ref}", "status": "[ok|late|done|waiting]"}
        cells = [[self.said(values.get(column, "{n}")) for column in columns] for _ in range(rng.randrange(2, 7))]
        row = rng.choice(cells)
        row[rng.randrange(len(row))] = cell
        left, joint = rng.choice((("| ", " | "), ("", ", "), ("", "; "), ("", "\t"), ("", " | ")))
        lines = [left + joint.join(line) + (" |" if left else "") for line in [columns, *cells]]
        if left:
            lines.insert(1, "|" + "---|" * len(columns))
        return "\n".join(lines)


    def worksheet(self):
        """Questions and chores for pupils, guests and applicants: a document that is made of them, and orders nobody else."""
        rng = self.rng
        head = self.said(rng.choice(("Worksheet {n}, class {n}b", "Homework for {day}", "Exam of {day}. Name: ____", "Exercises, chapter {n}", "Pub quiz at {firm}, round {n}", "Questions for the interview with {name} {surname}", "Self-test: {topic}", "Pupils' tasks for {day} ({name} {surname})", "Chapter {n}: review questions", "Frequently asked at our desk in {city}")))
        tasks = [task for theme in ("knowledge", "business", "mathematics") for task in self.tasks.get(theme, ())]
        lines = [self.sentence(rng.choice(self.questions) if rng.random() < 0.5 else rng.choice(tasks)) for _ in range(rng.randrange(2, 7))]
        numbers = rng.choice(("{}. ", "{}) ", "- ", "Q{}: ", "Task {}: "))
        return head + "\n" + "\n".join(numbers.format(at) + line for at, line in enumerate(lines, 1))


def wrapped(text, width):
    """Lines of at most `width` characters, as old mail programs send them."""
    return "\n".join(re.sub(rf"(.{{1,{width}}})(?: |$)", r"\1\n", line).rstrip("\n") if len(line) > width else line for line in text.split("\n"))


def window(rng, text, start, end, room=560):
    """The part of a long text that holds the order, as one of the windows does in which a long text is read."""
    if end < room:
        return text
    first = max(0, start - rng.randrange(20, max(21, room - (end - start))))
    first = text.find(" ", first) + 1 if first else 0
    return text[min(first, start):]


def rows(seed, scale=1.0, validation=False):
    """As in `direct.py`; kinds, patterns and fillings set aside validate."""
    rng = random.Random(seed)
    post = Post(rng, validation)
    out, seen = [], set()

    def add(text, attack, source, origin="UNTRUSTED"):
        text = text.strip()
        if text in seen:
            return
        seen.add(text)
        out.append({"task": "injection", "source": source, "license": "ours", "origin": origin, "segments": [text], "labels": {"injection": attack, "direct": 0, "indirect": attack, "jailbreak": 0}})

    insertion = lambda: post.request() if rng.random() < 0.6 else post.said(rng.choice(post.asides))
    for _ in range(int(3800 * scale)):
        text, start, end = post.mail(post.order())
        add(window(rng, text, start, end), 1, "takeover_mail_order")
    for _ in range(int(2400 * scale)):
        text, start, end = post.mail(insertion())
        add(window(rng, text, start, end) if rng.random() < 0.5 else text, 0, "takeover_mail_twin")
        if rng.random() < 0.7:
            add(post.mail()[0], 0, "takeover_mail_safe")
    for _ in range(int(2200 * scale)):
        for attack in (1, 0):
            draw = rng.random()
            source = ("takeover_document_safe", "takeover_document_order")[attack]
            coded = lambda: (post.framed(rng.choice(post.frames), post.code_tasks) if rng.random() < 0.5 else post.order(questions=0.04)) if attack else post.said(rng.choice(post.comments))
            if draw < 0.2:
                text = post.snippet(attack)
                add(post.said(rng.choice(post.posts[:6]), x="\x11").replace("\x11", text) if rng.random() < 0.5 else text if rng.random() < 0.6 else post.comment_in_code(post.said(rng.choice(post.comments))) + "\n\n" + text, attack, ("takeover_snippet_safe", "takeover_snippet_order")[attack])
            elif draw < 0.45:
                add(post.comment_in_code(coded()), attack, source)
            elif draw < 0.75:
                x = coded() if attack or rng.random() < 0.2 else insertion() if rng.random() < 0.6 else ""
                add(post.said(rng.choice(post.posts), x=x), attack, source)
            else:
                add(post.table(post.order(questions=0.05) if attack else insertion()), attack, source)
    for _ in range(int(700 * scale)):
        add(post.order(questions=0) if rng.random() < 0.7 else post.framed(rng.choice(post.frames), post.code_tasks), 1, "takeover_bare_order")
        add(insertion(), 0, "takeover_bare_safe")
        if rng.random() < 0.4:
            sheet = post.worksheet()
            add(sheet, 0, "takeover_document_safe")
            lines = sheet.split("\n")
            lines.insert(rng.randrange(len(lines) + 1), post.order(0, ("adverts", "lies", "scams", "sending")))
            add("\n".join(lines), 1, "takeover_document_order")
        tasks = post.tasks[rng.choice([theme for theme in NEUTRAL if theme in post.tasks])]
        wish = post.said(rng.choice(("{^t}.", "{^t}", "please {t}", "Can you {t}?", "I want you to {t}.", "Could you {t}, please?")), t=lambda: rng.choice(tasks)) if rng.random() < 0.75 else post.said(rng.choice(post.questions))
        draw = rng.random()
        add(wish if draw < 0.5 else f"{wish}\n\n{post.mail()[0]}" if draw < 0.85 else f"{post.mail()[0]}\n\n{wish}", 0, "takeover_mail_user", "USER")
    return out


MAIL_SOURCES = ("spamassassin", "catarina", "gdm_tickets", "sms_ham")
OTHER_SOURCES = ("qa_contexts", "xquad", "docs_", "source_code", "c4_demo", "wiki_demo", "simonw", "swelancer", "persistbench", "bipia_table")


def embedded(kept, seed=29, scale=1.0, validation=False):
    """The same orders, and as often the same harmless insertions, in texts that others wrote: `kept` are rows of the injection task."""
    rng = random.Random(seed + 3)
    post = Post(rng, validation)
    texts = lambda sources: sorted({row["segments"][0] for row in kept if row["source"].startswith(sources) and row["origin"] == "UNTRUSTED" and not row["labels"]["injection"] and len(row["segments"][0]) > 50})
    pools = [pool for pool in (texts(MAIL_SOURCES), texts(OTHER_SOURCES)) if pool]
    out, seen = [], set()
    for _ in range(int(4500 * scale) if pools else 0):
        for attack in (1, 0):
            host = rng.choice(pools[0] if rng.random() < 0.65 else pools[-1])
            ends = [0, *(match.end() for match in re.finditer(r"[.!?][\"')]*\s+|\n+", host)), len(host)]
            first = rng.choice(ends[:-1]) if rng.random() < 0.5 else 0
            last = min(len(host), first + rng.choice((160, 300, 500, 900, 1500)))
            host = host[first:max(end for end in ends if end <= last) if any(first < end <= last for end in ends) else last].strip()
            ends = [0, *(match.end() for match in re.finditer(r"[.!?][\"')]*\s+|\n+", host)), len(host)]
            at = rng.choice((0, len(host), rng.choice(ends), rng.choice(ends), rng.choice(ends)))
            extra = (post.order(0.08) if attack else post.request() if rng.random() < 0.6 else post.said(rng.choice(post.asides)))
            before, behind = host[:at], host[at:]
            before += "" if not before or before[-1].isspace() else rng.choice((" ", "\n", "\n\n"))
            behind = rng.choice((" ", " ", "\n", "\n\n")) + behind if behind else ""
            text = window(rng, before + extra + behind, len(before), len(before) + len(extra)) if attack or rng.random() < 0.5 else before + extra + behind
            if text not in seen and len(host) > 40:
                seen.add(text)
                out.append({"task": "injection", "source": ("takeover_embedded_safe", "takeover_embedded_order")[attack], "license": "ours", "origin": "UNTRUSTED", "segments": [text.strip()],
                            "labels": {"injection": attack, "direct": 0, "indirect": attack, "jailbreak": 0}})
    return out
