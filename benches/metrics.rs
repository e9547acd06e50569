//! What observing a decision costs: `cargo bench --bench metrics`.

use divan::Bencher;
use mantlet::metrics::Metrics;
use mantlet::{CustomEvaluation, Evaluation, Guard, Input, Observer, Stage};

fn main() {
    divan::main();
}

fn guard() -> Guard {
    let nothing = CustomEvaluation::new("nothing", |_| Ok(Evaluation::pass()));
    Guard::builder("chat").pre(nothing).build().unwrap()
}

/// A guard whose only check does nothing, unobserved.
#[divan::bench]
fn guard_alone(bencher: Bencher<'_, '_>) {
    let guard = guard();
    bencher.bench(|| assert!(!guard.check_input("hello").is_blocked()));
}

/// Counting one report, on 1 to 8 threads.
#[divan::bench(threads = [1, 2, 8])]
fn observe(bencher: Bencher<'_, '_>) {
    let metrics = Metrics::new();
    let report = guard().check_input("hello");
    bencher.bench(|| metrics.observe(Input::from("hello"), &report).unwrap());
    let rate = metrics.block_rate("chat", Stage::Pre, std::time::Duration::from_secs(3_600)).unwrap();
    assert!(rate.total > 0 && rate.count == 0);
}
