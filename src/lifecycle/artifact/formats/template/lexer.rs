use crate::lifecycle::artifact::formats::malformed::Malformed;

/// A stretch of a template.
#[derive(Debug)]
pub(super) enum Piece<'t> {
    /// Printed as it is.
    Text(&'t str),
    /// `{{ … }}`
    Output(Vec<Token<'t>>, usize),
    /// `{% … %}`
    Statement(Vec<Token<'t>>, usize),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'t> {
    pub(super) kind: TokenKind<'t>,
    /// Bytes from the start of the template.
    pub(super) at: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind<'t> {
    Name(&'t str),
    /// A string with its escapes resolved.
    Text(String),
    /// A whole number, `None` where it exceeds 64 bits.
    Integer(Option<i64>),
    Float,
    Operator(&'static str),
}

/// Longest first, so that `//` is not two divisions.
const OPERATORS: [&str; 25] = [
    "//", "**", "==", "!=", ">=", "<=", "+", "-", "*", "/", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<",
    "=", ".", ":", "|", ",",
];

/// Splits a template as Jinja does with its default delimiters and no line statements.
pub(super) fn split(template: &str) -> Result<Vec<Piece<'_>>, Malformed> {
    let mut pieces = Vec::new();
    let mut position = 0;
    while position < template.len() {
        let rest = &template[position..];
        let Some(open) = find_open(rest) else {
            pieces.push(Piece::Text(rest));
            break;
        };
        if open > 0 {
            pieces.push(Piece::Text(&rest[..open]));
        }
        let at = position + open;
        match template.as_bytes()[at + 1] {
            b'#' => {
                let end = template[at + 2..].find("#}");
                let end = end.ok_or_else(|| Malformed::new(at, "a template comment does not end"))?;
                position = at + 2 + end + 2;
            }
            b'{' => {
                let (tokens, end) = tokens(template, at + 2, "}}")?;
                pieces.push(Piece::Output(tokens, at));
                position = end;
            }
            _ => {
                let (tokens, end) = tokens(template, at + 2, "%}")?;
                position = end;
                if matches!(tokens.as_slice(), [Token { kind: TokenKind::Name("raw"), .. }]) {
                    let (length, after) = raw_text(&template[end..])
                        .ok_or_else(|| Malformed::new(at, "a raw block does not end"))?;
                    pieces.push(Piece::Text(&template[end..end + length]));
                    position = end + after;
                } else {
                    pieces.push(Piece::Statement(tokens, at));
                }
            }
        }
    }
    Ok(pieces)
}

fn find_open(rest: &str) -> Option<usize> {
    rest.as_bytes().windows(2).position(|pair| pair[0] == b'{' && matches!(pair[1], b'{' | b'%' | b'#'))
}

/// The length of the text up to `{% endraw %}`, and where that tag ends.
fn raw_text(rest: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let open = from + rest[from..].find("{%")?;
        let inner = rest[open + 2..].trim_start_matches(['-', '+']).trim_start();
        if let Some(tail) = inner.strip_prefix("endraw") {
            let tail = tail.trim_start().trim_start_matches(['-', '+']);
            if let Some(after) = tail.strip_prefix("%}") {
                return Some((open, rest.len() - after.len()));
            }
        }
        from = open + 2;
    }
}

/// The tokens from `start` to the delimiter `close`, and where that delimiter ends.
fn tokens<'t>(template: &'t str, start: usize, close: &str) -> Result<(Vec<Token<'t>>, usize), Malformed> {
    let bytes = template.as_bytes();
    let mut tokens = Vec::new();
    let mut position = start;
    // `{%-` and `{%+` steer white space only.
    if matches!(bytes.get(position), Some(b'-' | b'+')) {
        position += 1;
    }
    let mut open = 0usize;
    loop {
        let rest = &template[position..];
        let Some(first) = rest.chars().next() else {
            return Err(Malformed::new(start - 2, "a template tag does not end"));
        };
        if open == 0 {
            let unsigned = rest.strip_prefix(['-', '+']).unwrap_or(rest);
            if let Some(after) = unsigned.strip_prefix(close) {
                return Ok((tokens, template.len() - after.len()));
            }
        }
        let (kind, length) = match first {
            c if c.is_whitespace() => {
                position += c.len_utf8();
                continue;
            }
            '\'' | '"' => {
                string(rest).ok_or_else(|| Malformed::new(position, "a template string does not end"))?
            }
            '0'..='9' => number(rest),
            c if c == '_' || c.is_alphabetic() => {
                let length = rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len());
                (TokenKind::Name(&rest[..length]), length)
            }
            _ => {
                let operator = OPERATORS.into_iter().find(|operator| rest.starts_with(operator));
                let operator =
                    operator.ok_or_else(|| Malformed::new(position, "not a character of a template"))?;
                match operator {
                    "(" | "[" | "{" => open += 1,
                    ")" | "]" | "}" => open = open.saturating_sub(1),
                    _ => {}
                }
                (TokenKind::Operator(operator), operator.len())
            }
        };
        tokens.push(Token { kind, at: position });
        position += length;
    }
}

fn number(rest: &str) -> (TokenKind<'static>, usize) {
    let digits = |radix: u32, from: usize| {
        let length = rest[from..].find(|c: char| c != '_' && !c.is_digit(radix)).unwrap_or(rest.len() - from);
        let plain = rest[from..from + length].replace('_', "");
        (TokenKind::Integer(i64::from_str_radix(&plain, radix).ok()), from + length)
    };
    match rest.as_bytes().get(1) {
        Some(b'x' | b'X') if rest.starts_with('0') => return digits(16, 2),
        Some(b'o' | b'O') if rest.starts_with('0') => return digits(8, 2),
        Some(b'b' | b'B') if rest.starts_with('0') => return digits(2, 2),
        _ => {}
    }
    let (integer, mut length) = digits(10, 0);
    let bytes = rest.as_bytes();
    let mut float = false;
    if bytes.get(length) == Some(&b'.') && bytes.get(length + 1).is_some_and(u8::is_ascii_digit) {
        float = true;
        length = digits(10, length + 1).1;
    }
    if matches!(bytes.get(length), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
        if bytes.get(length + 1 + sign).is_some_and(u8::is_ascii_digit) {
            float = true;
            length = digits(10, length + 1 + sign).1;
        }
    }
    if float { (TokenKind::Float, length) } else { (integer, length) }
}

/// A quoted string at the start of `rest`, and its length with the quotes.
///
/// Jinja resolves escapes as Python's `unicode-escape` does, so `\x5f`, `\137`, `_` and `\N{LOW LINE}` are all an
/// underscore; other named characters become U+FFFD.
fn string(rest: &str) -> Option<(TokenKind<'static>, usize)> {
    let quote = rest.chars().next()?;
    let mut text = String::new();
    let mut position = 1;
    loop {
        let c = rest[position..].chars().next()?;
        position += c.len_utf8();
        if c == quote {
            return Some((TokenKind::Text(text), position));
        }
        if c != '\\' {
            text.push(c);
            continue;
        }
        let escape = rest[position..].chars().next()?;
        position += escape.len_utf8();
        let mut hex = |digits: usize| {
            let code =
                rest.get(position..position + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
            position += if code.is_some() { digits } else { 0 };
            code.and_then(char::from_u32).unwrap_or('\u{fffd}')
        };
        match escape {
            '\n' => {}
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'a' => text.push('\u{7}'),
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{c}'),
            'v' => text.push('\u{b}'),
            'x' => text.push(hex(2)),
            'u' => text.push(hex(4)),
            'U' => text.push(hex(8)),
            'N' if rest[position..].starts_with('{') => {
                let end = rest[position..].find('}')?;
                text.push(named(&rest[position + 1..position + end]));
                position += end + 1;
            }
            '0'..='7' => {
                let run = rest[position - 1..]
                    .bytes()
                    .take(3)
                    .take_while(|byte| (b'0'..=b'7').contains(byte))
                    .count();
                let code = u32::from_str_radix(&rest[position - 1..position - 1 + run], 8).ok();
                text.push(code.and_then(char::from_u32).unwrap_or('\u{fffd}'));
                position += run - 1;
            }
            '\\' | '\'' | '"' => text.push(escape),
            other => {
                text.push('\\');
                text.push(other);
            }
        }
    }
}

/// The characters of Unicode names that can spell an identifier.
fn named(name: &str) -> char {
    let name = name.to_ascii_uppercase();
    if name == "LOW LINE" || name == "UNDERSCORE" {
        return '_';
    }
    let letter = |prefix: &str| {
        name.strip_prefix(prefix).filter(|rest| rest.len() == 1).and_then(|rest| rest.chars().next())
    };
    match (letter("LATIN SMALL LETTER "), letter("LATIN CAPITAL LETTER ")) {
        (Some(letter), _) => letter.to_ascii_lowercase(),
        (_, Some(letter)) => letter,
        _ => '\u{fffd}',
    }
}
