//! The one rule by which what the model read meets what the recognisers found.

use std::ops::Range;

use crate::Finding;

/// From this score on a recogniser is sure.
const SURE: f32 = 0.5;

/// What is found in all, in order of start: of two lists, each in order of start and each without overlaps.
///
/// What a recogniser is sure of goes before what the model read, which keeps the longest part that is left of it; what a
/// recogniser is not sure of gives way. There are two exceptions, where the model knows more of the whole: an address
/// swallows what lies inside of it and is less sure than it, and a date of birth goes before a date.
pub(in super::super) fn merged(text: &str, recognised: Vec<Finding>, read: Vec<Finding>) -> Vec<Finding> {
    let mut lost = vec![false; recognised.len()];
    let mut kept = Vec::with_capacity(read.len());
    let mut from = 0;
    for mut finding in read {
        while recognised.get(from).is_some_and(|known| known.end <= finding.start) {
            from += 1;
        }
        let near = recognised[from..].iter().take_while(|known| known.start < finding.end).count();
        let met = from..from + near;
        let is_before = |at: &usize| goes_before(&recognised[*at], &finding);
        let before: Vec<usize> = met.clone().filter(is_before).collect();
        if !before.is_empty() {
            if !is_divisible(&finding) {
                continue;
            }
            let taken = before.iter().map(|at| recognised[*at].span());
            let Some(left) = longest(text, finding.span(), taken) else { continue };
            (finding.start, finding.end) = (left.start, left.end);
        }
        for at in met {
            lost[at] |= recognised[at].start < finding.end && finding.start < recognised[at].end;
        }
        kept.push(finding);
    }
    let known = recognised.into_iter().zip(lost).filter(|(_, is_lost)| !is_lost).map(|(finding, _)| finding);
    kept.extend(known);
    kept.sort_by_key(|finding| finding.start);
    kept
}

/// Whether what a recogniser found goes before what the model read, where they meet.
fn goes_before(recognised: &Finding, read: &Finding) -> bool {
    let is_inside = read.start <= recognised.start && recognised.end <= read.end;
    match read.label.as_str() {
        "address" if is_inside => recognised.score >= read.score,
        "date_of_birth" if recognised.label.as_str() == "date_time" => false,
        _ => recognised.score.value() >= SURE || recognised.score >= read.score,
    }
}

/// Whether a part of a finding is worth anything: part of a name is a name.
fn is_divisible(finding: &Finding) -> bool {
    matches!(finding.label.as_str(), "person" | "location" | "organization" | "address")
}

/// The longest part of a span beside what is taken from it, without marks and blanks around it.
fn longest(
    text: &str,
    span: Range<usize>,
    taken: impl Iterator<Item = Range<usize>>,
) -> Option<Range<usize>> {
    let mut best: Option<Range<usize>> = None;
    let mut from = span.start;
    for taken in taken.chain(std::iter::once(span.end..span.end)) {
        if from < taken.start {
            let part = &text[from..taken.start];
            let inner = part.trim_start_matches(|character: char| !character.is_alphanumeric());
            let start = from + part.len() - inner.len();
            let inner = inner.trim_end_matches(|character: char| !character.is_alphanumeric());
            let left = start..start + inner.len();
            let is_word = inner.chars().filter(|character| character.is_alphabetic()).count() > 1;
            if is_word && best.as_ref().is_none_or(|best| best.len() < left.len()) {
                best = Some(left);
            }
        }
        from = from.max(taken.end);
    }
    best
}
