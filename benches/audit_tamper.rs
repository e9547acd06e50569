//! Every byte of a log of 10,000 records is changed, one at a time, and the verifier has to find each change:
//! `cargo bench --bench audit_tamper`.
//!
//! A change is one bit, another one from byte to byte. It has to show at the line that it is in: the verifier has read what
//! stands before, and is not shown what follows.

use std::sync::{Arc, Mutex};

use mantlet::audit::{AuditKey, AuditLog, Verifier};
use mantlet::{CustomEvaluation, Evaluation, Guard, Input};

fn main() {
    let has = |name: &str| std::env::args().any(|argument| argument == name);
    let records = if has("--test") || !has("--bench") { 100 } else { 10_000 };
    let key = || AuditKey::new(&[7; 32]).expect("the key is long enough");
    let written = Arc::new(Mutex::new(Vec::new()));
    let lines = Arc::clone(&written);
    let keep = move |line: &str| {
        lines.lock().expect("nobody panicked").push(line.as_bytes().to_vec());
        Ok(())
    };
    let log = Arc::new(AuditLog::callback(keep, key()).open().expect("a closure opens"));
    let nothing = CustomEvaluation::new("nothing", |_| Ok(Evaluation::pass()));
    let guard = Guard::builder("chat").pre(nothing).observer(Arc::clone(&log)).build().expect("a check");
    for number in 0..records {
        let report = guard.check_input(Input::user("hello").with_request_id(&number.to_string()));
        assert!(!report.is_blocked());
    }
    let mut lines = std::mem::take(&mut *written.lock().expect("nobody panicked"));
    let (mut verifier, mut changes, mut found) = (Verifier::new(key()), 0_u64, 0_u64);
    for line in &mut lines {
        if !line.ends_with(b"\n") {
            line.push(b'\n');
        }
        for at in 0..line.len() {
            let bit = 1 << (at % 8);
            line[at] ^= bit;
            let mut other = verifier.clone();
            other.read(&line[..]).expect("memory can be read");
            changes += 1;
            found += u64::from(other.is_damaged());
            line[at] ^= bit;
        }
        verifier.read(&line[..]).expect("memory can be read");
    }
    assert!(verifier.finish().is_intact());
    println!("{} records, {changes} changes of a byte: {found} found", lines.len());
    assert_eq!(found, changes);
}
