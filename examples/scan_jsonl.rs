//! Many texts at once: JSON lines from standard input, one report as JSON for each.
//!
//! `echo '{"text": "Which plants grow in the shade?"}' | cargo run --example scan_jsonl`

use std::io::{self, BufRead, Write};

use mantlet::{Guard, Input, Origin, Pii, ProtectFlash, Stage};
use serde::Deserialize;

/// Texts checked together.
const BATCH: usize = 64;

#[derive(Deserialize)]
struct Row {
    text: String,
    #[serde(default)]
    origin: Origin,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let guard = Guard::builder("jsonl").pre(ProtectFlash::embedded()?).pre(Pii::new()).build()?;
    let mut lines = io::stdin().lock().lines();
    let mut out = io::stdout().lock();
    loop {
        let rows: Vec<Row> = lines
            .by_ref()
            .take(BATCH)
            .map(|line| Ok(serde_json::from_str(&line?)?))
            .collect::<Result<_, Box<dyn std::error::Error>>>()?;
        if rows.is_empty() {
            return Ok(());
        }
        let inputs: Vec<Input<'_>> = rows.iter().map(|row| Input::new(row.origin, &row.text)).collect();
        for report in guard.check_batch(Stage::Pre, &inputs) {
            writeln!(out, "{}", serde_json::to_string(&report)?)?;
        }
    }
}
