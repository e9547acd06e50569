//! Malaysia.

use super::{number, row, yymmdd};
use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "my_nric",
    "date",
    &[("6d-2d-4d|6d 2d 4d", Nothing), ("12d", Cell)],
    nric,
    0.95,
    &["nric", "mykad", "kad pengenalan", "ic no", "ic number"]
)];

/// JPN: date of birth, place of birth, serial.
fn nric(digits: &[u8]) -> bool {
    yymmdd(digits) && !matches!(number(&digits[6..8]), 0 | 17..=20 | 69 | 70 | 73 | 80 | 81 | 94..=97)
}
