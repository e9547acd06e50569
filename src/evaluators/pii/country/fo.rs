//! Faroe Islands.

use super::{any, row};
use crate::evaluators::pii::recogniser::Needs::Context;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "fo_vn",
    "format",
    &[("6d", Context), ("aa6d|aa 6d", Context)],
    any,
    0.85,
    &["v tal", "vtal", "mvg", "vn"]
)];
