//! Views of words that are spelt oddly: with digits for letters, letter by letter, backwards, or rotated.

use super::map::{Map, Writer};

/// The letter that `c` stands for in leet.
fn leet(c: u8) -> Option<u8> {
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

/// Words with digits or signs for letters, spelt out: `1gn0re` is `ignore`. `None` where there is no such word.
///
/// A token counts where it has at least two letters, at least as many letters as substitutes, and a substitute that
/// is not merely a number or a mark at its end: `covid19`, `mp3`, `4th`, `yes!` and `a+` stay.
pub(super) fn without_leet(text: &str, source: &Map) -> Option<(String, Map)> {
    let bytes = text.as_bytes();
    let mut writer: Option<Writer<'_>> = None;
    let mut copied = 0;
    let mut at = 0;
    while at < bytes.len() {
        let is_part = |byte: u8| byte.is_ascii_alphabetic() || leet(byte).is_some();
        if !is_part(bytes[at]) {
            at += 1;
            continue;
        }
        let length = bytes[at..].iter().take_while(|byte| is_part(**byte)).count();
        let token = &bytes[at..at + length];
        let beside = [at.checked_sub(1).map(|before| bytes[before]), bytes.get(at + length).copied()];
        // Identifiers, paths, addresses and e-mails have digits for reasons of their own.
        let is_name =
            beside.iter().flatten().any(|byte| matches!(byte, b'_' | b'/' | b'=' | b'&' | b'#' | b'%'));
        let is_address = token.contains(&b'@')
            && bytes.get(at + length) == Some(&b'.')
            && bytes.get(at + length + 1).is_some_and(u8::is_ascii_alphanumeric);
        if !is_name && !is_address && is_leet(token) {
            let writer = writer.get_or_insert_with(|| Writer::new(source, text.len()));
            writer.copy(&text[copied..at], copied..at);
            let trimmed = length - token.iter().rev().take_while(|byte| matches!(byte, b'!' | b'+')).count();
            for (offset, byte) in token[..trimmed].iter().enumerate() {
                let letter = leet(*byte).unwrap_or(*byte);
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
    let vowels = token.iter().filter(|byte| b"aeiouy013478@!".contains(byte)).count();
    letters >= 2
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
        let run = if starts { spelt(&text[at..]) } else { None };
        match run {
            Some((letters, length)) => {
                let writer = writer.get_or_insert_with(|| Writer::new(source, text.len()));
                writer.copy(&text[copied..at], copied..at);
                for (letter, offset) in letters {
                    writer.push(letter, at + offset..at + offset + letter.len_utf8());
                }
                at += length;
                copied = at;
                before = text[..at].chars().next_back();
            }
            None => {
                before = Some(c);
                at += c.len_utf8();
            }
        }
    }
    let mut writer = writer?;
    writer.copy(&text[copied..], copied..text.len());
    Some(writer.finish())
}

/// The letters of a word spelt letter by letter at the beginning of `text`, each with its place, and its length.
fn spelt(text: &str) -> Option<(Vec<(char, usize)>, usize)> {
    let mut chars = text.char_indices().peekable();
    let (_, first) = chars.next()?;
    let (separator_at, separator) = *chars.peek()?;
    let is_separator =
        matches!(separator, ' ' | '.' | '-' | '_' | '*' | '\n' | '\t' | '|' | ',' | '/' | '\u{A0}' | '·');
    if !is_separator {
        return None;
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
    let alphabetic = letters.iter().filter(|(letter, _)| letter.is_alphabetic()).count();
    (letters.len() >= 4 && alphabetic * 3 >= letters.len() * 2).then_some((letters, end))
}

/// The text with each letter moved 13 places.
pub(super) fn rotated(text: &str, source: &Map) -> (String, Map) {
    let rotate = |byte: u8| match byte {
        b'a'..=b'z' => (byte - b'a' + 13) % 26 + b'a',
        b'A'..=b'Z' => (byte - b'A' + 13) % 26 + b'A',
        _ => byte,
    };
    let rotated: String =
        text.chars().map(|c| if c.is_ascii() { char::from(rotate(c as u8)) } else { c }).collect();
    let mut writer = Writer::new(source, text.len());
    writer.copy(&rotated, 0..text.len());
    writer.finish()
}

/// The text backwards.
pub(super) fn reversed(text: &str, source: &Map) -> (String, Map) {
    let mut writer = Writer::new(source, text.len());
    for (at, c) in text.char_indices().rev() {
        writer.push(c, at..at + c.len_utf8());
    }
    writer.finish()
}

/// How much a text looks like English: the share of its first words that are among the most frequent ones.
pub(super) fn englishness(text: &str) -> f32 {
    // The commonest function words, and common verbs and nouns of instructions.
    const WORDS: [&str; 64] = [
        "a",
        "about",
        "all",
        "also",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "can",
        "do",
        "for",
        "from",
        "give",
        "has",
        "have",
        "how",
        "i",
        "if",
        "ignore",
        "in",
        "instructions",
        "is",
        "it",
        "like",
        "me",
        "my",
        "new",
        "no",
        "not",
        "now",
        "of",
        "on",
        "or",
        "out",
        "please",
        "previous",
        "prompt",
        "reveal",
        "say",
        "system",
        "tell",
        "that",
        "the",
        "then",
        "they",
        "this",
        "to",
        "up",
        "use",
        "user",
        "was",
        "we",
        "what",
        "which",
        "who",
        "will",
        "with",
        "write",
        "you",
        "your",
    ];
    let (mut words, mut known) = (0u32, 0u32);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(400) {
        words += 1;
        known += u32::from(WORDS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok());
    }
    if words < 3 { 0.0 } else { known as f32 / words as f32 }
}
