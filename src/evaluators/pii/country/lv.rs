//! Latvia.

use super::{after, ddmmyy, last, row, sum};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "lv_pvn",
    "mod11",
    &[("11d|6d-5d|aa11d|aa 11d|aa 4d 4d 3d|4d 4d 3d", Cell)],
    pvn,
    0.96,
    &["pvn", "personas kods", "vat", "reģistrācijas"]
)];

/// VID: companies begin with 4 or more, weights 9 1 4 8 3 10 2 5 7 6 1 leave 3; persons have a date of birth or, from 2017 on,
/// begin with 32, and weights 10 5 8 4 2 1 6 3 7 9.
fn pvn(text: &[u8]) -> bool {
    let digits = after(text, b"LV");
    if digits.len() != 11 {
        return false;
    }
    if digits[0] > b'3' {
        return sum(digits, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3;
    }
    let check = (1 + sum(&digits[..10], &[10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10;
    (digits.starts_with(b"32") || ddmmyy(digits)) && check == last(digits)
}
