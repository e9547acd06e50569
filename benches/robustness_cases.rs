//! Attacks and certificates, on the models of the life-cycle cases, on `ProtectFlash` and on `PromptInjection`:
//! `cargo bench --bench robustness_cases --features robustness,flash,model -- --data DIR`.
//!
//! DIR has `lifecycle/models/` as for `backdoor_cases`, and `injection/eval.jsonl.gz` with `text`, `label`, `kind`, `source`
//! and `license`, of which the rows under permissive licences are taken. `--rows N` texts and images of each (200 unless
//! given; 40 for `PromptInjection`, which is slower). `--only PART` takes one of `models`, `protect_flash` and
//! `prompt_injection`. Without `--data` nothing is measured.

#[path = "../examples/backdoor_scan/victim.rs"]
mod victim;

use std::collections::BTreeMap;
use std::path::Path;

#[cfg(feature = "model")]
use mantlet::PromptInjection;
use mantlet::lifecycle::robustness::{Smoothing, TensorAttack, TextAttack, TextAttackReport};
use mantlet::{Evaluator, Input, Origin, ProtectFlash};
use serde::Deserialize;
use victim::{Failure, Inputs, Victim};

#[derive(Deserialize)]
struct Row {
    text: String,
    label: u8,
    kind: String,
    license: String,
}

/// Licences under which the rows may be used for anything.
const PERMISSIVE: [&str; 6] = ["MIT", "Apache-2.0", "CC0-1.0", "CC-BY-4.0", "ODC-BY", "BSD-3-Clause"];

#[derive(Default)]
struct Sum {
    attacked: usize,
    passed: usize,
    words: usize,
    queries: u64,
}

impl Sum {
    fn add(&mut self, report: &TextAttackReport) {
        if report.before < report.threshold {
            return;
        }
        self.attacked += 1;
        if report.is_success() {
            self.passed += 1;
            self.words += report.words;
            self.queries += report.queries;
        }
    }

    fn print(&self, name: &str) {
        let passed = self.passed.max(1) as f64;
        println!(
            "{name:44} {:>5} attacked, success {:.3}, {:.1} words and {:.0} queries where it succeeds",
            self.attacked,
            self.passed as f64 / self.attacked.max(1) as f64,
            self.words as f64 / passed,
            self.queries as f64 / passed,
        );
    }
}

/// A small thesaurus for what instructions to a model are made of.
fn thesaurus(word: &str) -> Vec<String> {
    let others: &[&str] = match word {
        "ignore" => &["overlook", "skip", "leave aside", "pass over"],
        "disregard" => &["overlook", "leave out", "set aside"],
        "forget" => &["drop", "leave behind", "unlearn"],
        "previous" | "prior" => &["past", "former", "foregoing", "preceding"],
        "above" => &["foregoing", "aforesaid", "upper"],
        "instructions" | "instruction" => &["guidance", "notes", "pointers", "wording"],
        "prompt" => &["preamble", "briefing", "opening note"],
        "system" => &["setup", "framework", "base"],
        "rules" => &["norms", "principles", "customs"],
        "reveal" | "show" | "print" => &["present", "lay out", "hand over", "spell out"],
        "tell" => &["let me know", "inform", "share with"],
        "pretend" | "act" => &["suppose", "behave", "imagine"],
        "password" | "secret" | "secrets" => &["passphrase", "hidden word", "private word"],
        "all" | "any" => &["every", "each"],
        "now" => &["henceforth", "from here"],
        "must" => &["ought to", "shall", "should"],
        "send" => &["forward", "pass on", "dispatch"],
        "repeat" => &["say again", "restate", "echo"],
        "new" => &["fresh", "further", "different"],
        "answer" | "respond" | "reply" => &["react", "come back", "write back"],
        _ => &[],
    };
    others.iter().map(|other| (*other).to_owned()).collect()
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1))
    };
    let Some(folder) = after("--data").map(Path::new) else {
        println!("nothing measured: pass --data DIR (see the head of this file)");
        return Ok(());
    };
    let rows = |usual: usize| after("--rows").map_or(Ok(usual), |rows| rows.parse());
    let is_wanted = |part: &str| after("--only").is_none_or(|only| only == part);
    if is_wanted("models") {
        victims(folder, rows(200)?)?;
    }
    if is_wanted("protect_flash") {
        evaluator(folder, "ProtectFlash", &ProtectFlash::embedded()?, rows(200)?)?;
    }
    #[cfg(feature = "model")]
    if is_wanted("prompt_injection") {
        evaluator(folder, "PromptInjection", &PromptInjection::embedded()?, rows(40)?)?;
    }
    Ok(())
}

/// The little models of the life-cycle cases.
fn victims(folder: &Path, most: usize) -> Result<(), Failure> {
    let models = folder.join("lifecycle/models");
    for name in ["text_tox", "text_inj"] {
        let victim = Victim::open(&models.join(format!("{name}_00.safetensors")))?;
        let Inputs::Texts(texts) = victim.inputs(&models.join(format!("{name}_test.jsonl.gz")))? else {
            continue;
        };
        let model =
            |texts: &[&str]| -> Vec<f32> { victim.texts(texts).into_iter().map(|row| row[0]).collect() };
        let mut sum = Sum::default();
        for text in texts.iter().filter(|text| model(&[text])[0] >= 0.5).take(most) {
            sum.add(&TextAttack::deep_word_bug().run(model, text, 0.5)?);
        }
        sum.print(&format!("{name}, letters"));
    }
    let victim = Victim::open(&models.join("digits_00.safetensors"))?;
    if let Inputs::Rows(rows) = victim.inputs(&models.join("digits_test.safetensors"))? {
        let images: Vec<&[f32]> = rows.chunks_exact(64).take(most).collect();
        for (name, attack) in [
            ("SimBA, steps of .2", TensorAttack::simba(0.2)),
            ("squares within .1", TensorAttack::square(0.1, 8, 8, 1)),
        ] {
            let (mut passed, mut queries) = (0, 0);
            for image in &images {
                let found = attack.run(|batch| victim.rows(batch), image)?;
                passed += usize::from(found.is_success());
                queries += if found.is_success() { found.queries } else { 0 };
            }
            let of = images.len();
            println!(
                "digits_00, {name}: success {:.3}, {:.0} queries",
                passed as f64 / of as f64,
                queries as f64 / f64::from(passed.max(1) as u32)
            );
        }
        let classes = |batch: &[f32]| -> Vec<usize> {
            let best = |row: &[f32]| (0..row.len()).max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap_or(0);
            victim.rows(batch).chunks_exact(10).map(best).collect()
        };
        let smoothing = Smoothing::new(0.25)?.draws(100, 2_000);
        let radii = images
            .iter()
            .map(|image| Ok(smoothing.certify(classes, image)?.radius))
            .collect::<Result<Vec<f64>, Failure>>()?;
        let share =
            |from: f64| radii.iter().filter(|radius| **radius > from).count() as f64 / radii.len() as f64;
        let mean = radii.iter().sum::<f64>() / radii.len() as f64;
        println!(
            "digits_00, sigma .25, 2,000 draws: certified {:.3} above 0, {:.3} at .25, mean radius {mean:.3}",
            share(0.0),
            share(0.25)
        );
    }
    Ok(())
}

/// Attacks of the injection evaluation that an evaluator finds at 0.6, changed until it does not.
fn evaluator(folder: &Path, name: &str, evaluator: &dyn Evaluator, most: usize) -> Result<(), Failure> {
    let text = String::from_utf8(victim::bytes(&folder.join("injection/eval.jsonl.gz"))?)?;
    let rows: Vec<Row> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let mut kinds: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.label == 1 && PERMISSIVE.contains(&row.license.as_str())) {
        kinds.entry(&row.kind).or_default().push(row);
    }
    for (kind, rows) in kinds {
        let origin = if kind == "indirect_injection" { Origin::Retrieved } else { Origin::User };
        let model = |texts: &[&str]| -> Vec<f32> {
            let score = |text: &&str| {
                evaluator.evaluate(Input::new(origin, text)).map_or(1.0, |said| said.score.value())
            };
            texts.iter().map(score).collect()
        };
        let (mut letters, mut words) = (Sum::default(), Sum::default());
        // Evenly over the file, which is in order of its sources.
        let short: Vec<&&Row> = rows.iter().filter(|row| row.text.len() <= 2_000).collect();
        let sample = short.iter().step_by((short.len() / (2 * most)).max(1));
        for row in sample.filter(|row| model(&[&row.text])[0] >= 0.6).take(most) {
            letters.add(&TextAttack::deep_word_bug().run(model, &row.text, 0.6)?);
            words.add(&TextAttack::words(thesaurus).run(model, &row.text, 0.6)?);
        }
        letters.print(&format!("{name}, {kind}, letters"));
        words.print(&format!("{name}, {kind}, words"));
    }
    Ok(())
}
