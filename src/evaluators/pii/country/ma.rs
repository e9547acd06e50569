//! Morocco.

use super::{any, row};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "ma_ice",
        "mod97",
        &[("15d|9d 4d 2d|2d 2d 2d 2d 2d 2d 3d", Cell)],
        ice,
        0.96,
        &["ice", "identifiant commun"]
    ),
    row!("ma_cin", "format", &[("1..2a5..6d", Context)], any, 0.85, &["cin", "cnie", "carte nationale"]),
];

/// OMPIC: the whole is divisible by 97.
fn ice(digits: &[u8]) -> bool {
    checksum::remainder(digits, 97) == Some(0) && !checksum::repeats(digits)
}
