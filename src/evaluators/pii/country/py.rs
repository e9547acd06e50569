//! Paraguay.

use super::{row, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "py_ruc",
    "mod11",
    &[("4..8d-d", Cell), ("5..9d", Context), ("7d", Cell)],
    ruc,
    0.94,
    &["ruc", "set", "contribuyente"]
)];

/// SET: weights from 2 on from the right, minus the sum modulo 11, modulo 10.
fn ruc(digits: &[u8]) -> bool {
    let (&check, body) = digits.split_last().unwrap_or((&b'x', &[]));
    let total: u32 = body.iter().rev().zip(2..).map(|(&byte, weight)| value(byte) * weight).sum();
    (11 - total % 11) % 11 % 10 == value(check) && !checksum::repeats(digits)
}
