//! Identifiers that a state gives out: one file per country, each a list of rows.

mod au;
mod be;
mod br;
mod ca;
mod ch;
mod cn;
mod de;
mod es;
mod fr;
mod gb;
mod in_;
mod it;
mod nl;
mod pl;
mod se;
mod tr;
mod us;
mod za;

use super::recogniser::Recogniser;

/// All countries. Among findings of the same span and score the earlier row wins.
pub(super) const ALL: &[&[Recogniser]] = &[
    us::ROWS,
    gb::ROWS,
    au::ROWS,
    be::ROWS,
    br::ROWS,
    ca::ROWS,
    ch::ROWS,
    cn::ROWS,
    de::ROWS,
    es::ROWS,
    fr::ROWS,
    in_::ROWS,
    it::ROWS,
    nl::ROWS,
    pl::ROWS,
    se::ROWS,
    tr::ROWS,
    za::ROWS,
];

/// The number that these ASCII digits spell; 0 where one is none. For up to nine digits.
fn number(digits: &[u8]) -> u32 {
    digits.iter().try_fold(0, |number, &byte| Some(number * 10 + (byte as char).to_digit(10)?)).unwrap_or(0)
}

/// No check beyond the form.
fn any(_: &[u8]) -> bool {
    true
}
