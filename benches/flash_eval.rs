//! Accuracy of `ProtectFlash` by source, at the threshold that ships:
//!
//! `cargo bench --bench flash_eval -- --data DIR` reads `DIR/injection/eval.jsonl.gz`, JSON lines with `text`, `label`
//! (1 = attack), `kind` and `source`, gzipped; `--file FILE` reads another one. `--misses SOURCE` prints the scores
//! and texts that were judged wrongly. Intervals are Wilson's, at 95 %.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;

use flate2::read::GzDecoder;
use mantlet::{Input, Origin, ProtectFlash};

#[derive(serde::Deserialize)]
struct Row {
    text: String,
    label: u8,
    kind: String,
    source: String,
}

impl Row {
    /// A caller knows where a text came from, so the measurement does.
    fn origin(&self) -> Origin {
        let is_document =
            ["security_docs", "spam", "mitre"].iter().any(|begin| self.source.starts_with(begin));
        match self.kind.as_str() {
            "benign_document" | "indirect_injection" => Origin::Retrieved,
            "benign_tool_output" => Origin::ToolOutput,
            "benign_hard" if is_document => Origin::Retrieved,
            _ => Origin::User,
        }
    }
}

#[derive(Default)]
struct Count {
    rows: u32,
    blocked: u32,
}

/// The interval of Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
fn wilson(count: &Count) -> (f64, f64) {
    const Z: f64 = 1.96;
    let (n, p) = (f64::from(count.rows), f64::from(count.blocked) / f64::from(count.rows));
    let centre = p + Z * Z / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    (((centre - half) / scale).max(0.0), ((centre + half) / scale).min(1.0))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1))
    };
    let file = match (after("--file"), after("--data")) {
        (Some(file), _) => PathBuf::from(file),
        (None, Some(folder)) => PathBuf::from(folder).join("injection/eval.jsonl.gz"),
        (None, None) => {
            println!("nothing measured: pass --data DIR (see the head of this file)");
            return Ok(());
        }
    };
    let flash = ProtectFlash::embedded()?;
    let mut counts: BTreeMap<(bool, String), Count> = BTreeMap::new();
    for line in BufReader::new(GzDecoder::new(std::fs::File::open(file)?)).lines() {
        let row: Row = serde_json::from_str(&line?)?;
        let evaluation = flash.evaluate(Input::new(row.origin(), &row.text))?;
        let count = counts.entry((row.label == 1, row.source.clone())).or_default();
        count.rows += 1;
        count.blocked += u32::from(evaluation.is_blocked());
        if evaluation.is_blocked() != (row.label == 1) && after("--misses") == Some(&row.source) {
            let shown: String = row.text.chars().take(400).collect();
            println!("{} {:?} {shown:?}", evaluation.score, evaluation.findings.first());
        }
    }
    for ((is_attack, source), count) in &counts {
        let (low, high) = wilson(count);
        let what = if *is_attack { "recall" } else { "fpr" };
        let rate = f64::from(count.blocked) / f64::from(count.rows);
        println!("{what:6} {source:48} n={:6} {rate:.4} [{low:.4}, {high:.4}]", count.rows);
    }
    Ok(())
}
