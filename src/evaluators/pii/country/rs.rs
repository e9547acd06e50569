//! Serbia.

use super::row;
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "rs_pib",
        "mod11_10",
        &[("9d", Cell)],
        |digits| digits[0] != b'0' && checksum::mod11_10(digits),
        0.95,
        &["pib", "пиб", "poreski"]
    ),
    row!(
        "rs_jmbg",
        "mod11",
        &[("13d", Cell)],
        super::si::emso,
        0.97,
        &["jmbg", "јмбг", "matični broj", "matični"]
    ),
];
