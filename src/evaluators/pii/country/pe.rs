//! Peru.

use super::{last, number, row, sum};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "pe_cui",
        "mod11",
        &[("8d-x", Cell), ("8d|8dx", Context)],
        cui,
        0.94,
        &["cui", "dni", "documento nacional"]
    ),
    row!("pe_ruc", "mod11", &[("11d", Cell)], ruc, 0.96, &["ruc", "sunat", "contribuyente"]),
];

/// RENIEC: weights 3 2 7 6 5 4 3 2 modulo 11 pick a digit or a letter; without them eight digits.
fn cui(text: &[u8]) -> bool {
    let Some(&check) = text.get(8) else { return !checksum::repeats(text) };
    let rest = (sum(&text[..8], &[3, 2, 7, 6, 5, 4, 3, 2]) % 11) as usize;
    b"65432110987"[rest] == check || b"KJIHGFEDCBA"[rest] == check
}

/// SUNAT: kind of person, weights 5 4 3 2 7 6 5 4 3 2 modulo 11.
fn ruc(digits: &[u8]) -> bool {
    let kind = matches!(number(&digits[..2]), 10 | 15 | 16 | 17 | 20);
    kind && (11 - sum(&digits[..10], &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 10 == last(digits)
}
