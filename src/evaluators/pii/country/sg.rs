//! Singapore.

use super::{number, row, sum};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "sg_nric_fin",
        "check_letter",
        &[("a7da", Cell)],
        nric,
        0.97,
        &["nric", "fin", "singapore id", "ic number"]
    ),
    row!(
        "sg_nric_fin",
        "format",
        &[("a7da", Context)],
        |text| b"STFGM".contains(&text[0]),
        0.8,
        &["nric", "fin", "singapore id", "ic number"]
    ),
    row!(
        "sg_uen",
        "check_letter",
        &[("8da|9da|a2daa4da", Cell)],
        uen,
        0.95,
        &["uen", "acra", "entity number"]
    ),
];

/// ICA: S, T, F, G or M, weights 2 7 6 5 4 3 2, more for the newer series, and a letter of the series.
fn nric(text: &[u8]) -> bool {
    let total = sum(&text[1..8], &[2, 7, 6, 5, 4, 3, 2]);
    let (more, letters) = match text[0] {
        b'S' => (0, b"JZIHGFEDCBA"),
        b'T' => (4, b"JZIHGFEDCBA"),
        b'F' => (0, b"XWUTRQPNMLK"),
        b'G' => (4, b"XWUTRQPNMLK"),
        b'M' => (3, b"XWUTRQPNJLK"),
        _ => return false,
    };
    letters[((total + more) % 11) as usize] == text[8]
}

/// ACRA: businesses, local companies, and others by year and kind, each with weights of its own modulo 11.
fn uen(text: &[u8]) -> bool {
    const ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWX0123456789";
    match text.len() {
        9 => b"XMKECAWLJDB"[(sum(&text[..8], &[10, 4, 9, 3, 8, 2, 7, 1]) % 11) as usize] == text[8],
        10 if text[0].is_ascii_digit() => {
            (1800..=2100).contains(&number(&text[..4]))
                && b"ZKCMDNERGWH"[(sum(&text[..9], &[10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11) as usize] == text[9]
        }
        10 => {
            let place = |byte: u8| ALPHABET.iter().position(|&known| known == byte).map(|at| at as u32);
            let weights = [4, 3, 5, 3, 10, 2, 2, 5, 7];
            let total = text[..9]
                .iter()
                .zip(weights)
                .try_fold(0, |total, (&byte, weight)| Some(total + place(byte)? * weight));
            b"RST".contains(&text[0])
                && total.is_some_and(|total| ALPHABET[((total + 11 - 5) % 11) as usize] == text[9])
        }
        _ => false,
    }
}
