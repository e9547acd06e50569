//! Records per second of an audit log: `cargo bench --bench audit`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use divan::Bencher;
use divan::counter::ItemsCount;
use mantlet::audit::{AuditKey, AuditLog, Verifier};
use mantlet::{CustomEvaluation, Evaluation, Guard, Input, Observer};

fn main() {
    divan::main();
}

fn key() -> AuditKey {
    AuditKey::new(&[7; 32]).unwrap()
}

/// A question of 80 bytes.
const TEXT: &str = "Which of these two medicines may be taken together with a small glass of beer? ";

fn guard() -> Guard {
    let nothing = CustomEvaluation::new("nothing", |_| Ok(Evaluation::pass()));
    Guard::builder("chat").pre(nothing).build().unwrap()
}

/// Chained records appended to a file, without fsync.
#[divan::bench]
fn file(bencher: Bencher<'_, '_>) {
    let path = std::env::temp_dir().join(format!("mantlet-bench-{}.jsonl", std::process::id()));
    let log = AuditLog::file(&path, key()).open().unwrap();
    let report = guard().check_input(TEXT);
    bencher.counter(ItemsCount::new(1u32)).bench(|| log.observe(Input::from(TEXT), &report).unwrap());
    drop(log);
    let mut verifier = Verifier::new(key());
    verifier.read(std::io::BufReader::new(std::fs::File::open(&path).unwrap())).unwrap();
    assert!(verifier.finish().is_intact());
    let head = path.with_extension("jsonl.head");
    std::fs::remove_file(path).unwrap();
    std::fs::remove_file(head).unwrap();
}

/// The same records handed to a closure: what is left without the file.
#[divan::bench]
fn callback(bencher: Bencher<'_, '_>) {
    let bytes = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&bytes);
    let count = move |line: &str| {
        counted.fetch_add(line.len() as u64, Ordering::Relaxed);
        Ok(())
    };
    let log = AuditLog::callback(count, key()).open().unwrap();
    let report = guard().check_input(TEXT);
    bencher.counter(ItemsCount::new(1u32)).bench(|| log.observe(Input::from(TEXT), &report).unwrap());
    assert!(bytes.load(Ordering::Relaxed) > 0);
}
