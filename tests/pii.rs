//! What `Pii` finds and leaves alone: cases as data in `tests/cases/pii_*.toml`, and what holds for any text.

use std::collections::HashSet;

use mantlet::{Checksum, ErrorKind, Evaluator, Finding, Guard, Pii, PiiRecogniser, Policy, Score, Verdict};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    expected: Vec<String>,
}

fn find(text: &str) -> Vec<Finding> {
    Pii::new().evaluate(text).unwrap().findings
}

/// `label: text` of what redacts.
fn described(text: &str) -> Vec<String> {
    let half = Score::new(0.5).unwrap();
    let found = find(text).into_iter().filter(|finding| finding.score >= half);
    found.map(|finding| format!("{}: {}", finding.label, &text[finding.span()])).collect()
}

fn run(cases: &str) {
    let cases: Cases = toml::from_str(cases).unwrap();
    let mut names = HashSet::new();
    let mut wrong = Vec::new();
    for Case { name, text, expected } in cases.case {
        assert!(names.insert(name.clone()), "`{name}` is there twice");
        let found = described(&text);
        if found != expected {
            wrong.push(format!("{name}: {text:?}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn families() {
    run(include_str!("cases/pii_families.toml"));
}

#[test]
fn countries_and_look_alikes() {
    run(include_str!("cases/pii_countries.toml"));
}

#[test]
fn the_world() {
    run(include_str!("cases/pii_world.toml"));
}

#[test]
fn a_chosen_country_needs_no_words() {
    let text = "Hallo, 65982487133 bitte prüfen";
    assert!(find(text).is_empty());
    let german = Pii::builder().countries(["DE"]).build().unwrap();
    let found = german.evaluate(text).unwrap().findings;
    assert_eq!((found.len(), found[0].label.as_str()), (1, "de_tax_id"));
    // Others are not looked for, and what belongs to no country is.
    assert!(german.evaluate("PESEL 44051401359").unwrap().findings.is_empty());
    assert_eq!(german.evaluate("ana@example.org").unwrap().findings.len(), 1);
    assert_eq!(Pii::builder().countries(["xx"]).build().unwrap_err().kind(), ErrorKind::Config);
    assert_eq!(Pii::builder().countries(Vec::<String>::new()).build().unwrap_err().kind(), ErrorKind::Config);
    assert!(Pii::builder().countries(["uk"]).build().is_ok());
}

#[test]
fn things_are_found_where_they_are_asked_for() {
    let books = Pii::builder().entities(["isbn", "url", "date_time"]).build().unwrap();
    let text =
        "ISBN 978-3-16-148410-0, see https://example.org/a?b=1. Printed on 2024-02-29, not on 2023-02-32.";
    let found = books.evaluate(text).unwrap().findings;
    let found: Vec<_> = found.iter().map(|finding| &text[finding.span()]).collect();
    assert_eq!(found, ["978-3-16-148410-0", "https://example.org/a?b=1", "2024-02-29"]);
}

#[test]
fn allowed_values_are_left_alone() {
    let pii = Pii::builder().allow(["Support@Example.com", "*@mantlet.example", "10.*"]).build().unwrap();
    for text in ["support@example.COM", "ana@mantlet.example", "host 10.20.30.40"] {
        assert!(pii.evaluate(text).unwrap().findings.is_empty(), "{text}");
    }
    assert_eq!(pii.evaluate("ana@mantlet.example.org, 11.20.30.40").unwrap().findings.len(), 2);
}

#[test]
fn recognisers_of_ones_own() {
    let badge = PiiRecogniser::new("badge", r"\bB-(\d{6})\b").unwrap().with_checksum(Checksum::Luhn);
    let badge = badge.with_context(["badge", "employee number"]);
    let project = PiiRecogniser::values("project", ["Blue Bird", "C++"]).unwrap();
    let pii = Pii::builder().recogniser(badge).recogniser(project).build().unwrap();
    let text = "Employee number B-123455 works on blue bird in C++; B-123456 does not; bluebird";
    let found = pii.evaluate(text).unwrap().findings;
    let described: Vec<_> =
        found.iter().map(|finding| (finding.label.as_str(), &text[finding.span()])).collect();
    assert_eq!(described, [("badge", "123455"), ("project", "blue bird"), ("project", "C++")]);
    assert!(found[0].score > Score::new(0.9).unwrap());
    for pattern in ["(", "", "a*", "(?:[a-z]{1,100}){1,1000}"] {
        assert_eq!(PiiRecogniser::new("x", pattern).unwrap_err().kind(), ErrorKind::Config, "{pattern}");
    }
    assert!(PiiRecogniser::values("x", Vec::<String>::new()).is_err());
    assert!(PiiRecogniser::values("x", [""]).is_err());
}

#[test]
fn what_takes_a_model_is_named_and_cannot_be_asked_for() {
    let report = Guard::builder("mail").pre(Pii::new()).build().unwrap().check_input("Ada lives in Paris");
    let unseen = &report.checks[0].provenance.not_looked_for;
    assert!(unseen.iter().any(|label| label.as_str() == "person"));
    let mails = Pii::builder().entities(["email"]).build().unwrap();
    assert!(mails.provenance().not_looked_for.is_empty());
    let person = Pii::builder().entities(["person"]).build();
    if cfg!(feature = "model") {
        assert!(person.is_ok());
    } else {
        assert_eq!(person.unwrap_err().kind(), ErrorKind::Config);
    }
}

#[test]
fn words_raise_the_score() {
    let score = |text: &str| find(text)[0].score;
    assert!(score("SSN 536-22-4187") > score("it reads 536-22-4187 there"));
    assert!(find("IBAN DE89370400440532013000")[0].reason == "iban.mod97");
}

#[test]
fn the_surer_of_two_overlapping_findings_stays() {
    assert_eq!(described("passport and SSN 536-22-4187"), ["us_ssn: 536-22-4187"]);
}

#[test]
fn labels_can_be_chosen_and_unknown_ones_are_refused() {
    let cards = Pii::new().only(["credit_card"]).unwrap();
    let found = cards.evaluate("ana@example.org pays with 4000056655665556").unwrap();
    assert_eq!(found.findings.len(), 1);
    assert_eq!(Evaluator::labels(&cards).len(), 1);
    assert_eq!(Pii::new().only(["no_such"]).unwrap_err().kind(), ErrorKind::Config);
    assert_eq!(Pii::new().only(Vec::<String>::new()).unwrap_err().kind(), ErrorKind::Config);
    let labels: HashSet<_> = Evaluator::labels(&Pii::new()).to_vec().into_iter().collect();
    assert_eq!(labels.len(), Evaluator::labels(&Pii::new()).len());
}

#[test]
fn a_policy_decides() {
    let strict = Pii::new().with_policy(Policy::block_at(0.5));
    assert_eq!(strict.evaluate("ana@example.org").unwrap().verdict(), Some(Verdict::Block));
    assert_eq!(Pii::new().evaluate("nothing here").unwrap().verdict(), Some(Verdict::Allow));
}

#[test]
fn a_guard_redacts() {
    let guard = Guard::builder("mail").pre(Pii::new().redact()).build().unwrap();
    let report = guard.check_input("Zoë (zoe@example.org) called from +44 20 7946 0958.");
    assert_eq!(report.text(), "Zoë (<EMAIL>) called from <PHONE>.");
}

/// A megabyte of `bait`, or less where nothing is optimised.
fn megabyte(bait: &str) -> String {
    let size = if cfg!(debug_assertions) { 50_000 } else { 1_000_000 };
    bait.repeat(size / bait.len())
}

#[test]
fn bait_is_read_to_the_end() {
    let baits = [
        "a@a.a@a.", "1", "1 ", "1-", "12:", "::1", "1.", "1.1.1.1.", "(1)", "+1", "DE89", "DE89 ", "a1",
        "AA 1 ", "4111 ", "4111-", "bc1q", "0x1", "1 Jan ", "@", "1,\n", "a.1@", "\"@", "ab-1-", "é1",
        "\u{a0}1", "00:1b:", "x@y.",
    ];
    for bait in baits {
        let text = megabyte(bait) + " ana@example.org";
        assert_eq!(described(&text).last().map(String::as_str), Some("email: ana@example.org"), "{bait:?}");
    }
}

#[test]
fn every_plane_and_nul_are_harmless() {
    let text: String = ('\0'..=char::MAX).step_by(37).flat_map(|character| [character, '1', '@']).collect();
    check_spans(&text);
    check_spans("");
    check_spans("\0\0 1\0@\0");
}

fn check_spans(text: &str) {
    let mut last = 0;
    for finding in find(text) {
        assert!(finding.start >= last && finding.start < finding.end);
        assert!(text.get(finding.span()).is_some());
        last = finding.end;
    }
}

/// Text made of what the families look for.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,20}",
        "[-. :/@+()%_]{1,3}",
        "[a-fA-F0-9:]{1,20}",
        "[A-Za-z]{1,12}",
        "[À-ž€£α-ω一-龥 \u{a0}\u{2011}]{1,3}",
        Just("ssn phone born card IBAN DE GB".to_owned()),
        "[1-9A-HJ-NP-Za-km-z]{26,35}",
        Just("://u:p@".to_owned()),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn findings_lie_inside_on_boundaries_and_apart(text in pieces()) {
        check_spans(&text);
    }

    #[test]
    fn any_text_is_harmless(text in any::<String>()) {
        check_spans(&text);
    }

    #[test]
    fn a_planted_value_is_found(
        before in "([a-zé]{1,9} ){0,20}",
        after in "( [a-zö]{1,9}){0,20}",
        value in prop_oneof![
            Just("email: ana.lima@example.org"), Just("credit_card: 4000 0566 5566 5556"), Just("phone: +44 20 7946 0958"),
            Just("iban: DE89 3704 0044 0532 0130 00"), Just("us_ssn: 536-22-4187"), Just("mac_address: 00:1b:63:84:45:e6"),
            Just("ip_address: 2001:db8::8:800:200c:417a"), Just("uk_nino: AB 12 34 56 C"),
        ],
    ) {
        let planted = value.split_once(": ").unwrap().1;
        prop_assert_eq!(described(&format!("{before}{planted}{after}")), [value]);
    }

    #[test]
    fn a_broken_check_digit_is_not_found(digit in 0u8..10) {
        let text = format!("card 400005665566555{digit}");
        prop_assert_eq!(described(&text).is_empty(), digit != 6);
    }
}
