//! Germany.

use super::{doubled, last, number, row, sum, thing, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "de_tax_id",
        reason: "de_tax_id.mod11_10",
        forms: &[("ddddddddddd", Cell), ("dd ddd ddd ddd", Nothing)],
        check: |digits| digits[0] != b'0' && checksum::mod11_10(digits),
        sure: 0.98,
        context: &[
            "steuer",
            "steuerid",
            "steueridentifikationsnummer",
            "steuer id",
            "idnr",
            "tin",
            "tax id",
            "identifikationsnummer",
            "steuernummer",
        ],
    },
    Recogniser {
        thing: false,
        label: "de_vat_id",
        reason: "de_vat_id.mod11_10",
        forms: &[("aaddddddddd", Nothing), ("aa ddddddddd", Nothing)],
        check: |text| text.starts_with(b"DE") && text[2] != b'0' && checksum::mod11_10(&text[2..]),
        sure: 0.97,
        context: &["ust", "ustid", "umsatzsteuer", "vat", "umsatzsteuer id", "ust idnr", "vat id"],
    },
    Recogniser {
        thing: false,
        label: "de_social_security",
        reason: "de_social_security.check_digit",
        forms: &[("ddddddddaddd", Nothing), ("dd dddddd a ddd", Nothing)],
        check: pension,
        sure: 0.98,
        context: &[
            "rentenversicherung",
            "rentenversicherungsnummer",
            "sozialversicherungsnummer",
            "sozialversicherung",
            "rvnr",
            "versicherungsnummer",
            "svnr",
            "sv nummer",
        ],
    },
    row!(
        "de_vat_id",
        "mod11_10",
        &[("aa 3d 3d 3d|aa-3d-3d-3d|aa 3d-3d.3d|aa9d", Cell)],
        |text| text.starts_with(b"DE") && text[2] != b'0' && checksum::mod11_10(&text[2..]),
        0.97,
        &["ust", "ustid", "umsatzsteuer", "vat", "ust idnr"]
    ),
    row!(
        "de_tax_number",
        "slashes",
        &[("3d/3d/5d|2d/3d/5d|3d/4d/4d|13d", Cell)],
        tax_number,
        0.94,
        &["steuernummer", "stnr", "st nr", "steuer nr", "finanzamt"]
    ),
    row!(
        "de_tax_number",
        "structure",
        &[("2..3d/3..4d/4..5d|3d 3d 5d", Cell)],
        tax_number,
        0.9,
        &["steuernummer", "stnr", "st nr", "steuer nr", "finanzamt", "elster"]
    ),
    row!(
        "de_health_insurance",
        "check_digit",
        &[("a9d", Cell)],
        health,
        0.97,
        &[
            "kvnr",
            "krankenversichertennummer",
            "krankenkasse",
            "versichertennummer",
            "krankenversicherung",
            "egk"
        ]
    ),
    row!(
        "de_id_card",
        "icao",
        &[("9x|10x", Cell)],
        id_card,
        0.95,
        &["ausweis", "personalausweis", "ausweisnummer", "ausweis nr", "personalausweisnummer", "id card"]
    ),
    row!(
        "de_passport",
        "icao",
        &[("9x|10x", Cell)],
        passport,
        0.96,
        &["reisepass", "pass", "passnummer", "reisepassnummer", "passport"]
    ),
    row!(
        "de_fuehrerschein",
        "format",
        &[("aa8dx|x2d6x", Cell)],
        licence,
        0.92,
        &["führerschein", "fuehrerschein", "führerscheinnummer", "fahrerlaubnis", "führerscheinnr"]
    ),
    row!("de_lanr", "mod10", &[("9d", Cell)], lanr, 0.96, &["lanr", "arztnummer", "vertragsarztnummer"]),
    row!(
        "de_bsnr",
        "format",
        &[("9d", Context)],
        |digits| (1..=99).contains(&number(&digits[..2])) && !checksum::repeats(digits),
        0.9,
        &["bsnr", "betriebsstättennummer", "betriebsstaettennummer", "betriebsstätte"]
    ),
    row!(
        "de_handelsregister",
        "format",
        &[("3a1..6d|3a 1..6d", Nothing)],
        |text| matches!(&text[..3], b"HRB" | b"HRA"),
        0.93,
        &["handelsregister", "amtsgericht", "registergericht"]
    ),
    row!(
        "de_kfz",
        "structure",
        &[("1..3a_1..2a_1..4d|1..3a_1..2a_1..4da|1..3a-1..2a 1..4d|1..3a-1..2a 1..4da", Cell)],
        plate,
        0.92,
        &["kennzeichen", "kfz", "kfz kennzeichen", "fahrzeug", "nummernschild"]
    ),
    thing!(
        "de_plz",
        "range",
        &[("5d", Context)],
        |digits| (1_001..=99_998).contains(&number(digits)),
        0.85,
        &["plz", "postleitzahl", "ort"]
    ),
    thing!(
        "de_wkn",
        "format",
        &[("6x", Context)],
        |text| !text.iter().any(|letter| b"IO".contains(letter)),
        0.85,
        &["wkn", "wertpapierkennnummer"]
    ),
    thing!(
        "de_leitweg",
        "mod97",
        &[("2..12d-5x-2d|2..12d-2d|2..12d-1..20x-2d", Cell)],
        |text| checksum::mod97(text.iter().copied()) == Some(1) && text.len() > 6,
        0.95,
        &["leitweg", "leitweg id"]
    ),
];

/// VKVV section 2: area, date of birth, initial, serial, check; the letter counts as its two-digit place.
fn pension(text: &[u8]) -> bool {
    const WEIGHTS: [u32; 12] = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
    let place = u32::from(text[8] - b'A' + 1);
    let letter = [place / 10, place % 10];
    let digits = text[..8].iter().chain(&text[9..11]).map(|byte| u32::from(byte - b'0'));
    let digits: Vec<u32> = digits.clone().take(8).chain(letter).chain(digits.skip(8)).collect();
    let sum: u32 =
        digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight / 10 + digit * weight % 10).sum();
    let (day, month) = (number(&text[2..4]), number(&text[4..6]));
    sum % 10 == u32::from(text[11] - b'0') && (1..=31).contains(&(day % 50)) && month <= 12
}

/// ELSTER: thirteen digits begin with the state (1 to 16), or are written as the federal scheme with a 0 in fifth place;
/// the forms of the states with slashes have ten or eleven.
fn tax_number(digits: &[u8]) -> bool {
    match digits.len() {
        13 => {
            (1..=16).contains(&number(&digits[..2]))
                || (digits[4] == b'0' && matches!(digits[0], b'1'..=b'5' | b'9'))
        }
        length => matches!(length, 9..=12) && !checksum::repeats(digits),
    }
}

/// SGB V section 290: the letter as two digits, weights 1 and 2 alternating over ten, digit sums modulo 10.
fn health(text: &[u8]) -> bool {
    let place = u32::from(text[0] - b'A') + 1;
    let body = [place / 10, place % 10].into_iter().chain(text[1..9].iter().map(|&byte| value(byte)));
    let sum: u32 = body.enumerate().map(|(at, digit)| doubled(digit, at % 2 == 1)).sum();
    sum % 10 == last(text)
}

/// ICAO 9303: weights 7 3 1 over letters and digits, modulo 10, in the last place.
fn icao(text: &[u8]) -> bool {
    let (&check, body) = text.split_last().unwrap_or((&b'x', &[]));
    let sum: u32 =
        body.iter().zip([7, 3, 1].into_iter().cycle()).map(|(&byte, weight)| value(byte) * weight).sum();
    check.is_ascii_digit() && sum % 10 == value(check)
}

/// PAuswV: nine characters without vowels and others that read alike, the ninth or a tenth the check digit; before 2010
/// T and eight digits.
fn id_card(text: &[u8]) -> bool {
    let alphabet = text.iter().all(|byte| byte.is_ascii_digit() || b"CFGHJKLMNPRTVWXYZ".contains(byte));
    let old = text.len() == 9 && text[0] == b'T' && text[1..].iter().all(u8::is_ascii_digit);
    text[0].is_ascii_alphabetic() && alphabet && (old || icao(text))
}

/// PassV: begins with C, F, G, H, J or K.
fn passport(text: &[u8]) -> bool {
    b"CFGHJK".contains(&text[0]) && id_card(text)
}

/// FeV annex 8: authority, serial, check and issue.
fn licence(text: &[u8]) -> bool {
    let new = text.len() == 11 && text[2..10].iter().all(u8::is_ascii_digit);
    new && text[..2].iter().all(u8::is_ascii_alphabetic)
}

/// KBV: the first six digits times 4 and 9 alternating; the seventh makes it divisible by 10; then two for the speciality.
fn lanr(digits: &[u8]) -> bool {
    (sum(&digits[..6], &[4, 9, 4, 9, 4, 9]) + value(digits[6])).is_multiple_of(10)
        && !checksum::repeats(digits)
}

/// FZV section 8: the number does not begin with 0; E and H at the end for electric and old cars.
fn plate(text: &[u8]) -> bool {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let suffix = last_letter(text).is_none_or(|letter| matches!(letter, b'E' | b'H'));
    text[letters] != b'0' && suffix
}

fn last_letter(text: &[u8]) -> Option<u8> {
    text.last().copied().filter(u8::is_ascii_alphabetic)
}
