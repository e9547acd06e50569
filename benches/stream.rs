//! How fast a stream is and how much it holds back: `cargo bench --bench stream`.
//!
//! Prints megabytes a second of processor time of the one thread, where the system tells it, and of wall time elsewhere;
//! the same checks over the whole text at once beside them; and the most bytes held back. A machine that is shared is
//! slower than it can be, so each line also says how many counts of the text's bytes (a histogram of 256, measured in
//! turns with the rest) one pass of the checks costs. `-- --text FILE` takes another text,
//! `--checks NAME` and `--pieces BYTES` leave out the other lines, for a profiler.

mod clock;

use std::hint::black_box;

use mantlet::{Guard, Input, Pii, ProtectFlash};

/// Sentences that we wrote, with a number or an address in every tenth.
const PROSE: &str = "The ferry to the island leaves at nine in the morning and comes back before dark. Nobody who lives \
    there would call it punctual, yet it has never been cancelled in living memory. Tickets are sold on board, and \
    children travel free as long as they keep their hands inside the railing. In winter the captain hands out tea. \
    The lighthouse is open to visitors on the first Sunday of every month, except when the keeper is away. From the \
    gallery one sees the three smaller islands, and on clear days the mountains behind the bay. There is one shop, \
    which sells bread, rope, batteries and postcards. Whoever wants to stay overnight should write to the inn at \
    rooms@harbour-inn.example or call +44 20 7946 0958 a week ahead. Dogs are welcome, and so is good weather. ";
/// The best of so many turns counts: a processor that is shared with others is slower in most.
const TURNS: usize = 25;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let is_short = has("--test") || !has("--bench");
    let megabytes = if is_short { 1 } else { 2 };
    let option = |name: &str| arguments.iter().skip_while(|argument| *argument != name).nth(1);
    let text = match option("--text") {
        Some(file) => std::fs::read_to_string(file).expect("a readable text"),
        None => PROSE.repeat((megabytes << 20) / PROSE.len()),
    };
    let flash = ProtectFlash::embedded().expect("the table is sound");
    let pii = || Guard::builder("bench").post(Pii::new());
    let guards = [
        ("pii", pii().build()),
        ("protect_flash", Guard::builder("bench").post(flash.clone()).build()),
        ("pii, protect_flash", pii().post(flash).build()),
    ];
    println!(
        "{:20} {:>7} {:>9} {:>9} {:>9} {:>9} {:>5}",
        "checks", "pieces", "MB/s", "counts", "at once", "counts", "held"
    );
    for (name, guard) in guards {
        if option("--checks").is_some_and(|wanted| wanted != name) {
            continue;
        }
        let guard = guard.expect("the guard is sound");
        let expected = guard.check_output(Input::response(&text));
        let (mut counted, mut whole, mut best) = (f64::MAX, f64::MAX, [f64::MAX; 3]);
        let mut held = [0; 3];
        let wanted = option("--pieces").and_then(|pieces| pieces.parse::<usize>().ok());
        let sizes = [4, 256, 16 << 10].map(|size| wanted.is_none_or(|wanted| wanted == size).then_some(size));
        // In turns, so that the noise of the machine meets all alike.
        for turn in 0..if is_short { 1 } else { TURNS } {
            counted = counted.min(timed(|| count(&text)));
            whole = whole.min(timed(|| drop(black_box(guard.check_output(Input::response(&text))))));
            for (at, size) in sizes.into_iter().enumerate() {
                let Some(size) = size else { continue };
                if size < 1_024 && turn % 5 != 0 {
                    continue;
                }
                // Small pieces take long: a part of the text is enough.
                let part = if size < 1_024 { beginning(&text) } else { &text };
                let seconds = timed(|| {
                    let mut stream = guard.stream_output("");
                    let mut emitted = 0;
                    for piece in part.as_bytes().chunks(size) {
                        emitted += stream.push_bytes(piece).len();
                        held[at] = held[at].max(stream.held());
                    }
                    let report = stream.finish();
                    emitted += report.text().len();
                    if part.len() == text.len() && !expected.is_blocked() {
                        assert_eq!(report.verdict, expected.verdict);
                        assert_eq!(emitted, expected.text().len());
                    }
                });
                best[at] = best[at].min(seconds / (part.len() as f64 / text.len() as f64));
            }
        }
        let speed = |seconds: f64| text.len() as f64 / 1e6 / seconds;
        for (at, size) in sizes.into_iter().enumerate() {
            let Some(size) = size else { continue };
            assert!(held[at] <= 512, "{name}: {} bytes were held", held[at]);
            let [stream, once] = [best[at], whole].map(|seconds| (speed(seconds), seconds / counted));
            println!(
                "{name:20} {size:>7} {:>9.1} {:>9.1} {:>9.1} {:>9.1} {:>5}",
                stream.0, stream.1, once.0, once.1, held[at]
            );
        }
    }
}

/// An eighth of the text.
fn beginning(text: &str) -> &str {
    let end = (0..=text.len() / 8).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}

/// A pass over the bytes that does as little as any pass that looks at each of them can.
fn count(text: &str) {
    let mut counts = [0_u32; 256];
    for byte in text.bytes() {
        counts[usize::from(byte)] += 1;
    }
    black_box(counts);
}

/// Seconds that this thread was busy with `work`.
fn timed(work: impl FnOnce()) -> f64 {
    let before = clock::cpu_time();
    work();
    (clock::cpu_time() - before) as f64 / 1e9
}
