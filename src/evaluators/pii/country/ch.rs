//! Switzerland.

use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[Recogniser {
    label: "ch_ssn",
    reason: "ch_ssn.ean13",
    forms: &[("ddd.dddd.dddd.dd", Nothing), ("ddddddddddddd", Cell)],
    check: insured,
    sure: 0.98,
    context: &["ahv", "avs", "avs nummer", "ahv nummer", "sozialversicherungsnummer", "ahvnr"],
}];

/// AHVN13: an EAN-13 that begins with Switzerland's 756.
fn insured(digits: &[u8]) -> bool {
    let sum = checksum::weighted(digits, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]);
    digits.starts_with(b"756") && sum.is_some_and(|sum| sum % 10 == 0)
}
