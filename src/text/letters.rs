//! What folding needs to know of each character, looked up once for each block of 256.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_compatible;
use unicode_script::{Script, UnicodeScript};
use unicode_security::skeleton;

use super::hidden;

/// The character belongs to a word: letters, digits, and what may stand between or over them.
pub(super) const WORD: u8 = 1;
/// The character is a letter.
pub(super) const LETTER: u8 = 1 << 1;
/// The character is a mark over or under a letter.
pub(super) const MARK: u8 = 1 << 2;
/// The character has no width and no meaning.
pub(super) const INVISIBLE: u8 = 1 << 3;
/// A Latin letter.
pub(super) const LATIN: u8 = 1 << 4;
/// A letter of a script that has look-alikes of Latin letters.
pub(super) const IMITATOR: u8 = 1 << 5;
/// The character may become one with the letter before it.
pub(super) const COMBINES: u8 = 1 << 6;

/// What is known of a character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// `WORD` and its like.
    pub(super) flags: u8,
    /// The ASCII letter that it looks like.
    pub(super) latin: Option<char>,
    /// What it folds to; `None` where that is the character itself.
    pub(super) folded: Option<&'static str>,
}

impl Letter {
    pub(super) fn is(self, flags: u8) -> bool {
        self.flags & flags != 0
    }
}

struct Block {
    entries: Box<[Entry]>,
    /// What the characters fold to, one behind the other.
    text: String,
}

#[derive(Clone, Copy)]
struct Entry {
    flags: u8,
    /// Zero for none.
    latin: u8,
    is_same: bool,
    start: u16,
    length: u8,
}

/// Planes 0 to 3; nothing beyond them is a letter.
const COVERED: usize = 0x400;

static BLOCKS: [OnceLock<Block>; COVERED] = [const { OnceLock::new() }; COVERED];

/// Looks up `c`.
pub(super) fn letter(c: char) -> Letter {
    let code = c as usize;
    // Ideographs and syllables of Hangul are most of all characters and all alike.
    if matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}') {
        return Letter { flags: WORD | LETTER, latin: None, folded: None };
    }
    let Some(block) = BLOCKS.get(code >> 8) else {
        let flags = if hidden::is_invisible(c) { INVISIBLE | WORD } else { 0 };
        return Letter { flags, latin: None, folded: None };
    };
    let block = block.get_or_init(|| Block::new(code >> 8));
    let Entry { flags, latin, is_same, start, length } = block.entries[code & 0xFF];
    let range = usize::from(start)..usize::from(start) + usize::from(length);
    Letter {
        flags,
        latin: (latin != 0).then_some(char::from(latin)),
        folded: if is_same { None } else { Some(&block.text[range]) },
    }
}

impl Block {
    fn new(index: usize) -> Block {
        let mut text = String::new();
        let entries = (0..256).map(|low| {
            // Surrogates are no characters, and nobody asks for them.
            let c = u32::try_from(index << 8 | low).ok().and_then(char::from_u32).unwrap_or('\u{FFFD}');
            let folded = folded(c);
            // The longest decomposition of Unicode has 18 characters: all of them fit.
            let start = u16::try_from(text.len()).unwrap_or(0);
            let length = u8::try_from(folded.len()).unwrap_or(0);
            let is_same = folded.chars().eq([c]);
            if !is_same {
                text.push_str(&folded);
            }
            let latin = latin_prototype(c).map_or(0, |letter| letter as u8);
            Entry { flags: flags(c), latin, is_same, start, length }
        });
        let entries = entries.collect();
        Block { entries, text }
    }
}

fn flags(c: char) -> u8 {
    let (invisible, mark) = (hidden::is_invisible(c), is_mark(c));
    let is_voicing = matches!(c, '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}');
    let has_look_alikes = matches!(
        c.script(),
        Script::Cyrillic
            | Script::Greek
            | Script::Armenian
            | Script::Cherokee
            | Script::Coptic
            | Script::Lisu
    );
    [
        (WORD, c.is_alphanumeric() || invisible || mark || is_voicing),
        (LETTER, c.is_alphabetic()),
        (MARK, mark),
        (INVISIBLE, invisible),
        (LATIN, c.script() == Script::Latin),
        (IMITATOR, has_look_alikes),
        (COMBINES, mark || is_voicing),
    ]
    .into_iter()
    .filter(|(_, holds)| *holds)
    .fold(0, |all, (flag, _)| all | flag)
}

/// What a character folds to: decomposed (NFKD), in lower case, without hidden characters, and without marks where
/// the letter is Latin or Greek. There an accent is a matter of spelling; in other scripts й and が are letters, and
/// what belongs together is composed again (NFC).
fn folded(c: char) -> String {
    let mut parts = String::new();
    let mut keeps_marks = false;
    decompose_compatible(c, |part| {
        if hidden::is_invisible(part) || (is_mark(part) && !keeps_marks) {
            return;
        }
        if !is_mark(part) {
            keeps_marks = bears_marks(part);
        }
        let part = latin_letter(part).unwrap_or(part);
        parts.extend(part.to_lowercase().filter(|lower| !is_mark(*lower) || is_mark(part)));
    });
    parts.nfc().filter(|part| !is_mark(*part)).collect()
}

/// Whether a mark can make another letter of `c`.
pub(super) fn bears_marks(c: char) -> bool {
    !matches!(c.script(), Script::Latin | Script::Greek | Script::Common | Script::Inherited)
}

/// Marks over and under letters that any script may bear. Vowel signs of Indic and other scripts are letters and
/// stay.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Latin letters that decomposition leaves alone.
fn latin_letter(c: char) -> Option<char> {
    Some(match c {
        'ø' | 'Ø' => 'o',
        'ł' | 'Ł' => 'l',
        'đ' | 'Đ' | 'ð' | 'Ð' => 'd',
        'ħ' | 'Ħ' => 'h',
        'ı' => 'i',
        'ŧ' | 'Ŧ' => 't',
        'ɑ' => 'a',
        'ɡ' => 'g',
        // Small capitals and letters of phonetic alphabets, as "fancy text" generators use them.
        'ᴀ' => 'a',
        'ʙ' => 'b',
        'ᴄ' => 'c',
        'ᴅ' => 'd',
        'ᴇ' => 'e',
        'ꜰ' => 'f',
        'ɢ' => 'g',
        'ʜ' => 'h',
        'ɪ' => 'i',
        'ᴊ' => 'j',
        'ᴋ' => 'k',
        'ʟ' => 'l',
        'ᴍ' => 'm',
        'ɴ' => 'n',
        'ᴏ' => 'o',
        'ᴘ' => 'p',
        'ʀ' => 'r',
        'ꜱ' => 's',
        'ᴛ' => 't',
        'ᴜ' => 'u',
        'ᴠ' => 'v',
        'ᴡ' => 'w',
        'ʏ' => 'y',
        'ᴢ' => 'z',
        // Squared or circled capitals have no decomposition.
        '\u{1F150}'..='\u{1F169}' => from_a(c, '\u{1F150}'),
        '\u{1F170}'..='\u{1F189}' => from_a(c, '\u{1F170}'),
        _ => return None,
    })
}

fn from_a(c: char, a: char) -> char {
    char::from(b'a' + u8::try_from(u32::from(c) - u32::from(a)).unwrap_or(0))
}

/// The ASCII letter that `c` looks like, in lower case.
fn latin_prototype(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let mut buffer = [0; 4];
    let mut prototype = skeleton(c.encode_utf8(&mut buffer)).filter(|part| !is_mark(*part));
    let first = prototype.next().filter(char::is_ascii_alphabetic);
    let looks = match (first, prototype.next()) {
        // Unicode lists capitals that look like `I` under `l`.
        (Some('l'), None) if c.is_uppercase() => Some('i'),
        (Some(letter), None) => Some(letter.to_ascii_lowercase()),
        _ => None,
    };
    // Look-alikes of the lower case that Unicode lists under another letter or not at all.
    looks.or(match c {
        'α' | 'Α' => Some('a'),
        'ε' | 'Ε' | 'є' => Some('e'),
        'η' => Some('n'),
        'ι' | 'Ι' => Some('i'),
        'κ' | 'к' | 'К' => Some('k'),
        'τ' | 'т' | 'Т' => Some('t'),
        'υ' => Some('u'),
        'м' | 'М' => Some('m'),
        'н' | 'Н' => Some('h'),
        'в' | 'В' => Some('b'),
        'п' => Some('n'),
        'г' => Some('r'),
        _ => None,
    })
}
