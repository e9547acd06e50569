//! From a text to hashed features, one segment at a time; the trainer and the evaluator share this code.
//!
//! A segment is about a sentence: it ends at sentence punctuation, at a line that ends a thought, at a JSON or
//! markup boundary, or after [`SEGMENT_TOKENS`] tokens. Features look back over segment ends, so that a
//! sentence broken over two lines keeps its n-grams; they count for the segment that they end in.
//!
//! The text is the folded view of [`crate::text`]: lower case, no hidden characters, no look-alikes.
//! Everything is computed in one pass without allocation: a token costs its hash, one or two lookups in the
//! lexicon and a fixed number of features.

use std::cell::RefCell;

use once_cell::sync::Lazy;

use super::lexicon::{Concept, PAIRS, TOLERANT, UNSPACED, WORDS};
use crate::text::Views;

/// Tokens after which a segment ends, whatever follows.
pub(super) const SEGMENT_TOKENS: usize = 40;
/// Characters of a word that are looked at; what follows belongs to the same word.
const WORD_CHARS: usize = 24;
/// Words of the lexicon that a pair looks back to, and how far away they may be, in tokens.
const PAIR_WORDS: usize = 6;
const PAIR_REACH: u32 = 14;

/// Who receives features.
pub(super) trait Sink {
    /// A feature of the current segment. `token` is the byte range of the token that completed it.
    fn feature(&mut self, hash: u32);
    /// A token, before its features.
    fn token(&mut self, start: usize, end: usize, concept: u8);
    /// The segment is complete.
    fn segment(&mut self, start: usize, end: usize);
    /// Whether the sum of their weights is all that the sink keeps of features.
    const WEIGHS: bool = false;
    /// The sum of the weights of features.
    fn weigh(&self, _features: impl Iterator<Item = u32>) -> i32 {
        0
    }
    /// Features of the current segment, weighed before.
    fn weighed(&mut self, _sum: i32) {}
}

/// Kinds of features, mixed into their hashes. Part of the shipped table: never renumber.
mod salt {
    pub(super) const WORD: u32 = 0x1000_0193;
    pub(super) const WORD_ORIGIN: u32 = 0x2100_0245;
    pub(super) const BIGRAM: u32 = 0x3200_0357;
    pub(super) const TRIGRAM: u32 = 0x4300_0469;
    pub(super) const GENERAL_BIGRAM: u32 = 0x5400_057b;
    pub(super) const GENERAL_TRIGRAM: u32 = 0x6500_068d;
    pub(super) const GENERAL_ORIGIN: u32 = 0x7600_079f;
    pub(super) const PAIR: u32 = 0x8700_08b1;
    pub(super) const PAIR_ORIGIN: u32 = 0x9800_09c3;
    pub(super) const PAIR_WORDS: u32 = 0xa900_0ad5;
    pub(super) const PAIR_ANY_ORDER: u32 = 0xba00_0be7;
    pub(super) const CONCEPT_TRIGRAM: u32 = 0xcb00_0cf9;
    pub(super) const CHARACTERS: u32 = 0xdc00_0d0b;
    pub(super) const CONCEPT: u32 = 0xed00_0e1d;
    pub(super) const LENGTH: u32 = 0xfe00_0f2f;
    pub(super) const GENERAL_TRIGRAM_ORIGIN: u32 = 0x0f00_103f;
}

const fn combine(a: u32, b: u32) -> u32 {
    (a.rotate_left(9) ^ b).wrapping_mul(0x9e37_79b1)
}

/// Spreads a hash over its bits; the table takes its bucket and its tag from the result.
const fn finish(hash: u32) -> u32 {
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

const HASH_START: u32 = 0x811c_9dc5;

const fn extend(hash: u32, character: u32) -> u32 {
    (hash ^ character).wrapping_mul(0x0100_0193)
}

fn hash_word(word: &str) -> u32 {
    word.chars().fold(HASH_START, |hash, character| extend(hash, character as u32))
}

/// An open-addressed map from a word's hash to its concept.
struct Map {
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
    fn find(&self, hash: u32) -> Option<u8> {
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
const STEM_SHORTEST: usize = 4;
const STEM_LONGEST: usize = 13;
/// Longest phrase of an unspaced script, in characters.
const PHRASE_LONGEST: usize = 14;

struct Lexicon {
    words: Map,
    stems: Map,
    phrases: Map,
    pairs: Map,
    /// Words with one letter left out, and words with their inner letters sorted: what a typo leaves.
    typos: Map,
}

static LEXICON: Lazy<Lexicon> = Lazy::new(Lexicon::build);

impl Lexicon {
    fn build() -> Lexicon {
        let mut lexicon = Lexicon {
            words: Map::new(8192),
            stems: Map::new(1024),
            phrases: Map::new(1024),
            pairs: Map::new(256),
            typos: Map::new(8192),
        };
        // Texts are folded before they come here, so the lexicon is as well.
        let folded = |words: &str| Views::new(words).folded().text().to_owned();
        for (concept, words) in WORDS {
            for word in folded(words).split_whitespace() {
                match word.strip_suffix('*') {
                    Some(stem) => lexicon.stems.insert(hash_word(stem), *concept),
                    None => lexicon.words.insert(hash_word(word), *concept),
                }
            }
        }
        for (concept, phrases) in UNSPACED {
            for phrase in folded(phrases).split_whitespace() {
                lexicon.phrases.insert(hash_word(phrase), *concept);
            }
        }
        for (concept, pairs) in PAIRS {
            for (first, second) in folded(pairs).split('|').filter_map(|pair| pair.split_once(' ')) {
                lexicon.pairs.insert(combine(hash_word(first), hash_word(second)), *concept);
            }
        }
        for (concept, words) in WORDS.iter().filter(|(concept, _)| TOLERANT.contains(concept)) {
            for word in words.split_whitespace() {
                lexicon.add_typos(word.trim_end_matches('*'), *concept);
            }
        }
        for (concept, word) in [
            (Concept::Instruction, "instructions"),
            (Concept::Override, "ignoring"),
            (Concept::Override, "disregarding"),
            (Concept::Restriction, "restrictions"),
            (Concept::Instruction, "guidelines"),
        ] {
            lexicon.add_typos(word, concept);
        }
        lexicon
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
fn shuffled(letters: &[u32]) -> u32 {
    let inner = letters[1..letters.len() - 1]
        .iter()
        .fold(0u32, |sum, letter| sum.wrapping_add(finish(letter.wrapping_mul(0x9e37_79b1))));
    combine(combine(letters[0], letters[letters.len() - 1]), inner ^ letters.len() as u32)
}

/// Words that a thread remembers.
const SEEN: usize = 1024;

/// What is known of a word by itself: the same for every text, since there is one lexicon and one table.
#[derive(Clone, Copy, Debug)]
struct Known {
    concept: u8,
    /// The weights of its characters' features, where the sink keeps a sum.
    sum: Option<i32>,
}

/// Words by their letters, with zeros behind.
type Words = Box<[([u8; WORD_CHARS], Known)]>;

thread_local! {
    static WORDS_SEEN: RefCell<Words> =
        RefCell::new(vec![([0; WORD_CHARS], Known { concept: 0, sum: None }); SEEN].into_boxed_slice());
}

/// Character n-grams of a word, with its boundaries.
#[inline]
fn characters(letters: &[u32], mut feature: impl FnMut(u32)) {
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

/// A token's place in the features of the tokens that follow.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    word: u32,
    general: u32,
    concept: u8,
    at: u32,
}

/// Extracts the features of `text`; `untrusted` says that whoever wrote it must not instruct the model.
pub(super) fn extract<S: Sink>(text: &str, untrusted: bool, sink: &mut S) {
    Extractor::new(text, untrusted, sink).run_from(0);
}

/// What the features of a segment depend on, of the text before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Carried {
    before: [Seen; 3],
    concepts: [Seen; PAIR_WORDS],
    count: u32,
    segments: usize,
    /// Bytes of the line before the place.
    line: usize,
}

impl Default for Carried {
    fn default() -> Carried {
        Carried {
            before: [SENTENCE_START; 3],
            concepts: [Seen::default(); PAIR_WORDS],
            count: PAIR_REACH,
            segments: 0,
            line: 0,
        }
    }
}

/// Extracts the features of what [`extract_on`] left: the rest of a text from `from` on, with its end.
pub(super) fn extract_rest<S: Sink>(
    text: &str,
    from: usize,
    untrusted: bool,
    carried: &Carried,
    sink: &mut S,
) {
    let mut extractor = Extractor::new(text, untrusted, sink);
    extractor.resume(from, carried);
    extractor.run_from(from);
}

/// Extracts the features of the segments of `text` that begin at `from` or later, for a text that goes on behind
/// `text` and before it. Gives where the first segment begins that may go on; its features, and what `carried` becomes
/// with it, are left for the next call. A segment that is longer than `most` bytes is cut there.
pub(super) fn extract_on<S: Sink + Clone>(
    text: &str,
    from: usize,
    untrusted: bool,
    carried: &mut Carried,
    most: usize,
    sink: &mut S,
) -> usize {
    let mut speculative = sink.clone();
    let mut extractor = Extractor::new(text, untrusted, &mut speculative);
    extractor.resume(from, carried);
    let (mut at, mut segments, mut done) = (from, carried.segments, from);
    while at < text.len() {
        if at - done > most && extractor.in_segment > 0 {
            extractor.end_segment(false);
        }
        at = extractor.step(at);
        // What comes behind decides whether some segments end.
        if extractor.in_segment == 0 && at < text.len() && extractor.segments > segments {
            (segments, done) = (extractor.segments, at);
            *carried = extractor.carried(at);
            *sink = extractor.sink.clone();
        }
    }
    done
}

struct Extractor<'t, 's, S> {
    text: &'t str,
    lexicon: &'static Lexicon,
    origin: u32,
    sink: &'s mut S,
    /// The three tokens before the current one, newest first.
    before: [Seen; 3],
    /// Words of the lexicon in reach, newest first.
    concepts: [Seen; PAIR_WORDS],
    count: u32,
    in_segment: usize,
    segments: usize,
    segment_start: usize,
    segment_end: usize,
    line_start: usize,
    /// Bytes of the line before `line_start`, where the text was taken up in the middle of one.
    line_before: usize,
}

const SENTENCE_START: Seen = Seen { word: 0x5eed, general: 0x5eed, concept: 0, at: 0 };

impl<'t, 's, S: Sink> Extractor<'t, 's, S> {
    fn new(text: &'t str, untrusted: bool, sink: &'s mut S) -> Self {
        Extractor {
            text,
            lexicon: &LEXICON,
            origin: if untrusted { 0x517c_c1b7 } else { 0x2545_f491 },
            sink,
            before: [SENTENCE_START; 3],
            concepts: [Seen::default(); PAIR_WORDS],
            count: PAIR_REACH,
            in_segment: 0,
            segments: 0,
            segment_start: 0,
            segment_end: 0,
            line_start: 0,
            line_before: 0,
        }
    }

    /// Goes on from `at`, before which stands what `carried` tells.
    fn resume(&mut self, at: usize, carried: &Carried) {
        let Carried { before, concepts, count, segments, line } = *carried;
        (self.before, self.concepts, self.count, self.segments) = (before, concepts, count, segments);
        (self.segment_start, self.segment_end, self.line_start, self.line_before) = (at, at, at, line);
    }

    /// What the segment that begins at `at` depends on.
    fn carried(&self, at: usize) -> Carried {
        Carried {
            before: self.before,
            concepts: self.concepts,
            count: self.count,
            segments: self.segments,
            line: at.saturating_sub(self.line_start) + self.line_before,
        }
    }

    /// Takes in what stands at `at`, and gives where the next begins.
    #[inline]
    fn step(&mut self, at: usize) -> usize {
        let next = match self.text.as_bytes()[at] {
            b'a'..=b'z' | b'A'..=b'Z' => self.word(at),
            b' ' => at + 1,
            b'0'..=b'9' => self.number(at),
            0x80.. => self.beyond_ascii(at),
            _ => self.punctuation(at),
        };
        if self.in_segment >= SEGMENT_TOKENS {
            self.end_segment(false);
        }
        next
    }

    fn run_from(mut self, mut at: usize) {
        while at < self.text.len() {
            at = self.step(at);
        }
        self.end_segment(true);
        if self.segments == 0 {
            self.sink.segment(0, self.text.len());
        }
    }

    /// A word from `start`; returns where it ends.
    fn word(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut letters = [0u32; WORD_CHARS + 2];
        let mut length = 0;
        let mut hash = HASH_START;
        let mut at = start;
        while at < bytes.len() {
            let byte = bytes[at];
            let (letter, width) = match byte {
                b'a'..=b'z' | b'0'..=b'9' => (u32::from(byte), 1),
                b'A'..=b'Z' => (u32::from(byte | 0x20), 1),
                // An apostrophe inside a word is left out: "don't" is "dont".
                b'\'' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => {
                    at += 1;
                    continue;
                }
                b'_' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => (u32::from(byte), 1),
                0x80.. => {
                    let character = character_at(self.text, at);
                    match letter_of(character) {
                        Letter::Word(letter) => (letter, character.len_utf8()),
                        Letter::Skip => {
                            at += character.len_utf8();
                            continue;
                        }
                        Letter::Unspaced | Letter::Other => break,
                    }
                }
                _ => break,
            };
            at += width;
            if length < WORD_CHARS {
                length += 1;
                letters[length] = letter;
                hash = extend(hash, letter);
            }
        }
        let known = self.known(&letters[..length + 2], hash);
        let mut concept = known.concept;
        if let Some(paired) = self.lexicon.pairs.find(combine(self.before[0].word, hash)) {
            concept = paired;
        }
        let seen = self.push(start, at, hash, concept);
        if (3..WORD_CHARS).contains(&length) {
            match known.sum.filter(|_| S::WEIGHS) {
                Some(sum) => self.sink.weighed(sum),
                None => characters(&letters[..length + 2], |feature| self.sink.feature(feature)),
            }
        }
        self.related(seen);
        at
    }

    /// What is known of a word by itself, of which `letters` begin and end with a boundary. Most words of a text came up
    /// in it before.
    #[inline]
    fn known(&self, letters: &[u32], hash: u32) -> Known {
        let inner = &letters[1..letters.len() - 1];
        let mut key = [0; WORD_CHARS];
        for (byte, letter) in key.iter_mut().zip(inner) {
            match u8::try_from(*letter).ok().filter(u8::is_ascii) {
                Some(letter) => *byte = letter,
                None => return self.learn(letters, hash),
            }
        }
        WORDS_SEEN.with(|seen| {
            let place = finish(hash) as usize % SEEN;
            let (word, known) = seen.borrow()[place];
            if word == key && (known.sum.is_some() || !S::WEIGHS) {
                return known;
            }
            let known = self.learn(letters, hash);
            seen.borrow_mut()[place] = (key, known);
            known
        })
    }

    #[inline(never)]
    fn learn(&self, letters: &[u32], hash: u32) -> Known {
        let inner = &letters[1..letters.len() - 1];
        let mut stem = None;
        let mut prefix = HASH_START;
        for (at, letter) in inner.iter().enumerate().take(STEM_LONGEST) {
            prefix = extend(prefix, *letter);
            if at + 1 >= STEM_SHORTEST {
                stem = self.lexicon.stems.find(prefix).or(stem);
            }
        }
        let digits = inner.iter().any(|letter| (u32::from(b'0')..=u32::from(b'9')).contains(letter));
        let concept = self.concept(inner, hash, stem, digits);
        if !S::WEIGHS {
            return Known { concept, sum: None };
        }
        let mut features = [0; 3 * WORD_CHARS];
        let mut count = 0;
        if (3..WORD_CHARS).contains(&inner.len()) {
            characters(letters, |feature| {
                features[count] = feature;
                count += 1;
            });
        }
        Known { concept, sum: Some(self.sink.weigh(features[..count].iter().copied())) }
    }

    #[inline]
    fn concept(&self, letters: &[u32], hash: u32, stem: Option<u8>, digits: bool) -> u8 {
        if let Some(concept) = self.lexicon.words.find(hash).or(stem) {
            return concept;
        }
        if letters.len() < 4 {
            return 0;
        }
        if digits {
            let mut plain = HASH_START;
            let mut stem = None;
            for (at, letter) in letters.iter().enumerate() {
                plain = extend(plain, unleet(*letter));
                if at + 1 >= STEM_SHORTEST {
                    stem = self.lexicon.stems.find(plain).or(stem);
                }
            }
            return self.lexicon.words.find(plain).or(stem).unwrap_or(0);
        }
        if letters.len() < 5 {
            return 0;
        }
        self.lexicon.typos.find(hash).or_else(|| self.lexicon.typos.find(shuffled(letters))).unwrap_or(0)
    }

    fn number(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let at = start + digits;
        // `1gnore` is a word, `10px` a number with a unit.
        let letters = bytes[at..].iter().take(4).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if digits == 1 && letters == 4 {
            return self.word(start);
        }
        let seen = self.push(start, at, combine(0x006e_756d, digits.min(5) as u32), 0);
        self.related(seen);
        at
    }

    fn beyond_ascii(&mut self, start: usize) -> usize {
        let character = character_at(self.text, start);
        let end = start + character.len_utf8();
        match letter_of(character) {
            Letter::Word(_) => self.word(start),
            Letter::Skip => end,
            Letter::Unspaced => self.unspaced(start),
            Letter::Other => {
                if matches!(character, '。' | '！' | '？' | '｡' | '।' | '؟' | '…') {
                    self.segment_end = end;
                    self.end_segment(true);
                } else if !character.is_whitespace() {
                    let seen = self.push(start, end, extend(HASH_START, character as u32), 0);
                    self.related(seen);
                }
                end
            }
        }
    }

    /// The longest phrase of the lexicon at `start`, or else one character, of a script without spaces.
    fn unspaced(&mut self, start: usize) -> usize {
        let mut hash = HASH_START;
        let mut first = (0, 0);
        let mut longest = None;
        for (at, character) in self.text[start..].char_indices().take(PHRASE_LONGEST) {
            if !matches!(letter_of(character), Letter::Unspaced) {
                break;
            }
            hash = extend(hash, character as u32);
            let end = start + at + character.len_utf8();
            if first.0 == 0 {
                first = (end, hash);
            }
            if let Some(concept) = self.lexicon.phrases.find(hash) {
                longest = Some((end, hash, concept));
            }
        }
        let (end, hash, concept) = longest.unwrap_or((first.0, first.1, 0));
        let seen = self.push(start, end, hash, concept);
        self.related(seen);
        end
    }

    fn punctuation(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let byte = bytes[start];
        let next = bytes.get(start + 1).copied().unwrap_or(b' ');
        match byte {
            b'\n' => return self.line_end(start),
            b',' | b'(' | b')' | b'\'' | b'-' | b'\r' | b'\t' | b'_' | b'&' | b'~' | b'^' | b'+' | b'%' => {
                if byte == b'\t' || (byte == b'-' && bytes[start..].starts_with(b"-->")) {
                    self.segment_end = start;
                    self.end_segment(true);
                }
                return start + 1;
            }
            // Inside JSON an escaped line end or quote is two characters.
            b'\\' if matches!(next, b'n' | b'r' | b't' | b'"') => {
                self.segment_end = start + 2;
                self.end_segment(true);
                return start + 2;
            }
            0..=31 => return start + 1,
            _ => {}
        }
        let run = bytes[start..].iter().take_while(|other| **other == byte).count();
        let end = start + run;
        let seen = self.push(start, end, combine(u32::from(byte), run.min(3) as u32), 0);
        self.related(seen);
        let after = bytes.get(end).copied().unwrap_or(b' ');
        let ends = match byte {
            b'.' | b'!' | b'?' => !after.is_ascii_alphanumeric(),
            b'{' | b'}' | b'|' => true,
            b'"' => after == b',' || after == b'}',
            b'>' => bytes[..start].ends_with(b"--"),
            b';' => after == b' ' || after == b'\n',
            _ => false,
        };
        if ends {
            self.end_segment(true);
        }
        end
    }

    /// A line end ends the segment unless the line looks wrapped: long, and continued by a letter.
    fn line_end(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let length = start - self.line_start + self.line_before;
        let mut at = start + 1;
        while matches!(bytes.get(at), Some(b' ' | b'\r' | b'\t')) {
            at += 1;
        }
        let wrapped = length >= 50 && bytes.get(at).is_some_and(|byte| byte.is_ascii_lowercase());
        (self.line_start, self.line_before) = (at, 0);
        if !wrapped {
            self.segment_end = self.segment_end.max(start.min(self.text.len()));
            self.end_segment(true);
        }
        at
    }

    #[inline]
    fn push(&mut self, start: usize, end: usize, word: u32, concept: u8) -> Seen {
        if self.in_segment == 0 {
            self.segment_start = start;
        }
        self.segment_end = end;
        self.in_segment += 1;
        self.count += 1;
        self.sink.token(start, end, concept);
        let general = if concept == 0 { word } else { combine(salt::CONCEPT, u32::from(concept)) };
        Seen { word, general, concept, at: self.count }
    }

    /// The features of a token with those before it.
    #[inline]
    fn related(&mut self, now: Seen) {
        let [one, two, _] = self.before;
        let origin = self.origin;
        let sink = &mut *self.sink;
        sink.feature(finish(combine(salt::WORD, now.word)));
        sink.feature(finish(combine(combine(salt::WORD_ORIGIN, origin), now.word)));
        let words = combine(one.word, now.word);
        sink.feature(finish(combine(salt::BIGRAM, words)));
        sink.feature(finish(combine(salt::TRIGRAM, combine(two.word, words))));
        if now.concept != 0 || one.concept != 0 {
            let general = combine(one.general, now.general);
            sink.feature(finish(combine(salt::GENERAL_BIGRAM, general)));
            sink.feature(finish(combine(combine(salt::GENERAL_ORIGIN, origin), general)));
        }
        if now.concept != 0 || one.concept != 0 || two.concept != 0 {
            let general = combine(combine(two.general, one.general), now.general);
            sink.feature(finish(combine(salt::GENERAL_TRIGRAM, general)));
            sink.feature(finish(combine(combine(salt::GENERAL_TRIGRAM_ORIGIN, origin), general)));
        }
        if now.concept != 0 {
            sink.feature(finish(combine(salt::CONCEPT, now.general)));
            let mut nearest = 0;
            for then in self.concepts {
                let gap = now.at - then.at;
                if then.concept == 0 || gap > PAIR_REACH {
                    break;
                }
                let gap = match gap {
                    1 => 1,
                    2..=3 => 2,
                    4..=7 => 3,
                    _ => 4,
                };
                let pair = combine(u32::from(then.concept), u32::from(now.concept));
                sink.feature(finish(combine(combine(salt::PAIR, gap), pair)));
                sink.feature(finish(combine(combine(salt::PAIR_ORIGIN, origin), pair)));
                sink.feature(finish(combine(salt::PAIR_WORDS, combine(then.word, now.word))));
                let low = then.concept.min(now.concept);
                let high = then.concept.max(now.concept);
                sink.feature(finish(combine(salt::PAIR_ANY_ORDER, combine(u32::from(low), u32::from(high)))));
                if nearest != 0 {
                    let three = combine(combine(u32::from(then.concept), nearest), u32::from(now.concept));
                    sink.feature(finish(combine(salt::CONCEPT_TRIGRAM, three)));
                }
                nearest = u32::from(then.concept);
            }
            self.concepts.rotate_right(1);
            self.concepts[0] = now;
        }
        self.before = [now, one, two];
    }

    /// Ends the segment; `clean` where the next one begins a sentence of its own.
    fn end_segment(&mut self, clean: bool) {
        if self.in_segment == 0 {
            return;
        }
        let length = match self.in_segment {
            0..=2 => 0,
            3..=5 => 1,
            6..=10 => 2,
            11..=20 => 3,
            21..=35 => 4,
            _ => 5,
        };
        self.sink.feature(finish(combine(combine(salt::LENGTH, self.origin), length)));
        let place = if self.segments == 0 { 16 } else { 17 };
        self.sink.feature(finish(combine(combine(salt::LENGTH, self.origin), place)));
        self.sink.segment(self.segment_start, self.segment_end);
        self.in_segment = 0;
        self.segments += 1;
        self.segment_start = self.segment_end;
        if clean {
            self.before = [SENTENCE_START, self.before[0], self.before[1]];
        }
    }
}

fn character_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
}

enum Letter {
    /// Part of a word, in lower case.
    Word(u32),
    /// Of a script that does not separate words.
    Unspaced,
    /// Invisible: not there for a reader, so not there for the features.
    Skip,
    Other,
}

fn letter_of(character: char) -> Letter {
    match character as u32 {
        0xad | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfeff | 0x180e => Letter::Skip,
        0xfe00..=0xfe0f | 0xe0000..=0xe0fff => Letter::Skip,
        // Combining diacritics; the Indic and Thai signs.
        code @ (0x300..=0x36f | 0x900..=0x963 | 0x966..=0xdff) => Letter::Word(code),
        0x1100..=0x11ff | 0xe00..=0xeff | 0x1780..=0x17ff | 0x1000..=0x109f => Letter::Unspaced,
        0x3041..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xac00..=0xd7a3 | 0xf900..=0xfaff => {
            Letter::Unspaced
        }
        0x20000..=0x3ffff => Letter::Unspaced,
        _ if character.is_alphanumeric() => {
            Letter::Word(character.to_lowercase().next().unwrap_or(character) as u32)
        }
        _ => Letter::Other,
    }
}

/// The letter that a digit stands for in leet spelling.
const fn unleet(letter: u32) -> u32 {
    if letter > 0x7f {
        return letter;
    }
    (match letter as u8 {
        b'0' => b'o',
        b'1' => b'i',
        b'3' => b'e',
        b'4' => b'a',
        b'5' => b's',
        b'7' => b't',
        b'8' => b'b',
        b'9' => b'g',
        _ => return letter,
    }) as u32
}
