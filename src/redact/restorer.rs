//! Restoring an answer that arrives in pieces.

use std::fmt;

use super::vault::{Hit, Vault, replaced};
use super::writer::Writer;
use super::{SecretText, bent};

/// Bytes that are kept behind what was given out: whatever tells whether a placeholder may begin.
const BEHIND: usize = 16;
/// Bytes of an encrypted value that are waited for; a longer one stays as it is.
const SEALED: usize = 1 << 20;

/// Puts values back into an answer while it arrives; see [`Redactor::restorer`](super::Redactor::restorer) and [`Vault::restorer`].
///
/// What is given out, put together, is what restoring the whole answer gives, wherever that was cut. A few dozen bytes are
/// held back, as many as the longest placeholder of the vault may take; of an encrypted value all of it, up to a mebibyte.
///
/// ```
/// use mantlet::{Pii, Redactor, Vault};
///
/// let (redactor, session) = (Redactor::new(Pii::new()), Vault::new()?);
/// redactor.redact("Mail ana@example.org.", &session)?;
/// let mut restorer = redactor.restorer(&session);
/// let mut shown = String::new();
/// for token in ["I wrote", " to <EM", "AIL_", "1", ">."] {
///     shown.push_str(&restorer.push(token));
/// }
/// shown.push_str(&restorer.finish());
/// assert_eq!(shown, "I wrote to ana@example.org.");
/// # Ok::<(), mantlet::Error>(())
/// ```
pub struct Restorer {
    writer: Option<Writer>,
    vault: Vault,
    /// The end of what was given out, and what was not.
    text: String,
    /// Where in `text` the latter begins.
    done: usize,
}

impl Restorer {
    pub(super) fn new(writer: Option<Writer>, vault: Vault) -> Restorer {
        Restorer { writer, vault, text: String::new(), done: 0 }
    }

    /// Takes the next piece and gives what is certain, which may be nothing.
    pub fn push(&mut self, piece: &str) -> SecretText {
        self.text.push_str(piece);
        self.given(false)
    }

    /// The rest, once the answer is complete.
    pub fn finish(mut self) -> SecretText {
        self.given(true)
    }

    fn given(&mut self, is_last: bool) -> SecretText {
        let (mut hits, reach) = {
            let mut state = self.vault.lock();
            let hits = match &self.writer {
                Some(writer) => writer.hits(&self.text, &mut state),
                None => state.hits(&self.text),
            };
            (hits, bent::reach(state.labels()).max(state.longest_fake() + 2) + BEHIND)
        };
        hits.retain(|hit| hit.span.start >= self.done);
        let cut = if is_last { self.text.len() } else { self.cut(&hits, reach) };
        hits.retain(|hit| hit.span.end <= cut);
        let last = hits.last().map_or(0, |hit| hit.span.end);
        for hit in &mut hits {
            hit.span = hit.span.start - self.done..hit.span.end - self.done;
        }
        let given = replaced(&self.text[self.done..cut], hits);
        let kept = floor(&self.text, cut.saturating_sub(BEHIND)).max(last);
        self.text.drain(..kept);
        self.done = cut - kept;
        given
    }

    /// The byte before which nothing that follows can change.
    fn cut(&self, hits: &[Hit], reach: usize) -> usize {
        let mut cut = self.text.len().saturating_sub(reach);
        if self.writer.as_ref().is_some_and(Writer::decrypts) {
            let is_sealed = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_:\\".contains(byte);
            let run = self.text.bytes().rev().take(SEALED).take_while(is_sealed).count();
            cut = cut.min((self.text.len() - run).saturating_sub(BEHIND));
        }
        let crossing = hits.iter().find(|hit| hit.span.start < cut && cut < hit.span.end);
        let cut = crossing.map_or(cut, |hit| hit.span.start);
        floor(&self.text, cut).max(self.done)
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

impl fmt::Debug for Restorer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Restorer").field("vault", &self.vault).finish_non_exhaustive()
    }
}
