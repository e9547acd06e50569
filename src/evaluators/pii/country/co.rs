//! Colombia.

use super::{any, row, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "co_nit",
        "mod11",
        &[("3d.3d.3d-d", Cell), ("9d-d|10d|8d-d|10d-d", Context)],
        nit,
        0.95,
        &["nit", "rut", "dian", "tributaria"]
    ),
    row!(
        "co_cedula",
        "format",
        &[("1..3d.3d.3d|d.3d.3d.3d", Cell), ("6..10d", Context)],
        any,
        0.85,
        &["cédula", "cedula", "cédula de ciudadanía", "ciudadanía"]
    ),
];

/// DIAN: primes from 3 to 71 as weights from the right.
fn nit(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 15] = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];
    let (&check, body) = digits.split_last().unwrap_or((&b'x', &[]));
    let sum: u32 = body.iter().rev().zip(WEIGHTS).map(|(&byte, weight)| value(byte) * weight).sum();
    b"01987654321"[(sum % 11) as usize] == check && !checksum::repeats(digits)
}
