//! Venezuela.

use super::{row, sum};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] =
    &[row!("ve_rif", "mod11", &[("a9d|a-8d-d|a-9d", Cell)], rif, 0.96, &["rif", "seniat"])];

/// SENIAT: the letter counts 4, 8, 12, 16 or 20; weights 3 2 7 6 5 4 3 2 modulo 11.
fn rif(text: &[u8]) -> bool {
    let kind = match text[0] {
        b'V' => 4,
        b'E' => 8,
        b'J' | b'C' => 12,
        b'P' => 16,
        b'G' => 20,
        _ => return false,
    };
    b"00987654321"[((kind + sum(&text[1..9], &[3, 2, 7, 6, 5, 4, 3, 2])) % 11) as usize] == text[9]
}
