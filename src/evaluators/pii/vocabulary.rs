//! All context words of all families, by their hashes: what one to three words speak for.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Words of 64 groups.
const WORDS: usize = 7;

/// A set of context groups, by their number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Groups([u64; WORDS]);

impl Groups {
    pub(super) const CAPACITY: usize = 64 * WORDS;

    pub(super) fn insert(&mut self, group: usize) {
        self.0[group / 64] |= 1 << (group % 64);
    }

    pub(super) fn contains(&self, group: usize) -> bool {
        self.0[group / 64] >> (group % 64) & 1 == 1
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().fold(0, |all, word| all | word) == 0
    }

    pub(super) fn union(&mut self, other: &Groups) {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine |= theirs);
    }

    pub(super) fn and(mut self, other: &Groups) -> Groups {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine &= theirs);
        self
    }

    /// The numbers of its groups, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + use<> {
        let mut words = self.0;
        let mut at = 0;
        std::iter::from_fn(move || {
            while *words.get(at)? == 0 {
                at += 1;
            }
            let bit = words[at].trailing_zeros() as usize;
            words[at] &= words[at] - 1;
            Some(64 * at + bit)
        })
    }
}

/// What phrases speak for. Texts are folded in ASCII alone.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// A bit for every phrase, by the upper half of its hash: most words of a text are in no phrase, and this tells so
    /// from a few kilobytes.
    known: Box<[u64; KNOWN]>,
    /// The numbers of phrases, and [`BEGIN`] for what they begin with.
    phrases: HashMap<u64, u32, BuildHasherDefault<Identity>>,
    groups: Vec<Groups>,
}

/// Words of 64 bits, a power of 2, in which phrases are marked.
const KNOWN: usize = 1 << 10;
/// The number of what is no phrase.
pub(super) const NOTHING: u32 = 0;
/// What phrases begin with is in the map too, so that looking up can stop early.
const BEGIN: u32 = NOTHING;

impl Default for Vocabulary {
    fn default() -> Vocabulary {
        Vocabulary {
            known: Box::new([0; KNOWN]),
            phrases: HashMap::default(),
            groups: vec![Groups::default()],
        }
    }
}

impl Vocabulary {
    /// Adds phrases of one to three words, in lower case.
    pub(super) fn insert(&mut self, group: usize, phrases: &[&str]) {
        for phrase in phrases {
            self.insert_phrase(group, phrase);
            // Texts are folded in ASCII alone; beyond it words are also in upper case or begin so.
            if !phrase.is_ascii() {
                self.insert_phrase(group, &phrase.to_uppercase().to_ascii_lowercase());
                let mut title = String::new();
                for word in phrase.split_inclusive(' ') {
                    let mut letters = word.chars();
                    title.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                    title.push_str(letters.as_str());
                }
                self.insert_phrase(group, &title.to_ascii_lowercase());
            }
        }
    }

    fn insert_phrase(&mut self, group: usize, phrase: &str) {
        let mut hash = 0;
        for (at, word) in phrase.split(' ').map(|word| hash_word(word.as_bytes())).enumerate() {
            hash = if at == 0 { word } else { join(hash, word) };
            self.phrases.entry(hash).or_insert(BEGIN);
            let (word, bit) = place(hash);
            self.known[word] |= 1 << bit;
        }
        let number = self.phrases.entry(hash).or_insert(BEGIN);
        if *number == BEGIN {
            *number = self.groups.len() as u32;
            self.groups.push(Groups::default());
        }
        self.groups[*number as usize].insert(group);
    }

    /// The number of the phrase with this hash, [`NOTHING`] where it only begins one, `None` where it does not.
    #[inline]
    pub(super) fn number(&self, phrase: u64) -> Option<u32> {
        let (word, bit) = place(phrase);
        if self.known[word] >> bit & 1 == 0 {
            return None;
        }
        self.phrases.get(&phrase).copied()
    }

    /// What the phrase of this number speaks for.
    #[inline]
    pub(super) fn groups(&self, number: u32) -> &Groups {
        &self.groups[number as usize]
    }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo).
pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

#[inline]
pub(super) fn mix(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The word and the bit in it that mark a phrase.
#[inline]
fn place(hash: u64) -> (usize, u32) {
    let mixed = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    ((mixed as usize >> 6) % KNOWN, (mixed & 63) as u32)
}

/// The hash of a word in lower case.
fn hash_word(word: &[u8]) -> u64 {
    word.iter().fold(SEED, |hash, &byte| mix(hash, byte))
}

/// The hash of a phrase with one more word.
#[inline]
pub(super) fn join(phrase: u64, word: u64) -> u64 {
    phrase.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word
}

/// The keys are hashes already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = mix(self.0, byte));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
