//! The arguments of a call as a list of values, each with its key, its text, and where it stands in the JSON.

use std::borrow::Cow;
use std::ops::Range;

/// A string or a number among the arguments.
#[derive(Debug)]
pub(super) struct Leaf<'j> {
    /// The nearest key above it, in lower case, letters and digits only.
    pub(super) key: String,
    pub(super) text: Cow<'j, str>,
    /// Bytes of the JSON, without the quotes.
    pub(super) range: Range<usize>,
    pub(super) is_string: bool,
}

impl Leaf<'_> {
    /// Where bytes of the text stand in `json`.
    pub(super) fn original(&self, json: &str, span: &Range<usize>) -> Range<usize> {
        if matches!(self.text, Cow::Borrowed(_)) {
            return self.range.start + span.start.min(self.text.len())
                ..self.range.start + span.end.min(self.text.len());
        }
        let raw = &json[self.range.clone()];
        let (mut read, mut at) = (0, 0);
        let (mut start, mut end) = (None, None);
        let bytes = raw.as_bytes();
        while at < bytes.len() {
            if start.is_none() && read >= span.start {
                start = Some(at);
            }
            if read >= span.end {
                end = Some(at);
                break;
            }
            let (taken, made) = step(raw, at);
            at += taken;
            read += made;
        }
        let end = end.unwrap_or(raw.len());
        self.range.start + start.unwrap_or(end).min(end)..self.range.start + end
    }
}

/// Bytes of the JSON at `at` that make one character, and bytes that it has in the text.
fn step(raw: &str, at: usize) -> (usize, usize) {
    let bytes = raw.as_bytes();
    if bytes[at] != b'\\' {
        let length = raw[at..].chars().next().map_or(1, char::len_utf8);
        return (length, length);
    }
    if bytes.get(at + 1) != Some(&b'u') {
        return (2.min(bytes.len() - at), 1);
    }
    let unit = |at: usize| raw.get(at + 2..at + 6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match unit(at) {
        Some(0xd800..=0xdbff) => (12.min(bytes.len() - at), 4),
        Some(code) => (6.min(bytes.len() - at), char::from_u32(code).map_or(3, char::len_utf8)),
        None => (2, 1),
    }
}

/// All strings and numbers of compact JSON, in order. Iterative: any nesting will do.
pub(super) fn leaves(json: &str) -> Vec<Leaf<'_>> {
    let bytes = json.as_bytes();
    let mut found = Vec::new();
    // The key that holds at each depth. A string is a key where a colon follows.
    let mut keys: Vec<Range<usize>> = Vec::new();
    let mut key: Range<usize> = 0..0;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'[' => keys.push(key.clone()),
            b'}' | b']' => key = keys.pop().unwrap_or(0..0),
            b'"' => {
                let start = at + 1;
                at += 1;
                let mut is_escaped = false;
                while at < bytes.len() && bytes[at] != b'"' {
                    if bytes[at] == b'\\' {
                        is_escaped = true;
                        at += 1;
                    }
                    at += 1;
                }
                let range = start..at.min(bytes.len());
                if bytes.get(at + 1) == Some(&b':') {
                    key = range;
                } else {
                    let raw = &json[range.clone()];
                    let text = if is_escaped {
                        let quoted = &json[range.start - 1..(range.end + 1).min(json.len())];
                        serde_json::from_str::<String>(quoted).map_or(Cow::Borrowed(raw), Cow::Owned)
                    } else {
                        Cow::Borrowed(raw)
                    };
                    found.push(Leaf { key: simple(&json[key.clone()]), text, range, is_string: true });
                }
            }
            b'-' | b'0'..=b'9' => {
                let length = bytes[at..]
                    .iter()
                    .take_while(|byte| byte.is_ascii_digit() || b"+-.eE".contains(byte))
                    .count();
                let range = at..at + length;
                found.push(Leaf {
                    key: simple(&json[key.clone()]),
                    text: Cow::Borrowed(&json[range.clone()]),
                    range,
                    is_string: false,
                });
                at += length;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

pub(super) fn simple(key: &str) -> String {
    key.chars().filter(char::is_ascii_alphanumeric).take(64).map(|c| c.to_ascii_lowercase()).collect()
}

/// The words of a name in any of the usual spellings: `sendEmail`, `send_email`, `SendEMail2`.
pub(super) fn name_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut current = String::new();
    let chars: Vec<char> = name.chars().take(256).collect();
    for (at, c) in chars.iter().enumerate() {
        if !c.is_alphanumeric() {
            if !current.is_empty() {
                words.push(std::mem::take(&mut current));
            }
            continue;
        }
        let before = at.checked_sub(1).map(|at| chars[at]);
        let next = chars.get(at + 1);
        let begins = c.is_uppercase()
            && (before.is_some_and(char::is_lowercase)
                || before.is_some_and(char::is_uppercase) && next.is_some_and(|next| next.is_lowercase()));
        if begins && !current.is_empty() {
            words.push(std::mem::take(&mut current));
        }
        current.extend(c.to_lowercase());
    }
    if !current.is_empty() {
        words.push(current);
    }
    words
}
