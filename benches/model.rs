//! The shared model: latency by length, several verdicts for one text, loading and memory.
//!
//! `cargo bench --features model --bench model` prints all of it, in CPU time of the thread where the system tells it.
//! Time does not depend on the weights, so without `-- --model DIR` random ones in the shape of ours are used, with
//! windows of 256 tokens, so that every length is one window. `-- --tokens 128 --iterations 50` prints the nanoseconds
//! of each evaluation alone, for `benches/rivals/onnx_latency.py`.

#[path = "../src/inference/fixture.rs"]
mod fixture;

mod clock;

use std::path::{Path, PathBuf};
use std::process::Command;

use clock::cpu_time;
use fixture::{Files, Shape};
use mantlet::{ContentSafety, Evaluator, Guard, Input, PromptInjection, Toxicity};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let random = std::env::temp_dir().join(format!("mantlet-bench-model-{}", std::process::id()));
    let folder = option("--model").map(PathBuf::from).unwrap_or_else(|| {
        Files::random(Shape::FULL).write(&random);
        random.clone()
    });
    match (option("--tokens"), option("--load")) {
        (Some(tokens), _) => {
            let iterations = option("--iterations").map_or(50, |n| n.parse().expect("a number"));
            let evaluator = Toxicity::from_dir(&folder).expect("a model");
            for nanoseconds in latencies(&evaluator, tokens.parse().expect("a number"), iterations) {
                println!("{nanoseconds}");
            }
        }
        (None, Some(folder)) => load(Path::new(&folder)),
        (None, None) => {
            let is_test = !arguments.iter().any(|argument| argument == "--bench");
            table(&folder, if is_test { 1 } else { 40 });
        }
    }
    if random.exists() {
        std::fs::remove_dir_all(random).expect("a folder of ours");
    }
}

fn table(folder: &Path, iterations: usize) {
    let (injection, toxicity) =
        (PromptInjection::from_dir(folder).expect("a model"), Toxicity::from_dir(folder).expect("a model"));
    println!("{:?}", toxicity.provenance().model.map(|model| (model.name, model.version)));
    println!("{:>8} {:>12} {:>12}", "tokens", "median ms", "least ms");
    for tokens in [16, 64, 128, 256] {
        let mut times = latencies(&toxicity, tokens, iterations);
        times.sort_unstable();
        println!("{tokens:>8} {:>12.2} {:>12.2}", ms(times[times.len() / 2]), ms(times[0]));
    }
    let one =
        verdicts(Guard::builder("one").pre(injection.clone()).build().expect("a guard"), iterations, 1 << 22);
    let safety = ContentSafety::from_dir(folder).expect("a model");
    let several =
        Guard::builder("several").pre(injection).pre(toxicity).pre(safety).build().expect("a guard");
    let five = verdicts(several, iterations, 1 << 20);
    println!("verdicts of three evaluators / of one: {:.2}", five as f64 / one as f64);
    let program = std::env::current_exe().expect("a name");
    let output = Command::new(program).arg("--load").arg(folder).output().expect("a child process");
    assert!(output.status.success());
    print!("{}", String::from_utf8_lossy(&output.stdout));
}

/// CPU time of a guard for a text of 128 tokens, the median. With another `seed` than before, so that nothing that was
/// read is remembered.
fn verdicts(guard: Guard, iterations: usize, seed: usize) -> u64 {
    let mut times: Vec<u64> = (0..iterations)
        .map(|at| {
            let text = text(125, seed + at);
            let begin = cpu_time();
            let report = guard.check_input(Input::user(&text));
            let time = cpu_time() - begin;
            assert!(report.checks.iter().all(|check| check.evaluation().is_some()));
            time
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

/// CPU time of each evaluation of a text of so many tokens with its special pieces, no text twice.
fn latencies(evaluator: &dyn Evaluator, tokens: usize, iterations: usize) -> Vec<u64> {
    let once = |at: usize| {
        let text = text(tokens - 3, at);
        let begin = cpu_time();
        let evaluation = evaluator.evaluate(Input::user(&text)).expect("an evaluation");
        let time = cpu_time() - begin;
        assert!(!evaluation.labels.is_empty());
        time
    };
    once(1 << 28);
    (0..iterations).map(once).collect()
}

/// So many words of one piece each; with another seed, another text.
fn text(words: usize, seed: usize) -> String {
    let known = ["the", "and", "all", "to", "me", "at", "list", "mail"];
    let word = |at: usize| known[(seed >> (3 * (at % 10))) % known.len()];
    (0..words).map(word).collect::<Vec<_>>().join(" ")
}

fn load(folder: &Path) {
    let (before, begin) = (resident(), cpu_time());
    let guard = Guard::builder("load").pre(PromptInjection::from_dir(folder).expect("a model")).build();
    let loaded = cpu_time() - begin;
    let report = guard.expect("a guard").check_input("The harbour opens at nine.");
    assert!(report.checks[0].evaluation().is_some());
    println!("load {:.0} ms, resident {:.0} MB, before it {before:.0} MB", ms(loaded), resident());
}

/// Resident memory in MB, where the system tells it.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kb = line.and_then(|line| line.split_whitespace().next()).and_then(|kb| kb.parse::<f64>().ok());
    kb.unwrap_or(f64::NAN) / 1000.0
}

fn ms(nanoseconds: u64) -> f64 {
    nanoseconds as f64 / 1e6
}
