//! Things that are counted in public.

use super::country::{after, last, sum, thing, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    thing!(
        "isbn",
        "check_digit",
        &[(
            "13d|9dx|3d-d-2..7d-1..6d-d|3d-10d|d-2..7d-1..6d-x|3d d 2..7d 1..6d d|3d 10d|1..2d-3..6d-2..5d-x",
            Cell
        )],
        isbn,
        0.97,
        &["isbn", "isbn 13", "isbn 10"]
    ),
    thing!("issn", "mod11", &[("4d-3dx|7dx", Cell)], issn, 0.95, &["issn", "eissn", "e issn"]),
    thing!("ismn", "ean13", &[("3d-d-4d-4d-d|13d|a9d|a-4d-4d-d", Cell)], ismn, 0.96, &["ismn"]),
    thing!(
        "isni",
        "mod11_2",
        &[("15dx|4d 4d 4d 3dx|4d-4d-4d-3dx", Cell)],
        |text| checksum::mod11_2(text) && text.starts_with(b"0000"),
        0.97,
        &["isni", "orcid"]
    ),
    thing!(
        "isan",
        "mod37_36",
        &[("24x|16x|4x-4x-4x-4x|4x-4x-4x-4x-x|4x-4x-4x-4x-x-4x-4x-x|26x", Cell)],
        isan,
        0.93,
        &["isan"]
    ),
    thing!("isrc", "structure", &[("aa-3x-2d-5d|aa3x7d", Cell)], |text| text.len() == 12, 0.92, &["isrc"]),
    thing!(
        "isil",
        "structure",
        &[("aa-2..11x", Cell)],
        |text| super::finance::country(&text[..2]),
        0.85,
        &["isil", "sigel"]
    ),
    thing!("ean", "ean13", &[("8d|12d|13d|14d", Cell)], ean, 0.93, &["ean", "gtin", "upc", "barcode"]),
    thing!(
        "iso6346",
        "mod11",
        &[("4a7d|4a 6d d|4a 7d|4a-6d-d", Cell)],
        container,
        0.96,
        &["container", "container number"]
    ),
    thing!("imo", "mod10", &[("7d|3a 7d|3a7d", Cell)], imo, 0.94, &["vessel", "imo number", "ship"]),
    thing!("casrn", "mod10", &[("2..7d-2d-d", Nothing)], cas, 0.93, &["cas", "casrn", "cas number"]),
    thing!("eu_ecnumber", "mod11", &[("3d-3d-d", Cell)], ec, 0.93, &["ec number", "einecs", "elincs"]),
    thing!(
        "grid",
        "mod37_36",
        &[("18x|2x-5x-10x-x", Cell)],
        |text| text.starts_with(b"A1") && checksum::mod37_36(text),
        0.97,
        &["grid"]
    ),
];

/// ISO 2108: ten characters modulo 11, or an EAN-13 that begins with 978 or 979.
fn isbn(text: &[u8]) -> bool {
    match text.len() {
        13 => (text.starts_with(b"978") || text.starts_with(b"979")) && ean(text),
        10 => {
            let check = if text[9] == b'X' { 10 } else { value(text[9]) };
            text[..9].iter().all(u8::is_ascii_digit)
                && check <= 10
                && (sum(&text[..9], &[10, 9, 8, 7, 6, 5, 4, 3, 2]) + check).is_multiple_of(11)
        }
        _ => false,
    }
}

/// ISO 3297: weights 8 to 2 modulo 11, where 10 is X.
fn issn(text: &[u8]) -> bool {
    b"0123456789X"[((11 - sum(&text[..7], &[8, 7, 6, 5, 4, 3, 2]) % 11) % 11) as usize] == text[7]
}

/// ISO 10957: an EAN-13 that begins with 979-0, for which M used to stand.
fn ismn(text: &[u8]) -> bool {
    match text.strip_prefix(b"M") {
        Some(tail) => {
            let mut whole = *b"9790000000000";
            whole[4..].copy_from_slice(tail);
            ean(&whole)
        }
        None => text.starts_with(b"9790") && ean(text),
    }
}

/// ISO 15706: work and episode in hexadecimal, each with a check character by MOD 37,36.
fn isan(text: &[u8]) -> bool {
    let hexadecimal = |text: &[u8]| text.iter().all(u8::is_ascii_hexdigit);
    match text.len() {
        16 | 24 => hexadecimal(text) && text.starts_with(b"0000"),
        17 => hexadecimal(&text[..16]) && checksum::mod37_36(text),
        26 => {
            let mut version = [0; 25];
            version[..16].copy_from_slice(&text[..16]);
            version[16..].copy_from_slice(&text[17..]);
            checksum::mod37_36(&text[..17]) && checksum::mod37_36(&version)
        }
        _ => false,
    }
}

/// GS1 General Specifications 7.9: weights 3 and 1 from the right, divisible by 10.
fn ean(digits: &[u8]) -> bool {
    let total: u32 =
        digits.iter().rev().zip([1, 3].into_iter().cycle()).map(|(&byte, weight)| value(byte) * weight).sum();
    total.is_multiple_of(10) && !checksum::repeats(digits)
}

/// ISO 6346: letters count from 10 without multiples of 11, powers of 2 as weights, modulo 11, modulo 10.
fn container(text: &[u8]) -> bool {
    let place = |byte: u8| match byte {
        b'0'..=b'9' => value(byte),
        _ => (value(byte) * 11 - 1) / 10,
    };
    let total: u32 = text[..10].iter().enumerate().map(|(at, &byte)| place(byte) << at).sum();
    matches!(text[3], b'U' | b'J' | b'Z' | b'R') && total % 11 % 10 == last(text)
}

/// IMO A.1117(30): weights 7 to 2 modulo 10.
fn imo(text: &[u8]) -> bool {
    let digits = after(text, b"IMO");
    digits.len() == 7
        && digits[0] != b'0'
        && sum(&digits[..6], &[7, 6, 5, 4, 3, 2]) % 10 == last(digits)
        && !checksum::repeats(digits)
}

/// CAS: each digit times its place from the right, modulo 10.
fn cas(digits: &[u8]) -> bool {
    let total: u32 =
        digits[..digits.len() - 1].iter().rev().zip(1..).map(|(&byte, place)| value(byte) * place).sum();
    digits[0] != b'0' && total % 10 == last(digits)
}

/// ECHA: each digit times its place, modulo 11.
fn ec(digits: &[u8]) -> bool {
    digits[0] >= b'2' && sum(&digits[..6], &[1, 2, 3, 4, 5, 6]) % 11 == last(digits)
}
