//! Türkiye.

use super::{last, number, row, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "tr_national_id",
        reason: "tr_national_id.mod10",
        forms: &[("ddddddddddd", Cell)],
        check: national,
        sure: 0.98,
        context: &["tc", "tckn", "kimlik", "kimlik no", "tc kimlik", "national id"],
    },
    row!("tr_vkn", "mod10", &[("10d", Cell)], vkn, 0.95, &["vkn", "vergi", "vergi no", "vergi kimlik"]),
    row!(
        "tr_license_plate",
        "structure",
        &[("2d 1..3a 2..5d|2d1..3a2..5d|2d-1..3a-2..5d", Cell)],
        plate,
        0.92,
        &["plaka", "plakası", "plate", "license plate", "araç"]
    ),
];

/// Two check digits: seven times the odd places less the even ones, and the sum of all before, modulo 10.
fn national(digits: &[u8]) -> bool {
    let value = |at: usize| i32::from(digits[at] - b'0');
    let (odd, even): (i32, i32) = ((0..9).step_by(2).map(value).sum(), (1..8).step_by(2).map(value).sum());
    let total: i32 = (0..10).map(value).sum();
    digits[0] != b'0' && (7 * odd - even).rem_euclid(10) == value(9) && total % 10 == value(10)
}

/// GİB: each digit plus its place modulo 10, times a power of 2 modulo 9.
fn vkn(digits: &[u8]) -> bool {
    let total: u32 = digits[..9]
        .iter()
        .rev()
        .zip(1..)
        .map(|(&byte, place)| {
            let shifted = (value(byte) + place) % 10;
            match shifted * (1 << place) % 9 {
                0 if shifted > 0 => 9,
                rest => rest,
            }
        })
        .sum();
    (10 - total % 10) % 10 == last(digits) && !checksum::repeats(digits)
}

/// Karayolları: province 01 to 81; one letter with four or five digits, two with three or four, three with two to four.
fn plate(text: &[u8]) -> bool {
    let letters = text[2..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    !text[2..2 + letters].iter().any(|letter| b"QWX".contains(letter))
        && (1..=81).contains(&number(&text[..2]))
}
