//! Which encodings a text can hold at all: one pass, and most texts need no other.

use super::base64;
use super::cipher::Cipher;

#[derive(Default)]
pub(super) struct Signs {
    pub(super) percent: bool,
    pub(super) ampersand: bool,
    pub(super) backslash: bool,
    pub(super) leet: bool,
    pub(super) separators: bool,
    pub(super) base64: bool,
    pub(super) spaced64: bool,
    pub(super) hexadecimal: bool,
    pub(super) numbers: bool,
    pub(super) tags: bool,
    pub(super) rotated: bool,
    pub(super) reversed: bool,
}

/// What goes on from one run of ASCII letters and digits to the next.
#[derive(Default)]
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
}

const ALPHANUMERIC: u8 = 1;
const DIGIT: u8 = 1 << 1;
const CAPITAL: u8 = 1 << 2;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' => ALPHANUMERIC,
            b'A'..=b'Z' => ALPHANUMERIC | CAPITAL,
            b'0'..=b'9' => ALPHANUMERIC | DIGIT,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

impl Signs {
    pub(super) fn of(text: &str) -> Signs {
        let bytes = text.as_bytes();
        let (mut signs, mut runs) = (Signs::default(), Runs::default());
        let mut at = 0;
        while at < bytes.len() {
            let start = at;
            let (mut digits, mut capitals) = (0usize, 0usize);
            while let Some(byte) = bytes.get(at) {
                let class = CLASSES[usize::from(*byte)];
                if class == 0 {
                    break;
                }
                digits += usize::from(class >> 1 & 1);
                capitals += usize::from(class >> 2);
                at += 1;
            }
            if at > start {
                signs.run(&mut runs, &bytes[start..at], digits, capitals);
            }
            while let Some(byte) = bytes.get(at).filter(|byte| CLASSES[usize::from(**byte)] == 0) {
                signs.between(&mut runs, *byte);
                at += 1;
            }
        }
        signs
    }

    /// Takes in a run of letters and digits.
    fn run(&mut self, runs: &mut Runs, run: &[u8], digits: usize, capitals: usize) {
        let length = run.len();
        runs.words += 1;
        runs.digits64 += length;
        if digits == 0 && length > 4 && capitals <= 1 {
            // An ordinary word.
            (runs.single, runs.pairs, runs.numbers) = (0, 0, 0);
        } else {
            runs.single = if length == 1 { runs.single + 1 } else { 0 };
            self.separators |= runs.single >= 4;
            self.leet |= digits > 0 && length - digits >= 2;
            let is_byte = length == 2 || (digits > 0 && matches!(length, 3 | 4));
            runs.pairs = if is_byte { runs.pairs + 1 } else { 0 };
            self.hexadecimal |= runs.pairs >= 6 || (length >= 16 && digits > 0);
            let is_number = digits == length && (2..=8).contains(&length);
            runs.numbers = if is_number { runs.numbers + 1 } else { 0 };
            self.numbers |= runs.numbers >= 6 || (length >= 48 && digits == length);
            runs.is_mixed64 |= digits > 0 || capitals > 1;
        }
        let is_mixed =
            (digits > 0 && digits < length) || (capitals > usize::from(run[0] < b'a') && capitals < length);
        runs.mixed = runs.mixed << 1 | u8::from(is_mixed);
        self.spaced64 |= (runs.mixed & 7).count_ones() >= 2;
        self.base64 |= runs.digits64 >= base64::FLOOR && runs.is_mixed64;
        if length < 3 || digits > 0 {
            return;
        }
        // Two such words near each other.
        if !self.rotated && Cipher::Rotated.enciphers(run) {
            self.rotated = runs.rotated.replace(runs.words).is_some_and(|last| runs.words - last <= 6);
        }
        if !self.reversed && Cipher::Reversed.enciphers(run) {
            self.reversed = runs.reversed.replace(runs.words).is_some_and(|last| runs.words - last <= 6);
        }
    }

    /// Takes in a byte between runs.
    fn between(&mut self, runs: &mut Runs, byte: u8) {
        if byte == b' ' || byte >= 0x80 {
            self.tags |= byte == 0xF3;
            (runs.digits64, runs.is_mixed64) = (0, false);
            return;
        }
        match byte {
            b'+' | b'/' | b'-' | b'_' | b'\n' | b'\r' => {
                runs.digits64 += 1;
                return;
            }
            b'%' => self.percent = true,
            b'&' => self.ampersand = true,
            b'\\' => self.backslash = true,
            b'@' | b'$' | b'|' | b'!' => self.leet = true,
            _ => {}
        }
        (runs.digits64, runs.is_mixed64) = (0, false);
    }

    pub(super) fn is_plain(&self) -> bool {
        let Signs { percent, ampersand, backslash, leet, separators, base64, .. } = self;
        let Signs { spaced64, hexadecimal, numbers, tags, rotated, reversed, .. } = self;
        let whole = *percent || *ampersand || *backslash || *leet || *separators || *rotated || *reversed;
        !(whole || *base64 || *spaced64 || *hexadecimal || *numbers || *tags)
    }
}
