//! Netherlands.

use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[Recogniser {
    label: "nl_bsn",
    reason: "nl_bsn.mod11",
    forms: &[("ddddddddd", Cell), ("dddd.dd.ddd", Nothing)],
    check: bsn,
    sure: 0.97,
    context: &["bsn", "burgerservicenummer", "sofinummer", "sofi"],
}];

/// The elf-proef: weights 9 to 2, and -1 for the last digit.
fn bsn(digits: &[u8]) -> bool {
    let sum = checksum::weighted(digits, &[9, 8, 7, 6, 5, 4, 3, 2, 10]);
    sum.is_some_and(|sum| sum % 11 == 0) && !checksum::repeats(digits)
}
