//! Netherlands.

use super::{after, any, row, sum, thing};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "nl_bsn",
        reason: "nl_bsn.mod11",
        forms: &[("ddddddddd", Cell), ("dddd.dd.ddd", Nothing)],
        check: bsn,
        sure: 0.97,
        context: &["bsn", "burgerservicenummer", "sofinummer", "sofi"],
    },
    row!(
        "nl_bsn",
        "mod11",
        &[("4d 2d 3d|3d 3d 3d|3d.3d.3d", Cell)],
        elf,
        0.96,
        &["bsn", "burgerservicenummer", "sofinummer"]
    ),
    row!(
        "nl_btw",
        "mod11",
        &[("9da2d|aa9da2d|aa 9da2d|aa 9d a2d|9d a2d", Cell)],
        btw,
        0.97,
        &["btw", "btw nummer", "vat"]
    ),
    row!(
        "nl_identiteitskaartnummer",
        "format",
        &[("aa6xd", Cell)],
        |text| !text.contains(&b'O'),
        0.9,
        &["identiteitskaart", "paspoort", "paspoortnummer", "documentnummer", "identiteitskaartnummer"]
    ),
    row!(
        "nl_onderwijsnummer",
        "mod11",
        &[("9d|4d.2d.3d", Cell)],
        |digits| digits.starts_with(b"10") && proof(digits) == 5,
        0.96,
        &["onderwijsnummer", "pgn"]
    ),
    thing!(
        "nl_postcode",
        "format",
        &[("4d aa|4daa|aa-4daa|aa-4d aa", Cell)],
        postcode,
        0.88,
        &["postcode", "adres"]
    ),
    thing!("nl_brin", "format", &[("2daa|2daa2d", Context)], any, 0.85, &["brin", "brin nummer"]),
];

/// The elf-proef: weights 9 to 2, and -1 for the last digit.
fn bsn(digits: &[u8]) -> bool {
    let sum = checksum::weighted(digits, &[9, 8, 7, 6, 5, 4, 3, 2, 10]);
    sum.is_some_and(|sum| sum % 11 == 0) && !checksum::repeats(digits)
}

/// The elf-proef: weights 9 to 2, and -1 for the last digit.
fn elf(digits: &[u8]) -> bool {
    proof(digits) == 0 && !checksum::repeats(digits)
}

fn proof(digits: &[u8]) -> u32 {
    sum(digits, &[9, 8, 7, 6, 5, 4, 3, 2, 10]) % 11
}

/// Belastingdienst: RSIN or BSN, B and two digits; since 2020 the whole as letters and digits modulo 97.
fn btw(text: &[u8]) -> bool {
    let body = after(text, b"NL");
    let whole = b"NL".iter().chain(body).copied();
    body.len() == 12
        && body[9] == b'B'
        && body[..9].iter().all(u8::is_ascii_digit)
        && &body[10..] != b"00"
        && (elf(&body[..9]) || checksum::mod97(whole) == Some(1))
}

/// PostNL: four digits of which the first is not 0, and two letters other than SA, SD and SS.
fn postcode(text: &[u8]) -> bool {
    let text = after(text, b"NL");
    text.len() == 6 && matches!(text[0], b'1'..=b'9') && !matches!(&text[4..], b"SA" | b"SD" | b"SS")
}
