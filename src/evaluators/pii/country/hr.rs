//! Croatia.

use super::{after, row};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "hr_oib",
    "mod11_10",
    &[("11d|aa11d|aa 11d", Cell)],
    |text| checksum::mod11_10(after(text, b"HR")) && after(text, b"HR").len() == 11,
    0.97,
    &["oib", "osobni identifikacijski"]
)];
