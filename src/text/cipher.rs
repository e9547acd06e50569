//! Rotated and reversed English, in a whole text or in a run of words within another.

use std::ops::Range;

use super::map::{Map, Writer};
use super::misspelt;

/// The commonest function words of English, and common words of instructions; sorted.
const WORDS: [&str; 156] = [
    "a",
    "about",
    "above",
    "access",
    "act",
    "admin",
    "after",
    "all",
    "also",
    "always",
    "and",
    "answer",
    "any",
    "are",
    "as",
    "ask",
    "at",
    "be",
    "because",
    "been",
    "before",
    "below",
    "but",
    "by",
    "bypass",
    "can",
    "code",
    "command",
    "could",
    "data",
    "delete",
    "developer",
    "disregard",
    "do",
    "does",
    "down",
    "email",
    "every",
    "everything",
    "execute",
    "file",
    "first",
    "follow",
    "following",
    "for",
    "forget",
    "from",
    "get",
    "give",
    "go",
    "had",
    "has",
    "have",
    "he",
    "her",
    "hidden",
    "him",
    "his",
    "how",
    "i",
    "if",
    "ignore",
    "in",
    "information",
    "instruction",
    "instructions",
    "into",
    "is",
    "it",
    "its",
    "just",
    "key",
    "like",
    "list",
    "made",
    "make",
    "may",
    "me",
    "message",
    "mode",
    "more",
    "must",
    "my",
    "never",
    "new",
    "no",
    "not",
    "now",
    "of",
    "on",
    "one",
    "only",
    "or",
    "our",
    "out",
    "output",
    "over",
    "override",
    "password",
    "people",
    "please",
    "pretend",
    "previous",
    "print",
    "prior",
    "prompt",
    "read",
    "repeat",
    "reply",
    "respond",
    "reveal",
    "rule",
    "rules",
    "run",
    "said",
    "say",
    "secret",
    "send",
    "she",
    "should",
    "show",
    "so",
    "some",
    "system",
    "tell",
    "text",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "time",
    "to",
    "up",
    "use",
    "user",
    "was",
    "we",
    "were",
    "what",
    "when",
    "which",
    "who",
    "will",
    "with",
    "without",
    "would",
    "write",
    "year",
    "you",
    "your",
];

/// Words whose reversal is an English word of its own.
const REVERSIBLE: [&str; 13] =
    ["are", "but", "may", "mode", "no", "not", "now", "on", "say", "was", "made", "time", "she"];

/// How English was enciphered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cipher {
    Rotated,
    Reversed,
}

/// What a word of a text is, to a cipher.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// English where it is deciphered.
    Enciphered,
    /// English as it stands.
    Plain,
    Unknown,
}

/// The lengths of words by a hash of their first and last two letters, a bit each: those of rotated words in the lowest
/// sixteen, of reversed words in the next, and in the next of [`WORDS`] and [`misspelt::WORDS`] as they stand. A word that
/// is in none is none of them. One table, since what is not at hand of it costs more than the rest.
static LENGTHS: [u64; 1 << 12] = {
    const fn enter_plain(words: &[&str], table: &mut [u64; 1 << 12]) {
        let mut index = 0;
        while index < words.len() {
            let word = words[index].as_bytes();
            let length = word.len();
            if length > 2 {
                let ends = [word[0], word[1], word[length - 2], word[length - 1]];
                table[hash(ends)] |= 1 << (length + PLAIN);
            }
            index += 1;
        }
    }
    let mut table = [0; 1 << 12];
    let mut index = 0;
    while index < WORDS.len() {
        let word = WORDS[index].as_bytes();
        let length = word.len();
        if length > 1 {
            let [first, second] = [word[0], word[1]];
            let [before, last] = [word[length - 2], word[length - 1]];
            table[hash([rotate(first), rotate(second), rotate(before), rotate(last)])] |= 1 << length;
            table[hash([last, before, second, first])] |= 1 << (length + REVERSED);
        }
        index += 1;
    }
    enter_plain(&WORDS, &mut table);
    enter_plain(&misspelt::WORDS, &mut table);
    table
};

/// Where the bits of [`LENGTHS`] begin that are not those of rotated words.
const REVERSED: usize = 16;
const PLAIN: usize = 32;
/// The bits of both ciphers.
const EITHER: u64 = 1 | 1 << REVERSED;

/// Whether a word of three ASCII letters or more may be one of [`WORDS`] or [`misspelt::WORDS`], and whether it may be one of
/// [`WORDS`] enciphered. Most words are neither.
#[inline]
pub(super) fn may_be(word: &[u8]) -> (bool, bool) {
    let length = word.len();
    let (&[first, second, ..], &[.., before, last], 3..=LONGEST) = (word, word, length) else {
        return (false, false);
    };
    may_be_word([first, second, before, last], length)
}

/// The same of a word of `length` letters, three to fifteen, by its first and last two.
#[inline]
pub(super) fn may_be_word(ends: [u8; 4], length: usize) -> (bool, bool) {
    let lengths = LENGTHS[hash(ends)] >> (length & LONGEST);
    (lengths >> PLAIN & 1 != 0, lengths & EITHER != 0)
}

const fn hash([first, second, before, last]: [u8; 4]) -> usize {
    // Capitals have the same lower five bits. The factor spreads them (Knuth, "The Art of Computer Programming",
    // section 6.4).
    let letters = [first as u32 & 31, second as u32 & 31, before as u32 & 31, last as u32 & 31];
    let key = letters[0] | letters[1] << 5 | letters[2] << 10 | letters[3] << 15;
    (key.wrapping_mul(0x9E37_79B1) >> 20) as usize
}

/// What ciphers may have made a word of ASCII letters: a bit for rotation, and one in the upper half for reversal.
fn ciphers(word: &[u8]) -> u32 {
    let length = word.len();
    let (&[first, second, ..], &[.., before, last], 0..=LONGEST) = (word, word, length) else { return 0 };
    (LENGTHS[hash([first, second, before, last])] >> length & EITHER) as u32
}

const fn rotate(byte: u8) -> u8 {
    moved(byte, 13)
}

const fn moved(byte: u8, places: u8) -> u8 {
    match byte {
        b'a'..=b'z' => (byte - b'a' + places) % 26 + b'a',
        b'A'..=b'Z' => (byte - b'A' + places) % 26 + b'A',
        _ => byte,
    }
}

const LONGEST: usize = 15;

impl Cipher {
    /// Whether a word of ASCII letters is English where it is deciphered.
    pub(super) fn enciphers(self, word: &[u8]) -> bool {
        let bit = if self == Cipher::Rotated { 1 } else { 1 << 16 };
        if ciphers(word) & bit == 0 {
            return false;
        }
        let mut buffer = [0; LONGEST];
        let plain = &mut buffer[..word.len()];
        plain.copy_from_slice(word);
        match self {
            Cipher::Rotated => plain.iter_mut().for_each(|byte| *byte = rotate(*byte)),
            Cipher::Reversed => plain.reverse(),
        }
        plain.make_ascii_lowercase();
        let is_ambiguous =
            self == Cipher::Reversed && REVERSIBLE.iter().any(|known| known.as_bytes() == plain);
        !is_ambiguous && is_english(plain)
    }

    fn judge(self, word: &[u8]) -> Word {
        let mut buffer = [0; LONGEST];
        let is_plain = word.len() <= LONGEST && {
            let plain = &mut buffer[..word.len()];
            plain.copy_from_slice(word);
            plain.make_ascii_lowercase();
            is_english(plain)
        };
        match (self.enciphers(word), is_plain) {
            (true, false) => Word::Enciphered,
            (false, true) if word.len() > 1 => Word::Plain,
            _ => Word::Unknown,
        }
    }

    /// The runs of words that read as English only where they are deciphered, in order.
    ///
    /// A run lies within a sentence or a line, holds two different enciphered words of three letters or more, one of
    /// four words or more is enciphered, and none is English as it stands. Runs side by side become one.
    pub(super) fn runs(self, text: &str) -> Vec<Range<usize>> {
        let bytes = text.as_bytes();
        let (mut runs, mut run) = (Vec::new(), Run::default());
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_alphabetic() {
                if matches!(bytes[at], b'.' | b'!' | b'?' | b':' | b';' | b'\n' | b'"' | b'(' | b')' | b'`') {
                    std::mem::take(&mut run).close(&mut runs);
                }
                at += 1;
                continue;
            }
            let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            match self.judge(&bytes[at..end]) {
                Word::Enciphered => run.hit(&bytes[at..end], at, end),
                Word::Unknown => run.unknown(at, end),
                Word::Plain => std::mem::take(&mut run).close(&mut runs),
            }
            if run.behind > 6 {
                std::mem::take(&mut run).close(&mut runs);
            }
            at = end;
        }
        run.close(&mut runs);
        runs
    }
}

fn is_english(word: &[u8]) -> bool {
    if word.len() > 2 && !may_be(word).0 {
        return false;
    }
    WORDS.binary_search_by(|known| known.as_bytes().cmp(word)).is_ok()
}

/// A run of words that may be enciphered.
#[derive(Default)]
struct Run<'t> {
    /// Where the last words before the first enciphered one begin.
    before: [usize; 3],
    start: usize,
    end: usize,
    words: usize,
    hits: usize,
    first: &'t [u8],
    is_varied: bool,
    /// Words behind the last enciphered one.
    behind: usize,
}

impl<'t> Run<'t> {
    fn hit(&mut self, word: &'t [u8], at: usize, end: usize) {
        if self.hits == 0 {
            self.words = self.words.min(self.before.len());
            self.start = if self.words == 0 { at } else { self.before[self.before.len() - self.words] };
        }
        if word.len() >= 3 {
            self.is_varied |= !self.first.is_empty() && !self.first.eq_ignore_ascii_case(word);
            self.first = word;
        }
        self.words += 1;
        self.hits += 1;
        self.behind = 0;
        self.end = end;
    }

    fn unknown(&mut self, at: usize, end: usize) {
        self.words += 1;
        if self.hits == 0 {
            self.before = [self.before[1], self.before[2], at];
            return;
        }
        self.behind += 1;
        if self.behind <= 3 {
            self.end = end;
        }
    }

    fn close(self, runs: &mut Vec<Range<usize>>) {
        let words = self.words - self.behind.saturating_sub(3).min(self.words);
        if !self.is_varied || words < 3 || self.hits * 4 < words {
            return;
        }
        match runs.last_mut().filter(|last| self.start - last.end <= 40) {
            Some(last) => last.end = self.end,
            None => runs.push(self.start..self.end),
        }
    }
}

/// Words of a part that are looked at to find how far its letters were moved.
const LOOKED_AT: usize = 48;

/// The parts of a text that read as English only where every letter is moved, and by how many places, other than 13.
///
/// A part is as many sentences and lines in a row as hold none of [`WORDS`] as they stand. Where they are moved, a third of
/// its words must be among them or [`misspelt::WORDS`], and three different ones of three letters or more.
pub(super) fn shifted(text: &str) -> Vec<(Range<usize>, u8)> {
    let bytes = text.as_bytes();
    let (mut found, mut part) = (Vec::new(), Part::default());
    let (mut sentence, mut is_plain, mut at) = (Vec::new(), false, 0);
    loop {
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if end > at {
            is_plain = is_plain || (end - at > 2 && Cipher::Rotated.judge(&bytes[at..end]) == Word::Plain);
            sentence.push(at..end);
            at = end;
            continue;
        }
        let is_end = bytes.get(at).is_none_or(|byte| {
            matches!(byte, b'.' | b'!' | b'?' | b':' | b';' | b'\n' | b'"' | b'(' | b')' | b'`')
        });
        if is_end {
            if std::mem::take(&mut is_plain) {
                found.extend(std::mem::take(&mut part).close(bytes));
                sentence.clear();
            } else {
                part.words.append(&mut sentence);
            }
        }
        if at >= bytes.len() {
            found.extend(part.close(bytes));
            return found;
        }
        at += 1;
    }
}

/// Sentences in a row without English.
#[derive(Default)]
struct Part {
    words: Vec<Range<usize>>,
}

impl Part {
    fn close(self, bytes: &[u8]) -> Option<(Range<usize>, u8)> {
        let range = self.words.first()?.start..self.words.last()?.end;
        if self.words.len() < 3 {
            return None;
        }
        let mut hits = [0usize; 26];
        for word in self.words.iter().take(LOOKED_AT) {
            let word = &bytes[word.clone()];
            if word.len() < 3 || word.len() > LONGEST {
                continue;
            }
            let ends = [word[0], word[1], word[word.len() - 2], word[word.len() - 1]];
            for (places, hits) in hits.iter_mut().enumerate().filter(|(places, _)| !matches!(places, 0 | 13))
            {
                let key = hash(ends.map(|byte| moved(byte, places as u8)));
                *hits += (LENGTHS[key] >> (word.len() + PLAIN) & 1) as usize;
            }
        }
        let places = (1..26u8).max_by_key(|places| hits[usize::from(*places)])?;
        if hits[usize::from(places)] < 3 {
            return None;
        }
        // The hash lets other words through: now the words themselves.
        let (mut known, mut count) = (Vec::<Vec<u8>>::new(), 0);
        for word in &self.words {
            let plain: Vec<u8> =
                bytes[word.clone()].iter().map(|byte| moved(*byte, places).to_ascii_lowercase()).collect();
            if is_english(&plain) || misspelt::is_known(&plain) {
                count += 1;
                if plain.len() > 2 && known.len() < 3 && !known.contains(&plain) {
                    known.push(plain);
                }
            }
        }
        (known.len() >= 3 && count * 3 >= self.words.len()).then_some((range, places))
    }
}

/// The text with each letter of the runs moved by their places.
pub(super) fn rotated(text: &str, runs: &[(Range<usize>, u8)], source: &Map) -> (String, Map) {
    let mut writer = Writer::new(source, text.len());
    let mut copied = 0;
    for (run, places) in runs {
        writer.copy(&text[copied..run.start], copied..run.start);
        let plain: String = text[run.clone()]
            .chars()
            .map(|c| if c.is_ascii() { char::from(moved(c as u8, *places)) } else { c })
            .collect();
        writer.copy(&plain, run.clone());
        copied = run.end;
    }
    writer.copy(&text[copied..], copied..text.len());
    writer.finish()
}

/// A part of the text backwards. By itself, since a map runs in one direction.
pub(super) fn reversed(text: &str, run: &Range<usize>, source: &Map) -> (String, Map) {
    let mut writer = Writer::new(source, run.len());
    for (offset, c) in text[run.clone()].char_indices().rev() {
        let at = run.start + offset;
        writer.push(c, at..at + c.len_utf8());
    }
    writer.finish()
}

/// A part of the text with each word backwards, in its place.
pub(super) fn reversed_words(text: &str, run: &Range<usize>, source: &Map) -> (String, Map) {
    let mut writer = Writer::new(source, run.len());
    let mut at = run.start;
    while at < run.end {
        let rest = &text[at..run.end];
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        rest[..length].chars().rev().for_each(|c| writer.push(c, at..at + length));
        at += length;
        let rest = &text[at..run.end];
        let length = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        writer.copy(&rest[..length], at..at + length);
        at += length;
    }
    writer.finish()
}
