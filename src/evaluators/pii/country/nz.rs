//! New Zealand.

use super::{any, last, number, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "nz_ird",
        "mod11",
        &[("8d|9d|2d-3d-3d|3d-3d-3d", Cell)],
        ird,
        0.96,
        &["ird", "inland revenue", "ird number"]
    ),
    row!("nz_nhi", "mod11", &[("3a4d|3a2dad", Context)], nhi, 0.94, &["nhi", "national health index"]),
    row!(
        "nz_bank_account",
        "structure",
        &[("2d-4d-7d-2..3d", Cell)],
        bank_account,
        0.93,
        &["bank account", "account number"]
    ),
    row!("nz_passport", "format", &[("aa6d", Context)], any, 0.86, &["passport", "passport number"]),
];

/// Inland Revenue: 10,000,000 to 150,000,000; weights 3 2 7 6 5 4 3 2, and 7 4 3 2 5 2 7 6 where those leave 10.
fn ird(digits: &[u8]) -> bool {
    let mut nine = [b'0'; 9];
    nine[9 - digits.len()..].copy_from_slice(digits);
    let check = |weights: &[u32]| (11 - sum(&nine[..8], weights) % 11) % 11;
    let first = check(&[3, 2, 7, 6, 5, 4, 3, 2]);
    let check = if first == 10 { check(&[7, 4, 3, 2, 5, 2, 7, 6]) } else { first };
    (10_000_000..=150_000_000).contains(&number(&nine)) && check == last(&nine)
}

/// HISO 10046: three letters without I and O, weights 7 to 2 modulo 11; the newer form modulo 23.
fn nhi(text: &[u8]) -> bool {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
    let place = |byte: u8| match byte {
        b'0'..=b'9' => Some(value(byte)),
        _ => LETTERS.iter().position(|&known| known == byte).map(|at| at as u32 + 1),
    };
    let total = text[..6]
        .iter()
        .zip((2..=7).rev())
        .try_fold(0, |total, (&byte, weight)| Some(total + place(byte)? * weight));
    let Some(total) = total else { return false };
    text[..3].iter().all(u8::is_ascii_alphabetic)
        && if text[5].is_ascii_digit() {
            total % 11 != 0 && (11 - total % 11) % 10 == last(text)
        } else {
            true
        }
}

/// Payments NZ, account number validation: bank, branch, account, suffix; most banks by weights 6 3 7 9 over the branch and
/// 10 5 8 4 2 1 over the account, modulo 11, and the account alone from 990000 on. A few have rules of their own and are
/// taken as they are.
fn bank_account(digits: &[u8]) -> bool {
    let (bank, account) = (number(&digits[..2]), &digits[6..13]);
    let branch = if number(account) < 990_000 { sum(&digits[2..6], &[6, 3, 7, 9]) } else { 0 };
    let total = branch + sum(account, &[0, 10, 5, 8, 4, 2, 1]);
    match bank {
        8 | 9 | 25 | 26 | 28 | 29 | 31 | 33 => number(account) > 0,
        1..=38 => number(account) > 0 && &digits[2..6] != b"9999" && total.is_multiple_of(11),
        _ => false,
    }
}
