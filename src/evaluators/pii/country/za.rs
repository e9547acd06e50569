//! South Africa.

use super::{number, row};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "za_id_number",
        reason: "za_id_number.luhn",
        forms: &[("ddddddddddddd", Cell)],
        check: identity,
        sure: 0.97,
        context: &["id number", "identity number", "south african", "said", "sa id"],
    },
    row!(
        "za_id_number",
        "luhn",
        &[("6d 4d 2d d|6d 4d 3d", Cell)],
        identity,
        0.97,
        &["id number", "identity number", "south african", "said", "sa id"]
    ),
    row!(
        "za_tin",
        "luhn",
        &[("10d", Cell)],
        |digits| matches!(digits[0], b'0'..=b'3' | b'9')
            && checksum::luhn(digits)
            && !checksum::repeats(digits),
        0.94,
        &["tin", "tax reference", "sars", "income tax"]
    ),
];

/// Date of birth, sex, citizenship (0 to 2), Luhn.
fn identity(digits: &[u8]) -> bool {
    let (month, day) = (number(&digits[2..4]), number(&digits[4..6]));
    (1..=12).contains(&month) && (1..=31).contains(&day) && digits[10] <= b'2' && checksum::luhn(digits)
}
