//! Mozambique.

use super::{row, sum};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] =
    &[row!("mz_nuit", "mod11", &[("9d", Cell)], nuit, 0.95, &["nuit", "número único"])];

/// AT: weights 8 9 4 5 6 7 8 9 modulo 11.
fn nuit(digits: &[u8]) -> bool {
    b"01234567891"[(sum(&digits[..8], &[8, 9, 4, 5, 6, 7, 8, 9]) % 11) as usize] == digits[8]
        && !checksum::repeats(digits)
}
