//! What stands behind an opcode in the file.

use super::value::{Tag, Value};
use super::{Machine, Step};

impl<'b> Machine<'b, '_, '_> {
    pub(super) fn byte(&mut self) -> Step<u8> {
        let byte = self.bytes.get(self.at).copied().ok_or("the file ends inside a pickle")?;
        self.at += 1;
        Ok(byte)
    }

    pub(super) fn take(&mut self, length: u64) -> Step<&'b [u8]> {
        let left = self.bytes.len() - self.at;
        let length = usize::try_from(length).ok().filter(|length| *length <= left);
        let length =
            length.ok_or_else(|| format!("a value needs more bytes than the {left} that are left"))?;
        self.at += length;
        Ok(&self.bytes[self.at - length..self.at])
    }

    pub(super) fn number(&mut self, width: u64) -> Step<u64> {
        Ok(self.take(width)?.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
    }

    pub(super) fn line(&mut self) -> Step<&'b str> {
        let rest = &self.bytes[self.at..];
        let end = rest.iter().position(|byte| *byte == b'\n').ok_or("a line does not end")?;
        self.at += end + 1;
        let line = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
        std::str::from_utf8(line).map_err(|_| "a line is not UTF-8".to_owned())
    }

    pub(super) fn line_number(&mut self) -> Step<u64> {
        self.line()?.trim().parse().map_err(|_| "a memo key is no number".to_owned())
    }

    pub(super) fn line_value(&mut self, is_valid: impl Fn(&str) -> bool, value: Value) -> Step<()> {
        if !is_valid(self.line()?) {
            return Err("a line holds no such value".to_owned());
        }
        self.push(value)
    }

    pub(super) fn fixed(&mut self, length: u64, value: Value) -> Step<()> {
        self.take(length)?;
        self.push(value)
    }

    /// A counted text that stands in the file as it is.
    pub(super) fn text(&mut self, width: u64, is_bytes: bool) -> Step<()> {
        let length = self.number(width)?;
        let raw = self.take(length)?;
        let is_text = std::str::from_utf8(raw).is_ok();
        if !is_text && !is_bytes {
            return Err("a text is not UTF-8".to_owned());
        }
        let length = raw.len();
        let start = self.at - length;
        self.push(Value::range(if is_text { Tag::Text } else { Tag::Bytes }, start, length))
    }

    pub(super) fn raw(&mut self, width: u64) -> Step<()> {
        let length = self.number(width)?;
        let length = self.take(length)?.len();
        let start = self.at - length;
        self.push(Value::range(Tag::Bytes, start, length))
    }

    /// STRING: a literal in quotes, with the escapes of Python 2.
    pub(super) fn quoted(&mut self) -> Step<()> {
        let line = self.line()?.trim().to_owned();
        let quote =
            line.bytes().next().filter(|byte| matches!(byte, b'\'' | b'"')).ok_or("STRING has no quotes")?;
        if line.len() < 2 || line.as_bytes()[line.len() - 1] != quote {
            return Err("STRING is not closed".to_owned());
        }
        let text = unescape(&line[1..line.len() - 1]);
        self.own(text)
    }

    pub(super) fn unicode_line(&mut self) -> Step<()> {
        let text = unescape(self.line()?);
        self.own(text)
    }

    pub(super) fn own(&mut self, text: String) -> Step<()> {
        self.texts.push(text);
        let index = self.texts.len() - 1;
        self.push(Value::range(Tag::Owned, index, 0))
    }
}

/// The escapes of string literals in pickles: `\n`, `\\`, `\x41`, `\u0041` and their kin.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let number = |digits: usize| {
            let value = rest.get(1..1 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
            value.and_then(char::from_u32).map(|c| (c, 1 + digits))
        };
        let octal = rest.bytes().take(3).take_while(|byte| (b'0'..b'8').contains(byte)).count();
        let found = match rest.as_bytes().first() {
            Some(b'x') => number(2),
            Some(b'u') => number(4),
            Some(b'U') => number(8),
            Some(b'n') => Some(('\n', 1)),
            Some(b't') => Some(('\t', 1)),
            Some(b'r') => Some(('\r', 1)),
            Some(c @ (b'\\' | b'\'' | b'"')) => Some((char::from(*c), 1)),
            _ if octal > 0 => {
                let value = u32::from_str_radix(&rest[..octal], 8).ok().and_then(char::from_u32);
                value.map(|c| (c, octal))
            }
            _ => None,
        };
        match found {
            Some((c, length)) => {
                plain.push(c);
                rest = &rest[length..];
            }
            None => plain.push('\\'),
        }
    }
    plain + rest
}
