//! El Salvador.

use super::{last, number, row, sum};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!("sv_nit", "mod11", &[("14d|4d-6d-3d-d", Cell)], nit, 0.97, &["nit", "hacienda"]),
    row!("sv_dui", "mod10", &[("8d-d", Context)], dui, 0.94, &["dui", "documento único"]),
];

/// Ministerio de Hacienda: place, date, serial; up to serial 100 weights 14 to 2, above 2 7 6 5 4 3 2 7 6 5 4 3 2, modulo 11.
fn nit(digits: &[u8]) -> bool {
    let check = if number(&digits[10..13]) <= 100 {
        sum(&digits[..13], &[14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11 % 10
    } else {
        (11 - sum(&digits[..13], &[2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10
    };
    matches!(digits[0], b'0' | b'1' | b'9') && check == last(digits) && !checksum::repeats(digits)
}

/// RNPN: weights 9 to 2 modulo 10.
fn dui(digits: &[u8]) -> bool {
    (10 - sum(&digits[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 10) % 10 == last(digits)
}
