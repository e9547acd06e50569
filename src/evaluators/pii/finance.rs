//! Banking and securities.

use super::country::{any, last, number, row, thing, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "swift_bic",
        "structure",
        &[("8x|11x", Cell)],
        bic,
        0.94,
        &["swift", "bic", "swift code", "bic code", "swiftcode"]
    ),
    row!(
        "cvv",
        "context",
        &[("3d|4d", Context)],
        any,
        0.9,
        &["cvv", "cvc", "cvv2", "cvc2", "card verification", "security code", "prüfziffer"]
    ),
    // ISO 9564-1 lets a PIN have 4 to 12 digits; cards and telephones have 4 or 6.
    row!("pin", "context", &[("4d|6d", Context)], any, 0.8, &["pin", "pin code", "pin number", "passcode"]),
    row!(
        "card_expiry",
        "context",
        &[("2d/2d|2d/4d|2d-2d", Context)],
        |digits| (1..=12).contains(&number(&digits[..2])),
        0.88,
        &["exp", "expiry", "expires", "expiration", "valid thru", "valid until", "ablaufdatum"]
    ),
    row!(
        "eu_at_02",
        "mod97",
        &[("aa2d9..28x|aa 2d 3x 8..9x|aa2d 3x 8..11x|aa2d3x 1..20x", Cell)],
        creditor,
        0.97,
        &["creditor", "gläubiger", "creditor identifier", "sepa", "ci"]
    ),
    thing!("isin", "luhn", &[("aa9xd", Cell)], isin, 0.96, &["isin", "security", "wertpapier"]),
    thing!(
        "lei",
        "mod97",
        &[("18x2d", Nothing)],
        |text| checksum::mod97(text.iter().copied()) == Some(1),
        0.98,
        &["lei", "legal entity"]
    ),
    thing!("cusip", "mod10", &[("8xd", Cell)], cusip, 0.95, &["cusip"]),
    thing!("figi", "luhn", &[("aaa8xd", Cell)], figi, 0.96, &["figi", "bbgid", "openfigi"]),
    thing!(
        "creditor_reference",
        "mod97",
        &[("aa2d1..21x|aa2d 4x 4x 4x|aa2d 4x 4x|aa2d 4x 4x 4x 4x|aa2d 4x 4x 4x 4x 4x", Cell)],
        reference,
        0.96,
        &["rf", "reference", "zahlungsreferenz"]
    ),
    thing!(
        "eu_excise",
        "format",
        &[("aa11x", Context)],
        |text| country(&text[..2]),
        0.85,
        &["excise", "seed", "accijns", "verbrauchsteuer"]
    ),
    thing!(
        "eu_banknote",
        "mod9",
        &[("a11d|aa10d", Context), ("a11d|aa10d", Cell)],
        banknote,
        0.9,
        &["banknote", "serial", "seriennummer"]
    ),
];

/// ISO 9362: institution, country, place, and a branch.
fn bic(text: &[u8]) -> bool {
    text[..6].iter().all(u8::is_ascii_alphabetic) && country(&text[4..6])
}

/// EPC262-08, AT-02: country, check digits, business code, national identifier; the code takes no part in MOD 97.
fn creditor(text: &[u8]) -> bool {
    let digits = text[2..4].iter().all(u8::is_ascii_digit);
    text.len() > 8
        && country(&text[..2])
        && digits
        && checksum::mod97(text[7..].iter().chain(&text[..4]).copied()) == Some(1)
}

/// ISO 6166: country or XS, nine characters, Luhn over the letters written as two digits.
fn isin(text: &[u8]) -> bool {
    let mut digits = [0; 24];
    let mut length = 0;
    for &byte in text {
        let place = value(byte) as u8;
        if place > 9 {
            digits[length] = b'0' + place / 10;
            length += 1;
        }
        digits[length] = b'0' + place % 10;
        length += 1;
    }
    (country(&text[..2]) || matches!(&text[..2], b"XS" | b"EU" | b"XA" | b"XB" | b"XC" | b"XD" | b"XF"))
        && checksum::luhn(&digits[..length])
}

/// ANSI X9.6: letters count from 10, every second is doubled, digit sums modulo 10.
fn cusip(text: &[u8]) -> bool {
    let total: u32 = text[..8]
        .iter()
        .enumerate()
        .map(|(at, &byte)| {
            let place = value(byte) << (at % 2);
            place / 10 + place % 10
        })
        .sum();
    text[0].is_ascii_digit() && (10 - total % 10) % 10 == last(text) && !checksum::repeats(&text[..8])
}

/// OMG FIGI: two consonants, G, and consonants and digits; every second doubled, the digits of all summed modulo 10.
fn figi(text: &[u8]) -> bool {
    let vowels = text.iter().any(|letter| b"AEIOU".contains(letter));
    let taken = matches!(&text[..2], b"BS" | b"BM" | b"GG" | b"GB" | b"GH" | b"KY" | b"VG");
    let total: u32 = text[..11]
        .iter()
        .enumerate()
        .map(|(at, &byte)| {
            let place = value(byte) << (at % 2);
            place / 10 + place % 10
        })
        .sum();
    !vowels && !taken && text[2] == b'G' && (10 - total % 10) % 10 == last(text)
}

/// ISO 11649: RF, check digits by MOD 97, the reference.
fn reference(text: &[u8]) -> bool {
    text.starts_with(b"RF") && checksum::mod97(text[4..].iter().chain(&text[..4]).copied()) == Some(1)
}

/// ECB: one or two letters as their ASCII codes and the digits sum up to a multiple of 9.
fn banknote(text: &[u8]) -> bool {
    let total: u32 =
        text.iter().map(|&byte| if byte.is_ascii_digit() { value(byte) } else { u32::from(byte) }).sum();
    total.is_multiple_of(9)
}

/// ISO 3166-1, the codes of two letters, and XK, which banks use.
pub(super) fn country(code: &[u8]) -> bool {
    const CODES: &[u8] = b"ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW";
    CODES.chunks_exact(2).any(|known| known == code)
}
