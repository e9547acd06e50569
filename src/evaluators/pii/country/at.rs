//! Austria.

use super::{after, doubled, last, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "at_uid",
        "luhn",
        &[("a8d|aaa8d|aa a8d", Cell)],
        uid,
        0.97,
        &["uid", "ust", "ustid", "uid nummer", "vat"]
    ),
    row!(
        "at_tin",
        "luhn",
        &[("9d|2d-3d/4d|2d 3d 4d", Cell)],
        tin,
        0.95,
        &["abgabenkontonummer", "steuernummer", "abgabenkonto", "finanzamt", "tin"]
    ),
    row!(
        "at_vnr",
        "mod11",
        &[("10d|4d 6d|4d-6d", Cell)],
        insured,
        0.97,
        &[
            "svnr",
            "sozialversicherungsnummer",
            "versicherungsnummer",
            "sv nummer",
            "sozialversicherung",
            "vnr"
        ]
    ),
    row!(
        "at_businessid",
        "format",
        &[("1..6da|aa 1..6da|aa1..6da", Context), ("6da", Cell)],
        business,
        0.85,
        &["fn", "firmenbuch", "firmenbuchnummer"]
    ),
];

/// BMF: U, seven digits and a check digit, 6 minus the Luhn sum.
fn uid(text: &[u8]) -> bool {
    let text = after(text, b"AT");
    text.len() == 9
        && text[0] == b'U'
        && checksum::luhn_sum(&text[1..8]).is_some_and(|sum| (6 + 100 - sum) % 10 == last(text))
}

/// BMF, Abgabenkontonummer: tax office, serial, check digit by Luhn from the left.
fn tin(digits: &[u8]) -> bool {
    let sum: u32 = digits[..8].iter().enumerate().map(|(at, &byte)| doubled(value(byte), at % 2 == 1)).sum();
    (sum + last(digits)).is_multiple_of(10) && !checksum::repeats(digits)
}

/// ASVG section 31: serial, check digit, date of birth (which may lie outside the calendar); weights 3 7 9 5 8 4 2 1 6.
fn insured(digits: &[u8]) -> bool {
    digits[0] != b'0' && sum(digits, &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 == value(digits[3])
}

fn business(text: &[u8]) -> bool {
    let text = after(text, b"FN");
    text[..text.len() - 1].iter().all(u8::is_ascii_digit)
}
