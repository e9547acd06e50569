//! Spain.

use crate::evaluators::pii::recogniser::Needs::Nothing;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        label: "es_nif",
        reason: "es_nif.mod23",
        forms: &[("dddddddda", Nothing), ("dddddddd-a", Nothing)],
        check: |text| letter(&text[..8], text[8]),
        sure: 0.97,
        context: &["dni", "nif", "documento nacional", "identidad"],
    },
    Recogniser {
        label: "es_nie",
        reason: "es_nie.mod23",
        forms: &[("addddddda", Nothing), ("a-ddddddd-a", Nothing), ("addddddd-a", Nothing)],
        check: foreigner,
        sure: 0.98,
        context: &["nie", "extranjero", "identidad de extranjero"],
    },
];

/// Real Decreto 1553/2005: the number modulo 23 picks the letter.
fn letter(digits: &[u8], letter: u8) -> bool {
    let rest = checksum::remainder(digits, 23);
    rest.is_some_and(|rest| b"TRWAGMYFPDXBNJZSQVHLCKE"[rest as usize] == letter)
}

/// X, Y and Z stand for a first digit 0, 1 and 2.
fn foreigner(text: &[u8]) -> bool {
    let Some(first) = b"XYZ".iter().position(|&first| first == text[0]) else { return false };
    let mut digits = [0; 8];
    digits.copy_from_slice(&text[..8]);
    digits[0] = b'0' + first as u8;
    letter(&digits, text[8])
}
