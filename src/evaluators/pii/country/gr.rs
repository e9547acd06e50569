//! Greece.

use super::{after, ddmmyy, last, row, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!("gr_amka", "luhn", &[("11d", Cell)], amka, 0.97, &["αμκα", "amka", "μητρώου"]),
    row!("gr_vat", "mod11", &[("9d|aa9d|aa 9d", Cell)], vat, 0.96, &["αφμ", "afm", "vat", "τιν"]),
];

/// ΗΔΙΚΑ: date of birth, serial, Luhn.
fn amka(digits: &[u8]) -> bool {
    ddmmyy(digits) && checksum::luhn(digits)
}

/// ΑΑΔΕ: powers of 2 as weights, modulo 11, modulo 10.
fn vat(text: &[u8]) -> bool {
    let digits = after(after(text, b"EL"), b"GR");
    let body = || digits[..8].iter().fold(0, |sum, &byte| sum * 2 + value(byte));
    digits.len() == 9 && body() > 0 && body() * 2 % 11 % 10 == last(digits)
}
