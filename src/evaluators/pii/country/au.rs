//! Australia.

use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
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
        label: "au_abn",
        reason: "au_abn.mod89",
        forms: &[("ddddddddddd", Cell), ("dd ddd ddd ddd", Nothing)],
        check: abn,
        sure: 0.97,
        context: &["abn", "australian business", "business number"],
    },
];

/// Australian Business Register: the first digit less one, weights 10 1 3 5 … 19, modulo 89.
fn abn(digits: &[u8]) -> bool {
    let sum = checksum::weighted(digits, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
    digits[0] != b'0' && sum.is_some_and(|sum| (sum - 10) % 89 == 0)
}
