//! Albania.

use super::{after, row};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "al_nipt",
    "format",
    &[("a8da|a 8d a|aaa8da|aa a 8d a|aa a8da", Cell)],
    nipt,
    0.93,
    &["nipt", "nuis", "tatimpaguesit"]
)];

/// Tatime, NUIS: decade and year and month, serial, check letter (no algorithm is published).
fn nipt(text: &[u8]) -> bool {
    let text = after(text, b"AL");
    text.len() == 10 && (b'A'..=b'M').contains(&text[0])
}
