//! Pakistan.

use super::row;
use crate::evaluators::pii::recogniser::Needs::{Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "pk_cnic",
    "structure",
    &[("5d-7d-d", Nothing), ("13d", Context)],
    |digits| matches!(digits[0], b'1'..=b'8') && digits[12] != b'0',
    0.95,
    &["cnic", "nicop", "nadra", "snic"]
)];
