//! Saudi Arabia.

use super::row;
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "sa_id",
    "luhn",
    &[("10d", Cell)],
    |digits| matches!(digits[0], b'1' | b'2') && checksum::luhn(digits) && !checksum::repeats(digits),
    0.95,
    &["iqama", "saudi id", "national id", "هوية", "الهوية", "إقامة"]
)];
