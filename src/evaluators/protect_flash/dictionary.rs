//! The lexicon as it is looked up: words, stems, phrases, pairs and misspelt words by their hashes.

use once_cell::sync::Lazy;

use super::hashing::{HASH_START, combine, extend, finish, hash_word};
use super::lexicon::{Concept, PAIRS, TOLERANT, UNSPACED, WORDS};
use crate::text::Views;

/// An open-addressed map from a word's hash to its concept.
pub(super) struct Map {
    slots: Vec<(u32, u8)>,
}

impl Map {
    fn new(slots: usize) -> Map {
        Map { slots: vec![(0, u8::MAX); slots] }
    }

    fn insert(&mut self, hash: u32, concept: Concept) {
        let mask = self.slots.len() - 1;
        let mut at = finish(hash) as usize & mask;
        while self.slots[at].1 != u8::MAX {
            if self.slots[at].0 == hash {
                return;
            }
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash, concept as u8);
    }

    #[inline]
    pub(super) fn find(&self, hash: u32) -> Option<u8> {
        let mask = self.slots.len() - 1;
        let mut at = finish(hash) as usize & mask;
        loop {
            let (known, concept) = self.slots[at];
            if concept == u8::MAX {
                return None;
            }
            if known == hash {
                return Some(concept);
            }
            at = (at + 1) & mask;
        }
    }
}

/// Lengths of stems, in characters.
pub(super) const STEM_SHORTEST: usize = 4;
pub(super) const STEM_LONGEST: usize = 13;
/// Longest phrase of an unspaced script, in characters.
pub(super) const PHRASE_LONGEST: usize = 14;

pub(super) struct Dictionary {
    pub(super) words: Map,
    pub(super) stems: Map,
    pub(super) phrases: Map,
    pub(super) pairs: Map,
    /// The second words of the pairs.
    pub(super) seconds: Map,
    /// Words with one letter left out, and words with their inner letters sorted: what a typo leaves.
    pub(super) typos: Map,
}

pub(super) static DICTIONARY: Lazy<Dictionary> = Lazy::new(Dictionary::build);

impl Dictionary {
    fn build() -> Dictionary {
        let mut dictionary = Dictionary {
            words: Map::new(8192),
            stems: Map::new(1024),
            phrases: Map::new(1024),
            pairs: Map::new(256),
            seconds: Map::new(256),
            typos: Map::new(8192),
        };
        // Texts are folded before they come here, so the lexicon is as well.
        let folded = |words: &str| Views::new(words).folded().text().to_owned();
        for (concept, words) in WORDS {
            for word in folded(words).split_whitespace() {
                match word.strip_suffix('*') {
                    Some(stem) => dictionary.stems.insert(hash_word(stem), *concept),
                    None => dictionary.words.insert(hash_word(word), *concept),
                }
            }
        }
        for (concept, phrases) in UNSPACED {
            for phrase in folded(phrases).split_whitespace() {
                dictionary.phrases.insert(hash_word(phrase), *concept);
            }
        }
        for (concept, pairs) in PAIRS {
            for (first, second) in folded(pairs).split('|').filter_map(|pair| pair.split_once(' ')) {
                dictionary.pairs.insert(combine(hash_word(first), hash_word(second)), *concept);
                dictionary.seconds.insert(hash_word(second), Concept::None);
            }
        }
        for (concept, words) in WORDS.iter().filter(|(concept, _)| TOLERANT.contains(concept)) {
            for word in words.split_whitespace() {
                dictionary.add_typos(word.trim_end_matches('*'), *concept);
            }
        }
        for (concept, word) in [
            (Concept::Instruction, "instructions"),
            (Concept::Override, "ignoring"),
            (Concept::Override, "disregarding"),
            (Concept::Restriction, "restrictions"),
            (Concept::Instruction, "guidelines"),
        ] {
            dictionary.add_typos(word, concept);
        }
        dictionary
    }

    fn add_typos(&mut self, word: &str, concept: Concept) {
        let letters: Vec<u32> = word.chars().map(u32::from).collect();
        if letters.len() < 6 || !word.is_ascii() {
            return;
        }
        for left_out in 1..letters.len() {
            let rest = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
            self.typos.insert(rest.fold(HASH_START, |hash, (_, letter)| extend(hash, *letter)), concept);
        }
        self.typos.insert(shuffled(&letters), concept);
    }
}

/// The same for every order of the inner letters.
pub(super) fn shuffled(letters: &[u32]) -> u32 {
    let inner = letters[1..letters.len() - 1]
        .iter()
        .fold(0u32, |sum, letter| sum.wrapping_add(finish(letter.wrapping_mul(0x9e37_79b1))));
    combine(combine(letters[0], letters[letters.len() - 1]), inner ^ letters.len() as u32)
}
