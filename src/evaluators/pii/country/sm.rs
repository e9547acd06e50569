//! San Marino.

use super::{after, row};
use crate::evaluators::pii::recogniser::Needs::Context;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "sm_coe",
    "format",
    &[("2..6d|aa5d|aa 5d", Context), ("2..6d", Context)],
    |text| after(text, b"SM").iter().all(u8::is_ascii_digit),
    0.85,
    &["coe", "codice operatore", "operatore economico"]
)];
