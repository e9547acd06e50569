//! Algeria.

use super::row;
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "dz_nif",
    "format",
    &[("15d|20d|3d 3d 3d 3d 3d", Cell)],
    |digits| digits[0] != b'0' || !checksum::repeats(digits),
    0.85,
    &["nif", "fiscale", "identifiant fiscal"]
)];
