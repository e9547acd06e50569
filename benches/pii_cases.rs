//! Accuracy of `Pii` on files of cases: recall and false alarms by type.
//!
//! `cargo bench --bench pii_cases -- --data DIR [--show TYPE]`, where DIR holds `structured_cases.jsonl.gz`,
//! `secrets_cases.jsonl.gz` and `negatives_eval.jsonl.gz` (each optional): lines of JSON with `text`, and for cases
//! `type` and `match` or `matches`, a span or spans in code points, or null where the type must not be found.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

use mantlet::{Finding, Pii, Score};
use serde_json::Value;

#[derive(Default)]
struct Tally {
    positives: usize,
    found: usize,
    typed: usize,
    negatives: usize,
    silent: usize,
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    // Run as a test, there is nothing to measure.
    let Some(data) = option("--data") else { return };
    let show = option("--show");
    let pii = Pii::new();
    pii.evaluate("warm 1").expect("pii never fails");
    for name in ["structured_cases", "secrets_cases"] {
        cases(&pii, &Path::new(&data).join(format!("{name}.jsonl.gz")), show.as_deref());
    }
    for name in ["negatives_train", "negatives_eval"] {
        negatives(&pii, &Path::new(&data).join(format!("{name}.jsonl.gz")), show.as_deref());
    }
}

fn rows(path: &Path) -> Option<Vec<Value>> {
    let file = File::open(path).ok()?;
    let lines = BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    Some(
        lines.map(|line| serde_json::from_str(&line.expect("readable lines")).expect("JSON lines")).collect(),
    )
}

fn findings(pii: &Pii, text: &str) -> Vec<Finding> {
    let half = Score::new(0.5).expect("a score");
    let found = pii.evaluate(text).expect("pii never fails").findings;
    found.into_iter().filter(|finding| finding.score >= half).collect()
}

/// The labels that answer to a type of the cases.
fn answers(kind: &str, label: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    match kind.as_str() {
        "iban_code" => label == "iban",
        "email_address" => label == "email",
        "ssn" => label == "us_ssn",
        "medical_license" => label == "us_dea",
        "us_bank_number" => label == "us_bank_account",
        _ if kind.starts_with("crypto") => label == "crypto",
        _ if kind.contains("phone") || kind.contains("mobile_number") => label == "phone",
        _ => kind == label,
    }
}

fn cases(pii: &Pii, path: &Path, show: Option<&str>) {
    let Some(rows) = rows(path) else { return };
    let secrets = path.to_string_lossy().contains("secrets");
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for row in &rows {
        let secret =
            row["source"].as_str().unwrap_or("secret").split(['@', ':', ' ']).next().unwrap_or_default();
        let kind = if secrets { secret } else { row["type"].as_str().unwrap_or_default() }.to_owned();
        if row["weak"] == true || row["conflict"] == true || kind.starts_with("STDNUM") {
            continue;
        }
        let text = row["text"].as_str().unwrap_or_default();
        let found = findings(pii, text);
        let spans: Vec<(usize, usize)> = match (&row["matches"], &row["match"]) {
            (Value::Array(spans), _) => spans.iter().filter_map(span).collect(),
            (_, one) => span(one).into_iter().collect(),
        };
        let tally = tallies.entry(kind.clone()).or_default();
        let overlaps = |finding: &Finding, (start, end): (usize, usize)| {
            finding.char_range(text).is_some_and(|range| range.start < end && start < range.end)
        };
        let exact = |finding: &Finding, (start, end): (usize, usize)| {
            finding.char_range(text).is_some_and(|range| (range.start, range.end) == (start, end))
        };
        let ours = |finding: &&Finding| secrets || kind == "ANY" || answers(&kind, finding.label.as_str());
        let wrong = if spans.is_empty() {
            tally.negatives += 1;
            let silent = !found.iter().any(|finding| ours(&finding));
            tally.silent += usize::from(silent);
            !silent
        } else {
            tally.positives += 1;
            let all = spans.iter().all(|&span| found.iter().any(|finding| overlaps(finding, span)));
            let typed = spans.iter().all(|&span| {
                found.iter().any(|finding| {
                    ours(&finding) && if secrets { overlaps(finding, span) } else { exact(finding, span) }
                })
            });
            tally.found += usize::from(all);
            tally.typed += usize::from(typed);
            !typed
        };
        if wrong && show.is_some_and(|show| kind == show || show == "all") {
            let labels: Vec<_> =
                found.iter().map(|f| (f.label.as_str(), &text[f.span()], f.score.value())).collect();
            println!("{kind} {} {text:?} -> {labels:?}", if spans.is_empty() { "-" } else { "+" });
        }
    }
    println!(
        "{}: type, found (any label), found (label and exact span), positives; silent, negatives",
        path.display()
    );
    for (kind, tally) in &tallies {
        let Tally { positives, found, typed, negatives, silent } = tally;
        println!("  {kind:28} {found:4} {typed:4} /{positives:4}   {silent:4} /{negatives:4}");
    }
}

fn span(value: &Value) -> Option<(usize, usize)> {
    Some((value.get(0)?.as_u64()? as usize, value.get(1)?.as_u64()? as usize))
}

fn negatives(pii: &Pii, path: &Path, show: Option<&str>) {
    let Some(rows) = rows(path) else { return };
    let mut kinds: BTreeMap<String, (usize, usize, BTreeMap<String, usize>)> = BTreeMap::new();
    let mut bytes = 0;
    let start = Instant::now();
    for row in &rows {
        let source = row["source"].as_str().unwrap_or_default();
        let kind = source.rsplit('-').next().unwrap_or_default().to_owned();
        let text = row["text"].as_str().unwrap_or_default();
        bytes += text.len();
        let found = findings(pii, text);
        let (total, flagged, labels) = kinds.entry(kind).or_default();
        *total += 1;
        *flagged += usize::from(!found.is_empty());
        for finding in &found {
            *labels.entry(finding.label.to_string()).or_default() += 1;
        }
        if !found.is_empty() && show == Some("negatives") {
            let labels: Vec<_> =
                found.iter().map(|f| (f.label.as_str(), &text[f.span()], f.score.value())).collect();
            println!("{source} {labels:?}");
        }
    }
    println!("{}: {bytes} bytes in {:?}; kind, rows with findings, rows", path.display(), start.elapsed());
    for (kind, (total, flagged, labels)) in &kinds {
        println!("  {kind:12} {flagged:4} /{total:5} {labels:?}");
    }
}
