//! Canada.

use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[Recogniser {
    label: "ca_sin",
    reason: "ca_sin.luhn",
    forms: &[("ddd_ddd_ddd", Cell), ("ddddddddd", Cell)],
    check: |digits| !matches!(digits[0], b'0' | b'8') && checksum::luhn(digits),
    sure: 0.97,
    context: &["sin", "social insurance", "assurance sociale", "nas", "insurance number"],
}];
