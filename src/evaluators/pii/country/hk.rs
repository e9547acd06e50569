//! Hong Kong.

use super::{row, sum, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "hk_id",
    "mod11",
    &[("a6dx|aa6dx|a6d x", Cell)],
    identity,
    0.96,
    &["hkid", "hong kong id", "身份證", "身份證號碼"]
)];

/// Immigration Department: one or two letters and six digits, weights 9 to 1 (a missing letter counts 36), modulo 11.
fn identity(text: &[u8]) -> bool {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let total = match letters {
        1 => 36 * 9 + sum(&text[..7], &[8, 7, 6, 5, 4, 3, 2]),
        2 => sum(&text[..8], &[9, 8, 7, 6, 5, 4, 3, 2]),
        _ => return false,
    };
    let check = match text[text.len() - 1] {
        b'A' => 10,
        digit @ b'0'..=b'9' => value(digit),
        _ => return false,
    };
    (total + check) % 11 == 0
}
