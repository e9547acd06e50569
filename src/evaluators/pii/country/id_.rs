//! Indonesia.

use super::{ddmmyy, number, row};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "id_nik",
        "structure",
        &[("16d|4d-4d-4d-4d|4d 4d 4d 4d", Cell)],
        nik,
        0.95,
        &["nik", "ktp", "induk kependudukan", "e ktp"]
    ),
    row!(
        "id_npwp",
        "luhn",
        &[("15d|2d.3d.3d.d-3d.3d", Cell)],
        |digits| checksum::luhn(&digits[..9]) && !checksum::repeats(&digits[..9]),
        0.95,
        &["npwp", "wajib pajak"]
    ),
];

/// Dukcapil: province and district, date of birth (day plus 40 for women), serial.
fn nik(digits: &[u8]) -> bool {
    let mut birth = [0; 6];
    birth.copy_from_slice(&digits[6..12]);
    if birth[0] >= b'4' {
        birth[0] -= 4;
    }
    matches!(number(&digits[..2]), 11..=19 | 21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81 | 82 | 91..=97)
        && ddmmyy(&birth)
        && &digits[12..] != b"0000"
}
