//! The sentences of a window that the encoder is asked about.

use std::ops::Range;

use super::windows::Window;

/// Pieces that a part has at least, where the window has as many: in less there is too little to go by.
const SHORTEST: usize = 12;
/// So many hundredths of a window and it is read whole: once for all that ask about the text, and not much longer.
const MOST: usize = 75;
/// Letters of a word behind which a dot ends a sentence; behind a shorter one it may stand for the rest of a word.
const WORD: usize = 4;

/// The stretches of a window's pieces that hold one of its own of which the sketch is not sure: sentences, or all of it.
pub(super) fn of(text: &str, window: &Window, is_sure: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let count = window.pieces();
    if window.own().all(&is_sure) {
        return Vec::new();
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut begin = 0;
    for end in 1..=count {
        let is_long = end - begin >= SHORTEST && (end == count || count - end >= SHORTEST);
        if end < count && !(is_long && ends(text, window, end)) {
            continue;
        }
        let sentence = begin..end;
        begin = end;
        if sentence.clone().all(|piece| is_sure(piece) || !window.own().contains(&piece)) {
            continue;
        }
        match parts.last_mut() {
            Some(part) if part.end == sentence.start => part.end = sentence.end,
            _ => parts.push(sentence),
        }
    }
    let sum: usize = parts.iter().map(|part| part.len()).sum();
    if 100 * sum >= MOST * count {
        parts.clear();
        parts.push(0..count);
    }
    parts
}

/// Whether a sentence or a line ends before a piece.
fn ends(text: &str, window: &Window, piece: usize) -> bool {
    let (last, next) = (window.range(piece - 1), window.range(piece));
    let Some(between) = text.get(last.end..next.start) else { return false };
    if between.contains(['\n', '\r']) {
        return true;
    }
    if between.is_empty() || text[next].starts_with(char::is_lowercase) {
        return false;
    }
    match &text[last.clone()] {
        "!" | "?" => true,
        "." => piece.checked_sub(2).is_some_and(|word| {
            let word = window.range(word);
            let before = text[..word.end].chars().rev().take_while(|letter| letter.is_alphabetic());
            word.end == last.start && before.take(WORD).count() == WORD
        }),
        _ => false,
    }
}
