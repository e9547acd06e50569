//! Oman.

use super::{row, sum, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] =
    &[row!("om_vat", "mod11", &[("aa9dx", Cell)], vatin, 0.95, &["vat", "vatin", "ضريبة"])];

/// As the numbers in use have it: weights 1 6 3 7 9 over the fifth to ninth digit, and one more, modulo 11, X for ten.
fn vatin(text: &[u8]) -> bool {
    let check = (1 + sum(&text[6..11], &[1, 6, 3, 7, 9])) % 11;
    text.starts_with(b"OM1") && check == if text[11] == b'X' { 10 } else { value(text[11]) }
}
