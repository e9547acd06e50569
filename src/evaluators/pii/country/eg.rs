//! Egypt.

use super::{any, row};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "eg_tn",
    "format",
    &[("9d|3d-3d-3d", Context), ("3d-3d-3d", Cell)],
    any,
    0.8,
    &["tax registration", "trn", "رقم التسجيل الضريبي", "الضريبي"]
)];
