//! Dominican Republic.

use super::{last, number, row, sum, thing};
use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "do_cedula",
        "luhn",
        &[("11d", Cell), ("3d-7d-d", Nothing)],
        |digits| checksum::luhn(digits) && !checksum::repeats(digits),
        0.95,
        &["cédula", "cedula", "jce"]
    ),
    row!("do_rnc", "mod11", &[("9d|d-2d-5d-d", Cell)], rnc, 0.95, &["rnc", "dgii", "contribuyente"]),
    thing!(
        "do_ncf",
        "structure",
        &[("a18d|a10d|a12d", Cell)],
        ncf,
        0.92,
        &["ncf", "comprobante", "comprobante fiscal"]
    ),
];

/// DGII: weights 7 9 8 6 5 4 3 2, then (10 minus the sum) modulo 9, plus 1.
fn rnc(digits: &[u8]) -> bool {
    let rest = sum(&digits[..8], &[7, 9, 8, 6, 5, 4, 3, 2]) % 11;
    (19 - rest) % 9 + 1 == last(digits)
}

/// DGII: series A or P and the kind in places 10 and 11; B and E and the kind right behind.
fn ncf(text: &[u8]) -> bool {
    match (text[0], text.len()) {
        (b'B', 11) => matches!(number(&text[1..3]), 1..=4 | 11..=17),
        (b'E', 13) => matches!(number(&text[1..3]), 31..=34 | 41 | 43..=47),
        (b'A' | b'P', 19) => matches!(number(&text[9..11]), 1..=4 | 11..=17),
        _ => false,
    }
}
