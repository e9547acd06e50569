//! `Pii` beside the other libraries for Rust, `datafog-core` (MIT) and `redact-core` (Apache-2.0), on the same texts in one run:
//! CPU time of this thread, and how much each found.
//!
//! `cargo run --release --manifest-path benches/rivals/pii/Cargo.toml [-- FILE…]`; without files the texts of `benches/pii.rs`.

#[path = "../../../pii_texts/mod.rs"]
mod pii_texts;

use std::hint::black_box;
use std::time::{Duration, Instant};

use mantlet::Pii;
use pii_texts::{DENSE, LOG, PROSE};
use redact_core::AnalyzerEngine;

/// Bytes of each text, and how long it is read again and again: the system counts CPU time in steps of some milliseconds.
const SIZE: usize = 1 << 18;
const LONG: Duration = Duration::from_millis(400);

fn main() {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut texts: Vec<(String, String)> = [("prose", PROSE), ("logs", LOG), ("dense", DENSE)]
        .map(|(name, text)| (name.to_owned(), text.repeat(SIZE / text.len() + 1)))
        .into();
    if !files.is_empty() {
        texts = files
            .into_iter()
            .map(|file| {
                let text = std::fs::read_to_string(&file).expect("a text in UTF-8");
                (file, text)
            })
            .collect();
    }
    let pii = Pii::new();
    let redact = AnalyzerEngine::new();
    println!(
        "text; library, MB a second, how many times as fast mantlet is; findings in a text of that size"
    );
    for (name, text) in &texts {
        // By line, as messages come: none of the three is then helped or hindered by the length of the whole.
        let lines: Vec<&str> = text.lines().collect();
        let ours = measure(|| {
            lines.iter().map(|line| pii.evaluate(black_box(*line)).expect("no deadline").findings.len()).sum()
        });
        let datafog = measure(|| lines.iter().map(|line| datafog_core::scan(black_box(line)).len()).sum());
        let redacts = measure(|| {
            let count =
                |line: &&str| redact.analyze(black_box(line), None).expect("a text").detected_entities.len();
            lines.iter().map(count).sum()
        });
        for (library, (time, found)) in
            [("mantlet", ours), ("datafog-core 1.0.0", datafog), ("redact-core 0.12.7", redacts)]
        {
            println!(
                "{name:6} {library:20} {:8.2} MB/s {:8.1} {found:8}",
                text.len() as f64 / time.as_secs_f64() / 1e6,
                time.as_secs_f64() / ours.0.as_secs_f64(),
            );
        }
    }
}

/// The mean time of a round, and what it counted.
fn measure(mut work: impl FnMut() -> usize) -> (Duration, usize) {
    let found = work();
    let start = now();
    let mut rounds = 0;
    loop {
        black_box(work());
        rounds += 1;
        let spent = now().saturating_sub(start);
        if spent >= LONG {
            return (spent / rounds, found);
        }
    }
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
