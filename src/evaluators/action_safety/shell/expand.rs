//! Expansion: what a shell makes of a word before a command sees it, as far as the text alone says.

use std::ops::Range;

use super::Analyzer;
use super::output::{Output, Taint};
use super::syntax::{Part, Text, Word};

/// A word after expansion.
#[derive(Clone, Debug, Default)]
pub(super) struct Field<'s> {
    pub(super) text: Text<'s>,
    /// What flowed into it.
    pub(super) taint: Taint,
    pub(super) span: Range<usize>,
}

/// Results of brace expansion, and bytes of a word that is expanded.
const BRACES: usize = 128;
const BRACED: usize = 2_048;
/// Bytes that the value of a variable may have.
const VALUE: usize = 1 << 16;
const VARIABLES: usize = 256;

/// Characters that stand for quoted braces and commas while braces are expanded: of the private use area.
const HIDDEN: [(char, char); 3] = [('{', '\u{e000}'), (',', '\u{e001}'), ('}', '\u{e002}')];

impl Analyzer<'_> {
    /// Expands a word into fields. Scripts inside it are analysed on the way.
    pub(super) fn expand<'s>(&mut self, word: &Word<'s>) -> Vec<Field<'s>> {
        let mut fields: Vec<Field<'s>> = Vec::new();
        let mut current: Option<Field<'s>> = None;
        let has_braces = word.parts.iter().any(
            |part| matches!(part, Part::Text { text, quoted: false } if text.contains('{') && text.contains(['}', ','])),
        ) || word.parts.len() > 1
            && word.parts.iter().any(|part| matches!(part, Part::Text { text, quoted: false } if text.contains('{')));
        let start = || Field { span: word.span.clone(), ..Field::default() };
        for part in &word.parts {
            let (value, is_split) = match part {
                Part::Text { text, quoted } => {
                    let field = current.get_or_insert_with(start);
                    if has_braces && *quoted {
                        let hidden =
                            text.chars().map(|c| HIDDEN.iter().find(|h| h.0 == c).map_or(c, |h| h.1));
                        field.text.push_str(&hidden.collect::<String>());
                    } else {
                        field.text.push(text.clone());
                    }
                    continue;
                }
                Part::Variable { name, rest, quoted } => (self.variable(name, rest), !quoted),
                Part::Script { source, quoted, process } => {
                    let mut output = self.nested(source, word.span.clone());
                    if *process {
                        output = self.stream(output);
                    }
                    (output, !quoted)
                }
            };
            let taint = value.taint;
            let text = value.text(part);
            if !is_split {
                let field = current.get_or_insert_with(start);
                field.taint = field.taint.and(taint);
                field.text.push_str(&text);
                continue;
            }
            if text.starts_with(char::is_whitespace) {
                fields.extend(current.take());
            }
            let separator = self.separator;
            let parts = |c: char| c.is_ascii_whitespace() || Some(c) == separator;
            for (at, piece) in text.split(parts).filter(|piece| !piece.is_empty()).enumerate() {
                if at > 0 {
                    fields.extend(current.take());
                }
                let field = current.get_or_insert_with(start);
                field.taint = field.taint.and(taint);
                field.text.push_str(piece);
            }
            if text.ends_with(char::is_whitespace) {
                fields.extend(current.take());
            }
        }
        fields.extend(current.take());
        if has_braces {
            fields = fields.into_iter().flat_map(braces).collect();
        }
        fields
    }

    /// What `<(…)` stands for: a file with this output.
    fn stream(&mut self, output: Output) -> Output {
        let Some(bytes) = output.bytes.filter(|bytes| !bytes.is_empty()) else {
            return Output { bytes: None, taint: output.taint };
        };
        let name = format!("/dev/fd/{}", 63usize.saturating_sub(self.kept.len()));
        self.keep(&name, &bytes, false);
        Output { bytes: Some(name.into_bytes()), taint: output.taint }
    }

    /// A word as one text, without splitting: the value of an assignment, the target of a redirection.
    pub(super) fn expand_whole<'s>(&mut self, word: &Word<'s>) -> Field<'s> {
        let mut fields = self.expand(word);
        if fields.len() == 1
            && let Some(field) = fields.pop()
        {
            return field;
        }
        let taint = fields.iter().fold(Taint::NONE, |taint, field| taint.and(field.taint));
        let text = fields.iter().map(|field| field.text.as_str()).collect::<Vec<_>>().join(" ");
        Field { text: text.into(), taint, span: word.span.clone() }
    }

    pub(super) fn assign(&mut self, name: &str, value: Field<'_>) {
        if value.text.len() > VALUE {
            return;
        }
        self.set(name, Output { bytes: Some(value.text.into_string().into_bytes()), taint: value.taint });
    }

    pub(super) fn set(&mut self, name: &str, value: Output) {
        match self.variables.iter().position(|known| known.0 == name) {
            Some(at) => self.variables[at].1 = value,
            None if self.variables.len() < VARIABLES => self.variables.push((name.to_owned(), value)),
            None => {}
        }
    }

    /// Exchanges what variables hold for other values; nothing stands for a variable that nobody set.
    pub(super) fn exchange<'v>(&mut self, values: impl Iterator<Item = &'v mut (String, Option<Output>)>) {
        for (name, value) in values {
            let at = self.variables.iter().position(|known| known.0 == *name);
            let now = at.map(|at| self.variables.swap_remove(at).1);
            if let Some(value) = std::mem::replace(value, now) {
                self.variables.push((name.clone(), value));
            }
        }
    }

    pub(super) fn value(&self, name: &str) -> Option<&Output> {
        self.variables.iter().find(|known| known.0 == name).map(|known| &known.1)
    }

    fn variable(&mut self, name: &str, rest: &str) -> Output {
        let length = self.value(name).and_then(|value| value.bytes.as_ref()).map_or(0, Vec::len);
        if !self.affords(length) {
            return Output::unknown();
        }
        let known = self.value(name).cloned().or_else(|| {
            let text = match name {
                "IFS" => " ",
                "PATH" => "/usr/bin:/bin",
                "SHELL" | "BASH" => "/bin/sh",
                "@" | "*" | "#" | "?" | "!" | "-" | "_" => "",
                "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" if rest.is_empty() => "",
                _ => return None,
            };
            Some(Output::of(text))
        });
        if let Some(indirect) = rest.strip_prefix('!').filter(|_| name.is_empty()) {
            let target = self.value(indirect).map(|value| value.lossy());
            return match target.and_then(|target| self.value(&target).cloned()) {
                Some(value) => value,
                None => Output::unknown(),
            };
        }
        let default = [":-", ":=", "-", "="].iter().find_map(|operator| rest.strip_prefix(operator));
        let home = match name {
            "HOME" | "PWD" | "OLDPWD" => "/",
            _ => "",
        };
        match (known, default) {
            (None, Some(default)) => self.fragment(default),
            (Some(value), Some(default)) => {
                if value.lossy().is_empty() {
                    self.fragment(default)
                } else {
                    value
                }
            }
            (Some(value), None) => modified(value, rest),
            // `${HOME:0:1}` is a slash, whoever calls.
            (None, None) if rest.starts_with(":0:1") && !home.is_empty() => Output::of(home),
            (None, None) if [":+", "+"].iter().any(|operator| rest.starts_with(operator)) => Output::of(""),
            (None, None) => Output::unknown(),
        }
    }

    /// The default value of a parameter: a piece of shell of its own.
    fn fragment(&mut self, text: &str) -> Output {
        if !text.contains(['$', '`', '\\', '\'', '"']) || self.is_deep() {
            return Output::of(text);
        }
        let script = super::lexer::parse(text);
        let mut output = Output::of("");
        for command in &script.commands {
            for word in &command.words {
                let field = self.expand_whole(word);
                let text = format!("{} {}", output.lossy(), field.text).trim().to_owned();
                output = Output { bytes: Some(text.into_bytes()), taint: output.taint.and(field.taint) };
            }
        }
        output
    }
}

/// What `${name…}` makes of a value: substrings and replacements; anything else leaves it.
fn modified(value: Output, rest: &str) -> Output {
    if rest.is_empty() || rest.starts_with('[') {
        return value;
    }
    let text = value.lossy();
    let changed = if let Some(range) = rest.strip_prefix(':') {
        let mut numbers = range.split(':').map(|number| number.trim().parse::<usize>().ok());
        let (skip, take) = (numbers.next().flatten(), numbers.next());
        skip.map(|skip| match take {
            Some(take) => text.chars().skip(skip).take(take.unwrap_or(0)).collect(),
            None => text.chars().skip(skip).collect::<String>(),
        })
    } else if let Some(replace) = rest.strip_prefix("//") {
        let (from, to) = replace.split_once('/').unwrap_or((replace, ""));
        (!from.is_empty() && to.len() <= 64).then(|| text.replace(from, to))
    } else if let Some(replace) = rest.strip_prefix('/') {
        let (from, to) = replace.split_once('/').unwrap_or((replace, ""));
        (!from.is_empty()).then(|| text.replacen(from, to, 1))
    } else if let Some(prefix) = rest.strip_prefix('#') {
        Some(text.strip_prefix(prefix.trim_start_matches('#')).unwrap_or(&text).to_owned())
    } else if let Some(suffix) = rest.strip_prefix('%') {
        Some(text.strip_suffix(suffix.trim_start_matches('%')).unwrap_or(&text).to_owned())
    } else {
        match rest {
            ",," | "@L" => Some(text.to_lowercase()),
            "^^" | "@U" => Some(text.to_uppercase()),
            _ => None,
        }
    };
    match changed.filter(|changed| changed.len() <= VALUE) {
        Some(changed) => Output { bytes: Some(changed.into_bytes()), taint: value.taint },
        None => value,
    }
}

/// `{a,b}` and `{a..c}`, outside in; the hidden characters come back.
fn braces(field: Field<'_>) -> Vec<Field<'_>> {
    let mut done: Vec<String> = Vec::new();
    let mut work = vec![field.text.to_string()];
    if field.text.len() > BRACED {
        done = std::mem::take(&mut work);
    }
    while let Some(text) = work.pop() {
        if done.len() + work.len() >= BRACES {
            done.push(text);
            continue;
        }
        match alternatives(&text) {
            Some((before, middle, after)) => {
                work.extend(middle.iter().rev().map(|middle| format!("{before}{middle}{after}")));
            }
            None => done.push(text),
        }
    }
    let shown = |text: String| {
        text.chars().map(|c| HIDDEN.iter().find(|h| h.1 == c).map_or(c, |h| h.0)).collect::<String>()
    };
    let result = done.into_iter().map(shown).filter(|text| !text.is_empty());
    result.map(|text| Field { text: text.into(), ..field.clone() }).collect()
}

/// The first brace expression of a text: what stands before it, its alternatives, what stands after it.
fn alternatives(text: &str) -> Option<(&str, Vec<String>, &str)> {
    let mut from = 0;
    // A few braces without an expression may come first.
    for _ in 0..8 {
        let open = from + text[from..].find('{')?;
        let (mut depth, mut cuts, mut close) = (0, vec![open + 1], None);
        for (at, byte) in text.bytes().enumerate().skip(open) {
            match byte {
                b'{' => depth += 1,
                b'}' => {
                    depth -= 1;
                    if depth == 0 {
                        close = Some(at);
                        break;
                    }
                }
                b',' if depth == 1 => cuts.push(at + 1),
                _ => {}
            }
        }
        if let Some(close) = close.filter(|_| !text[..open].ends_with('$')) {
            let inner = &text[open + 1..close];
            if cuts.len() > 1 {
                cuts.push(close + 1);
                let middle = cuts.windows(2).map(|cut| text[cut[0]..cut[1] - 1].to_owned()).collect();
                return Some((&text[..open], middle, &text[close + 1..]));
            }
            if let Some((first, last)) = inner.split_once("..")
                && let ([first], [last]) = (first.as_bytes(), last.as_bytes())
                && first <= last
            {
                let middle = (*first..=*last).map(|byte| char::from(byte).to_string()).collect();
                return Some((&text[..open], middle, &text[close + 1..]));
            }
        }
        from = open + 1;
    }
    None
}
