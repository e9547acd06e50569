//! Taiwan.

use super::{row, sum, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!("tw_ubn", "mod5", &[("8d", Cell)], ubn, 0.93, &["統一編號", "統編", "ubn"]),
    row!(
        "tw_id",
        "mod10",
        &[("a9d", Cell)],
        identity,
        0.96,
        &["身分證", "身分證字號", "taiwan id", "統一證號"]
    ),
];

/// Ministry of Finance: weights 1 2 1 2 1 2 4 1 with digit sums, divisible by 5; a 7 in seventh place counts as 0 or 1.
fn ubn(digits: &[u8]) -> bool {
    let weights = [1, 2, 1, 2, 1, 2, 4, 1];
    let total: u32 = digits
        .iter()
        .zip(weights)
        .map(|(&byte, weight)| value(byte) * weight / 10 + value(byte) * weight % 10)
        .sum();
    !checksum::repeats(digits)
        && (total.is_multiple_of(5) || (digits[6] == b'7' && (total + 1).is_multiple_of(5)))
}

/// Ministry of the Interior: the letter as two digits, sex or kind, weights 1 9 8 7 6 5 4 3 2 1 1, divisible by 10.
fn identity(text: &[u8]) -> bool {
    const PLACES: [u32; 26] = [
        10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31,
        33,
    ];
    let place = PLACES[usize::from(text[0] - b'A')];
    let total = place / 10 + place % 10 * 9 + sum(&text[1..], &[8, 7, 6, 5, 4, 3, 2, 1, 1]);
    matches!(text[1], b'1' | b'2' | b'8' | b'9') && total.is_multiple_of(10)
}
