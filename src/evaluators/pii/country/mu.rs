//! Mauritius.

use super::{ddmmyy, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] =
    &[row!("mu_nid", "mod17", &[("a12dx", Cell)], nid, 0.96, &["nid", "national identity", "identity card"])];

/// Initial of the surname, date of birth, district and serial; weights 14 to 2 in base 36 modulo 17.
fn nid(text: &[u8]) -> bool {
    let total = sum(&text[..13], &[14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    ddmmyy(&text[1..]) && (17 + 17 - total % 17) % 17 == value(text[13])
}
