//! The one pass over a text: from anchor to anchor, and at each the families that can begin there.

use std::cell::RefCell;
use std::sync::LazyLock;

use super::context::{self, Page, Surroundings};
use super::plan::Plan;
use super::recogniser::{Recogniser, Table};
use super::scan::{Remembered, Scan, Until};
use super::vocabulary::{Groups, Vocabulary};
use super::{birth, card, country, crypto, device, documents, email, finance, network, phone, things};
use crate::matching::anchors;
use crate::matching::overlap::Candidate;

/// The context groups of the families that are not rows of the table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Family {
    Phone,
    Number,
    Card,
    Birth,
    Address,
    Wallet,
    Hardware,
    /// Words for things that look like personal data and are not.
    Thing,
    /// Words for versions, which look like IP addresses.
    Version,
}

impl Family {
    const COUNT: usize = Family::Version as usize + 1;
}

const FAMILIES: [(Family, &[&str]); 10] = [
    (Family::Phone, phone::CONTEXT),
    (Family::Number, &["number", "no", "contact", "numéro", "número", "nummer"]),
    (Family::Card, card::CONTEXT),
    (Family::Birth, birth::CONTEXT),
    (Family::Address, network::CONTEXT),
    (Family::Wallet, crypto::CONTEXT),
    (Family::Hardware, network::HARDWARE),
    (Family::Thing, THINGS),
    (Family::Thing, RECORDS),
    (Family::Version, &["version", "ver", "v", "build", "release", "firmware", "section", "chapter", "oid"]),
];

/// Words for what has a number of its own and is nobody.
pub(super) const THINGS: &[&str] = &[
    "isbn",
    "issn",
    "ean",
    "upc",
    "gtin",
    "barcode",
    "sku",
    "part",
    "serial",
    "order",
    "invoice",
    "tracking",
    "ticket",
    "version",
    "build",
    "nsn",
    "doi",
    "arxiv",
    "patent",
    "lot",
    "batch",
    "model",
    "checksum",
    "sha",
    "md",
    "uuid",
    "guid",
    "epoch",
    "timestamp",
    "offset",
    "revision",
    "coordinates",
];

/// More of them, as they stand beside numbers in records and logs. In a sentence some of these speak for somebody's number.
const RECORDS: &[&str] = &[
    "part number",
    "part no",
    "ar xiv",
    "token",
    "inventory",
    "sequence",
    "code",
    "hash",
    "commit",
    "case",
    "pid",
    "size",
    "bytes",
    "error code",
];

/// What a plan can leave out: the families, and the table as a whole.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Email,
    Phone,
    Card,
    Iban,
    Network,
    Crypto,
    Birth,
    Table,
    Secrets,
    Url,
    Date,
    Letters,
    Account,
}

/// Everything compiled once for the process: no regular expression, a few thousand hashes.
#[derive(Debug)]
pub(super) struct Engine {
    pub(super) table: Table,
    pub(super) vocabulary: Vocabulary,
    /// The country of each row, by its code; empty for those of no country.
    countries: Vec<&'static str>,
}

impl Engine {
    pub(super) fn shared() -> &'static Engine {
        static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
            let mut vocabulary = Vocabulary::default();
            let world = [("", device::ROWS), ("", documents::ROWS), ("", finance::ROWS), ("", things::ROWS)];
            let all = || {
                country::ALL
                    .iter()
                    .chain(&world)
                    .flat_map(|(code, rows)| rows.iter().map(move |row| (*code, row)))
            };
            let countries = all().map(|(code, _)| code).collect();
            let rows: Vec<&'static Recogniser> = all().map(|(_, row)| row).collect();
            let table = Table::new(rows, &mut vocabulary);
            for (family, words) in FAMILIES {
                vocabulary.insert(group(family), words);
            }
            assert!(table.rows.len() <= group(Family::Phone), "context groups are full");
            Engine { table, vocabulary, countries }
        });
        &ENGINE
    }

    /// The table's rows with the codes of their countries, in its order.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&'static str, &'static Recogniser)> {
        self.countries.iter().copied().zip(self.table.rows.iter().copied())
    }

    /// Appends all findings in `text`, which may overlap.
    pub(super) fn find(&'static self, text: &str, plan: &Plan, found: &mut Vec<Candidate>) {
        self.read_on(&Page::new(text), plan, &mut Place::default(), true, found);
    }

    /// Goes on from `place` as far as what follows is known, and appends the findings.
    ///
    /// Where `is_last` is false more text follows `page`, and an anchor is looked at once [`AHEAD`] bytes of it are
    /// there. Findings are then those of the whole text, as long as `page` goes back [`BEHIND`] bytes from `place`.
    pub(super) fn read_on(
        &'static self,
        page: &Page<'_>,
        plan: &Plan,
        place: &mut Place,
        is_last: bool,
        found: &mut Vec<Candidate>,
    ) {
        let bytes = page.text.as_bytes();
        let mut scan = Scan {
            engine: self,
            plan,
            text: page.text,
            found,
            until: std::mem::take(&mut place.until),
            around: RefCell::new(Surroundings::new(&self.vocabulary, *page)),
            before: Remembered::default(),
            after: Remembered::default(),
        };
        let run = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if place.is_in_word {
            place.next += run(place.next);
            place.seen = place.seen.max(place.next);
            place.is_in_word = place.next == bytes.len();
        }
        while let Some(anchor) = anchors::next_anchor(bytes, place.seen) {
            place.seen = anchor;
            if !is_last && anchor + AHEAD > bytes.len() {
                break;
            }
            if bytes[anchor] == b'@' {
                if plan.has(Kind::Email) {
                    email::at(&mut scan, anchor);
                }
                place.next = anchor + 1;
            } else {
                let ahead = bytes[place.next..anchor].iter().rev().take(WORD + 1);
                let before = ahead.take_while(|byte| byte.is_ascii_alphanumeric()).count();
                let after = run(anchor);
                // Nothing is found in a longer word.
                if before <= WORD {
                    scan.word(anchor - before, anchor + after);
                }
                place.next = scan.until.sure.max(anchor + after);
                place.is_in_word = place.next == bytes.len();
            }
            place.seen = place.next;
        }
        if anchors::next_anchor(bytes, place.seen).is_none() {
            place.seen = bytes.len();
        }
        place.until = scan.until;
    }
}

/// Bytes behind an anchor that decide what is found there: the domain of an address is the longest.
pub(super) const AHEAD: usize = 200;
/// Bytes before an anchor that decide: the begin of a line in a table is the furthest.
pub(super) const BEHIND: usize = context::LINE + 512;
/// Letters and digits before the first digit of a word in which something is found: no more than an address of a
/// cryptocurrency has.
pub(super) const WORD: usize = crypto::LONGEST;

/// How far a scan got.
#[derive(Debug, Default)]
pub(super) struct Place {
    /// Behind the last word that was looked at.
    next: usize,
    /// No anchor lies between `next` and this byte, at which one may.
    pub(super) seen: usize,
    /// The word before `next` may go on.
    is_in_word: bool,
    until: Until,
}

impl Place {
    /// Counts from a later byte, `by` bytes on.
    pub(super) fn shift(&mut self, by: usize) {
        let Until { sure, network, phone, birth } = &mut self.until;
        for at in [&mut self.next, &mut self.seen, sure, network, phone, birth] {
            *at = at.saturating_sub(by);
        }
    }
}

/// The families take the numbers at the end, rows of the table those from 0.
fn group(family: Family) -> usize {
    Groups::CAPACITY - Family::COUNT + family as usize
}

/// The context group of a family.
impl From<Family> for usize {
    fn from(family: Family) -> usize {
        group(family)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pii;

    /// Numbers that look drawn at random and are the same in every run (Marsaglia's xorshift).
    struct Draw(u64);

    impl Draw {
        fn below(&mut self, bound: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 >> 33) as usize % bound
        }

        /// A value of a form that passes the row's check; the letters that a check wants are often few, so that those of
        /// the label's country and of companies are drawn more often.
        fn value(&mut self, row: &Recogniser, form: &str, code: &str) -> Option<String> {
            let classes: Vec<u8> = form.bytes().collect();
            for _ in 0..60_000 {
                let mut value: Vec<u8> = classes
                    .iter()
                    .map(|class| match class {
                        b'd' => b'0' + self.below(10) as u8,
                        b'a' => b'A' + self.below(26) as u8,
                        b'x' if self.below(3) > 0 => b'0' + self.below(10) as u8,
                        b'x' => b'A' + self.below(26) as u8,
                        b'_' => b'-',
                        joint => *joint,
                    })
                    .collect();
                if code.len() == 2 && form.starts_with("aa") && self.below(2) == 0 {
                    value[..2].copy_from_slice(code.to_ascii_uppercase().as_bytes());
                }
                let compact: Vec<u8> = value.iter().copied().filter(u8::is_ascii_alphanumeric).collect();
                if (row.check)(&compact) {
                    return String::from_utf8(value).ok();
                }
            }
            None
        }
    }

    #[test]
    fn a_value_of_every_form_is_found_behind_every_word_that_speaks_for_it() {
        let mut draw = Draw(0x2545_f491_4f6c_dd1d);
        let (mut found, mut wanted) = (0, 0);
        for (code, row) in Engine::shared().rows() {
            let pii = Pii::builder().entities([row.label]).build().unwrap();
            for &(patterns, _) in row.forms {
                // The first of a list of forms; the others differ in how they are grouped.
                let Some(form) = patterns.split('|').flat_map(super::super::recogniser::expand).next() else {
                    continue;
                };
                let Some(value) = draw.value(row, &form, code) else { continue };
                for word in row.context {
                    let text = format!("{word}: {value}, as written");
                    let all = pii.evaluate(&text).unwrap().findings;
                    wanted += 1;
                    found += usize::from(all.iter().any(|one| text[one.span()].contains(value.as_str())));
                }
            }
        }
        assert!(wanted > 1_500, "{wanted} values were drawn");
        assert!(found * 200 >= wanted * 199, "{found} of {wanted} were found");
    }

    #[test]
    fn no_check_panics_on_any_value_of_its_forms() {
        let mut draw = Draw(0x9e37_79b9_7f4a_7c15);
        for (_, row) in Engine::shared().rows() {
            for form in row.forms.iter().flat_map(|(patterns, _)| patterns.split('|')) {
                for form in super::super::recogniser::expand(form) {
                    for ends in [b"00", b"09", b"AZ", b"99"] {
                        let classes = form.bytes().filter(u8::is_ascii_alphabetic);
                        let value: Vec<u8> = classes
                            .map(|class| match class {
                                b'd' => b"09"[draw.below(2)],
                                b'a' => b"AZ"[draw.below(2)],
                                _ => ends[draw.below(2)],
                            })
                            .collect();
                        (row.check)(&value);
                    }
                }
            }
        }
    }
}
