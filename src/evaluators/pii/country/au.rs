//! Australia.

use super::{any, last, row, sum, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "au_tfn",
        reason: "au_tfn.mod11",
        forms: &[("ddddddddd", Cell), ("ddd ddd ddd", Cell)],
        check: |digits| {
            checksum::weighted(digits, &[1, 4, 3, 7, 5, 8, 6, 9, 10]).is_some_and(|sum| sum % 11 == 0)
                && !checksum::repeats(digits)
        },
        sure: 0.97,
        context: &["tfn", "tax file", "tax file number"],
    },
    Recogniser {
        thing: false,
        label: "au_abn",
        reason: "au_abn.mod89",
        forms: &[("ddddddddddd", Cell), ("dd ddd ddd ddd", Nothing)],
        check: abn,
        sure: 0.97,
        context: &["abn", "australian business", "business number"],
    },
    row!(
        "au_acn",
        "mod10",
        &[("9d", Cell), ("3d 3d 3d", Cell)],
        acn,
        0.96,
        &["acn", "australian company", "company number"]
    ),
    row!(
        "au_medicare",
        "mod10",
        &[("10d|4d 5d d|4d-5d-d", Cell)],
        medicare,
        0.96,
        &["medicare", "medicare card", "medicare number"]
    ),
    // Bank, state and branch, as the Australian Payments Network gives them out.
    row!("au_bsb", "format", &[("3d-3d|3d 3d|6d", Context)], any, 0.85, &["bsb", "bsb number", "bsb no"]),
];

/// Australian Business Register: the first digit less one, weights 10 1 3 5 … 19, modulo 89.
fn abn(digits: &[u8]) -> bool {
    let sum = checksum::weighted(digits, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
    digits[0] != b'0' && sum.is_some_and(|sum| (sum - 10) % 89 == 0)
}

/// ASIC: weights 8 to 1, the check digit makes the sum divisible by 10.
fn acn(digits: &[u8]) -> bool {
    (sum(digits, &[8, 7, 6, 5, 4, 3, 2, 1]) + last(digits)).is_multiple_of(10) && !checksum::repeats(digits)
}

/// Services Australia: begins with 2 to 6, weights 1 3 7 9 twice, the ninth digit is the sum modulo 10; then the issue.
fn medicare(digits: &[u8]) -> bool {
    matches!(digits[0], b'2'..=b'6')
        && sum(&digits[..8], &[1, 3, 7, 9, 1, 3, 7, 9]) % 10 == value(digits[8])
        && digits[9] != b'0'
}
