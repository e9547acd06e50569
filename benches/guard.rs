//! What a guard costs beside its evaluators: `cargo bench --bench guard`.

use std::time::Duration;

use divan::Bencher;
use mantlet::{Check, CustomEvaluation, Evaluation, Finding, Guard, Policy, Score, Verdict};

/// Of the usual length of a prompt.
const BYTES: usize = 500;

fn main() {
    divan::main();
}

fn nothing(name: &'static str) -> CustomEvaluation {
    CustomEvaluation::new(name, |_| Ok(Evaluation::pass()))
}

fn bench(bencher: Bencher<'_, '_>, guard: &Guard, verdict: Verdict, text_bytes: usize) {
    let text = "word ".repeat(BYTES / 5);
    bencher.bench(|| {
        let report = guard.check_input(&text);
        assert_eq!((report.verdict, report.text().len()), (verdict, text_bytes));
        report
    });
}

/// One evaluator that does nothing.
#[divan::bench]
fn one_check(bencher: Bencher<'_, '_>) {
    let guard = Guard::builder("bench").pre(nothing("one")).build().unwrap();
    bench(bencher, &guard, Verdict::Allow, BYTES);
}

/// Two evaluators that do nothing.
#[divan::bench]
fn two_checks(bencher: Bencher<'_, '_>) {
    let guard = Guard::builder("bench").pre(nothing("one")).pre(nothing("two")).build().unwrap();
    bench(bencher, &guard, Verdict::Allow, BYTES);
}

/// One evaluator that does nothing, on a thread of its own for the sake of its deadline.
#[divan::bench]
fn with_deadline(bencher: Bencher<'_, '_>) {
    let check = Check::new(nothing("one")).with_deadline(Duration::from_secs(10));
    let guard = Guard::builder("bench").pre(check).build().unwrap();
    bench(bencher, &guard, Verdict::Allow, BYTES);
}

/// Ten findings of four bytes, each replaced by `<WORD>`.
#[divan::bench]
fn ten_redactions(bencher: Bencher<'_, '_>) {
    let words = CustomEvaluation::new("words", |_| {
        let findings = (0..10).map(|n| Finding::new("word", n * 50..n * 50 + 4, Score::CERTAIN));
        Ok(Evaluation::from_findings(findings.collect()))
    })
    .with_policy(Policy::redact_at(0.5));
    let guard = Guard::builder("bench").pre(words).build().unwrap();
    bench(bencher, &guard, Verdict::Redact, BYTES + 10 * ("<WORD>".len() - "word".len()));
}
