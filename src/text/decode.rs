//! Texts inside a text: base64, hexadecimal, escapes of URLs, HTML and JSON, and tag characters.

use std::ops::Range;

use super::map::{Map, Writer};

/// Something that was decoded, and the part of the source that it stands for.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// Shorter runs, in digits, decode to nothing that could instruct anybody.
pub(super) const BASE64_FLOOR: usize = 14;
const HEX_FLOOR: usize = 16;

/// Runs of base64 in either alphabet, on one line or wrapped, that decode to text.
pub(super) fn base64(text: &str) -> Vec<Decoded> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
        if !digit(bytes[at]) {
            at += 1;
            continue;
        }
        let mut end = at;
        let mut line = at;
        // Lines of the same alphabet go on behind a line break where they are long: that is how mail wraps.
        loop {
            end += bytes[end..].iter().take_while(|byte| digit(**byte)).count();
            let gap = bytes[end..].iter().take(3).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let goes_on =
                gap > 0 && end - line >= 40 && bytes.get(end + gap).is_some_and(|byte| digit(*byte));
            if !goes_on {
                break;
            }
            end += gap;
            line = end;
        }
        let padded = end + bytes[end..].iter().take(2).take_while(|byte| **byte == b'=').count();
        let run = &bytes[at..end];
        if let Some(text) = (run.len() >= BASE64_FLOOR).then(|| readable(base64_bytes(run))).flatten() {
            found.push(Decoded { text, range: at..padded });
        }
        at = padded.max(at + 1);
    }
    found
}

fn base64_bytes(run: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(run.len() / 4 * 3 + 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in run {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    decoded
}

/// Runs of hexadecimal that decode to text: plain, spaced, with `0x`, `\x` or colons between the bytes.
pub(super) fn hexadecimal(text: &str) -> Vec<Decoded> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let is_start = at == 0 || !bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'x';
        if !is_start || digit(at).is_none() {
            at += 1;
            continue;
        }
        let mut decoded = Vec::new();
        let mut end = at;
        let mut next = at;
        // What stands between the first two pairs stands between all of them.
        let mut between: Option<&[u8]> = None;
        while let (Some(high), Some(low)) = (digit(next), digit(next + 1)) {
            decoded.push((high * 16 + low) as u8);
            end = next + 2;
            next = end + separator(&bytes[end..]);
            if *between.get_or_insert(&bytes[end..next]) != &bytes[end..next] {
                break;
            }
        }
        let begin =
            at - [2, 0].into_iter().find(|back| at >= *back && is_prefix(&bytes[at - back..at])).unwrap_or(0);
        if let Some(text) = (decoded.len() * 2 >= HEX_FLOOR).then(|| readable(decoded)).flatten() {
            found.push(Decoded { text, range: begin..end });
        }
        at = end.max(at + 1);
    }
    found
}

fn is_prefix(bytes: &[u8]) -> bool {
    matches!(bytes, b"0x" | b"\\x")
}

/// Bytes between two pairs of digits: nothing, one separator, and a prefix.
fn separator(rest: &[u8]) -> usize {
    let gap = rest.iter().take(2).take_while(|byte| matches!(byte, b' ' | b':' | b',' | b'\n')).count();
    gap + if rest.get(gap..gap + 2).is_some_and(is_prefix) { 2 } else { 0 }
}

/// The bytes as text, where they are one: UTF-8 that prints, with as many letters and digits as a text has that is
/// escaped in turn.
fn readable(bytes: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(bytes).ok()?;
    let (mut all, mut printed, mut letters) = (0usize, 0usize, 0usize);
    for c in text.chars() {
        all += 1;
        printed += usize::from(!c.is_control() || matches!(c, '\n' | '\r' | '\t'));
        letters += usize::from(c.is_alphanumeric() || c == ' ');
    }
    (all >= 6 && printed == all && letters * 5 >= all * 2).then_some(text)
}

/// `%20` and the like: the whole text with every valid run of escapes replaced. `None` where there is none.
pub(super) fn percent(text: &str, source: &Map) -> Option<(String, Map)> {
    let hex = |rest: &[u8]| {
        let digit = |at: usize| rest.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        Some((digit(1)? * 16 + digit(2)?) as u8).map(|byte| (byte, 3))
    };
    unescaped(text, source, b'%', hex)
}

/// `\x41`, `\u0041`, `\u{41}`, `\U00000041` and the short escapes of JSON and C.
pub(super) fn backslash(text: &str, source: &Map) -> Option<(String, Map)> {
    let mut writer: Option<Writer<'_>> = None;
    let mut copied = 0;
    let mut at = 0;
    while let Some(step) = text[at..].find('\\') {
        at += step;
        let Some((c, length)) = escape(&text[at..]) else {
            // The escaped character is no start of another escape.
            at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
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

/// The character that an escape at the beginning of `rest` stands for, and its length.
fn escape(rest: &str) -> Option<(char, usize)> {
    let number = |from: usize, to: usize| u32::from_str_radix(rest.get(from..to)?, 16).ok();
    let c = |value: Option<u32>, length| Some((char::from_u32(value?)?, length));
    match rest.as_bytes().get(1)? {
        b'x' => c(number(2, 4), 4),
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
    let mut writer: Option<Writer<'_>> = None;
    let mut copied = 0;
    let mut at = 0;
    while let Some(step) = text[at..].find('&') {
        at += step;
        let Some((c, length)) = entity(&text[at..]) else {
            at += 1;
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

fn entity(rest: &str) -> Option<(char, usize)> {
    let end = rest.bytes().take(12).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let value = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(value.ok()?)?
        }
        None => match name {
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
        },
    };
    Some((c, end + 1))
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

/// Runs of tag characters, as the ASCII that they shadow.
pub(super) fn tags(text: &str) -> Vec<Decoded> {
    let mut found: Vec<Decoded> = Vec::new();
    for (at, c) in text.char_indices() {
        let Some(shadow) = u32::from(c).checked_sub(0xE0000).filter(|code| (0x20..0x7F).contains(code))
        else {
            continue;
        };
        let shadow = char::from(u8::try_from(shadow).unwrap_or(b' '));
        match found.last_mut().filter(|last| last.range.end == at) {
            Some(last) => {
                last.text.push(shadow);
                last.range.end = at + c.len_utf8();
            }
            None => found.push(Decoded { text: shadow.to_string(), range: at..at + c.len_utf8() }),
        }
    }
    found.retain(|run| run.text.len() >= 6);
    found
}
