use std::ops::Range;

/// The way back from the bytes of a derived text to those of the original.
///
/// A list of pieces in order. In a copied piece bytes correspond one to one; any other piece stands for a range of
/// the original as a whole. Texts that are mostly copied have few pieces.
#[derive(Clone, Debug, Default)]
pub(super) struct Map {
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    /// First byte in the derived text.
    at: usize,
    /// The original range.
    start: usize,
    end: usize,
    is_copied: bool,
}

impl Map {
    /// The map of a text onto itself, or onto the part of the original that begins at `start`.
    pub(super) fn copied(start: usize, length: usize) -> Map {
        Map { pieces: vec![Piece { at: 0, start, end: start + length, is_copied: true }] }
    }

    /// The original range behind `range`, at least one byte of it. Pieces that are not copies count whole. A
    /// derived text runs in the direction of the original or, read backwards, against it; either way its first
    /// and last bytes are the outermost. The map of an empty text gives an empty range.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        if self.pieces.is_empty() {
            return 0..0;
        }
        let first = self.byte(range.start);
        let last = self.byte(range.end.saturating_sub(1).max(range.start));
        first.start.min(last.start)..first.end.max(last.end)
    }

    /// The original range behind one byte.
    fn byte(&self, at: usize) -> Range<usize> {
        let piece = self.piece(at);
        if !piece.is_copied {
            return piece.start..piece.end;
        }
        let start = (piece.start + (at - piece.at)).min(piece.end);
        start..(start + 1).min(piece.end)
    }

    fn piece(&self, at: usize) -> Piece {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces[after.saturating_sub(1)]
    }
}

/// Writes a derived text and its map. `source` maps what is derived from to the original.
pub(super) struct Writer<'s> {
    source: &'s Map,
    text: String,
    map: Map,
    /// What was copied last and has no piece yet: where it begins in the derived text, and its range of the source.
    copied: (usize, Range<usize>),
}

impl<'s> Writer<'s> {
    pub(super) fn new(source: &'s Map, capacity: usize) -> Writer<'s> {
        Writer { source, text: String::with_capacity(capacity), map: Map::default(), copied: (0, 0..0) }
    }

    /// Writes `text`, which stands for `range` of the source as a whole.
    pub(super) fn replace(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        // One character for another of the same length is as good as a copy; several for one stand for all of it.
        if text.len() == range.len() && text.chars().nth(1).is_none() {
            return self.copy(text, range);
        }
        self.settle();
        let original = self.source.original(range);
        self.piece(self.text.len(), original, false);
        self.text.push_str(text);
    }

    /// Writes the character that stands for `range` of the source.
    pub(super) fn push(&mut self, c: char, range: Range<usize>) {
        self.replace(c.encode_utf8(&mut [0; 4]), range);
    }

    /// Writes `text`, byte for byte the same length as `range` of the source: a copy, or a copy in another case.
    pub(super) fn copy(&mut self, text: &str, range: Range<usize>) {
        if self.copied.1.end == range.start && !self.copied.1.is_empty() {
            self.copied.1.end = range.end;
        } else {
            self.settle();
            self.copied = (self.text.len(), range);
        }
        self.text.push_str(text);
    }

    /// Writes ASCII in lower case.
    pub(super) fn copy_lower(&mut self, text: &str, range: Range<usize>) {
        let at = self.text.len();
        self.copy(text, range);
        self.text[at..].make_ascii_lowercase();
    }

    /// Gives what was copied its pieces. Each piece of the source is taken over by itself, so that copies of copies
    /// stay exact.
    fn settle(&mut self) {
        let (begin, range) = std::mem::take(&mut self.copied);
        let mut at = range.start;
        while at < range.end {
            let piece = self.source.piece(at);
            let next = self.source.pieces.partition_point(|known| known.at <= at);
            let end = self.source.pieces.get(next).map_or(range.end, |known| known.at.min(range.end));
            let original =
                if piece.is_copied { self.source.original(at..end) } else { piece.start..piece.end };
            self.piece(begin + (at - range.start), original, piece.is_copied);
            at = end;
        }
    }

    fn piece(&mut self, at: usize, original: Range<usize>, is_copied: bool) {
        if let Some(last) = self.map.pieces.last_mut() {
            let goes_on = last.is_copied && is_copied && last.end == original.start;
            if goes_on
                || (!last.is_copied && !is_copied && last.start == original.start && last.end == original.end)
            {
                last.end = original.end;
                return;
            }
        }
        self.map.pieces.push(Piece { at, start: original.start, end: original.end, is_copied });
    }

    pub(super) fn finish(mut self) -> (String, Map) {
        self.settle();
        (self.text, self.map)
    }
}
