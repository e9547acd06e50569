//! Ireland.

use super::{after, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "ie_pps",
        "mod23",
        &[("7da|7daa|7d a|7d aa", Cell)],
        pps,
        0.97,
        &["pps", "ppsn", "pps no", "pps number", "personal public service"]
    ),
    row!(
        "ie_vat",
        "mod23",
        &[("aa7da|aa7daa|aa 7da|aa 7daa|dx5da|aadx5da|aa dx5da", Cell)],
        vat,
        0.96,
        &["vat", "cbl"]
    ),
];

/// Social Welfare Consolidation Act: weights 8 to 2, a second letter times 9, modulo 23. W, T and X behind mark a spouse.
fn pps(text: &[u8]) -> bool {
    let second = text.get(8).copied().unwrap_or(b'W');
    let extra = match second {
        b'A'..=b'I' => u32::from(second - b'A') + 1,
        b'W' | b'T' | b'X' => 0,
        _ => return false,
    };
    let total = sum(&text[..7], &[8, 7, 6, 5, 4, 3, 2]) + extra * 9;
    b"WABCDEFGHIJKLMNOPQRSTUV"[(total % 23) as usize] == text[7]
}

/// Revenue: as a PPS number, or the older form whose second character is a letter.
fn vat(text: &[u8]) -> bool {
    let text = after(text, b"IE");
    match text.len() {
        8 if text[1].is_ascii_alphabetic() => {
            let total = sum(&text[2..7], &[7, 6, 5, 4, 3]) + value(text[0]) * 2;
            b"WABCDEFGHIJKLMNOPQRSTUV"[(total % 23) as usize] == text[7]
        }
        8 | 9 => text[..7].iter().all(u8::is_ascii_digit) && pps(text),
        _ => false,
    }
}
