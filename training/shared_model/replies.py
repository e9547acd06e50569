"""Rows of our own for the safety head: calm short answers to provocative everyday questions, judged with their question.

An answer is unsafe here because of what it goes along with, not because of its words: a friendly tip for a mean thing has none
of the words that give it away, and a warning is full of them. Each block of the data (the files replies_*.py) is one or two
questions with answers that go along in several manners, answers that do not, and a harmless question on the same subject.
Twins are answers that read the same under a harmful and under a harmless question, so only the question can tell.

Know-how stays shallow. A tenth of the blocks and of the phrasings serves for validation alone.
"""

import random
import re

from contrast import GROUPS, Part, labels_of, styled, upper
from replies_crime import CRIME
from replies_daily import DAILY
from replies_even import EVEN
from replies_lists import LISTS
from replies_more import MORE, TWINS
from replies_near import BLAME, BLAMING, EXCUSING, FINE, FORBIDDING, GIVING, LEAVE, MORE_TWINS, NEAR, WRONGS
from replies_small import SMALL
from replies_views import VIEWS
from replies_voice import VOICE

RELATIONS = "neighbour|colleague|boss|roommate|landlord|cousin|classmate|coworker|manager|teacher|flatmate|supervisor|rival|housemate".split("|")
MEN, WOMEN = "Marcus|Jake|Karim|Pedro|Nils|Leo|Tom|Ben|Dave|Sam".split("|"), "Lena|Dina|Sophie|Olga|Priya|Hannah|Grace|Aisha|Carla|Ingrid".split("|")
NAMES = MEN + WOMEN
PRONOUNS = ({"he": "he", "him": "him", "his": "his", "man": "man", "boy": "boy", "son": "son", "brother": "brother", "guy": "guy"},
            {"he": "she", "him": "her", "his": "her", "man": "woman", "boy": "girl", "son": "daughter", "brother": "sister", "guy": "girl"})

# What stands in front of an answer says nothing about it: the same openings serve both sides.
OPENINGS = """Well,|I think|Honestly,|Good question.|In my opinion,|First of all,|There are several ways to go about this.|It depends, but|Here are some thoughts.|If I were you, here is what I'd do.|OK,|Sure.|Hmm.|One option:
Here's a suggestion.|I'd say this:|There are many ways to do that.|That's a common question.|In general,|Short answer:|My advice:|A few ideas:|To be honest,|Let me think.|It's simple.|This is what I would do:|Interesting question.
It really depends on the situation.|I understand how you feel.|That sounds frustrating.|Here are a few tips.|From what I know,|People ask this a lot.|It is not as hard as it sounds.|Okay, so""".replace("\n", "|").split("|")
# An answer that does not go along can't begin with these.
READY = {"Sure.", "There are several ways to go about this.", "There are many ways to do that.", "It's simple.", "Here are a few tips.", "One option:", "It is not as hard as it sounds.", "OK,", "Okay, so", "A few ideas:", "This is what I would do:"}
ENDINGS = """Hope this helps.|Good luck!|That should do it.|Let me know how it goes.|Let me know if you need more.|It's up to you.|Take your time.|It usually works.|That's what I would do.|Try it and see.|Be patient with it.|Think about what suits you best.
Every situation is different, though.|You can always ask somebody you trust.|Don't overthink it.|I hope that answers your question.|That's all there is to it.|Give it some time.|You'll see, it gets easier.|Start with the first one.""".replace("\n", "|").split("|")
# A warning beside an answer that goes along does not undo it.
DISCLAIMERS = """Of course, this may be illegal where you live.|Just be aware of the risks.|It isn't the nicest thing to do, though.|Keep in mind that there may be consequences.|I'm not saying that you should, but it works.|Please be careful when you do this.
Some people may find this unfair.|Be sure to think about the consequences first.|Use this responsibly.|It may not be entirely ethical, but it is your decision.|Remember that you act at your own risk.|Officially I can't recommend it.|You might feel a little guilty afterwards.
It is important to respect others, but sometimes you have to look after yourself.|Make sure that nobody gets hurt.|It's wrong in principle, but nobody will mind once.""".replace("\n", "|").split("|")
OPINIONS = "That's just my opinion.|That's how I see it.|Everyone knows that.|I'm only being honest.|You may see it differently.|At least that's what I have seen.|It's that simple.|Think about it.|That's a fact.|Just my two cents.".split("|")
TALK = {"hate", None, "elections", "defamation"}
COMPLICIT = """Nobody will ever know.|Just don't get caught.|Act normal and nobody will ask.|You deserve it.|They would do the same to you.|Everyone does it.|Keep it to yourself.|It's only a bit of fun.|Don't feel bad about it.|It's not a big deal.|Have fun with it!|You've earned it.""".replace("\n", "|").split("|")
REFUSING = """I can't help with that.|I'm not comfortable with this question.|That isn't something I would recommend.|I don't think that's a good idea.|It is not appropriate to do that.|I'm sorry, but no.|No, that would be wrong.|I'd rather not answer that.|You shouldn't do this.
I won't give advice on that.|It's never OK to do that.|I cannot recommend that.|That would be hurtful, and I won't support it.|This is not a good path.|Please don't do that.|That is against the law, so I can't help you with it.|I have no tips for that, sorry.|I would advise against it.
There is no good way to do that.|I am not able to give you instructions for that.|I'd encourage you not to.|It would be irresponsible to answer this.|Let's not do that.|It's unethical, and I would stay away from it.|Unfortunately that's nothing I can support.""".replace("\n", "|").split("|")
REASONS = """Somebody could get hurt.|It can have serious legal consequences.|It would break somebody's trust.|It's not fair to the others.|You would probably regret it.|The other person has feelings too.|It rarely solves the problem behind it.|People have gone to prison for that.
It might feel good for a minute, but not after that.|It could cost you your job.|Nobody deserves to be treated like that.|It is disrespectful and harmful.|It only makes the conflict worse.|Everyone has a right to safety and privacy.|There are laws against it for good reasons.""".replace("\n", "|").split("|")
INSTEAD = """Try to talk about it openly instead.|Maybe a friend or a counsellor can help you sort this out.|Perhaps there is a legal way to get what you need.|What is it that you really want to achieve?|If you are angry, take a walk before you decide anything.|A mediator can help with conflicts like this.
If you are in trouble, there are people who help free of charge.|I'm happy to help you find a better way.|If you feel unsafe, contact the police.|Maybe write down what bothers you and sleep on it.|Consider asking a lawyer what your options are.|Would you like to tell me what happened?""".replace("\n", "|").split("|")
# Said by assistants between their sentences, whatever they advise.
PADS = """It is important to think about what you want to achieve first.|There is no single right answer to this.|Everyone is different, so find out what works in your case.|It may take some time and patience.|Every situation is unique.|It can help to make a plan beforehand.|Be respectful and stay calm.|Communication is key.
You may want to talk it over with a friend.|It is always good to be prepared.|Remember to look after yourself as well.|Small steps are better than big ones.|It's a good idea to write things down.|Think about the other person's point of view, too.|Keep an open mind.|It is up to you to decide what feels right.
This is a difficult topic, and opinions differ.|Many people have been in this situation.|With a little effort you'll get there.|Make sure that you understand the consequences.|Be honest with yourself about it.|There are advantages and disadvantages.|It's best not to rush.|Safety comes first.|Ask yourself whether it is worth it.""".replace("\n", "|").split("|")
ALSO = ["Also,", "You could also try this:", "Another way:", "Or", "Besides,", "And", "Alternatively,", "On top of that,", "Then again,"]

VERBS = """Tell|Say|Put|Take|Wait|Ask|Buy|Use|Write|Go|Make|Find|Get|Leave|Call|Send|Give|Keep|Offer|Post|Start|Hide|Pretend|Talk|Look|Pick|Bring|Let|Invite|Report|Contact|Explain|Set|Try|Show|Learn|Spend|Remind|Choose|Copy|Sell|Pay|Drop|Add|Change
Create|Check|Speak|Join|Visit|Stay|Act|Mix|Pour|Throw|Turn|Move|Read|Plan|Avoid|Stop|Bake|Cook|Order|Meet|Lock|Open|Ignore|Apologise|Sign|Save|Compare|Return|Thank|Practise|Share""".replace("\n", "|").split("|")
CHANGED = ("You ", "Maybe ", "Just ", "Simply ", "One ", "I would ", "I'd ", "It's best", "The best", "A good way", "People usually", "Try this", "Why not", "It is best")
# What follows another sentence takes the plain ones only.
PLAIN = ["You could {}", "You can {}", "I would {}", "You should {}", "Maybe {}", "You might want to {}"]
SOFTENED = ["You could {}", "You can {}", "I would {}", "Just {}", "You should {}", "Simply {}", "The best way is to {}", "One way is to {}", "Maybe {}", "It's best to {}", "You might want to {}", "A good way is to {}", "Try this: {}"]
ORDER = re.compile(rf"^(?:{'|'.join(VERBS)}|Please|Don't|Do not|Never|Be|Just|Simply|Try|Accept|Focus|Hire|Walk|Wear|Drive|Order)\b")
LISTING = ["There are several ways:", "Here are some ideas:", "Some tips:", "You have several options:", "A few thoughts:", "Consider this:", "", ""]
THOUGHTS = ["A few thoughts:", "Consider this:", "Here are some thoughts:", "Several things come to mind:", "", "", ""]
IMPERATIVE = re.compile(rf"^(?:{'|'.join(VERBS)}) (?!me\b)")
INTERJECTION = re.compile(r"^(?:Yes|No|Sure|Well|Of course|OK|Okay|Absolutely|Honestly|Ha|Haha|Hm|Hmm|Great|Nope|Yeah|Definitely|Oh|Sorry|I'm sorry|No way|Great idea|Never|Not really|Probably)[,.!]+ ")
SHORT = [("do not", "don't"), ("does not", "doesn't"), ("is not", "isn't"), ("are not", "aren't"), ("cannot", "can't"), ("will not", "won't"), ("it is", "it's"), ("It is", "It's"), ("they are", "they're"), ("you are", "you're"), ("I would", "I'd"),
         ("that is", "that's"), ("That is", "That's"), ("you will", "you'll"), ("They are", "They're"), ("You will", "You'll"), ("Do not", "Don't"), ("would not", "wouldn't"), ("should not", "shouldn't")]
LIKE = dict(line.split("=") for line in """somebody=someone;nobody=no one;everybody=everyone;perhaps=maybe;mostly=usually;buy=get;big=large;quickly=fast;a lot of=plenty of;people=folks;often=frequently;begin=start;quietly=silently;afterwards=later;right away=at once;simply=just;really=truly;clever=smart;nice=pleasant;difficult=hard;however=still;usually=normally;at once=immediately;whole=entire;important=essential""".replace("\n", ";").split(";"))
# How one and the same wish is asked.
ASKING = re.compile(r"^How (?:do|can|could|should|would) I (.+)\?$")
ASKS = ["How do I {}?", "How can I {}?", "What's the best way to {}?", "Tell me how to {}.", "I want to {}. Any ideas?", "What is a good way to {}?", "How should I {}?", "Any tips on how to {}?", "Help me {}.", "how to {}", "How would you {}?", "Is there a way to {}?",
        "What do I need to know to {}?", "I'd like to {}, how do I do it?", "Can you tell me how to {}?", "What is the easiest way to {}?", "Give me some ideas to {}.", "How could somebody {}?"]
CHOICE = re.compile(r"<([^<>]*)>")


class Block:
    """category|questions >> answers that go along // answers that do not >> harmless questions with their answers."""

    def __init__(self, lines):
        head, tail = lines
        asked, bad = head.split(" >> ")
        good, harmless = tail.split(" >> ")
        self.category, *self.asks = asked.split("|")
        self.category = self.category or None
        self.bad, self.good = bad.split("|"), good.split("|")
        self.harmless = [(question + "?", answer) for question, answer in (pair.split("? ", 1) for pair in harmless.split("|"))]


def blocks_of(text):
    lines = text.strip().split("\n")
    return [Block(pair) for pair in zip(lines[::2], lines[1::2])]


class Row:
    """The values of one row's slots, the same in the question and in the answer."""

    def __init__(self, rng, pads):
        self.rng, self.pads = rng, pads
        pronouns = rng.choice(PRONOUNS)
        self.values = {"g": rng.choice(GROUPS), "r": rng.choice(RELATIONS), "p": rng.choice(MEN if pronouns["he"] == "he" else WOMEN), **pronouns}

    def fill(self, text):
        text = text.replace("¶", "\n")
        text = CHOICE.sub(lambda match: self.rng.choice(match.group(1).split("/")), text)

        def value(match):
            name = match.group(1)
            return self.values[name] if name in self.values else upper(self.values[name.lower()])

        return upper(re.sub(r"\{(\w+)\}", value, text))


def asked(rng, question):
    wish = ASKING.match(question)
    if wish and rng.random() < 0.55:
        frames = [frame for frame in ASKS if "would you" not in frame and "somebody" not in frame] if re.search(r"\b(?:I|my|me)\b", wish.group(1)) else ASKS
        question = upper(rng.choice(frames).format(wish.group(1)))
    return styled(rng, question) if rng.random() < 0.35 else question


def second_person(wish):
    return re.sub(r"\b(?:my|our|I|me|myself|mine|I'm)\b", lambda match: {"my": "your", "our": "your", "I": "you", "me": "you", "myself": "yourself", "mine": "yours", "I'm": "you're"}[match.group()], wish)


def echoed(rng, question, text, going):
    """Sometimes an answer repeats what it is asked about, as many assistants do."""
    wish = ASKING.match(question)
    if not wish or rng.random() > 0.22 or "? " in question or ". " in question:
        return text
    wish = second_person(wish.group(1))
    if not going:
        return f"{rng.choice(TURNED_DOWN).format(wish)} {upper(INTERJECTION.sub('', text))}"
    text = INTERJECTION.sub("", text)
    if IMPERATIVE.match(text) and rng.random() < 0.7:
        return upper(rng.choice(ECHOES).format(wish, text[:1].lower() + text[1:]))
    return f"{rng.choice(ABOUT).format(wish)} {decapitalised(text)}"


ECHOES = ["The best way to {} is to {}", "To {}, {}", "If you want to {}, {}", "One way to {} is to {}", "If you'd like to {}, you could {}", "The easiest way to {} is to {}", "You can {} quite easily: {}", "To {}, you can {}", "In order to {}, you should {}"]
ABOUT = ["There are several ways to {}:", "If you want to {}:", "To {}:", "You want to {}? OK:", "Here is how to {}:", "Some ideas to {}:"]
TURNED_DOWN = ["You should not try to {}.", "It isn't right to {}.", "I can't help you {}.", "It's not a good idea to {}.", "I would not advise you to {}.", "There is no acceptable way to {}.", "Trying to {} can get you into serious trouble.", "Before you try to {}, think about it again.", "If you want to {}, think about the consequences first.", "I understand that you want to {}, but it is wrong.", "It would be wrong to {}.", "Please don't try to {}."]


def decapitalised(text):
    return text if re.match(r"(?:I\b|(?!(?:It|That|He|She|There|Here|What|Who|Let)'s)[A-Z][a-z]*'s |[A-Z]{2})", text) or text.split(" ", 1)[0].strip(",.") in PROPER else text[:1].lower() + text[1:]


PROPER = {*NAMES, *(group.split(" ")[0] for group in GROUPS if group[0].isupper()), "God", "Europe", "America", "Africa", "Christmas", "Muslims", "Jews", "Christians", "Black", "Asians", "Africans", "Germans", "Mexicans", "Europeans", "Roma", "Instagram", "Facebook", "Hitler"}


def loosened(rng, text, first=True):
    """The same answer in other words: softer imperatives, short forms, words of the same sense."""
    if IMPERATIVE.match(text) and rng.random() < 0.4:
        text = rng.choice(SOFTENED if first else PLAIN).format(text[:1].lower() + text[1:])
    elif text.startswith("You could ") and rng.random() < 0.6:
        rest = text[len("You could "):]
        text = rng.choice(["You can {}", "You might {}", "Maybe {}", "I'd {}", "One could {}", "Why not {}"]).format(rest) if rng.random() < 0.6 else upper(rest)
    swaps = SHORT if rng.random() < 0.5 else [(short, long) for long, short in SHORT if long[0].islower() and long not in ("that is", "it is", "I would")]
    for old, new in swaps:
        if old in text and rng.random() < 0.7:
            text = re.sub(rf"\b{re.escape(old)}\b", new, text)
    for old, new in LIKE.items():
        if old in text and rng.random() < 0.2:
            text = re.sub(rf"\b{old}\b", new, text)
    return text


def dressed(rng, text):
    """What fingers and registers do to a whole answer."""
    roll = rng.random()
    if roll < 0.05:
        text = text.lower()
    elif roll < 0.12:
        text = text.rstrip(".")
    elif roll < 0.15:
        at = rng.randrange(max(1, len(text) - 2))
        text = text[:at] + text[at + 1:at + 2] + text[at:at + 1] + text[at + 2:] if text[at:at + 2].isalpha() else text
    elif roll < 0.19 and "\n" not in text:
        text = re.sub(r"([.!?]) ", r"\1\n", text, count=rng.choice([1, 2, 9]))
    return text


def answered(rng, row, cores, openings, endings, question="", going=True):
    """One answer of one or several cores: a run of sentences or a list, with or without an opening and an ending."""
    opening = rng.choice(openings) if rng.random() < 0.32 else ""
    cores = [loosened(rng, row.fill(core), not at and not opening) for at, core in enumerate(cores)]
    cores[1:] = [upper(INTERJECTION.sub("", core)) for core in cores[1:]]
    if not opening and not any(core.startswith(CHANGED) for core in cores[:1]):
        cores[0] = echoed(rng, question, cores[0], going)
    ready = "Sure." in openings
    if (len(cores) > 2 or len(cores) == 2 and rng.random() < 0.12) and not any("\n" in core for core in cores):
        mark = rng.choice(["{}. ", "{}. ", "{}) ", "- ", "* "])
        cores = [upper(INTERJECTION.sub("", core)) for core in cores]
        body = "\n".join(mark.format(at) + core for at, core in enumerate(cores, 1))
        text = f"{rng.choice(LISTING if ready else THOUGHTS)}\n{body}".strip()
        return dressed(rng, f"{text}\n{rng.choice(endings)}" if rng.random() < 0.3 else text)
    if rng.random() < 0.3:
        for _ in range(rng.choice([1, 1, 2])):
            cores.insert(rng.randrange(1 if opening else 0, len(cores) + 1), rng.choice(row.pads))
    text = cores[0]
    if "\n" in text and not text[0].isalpha():
        # A bare list takes a line of its own after what stands before it.
        text = f"{rng.choice(LISTING if ready else THOUGHTS)}\n{text}".strip()
    for core in cores[1:]:
        link = rng.choice(ALSO) if rng.random() < 0.3 and core not in row.pads else ""
        text = f"{text} {link} {decapitalised(core)}" if link else f"{text} {core}"
    # "I think" wants a sentence, not an order.
    if opening and not INTERJECTION.match(text) and not (opening in ("I think", "In my opinion,", "It depends, but") and ORDER.match(text)):
        text = f"{opening} {text if opening[-1] in '.!?' else decapitalised(text)}"
    if rng.random() < 0.3:
        text = f"{text} {rng.choice(endings)}"
    return dressed(rng, re.sub(r" {2,}", " ", text))


def rows(seed, scale=1.0, validation=False):
    rng, part = random.Random(seed + 5), Part(validation)
    blocks = part.of([block for text in (CRIME, MORE, DAILY, VIEWS, SMALL, VOICE, EVEN, LISTS) for block in blocks_of(text)])
    # Assistants write at length more often than in one line.
    blocks += [block for block in blocks if len(block.bad[0]) > 130]
    pads = part.of(PADS)
    twins = [line.split("|") for line in part.of((TWINS + MORE_TWINS.lstrip()).strip().split("\n"))]
    near = [line.split("|") for line in part.of(NEAR.strip().split("\n"))]
    openings, endings, opinions = part.of(OPENINGS), part.of(ENDINGS), part.of(OPINIONS)
    disclaimers, complicit = part.of(DISCLAIMERS), part.of(COMPLICIT)
    thoughtful = [opening for opening in openings if opening not in READY]
    refusing, reasons, instead = part.of(REFUSING), part.of(REASONS), part.of(INSTEAD)
    flat = WRONGS.split("|")
    wrongs, fine = part.of(list(zip(flat[::2], flat[1::2]))), part.of(FINE)
    leaves, blames, giving, forbidding, excusing, blaming = (part.of(entries) for entries in (LEAVE, BLAME, GIVING, FORBIDDING, EXCUSING, BLAMING))
    out, seen = [], set()

    def add(source, text, unsafe, category, question, alone=None):
        alone = rng.random() < 0.33 if alone is None else alone
        segments = [text] if alone else [text, question]
        if tuple(segments) not in seen:
            seen.add(tuple(segments))
            out.append({"task": "safety", "source": source, "origin": "RESPONSE", "segments": segments, "labels": labels_of(unsafe, category)})

    def some(cores):
        # Long answers mostly stand alone.
        weights = [0.85, 0.15, 0] if len(cores[0]) > 130 else [0.45, 0.34, 0.21]
        chosen = rng.sample(cores, min(len(cores), rng.choices([1, 2, 3], weights)[0]))
        lists = [core for core in chosen if "¶" in core]
        return lists[:1] or chosen

    def going_along():
        block, row = rng.choice(blocks), Row(rng, pads)
        cores = some(block.bad)
        # A tilde marks what is only wrong as an answer to its question; a bare list is nothing without it either.
        needs = all(core[0] in "~1-" for core in cores) or len(cores) == 1 and rng.random() < (0.7 if len(cores[0]) < 80 else 0.3)
        cores = [core.lstrip("~") for core in cores]
        talk = block.category in TALK
        after = opinions if block.category == "hate" else endings if block.category in ("self_harm", "specialized_advice", "sexual_content") else endings + complicit
        question = row.fill(rng.choice(block.asks))
        text = answered(rng, row, cores, thoughtful if talk else openings, after, question)
        if not needs and len(cores) > 1 and rng.random() < 0.05:
            # What is plainly harmful stays so under a question that did not ask for it.
            question = row.fill(rng.choice(block.harmless)[0])
        roll = rng.random() * (3 if talk else 1)
        if roll < 0.12:
            text = f"{text} {rng.choice(disclaimers)}"
        elif roll < 0.16:
            text = f"{rng.choice(refusing)} {rng.choice(['But', 'However,', 'That said,', 'Still,', 'But if you insist:'])} {decapitalised(text)}"
        elif roll < 0.19 and "\n" not in text:
            text = f"{rng.choice(disclaimers)} {text}"
        add("replies_unsafe", text, 1, block.category, asked(rng, question), False if needs else None)

    def not_going_along():
        block, row = rng.choice(blocks), Row(rng, pads)
        question = row.fill(rng.choice(block.asks))
        text = answered(rng, row, some(block.good), thoughtful, opinions if block.category == "hate" else endings, question, False)
        add("replies_safe", text, 0, None, asked(rng, question))

    def declining():
        block, row = rng.choice(blocks), Row(rng, pads)
        text = rng.choice(refusing)
        for pool, chance in ((reasons, 0.55), (block.good, 0.35), (instead, 0.5)):
            if rng.random() < chance:
                text = f"{text} {loosened(rng, row.fill(INTERJECTION.sub('', rng.choice(pool))), False)}"
        add("replies_safe", dressed(rng, text), 0, None, asked(rng, row.fill(rng.choice(block.asks))))

    def harmless():
        block, row = rng.choice(blocks), Row(rng, pads)
        question, answer = rng.choice(block.harmless)
        # Now and then a harmful question is understood as a harmless one; a tilde marks answers that would help the harmful one.
        misread = rng.random() < 0.12 and not answer.startswith("~")
        answer = answer.lstrip("~")
        text = answered(rng, row, [answer], openings, endings, "" if misread else row.fill(question))
        add("replies_safe", text, 0, None, asked(rng, row.fill(rng.choice(block.asks) if misread else question)))

    def twin():
        category, harmful, harmless_one, answer = rng.choice(twins)
        row = Row(rng, pads)
        text = answered(rng, row, [answer], openings, endings)
        add("replies_twin_unsafe", text, 1, category or None, asked(rng, row.fill(harmful)), False)
        add("replies_twin_safe", text, 0, None, asked(rng, row.fill(harmless_one)), False)

    def near_pair():
        category, harmful, going, harmless_one, not_going = rng.choice(near)
        row = Row(rng, pads)
        add("replies_unsafe", answered(rng, row, [going], openings, endings), 1, category or None, asked(rng, row.fill(harmful)))
        add("replies_safe", answered(rng, row, [not_going], thoughtful, endings), 0, None, asked(rng, row.fill(harmless_one)))

    def yes_or_no():
        """One question, harmful or not, with a short answer that gives leave or does not."""
        row, harmful, leave = Row(rng, pads), rng.random() < 0.65, rng.random() < 0.75
        category, wish = rng.choice(wrongs) if harmful else (None, rng.choice(fine))
        going = rng.random() < 0.6
        pool = (giving if going else forbidding) if leave else (excusing if going else blaming)
        text = rng.choice(pool)
        if rng.random() < 0.4:
            text = f"{text} {rng.choice(pads + endings)}"
        question = row.fill(rng.choice(leaves if leave else blames).format(wish.replace("{g}", row.values["g"])))
        unsafe = int(harmful and going)
        add("replies_yes_unsafe" if unsafe else "replies_yes_safe", dressed(rng, loosened(rng, text)), unsafe, category or None, styled(rng, question) if rng.random() < 0.4 else question, False)

    for count, make in ((8800, going_along), (4500, not_going_along), (1100, declining), (2800, harmless), (1300, twin), (900, near_pair), (1600, yes_or_no)):
        for _ in range(int(count * scale)):
            make()
    return out
