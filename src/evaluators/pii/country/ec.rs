//! Ecuador.

use super::{doubled, number, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "ec_ci",
        "mod10",
        &[("10d|9d-d", Cell)],
        |digits| person(digits),
        0.96,
        &["cédula", "cedula", "ci", "identidad"]
    ),
    row!("ec_ruc", "mod11", &[("13d|10d-3d", Cell)], ruc, 0.97, &["ruc", "contribuyente"]),
];

/// Registro Civil: province, a third digit below 6, weights 2 and 1 alternating with digit sums.
fn person(digits: &[u8]) -> bool {
    let sum: u32 = digits[..9].iter().enumerate().map(|(at, &byte)| doubled(value(byte), at % 2 == 0)).sum();
    province(digits) && digits[2] < b'6' && (sum + value(digits[9])).is_multiple_of(10)
}

fn province(digits: &[u8]) -> bool {
    matches!(number(&digits[..2]), 1..=24 | 30 | 50)
}

/// SRI: persons as their cédula and 001; 6 for the state and 9 for companies, by modulo 11.
fn ruc(digits: &[u8]) -> bool {
    let state = sum(&digits[..9], &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11) && &digits[9..] != b"0000";
    let company = sum(&digits[..10], &[4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11);
    province(digits)
        && match digits[2] {
            b'0'..=b'5' => person(&digits[..10]) && &digits[10..] != b"000",
            b'6' => state || (person(&digits[..10]) && &digits[10..] != b"000"),
            b'9' => company && &digits[10..] != b"000",
            _ => false,
        }
}
