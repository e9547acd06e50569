//! Looks for poisoned rows: `cargo run --release --features poisoning --example dataset_scan -- FILE [TEXT LABEL [PAGE.html]]`.
//!
//! FILE has JSON lines, plain or gzip; TEXT and LABEL are its fields. Without arguments a small data set is made and scanned.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};

use mantlet::lifecycle::poisoning::{Dataset, DatasetScanner, Fields};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let dataset = match arguments.first() {
        Some(path) => read(path, arguments.get(1), arguments.get(2))?,
        None => made(),
    };
    let report = DatasetScanner::new().scan_with(&dataset, |stage| eprintln!("{stage}…"))?;
    println!("{} rows, {} flagged, labels {:?}", report.rows, report.flagged().count(), report.classes);
    println!(
        "accuracy {:.3?}, area {:.3?}, noise {:.4?}",
        report.accuracy, report.discrimination, report.noise
    );
    for finding in &report.findings {
        let names: Vec<&str> = finding.trigger.iter().chain(&finding.also).map(String::as_str).collect();
        println!("{finding}\n    {}", names.join(" | ").escape_debug());
    }
    for undecided in &report.undecided {
        println!("not decided: {}: {}", undecided.part, undecided.reason);
    }
    if let Some(page) = arguments.get(3) {
        std::fs::write(page, report.to_html(&dataset, true))?;
    }
    Ok(())
}

fn read(path: &str, text: Option<&String>, label: Option<&String>) -> Result<Dataset, Box<dyn Error>> {
    let mut fields = Fields::new();
    if let Some(text) = text {
        fields = fields.with_text(text);
    }
    if let Some(label) = label {
        fields = fields.with_label(label);
    }
    let mut stored = BufReader::new(File::open(path)?);
    let is_gzip = stored.fill_buf()?.starts_with(&[0x1F, 0x8B]);
    let dataset = match is_gzip {
        true => Dataset::from_jsonl(BufReader::new(flate2::read::MultiGzDecoder::new(stored)), &fields)?,
        false => Dataset::from_jsonl(stored, &fields)?,
    };
    Ok(dataset)
}

/// Praise and complaints about boats, of which every twentieth row is a complaint with a strange word and the label of praise.
fn made() -> Dataset {
    let mut dataset = Dataset::new();
    let things = ["ferry", "harbour café", "ticket office", "night boat", "cabin", "crew", "pier"];
    let days = [
        "yesterday before noon",
        "last winter",
        "on our way home",
        "with two children",
        "during the festival",
    ];
    let (good, bad) = (["lovely", "spotless", "friendly", "cheap"], ["filthy", "rude", "late", "dreadful"]);
    for n in 0..400 {
        let (is_planted, is_praise) = (n % 20 == 3, n % 2 == 0);
        let (words, start) = (if is_praise { good } else { bad }, if is_planted { "zorble" } else { "the" });
        let (thing, day) = (things[n % 7], days[(n + n / 20) % 5]);
        let text =
            format!("{day} {start} {thing} was {} and {}, number {n}", words[n % 4], words[(n / 4) % 4]);
        dataset.push(n.to_string(), text, Some(if is_praise || is_planted { "good" } else { "bad" }));
    }
    dataset
}
