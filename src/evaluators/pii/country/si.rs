//! Slovenia.

use super::{after, date, last, number, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!("si_emso", "mod11", &[("13d", Cell)], emso, 0.97, &["emšo", "emso", "matična številka občana"]),
    row!(
        "si_ddv",
        "mod11",
        &[("8d|aa8d|aa 8d|aa 4d 4d", Cell)],
        ddv,
        0.95,
        &["ddv", "davčna", "davčna številka", "vat"]
    ),
    row!(
        "si_maticna",
        "mod11",
        &[("7d|10d|7d3x", Cell)],
        register,
        0.94,
        &["matična", "matična številka", "maticna"]
    ),
];

/// EMŠO, and the JMBG of the other successors of Yugoslavia: date of birth, region, serial, weights 7 to 2 twice, modulo 11.
pub(super) fn emso(digits: &[u8]) -> bool {
    let year = number(&digits[4..7]);
    let year = if year < 800 { 2000 + year } else { 1000 + year };
    let check = (11 - sum(&digits[..12], &[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    date(year, number(&digits[2..4]), number(&digits[..2])) && check % 10 == last(digits)
}

/// FURS: weights 8 to 2, 11 minus the sum modulo 11.
fn ddv(text: &[u8]) -> bool {
    let digits = after(text, b"SI");
    if digits.len() != 8 || digits[0] == b'0' {
        return false;
    }
    let check = 11 - sum(&digits[..7], &[8, 7, 6, 5, 4, 3, 2]) % 11;
    (if check == 10 { 0 } else { check }) == last(digits)
}

/// AJPES: weights 7 to 2, minus the sum modulo 11, then three of the unit.
fn register(text: &[u8]) -> bool {
    (11 - sum(&text[..6], &[7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == value(text[6])
        && !checksum::repeats(&text[..7])
}
