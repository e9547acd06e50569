//! Russia.

use super::{any, number, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!("ru_inn", "mod11", &[("10d", Cell), ("12d", Cell)], inn, 0.97, &["инн", "inn"]),
    row!("ru_ogrn", "mod11", &[("13d|15d", Cell)], ogrn, 0.96, &["огрн", "огрнип", "ogrn"]),
    row!(
        "ru_snils",
        "mod101",
        &[("3d-3d-3d 2d", Nothing), ("11d", Cell)],
        snils,
        0.97,
        &["снилс", "snils", "страховой"]
    ),
    row!(
        "ru_passport",
        "format",
        &[("4d 6d|2d 2d 6d|10d|9d|2d 7d", Context)],
        any,
        0.88,
        &["паспорт", "паспорта", "серия", "passport"]
    ),
];

/// FNS order MMV-7-6/435: ten digits for companies, twelve with two check digits for persons.
fn inn(digits: &[u8]) -> bool {
    let ten = |digits: &[u8]| sum(&digits[..9], &[2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == value(digits[9]);
    let twelve = |digits: &[u8]| {
        sum(&digits[..10], &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == value(digits[10])
            && sum(&digits[..11], &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == value(digits[11])
    };
    !checksum::repeats(digits) && if digits.len() == 10 { ten(digits) } else { twelve(digits) }
}

/// FNS: all but the last digit modulo 11, or 13 for sole proprietors, modulo 10.
fn ogrn(digits: &[u8]) -> bool {
    let (&check, body) = digits.split_last().unwrap_or((&b'x', &[]));
    let rest = checksum::remainder(body, if digits.len() == 13 { 11 } else { 13 });
    digits[0] != b'0' && rest.is_some_and(|rest| rest % 10 == value(check)) && !checksum::repeats(digits)
}

/// PFR: weights 9 to 1, modulo 101, where 100 is written as 00.
fn snils(digits: &[u8]) -> bool {
    sum(&digits[..9], &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100 == number(&digits[9..])
        && !checksum::repeats(&digits[..9])
}
