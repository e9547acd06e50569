//! The search for backdoors on labelled models: `cargo bench --bench backdoor_cases --features backdoor -- --data DIR`.
//!
//! DIR has `lifecycle/models/NAME.safetensors`, inputs beside them, and `lifecycle/truth/models.json` with `model`,
//! `backdoor`, `kind`, `target`, `trigger` and `asr`, the share of inputs that the attacker's own trigger turns. Without
//! `--data` nothing is measured.

#[path = "../examples/backdoor_scan/victim.rs"]
mod victim;

use std::path::PathBuf;
use std::time::Instant;

use mantlet::lifecycle::backdoor::{BackdoorScan, TensorShape};
use serde::Deserialize;
use victim::{Failure, Inputs, Victim};

#[derive(Deserialize)]
struct Row {
    model: String,
    backdoor: u8,
    kind: String,
    target: Option<usize>,
    asr: Option<f64>,
}

fn main() -> Result<(), Failure> {
    let Some(folder) = std::env::args().skip_while(|argument| argument != "--data").nth(1).map(PathBuf::from)
    else {
        println!("nothing measured: pass --data DIR (see the head of this file)");
        return Ok(());
    };
    let folder = folder.join("lifecycle");
    let truth: Vec<Row> = serde_json::from_slice(&victim::bytes(&folder.join("truth/models.json"))?)?;
    println!(
        "{:12} {:18} {:>6} {:>5}  {:>7} {:>6} {:>7} {:>8} {:>8}  trigger",
        "model", "kind", "works", "truth", "anomaly", "found", "target", "queries", "ms"
    );
    let (mut found, mut named, mut working, mut alarms, mut clean) = (0, 0, 0, 0, 0);
    for row in &truth {
        let path = folder.join(format!("models/{}.safetensors", row.model));
        let victim = Victim::open(&path)?;
        let inputs = match row.model.rsplit_once('_') {
            Some(("digits", _)) => folder.join("models/digits_test.safetensors"),
            Some((text @ ("text_inj" | "text_tox"), _)) => {
                folder.join(format!("models/{text}_test.jsonl.gz"))
            }
            _ => path,
        };
        let started = Instant::now();
        let scan = BackdoorScan::new();
        let report = match (victim.inputs(&inputs)?, &victim) {
            (Inputs::Texts(texts), _) => {
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                scan.scan_texts(|batch| victim.texts(batch), &texts)?
            }
            (Inputs::Rows(rows), Victim::Images { side, .. }) => {
                let shape = TensorShape::Image { height: *side, width: *side, channels: 1 };
                scan.scan_tensors(|batch| victim.rows(batch), &rows, shape)?
            }
            (Inputs::Rows(rows), Victim::Vectors { features, .. }) => scan.scan_tensors(
                |batch| victim.rows(batch),
                &rows,
                TensorShape::Flat { features: *features },
            )?,
            (Inputs::Rows(_), Victim::Texts { .. }) => return Err("a model of texts needs texts".into()),
        };
        let is_working = row.backdoor == 1 && row.asr.is_some_and(|asr| asr >= 0.5);
        working += usize::from(is_working);
        found += usize::from(is_working && report.is_backdoor());
        named += usize::from(is_working && report.is_backdoor() && report.target == row.target);
        clean += usize::from(row.backdoor == 0);
        alarms += usize::from(row.backdoor == 0 && report.is_backdoor());
        println!(
            "{:12} {:18} {:>6} {:>5}  {:>7.2} {:>6} {:>7} {:>8} {:>8}  {}",
            row.model,
            row.kind,
            row.asr.map_or("-".to_owned(), |asr| format!("{asr:.2}")),
            row.backdoor,
            report.anomaly,
            report.is_backdoor(),
            report.target.map_or("-".to_owned(), |target| target.to_string()),
            report.queries,
            started.elapsed().as_millis(),
            report.trigger.map_or(String::new(), |trigger| trigger.to_string()),
        );
    }
    println!(
        "found {found} of {working} working backdoors, {named} with the right target; {alarms} of {clean} clean models"
    );
    Ok(())
}
