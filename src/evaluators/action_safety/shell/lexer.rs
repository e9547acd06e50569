//! Shell text as commands: a bounded parser of our own for the language that sh, bash, zsh and ksh share.
//!
//! Nothing here recurses, so no nesting can exhaust the stack: substitutions are kept as source, and whoever wants
//! them parsed comes back with it. The parsers on the registry abort the process on nested input (`if` repeated
//! twenty thousand times), which no caller can contain.
//!
//! Grammar: POSIX.1-2024, XCU chapter 2, with bash's `$'…'`, `<(…)`, `<<<`, `&>` and `|&`.

use std::ops::Range;

use smallvec::smallvec;

use super::syntax::{Command, Part, Parts, Redirect, Script, Text, Word};

/// Commands of one script that are looked at.
const COMMANDS: usize = 2_000;

const OPERATORS: [&str; 14] =
    ["<<<", "<<-", "&>>", "<<", ">>", "<&", ">&", "<>", ">|", "&>", "<", ">", "|&", "&&"];
const LEADING: [&str; 12] =
    ["if", "then", "elif", "else", "while", "until", "do", "!", "{", "fi", "done", "esac"];

pub(super) fn parse(text: &str) -> Script<'_> {
    Parser { text, bytes: text.as_bytes(), at: 0, script: Script::default(), pending: Vec::new() }.run()
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    script: Script<'t>,
    /// Here-documents whose bodies begin after this line: command, redirect, delimiter, whether tabs are stripped
    /// and whether the body is literal.
    pending: Vec<Pending>,
}

struct Pending {
    redirect: usize,
    delimiter: String,
    strips_tabs: bool,
    is_literal: bool,
    /// Index of the command, once it has been pushed.
    command: Option<usize>,
}

impl<'t> Parser<'t> {
    fn run(mut self) -> Script<'t> {
        let mut groups: Vec<usize> = Vec::new();
        let mut command = Command::default();
        let mut closed: Option<usize> = None;
        let mut upstream = 0..0;
        loop {
            self.blanks();
            let Some(&byte) = self.bytes.get(self.at) else { break };
            if self.script.commands.len() >= COMMANDS {
                self.script.is_cut = true;
                break;
            }
            let next = self.bytes.get(self.at + 1).copied().unwrap_or(0);
            match byte {
                b'#' => self.comment(),
                b'\n' => {
                    self.at += 1;
                    self.push(&mut command, &mut upstream, &groups);
                    self.bodies();
                    closed = None;
                }
                b';' | b'&' if !(byte == b'&' && next == b'>') => {
                    self.at += 1;
                    self.push(&mut command, &mut upstream, &groups);
                    closed = None;
                }
                b'|' => {
                    self.at += if matches!(next, b'|' | b'&') { 2 } else { 1 };
                    let start = closed.take().unwrap_or(self.script.commands.len());
                    self.push(&mut command, &mut upstream, &groups);
                    if next != b'|' {
                        let before = upstream_start(&self.script, start);
                        upstream = before..self.script.commands.len();
                    }
                }
                b'(' => {
                    self.at += 1;
                    // `name ()` begins a function: its name is no command.
                    if command.words.len() == 1 && next == b')' {
                        command.words.clear();
                        self.at += 1;
                        continue;
                    }
                    self.push(&mut command, &mut upstream, &groups);
                    groups.push(self.script.commands.len());
                }
                b')' => {
                    self.at += 1;
                    self.push(&mut command, &mut upstream, &groups);
                    closed = groups.pop();
                }
                _ => {
                    if let Some(operator) = self.redirection() {
                        self.redirect(&mut command, operator);
                        continue;
                    }
                    let start = self.at;
                    let word = self.word();
                    if self.at == start {
                        self.at += 1;
                        continue;
                    }
                    let is_first = command.words.is_empty();
                    let plain = word.plain();
                    if is_first {
                        match plain {
                            Some("}") => {
                                self.push(&mut command, &mut upstream, &groups);
                                closed = groups.pop();
                                continue;
                            }
                            Some("{") => {
                                groups.push(self.script.commands.len());
                                continue;
                            }
                            Some("do") => groups.push(self.script.commands.len()),
                            Some("done") => closed = groups.pop(),
                            _ => {}
                        }
                        if plain.is_some_and(|word| LEADING.contains(&word)) {
                            continue;
                        }
                        if let Some((name, value)) = word.assignment() {
                            command.assignments.push((name, value));
                            command.span = span(&command, start, self.at);
                            continue;
                        }
                    }
                    command.span = span(&command, start, self.at);
                    command.words.push(word);
                }
            }
        }
        self.push(&mut command, &mut upstream, &groups);
        if !self.pending.is_empty() {
            self.script.is_malformed = true;
        }
        self.script
    }

    fn push(&mut self, command: &mut Command<'t>, upstream: &mut Range<usize>, groups: &[usize]) {
        if command.words.is_empty() && command.assignments.is_empty() && command.redirects.is_empty() {
            return;
        }
        let index = self.script.commands.len();
        for pending in self.pending.iter_mut().filter(|pending| pending.command.is_none()) {
            pending.command = Some(index);
        }
        let mut done = std::mem::take(command);
        done.upstream = std::mem::replace(upstream, 0..0);
        done.is_grouped = !groups.is_empty();
        self.script.commands.push(done);
    }

    fn blanks(&mut self) {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\t' | b'\r') => self.at += 1,
                Some(b'\\') if self.bytes.get(self.at + 1) == Some(&b'\n') => self.at += 2,
                _ => return,
            }
        }
    }

    fn comment(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    }

    /// A redirection operator here, with the descriptor before it.
    fn redirection(&mut self) -> Option<&'static str> {
        let digits = self.bytes[self.at..].iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        let rest = &self.bytes[self.at + digits..];
        if !matches!(rest.first(), Some(b'<' | b'>' | b'&')) {
            return None;
        }
        let operator = OPERATORS.into_iter().find(|operator| rest.starts_with(operator.as_bytes()))?;
        let is_process = matches!(operator, "<" | ">") && rest.get(1) == Some(&b'(');
        if is_process || operator.starts_with('|') || operator == "&&" {
            return None;
        }
        self.at += digits + operator.len();
        Some(operator)
    }

    fn redirect(&mut self, command: &mut Command<'t>, operator: &'static str) {
        self.blanks();
        let start = self.at;
        let target = self.word();
        command.span = span(command, start, self.at);
        if matches!(operator, "<<" | "<<-") {
            let is_literal = target.parts.iter().any(|part| matches!(part, Part::Text { quoted: true, .. }));
            let delimiter = target.literal();
            self.pending.push(Pending {
                redirect: command.redirects.len(),
                delimiter,
                strips_tabs: operator == "<<-",
                is_literal,
                command: None,
            });
        }
        command.redirects.push(Redirect { operator, target });
    }

    /// The bodies of the here-documents of the line that has just ended.
    fn bodies(&mut self) {
        for pending in std::mem::take(&mut self.pending) {
            let mut body = String::new();
            let start = self.at;
            let mut is_ended = false;
            while self.at < self.bytes.len() {
                let line_end = self.bytes[self.at..]
                    .iter()
                    .position(|byte| *byte == b'\n')
                    .map_or(self.bytes.len(), |length| self.at + length);
                let line = &self.text[self.at..line_end];
                let line = if pending.strips_tabs { line.trim_start_matches('\t') } else { line };
                self.at = (line_end + 1).min(self.bytes.len());
                if line.trim_end_matches('\r') == pending.delimiter {
                    is_ended = true;
                    break;
                }
                body.push_str(line);
                body.push('\n');
            }
            self.script.is_malformed |= !is_ended;
            let word = if pending.is_literal {
                Word {
                    parts: smallvec![Part::Text { text: body.into(), quoted: true }],
                    span: start..self.at,
                }
            } else {
                let mut parser = Parser {
                    text: &body,
                    bytes: body.as_bytes(),
                    at: 0,
                    script: Script::default(),
                    pending: Vec::new(),
                };
                let mut parts = Parts::new();
                parser.quoted(&mut parts, None);
                Word { parts: parts.into_iter().map(owned).collect(), span: start..self.at }
            };
            let command = pending.command.and_then(|at| self.script.commands.get_mut(at));
            if let Some(redirect) = command.and_then(|command| command.redirects.get_mut(pending.redirect)) {
                redirect.target = word;
            }
        }
    }

    /// A word from here; empty where an operator stands here.
    fn word(&mut self) -> Word<'t> {
        let start = self.at;
        let mut parts = Parts::new();
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' | b';' | b'&' | b'|' | b')' => break,
                b'<' | b'>' if self.bytes.get(self.at + 1) == Some(&b'(') => {
                    self.at += 2;
                    let source = self.enclosed();
                    parts.push(Part::Script { source, quoted: true, process: true });
                }
                b'<' | b'>' | b'(' => break,
                b'\\' => {
                    self.at += 1;
                    if let Some(next) = self.text[self.at..].chars().next() {
                        let start = self.at;
                        self.at += next.len_utf8();
                        if next != '\n' {
                            push(&mut parts, self.text[start..self.at].into(), true);
                        }
                    }
                }
                b'\'' => {
                    self.at += 1;
                    let rest = &self.bytes[self.at..];
                    let length = rest.iter().position(|byte| *byte == b'\'');
                    self.script.is_malformed |= length.is_none();
                    let end = self.at + length.unwrap_or(rest.len());
                    push(&mut parts, self.text[self.at..end].into(), true);
                    self.at = (end + 1).min(self.bytes.len());
                }
                b'"' => {
                    self.at += 1;
                    push(&mut parts, "".into(), true);
                    self.quoted(&mut parts, Some(b'"'));
                }
                b'$' => self.dollar(&mut parts, false),
                b'`' => self.backticks(&mut parts, false),
                _ => {
                    let rest = &self.bytes[self.at..];
                    let is_special = |byte: &u8| b" \t\r\n;&|()<>\\'\"$`".contains(byte);
                    let length = rest.iter().position(is_special).unwrap_or(rest.len()).max(1);
                    push(&mut parts, self.text[self.at..self.at + length].into(), false);
                    self.at += length;
                }
            }
        }
        Word { parts, span: start..self.at }
    }

    /// What stands between double quotes, up to `end` or to the end of the text.
    fn quoted(&mut self, parts: &mut Parts<'t>, end: Option<u8>) {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                _ if Some(byte) == end => {
                    self.at += 1;
                    return;
                }
                b'\\' => {
                    let next = self.bytes.get(self.at + 1).copied().unwrap_or(b'\\');
                    if matches!(next, b'$' | b'`' | b'"' | b'\\') {
                        push(parts, self.text[self.at + 1..(self.at + 2).min(self.bytes.len())].into(), true);
                        self.at += 2;
                    } else if next == b'\n' {
                        self.at += 2;
                    } else {
                        push(parts, "\\".into(), true);
                        self.at += 1;
                    }
                }
                b'$' => self.dollar(parts, true),
                b'`' => self.backticks(parts, true),
                _ => {
                    let rest = &self.bytes[self.at..];
                    let is_special = |byte: &u8| b"\\\"$`".contains(byte);
                    let length = rest.iter().position(is_special).unwrap_or(rest.len()).max(1);
                    push(parts, self.text[self.at..self.at + length].into(), true);
                    self.at += length;
                }
            }
        }
        self.at = self.at.min(self.bytes.len());
        self.script.is_malformed |= end.is_some();
    }

    fn dollar(&mut self, parts: &mut Parts<'t>, quoted: bool) {
        let next = self.bytes.get(self.at + 1).copied().unwrap_or(0);
        match next {
            b'(' if self.bytes.get(self.at + 2) == Some(&b'(') => {
                self.at += 2;
                let source = self.enclosed();
                // Arithmetic: only what is substituted inside it runs.
                let mut inner = Parser {
                    text: &source,
                    bytes: source.as_bytes(),
                    at: 0,
                    script: Script::default(),
                    pending: Vec::new(),
                };
                let mut found = Parts::new();
                inner.quoted(&mut found, None);
                push(parts, "1".into(), quoted);
                parts.extend(found.into_iter().filter(|part| matches!(part, Part::Script { .. })).map(owned));
            }
            b'(' => {
                self.at += 2;
                let source = self.enclosed();
                parts.push(Part::Script { source, quoted, process: false });
            }
            b'{' => {
                self.at += 2;
                let start = self.at;
                let mut depth = 1;
                while let Some(&byte) = self.bytes.get(self.at) {
                    match byte {
                        b'{' => depth += 1,
                        b'}' => depth -= 1,
                        _ => {}
                    }
                    if depth == 0 {
                        break;
                    }
                    self.at += 1;
                }
                let inner = &self.text[start..self.at];
                self.script.is_malformed |= self.at == self.bytes.len();
                self.at = (self.at + 1).min(self.bytes.len());
                let name =
                    inner.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
                let (name, rest) = inner.split_at(name);
                parts.push(Part::Variable { name: name.to_owned(), rest: rest.to_owned(), quoted });
            }
            b'\'' if !quoted => {
                self.at += 2;
                let text = self.escaped();
                push(parts, text.into(), true);
            }
            b'"' if !quoted => self.at += 1,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                let rest = &self.bytes[self.at + 1..];
                let length =
                    rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
                let name = self.text[self.at + 1..self.at + 1 + length].to_owned();
                self.at += 1 + length;
                parts.push(Part::Variable { name, rest: String::new(), quoted });
            }
            b'0'..=b'9' | b'@' | b'*' | b'#' | b'?' | b'!' | b'$' | b'-' => {
                let name = char::from(next).to_string();
                self.at += 2;
                parts.push(Part::Variable { name, rest: String::new(), quoted });
            }
            _ => {
                push(parts, "$".into(), quoted);
                self.at += 1;
            }
        }
    }

    fn backticks(&mut self, parts: &mut Parts<'t>, quoted: bool) {
        self.at += 1;
        let mut source = String::new();
        loop {
            match self.text[self.at..].chars().next() {
                None => {
                    self.script.is_malformed = true;
                    break;
                }
                Some('`') => {
                    self.at += 1;
                    break;
                }
                Some('\\') => {
                    self.at += 1;
                    if let Some(next) = self.text[self.at..].chars().next() {
                        if !matches!(next, '`' | '\\' | '$') {
                            source.push('\\');
                        }
                        source.push(next);
                        self.at += next.len_utf8();
                    }
                }
                Some(next) => {
                    source.push(next);
                    self.at += next.len_utf8();
                }
            }
        }
        parts.push(Part::Script { source, quoted, process: false });
    }

    /// The source up to the parenthesis that closes the one before here.
    fn enclosed(&mut self) -> String {
        let start = self.at;
        let mut open = vec![b'('];
        while let Some(&byte) = self.bytes.get(self.at) {
            let in_quotes = open.last() == Some(&b'"');
            match byte {
                b'\\' => self.at += 1,
                b'"' if in_quotes => {
                    open.pop();
                }
                b'"' => open.push(b'"'),
                b'\'' if !in_quotes => {
                    let rest = &self.bytes[self.at + 1..];
                    match rest.iter().position(|byte| *byte == b'\'') {
                        Some(length) => self.at += length + 1,
                        None => self.at = self.bytes.len() - 1,
                    }
                }
                b'(' if !in_quotes || self.bytes[self.at - 1] == b'$' => open.push(b'('),
                b')' if !in_quotes => {
                    open.pop();
                    if open.is_empty() {
                        let source = self.text[start..self.at].to_owned();
                        self.at += 1;
                        return source;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.bytes.len();
        self.script.is_malformed = true;
        self.text[start..].to_owned()
    }

    /// The text of `$'…'`, with its escapes.
    fn escaped(&mut self) -> String {
        let rest = &self.text[self.at..];
        let mut end = 0;
        let bytes = rest.as_bytes();
        while end < bytes.len() && bytes[end] != b'\'' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        self.script.is_malformed |= end >= bytes.len();
        let mut end = end.min(bytes.len());
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        self.at = (self.at + end + 1).min(self.bytes.len());
        unescape(&rest[..end])
    }
}

/// Where the pipeline begins whose last part begins at `start`: parts that read from parts are followed back.
fn upstream_start(script: &Script<'_>, start: usize) -> usize {
    let upstream = script.commands.get(start).map(|command| command.upstream.clone());
    upstream.filter(|upstream| !upstream.is_empty()).map_or(start, |upstream| upstream.start.min(start))
}

fn span(command: &Command<'_>, start: usize, end: usize) -> Range<usize> {
    if command.span.is_empty() { start..end } else { command.span.start..end }
}

fn push<'t>(parts: &mut Parts<'t>, more: Text<'t>, is_quoted: bool) {
    if let Some(Part::Text { text, quoted }) = parts.last_mut()
        && *quoted == is_quoted
    {
        text.push(more);
        return;
    }
    parts.push(Part::Text { text: more, quoted: is_quoted });
}

/// A part of a text that does not last.
fn owned<'t>(part: Part<'_>) -> Part<'t> {
    match part {
        Part::Text { text, quoted } => Part::Text { text: text.into_string().into(), quoted },
        Part::Variable { name, rest, quoted } => Part::Variable { name, rest, quoted },
        Part::Script { source, quoted, process } => Part::Script { source, quoted, process },
    }
}

/// Backslash escapes as `$'…'`, `printf` and `echo -e` know them: letters, octal, `\x`, `\u`.
pub(super) fn unescape(text: &str) -> String {
    let mut bytes: Vec<u8> = Vec::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let number = |rest: &mut std::iter::Peekable<std::str::Chars<'_>>, radix: u32, most: usize| {
        let mut value: Option<u32> = None;
        for _ in 0..most {
            let Some(digit) = rest.peek().and_then(|digit| digit.to_digit(radix)) else { break };
            value = Some(value.unwrap_or(0).wrapping_mul(radix).wrapping_add(digit));
            rest.next();
        }
        value
    };
    while let Some(next) = rest.next() {
        if next != '\\' {
            bytes.extend_from_slice(next.encode_utf8(&mut [0; 4]).as_bytes());
            continue;
        }
        match rest.next() {
            None => bytes.push(b'\\'),
            Some('n') => bytes.push(b'\n'),
            Some('t') => bytes.push(b'\t'),
            Some('r') => bytes.push(b'\r'),
            Some('a' | 'b' | 'f' | 'v' | 'c') => {}
            Some('e' | 'E') => bytes.push(0x1b),
            Some('x') => match number(&mut rest, 16, 2) {
                Some(value) => bytes.push(value as u8),
                None => bytes.extend_from_slice(b"\\x"),
            },
            Some(kind @ ('u' | 'U')) => {
                let most = if kind == 'u' { 4 } else { 8 };
                if let Some(found) = number(&mut rest, 16, most).and_then(char::from_u32) {
                    bytes.extend_from_slice(found.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
            Some(first @ '0'..='7') => {
                let mut value = first.to_digit(8).unwrap_or(0);
                for _ in 0..if first == '0' { 3 } else { 2 } {
                    let Some(digit) = rest.peek().and_then(|digit| digit.to_digit(8)) else { break };
                    value = value * 8 + digit;
                    rest.next();
                }
                bytes.push(value as u8);
            }
            Some(other) => bytes.extend_from_slice(other.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
