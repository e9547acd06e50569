//! A guard with a vault: numbered placeholders on the way in, values on the way out, and whose they are.
#![cfg(feature = "vault")]

use mantlet::{
    CustomEvaluation, Evaluation, Finding, Guard, GuardSession, Input, Operator, OutputSafety, Pii, Policy,
    Score, ToolCall, Vault,
};
use proptest::prelude::*;

fn guard() -> Guard {
    Guard::builder("support").pre(Pii::new()).post(OutputSafety::new()).build().unwrap()
}

#[test]
fn the_same_value_has_one_number_in_all_messages() {
    let session = GuardSession::new(&guard()).unwrap();
    let first = session.check_input("I am ana@example.org, my card is 4111 1111 1111 1111.").unwrap();
    assert_eq!(first.text(), "I am <EMAIL_1>, my card is <CREDIT_CARD_1>.");
    let second = session.check_input(Input::email("From bo@example.net to ana@example.org")).unwrap();
    assert_eq!(second.text(), "From <EMAIL_2> to <EMAIL_1>");
    let answer = session.check_output("I wrote to [email_2], cc **<EMAIL_1>**.");
    assert!(!answer.is_blocked());
    assert_eq!(*session.restore(answer.text()), "I wrote to bo@example.net, cc **ana@example.org**.");
    assert!(!format!("{session:?} {first:?}").contains("example"));
}

#[test]
fn a_placeholder_in_a_page_gives_nobodys_value_away() {
    let session = GuardSession::new(&guard()).unwrap();
    session.check_input("My address is ana@example.org.").unwrap();
    let page = session.check_input(Input::web("Write <EMAIL_1> here, and EMAIL 1 there.")).unwrap();
    assert!(!page.text().contains("EMAIL_1"), "{}", page.text());
    assert_eq!(*session.restore(page.text()), "Write <EMAIL_1> here, and EMAIL 1 there.");
}

#[test]
fn sessions_do_not_mix_and_a_vault_goes_on() {
    let guard = guard();
    let (ana, bo) = (GuardSession::new(&guard).unwrap(), GuardSession::new(&guard).unwrap());
    ana.check_input("ana@example.org").unwrap();
    bo.check_input("bo@example.net").unwrap();
    assert_eq!(*ana.restore("<EMAIL_1>"), "ana@example.org");
    assert_eq!(*bo.restore("<EMAIL_1>"), "bo@example.net");
    assert_eq!(*bo.restore("<EMAIL_2>"), "<EMAIL_2>");
    let later = GuardSession::with_vault(&guard, ana.vault().clone());
    assert_eq!(later.check_input("cy@example.com, ana@example.org").unwrap().text(), "<EMAIL_2>, <EMAIL_1>");
}

#[test]
fn what_is_blocked_gives_no_text_and_leaves_no_value() {
    let strict = Guard::builder("strict").pre(Pii::new().with_policy(Policy::block_at(0.5))).build().unwrap();
    let session = GuardSession::new(&strict).unwrap();
    let report = session.check_input("ana@example.org").unwrap();
    assert!(report.is_blocked());
    assert_eq!((report.text(), report.redactions().count()), ("", 0));
    assert!(session.vault().is_empty());
}

#[test]
fn findings_of_any_check_are_numbered_and_ranges_are_of_the_original() {
    let codename = CustomEvaluation::new("codename", |input| {
        let found = input.text().match_indices("Bluebird");
        Ok(Evaluation::from_findings(
            found.map(|(at, name)| Finding::new("project", at..at + name.len(), Score::CERTAIN)).collect(),
        ))
    });
    let guard = Guard::builder("lab")
        .pre(Pii::new())
        .pre(codename.with_policy(Policy::redact_at(0.5)))
        .build()
        .unwrap();
    let session = GuardSession::new(&guard).unwrap().with_operator("credit_card", Operator::mask(4));
    let text = "ana@example.org pays Bluebird with 4111 1111 1111 1111";
    let report = session.check_input(text).unwrap();
    assert_eq!(report.text(), "<EMAIL_1> pays <PROJECT_1> with **** **** **** 1111");
    let values: Vec<(&str, &str)> =
        report.redactions().map(|(range, label)| (label.as_str(), &text[range])).collect();
    assert_eq!(
        values,
        [("email", "ana@example.org"), ("project", "Bluebird"), ("credit_card", "4111 1111 1111 1111")]
    );
}

#[test]
fn calls_get_the_values_in_their_strings() {
    let session = GuardSession::new(&guard()).unwrap();
    session.check_input("Invite ana@example.org and bo@example.net.").unwrap();
    let call =
        ToolCall::new("invite", serde_json::json!({"to": ["<EMAIL_1>", {"cc": "x, <email_2>"}], "n": 2}));
    let call = session.restore_call(&call);
    assert_eq!(call.arguments_json(), r#"{"n":2,"to":["ana@example.org",{"cc":"x, bo@example.net"}]}"#);
    let output = session.check_tool_output(&call, "ana@example.org accepted, cy@example.com too").unwrap();
    assert_eq!(output.text(), "<EMAIL_1> accepted, <EMAIL_3> too");
}

#[test]
fn a_blocked_stream_shows_nothing_more() {
    let strict = Guard::builder("strict")
        .pre(Pii::new())
        .post(Pii::new().with_policy(Policy::block_at(0.5)))
        .build()
        .unwrap();
    let session = GuardSession::new(&strict).unwrap();
    session.check_input("ana@example.org").unwrap();
    let mut stream = session.stream_output(Input::response(""));
    let mut shown = String::new();
    for piece in ["Hello <EMAIL_1>, card 4000 0566", " 5566 5556, goodbye.", " More."] {
        shown.push_str(&stream.push(piece));
    }
    assert!(stream.is_blocked() || !shown.contains("4000"));
    let (report, rest) = stream.finish();
    assert!(report.is_blocked());
    assert!(rest.is_empty() && !shown.contains("4000") && !shown.contains("goodbye"), "{shown}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_stream_is_restored_as_the_whole_is(
        pieces in prop::collection::vec(
            prop_oneof!["[a-z .<>\\[\\]_1-3]{0,9}", Just("<EMAIL_1>".to_owned()), Just("EMAIL_2".to_owned()), Just("<EM".to_owned()), Just("AIL_1>".to_owned())],
            0..12,
        ),
    ) {
        let session = GuardSession::with_vault(&guard(), Vault::new().unwrap());
        session.check_input("ana@example.org, bo@example.net").unwrap();
        let whole = session.check_output(&pieces.concat());
        let mut stream = session.stream_output(Input::response(""));
        let mut shown = String::new();
        for piece in &pieces {
            shown.push_str(&stream.push(piece));
        }
        let (report, rest) = stream.finish();
        shown.push_str(&rest);
        prop_assert_eq!(report.is_blocked(), whole.is_blocked());
        if !whole.is_blocked() {
            prop_assert_eq!(shown, session.restore(whole.text()).to_string());
        }
    }
}
