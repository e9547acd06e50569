//! Monaco.

use super::{after, row};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "mc_tva",
    "mod97",
    &[("11d|aa11d|aa 11d|2d 4d 5d|2d 3d 3d 3d|aa 2d 3d 3d 3d", Cell)],
    |text| super::fr::tva(text)
        && (text.ends_with(&text[text.len() - 6..]) && after(text, b"FR")[2..].starts_with(b"000")),
    0.96,
    &["tva", "vat"]
)];
