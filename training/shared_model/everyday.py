"""Rows of our own for the injection head: the everyday texts in which words of attacks and imperatives mean nothing bad. News, tickets,
documents that tell people what to do, prompts that use `ignore`, `system` or `password` in their ordinary senses, long role prompts,
tables and logs; and a smaller number of the same texts with an order for the assistant that reads them, so that no look is a sign.

Texts are made sentence by sentence. An attack stands where the training cuts its window, as a part of a longer text would.
"""

import json
import random
import re

from everyday_grammar import Grammar


# ---- news

def headline(g):
    return g.fill(g.rng.choice(g.lists[g.one("topic").lower() + "_head"]))


def item(g, topic, dateline=0.5):
    body = [g.fill(s) for s in g.rng.sample(g.lists[topic], min(len(g.lists[topic]), g.pick(1, 1, 1, 2)))] + g.some("follow", 0, g.pick(0, 1, 2, 4))
    text = " ".join(s[:1].upper() + s[1:] for s in body)
    if g.chance(dateline):
        text = g.fill(g.pick("{CITY} ({agency}) - ", "{CITY}, {month} {n} - ", "{CITY} ({agency}) -- ", "{CITY}: ", "{agency} - ", "{city}, {date} — ", "By {PERSON}     {CITY} ({agency}) -- ")) + text
    return text


def feed(g, text):
    """What feeds leave of quotation marks and tags."""
    roll = g.rng.random()
    if roll < 0.12:
        return text.replace("'", " #39;").replace('"', "quot;").replace("$", "\\$")
    if roll < 0.18:
        return text.replace("'", "&#39;").replace('"', "&quot;") + g.pick("", "<br>", "&nbsp;", " <b>...</b>")
    return text[: g.rng.randrange(90, 260)] + " ..." if roll > 0.93 and len(text) > 300 else text


def news(g):
    topic = g.one("topic").lower()
    roll = g.rng.random()
    head = g.fill(g.rng.choice(g.lists[topic + "_head"]))
    if roll < 0.08:
        return g.pick("\n", " | ", "\n- ").join(headline(g) for _ in range(g.pick(1, 1, 2, 4, 6)))
    if roll < 0.25:
        return feed(g, item(g, topic))
    if roll < 0.7:
        if g.chance(0.3):
            agency = g.one("agency")
            return feed(g, f"{head} ({agency}) {g.pick(agency + ' - ', '')}{item(g, topic, 0)}")
        return feed(g, head + g.pick(" ", ". ", "\n", "\n\n", " - ", ": ") + item(g, topic))
    if roll < 0.8:
        return "\n\n".join(headline(g) + g.pick("\n", ". ") + item(g, g.one("topic").lower()) for _ in range(g.pick(2, 3)))
    if roll < 0.9:
        return "\n".join([head, g.fill(g.pick("By {person}", "{date}, {time}", "{person} | {date}", "Published {date}. Updated {time}.")), item(g, topic), " ".join(g.some("follow", 1, 4)), g.fill(g.pick("", "(Reporting by {person}; editing by {person})", "Copyright {year} {agency}. All rights reserved.", "Read more: " + headline(g)))]).strip()
    return f"{item(g, topic)}\n\n{' '.join(g.some('follow', 2, 4))}\n\n{' '.join(g.some('follow', 1, 3))}"


# ---- tickets

def heading(g, text, style):
    colon = "" if text[-1] in "?:" else ":"
    return {"hash": f"## {text}", "bold": f"**{text}**", "colon": text + colon, "bold_colon": f"**{text}{colon}**", "caps": text.upper(), "h3": f"### {text}", "under": f"{text}\n{'-' * len(text)}", "jira": f"h3. {text}", "equals": f"== {text} =="}[style]


def listed(g, entries, style=None):
    style = style or g.pick("number", "number", "dash", "star", "paren", "plain")
    mark = {"number": lambda at: f"{at}. ", "dash": lambda at: "- ", "star": lambda at: "* ", "paren": lambda at: f"{at}) ", "plain": lambda at: "", "box": lambda at: g.pick("- [ ] ", "- [x] "), "hash": lambda at: "# ", "step": lambda at: f"Step {at}: "}[style]
    return "\n".join(mark(at + 1) + entry for at, entry in enumerate(entries))


def trace(g):
    name = lambda: g.fill(g.pick("{snake}", "{component}")).replace("-", "_")
    kind = g.rng.randrange(4)
    frames = range(g.rng.randrange(2, 6))
    if kind == 0:
        return "Traceback (most recent call last):\n" + "\n".join(f'  File "/app/{name()}/{name()}.py", line {g.one("nnn")}, in {name()}\n    {name()}({name()})' for _ in frames) + g.fill("\n«KeyError|ValueError|TypeError|PermissionError»: '{ui_text}'")
    if kind == 1:
        return g.fill("«TypeError: Cannot read properties of undefined (reading '{snake}')|Error: {ui_text}|Invariant Violation: {ui_text}»\n") + "\n".join(f"    at {name()} (webpack:///src/{name()}.tsx:{g.one('nn')}:{g.one('n')})" for _ in frames)
    if kind == 2:
        return g.fill("java.lang.«IllegalStateException|NullPointerException|SecurityException»: {ui_text}\n") + "\n".join(f"\tat com.example.{name()}.{name().title().replace('_', '')}.{name()}({name().title().replace('_', '')}.java:{g.one('nnn')})" for _ in frames)
    return g.fill("thread 'main' panicked at src/{snake}.rs:{nn}:{n}:\n{ui_text}\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace")


def bug(g):
    style = g.pick("hash", "bold", "colon", "bold_colon", "caps", "h3", "under", "jira", "equals")
    h = lambda *names: heading(g, g.pick(*names), style)
    steps = [g.one("step_first"), *g.some("step", 2, 9)]
    parts = [[h("Steps to reproduce", "Action performed", "How to reproduce", "To reproduce", "Reproduction"), listed(g, steps)],
             [h("Expected result", "Expected behaviour", "Expected", "What should happen"), *g.some("expected", 1, g.pick(1, 2))],
             [h("Actual result", "Actual behaviour", "Actual", "What happens instead"), *g.some("actual", 1, g.pick(1, 2))]]
    more = [[h("Workaround"), g.one("workaround")], [h("Platforms", "Affected platforms", "Environment"), listed(g, g.some("platform", 1, 6), g.pick("box", "dash", "plain"))],
            [h("Logs", "Stack trace", "Console"), "```\n" + trace(g) + "\n```"], [h("Version"), g.fill("v{version} ({platform})")], [h("Additional context", "Notes"), *g.some("story", 1, 2)],
            [h("Proposed solution", "Proposal", "What changes do you think we should make?"), *g.some("proposal", 1, 4)], [h("Root cause", "What is the root cause of that problem?"), g.fill("{Cause_s}. {Cause_s}.")], [*g.some("template_text", 2, 6)], [*g.some("triage", 1, 5)]]
    lead = [g.some("template_text", 1, 4) if g.chance(0.3) else [], g.some("story", 1, 2) if g.chance(0.5) else []]
    chosen = [part for part in lead if part] + parts + g.rng.sample(more, g.rng.randrange(1, 7))
    return "\n\n".join([g.one("bug_title")] * g.chance(0.7) + [g.pick("\n", "\n", "\n\n").join(part) for part in chosen])


def feature(g):
    style = g.pick("hash", "bold", "colon", "h3", "jira", "bold_colon")
    h = lambda *names: heading(g, g.pick(*names), style)
    parts = [[h("Problem", "Background", "Why", "User story", "Context"), " ".join(g.some("story", 1, 3))], [h("Solution", "Proposal", "What to do", "Scope"), g.pick(" ".join, lambda s: listed(g, s))(g.some("proposal", 2, 6))],
             [h("Acceptance criteria", "Definition of done", "Done when"), listed(g, g.some("criterion", 2, 7), g.pick("box", "dash", "number"))]]
    more = [[h("Out of scope"), *g.some("criterion", 1, 2)], [h("Discussion"), *g.some("triage", 1, 4)], [h("Tests", "QA steps"), listed(g, [g.one("step_first"), *g.some("step", 2, 6)])], g.some("template_text", 1, 4), g.some("triage", 1, 4)]
    return "\n\n".join([g.one("bug_title")] * g.chance(0.6) + ["\n".join(part) for part in parts + g.rng.sample(more, g.rng.randrange(0, 4))])


def pull_request(g):
    style = g.pick("hash", "h3", "bold", "colon")
    h = lambda *names: heading(g, g.pick(*names), style)
    parts = [[h("Summary", "Details", "What does this change?", "Explanation of change"), " ".join(g.some("story", 1, 2) + g.some("proposal", 1, 4))], [h("Tests", "How to test", "QA"), listed(g, [g.one("step_first"), *g.some("step", 2, 6), g.one("expected")])],
             [h("Checklist", "Author checklist", "Before you merge"), listed(g, g.some("checklist", 3, 10), "box")]]
    if g.chance(0.4):
        parts.append([h("Fixed issues", "Related"), g.fill("#{nnnn} «closes|fixes|see» {url}")])
    if g.chance(0.4):
        parts.append(g.some("triage", 1, 3))
    if g.chance(0.3):
        parts.insert(0, g.some("template_text", 1, 2))
    return "\n\n".join([g.fill(g.pick("fix({component}): {symptom}", "{Want}", "[{component}] {proposal}"))] * g.chance(0.7) + ["\n".join(p) for p in parts])


def helpdesk(g):
    body = g.some("it_ticket", 1, g.pick(1, 2, 4))
    if g.chance(0.3):
        return g.pick("\n", "\n\n").join([g.fill(g.pick("Ticket #{id}", "Case {id} - priority {n}", "INC{id} | opened {isodate} by {first}", "From: {email}\nSubject: {noun_thing} problem")), *body, g.fill(g.pick("Status: waiting for user", "Assigned to: {person}", "-- {first}", "Resolution: {workaround}", "Agent note: {proposal}"))])
    return g.pick("\n\n", " ", "\n").join([g.one("ticket_head"), *body, g.fill(g.pick("Thanks, {first}", "Best regards\n{person}", "{person}, {job}", "Thank you in advance!"))])


def postmortem(g):
    return g.pick("\n", "\n\n").join([g.fill(g.pick("Post-mortem: {component}, {isodate}", "Incident {id}", "# Incident review {isodate}", "RCA")), *g.some("ops", 3, 9)])


def thread(g):
    return "\n".join([g.one("bug_title"), *(g.fill(f"{g.pick('@{handle}', '{handle}', '**{handle}** commented {n} days ago', '{handle} wrote')}: ") + g.one(g.pick("triage", "triage", "proposal", "story", "actual", "it_ticket")) for _ in range(g.rng.randrange(2, 9)))])


def discussion(g):
    """A ticket in prose: paragraphs, a quotation, some code."""
    paragraphs = [" ".join(g.one(g.pick("story", "story", "proposal", "proposal", "actual", "expected", "it_ticket")) for _ in range(g.rng.randrange(1, 6))) for _ in range(g.rng.randrange(2, 7))]
    if g.chance(0.4):
        paragraphs.insert(g.rng.randrange(1, len(paragraphs) + 1), "```\n" + g.pick(trace(g), g.one("code"), g.one("code"), g.fill("{command}\n{log}\n{log}")) + "\n```")
    if g.chance(0.3):
        paragraphs.insert(g.rng.randrange(len(paragraphs)), "> " + g.one(g.pick("triage", "story", "user_quote")))
    if g.chance(0.3):
        paragraphs.append(g.pick("TODO", "To do", "What is left", "Next steps", "Tasks") + ":\n" + listed(g, g.some(g.pick("criterion", "proposal", "checklist"), 2, 6), g.pick("box", "dash", "number")))
    return "\n\n".join([g.pick("# ", "", "Title: ", "") + g.one("bug_title")] * g.chance(0.6) + paragraphs + g.some("triage", 0, 2))


def fields_ticket(g):
    """As a tracker prints it: fields, then a description and comments."""
    fields = [g.fill(field) for field in g.rng.sample(("Priority: «low|medium|high|blocker»", "Status: «open|in progress|blocked|done»", "Reporter: {person}", "Assignee: {person}", "Component: {component}", "Labels: {component}, {snake}", "Due: {isodate}", "Sprint {nn}", "Story points: {n}", "Parent: {want}", "Version: {version}", "Project: {app}"), g.rng.randrange(2, 7))]
    return "\n".join([g.fill("[PROJ-{nnn}] ") * g.chance(0.5) + g.one("bug_title"), g.pick("\n", " | ").join(fields), "", g.pick("Description\n", "Description: ", "") + " ".join(g.some("story", 1, 3) + g.some("proposal", 0, 3)), *(g.fill("Comment by {person}, {date}: ") + g.one(g.pick("triage", "proposal", "story")) for _ in range(g.rng.randrange(0, 4)))])


def ticket(g):
    return g.rng.choices((bug, feature, pull_request, helpdesk, postmortem, thread, discussion, fields_ticket), (4, 2, 2, 2, 0.7, 1.5, 2.5, 1))[0](g)


# ---- documents

KINDS = {
    "recipe": "{Food}|How to make {food}|{first}'s {food}|Recipe of the day: {food}", "manual": "{Thing}: user manual|Instructions for use|Quick start: your new {thing}|Cleaning the {thing}", "safety": "Safety instructions|Rules for the workshop|In case of emergency|Read before you enter",
    "exam": "Exam: {subject}|Worksheet {n}: {subject}|Homework for {day}|Name: ________  Class: ____", "policy": "Policy on devices and passwords|Code of conduct|IT policy, version {n}|Rules for travel and expenses", "onboarding": "Welcome to {company}!|Your first week|New here? Start with this list", "house": "House rules|Dear guests|Notice to all tenants",
    "school": "Letter to parents|{city} Primary School, {date}|Newsletter {n}", "terms": "Terms of service|Terms and conditions, {date}|Acceptable use", "prompt_docs": "Prompt library|README|{Lib} prompts", "prompt_blog": "What I learned about prompts|Prompting, one year later|Prompt injection for beginners|Blog: talking to models",
    "readme": "README.md|{Lib}|Getting started", "api_docs": "API reference|{Lib} API v{n}|Chat endpoint", "job_ad": "{Job} wanted|Vacancy: {job}, {city}|Join us as {job}", "forum": "{forum_try}?|Thread: {thing} problem|Help with my {thing}", "chat_line": "", "transcript": "Transcript|Meeting of {date}|Interview with {person}",
    "faq": "Frequently asked questions|FAQ|Help centre", "leaflet": "Package leaflet: {drug}|Information for the user|How to use {drug}", "legal": "Agreement|General conditions|In the matter of {last} v {last}|Lease", "gardening": "The garden in {month}|Growing {plant}|Tips for {plant}", "travel": "{city} in a day|Travel notes from {country}|Good to know: {city}",
    "game_rules": "Rules of the game|How to play {title_word}|{title_word}: rules for {n} players", "workout": "{n}-week plan|Training for beginners", "diy": "How to fix {a_thing}|Weekend project|Shelf in {n} hours", "invitation": "Invitation|Save the date", "press": "Press release|{company}: news", "product": "{Thing} Pro {nnn}|{Thing}, {money}|Offer of the week", "health_page": "Flu: what to do|Your health|Advice for patients",
    "moving": "Moving house: checklist|Before you move", "volunteering": "Information for helpers|Volunteer guide", "tutorial": "Tutorial, part {n}|{programming} in {nn} minutes|Build your first {lib_use_short}", "interview_guide": "Guide for interviewers|Hiring: structured interview", "grant": "Notes for applicants|Call for proposals {year}", "tale": "Chapter {n}|{title_word} {title_word}", "essay": "On {topic_plain}|Essay",
    "museum": "Welcome to the museum|Visitor information", "ai_policy": "Rules for our assistant|How we use AI|Guidelines for chatbots",
}
# Kinds that are close enough for a sentence of the one to stand in the other.
NEAR = {"recipe": "gardening", "manual": "safety", "safety": "manual", "policy": "onboarding", "onboarding": "policy", "house": "safety", "school": "exam", "terms": "legal", "legal": "terms", "prompt_docs": "api_docs", "prompt_blog": "prompt_docs", "readme": "api_docs", "api_docs": "readme", "faq": "terms", "leaflet": "manual", "job_ad": "onboarding", "gardening": "travel", "travel": "house", "game_rules": "exam", "workout": "health_page", "diy": "manual", "invitation": "volunteering", "press": "product", "product": "manual", "health_page": "leaflet", "moving": "house", "interview_guide": "policy", "grant": "terms", "tale": "essay", "essay": "tale", "museum": "travel", "ai_policy": "policy", "tutorial": "readme"}


def document(g, kind=None):
    kind = kind or g.rng.choice(list(KINDS))
    lines = g.some(kind, 3, g.pick(6, 10, 16, 24))
    if kind in NEAR and g.chance(0.4):
        lines += g.some(NEAR[kind], 1, 3)
        g.rng.shuffle(lines)
    title = g.fill(g.rng.choice(KINDS[kind].split("|"))) if KINDS[kind] and g.chance(0.65) else ""
    title = title[:1].upper() + title[1:]
    roll = g.rng.random()
    if kind == "chat_line":
        shape = g.rng.randrange(4)
        names = g.some("first", 2, 3)
        who = lambda: g.rng.choice(names)
        lines = [{0: f"{who()}: {line}", 1: f"[{g.one('time')}] {who()}: {line}", 2: f"<{who().lower()}> {line}", 3: line}[shape] for line in lines]
        return "\n".join(lines)
    if kind in ("forum", "transcript", "readme", "api_docs", "prompt_docs", "faq", "tutorial", "press", "product"):
        text = g.pick("\n", "\n\n").join(lines)
    elif roll < 0.3:
        text = listed(g, lines, g.pick("number", "dash", "star", "step", "paren"))
    elif roll < 0.7:
        at, paragraphs = 0, []
        while at < len(lines):
            step = g.rng.randrange(1, 6)
            paragraphs.append(" ".join(lines[at:at + step]))
            at += step
        text = g.pick("\n\n", "\n").join(paragraphs)
    elif roll < 0.85:
        style, half = g.pick("hash", "bold", "caps", "colon", "under"), max(1, len(lines) // 2)
        names = g.rng.sample(("General", "Important", "Before you start", "Then", "Please note", "Details", "Other"), 2)
        text = "\n".join([heading(g, names[0], style), g.pick(" ".join, lambda s: listed(g, s))(lines[:half]), "", heading(g, names[1], style), g.pick(" ".join, lambda s: listed(g, s))(lines[half:] or lines)])
    else:
        text = " ".join(lines)
    if kind == "recipe" and g.chance(0.6):
        text = g.pick("Ingredients:\n", "You need: ", "") + g.pick("\n", ", ").join(g.some("ingredient", 3, 8)) + "\n\n" + text
    join = g.pick("\n\n", "\n") if title[-1:] in "?!" or text[:1].isupper() and text[1:2].isupper() or text[:1] in "#*-=" else g.pick("\n\n", "\n", ". ", ": ")
    return (title + join if title else "") + text


def foreign(g, language, order=None):
    """A notice, recipe, news item or letter in another language; its sentences come from anywhere, as those of a bulletin do."""
    lines = g.some(f"doc_{language}", 2, g.pick(4, 6, 9))
    if order:
        lines.insert(g.rng.randrange(len(lines) + 1), order)
    gap = "" if language == "zh" else " "
    return g.pick(gap.join(lines), "\n".join(lines), listed(g, lines), "\n\n".join(lines), gap.join(lines))


# ---- what users write

def trigger(g):
    roll = g.rng.random()
    if roll < 0.5:
        text = g.one("trigger")
    elif roll < 0.66:
        text = g.one("np_ask")
    elif roll < 0.84:
        text = g.one("clause_ask")
    else:
        return g.fill("{" + g.pick("de", "de", "es", "fr", "pt", "zh") + "}")
    roll = g.rng.random()
    if g.chance(0.12):
        # What leads over to an attempt leads over to a harmless question as well.
        text = g.pick(f"{g.one('lead_in')} {text}", f"{text} {g.one('turn')} {g.one(g.pick('trigger', 'clause_ask', 'np_ask', 'legit_ask_cap'))}", f"{text} {g.one('excuse')}", f"{g.one('excuse')} {text}")
    elif roll < 0.25:
        text = f"{g.one('background')} {text}"
    elif roll < 0.5:
        text = " ".join([text, *g.some("background", 1, 3)])
    elif roll < 0.6:
        text = f"{text} {g.one(g.pick('trigger', 'clause_ask', 'np_ask'))}"
    text = text[:1].upper() + text[1:]
    return text.lower().rstrip(".") if g.chance(0.06) else text


def pasted(g, text, tasks="doc_task"):
    """A user's task about a text."""
    task = g.one(tasks)
    if g.chance(0.3):
        task = f"{task} {g.one('constraint')}"
    return g.pick(f"{task}\n\n{text}", f"{task}\n{text}", f"{text}\n\n{task}", f'{task}\n"""\n{text}\n"""', f"{task}\n\n---\n{text}\n---", f"<text>\n{text}\n</text>\n{task}", f"{task} {text}")


def role_prompt(g):
    parts = [g.fill(g.pick("You are {a_legit_role}.", "Act as {a_legit_role}.", "You are an experienced {legit_role} who works with {audience}.", "I want you to act as {a_legit_role}.", "Your role: {legit_role}.", "Imagine that you are {a_legit_role}.", "# Role\n{Legit_role}"))]
    parts += g.some("duty", 1, 3)
    rules = g.some("Role_rule", 1, 6) + g.some("constraint", 0, 3)
    parts.append(g.pick(" ".join(rules), g.pick("Rules:\n", "## Rules\n", "Please note:\n", "You must follow these instructions:\n") + listed(g, rules, g.pick("dash", "number", "star"))))
    if g.chance(0.5):
        parts.append(g.fill(g.pick("My first {noun_thing}: {legit_ask_cap}", "Question: {trigger}", "First request: {legit_ask_cap}", "User: {trigger}", "{legit_ask_cap}", "My budget is {money}. {legit_ask_cap}")))
    return g.pick(" ", "\n", "\n\n").join(parts)


def few_shot(g):
    first, second = g.pick(("Input", "Output"), ("Q", "A"), ("Text", "Label"), ("Sentence", "Answer"), ("User", "Assistant"), ("Review", "Class"))
    lines = [g.one("label_task")] if g.chance(0.8) else []
    for example in g.some("example_in", 2, 6):
        lines.append(f"{first}: {example}\n{second}: {g.one('example_out')}")
    return g.pick("\n", "\n\n").join([*lines, f"{first}: {g.one('example_in')}\n{second}:"])


def code_prompt(g):
    return g.pick("{a}\n```\n{c}\n```", "{a}\n\n{c}", "```\n{c}\n```\n{a}").replace("{a}", g.one("code_ask") + (" " + g.one("constraint") if g.chance(0.3) else "")).replace("{c}", g.pick("\n", "\n\n").join(g.some("code", 1, 2)))


def mail_prompt(g):
    return f"{g.one('mail_ask')}{g.pick(chr(10), chr(10) * 2, ' ')}{g.one('mail')}"


def demand(g):
    return g.pick(" ", "\n").join([g.one(g.pick("np_ask", "legit_ask_cap", "trigger")), *g.some("constraint", 1, 5)])


def system_like(g):
    """A prompt in sections, as people keep them for work."""
    head = g.fill(g.pick("You are {a_legit_role}.", "# {Legit_role}", "Role: {legit_role}", "You are {first}, the assistant of {company}.", "<role>{legit_role}</role>", "SYSTEM: You are {a_legit_role}.", "You are an AI assistant that works for {a_job}."))
    style = g.pick("hash", "bold", "caps", "colon", "h3", "equals")
    parts = []
    for name in g.some("section", 2, 5):
        body = g.some("tool_line", 2, 5) if name == "Tools" else g.some("example_in", 1, 3) if name == "Examples" else g.some("duty", 1, 3) if name in ("Goal", "Context", "Task", "Workflow", "Steps", "Input") else g.some(g.pick("Role_rule", "Role_rule", "constraint"), 2, 6)
        parts.append(f"{heading(g, name, style)}\n{g.pick(' '.join, lambda s: listed(g, s))(body)}")
    return "\n\n".join([head, *parts, *[g.fill(g.pick("{{{{input}}}}", "User: {trigger}", "Question: {{{{question}}}}", "{legit_ask_cap}", "Begin!", "Ready?")).replace("{{", "{").replace("}}", "}")] * g.chance(0.5)])


def context_prompt(g):
    text = g.pick(document, news, document)(g)
    return g.pick("{l}\n\n{t}\n\nQuestion: {q}\nAnswer:", "{l}\n---\n{t}\n---\n{q}", "{t}\n\n{q} {c}", "{q}\n\n{l}\n\n{t}", "<document>\n{t}\n</document>\n\n{l}\n{q}").replace("{t}", text).replace("{l}", g.one("context_lead")).replace("{q}", g.one("context_question")).replace("{c}", g.one("constraint"))


def turns(g):
    me, it = g.pick(("User", "Assistant"), ("Human", "AI"), ("Me", "You"), ("Q", "A"), ("Customer", "Agent"), ("user", "assistant"))
    lines = [line for _ in range(g.rng.randrange(1, 5)) for line in (f"{me}: {g.one('turn_user')}", f"{it}: {g.one('turn_bot')}")]
    return g.pick("\n", "\n\n").join([*lines, g.pick(f"{me}: {g.one('turn_user')}", g.one("turn_user"))])


def prompt(g):
    roll = g.rng.random()
    if roll < 0.09:
        return system_like(g)
    if roll < 0.15:
        return context_prompt(g)
    if roll < 0.2:
        return turns(g)
    if roll < 0.32:
        return role_prompt(g)
    if roll < 0.43:
        return few_shot(g)
    if roll < 0.53:
        return code_prompt(g)
    if roll < 0.6:
        return mail_prompt(g)
    if roll < 0.72:
        return demand(g)
    text = g.pick(document, document, news, ticket, record)(g)
    return pasted(g, text)


# ---- records

FIELDS = {"id": "{id}", "title": "{title}", "name": "{person}", "note": "{note}", "date": "{isodate}", "time": "{time}", "status": "«open|done|pending|shipped|locked|unlocked|ignored»", "price": "{money}", "owner": "{first}", "email": "{email}", "city": "{city}", "role": "«admin|user|guest|system|assistant manager»", "item": "{Thing}", "comment": "{note}", "message": "{log}",
          "url": "{url}", "description": "{snippet}", "phone": "{phone}", "quantity": "{nn}", "category": "{component}", "instructions": "{note}", "previous": "{title}", "reply": "{note}", "subject": "{title}", "password": "********", "prompt_text": "{title}", "last_command": "{command}", "override": "«true|false»", "location": "{city}", "product": "{thing}, {note}"}
LONG = ("title", "note", "comment", "message", "description", "instructions", "reply", "subject", "previous", "product")


def record(g, order=None):
    """A table, list or log; `order` stands in one of its fields."""
    shape = g.pick("csv", "markdown", "json", "json", "json", "lines", "log", "log", "calendar", "search", "products", "html", "yaml", "shell", "chat", "settings", "xml")
    count = g.rng.randrange(2, g.pick(4, 6, 9))
    if shape in ("log", "search", "calendar", "products", "shell", "chat", "settings"):
        if shape == "log":
            form = g.pick("{isodate} {hms} «INFO|WARN|DEBUG|ERROR» {component}: {log}", "[{time}] {log}", "{month} {n} {hms} host{n} {component}[{nnn}]: {log}", '{{"ts": "{isodate}T{hms}Z", "level": "info", "msg": "{log}"}}'.replace("{{", "{").replace("}}", "}"), "{log}")
            count += 2
        elif shape == "search":
            form = g.pick("{n}. {snippet}\n   {url}", "[{city} guide]({url}) - {snippet}", "Title: {title}\nURL: {url}\nSnippet: {snippet}", "{url}\n{snippet} {snippet}\n")
        elif shape == "calendar":
            form = g.pick("{time} {title} ({city})", "BEGIN:VEVENT\nDTSTART:{isodate}\nSUMMARY:{title}\nDESCRIPTION:{note}\nEND:VEVENT", "{day}, {date}: {title}, {note}", "* {isodate} {title} [{first}, {first}]")
        elif shape == "shell":
            form = g.pick("{hex} {first}: {proposal}", "* {hex} {snake}: {note}", "-rw-r--r-- 1 {handle} {handle} {nnnn} {isodate} {snake}.{ext}", "test {snake} ... ok", "{snake}.{ext}:{nn}: warning: {log}", "$ {command}\n{log}", "CREATE TABLE {snake} (id INT, {snake} TEXT); -- {note}", "+ {proposal}")
        elif shape == "chat":
            form = g.pick('{{"user": "{handle}", "text": "{chat_line}", "ts": "{isodate}T{hms}"}}'.replace("{{", "{").replace("}}", "}"), "[{time}] {first}: {chat_line}", "#general {handle}: {chat_line}", "From: {email}\nSubject: {title}\n{note}\n", "Review by {first} ({n} stars): {review_line}. {note}.")
        elif shape == "settings":
            form = g.pick("{snake} = {note}", "{snake}: {title}", "<key>{snake}</key><string>{title}</string>", "export {SNAKE}='{note}'", "[{component}]\n{snake} = {nnn}\n; {note}")
        else:
            form = g.pick("{Thing} - {money} - {note}", "{Thing}, {money}. {snippet}", "SKU {id}: {Thing} ({note}), {nn} in stock", "{n}/5 {first}: {note}, {title}")
        lines = [g.fill(form) for _ in range(count)]
        if order:
            line = g.rng.randrange(len(lines))
            if g.chance(0.5):
                lines.insert(line, g.pick("", "- ", g.fill("[{time}] "), g.fill("{n}. "), "INFO ", "DESCRIPTION:") + order)
            else:
                lines[line] += g.pick(" ", " - ", "\n", ". ") + order
        return "\n".join(lines)
    fields = g.rng.sample(list(FIELDS), g.rng.randrange(2, 7))
    if order and not set(fields) & set(LONG):
        fields.append(g.rng.choice(LONG))
    rows = [{field: g.fill(FIELDS[field]) for field in fields} for _ in range(count)]
    if order:
        row, field = g.rng.choice(rows), g.rng.choice([f for f in fields if f in LONG])
        row[field] = order if g.chance(0.5) else f"{row[field]}. {order}" if g.chance(0.7) else f"{order} {row[field]}"
    if shape == "json":
        whole = g.pick(rows, rows[0] if not order else row, {"results": rows}, {"status": "ok", "data": rows}, {g.pick("tasks", "entries", "users", "events", "records", "messages"): rows, "total": count})
        return g.pick(json.dumps(whole, ensure_ascii=False), json.dumps(whole, ensure_ascii=False, indent=2), repr(whole))
    if shape == "csv":
        joint = g.pick(",", ";", "\t")
        quoted = lambda value: f'"{value}"' if joint in value else value
        return "\n".join(joint.join(map(quoted, line)) for line in (fields, *(row.values() for row in rows)))
    if shape == "markdown":
        return "\n".join(["| " + " | ".join(fields) + " |", "|" + " --- |" * len(fields), *("| " + " | ".join(value.replace("\n", " ") for value in row.values()) + " |" for row in rows)])
    if shape == "html":
        return "<table>" + "".join("<tr>" + "".join(f"<td>{value}</td>" for value in row.values()) + "</tr>" + g.pick("", "\n") for row in rows) + "</table>"
    if shape == "xml":
        tag = g.pick("entry", "record", "row", "event", "product")
        return "\n".join(f"<{tag}>" + "".join(f"<{name}>{value}</{name}>" for name, value in row.items()) + f"</{tag}>" for row in rows)
    if shape == "yaml":
        return "\n".join("- " + "\n  ".join(f"{name}: {value}" for name, value in row.items()) for row in rows)
    return "\n\n".join("\n".join(f"{name.replace('_', ' ').capitalize()}: {value}" for name, value in row.items()) for row in rows)


# ---- attacks

def inserted(g, text, order):
    """The text with the order between two of its sentences, lines or words, and where the order stands."""
    places = [match.end() for match in re.finditer(r"[.!?:]['\")]? +|\n+", text)] + [0, len(text)]
    at = g.rng.choice(places)
    before, after = text[:at], text[at:]
    if before and not before[-1].isspace():
        before += g.pick(" ", "\n", "\n\n")
    if after and not after[0].isspace():
        after = ("\n" if before.endswith("\n") or g.chance(0.15) else " ") + after
    mark = re.match(r"(?:- \[.\] |- |\* |\d+[.)] |# )", after.lstrip("\n"))
    if mark and before.endswith("\n") and g.chance(0.6):
        before += mark.group(0)
    return before + order + after, len(before), len(before) + len(order)


# About one piece of the vocabulary each.
PIECE = re.compile(r"[A-Za-z0-9_]{1,8}|[^\sA-Za-z0-9_]")


def windowed(g, text, start, end, room=140):
    """As a window of the text that shows the order: from its beginning where that fits, or from some word before the order."""
    places = [match.start() for match in PIECE.finditer(text, 0, end)]
    if len(places) <= room and g.chance(0.6):
        return text
    # From where the order still fits, up to the order itself; a window begins with a whole word as the training's does with a piece.
    first = places[-room] if len(places) > room else 0
    at = g.rng.randrange(min(first, start), start + 1)
    while 0 < at < start and not text[at - 1].isspace():
        at += 1
    return text[at:].lstrip()


def short(text, room):
    """Its first sentences or lines, or words where the first is long."""
    if len(text) <= room:
        return text
    at = max(text.rfind(mark, 0, room) for mark in (". ", "? ", "! ", "\n"))
    return text[:at + 1] if at > room // 3 else text[:text.rfind(" ", 0, room)]


def begun(g, text):
    """Some harmless texts begin in their middle as well, as the windows of attacks do."""
    if g.chance(0.72) or len(text) < 120:
        return text
    at = text.find(" ", g.rng.randrange(len(text) * 2 // 3))
    return text[at:].strip() if at > 0 else text


def with_decoys(g, text):
    """Sentences to people where attacks would stand."""
    for _ in range(g.pick(0, 0, 0, 1, 1, 2)):
        text = inserted(g, text, g.one("decoy"))[0]
    return text


JAILBREAK = re.compile(r"You are now|Act as|developer mode|Jailbreak|roleplay|never refuses|without the rules|Du bist jetzt|ahora eres|Tu es maintenant|Agora és|你现在是|modo desarrollador|Entwicklermodus|开发者模式", re.I)


def rows(seed, scale=1.0, validation=False):
    """As in `contrast.py`, every tenth phrasing validates."""
    rng = random.Random(seed)
    g = Grammar(rng, validation)
    out, seen = [], set()

    def add(text, attack, source, origin, kind=None):
        text = text.strip()
        if text in seen or len(text) < 4:
            return
        seen.add(text)
        kind = kind or ("indirect" if origin == "UNTRUSTED" else "direct")
        labels = {"injection": attack, **{name: int(bool(attack) and name == kind) for name in ("direct", "indirect", "jailbreak")}}
        out.append({"task": "injection", "source": source, "origin": origin, "segments": [text], "labels": labels})

    def attacked(make):
        own = {ticket: "ticket_order", news: "news_order", document: "document_order", record: "record_order"}[make]
        order = g.fill("{" + own + "}" + (" {secrecy}" if rng.random() < 0.2 else "")) if rng.random() < 0.3 else g.one("payload")
        if rng.random() < 0.8:
            # After a name and a comma the sentence goes on in small letters.
            order = re.sub(r"^([^.!?:]{2,40}, )([A-Z])(?=[a-z])", lambda match: match.group(1) + match.group(2).lower(), order)
        if make is record:
            text = record(g, order)
            at = text.find(order)
            # Where quoting changed the order, it is found by its beginning.
            at = at if at >= 0 else max(0, text.find(order[:20]))
            return windowed(g, text, at, at + len(order))
        return windowed(g, *inserted(g, with_decoys(g, make(g)), order))

    def both(make, name, count, share, as_user, tasks="doc_task"):
        for _ in range(int(count * scale)):
            attack = rng.random() < share
            user = rng.random() < as_user
            source = f"everyday_{name}_{'attack' if attack else 'safe'}"
            if not attack:
                # In a record a sentence to people stands in a field, as an order would.
                text = with_decoys(g, make(g)) if make is not record else record(g, g.one("decoy") if rng.random() < 0.4 else None)
                if user and rng.random() < 0.3:
                    text = short(text, 260)
                if user and rng.random() < 0.75:
                    text = pasted(g, text, tasks)
                    if rng.random() < 0.25:
                        text = inserted(g, text, g.one(rng.choice(("background", "constraint", "turn_user"))))[0]
                else:
                    text = begun(g, text)
                add(text, 0, source, "USER" if user else "UNTRUSTED")
            elif user and rng.random() < 0.6:
                add(inserted(g, pasted(g, short(make(g), rng.choice((140, 220, 300, 360))), tasks), g.one("attempt_core"))[0], 1, source, "USER")
            else:
                add(attacked(make), 1, source, "UNTRUSTED")

    both(news, "news", 6500, 0.18, 0.4)
    both(ticket, "tickets", 7000, 0.18, 0.35, "ticket_task")
    both(document, "documents", 9000, 0.2, 0.15)
    both(record, "records", 4500, 0.22, 0.1)
    for _ in range(int(2000 * scale)):
        language = rng.choice(("de", "de", "es", "fr", "pt", "zh"))
        if rng.random() < 0.22:
            order = g.one(f"order_{language}") if rng.random() < 0.75 else g.one("payload")
            text = foreign(g, language, order)
            at = max(0, text.find(order))
            add(windowed(g, text, at, at + len(order)), 1, "everyday_foreign_attack", "UNTRUSTED")
        else:
            add(begun(g, foreign(g, language)), 0, "everyday_foreign_safe", "USER" if rng.random() < 0.2 else "UNTRUSTED")
    for _ in range(int(6500 * scale)):
        if rng.random() < 0.16:
            text = g.one("attempt") if rng.random() < 0.82 else f"{g.fill('{' + g.pick('de', 'es', 'fr', 'pt', 'zh', 'trigger') + '}')} {g.one('attempt_foreign')}" if rng.random() < 0.4 else g.one("attempt_foreign")
            text = text.lower().rstrip(".") if rng.random() < 0.07 else text
            add(text, 1, "everyday_triggers_attack", "USER", "jailbreak" if JAILBREAK.search(text) else None)
        else:
            add(trigger(g), 0, "everyday_triggers_safe", "USER")
    for _ in range(int(5000 * scale)):
        if rng.random() < 0.16:
            core = g.one("attempt_core")
            text = g.pick(f"{short(prompt(g), 240)}\n\n{core}", f"{core} {trigger(g)}", f"{short(prompt(g), 200)} {g.one('turn')} {core}", inserted(g, short(prompt(g), 260), core)[0])
            add(text, 1, "everyday_prompts_attack", "USER", "jailbreak" if JAILBREAK.search(core) else None)
        else:
            text = prompt(g)
            if rng.random() < 0.3:
                text = short(text, rng.choice((200, 240, 260)))
                if rng.random() < 0.6:
                    ask = g.one(rng.choice(("constraint", "turn_user", "context_question", "legit_ask_cap", "np_ask")))
                    text = g.pick(f"{text}\n\n{ask}", f"{ask} {text}", f"{text} {g.one('turn')} {ask}", inserted(g, text, ask)[0])
            add(text, 0, "everyday_prompts_safe", "USER")
    return out
