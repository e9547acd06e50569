//! Characters written as numbers or signals: hexadecimal, binary, decimal, octal, Morse code.

use super::decode::{Decoded, is_wordy, readable};

const HEX_FLOOR: usize = 16;
/// Fewer numbers are no message.
const CODES_FLOOR: usize = 6;

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
        let (mut end, mut next, mut last) = (at, at, at);
        // What stands between the first two pairs stands between all of them.
        let mut between: Option<&[u8]> = None;
        while let (Some(high), Some(low)) = (digit(next), digit(next + 1)) {
            decoded.push((high * 16 + low) as u8);
            (last, end) = (next, next + 2);
            next = end + separator(&bytes[end..]);
            if *between.get_or_insert(&bytes[end..next]) != &bytes[end..next] {
                break;
            }
        }
        let begin =
            at - [2, 0].into_iter().find(|back| at >= *back && is_prefix(&bytes[at - back..at])).unwrap_or(0);
        if let Some(text) = (decoded.len() * 2 >= HEX_FLOOR).then(|| readable(decoded)).flatten() {
            found.push(Decoded { text, range: begin..end });
        } else if last > at {
            // The last pair may begin a run of its own, with something else between its pairs.
            at = last;
            continue;
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

/// Runs of numbers that are codes of characters: binary digits in groups of seven or eight or without gaps, decimal
/// and octal numbers. What reads as decimal and as octal is given as both.
pub(super) fn numbers(text: &str) -> Vec<Decoded> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() || (at > 0 && bytes[at - 1].is_ascii_alphanumeric()) {
            at += 1;
            continue;
        }
        let start = at;
        let mut tokens: Vec<&str> = Vec::new();
        let mut end = at;
        loop {
            let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            if length == 0 || bytes.get(at + length).is_some_and(u8::is_ascii_alphabetic) {
                break;
            }
            tokens.push(&text[at..at + length]);
            end = at + length;
            let is_gap =
                |byte: &&u8| matches!(byte, b' ' | b',' | b';' | b'\n' | b'\r' | b'\t' | b'|' | b'-');
            let gap = bytes[end..].iter().take(4).take_while(is_gap).count();
            if gap == 0 {
                break;
            }
            at = end + gap;
        }
        let range = start..end;
        let readings = [binary(&tokens), characters(&tokens, 10), characters(&tokens, 8)];
        found.extend(readings.into_iter().flatten().map(|text| Decoded { text, range: range.clone() }));
        at = end.max(at).max(start + 1);
    }
    found
}

fn binary(tokens: &[&str]) -> Option<String> {
    let is_binary = |token: &&str| token.bytes().all(|byte| matches!(byte, b'0' | b'1'));
    if !tokens.iter().all(is_binary) {
        return None;
    }
    let value = |digits: &[u8]| digits.iter().fold(0u8, |value, digit| value << 1 | (digit - b'0'));
    let decoded: Vec<u8> = match tokens {
        [token] if token.len() % 8 == 0 => token.as_bytes().chunks(8).map(value).collect(),
        _ if tokens.iter().all(|token| matches!(token.len(), 7 | 8)) => {
            tokens.iter().map(|token| value(token.as_bytes())).collect()
        }
        _ => return None,
    };
    (decoded.len() >= CODES_FLOOR).then(|| readable(decoded)).flatten()
}

/// The characters that numbers are codes of, where those are mostly letters of ASCII: other rows of numbers are none.
fn characters(tokens: &[&str], radix: u32) -> Option<String> {
    let c = |token: &&str| {
        let is_code = (2..=6).contains(&token.len());
        let code = u32::from_str_radix(token, radix).ok().filter(|_| is_code)?;
        char::from_u32(code).filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
    };
    if tokens.len() < CODES_FLOOR {
        return None;
    }
    tokens.iter().map(c).collect::<Option<String>>().filter(|text| is_wordy(text))
}

/// Letters of Morse code (ITU-R M.1677-1) by their signals: a one in front, then a point as 0 and a dash as 1, so that
/// each has a number of its own below 64.
static MORSE: [u8; 64] = {
    const LETTERS: [(u8, &str); 36] = [
        (b'a', ".-"),
        (b'b', "-..."),
        (b'c', "-.-."),
        (b'd', "-.."),
        (b'e', "."),
        (b'f', "..-."),
        (b'g', "--."),
        (b'h', "...."),
        (b'i', ".."),
        (b'j', ".---"),
        (b'k', "-.-"),
        (b'l', ".-.."),
        (b'm', "--"),
        (b'n', "-."),
        (b'o', "---"),
        (b'p', ".--."),
        (b'q', "--.-"),
        (b'r', ".-."),
        (b's', "..."),
        (b't', "-"),
        (b'u', "..-"),
        (b'v', "...-"),
        (b'w', ".--"),
        (b'x', "-..-"),
        (b'y', "-.--"),
        (b'z', "--.."),
        (b'0', "-----"),
        (b'1', ".----"),
        (b'2', "..---"),
        (b'3', "...--"),
        (b'4', "....-"),
        (b'5', "....."),
        (b'6', "-...."),
        (b'7', "--..."),
        (b'8', "---.."),
        (b'9', "----."),
    ];
    let mut table = [0; 64];
    let mut index = 0;
    while index < LETTERS.len() {
        let (letter, signals) = LETTERS[index];
        let (signals, mut key, mut at) = (signals.as_bytes(), 1, 0);
        while at < signals.len() {
            key = key << 1 | (signals[at] == b'-') as usize;
            at += 1;
        }
        table[key] = letter;
        index += 1;
    }
    table
};

/// Runs of Morse code: signals of points and dashes, letters by spaces, words by a stroke, a line break or three spaces.
pub(super) fn morse(text: &str) -> Vec<Decoded> {
    let bytes = text.as_bytes();
    let is_part = |byte: &u8| matches!(byte, b'.' | b'-' | b' ' | b'/' | b'|' | b'\n' | b'\r');
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !matches!(bytes[at], b'.' | b'-') {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|byte| is_part(byte)).count();
        let run = bytes[at..end].trim_ascii_end();
        if let Some(text) = letters(run).filter(|text| is_wordy(text)) {
            found.push(Decoded { text, range: at..at + run.len() });
        }
        at = end;
    }
    found
}

/// The letters of a run of Morse code; `None` where something in it is none, or there are too few.
fn letters(run: &[u8]) -> Option<String> {
    let (mut text, mut key, mut spaces, mut count) = (String::new(), 1usize, 0, 0);
    for byte in run.iter().chain(b" ") {
        match byte {
            b'.' | b'-' => {
                key = key << 1 | usize::from(*byte == b'-');
                // No letter or digit has more signals.
                if key >= MORSE.len() {
                    return None;
                }
                spaces = 0;
                continue;
            }
            b' ' => spaces += 1,
            _ => spaces += 3,
        }
        if key > 1 {
            text.push(char::from(*MORSE.get(key).filter(|letter| **letter > 0)?));
            count += 1;
            key = 1;
        }
        if spaces >= 3 && !text.ends_with(' ') {
            text.push(' ');
        }
    }
    // Lines and lists make one or two letters again and again.
    let mut letters: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    letters.sort_unstable();
    letters.dedup();
    (count >= CODES_FLOOR && letters.len() >= 5).then(|| text.trim().to_owned())
}
