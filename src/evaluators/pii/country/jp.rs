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
    // The police's licences, twelve digits; accounts of banks, seven; the residence card of the Immigration Services Agency.
    row!(
        "jp_driver_license",
        "format",
        &[("12d", Context)],
        any,
        0.86,
        &["運転免許", "運転免許証", "運転免許証番号", "免許証番号"]
    ),
    row!(
        "jp_bank_account",
        "format",
        &[("7d", Context)],
        any,
        0.8,
        &["口座番号", "普通預金", "当座預金", "普通口座"]
    ),
    row!(
        "jp_residence_card",
        "format",
        &[("aa8daa", Context)],
        any,
        0.93,
        &["在留カード", "在留カード番号", "residence card"]
    ),
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
