//! Sentences with personal data in them: precision and recall by type and by source.
//!
//! A finding is right where it shares more than half of what it and the value cover together (IoU > 0.5), one finding for
//! one value, the best pairs first. What people wrote by themselves, tweets or reviews and mail, is summed up apart from what was
//! made up. Only types that the annotators of a source covered are counted, and of those not `TITLE`,
//! which is no personal data; the last line of a source counts it, too.

use std::collections::BTreeMap;
use std::path::Path;

use mantlet::{Finding, Pii};
use serde_json::Value;

use crate::rows;

/// Types whose label is not the same in lower case.
const TYPES: [(&str, &str); 9] = [
    ("us_ssn", "SSN"),
    ("ip_address", "IP"),
    ("date_time", "DATE"),
    ("us_driver_license", "DRIVER_LICENSE"),
    ("driver_license", "DRIVER_LICENSE"),
    ("jwt", "API_KEY"),
    ("private_key", "API_KEY"),
    ("url_credentials", "URL"),
    ("us_license_plate", "LICENSE_PLATE"),
];

/// Types of which there are labels; every other label is the number of somebody or something.
const KNOWN: [&str; 25] = [
    "PERSON",
    "LOCATION",
    "ORGANIZATION",
    "ADDRESS",
    "USERNAME",
    "PASSWORD",
    "ID_NUMBER",
    "DATE_OF_BIRTH",
    "AGE",
    "PHONE",
    "EMAIL",
    "NRP",
    "LICENSE_PLATE",
    "DATE",
    "CREDIT_CARD",
    "IBAN",
    "SSN",
    "IP",
    "URL",
    "API_KEY",
    "CRYPTO",
    "CVV",
    "SWIFT_BIC",
    "VIN",
    "MAC_ADDRESS",
];

/// What was found or is there: a range in bytes, its type, and a score.
struct Span {
    range: std::ops::Range<usize>,
    kind: String,
    score: f32,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Counts {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }

    /// The mean of precision and recall in which recall weighs `beta` times as much.
    fn f(&self, beta: f64) -> f64 {
        let (precision, recall, square) = (self.precision(), self.recall(), beta * beta);
        (1.0 + square) * precision * recall / (square * precision + recall).max(1e-9)
    }

    fn add(&mut self, other: Counts) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

#[derive(Default)]
struct Source {
    rows: usize,
    types: BTreeMap<String, Counts>,
    any: Counts,
    with_titles: Counts,
    /// Characters found rightly, wrongly, and missed.
    characters: Counts,
}

impl Source {
    fn add(&mut self, other: &Source) {
        self.rows += other.rows;
        for (kind, counts) in &other.types {
            self.types.entry(kind.clone()).or_default().add(*counts);
        }
        self.any.add(other.any);
        self.with_titles.add(other.with_titles);
        self.characters.add(other.characters);
    }
}

/// What kind of prose of people a source is; `None` for what was made up.
fn group(source: &str) -> Option<&'static str> {
    let begins = |names: &[&str]| names.iter().any(|name| source.starts_with(name));
    if begins(&["wnut", "btc", "tweebank"]) {
        return Some("prose of people: tweets and posts");
    }
    begins(&["uner", "ewt"]).then_some("prose of people: reviews, mail, news")
}

/// A finding of any score, and whether it is right; for the table of scores.
struct Judged {
    kind: String,
    score: f32,
    is_right: bool,
}

pub(crate) fn measure(pii: &Pii, path: &Path, split: Option<&str>, every: usize, show: Option<&str>) {
    let Some(rows) = rows(path) else { return };
    let mut sources: BTreeMap<String, Source> = BTreeMap::new();
    let mut judged = Vec::new();
    let mut values: BTreeMap<String, usize> = BTreeMap::new();
    let rows = rows.iter().filter(|row| split.is_none_or(|split| row["split"] == split));
    for row in rows.step_by(every) {
        let text = row["text"].as_str().unwrap_or_default();
        let gold = gold(row, text);
        let covered = |kind: &str| match &row["covered"] {
            Value::Array(covered) => covered.iter().any(|known| known == kind),
            _ => true,
        };
        let all = pii.evaluate(text).expect("no deadline").findings;
        let all: Vec<Span> = all.iter().map(found).filter(|span| covered(&span.kind)).collect();
        let (half, rest): (Vec<Span>, Vec<Span>) = all.into_iter().partition(|span| span.score >= 0.5);
        let titles: Vec<&Span> = gold.iter().filter(|span| span.kind != "TITLE").collect();
        let every: Vec<&Span> = gold.iter().collect();
        let found: Vec<&Span> = half.iter().collect();
        let source = sources.entry(row["source"].as_str().unwrap_or_default().to_owned()).or_default();
        source.rows += 1;
        source.any.add(counts(&titles, &pairs(&titles, &found, false), &found));
        source.with_titles.add(counts(&every, &pairs(&every, &found, false), &found));
        source.characters.add(characters(text, &titles, &found));
        let typed = pairs(&titles, &found, true);
        for (at, span) in titles.iter().enumerate() {
            let hit = typed.iter().any(|(value, _)| *value == at);
            let counts = source.types.entry(span.kind.clone()).or_default();
            counts.right += usize::from(hit);
            counts.missed += usize::from(!hit);
            *values.entry(span.kind.clone()).or_default() += 1;
            if !hit && (show == Some(span.kind.as_str()) || show == Some("all")) {
                let met: Vec<_> = found
                    .iter()
                    .filter(|other| other.range.start < span.range.end && span.range.start < other.range.end)
                    .map(|other| (other.kind.as_str(), &text[other.range.clone()]))
                    .collect();
                println!("missed {} {:?} found {met:?} in {text:?}", span.kind, &text[span.range.clone()]);
            }
        }
        for (at, span) in found.iter().enumerate() {
            let hit = typed.iter().any(|(_, finding)| *finding == at);
            source.types.entry(span.kind.clone()).or_default().wrong += usize::from(!hit);
            if !hit && (show == Some(span.kind.as_str()) || show == Some("all")) {
                println!("wrong {} {:?} {:.2} in {text:?}", span.kind, &text[span.range.clone()], span.score);
            }
        }
        let mut every: Vec<&Span> = half.iter().chain(&rest).collect();
        every.sort_by_key(|span| span.range.start);
        let typed = pairs(&titles, &every, true);
        judged.extend(every.iter().enumerate().map(|(at, span)| Judged {
            kind: span.kind.clone(),
            score: span.score,
            is_right: typed.iter().any(|(_, finding)| *finding == at),
        }));
    }
    for (name, source) in &sources {
        report(name, source);
    }
    let mut groups: BTreeMap<&str, (Vec<&str>, Source)> = BTreeMap::new();
    for (name, source) in &sources {
        if let Some(group) = group(name) {
            let (names, sum) = groups.entry(group).or_default();
            names.push(name);
            sum.add(source);
        }
    }
    for (group, (names, sum)) in &groups {
        report(&format!("{group} ({})", names.join(", ")), sum);
    }
    scores(&judged);
    if split.is_some() {
        thresholds(&judged, &values);
    }
}

fn found(finding: &Finding) -> Span {
    let label = finding.label.as_str();
    let known = TYPES.iter().find(|(known, _)| *known == label).map(|(_, kind)| (*kind).to_owned());
    let kind = known.unwrap_or_else(|| {
        let kind = label.to_ascii_uppercase();
        if KNOWN.contains(&kind.as_str()) { kind } else { "ID_NUMBER".to_owned() }
    });
    Span { range: finding.span(), kind, score: finding.score.value() }
}

/// The values of a row; an address that was split is one where the row says so.
fn gold(row: &Value, text: &str) -> Vec<Span> {
    let spans = row["spans_merged"].as_array().or_else(|| row["spans"].as_array());
    let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    places.push(text.len());
    let span = |span: &Value| {
        let at = |name: &str| places.get(span[name].as_u64()? as usize).copied();
        Some(Span { range: at("start")?..at("end")?, kind: span["type"].as_str()?.to_owned(), score: 1.0 })
    };
    spans.into_iter().flatten().filter_map(span).collect()
}

/// Which value goes with which finding.
fn pairs(gold: &[&Span], found: &[&Span], typed: bool) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (value, one) in gold.iter().enumerate() {
        for (finding, other) in found.iter().enumerate() {
            let shared =
                one.range.end.min(other.range.end).saturating_sub(one.range.start.max(other.range.start));
            let whole = one.range.end.max(other.range.end) - one.range.start.min(other.range.start);
            if 2 * shared > whole && (!typed || one.kind == other.kind) {
                all.push((shared as f64 / whole as f64, value, finding));
            }
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, value, finding) in all {
        if pairs.iter().all(|pair| pair.0 != value && pair.1 != finding) {
            pairs.push((value, finding));
        }
    }
    pairs
}

fn counts(gold: &[&Span], pairs: &[(usize, usize)], found: &[&Span]) -> Counts {
    Counts { right: pairs.len(), wrong: found.len() - pairs.len(), missed: gold.len() - pairs.len() }
}

fn characters(text: &str, gold: &[&Span], found: &[&Span]) -> Counts {
    let mut counts = Counts::default();
    for (at, _) in text.char_indices() {
        let is_in = |spans: &[&Span]| spans.iter().any(|span| span.range.contains(&at));
        match (is_in(gold), is_in(found)) {
            (true, true) => counts.right += 1,
            (false, true) => counts.wrong += 1,
            (true, false) => counts.missed += 1,
            (false, false) => {}
        }
    }
    counts
}

fn report(name: &str, source: &Source) {
    println!("{name}: {} rows; type, right, wrong, missed, precision, recall, F1", source.rows);
    let mut sum = Counts::default();
    for (kind, counts) in &source.types {
        let Counts { right, wrong, missed } = counts;
        println!(
            "  {kind:16} {right:5} {wrong:5} {missed:5}   {:.3} {:.3} {:.3}",
            counts.precision(),
            counts.recall(),
            counts.f(1.0)
        );
        sum.add(*counts);
    }
    let line = |what: &str, counts: &Counts| {
        println!(
            "  {what:24} precision {:.3} recall {:.3} F1 {:.3} F2 {:.3}",
            counts.precision(),
            counts.recall(),
            counts.f(1.0),
            counts.f(2.0)
        );
    };
    line("with the right type", &sum);
    line("whatever the type", &source.any);
    line("by characters", &source.characters);
    line("the same, with titles", &source.with_titles);
}

/// How many findings of a score are right: what the score should say.
fn scores(judged: &[Judged]) {
    println!("scores: from, to; findings, mean score, share that is right");
    for bin in 3..10 {
        let (from, to) = (bin as f32 / 10.0, (bin + 1) as f32 / 10.0);
        let within: Vec<&Judged> =
            judged.iter().filter(|one| one.score >= from && (one.score < to || bin == 9)).collect();
        let mean = within.iter().map(|one| f64::from(one.score)).sum::<f64>() / within.len().max(1) as f64;
        let right = within.iter().filter(|one| one.is_right).count();
        println!(
            "  {from:.1} {to:.1}   {:6}   {mean:.3}   {:.3}",
            within.len(),
            right as f64 / within.len().max(1) as f64
        );
    }
}

/// For each type the score from which its findings are best counted.
fn thresholds(judged: &[Judged], values: &BTreeMap<String, usize>) {
    println!("thresholds: type; score that is best for F1, and F1 there; for F2, and F2 there; at 0.5");
    for (kind, count) in values {
        let of = |least: f32| {
            let taken = judged.iter().filter(|one| one.kind == *kind && one.score >= least);
            let (right, all) =
                taken.fold((0, 0), |(right, all), one| (right + usize::from(one.is_right), all + 1));
            Counts { right, wrong: all - right, missed: count.saturating_sub(right) }
        };
        let best = |beta: f64| {
            let steps = (12..40).map(|step| step as f32 / 40.0);
            steps
                .map(|least| (least, of(least).f(beta)))
                .fold((0.0, 0.0), |best, next| if next.1 > best.1 { next } else { best })
        };
        let (one, two, half) = (best(1.0), best(2.0), of(0.5));
        println!(
            "  {kind:16} {:.2} {:.3}   {:.2} {:.3}   {:.3} {:.3}",
            one.0,
            one.1,
            two.0,
            two.1,
            half.f(1.0),
            half.f(2.0)
        );
    }
}
