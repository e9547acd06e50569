//! North Macedonia.

use super::{after, last, row, sum};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] =
    &[row!("mk_edb", "mod11", &[("13d|aa13d", Cell)], edb, 0.96, &["едб", "edb", "даночен"])];

/// UJP: weights 7 to 2 twice, minus the sum modulo 11, modulo 10.
fn edb(text: &[u8]) -> bool {
    let digits = after(text, b"MK");
    digits.len() == 13
        && (11 - sum(&digits[..12], &[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == last(digits)
        && !checksum::repeats(digits)
}
