//! Japan.

use super::{any, last, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "jp_in",
        "mod11",
        &[("12d|4d 4d 4d|4d-4d-4d", Cell)],
        individual,
        0.97,
        &["マイナンバー", "個人番号", "my number", "mynumber"]
    ),
    row!("jp_cn", "mod9", &[("13d|d-4d-4d-4d", Cell)], corporate, 0.96, &["法人番号", "corporate number"]),
    row!("jp_passport", "format", &[("aa7d", Context)], any, 0.86, &["パスポート", "旅券", "passport"]),
];

/// Order 85/2014 article 5: weights 6 5 4 3 2 7 6 5 4 3 2, 11 minus the sum modulo 11, 0 where that leaves 0 or 1.
fn individual(digits: &[u8]) -> bool {
    let rest = sum(&digits[..11], &[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    (if rest <= 1 { 0 } else { 11 - rest }) == last(digits) && !checksum::repeats(digits)
}

/// National Tax Agency: the first digit is 9 minus the weighted sum (1 and 2 from the right) modulo 9.
fn corporate(digits: &[u8]) -> bool {
    let total: u32 = digits[1..]
        .iter()
        .rev()
        .zip([1, 2].into_iter().cycle())
        .map(|(&byte, weight)| value(byte) * weight)
        .sum();
    9 - total % 9 == value(digits[0])
}
