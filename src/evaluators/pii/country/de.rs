//! Germany.

use super::number;
use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
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
        label: "de_vat_id",
        reason: "de_vat_id.mod11_10",
        forms: &[("aaddddddddd", Nothing), ("aa ddddddddd", Nothing)],
        check: |text| text.starts_with(b"DE") && text[2] != b'0' && checksum::mod11_10(&text[2..]),
        sure: 0.97,
        context: &["ust", "ustid", "umsatzsteuer", "vat", "umsatzsteuer id", "ust idnr", "vat id"],
    },
    Recogniser {
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
