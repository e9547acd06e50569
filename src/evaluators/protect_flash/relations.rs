//! What words of the lexicon near each other weigh, beyond the words themselves, and what the shape of a segment does.
//! There are so few concepts and shapes that all of it is added up in advance.

use super::hashing::{combine, finish, salt};
use super::lexicon::CONCEPTS;
use super::words::ORIGINS;

/// How far apart two words are, in classes.
const GAPS: usize = 4;

/// The class of a distance of at least one token.
#[inline]
pub(super) const fn gap_class(gap: u32) -> u32 {
    match gap {
        1 => 1,
        2..=3 => 2,
        4..=7 => 3,
        _ => 4,
    }
}

/// The features of a word with concept `now`, `gap` classes after one with concept `then`.
#[inline]
pub(super) fn pair(origin: u32, gap: u32, then: u8, now: u8) -> [u32; 3] {
    let both = combine(u32::from(then), u32::from(now));
    let (low, high) = (then.min(now), then.max(now));
    [
        finish(combine(combine(salt::PAIR, gap), both)),
        finish(combine(combine(salt::PAIR_ORIGIN, origin), both)),
        finish(combine(salt::PAIR_ANY_ORDER, combine(u32::from(low), u32::from(high)))),
    ]
}

/// The feature of three concepts in reach of each other.
#[inline]
pub(super) fn three(first: u8, second: u8, third: u8) -> u32 {
    let three = combine(combine(u32::from(first), u32::from(second)), u32::from(third));
    finish(combine(salt::CONCEPT_TRIGRAM, three))
}

/// Classes of the length of a segment.
const LENGTHS: u32 = 6;

/// The features of a segment by the class of its length, and of the text's first one.
#[inline]
pub(super) fn shape(origin: u32, length: u32, is_first: bool) -> [u32; 2] {
    let place = if is_first { 16 } else { 17 };
    [length, place].map(|what| finish(combine(combine(salt::LENGTH, origin), what)))
}

/// The feature of a word that names a concept.
#[inline]
pub(super) fn named(concept: u8) -> u32 {
    finish(combine(salt::CONCEPT, general(concept)))
}

/// The hash that stands for every word of a concept.
#[inline]
pub(super) fn general(concept: u8) -> u32 {
    combine(salt::CONCEPT, u32::from(concept))
}

/// The sums of the weights of [`named`], [`pair`], [`three`] and [`shape`], for all there are.
pub(super) struct Relations {
    shapes: Vec<i16>,
    names: Vec<i8>,
    pairs: Vec<i16>,
    threes: Vec<i8>,
}

impl Relations {
    /// Weighs all there are, each feature by `weight`, which gives eight bits.
    pub(super) fn new(weight: impl Fn(u32) -> i32) -> Relations {
        let concepts = 0..CONCEPTS as u8;
        let mut pairs = Vec::with_capacity(ORIGINS.len() * GAPS * CONCEPTS * CONCEPTS);
        for origin in ORIGINS {
            for gap in 1..=GAPS as u32 {
                for then in concepts.clone() {
                    let sum = |now| pair(origin, gap, then, now).into_iter().map(&weight).sum::<i32>() as i16;
                    pairs.extend(concepts.clone().map(sum));
                }
            }
        }
        let mut threes = Vec::with_capacity(CONCEPTS * CONCEPTS * CONCEPTS);
        for first in concepts.clone() {
            for second in concepts.clone() {
                threes.extend(concepts.clone().map(|third| weight(three(first, second, third)) as i8));
            }
        }
        let mut shapes = Vec::new();
        for origin in ORIGINS {
            for length in 0..LENGTHS {
                let sum =
                    |is_first| shape(origin, length, is_first).into_iter().map(&weight).sum::<i32>() as i16;
                shapes.extend([false, true].map(sum));
            }
        }
        let names = concepts.map(|concept| weight(named(concept)) as i8).collect();
        Relations { shapes, names, pairs, threes }
    }

    /// What [`named`] weighs.
    #[inline]
    pub(super) fn named(&self, concept: u8) -> i32 {
        i32::from(self.names[usize::from(concept)])
    }

    /// What [`pair`] weighs; `origin` is a place in [`ORIGINS`].
    #[inline]
    pub(super) fn pair(&self, origin: usize, gap: u32, then: u8, now: u8) -> i32 {
        let gaps = origin * GAPS + gap as usize - 1;
        i32::from(self.pairs[(gaps * CONCEPTS + usize::from(then)) * CONCEPTS + usize::from(now)])
    }

    /// What [`shape`] weighs; `origin` is a place in [`ORIGINS`].
    pub(super) fn shape(&self, origin: usize, length: u32, is_first: bool) -> i32 {
        let lengths = origin * LENGTHS as usize + length as usize;
        i32::from(self.shapes[2 * lengths + usize::from(is_first)])
    }

    /// What [`three`] weighs.
    #[inline]
    pub(super) fn three(&self, first: u8, second: u8, third: u8) -> i32 {
        let at = (usize::from(first) * CONCEPTS + usize::from(second)) * CONCEPTS + usize::from(third);
        i32::from(self.threes[at])
    }
}
