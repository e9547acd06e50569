//! Azerbaijan.

use super::{row, sum, value};
use crate::evaluators::pii::recogniser::Needs::Cell;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] =
    &[row!("az_voen", "mod11", &[("10d|3d 3d 4d|9d", Cell)], voen, 0.96, &["vöen", "voen", "tin"])];

/// State Tax Service: region, serial, check digit (weights 4 1 8 6 2 7 5 3 modulo 11), kind of person 1 or 2. Of nine
/// digits the first 0 was left out.
fn voen(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 8] = [4, 1, 8, 6, 2, 7, 5, 3];
    let (body, tail) = digits.split_at(digits.len() - 2);
    sum(body, &WEIGHTS[8 - body.len()..]) % 11 == value(tail[0]) && matches!(tail[1], b'1' | b'2')
}
