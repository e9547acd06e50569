//! Speed of `Pii` on prose, on code-like logs, on text full of personal data and on bait, beside a bare
//! `regex::RegexSet` with patterns for the same families, which verifies nothing.
//!
//! `cargo bench --bench pii`. As a test it runs each text once and checks the counts.

use std::hint::black_box;
use std::time::{Duration, Instant};

use mantlet::Pii;
use regex::{Regex, RegexSet};

const PROSE: &str = "The committee will vote on the proposal next week, after the public hearing in the old library. \
    Most of the letters that reached the clerk ask for a second crossing over the river, and a few suggest a ferry. \
    In 2019 the council refused a similar plan because 3 of its 12 members were absent. Nobody expects that again.\n";

const LOG: &str = "2026-04-25 05:06:20,220 ERROR request_id=9769287f-da6e-49cc-565a-707654c6454e status=500 latency=2042ms \
    worker-23 processed 1920 records in 4947 ms offset=1110153609 partition=0 checksum=2d81a1bf\n";

const DENSE: &str = "{\"email\":\"ana.lima@example.org\",\"phone\":\"+44 20 7946 0958\",\"ssn\":\"536-22-4187\",\
    \"card\":\"4000 0566 5566 5556\",\"iban\":\"DE89 3704 0044 0532 0130 00\",\"ip\":\"203.0.113.9\",\
    \"mac\":\"00:1b:63:84:45:e6\",\"dob\":\"1980-02-29\"}\n";

/// What each text holds per repetition.
const TEXTS: [(&str, &str, usize); 3] = [("prose", PROSE, 0), ("logs", LOG, 0), ("dense", DENSE, 8)];

const BAITS: [&str; 8] = ["a@a.a@a.", "1 ", "1-", "1:", "(1)", "AA 1 ", "4111 ", "DE89 "];

const PATTERNS: [&str; 8] = [
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",
    r"\+?\d{1,3}?[ .-]?\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}",
    r"\b\d{3}[- .]\d{2}[- .]\d{4}\b",
    r"\b\d(?:[ -]?\d){11,18}\b",
    r"\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){11,30}\b",
    r"\b(?:\d{1,3}\.){3}\d{1,3}\b",
    r"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b",
    r"(?i)\b(?:dob|birth|born)\W{1,4}\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b",
];

fn main() {
    let measuring = std::env::args().any(|argument| argument == "--bench");
    let (size, rounds) = if measuring { (1 << 20, 15) } else { (1 << 12, 1) };
    let pii = Pii::new();
    let set = RegexSet::new(PATTERNS).expect("sound patterns");
    let each: Vec<Regex> =
        PATTERNS.iter().map(|pattern| Regex::new(pattern).expect("a sound pattern")).collect();
    let cards = Pii::new().only(["credit_card"]).expect("a known label");
    for (name, text, expected) in TEXTS {
        let repeats = size / text.len() + 1;
        let text = text.repeat(repeats);
        let found = pii.evaluate(&text).expect("pii never fails").findings.len();
        assert_eq!(found, expected * repeats, "{name}");
        let ours = best(rounds, || pii.evaluate(black_box(&text)).expect("pii never fails").findings.len());
        let only = best(rounds, || cards.evaluate(black_box(&text)).expect("pii never fails").findings.len());
        let bare =
            best(rounds.min(3), || each.iter().map(|regex| regex.find_iter(black_box(&text)).count()).sum());
        let lines = best(rounds.min(3), || {
            text.lines().map(|line| set.matches(black_box(line)).iter().count()).sum()
        });
        let rate = |time: Duration| text.len() as f64 / time.as_secs_f64() / 1e6;
        println!(
            "{name:6} pii {:7.1} MB/s, one label {:7.1}; bare regexes {:6.1} MB/s (pii is {:.1} times as fast), RegexSet by line {:6.1} MB/s ({:.1})",
            rate(ours),
            rate(only),
            rate(bare),
            rate(ours) / rate(bare),
            rate(lines),
            rate(ours) / rate(lines),
        );
    }
    for bait in BAITS {
        let text = bait.repeat(size / bait.len());
        let half = &text[..bait.repeat(size / bait.len() / 2).len()];
        let whole =
            best(rounds.min(3), || pii.evaluate(black_box(&text)).expect("pii never fails").findings.len());
        let part =
            best(rounds.min(3), || pii.evaluate(black_box(half)).expect("pii never fails").findings.len());
        let rate = text.len() as f64 / whole.as_secs_f64() / 1e6;
        println!(
            "bait {bait:?}: {rate:.1} MB/s; twice the text takes {:.2} times as long",
            whole.as_secs_f64() / part.as_secs_f64()
        );
    }
}

fn best(rounds: usize, mut work: impl FnMut() -> usize) -> Duration {
    let times = (0..rounds).map(|_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    });
    times.min().unwrap_or_default()
}
