//! Italy.

use crate::evaluators::pii::recogniser::Needs::Nothing;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[Recogniser {
    label: "it_fiscal_code",
    reason: "it_fiscal_code.check_letter",
    forms: &[("aaaaaaxxaxxaxxxa", Nothing)],
    check: fiscal,
    sure: 0.99,
    context: &["codice fiscale", "fiscale", "cf"],
}];

/// Decreto 23/12/1976: even places count as they are, odd ones by a table, the sum modulo 26 is the last letter.
fn fiscal(text: &[u8]) -> bool {
    const ODD: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let place = |byte: u8| u32::from(if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' });
    let month = b"ABCDEHLMPRST".contains(&text[8]);
    let body = text[..15].iter().enumerate();
    let sum: u32 =
        body.map(|(at, &byte)| if at % 2 == 0 { ODD[place(byte) as usize] } else { place(byte) }).sum();
    month && sum % 26 == place(text[15])
}
