//! Identifiers that a state gives out: one file per country, each a list of rows.

mod ad;
mod al;
mod ar;
mod at;
mod au;
mod az;
pub(super) mod be;
mod bg;
mod br;
mod by;
mod ca;
mod ch;
mod cl;
mod cn;
mod co;
mod cr;
mod cu;
mod cy;
mod cz;
mod de;
mod dk;
mod do_;
mod dz;
mod ec;
mod ee;
mod eg;
pub(super) mod es;
mod fi;
mod fo;
mod fr;
mod gb;
mod gh;
mod gn;
mod gr;
mod gt;
mod hk;
mod hr;
mod hu;
mod id_;
mod ie;
mod il;
mod in_;
mod is_;
mod it;
mod jp;
mod ke;
mod kr;
mod li;
mod lt;
mod lu;
mod lv;
mod ma;
mod mc;
mod md;
mod me;
mod mk;
mod mt;
mod mu;
mod mx;
mod my;
mod mz;
mod ng;
mod nl;
mod no;
mod nz;
mod om;
mod pe;
mod ph;
mod pk;
mod pl;
mod pt;
mod py;
mod ro;
mod rs;
mod ru;
mod sa;
mod se;
mod sg;
mod si;
mod sk;
mod sm;
mod sn;
mod sv;
mod th;
mod tn;
mod tr;
mod tw;
mod ua;
mod us;
mod uy;
mod ve;
mod vn;
mod za;

use super::recogniser::Recogniser;

/// All countries by their code of ISO 3166-1, in lower case. Among findings of the same span and score the earlier row
/// wins.
pub(super) const ALL: &[(&str, &[Recogniser])] = &[
    ("us", us::ROWS),
    ("gb", gb::ROWS),
    ("ad", ad::ROWS),
    ("al", al::ROWS),
    ("ar", ar::ROWS),
    ("at", at::ROWS),
    ("au", au::ROWS),
    ("az", az::ROWS),
    ("be", be::ROWS),
    ("bg", bg::ROWS),
    ("br", br::ROWS),
    ("by", by::ROWS),
    ("ca", ca::ROWS),
    ("ch", ch::ROWS),
    ("cl", cl::ROWS),
    ("cn", cn::ROWS),
    ("co", co::ROWS),
    ("cr", cr::ROWS),
    ("cu", cu::ROWS),
    ("cy", cy::ROWS),
    ("cz", cz::ROWS),
    ("de", de::ROWS),
    ("dk", dk::ROWS),
    ("do", do_::ROWS),
    ("dz", dz::ROWS),
    ("ec", ec::ROWS),
    ("ee", ee::ROWS),
    ("eg", eg::ROWS),
    ("es", es::ROWS),
    ("fi", fi::ROWS),
    ("fo", fo::ROWS),
    ("fr", fr::ROWS),
    ("gh", gh::ROWS),
    ("gn", gn::ROWS),
    ("gr", gr::ROWS),
    ("gt", gt::ROWS),
    ("hk", hk::ROWS),
    ("hr", hr::ROWS),
    ("hu", hu::ROWS),
    ("id", id_::ROWS),
    ("ie", ie::ROWS),
    ("il", il::ROWS),
    ("in", in_::ROWS),
    ("is", is_::ROWS),
    ("it", it::ROWS),
    ("jp", jp::ROWS),
    ("ke", ke::ROWS),
    ("kr", kr::ROWS),
    ("li", li::ROWS),
    ("lt", lt::ROWS),
    ("lu", lu::ROWS),
    ("lv", lv::ROWS),
    ("ma", ma::ROWS),
    ("mc", mc::ROWS),
    ("md", md::ROWS),
    ("me", me::ROWS),
    ("mk", mk::ROWS),
    ("mt", mt::ROWS),
    ("mu", mu::ROWS),
    ("mx", mx::ROWS),
    ("my", my::ROWS),
    ("mz", mz::ROWS),
    ("ng", ng::ROWS),
    ("nl", nl::ROWS),
    ("no", no::ROWS),
    ("nz", nz::ROWS),
    ("om", om::ROWS),
    ("pe", pe::ROWS),
    ("ph", ph::ROWS),
    ("pk", pk::ROWS),
    ("pl", pl::ROWS),
    ("pt", pt::ROWS),
    ("py", py::ROWS),
    ("ro", ro::ROWS),
    ("rs", rs::ROWS),
    ("ru", ru::ROWS),
    ("sa", sa::ROWS),
    ("se", se::ROWS),
    ("sg", sg::ROWS),
    ("si", si::ROWS),
    ("sk", sk::ROWS),
    ("sm", sm::ROWS),
    ("sn", sn::ROWS),
    ("sv", sv::ROWS),
    ("th", th::ROWS),
    ("tn", tn::ROWS),
    ("tr", tr::ROWS),
    ("tw", tw::ROWS),
    ("ua", ua::ROWS),
    ("uy", uy::ROWS),
    ("ve", ve::ROWS),
    ("vn", vn::ROWS),
    ("za", za::ROWS),
];

/// A row: label, how it is verified, forms, check, score with context, context.
macro_rules! row {
    ($label:literal, $how:literal, $forms:expr, $check:expr, $sure:literal, $context:expr) => {
        Recogniser {
            thing: false,
            label: $label,
            reason: concat!($label, ".", $how),
            forms: $forms,
            check: $check,
            sure: $sure,
            context: $context,
        }
    };
}

/// A row for what names a thing or a place: found only where it is asked for.
macro_rules! thing {
    ($label:literal, $how:literal, $forms:expr, $check:expr, $sure:literal, $context:expr) => {
        Recogniser {
            thing: true,
            label: $label,
            reason: concat!($label, ".", $how),
            forms: $forms,
            check: $check,
            sure: $sure,
            context: $context,
        }
    };
}

pub(super) use {row, thing};

/// The number that these ASCII digits spell; 0 where one is none. For up to nine digits.
pub(super) fn number(digits: &[u8]) -> u32 {
    digits.iter().try_fold(0, |number, &byte| Some(number * 10 + (byte as char).to_digit(10)?)).unwrap_or(0)
}

/// What a digit or a letter in upper case counts, where A is 10.
pub(super) fn value(byte: u8) -> u32 {
    (byte as char).to_digit(36).unwrap_or(0)
}

/// What the last character counts.
pub(super) fn last(text: &[u8]) -> u32 {
    text.last().map_or(0, |&byte| value(byte))
}

/// The sum of what the characters count times their weights, as far as both go.
pub(super) fn sum(text: &[u8], weights: &[u32]) -> u32 {
    text.iter().zip(weights).map(|(&byte, weight)| value(byte) * weight).sum()
}

/// A digit as Luhn's rule counts it: doubled, and the digits of that added up, at every second place.
pub(super) fn doubled(digit: u32, is_second: bool) -> u32 {
    match digit << u32::from(is_second) {
        two @ 10.. => two - 9,
        one => one,
    }
}

/// What stands behind the code of the country, where that is written.
pub(super) fn after<'t>(text: &'t [u8], code: &[u8]) -> &'t [u8] {
    text.strip_prefix(code).unwrap_or(text)
}

/// Whether there was, or will be, such a day, between 1800 and 2199.
pub(super) fn date(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1800..2200).contains(&year) && (1..=days).contains(&day)
}

/// Whether the first six digits are year, month and day in this century or the last.
pub(super) fn yymmdd(digits: &[u8]) -> bool {
    let (year, month, day) = (number(&digits[..2]), number(&digits[2..4]), number(&digits[4..6]));
    date(1900 + year, month, day) || date(2000 + year, month, day)
}

/// Whether the first six digits are day, month and year in this century or the last.
pub(super) fn ddmmyy(digits: &[u8]) -> bool {
    let (day, month, year) = (number(&digits[..2]), number(&digits[2..4]), number(&digits[4..6]));
    date(1900 + year, month, day) || date(2000 + year, month, day)
}

/// No check beyond the form.
pub(super) fn any(_: &[u8]) -> bool {
    true
}
