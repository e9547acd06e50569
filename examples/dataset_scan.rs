//! Looks for poisoned rows: `cargo run --release --features poisoning --example dataset_scan -- FILE [TEXT LABEL [PAGE.html]]`.
//!
//! FILE has JSON lines, plain or gzip; TEXT and LABEL are its fields. Without arguments a small data set is made and scanned.

#[path = "dataset_scan/boats.rs"]
mod boats;

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

fn made() -> Dataset {
    let mut dataset = Dataset::new();
    boats::rows().into_iter().for_each(|(id, text, label)| dataset.push(id, text, Some(label)));
    dataset
}
