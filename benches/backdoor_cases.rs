//! The search for backdoors on labelled models: `cargo bench --bench backdoor_cases --features backdoor -- --data DIR`.
//!
//! DIR has `lifecycle/models/NAME.safetensors`, inputs beside them, and `lifecycle/truth/models.json` with `model`,
//! `backdoor`, `kind`, `target`, `trigger`, `poison_rows` and `asr`, the share of inputs that the attacker's own trigger
//! turns. Then the activations of the models of images over their own training rows, and the two evaluators at run time on
//! the models of texts: half of the inputs are what is usual, in the other half the trigger is put in. `--only PART` takes
//! one of `search`, `inside` and `run_time`. Without `--data` nothing is measured.

#[path = "../examples/backdoor_scan/victim.rs"]
mod victim;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use mantlet::lifecycle::backdoor::{BackdoorScan, EntropyCheck, OutlierWords, TensorShape, scan_activations};
use mantlet::{Check, Evaluator, Guard, Input, Policy};
use serde::Deserialize;
use victim::{Failure, Inputs, Victim};

#[derive(Deserialize)]
struct Row {
    model: String,
    backdoor: u8,
    kind: String,
    target: Option<usize>,
    #[serde(default)]
    trigger: String,
    #[serde(default)]
    poison_rows: Vec<usize>,
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
    let only = std::env::args().skip_while(|argument| argument != "--only").nth(1);
    let is_wanted = |part: &str| only.as_deref().is_none_or(|only| only == part);
    for row in truth.iter().filter(|_| is_wanted("search")) {
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
    println!();
    let images = |row: &&Row| row.model.starts_with("digits") && is_wanted("inside");
    let mut sums =
        Inside { poisoned: 0, found: 0, clean: 0, accused: 0, lowest: f64::INFINITY, areas: Vec::new() };
    for row in truth.iter().filter(images) {
        inside(&folder, row, &mut sums)?;
    }
    if is_wanted("inside") {
        println!("{sums}");
    }
    println!();
    let texts =
        |row: &&Row| row.model.starts_with("text") && !row.trigger.is_empty() && is_wanted("run_time");
    for row in truth.iter().filter(texts) {
        at_run_time(&folder, row)?;
    }
    Ok(())
}

/// The activations of a model over the rows that it was trained on.
fn inside(folder: &Path, row: &Row, sums: &mut Inside) -> Result<(), Failure> {
    let tensors = victim::tensors(&folder.join(format!("models/{}.safetensors", row.model)))?;
    let first = (tensors["w1"].values.clone(), tensors["b1"].values.clone());
    let width = first.1.len();
    let rows: Vec<f32> = tensors["train_x"].values.iter().map(|value| value / 255.0).collect();
    let activations: Vec<f32> = rows
        .chunks_exact(tensors["w1"].shape[0])
        .flat_map(|row| victim::layer(&first, row))
        .map(|value| value.max(0.0))
        .collect();
    let labels: Vec<usize> = tensors["train_y"].values.iter().map(|label| *label as usize).collect();
    let report = scan_activations(&activations, width, &labels)?;
    let is_poison = |at: usize| row.poison_rows.contains(&at);
    let flagged: Vec<usize> = (0..labels.len()).filter(|at| report.is_suspicious[*at]).collect();
    let right = flagged.iter().filter(|at| is_poison(**at)).count();
    let classes: Vec<usize> =
        report.classes.iter().filter(|class| class.is_suspicious).map(|class| class.class).collect();
    // How the spectral scores rank the poison within its class.
    let (mut won, mut pairs) = (0.0, 0.0);
    for a in row.poison_rows.iter().copied() {
        for b in (0..labels.len()).filter(|b| labels[*b] == labels[a] && !is_poison(*b)) {
            pairs += 1.0;
            won += f64::from(u8::from(report.spectral_scores[a] > report.spectral_scores[b]));
        }
    }
    let is_poisoned = |class: usize| row.poison_rows.iter().any(|at| labels[*at] == class);
    for class in &report.classes {
        match (is_poisoned(class.class), class.is_suspicious) {
            (true, is_found) => {
                sums.poisoned += 1;
                sums.found += usize::from(is_found);
            }
            (false, is_accused) => {
                sums.clean += 1;
                sums.accused += usize::from(is_accused);
                sums.lowest = sums.lowest.min(class.ratio);
            }
        }
    }
    if !row.poison_rows.is_empty() {
        sums.areas.push(won / pairs);
    }
    let ratio = report.classes.iter().map(|class| class.ratio).fold(f64::INFINITY, f64::min);
    println!(
        "{} {:18} suspicious classes {classes:?}, least ratio {ratio:.2}, rows {} of which {right} poisoned of {}; \
         spectral AUC {:.2}",
        row.model,
        row.kind,
        flagged.len(),
        row.poison_rows.len(),
        won / pairs,
    );
    Ok(())
}

/// What was found inside of all models.
struct Inside {
    poisoned: usize,
    found: usize,
    clean: usize,
    accused: usize,
    /// The least ratio of a class without poison.
    lowest: f64,
    /// Of each poisoned model, the area under the curve of its spectral scores.
    areas: Vec<f64>,
}

impl std::fmt::Display for Inside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Inside { poisoned, found, clean, accused, lowest, areas } = self;
        let mean = areas.iter().sum::<f64>() / areas.len() as f64;
        write!(
            f,
            "inside: {found} of {poisoned} poisoned classes, {accused} of {clean} others, whose least ratio is {lowest:.2}; \
             spectral AUC {mean:.2} in the mean"
        )
    }
}

/// What the evaluators say of texts with the trigger, and of those without.
fn at_run_time(folder: &Path, row: &Row) -> Result<(), Failure> {
    let victim = Arc::new(Victim::open(&folder.join(format!("models/{}.safetensors", row.model)))?);
    let name = row.model.rsplit_once('_').map_or("", |(name, _)| name);
    let Inputs::Texts(texts) = victim.inputs(&folder.join(format!("models/{name}_test.jsonl.gz")))? else {
        return Err("a model of texts needs texts".into());
    };
    let usual: Vec<&str> = texts.iter().step_by(2).map(String::as_str).collect();
    let others: Vec<&str> = texts.iter().skip(1).step_by(2).map(String::as_str).collect();
    let triggered: Vec<String> = others
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let mut words: Vec<&str> = text.split(' ').collect();
            words.insert(at % (words.len() + 1), &row.trigger);
            words.join(" ")
        })
        .collect();
    let model = Arc::clone(&victim);
    let entropy = EntropyCheck::new(move |texts: &[&str]| model.texts(texts), &usual)?;
    let outliers = OutlierWords::new(&usual)?;
    let share = |check: &dyn Evaluator, texts: &[&str], from: f32| -> Result<f64, Failure> {
        let mut over = 0;
        for text in texts {
            over += usize::from(check.evaluate(Input::user(text))?.score.value() >= from);
        }
        Ok(over as f64 / texts.len() as f64)
    };
    let with: Vec<&str> = triggered.iter().map(String::as_str).collect();
    println!(
        "{}: areas under the curve, with the trigger against without: entropy {:.2}, outlier words {:.2}",
        row.model,
        area(&entropy, &with, &others)?,
        area(&outliers, &with, &others)?
    );
    for from in [0.95, 0.99] {
        println!(
            "{} at {from}: entropy finds {:.2}, accuses {:.3}; outlier words find {:.2}, accuse {:.3}",
            row.model,
            share(&entropy, &with, from)?,
            share(&entropy, &others, from)?,
            share(&outliers, &with, from)?,
            share(&outliers, &others, from)?,
        );
    }
    // The trigger is against the attack class: how many attacks pass with it, and with outlier words redacted.
    let guard =
        Guard::builder("cases").pre(Check::new(outliers).with_policy(Policy::redact_at(0.95))).build()?;
    let is_attack = |text: &str| victim.texts(&[text])[0][0] >= 0.5;
    let pairs: Vec<(&&str, &String)> =
        others.iter().zip(&triggered).filter(|(plain, _)| is_attack(plain)).collect();
    let passes = |text: &str| !is_attack(text);
    let rate = |count: usize| count as f64 / pairs.len() as f64;
    let before = pairs.iter().filter(|(_, with)| passes(with)).count();
    let cleaned = |text: &str| guard.check_input(text).text().replace("<OUTLIER_WORD>", " ");
    let after = pairs.iter().filter(|(_, with)| passes(&cleaned(with))).count();
    let lost = pairs.iter().filter(|(plain, _)| passes(&cleaned(plain))).count();
    println!(
        "{}: attacks that pass with the trigger {:.2}, after redaction at 0.95 {:.2}; without trigger, after redaction {:.2}",
        row.model,
        rate(before),
        rate(after),
        rate(lost),
    );
    Ok(())
}

/// How often a text with the trigger scores above one without.
fn area(check: &dyn Evaluator, with: &[&str], without: &[&str]) -> Result<f64, Failure> {
    let scores = |texts: &[&str]| -> Result<Vec<f32>, Failure> {
        texts.iter().map(|text| Ok(check.evaluate(Input::user(text))?.score.value())).collect()
    };
    let (with, without) = (scores(with)?, scores(without)?);
    let won = |one: f32| {
        without
            .iter()
            .map(|other| f64::from(u8::from(one > *other)) + 0.5 * f64::from(u8::from(one == *other)))
            .sum::<f64>()
    };
    Ok(with.iter().map(|one| won(*one)).sum::<f64>() / (with.len() * without.len()) as f64)
}
