//! Uruguay.

use super::{after, last, number, row, sum};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "uy_rut",
        "mod11",
        &[("12d|2d-6d-3d-d|aa 2d 6d 3d d|aa12d|2d 6d 3d d", Cell)],
        rut,
        0.96,
        &["rut", "dgi"]
    ),
    row!(
        "uy_ci",
        "mod10",
        &[("d.3d.3d-d", Nothing), ("8d|7d-d", Context)],
        ci,
        0.94,
        &["ci", "cédula", "cedula", "documento"]
    ),
];

/// DGI: office 1 to 22, serial, 001, weights 4 3 2 9 8 7 6 5 4 3 2, minus the sum modulo 11.
fn rut(text: &[u8]) -> bool {
    let digits = after(text, b"UY");
    digits.len() == 12
        && (1..=22).contains(&number(&digits[..2]))
        && number(&digits[2..8]) > 0
        && &digits[8..11] == b"001"
        && (11 - sum(&digits[..11], &[4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 == last(digits)
}

/// DNIC: weights 2 9 8 7 6 3 4 modulo 10.
fn ci(digits: &[u8]) -> bool {
    (10 - sum(&digits[..7], &[2, 9, 8, 7, 6, 3, 4]) % 10) % 10 == last(digits) && !checksum::repeats(digits)
}
