//! Which characters are letters of a word.

pub(super) fn character_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
}

pub(super) enum Letter {
    /// Part of a word, in lower case.
    Word(u32),
    /// Of a script that does not separate words.
    Unspaced,
    /// Invisible: not there for a reader, so not there for the features.
    Skip,
    Other,
}

pub(super) fn letter_of(character: char) -> Letter {
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
pub(super) const fn unleet(letter: u32) -> u32 {
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
