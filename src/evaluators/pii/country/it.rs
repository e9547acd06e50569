//! Italy.

use super::{after, any, doubled, last, number, row, thing, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "it_fiscal_code",
        reason: "it_fiscal_code.check_letter",
        forms: &[("aaaaaaxxaxxaxxxa", Nothing)],
        check: fiscal,
        sure: 0.99,
        context: &["codice fiscale", "fiscale", "cf"],
    },
    row!(
        "it_vat_code",
        "luhn",
        &[("11d|aa11d|aa 11d", Cell)],
        iva,
        0.96,
        &["partita iva", "p iva", "piva", "iva", "vat"]
    ),
    row!(
        "it_driver_license",
        "format",
        &[("aa7da|a1x7xa", Context)],
        driver,
        0.88,
        &["patente", "patente di guida", "license", "licenza", "guida"]
    ),
    row!(
        "it_identity_card",
        "format",
        &[("aa7d|aa5daa|7daa|aa 7d|aa 5d aa", Context)],
        any,
        0.88,
        &["carta d identità", "carta identità", "identità", "cie", "identity card"]
    ),
    row!("it_passport", "format", &[("aa7d", Context)], any, 0.86, &["passaporto", "passport"]),
    thing!("it_aic", "mod10", &[("9d", Cell), ("6x", Context)], aic, 0.93, &["aic", "farmaco", "minsan"]),
];

/// Decreto 23/12/1976: even places count as they are, odd ones by a table, the sum modulo 26 is the last letter.
fn fiscal(text: &[u8]) -> bool {
    const ODD: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let place = |byte: u8| u32::from(if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' });
    let month = b"ABCDEHLMPRST".contains(&text[8]);
    let body = text[..15].iter().enumerate();
    let sum: u32 =
        body.map(|(at, &byte)| if at % 2 == 0 { ODD[place(byte) as usize] } else { place(byte) }).sum();
    month && sum % 26 == place(text[15])
}

/// Agenzia delle Entrate: serial, province, Luhn.
fn iva(text: &[u8]) -> bool {
    let digits = after(text, b"IT");
    digits.len() == 11
        && number(&digits[..7]) > 0
        && matches!(number(&digits[7..10]), 1..=100 | 120 | 121 | 888 | 999)
        && checksum::luhn(digits)
}

/// Licences since 2013 begin with U1.
fn driver(text: &[u8]) -> bool {
    text.starts_with(b"U1")
        || (text[..2].iter().all(u8::is_ascii_alphabetic) && text[2..9].iter().all(u8::is_ascii_digit))
}

/// AIFA: nine digits that begin with 0, or the same number in base 32.
fn aic(text: &[u8]) -> bool {
    let mut digits = [b'0'; 9];
    if text.len() == 6 {
        const ALPHABET: &[u8] = b"0123456789BCDFGHJKLMNPQRSTUVWXYZ";
        let place = |byte: u8| ALPHABET.iter().position(|&known| known == byte);
        let Some(mut number) = text.iter().try_fold(0, |number, &byte| Some(number * 32 + place(byte)?))
        else {
            return false;
        };
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (number % 10) as u8;
            number /= 10;
        }
    } else {
        digits.copy_from_slice(text);
    }
    let sum: u32 = digits[..8].iter().enumerate().map(|(at, &byte)| doubled(value(byte), at % 2 == 1)).sum();
    digits[0] == b'0' && sum % 10 == last(&digits) && !checksum::repeats(&digits)
}
