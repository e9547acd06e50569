//! Denmark.

use super::{after, date, number, row, sum};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "dk_cpr",
        "date",
        &[("6d-4d|6d 4d", Cell), ("10d", Context)],
        cpr,
        0.95,
        &["cpr", "cpr nr", "cpr nummer", "personnummer"]
    ),
    row!(
        "dk_cvr",
        "mod11",
        &[("8d|aa8d|aa 8d|2d 2d 2d 2d", Cell)],
        cvr,
        0.95,
        &["cvr", "cvr nr", "se nummer", "moms", "vat"]
    ),
];

/// CPR-kontoret: date of birth, serial; the seventh digit gives the century. Since 2007 numbers need not pass modulo 11.
fn cpr(digits: &[u8]) -> bool {
    let year = number(&digits[4..6]);
    let century = match (digits[6], year) {
        (b'0'..=b'3', _) => 1900,
        (b'4' | b'9', 37..) => 1900,
        (b'4' | b'9', _) => 2000,
        (_, 58..) => 1800,
        _ => 2000,
    };
    date(century + year, number(&digits[2..4]), number(&digits[..2]))
}

/// Weights 2 7 6 5 4 3 2 1 modulo 11.
fn cvr(text: &[u8]) -> bool {
    let digits = after(text, b"DK");
    digits.len() == 8 && digits[0] != b'0' && sum(digits, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}
