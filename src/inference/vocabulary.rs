//! Word pieces: the tokenizer of BERT over the vocabulary that ships with the weights.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use tokenizers::models::wordpiece::WordPiece;
use tokenizers::normalizers::BertNormalizer;
use tokenizers::pre_tokenizers::bert::BertPreTokenizer;
use tokenizers::{Model as _, Normalizer as _, OffsetType, PreTokenizedString, PreTokenizer as _};

use super::broken_vocabulary as broken;
use crate::{Error, ErrorKind, Origin};

/// Bytes of a text that are split into pieces at once, so that memory does not grow with the text.
const CHUNK: usize = 4096;

/// The vocabulary, and the numbers of its special pieces.
///
/// Special pieces are put around texts here and never come out of one: brackets are words of their own.
pub(super) struct Vocabulary {
    pieces: WordPiece,
    normalizer: BertNormalizer,
    pub(super) special: Special,
}

#[derive(Clone, Copy)]
pub(super) struct Special {
    pub(super) begin: u32,
    pub(super) end: u32,
    user: u32,
    untrusted: u32,
    response: u32,
    call: u32,
}

impl Special {
    pub(super) fn marker(&self, marker: Marker) -> u32 {
        match marker {
            Marker::User => self.user,
            Marker::Untrusted => self.untrusted,
            Marker::Response => self.response,
            Marker::Call => self.call,
        }
    }
}

/// What tells the encoder where a text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Marker {
    User,
    Untrusted,
    Response,
    Call,
}

impl Marker {
    pub(super) const ALL: [Marker; 4] = [Marker::User, Marker::Untrusted, Marker::Response, Marker::Call];

    pub(super) fn of(origin: Origin) -> Marker {
        match origin {
            Origin::Assistant => Marker::Response,
            Origin::User | Origin::System => Marker::User,
            _ => Marker::Untrusted,
        }
    }
}

/// A piece and the bytes of the text that it stands for, on char boundaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) id: u32,
    pub(super) range: Range<usize>,
}

impl Vocabulary {
    /// One piece a line; its number is the line's.
    pub(super) fn parse(bytes: &[u8], size: usize) -> Result<Vocabulary, Error> {
        let text = std::str::from_utf8(bytes).map_err(|error| broken(format!("it is not UTF-8: {error}")))?;
        let lines = || text.lines().map(|line| line.trim_end_matches('\r'));
        let count = lines().count();
        if count != size {
            return Err(broken(format!("it has {count} pieces, and the model has {size}")));
        }
        let mut known = HashSet::with_capacity(size);
        if let Some(twice) = lines().position(|line| !known.insert(line)) {
            return Err(broken(format!("its piece {twice} is there twice")));
        }
        let find = |piece: &str| {
            let number = lines().position(|line| line == piece).map(|number| number as u32);
            number.ok_or_else(|| broken(format!("its piece {piece} is missing")))
        };
        find("[UNK]")?;
        let special = Special {
            begin: find("[CLS]")?,
            end: find("[SEP]")?,
            user: find("[USER]")?,
            untrusted: find("[UNTRUSTED]")?,
            response: find("[RESPONSE]")?,
            call: find("[CALL]")?,
        };
        let numbered = WordPiece::read_bytes(bytes).map_err(broken)?;
        let pieces = WordPiece::builder().vocab(numbered).build().map_err(broken)?;
        Ok(Vocabulary { pieces, normalizer: BertNormalizer::new(true, true, None, true), special })
    }

    /// The pieces of a text, split as they are asked for.
    pub(super) fn pieces<'v>(&'v self, text: &'v str) -> Pieces<'v> {
        Pieces { vocabulary: self, text, at: 0, ready: Vec::new().into_iter() }
    }

    fn split(&self, text: &str, offset: usize) -> Result<Vec<Piece>, Error> {
        let failed = |error: tokenizers::Error| {
            Error::new(ErrorKind::Input, format!("the text cannot be split into pieces: {error}"))
        };
        let mut split = PreTokenizedString::from(text);
        split.normalize(|part| self.normalizer.normalize(part)).map_err(failed)?;
        BertPreTokenizer.pre_tokenize(&mut split).map_err(failed)?;
        split.tokenize(|word| self.pieces.tokenize(word.get())).map_err(failed)?;
        let encoding = split.into_encoding(None, 0, OffsetType::Byte).map_err(failed)?;
        let pieces = encoding.get_ids().iter().zip(encoding.get_offsets()).map(|(id, (start, end))| {
            let start = floor(text, *start);
            let end = ceiling(text, (*end).max(start));
            Piece { id: *id, range: offset + start..offset + end }
        });
        Ok(pieces.collect())
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceiling(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// The pieces of a text in order. After an error there are no more.
pub(super) struct Pieces<'v> {
    vocabulary: &'v Vocabulary,
    text: &'v str,
    at: usize,
    ready: std::vec::IntoIter<Piece>,
}

impl Iterator for Pieces<'_> {
    type Item = Result<Piece, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(piece) = self.ready.next() {
                return Some(Ok(piece));
            }
            let rest = &self.text[self.at..];
            if rest.is_empty() {
                return None;
            }
            let (chunk, at) = (&rest[..chunk(rest)], self.at);
            self.at += chunk.len();
            match self.vocabulary.split(chunk, at) {
                Ok(pieces) => self.ready = pieces.into_iter(),
                Err(error) => {
                    self.at = self.text.len();
                    return Some(Err(error));
                }
            }
        }
    }
}

/// How much of a text is split next: up to the last white space within reach, so that no word is cut. A word without
/// end is cut, which makes several unknown pieces of what would be one.
fn chunk(text: &str) -> usize {
    if text.len() <= CHUNK {
        return text.len();
    }
    let reach = &text[..floor(text, CHUNK)];
    match reach.rfind(char::is_whitespace) {
        Some(at) if at > 0 => at,
        _ => reach.len(),
    }
}

impl fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vocabulary").field("pieces", &self.pieces.get_vocab_size()).finish_non_exhaustive()
    }
}
