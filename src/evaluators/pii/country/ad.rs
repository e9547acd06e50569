//! Andorra.

use super::{after, number, row};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[row!(
    "ad_nrt",
    "format",
    &[("a6da|a-6d-a|a 6d a|aa a6da", Cell)],
    nrt,
    0.93,
    &["nrt", "registre tributari"]
)];

/// Ministeri de Finances, NRT: the kind of taxpayer, six digits, a letter. F stays below 700000; A and L lie in 700000 to
/// 799999.
fn nrt(text: &[u8]) -> bool {
    let text = after(text, b"AD");
    let serial = number(&text[1..7]);
    text.len() == 8
        && match text[0] {
            b'F' => serial <= 699_999,
            b'A' | b'L' => (700_000..800_000).contains(&serial),
            first => b"CDEGOPU".contains(&first),
        }
}
