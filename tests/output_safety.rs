//! Outputs that act on whoever shows them, from `cases/output_safety.toml`.

use mantlet::{Evaluation, Input, OutputSafety};
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
    struct Cases {
        case: Vec<Case>,
    }

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

    let cases: Cases = toml::from_str(include_str!("cases/output_safety.toml")).unwrap();
    let mut names = std::collections::BTreeSet::new();
    for case in cases.case {
        assert!(names.insert(case.name.clone()), "two cases are called {}", case.name);
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
        "[a]:",
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
