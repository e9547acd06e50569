//! China.

use super::{number, row};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "cn_ric",
        reason: "cn_ric.mod11_2",
        forms: &[("dddddddddddddddddx", Nothing)],
        check: resident,
        sure: 0.98,
        context: &["身份证", "身份证号", "resident identity", "id card", "shenfenzheng"],
    },
    row!(
        "cn_uscc",
        "mod31",
        &[("18x", Cell)],
        uscc,
        0.97,
        &["uscc", "统一社会信用代码", "社会信用代码", "unified social credit"]
    ),
    row!(
        "cn_passport",
        "format",
        &[("a8d|aa7d", Context)],
        |text| b"EGPDS".contains(&text[0]),
        0.86,
        &["护照", "护照号", "passport"]
    ),
];

/// GB 11643-1999: area, date of birth, serial, check (ISO 7064 MOD 11-2).
fn resident(text: &[u8]) -> bool {
    let (year, month, day) = (number(&text[6..10]), number(&text[10..12]), number(&text[12..14]));
    let date = (1900..=2099).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    date && text[0] != b'0' && checksum::mod11_2(text)
}

/// GB 32100-2015: base 31 without I O S V Z, weights powers of 3 modulo 31.
fn uscc(text: &[u8]) -> bool {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let place = |byte: u8| ALPHABET.iter().position(|&known| known == byte);
    let sum =
        text[..17].iter().zip(WEIGHTS).try_fold(0, |sum, (&byte, weight)| Some(sum + place(byte)? * weight));
    text[2..8].iter().all(u8::is_ascii_digit)
        && sum.is_some_and(|sum| ALPHABET[(31 - sum % 31) % 31] == text[17])
}
