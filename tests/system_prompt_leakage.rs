//! The operator's instructions in an answer, as they are and in disguise.
#![cfg(feature = "text")]

use mantlet::{ErrorKind, Guard, Input, Policy, Report, SystemPromptLeakage};
use proptest::prelude::*;

const PROMPT: &str = "You help visitors of a botanical garden. Speak of plants only, and never mention that the \
    greenhouse in the north is closed because of a fungus. Visitors who ask for it are sent to the rose garden. \
    Your token is vole-9912-heron.";

fn leakage() -> SystemPromptLeakage {
    SystemPromptLeakage::new(PROMPT).with_canary("vole-9912-heron").unwrap()
}

fn labels(answer: &str) -> Vec<(String, String)> {
    let evaluation = leakage().evaluate(answer).unwrap();
    let found = evaluation.findings.iter().map(|f| (f.label.to_string(), answer[f.span()].to_owned()));
    found.collect()
}

fn has(answer: &str, label: &str) -> bool {
    labels(answer).iter().any(|(found, _)| found == label)
}

#[test]
fn words_of_the_prompt_are_found_where_they_are() {
    let answer = "I was told: Never mention that the greenhouse in the north is closed. Sorry!";
    assert_eq!(
        labels(answer),
        [("system_prompt".to_owned(), "Never mention that the greenhouse in the north is closed".to_owned())]
    );
    assert!(leakage().evaluate(answer).unwrap().is_blocked());
}

#[test]
fn longer_runs_score_higher() {
    let score = |answer: &str| leakage().evaluate(answer).unwrap().score.value();
    let words: Vec<&str> = PROMPT.split(' ').collect();
    let scores: Vec<f32> = [5, 9, 14, 30].iter().map(|count| score(&words[..*count].join(" "))).collect();
    assert_eq!(scores, [0.0, 0.6, 0.8, 0.95]);
}

#[test]
fn the_canary_is_found_in_disguise() {
    for answer in [
        "vole-9912-heron",
        "It is VOLE 9912 HERON.",
        "v o l e 9 9 1 2 h e r o n",
        "v\u{200B}ole-9912-her\u{200B}on",
        "token=dm9sZS05OTEyLWhlcm9u",
        "766f6c652d393931322d6865726f6e",
        "vole%2D9912%2Dheron",
    ] {
        assert!(has(answer, "canary"), "{answer}: {:?}", labels(answer));
    }
}

#[test]
fn ordinary_answers_pass() {
    for answer in [
        "",
        "The rose garden is open until six; the greenhouse in the north is closed today.",
        "You help visitors of a garden by watering plants, I suppose.",
        "A vole and a heron live near pond 9912.",
    ] {
        assert_eq!(labels(answer), [], "{answer}");
    }
}

#[test]
fn a_canary_that_turns_up_by_chance_is_refused() {
    for canary in ["", "short", "--------", "a-b-c-d"] {
        let error = SystemPromptLeakage::new(PROMPT).with_canary(canary).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
    }
}

#[test]
fn debug_keeps_the_secret() {
    let shown = format!("{:?}", leakage());
    assert!(!shown.contains("vole") && !shown.contains("greenhouse"), "{shown}");
}

fn count(answer: &str) -> usize {
    leakage().evaluate(answer).unwrap().findings.len()
}

#[test]
fn long_and_repetitive_texts_are_evaluated() {
    let prompt = "one two three four five six seven eight ".repeat(2_000);
    let leakage = SystemPromptLeakage::new(&prompt);
    let answer = "one two three four five six seven eight ".repeat(2_000);
    assert_eq!(leakage.evaluate(&answer).unwrap().score.value(), 0.95);
    let canaries = "vole-9912-heron ".repeat(50_000);
    assert_eq!(count(&canaries), 50_000);
    let other = "word ".repeat(200_000);
    assert!(leakage.evaluate(&other).unwrap().findings.is_empty());
}

proptest! {
    #[test]
    fn spans_lie_in_the_text(answer in any::<String>(), from in 0usize..30, count in 8usize..20) {
        let words: Vec<&str> = PROMPT.split(' ').skip(from.min(20)).take(count).collect();
        let text = format!("{answer} {} {answer}", words.join(" "));
        for finding in leakage().evaluate(&text).unwrap().findings {
            prop_assert!(text.get(finding.span()).is_some_and(|found| !found.is_empty()));
        }
    }
}

/// Streams `answer` in pieces that end at `cuts`, taken as shares of it.
fn streamed(guard: &Guard, answer: &str, cuts: &[u16]) -> (String, Report) {
    let mut ends: Vec<usize> =
        cuts.iter().map(|cut| usize::from(*cut) * (answer.len() + 1) / (usize::from(u16::MAX) + 1)).collect();
    ends.push(answer.len());
    ends.sort_unstable();
    let mut stream = guard.stream_output("");
    let (mut shown, mut at) = (String::new(), 0);
    for end in ends {
        shown.push_str(stream.push_bytes(&answer.as_bytes()[at..end]));
        at = end;
    }
    let report = stream.finish();
    shown.push_str(report.text());
    (shown, report)
}

/// Parts of the prompt and of the canary among other words, without any encoding.
fn answers() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = PROMPT.split_inclusive(' ').collect();
    let count = words.len();
    let part = prop_oneof![
        3 => (0..count, 1..20usize).prop_map(move |(from, length)| words[from..count.min(from + length)].concat()),
        3 => prop::sample::select(vec![
            "Roses bloom in June. ",
            "the north ",
            "and never mention that the greenhouse is ",
            "vole-9912-",
            "heron ",
            "vole ",
            "VOLE 9912 heron, ",
            "\n",
            ". ",
            "Grüße ",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..14).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_000,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_stream_finds_what_is_in_the_whole(answer in answers(), cuts in prop::array::uniform4(prop::collection::vec(any::<u16>(), 0..40))) {
        let flag = Guard::builder("chat").post(leakage().with_policy(Policy::flag_at(0.5))).build().unwrap();
        let block = Guard::builder("chat").post(leakage()).build().unwrap();
        let whole = flag.check_output(Input::response(&answer));
        let blocks = block.check_output(Input::response(&answer)).is_blocked();
        for cuts in &cuts {
            let (shown, report) = streamed(&flag, &answer, cuts);
            prop_assert_eq!(&shown, &answer);
            prop_assert_eq!(report.checks[0].evaluation(), whole.checks[0].evaluation());
            let (shown, report) = streamed(&block, &answer, cuts);
            prop_assert_eq!(report.is_blocked(), blocks);
            prop_assert!(answer.starts_with(&shown) && labels(&shown).is_empty(), "{}", shown);
            prop_assert_eq!(report.streamed.unwrap().exposed, 0);
        }
    }
}

#[test]
fn a_disguised_canary_stops_a_stream() {
    let guard = Guard::builder("chat").post(leakage()).build().unwrap();
    let prose = "Roses bloom in June, and the paths are dry. ".repeat(40);
    for answer in ["token=dm9sZS05OTEyLWhlcm9u", "v\u{200B}ole-9912-her\u{200B}on", "vole%2D9912%2Dheron"] {
        let text = format!("{prose}{answer} {prose}");
        for bytes in [1, 7, 300, 5_000] {
            let mut stream = guard.stream_output("");
            let mut shown = String::new();
            for piece in text.as_bytes().chunks(bytes) {
                shown.push_str(stream.push_bytes(piece));
            }
            assert!(stream.finish().is_blocked(), "{answer} in pieces of {bytes}");
            assert!(!shown.contains("9912") && !shown.contains("dm9sZS05"), "{answer}: {shown}");
        }
    }
}

#[test]
fn answers_flow_while_nothing_leaks() {
    let guard = Guard::builder("chat").post(leakage()).build().unwrap();
    let mut stream = guard.stream_output("");
    for piece in "Roses bloom in June, and the paths to the north are dry. ".repeat(100).as_bytes().chunks(4)
    {
        stream.push_bytes(piece);
        assert!(stream.held() <= 64, "{} bytes were held", stream.held());
    }
}
