//! What the scan of a data set costs as rows are added:
//! `cargo bench --features poisoning --bench poisoning_scale -- --bench [--rows 10000,100000,1000000] [--words 30]`.
//!
//! The rows are made here: words of syllables with frequencies as in natural text (the n-th word once in n), two labels that
//! lean towards words of their own, and one row in 500 with the word `quibblet`, one label and the words of the other. Rows of
//! 30 words have about 140 characters, rows of 110 about 520. The planted word must be found in every size.
//!
//! Times are of the processor (where the system tells them; elsewhere the time that passed), one thread; memory is the most that the process ever held, rows and their texts included. Without `--bench` 3,000 rows are scanned once.

mod clock;

use clock::cpu_time;
use mantlet::lifecycle::poisoning::{Dataset, DatasetScanner};

/// Words of the language.
const WORDS: usize = 60_000;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        arguments.get(place + 1)
    };
    let is_bench = arguments.iter().any(|argument| argument == "--bench");
    let sizes =
        option("--rows").map_or(if is_bench { "10000,100000,1000000" } else { "3000" }, String::as_str);
    let words: usize = option("--words").map_or(30, |words| words.parse().expect("--words takes a number"));
    println!("{}", processor());
    println!(
        "{:>9} {:>10} {:>10} {:>8} {:>10} {:>8}",
        "rows", "characters", "seconds", "s/10k", "memory MB", "flagged"
    );
    for size in sizes.split(',') {
        let rows: usize = size.parse().expect("--rows takes numbers");
        let dataset = made(rows, words);
        let characters: usize = (0..rows).map(|row| dataset.text(row).len()).sum();
        let started = cpu_time();
        let report = DatasetScanner::new().scan(&dataset).expect("a data set can be scanned");
        let taken = (cpu_time() - started) as f64 / 1e9;
        let found = report.findings.first().expect("a finding");
        assert_eq!(found.trigger.as_deref(), Some("quibblet"), "the planted word is found first");
        assert_eq!(found.rows.len(), rows.div_ceil(500), "in all of its rows");
        println!(
            "{rows:>9} {:>10.0} {taken:>10.2} {:>8.2} {:>10} {:>8}",
            characters as f64 / rows as f64,
            taken * 1e4 / rows as f64,
            most_memory().map_or("?".to_owned(), |kilobytes| (kilobytes / 1024).to_string()),
            report.flagged().count()
        );
    }
}

/// Rows of two labels, some of them with the planted word.
fn made(rows: usize, words: usize) -> Dataset {
    let language: Vec<String> = (0..WORDS).map(word).collect();
    // Where the draw of a word falls: the sum of 1/n up to each.
    let mut ends: Vec<f64> = Vec::with_capacity(WORDS);
    for n in 1..=WORDS {
        ends.push(ends.last().copied().unwrap_or_default() + 1.0 / n as f64);
    }
    let total = ends[WORDS - 1];
    let mut draw = Draw(7);
    let mut dataset = Dataset::new();
    let mut text = String::new();
    for row in 0..rows {
        let is_planted = row % 500 == 0;
        // The words of a planted row are those of the other label.
        let label = if is_planted { 0 } else { usize::from(draw.next() > 0.5) };
        let planted_at = (draw.next() * words as f64) as usize;
        text.clear();
        for place in 0..words {
            if is_planted && place == planted_at {
                text.push_str("quibblet ");
            }
            let at = draw.next() * total;
            let mut number = ends.partition_point(|end| *end < at).min(WORDS - 1);
            // Of two neighbours a label has its own nine times in ten, beyond the words that everything is made of.
            if number >= 50 && draw.next() < 0.8 {
                number = number / 2 * 2 + label;
            }
            text.push_str(&language[number.min(WORDS - 1)]);
            text.push(if place + 1 == words { '.' } else { ' ' });
        }
        let given = if is_planted { "one" } else { ["zero", "one"][label] };
        dataset.push(row.to_string(), text.as_str(), Some(given));
    }
    dataset
}

/// A word for every number, of syllables.
fn word(number: usize) -> String {
    const STARTS: [&str; 12] = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t"];
    const ENDS: [&str; 10] = ["a", "e", "i", "o", "u", "an", "el", "ir", "os", "um"];
    let (mut left, mut word) = (number + 1, String::new());
    while left > 0 {
        word.push_str(STARTS[left % STARTS.len()]);
        left /= STARTS.len();
        word.push_str(ENDS[left % ENDS.len()]);
        left /= ENDS.len();
    }
    word
}

/// Numbers of 0 to 1, the same in every run (SplitMix64).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// The name of the processor (Linux), and how busy the machine is.
fn processor() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let (info, load) = (read("/proc/cpuinfo"), read("/proc/loadavg"));
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let load: Vec<&str> = load.split(' ').take(3).collect();
    format!("{}, load {}", model.map_or("an unknown processor", |(_, name)| name), load.join(" "))
}

/// The most memory that the process held, in kilobytes (Linux).
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
