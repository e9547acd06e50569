//! Czechia.

use super::{after, date, last, number, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "cz_rc",
        "mod11",
        &[("6d/4d|6d/3d", Nothing), ("10d|9d", Cell)],
        birth,
        0.97,
        &["rodné číslo", "rc", "rč", "birth number", "rodne cislo"]
    ),
    row!(
        "cz_dic",
        "mod11",
        &[("8d|9d|10d|aa8d|aa9d|aa10d|aa 8d|aa 9d|aa 10d", Cell)],
        dic,
        0.95,
        &["dič", "dic", "dph", "vat"]
    ),
    row!("cz_ico", "mod11", &[("8d|3d 2d 3d", Cell)], ico, 0.95, &["ičo", "ico", "ič"]),
    row!(
        "cz_bankaccount",
        "mod11",
        &[("2..10d/4d|2..6d-2..10d/4d", Cell)],
        account,
        0.95,
        &["účet", "ucet", "číslo účtu", "bankovní", "account"]
    ),
];

/// Act 133/2000: date of birth (month plus 50 for women, plus 20 where serials ran out), serial; divisible by 11 from 1954 on.
pub(super) fn birth(digits: &[u8]) -> bool {
    let mut year = 1900 + number(&digits[..2]);
    if digits.len() == 9 {
        year -= if year >= 1980 { 100 } else { 0 };
    } else if year < 1954 {
        year += 100;
    }
    let dated = date(year, number(&digits[2..4]) % 50 % 20, number(&digits[4..6]));
    match digits.len() {
        9 => dated && year <= 1953,
        _ => {
            let rest = checksum::remainder(&digits[..9], 11).unwrap_or(0);
            dated && (if year < 1985 { rest % 10 } else { rest }) == last(digits)
        }
    }
}

/// Weights 8 to 2, 11 minus the sum modulo 11; 0 is written as 1 and 10 as 0.
pub(super) fn ico(digits: &[u8]) -> bool {
    let check = (11 - sum(&digits[..7], &[8, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    (if check == 0 { 1 } else { check } % 10) == last(digits) && !checksum::repeats(digits)
}

/// A company's number, a person's, or nine digits that begin with 6.
fn dic(text: &[u8]) -> bool {
    let digits = after(text, b"CZ");
    match digits.len() {
        8 => digits[0] != b'9' && ico(digits),
        9 if digits[0] == b'6' => {
            let rest = sum(&digits[1..8], &[8, 7, 6, 5, 4, 3, 2]) % 11;
            (8 + 11 - (10 + 11 - rest) % 11) % 11 == last(digits) || birth(digits)
        }
        9 | 10 => birth(digits),
        _ => false,
    }
}

/// Decree 169/2011: prefix and account, both with weights … 6 3 7 9 10 5 8 4 2 1 modulo 11, then the bank. The parts are
/// not seen here, so that the account is taken to have ten digits.
fn account(digits: &[u8]) -> bool {
    let account = &digits[..digits.len() - 4];
    let ten = &account[account.len().saturating_sub(10)..];
    let prefix = &account[..account.len() - ten.len()];
    let sound = |digits: &[u8]| {
        let sum: u32 = digits
            .iter()
            .rev()
            .zip([1, 2, 4, 8, 5, 10, 9, 7, 3, 6])
            .map(|(&byte, weight)| value(byte) * weight)
            .sum();
        sum.is_multiple_of(11)
    };
    sound(ten) && sound(prefix) && !checksum::repeats(ten)
}
