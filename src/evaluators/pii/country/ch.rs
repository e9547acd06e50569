//! Switzerland.

use super::{row, sum, thing, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "ch_ssn",
        reason: "ch_ssn.ean13",
        forms: &[("ddd.dddd.dddd.dd", Nothing), ("ddddddddddddd", Cell)],
        check: insured,
        sure: 0.98,
        context: &["ahv", "avs", "avs nummer", "ahv nummer", "sozialversicherungsnummer", "ahvnr"],
    },
    row!(
        "ch_uid",
        "mod11",
        &[("3a9d|3a-3d.3d.3d|3a 3d.3d.3d|3a-3d.3d.3d 3..4a|3a 3d.3d.3d 3..4a|3a9d3..4a", Cell)],
        uid,
        0.97,
        &["uid", "ide", "idi", "mwst", "tva", "iva", "vat"]
    ),
    thing!(
        "ch_esr",
        "mod10",
        &[("27d|2d 5d 5d 5d 5d 5d", Cell)],
        esr,
        0.95,
        &["esr", "referenz", "référence", "qr"]
    ),
];

/// AHVN13: an EAN-13 that begins with Switzerland's 756.
fn insured(digits: &[u8]) -> bool {
    let sum = checksum::weighted(digits, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]);
    digits.starts_with(b"756") && sum.is_some_and(|sum| sum % 10 == 0)
}

/// BFS, UID: CHE, weights 5 4 3 2 7 6 5 4, 11 minus the sum modulo 11; MWST, TVA, IVA or TPV behind it for VAT.
fn uid(text: &[u8]) -> bool {
    let suffix =
        text.get(12..).is_none_or(|suffix| matches!(suffix, b"" | b"MWST" | b"TVA" | b"IVA" | b"TPV"));
    text.starts_with(b"CHE")
        && suffix
        && (11 - sum(&text[3..11], &[5, 4, 3, 2, 7, 6, 5, 4]) % 11) % 11 == value(text[11])
}

/// SIX, payment references: modulo 10, recursive.
fn esr(digits: &[u8]) -> bool {
    const NEXT: [u32; 10] = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
    let (&check, body) = digits.split_last().unwrap_or((&b'x', &[]));
    let carry = body.iter().fold(0, |carry, &byte| NEXT[((value(byte) + carry) % 10) as usize]);
    (10 - carry) % 10 == value(check)
}
