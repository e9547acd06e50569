//! Portugal.

use super::{after, last, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "pt_nif",
        "mod11",
        &[("9d|3d 3d 3d", Cell), ("aa9d|aa 9d", Cell)],
        nif,
        0.96,
        &["nif", "contribuinte", "número de contribuinte", "vat"]
    ),
    row!(
        "pt_cc",
        "luhn36",
        &[("8ddaad|8d d aad|8d d aad|9daad|8d d xxd", Cell)],
        cc,
        0.97,
        &["cc", "cartão de cidadão", "cidadão"]
    ),
    row!("pt_niss", "mod10", &[("11d", Context)], niss, 0.95, &["niss", "segurança social"]),
];

/// Autoridade Tributária: weights 9 to 2, 11 minus the sum modulo 11, modulo 10.
fn nif(text: &[u8]) -> bool {
    let digits = after(text, b"PT");
    digits.len() == 9
        && digits[0] != b'0'
        && (11 - sum(&digits[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == last(digits)
        && !checksum::repeats(digits)
}

/// IRN: twelve characters in base 36, every second from the right doubled and less 9 from 10 on, divisible by 10.
fn cc(text: &[u8]) -> bool {
    let total: u32 = text
        .iter()
        .rev()
        .enumerate()
        .map(|(at, &byte)| match value(byte) << (at % 2) {
            place if at % 2 == 1 && place > 9 => place - 9,
            place => place,
        })
        .sum();
    text.len() == 12 && total.is_multiple_of(10)
}

/// Segurança Social: primes from 29 down to 2.
fn niss(digits: &[u8]) -> bool {
    matches!(digits[0], b'1' | b'2')
        && 9 - sum(&digits[..10], &[29, 23, 19, 17, 13, 11, 7, 5, 3, 2]) % 10 == last(digits)
}
