//! Türkiye.

use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[Recogniser {
    label: "tr_national_id",
    reason: "tr_national_id.mod10",
    forms: &[("ddddddddddd", Cell)],
    check: national,
    sure: 0.98,
    context: &["tc", "tckn", "kimlik", "kimlik no", "tc kimlik", "national id"],
}];

/// Two check digits: seven times the odd places less the even ones, and the sum of all before, modulo 10.
fn national(digits: &[u8]) -> bool {
    let value = |at: usize| i32::from(digits[at] - b'0');
    let (odd, even): (i32, i32) = ((0..9).step_by(2).map(value).sum(), (1..8).step_by(2).map(value).sum());
    let total: i32 = (0..10).map(value).sum();
    digits[0] != b'0' && (7 * odd - even).rem_euclid(10) == value(9) && total % 10 == value(10)
}
