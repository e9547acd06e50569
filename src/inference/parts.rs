//! The words of a window, and the stretches of it that the encoder is asked about.

use std::ops::Range;

use super::windows::{BEFORE, Window};

/// Words with letters or digits at either side of an unsure one that are read with it: what tells a name stands beside it. More of them
/// gain little on rows that validate, and with fewer the encoder sees names in code; `training/shared_model/names_cascade.py` prints the latter.
const NEAR: usize = 4;
/// The same of a word with digits: what a number is may be said further off.
const FAR: usize = 8;

/// The words of a window: ranges of its pieces, which touch each other. Letters and digits that nothing parts are one word.
pub(super) fn words(text: &str, window: &Window) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for piece in 0..window.pieces() {
        match words.last_mut() {
            Some(word) if goes_on(text, window, piece) => word.end = piece + 1,
            _ => words.push(piece..piece + 1),
        }
    }
    words
}

/// Whether a piece is of the same word as the one before it, which there is.
fn goes_on(text: &str, window: &Window, piece: usize) -> bool {
    let (before, range) = (window.range(piece - 1), window.range(piece));
    before.end == range.start
        && text[before].ends_with(char::is_alphanumeric)
        && text[range].starts_with(char::is_alphanumeric)
}

/// The words that somebody is not sure of with those around them: ranges of the window's pieces that hold whole words, in order and
/// apart. Marks are not asked about: nobody reads what is said of them. Words that are named and touch an unsure word, or one that
/// touches it, are asked about with it: a name or an address is judged as a whole. They are the whole window where that is not more
/// to read. What another window knows better is not asked about.
pub(super) fn around(
    text: &str,
    window: &Window,
    words: &[Range<usize>],
    is_sure: impl Fn(usize) -> bool,
    is_named: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let (own, count) = (window.own(), window.pieces());
    let has = |word: &Range<usize>, kind: fn(char) -> bool| {
        word.clone().any(|piece| text[window.range(piece)].contains(kind))
    };
    let is_own = |word: &Range<usize>| own.start < word.end && word.start < own.end;
    let is_asked =
        |at: usize, word: &Range<usize>| is_own(word) && !is_sure(at) && has(word, char::is_alphanumeric);
    let mut asked: Vec<bool> = words.iter().enumerate().map(|(at, word)| is_asked(at, word)).collect();
    for at in 1..asked.len() {
        asked[at] |= asked[at - 1] && is_named(at);
    }
    for at in (1..asked.len()).rev() {
        asked[at - 1] |= asked[at] && is_named(at - 1);
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(at, _)| asked[*at]) {
        let many = if has(word, char::is_numeric) { FAR } else { NEAR };
        let counts = |word: &&Range<usize>| has(word, char::is_alphanumeric);
        let first = words[..at].iter().rev().filter(counts).nth(many - 1);
        let last = words[at + 1..].iter().filter(counts).nth(many - 1);
        let (begin, end) = (first.map_or(0, |word| word.start), last.map_or(count, |word| word.end));
        let mut part = begin..end;
        // Another part would begin with special pieces of its own.
        while let Some(before) = parts.pop_if(|before| part.start <= before.end + BEFORE) {
            part = before.start.min(part.start)..before.end.max(part.end);
        }
        parts.push(part);
    }
    let read: usize = parts.iter().map(|part| BEFORE + part.len()).sum();
    if read > BEFORE + count {
        parts.clear();
        parts.push(0..count);
    }
    parts
}
