//! South Korea.

use super::{date, last, number, row, sum, value, yymmdd};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "kr_rrn",
        "mod11",
        &[("6d-7d", Cell), ("13d", Cell)],
        resident,
        0.97,
        &["rrn", "주민등록번호", "주민번호", "korean rrn", "resident registration"]
    ),
    row!(
        "kr_frn",
        "mod11",
        &[("6d-7d", Cell), ("13d", Cell)],
        foreigner,
        0.97,
        &["frn", "외국인등록번호", "korean frn", "foreigner registration"]
    ),
    row!(
        "kr_rrn",
        "date",
        &[("6d-7d", Cell), ("13d", Context)],
        |digits| unchecked(digits, resident, b"1234"),
        0.8,
        &["rrn", "주민등록번호", "주민번호", "korean rrn", "resident registration"]
    ),
    row!(
        "kr_frn",
        "date",
        &[("6d-7d", Cell), ("13d", Context)],
        |digits| unchecked(digits, foreigner, b"5678"),
        0.8,
        &["frn", "외국인등록번호", "korean frn", "foreigner registration"]
    ),
    row!(
        "kr_brn",
        "mod10",
        &[("10d", Cell), ("3d-2d-5d", Nothing)],
        business,
        0.96,
        &["brn", "사업자등록번호", "사업자번호", "business registration"]
    ),
    row!(
        "kr_driver_license",
        "structure",
        &[("2d-2d-6d-2d|2d 2d 6d 2d", Nothing), ("12d", Context)],
        |digits| matches!(number(&digits[..2]), 11..=28),
        0.92,
        &["운전면허", "운전면허번호", "면허번호", "driver license"]
    ),
    row!(
        "kr_passport",
        "structure",
        &[("a3da4d|a8d", Cell)],
        |text| b"MSROD".contains(&text[0]),
        0.9,
        &["여권", "여권번호", "passport", "passport number"]
    ),
];

/// Resident Registration Act: date of birth, then sex and century.
fn resident(digits: &[u8]) -> bool {
    let century = match digits[6] {
        // nobody is older than that
        b'9' | b'0' if number(&digits[..2]) >= 90 => 1800,
        b'1' | b'2' => 1900,
        b'3' | b'4' => 2000,
        _ => return false,
    };
    registered(digits, century, 0)
}

/// The same for foreigners, whose check digit is two more.
fn foreigner(digits: &[u8]) -> bool {
    let century = match digits[6] {
        b'5' | b'6' => 1900,
        b'7' | b'8' => 2000,
        _ => return false,
    };
    registered(digits, century, 2)
}

/// Weights 2 to 9 and 2 to 5, modulo 11. From October 2020 on what follows the sex is drawn at random.
fn registered(digits: &[u8], century: u32, more: u32) -> bool {
    let (year, month) = (century + number(&digits[..2]), number(&digits[2..4]));
    let check = (11 - sum(&digits[..12], &[2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11 + more) % 10;
    date(year, month, number(&digits[4..6])) && (check == last(digits) || (year, month) >= (2020, 10))
}

/// NTS: weights 1 3 7 1 3 7 1 3 5, and the tens of five times the ninth digit.
fn business(digits: &[u8]) -> bool {
    let total = sum(&digits[..9], &[1, 3, 7, 1, 3, 7, 1, 3, 5]) + value(digits[8]) * 5 / 10;
    (10 - total % 10) % 10 == last(digits) && number(&digits[..3]) >= 101 && &digits[3..5] != b"00"
}

/// Numbers that were given out or changed since October 2020, to whomever, need not pass the check; the eighth and ninth
/// digit, which were the place, stay below 96.
fn unchecked(digits: &[u8], checked: fn(&[u8]) -> bool, kinds: &[u8]) -> bool {
    let plausible = kinds.contains(&digits[6]) && yymmdd(digits) && number(&digits[7..9]) < 96;
    plausible && !checked(digits)
}
