//! A value that is given to something whose name says that it is secret.

use std::ops::Range;

/// A value behind a name, and how it was written.
pub(super) struct Value {
    pub(super) range: Range<usize>,
    pub(super) is_quoted: bool,
    /// A sign of an assignment stood between; otherwise only white space, or the end of a name.
    pub(super) is_assigned: bool,
}

/// Bytes that a name goes on for, behind the word that gave it away.
const NAME: usize = 48;
/// The least length of a quoted value without spaces of which the end is not seen.
const UNENDED: usize = 96;

/// The value that is assigned to the name in which a word ends at `end`: `db_password_2 = "…"`, `"token": "…"`,
/// `<apiKey>…</apiKey>`, `--secret …`, `password, "…"`.
pub(super) fn value(text: &str, end: usize) -> Option<Value> {
    let bytes = text.as_bytes();
    let name = bytes[end..]
        .iter()
        .take(NAME)
        .take_while(|b| b.is_ascii_alphanumeric() || b"_-.".contains(b))
        .count();
    let mut at = end + name;
    let skip = |at: usize, most: usize, wanted: &[u8]| {
        at + bytes[at.min(bytes.len())..].iter().take(most).take_while(|byte| wanted.contains(byte)).count()
    };
    // The length of an array.
    if bytes.get(at) == Some(&b'[') {
        let digits = bytes[at + 1..].iter().take(6).take_while(|byte| byte.is_ascii_digit()).count();
        if bytes.get(at + 1 + digits) == Some(&b']') {
            at += digits + 2;
        }
    }
    // What closes the name: a quote, a bracket, a type, or a parenthesis of a call.
    at = skip(at, 5, b"\"'`])\\");
    at = skip(at, 4, b" \t");
    // A blank that is escaped: `password\\t\"…`.
    if at > 0 && bytes[at - 1] == b'\\' && bytes.get(at) == Some(&b't') && bytes.get(at + 1) == Some(&b'\\') {
        at += 1;
    }
    // The value of an element whose key was the name: `<add key="password" value="…"`.
    if bytes[at.min(bytes.len())..].get(..6).is_some_and(|word| word.eq_ignore_ascii_case(b"value=")) {
        at += 5;
    }
    // A type, or the word of a statement: `var token string = "…"`, `IDENTIFIED WITH native_password BY '…'`.
    for word in ["string =", "str =", "by '"] {
        let stands = bytes[at.min(bytes.len())..].get(..word.len());
        if stands.is_some_and(|stands| stands.eq_ignore_ascii_case(word.as_bytes())) {
            at += word.len() - 1;
        }
    }
    if bytes.get(at) == Some(&b':') {
        at = typed(bytes, at);
    }
    let before = at;
    at = skip(at, 4, b"=:>|?,(!");
    // `!` by itself is a sign of something else.
    if &bytes[before.min(at)..at] == b"!" {
        return None;
    }
    let is_assigned = at > before;
    let sign = at;
    at = skip(at, 8, b" \t=\r\n");
    // Nothing was assigned: the next line is another one.
    let is_empty_line = bytes[sign.min(at)..at].contains(&b'\n')
        && matches!(bytes.get(sign.wrapping_sub(1)), Some(b'='))
        && !matches!(bytes.get(at), Some(b'"' | b'\'' | b'`'));
    if is_empty_line {
        return None;
    }
    if bytes[at.min(bytes.len())..].starts_with(b"&quot;") {
        let start = at + 6;
        let length = text[start..].find("&quot;").filter(|length| (1..=200).contains(length))?;
        return Some(Value { range: start..start + length, is_quoted: true, is_assigned });
    }
    at = skip(at, 2, b"([");
    // Prefixes of string literals, and constructors around a literal.
    if let (Some(b'b' | b'r' | b'u' | b'f' | b'L' | b'@' | b'S' | b's'), Some(b'"' | b'\'')) =
        (bytes.get(at), bytes.get(at + 1))
    {
        at += 1;
    }
    let gap = at > end;
    if !gap && bytes.get(at).is_none_or(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let escaped = bytes[at.min(bytes.len())..].iter().take_while(|byte| **byte == b'\\').count();
    let quote = bytes.get(at + escaped).copied().filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    match quote {
        Some(quote) => {
            let mut start = at + escaped + 1;
            let is_empty = bytes.get(start) == Some(&quote) && bytes.get(start + 1) != Some(&quote);
            if is_empty {
                return None;
            }
            // Triple quotes.
            start = skip(start, 2, &[quote]);
            let rest = &bytes[start.min(bytes.len())..];
            let ends = |byte: &u8| *byte == quote || *byte == b'\n' || (escaped > 0 && *byte == b'\\');
            let length = match rest.iter().take(4_096).position(ends) {
                Some(length) => length,
                // What is looked at may end before the value does.
                None if rest.len() >= UNENDED && !rest.contains(&b' ') => rest.len().min(4_096),
                None => return None,
            };
            let length = (0..=length).rev().find(|length| text.is_char_boundary(start + length))?;
            (length > 0).then_some(Value { range: start..start + length, is_quoted: true, is_assigned })
        }
        None => {
            let stops = |byte: u8| byte.is_ascii_whitespace() || b"\"'`<>,;|".contains(&byte);
            let length =
                bytes[at.min(bytes.len())..].iter().take(513).take_while(|byte| !stops(**byte)).count();
            // Longer than any key or password: looking at all of it at every name would take too long.
            if length > 512 {
                return None;
            }
            let mut value = text.get(at..at + length)?;
            value = value.trim_end_matches(['.', ')', ']', '}', '\\', ':', '&']);
            // The next parameter of a query.
            value = value.split('&').next().unwrap_or(value);
            (!value.is_empty()).then(|| Value { range: at..at + value.len(), is_quoted: false, is_assigned })
        }
    }
}

/// The value of `password for NAME: …`, where the word ends at `end`.
pub(super) fn value_for(text: &str, end: usize) -> Option<Value> {
    let rest = text[end..].strip_prefix(" for ").or_else(|| text[end..].strip_prefix(" of "))?;
    let name = rest
        .bytes()
        .take(NAME)
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"_-.@".contains(byte))
        .count();
    let colon = rest[name..].strip_prefix(':').filter(|_| name > 0)?;
    let start = text.len() - colon.len() + colon.bytes().take(2).take_while(|byte| *byte == b' ').count();
    let length = text[start..].bytes().take(128).take_while(u8::is_ascii_graphic).count();
    let value = text[start..start + length].trim_end_matches(['.', ',', ';', ')']);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    (value.len() >= 6 && digits > 0 && letters > 1).then(|| Value {
        range: start..start + value.len(),
        is_quoted: false,
        is_assigned: true,
    })
}

/// The default beside a value that is read from the environment: `os.environ.get("PASSWORD") or "…"`.
pub(super) fn default(text: &str, value: &Value) -> Option<Range<usize>> {
    let rest = &text[value.range.start..];
    let is_read = !value.is_quoted
        && ["os.environ", "os.getenv", "getenv(", "process.env", "System.getenv", "ENV["]
            .iter()
            .any(|call| rest.starts_with(call));
    if !is_read {
        return None;
    }
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    let at =
        [" or ", "|| ", "?? ", ", "].iter().filter_map(|sign| Some(line.find(sign)? + sign.len())).min()?;
    let quote = line[at..].chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let length = line[at + 1..].find(quote)?;
    (length > 0).then(|| value.range.start + at + 1..value.range.start + at + 1 + length)
}

/// Skips a type between a name and its value: `password: &str = "…"`.
fn typed(bytes: &[u8], colon: usize) -> usize {
    let rest = &bytes[colon + 1..];
    let space = rest.iter().take(2).take_while(|byte| **byte == b' ').count();
    let name = rest[space..]
        .iter()
        .take(24)
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"&'<>[]_?:".contains(byte))
        .count();
    let after = &rest[space + name..];
    let gap = after.iter().take(2).take_while(|byte| **byte == b' ').count();
    let is_type = name > 0 && gap > 0 && after.get(gap) == Some(&b'=') && after.get(gap + 1) != Some(&b'=');
    if is_type { colon + 1 + space + name + gap } else { colon }
}
