//! Iceland.

use super::{after, date, number, row, sum};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[
    row!("is_kennitala", "mod11", &[("6d-4d", Cell), ("10d", Cell)], kennitala, 0.97, &["kennitala", "kt"]),
    row!(
        "is_vsk",
        "format",
        &[("5d|6d", Context), ("aa5d|aa6d|aa 5d|aa 6d", Cell)],
        |text| matches!(after(text, b"IS").len(), 5 | 6) && after(text, b"IS")[0].is_ascii_digit(),
        0.85,
        &["vsk", "vsk nr", "vat"]
    ),
];

/// Þjóðskrá: date of birth (day plus 40 for organisations), weights 3 2 7 6 5 4 3 2 1 modulo 11, century 8, 9 or 0.
fn kennitala(digits: &[u8]) -> bool {
    let century = match digits[9] {
        b'8' => 1800,
        b'9' => 1900,
        b'0' => 2000,
        _ => return false,
    };
    let day = number(&digits[..2]);
    let day = if day > 40 { day - 40 } else { day };
    date(century + number(&digits[4..6]), number(&digits[2..4]), day)
        && sum(&digits[..9], &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}
