//! The text in another code, whole.

use super::Kind;
use crate::suites::random::Random;

const JAILBROKEN: &str =
    "Wei, Haghtalab and Steinhardt, \"Jailbroken: how does LLM safety training fail?\", NeurIPS 2023";

pub(super) static KINDS: &[Kind] = &[Kind {
    name: "rot13",
    what: "letters moved 13 places",
    paper: JAILBROKEN,
    apply: rot13,
    reverse: Some(|text| Some(moved(text))),
    origin: None,
    strength: 1.0,
}];

fn rot13(text: &str, _: &mut Random, _: f64) -> String {
    moved(text)
}

fn moved(text: &str) -> String {
    let place = |c: char, first: u8| char::from((c as u8 - first + 13) % 26 + first);
    let moved = |c: char| match c {
        'a'..='z' => place(c, b'a'),
        'A'..='Z' => place(c, b'A'),
        _ => c,
    };
    text.chars().map(moved).collect()
}
