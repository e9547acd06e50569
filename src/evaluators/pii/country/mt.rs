//! Malta.

use super::{after, row, sum};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[
    row!("mt_vat", "mod37", &[("8d|4d-4d|aa8d|aa 8d|aa 4d-4d", Cell)], vat, 0.95, &["vat", "vat no"]),
    row!(
        "mt_id",
        "format",
        &[("7da|6da", Context)],
        |text| b"MGAPLHBZ".contains(&text[text.len() - 1]),
        0.87,
        &["identity card", "id card", "karta tal identità"]
    ),
];

/// CfR: weights 3 4 6 7 8 9 10 1, divisible by 37.
fn vat(text: &[u8]) -> bool {
    let digits = after(text, b"MT");
    digits.len() == 8 && digits[0] != b'0' && sum(digits, &[3, 4, 6, 7, 8, 9, 10, 1]).is_multiple_of(37)
}
