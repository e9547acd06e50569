//! Cuba.

use super::{date, number, row};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "cu_ni",
    "date",
    &[("11d", Cell)],
    identity,
    0.93,
    &["ni", "carné de identidad", "carnet", "identidad"]
)];

/// Date of birth, then a digit for the century: 9 for 1800, 0 to 5 for 1900, 6 to 8 for 2000.
fn identity(digits: &[u8]) -> bool {
    let century = match digits[6] {
        b'9' => 1800,
        b'0'..=b'5' => 1900,
        _ => 2000,
    };
    date(century + number(&digits[..2]), number(&digits[2..4]), number(&digits[4..6]))
}
