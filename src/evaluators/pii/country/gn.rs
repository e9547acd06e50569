//! Guinea.

use super::row;
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "gn_nifp",
    "luhn",
    &[("9d|3d-3d-3d", Cell)],
    |digits| checksum::luhn(digits) && !checksum::repeats(digits),
    0.94,
    &["nifp", "nif", "fiscale permanent"]
)];
