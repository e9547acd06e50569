//! Any bytes as a model file: every reader is reached, since content decides. `cargo +nightly fuzz run artifact`

#![no_main]

use libfuzzer_sys::fuzz_target;
use mantlet::lifecycle::artifact::{ScanLimits, Scanner};

fuzz_target!(|bytes: &[u8]| {
    let mut limits = ScanLimits::default();
    limits.member_bytes = 16 << 20;
    limits.unpacked_bytes = 64 << 20;
    let report = Scanner::new().with_limits(limits).scan_bytes("fuzzed", bytes);
    assert_eq!(report.findings.iter().map(|finding| finding.severity).max().unwrap_or(report.verdict), report.verdict);
});
