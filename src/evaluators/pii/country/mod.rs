//! Identifiers that a state gives out: one file per country, each a list of rows.

mod gb;
mod us;

use super::recogniser::Recogniser;

/// All countries. Among findings of the same span and score the earlier row wins.
pub(super) const ALL: &[&[Recogniser]] = &[us::ROWS, gb::ROWS];

/// The number that these ASCII digits spell; 0 where one is none. For up to nine digits.
fn number(digits: &[u8]) -> u32 {
    digits.iter().try_fold(0, |number, &byte| Some(number * 10 + (byte as char).to_digit(10)?)).unwrap_or(0)
}

/// No check beyond the form.
fn any(_: &[u8]) -> bool {
    true
}
