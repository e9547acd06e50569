//! Texts inside a text: escapes of URLs, HTML and JSON, and tag characters.

use std::ops::Range;

use super::hidden::{selected, shadow};
use super::map::{Map, Writer};

/// Something that was decoded, and the part of the source that it stands for.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// The bytes as text, where they are one: UTF-8 or UTF-16 that prints, with as many letters and digits as a text has
/// that is escaped in turn.
pub(super) fn readable(bytes: Vec<u8>) -> Option<String> {
    let text = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => text,
        Ok(text) => utf16(text.as_bytes())?,
        Err(error) => utf16(error.as_bytes())?,
    };
    let (mut all, mut printed, mut letters) = (0usize, 0usize, 0usize);
    for c in text.chars() {
        all += 1;
        printed += usize::from(!c.is_control() || matches!(c, '\n' | '\r' | '\t'));
        letters += usize::from(c.is_alphanumeric() || c == ' ');
    }
    (all >= 6 && printed == all && letters * 5 >= all * 2).then_some(text)
}

/// UTF-16 with a byte order mark, or mostly of ASCII.
fn utf16(bytes: &[u8]) -> Option<String> {
    let units = bytes.len() / 2;
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let decode = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => decode(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => decode(rest, u16::from_be_bytes),
        _ if zeros(1) * 2 > units => decode(bytes, u16::from_le_bytes),
        _ if zeros(0) * 2 > units => decode(bytes, u16::from_be_bytes),
        _ => None,
    }
}

/// Whether seven characters of ten are ASCII letters or spaces: for encodings that other texts look like.
pub(super) fn is_wordy(text: &str) -> bool {
    let words = text.chars().filter(|c| c.is_ascii_alphabetic() || *c == ' ').count();
    words * 10 >= text.chars().count() * 7
}

/// `%20` and the like: the whole text with every valid run of escapes replaced. `None` where there is none.
pub(super) fn percent(text: &str, source: &Map) -> Option<(String, Map)> {
    let hex = |rest: &[u8]| {
        let digit = |at: usize| rest.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        Some((digit(1)? * 16 + digit(2)?) as u8).map(|byte| (byte, 3))
    };
    unescaped(text, source, b'%', hex)
}

/// `\x41`, `\101`, `\u0041`, `\u{41}`, `\U00000041` and the short escapes of JSON and C.
pub(super) fn backslash(text: &str, source: &Map) -> Option<(String, Map)> {
    // The escaped character is no start of another escape.
    let passed = |rest: &str| 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
    replaced(text, source, '\\', |rest| utf8_escapes(rest).or_else(|| escape(rest)), passed)
}

/// Replaces what `decode` reads behind each `mark` by its character; where it reads nothing, `passed` bytes stay.
fn replaced(
    text: &str,
    source: &Map,
    mark: char,
    decode: impl Fn(&str) -> Option<(char, usize)>,
    passed: impl Fn(&str) -> usize,
) -> Option<(String, Map)> {
    let mut writer: Option<Writer<'_>> = None;
    let mut copied = 0;
    let mut at = 0;
    while let Some(step) = text[at..].find(mark) {
        at += step;
        let Some((c, length)) = decode(&text[at..]) else {
            at += passed(&text[at..]);
            continue;
        };
        let writer = writer.get_or_insert_with(|| Writer::new(source, text.len()));
        writer.copy(&text[copied..at], copied..at);
        writer.push(c, at..at + length);
        at += length;
        copied = at;
    }
    let mut writer = writer?;
    writer.copy(&text[copied..], copied..text.len());
    Some(writer.finish())
}

/// The byte that `\x41` or `\101` at the beginning of `rest` stands for, and the length of that.
fn byte_escape(rest: &str) -> Option<(u8, usize)> {
    match rest.as_bytes() {
        [b'\\', b'x', _, _, ..] => Some((u8::from_str_radix(rest.get(2..4)?, 16).ok()?, 4)),
        [b'\\', b'0'..=b'3', b'0'..=b'7', b'0'..=b'7', ..] => {
            Some((u8::from_str_radix(rest.get(1..4)?, 8).ok()?, 4))
        }
        _ => None,
    }
}

/// The character outside ASCII that several escaped bytes are in UTF-8.
fn utf8_escapes(rest: &str) -> Option<(char, usize)> {
    let mut bytes = [byte_escape(rest)?.0, 0, 0, 0];
    let count = match bytes[0] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    for (index, byte) in bytes.iter_mut().enumerate().take(count).skip(1) {
        *byte = byte_escape(rest.get(4 * index..)?)?.0;
    }
    let c = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    Some((c, 4 * count))
}

/// The character that an escape at the beginning of `rest` stands for, and its length.
fn escape(rest: &str) -> Option<(char, usize)> {
    let number = |from: usize, to: usize| u32::from_str_radix(rest.get(from..to)?, 16).ok();
    let c = |value: Option<u32>, length| Some((char::from_u32(value?)?, length));
    match rest.as_bytes().get(1)? {
        b'x' | b'0'..=b'3' => byte_escape(rest).map(|(byte, length)| (char::from(byte), length)),
        b'u' if rest.as_bytes().get(2) == Some(&b'{') => {
            let end = rest.bytes().take(12).position(|byte| byte == b'}')?;
            c(number(3, end), end + 1)
        }
        b'u' => {
            let first = number(2, 6)?;
            // Surrogates come in pairs (RFC 8259, section 7).
            match (first, rest.get(6..8), number(8, 12)) {
                (0xD800..0xDC00, Some("\\u"), Some(second @ 0xDC00..0xE000)) => {
                    c(Some(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)), 12)
                }
                _ => c(Some(first), 6),
            }
        }
        b'U' => c(number(2, 10), 10),
        b'n' => Some(('\n', 2)),
        b't' => Some(('\t', 2)),
        b'r' => Some(('\r', 2)),
        b'"' => Some(('"', 2)),
        _ => None,
    }
}

/// `&lt;`, `&#105;`, `&#x69;`. Only the entities that spell text are known by name.
pub(super) fn entities(text: &str, source: &Map) -> Option<(String, Map)> {
    replaced(text, source, '&', entity, |_| 1)
}

/// An entity at the beginning of `rest`, and its length. As browsers have it, the semicolon may lack behind a number,
/// and behind the oldest names where no letter, digit or `=` follows (HTML, section 13.2.5.73).
fn entity(rest: &str) -> Option<(char, usize)> {
    let name = rest.get(1..)?;
    if let Some(number) = name.strip_prefix('#') {
        let (radix, prefix) = if number.starts_with(['x', 'X']) { (16, 1) } else { (10, 0) };
        let digits =
            number.bytes().skip(prefix).take(9).take_while(|byte| char::from(*byte).is_digit(radix)).count();
        let end = prefix + digits;
        let c = char::from_u32(u32::from_str_radix(&number[prefix..end], radix).ok()?)?;
        return Some((c, 2 + end + usize::from(number.as_bytes().get(end) == Some(&b';'))));
    }
    let end = name.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
    let behind = name.as_bytes().get(end);
    let name = &name[..end];
    let is_closed = behind == Some(&b';');
    if !is_closed && (behind == Some(&b'=') || !matches!(name, "lt" | "gt" | "amp" | "quot" | "nbsp" | "shy"))
    {
        return None;
    }
    let c = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "Tab" => '\t',
        "NewLine" => '\n',
        "shy" | "zwj" | "zwnj" => '\u{200B}',
        "excl" => '!',
        "period" => '.',
        "comma" => ',',
        "colon" => ':',
        "lsqb" | "lbrack" => '[',
        "rsqb" | "rbrack" => ']',
        "lpar" => '(',
        "rpar" => ')',
        "sol" => '/',
        "num" => '#',
        "dollar" => '$',
        "percnt" => '%',
        "ast" => '*',
        "lowbar" => '_',
        "hyphen" | "dash" => '-',
        _ => return None,
    };
    Some((c, 1 + end + usize::from(is_closed)))
}

/// Replaces runs of escapes that stand for bytes, where the bytes are UTF-8.
fn unescaped(
    text: &str,
    source: &Map,
    mark: u8,
    byte: impl Fn(&[u8]) -> Option<(u8, usize)>,
) -> Option<(String, Map)> {
    let bytes = text.as_bytes();
    let mut writer: Option<Writer<'_>> = None;
    let mut copied = 0;
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(|byte| *byte == mark) {
        at += step;
        let (mut decoded, mut end) = (Vec::new(), at);
        while let Some((value, length)) =
            bytes.get(end..).filter(|rest| rest.first() == Some(&mark)).and_then(&byte)
        {
            decoded.push(value);
            end += length;
        }
        match String::from_utf8(decoded) {
            Ok(run) if !run.is_empty() => {
                let writer = writer.get_or_insert_with(|| Writer::new(source, text.len()));
                writer.copy(&text[copied..at], copied..at);
                let mut from = at;
                for c in run.chars() {
                    let to = from + 3 * c.len_utf8();
                    writer.push(c, from..to);
                    from = to;
                }
                copied = end;
            }
            _ => {}
        }
        at = end.max(at + 1);
    }
    let mut writer = writer?;
    writer.copy(&text[copied..], copied..text.len());
    Some(writer.finish())
}

/// Tags that say something, at least.
const TAGS: usize = 6;

/// Runs of tag characters, as the ASCII that they shadow.
pub(super) fn tags(text: &str) -> Vec<Decoded> {
    let mut found = tag_runs(text);
    found.retain(|run| run.text.len() >= TAGS);
    found
}

/// The whole text with tag characters replaced by the ASCII that they shadow: what they say may go on in characters
/// that have no tag, or stand between visible letters. `None` where hardly any is there.
pub(super) fn shadows(text: &str, source: &Map) -> Option<(String, Map)> {
    let runs = tag_runs(text);
    if runs.iter().map(|run| run.text.len()).sum::<usize>() < TAGS {
        return None;
    }
    let mut writer = Writer::new(source, text.len());
    let mut copied = 0;
    for Decoded { range, .. } in runs {
        writer.copy(&text[copied..range.start], copied..range.start);
        for (at, c) in text[range.clone()].char_indices() {
            if let Some(shadow) = shadow(c) {
                writer.push(shadow, range.start + at..range.start + at + c.len_utf8());
            }
        }
        copied = range.end;
    }
    writer.copy(&text[copied..], copied..text.len());
    Some(writer.finish())
}

/// All runs of tag characters but those of flags.
fn tag_runs(text: &str) -> Vec<Decoded> {
    let mut found: Vec<Decoded> = Vec::new();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        match (shadow(c), found.last_mut().filter(|_| end == at)) {
            (Some(shadow), Some(last)) => {
                last.text.push(shadow);
                last.range.end = at + c.len_utf8();
            }
            (Some(shadow), None) => {
                found.push(Decoded { text: shadow.to_string(), range: at..at + c.len_utf8() });
            }
            // A message may be spread over flags.
            (None, _) if end == at && matches!(c, '\u{1F3F4}' | '\u{E007F}') => {}
            (None, _) => continue,
        }
        end = at + c.len_utf8();
    }
    found.retain(|run| !run.text.as_bytes().chunks(5).all(is_flag));
    found
}

/// Whether tags spell one of the flags that Unicode recommends.
fn is_flag(tags: &[u8]) -> bool {
    matches!(tags, b"gbeng" | b"gbsct" | b"gbwls")
}

/// Runs of variation selectors, as the bytes that they can stand for: 256 of them, in order.
pub(super) fn selectors(text: &str) -> Vec<Decoded> {
    let mut runs: Vec<(Vec<u8>, Range<usize>)> = Vec::new();
    for (at, c) in text.char_indices() {
        let Some(byte) = selected(c) else { continue };
        let end = at + c.len_utf8();
        match runs.last_mut().filter(|(_, range)| range.end == at) {
            Some((bytes, range)) => {
                bytes.push(byte);
                range.end = end;
            }
            None => runs.push((vec![byte], at..end)),
        }
    }
    let decoded = |(bytes, range)| Some(Decoded { text: readable(bytes)?, range });
    runs.into_iter().filter_map(decoded).collect()
}
