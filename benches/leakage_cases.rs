//! Leakage on tables with known membership: `cargo bench --bench leakage_cases --features leakage -- --data DIR`.
//!
//! DIR has `lifecycle/leak/NAME.jsonl.gz` with `id`, `p_true`, `shadow_logit`, `shadow_in`, `lifecycle/truth/leak_NAME.jsonl.gz`
//! with `id`, `member`, and the canaries in `canary.json` and `leak_canary.json`. Without `--data` nothing is measured.

use std::collections::HashMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

use flate2::read::MultiGzDecoder;
use mantlet::lifecycle::leakage::{Shadows, exposure, membership};
use serde::Deserialize;
use serde::de::DeserializeOwned;

type Failure = Box<dyn std::error::Error>;

#[derive(Deserialize)]
struct Record {
    id: String,
    p_true: f64,
    shadow_logit: Vec<f64>,
    shadow_in: Vec<u8>,
}

#[derive(Deserialize)]
struct Member {
    id: String,
    member: u8,
}

#[derive(Deserialize)]
struct Canaries {
    space: f64,
    canaries: Vec<Canary>,
    reference_logppl: Vec<f64>,
}

#[derive(Deserialize)]
struct Canary {
    id: u64,
    logppl: f64,
}

#[derive(Deserialize)]
struct Inserted {
    id: u64,
    inserted: u32,
}

fn rows<R: DeserializeOwned>(path: &Path) -> Result<Vec<R>, Failure> {
    let mut text = String::new();
    MultiGzDecoder::new(std::fs::File::open(path)?).read_to_string(&mut text)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn main() -> Result<(), Failure> {
    let Some(folder) = std::env::args().skip_while(|argument| argument != "--data").nth(1).map(PathBuf::from)
    else {
        println!("nothing measured: pass --data DIR (see the head of this file)");
        return Ok(());
    };
    let folder = folder.join("lifecycle");
    for name in ["overfit_mlp", "regular_lr", "overfit_lr"] {
        let records: Vec<Record> = rows(&folder.join(format!("leak/{name}.jsonl.gz")))?;
        let members: HashMap<String, bool> =
            rows::<Member>(&folder.join(format!("truth/leak_{name}.jsonl.gz")))?
                .into_iter()
                .map(|row| (row.id, row.member == 1))
                .collect();
        let p_true: Vec<f64> = records.iter().map(|record| record.p_true).collect();
        let is_member: Vec<bool> = records.iter().map(|record| members[&record.id]).collect();
        let logits: Vec<f64> =
            records.iter().flat_map(|record| record.shadow_logit.iter().copied()).collect();
        let is_in: Vec<bool> =
            records.iter().flat_map(|record| record.shadow_in.iter().map(|mark| *mark == 1)).collect();
        let shadows = Shadows::new(&logits, &is_in, logits.len() / records.len())?;
        let started = Instant::now();
        let report = membership(&p_true, &is_member, Some(shadows))?;
        println!("{name} ({:.1} ms)\n{report}\n", started.elapsed().as_secs_f64() * 1e3);
    }
    let canaries: Canaries = serde_json::from_reader(std::fs::File::open(folder.join("leak/canary.json"))?)?;
    let truth: Vec<Inserted> =
        serde_json::from_reader(std::fs::File::open(folder.join("truth/leak_canary.json"))?)?;
    println!("canary inserted  by rank  extrapolated (bits)");
    for canary in &canaries.canaries {
        let times = truth.iter().find(|row| row.id == canary.id).map_or(0, |row| row.inserted);
        let found = exposure(canary.logppl, &canaries.reference_logppl, canaries.space)?;
        println!(
            "{:>6} {times:>8} {:>8.2} {:>13.2}",
            canary.id,
            found.by_rank,
            found.extrapolated.unwrap_or(f64::NAN)
        );
    }
    Ok(())
}
