//! France.

use super::number;
use crate::evaluators::pii::recogniser::Needs::Nothing;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[Recogniser {
    label: "fr_nir",
    reason: "fr_nir.mod97",
    forms: &[("ddddddddddddddd", Nothing), ("d dd dd dd ddd ddd dd", Nothing), ("dddddaddddddddd", Nothing)],
    check: social,
    sure: 0.98,
    context: &[
        "sécurité sociale",
        "securite sociale",
        "nir",
        "numéro de sécu",
        "insee",
        "carte vitale",
        "social security",
    ],
}];

/// Sex, year and month of birth, département (2A and 2B count as 19 and 18), commune, serial, key of 97.
fn social(text: &[u8]) -> bool {
    let mut body = [0; 13];
    body.copy_from_slice(&text[..13]);
    match &text[5..7] {
        b"2A" => body[5..7].copy_from_slice(b"19"),
        b"2B" => body[5..7].copy_from_slice(b"18"),
        _ => {}
    }
    let month = number(&text[3..5]);
    let person = matches!(text[0], b'1' | b'2' | b'3' | b'4' | b'7' | b'8')
        && matches!(month, 1..=12 | 20..=42 | 50..=99);
    let rest = checksum::remainder(&body, 97);
    person && rest.is_some_and(|rest| 97 - rest == number(&text[13..]))
}
