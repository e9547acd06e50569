//! Montenegro.

use super::{last, row, sum};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] =
    &[row!("me_pib", "mod11", &[("8d", Cell)], pib, 0.95, &["pib", "poreski"])];

/// Weights 8 to 2, minus the sum modulo 11, modulo 10.
fn pib(digits: &[u8]) -> bool {
    (11 - sum(&digits[..7], &[8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == last(digits)
        && !checksum::repeats(digits)
}
