//! Sweden.

use super::{after, number, row, thing};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "se_personnummer",
        reason: "se_personnummer.luhn",
        forms: &[
            ("dddddd-dddd", Nothing),
            ("dddddddd-dddd", Nothing),
            ("dddddddddddd", Cell),
            ("dddddddddd", Cell),
        ],
        check: person,
        sure: 0.97,
        context: &["personnummer", "samordningsnummer", "personal number", "pnr"],
    },
    row!(
        "se_organisationsnummer",
        "luhn",
        &[("6d-4d", Nothing), ("10d|12d|8d-4d", Cell)],
        organisation,
        0.96,
        &["organisationsnummer", "orgnummer", "orgnr", "org nr", "företag", "company identity"]
    ),
    row!("se_vat", "luhn", &[("12d|aa12d|aa 12d", Cell)], vat, 0.96, &["moms", "momsnr", "vat"]),
    thing!(
        "se_postnummer",
        "format",
        &[("3d 2d|aa-5d|aa-3d 2d", Cell), ("5d", Context)],
        postcode,
        0.85,
        &["postnummer", "postnr", "postadress"]
    ),
];

/// Skatteverket SKV 704: date of birth (day plus 60 for coordination numbers), serial, Luhn over ten digits.
fn person(digits: &[u8]) -> bool {
    let digits = &digits[digits.len() - 10..];
    let (month, day) = (number(&digits[2..4]), number(&digits[4..6]));
    (1..=12).contains(&month) && matches!(day, 1..=31 | 61..=91) && checksum::luhn(digits)
}

/// Bolagsverket: the third digit is 2 or more, Luhn; 16 may stand before it.
fn organisation(digits: &[u8]) -> bool {
    let ten = if digits.len() == 12 { digits.strip_prefix(b"16").unwrap_or(b"0000000001") } else { digits };
    ten[2] >= b'2' && ten[0] != b'0' && checksum::luhn(ten)
}

fn vat(text: &[u8]) -> bool {
    let digits = after(text, b"SE");
    digits.len() == 12
        && digits.ends_with(b"01")
        && checksum::luhn(&digits[..10])
        && !checksum::repeats(&digits[..10])
}

fn postcode(text: &[u8]) -> bool {
    let digits = after(text, b"SE");
    digits.len() == 5 && digits[0] != b'0'
}
