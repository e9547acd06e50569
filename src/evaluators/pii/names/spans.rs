//! Words put together to spans with sensible borders.

use std::ops::Range;

use super::kinds::{self, Joins, KINDS, OTHER};
use super::units::{self, Unit};
use crate::{Finding, Score};

/// Findings of less than this score are not made.
const LEAST: f32 = 0.3;
/// A word that begins a span this likely does so although one of its kind stands right before it.
const BEGINS: f32 = 0.8;

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

struct Open {
    kind: usize,
    range: Range<usize>,
    sum: f32,
    count: f32,
}

/// Appends the findings of a stretch of text whose words are known.
pub(super) fn find(text: &str, units: Vec<Unit>, dates: bool, found: &mut Vec<Finding>) {
    let units = units::joined(text, units);
    let kinds = units::kinds(text, &units);
    let mut open: Option<Open> = None;
    for (unit, kind) in units.iter().zip(kinds) {
        if !unit.is_word {
            continue;
        }
        let Some((kind, share)) = kind.filter(|(kind, _)| *kind != OTHER) else {
            close(text, open.take(), dates, found);
            continue;
        };
        match &mut open {
            Some(span) if span.kind == kind && goes_on(text, span, unit) => {
                span.range.end = unit.range.end;
                span.sum += share;
                span.count += 1.0;
            }
            _ => {
                close(text, open.take(), dates, found);
                open = Some(Open { kind, range: unit.range.clone(), sum: share, count: 1.0 });
            }
        }
    }
    close(text, open, dates, found);
}

fn goes_on(text: &str, span: &Open, unit: &Unit) -> bool {
    let gap = &text[span.range.end..unit.range.start];
    let of = |most: usize, marks: &str| {
        gap.chars().count() <= most && gap.chars().all(|character| marks.contains(character))
    };
    match KINDS[span.kind].joins {
        Joins::Never => false,
        Joins::Lines => of(4, " ,\n\r-./#"),
        Joins::Firm => of(3, " ,.&-'’"),
        Joins::Groups => of(4, " ,./-()+:#"),
        Joins::Name => match gap {
            " " => unit.begins <= BEGINS,
            "" | ". " | "." | "-" | "'" | "’" | "- " => true,
            _ => false,
        },
    }
}

fn close(text: &str, open: Option<Open>, dates: bool, found: &mut Vec<Finding>) {
    let Some(span) = open else { return };
    if span.kind == kinds::DATE && !dates {
        return;
    }
    let kind = &KINDS[span.kind];
    let score = kinds::score(kind, span.sum / span.count);
    if score < LEAST {
        return;
    }
    let mut range = bordered(text, span.kind, span.range);
    // A mark between two spans belongs to the earlier.
    range.start = range.start.max(found.last().map_or(0, |last| last.end));
    if !range.is_empty() {
        let finding = Finding::new(kind.label.clone(), range, Score::saturating(score));
        found.push(finding.with_reason("model.tokens"));
    }
}

/// The span without what stands before a name, and with the marks that belong to it.
fn bordered(text: &str, kind: usize, mut range: Range<usize>) -> Range<usize> {
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

/// Whether a name ends with an initial or an abbreviation.
fn is_dotted(name: &str) -> bool {
    let last = name.rsplit(char::is_whitespace).next().unwrap_or(name);
    let mut characters = last.rsplit('.').next().unwrap_or(last).chars();
    let is_initial =
        matches!((characters.next(), characters.next()), (Some(one), None) if one.is_alphabetic());
    is_initial || DOTTED.contains(&last.to_lowercase().as_str())
}
