use std::borrow::Cow;

use super::malformed::Malformed;

/// Deepest nesting of arrays and objects: what serde_json, and with it the safetensors library, reads at most.
const MAX_DEPTH: usize = 128;

/// Most values in one document: bounds the memory beside the text to 32 MiB, while the largest tokenizers published
/// have about a million.
const MAX_VALUES: usize = 4_000_000;

/// Which numbers a document may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// RFC 8259.
    Strict,
    /// What Python's `json` writes and reads: also `NaN`, `Infinity` and `-Infinity`.
    Python,
}

/// A JSON text that was read to its end: UTF-8, no duplicate key in any object, bounded in depth and in values.
///
/// Duplicate keys are refused because parsers disagree on which value counts: a scanner that judges one and a loader
/// that uses the other is how hostile configurations get through.
///
/// Kept as the text and one small record per value, so a large tokenizer costs little more than its file.
#[derive(Debug)]
pub(crate) struct Document<'b> {
    text: &'b str,
    values: Vec<Record>,
}

/// Where a value starts in the text, and the index of the record after its last descendant.
#[derive(Debug)]
struct Record {
    start: u32,
    next: u32,
}

/// A value of a [`Document`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'d> {
    document: &'d Document<'d>,
    index: usize,
}

/// Reads `bytes` whole.
pub(crate) fn parse(bytes: &[u8], dialect: Dialect) -> Result<Document<'_>, Malformed> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(Malformed::new(0, "this JSON text is larger than 4 GiB"));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Malformed::new(error.valid_up_to(), "this JSON text is not UTF-8"))?;
    let mut parser = Parser { text: text.as_bytes(), position: 0, dialect, values: Vec::new() };
    parser.document()?;
    let document = Document { text, values: parser.values };
    document.refuse_duplicate_keys()?;
    Ok(document)
}

struct Parser<'b> {
    text: &'b [u8],
    position: usize,
    dialect: Dialect,
    values: Vec<Record>,
}

impl Parser<'_> {
    fn document(&mut self) -> Result<(), Malformed> {
        // The open containers, by index; a loop and not a recursion, so that nesting costs no stack.
        let mut open: Vec<usize> = Vec::new();
        loop {
            self.spaces();
            let closed = match self.peek() {
                Some(b'{' | b'[') => {
                    if open.len() == MAX_DEPTH {
                        return Err(self.error(format!("JSON nested deeper than {MAX_DEPTH} levels")));
                    }
                    let is_object = self.peek() == Some(b'{');
                    open.push(self.values.len());
                    self.push(self.position)?;
                    self.position += 1;
                    self.spaces();
                    match (is_object, self.peek()) {
                        (true, Some(b'}')) | (false, Some(b']')) => true,
                        (true, _) => {
                            self.key()?;
                            false
                        }
                        (false, _) => false,
                    }
                }
                _ => {
                    self.scalar()?;
                    self.spaces();
                    if !self.separator(&open)? {
                        continue;
                    }
                    true
                }
            };
            if !closed {
                continue;
            }
            // Close every container that ends here.
            while let Some(container) = open.pop() {
                self.position += 1;
                self.values[container].next = self.values.len() as u32;
                self.spaces();
                if !self.separator(&open)? {
                    break;
                }
            }
            if open.is_empty() && self.position >= self.text.len() {
                return Ok(());
            }
        }
    }

    /// After a value: true when the next byte closes the innermost container, or the document ends here; false when
    /// another value follows, whose key has been read.
    fn separator(&mut self, open: &[usize]) -> Result<bool, Malformed> {
        let Some(&container) = open.last() else {
            return match self.peek() {
                None => Ok(true),
                Some(_) => Err(self.error("text after the end of the JSON document")),
            };
        };
        let is_object = self.text[self.values[container].start as usize] == b'{';
        match (self.peek(), is_object) {
            (Some(b','), _) => {
                self.position += 1;
                self.spaces();
                if is_object {
                    self.key()?;
                }
                Ok(false)
            }
            (Some(b'}'), true) | (Some(b']'), false) => Ok(true),
            (None, _) => Err(self.error("the JSON document ends inside an array or object")),
            _ => Err(self.error("expected a comma or the end of an array or object")),
        }
    }

    fn key(&mut self) -> Result<(), Malformed> {
        if self.peek() != Some(b'"') {
            return Err(self.error("expected a key in quotes"));
        }
        self.scalar()?;
        self.spaces();
        if self.peek() != Some(b':') {
            return Err(self.error("expected a colon after a key"));
        }
        self.position += 1;
        Ok(())
    }

    fn scalar(&mut self) -> Result<(), Malformed> {
        self.push(self.position)?;
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            Some(b'N') if self.dialect == Dialect::Python => self.word("NaN"),
            Some(b'I') if self.dialect == Dialect::Python => self.word("Infinity"),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) => Err(self.error("expected a JSON value")),
            None => Err(self.error("the JSON document ends where a value is expected")),
        }
    }

    fn string(&mut self) -> Result<(), Malformed> {
        self.position += 1;
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.position += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    let hex = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
                    match self.text.get(self.position + 1) {
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.position += 2,
                        Some(b'u')
                            if self.text.get(self.position + 2..self.position + 6).is_some_and(hex) =>
                        {
                            self.position += 6;
                        }
                        _ => return Err(self.error("not an escape that JSON knows")),
                    }
                }
                Some(0..=0x1f) => return Err(self.error("a control character inside a JSON string")),
                Some(_) => self.position += 1,
                None => return Err(self.error("the JSON document ends inside a string")),
            }
        }
    }

    fn number(&mut self) -> Result<(), Malformed> {
        if self.peek() == Some(b'-') {
            self.position += 1;
            if self.dialect == Dialect::Python && self.peek() == Some(b'I') {
                return self.word("Infinity");
            }
        }
        match self.peek() {
            Some(b'0') => self.position += 1,
            Some(b'1'..=b'9') => self.digits()?,
            _ => return Err(self.error("expected a digit")),
        }
        if self.peek() == Some(b'.') {
            self.position += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.position += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.position += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Malformed> {
        let start = self.position;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.position += 1;
        }
        if self.position == start { Err(self.error("expected a digit")) } else { Ok(()) }
    }

    fn word(&mut self, word: &str) -> Result<(), Malformed> {
        if !self.text[self.position..].starts_with(word.as_bytes()) {
            return Err(self.error("expected a JSON value"));
        }
        self.position += word.len();
        Ok(())
    }

    fn push(&mut self, start: usize) -> Result<(), Malformed> {
        if self.values.len() == MAX_VALUES {
            return Err(self.error(format!("more than {MAX_VALUES} JSON values")));
        }
        let next = self.values.len() as u32 + 1;
        self.values.push(Record { start: start as u32, next });
        Ok(())
    }

    fn spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.position).copied()
    }

    fn error(&self, message: impl Into<String>) -> Malformed {
        Malformed::new(self.position, message)
    }
}

impl<'b> Document<'b> {
    pub(crate) fn root(&self) -> Value<'_> {
        Value { document: self, index: 0 }
    }

    /// Every value of the document, containers before what they hold; keys are not values.
    pub(crate) fn objects(&self) -> impl Iterator<Item = Value<'_>> {
        (0..self.values.len()).map(|index| Value { document: self, index }).filter(Value::is_object)
    }

    fn refuse_duplicate_keys(&self) -> Result<(), Malformed> {
        let mut keys: Vec<(Cow<'_, str>, usize)> = Vec::new();
        for object in self.objects() {
            keys.clear();
            keys.extend(object.members().map(|(key, value)| (key, value.offset())));
            keys.sort_unstable();
            if let Some(pair) = keys.windows(2).find(|pair| pair[0].0 == pair[1].0) {
                return Err(Malformed::new(pair[1].1, "a JSON object has the same key twice"));
            }
        }
        Ok(())
    }

    fn raw_string(&self, start: usize) -> &str {
        let bytes = self.text.as_bytes();
        let mut end = start + 1;
        while bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        &self.text[start + 1..end]
    }
}

impl<'d> Value<'d> {
    fn start(&self) -> usize {
        self.document.values[self.index].start as usize
    }

    fn first_byte(&self) -> u8 {
        self.document.text.as_bytes()[self.start()]
    }

    /// Where the value starts, in bytes of the text.
    pub(crate) fn offset(&self) -> usize {
        self.start()
    }

    pub(crate) fn is_object(&self) -> bool {
        self.first_byte() == b'{'
    }

    pub(crate) fn is_array(&self) -> bool {
        self.first_byte() == b'['
    }

    pub(crate) fn is_true(&self) -> bool {
        self.first_byte() == b't'
    }

    /// The text of a string value, with its escapes resolved; a lone surrogate becomes U+FFFD.
    pub(crate) fn as_str(&self) -> Option<Cow<'d, str>> {
        (self.first_byte() == b'"').then(|| unescape(self.document.raw_string(self.start())))
    }

    /// A number without sign, fraction or exponent.
    pub(crate) fn as_u64(&self) -> Option<u64> {
        let text = &self.document.text[self.start()..];
        let end =
            text.find(|c: char| !matches!(c, '0'..='9' | '.' | 'e' | 'E' | '+' | '-')).unwrap_or(text.len());
        text[..end].parse().ok()
    }

    /// The members of an object in order; none for any other value.
    pub(crate) fn members(&self) -> impl Iterator<Item = (Cow<'d, str>, Value<'d>)> + use<'d> {
        let mut keys = self.children(self.is_object());
        std::iter::from_fn(move || Some((keys.next()?.as_str()?, keys.next()?)))
    }

    /// The elements of an array in order; none for any other value.
    pub(crate) fn elements(&self) -> impl Iterator<Item = Value<'d>> + use<'d> {
        self.children(self.is_array())
    }

    /// The member of an object called `name`.
    pub(crate) fn get(&self, name: &str) -> Option<Value<'d>> {
        self.members().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    fn children(&self, any: bool) -> impl Iterator<Item = Value<'d>> + use<'d> {
        let document = self.document;
        let end = document.values[self.index].next as usize;
        let mut index = if any { self.index + 1 } else { end };
        std::iter::from_fn(move || {
            let value = (index < end).then_some(Value { document, index })?;
            index = document.values[index].next as usize;
            Some(value)
        })
    }
}

fn unescape(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut units: Vec<u16> = Vec::with_capacity(raw.len());
    let mut rest = raw.chars();
    let mut buffer = [0; 2];
    while let Some(c) = rest.next() {
        let c = match c {
            '\\' => match rest.next() {
                Some('u') => {
                    let hex: String = rest.by_ref().take(4).collect();
                    units.push(u16::from_str_radix(&hex, 16).unwrap_or(0xfffd));
                    continue;
                }
                Some('b') => '\u{8}',
                Some('f') => '\u{c}',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some(other) => other,
                None => break,
            },
            other => other,
        };
        units.extend_from_slice(c.encode_utf16(&mut buffer));
    }
    Cow::Owned(String::from_utf16_lossy(&units))
}
