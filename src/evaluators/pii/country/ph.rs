//! Philippines.

use super::{any, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "ph_tin",
        "mod11",
        &[("9d|12d|3d-3d-3d|3d-3d-3d-3d|3d-3d-3d-5d", Cell)],
        tin,
        0.95,
        &["tin", "bir", "bir tin", "taxpayer"]
    ),
    row!("ph_umid", "format", &[("4d-7d-d", Cell)], any, 0.92, &["umid", "crn", "sss", "gsis"]),
    row!("ph_sss", "format", &[("2d-7d-d", Context)], any, 0.9, &["sss", "sss number", "social security"]),
];

/// BIR: weights 9 to 2 modulo 11, then the branch.
fn tin(digits: &[u8]) -> bool {
    sum(&digits[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 11 == value(digits[8]) && !checksum::repeats(&digits[..9])
}
