//! Kenya.

use super::row;
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "ke_pin",
    "format",
    &[("a9da", Cell)],
    |text| matches!(text[0], b'A' | b'P'),
    0.94,
    &["pin", "kra", "kra pin", "kenya revenue"]
)];
