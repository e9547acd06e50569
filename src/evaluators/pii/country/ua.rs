//! Ukraine.

use super::{any, last, row, sum};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "ua_rntrc",
        "mod11",
        &[("10d", Cell)],
        rntrc,
        0.96,
        &["рнокпп", "ідентифікаційний код", "rntrc", "іпн"]
    ),
    row!("ua_edrpou", "mod11", &[("8d", Cell)], edrpou, 0.95, &["єдрпоу", "edrpou"]),
    row!("ua_passport", "format", &[("9d|8d-5d", Context)], any, 0.87, &["паспорт", "id картка"]),
];

/// ДПС: days since 1900, serial; weights -1 5 7 9 4 6 10 5 7 modulo 11, modulo 10.
fn rntrc(digits: &[u8]) -> bool {
    sum(&digits[..9], &[10, 5, 7, 9, 4, 6, 10, 5, 7]) % 11 % 10 == last(digits) && !checksum::repeats(digits)
}

/// Держстат: weights 1 to 7, or 7 and 1 to 6 for numbers from 30 to 60 million; two more where they leave 10.
fn edrpou(digits: &[u8]) -> bool {
    let weights: [u32; 7] =
        if matches!(digits[0], b'3'..=b'5') { [7, 1, 2, 3, 4, 5, 6] } else { [1, 2, 3, 4, 5, 6, 7] };
    let rest = match sum(&digits[..7], &weights) % 11 {
        10 => sum(&digits[..7], &weights.map(|weight| weight + 2)) % 11,
        rest => rest,
    };
    rest % 10 == last(digits) && !checksum::repeats(digits)
}
