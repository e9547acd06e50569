//! The tokens of a segment. What they weigh with the ones before them is added up when the segment ends, in short loops
//! whose rounds do not wait for each other, and not token by token.

use super::features::SEGMENT_TOKENS;
use super::hashing::{Hashes, LANES, salt};
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

    /// What all tokens weigh with the ones before them: the features of [`preceded`], [`generalised_three`] and
    /// [`generalised`].
    pub(super) fn weigh(&self, table: &Table, origin: u32) -> i32 {
        let mut sum = 0;
        for at in (0..self.count).step_by(LANES) {
            let [two, one, now] = [0, 1, 2].map(|offset| lanes(&self.words, |lane| at + lane + offset));
            sum += weighed(table, preceded(two, one, now), self.count - at);
        }
        // Which tokens stand near a concept, without a branch for each.
        let (mut threes, mut pairs) = ([0; PLACES], [0; PLACES]);
        let (mut three_count, mut pair_count) = (0, 0);
        for (at, window) in self.concepts[..self.count + BEFORE].windows(3).enumerate() {
            (threes[three_count % PLACES], pairs[pair_count % PLACES]) = (at as u8, at as u8);
            three_count += usize::from(window[0] | window[1] | window[2] != 0);
            pair_count += usize::from(window[1] | window[2] != 0);
        }
        let general = |list: &[u8; PLACES], at: usize, offset: usize| {
            lanes(&self.generals, |lane| usize::from(list[(at + lane) % PLACES]) + offset)
        };
        for at in (0..three_count).step_by(LANES) {
            let [two, one, now] = [0, 1, 2].map(|offset| general(&threes, at, offset));
            sum += weighed(table, generalised_three(origin, two, one, now), three_count - at);
        }
        for at in (0..pair_count).step_by(LANES) {
            let [one, now] = [1, 2].map(|offset| general(&pairs, at, offset));
            sum += weighed(table, generalised(origin, one, now), pair_count - at);
        }
        sum
    }
}

#[inline(always)]
fn lanes(hashes: &[u32; PLACES], place: impl Fn(usize) -> usize) -> [u32; LANES] {
    std::array::from_fn(|lane| hashes[place(lane) % PLACES])
}

/// What the features of the first `count` lanes weigh.
#[inline(always)]
fn weighed(table: &Table, [one, other]: [[u32; LANES]; 2], count: usize) -> i32 {
    let mut sum = 0;
    for (lane, (one, other)) in one.into_iter().zip(other).enumerate() {
        // All bits where the lane counts.
        sum += (table.weight(one) + table.weight(other)) & -i32::from(lane < count);
    }
    sum
}

/// The features of a word behind two others.
#[inline(always)]
pub(super) fn preceded<H: Hashes>(two: H, one: H, now: H) -> [H; 2] {
    let words = one.with(now);
    let three = two.with(words);
    [H::all(salt::BIGRAM).with(words).finished(), H::all(salt::TRIGRAM).with(three).finished()]
}

/// The features of three tokens of which one names a concept.
#[inline(always)]
pub(super) fn generalised_three<H: Hashes>(origin: u32, two: H, one: H, now: H) -> [H; 2] {
    let three = two.with(one).with(now);
    let by_origin = salt::GENERAL_TRIGRAM_ORIGIN.with(origin);
    [H::all(salt::GENERAL_TRIGRAM).with(three).finished(), H::all(by_origin).with(three).finished()]
}

/// The features of two tokens of which one names a concept.
#[inline(always)]
pub(super) fn generalised<H: Hashes>(origin: u32, one: H, now: H) -> [H; 2] {
    let pair = one.with(now);
    let by_origin = salt::GENERAL_ORIGIN.with(origin);
    [H::all(salt::GENERAL_BIGRAM).with(pair).finished(), H::all(by_origin).with(pair).finished()]
}
