//! Belarus.

use super::{last, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] =
    &[row!("by_unp", "mod11", &[("9d|aa7d|3d 3d 3d", Cell)], unp, 0.96, &["унп", "unp", "упн"])];

/// Ministry of Taxes: region, serial, check digit; weights 29 23 19 17 13 7 5 3 modulo 11. A person's begins with letters.
fn unp(text: &[u8]) -> bool {
    let second = match text[0] {
        b'1'..=b'7' => Some(text[1]).filter(u8::is_ascii_digit).map(value),
        b'A' | b'B' | b'C' | b'E' | b'H' | b'K' | b'M' => {
            b"ABCEHKMOPT".iter().position(|&known| known == text[1]).map(|at| at as u32)
        }
        _ => None,
    };
    second.is_some_and(|second| {
        let rest = value(text[0]) * 29 + second * 23 + sum(&text[2..8], &[19, 17, 13, 7, 5, 3]);
        rest % 11 == last(text)
    })
}
