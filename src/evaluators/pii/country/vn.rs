//! Vietnam.

use super::{number, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!("vn_mst", "mod11", &[("10d|10d-3d|13d", Cell)], mst, 0.95, &["mst", "mã số thuế", "tax code"]),
    row!(
        "vn_cccd",
        "structure",
        &[("12d", Context)],
        |digits| digits[0] == b'0' && matches!(digits[3], b'0'..=b'3'),
        0.92,
        &["cccd", "căn cước", "cmnd", "căn cước công dân"]
    ),
];

/// GDT: weights 31 29 23 19 17 13 7 5 3, 10 minus the sum modulo 11.
fn mst(digits: &[u8]) -> bool {
    let rest = sum(&digits[..9], &[31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11;
    (10 + 11 - rest) % 11 == value(digits[9])
        && number(&digits[2..9]) > 0
        && digits.get(10..).is_none_or(|branch| branch != b"000")
        && !checksum::repeats(&digits[..10])
}
