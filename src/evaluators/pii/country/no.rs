//! Norway.

use super::{after, date, last, number, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "no_fodselsnummer",
        "mod11",
        &[("11d|6d 5d", Cell)],
        birth,
        0.98,
        &["fødselsnummer", "fodselsnummer", "fnr", "personnummer", "d nummer"]
    ),
    row!(
        "no_orgnr",
        "mod11",
        &[("9d|3d 3d 3d", Cell)],
        |digits| organisation(digits),
        0.95,
        &["orgnr", "org nr", "organisasjonsnummer", "foretak"]
    ),
    row!(
        "no_mva",
        "mod11",
        &[("aa 3d 3d 3d 3a|9d3a|aa9d3a|3d 3d 3d 3a|aa 9d 3a", Cell)],
        mva,
        0.97,
        &["mva", "vat"]
    ),
    row!(
        "no_kontonr",
        "mod11",
        &[("11d|4d.2d.5d|4d 2d 5d|4d.7d", Cell)],
        account,
        0.95,
        &["kontonr", "kontonummer", "konto"]
    ),
];

/// Skatteetaten: date of birth (day plus 40 for D numbers, month plus 40 for H numbers), two check digits modulo 11.
fn birth(digits: &[u8]) -> bool {
    let day = number(&digits[..2]) % 40;
    let month = number(&digits[2..4]) % 40;
    let year = number(&digits[4..6]);
    let dated = date(1900 + year, month, day) || date(2000 + year, month, day);
    let first = (11 - sum(&digits[..9], &[3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11) % 11;
    let second = (11 - sum(&digits[..10], &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    dated && first == value(digits[9]) && second == value(digits[10])
}

/// Brønnøysundregistrene: weights 3 2 7 6 5 4 3 2, 11 minus the sum modulo 11.
fn organisation(digits: &[u8]) -> bool {
    (11 - sum(&digits[..8], &[3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 == last(digits)
        && !checksum::repeats(digits)
}

fn mva(text: &[u8]) -> bool {
    let text = after(text, b"NO");
    text.len() == 12 && text.ends_with(b"MVA") && organisation(&text[..9])
}

/// Finans Norge: weights 5 4 3 2 7 6 5 4 3 2; accounts that begin with 0000 by Luhn.
fn account(digits: &[u8]) -> bool {
    if digits.starts_with(b"0000") {
        return checksum::luhn(&digits[4..]) && !checksum::repeats(&digits[4..]);
    }
    (11 - sum(&digits[..10], &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 == last(digits)
}
