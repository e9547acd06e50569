//! Senegal.

use super::{row, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "sn_ninea",
    "mod10",
    &[("7ddad|9dad|7d dad|9d dad|7d|9d", Cell)],
    ninea,
    0.93,
    &["ninea", "cofi"]
)];

/// DGID: seven digits (or nine), weights 1 and 2 alternating, modulo 10; then tax regime, office and activity.
fn ninea(text: &[u8]) -> bool {
    let letter = text.iter().position(u8::is_ascii_alphabetic);
    let digits = letter.map_or(text, |at| &text[..at - 1]);
    let regime = letter.is_none_or(|at| matches!(text[at - 1], b'0'..=b'2'));
    let total: u32 =
        digits.iter().rev().zip([1, 2].into_iter().cycle()).map(|(&byte, weight)| value(byte) * weight).sum();
    matches!(digits.len(), 7 | 9) && regime && total.is_multiple_of(10) && !checksum::repeats(digits)
}
