//! Poland.

use super::number;
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[Recogniser {
    label: "pl_pesel",
    reason: "pl_pesel.mod10",
    forms: &[("ddddddddddd", Cell)],
    check: pesel,
    sure: 0.98,
    context: &["pesel", "ewidencyjny"],
}];

/// Date of birth, where the month also tells the century, then weights 1 3 7 9 modulo 10.
fn pesel(digits: &[u8]) -> bool {
    let (month, day) = (number(&digits[2..4]) % 20, number(&digits[4..6]));
    let sum = checksum::weighted(digits, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
    (1..=12).contains(&month) && (1..=31).contains(&day) && sum.is_some_and(|sum| sum % 10 == 0)
}
