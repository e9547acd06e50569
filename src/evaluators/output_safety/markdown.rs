use std::collections::HashMap;
use std::ops::Range;

/// A link or an image of a Markdown text.
pub(super) struct Link<'t> {
    pub(super) span: Range<usize>,
    pub(super) url: &'t str,
    pub(super) is_image: bool,
}

/// Byte ranges that a viewer shows as code, in order: fenced blocks and spans (CommonMark 0.31, 4.5 and 6.1). A
/// fence or a span that is never closed is not code here: what a lenient viewer acts upon must be found.
pub(super) fn code(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut fence: Option<(u8, usize, usize)> = None;
    let mut at = 0;
    let mut plain = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_start_matches(' ');
        let mark = body.bytes().next().filter(|byte| matches!(byte, b'`' | b'~'));
        let run = mark.map_or(0, |mark| body.bytes().take_while(|byte| *byte == mark).count());
        let indented = line.len() - body.len() > 3;
        match (fence, mark) {
            (None, Some(mark)) if run >= 3 && !indented && !(mark == b'`' && body[run..].contains('`')) => {
                fence = Some((mark, run, at));
            }
            (Some((open, length, start)), Some(mark))
                if mark == open && run >= length && body[run..].trim().is_empty() =>
            {
                spans(text, plain..start, &mut ranges);
                ranges.push(start..at + line.len());
                plain = at + line.len();
                fence = None;
            }
            _ => {}
        }
        at += line.len();
    }
    spans(text, plain..text.len(), &mut ranges);
    ranges
}

/// Code spans between runs of backticks of equal length, within a paragraph.
fn spans(text: &str, part: Range<usize>, ranges: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    // For each length of a run, the positions of such runs that are not passed yet, so that every opening run
    // finds its closing one without a search from its own place.
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    let (mut at, mut paragraph) = (part.start, 0);
    while at < part.end {
        match bytes[at] {
            b'`' => {
                let length = bytes[at..part.end].iter().take_while(|byte| **byte == b'`').count();
                runs.push((at, length, paragraph));
                at += length;
            }
            b'\n'
                if bytes[at + 1..part.end]
                    .iter()
                    .take_while(|b| b.is_ascii_whitespace())
                    .any(|b| *b == b'\n') =>
            {
                paragraph += 1;
                at +=
                    1 + bytes[at + 1..part.end].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            }
            _ => at += 1,
        }
    }
    let mut next: HashMap<(usize, usize), usize> = HashMap::new();
    let mut closing = vec![None; runs.len()];
    for (number, (_, length, paragraph)) in runs.iter().enumerate().rev() {
        closing[number] = next.insert((*length, *paragraph), number);
    }
    let mut number = 0;
    while number < runs.len() {
        match closing[number] {
            Some(end) => {
                ranges.push(runs[number].0..runs[end].0 + runs[end].1);
                number = end + 1;
            }
            None => number += 1,
        }
    }
}

/// Whether `at` lies in one of the ranges, which are in order.
pub(super) fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let before = ranges.partition_point(|range| range.end <= at);
    ranges.get(before).is_some_and(|range| range.start <= at)
}

/// Links and images outside code: inline, reference style with their definitions, in angle brackets, and bare.
pub(super) fn links<'t>(text: &'t str, code: &[Range<usize>]) -> Vec<Link<'t>> {
    let mut links = Vec::new();
    let definitions = definitions(text, code);
    let bytes = text.as_bytes();
    // The opening bracket that the next closing one belongs to.
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(|byte| matches!(byte, b'[' | b']' | b':' | b'\\')) {
        at += step;
        if is_in(code, at) {
            at += 1;
            continue;
        }
        match bytes[at] {
            b'\\' => at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
            b'[' => {
                open.push(at);
                at += 1;
            }
            b']' => {
                let Some(start) = open.pop() else {
                    at += 1;
                    continue;
                };
                let is_image = start > 0 && bytes[start - 1] == b'!';
                let span = start - usize::from(is_image);
                if let Some((url, end)) = target(text, at + 1) {
                    links.push(Link { span: span..end, url, is_image });
                    at = end;
                    continue;
                }
                let named = reference(text, at + 1);
                let (name, end) = named.unwrap_or((&text[start + 1..at], at + 1));
                let name = if name.is_empty() { &text[start + 1..at] } else { name };
                if let Some(url) = definitions.get(&name.trim().to_lowercase()) {
                    links.push(Link { span: span..end, url, is_image });
                }
                at = end;
            }
            _ => {
                if let Some(range) = bare(text, at) {
                    at = range.end;
                    links.push(Link { url: &text[range.clone()], span: range, is_image: false });
                } else {
                    at += 1;
                }
            }
        }
    }
    links
}

/// `(url "title")` at `at`: the URL and the end of the closing parenthesis.
fn target(text: &str, at: usize) -> Option<(&str, usize)> {
    /// Longer targets are not links in any viewer.
    const LONGEST: usize = 65_536;
    let rest = text[at..].strip_prefix('(')?;
    let limit = (0..=LONGEST.min(rest.len())).rev().find(|end| rest.is_char_boundary(*end))?;
    let body = rest[..limit].trim_start();
    let begin = at + 1 + (rest.len() - rest.trim_start().len());
    if let Some(inside) = body.strip_prefix('<') {
        let end = inside.find(['>', '\n'])?;
        let close = inside[end..].find(')')?;
        return Some((&inside[..end], begin + 1 + end + close + 1));
    }
    let mut depth = 0;
    let mut end = None;
    for (offset, c) in body.char_indices() {
        match c {
            // The bound is CommonMark's; it also keeps the time linear.
            '(' if depth == 32 => return None,
            '(' => depth += 1,
            ')' if depth == 0 => {
                let url = &body[..end.unwrap_or(offset)];
                return Some((url, begin + offset + 1));
            }
            ')' => depth -= 1,
            c if c.is_whitespace() && end.is_none() => end = Some(offset),
            '\n' if body[offset + 1..].starts_with('\n') => return None,
            _ => {}
        }
    }
    None
}

/// `[name]` at `at`: the name and the end.
fn reference(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = text[at..].strip_prefix('[')?;
    let end = rest.find([']', '[', '\n'])?;
    rest[end..].starts_with(']').then(|| (&rest[..end], at + end + 2))
}

/// `[name]: url` at the beginning of a line.
fn definitions<'t>(text: &'t str, code: &[Range<usize>]) -> HashMap<String, &'t str> {
    let mut definitions = HashMap::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let parsed = line.trim_start().strip_prefix('[').and_then(|rest| rest.split_once("]:"));
        if let Some((name, url)) = parsed.filter(|_| !is_in(code, at)) {
            let url = url.split_whitespace().next().unwrap_or_default();
            let url = url.strip_prefix('<').and_then(|url| url.strip_suffix('>')).unwrap_or(url);
            definitions.entry(name.trim().to_lowercase()).or_insert(url);
        }
        at += line.len();
    }
    definitions
}

/// A URL around the colon at `colon`, as viewers link them by themselves.
fn bare(text: &str, colon: usize) -> Option<Range<usize>> {
    let before = &text[..colon];
    let scheme = ["https", "http", "ftp"].into_iter().find(|scheme| {
        before.len() >= scheme.len()
            && before.is_char_boundary(before.len() - scheme.len())
            && before[before.len() - scheme.len()..].eq_ignore_ascii_case(scheme)
    })?;
    let rest = text[colon..].strip_prefix("://")?;
    let end = rest.find(|c: char| c.is_whitespace() || "<>\"'`|)]}".contains(c)).unwrap_or(rest.len());
    let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    (!url.is_empty()).then(|| colon - scheme.len()..colon + 3 + url.len())
}
