//! Guatemala.

use super::{row, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "gt_nit",
    "mod11",
    &[("5..8d-x", Cell), ("6..9x", Context)],
    nit,
    0.94,
    &["nit", "tributaria", "sat"]
)];

/// SAT: weights from 2 on from the right, minus the sum modulo 11; 10 is K.
fn nit(text: &[u8]) -> bool {
    let (&check, body) = text.split_last().unwrap_or((&b'x', &[]));
    let sum: u32 = body.iter().rev().zip(2..).map(|(&byte, weight)| value(byte) * weight).sum();
    body.iter().all(u8::is_ascii_digit) && b"0123456789K"[((11 - sum % 11) % 11) as usize] == check
}
