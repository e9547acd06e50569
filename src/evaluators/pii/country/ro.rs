//! Romania.

use super::{after, date, last, number, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!("ro_cnp", "mod11", &[("13d", Cell)], cnp, 0.98, &["cnp", "cod numeric"]),
    row!(
        "ro_cui",
        "mod11",
        &[("6..10d|3d 3d 2d|aa6..10d|aa 6..10d|aa 3d 3d 2d", Cell), ("2..5d|aa2..5d", Context)],
        cui,
        0.95,
        &["cui", "cif", "cod fiscal", "cod unic"]
    ),
    row!(
        "ro_cf",
        "mod11",
        &[("13d|aa6..10d|aa 6..10d|aa 3d 3d 2d|6..10d", Cell)],
        |text| if text.len() == 13 { cnp(text) } else { cui(text) },
        0.95,
        &["cif", "cod fiscal", "tva", "vat"]
    ),
    row!(
        "ro_onrc",
        "structure",
        &[("a1..2d/1..6d/4d", Nothing), ("a13d", Cell)],
        onrc,
        0.93,
        &["onrc", "registrul comerțului", "reg com", "j"]
    ),
];

/// Legea 105/1996: sex and century, date of birth, county, serial, weights 2 7 9 1 4 6 3 5 8 2 7 9 modulo 11.
fn cnp(digits: &[u8]) -> bool {
    let century = match digits[0] {
        b'1' | b'2' | b'7' | b'8' | b'9' => 1900,
        b'3' | b'4' => 1800,
        b'5' | b'6' => 2000,
        _ => return false,
    };
    let county = matches!(number(&digits[7..9]), 1..=48 | 51 | 52 | 70 | 80..=83);
    let check = match sum(&digits[..12], &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 {
        10 => 1,
        check => check,
    };
    date(century + number(&digits[1..3]), number(&digits[3..5]), number(&digits[5..7]))
        && county
        && check == last(digits)
}

/// ANAF: weights 7 5 3 2 1 7 5 3 2, ten times the sum modulo 11, modulo 10.
fn cui(text: &[u8]) -> bool {
    let digits = after(text, b"RO");
    let weights = [7, 5, 3, 2, 1, 7, 5, 3, 2];
    let (&check, body) = digits.split_last().unwrap_or((&b'x', &[]));
    body.len() <= 9
        && digits[0] != b'0'
        && !checksum::repeats(digits)
        && sum(body, &weights[9 - body.len()..]) * 10 % 11 % 10 == value(check)
}

/// ONRC: kind and county, serial, year; or, since 2024, kind, year, serial, county and a check digit (no algorithm is published).
fn onrc(text: &[u8]) -> bool {
    let kind = matches!(text[0], b'J' | b'F' | b'C');
    if text.len() == 14 && (1990..=2100).contains(&number(&text[1..5])) {
        // Since 2024: the kind as the last digit of its code in ASCII, then the sum of the digits modulo 10.
        let check = (text[1..13].iter().map(|&byte| value(byte)).sum::<u32>() + u32::from(text[0] % 10)) % 10;
        return kind && matches!(number(&text[11..13]), 0..=52) && check == value(text[13]);
    }
    let year = number(&text[text.len() - 4..]);
    kind && (1990..=2100).contains(&year)
}
