//! Word pieces put together to what is read as one: a word, a name with a hyphen, a number with dots.

use std::ops::Range;

use super::kinds::{self, COUNT, OTHER};
use crate::inference::TagScore;

/// What a type's share of a word must be for the word to be of that type; whether a span of such words is a finding is
/// for its threshold to say. Low, for a word in the middle of a name is often the model's weakest.
pub(super) const ENTER: f32 = 0.15;

/// Marks that do not end a word where letters or digits stand on both sides.
const INNER: &str = "'’.-_@#&+*!$%~";

/// A piece and what the model says of it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) kind: u8,
    pub(super) is_begin: bool,
    /// That it belongs to anything at all, `0..=1`.
    pub(super) named: f32,
    pub(super) probability: f32,
}

impl Token {
    /// `kinds` leads from the number of a tag to its kind.
    pub(super) fn new(range: Range<usize>, score: TagScore, kinds: &[Option<(u8, bool)>]) -> Token {
        let (kind, is_begin) =
            kinds.get(usize::from(score.tag)).copied().flatten().unwrap_or((OTHER as u8, false));
        Token { range, kind, is_begin, named: 1.0 - score.none, probability: score.probability }
    }
}

/// A word, or a mark between words.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) range: Range<usize>,
    pub(super) is_word: bool,
    /// How much its pieces speak for each kind, and how many pieces it has.
    sums: [f32; COUNT],
    pieces: f32,
    /// How likely its first piece begins a span.
    pub(super) begins: f32,
}

impl Unit {
    fn new(text: &str, token: &Token) -> Unit {
        let is_word = text[token.range.clone()].chars().any(char::is_alphanumeric);
        let begins = if token.is_begin { token.probability } else { 0.0 };
        let mut unit = Unit { range: token.range.clone(), is_word, sums: [0.0; COUNT], pieces: 0.0, begins };
        unit.add(token);
        unit
    }

    fn add(&mut self, token: &Token) {
        self.range.end = self.range.end.max(token.range.end);
        self.sums[usize::from(token.kind)] += token.named;
        self.pieces += 1.0;
    }

    fn join(&mut self, other: &Unit) {
        self.range.end = other.range.end;
        for (sum, more) in self.sums.iter_mut().zip(&other.sums) {
            *sum += more;
        }
        self.pieces += other.pieces;
    }

    /// How likely it belongs to anything.
    pub(super) fn named(&self) -> f32 {
        self.sums.iter().sum::<f32>() / self.pieces
    }

    /// The kind that it most likely is of, and how likely; `None` where it is of none.
    pub(super) fn kind(&self) -> Option<(usize, f32)> {
        let best = (0..COUNT).max_by(|a, b| self.sums[*a].total_cmp(&self.sums[*b]))?;
        let share = self.sums[best] / self.pieces;
        (share >= ENTER).then_some((best, share))
    }
}

/// Adds a piece to the units of a text: to the last one where it goes on.
pub(super) fn push(text: &str, units: &mut Vec<Unit>, token: &Token) {
    if token.range.is_empty() {
        return;
    }
    if let Some(last) = units.last_mut() {
        // A character that becomes several pieces, or the rest of a word.
        let is_same = token.range.start < last.range.end;
        let goes_on = token.range.start == last.range.end
            && last.is_word
            && text[token.range.clone()].chars().any(char::is_alphanumeric);
        if is_same || goes_on {
            last.add(token);
            return;
        }
    }
    units.push(Unit::new(text, token));
}

/// Joins words that only a mark inside of them parts: `O'Kwon`, `ana.lima`, `12/05/1998`; but not `London-based` or `Ana's`.
pub(super) fn joined(text: &str, units: Vec<Unit>) -> Vec<Unit> {
    let mut joined: Vec<Unit> = Vec::with_capacity(units.len());
    for unit in units {
        if let [.., left, mark] = &joined[..]
            && is_inner(text, left, mark, &unit)
        {
            joined.pop();
            if let Some(left) = joined.last_mut() {
                left.join(&unit);
            }
        } else {
            joined.push(unit);
        }
    }
    joined
}

fn is_inner(text: &str, left: &Unit, mark: &Unit, right: &Unit) -> bool {
    let touch = left.range.end == mark.range.start && mark.range.end == right.range.start;
    if !touch || mark.is_word || !left.is_word || !right.is_word {
        return false;
    }
    let digit_before = text[..left.range.end].ends_with(|character: char| character.is_ascii_digit());
    let digit_after = text[right.range.start..].starts_with(|character: char| character.is_ascii_digit());
    let mark = &text[mark.range.clone()];
    let right_text = &text[right.range.clone()];
    match mark {
        "/" | ":" => digit_before && digit_after,
        "-" => {
            digit_before
                || digit_after
                || left.kind().map(|(kind, _)| kind) == right.kind().map(|(kind, _)| kind)
        }
        "'" | "’" => {
            !["s", "d", "m", "t", "re", "ll", "ve"].iter().any(|end| right_text.eq_ignore_ascii_case(end))
        }
        _ => INNER.contains(mark),
    }
}

/// Whether a unit is of no kind at all.
pub(super) fn is_plain(unit: &Unit) -> bool {
    unit.is_word && unit.kind().is_none()
}

/// Whether a unit is a short number, as that of a house or a post code.
pub(super) fn is_short_number(text: &str, unit: &Unit) -> bool {
    let word = &text[unit.range.clone()];
    word.len() <= 9 && word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a number is long enough for a post code.
fn is_post_code(word: &str) -> bool {
    word.bytes().filter(u8::is_ascii_digit).count() >= 4
}

/// The kind of each unit, with what lies between the parts of an address counted to it: the number of a house or a post code
/// that was taken for something else, and the place.
pub(super) fn kinds(text: &str, units: &[Unit]) -> Vec<Option<(usize, f32)>> {
    let mut kinds: Vec<Option<(usize, f32)>> = units.iter().map(Unit::kind).collect();
    let is_address =
        |kinds: &[Option<(usize, f32)>], at: usize| kinds[at].is_some_and(|(kind, _)| kind == kinds::ADDRESS);
    let near = |from: &Range<usize>, to: &Range<usize>| {
        let gap = &text[from.end..to.start];
        gap.len() <= 3 && gap.chars().all(|character| " ,\n-".contains(character))
    };
    let mut before: Option<usize> = None;
    for at in 0..units.len() {
        if !units[at].is_word {
            continue;
        }
        if !is_address(&kinds, at) {
            let after = (at + 1..units.len().min(at + 4)).find(|next| units[*next].is_word);
            let left = before
                .is_some_and(|left| is_address(&kinds, left) && near(&units[left].range, &units[at].range));
            let right = after
                .is_some_and(|next| is_address(&kinds, next) && near(&units[at].range, &units[next].range));
            let kind = kinds[at].map(|(kind, _)| kind);
            let is_place = kind == Some(kinds::LOCATION);
            let is_taken = match is_short_number(text, &units[at]) {
                true if left && right => true,
                // The number of a house, a post code, or what was taken for another number.
                true => match kind {
                    Some(kinds::AGE | kinds::DATE_OF_BIRTH) => false,
                    Some(_) => left || right,
                    None => right || left && is_post_code(&text[units[at].range.clone()]),
                },
                false => left && (right || is_place),
            };
            // A word between two parts is one only where the model saw something in it.
            if is_taken && (kinds[at].is_some() || is_short_number(text, &units[at])) {
                let share = kinds[at].map_or(0.5, |(_, share)| share);
                kinds[at] = Some((kinds::ADDRESS, share));
            }
        }
        before = Some(at);
    }
    kinds
}
