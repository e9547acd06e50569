//! Where a name begins and ends: without what stands before it, what somebody is, and what a thing of it is called.

use std::ops::Range;

use super::kinds::{self, Joins, KINDS};

/// Small words within names.
const PARTICLES: [&str; 32] = [
    "van", "von", "de", "da", "di", "do", "du", "des", "del", "della", "dos", "das", "der", "den", "ter",
    "ten", "la", "le", "el", "al", "bin", "ibn", "ben", "abu", "af", "av", "zu", "zum", "y", "e", "st", "jr",
];
/// What stands before a name and is no part of it.
const BEFORE: [&str; 24] = [
    "mr",
    "mrs",
    "ms",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "madam",
    "miss",
    "rev",
    "herr",
    "frau",
    "mme",
    "m",
    "señor",
    "señora",
    "sr",
    "sra",
    "dear",
    "hi",
    "the",
    "a",
    "an",
];
/// Ends of names whose dot belongs to them.
const DOTTED: [&str; 18] = [
    "inc", "ltd", "corp", "co", "jr", "sr", "st", "ave", "rd", "dr", "blvd", "bros", "s.a", "s.r.o", "o.o",
    "r.l", "p.a", "a.s",
];

/// Small words that are inside of names and at neither end of one.
pub(super) const SMALL: [&str; 14] =
    ["of", "in", "at", "by", "to", "for", "from", "and", "or", "on", "the", "with", "a", "an"];

/// The span without what stands before a name, and with the marks that belong to it.
pub(super) fn bordered(text: &str, kind: usize, mut range: Range<usize>) -> Range<usize> {
    match KINDS[kind].joins {
        Joins::Name | Joins::Firm => {
            while let Some((word, rest)) = text[range.clone()].split_once(char::is_whitespace) {
                let word = word.trim_end_matches('.').to_lowercase();
                let rest = rest.trim_start();
                if rest.is_empty() || !BEFORE.contains(&word.as_str()) {
                    break;
                }
                range.start = range.end - rest.len();
            }
            range = without_roles(text, range);
            if text[range.end..].starts_with('.') && is_dotted(&text[range.clone()]) {
                range.end += 1;
            }
        }
        Joins::Lines => {
            if text[range.end..].starts_with('.') && is_dotted(&text[range.clone()]) {
                range.end += 1;
            }
        }
        Joins::Groups => {
            if text[..range.start].ends_with(['+', '(']) {
                range.start -= 1;
            }
        }
        Joins::Never if kind == kinds::USERNAME => {
            if text[..range.start].ends_with('@') {
                range.start -= 1;
            }
        }
        Joins::Never if kind == kinds::PASSWORD => {
            let marks = text[range.end..].bytes().take_while(|byte| b"!?$#@&*%^+=".contains(byte));
            range.end += marks.count();
        }
        Joins::Never => {}
    }
    range
}

/// A name of capitals without small words around it: `beneficiary Ana Lima`, `Acme shares`, `of Spain`.
fn without_roles(text: &str, mut range: Range<usize>) -> Range<usize> {
    let is_role = |word: &str| {
        let is_word = word.len() > 2 && !PARTICLES.contains(&word);
        word.chars().all(|character| character.is_lowercase()) && (is_word || SMALL.contains(&word))
    };
    while let Some((word, rest)) = text[range.clone()].split_once(' ') {
        if !is_role(word) || !rest.split(' ').any(is_capital) {
            break;
        }
        range.start = range.end - rest.len();
    }
    while let Some((rest, word)) = text[range.clone()].rsplit_once(' ') {
        if !is_role(word) || !is_capital(rest) {
            break;
        }
        range.end = range.start + rest.len();
    }
    range
}

/// Whether a word begins with a capital.
pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a name ends with an initial or an abbreviation.
pub(super) fn is_dotted(name: &str) -> bool {
    let last = name.rsplit(char::is_whitespace).next().unwrap_or(name);
    let mut characters = last.rsplit('.').next().unwrap_or(last).chars();
    let is_initial =
        matches!((characters.next(), characters.next()), (Some(one), None) if one.is_alphabetic());
    is_initial || DOTTED.contains(&last.to_lowercase().as_str())
}
