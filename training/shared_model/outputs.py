"""Rows of our own for the injection head: what tools return, of any trade, with and without an order in one of its fields.

A record is terse: names, numbers, dates, states, a sentence here and there. A model that has seen orders in records and few
records without them takes terseness for the sign. So every shape below is written far more often without an order than with
one, its harmless sentences address people now and then, and its words are those that a thief would use too.
"""

import json
import random
import re

import compose

NOUNS = """invoice|payment|refund|subscription|order|product|cart item|coupon|review|customer|supplier|warehouse|parcel|flight|booking|hotel room|rental car|train ticket|passport|visa application|itinerary|restaurant|menu item|recipe|reservation|event|concert|ticket
meeting|calendar entry|task|project|milestone|employee|candidate|interview|payslip|timesheet|contract|lease|tenant|property listing|mortgage|loan|bank account|credit card|transfer|stock position|trade|wallet|tax return|insurance claim|policy|patient|prescription|lab result
vaccination|allergy|appointment|diet plan|workout|sleep record|genetic report|medical image|ambulance call|student|course|grade|exam|assignment|library loan|thesis|teacher|scholarship|message|channel|thread|e-mail|attachment|contact|call record|voicemail|post|comment|follower|profile
photo|video|playlist|song|podcast|film|game|character|match|team|player|league table|device|sensor reading|camera|door lock|thermostat|light|robot|drone|vehicle|charging station|trip|route|traffic report|parking space|weather report|forecast|earthquake|tide|star|satellite|rocket launch
repository|commit|pull request|issue|branch|build|deployment|server|container|database|table schema|backup|log entry|alert|incident|certificate|domain|DNS record|firewall rule|user account|role|access token|session|device login|password entry|audit record|file|folder|shared link|document|note
court case|permit|patent|election result|news article|job posting|charity donation|survey response|vote|petition|shelter animal|pet|farm plot|harvest|museum object|book|translation|dictionary entry|currency rate|poll|auction lot|bid|gift card|loyalty card|security report|background check""".replace("\n", "|").split("|")

# name: forms of its value; a list is drawn from, a text is filled, a number is rolled.
FIELDS = {
    "id": 0, "unique_id": "{word}-{account}", "reference": "{account}", "number": "{account}", "code": "{word}{count}", "name": "{name} {surname}", "first_name": "{name}", "last_name": "{surname}", "owner": "{name} {surname}", "title": "{note}", "type": ["standard", "premium", "basic", "personal", "business", "internal", "external"],
    "status": ["active", "inactive", "pending", "open", "closed", "completed", "failed", "delivered", "locked", "unlocked", "on", "off", "scheduled", "cancelled", "verified", "available"], "category": ["home", "travel", "health", "finance", "sports", "education", "electronics", "food", "art", "legal", "security"],
    "price": 0, "amount": "{amount}", "balance": "{amount}", "currency": ["USD", "EUR", "GBP", "JPY"], "total": 0, "quantity": 0, "discount": 0, "tax": 0, "date": "{date}", "created_at": "{date}", "updated_at": "{date}", "start_time": "{hour}", "end_time": "{hour}", "timestamp": "2026-0{digit}-1{digit}T0{digit}:3{digit}:00Z", "due": "{date}", "expires": "{date}",
    "duration": ["30 minutes", "2 hours", "3 days", "45 s", "6 weeks"], "location": "{place}", "address": "{count} {word} Street, {place}", "city": ["Lyon", "Leeds", "Porto", "Graz", "Denver", "Osaka", "Nairobi", "Lima"], "country": ["France", "UK", "Portugal", "Austria", "USA", "Japan", "Kenya", "Peru"], "latitude": 0, "longitude": 0, "email": "{mail}", "phone": "+1 555 0{count}{count}", "website": "https://{word}.example",
    "url": "https://{word}.example/{word}/{count}", "path": "/home/{word}/{file}", "file": "{file}", "size": 0, "format": ["pdf", "csv", "png", "mp4", "json"], "ip_address": "10.{digit}.{count}.{count}", "device": "{device}", "brand": ["Acme", "Nordwind", "Helio", "Kestrel", "Lumen"], "model": "{word} {count}", "color": ["black", "white", "blue", "walnut", "silver"], "material": ["steel", "oak", "cotton", "glass"],
    "weight": 0, "height": 0, "temperature": 0, "humidity": 0, "battery": 0, "speed": 0, "distance": 0, "rating": 5, "score": 0, "rank": 0, "likes": 0, "views": 0, "author": "{name} {surname}", "sender": "{mail}", "recipient": "{mail}", "from": "{name}", "to": "{name}", "subject": "{note}", "priority": ["low", "medium", "high", "urgent"], "tags": None, "language": ["en", "fr", "de", "es"],
    "doctor": "Dr. {surname}", "diagnosis": ["asthma", "migraine", "hypertension", "none", "sprained ankle"], "medication": ["ibuprofen 400 mg", "insulin", "salbutamol", "vitamin D"], "dosage": ["twice a day", "one tablet", "10 ml"], "blood_type": ["A+", "0-", "B+"], "allergies": None, "insurer": "{surname} Mutual", "account_number": "{account}", "routing_number": "{account}", "card_type": ["Visa", "Mastercard"], "last_four": "{count}{count}", "cvv": "***",
    "username": "{name}{count}", "password": ["********", "hunter{count}", "(hidden)"], "role": ["admin", "viewer", "editor", "guest", "owner"], "permissions": None, "two_factor": True, "is_active": True, "is_public": True, "read": True, "available": True, "in_stock": True, "verified": True, "error": None, "gender": ["female", "male", "other"], "age": 0, "date_of_birth": "19{count}-0{digit}-1{digit}", "nationality": ["French", "Peruvian", "Kenyan"],
    "salary": "{amount}", "department": ["sales", "research", "finance", "legal"], "manager": "{name} {surname}", "version": "{digit}.{digit}.{digit}", "branch": "{word}", "commit": "{account}", "cpu": 0, "memory": 0, "uptime": 0, "airline": ["Nordair", "Lufthansa", "Iberia"], "gate": "B{count}", "seat": "{count}C", "terminal": "{digit}", "carrier": ["DHL", "UPS", "FedEx"], "tracking_number": "{account}",
    "ingredients": None, "calories": 0, "symbol": ["ACME", "NWD", "HLO"], "change": 0, "yield": 0, "interest_rate": 0, "participants": None, "organizer": "{name} {surname}", "capacity": 0, "genre": ["jazz", "drama", "puzzle", "history"], "director": "{name} {surname}", "year": 0, "edition": "{digit}", "publisher": "{surname} Press",
}
# Fields that hold a sentence, and with an order the order.
TEXTS = ["description", "content", "body", "text", "message", "note", "notes", "comment", "summary", "details", "review", "bio", "caption", "remarks", "feedback", "snippet", "subject_line", "answer", "instructions", "reason", "about", "transcript"]
SENTENCES = """A comfortable {thing} for the whole family.|Made of recycled material, washable at {count} degrees.|The {device} reported an error at {hour} and went on by itself.|Works as described; the battery lasts {count} hours.|Spacious room with a view of {place}, breakfast included.|{name} asked whether the date could be moved.|No issues were found during the last check.|Paid in full.
Signed by {name} {surname} on {date}.|Waiting for the approval of the manager.|The patient feels better and sleeps well.|Take one tablet after each meal and drink plenty of water.|Store in a cool, dry place.|Bake for {count} minutes until golden.|Turn left at the church and follow the river for {count} km.|Doors open at {hour}; please arrive early.|Bring an identity card to the counter.
Transferred {amount} from savings to checking.|The password was changed on {date}.|Access was granted to {name} {surname} as a guest.|User {name} signed in from a new device.|Unlocked by {name} with the mobile app.|The loan was approved with a rate of {count} percent.|The parcel was left with a neighbour.|Delivery attempted, nobody was at home.|Your request has been received.|The e-mail was sent to {mail}.
The file was shared with {mail}.|Deleted by the owner on {date}.|Scheduled for {date} at {hour}.|The appointment with Dr. {surname} was confirmed.|Dear {name}, thank you for your order. We will let you know when it ships.|Hi {name}, can you send me the {record} of last month? Thanks!|Please remember to return the keys by {date}.|Call {name} about {thing}|Buy {thing} before {date}|Send {surname} the signed contract
An exploration of how small towns change when a factory closes.|A beginner's guide to {word}, with {count} exercises.|Great value, but the delivery took {count} days.|I would not buy this again: it broke after {count} weeks.|Love this place! The staff even found my lost umbrella.|Highly recommended to anybody who travels with children.|We meet every {date} to talk about {word}.|Lives in {place}, likes hiking and old maps.
Increased risk of type 2 diabetes; see a physician before changing medication.|Carrier of one copy of the variant, no symptoms expected.|Heavy rain is expected in the evening, with winds of up to {count} km/h.|The road is closed between {place} and the bridge.|Magnitude {digit}.{digit}, depth {count} km.|{count} items match the query.|The build failed: {count} tests did not pass.|Fixes the rounding of amounts in invoices.
Adds a check for empty input and returns an error instead.|How do I install this on a Mac?|Does anybody know why the {device} does not start?|Can I return {thing} without the receipt?|What time does the office open?|Congratulations on your new job!|See you on {date}.|Sorry, I cannot make it today.|Who wants to join us for lunch at {hour}?|The camera recorded movement at {hour}.|Rate limit reached, try again in {count} s.""".replace("\n", "|").split("|")
WORDS = ["gluten", "peanuts", "read", "write", "delete", "urgent", "garden", "winter", "sale", "beta", "vegan", "flour", "eggs", "basil", "nature", "family", "penicillin", "travel"]


def filled(rng, text):
    text = text.replace("{digit}", str(rng.randrange(1, 10)))
    return compose.filled(rng, text)


def value(rng, field):
    form = FIELDS[field]
    if form is None:
        return rng.choice([None, "", rng.sample(WORDS, rng.randrange(0, 4)), rng.sample(WORDS, rng.randrange(1, 4))])
    if form is True:
        return rng.random() < 0.5
    if form == 0:
        return compose.number(rng)
    if form == 5:
        return round(1 + 4 * rng.random(), 1)
    return filled(rng, rng.choice(form) if isinstance(form, list) else form)


def sentence(rng, prose):
    roll = rng.random()
    if roll < 0.62:
        return filled(rng, rng.choice(SENTENCES))
    if roll < 0.8:
        return filled(rng, rng.choice(compose.POSTS + compose.NOTES_TO_PEOPLE + compose.TODOS))
    return compose.cut(rng, rng.choice(prose), rng.choice((60, 140, 240)))


def cased(name, style):
    parts = re.split(r"[ _-]", name)
    return {"snake": "_".join(parts), "camel": parts[0] + "".join(part.capitalize() for part in parts[1:]), "title": " ".join(part.capitalize() for part in parts), "pascal": "".join(part.capitalize() for part in parts)}[style]


def thing(rng, noun, style, prose, texts, deep=0):
    """One record of a noun: `texts` of its fields hold sentences, and it may hold a part that is a record itself."""
    names = rng.sample(list(FIELDS), rng.randrange(2, 9))
    if rng.random() < 0.5:
        names.insert(0, f"{noun}_id")
    items = [(cased(name, style), filled(rng, rng.choice(["{account}", "{word}-{count}", "{count}"])) if name not in FIELDS else value(rng, name)) for name in names]
    for _ in range(texts):
        items.insert(rng.randrange(len(items) + 1), (cased(rng.choice(TEXTS), style), sentence(rng, prose)))
    if not deep and rng.random() < 0.35:
        inner = thing(rng, rng.choice(NOUNS), style, prose, rng.random() < 0.4, 1)
        items.insert(rng.randrange(len(items) + 1), (cased(rng.choice(NOUNS + ["details", "metadata", "settings", "history", "result"]), style), inner if rng.random() < 0.5 else [inner]))
    return dict(items)


def placed(rng, record, payload):
    """Puts the payload into a text field of the record, wherever it lies, alone or beside what is there."""
    fields = [key for key, held in record.items() if isinstance(held, str) and re.sub("[^a-z]", "", key.lower()) in {re.sub("[^a-z]", "", name) for name in TEXTS}]
    if not fields:
        record[rng.choice(TEXTS)] = payload
        return
    key = rng.choice(fields)
    record[key] = payload if rng.random() < 0.6 else compose.inserted(rng, record[key], payload)


def written(rng, whole, noun):
    roll = rng.random()
    if roll < 0.38:
        return repr(whole)
    if roll < 0.85 or not isinstance(whole, dict):
        return json.dumps(whole, ensure_ascii=False, indent=rng.choice([None, None, 2]))
    lines = [f"{key}: {held if not isinstance(held, (dict, list)) else json.dumps(held, ensure_ascii=False)}" for key, held in whole.items()]
    return rng.choice(["", f"{noun.capitalize()}\n", "Result:\n", "OK\n"]) + rng.choice(["\n", "\n", "; ", "\n- "]).join(lines)


def output(rng, prose, payload=None):
    noun, style = rng.choice(NOUNS), rng.choice(["snake", "snake", "snake", "camel", "title", "pascal"])
    count = rng.choice([1, 1, 1, 2, 2, 3, 4, 6])
    records = [thing(rng, noun, style, prose, rng.choice([0, 1, 1, 2]) if count < 4 else rng.choice([0, 1])) for _ in range(count)]
    if payload:
        placed(rng, rng.choice(records), payload)
    inner = records[0] if count == 1 and rng.random() < 0.7 else records
    many = cased(noun + ("s" if isinstance(inner, list) else ""), style)
    whole = rng.choice([
        inner, {many: inner}, {many: inner}, {cased(f"{noun} details", style): inner}, {"status": "success", "data": inner}, {"success": True, many: inner}, {"result": {many: inner}}, {"success": True, "message": f"{noun.capitalize()} found.", many: inner},
        {many: inner, "total": count, "page": 1}, {"response": inner, "code": 200}, {"user_id": filled(rng, "{account}"), many: inner},
    ])
    return written(rng, whole, noun)


SHORT = """{{"success": true}}|{{"status": "ok"}}|{{"success": true, "message": "{S}"}}|{{"message": "{S}"}}|{{"error": "{S}"}}|{{"result": "{S}"}}|{{"answer": "{S}"}}|{S}|Success: {S}|Error: {S}|{{"success": false, "reason": "{S}"}}|{{"{w}_id": "{account}"}}|{{"is_{w}": true}}|['{S}', '{S}']|{{"unread": {count}, "latest": "{S}"}}""".split("|")


def short(rng, prose):
    text = rng.choice(SHORT).replace("{{", "{").replace("}}", "}").replace("{w}", rng.choice(NOUNS).replace(" ", "_"))
    while "{S}" in text:
        text = text.replace("{S}", filled(rng, rng.choice(SENTENCES)), 1)
    return text.replace("{account}", str(rng.randrange(10**7))).replace("{count}", str(rng.randrange(90)))


def strings(held, found=None, path=()):
    """Paths of the sentences in a JSON value."""
    found = [] if found is None else found
    if isinstance(held, str) and len(held.split()) > 3:
        found.append(path)
    for key, inner in held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ():
        strings(inner, found, (*path, key))
    return found


def with_order(rng, text, payload):
    """A tool's JSON with the order in one of its sentences, or None."""
    try:
        whole = json.loads(text)
    except ValueError:
        return None
    paths = strings(whole)
    if not paths or not paths[0]:
        return None
    path, holder = rng.choice(paths), whole
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = payload if rng.random() < 0.4 else compose.inserted(rng, holder[path[-1]], payload)
    return repr(whole) if rng.random() < 0.5 else json.dumps(whole, ensure_ascii=False, indent=rng.choice([None, 2]))


def rows(prose, results, asks, seed=29, scale=1.0):
    """`results`: what tools returned in the trajectories of the action task, harmless; `asks`: what users ask agents for."""
    rng, out, seen = random.Random(seed), [], set()

    def add(text, attack, source, inserted=None):
        if text and text not in seen:
            seen.add(text)
            out.append({"task": "injection", "source": source, "origin": "UNTRUSTED", "segments": [text], "payload": inserted, "labels": {"injection": attack, "direct": 0, "indirect": attack, "jailbreak": 0}})

    def payload():
        text = compose.order(rng) if rng.random() < 0.65 else rng.choice(asks)
        return compose.inserted(rng, filled(rng, rng.choice(SENTENCES)), text) if rng.random() < 0.15 else text

    for _ in range(int(12000 * scale)):
        add(output(rng, prose), 0, "outputs_harmless")
    for _ in range(int(5000 * scale)):
        order = payload()
        add(output(rng, prose, order), 1, "outputs_order", order)
    for _ in range(int(3000 * scale)):
        add(short(rng, prose), 0, "outputs_short")
    for text in results:
        add(text, 0, "trajectory_results")
        try:
            add(repr(json.loads(text)), 0, "trajectory_results")
        except ValueError:
            pass
        for _ in range(1 if scale < 1 else 2):
            order = payload()
            add(with_order(rng, text, order), 1, "trajectory_orders", order)
    return out
