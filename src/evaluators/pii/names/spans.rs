//! Words put together to spans with sensible borders.

use std::ops::Range;

use super::borders::{SMALL, bordered, is_capital, is_dotted};
use super::kinds::{self, Joins, KINDS, OTHER};
use super::units::{self, Unit};
use super::{peoples, places, support};
use crate::{Finding, Score};

/// Findings of less than this score are not made.
const LEAST: f32 = 0.3;
/// A word that begins a span this likely does so although one of its kind stands right before it.
const BEGINS: f32 = 0.8;

/// What a word is likely at least to belong to anything that goes on a name before it and begins with a capital.
const TRAIL: f32 = 0.05;
/// How far the scores of two halves of a name may lie apart so that it is a person's.
const ALIKE: f32 = 0.1;

/// What stands behind the name of an institution where its number or card is meant: `National Insurance number`.
const PAPERS: [&str; 7] = ["number", "numbers", "no", "card", "cards", "id", "form"];

/// A word behind a comma or a small word goes on the name of an organisation unless it is likelier than this to begin one.
const GOES_ON: f32 = 0.5;
/// What is left of the score of a name without a capital where others have them.
const UNCAPPED: f32 = 0.55;
/// What is left of the score of a nationality, a religion or a political group that is said of a thing: so much that F2 on
/// validation rows is best.
const UNSAID: f32 = 0.7;
/// Bytes around a name in which others are looked for.
const AROUND: usize = 120;

struct Open {
    kind: usize,
    range: Range<usize>,
    sum: f32,
    count: f32,
    /// Small words of no kind behind it.
    small: usize,
}

/// Small words between two parts of a name.
const BRIDGE: usize = 2;

/// Appends the findings of a stretch of text whose words are known.
pub(super) fn find(text: &str, units: Vec<Unit>, dates: bool, found: &mut Vec<Finding>) {
    let units = units::joined(text, units);
    let kinds = units::kinds(text, &units);
    let first = found.len();
    let mut open: Option<Open> = None;
    for (unit, kind) in units.iter().zip(kinds) {
        if !unit.is_word {
            continue;
        }
        let Some((kind, share)) = kind.filter(|(kind, _)| *kind != OTHER) else {
            if let Some(span) = &mut open
                && trails(text, span, unit)
            {
                span.range.end = unit.range.end;
                continue;
            }
            if let Some(span) = &mut open
                && span.kind == kinds::ORGANIZATION
                && span.small < BRIDGE
                && SMALL.contains(&text[unit.range.clone()].to_lowercase().as_str())
            {
                span.small += 1;
                continue;
            }
            close(text, open.take(), dates, found);
            continue;
        };
        match &mut open {
            Some(span) if span.kind == kind && goes_on(text, span, unit) => {
                span.range.end = unit.range.end;
                span.sum += share;
                span.count += 1.0;
                span.small = 0;
            }
            _ => {
                close(text, open.take(), dates, found);
                open = Some(Open { kind, range: unit.range.clone(), sum: share, count: 1.0, small: 0 });
            }
        }
    }
    close(text, open, dates, found);
    halves(text, first, found);
    pairs(text, first, found);
    groups(text, first, found);
}

/// Whether a word goes on the name of a person or a place though the model says hardly anything of it: `Buenos Aires`.
fn trails(text: &str, span: &Open, unit: &Unit) -> bool {
    let is_name = matches!(span.kind, kinds::PERSON | kinds::LOCATION);
    is_name
        && &text[span.range.end..unit.range.start] == " "
        && unit.named() >= TRAIL
        && is_title(&text[unit.range.clone()])
        && is_title(&text[span.range.clone()])
}

/// Puts names together that were read as half a person and half a place. Two names of which nothing but a blank stands between
/// are seldom two.
fn halves(text: &str, first: usize, found: &mut Vec<Finding>) {
    let is_name = |finding: &Finding| {
        matches!(finding.label.as_str(), "person" | "location") && is_capital(&text[finding.span()])
    };
    let mut at = first + 1;
    while at < found.len() {
        let (left, right) = (&found[at - 1], &found[at]);
        let is_one = left.label != right.label
            && is_name(left)
            && is_name(right)
            && text.get(left.end..right.start) == Some(" ")
            && text[left.start..right.end].split(' ').count() <= 4
            && places::kind(&text[left.span()]).is_none()
            && places::kind(&text[right.span()]).is_none();
        if is_one {
            let is_even = (left.score.value() - right.score.value()).abs() < ALIKE;
            let is_left = if is_even { left.label.as_str() == "person" } else { left.score > right.score };
            let (start, end) = (left.start, right.end);
            let mut whole = found.remove(if is_left { at - 1 } else { at });
            (whole.start, whole.end) = (start, end);
            found[at - 1] = whole;
        } else {
            at += 1;
        }
    }
}

/// Countries whose names are two: `Trinidad and Tobago`.
fn pairs(text: &str, first: usize, found: &mut Vec<Finding>) {
    let mut at = first;
    while at < found.len() {
        let is_place = found[at].label == KINDS[kinds::LOCATION].label;
        if let Some(more) =
            places::second(&text[found[at].span()], &text[found[at].end..]).filter(|_| is_place)
        {
            let end = found[at].end + more;
            found[at].end = end;
            while found.get(at + 1).is_some_and(|next| next.start < end) {
                found.remove(at + 1);
            }
        }
        at += 1;
    }
}

/// Puts nationalities and the like to the names that begin with them, and lowers the score of those that are said of nobody.
fn groups(text: &str, first: usize, found: &mut Vec<Finding>) {
    let label = &KINDS[kinds::NRP].label;
    // The first word of a name is no group by itself: `Irish News`.
    let is_capital_at = |finding: &Finding| is_capital(&text[finding.span()]);
    for at in (first + 1..found.len()).rev() {
        let (left, right) = (&found[at - 1], &found[at]);
        let is_one = left.label == *label
            && right.label == KINDS[kinds::ORGANIZATION].label
            && text.get(left.end..right.start) == Some(" ")
            && is_capital_at(left)
            && is_capital_at(right);
        if is_one {
            let start = left.start;
            found[at].start = start;
            found.remove(at - 1);
        }
    }
    for at in first..found.len() {
        if found[at].label != *label {
            continue;
        }
        let next = found.get(at + 1).filter(|next| next.label == KINDS[kinds::PERSON].label);
        let is_name = |place: usize| next.is_some_and(|next| next.start == place);
        match peoples::of_somebody(text, found[at].span(), is_name) {
            Some(group) => (found[at].start, found[at].end) = (group.start, group.end),
            None => found[at].score = Score::saturating(found[at].score.value() * UNSAID),
        }
    }
    found.retain(|finding| finding.score.value() >= LEAST);
}

/// Whether a word is written as names are, and not all in capitals, where that says nothing.
fn is_title(word: &str) -> bool {
    is_capital(word) && word.contains(char::is_lowercase)
}

fn goes_on(text: &str, span: &Open, unit: &Unit) -> bool {
    let gap = &text[span.range.end..unit.range.start];
    let of = |most: usize, marks: &str| {
        gap.chars().count() <= most && gap.chars().all(|character| marks.contains(character))
    };
    match KINDS[span.kind].joins {
        Joins::Never => false,
        Joins::Lines => of(4, " ,\n\r-./#"),
        Joins::Firm if span.small > 0 => {
            let is_small = |part: &str| SMALL.contains(&part.to_lowercase().as_str());
            gap.starts_with(' ') && gap.split_whitespace().all(is_small) && unit.begins <= GOES_ON
        }
        Joins::Firm if gap.contains(',') => {
            of(3, " ,.&-'’") && (unit.begins <= GOES_ON || is_partner(text, span, unit))
        }
        // Behind a full stop only where it belongs to an abbreviation.
        Joins::Firm if gap.len() > 1 && gap.starts_with('.') => {
            of(3, " .") && is_dotted(&text[span.range.clone()])
        }
        Joins::Firm => of(3, " ,.&-'’") && unit.begins <= BEGINS,
        Joins::Groups => of(4, " ,./-()+:#"),
        Joins::Name => match gap {
            " " => unit.begins <= BEGINS,
            "" | ". " | "." | "-" | "'" | "’" | "- " => true,
            _ => false,
        },
    }
}

/// Whether two names with a comma between are the first partners of a firm: `Lind, Okafor & Reyes`.
fn is_partner(text: &str, span: &Open, unit: &Unit) -> bool {
    let rest = &text[unit.range.end..];
    let next = [" & ", " and ", " AND "].iter().find_map(|and| rest.strip_prefix(and));
    !text[span.range.clone()].contains(' ')
        && is_capital(&text[unit.range.clone()])
        && next.is_some_and(is_capital)
}

fn close(text: &str, open: Option<Open>, dates: bool, found: &mut Vec<Finding>) {
    let Some(span) = open else { return };
    if span.kind == kinds::DATE && !dates {
        return;
    }
    let mut range = bordered(text, span.kind, span.range);
    let told = places::kind(&text[range.clone()]);
    // A closed list knows better which of the two a name is, and little of people who are called like a place.
    let kind = match told {
        Some(told) if span.kind != kinds::PERSON => told,
        Some(kinds::LOCATION) if !places::is_given(&text[range.clone()]) => kinds::LOCATION,
        _ => span.kind,
    };
    let mut score = kinds::score(&KINDS[kind], span.sum / span.count);
    if !support::is_supported(text, range.clone(), kind) || is_paper(text, &range, kind) {
        score *= 0.5;
    }
    let is_name = matches!(kind, kinds::PERSON | kinds::LOCATION | kinds::ORGANIZATION);
    if is_name && told.is_none() && is_uncapped(text, &range) {
        score *= UNCAPPED;
    }
    if score < LEAST {
        return;
    }
    let kind = &KINDS[kind];
    // A mark between two spans belongs to the earlier.
    range.start = range.start.max(found.last().map_or(0, |last| last.end));
    if !range.is_empty() {
        let finding = Finding::new(kind.label.clone(), range, Score::saturating(score));
        found.push(finding.with_reason("model.tokens"));
    }
}

/// Whether a name has no capital, though the words around it are written with capitals where they take one.
fn is_uncapped(text: &str, range: &Range<usize>) -> bool {
    if text[range.clone()].contains(char::is_uppercase) || !text[range.clone()].contains(char::is_lowercase) {
        return false;
    }
    let from = (range.start.saturating_sub(AROUND)..=range.start).find(|at| text.is_char_boundary(*at));
    let to = (range.end..=text.len().min(range.end + AROUND)).rev().find(|at| text.is_char_boundary(*at));
    let around = text.get(from.unwrap_or(range.start)..to.unwrap_or(range.end)).unwrap_or_default();
    let is_titled = |word: &str| {
        let mut letters = word.chars().filter(|character| character.is_alphabetic());
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    around.split_whitespace().any(is_titled)
}

/// Whether an institution is named only for the number that it gives.
fn is_paper(text: &str, range: &Range<usize>, kind: usize) -> bool {
    let next = text[range.end..].strip_prefix(' ').unwrap_or_default();
    let word = next.split(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
    kind == kinds::ORGANIZATION && PAPERS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::super::units::{Token, push};
    use super::*;

    const ORGANIZATION: usize = kinds::ORGANIZATION;

    /// What is found where the model is sure of these words, in their order: each with its kind and whether it begins a name.
    fn findings(text: &str, mut words: &[(&str, usize, bool)]) -> Vec<Finding> {
        let mut units = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let word = rest.find(|character: char| !character.is_alphanumeric()).unwrap_or(rest.len());
            let length = if word > 0 { word } else { rest.chars().next().map_or(1, char::len_utf8) };
            let (kind, is_begin, named) = match words {
                [(next, kind, is_begin), more @ ..] if &rest[..length] == *next => {
                    words = more;
                    (*kind, *is_begin, 0.9)
                }
                _ => (OTHER, false, 0.0),
            };
            if !rest.starts_with(char::is_whitespace) {
                let token =
                    Token { range: at..at + length, kind: kind as u8, is_begin, named, probability: named };
                push(text, &mut units, &token);
            }
            at += length;
        }
        assert!(words.is_empty(), "{words:?} are not in the text");
        let mut found = Vec::new();
        find(text, units, false, &mut found);
        found
    }

    fn read(text: &str, words: &[(&str, usize, bool)]) -> Vec<(String, String)> {
        let half = findings(text, words).into_iter().filter(|finding| finding.score.value() >= 0.5);
        half.map(|finding| (finding.label.to_string(), text[finding.span()].to_owned())).collect()
    }

    fn names(text: &str, words: &[(&str, usize, bool)]) -> Vec<String> {
        read(text, words).into_iter().map(|(_, name)| name).collect()
    }

    fn inside(word: &str) -> (&str, usize, bool) {
        (word, ORGANIZATION, false)
    }

    fn begin(word: &str) -> (&str, usize, bool) {
        (word, ORGANIZATION, true)
    }

    #[test]
    fn organisations_in_a_row_are_several() {
        let words = [begin("Acme"), begin("Globex"), begin("Initech")];
        assert_eq!(names("They left Acme, Globex, Initech.", &words), ["Acme", "Globex", "Initech"]);
        let words = [begin("Lind"), begin("Okafor"), inside("Reyes")];
        assert_eq!(names("She works for Lind, Okafor & Reyes.", &words), ["Lind, Okafor & Reyes"]);
        let words = [begin("Acme"), begin("Mark")];
        assert_eq!(names("He left Acme. Mark stayed.", &words), ["Acme", "Mark"]);
    }

    #[test]
    fn small_words_are_inside_of_names_only() {
        let words = [begin("Bank"), inside("Northland")];
        assert_eq!(names("The Bank of the Northland was sold.", &words), ["Bank of the Northland"]);
        let words = [begin("of"), inside("Globex"), inside("shares")];
        assert_eq!(names("A pile of Globex shares lay there.", &words), ["Globex"]);
    }

    #[test]
    fn lower_case_counts_less_where_others_have_capitals() {
        let word = ("library", ORGANIZATION, true);
        assert_eq!(read("Leave it at the library, Ana.", &[word]), []);
        assert_eq!(names("leave it at the library, ana.", &[word]), ["library"]);
    }

    #[test]
    fn a_group_counts_more_where_it_is_said_of_somebody() {
        let score = |text| {
            let found = findings(text, &[("Danish", kinds::NRP, true)]);
            found.iter().map(|finding| finding.score.value()).sum::<f32>()
        };
        assert!(score("They hired a Danish piper.") >= 0.9);
        let of_a_thing = score("They sold a Danish car.");
        assert!((0.5..0.7).contains(&of_a_thing), "{of_a_thing}");
    }

    #[test]
    fn a_name_may_begin_with_a_people() {
        let words = [("Irish", kinds::NRP, true), begin("Gazette")];
        let found = read("It was in the Irish Gazette today.", &words);
        assert_eq!(found, [("organization".to_owned(), "Irish Gazette".to_owned())]);
        let words = [("Trinidad", kinds::LOCATION, true)];
        assert_eq!(names("They flew to Trinidad and Tobago.", &words), ["Trinidad and Tobago"]);
    }
}
