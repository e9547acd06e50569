//! Estonia.

use super::{after, date, number, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!("ee_ik", "mod11", &[("11d", Cell)], ik, 0.97, &["isikukood", "ik", "personal code"]),
    row!("ee_kmkr", "mod10", &[("9d|aa9d|aa 9d", Cell)], kmkr, 0.95, &["kmkr", "käibemaks", "vat"]),
    row!(
        "ee_registrikood",
        "mod11",
        &[("8d", Cell)],
        |digits| matches!(digits[0], b'1' | b'7' | b'8' | b'9') && twice11(digits),
        0.95,
        &["registrikood", "registry code"]
    ),
];

/// EVS 585: sex and century, date of birth, serial; weights 1 to 9 then 1, and from 3 on where that leaves 10. Lithuania's
/// are made alike.
pub(super) fn ik(digits: &[u8]) -> bool {
    let century = match digits[0] {
        b'1' | b'2' => 1800,
        b'3' | b'4' => 1900,
        b'5' | b'6' => 2000,
        b'7' | b'8' => 2100,
        _ => return false,
    };
    date(century + number(&digits[1..3]), number(&digits[3..5]), number(&digits[5..7])) && twice11(digits)
}

fn twice11(digits: &[u8]) -> bool {
    let (&check, body) = digits.split_last().unwrap_or((&b'x', &[]));
    let round = |from: u32| {
        let weights = (from..).map(|weight| (weight - 1) % 9 + 1);
        body.iter().zip(weights).map(|(&byte, weight)| value(byte) * weight).sum::<u32>() % 11
    };
    let rest = if round(1) == 10 { round(3) } else { round(1) };
    rest % 10 == value(check)
}

/// Weights 3 7 1 modulo 10.
fn kmkr(text: &[u8]) -> bool {
    let digits = after(text, b"EE");
    digits.len() == 9
        && sum(digits, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10)
        && !checksum::repeats(digits)
}
