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

    /// The original range behind `range`, which is not empty. Pieces that are not copies count whole.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let (first, last) =
            (self.piece(range.start), self.piece(range.end.saturating_sub(1).max(range.start)));
        let start = if first.is_copied { first.start + (range.start - first.at) } else { first.start };
        let end = if last.is_copied { last.start + (range.end.max(range.start) - last.at) } else { last.end };
        start..end.clamp(start, last.end.max(start))
    }

    fn piece(&self, at: usize) -> Piece {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces[after.saturating_sub(1)]
    }
}

/// Writes a derived text and its map. `source` maps what is derived from to the original.
pub(super) struct Writer<'s> {
    source: &'s Map,
    pub(super) text: String,
    map: Map,
}

impl<'s> Writer<'s> {
    pub(super) fn new(source: &'s Map, capacity: usize) -> Writer<'s> {
        Writer { source, text: String::with_capacity(capacity), map: Map::default() }
    }

    /// Writes `text`, which stands for `range` of the source.
    pub(super) fn replace(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let original = self.source.original(range.clone());
        let is_copied = text.len() == range.len() && original.len() == range.len();
        self.piece(original, is_copied);
        self.text.push_str(text);
    }

    /// Writes the character that stands for `range` of the source.
    pub(super) fn push(&mut self, c: char, range: Range<usize>) {
        self.replace(c.encode_utf8(&mut [0; 4]), range);
    }

    /// Writes `text`, byte for byte the same length as `range` of the source: a copy, or a copy in another case.
    pub(super) fn copy(&mut self, text: &str, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            // Each piece of the source is taken over by itself, so that copies of copies stay exact.
            let piece = self.source.piece(at);
            let next = self.source.pieces.partition_point(|known| known.at <= at);
            let end = self.source.pieces.get(next).map_or(range.end, |known| known.at.min(range.end));
            let part = &text[at - range.start..end - range.start];
            if piece.is_copied {
                self.piece(self.source.original(at..end), true);
                self.text.push_str(part);
            } else {
                self.piece(piece.start..piece.end, false);
                self.text.push_str(part);
            }
            at = end;
        }
    }

    fn piece(&mut self, original: Range<usize>, is_copied: bool) {
        if let Some(last) = self.map.pieces.last_mut() {
            let goes_on = last.is_copied && is_copied && last.end == original.start;
            if goes_on
                || (!last.is_copied && !is_copied && last.start == original.start && last.end == original.end)
            {
                last.end = original.end;
                return;
            }
        }
        let piece = Piece { at: self.text.len(), start: original.start, end: original.end, is_copied };
        self.map.pieces.push(piece);
    }

    pub(super) fn finish(self) -> (String, Map) {
        (self.text, self.map)
    }
}
