//! Thailand.

use super::{last, number, row, sum};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "th_tnin",
        "mod11",
        &[("13d|d-4d-5d-2d-d|d 4d 5d 2d d", Cell)],
        citizen,
        0.97,
        &["thai id", "thai national", "เลขประจำตัวประชาชน", "บัตรประชาชน", "national id"]
    ),
    row!(
        "th_pin",
        "mod11",
        &[("13d|d-4d-5d-2d-d", Cell)],
        |digits| !matches!(digits[0], b'0' | b'9') && thirteen(digits),
        0.96,
        &["thai pin", "เลขประจำตัว"]
    ),
    row!(
        "th_moa",
        "mod11",
        &[("13d|d-2d-d-3d-5d-d", Cell)],
        |digits| digits[0] == b'0' && thirteen(digits),
        0.96,
        &["moa", "ทะเบียนนิติบุคคล"]
    ),
    row!(
        "th_tin",
        "mod11",
        &[("13d|d-4d-5d-2d-d|d-2d-d-3d-5d-d", Cell)],
        thirteen,
        0.95,
        &["tin", "เลขผู้เสียภาษี", "tax id"]
    ),
];

/// DOPA: kind of person, province and district, weights 13 to 2, 11 minus the sum modulo 11, modulo 10.
fn citizen(digits: &[u8]) -> bool {
    let province = matches!(number(&digits[1..3]), 10..=27 | 30..=58 | 60..=67 | 70..=77 | 80..=86 | 90..=96);
    matches!(digits[0], b'1'..=b'8') && province && thirteen(digits)
}

fn thirteen(digits: &[u8]) -> bool {
    (11 - sum(&digits[..12], &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 10 == last(digits)
        && !checksum::repeats(digits)
}
