//! Which encodings a text can hold at all: one pass, and most texts need no other. A text that arrives in pieces takes one
//! too: the pass goes on where it stopped.

use std::ops::Range;

use super::base64;
use super::cipher::{self, Cipher};
use super::misspelt;

#[derive(Debug, Default)]
pub(super) struct Signs {
    pub(super) percent: bool,
    pub(super) ampersand: bool,
    pub(super) backslash: bool,
    pub(super) leet: bool,
    /// Whether there is a sign that stands for a letter, at any place, and whether `+` stands before one.
    sign: bool,
    plus: bool,
    pub(super) separators: bool,
    pub(super) base64: bool,
    pub(super) spaced64: bool,
    pub(super) hexadecimal: bool,
    pub(super) numbers: bool,
    pub(super) tags: bool,
    pub(super) rotated: bool,
    pub(super) reversed: bool,
    pub(super) shifted: bool,
    pub(super) morse: bool,
    pub(super) misspelt: bool,
}

/// What goes on from one run of ASCII letters and digits to the next.
#[derive(Debug, Default)]
struct Runs {
    words: usize,
    /// Runs of one character in a row.
    single: usize,
    /// Runs that can be one byte in hexadecimal in a row.
    pairs: usize,
    /// Runs of digits in a row.
    numbers: usize,
    /// Which of the last runs mixed digits, capitals and small letters as base64 does, a bit each.
    mixed: u8,
    /// Characters of the base64 alphabet in a row, and whether a digit or a second capital was among them.
    digits64: usize,
    is_mixed64: bool,
    /// The number of the last word that was rotated or reversed English.
    rotated: Option<usize>,
    reversed: Option<usize>,
    /// Ordinary words, and how many of them in a row are none of the commonest English ones.
    ordinary: usize,
    foreign: usize,
    /// Points and dashes since the last letter or digit.
    dots: usize,
    /// Where the last run began.
    before: usize,
}

/// So many ordinary words in a row without a common English one are a sign of another language, or of a cipher; in a
/// short text so many in all.
const FOREIGN: usize = 8;
const ALL_FOREIGN: usize = 3;
/// So many single characters in a row, and runs that may be a byte in hexadecimal.
const SINGLE: usize = 4;
const PAIRS: usize = 6;
/// So many points and dashes in a row are six letters of Morse code, or a line.
const DOTS: usize = 12;

/// One for a digit, and one in the upper half for a capital, so that one sum counts both.
const DIGIT: u64 = 1;
const CAPITAL: u64 = 1 << 32;
/// What no run of letters and digits holds.
const OTHER: u64 = u64::MAX;

static CLASSES: [u64; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        match byte as u8 {
            b'a'..=b'z' => classes[byte] = 0,
            b'A'..=b'Z' => classes[byte] = CAPITAL,
            b'0'..=b'9' => classes[byte] = DIGIT,
            _ => {}
        }
        byte += 1;
    }
    classes
};

/// The length of the word at the beginning, where it has fewer than 16 letters, all small but the first, and no digit
/// follows; and the byte behind it. Eight bytes are looked at together.
#[inline]
fn ordinary(bytes: &[u8; 16]) -> Option<(usize, u8)> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let mut length = 0;
    let both = u128::from_le_bytes(*bytes);
    for part in 0..2 {
        let mut eight = (both >> (64 * part)) as u64;
        if part == 0 && bytes[0].is_ascii_uppercase() {
            eight |= 0x20;
        }
        // With the highest bit gone no addition carries into the next byte.
        let low = eight & !HIGH;
        let at_least = |byte: u8| low + u64::from(0x80 - byte) * ONES;
        let others = !(at_least(b'a') & !at_least(b'z' + 1) & !eight) & HIGH;
        let letters = others.trailing_zeros() / 8;
        length += letters as usize;
        if others != 0 {
            // Not looked up, since the next word waits for it.
            let next = (eight >> (8 * letters)) as u8;
            let is_end = !next.is_ascii_digit() && !next.is_ascii_uppercase();
            return (is_end && length > 0).then_some((length, next));
        }
    }
    None
}

/// A pass over a text, as far as it got.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    /// What was seen since they were taken.
    signs: Signs,
    runs: Runs,
}

/// A run of letters and digits of so many bytes counts although it may go on.
const LONG: usize = 64;

impl Scanner {
    /// Goes on from byte `at` up to byte `to` of `bytes`, and gives from where to go on: from `to`, or before it where what
    /// follows decides, which is not looked at. Nothing follows where `is_last` is true, and `to` is the end then.
    pub(super) fn read(&mut self, bytes: &[u8], mut at: usize, to: usize, is_last: bool) -> usize {
        let Scanner { signs, runs } = self;
        while at < to {
            let start = at;
            let ahead = bytes[start..].first_chunk();
            if let Some((word, (length, behind))) = ahead.and_then(|word| Some((word, ordinary(word)?))) {
                at += length;
                if at >= to && !is_last {
                    return start;
                }
                signs.word(runs, bytes, start, word, length);
                if behind == b' ' {
                    (runs.digits64, runs.is_mixed64) = (0, false);
                    at += 1;
                    continue;
                }
            } else {
                let mut counts = 0;
                for byte in &bytes[start..to] {
                    let class = CLASSES[usize::from(*byte)];
                    if class == OTHER {
                        break;
                    }
                    counts += class;
                    at += 1;
                }
                if at >= to && !is_last && at > start && to - start <= LONG {
                    return start;
                }
                if at > start {
                    signs.run(runs, bytes, start..at, counts);
                }
            }
            for byte in &bytes[at..to] {
                if CLASSES[usize::from(*byte)] != OTHER {
                    break;
                }
                if *byte == b' ' || *byte >= 0x80 {
                    signs.tags |= *byte == 0xF3;
                    (runs.digits64, runs.is_mixed64) = (0, false);
                } else if at + 1 == to && !is_last && looks_ahead(*byte) {
                    return at;
                } else {
                    let behind = if at + 1 < to { bytes[at + 1] } else { b' ' };
                    let before = if at > 0 { bytes[at - 1] } else { b' ' };
                    signs.between(runs, before, *byte, behind);
                }
                at += 1;
            }
        }
        at
    }

    /// What was seen since this was asked last.
    pub(super) fn take(&mut self) -> Signs {
        std::mem::take(&mut self.signs)
    }

    /// Ordinary words so far.
    pub(super) fn ordinary(&self) -> usize {
        self.runs.ordinary
    }

    /// Whether the last `ordinary` ordinary words are enough to tell, and none is one of the commonest English ones.
    pub(super) fn is_foreign(&self, ordinary: usize) -> bool {
        ordinary >= ALL_FOREIGN && self.runs.foreign >= ordinary
    }

    /// Counts from a later byte, `by` bytes on.
    pub(super) fn shift(&mut self, by: usize) {
        self.runs.before = self.runs.before.saturating_sub(by);
    }
}

/// Whether what follows decides about a sign of ASCII.
fn looks_ahead(byte: u8) -> bool {
    matches!(byte, b'%' | b'&' | b'@' | b'$' | b'|' | b'!' | b'+')
}

impl Signs {
    pub(super) fn of(text: &str) -> Signs {
        let mut scanner = Scanner::default();
        scanner.read(text.as_bytes(), 0, text.len(), true);
        let mut signs = scanner.take();
        signs.shifted |= scanner.is_foreign(scanner.ordinary());
        // Any sign tells that `+` may be one too.
        signs.leet |= signs.sign && signs.plus;
        signs
    }

    /// Takes in a word at `start` of fewer than 16 letters, all small but the first, which `word` begins with. Most words are
    /// no sign, and that shows without a branch that depends on the word.
    #[inline(always)]
    fn word(&mut self, runs: &mut Runs, bytes: &[u8], start: usize, word: &[u8; 16], length: usize) {
        let last = word[(length - 1) % 16];
        runs.words += 1;
        runs.dots = 0;
        runs.digits64 += length;
        runs.mixed <<= 1;
        runs.numbers = 0;
        runs.single = if length == 1 { runs.single + 1 } else { 0 };
        runs.pairs = if length == 2 { runs.pairs + 1 } else { 0 };
        let is_word = length > 2;
        let (is_plain, is_enciphered) =
            cipher::may_be_word([word[0], word[1], word[length.wrapping_sub(2) % 16], last], length);
        let foreign = if is_plain { 0 } else { runs.foreign + 1 };
        runs.foreign = if is_word { foreign } else { runs.foreign };
        runs.ordinary += usize::from(is_word);
        let before = std::mem::replace(&mut runs.before, start);
        let is_misspelt = misspelt::may_be(word[0], last, length)
            | misspelt::may_be_half(bytes[before], start.wrapping_sub(before + 1), last, length);
        let is_sign = (is_misspelt & !(is_word & is_plain))
            | (is_word & is_enciphered)
            | (runs.foreign >= FOREIGN)
            | (runs.single >= SINGLE)
            | (runs.pairs >= PAIRS)
            | runs.is_mixed64;
        if is_sign {
            self.word_with_sign(runs, bytes, before, start..start + length, is_word & is_plain);
        }
    }

    #[inline(never)]
    fn word_with_sign(
        &mut self,
        runs: &mut Runs,
        bytes: &[u8],
        before: usize,
        word: Range<usize>,
        is_plain: bool,
    ) {
        self.base64 |= runs.is_mixed64 && runs.digits64 >= base64::FLOOR;
        self.shifted |= runs.foreign >= FOREIGN;
        self.separators |= runs.single >= SINGLE;
        self.hexadecimal |= runs.pairs >= PAIRS;
        if !is_plain {
            self.spelling(before, bytes, word.clone());
        }
        self.enciphered(runs, &bytes[word]);
    }

    /// Takes in a run of letters and digits that may be no word, with the sum of its classes.
    #[inline(never)]
    fn run(&mut self, runs: &mut Runs, bytes: &[u8], range: Range<usize>, counts: u64) {
        let before = std::mem::replace(&mut runs.before, range.start);
        let run = &bytes[range.clone()];
        let length = run.len();
        runs.words += 1;
        runs.dots = 0;
        runs.digits64 += length;
        let is_capital = run[0] < b'a';
        let (digits, capitals) = ((counts & 0xFFFF_FFFF) as usize, (counts >> 32) as usize);
        if length > 2 && digits == 0 && capitals == usize::from(is_capital) {
            // An ordinary word.
            (runs.single, runs.pairs, runs.numbers) = (0, 0, 0);
            runs.mixed <<= 1;
            self.base64 |= runs.is_mixed64 && runs.digits64 >= base64::FLOOR;
            runs.ordinary += 1;
            let (is_plain, _) = cipher::may_be(run);
            runs.foreign = if is_plain { 0 } else { runs.foreign + 1 };
            if !is_plain {
                self.spelling(before, bytes, range);
            }
            self.shifted |= runs.foreign >= FOREIGN;
            self.enciphered(runs, run);
            return;
        }
        if digits == 0 {
            self.spelling(before, bytes, range.clone());
        }
        runs.single = if length == 1 { runs.single + 1 } else { 0 };
        self.separators |= runs.single >= SINGLE;
        self.leet |= digits > 0 && length - digits >= 2;
        let is_byte = length == 2 || (digits > 0 && matches!(length, 3 | 4));
        runs.pairs = if is_byte { runs.pairs + 1 } else { 0 };
        self.hexadecimal |= runs.pairs >= PAIRS || (length >= 16 && digits > 0);
        let is_number = digits == length && (2..=8).contains(&length);
        runs.numbers = if is_number { runs.numbers + 1 } else { 0 };
        self.numbers |= runs.numbers >= 6 || (length >= 48 && digits == length);
        let is_mixed =
            (digits > 0 && digits < length) || (capitals > usize::from(is_capital) && capitals < length);
        runs.mixed = runs.mixed << 1 | u8::from(is_mixed);
        self.spaced64 |= (runs.mixed & 7).count_ones() >= 2;
        runs.is_mixed64 |= digits > 0 || capitals > 1;
        self.base64 |= runs.is_mixed64 && runs.digits64 >= base64::FLOOR;
        if digits == 0 {
            self.enciphered(runs, run);
        }
    }

    /// Takes in a word of letters, which may be misspelt or half of one with the run that began at `before`.
    fn spelling(&mut self, before: usize, bytes: &[u8], word: Range<usize>) {
        if self.misspelt {
            return;
        }
        let (before, word) = (&bytes[before..word.start], &bytes[word]);
        let is_half = || match before.split_last() {
            Some((b' ', before)) => misspelt::halved(before, word).is_some(),
            _ => false,
        };
        self.misspelt = misspelt::meant(word).is_some() || is_half();
    }

    /// Takes in a word that may be enciphered English. Two such words near each other are a sign.
    #[inline(never)]
    fn enciphered(&mut self, runs: &mut Runs, run: &[u8]) {
        if !cipher::may_be(run).1 {
            return;
        }
        if !self.rotated && Cipher::Rotated.enciphers(run) {
            self.rotated = runs.rotated.replace(runs.words).is_some_and(|last| runs.words - last <= 6);
        }
        if !self.reversed && Cipher::Reversed.enciphers(run) {
            self.reversed = runs.reversed.replace(runs.words).is_some_and(|last| runs.words - last <= 6);
        }
    }

    /// Takes in a sign of ASCII between runs, with the bytes beside it.
    fn between(&mut self, runs: &mut Runs, before: u8, byte: u8, behind: u8) {
        if matches!(byte, b'.' | b'-') {
            runs.dots += 1;
            self.morse |= runs.dots >= DOTS;
        }
        match byte {
            b'+' | b'/' | b'-' | b'_' | b'\n' | b'\r' => {
                runs.digits64 += 1;
                self.plus |= byte == b'+' && behind.is_ascii_alphanumeric();
                return;
            }
            b'%' => self.percent |= behind.is_ascii_hexdigit(),
            b'&' => self.ampersand |= behind.is_ascii_alphanumeric() || behind == b'#',
            b'\\' => self.backslash = true,
            b'@' | b'$' | b'|' | b'!' => {
                self.sign = true;
                self.leet |= stands_for_a_letter(before, behind);
            }
            _ => {}
        }
        (runs.digits64, runs.is_mixed64) = (0, false);
    }

    pub(super) fn is_plain(&self) -> bool {
        let Signs { percent, ampersand, backslash, leet, plus, separators, base64, .. } = self;
        let Signs {
            spaced64, hexadecimal, numbers, tags, rotated, reversed, shifted, morse, misspelt, ..
        } = self;
        let ciphers = *rotated || *reversed || *shifted || *morse || *misspelt;
        let whole = *percent || *ampersand || *backslash || *leet || *plus || *separators || ciphers;
        !(whole || *base64 || *spaced64 || *hexadecimal || *numbers || *tags)
    }
}

/// Whether `@`, `$`, `|` or `!` can be a letter of a word of leet: where a letter follows, or a digit inside of the word.
/// Of several in a row the last tells.
fn stands_for_a_letter(before: u8, behind: u8) -> bool {
    let is_part = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'@' | b'$' | b'|' | b'!' | b'+') || !is_shown(byte)
    };
    match behind {
        b'0'..=b'9' => is_part(before),
        b'@' | b'$' | b'|' | b'!' => false,
        _ => is_part(behind),
    }
}

/// Whether a byte is white space or printed ASCII: others can be hidden in a word.
fn is_shown(byte: u8) -> bool {
    byte.is_ascii_graphic() || matches!(byte, b' ' | b'\t'..=b'\r')
}

#[cfg(test)]
mod tests {
    use super::super::map::Map;
    use super::super::{decode, spelling};
    use super::*;

    /// Texts of `parts` that look drawn at random and are the same in every run.
    fn texts(parts: &'static [&'static str], count: usize) -> impl Iterator<Item = String> {
        let mut draw = 7usize;
        let mut next = move |below: usize| {
            draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (draw >> 33) % below
        };
        (0..count).map(move |_| (0..next(12)).map(|_| parts[next(parts.len())]).collect())
    }

    #[test]
    fn where_words_are_leet_there_is_a_sign() {
        let parts = &[
            "a", "ab", "gnor", "e", "5", "1", "12", "!", "@", "$", "|", "+", " ", ".", "-", "A", "0d", "+t",
            "_",
        ];
        let mut found = 0;
        for text in texts(parts, 200_000) {
            let folded = text.to_lowercase();
            let is_leet = spelling::without_leet(&folded, &Map::copied(0, folded.len())).is_some();
            // `+` and digits beside it are signs where there is another one.
            let has_sign = text.contains(['@', '$', '|', '!']);
            assert!(Signs::of(&text).leet || !is_leet || !has_sign, "{text}");
            found += usize::from(is_leet);
        }
        assert!(found > 20_000, "{found}");
    }

    #[test]
    fn where_there_are_escapes_there_is_a_sign() {
        let parts =
            &["%", "4", "f", "G", "41", " ", "&", "#", "lt", ";", "amp", "x", "105", "&lt;", "%2", "="];
        let mut found = 0;
        for text in texts(parts, 100_000) {
            let (signs, map) = (Signs::of(&text), Map::copied(0, text.len()));
            let escaped = decode::percent(&text, &map).is_some();
            let entity = decode::entities(&text, &map).is_some();
            assert!(signs.percent || !escaped, "{text}");
            assert!(signs.ampersand || !entity, "{text}");
            found += usize::from(escaped) + usize::from(entity);
        }
        assert!(found > 20_000, "{found}");
    }

    #[test]
    fn signs_of_prose_and_sums_are_none() {
        for text in [
            "What a day! Really? Yes!!",
            "It costs $500, or 50 % less than | that |",
            "the ferry & the bus @ home",
            "a+ b+",
        ] {
            assert!(Signs::of(text).is_plain(), "{text}");
        }
        for text in ["$ecret", "p@ss", "a|b", "ab!5", "s+op", "50%25", "a&lt", "C&A"] {
            assert!(!Signs::of(text).is_plain(), "{text}");
        }
    }
}
