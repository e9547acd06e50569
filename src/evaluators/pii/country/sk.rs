//! Slovakia.

use super::{after, row};
use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "sk_rc",
        "mod11",
        &[("6d/4d|6d/3d", Nothing), ("10d|9d", Cell)],
        super::cz::birth,
        0.96,
        &["rodné číslo", "rc", "rč", "birth number"]
    ),
    row!(
        "sk_dph",
        "mod11",
        &[("10d|3d 3d 2d 2d|aa10d|aa 10d|aa 3d 3d 2d 2d", Cell)],
        dph,
        0.95,
        &["dph", "ič dph", "dič", "vat"]
    ),
    row!("sk_ico", "mod11", &[("8d|2d 3d 3d", Cell)], super::cz::ico, 0.94, &["ičo", "ico"]),
];

/// Finančná správa: divisible by 11; the third digit is 2, 3, 4, 7, 8 or 9.
fn dph(text: &[u8]) -> bool {
    let digits = after(text, b"SK");
    digits.len() == 10
        && digits[0] != b'0'
        && b"234789".contains(&digits[2])
        && checksum::remainder(digits, 11) == Some(0)
        && !checksum::repeats(digits)
}
