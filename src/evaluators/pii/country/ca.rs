//! Canada.

use super::{any, date, last, number, row, sum};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "ca_sin",
        reason: "ca_sin.luhn",
        forms: &[("ddd_ddd_ddd", Cell), ("ddddddddd", Cell)],
        check: |digits| !matches!(digits[0], b'0' | b'8') && checksum::luhn(digits),
        sure: 0.97,
        context: &["sin", "social insurance", "assurance sociale", "nas", "insurance number"],
    },
    row!(
        "ca_bn",
        "luhn",
        &[("9d|9daa4d|5d 4d aa 4d|9d aa 4d|9d aa4d", Cell)],
        business,
        0.95,
        &["bn", "business number", "gst", "hst", "numéro d entreprise"]
    ),
    row!(
        "ca_bc_phn",
        "mod11",
        &[("10d|4d 3d 3d", Cell)],
        phn,
        0.97,
        &["phn", "personal health", "bc services", "health number"]
    ),
    row!(
        "ca_ohip",
        "luhn",
        &[("10daa|4d-3d-3d-aa|4d 3d 3d aa|4d-3d-3d", Cell), ("10d", Context)],
        |text| checksum::luhn(&text[..10]),
        0.95,
        &["ohip", "health card", "ontario health"]
    ),
    row!(
        "ca_quebec_hin",
        "structure",
        &[("4a8d|4a 4d 4d", Cell)],
        quebec,
        0.95,
        &["ramq", "assurance maladie", "nam", "hin"]
    ),
    row!(
        "ca_passport",
        "format",
        &[("aa6d", Context)],
        any,
        0.86,
        &["passport", "passeport", "passport number"]
    ),
    // Payments Canada, standard 006: branch, institution and account.
    row!(
        "ca_bank_account",
        "format",
        &[("5d-3d-7..12d|5d-3d 7..12d", Context)],
        any,
        0.88,
        &["transit", "institution", "account", "bank account", "direct deposit"]
    ),
];

/// CRA: nine digits by Luhn, and the program account: RC, RM, RP or RT and four digits.
fn business(text: &[u8]) -> bool {
    let account = text.get(9..11).is_none_or(|kind| matches!(kind, b"RC" | b"RM" | b"RP" | b"RT"));
    account && checksum::luhn(&text[..9]) && !checksum::repeats(&text[..9])
}

/// BC Health: begins with 9, weights 2 4 8 5 10 9 7 3, 11 minus the sum modulo 11.
fn phn(digits: &[u8]) -> bool {
    digits[0] == b'9' && (11 - sum(&digits[1..9], &[2, 4, 8, 5, 10, 9, 7, 3]) % 11) % 11 == last(digits)
}

/// RAMQ: three letters of the surname, one of the first name, date of birth (month plus 50 for women), two digits.
fn quebec(text: &[u8]) -> bool {
    date(1900 + number(&text[4..6]), number(&text[6..8]) % 50, number(&text[8..10]))
        || date(2000 + number(&text[4..6]), number(&text[6..8]) % 50, number(&text[8..10]))
}
