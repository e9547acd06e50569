//! Hashes of features. Part of the shipped table: another hash is another table.

/// Kinds of features, mixed into their hashes. Part of the shipped table: never renumber.
pub(super) mod salt {
    pub(in super::super) const WORD: u32 = 0x1000_0193;
    pub(in super::super) const WORD_ORIGIN: u32 = 0x2100_0245;
    pub(in super::super) const BIGRAM: u32 = 0x3200_0357;
    pub(in super::super) const TRIGRAM: u32 = 0x4300_0469;
    pub(in super::super) const GENERAL_BIGRAM: u32 = 0x5400_057b;
    pub(in super::super) const GENERAL_TRIGRAM: u32 = 0x6500_068d;
    pub(in super::super) const GENERAL_ORIGIN: u32 = 0x7600_079f;
    pub(in super::super) const PAIR: u32 = 0x8700_08b1;
    pub(in super::super) const PAIR_ORIGIN: u32 = 0x9800_09c3;
    pub(in super::super) const PAIR_WORDS: u32 = 0xa900_0ad5;
    pub(in super::super) const PAIR_ANY_ORDER: u32 = 0xba00_0be7;
    pub(in super::super) const CONCEPT_TRIGRAM: u32 = 0xcb00_0cf9;
    pub(in super::super) const CHARACTERS: u32 = 0xdc00_0d0b;
    pub(in super::super) const CONCEPT: u32 = 0xed00_0e1d;
    pub(in super::super) const LENGTH: u32 = 0xfe00_0f2f;
    pub(in super::super) const GENERAL_TRIGRAM_ORIGIN: u32 = 0x0f00_103f;
}

pub(super) const fn combine(a: u32, b: u32) -> u32 {
    (a.rotate_left(9) ^ b).wrapping_mul(0x9e37_79b1)
}

/// Spreads a hash over its bits; the table takes its bucket and its tag from the result.
pub(super) const fn finish(hash: u32) -> u32 {
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

pub(super) const HASH_START: u32 = 0x811c_9dc5;

pub(super) const fn extend(hash: u32, character: u32) -> u32 {
    (hash ^ character).wrapping_mul(0x0100_0193)
}

pub(super) fn hash_word(word: &str) -> u32 {
    word.chars().fold(HASH_START, |hash, character| extend(hash, character as u32))
}

/// One hash, or several that are computed together.
pub(super) trait Hashes: Copy {
    fn all(hash: u32) -> Self;
    /// [`combine`] of each with its other.
    fn with(self, other: Self) -> Self;
    /// [`finish`] of each.
    fn finished(self) -> Self;
}

impl Hashes for u32 {
    #[inline(always)]
    fn all(hash: u32) -> u32 {
        hash
    }

    #[inline(always)]
    fn with(self, other: u32) -> u32 {
        combine(self, other)
    }

    #[inline(always)]
    fn finished(self) -> u32 {
        finish(self)
    }
}

/// Hashes that are computed together: as many as fit into a vector of any processor.
pub(super) const LANES: usize = 4;

impl Hashes for [u32; LANES] {
    #[inline(always)]
    fn all(hash: u32) -> Self {
        [hash; LANES]
    }

    #[inline(always)]
    fn with(self, other: Self) -> Self {
        std::array::from_fn(|lane| combine(self[lane], other[lane]))
    }

    #[inline(always)]
    fn finished(self) -> Self {
        self.map(finish)
    }
}
