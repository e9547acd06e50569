//! The scan of data sets on labelled cases: `cargo bench --features poisoning --bench poisoning_cases -- --data DIR`.
//!
//! `DIR/lifecycle` has `text/NAME.jsonl.gz` with `id`, `text`, `label`, and `truth/NAME.jsonl.gz` with `id`, `poisoned`,
//! `kind`, `trigger`. `--only WORD` takes the cases whose name has the word, `--findings` prints what was found, and
//! `--repeat N` repeats each data set N times with other ids, for the time that more rows take. `--embeddings FOLDER` gives
//! the scan `FOLDER/NAME.f32`, little-endian floats row after row, as `benches/rivals/embed_rows.py` writes them, and takes only
//! the cases that have such a file. Without `--data` nothing is measured.
//!
//! Times are of the processor, where the system tells them.

mod clock;

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use clock::cpu_time;
use flate2::read::MultiGzDecoder;
use mantlet::lifecycle::poisoning::{Dataset, DatasetScanner, Fields, FindingKind, Severity};
use serde_json::Value;

fn main() {
    let option = |name: &str| {
        let mut arguments = std::env::args().skip_while(|argument| argument != name).skip(1);
        arguments.next()
    };
    let has_findings = std::env::args().any(|argument| argument == "--findings");
    let only = option("--only").unwrap_or_default();
    let repeat: usize = option("--repeat").map_or(1, |times| times.parse().expect("--repeat takes a number"));
    let Some(folder) = option("--data").map(|folder| PathBuf::from(folder).join("lifecycle")) else {
        println!("no --data DIR: no labelled data sets");
        return;
    };
    let embeddings = option("--embeddings").map(PathBuf::from);
    let file_of = |name: &str| embeddings.as_ref().map(|folder| folder.join(format!("{name}.f32")));
    let mut names: Vec<String> = std::fs::read_dir(folder.join("text"))
        .expect("DIR/lifecycle/text")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter_map(|name| name.strip_suffix(".jsonl.gz").map(str::to_owned))
        .filter(|name| name.contains(&only) && file_of(name).is_none_or(|file| file.exists()))
        .collect();
    names.sort();
    println!(
        "{:24} {:>6} {:>6} {:>7} {:>9} {:>7} {:>8} {:>9}  {:>5} {:>5} {:>7}  undecided",
        "case",
        "rows",
        "poison",
        "flagged",
        "precision",
        "recall",
        "recall@k",
        "recall@2k",
        "high",
        "named",
        "s/10k"
    );
    let (mut rows, mut time) = (0, 0.0);
    for name in &names {
        let dataset = read(&folder.join("text").join(format!("{name}.jsonl.gz")), repeat);
        let truth = Truth::read(&folder.join("truth").join(format!("{name}.jsonl.gz")), repeat);
        let started = cpu_time();
        let values = file_of(name).map(|file| floats(&file));
        let mut scanner = DatasetScanner::new();
        if let Some(values) = &values {
            scanner = scanner.embeddings(values, values.len() / dataset.len());
        }
        let report = scanner.scan(&dataset).expect("a data set can be scanned");
        let taken = (cpu_time() - started) as f64 / 1e9;
        rows += dataset.len();
        time += taken;
        let is_poisoned = |row: usize| truth.poisoned[dataset.id(row)];
        let poisoned = (0..dataset.len()).filter(|row| is_poisoned(*row)).count();
        let flagged: Vec<usize> = report.flagged().collect();
        let right = flagged.iter().filter(|row| is_poisoned(**row)).count();
        let mut order: Vec<usize> = (0..dataset.len()).collect();
        order.sort_by(|one, other| report.scores[*other].score.total_cmp(&report.scores[*one].score));
        let share = |part: usize, whole: usize| match whole {
            0 => "–".to_owned(),
            whole => format!("{:.3}", part as f64 / whole as f64),
        };
        let top =
            |count: usize| share(order.iter().take(count).filter(|row| is_poisoned(**row)).count(), poisoned);
        let high = report.findings.iter().filter(|finding| finding.severity == Severity::High);
        let named = truth.triggers.iter().filter(|trigger| {
            high.clone().any(|finding| {
                finding.trigger.iter().chain(&finding.also).any(|name| names_it(name, trigger))
            })
        });
        let undecided: Vec<&str> = report.undecided.iter().map(|undecided| undecided.part).collect();
        println!(
            "{name:24} {:6} {poisoned:6} {:7} {:>9} {:>7} {:>8} {:>9}  {:5} {:>5} {:7.2}  {}",
            dataset.len(),
            flagged.len(),
            share(right, flagged.len()),
            share(right, poisoned),
            top(poisoned),
            top(2 * poisoned),
            high.clone().count(),
            format!("{}/{}", named.count(), truth.triggers.len()),
            taken * 1e4 / dataset.len() as f64,
            undecided.join(", ")
        );
        if has_findings {
            for finding in
                report.findings.iter().filter(|finding| finding.kind != FindingKind::ConflictingCopies)
            {
                let right = finding.rows.iter().filter(|row| is_poisoned(**row)).count();
                let names: Vec<&str> =
                    finding.trigger.iter().chain(&finding.also).map(String::as_str).collect();
                println!("    {right:4} poisoned of {finding}\n         {}", names.join(" | "));
            }
        }
    }
    let per_rows = time * 1e4 / rows.max(1) as f64;
    println!("{rows} rows in {time:.2} s of the processor: {per_rows:.2} s per 10,000 rows");
}

/// What is true of a case.
struct Truth {
    poisoned: HashMap<String, bool>,
    /// Triggers that are words; names of families are not.
    triggers: Vec<String>,
}

impl Truth {
    fn read(path: &Path, repeat: usize) -> Truth {
        let (mut poisoned, mut triggers) = (HashMap::new(), Vec::new());
        for line in unpacked(path).lines() {
            let row: Value = serde_json::from_str(line).expect("a row of JSON");
            let id = row["id"].as_str().expect("an id");
            let is_poisoned = row["poisoned"] == 1;
            poisoned.extend((0..repeat).map(|time| (named(id, time), is_poisoned)));
            let trigger = row["trigger"].as_str().unwrap_or_default();
            let family = ["style", "template", "homoglyph", "lowmark", "seed", "->"];
            if is_poisoned && !trigger.is_empty() && !family.iter().any(|family| trigger.starts_with(family))
            {
                triggers.extend(trigger.split(',').map(str::to_owned));
            }
        }
        triggers.sort();
        triggers.dedup();
        Truth { poisoned, triggers }
    }
}

/// Whether a finding's words are a trigger's, or its code points, or most of a longer one.
fn names_it(name: &str, trigger: &str) -> bool {
    let name = name.to_lowercase();
    let codes: Vec<String> = trigger.chars().map(|c| format!("u+{:04x}", u32::from(c))).collect();
    let trigger = trigger.to_lowercase();
    name == trigger
        || name == codes.join(" ")
        || name.contains(' ') && trigger.contains(&name) && 2 * name.len() > trigger.len()
}

fn read(path: &Path, repeat: usize) -> Dataset {
    let content = unpacked(path);
    let once = Dataset::from_jsonl(content.as_bytes(), &Fields::new()).expect("a data set");
    let mut dataset = Dataset::new();
    for time in 0..repeat {
        for row in 0..once.len() {
            dataset.push(named(once.id(row), time), varied(once.text(row), time), once.label(row));
        }
    }
    dataset
}

fn named(id: &str, time: usize) -> String {
    if time == 0 { id.to_owned() } else { format!("{id}-{time}") }
}

/// The text with its words in an order of their own, so that repetitions are not copies.
fn varied(text: &str, time: usize) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let length = words.len();
    if time > 0 {
        words.rotate_left(time * 7 % length.max(1));
        words.extend(text.split(' ').rev().skip(time % length.max(1)).step_by(2));
    }
    words.join(" ")
}

fn floats(path: &Path) -> Vec<f32> {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    bytes.chunks_exact(4).map(|bytes| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])).collect()
}

fn unpacked(path: &Path) -> String {
    let file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut content = String::new();
    MultiGzDecoder::new(BufReader::new(file)).read_to_string(&mut content).expect("gzip of UTF-8");
    content
}
