//! Costa Rica.

use super::{number, row};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "cr_cpf",
        "structure",
        &[("d-4d-4d|2d-4d-4d|10d|9d", Cell)],
        person,
        0.9,
        &["cpf", "cédula", "cedula", "física"]
    ),
    row!(
        "cr_cpj",
        "structure",
        &[("d-3d-6d|10d", Cell)],
        company,
        0.93,
        &["cpj", "cédula jurídica", "jurídica", "juridica"]
    ),
    row!(
        "cr_cr",
        "structure",
        &[("11d|12d|d-4d-4d|d-3d-8d", Context)],
        |digits| digits[0] == b'1',
        0.86,
        &["dimex", "cédula de residencia", "residencia"]
    ),
];

/// Registro Civil: province 1 to 9, volume and entry; a 0 may stand before them.
fn person(digits: &[u8]) -> bool {
    match digits.len() {
        10 => digits[0] == b'0' && digits[1] != b'0',
        _ => digits[0] != b'0' && !checksum::repeats(digits),
    }
}

/// Registro Nacional: class of the entity in the first four digits.
fn company(digits: &[u8]) -> bool {
    let class = number(&digits[1..4]);
    match digits[0] {
        b'2' => matches!(class, 100 | 200 | 300 | 400),
        b'3' => matches!(class, 2..=14 | 101..=110),
        b'4' => class == 0,
        b'5' => class == 1,
        _ => false,
    }
}
