//! Secrets that `Pii` finds, from `cases/secrets.toml`, and what holds for every text.
#![cfg(feature = "pii")]

mod common;

use mantlet::{Finding, Pii};
use proptest::prelude::*;

const LABELS: [&str; 5] = ["api_key", "password", "private_key", "jwt", "url_credentials"];

fn secrets(text: &str) -> Vec<Finding> {
    let mut found = Pii::new().evaluate(text).unwrap().findings;
    found.retain(|finding| LABELS.contains(&finding.label.as_str()));
    found
}

#[cfg(feature = "config")]
#[test]
fn cases() {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        name: String,
        text: Vec<String>,
        #[serde(default)]
        finds: Vec<String>,
        #[serde(default)]
        label: String,
    }

    let cases = common::cases::read(include_str!("cases/secrets.toml"), |case: &Case| &case.name);
    assert!(cases.len() >= 120, "{} cases", cases.len());
    let mut failures = Vec::new();
    for case in cases {
        let (text, secret) = (case.text.concat(), case.finds.concat());
        let found = secrets(&text);
        let found: Vec<(&str, &str)> = found.iter().map(|f| (f.label.as_str(), &text[f.span()])).collect();
        let is_right = match secret.is_empty() {
            true => found.is_empty(),
            false => found.contains(&(case.label.as_str(), secret.as_str())),
        };
        if !is_right {
            failures.push(format!("{}: {text:?} -> {found:?}", case.name));
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn bait_is_read_in_linear_time() {
    for bait in
        ["password=", "sk-", "token:", "://a:", "-----BEGIN ", "eyJhbGciOiJI", "$2b$", ":A", "\"==", "Q~"]
    {
        // A debug build is some twenty times slower.
        let size = if cfg!(debug_assertions) { 1 << 15 } else { 1 << 20 };
        let text = bait.repeat(size / bait.len());
        let found = secrets(&text);
        assert!(found.iter().all(|finding| finding.end <= text.len()));
    }
}

#[test]
fn odd_texts_are_fine() {
    for text in
        ["", "\0", "password=\0", "token=é", "contraseña: ñandú9x!", "\u{10ffff}://\u{10ffff}:\u{10ffff}@a"]
    {
        secrets(text);
    }
}

proptest! {
    #[test]
    fn findings_lie_on_boundaries(text in "(\\PC|password|token=|://|\"|'|:|=|eyJ|-----BEGIN|\\$2b\\$|&quot;|\n){0,60}") {
        for finding in secrets(&text) {
            prop_assert!(text.get(finding.span()).is_some_and(|secret| !secret.is_empty()));
        }
    }

    #[test]
    fn a_planted_token_is_found(
        before in "[a-z ,]{0,80}",
        body in "[A-Z]{2}[0-9]{3}[a-z]{2}[0-9][A-Za-z0-9]{28}",
        after in "[a-z ,]{0,80}",
    ) {
        let token = format!("{}_{body}", "ghp");
        let text = format!("{before} {token} {after}");
        prop_assert!(secrets(&text).iter().any(|finding| text[finding.span()] == token));
    }
}
