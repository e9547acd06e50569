//! Sweden.

use super::number;
use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[Recogniser {
    label: "se_personnummer",
    reason: "se_personnummer.luhn",
    forms: &[
        ("dddddd-dddd", Nothing),
        ("dddddddd-dddd", Nothing),
        ("dddddddddddd", Cell),
        ("dddddddddd", Cell),
    ],
    check: person,
    sure: 0.97,
    context: &["personnummer", "samordningsnummer", "personal number", "pnr"],
}];

/// Skatteverket SKV 704: date of birth (day plus 60 for coordination numbers), serial, Luhn over ten digits.
fn person(digits: &[u8]) -> bool {
    let digits = &digits[digits.len() - 10..];
    let (month, day) = (number(&digits[2..4]), number(&digits[4..6]));
    (1..=12).contains(&month) && matches!(day, 1..=31 | 61..=91) && checksum::luhn(digits)
}
