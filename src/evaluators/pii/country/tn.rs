//! Tunisia.

use super::{row, sum};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "tn_mf",
    "check_letter",
    &[("7da|7d a|7da/a/a/3d|7d/a/a/a/3d|7d a a a 3d|7d a/a/a/3d|7da a a 3d", Cell)],
    fiscal,
    0.96,
    &["mf", "matricule fiscal", "matricule"]
)];

/// Ministère des Finances: weights 7 to 1 modulo 23 pick a letter; then kind of tax, category and establishment.
fn fiscal(text: &[u8]) -> bool {
    let total = sum(&text[..7], &[7, 6, 5, 4, 3, 2, 1]);
    let tail = text.get(8..10).is_none_or(|kind| b"ABPDN".contains(&kind[0]) && b"MPCNE".contains(&kind[1]));
    tail && b"ABCDEFGHJKLMNPQRSTVWXYZ"[(total % 23) as usize] == text[7]
}
