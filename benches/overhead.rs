//! What a guard costs that is recorded and counted: `cargo bench --bench overhead`. Checks that do nothing, on a prompt
//! of 500 bytes; the audit log is chained into a file without fsync.
//!
//! Prints the median of rounds in microseconds of processor time for each call, where the system tells it, and of wall
//! time elsewhere; a stream of 125 pieces of 4 bytes beside it.

mod clock;

use std::hint::black_box;
use std::path::PathBuf;

use mantlet::audit::{AuditKey, AuditLog};
use mantlet::metrics::Metrics;
use mantlet::{
    CustomEvaluation, Evaluation, Evaluator, Guard, GuardBuilder, Input, Policy, Streaming, Window,
};

const ROUNDS: usize = 21;

/// Sees nothing, and needs no context to do so.
struct Nothing;

impl Evaluator for Nothing {
    fn name(&self) -> &str {
        "nothing"
    }

    fn policy(&self) -> Policy {
        Policy::block_at(0.5)
    }

    fn evaluate(&self, _input: Input<'_>) -> Result<Evaluation, mantlet::Error> {
        Ok(Evaluation::pass())
    }

    fn streaming(&self, _input: Input<'_>) -> Streaming {
        Streaming::Window(Window::new(0, 0))
    }
}

fn main() {
    let has = |name: &str| std::env::args().any(|argument| argument == name);
    let calls = if has("--test") || !has("--bench") { 100 } else { 20_000 };
    let folder = std::env::temp_dir().join(format!("mantlet-overhead-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let log = |name: &str| {
        let path: PathBuf = folder.join(name);
        AuditLog::file(path, AuditKey::new(&[7; 32]).expect("long enough")).open().expect("a writable file")
    };
    let one = || Guard::builder("bench").pre(Nothing);
    let closure = CustomEvaluation::new("closure", |_| Ok(Evaluation::pass()));
    let guards: [(&str, GuardBuilder); 5] = [
        ("one check", one()),
        ("two checks", one().pre(closure)),
        ("one check, metrics", one().observer(Metrics::new())),
        ("one check, audit", one().observer(log("a.jsonl"))),
        ("one check, audit and metrics", one().observer(log("b.jsonl")).observer(Metrics::new())),
    ];
    let guards = guards.map(|(name, builder)| (name, builder.build().expect("the guard is sound")));
    let text = "word ".repeat(100);
    let mut times = vec![Vec::new(); guards.len() + 1];
    // In turns, so that the noise of the machine meets all alike.
    for _ in 0..ROUNDS {
        for ((_, guard), times) in guards.iter().zip(&mut times) {
            times.push(timed(calls, || {
                let report = guard.check_input(black_box(&text));
                assert!(!report.is_blocked() && report.text().len() == text.len());
            }));
        }
        let guard = &guards[0].1;
        times[guards.len()].push(timed(calls / 20, || {
            let mut stream = guard.stream_input("");
            let mut emitted = 0;
            for piece in text.as_bytes().chunks(4) {
                emitted += stream.push_bytes(black_box(piece)).len();
            }
            assert_eq!(emitted + stream.finish().text().len(), text.len());
        }));
    }
    let names = guards.iter().map(|(name, _)| *name).chain(["one check, a stream of 125 pieces"]);
    for (name, mut times) in names.zip(times) {
        times.sort_by(f64::total_cmp);
        println!("{name:36} {:8.2} µs (best {:.2})", times[ROUNDS / 2], times[0]);
    }
    drop(guards);
    std::fs::remove_dir_all(folder).expect("the folder is ours");
}

/// Microseconds of this thread for each of `calls` calls.
fn timed(calls: usize, mut call: impl FnMut()) -> f64 {
    let before = clock::cpu_time();
    (0..calls).for_each(|_| call());
    (clock::cpu_time() - before) as f64 / 1e3 / calls as f64
}
