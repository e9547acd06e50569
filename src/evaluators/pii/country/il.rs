//! Israel.

use super::row;
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "il_id",
        "luhn",
        &[("9d|7d-d|8d-d", Cell)],
        identity,
        0.96,
        &["teudat zehut", "תעודת זהות", "ת ז", "israeli id", "zehut"]
    ),
    row!(
        "il_hp",
        "luhn",
        &[("9d", Cell)],
        |digits| digits[0] == b'5' && checksum::luhn(digits),
        0.95,
        &["ח פ", "חברה", "hp", "company number"]
    ),
];

/// Population Registry: nine digits by Luhn; leading zeros may be left out.
fn identity(digits: &[u8]) -> bool {
    checksum::luhn(digits) && !checksum::repeats(digits)
}
