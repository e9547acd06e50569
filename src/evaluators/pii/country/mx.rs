//! Mexico.

use super::{date, last, number, row, value, yymmdd};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!("mx_curp", "mod10", &[("4a6d6axd", Nothing)], curp, 0.99, &["curp", "clave única"]),
    row!(
        "mx_rfc",
        "date",
        &[("4a6d3x|3a6d3x|4a-6d-3x|3a-6d-3x|4a 6d 3x", Cell), ("4a6d|4a-6d", Context), ("4a-6d", Cell)],
        rfc,
        0.95,
        &["rfc", "registro federal", "contribuyentes"]
    ),
    row!(
        "mx_nss",
        "luhn",
        &[("11d|2d-2d-2d-4d-d", Context)],
        |digits| checksum::luhn(digits) && !checksum::repeats(digits),
        0.95,
        &["nss", "imss", "seguridad social"]
    ),
    row!(
        "mx_clabe",
        "mod10",
        &[("18d|3d 3d 11d d", Cell)],
        clabe,
        0.96,
        &["clabe", "clabe interbancaria", "interbancaria"]
    ),
];

/// RENAPO: names, date of birth, sex, state, consonants; weights 18 to 2 over an alphabet with Ñ, modulo 10.
fn curp(text: &[u8]) -> bool {
    const STATES: &[u8] = b"ASBCBSCCCLCMCSCHDFDGGTGRHGJCMCMNMSNTNLOCPLQTQRSPSLSRTCTSTLVZYNZSNE";
    let place = |byte: u8| value(byte) + u32::from(byte > b'N');
    let total: u32 = text[..17].iter().zip((2..=18).rev()).map(|(&byte, weight)| place(byte) * weight).sum();
    let birth = if text[16].is_ascii_digit() { 1900 } else { 2000 } + number(&text[4..6]);
    date(birth, number(&text[6..8]), number(&text[8..10]))
        && matches!(text[10], b'H' | b'M' | b'X')
        && STATES.chunks_exact(2).any(|state| state == &text[11..13])
        && (10 - total % 10) % 10 == last(text)
}

/// SAT: letters of the name, date of birth or of incorporation, three that tell namesakes apart.
fn rfc(text: &[u8]) -> bool {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    yymmdd(&text[letters..])
}

/// ABM: weights 3 7 1 modulo 10.
fn clabe(digits: &[u8]) -> bool {
    let total: u32 = digits[..17]
        .iter()
        .zip([3, 7, 1].into_iter().cycle())
        .map(|(&byte, weight)| value(byte) * weight % 10)
        .sum();
    (10 - total % 10) % 10 == last(digits) && !checksum::repeats(digits)
}
