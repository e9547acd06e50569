//! Belgium.

use super::{after, number, row, thing};
use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "be_nn",
        reason: "be_nn.mod97",
        forms: &[("ddddddddddd", Cell), ("dd.dd.dd-ddd.dd", Nothing)],
        check: national,
        sure: 0.98,
        context: &[
            "rijksregister",
            "rijksregisternummer",
            "registre national",
            "national number",
            "nn",
            "niss",
            "insz",
        ],
    },
    row!(
        "be_bis",
        "mod97",
        &[("11d", Cell), ("2d.2d.2d-3d.2d|2d 2d 2d 3d 2d", Cell)],
        bis,
        0.97,
        &["bis", "bisnummer", "numéro bis", "rijksregister", "registre national", "niss", "insz"]
    ),
    row!(
        "be_nn",
        "mod97",
        &[("2d 2d 2d 3d 2d", Cell)],
        national,
        0.98,
        &["rijksregister", "rijksregisternummer", "registre national", "niss", "insz"]
    ),
    row!(
        "be_eid",
        "mod97",
        &[("12d", Cell), ("3d-7d-2d", Cell)],
        key97,
        0.97,
        &["eid", "identiteitskaart", "carte d identité", "identity card"]
    ),
    row!(
        "be_vat",
        "mod97",
        &[("10d|4d.3d.3d|aa10d|aa 10d|aa9d|aa 9d|aa 4d.3d.3d|aa 4d 3d 3d", Cell)],
        vat,
        0.97,
        &["btw", "tva", "vat", "ondernemingsnummer", "kbo", "bce", "entreprise"]
    ),
    thing!(
        "be_ogm_vcs",
        "mod97",
        &[("12d|3d/4d/5d", Cell)],
        key97,
        0.95,
        &["ogm", "vcs", "mededeling", "communication structurée"]
    ),
];

/// 97 less the first nine digits modulo 97; those born from 2000 on have a 2 put before.
fn national(digits: &[u8]) -> bool {
    let key = number(&digits[9..]);
    let body = number(&digits[..9]) % 97;
    let month = number(&digits[2..4]);
    month <= 12
        && !checksum::repeats(digits)
        && (97 - body == key || 97 - (body + 2_000_000_000 % 97) % 97 == key)
}

/// A BIS number is a national number for those who are not registered: 20 or 40 are added to the month.
fn bis(digits: &[u8]) -> bool {
    matches!(number(&digits[2..4]), 20..=32 | 40..=52) && born_key(digits)
}

/// The key alone: 97 less the first nine digits modulo 97, with a 2 before them for those born from 2000 on.
fn born_key(digits: &[u8]) -> bool {
    let (key, body) = (number(&digits[9..]), number(&digits[..9]) % 97);
    97 - body == key || 97 - (body + 2_000_000_000 % 97) % 97 == key
}

/// The last two digits are the others modulo 97, where 0 is written as 97.
fn key97(digits: &[u8]) -> bool {
    let (body, key) = digits.split_at(digits.len() - 2);
    let rest = checksum::remainder(body, 97);
    rest.is_some_and(|rest| if rest == 0 { 97 } else { rest } == number(key)) && !checksum::repeats(digits)
}

/// A bank account, which ends in such a key.
pub(in crate::evaluators::pii) fn is_account(digits: &[u8]) -> bool {
    key97(digits)
}

/// FPS Finance: ten digits that begin with 0 or 1 (the 0 used to be left out); 97 less the first eight modulo 97.
fn vat(text: &[u8]) -> bool {
    let digits = after(text, b"BE");
    let body = match digits.len() {
        10 if digits[0] <= b'1' => number(&digits[..8]),
        9 => number(&digits[..7]),
        _ => return false,
    };
    97 - body % 97 == number(&digits[digits.len() - 2..]) && body > 0
}
