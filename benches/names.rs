//! Speed of `Pii` with names, by kind of text: characters in a second of CPU time of one thread, each text read once.
//!
//! `cargo bench --bench names -- --data DIR`, where DIR, or `pii` in it, holds `eval.jsonl.gz` and `negatives_eval.jsonl.gz`, as lines of JSON
//! with `text` and `source`. Without them, and as a test, it reads texts of its own alone: short rows in which nearly everything is a name,
//! news, mails, logs, code, and documents of several kilobytes. No two are the same, so that nothing that was read is remembered.
//!
//! `benches/rivals/presidio.py` reads the same texts with Presidio, in turns with this: `--write FILE` writes them, as lines of JSON with `kind` and `text`,
//! and `--read FILE` reads those of a file in place of others and prints numbers alone, with tabs between: kind, characters, seconds, findings.

mod clock;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use clock::cpu_time;
use mantlet::Pii;
use serde_json::{Value, json};

const GIVEN: [&str; 24] = [
    "Ana", "Tobias", "Ngozi", "Farid", "Mei", "Ioana", "Declan", "Saanvi", "Piotr", "Leilani", "Omar",
    "Greta", "Hiroshi", "Aoife", "Rafael", "Zsofia", "Kwame", "Ingrid", "Dmitri", "Yara", "Callum", "Noor",
    "Mateus", "Linh",
];
const FAMILY: [&str; 24] = [
    "Lima",
    "Brandt",
    "Okafor",
    "Haddad",
    "Chen",
    "Popescu",
    "Murphy",
    "Iyer",
    "Nowak",
    "Kealoha",
    "Aziz",
    "Lindqvist",
    "Sato",
    "Byrne",
    "Teixeira",
    "Kovacs",
    "Mensah",
    "Halvorsen",
    "Orlov",
    "Nassar",
    "Drummond",
    "Rahimi",
    "Duarte",
    "Tran",
];
const PLACES: [&str; 16] = [
    "Leeds", "Porto", "Enugu", "Gdansk", "Tampere", "Nagoya", "Cork", "Valencia", "Hilo", "Malmo", "Accra",
    "Graz", "Bergen", "Lviv", "Dundee", "Hue",
];
const FIRMS: [&str; 12] = [
    "Northwind Traders",
    "Harbour Mutual",
    "Lindqvist & Sons",
    "Aldgate Press",
    "Kestrel Robotics",
    "Blue Fjord Energy",
    "Okafor Holdings",
    "The Tidewater Trust",
    "Corvus Labs",
    "Mill Road Dairy",
    "Granite Bank",
    "Vantage Freight",
];
/// Words that fill what `{w}` stands for, so that no two texts are the same.
const WORDS: [&str; 24] = [
    "timetable",
    "quarry",
    "ledger",
    "orchard",
    "pipeline",
    "harvest",
    "library",
    "kiln",
    "meeting",
    "draft",
    "bridge",
    "budget",
    "survey",
    "lantern",
    "schedule",
    "archive",
    "ferry",
    "garden",
    "permit",
    "engine",
    "ticket",
    "valley",
    "market",
    "cable",
];

/// Paragraphs without names. Most of their sentences have something that `{w}` and `{n}` stand for, so that few come up twice.
const PLAIN: [&str; 7] = [
    "The first part of the {w} is done and the numbers for the {w} are in the table below. They are {n} lower than we expected in \
     spring, mostly because the {w} kept people at home, and partly because {n} of the machines had to be repaired. Nobody \
     thinks that this {w} will go on for {n} days. If it does, we shall have to look at the plan for the {w} again and decide \
     which of its {n} steps can wait until next year.\n",
    "To set the {w} up, open the {w}, remove the tape from both sides and press the grey button for {n} seconds until the light stops blinking. Do not \
     use sharp tools on the {w} or the {w}. The display shows a number between 1 and {n}; anything above that means that the {w} is too hard and the \
     filter must be changed. Clean the {w} every {n} days with a soft cloth, and never with soap, which leaves a film on the {w}.\n",
    "There are {n} ways to answer this {w} question. The simplest is to count the {w} twice and take the {w} that is larger, which is what \
     most of us do without thinking about it. The second is to ask how often a {w} is counted as a {w} by mistake, which is harder, since \
     {n} mistakes leave no trace in the books. The third, and the one that we have chosen for the {w}, is to compare {n} counts that were made \
     independently and to estimate from their differences how many were missed by both.\n",
    "Members may borrow up to {n} items for the {w} at a time for four weeks. A {w} that nobody else has asked for can be kept for another {n} days. \
     For each day that a {w} comes back late, a fee of {n} is added to the account, up to the price of the {w} itself. Damage to \
     a {w} has to be reported at the {w} desk, so that the next reader does not have to pay for it.\n",
    "The soup for the {w} needs about {n} minutes. Cut the {w} and the carrots into small cubes, fry them gently in butter, add {n} lentils and a \
     spoon of tomato paste, and cover the {w} with hot stock. After {n} minutes put in the potatoes and a little {w}. It tastes \
     better on the next day, when the {w} and the {w} have had time to settle, and {n} grams of it can be frozen without losing much.\n",
    "We tested the new {w} on {n} files from last year. In all but {n} of them the {w} was the same as before; the others differ \
     in the last digit of the {w}, which is what one would expect from another order of {n} additions. Memory for the {w} went down by a third. The slowest case \
     is still the {w} with {n} short lines, where most of the time is spent in looking for the end of each line.\n",
    "Please remember that the entrance to the {w} stays closed until the {w} has been painted. {n} bicycles can be left in the \
     yard behind the {w}. The lift to the {w} works again, but it should not be used by more than {n} people at once, and not at all for \
     a heavy {w}. Keys for room {n} are with the caretaker of the {w}, who is in the building every morning until eleven.\n",
];

/// Each kind with its texts: `{g}`, `{f}`, `{p}`, `{o}`, `{w}` and `{n}` stand for a given name, a family name, a place, an organisation, a word and a
/// number.
const KINDS: [(&str, &[&str]); 5] = [
    (
        "short rows, names in each",
        &[
            "Please send the {w} to {g} {f} at {n} Mill Road, {p}.",
            "{g} {f} of {o} wants to talk about the {w} on Friday.",
            "My name is {f}, {g} {f}, and I was born in {p}.",
            "How do I change the address on my {w} from {p} to {p}? {g} {f}",
            "{o} has an office in {p}; ask for {g}.",
        ],
    ),
    (
        "news",
        &[
            "The council of {p} will vote on the {w} next week, after a public hearing in the old town hall. Most of the letters that reached the \
             clerk ask for a second {w} over the river, and a few suggest that the {w} be moved instead. {g} {f}, who has chaired the committee since \
             spring, said that nobody wanted to repeat the mistakes of the last {w}. A similar plan was refused by a narrow margin two years \
             ago because {n} of its supporters were absent and the cost had not been settled. Engineers expect that the work would take at least three \
             summers, with one lane kept open for buses and for the fire brigade. Shopkeepers along the quay fear that they will lose \
             customers while the road is closed and have asked for help with their rents. {o}, which owns the land on the northern bank, \
             has not said whether it will sell. The weather is expected to stay dry until the weekend, when the first {w} of the season opens.\n",
        ],
    ),
    (
        "mails",
        &[
            "Hi {g},\n\nthanks for the quick answer. I have looked at the {w} again and think that we can leave most of it as it is; only the second \
             part needs another look before we send it out. Could you check whether the numbers for the {w} are the ones from last month? They look too \
             low to me. If they are right, we should say so in the note at the end.\n\nThe room is booked for Thursday at ten, and there is a line for \
             those who cannot come. I will bring printed copies, so nobody has to carry a laptop.\n\nBest,\n{g} {f}\n{o}\n",
        ],
    ),
    (
        "logs",
        &[
            "2026-04-25 05:06:20,{n} ERROR request_id=9769287f-da6e-49cc-565a-7067{n} status=500 latency={n}ms {w}=degraded\n\
             2026-04-25 05:06:21,{n} INFO worker-{n} processed {n} records in {n} ms offset=11101{n} partition=0 checksum=2d81{n}\n\
             2026-04-25 05:06:24,{n} WARN retrying {w} after timeout (attempt 3 of 5, next in {n} ms)\n\
             2026-04-25 05:06:29,{n} INFO connection to {w}-{n} closed: idle for 300 s, {n} bytes sent\n",
        ],
    ),
    (
        "code",
        &[
            "def merge_{w}(left, right, limit={n}):\n    \"\"\"Merge two sorted lists of rows and stop after `limit` of them.\"\"\"\n    out = []\n    \
             while left and right and len(out) < limit:\n        source = left if left[0].key <= right[0].key else right\n        \
             out.append(source.pop(0))\n    if len(out) < limit:\n        out.extend((left or right)[: limit - len(out)])\n    \
             return {w}_cache.setdefault({n}, out)\n\n\nclass {w}Error(ValueError):\n    def __init__(self, message, *, row=None):\n        \
             super().__init__(f\"{message} (row {row})\")\n        self.row = row\n",
        ],
    ),
];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let measuring = arguments.iter().any(|argument| argument == "--bench");
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let names = Pii::embedded().expect("the model of the crate");
    names.evaluate("Ana Lima lives in Leeds.").expect("no deadline");
    if let Some(file) = option("--read") {
        for (kind, texts) in written(Path::new(&file)) {
            let Measured { characters, seconds, findings } = measure(&names, &texts);
            println!("{kind}\t{characters}\t{seconds}\t{findings}");
        }
        return;
    }
    let mut kinds: Vec<(String, Vec<String>)> = Vec::new();
    let bytes = if measuring { 200_000 } else { 200 };
    for (kind, templates) in KINDS {
        kinds.push((kind.to_owned(), made(templates, bytes)));
    }
    kinds.push(("documents of several kB".to_owned(), documents(bytes)));
    if let Some(data) = option("--data") {
        kinds.extend(of_data(Path::new(&data)));
    }
    if let Some(file) = option("--write") {
        let lines = kinds.iter().flat_map(|(kind, texts)| {
            texts.iter().map(move |text| json!({"kind": kind, "text": text}).to_string() + "\n")
        });
        std::fs::write(&file, lines.collect::<String>()).expect("a file to write");
        return;
    }
    for (kind, texts) in kinds {
        let Measured { characters, seconds, findings } = measure(&names, &texts);
        println!(
            "{kind:42} {:6} texts of {:4} characters, {findings:5} findings: {:6.1} kB/s",
            texts.len(),
            characters / texts.len().max(1),
            characters as f64 / seconds / 1e3,
        );
    }
}

/// The texts of a folder of data by source; those of negatives by what kind of text they are.
fn of_data(data: &Path) -> Vec<(String, Vec<String>)> {
    let mut kinds = Vec::new();
    let data = if data.join("pii").is_dir() { data.join("pii") } else { data.to_owned() };
    for file in ["eval.jsonl.gz", "negatives_eval.jsonl.gz"] {
        let mut sources: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in rows(&data.join(file)) {
            let source = row["source"].as_str().unwrap_or_default();
            // Those of negatives end with what kind of text they are.
            let kind = if source.starts_with("neg-") { source.rsplit('-').next() } else { None };
            let text = row["text"].as_str().unwrap_or_default().to_owned();
            sources.entry(kind.unwrap_or(source).to_owned()).or_default().push(text);
        }
        kinds.extend(sources.into_iter().map(|(source, texts)| (format!("{file}: {source}"), texts)));
    }
    kinds
}

/// The texts of a file that `--write` made, by kind and in its order.
fn written(path: &Path) -> Vec<(String, Vec<String>)> {
    let file = BufReader::new(File::open(path).expect("a file to read"));
    let mut kinds: Vec<(String, Vec<String>)> = Vec::new();
    for line in file.lines() {
        let row: Value = serde_json::from_str(&line.expect("readable lines")).expect("JSON lines");
        let [kind, text] = ["kind", "text"].map(|name| row[name].as_str().unwrap_or_default().to_owned());
        match kinds.last_mut() {
            Some((last, texts)) if *last == kind => texts.push(text),
            _ => kinds.push((kind, vec![text])),
        }
    }
    kinds
}

struct Measured {
    characters: usize,
    seconds: f64,
    findings: usize,
}

/// Reads each text once.
fn measure(names: &Pii, texts: &[String]) -> Measured {
    let characters = texts.iter().map(|text| text.chars().count()).sum();
    let begin = cpu_time();
    let findings: usize =
        texts.iter().map(|text| names.evaluate(text.as_str()).expect("no deadline").findings.len()).sum();
    let seconds = (cpu_time() - begin) as f64 / 1e9;
    Measured { characters, seconds, findings }
}

/// Documents of eight paragraphs, of which some two have names: of so many bytes together.
fn documents(bytes: usize) -> Vec<String> {
    let [_, (_, news), (_, mails), ..] = KINDS;
    let paragraphs = made(&[&PLAIN, news, mails].concat(), bytes);
    paragraphs.chunks(8).map(|paragraphs| paragraphs.join("\n")).collect()
}

/// Texts from templates, of so many bytes together.
fn made(templates: &[&str], bytes: usize) -> Vec<String> {
    let (mut texts, mut made, mut state) = (Vec::new(), 0, 1_u32);
    let mut next = |below: usize| {
        // The generator of "Numerical Recipes"; its upper bits are good enough for a choice.
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    while made < bytes {
        let mut rest = templates[next(templates.len())];
        let mut text = String::new();
        while let Some(at) = rest.find('{') {
            let list: &[&str] = match &rest[at..rest.len().min(at + 3)] {
                "{g}" => &GIVEN,
                "{f}" => &FAMILY,
                "{p}" => &PLACES,
                "{o}" => &FIRMS,
                "{w}" => &WORDS,
                "{n}" => &[],
                _ => {
                    text.push_str(&rest[..=at]);
                    rest = &rest[at + 1..];
                    continue;
                }
            };
            text.push_str(&rest[..at]);
            match list {
                [] => text.push_str(&(100 + next(900)).to_string()),
                list => text.push_str(list[next(list.len())]),
            }
            rest = &rest[at + 3..];
        }
        text.push_str(rest);
        made += text.len();
        texts.push(text);
    }
    texts
}

fn rows(path: &Path) -> Vec<Value> {
    let Ok(file) = File::open(path) else { return Vec::new() };
    let lines = BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    lines.map(|line| serde_json::from_str(&line.expect("readable lines")).expect("JSON lines")).collect()
}
