//! What the tags of the model are called here, how sure it has to be of each, and how their words hang together.

use crate::Label;

/// How the words of one span may be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joins {
    /// Names: a blank, a hyphen, an apostrophe, or the dot of an initial.
    Name,
    /// Names of organisations, which have commas and ampersands in them.
    Firm,
    /// Lines of an address.
    Lines,
    /// Groups of digits and letters.
    Groups,
    /// Each word is a value of its own.
    Never,
}

/// A type that the model was trained on.
#[derive(Debug)]
pub(super) struct Kind {
    /// Its name in the model's tags.
    pub(super) tag: &'static str,
    pub(super) label: Label,
    /// The mean probability of its words at which a finding's score is 0.5.
    pub(super) threshold: f32,
    pub(super) joins: Joins,
}

const fn kind(tag: &'static str, label: &'static str, threshold: f32, joins: Joins) -> Kind {
    Kind { tag, label: Label::new(label), threshold, joins }
}

/// The types that are reported. `cargo bench --bench pii_cases -- --data DIR --only dev` prints, for each of them, the scores
/// that are best on rows that no model was trained on; the table has the thresholds that they stand for, to a twentieth: for people, places and
/// organisations those for F2, in which a miss weighs more than a false alarm, for the others, of which look-alikes are told by little, those for F1.
pub(super) static KINDS: [Kind; 13] = [
    kind("PERSON", "person", 0.35, Joins::Name),
    kind("LOCATION", "location", 0.35, Joins::Name),
    kind("ORGANIZATION", "organization", 0.4, Joins::Firm),
    kind("ADDRESS", "address", 0.89, Joins::Lines),
    kind("USERNAME", "username", 0.6, Joins::Never),
    kind("PASSWORD", "password", 0.6, Joins::Never),
    kind("ID_NUMBER", "id_number", 0.45, Joins::Groups),
    kind("DATE_OF_BIRTH", "date_of_birth", 0.5, Joins::Groups),
    kind("AGE", "age", 0.5, Joins::Never),
    kind("PHONE", "phone", 0.55, Joins::Groups),
    kind("NRP", "nrp", 0.2, Joins::Name),
    kind("LICENSE_PLATE", "license_plate", 0.5, Joins::Groups),
    kind("DATE", "date_time", 0.5, Joins::Groups),
];

/// The number of the kinds that a place in a table is for: those above, and one for all others that the model may know, such
/// as e-mail addresses, of which structure tells more. They compete, and are not reported.
pub(super) const COUNT: usize = KINDS.len() + 1;
pub(super) const OTHER: usize = KINDS.len();

pub(super) const PERSON: usize = 0;
pub(super) const LOCATION: usize = 1;
pub(super) const ORGANIZATION: usize = 2;
pub(super) const ADDRESS: usize = 3;
pub(super) const USERNAME: usize = 4;
pub(super) const PASSWORD: usize = 5;
pub(super) const ID_NUMBER: usize = 6;
pub(super) const DATE_OF_BIRTH: usize = 7;
pub(super) const AGE: usize = 8;
pub(super) const PHONE: usize = 9;
pub(super) const NRP: usize = 10;
pub(super) const LICENSE_PLATE: usize = 11;
pub(super) const DATE: usize = 12;

/// The kind of a tag such as `B-PERSON`, and whether it begins a span; `None` for "none".
pub(super) fn of_tag(tag: &str) -> Option<(u8, bool)> {
    let (side, name) = tag.split_once('-')?;
    let at = KINDS.iter().position(|kind| kind.tag == name).unwrap_or(OTHER);
    Some((at as u8, side == "B"))
}

/// A probability as the score of a finding: 0.5 at the threshold of its kind, 0.98 where there is no doubt.
pub(super) fn score(kind: &Kind, probability: f32) -> f32 {
    let threshold = kind.threshold;
    if probability < threshold {
        return 0.5 * probability / threshold;
    }
    0.5 + 0.48 * (probability - threshold) / (1.0 - threshold)
}
