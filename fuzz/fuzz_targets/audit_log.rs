//! Any bytes as an audit log: none that was not written by one verifies. `cargo +nightly fuzz run audit_log`

#![no_main]

use libfuzzer_sys::fuzz_target;
use mantlet::audit::{AuditKey, Verifier};

fuzz_target!(|bytes: &[u8]| {
    let mut verifier = Verifier::new(AuditKey::new(&[7; 32]).expect("a key of 32 bytes"));
    verifier.read(bytes).expect("reading from memory");
    assert!(!verifier.finish().is_intact());
});
