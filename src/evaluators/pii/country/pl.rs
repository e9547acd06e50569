//! Poland.

use super::{after, last, number, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "pl_pesel",
        reason: "pl_pesel.mod10",
        forms: &[("ddddddddddd", Cell)],
        check: pesel,
        sure: 0.98,
        context: &["pesel", "ewidencyjny"],
    },
    row!(
        "pl_nip",
        "mod11",
        &[("10d|3d-3d-2d-2d|3d-2d-2d-3d|aa10d|aa 10d|3d 3d 2d 2d", Cell)],
        nip,
        0.96,
        &["nip", "vat"]
    ),
    row!("pl_regon", "mod11", &[("9d|14d", Cell)], regon, 0.95, &["regon"]),
    row!(
        "pl_id_card",
        "mod10",
        &[("3a6d|3a 6d", Cell)],
        id_card,
        0.95,
        &["dowód", "dowód osobisty", "dowodu", "seria i numer"]
    ),
    row!(
        "pl_passport",
        "mod10",
        &[("aa7d|aa 7d", Context)],
        passport,
        0.94,
        &["paszport", "paszportu", "passport"]
    ),
];

/// Date of birth, where the month also tells the century, then weights 1 3 7 9 modulo 10.
fn pesel(digits: &[u8]) -> bool {
    let (month, day) = (number(&digits[2..4]) % 20, number(&digits[4..6]));
    let sum = checksum::weighted(digits, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
    (1..=12).contains(&month) && (1..=31).contains(&day) && sum.is_some_and(|sum| sum % 10 == 0)
}

/// Ministry of Finance: weights 6 5 7 2 3 4 5 6 7 modulo 11.
fn nip(text: &[u8]) -> bool {
    let digits = after(text, b"PL");
    digits.len() == 10
        && sum(&digits[..9], &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == last(digits)
        && !checksum::repeats(digits)
}

/// GUS: weights 8 9 2 3 4 5 6 7, and 2 4 8 5 0 9 7 3 6 1 2 4 8 over fourteen; modulo 11, modulo 10.
fn regon(digits: &[u8]) -> bool {
    let nine = sum(&digits[..8], &[8, 9, 2, 3, 4, 5, 6, 7]) % 11 % 10 == value(digits[8]);
    let whole = || {
        digits.len() == 9
            || sum(&digits[..13], &[2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11 % 10 == last(digits)
    };
    nine && whole() && !checksum::repeats(digits)
}

/// MSWiA: weights 7 3 1 over letters and digits, the fourth place checks.
fn id_card(text: &[u8]) -> bool {
    (sum(&text[..3], &[7, 3, 1]) + sum(&text[4..], &[7, 3, 1, 7, 3])) % 10 == value(text[3])
}

fn passport(text: &[u8]) -> bool {
    (sum(&text[..2], &[7, 3]) + sum(&text[3..], &[1, 7, 3, 1, 7, 3])) % 10 == value(text[2])
}
