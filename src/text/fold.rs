use std::ops::Range;

use unicode_normalization::char::decompose_compatible;
use unicode_script::{Script, UnicodeScript};
use unicode_security::skeleton;

use super::hidden::{self, Hidden};
use super::map::{Map, Writer};

/// Folds a text: compatibility decomposition (NFKD, Unicode Standard Annex #15), lower case, no marks over
/// letters, no hidden characters, and letters that imitate Latin ones replaced (Unicode Technical Standard #39).
///
/// Gives the folded text with its map, and what was hidden.
pub(super) fn fold(text: &str, source: &Map) -> (String, Map, Vec<Hidden>) {
    if text.is_ascii() {
        let mut writer = Writer::new(source, text.len());
        writer.copy(&text.to_ascii_lowercase(), 0..text.len());
        let (text, map) = writer.finish();
        return (text, map, Vec::new());
    }
    let hidden = hidden::find(text);
    let is_latin = is_mostly_latin(text);
    let mut writer = Writer::new(source, text.len());
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let ascii = rest.bytes().take_while(u8::is_ascii).count();
        if ascii > 0 {
            // The last character may be part of a word that goes on outside ASCII.
            let word = rest[..ascii].rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |last| last + 1);
            let plain = if ascii == rest.len() { ascii } else { word };
            writer.copy(&rest[..plain].to_ascii_lowercase(), at..at + plain);
            at += plain;
            if plain == ascii {
                continue;
            }
        }
        let end = at + word_length(&text[at..]);
        word(text, at..end, is_latin, &mut writer);
        at = end;
    }
    let (text, map) = writer.finish();
    (text, map, hidden)
}

/// The length of the word at the beginning of `text`, the characters hidden in it included; of the first
/// character where that begins no word.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() || is_mark(c) || hidden::is_invisible(c) {
            end = at + c.len_utf8();
        } else {
            return if at == 0 { c.len_utf8() } else { end };
        }
    }
    end
}

fn word(text: &str, range: Range<usize>, is_latin: bool, writer: &mut Writer<'_>) {
    let word = &text[range.clone()];
    let spoofs = imitates_latin(word, is_latin);
    for (offset, c) in word.char_indices() {
        let at = range.start + offset;
        let source = at..at + c.len_utf8();
        if hidden::is_invisible(c) || is_mark(c) {
            continue;
        }
        if let Some(latin) = spoofs.then(|| latin_prototype(c)).flatten() {
            writer.push(latin, source);
            continue;
        }
        // Hangul syllables would fall apart into letters that no text writes.
        if matches!(c, '\u{AC00}'..='\u{D7A3}') {
            writer.push(c, source);
            continue;
        }
        decompose_compatible(c, |part| {
            if is_mark(part) || hidden::is_invisible(part) {
                return;
            }
            let part = latin_letter(part).unwrap_or(part);
            for lower in part.to_lowercase().filter(|lower| !is_mark(*lower)) {
                writer.push(lower, source.clone());
            }
        });
    }
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
        // Regional indicators and squared or circled capitals have no decomposition.
        '\u{1F1E6}'..='\u{1F1FF}' => letter(c, '\u{1F1E6}'),
        '\u{1F150}'..='\u{1F169}' => letter(c, '\u{1F150}'),
        '\u{1F170}'..='\u{1F189}' => letter(c, '\u{1F170}'),
        _ => return None,
    })
}

fn letter(c: char, a: char) -> char {
    char::from(b'a' + u8::try_from(u32::from(c) - u32::from(a)).unwrap_or(0))
}

/// Whether two letters of three are Latin: in such a text a word of another script's look-alikes is no word.
fn is_mostly_latin(text: &str) -> bool {
    let (mut latin, mut letters) = (0usize, 0usize);
    for c in text.chars().take(4_096).filter(|c| c.is_alphabetic()) {
        letters += 1;
        latin += usize::from(c.is_ascii() || c.script() == Script::Latin);
    }
    latin * 3 >= letters * 2
}

/// Whether letters of a word stand for Latin ones: it mixes Latin with a script that has look-alikes, or it stands
/// in a Latin text and consists of look-alikes alone.
fn imitates_latin(word: &str, is_latin: bool) -> bool {
    let (mut latin, mut imitating, mut other) = (false, 0, false);
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        match c.script() {
            Script::Latin => latin = true,
            Script::Cyrillic
            | Script::Greek
            | Script::Armenian
            | Script::Cherokee
            | Script::Coptic
            | Script::Lisu => match latin_prototype(c) {
                Some(_) => imitating += 1,
                None => other = true,
            },
            _ => {}
        }
    }
    imitating > 0 && (latin || (is_latin && !other && imitating > 2))
}

/// The ASCII letter that `c` looks like, in lower case.
fn latin_prototype(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let mut buffer = [0; 4];
    let mut prototype = skeleton(c.encode_utf8(&mut buffer));
    let first = prototype.next().filter(char::is_ascii_alphabetic);
    let looks = match (first, prototype.next()) {
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
