//! Nigeria.

use super::{any, row};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "ng_nin",
        "verhoeff",
        &[("11d", Cell)],
        |digits| checksum::verhoeff(digits) && !checksum::repeats(digits),
        0.96,
        &["nin", "nimc", "national identification"]
    ),
    row!(
        "ng_vehicle_registration",
        "format",
        &[("3a-3daa", Nothing), ("3a3daa|3a 3daa|3a 3d aa", Context)],
        any,
        0.92,
        &["plate", "plate number", "vehicle", "registration"]
    ),
    row!(
        "ng_bvn",
        "format",
        &[("11d", Context)],
        |digits| digits.starts_with(b"22"),
        0.9,
        &["bvn", "bank verification"]
    ),
];
