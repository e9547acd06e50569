//! Spain.

use super::{after, any, doubled, number, row, sum, thing, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "es_nif",
        reason: "es_nif.mod23",
        forms: &[("dddddddda", Nothing), ("dddddddd-a", Nothing)],
        check: |text| letter(&text[..8], text[8]),
        sure: 0.97,
        context: &["dni", "nif", "documento nacional", "identidad"],
    },
    Recogniser {
        thing: false,
        label: "es_nie",
        reason: "es_nie.mod23",
        forms: &[
            ("addddddda", Nothing),
            ("a-ddddddd-a", Nothing),
            ("a-ddddddda", Nothing),
            ("addddddd-a", Nothing),
        ],
        check: foreigner,
        sure: 0.98,
        context: &["nie", "extranjero", "identidad de extranjero"],
    },
    row!(
        "es_nif",
        "mod23",
        &[("7da|7d-a|8d a", Cell), ("a8x|a-7d-x|aaa8d|aaa7da|aa a8x", Cell)],
        nif,
        0.96,
        &["dni", "nif", "documento nacional", "identidad"]
    ),
    row!("es_cif", "luhn", &[("a7dx|a-7d-x|a-8d|aaa7dx", Cell)], cif, 0.97, &["cif", "nif", "empresa"]),
    row!(
        "es_passport",
        "format",
        &[("3a6d", Context)],
        any,
        0.86,
        &["pasaporte", "passport", "número de pasaporte"]
    ),
    row!(
        "es_ccc",
        "mod11",
        &[("20d|4d-4d-2d 10d|4d 4d 2d 10d|4d-4d-2d-10d", Cell)],
        ccc,
        0.98,
        &["ccc", "cuenta", "cuenta bancaria", "código cuenta cliente"]
    ),
    row!(
        "es_cups",
        "mod529",
        &[("aa16daa|aa 4d-12d-aa|aa 4d 4d 4d 4d aa|aa16daada", Cell)],
        cups,
        0.98,
        &["cups", "suministro", "punto de suministro"]
    ),
    row!(
        "es_cae",
        "format",
        &[("aa5dax3da", Cell)],
        |text| text.starts_with(b"ES"),
        0.9,
        &["cae", "código de actividad"]
    ),
    row!(
        "es_referenciacatastral",
        "check_letters",
        &[("20x|7x-7x-4x 2x|7x 7x 4x 2x|7x-7x-4x-2x", Cell)],
        cadastre,
        0.97,
        &["referencia catastral", "catastral", "catastro"]
    ),
    row!(
        "es_nss",
        "mod97",
        &[("12d|2d/8d/2d|2d 8d 2d|2d-8d-2d|2d 10d", Context)],
        social,
        0.96,
        &["seguridad social", "nss", "naf", "afiliación"]
    ),
    thing!(
        "es_postal_code",
        "range",
        &[("5d", Context)],
        |digits| (1_000..53_000).contains(&number(digits)),
        0.85,
        &["código postal", "cp", "c p", "postal"]
    ),
];

/// Real Decreto 1553/2005: the number modulo 23 picks the letter.
fn letter(digits: &[u8], letter: u8) -> bool {
    let rest = checksum::remainder(digits, 23);
    rest.is_some_and(|rest| b"TRWAGMYFPDXBNJZSQVHLCKE"[rest as usize] == letter)
}

/// X, Y and Z stand for a first digit 0, 1 and 2.
fn foreigner(text: &[u8]) -> bool {
    let Some(first) = b"XYZ".iter().position(|&first| first == text[0]) else { return false };
    let mut digits = [0; 8];
    digits.copy_from_slice(&text[..8]);
    digits[0] = b'0' + first as u8;
    letter(&digits, text[8])
}

/// Real Decreto 1065/2007: a person's DNI or NIE; K, L and M and seven digits with the same letter; a company's CIF.
fn nif(text: &[u8]) -> bool {
    let text = after(text, b"ES");
    match (text.len(), text[0]) {
        (8, _) => text[..7].iter().all(u8::is_ascii_digit) && letter(&text[..7], text[7]),
        (9, b'K' | b'L' | b'M') => text[1..8].iter().all(u8::is_ascii_digit) && letter(&text[1..8], text[8]),
        (9, b'X' | b'Y' | b'Z') => text[1..8].iter().all(u8::is_ascii_digit) && foreigner(text),
        (9, b'0'..=b'9') => text[..8].iter().all(u8::is_ascii_digit) && letter(&text[..8], text[8]),
        (9, _) => cif(text),
        _ => false,
    }
}

/// Orden EHA/451/2008: kind, seven digits, and a check by Luhn that is a digit or a letter by kind.
fn cif(text: &[u8]) -> bool {
    let text = after(text, b"ES");
    if text.len() != 9
        || !b"ABCDEFGHJNPQRSUVW".contains(&text[0])
        || !text[1..8].iter().all(u8::is_ascii_digit)
    {
        return false;
    }
    let sum: u32 = text[1..8].iter().enumerate().map(|(at, &byte)| doubled(value(byte), at % 2 == 0)).sum();
    let check = (10 - sum % 10) % 10;
    let (digit, letter) = (b'0' + check as u8, b"JABCDEFGHI"[check as usize]);
    match text[0] {
        b'P' | b'Q' | b'R' | b'S' | b'N' | b'W' => text[8] == letter,
        b'A' | b'B' | b'E' | b'H' => text[8] == digit,
        _ => text[8] == digit || text[8] == letter,
    }
}

/// Consejo Superior Bancario: two check digits, powers of 2 as weights modulo 11.
fn ccc(digits: &[u8]) -> bool {
    is_account(digits) && !checksum::repeats(&digits[10..])
}

pub(in crate::evaluators::pii) fn is_account(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 10] = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
    let check = |sum: u32| match sum % 11 {
        rest @ (0 | 1) => rest,
        rest => 11 - rest,
    };
    check(sum(&digits[..8], &WEIGHTS[2..])) == value(digits[8])
        && check(sum(&digits[10..], &WEIGHTS)) == value(digits[9])
}

/// Sixteen digits modulo 529 pick two letters.
fn cups(text: &[u8]) -> bool {
    const LETTERS: &[u8] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let Some(rest) = checksum::remainder(&text[2..18], 529) else { return false };
    text.starts_with(b"ES")
        && text[18] == LETTERS[rest as usize / 23]
        && text[19] == LETTERS[rest as usize % 23]
}

/// Catastro: parcel, sheet and unit; two letters, one for each half with the unit.
fn cadastre(text: &[u8]) -> bool {
    const WEIGHTS: [u32; 11] = [13, 15, 12, 5, 4, 17, 9, 21, 3, 7, 1];
    let place = |byte: u8| match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        // the Spanish alphabet has a letter after N
        b'A'..=b'N' => u32::from(byte - b'A') + 1,
        _ => u32::from(byte - b'A') + 2,
    };
    let check = |half: &[u8]| {
        let sum: u32 =
            half.iter().chain(&text[14..18]).zip(WEIGHTS).map(|(&byte, weight)| place(byte) * weight).sum();
        b"MQWERTYUIOPASDFGHJKLBZX"[(sum % 23) as usize]
    };
    text[18] == check(&text[..7]) && text[19] == check(&text[7..14])
}

/// TGSS: province, serial, the whole modulo 97.
fn social(digits: &[u8]) -> bool {
    let key = number(&digits[10..]);
    let serial = number(&digits[2..10]);
    let body = if serial < 10_000_000 {
        serial + number(&digits[..2]) * 10_000_000
    } else {
        return checksum::remainder(&digits[..10], 97) == Some(key);
    };
    body % 97 == key
}
