//! Speed of `Pii` on prose, on code-like logs, on text full of personal data and on bait, beside a bare
//! `regex::RegexSet` with patterns for the same families, which verifies nothing.
//!
//! `cargo bench --bench pii`. As a test it runs each text once and checks the counts. Times are CPU time of the thread where the
//! system tells it, so that a busy machine matters less.
//!
//! It also says how many times as fast as Presidio 2.2.366 that is, of which the 17 recognisers with patterns read 192,000
//! characters in a second of CPU, and all of it with spaCy's `en_core_web_sm` 18,800 of texts of 8 kB: measured with its own
//! test data on two shared EPYC cores, one thread. With the feature `model`, `Pii` with names is compared with the latter.

mod pii_texts;

use std::hint::black_box;
use std::time::{Duration, Instant};

use mantlet::Pii;
use pii_texts::{DENSE, LOG, PROSE};
use regex::{Regex, RegexSet};

/// Characters in a second of CPU: the recognisers with patterns, and all of it.
const PRESIDIO: [f64; 2] = [192_000.0, 18_800.0];

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
    let (size, rounds) = if measuring { (1 << 22, 10) } else { (1 << 12, 1) };
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
        let ours = mean(rounds, || pii.evaluate(black_box(&text)).expect("pii never fails").findings.len());
        let only = mean(rounds, || cards.evaluate(black_box(&text)).expect("pii never fails").findings.len());
        let bare =
            mean(rounds.min(3), || each.iter().map(|regex| regex.find_iter(black_box(&text)).count()).sum());
        let lines = mean(rounds.min(3), || {
            text.lines().map(|line| set.matches(black_box(line)).iter().count()).sum()
        });
        let rate = |time: Duration| text.len() as f64 / time.as_secs_f64() / 1e6;
        println!(
            "{name:6} pii {:7.1} MB/s, one label {:7.1}; bare regexes {:6.1} MB/s (pii is {:.1} times as fast), RegexSet by line {:6.1} MB/s ({:.1}); Presidio's patterns ({:.0})",
            rate(ours),
            rate(only),
            rate(bare),
            rate(ours) / rate(bare),
            rate(lines),
            rate(ours) / rate(lines),
            rate(ours) * 1e6 / PRESIDIO[0],
        );
    }
    #[cfg(feature = "model")]
    names(if measuring { 1 << 13 } else { 256 }, rounds.min(3));
    for bait in BAITS {
        let text = bait.repeat(size / bait.len());
        let half = &text[..bait.repeat(size / bait.len() / 2).len()];
        let whole =
            mean(rounds.min(3), || pii.evaluate(black_box(&text)).expect("pii never fails").findings.len());
        let part =
            mean(rounds.min(3), || pii.evaluate(black_box(half)).expect("pii never fails").findings.len());
        let rate = text.len() as f64 / whole.as_secs_f64() / 1e6;
        println!(
            "bait {bait:?}: {rate:.1} MB/s; twice the text takes {:.2} times as long",
            whole.as_secs_f64() / part.as_secs_f64()
        );
    }
}

/// Speed with names, of a text that is read for the first time in each round.
#[cfg(feature = "model")]
fn names(size: usize, rounds: usize) {
    let names = Pii::embedded().expect("the model of the crate");
    let mut round = 0;
    let time = mean(rounds, || {
        round += 1;
        // Another beginning moves every window, so that nothing is remembered.
        let text = "so ".repeat(round) + &PROSE.repeat(size / PROSE.len() + 1);
        names.evaluate(black_box(&text)).expect("no deadline").findings.len()
    });
    let rate = (size / PROSE.len() + 1) as f64 * PROSE.len() as f64 / time.as_secs_f64();
    println!("with names {:.1} kB/s; Presidio with spaCy ({:.1})", rate / 1e3, rate / PRESIDIO[1]);
}

/// The mean over the rounds: the system counts CPU time in steps of some milliseconds, which one round may not fill.
fn mean(rounds: usize, mut work: impl FnMut() -> usize) -> Duration {
    let start = now();
    for _ in 0..rounds {
        black_box(work());
    }
    now().saturating_sub(start) / rounds as u32
}

/// CPU time of this thread, or time where the system does not tell it.
fn now() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let ran = stat.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok());
    ran.map(Duration::from_nanos).unwrap_or_else(|| {
        thread_local!(static BEGIN: Instant = Instant::now());
        BEGIN.with(Instant::elapsed)
    })
}
