//! China.

use super::number;
use crate::evaluators::pii::recogniser::Needs::Nothing;
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[Recogniser {
    label: "cn_ric",
    reason: "cn_ric.mod11_2",
    forms: &[("dddddddddddddddddx", Nothing)],
    check: resident,
    sure: 0.98,
    context: &["身份证", "身份证号", "resident identity", "id card", "shenfenzheng"],
}];

/// GB 11643-1999: area, date of birth, serial, check (ISO 7064 MOD 11-2).
fn resident(text: &[u8]) -> bool {
    let (year, month, day) = (number(&text[6..10]), number(&text[10..12]), number(&text[12..14]));
    let date = (1900..=2099).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    date && text[0] != b'0' && checksum::mod11_2(text)
}
