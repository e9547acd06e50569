//! Oman.

use super::row;
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "om_vat",
    "format",
    &[("aa10d", Cell)],
    |text| text.starts_with(b"OM1"),
    0.95,
    &["vat", "vatin", "ضريبة"]
)];
