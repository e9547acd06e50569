//! What is known of a word by itself. Most words of a text came up in it before, so a thread remembers some.

use std::cell::Cell;

use super::characters::unleet;
use super::dictionary::{DICTIONARY, STEM_LONGEST, STEM_SHORTEST, shuffled};
use super::hashing::{HASH_START, combine, extend, finish, salt};
use super::table::Table;

/// Characters of a word that are looked at; what follows belongs to the same word.
pub(super) const WORD_CHARS: usize = 24;
/// Words that a thread remembers; a power of two.
const SEEN: usize = 2048;
/// What is mixed into features that depend on who wrote the text: by [`Extractor`](super::features), trusted first.
pub(super) const ORIGINS: [u32; 2] = [0x2545_f491, 0x517c_c1b7];

/// What is known of a word by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) hash: u32,
    /// The concept that it names.
    pub(super) concept: u8,
    /// Whether it is the second of a pair of words that names a concept.
    pub(super) ends_pair: bool,
}

impl Word {
    /// The word of which `letters` are the first [`WORD_CHARS`].
    pub(super) fn new(letters: &[u32]) -> Word {
        let (mut hash, mut stem, mut has_digit) = (HASH_START, None, false);
        for (at, letter) in letters.iter().enumerate() {
            hash = extend(hash, *letter);
            has_digit |= (u32::from(b'0')..=u32::from(b'9')).contains(letter);
            if (STEM_SHORTEST..=STEM_LONGEST).contains(&(at + 1)) {
                stem = DICTIONARY.stems.find(hash).or(stem);
            }
        }
        Word {
            hash,
            concept: concept(letters, hash, stem, has_digit),
            ends_pair: DICTIONARY.seconds.find(hash).is_some(),
        }
    }
}

fn concept(letters: &[u32], hash: u32, stem: Option<u8>, has_digit: bool) -> u8 {
    if let Some(concept) = DICTIONARY.words.find(hash).or(stem) {
        return concept;
    }
    if letters.len() < 4 {
        return 0;
    }
    if has_digit {
        let mut plain = HASH_START;
        let mut stem = None;
        for (at, letter) in letters.iter().enumerate() {
            plain = extend(plain, unleet(*letter));
            if at + 1 >= STEM_SHORTEST {
                stem = DICTIONARY.stems.find(plain).or(stem);
            }
        }
        return DICTIONARY.words.find(plain).or(stem).unwrap_or(0);
    }
    if letters.len() < 5 {
        return 0;
    }
    DICTIONARY.typos.find(hash).or_else(|| DICTIONARY.typos.find(shuffled(letters))).unwrap_or(0)
}

/// Character n-grams of a word, with its boundaries. Very short and very long words have none.
#[inline]
pub(super) fn characters(letters: &[u32], mut feature: impl FnMut(u32)) {
    if !(3..WORD_CHARS).contains(&letters.len()) {
        return;
    }
    let mut bounded = [0u32; WORD_CHARS + 2];
    bounded[1..=letters.len()].copy_from_slice(letters);
    let letters = &bounded[..letters.len() + 2];
    for at in 0..letters.len() - 2 {
        let three =
            combine(combine(combine(salt::CHARACTERS, letters[at]), letters[at + 1]), letters[at + 2]);
        feature(finish(three));
        if let Some(letter) = letters.get(at + 3) {
            let four = combine(three, *letter);
            feature(finish(four));
            if let Some(letter) = letters.get(at + 4) {
                feature(finish(combine(four, *letter)));
            }
        }
    }
}

/// A word with the weights of its own features: two numbers, so that a copy is read as it was written, and nothing waits
/// for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    /// The hash, the concept in the next eight bits, and in the next whether it ends a pair.
    word: u64,
    /// The sum of the weights of its characters, and of the word itself, 16 bits for each of [`ORIGINS`].
    sums: u32,
}

impl Weighed {
    #[inline(never)]
    fn of(table: &Table, key: Key) -> Weighed {
        let mut letters = [0; REMEMBERED];
        let mut length = 0;
        for byte in key.iter().flat_map(|part| part.to_le_bytes()).take_while(|byte| *byte != 0) {
            letters[length] = u32::from(byte);
            length += 1;
        }
        Weighed::new(table, &letters[..length])
    }

    fn new(table: &Table, letters: &[u32]) -> Weighed {
        let word = Word::new(letters);
        let mut sum = table.weight(finish(combine(salt::WORD, word.hash)));
        characters(letters, |feature| sum += table.weight(feature));
        let by_origin =
            |origin: u32| table.weight(finish(combine(combine(salt::WORD_ORIGIN, origin), word.hash)));
        // Some seventy weights of eight bits.
        let [trusted, untrusted] = ORIGINS.map(|origin| (sum + by_origin(origin)) as u16);
        Weighed {
            word: u64::from(word.hash) | u64::from(word.concept) << 32 | u64::from(word.ends_pair) << 40,
            sums: u32::from(trusted) | u32::from(untrusted) << 16,
        }
    }

    #[inline]
    pub(super) fn word(self) -> Word {
        let Weighed { word, .. } = self;
        Word { hash: word as u32, concept: (word >> 32) as u8, ends_pair: word >> 40 != 0 }
    }

    /// The sum of the weights for a place in [`ORIGINS`].
    #[inline]
    pub(super) fn sum(self, origin: usize) -> i32 {
        i32::from((self.sums >> (16 * origin)) as i16)
    }
}

/// Letters of the longest word that is remembered.
const REMEMBERED: usize = 16;

/// A word of ASCII as a key: its letters, with zeros behind.
pub(super) type Key = [u64; REMEMBERED / 8];

/// Words that came up, as they weigh in the one table, two of them at a place that follows from their letters.
pub(super) struct Memory(Box<[Both]>);

/// Two words, the one that came up last first: a line of the cache.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Both([(Key, Weighed); 2]);

thread_local! {
    /// The same for every text, since there is one lexicon and one table.
    static MEMORY: Cell<Option<Memory>> = const { Cell::new(None) };
}

impl Memory {
    /// The thread's memory, for as long as a text is read.
    pub(super) fn take() -> Memory {
        let nothing = Weighed { word: 0, sums: 0 };
        MEMORY
            .take()
            .unwrap_or_else(|| Memory(vec![Both([([0; 2], nothing); 2]); SEEN / 2].into_boxed_slice()))
    }

    pub(super) fn give_back(self) {
        MEMORY.set(Some(self));
    }

    /// The word of which `letters` are the first [`WORD_CHARS`].
    pub(super) fn weighed(&mut self, table: &Table, letters: &[u32]) -> Weighed {
        match key_of(letters) {
            Some(key) => self.recall(table, key),
            None => Weighed::new(table, letters),
        }
    }

    /// The same by its key.
    #[inline]
    pub(super) fn recall(&mut self, table: &Table, key: Key) -> Weighed {
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        let mixed = (key[0] ^ key[1].wrapping_mul(SPREAD)).wrapping_mul(SPREAD);
        let place = (mixed >> (64 - (SEEN / 2).trailing_zeros())) as usize;
        let Both(both) = &mut self.0[place];
        if both[0].0 != key {
            both.swap(0, 1);
            if both[0].0 != key {
                both[0] = (key, Weighed::of(table, key));
            }
        }
        both[0].1
    }
}

/// The key of a word, where all of its letters are ASCII and it is short enough.
fn key_of(letters: &[u32]) -> Option<Key> {
    let mut key = Key::default();
    for (at, letter) in letters.iter().enumerate() {
        let letter = u8::try_from(*letter).ok().filter(u8::is_ascii)?;
        *key.get_mut(at / 8)? |= u64::from(letter) << (8 * (at % 8));
    }
    Some(key)
}

/// The small letters and digits at the beginning of `bytes`, where they are a whole word and fewer than
/// [`REMEMBERED`]: how many there are, the key of the word, and the byte behind it. Eight bytes are looked at together.
#[inline]
pub(super) fn plain(bytes: &[u8; REMEMBERED]) -> Option<(usize, Key, u8)> {
    let mut key = Key::default();
    let both = u128::from_le_bytes(*bytes);
    for (number, part) in key.iter_mut().enumerate() {
        let eight = (both >> (64 * number)) as u64;
        let others = others(eight);
        if others == 0 {
            *part = eight;
            continue;
        }
        let letters = others.trailing_zeros() / 8;
        *part = eight & ((1 << (8 * letters)) - 1);
        return match (eight >> (8 * letters)) as u8 {
            // What may go on as a word.
            b'\'' | b'_' | b'A'..=b'Z' | 0x80.. => None,
            next => Some((8 * number + letters as usize, key, next)),
        };
    }
    None
}

/// The highest bit of each byte that is neither a small letter nor a digit.
#[inline]
fn others(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    // With the highest bit gone no addition carries into the next byte.
    let low = eight & !HIGH;
    let at_least = |byte: u8| low + u64::from(0x80 - byte) * ONES;
    let letters = at_least(b'a') & !at_least(b'z' + 1);
    let digits = at_least(b'0') & !at_least(b'9' + 1);
    !((letters | digits) & !eight) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_and_digits_are_told_from_all_other_bytes() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                let mut eight = [b'x'; 8];
                eight[at] = byte;
                let expected = match byte.is_ascii_lowercase() || byte.is_ascii_digit() {
                    true => 0,
                    false => 0x80 << (8 * at),
                };
                assert_eq!(others(u64::from_le_bytes(eight)), expected, "{byte} at {at}");
            }
        }
    }
}
