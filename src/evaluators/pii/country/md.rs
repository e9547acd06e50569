//! Moldova.

use super::{last, row, sum};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] =
    &[row!("md_idno", "mod10", &[("13d", Cell)], idno, 0.95, &["idno", "idnp", "cod fiscal"])];

/// Weights 7 3 1 over and over, modulo 10.
fn idno(digits: &[u8]) -> bool {
    sum(&digits[..12], &[7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 == last(digits)
        && !checksum::repeats(digits)
}
