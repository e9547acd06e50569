use std::ops::Range;

/// The end of a text of which more may come. Places are bytes of the whole.
#[derive(Clone, Copy)]
pub(super) struct Arriving<'t> {
    pub(super) text: &'t str,
    /// Where `text` begins.
    pub(super) base: usize,
    pub(super) is_last: bool,
}

/// What can be said of a place.
pub(super) enum Seen<T> {
    Yes(T),
    No,
    /// What comes next decides.
    More,
}

impl<'t> Arriving<'t> {
    pub(super) fn end(&self) -> usize {
        self.base + self.text.len()
    }

    pub(super) fn bytes(&self, range: Range<usize>) -> &'t [u8] {
        &self.text.as_bytes()[range.start - self.base..range.end - self.base]
    }

    /// The text from `at` on.
    pub(super) fn rest(&self, at: usize) -> &'t str {
        &self.text[at - self.base..]
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at.checked_sub(self.base)?).copied()
    }

    /// Nothing, unless more comes.
    pub(super) fn nothing<T>(&self) -> Seen<T> {
        if self.is_last { Seen::No } else { Seen::More }
    }
}
