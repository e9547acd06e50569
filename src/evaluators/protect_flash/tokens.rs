//! The tokens of a segment. What they weigh with the ones before them is added up when the segment ends, in short loops
//! whose rounds do not wait for each other, and not token by token.

use super::features::SEGMENT_TOKENS;
use super::hashing::{combine, finish, salt};
use super::table::Table;

/// Tokens before the segment that the first ones look back to.
const BEFORE: usize = 2;
/// Places for tokens: a power of two, so that an index is cut to one by a mask.
const PLACES: usize = 64;
const _: () = assert!(SEGMENT_TOKENS + BEFORE <= PLACES);

/// A token as the ones behind it see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) word: u32,
    /// The concept's hash, where it names one, and else the word's.
    pub(super) general: u32,
    pub(super) concept: u8,
}

/// What stands before the first word of a sentence.
pub(super) const SENTENCE_START: Token = Token { word: 0x5eed, general: 0x5eed, concept: 0 };

/// The tokens of the segment so far, behind the two before it.
#[derive(Debug)]
pub(super) struct Tokens {
    words: [u32; PLACES],
    generals: [u32; PLACES],
    concepts: [u8; PLACES],
    /// Tokens of the segment.
    count: usize,
}

impl Tokens {
    /// No tokens yet, behind `before`, the last of them first.
    pub(super) fn behind(before: [Token; BEFORE]) -> Tokens {
        let mut tokens =
            Tokens { words: [0; PLACES], generals: [0; PLACES], concepts: [0; PLACES], count: 0 };
        tokens.restart(before);
        tokens
    }

    fn restart(&mut self, before: [Token; BEFORE]) {
        let [one, two] = before;
        (self.words[0], self.generals[0], self.concepts[0]) = (two.word, two.general, two.concept);
        (self.words[1], self.generals[1], self.concepts[1]) = (one.word, one.general, one.concept);
        self.count = 0;
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Adds a token; there are at most [`SEGMENT_TOKENS`].
    #[inline]
    pub(super) fn push(&mut self, token: Token) {
        let at = (self.count + BEFORE) % PLACES;
        (self.words[at], self.generals[at], self.concepts[at]) = (token.word, token.general, token.concept);
        self.count += 1;
    }

    /// The word of the last token.
    #[inline]
    pub(super) fn last_word(&self) -> u32 {
        self.words[(self.count + BEFORE - 1) % PLACES]
    }

    /// The last tokens, the last of them first.
    #[inline]
    pub(super) fn last<const N: usize>(&self) -> [Token; N] {
        std::array::from_fn(|back| {
            let at = (self.count + BEFORE - 1 - back) % PLACES;
            Token { word: self.words[at], general: self.generals[at], concept: self.concepts[at] }
        })
    }

    /// Begins the next segment; `clean` where it begins a sentence of its own.
    pub(super) fn next_segment(&mut self, clean: bool) {
        let [one, two] = self.last();
        self.restart(if clean { [SENTENCE_START, one] } else { [one, two] });
    }

    /// What all tokens weigh with the ones before them: the features of [`preceded`] and [`generalised`].
    pub(super) fn weigh(&self, table: &Table, origin: u32) -> i32 {
        let places = self.count + BEFORE;
        let mut sum = 0;
        let add = |sum: i32, features: [u32; 2]| sum + table.weight(features[0]) + table.weight(features[1]);
        for window in self.words[..places].windows(3) {
            sum = add(sum, preceded(window[0], window[1], window[2]));
        }
        // Which tokens stand near a concept, without a branch for each.
        let (mut threes, mut pairs) = ([0; PLACES], [0; PLACES]);
        let (mut three_count, mut pair_count) = (0, 0);
        for (at, window) in self.concepts[..places].windows(3).enumerate() {
            (threes[three_count % PLACES], pairs[pair_count % PLACES]) = (at as u8, at as u8);
            three_count += usize::from(window[0] | window[1] | window[2] != 0);
            pair_count += usize::from(window[1] | window[2] != 0);
        }
        let window = |at: u8| {
            let place = |offset| self.generals[(usize::from(at) + offset) % PLACES];
            [place(0), place(1), place(2)]
        };
        for at in &threes[..three_count] {
            let [two, one, now] = window(*at);
            sum = add(sum, generalised_three(origin, two, one, now));
        }
        for at in &pairs[..pair_count] {
            let [_, one, now] = window(*at);
            sum = add(sum, generalised(origin, one, now));
        }
        sum
    }
}

/// The features of a word behind two others.
#[inline]
pub(super) fn preceded(two: u32, one: u32, now: u32) -> [u32; 2] {
    let words = combine(one, now);
    let three = combine(two, words);
    [finish(combine(salt::BIGRAM, words)), finish(combine(salt::TRIGRAM, three))]
}

/// The features of three tokens of which one names a concept.
#[inline]
pub(super) fn generalised_three(origin: u32, two: u32, one: u32, now: u32) -> [u32; 2] {
    let three = combine(combine(two, one), now);
    [
        finish(combine(salt::GENERAL_TRIGRAM, three)),
        finish(combine(combine(salt::GENERAL_TRIGRAM_ORIGIN, origin), three)),
    ]
}

/// The features of two tokens of which one names a concept.
#[inline]
pub(super) fn generalised(origin: u32, one: u32, now: u32) -> [u32; 2] {
    let pair = combine(one, now);
    [
        finish(combine(salt::GENERAL_BIGRAM, pair)),
        finish(combine(combine(salt::GENERAL_ORIGIN, origin), pair)),
    ]
}
