//! Any text through every evaluator: findings lie in it. `cargo +nightly fuzz run evaluators`

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mantlet::{Guard, Input, OutputSafety, Pii, ProtectFlash, Stage, Verdict};

static GUARD: LazyLock<Guard> = LazyLock::new(|| {
    let flash = ProtectFlash::embedded().expect("the table is in the crate");
    let guard = Guard::builder("fuzz").pre(flash).pre(Pii::new()).pre(OutputSafety::new());
    guard.build().expect("three checks of different names")
});

fuzz_target!(|text: &str| {
    let report = GUARD.check(Stage::Pre, Input::web(text).with_context(text));
    assert_eq!(report.not_evaluated().count(), 0);
    for finding in report.checks.iter().filter_map(|check| check.evaluation()).flat_map(|e| &e.findings) {
        assert!(text.get(finding.span()).is_some());
    }
    assert!(report.verdict != Verdict::Block || report.text().is_empty());
});
