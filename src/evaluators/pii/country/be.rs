//! Belgium.

use super::number;
use crate::evaluators::pii::recogniser::Needs::{Cell, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[Recogniser {
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
}];

/// 97 less the first nine digits modulo 97; those born from 2000 on have a 2 put before.
fn national(digits: &[u8]) -> bool {
    let key = number(&digits[9..]);
    let body = number(&digits[..9]) % 97;
    let month = number(&digits[2..4]);
    month <= 12
        && !checksum::repeats(digits)
        && (97 - body == key || 97 - (body + 2_000_000_000 % 97) % 97 == key)
}
