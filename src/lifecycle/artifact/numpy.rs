//! Arrays of numpy: `.npy` (NEP 1). An archive of them is a zip, whose members come here by themselves.

use super::pickle;
use super::scan::Scan;

pub(super) const MAGIC: &[u8] = b"\x93NUMPY";

/// Reads one array, and whatever follows it.
pub(super) fn scan(bytes: &[u8], scan: &mut Scan<'_>) {
    let mut at = 0;
    while bytes[at..].starts_with(MAGIC) {
        match array(bytes, at, scan) {
            Ok(next) => at = next,
            Err((offset, problem)) => {
                scan.refuse("numpy.malformed", offset as u64, problem);
                return;
            }
        }
    }
    if at < bytes.len() {
        scan.note("numpy.trailing_data", at as u64, format!("{} bytes follow the array", bytes.len() - at));
        scan.nested("trailing data", &bytes[at..]);
    }
}

/// Reads the array at `start` and gives the position behind it.
fn array(bytes: &[u8], start: usize, scan: &mut Scan<'_>) -> Result<usize, (usize, String)> {
    let fail = |at: usize, what: &str| (at, what.to_owned());
    let version = *bytes.get(start + 6).ok_or_else(|| fail(start, "the file ends in the header"))?;
    let width = match version {
        1 => 2,
        2 | 3 => 4,
        _ => return Err(fail(start + 6, "this version of the format does not exist")),
    };
    let raw =
        bytes.get(start + 8..start + 8 + width).ok_or_else(|| fail(start, "the file ends in the header"))?;
    let length = raw.iter().rev().fold(0usize, |value, byte| value << 8 | usize::from(*byte));
    let begin = start + 8 + width;
    let header = bytes
        .get(begin..begin.saturating_add(length))
        .ok_or_else(|| fail(start + 8, "the header is longer than the file"))?;
    if length > 1 << 20 {
        return Err(fail(start + 8, "the header is longer than any array needs"));
    }
    let header = std::str::from_utf8(header).map_err(|_| fail(begin, "the header is no text"))?;
    let header = Header::parse(header)
        .ok_or_else(|| fail(begin, "the header is no dictionary of descr, fortran_order and shape"))?;
    let data = begin + length;
    if header.has_objects {
        let message = "an array of Python objects is a pickle";
        scan.review("numpy.objects", data as u64, "numpy object array", message);
        return match pickle::stream(bytes, data, scan) {
            pickle::End::Stopped(end) => Ok(end),
            pickle::End::Broken => Ok(bytes.len()),
        };
    }
    let size = header.elements.checked_mul(header.item).and_then(|size| usize::try_from(size).ok());
    let end = size.and_then(|size| data.checked_add(size)).filter(|end| *end <= bytes.len());
    end.ok_or_else(|| fail(data, "the shape needs more data than the file has"))
}

struct Header {
    elements: u64,
    item: u64,
    has_objects: bool,
}

impl Header {
    /// Reads the literal of a dictionary. Anything that is no literal is refused: `numpy` reads it with
    /// `ast.literal_eval`, older programs with `eval`.
    fn parse(text: &str) -> Option<Header> {
        let text = text.trim();
        let body = text.strip_prefix('{')?.strip_suffix('}')?;
        let is_literal = !body.contains(['{', '}', '=', ';', '*', '@', '%', '\\'])
            && !body.contains("__")
            && !words(body).any(|word| !matches!(word, "True" | "False" | "None" | "L"));
        if !is_literal {
            return None;
        }
        let after = |key: &str| {
            let at = body.find(&format!("'{key}'")).or_else(|| body.find(&format!("\"{key}\"")))?;
            body[at + key.len() + 2..].trim_start().strip_prefix(':').map(str::trim_start)
        };
        let shape = after("shape")?.strip_prefix('(')?;
        let mut elements = 1u64;
        for number in shape.split(')').next()?.split(',').map(str::trim).filter(|number| !number.is_empty()) {
            elements = elements.checked_mul(number.trim_end_matches('L').parse().ok()?)?;
        }
        after("fortran_order")?;
        let descr = after("descr")?;
        let (item, has_objects) = match descr.as_bytes().first()? {
            quote @ (b'\'' | b'"') => {
                let kind = descr[1..].split(char::from(*quote)).next()?;
                let item = item_size(kind)?;
                (item, item == 0)
            }
            b'[' => fields(descr)?,
            _ => return None,
        };
        Some(Header { elements, item, has_objects })
    }
}

/// Words outside quotes.
fn words(body: &str) -> impl Iterator<Item = &str> {
    let mut quote = None;
    let plain = body.split(move |c: char| match quote {
        Some(open) => {
            if c == open {
                quote = None;
            }
            true
        }
        None if matches!(c, '\'' | '"') => {
            quote = Some(c);
            true
        }
        None => !(c.is_alphabetic() || c == '_'),
    });
    plain.filter(|word| !word.is_empty())
}

/// The size of a record with fields, `[('a', '<f8'), ('b', '|O', (2,))]`, and whether one is an object. Nested records
/// are summed too, since each of their fields is such a pair.
fn fields(descr: &str) -> Option<(u64, bool)> {
    let mut depth = 0usize;
    let end = descr.char_indices().find_map(|(at, c)| {
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    let (mut size, mut has_objects) = (0u64, false);
    let mut rest = &descr[1..end];
    while let Some(open) = rest.find('(') {
        rest = &rest[open + 1..];
        let close = rest.find([')', '(']).unwrap_or(rest.len());
        let quoted: Vec<&str> = rest[..close].split(['\'', '"']).collect();
        let Some(kind) = quoted.get(3) else { continue };
        let item = item_size(kind)?;
        has_objects |= item == 0;
        // A shape behind the kind: `(2, 3)`.
        let tail = quoted.get(4).copied().unwrap_or_default();
        let mut count = 1u64;
        if let Some(shape) = tail.trim_start().strip_prefix(',').and_then(|_| rest[close..].strip_prefix('('))
        {
            for number in
                shape.split(')').next()?.split(',').map(str::trim).filter(|number| !number.is_empty())
            {
                count = count.checked_mul(number.parse().ok()?)?;
            }
        } else if let Ok(number) = tail.trim_matches([',', ' ']).parse::<u64>() {
            count = number;
        }
        size = size.checked_add(item.checked_mul(count)?)?;
        rest = &rest[close..];
    }
    Some((size, has_objects))
}

/// Bytes of an item of a dtype such as `<f8`; 0 for Python objects.
pub(super) fn item_size(kind: &str) -> Option<u64> {
    let kind = kind.trim_start_matches(['<', '>', '|', '=']);
    let kind = kind.split('[').next()?;
    let (letter, number) = kind.split_at_checked(1)?;
    let number: Option<u64> = if number.is_empty() { None } else { Some(number.parse().ok()?) };
    match letter {
        "O" => Some(0),
        "?" | "b" | "B" if number.is_none() => Some(1),
        "b" | "i" | "u" | "f" | "c" | "m" | "M" => number.or(Some(8)),
        "U" => number?.checked_mul(4),
        "S" | "a" | "V" => number,
        "h" | "H" | "e" => Some(2),
        "l" | "L" | "q" | "Q" | "d" | "F" => Some(8),
        _ => None,
    }
}
