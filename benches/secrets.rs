//! What looking for secrets costs: `cargo bench --bench secrets`.

use divan::Bencher;
use divan::counter::BytesCount;
use mantlet::Pii;

fn main() {
    divan::main();
}

/// About 64 kB of prose without a secret.
#[divan::bench]
fn prose(bencher: Bencher<'_, '_>) {
    let text = "The committee met on the first day of spring, and nobody had read the notes. ".repeat(840);
    let pii = Pii::new();
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        assert!(pii.evaluate(&text).unwrap().findings.is_empty());
    });
}

/// About 16 kB of configuration with 200 passwords.
#[divan::bench]
fn dense(bencher: Bencher<'_, '_>) {
    let text = "[server]\nhost = \"db.internal\"\nuser = \"app\"\npassword = \"hq7!mVx29\"\ntimeout = 30\n"
        .repeat(200);
    let pii = Pii::new();
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        assert_eq!(pii.evaluate(&text).unwrap().findings.len(), 200);
    });
}
