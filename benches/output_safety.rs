//! What looking at an answer costs: `cargo bench --bench output_safety`.

use divan::Bencher;
use divan::counter::BytesCount;
use mantlet::OutputSafety;

fn main() {
    divan::main();
}

/// An answer of about 4 kB without anything to find.
#[divan::bench]
fn prose(bencher: Bencher<'_, '_>) {
    let text = "Take one tablet twice a day, and call your doctor if the pain lasts. ".repeat(60);
    let safety = OutputSafety::new();
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let evaluation = safety.evaluate(&text).unwrap();
        assert!(evaluation.findings.is_empty());
    });
}

/// About 4 kB of Markdown with links, code and 20 images from elsewhere.
#[divan::bench]
fn dense(bencher: Bencher<'_, '_>) {
    let piece = "See [the guide](https://docs.example.com/g) or `code`. ![a](https://x.example/a.png?d=Y3VzdG9tZXJzLmNzdg==) <b>bold</b> text, and so on until the line is long enough to be one. ";
    let text = piece.repeat(20);
    let safety = OutputSafety::new();
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let evaluation = safety.evaluate(&text).unwrap();
        assert_eq!(evaluation.findings.len(), 20);
    });
}
