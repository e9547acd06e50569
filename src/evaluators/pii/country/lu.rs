//! Luxembourg.

use super::{after, date, number, row};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "lu_tva",
        "mod89",
        &[("8d|3d 3d 2d|aa8d|aa 8d|aa 3d 3d 2d", Cell)],
        tva,
        0.96,
        &["tva", "vat", "matricule"]
    ),
    row!(
        "lu_nin",
        "luhn",
        &[("13d|4d 2d 2d 5d", Cell)],
        nin,
        0.97,
        &["matricule", "nin", "identification nationale", "cns"]
    ),
];

/// AED: the first six digits modulo 89 are the last two.
fn tva(text: &[u8]) -> bool {
    let digits = after(text, b"LU");
    digits.len() == 8 && number(&digits[..6]) % 89 == number(&digits[6..]) && !checksum::repeats(digits)
}

/// CTIE: date of birth, serial, Luhn over twelve digits, then Verhoeff over the same eleven.
fn nin(digits: &[u8]) -> bool {
    let mut verhoeff = [0; 12];
    verhoeff[..11].copy_from_slice(&digits[..11]);
    verhoeff[11] = digits[12];
    date(number(&digits[..4]), number(&digits[4..6]), number(&digits[6..8]))
        && checksum::luhn(&digits[..12])
        && checksum::verhoeff(&verhoeff)
}
