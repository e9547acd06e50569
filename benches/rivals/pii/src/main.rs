//! `Pii` beside the other libraries for Rust, `datafog-core` (MIT) and `redact-core` (Apache-2.0), on the same texts in one run:
//! CPU time of this thread, and how much each found.
//!
//! `cargo run --release --manifest-path benches/rivals/pii/Cargo.toml [-- FILE…]`; without files the texts of `benches/pii.rs`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use mantlet::Pii;
use redact_core::AnalyzerEngine;

const PROSE: &str = "The committee will vote on the proposal next week, after the public hearing in the old library. \
    Most of the letters that reached the clerk ask for a second crossing over the river, and a few suggest a ferry. \
    In 2019 the council refused a similar plan because 3 of its 12 members were absent. Nobody expects that again.\n";

const LOG: &str = "2026-04-25 05:06:20,220 ERROR request_id=9769287f-da6e-49cc-565a-707654c6454e status=500 latency=2042ms \
    worker-23 processed 1920 records in 4947 ms offset=1110153609 partition=0 checksum=2d81a1bf\n";

const DENSE: &str = "{\"email\":\"ana.lima@example.org\",\"phone\":\"+44 20 7946 0958\",\"ssn\":\"536-22-4187\",\
    \"card\":\"4000 0566 5566 5556\",\"iban\":\"DE89 3704 0044 0532 0130 00\",\"ip\":\"203.0.113.9\",\
    \"mac\":\"00:1b:63:84:45:e6\",\"dob\":\"1980-02-29\"}\n";

/// Bytes of each text, and how often it is read.
const SIZE: usize = 1 << 18;
const ROUNDS: usize = 3;

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
    println!("text; library, MB a second, how many times as fast mantlet is; findings in a text of that size");
    for (name, text) in &texts {
        // By line, as messages come: none of the three is then helped or hindered by the length of the whole.
        let lines: Vec<&str> = text.lines().collect();
        let ours = measure(|| {
            lines.iter().map(|line| pii.evaluate(black_box(*line)).expect("no deadline").findings.len()).sum()
        });
        let datafog = measure(|| lines.iter().map(|line| datafog_core::scan(black_box(line)).len()).sum());
        let redacts = measure(|| {
            let count = |line: &&str| {
                redact.analyze(black_box(line), None).expect("a text").detected_entities.len()
            };
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
    work();
    let start = now();
    let found = (0..ROUNDS).map(|_| black_box(work())).last().unwrap_or_default();
    (now().saturating_sub(start) / ROUNDS as u32, found)
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
