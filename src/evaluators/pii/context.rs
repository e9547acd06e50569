//! The words around a candidate: what makes nine digits a social security number rather than an order.
//!
//! A window on the same line is cut into lower-case words, at separators and inside `camelCase` and
//! `snake_case`, so that prose, JSON keys, assignments and column headers read alike. Every run of one to
//! three words is looked up by its hash, which tells in one step for which families it speaks.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Bytes looked at before and after a candidate.
const BEFORE: usize = 72;
const AFTER: usize = 40;
/// Words that count as near.
const NEAR: usize = 4;
/// How far back the begin of the line and the header of a column are sought, in bytes.
pub(super) const LINE: usize = 2048;
/// How far ahead the end of the line is sought, in bytes.
const REST: usize = 160;
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

    pub(super) fn contains(self, group: usize) -> bool {
        self.0[group / 64] >> (group % 64) & 1 == 1
    }

    fn union(&mut self, other: Groups) {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine |= theirs);
    }
}

/// Which groups the words around a candidate speak for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    near: Groups,
    far: Groups,
}

impl Context {
    /// How well the words speak for `group`: 1 near by, a little less further off, `None` not at all.
    pub(super) fn strength(&self, group: usize) -> Option<f32> {
        match (self.near.contains(group), self.far.contains(group)) {
            (true, _) => Some(1.0),
            (false, true) => Some(0.95),
            (false, false) => None,
        }
    }

    /// Whether the words right before the candidate speak for `group`.
    pub(super) fn has_near(&self, group: usize) -> bool {
        self.near.contains(group)
    }

    pub(super) fn merge(&mut self, other: Context) {
        self.near.union(other.near);
        self.far.union(other.far);
    }
}

/// All context words of all families.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// A bit for every phrase, by the upper half of its hash: most words of a text are in no phrase, and this tells so
    /// from a few kilobytes.
    known: Vec<u64>,
    phrases: HashMap<u64, Groups, BuildHasherDefault<Identity>>,
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
        for (at, word) in phrase.split(' ').map(hash_word).enumerate() {
            hash = if at == 0 { word } else { join(hash, word) };
            // What a phrase begins with is in the map too, so that looking up can stop early.
            self.phrases.entry(hash).or_default();
            let (word, bit) = place(hash);
            self.known.resize(KNOWN, 0);
            self.known[word] |= 1 << bit;
        }
        self.phrases.entry(hash).or_default().insert(group);
    }

    /// The words before byte `at`: on the same line; where nothing is written before it there, on the line
    /// before too; and the header of its column.
    pub(super) fn before(&self, page: &Page<'_>, at: usize) -> Context {
        let mut context = Context::default();
        let text = page.text;
        let mut from = floor(text, at.saturating_sub(BEFORE));
        let window = &text.as_bytes()[from..at];
        if let Some(line) = window.iter().rposition(|&byte| byte == b'\n') {
            let written = window[line + 1..].iter().any(|&byte| byte.is_ascii_alphanumeric() || byte >= 0x80);
            let start = if written { Some(line) } else { window[..line].iter().rposition(|&b| b == b'\n') };
            from += start.map_or(0, |start| start + 1);
        }
        let mut words = Words::default();
        words.cut(&text[from..at]);
        self.look_up(&words, true, &mut context);
        if let Some(header) = page.header(at) {
            words = Words::default();
            words.cut(header);
            self.look_up(&words, true, &mut context);
        }
        context
    }

    /// The words after byte `at`, on the same line.
    pub(super) fn after(&self, page: &Page<'_>, at: usize) -> Context {
        let text = page.text;
        let to = floor(text, at.saturating_add(AFTER).min(text.len())).max(at);
        let window = &text[at..to];
        let mut words = Words::default();
        words.cut(window.split('\n').next().unwrap_or_default());
        let mut context = Context::default();
        self.look_up(&words, false, &mut context);
        context
    }

    fn look_up(&self, words: &Words, before: bool, context: &mut Context) {
        let hashes = &words.hashes[..words.count];
        for start in 0..hashes.len() {
            let mut phrase = 0;
            for (length, &word) in hashes[start..].iter().take(3).enumerate() {
                phrase = if length == 0 { word } else { join(phrase, word) };
                let (known, bit) = place(phrase);
                if self.known.get(known).is_none_or(|bits| bits >> bit & 1 == 0) {
                    break;
                }
                let Some(&groups) = self.phrases.get(&phrase) else { break };
                let distance = if before { hashes.len() - start - length } else { start + 1 };
                if distance <= NEAR { context.near.union(groups) } else { context.far.union(groups) }
            }
        }
    }
}

/// The text, and its first line where that can be the header of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    header: Option<(&'t str, u8)>,
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str) -> Page<'t> {
        let head = &text.as_bytes()[..text.len().min(LINE)];
        let header = head.iter().position(|&byte| byte == b'\n').and_then(|end| {
            let delimiter = head[..end].iter().find(|byte| matches!(byte, b',' | b'\t' | b'|' | b';'))?;
            let plain = !head[..end].iter().any(u8::is_ascii_digit);
            plain.then_some((&text[..end], *delimiter))
        });
        Page { text, header }
    }

    /// A later part of a text, under the header that its begin has.
    pub(super) fn later(text: &'t str, header: Option<(&'t str, u8)>) -> Page<'t> {
        Page { text, header }
    }

    /// The first line and what its cells are separated by.
    pub(super) fn head(&self) -> Option<(&'t str, u8)> {
        self.header
    }

    /// The cell of the first line above byte `at`, where the two lines have as many cells.
    fn header(&self, at: usize) -> Option<&'t str> {
        let (header, delimiter) = self.header?;
        let bytes = self.text.as_bytes();
        let back = at.saturating_sub(LINE);
        let start = back + bytes[back..at].iter().rposition(|&byte| byte == b'\n')? + 1;
        let rest = &bytes[at..bytes.len().min(at + REST)];
        let end = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        let cells = |line: &[u8]| line.iter().filter(|&&byte| byte == delimiter).count();
        let column = cells(&bytes[start..at]);
        if column + cells(&rest[..end]) != cells(header.as_bytes()) {
            return None;
        }
        header.split(delimiter as char).nth(column)
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The hashes of the words of a window, the last ones where there are too many.
#[derive(Default)]
struct Words {
    hashes: [u64; 24],
    count: usize,
}

impl Words {
    fn cut(&mut self, window: &str) {
        let mut hash = SEED;
        let mut open = false;
        let mut previous = 0u8;
        for &byte in window.as_bytes() {
            let part = byte.is_ascii_alphabetic() || byte >= 0x80;
            let camel = byte.is_ascii_uppercase() && previous.is_ascii_lowercase();
            if open && (!part || camel) {
                self.push(hash);
                (hash, open) = (SEED, false);
            }
            if part {
                hash = mix(hash, byte.to_ascii_lowercase());
                open = true;
            }
            previous = byte;
        }
        if open {
            self.push(hash);
        }
    }

    fn push(&mut self, hash: u64) {
        if self.count == self.hashes.len() {
            self.hashes.rotate_left(1);
            self.count -= 1;
        }
        self.hashes[self.count] = hash;
        self.count += 1;
    }
}

/// FNV-1a, 64 bits.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Words of 64 bits, a power of 2, in which phrases are marked.
const KNOWN: usize = 1 << 10;

/// The word and the bit in it that mark a phrase.
fn place(hash: u64) -> (usize, u32) {
    let mixed = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    ((mixed as usize >> 6) % KNOWN, (mixed & 63) as u32)
}

fn hash_word(word: &str) -> u64 {
    word.bytes().fold(SEED, mix)
}

fn join(phrase: u64, word: u64) -> u64 {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        vocabulary.insert(0, &["ssn", "social security"]);
        vocabulary.insert(130, &["téléphone", "phone"]);
        vocabulary
    }

    fn before(text: &str) -> Context {
        let at = text.find(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']).unwrap();
        vocabulary().before(&Page::new(text), at)
    }

    #[test]
    fn reads_prose_keys_and_identifiers() {
        for text in ["my SSN: 7", "{\"ssn\":7", "customer_ssn=7", "userSsn = 7", "Social-Security No 7"] {
            assert!(before(text).has_near(0), "{text}");
        }
        assert!(
            before("Téléphone 7").strength(130).is_some() || before("téléphone 7").strength(130).is_some()
        );
        for text in ["assn 7", "ssns7", "socialsecurity 7", "ssn\nname 7"] {
            assert!(before(text).strength(0).is_none(), "{text}");
        }
    }

    #[test]
    fn reads_the_line_before_and_the_column_header() {
        assert!(before("SSN\n7").strength(0).is_some());
        assert!(before("name,ssn,city\nx,7,y").strength(0).is_some());
        assert!(before("ssn,name,city\nx,7,y").strength(0).is_none());
    }

    #[test]
    fn far_words_count_less() {
        assert_eq!(before("ssn of the new person in town 7").strength(0), Some(0.95));
        assert_eq!(before("the ssn is 7").strength(0), Some(1.0));
    }

    #[test]
    fn windows_keep_to_char_boundaries() {
        let text = "é".repeat(100);
        for at in (0..=text.len()).step_by(2) {
            vocabulary().before(&Page::new(&text), at);
            vocabulary().after(&Page::new(&text), at);
        }
    }
}
