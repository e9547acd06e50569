//! Long texts as overlapping windows of pieces.

use std::fmt;
use std::ops::Range;

use super::format::Config;
use super::vocabulary::{Marker, Piece, Pieces, Vocabulary};
use crate::{Error, Origin};

/// Pieces that a window shares with the one before it, where windows are that long: what stands at the end of one
/// window is read once more, with what follows it.
const OVERLAP: usize = 48;
/// The same for what is said of single words: those at the edges of a window have half as many beside them.
const OVERLAP_OF_WORDS: usize = 32;
/// Pieces of a window, with its special ones, of a text that does not fit into one as a whole: so many tenths of what the
/// model reads at once. An attack that is one sentence weighs more in less text;
/// `training/shared_model/broken_off.py` prints what windows of several widths find and flag in long texts that were set aside.
const NARROW: usize = 7;

/// What the encoder reads at once: a stretch of the text, and what it is read with.
#[derive(Clone)]
pub(crate) struct Window {
    pub(super) ids: Vec<u32>,
    pub(super) marker: Marker,
    /// The first piece of the second segment.
    pub(super) second: usize,
    /// The bytes of the text that each of its pieces stands for.
    ranges: Vec<Range<usize>>,
    /// Its pieces that it knows better than the windows beside it do: of what two windows share, the one that stands further from its edge.
    own: Range<usize>,
}

/// Special pieces before the text: the beginning, and the marker of its origin.
pub(super) const BEFORE: usize = 2;

impl Window {
    /// The pieces of the text alone.
    pub(super) fn text(&self) -> &[u32] {
        &self.ids[self.places()]
    }

    /// Where in the window the pieces of the text are.
    pub(super) fn places(&self) -> Range<usize> {
        BEFORE..self.second - 1
    }

    /// How many pieces of the text it has.
    pub(super) fn pieces(&self) -> usize {
        self.ranges.len()
    }

    /// The bytes that a piece of the text stands for.
    pub(super) fn range(&self, piece: usize) -> Range<usize> {
        self.ranges[piece].clone()
    }

    /// The pieces that no other window of the text knows better.
    pub(super) fn own(&self) -> Range<usize> {
        self.own.clone()
    }

    /// Where in the window a piece of the text is.
    pub(super) fn place(&self, piece: usize) -> usize {
        BEFORE + piece
    }

    /// Some of its pieces behind the same marker. They end as they break off, without a piece that says that a text ends.
    pub(super) fn part(&self, pieces: Range<usize>) -> Vec<u32> {
        let places = self.place(pieces.start)..self.place(pieces.end);
        [&self.ids[..BEFORE], &self.ids[places]].concat()
    }

    /// The bytes of the text that the window covers.
    pub(crate) fn span(&self) -> Range<usize> {
        match (self.ranges.first(), self.ranges.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// The tokens that stand for pieces of the text: their numbers in the window and their bytes in the text.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        (BEFORE..).zip(self.ranges.iter().cloned())
    }
}

impl fmt::Debug for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Window").field("tokens", &self.ids.len()).field("span", &self.span()).finish()
    }
}

/// What a text is read with.
#[derive(Clone, Copy)]
pub(crate) enum Reading<'t> {
    /// The text alone.
    Alone(Origin),
    /// The text alone, for what is said of each word and not of a window: windows are as long as the model reads.
    #[cfg_attr(not(feature = "pii"), allow(dead_code, reason = "for names"))]
    Words(Origin),
    /// A text and what it answers, of which the beginning is read.
    With(Origin, &'t str),
    /// The call of a tool, with what the user asked for (its beginning) and what the model had read (its end).
    #[cfg_attr(not(feature = "actions"), allow(dead_code, reason = "for evaluators of calls"))]
    Call { request: &'t str, context: &'t str },
}

/// The windows of a text, made as they are asked for. A text without any piece has none.
pub(crate) struct Windows<'m> {
    pieces: Pieces<'m>,
    before: [u32; BEFORE],
    marker: Marker,
    after: Vec<u32>,
    room: usize,
    /// The room once it is known that the text needs several windows.
    narrow: usize,
    overlap: usize,
    ready: Vec<Piece>,
    is_first: bool,
}

impl<'m> Windows<'m> {
    pub(super) fn new(
        vocabulary: &'m Vocabulary,
        config: &Config,
        text: &'m str,
        reading: Reading<'_>,
    ) -> Result<Windows<'m>, Error> {
        let special = vocabulary.special;
        let ids = |pieces: Vec<Piece>| pieces.into_iter().map(|piece| piece.id);
        let (mut after, window) = (vec![special.end], config.window);
        let (mut narrow, mut overlap) = (usize::MAX, OVERLAP);
        let (marker, room) = match reading {
            Reading::Alone(origin) => {
                narrow = (window * NARROW / 10).saturating_sub(BEFORE + 1);
                (Marker::of(origin), window - BEFORE - 1)
            }
            Reading::Words(origin) => {
                overlap = OVERLAP_OF_WORDS;
                (Marker::of(origin), window - BEFORE - 1)
            }
            Reading::With(origin, context) => {
                after.extend(ids(first(vocabulary.pieces(context), window * 3 / 8)?));
                after.push(special.end);
                (Marker::of(origin), window - BEFORE - after.len())
            }
            // The shares that the model was trained with: .6, .35 and .525 of a window, longer than one together.
            Reading::Call { request, context } => {
                after.extend(ids(first(vocabulary.pieces(request), window * 7 / 20)?));
                after.push(special.end);
                after.extend(ids(last(vocabulary, context, window * 21 / 40)?));
                after.push(special.end);
                let most = (config.positions - BEFORE).saturating_sub(after.len());
                (Marker::Call, (window * 3 / 5).min(most))
            }
        };
        let room = room.max(1);
        let narrow = narrow.clamp(1, room);
        let overlap = overlap.min(narrow * 2 / 5);
        let before = [special.begin, special.marker(marker)];
        let pieces = vocabulary.pieces(text);
        Ok(Windows {
            pieces,
            before,
            marker,
            after,
            room,
            narrow,
            overlap,
            ready: Vec::new(),
            is_first: true,
        })
    }
}

impl Iterator for Windows<'_> {
    type Item = Result<Window, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        // One more than fits tells whether this is the last window.
        while self.ready.len() <= self.room {
            match self.pieces.next() {
                Some(Ok(piece)) => self.ready.push(piece),
                Some(Err(error)) => return Some(Err(error)),
                None => break,
            }
        }
        if self.ready.is_empty() {
            return None;
        }
        if self.ready.len() > self.room {
            self.room = self.narrow;
        }
        let pieces = &self.ready[..self.ready.len().min(self.room)];
        let mut ids = Vec::with_capacity(BEFORE + pieces.len() + self.after.len());
        ids.extend(self.before);
        ids.extend(pieces.iter().map(|piece| piece.id));
        // The first segment ends with its own separator.
        let second = ids.len() + 1;
        ids.extend(&self.after);
        let ranges = pieces.iter().map(|piece| piece.range.clone()).collect();
        let is_last = self.ready.len() <= self.room;
        let done = if is_last { self.ready.len() } else { self.room - self.overlap };
        // `Names` takes the first half of what two windows share from the earlier one.
        let own = if self.is_first { 0 } else { self.overlap - self.overlap / 2 }..if is_last {
            pieces.len()
        } else {
            pieces.len() - self.overlap / 2
        };
        self.is_first = false;
        self.ready.drain(..done);
        Some(Ok(Window { ids, marker: self.marker, second, ranges, own }))
    }
}

fn first(pieces: Pieces<'_>, most: usize) -> Result<Vec<Piece>, Error> {
    pieces.take(most).collect()
}

/// The last pieces of a text, without splitting much more of it than they need.
fn last(vocabulary: &Vocabulary, text: &str, most: usize) -> Result<Vec<Piece>, Error> {
    // Words of more than 64 bytes a piece on average are not language.
    let from = text.len().saturating_sub(64 * most);
    let from = (from..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let mut pieces = vocabulary.pieces(&text[from..]).collect::<Result<Vec<Piece>, Error>>()?;
    pieces.drain(..pieces.len().saturating_sub(most));
    Ok(pieces)
}
