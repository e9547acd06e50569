//! Pickles: an exact stack-and-memo machine that calls nothing.
//!
//! It follows the virtual machine of Python's `pickle` (PEP 3154; `Lib/pickletools.py` defines every opcode): what is on
//! the stack is known only as far as a judgement needs it. A name of something imported is judged whether or not it is
//! called, since an import runs code and a later opcode may call.

mod calls;
mod globals;
mod memory;
mod operands;
mod value;

use std::collections::HashMap;

use super::joblib::Array;
use super::recognise;
use super::scan::Scan;
use value::{Tag, Value};

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

impl Machine<'_, '_, '_> {
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
}
