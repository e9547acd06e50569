//! Pickles: an exact stack-and-memo machine that calls nothing.
//!
//! It follows the virtual machine of Python's `pickle` (PEP 3154; `Lib/pickletools.py` defines every opcode): what is on
//! the stack is known only as far as a judgement needs it. A name of something imported is judged whether or not it is
//! called, since an import runs code and a later opcode may call.

mod globals;
mod value;

use std::collections::HashMap;

use super::joblib::Array;
use super::recognise;
use super::scan::Scan;
use globals::Judgement;
use value::{Tag, Value};

/// Values on the stack, at most; a file that needs more is refused.
const DEEPEST: usize = 8 << 20;
/// Longest name of a module or of something in it.
const LONGEST_NAME: usize = 4_096;
/// Containers inside one another, at most: `pickle` itself writes fewer than its recursion limit of 1,000.
const DEEPEST_NESTING: u32 = 5_000;

/// How a stream ended.
pub(super) enum End {
    /// With its STOP; the position behind it.
    Stopped(usize),
    /// With an error, which was noted.
    Broken,
}

/// Reads pickle streams from `at` on, one behind another, as far as they go. What is left behind the last one is
/// scanned by what it is.
pub(super) fn scan(bytes: &[u8], scan: &mut Scan<'_>) {
    let mut at = 0;
    let mut streams = 0;
    loop {
        match stream(bytes, at, scan) {
            End::Stopped(next) => at = next,
            End::Broken => return,
        }
        streams += 1;
        let rest = &bytes[at..];
        if rest.is_empty() {
            return;
        }
        if streams > 1_000 {
            scan.refuse("pickle.streams", at as u64, "there are more than a thousand pickles in a row");
            return;
        }
        if !looks_like(rest) && !runs(rest) {
            behind(bytes, at, scan);
            return;
        }
    }
}

/// Content behind the last pickle: loaders that seek can reach it, so pickles in it are found.
fn behind(bytes: &[u8], at: usize, scan: &mut Scan<'_>) {
    scan.note(
        "pickle.trailing_data",
        at as u64,
        format!("{} bytes follow the last pickle", bytes.len() - at),
    );
    if recognise::is_container(&bytes[at..]) {
        scan.nested("trailing data", &bytes[at..]);
        return;
    }
    // The header of protocol 2 and later begins a stream anywhere.
    let mut from = at;
    let mut tried = 0;
    while let Some(step) =
        bytes[from..].windows(2).position(|pair| pair[0] == 0x80 && (2..=5).contains(&pair[1]))
    {
        from += step;
        tried += 1;
        if tried > 64 {
            let message =
                "only the first 64 places that can begin a pickle were read in what follows the last one";
            scan.note("pickle.trailing_limit", from as u64, message);
            return;
        }
        if looks_like(&bytes[from..]) {
            scan.within("trailing pickle", |scan| {
                let (end, findings) = scan.apart(|scan| stream(bytes, from, scan));
                // Raw data looks like a pickle by chance for a few opcodes; only what names something counts.
                let counts = matches!(end, End::Stopped(_));
                for finding in findings {
                    if counts || finding.severity == super::ArtifactVerdict::Block {
                        scan.add(
                            finding.severity,
                            &finding.code,
                            finding.offset,
                            finding.subject,
                            finding.message,
                        );
                    }
                }
            });
        }
        from += 2;
    }
}

/// Whether `bytes` can begin a pickle: the header of protocol 2 or later, or an opcode of protocol 0 or 1 with
/// something sensible behind it.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    match bytes {
        [0x80, 0..=5, rest @ ..] => !rest.is_empty(),
        [0x80, _, ..] => true,
        // GLOBAL and INST have a module name on a line.
        [b'c' | b'i', rest @ ..] => is_name_line(rest),
        [b'(', rest @ ..] => {
            rest.first().is_some_and(|next| b"(lditcSUVXKMJIFNGp}]).u0\x88\x89".contains(next))
        }
        [b'}' | b']' | b')' | 0x8f, rest @ ..] => {
            rest.first().is_some_and(|next| b"q.(sprtap}]e\x94uK".contains(next))
        }
        [b'I' | b'L', rest @ ..] => {
            let line = rest.iter().take(40).position(|byte| *byte == b'\n');
            line.is_some_and(|end| {
                rest[..end].iter().all(|byte| byte.is_ascii_digit() || b"-L".contains(byte)) && end > 0
            })
        }
        [b'S', quote @ (b'\'' | b'"'), rest @ ..] => rest.iter().take(4_096).any(|byte| byte == quote),
        [b'N' | 0x88 | 0x89, b'.', ..] => true,
        [b'V', rest @ ..] => rest.iter().take(4_096).position(|byte| *byte == b'\n').is_some_and(|end| {
            rest.get(end + 1..).is_some_and(|rest| rest.starts_with(b"p") || rest.starts_with(b"."))
        }),
        _ => false,
    }
}

fn is_name_line(rest: &[u8]) -> bool {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.".contains(byte);
    let first = rest.iter().take(200).take_while(|byte| is_name(byte)).count();
    first > 0 && rest.get(first) == Some(&b'\n') && rest.get(first + 1).is_some_and(is_name)
}

/// Whether content of no other format works as a pickle: it ends as one, or reaches a dangerous import before it breaks.
///
/// Protocols 0 and 1 have no header, so that almost any byte may begin one.
pub(super) fn runs(bytes: &[u8]) -> bool {
    // Nothing inside is entered: this only asks whether the opcodes fit.
    let limits = super::ScanLimits { depth: 0, ..super::ScanLimits::default() };
    let allow = super::AllowList::new();
    let mut trial = Scan::new(&limits, &allow);
    matches!(stream(bytes, 0, &mut trial), End::Stopped(_))
        || trial.findings.iter().any(|finding| finding.code == "pickle.dangerous_global")
}

/// Reads one stream that begins at `start`.
pub(super) fn stream(bytes: &[u8], start: usize, scan: &mut Scan<'_>) -> End {
    let mut machine = Machine {
        bytes,
        at: start,
        stack: Vec::new(),
        marks: Vec::new(),
        memo: Vec::new(),
        sparse: HashMap::new(),
        memoized: 0,
        names: Vec::new(),
        texts: Vec::new(),
        array: Array::default(),
        scan,
    };
    loop {
        let at = machine.at;
        match machine.step() {
            Ok(false) => {}
            Ok(true) => return End::Stopped(machine.at),
            Err(problem) => {
                machine.scan.refuse("pickle.malformed", at as u64, problem);
                return End::Broken;
            }
        }
    }
}

struct Machine<'b, 'm, 's> {
    bytes: &'b [u8],
    at: usize,
    stack: Vec<Value>,
    marks: Vec<usize>,
    memo: Vec<Value>,
    /// Memo keys beyond the dense part.
    sparse: HashMap<u64, Value>,
    /// Keys of the memo that were written.
    memoized: u64,
    /// Modules and names that were imported.
    names: Vec<(String, String)>,
    /// Strings that do not stand in the file as they are.
    texts: Vec<String>,
    /// What is known of the array that a joblib wrapper announces.
    array: Array,
    scan: &'m mut Scan<'s>,
}

type Step<T> = Result<T, String>;

impl<'b> Machine<'b, '_, '_> {
    /// Executes one opcode; true behind STOP.
    fn step(&mut self) -> Step<bool> {
        let opcode = self.byte()?;
        match opcode {
            b'(' => self.marks.push(self.stack.len()),
            b'.' => {
                if self.stack.is_empty() {
                    return Err("STOP with nothing on the stack".to_owned());
                }
                return Ok(true);
            }
            b'0' => self.pop_opcode()?,
            b'1' => {
                self.mark()?;
            }
            b'2' => {
                let top = self.top()?;
                self.push(top)?;
            }
            b'N' => self.push(Value::NONE)?,
            0x88 => self.push(Value::int(1))?,
            0x89 => self.push(Value::int(0))?,
            b'F' => self.line_value(|line| line.trim().parse::<f64>().is_ok(), Value::OTHER)?,
            b'G' => self.fixed(8, Value::OTHER)?,
            b'I' => {
                let line = self.line()?;
                let value = match line {
                    "00" => 0,
                    "01" => 1,
                    line => line.trim().parse::<i64>().map_err(|_| "INT is no number".to_owned())?,
                };
                self.push(Value::int(value))?;
            }
            b'L' => {
                let line = self.line()?;
                let digits = line.trim().trim_end_matches('L');
                let is_number = !digits.is_empty()
                    && digits.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
                if !is_number {
                    return Err("LONG is no number".to_owned());
                }
                self.push(digits.parse().map_or(Value::OTHER, Value::int))?;
            }
            b'J' => {
                let raw = self.number(4)? as u32;
                self.push(Value::int(i64::from(raw.cast_signed())))?;
            }
            b'K' | b'M' => {
                let value = self.number(if opcode == b'K' { 1 } else { 2 })?;
                self.push(Value::int(value as i64))?;
            }
            0x8a | 0x8b => {
                let length = self.number(if opcode == 0x8a { 1 } else { 4 })?;
                let raw = self.take(length)?;
                let value = match raw.len() {
                    0..=7 => raw.iter().rev().fold(0i64, |value, byte| value << 8 | i64::from(*byte)),
                    _ => i64::MAX,
                };
                self.push(if raw.len() <= 7 { Value::int(value) } else { Value::OTHER })?;
            }
            b'S' => self.quoted()?,
            b'V' => self.unicode_line()?,
            b'U' | 0x8c => self.text(1, opcode == b'U')?,
            b'X' | b'T' => self.text(4, opcode == b'T')?,
            0x8d => self.text(8, false)?,
            b'C' => self.raw(1)?,
            b'B' => self.raw(4)?,
            0x8e | 0x96 => self.raw(8)?,
            0x97 | 0x98 => {
                if opcode == 0x97 {
                    self.push(Value::OTHER)?;
                }
            }
            0x80 => {
                let protocol = self.byte()?;
                if protocol > 5 {
                    return Err(format!("protocol {protocol} does not exist"));
                }
            }
            0x95 => {
                let length = self.number(8)?;
                // A frame may end with the file, and not behind it.
                if length > (self.bytes.len() - self.at) as u64 {
                    return Err(format!("a frame of {length} bytes reaches behind the end"));
                }
            }
            b'}' | b']' | 0x8f => self.push(Value::container())?,
            b')' => self.push(Value::tuple(Value::NONE, 1))?,
            b'l' | b'd' | 0x91 => {
                let items = self.mark()?;
                let size = self.size_of(&items);
                self.check_size(size)?;
                self.note_items(&items, opcode == b'd');
                let depth = self.depth_of(&items)?;
                self.push(Value::sized(Tag::Container, size).with_depth(depth))?;
            }
            b't' => {
                let items = self.mark()?;
                self.push_tuple(&items)?;
            }
            0x85..=0x87 => {
                let count = usize::from(opcode - 0x84);
                let from = self.stack.len().checked_sub(count).filter(|from| *from >= self.floor());
                let items = self.stack.split_off(from.ok_or("a tuple needs more values than there are")?);
                self.push_tuple(&items)?;
            }
            b'a' => {
                let item = self.pop()?;
                self.grow(&[item])?;
            }
            b's' => {
                let value = self.pop()?;
                let key = self.pop()?;
                self.note_items(&[key, value], true);
                self.grow(&[key, value])?;
            }
            b'e' | b'u' | 0x90 => {
                let items = self.mark()?;
                self.note_items(&items, opcode == b'u');
                self.grow(&items)?;
            }
            b'q' | b'r' => {
                let key = self.number(if opcode == b'q' { 1 } else { 4 })?;
                self.put(key)?;
            }
            b'p' => {
                let key = self.line_number()?;
                self.put(key)?;
            }
            0x94 => {
                // The key is the size of the memo, as in CPython.
                let key = self.memoized;
                self.put(key)?;
            }
            b'h' | b'j' => {
                let key = self.number(if opcode == b'h' { 1 } else { 4 })?;
                self.get(key)?;
            }
            b'g' => {
                let key = self.line_number()?;
                self.get(key)?;
            }
            b'P' => self.line_value(|_| true, Value::PERSISTENT)?,
            b'Q' => {
                self.pop()?;
                self.push(Value::PERSISTENT)?;
            }
            b'c' => {
                let at = self.at - 1;
                let module = self.line()?.to_owned();
                let name = self.line()?.to_owned();
                self.import(at, module, name)?;
            }
            0x93 => self.stack_global()?,
            b'i' => {
                let at = self.at - 1;
                let module = self.line()?.to_owned();
                let name = self.line()?.to_owned();
                let items = self.mark()?;
                self.import(at, module, name)?;
                let class = self.pop()?;
                self.push_result(class, items.first().copied().unwrap_or(Value::NONE))?;
            }
            b'o' => {
                let items = self.mark()?;
                let class = *items.first().ok_or("OBJ needs a class")?;
                self.push_result(class, items.get(1).copied().unwrap_or(Value::NONE))?;
            }
            b'R' | 0x81 => {
                let arguments = self.pop()?;
                let callable = self.pop()?;
                self.call(callable, arguments)?;
            }
            0x92 => {
                self.pop()?;
                let arguments = self.pop()?;
                let class = self.pop()?;
                self.call(class, arguments)?;
            }
            b'b' => self.build()?,
            0x82..=0x84 => {
                return Err("it uses the extension registry, whose meaning is not in the file".to_owned());
            }
            other => return Err(format!("0x{other:02x} is no opcode")),
        }
        Ok(false)
    }

    fn byte(&mut self) -> Step<u8> {
        let byte = self.bytes.get(self.at).copied().ok_or("the file ends inside a pickle")?;
        self.at += 1;
        Ok(byte)
    }

    fn take(&mut self, length: u64) -> Step<&'b [u8]> {
        let left = self.bytes.len() - self.at;
        let length = usize::try_from(length).ok().filter(|length| *length <= left);
        let length =
            length.ok_or_else(|| format!("a value needs more bytes than the {left} that are left"))?;
        self.at += length;
        Ok(&self.bytes[self.at - length..self.at])
    }

    fn number(&mut self, width: u64) -> Step<u64> {
        Ok(self.take(width)?.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
    }

    fn line(&mut self) -> Step<&'b str> {
        let rest = &self.bytes[self.at..];
        let end = rest.iter().position(|byte| *byte == b'\n').ok_or("a line does not end")?;
        self.at += end + 1;
        let line = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
        std::str::from_utf8(line).map_err(|_| "a line is not UTF-8".to_owned())
    }

    fn line_number(&mut self) -> Step<u64> {
        self.line()?.trim().parse().map_err(|_| "a memo key is no number".to_owned())
    }

    fn line_value(&mut self, is_valid: impl Fn(&str) -> bool, value: Value) -> Step<()> {
        if !is_valid(self.line()?) {
            return Err("a line holds no such value".to_owned());
        }
        self.push(value)
    }

    fn fixed(&mut self, length: u64, value: Value) -> Step<()> {
        self.take(length)?;
        self.push(value)
    }

    /// A counted text that stands in the file as it is.
    fn text(&mut self, width: u64, is_bytes: bool) -> Step<()> {
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

    fn raw(&mut self, width: u64) -> Step<()> {
        let length = self.number(width)?;
        let length = self.take(length)?.len();
        let start = self.at - length;
        self.push(Value::range(Tag::Bytes, start, length))
    }

    /// STRING: a literal in quotes, with the escapes of Python 2.
    fn quoted(&mut self) -> Step<()> {
        let line = self.line()?.trim().to_owned();
        let quote =
            line.bytes().next().filter(|byte| matches!(byte, b'\'' | b'"')).ok_or("STRING has no quotes")?;
        if line.len() < 2 || line.as_bytes()[line.len() - 1] != quote {
            return Err("STRING is not closed".to_owned());
        }
        let text = unescape(&line[1..line.len() - 1]);
        self.own(text)
    }

    fn unicode_line(&mut self) -> Step<()> {
        let text = unescape(self.line()?);
        self.own(text)
    }

    fn own(&mut self, text: String) -> Step<()> {
        self.texts.push(text);
        let index = self.texts.len() - 1;
        self.push(Value::range(Tag::Owned, index, 0))
    }

    fn floor(&self) -> usize {
        self.marks.last().copied().unwrap_or(0)
    }

    fn push(&mut self, value: Value) -> Step<()> {
        if self.stack.len() >= DEEPEST {
            return Err("the stack is deeper than the limit".to_owned());
        }
        self.stack.push(value);
        Ok(())
    }

    fn pop(&mut self) -> Step<Value> {
        if self.stack.len() <= self.floor() {
            return Err("an opcode needs more values than there are".to_owned());
        }
        self.stack.pop().ok_or_else(|| "the stack is empty".to_owned())
    }

    fn top(&self) -> Step<Value> {
        let top = self.stack.last().copied().filter(|_| self.stack.len() > self.floor());
        top.ok_or_else(|| "an opcode needs a value where there is none".to_owned())
    }

    /// POP takes a mark where one is on top, as CPython does.
    fn pop_opcode(&mut self) -> Step<()> {
        if self.marks.last() == Some(&self.stack.len()) {
            self.marks.pop();
            return Ok(());
        }
        self.pop().map(|_| ())
    }

    fn mark(&mut self) -> Step<Vec<Value>> {
        let mark = self.marks.pop().ok_or("an opcode needs a mark where there is none")?;
        Ok(self.stack.split_off(mark))
    }

    /// Adds the size of new items to the container on top.
    fn grow(&mut self, items: &[Value]) -> Step<()> {
        let more = self.size_of(items) - 1;
        let depth = self.depth_of(items)?;
        let floor = self.floor();
        let is_there = self.stack.len() > floor;
        let top = self.stack.last_mut().filter(|_| is_there).ok_or("an opcode needs a container")?;
        top.grow(more);
        *top = top.with_depth(depth.max(top.depth()));
        let grown = *top;
        if let Some(slot) = grown.slot() {
            match self.memo.get_mut(slot as usize) {
                Some(entry) => *entry = grown,
                None => drop(self.sparse.insert(u64::from(slot), grown)),
            }
        }
        self.check_size(grown.size())
    }

    fn size_of(&self, items: &[Value]) -> u64 {
        items.iter().fold(1u64, |size, item| size.saturating_add(item.size()))
    }

    /// How deep a container of `items` is.
    fn depth_of(&self, items: &[Value]) -> Step<u32> {
        let depth = items.iter().map(|item| item.depth()).max().unwrap_or(0) + 1;
        match depth > DEEPEST_NESTING {
            true => Err("its containers are nested deeper than any program writes them".to_owned()),
            false => Ok(depth),
        }
    }

    /// References to references double with every level: a few hundred bytes can stand for more elements than there is
    /// memory.
    fn check_size(&self, size: u64) -> Step<()> {
        if size > (self.bytes.len() as u64).saturating_mul(1_000).max(1 << 30) {
            return Err("its references expand to more values than any memory holds".to_owned());
        }
        Ok(())
    }

    fn push_tuple(&mut self, items: &[Value]) -> Step<()> {
        let size = self.size_of(items);
        self.check_size(size)?;
        let numbers = items.iter().all(|item| item.tag == Tag::Int && item.int_value() >= 0);
        let value = match items.first() {
            Some(_) if numbers => {
                let product =
                    items.iter().try_fold(1i64, |product, item| product.checked_mul(item.int_value()));
                Value::shape(product.unwrap_or(i64::MAX))
            }
            Some(first) => Value::tuple(*first, size),
            None => Value::shape(1),
        };
        let depth = self.depth_of(items)?;
        self.note_storage(items);
        self.push(value.with_depth(depth))
    }

    /// The persistent identifier of a storage of torch, `('storage', class, key, device, elements)`: how many bytes
    /// the member with that key must have.
    fn note_storage(&mut self, items: &[Value]) {
        let [kind, class, key, _, elements, ..] = items else { return };
        if self.literal(*kind) != Some("storage") || elements.tag != Tag::Int {
            return;
        }
        let item = self.global(*class).map_or(1, |(_, name)| super::torch::storage_item(name));
        let elements = u64::try_from(elements.int_value()).unwrap_or(u64::MAX);
        let key = self.literal(*key).filter(|key| key.len() < 64).map(str::to_owned);
        if let Some(key) = key.filter(|_| self.scan.storages.len() < self.scan.limits.members) {
            self.scan.storages.push((key, elements.saturating_mul(item)));
        }
    }

    fn put(&mut self, key: u64) -> Step<()> {
        let value = self.top()?.with_slot(key);
        if let Some(top) = self.stack.last_mut() {
            *top = value;
        }
        let before = match usize::try_from(key) {
            Ok(index) if index <= self.memo.len() + 4_096 => {
                if index >= self.memo.len() {
                    self.memo.resize(index + 1, Value::UNSET);
                }
                Some(std::mem::replace(&mut self.memo[index], value))
                    .filter(|before| before.tag != Tag::Unset)
            }
            _ => self.sparse.insert(key, value),
        };
        self.memoized += u64::from(before.is_none());
        Ok(())
    }

    fn get(&mut self, key: u64) -> Step<()> {
        let dense = usize::try_from(key).ok().and_then(|index| self.memo.get(index)).copied();
        let value = dense.filter(|value| value.tag != Tag::Unset).or_else(|| self.sparse.get(&key).copied());
        self.push(value.ok_or("it reads a memo entry that was never written")?)
    }

    /// A text on the stack, where it is a literal.
    fn literal(&self, value: Value) -> Option<&str> {
        match value.tag {
            Tag::Text => std::str::from_utf8(&self.bytes[value.as_range()]).ok(),
            Tag::Owned => self.texts.get(value.as_range().start).map(String::as_str),
            _ => None,
        }
    }

    fn stack_global(&mut self) -> Step<()> {
        let at = self.at - 1;
        let (name, module) = (self.pop()?, self.pop()?);
        let known = self.literal(module).zip(self.literal(name));
        match known.map(|(module, name)| (module.to_owned(), name.to_owned())) {
            Some((module, name)) => self.import(at, module, name),
            None => {
                self.scan.block(
                    "pickle.computed_global",
                    at as u64,
                    "it imports something whose name is computed when it is loaded",
                );
                self.push(Value::OTHER)
            }
        }
    }

    fn import(&mut self, at: usize, module: String, name: String) -> Step<()> {
        if module.len() > LONGEST_NAME || name.len() > LONGEST_NAME {
            return Err("the name of an import is longer than any name".to_owned());
        }
        let shown = format!("{} {}", super::formats::clip(&module), super::formats::clip(&name));
        match globals::judge(&module, &name) {
            Judgement::Allowed => {}
            Judgement::Unknown => {
                let message =
                    format!("it builds `{shown}`, which no list knows: look at what its constructor does");
                self.scan.review("pickle.unknown_global", at as u64, &shown, message);
            }
            Judgement::Impossible => {
                let message = format!("it imports `{shown}`, a name that no program can write");
                self.scan.block("pickle.impossible_global", at as u64, message);
            }
            Judgement::Dangerous(why) => {
                self.scan.block("pickle.dangerous_global", at as u64, format!("it imports `{shown}`: {why}"));
            }
        }
        let index = match self.names.iter().position(|known| known.0 == module && known.1 == name) {
            Some(index) => index,
            None => {
                self.names.push((module, name));
                self.names.len() - 1
            }
        };
        if self.names.len() > 100_000 {
            return Err("it imports more names than any model".to_owned());
        }
        self.push(Value::range(Tag::Global, index, 0))
    }

    fn global(&self, value: Value) -> Option<(&str, &str)> {
        let index = matches!(value.tag, Tag::Global | Tag::Instance).then(|| value.as_range().start)?;
        self.names.get(index).map(|(module, name)| (module.as_str(), name.as_str()))
    }

    /// REDUCE, NEWOBJ and their kin: what the call does beyond building data was judged with the name, save for
    /// calls that run their argument.
    fn call(&mut self, callable: Value, arguments: Value) -> Step<()> {
        let first = arguments.first();
        self.push_result(callable, first)
    }

    fn push_result(&mut self, callable: Value, first: Value) -> Step<()> {
        let at = (self.at - 1) as u64;
        let Some((module, name)) = self.global(callable) else {
            if !matches!(callable.tag, Tag::Instance | Tag::Persistent) || callable.tag == Tag::Instance {
                // The callable was made by another call: a chain that nothing but code needs.
                self.scan.block("pickle.computed_call", at, "it calls something that another call has made");
            }
            return self.push(Value::OTHER);
        };
        if callable.tag == Tag::Instance {
            self.scan.block("pickle.computed_call", at, "it calls an object that another call has made");
            return self.push(Value::OTHER);
        }
        match (module, name) {
            ("torch.storage", "_load_from_bytes") | ("torch", "_load_from_bytes") => match first.tag {
                Tag::Bytes => {
                    let range = first.as_range();
                    let bytes = self.bytes;
                    self.scan.nested("_load_from_bytes", &bytes[range]);
                }
                _ => self.scan.block(
                    "pickle.computed_load",
                    at,
                    "it loads another pickle whose bytes are computed",
                ),
            },
            ("torch._tensor", "_rebuild_from_type_v2") => {
                let is_known = self.global(first).is_some_and(|(module, name)| {
                    first.tag == Tag::Global && globals::judge(module, name) == Judgement::Allowed
                });
                if !is_known {
                    self.scan.block(
                        "pickle.computed_call",
                        at,
                        "it calls a function that is given as an argument",
                    );
                }
            }
            ("numpy", "dtype") => {
                let kind = self.literal(first).map(super::numpy::item_size);
                return self.push(Value::dtype(kind.unwrap_or(None)));
            }
            _ => {}
        }
        let index = callable.as_range().start;
        self.push(Value::range(Tag::Instance, index, 0))
    }

    /// Keys of a dictionary that say how large the array behind a joblib wrapper is.
    fn note_items(&mut self, items: &[Value], is_dict: bool) {
        if !is_dict {
            return;
        }
        for pair in items.chunks_exact(2) {
            let Some(key) = self.literal(pair[0]) else { continue };
            match key {
                "shape" => self.array.elements = pair[1].shape_value(),
                "dtype" => self.array.item = pair[1].dtype_value(),
                "numpy_array_alignment_bytes" => self.array.is_aligned = pair[1].tag == Tag::Int,
                "filename" => self.array.is_external = true,
                _ => {}
            }
        }
    }

    fn build(&mut self) -> Step<()> {
        let state = self.pop()?;
        let object = self.top()?;
        if state.tag == Tag::Global || state.tag == Tag::Instance && object.tag == Tag::Global {
            self.scan.block(
                "pickle.computed_state",
                (self.at - 1) as u64,
                "the state of an object is something imported",
            );
        }
        let is_wrapper = self.global(object).is_some_and(|(module, name)| {
            module.starts_with("joblib.numpy_pickle") && name == "NumpyArrayWrapper"
        });
        if !is_wrapper {
            return Ok(());
        }
        let array = std::mem::take(&mut self.array);
        self.at = array.skip(self.bytes, self.at, self.scan)?;
        Ok(())
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
