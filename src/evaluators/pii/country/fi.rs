//! Finland.

use super::{after, any, date, number, row, sum};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "fi_personal_identity_code",
        "mod31",
        &[("6d-3dx|6da3dx", Nothing)],
        hetu,
        0.98,
        &["henkilötunnus", "hetu", "personal identity code", "finnish id", "personbeteckning"]
    ),
    row!(
        "fi_ytunnus",
        "mod11",
        &[("7d-d", Cell), ("8d|aa8d|aa 8d", Cell)],
        company,
        0.95,
        &["y tunnus", "ytunnus", "business id", "alv", "vat"]
    ),
    row!(
        "fi_veronumero",
        "luhn",
        &[("12d", Cell)],
        |digits| checksum::luhn(digits) && !checksum::repeats(digits),
        0.93,
        &["veronumero", "tax number"]
    ),
    row!(
        "fi_associationid",
        "format",
        &[("1..3d.3d", Context), ("1..6d", Context)],
        any,
        0.8,
        &["rekisterinumero", "yhdistysrekisteri", "association register", "ry"]
    ),
];

/// DVV: date of birth, sign for the century, serial, the nine digits modulo 31 pick the check character.
fn hetu(text: &[u8]) -> bool {
    let (sign, tail) = if text.len() == 11 { (text[6], &text[7..]) } else { (b'-', &text[6..]) };
    let century = match sign {
        b'-' | b'U'..=b'Y' => 1900,
        b'A'..=b'F' => 2000,
        _ => return false,
    };
    let (birth, serial) = (number(&text[..6]), number(&tail[..3]));
    let check = b"0123456789ABCDEFHJKLMNPRSTUVWXY"[((birth * 1000 + serial) % 31) as usize];
    date(century + birth % 100, birth / 100 % 100, birth / 10_000) && serial >= 2 && check == tail[3]
}

/// PRH: weights 7 9 10 5 8 4 2 1 modulo 11.
fn company(text: &[u8]) -> bool {
    let digits = after(text, b"FI");
    digits.len() == 8
        && sum(digits, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11)
        && !checksum::repeats(digits)
}
