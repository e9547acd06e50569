//! Ghana.

use super::{row, sum};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[
    row!("gh_tin", "mod11", &[("11x", Cell)], tin, 0.95, &["tin", "gra", "ghana card", "taxpayer"]),
    row!(
        "gh_card",
        "format",
        &[("3a-9d-d", Cell)],
        |text| text.starts_with(b"GHA"),
        0.93,
        &["ghana card", "nia"]
    ),
];

/// GRA: P, C, G, Q or V, two zeros, and weights 1 to 9 modulo 11, where 10 is X.
fn tin(text: &[u8]) -> bool {
    let digits = text[1..10].iter().all(u8::is_ascii_digit);
    digits
        && b"PCGQV".contains(&text[0])
        && text[1..].starts_with(b"00")
        && b"0123456789X"[(sum(&text[1..10], &[1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11) as usize] == text[10]
}
