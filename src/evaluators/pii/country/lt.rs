//! Lithuania.

use super::{after, row, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "lt_asmens",
        "mod11",
        &[("11d", Cell)],
        super::ee::ik,
        0.97,
        &["asmens kodas", "asmens", "personal code"]
    ),
    row!(
        "lt_pvm",
        "mod11",
        &[("9d|12d|aa9d|aa12d|aa 9d|aa 12d", Cell)],
        pvm,
        0.96,
        &["pvm", "pvm kodas", "vat"]
    ),
];

/// VMI: the last digit but one is 1; weights 1 to 9 over and over, and from 3 on where that leaves 10.
fn pvm(text: &[u8]) -> bool {
    let digits = after(text, b"LT");
    let (&check, body) = digits.split_last().unwrap_or((&b'x', &[]));
    let round = |from: usize| {
        let places = body.iter().enumerate();
        places.map(|(at, &byte)| value(byte) * (1 + (at + from) as u32 % 9)).sum::<u32>() % 11
    };
    let rest = if round(0) == 10 { round(2) } else { round(0) };
    matches!(digits.len(), 9 | 12) && body.last() == Some(&b'1') && rest % 10 == value(check)
}
