//! India.

use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        label: "in_aadhaar",
        reason: "in_aadhaar.verhoeff",
        forms: &[("dddd_dddd_dddd", Nothing), ("dddddddddddd", Cell)],
        check: |digits| !matches!(digits[0], b'0' | b'1') && checksum::verhoeff(digits),
        sure: 0.98,
        context: &["aadhaar", "aadhar", "uidai", "uid", "adhaar"],
    },
    Recogniser {
        label: "in_pan",
        reason: "in_pan.format",
        forms: &[("aaaaadddda", Cell)],
        check: |text| b"ABCFGHJLPT".contains(&text[3]),
        sure: 0.95,
        context: &["pan", "permanent account", "income tax", "pan card", "pan no"],
    },
];
