//! Views of words that are spelt oddly: with digits for letters, or letter by letter.

use super::map::{Map, Writer};

/// The letter that `c` stands for in leet.
const fn leet(c: u8) -> Option<u8> {
    Some(match c {
        b'0' => b'o',
        b'1' | b'!' | b'|' => b'i',
        b'3' => b'e',
        b'4' | b'@' => b'a',
        b'5' | b'$' => b's',
        b'7' | b'+' => b't',
        b'8' => b'b',
        b'9' => b'g',
        b'6' => b'g',
        b'2' => b'z',
        _ => return None,
    })
}

/// The bytes that words of leet consist of.
static PARTS: [bool; 256] = {
    let mut parts = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        parts[byte] = (byte as u8).is_ascii_alphabetic() || leet(byte as u8).is_some();
        byte += 1;
    }
    parts
};

/// Words with digits or signs for letters, spelt out: `1gn0re` is `ignore`. `None` where there is no such word.
///
/// A token counts where it has at least two letters, at least as many letters as substitutes, and a substitute that
/// is not merely a number or a mark at its end: `covid19`, `mp3`, `4th`, `yes!` and `a+` stay. So do numbers in
/// hexadecimal (UUIDs, commits), and keys and other codes, which nobody could pronounce.
pub(super) fn without_leet(text: &str, source: &Map) -> Option<(String, Map)> {
    let bytes = text.as_bytes();
    let mut writer: Option<Writer<'_>> = None;
    let mut copied = 0;
    let mut at = 0;
    // Where the number or name that `at` lies in ends, where it is a hexadecimal one.
    let (mut checked, mut opaque) = (0, 0);
    while at < bytes.len() {
        if !PARTS[usize::from(bytes[at])] {
            at += 1;
            continue;
        }
        let mut length = 0;
        let mut substitutes = 0;
        for byte in bytes[at..].iter().take_while(|byte| PARTS[usize::from(**byte)]) {
            length += 1;
            substitutes += usize::from(!byte.is_ascii_alphabetic());
        }
        if substitutes == 0 || substitutes == length {
            at += length;
            continue;
        }
        if at >= checked {
            let is_digit = |byte: &&u8| byte.is_ascii_hexdigit() || **byte == b'-';
            let run = bytes[at..].iter().take_while(is_digit).count();
            checked = at + run.max(length);
            opaque = if run >= 8 && run >= length { at + run } else { 0 };
        }
        let token = &bytes[at..at + length];
        let beside = [at.checked_sub(1).map(|before| bytes[before]), bytes.get(at + length).copied()];
        // Identifiers, paths, addresses and e-mails have digits for reasons of their own.
        let is_name =
            beside.iter().flatten().any(|byte| matches!(byte, b'_' | b'/' | b'=' | b'&' | b'#' | b'%'));
        let is_address = token.contains(&b'@')
            && bytes.get(at + length) == Some(&b'.')
            && bytes.get(at + length + 1).is_some_and(u8::is_ascii_alphanumeric);
        if at >= opaque && !is_name && !is_address && is_leet(token) {
            let writer = writer.get_or_insert_with(|| Writer::new(source, text.len()));
            writer.copy(&text[copied..at], copied..at);
            let trimmed = length - token.iter().rev().take_while(|byte| matches!(byte, b'!' | b'+')).count();
            for (offset, byte) in token[..trimmed].iter().enumerate() {
                // No word doubles `i`.
                let is_double = *byte == b'1'
                    && (offset > 0 && token[offset - 1] == b'1' || token.get(offset + 1) == Some(&b'1'));
                let letter = if is_double { b'l' } else { leet(*byte).unwrap_or(*byte) };
                writer.push(char::from(letter), at + offset..at + offset + 1);
            }
            copied = at + trimmed;
        }
        at += length;
    }
    let mut writer = writer?;
    writer.copy(&text[copied..], copied..text.len());
    Some(writer.finish())
}

fn is_leet(token: &[u8]) -> bool {
    let Some(first) = token.iter().position(u8::is_ascii_alphabetic) else { return false };
    let last = token.iter().rposition(u8::is_ascii_alphabetic).unwrap_or(first);
    let letters = token.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let inside = token[first..=last].iter().filter(|byte| !byte.is_ascii_alphabetic()).count();
    let leading = &token[..first];
    // A digit in front is a substitute where a letter follows at once and the word is not an ordinal or a size.
    let is_leading = leading.len() == 1 && !leading[0].is_ascii_digit() || (leading.len() == 1 && inside > 0);
    let vowels = token.iter().filter(|byte| b"aeiouy0134@!|".contains(byte)).count();
    let is_consonant = |byte: &u8| !b"aeiouy013478@!".contains(byte);
    let is_pronounceable = token.split(|byte| !is_consonant(byte)).all(|run| run.len() < 5);
    letters >= 2
        && is_pronounceable
        && token.len() >= 4
        && token.len() <= 24
        && (inside > 0 || (is_leading && token.len() >= 5))
        && letters + 1 >= inside + leading.len()
        && vowels * 6 >= token.len()
}

/// Words spelt letter by letter, joined: `i g n o r e`, `i.g.n.o.r.e`. `None` where there is no such word.
///
/// Four single letters or more with the same separator between them; a wider gap ends a word.
pub(super) fn joined(text: &str, source: &Map) -> Option<(String, Map)> {
    let mut writer: Option<Writer<'_>> = None;
    let mut copied = 0;
    let mut at = 0;
    let mut before: Option<char> = None;
    while let Some(c) = text[at..].chars().next() {
        let starts = c.is_alphanumeric() && before.is_none_or(|before| !before.is_alphanumeric());
        let (letters, length) = if starts { spelt(&text[at..]) } else { (Vec::new(), 0) };
        if let Some((_, first)) = letters.first() {
            let writer = writer.get_or_insert_with(|| Writer::new(source, text.len()));
            writer.copy(&text[copied..at + first], copied..at + first);
            for (letter, offset) in letters {
                writer.push(letter, at + offset..at + offset + letter.len_utf8());
            }
            copied = at + length;
        }
        at += length.max(c.len_utf8());
        before = text[..at].chars().next_back();
    }
    let mut writer = writer?;
    writer.copy(&text[copied..], copied..text.len());
    Some(writer.finish())
}

/// The letters of a word spelt letter by letter in the run that begins `text`, each with its place, and how much of
/// `text` need not be looked at again. No letters where the run spells no word: it is looked through once all the
/// same, or a long one would cost its length squared.
fn spelt(text: &str) -> (Vec<(char, usize)>, usize) {
    let mut chars = text.char_indices().peekable();
    let (Some((_, first)), Some(&(separator_at, separator))) = (chars.next(), chars.peek()) else {
        return (Vec::new(), 0);
    };
    let is_separator = matches!(
        separator,
        ' ' | '.' | '-' | '_' | '*' | '\n' | '\t' | '|' | ',' | '/' | '+' | '~' | '\u{A0}' | '·'
    );
    if !is_separator {
        return (Vec::new(), 0);
    }
    let mut letters = vec![(first, 0)];
    let mut end = separator_at;
    while let Some((_, c)) = chars.next() {
        if c != separator {
            break;
        }
        let Some((at, letter)) = chars.next_if(|(_, c)| c.is_alphanumeric()) else { break };
        // A letter with another one behind it begins an ordinary word.
        if chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()) {
            break;
        }
        letters.push((letter, at));
        end = at + letter.len_utf8();
    }
    // The longest end of the run that has a digit for every two letters at most.
    let (mut balance, mut begin) = (0i64, letters.len());
    for (index, (letter, _)) in letters.iter().enumerate().rev() {
        balance += if letter.is_alphabetic() { 1 } else { -2 };
        if balance >= 0 {
            begin = index;
        }
    }
    if letters.len() - begin >= 4 {
        letters.drain(..begin);
        return (letters, end);
    }
    // The last letter may begin a run with another separator.
    let last = letters.last().map_or(0, |(_, at)| *at);
    (Vec::new(), last)
}
