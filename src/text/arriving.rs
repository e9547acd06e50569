//! A text that arrives in pieces, as the evaluators that read along see it: folded as far as its words are complete,
//! and in windows where it may be encoded.

use std::collections::VecDeque;
use std::ops::Range;

use super::watch::{OVERLAP, Watch};
use super::{Hidden, View, Views, is_plain};

/// Bytes without white space that are folded although the word goes on.
const WORD: usize = 256;
/// Windows for encodings: how often, and how much of the text before is in them.
const STEP: usize = 256;
const BEHIND: usize = 512;
/// Bytes that are dropped together.
const DROPPED: usize = 1 << 13;
/// Bytes kept of the text before what is needed: what a window, or an explanation of what was found, looks back to.
const KEPT: usize = 2 * (STEP + BEHIND) + (1 << 10);

/// The end of a text that arrives in pieces.
#[derive(Debug)]
pub(crate) struct Arriving {
    /// The end of the text, from `base` on.
    raw: String,
    base: usize,
    /// Up to where it was folded, in bytes of the whole.
    folded_to: usize,
    /// The end of the folded text.
    folded: String,
    /// The pieces that were folded: where each begins in `folded`, and in the whole. The first may begin before what is kept.
    pieces: VecDeque<(isize, usize, View)>,
    /// The next window ends here, in bytes of the whole.
    next: usize,
    watch: Watch,
}

impl Arriving {
    pub(crate) fn new() -> Arriving {
        Arriving {
            raw: String::new(),
            base: 0,
            folded_to: 0,
            folded: String::new(),
            pieces: VecDeque::new(),
            next: STEP,
            watch: Watch::default(),
        }
    }

    /// Adds the next piece.
    pub(crate) fn push(&mut self, piece: &str) {
        self.raw.push_str(piece);
    }

    /// The first byte that is kept.
    pub(crate) fn begin(&self) -> usize {
        self.base
    }

    /// Bytes that arrived in all.
    pub(crate) fn end(&self) -> usize {
        self.base + self.raw.len()
    }

    /// The text from byte `from` to byte `to` of the whole, on char boundaries before them, and where it begins.
    pub(crate) fn slice(&self, from: usize, to: usize) -> (usize, &str) {
        let floor = |at: usize| {
            let at = at.saturating_sub(self.base).min(self.raw.len());
            (0..=at).rev().find(|at| self.raw.is_char_boundary(*at)).unwrap_or(0)
        };
        (self.base + floor(from), &self.raw[floor(from)..floor(to)])
    }

    /// Folds as far as words are complete, and gives what is hidden there; nothing where no more words are.
    pub(crate) fn fold(&mut self, is_last: bool) -> Option<Vec<Hidden>> {
        let (at, rest) = self.slice(self.folded_to, self.end());
        let word = rest.bytes().rposition(|byte| byte.is_ascii_whitespace()).map_or(0, |space| space + 1);
        let end = match rest.len() - word {
            _ if is_last => rest.len(),
            WORD.. => rest.len(),
            _ => word,
        };
        if end == 0 {
            return None;
        }
        let (view, hidden) = View::folded(&rest[..end]);
        self.folded_to = at + end;
        let begin = self.folded.len() as isize;
        self.folded.push_str(view.text());
        self.pieces.push_back((begin, at, view));
        Some(hidden)
    }

    /// Up to where the text was folded, in bytes of the whole.
    pub(crate) fn folded_to(&self) -> usize {
        self.folded_to
    }

    /// The folded text, from what was dropped on.
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }

    /// The bytes of the whole behind `range` of the folded text.
    pub(crate) fn original(&self, range: Range<usize>) -> Range<usize> {
        let byte = |at: usize| {
            let after = self.pieces.partition_point(|(begin, ..)| *begin <= at as isize);
            let piece = after.checked_sub(1).map(|piece| &self.pieces[piece]);
            match piece.map(|(begin, start, view)| ((at as isize - begin) as usize, *start, view)) {
                Some((at, start, view)) if at < view.text().len() => {
                    let range = view.original_range(at..at + 1);
                    start + range.start..start + range.end
                }
                _ => self.folded_to..self.folded_to,
            }
        };
        let start = byte(range.start).start;
        start..range.end.checked_sub(1).map_or(start, |last| byte(last).end).max(start)
    }

    /// Drops the folded text before byte `keep` of it once that is worth it; gives how many bytes were dropped, by which
    /// all places in it move.
    pub(crate) fn drop_folded(&mut self, keep: usize) -> usize {
        let keep = (0..=keep).rev().find(|at| self.folded.is_char_boundary(*at)).unwrap_or(0);
        if keep <= DROPPED.max(self.folded.len() / 2) {
            return 0;
        }
        self.folded.drain(..keep);
        while self.pieces.get(1).is_some_and(|(begin, ..)| *begin <= keep as isize) {
            self.pieces.pop_front();
        }
        for (begin, ..) in &mut self.pieces {
            *begin -= keep as isize;
        }
        keep
    }

    /// Shows the views of the windows that are complete and may hold something encoded, with the byte of the whole that
    /// each begins at; the first view is the folded window.
    pub(crate) fn windows(&mut self, is_last: bool, mut see: impl FnMut(&Views, usize)) {
        loop {
            let at = match self.next {
                next if next <= self.end() => next,
                next if is_last && self.end() + STEP > next => self.end(),
                _ => return,
            };
            if self.watch.step(&self.raw, self.base, at, is_last && at == self.end()) {
                let (from, window) = self.slice(at.saturating_sub(STEP + BEHIND), at);
                see(&Views::new(window), from);
            }
            self.next += STEP;
            if is_last && at == self.end() {
                return;
            }
        }
    }

    /// The byte up to `to` before which no window to come will see anything.
    pub(crate) fn seen(&self, to: usize) -> usize {
        let unseen = (self.next - STEP).saturating_sub(OVERLAP);
        match to <= unseen || is_plain(self.slice(unseen, self.end()).1) {
            true => to,
            false => unseen,
        }
    }

    /// Drops what nothing looks back to, where all before `settled` is settled.
    pub(crate) fn forget(&mut self, settled: usize) {
        let needed = settled.min(self.folded_to).min(self.next);
        let keep = needed.saturating_sub(KEPT);
        if keep.saturating_sub(self.base) > DROPPED.max(self.raw.len() / 2) {
            let (at, _) = self.slice(keep, keep);
            self.raw.drain(..at - self.base);
            self.watch.shift(at - self.base);
            self.base = at;
        }
    }
}
