//! What `Pii` finds with the shared model, and how that meets what the recognisers find. Cases here have clear margins and must hold
//! for any model that is any good; `cargo bench --bench pii_cases` measures how good.
#![cfg(feature = "model")]

use mantlet::{Evaluator, Finding, Guard, Input, Pii, PiiRecogniser, PromptInjection, Score, Streaming};
use proptest::prelude::*;

fn pii() -> Pii {
    Pii::embedded().unwrap()
}

fn sure(pii: &Pii, text: &str) -> Vec<Finding> {
    let half = Score::new(0.5).unwrap();
    let found = pii.evaluate(text).unwrap().findings;
    found.into_iter().filter(|finding| finding.score >= half).collect()
}

fn described(text: &str) -> Vec<String> {
    sure(&pii(), text).iter().map(|found| format!("{}: {}", found.label, &text[found.span()])).collect()
}

#[test]
fn a_sentence_says_what_its_words_are() {
    for (text, wanted) in [
        (
            "My name is Peter Johnson and I am from Chicago.",
            &["person: Peter Johnson", "location: Chicago"][..],
        ),
        ("Please call Dr. Susan Miller tomorrow.", &["person: Susan Miller"]),
        ("She works for Microsoft in Berlin.", &["organization: Microsoft", "location: Berlin"]),
        ("The weather was fine and nothing happened at all.", &[]),
    ] {
        assert_eq!(described(text), wanted, "{text}");
    }
}

#[test]
fn an_address_is_one_finding() {
    for address in ["742 Maple Street, Springfield, IL 62704", "12 Mill Road\nLeeds LS1 4DT"] {
        let text = format!("Please send it to {address}");
        assert_eq!(described(&text), [format!("address: {address}")]);
    }
}

#[test]
fn what_has_a_structure_goes_before_what_was_read() {
    let text = "Mail Anna Schmidt at anna.schmidt@example.org, IBAN DE89 3704 0044 0532 0130 00.";
    let found = described(text);
    assert!(found.contains(&"email: anna.schmidt@example.org".to_owned()), "{found:?}");
    assert!(found.contains(&"iban: DE89 3704 0044 0532 0130 00".to_owned()), "{found:?}");
    assert!(found.contains(&"person: Anna Schmidt".to_owned()), "{found:?}");
    // The caller's own recognisers, too.
    let project = PiiRecogniser::values("project", ["Peter Johnson"]).unwrap();
    let own = Pii::builder().names().recogniser(project).build().unwrap();
    let text = "My name is Peter Johnson.";
    assert_eq!(sure(&own, text)[0].label.as_str(), "project");
}

#[test]
fn handles_are_names_of_users_and_annotations_are_not() {
    assert_eq!(described("thanks @blue_fox42, see you"), ["username: @blue_fox42"]);
    let code =
        "@Override\npublic void run() {}\n/** @param count how often */\n@media screen { a { color: red } }";
    let found = described(code);
    assert!(found.iter().all(|found| !found.contains('@')), "{found:?}");
}

#[test]
fn nothing_is_cut_or_doubled_where_windows_meet() {
    let filler = "The meeting was moved to the afternoon and nobody minded. ";
    let pii = pii();
    for before in [0, 12, 33] {
        let text = format!(
            "{}{}My name is Peter Johnson, I live in Chicago. {}",
            filler.repeat(9),
            "so ".repeat(before),
            filler.repeat(12)
        );
        let found: Vec<_> = sure(&pii, &text).iter().map(|found| text[found.span()].to_owned()).collect();
        assert_eq!(found, ["Peter Johnson", "Chicago"], "{before}");
    }
}

#[test]
fn a_report_says_whether_names_were_looked_for() {
    let unseen = |pii: &Pii| pii.provenance().not_looked_for.len();
    assert!(unseen(&Pii::new()) > 5);
    assert_eq!(unseen(&pii()), 0);
    assert!(pii().provenance().model.is_some() && Pii::new().provenance().model.is_none());
    assert!(pii().labels().iter().any(|label| label.as_str() == "organization"));
    assert!(pii().labels().iter().all(|label| label.as_str() != "date_time"));
    // Who asks for a label asks for what finds it, and for no more.
    assert!(Pii::new().only(["person"]).unwrap().provenance().model.is_some());
    assert!(Pii::builder().names().entities(["email"]).build().unwrap().provenance().model.is_none());
    assert!(matches!(pii().streaming(Input::user("")), Streaming::Whole));
}

#[test]
fn other_evaluators_of_the_guard_change_nothing() {
    let text = "My name is Peter Johnson and I am from Chicago.";
    let alone = pii().evaluate(text).unwrap();
    let guard =
        Guard::builder("chat").pre(PromptInjection::embedded().unwrap()).pre(pii().redact()).build().unwrap();
    let report = guard.check_input(text);
    assert_eq!(report.text(), "My name is <PERSON> and I am from <LOCATION>.");
    assert_eq!(pii().evaluate(text).unwrap(), alone);
}

#[test]
fn a_deadline_is_kept() {
    let past = std::time::Instant::now();
    let text = "We met in the afternoon, one more time than before. ".repeat(50);
    let result = pii().evaluate(Input::user(&text).with_deadline(past));
    assert_eq!(result.unwrap_err().kind(), mantlet::ErrorKind::Deadline);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn findings_lie_apart_on_char_boundaries(
        words in proptest::collection::vec("(Ana|Peter Johnson|@fox_1|12 Mill Rd|Leeds|,|\\.|ana@example\\.org|[a-zé日🦊 \\n\\-]{0,9}|4111 1111 1111 1111)", 0..40)
    ) {
        let text = words.join(" ");
        let found = pii().evaluate(text.as_str()).unwrap().findings;
        let mut end = 0;
        for finding in found {
            prop_assert!(finding.start >= end && finding.start < finding.end);
            prop_assert!(text.get(finding.span()).is_some());
            end = finding.end;
        }
    }
}
