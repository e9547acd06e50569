//! Argentina.

use super::{any, number, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "ar_cuit",
        "mod11",
        &[("11d", Cell), ("2d-8d-d", Cell)],
        cuit,
        0.97,
        &["cuit", "cuil", "tributaria", "afip"]
    ),
    row!("ar_cbu", "mod10", &[("22d|8d 14d|8d-14d", Cell)], cbu, 0.98, &["cbu", "cvu", "bancaria uniforme"]),
    row!(
        "ar_dni",
        "format",
        &[("2d.3d.3d|d.3d.3d", Cell), ("8d|7d", Context)],
        any,
        0.85,
        &["dni", "documento nacional", "documento"]
    ),
];

/// AFIP: kind of person, weights 5 4 3 2 7 6 5 4 3 2, 11 minus the sum modulo 11.
fn cuit(digits: &[u8]) -> bool {
    let kind = matches!(number(&digits[..2]), 20 | 23 | 24 | 27 | 30 | 33 | 34 | 50 | 51 | 55);
    let rest = sum(digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    kind && b"09987654321"[rest as usize] == digits[10]
}

/// BCRA, Clave Bancaria Uniforme: bank and account each end in a check digit, weights 3 1 7 9 from the right.
fn cbu(digits: &[u8]) -> bool {
    let block = |digits: &[u8]| {
        let (&check, body) = digits.split_last().unwrap_or((&b'x', &[]));
        let sum: u32 = body
            .iter()
            .rev()
            .zip([3, 1, 7, 9].into_iter().cycle())
            .map(|(&byte, weight)| value(byte) * weight)
            .sum();
        (sum + value(check)).is_multiple_of(10)
    };
    block(&digits[..8]) && block(&digits[8..])
}
