//! Hungary.

use super::{after, last, row, sum, yymmdd};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "hu_anum",
        "mod10",
        &[("8d|8d-d-2d|aa8d|aa 8d|aa-8d", Cell)],
        anum,
        0.94,
        &["adószám", "adoszam", "anum", "vat", "áfa"]
    ),
    row!(
        "hu_taj",
        "mod10",
        &[("9d|3d 3d 3d|3d-3d-3d", Context)],
        taj,
        0.94,
        &["taj", "taj szám", "társadalombiztosítási"]
    ),
    row!(
        "hu_personal_number",
        "mod11",
        &[("d-6d-4d|d 6d 4d|11d", Context)],
        person,
        0.95,
        &["személyi szám", "személyi azonosító", "személyi"]
    ),
];

/// NAV: weights 9 7 3 1 modulo 10.
fn anum(text: &[u8]) -> bool {
    let digits = after(text, b"HU");
    matches!(digits.len(), 8 | 11)
        && sum(&digits[..8], &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10)
        && !checksum::repeats(&digits[..8])
}

/// Weights 3 and 7 alternating, modulo 10.
fn taj(digits: &[u8]) -> bool {
    sum(&digits[..8], &[3, 7, 3, 7, 3, 7, 3, 7]) % 10 == last(digits)
}

/// Weights 1 to 10, or 10 to 1 for those born from 1997 on, modulo 11.
fn person(digits: &[u8]) -> bool {
    let up = sum(&digits[..10], &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) % 11 == last(digits);
    let down = sum(&digits[..10], &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == last(digits);
    (up || down) && yymmdd(&digits[1..7])
}
