//! Searches a little model for a backdoor, from outside: the file is only used to make a closure of it.
//!
//! `cargo run --release --features backdoor --example backdoor_scan -- MODEL.safetensors INPUTS`
//!
//! INPUTS are clean inputs: `test_x` of a safetensors file, or lines of JSON with `text` for a model of texts. Prints one
//! line of JSON: `{"backdoor":bool,"target":n|null,"evidence":{…}}`. Exit code 0, 1 where there is a backdoor, 2 where
//! nothing can be said.

mod victim;

use std::path::Path;
use std::process::ExitCode;

use mantlet::lifecycle::backdoor::{BackdoorReport, BackdoorScan, BackdoorVerdict, TensorShape};
use victim::{Failure, Inputs, Victim};

fn scan(model: &Path, inputs: &Path) -> Result<BackdoorReport, Failure> {
    let victim = Victim::open(model)?;
    let scan = BackdoorScan::new();
    Ok(match (victim.inputs(inputs)?, &victim) {
        (Inputs::Texts(texts), _) => {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            scan.scan_texts(|batch| victim.texts(batch), &texts)?
        }
        (Inputs::Rows(rows), Victim::Images { side, .. }) => {
            let shape = TensorShape::Image { height: *side, width: *side, channels: 1 };
            scan.scan_tensors(|batch| victim.rows(batch), &rows, shape)?
        }
        (Inputs::Rows(rows), Victim::Vectors { features, .. }) => {
            scan.scan_tensors(|batch| victim.rows(batch), &rows, TensorShape::Flat { features: *features })?
        }
        (Inputs::Rows(_), Victim::Texts { .. }) => return Err("a model of texts needs texts".into()),
    })
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, inputs] = &arguments[..] else {
        eprintln!("backdoor_scan MODEL.safetensors INPUTS");
        return ExitCode::from(2);
    };
    match scan(Path::new(model), Path::new(inputs)) {
        Ok(report) => {
            let backdoor = report.is_backdoor();
            println!(
                "{}",
                serde_json::json!({ "backdoor": backdoor, "target": report.target, "evidence": report })
            );
            match report.verdict {
                BackdoorVerdict::Clean => ExitCode::SUCCESS,
                BackdoorVerdict::Backdoor => ExitCode::from(1),
                _ => ExitCode::from(2),
            }
        }
        Err(failure) => {
            eprintln!("backdoor_scan: {failure}");
            ExitCode::from(2)
        }
    }
}
