//! Chile.

use super::{after, row, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "cl_rut",
    "mod11",
    &[("2d.3d.3d-x|d.3d.3d-x", Nothing), ("8d-x|7d-x|8dx|7dx|aa 8d-x|aa 7d-x|aa8dx", Cell)],
    rut,
    0.97,
    &["rut", "run", "rol único", "rol unico"]
)];

/// Servicio de Impuestos Internos: weights 2 to 7 from the right, 11 minus the sum modulo 11; 10 is K.
fn rut(text: &[u8]) -> bool {
    let text = after(text, b"CL");
    let (&check, body) = text.split_last().unwrap_or((&b'x', &[]));
    let sum: u32 = body.iter().rev().enumerate().map(|(at, &byte)| value(byte) * (2 + at as u32 % 6)).sum();
    matches!(body.len(), 7 | 8) && b"0K987654321"[(sum % 11) as usize] == check && !checksum::repeats(body)
}
