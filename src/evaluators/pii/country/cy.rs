//! Cyprus.

use super::{after, row, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "cy_vat",
    "check_letter",
    &[("8da|aa8da|aa 8da|aa-8da", Cell)],
    vat,
    0.96,
    &["vat", "φπα", "tic"]
)];

/// Tax Department: the even places by a table, the odd ones as they are, modulo 26.
fn vat(text: &[u8]) -> bool {
    const EVEN: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    let text = after(text, b"CY");
    if text.len() != 9 || text.starts_with(b"12") {
        return false;
    }
    let sum: u32 = text[..8]
        .iter()
        .enumerate()
        .map(|(at, &byte)| if at % 2 == 0 { EVEN[value(byte) as usize % 10] } else { value(byte) })
        .sum();
    u32::from(text[8] - b'A') == sum % 26
}
