//! France.

use super::{after, any, number, row, value, yymmdd};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "fr_nir",
        reason: "fr_nir.mod97",
        forms: &[("ddddddddddddddd", Nothing), ("d dd dd dd ddd ddd dd", Nothing), ("6da8d", Nothing)],
        check: social,
        sure: 0.98,
        context: &[
            "sécurité sociale",
            "securite sociale",
            "nir",
            "numéro de sécu",
            "insee",
            "carte vitale",
            "social security",
        ],
    },
    row!(
        "fr_siren",
        "luhn",
        &[("9d|3d 3d 3d", Cell)],
        |digits| checksum::luhn(digits) && !checksum::repeats(digits),
        0.95,
        &["siren", "rcs", "numéro siren"]
    ),
    row!(
        "fr_siret",
        "luhn",
        &[("14d|3d 3d 3d 5d", Cell)],
        siret,
        0.96,
        &["siret", "établissement", "numéro siret"]
    ),
    row!(
        "fr_tva",
        "mod97",
        &[("aaxx9d|aa xx 9d|aa xx 3d 3d 3d|xx9d|xx 3d 3d 3d|aaxx 3d 3d 3d", Cell)],
        tva,
        0.96,
        &["tva", "vat", "intracommunautaire"]
    ),
    row!(
        "fr_nif",
        "mod511",
        &[("13d|d 2d 2d 3d 3d 2d|2d 2d 3d 3d 3d", Cell)],
        nif,
        0.97,
        &["nif", "spi", "numéro fiscal", "fiscal"]
    ),
    row!(
        "fr_accise",
        "format",
        &[("aa6da4d", Cell)],
        |text| text.starts_with(b"FR0") && b"ENRBC".contains(&text[8]),
        0.9,
        &["accise", "accises"]
    ),
    row!(
        "fr_cni",
        "format",
        &[("12d", Context), ("9x", Context)],
        |text| text[0].is_ascii_digit() || !text.iter().any(|l| b"AEIOU".contains(l)),
        0.87,
        &["cni", "carte d identité", "carte nationale", "identité"]
    ),
    row!("fr_passport", "format", &[("2daa5d", Cell)], any, 0.9, &["passeport", "passport"]),
];

/// Sex, year and month of birth, département (2A and 2B count as 19 and 18), commune, serial, key of 97.
fn social(text: &[u8]) -> bool {
    let mut body = [0; 13];
    body.copy_from_slice(&text[..13]);
    match &text[5..7] {
        b"2A" => body[5..7].copy_from_slice(b"19"),
        b"2B" => body[5..7].copy_from_slice(b"18"),
        _ => {}
    }
    let month = number(&text[3..5]);
    let person = matches!(text[0], b'1' | b'2' | b'3' | b'4' | b'7' | b'8')
        && matches!(month, 1..=12 | 20..=42 | 50..=99);
    let rest = checksum::remainder(&body, 97);
    person && rest.is_some_and(|rest| 97 - rest == number(&text[13..]))
}

/// INSEE: Luhn over SIREN and establishment, and over SIREN alone; the post office's sum up to a multiple of 5.
fn siret(digits: &[u8]) -> bool {
    let post =
        || digits.starts_with(b"356000000") && digits.iter().map(|&byte| value(byte)).sum::<u32>() % 5 == 0;
    let is_time = yymmdd(&digits[2..8]) && matches!(&digits[..2], b"19" | b"20");
    !is_time
        && checksum::luhn(&digits[..9])
        && (checksum::luhn(digits) || post())
        && !checksum::repeats(digits)
}

/// CGI annex: two characters and the SIREN; as digits they are 12 plus three times the SIREN modulo 97.
pub(super) fn tva(text: &[u8]) -> bool {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let text = if text.len() == 13 { after(text, b"FR") } else { text };
    if text.len() != 11 || !text[2..].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let (key, siren) = (&text[..2], &text[2..]);
    let monaco = siren.starts_with(b"000");
    if key.iter().all(u8::is_ascii_digit) {
        return (monaco || checksum::luhn(siren))
            && !checksum::repeats(siren)
            && (number(siren) % 97 * 3 + 12) % 97 == number(key);
    }
    let place = |byte: u8| ALPHABET.iter().position(|&known| known == byte).map(|at| at as u32);
    let Some((first, second)) = place(key[0]).zip(place(key[1])) else { return false };
    let check = if key[0].is_ascii_digit() { first * 24 + second - 10 } else { first * 34 + second - 100 };
    checksum::luhn(siren) && (number(siren) % 11 + 1 + check / 11) % 11 == check % 11
}

/// DGFiP: the first ten digits modulo 511 are the last three.
fn nif(digits: &[u8]) -> bool {
    digits[0] <= b'3' && checksum::remainder(&digits[..10], 511) == Some(number(&digits[10..]))
}
