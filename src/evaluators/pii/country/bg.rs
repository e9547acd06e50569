//! Bulgaria.

use super::{after, date, last, number, row, sum};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!("bg_egn", "mod11", &[("10d", Cell)], egn, 0.97, &["егн", "egn", "единен граждански номер"]),
    row!("bg_pnf", "mod10", &[("10d|4d 3d 3d", Cell)], pnf, 0.95, &["лнч", "lnch", "pnf", "личен номер"]),
    row!(
        "bg_vat",
        "mod11",
        &[("9d|aa9d|aa 9d", Cell), ("aa10d", Cell)],
        vat,
        0.95,
        &["ддс", "dds", "vat", "еик", "булстат", "bulstat", "eik"]
    ),
];

/// ЕСГРАОН: date of birth (months plus 20 before 1900, plus 40 from 2000), serial, weights 2 4 8 5 10 9 7 3 6.
fn egn(digits: &[u8]) -> bool {
    let (year, month) = (number(&digits[..2]), number(&digits[2..4]));
    let (year, month) = match month {
        21..=32 => (1800 + year, month - 20),
        41..=52 => (2000 + year, month - 40),
        _ => (1900 + year, month),
    };
    date(year, month, number(&digits[4..6]))
        && sum(&digits[..9], &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == last(digits)
}

/// Personal number of a foreigner: weights 21 19 17 13 11 9 7 3 1 modulo 10.
fn pnf(digits: &[u8]) -> bool {
    sum(&digits[..9], &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 == last(digits) && !checksum::repeats(digits)
}

/// National Revenue Agency: nine digits, weights 1 to 8, or 3 to 10 where that leaves 10; ten are those of a person.
fn vat(text: &[u8]) -> bool {
    let digits = after(text, b"BG");
    match digits.len() {
        9 => {
            let rest = sum(&digits[..8], &[1, 2, 3, 4, 5, 6, 7, 8]) % 11;
            let rest = if rest == 10 { sum(&digits[..8], &[3, 4, 5, 6, 7, 8, 9, 10]) % 11 } else { rest };
            rest % 10 == last(digits) && !checksum::repeats(digits)
        }
        10 => egn(digits) || pnf(digits),
        _ => false,
    }
}
