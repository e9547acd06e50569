//! Liechtenstein.

use super::{number, row};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "li_peid",
    "format",
    &[("7d", Cell), ("4..12d", Context)],
    |digits| number(&digits[..digits.len().min(9)]) > 0,
    0.85,
    &["peid", "personenidentifikationsnummer", "pid"]
)];
