use std::collections::{HashMap, VecDeque};
use std::ops::Range;
use std::sync::Arc;

use super::arriving::{Arriving, Seen};
use super::reading::{Found, Scan};

/// The longest text of a link or an image that is part of a finding, in bytes. Where it is longer the finding begins
/// behind it, with the target.
const TEXT: usize = 256;
/// Brackets further away of which it is known whether an image begins with them; the others are taken for images.
const FAR: usize = 64;
/// The longest label of a reference, in bytes; CommonMark has 999 characters.
const LABEL: usize = 999;
/// Labels that are remembered, so that a copy of them is cheap. What comes beyond them is taken for an image's.
const NAMES: usize = 256;
/// The longest target of a link; longer ones are not links in any viewer.
const TARGET: usize = 65_536;
/// What may stand between a target in angle brackets and the closing parenthesis, in bytes.
const TITLE: usize = 1_000;
/// The longest scheme of a URL that viewers link by itself.
const SCHEME: usize = "https".len();

/// Reads links and images: inline, reference style with their definitions, in angle brackets, and bare.
///
/// A reference counts from the later of the two, itself and its definition: from there on a viewer acts upon it.
#[derive(Clone, Default)]
pub(super) struct Links {
    at: usize,
    is_within_line: bool,
    brackets: Brackets,
    names: Arc<HashMap<String, Name>>,
}

/// The opening brackets that the next closing ones belong to.
#[derive(Clone, Default)]
struct Brackets {
    /// Where each begins, and whether an image does: within [`TEXT`] bytes.
    near: VecDeque<(usize, bool)>,
    far: VecDeque<bool>,
    beyond: usize,
}

impl Brackets {
    fn is_empty(&self) -> bool {
        self.near.is_empty() && self.far.is_empty() && self.beyond == 0
    }

    fn open(&mut self, at: usize, is_image: bool) {
        self.age(at);
        self.near.push_back((at, is_image));
    }

    /// Closes one at `at`: where the link begins, and whether it is an image.
    fn close(&mut self, at: usize) -> Option<(usize, bool)> {
        self.age(at);
        if let Some(near) = self.near.pop_back() {
            return Some(near);
        }
        if let Some(is_image) = self.far.pop_back() {
            return Some((at, is_image));
        }
        self.beyond = self.beyond.checked_sub(1)?;
        Some((at, true))
    }

    fn age(&mut self, at: usize) {
        while let Some((_, is_image)) = self.near.front().copied().filter(|(start, _)| *start + TEXT < at) {
            self.near.pop_front();
            self.far.push_back(is_image);
            if self.far.len() > FAR {
                self.far.pop_front();
                self.beyond += 1;
            }
        }
    }
}

/// What is known of the label of a reference.
#[derive(Clone)]
enum Name {
    /// It was used and is not defined yet: whether as an image.
    Used(bool),
    /// Its URL.
    Defined(Arc<str>),
}

impl Links {
    /// What refers to `name`, in `span`, is found if its definition is known.
    fn refer(&mut self, name: &str, span: Range<usize>, is_image: bool, found: &mut Found<'_>) {
        let name = name.trim().to_lowercase();
        match self.names.get(&name) {
            _ if name.is_empty() => {}
            Some(Name::Defined(url)) => found.link(span, url, is_image),
            Some(Name::Used(as_image)) if *as_image || !is_image => {}
            None if self.names.len() >= NAMES => {}
            _ => drop(Arc::make_mut(&mut self.names).insert(name, Name::Used(is_image))),
        }
    }

    /// The first definition of a name holds; it is found if something referred to it.
    fn define(&mut self, name: &str, url: &str, span: Range<usize>, found: &mut Found<'_>) {
        let name = name.trim().to_lowercase();
        match self.names.get(&name) {
            Some(Name::Defined(_)) => return,
            Some(Name::Used(is_image)) => found.link(span, url, *is_image),
            None if self.names.len() >= NAMES => return found.link(span, url, true),
            None => {}
        }
        Arc::make_mut(&mut self.names).insert(name, Name::Defined(url.into()));
    }

    /// Takes in the closing bracket here; whether enough text is there.
    fn close(&mut self, text: &Arriving<'_>, found: &mut Found<'_>) -> bool {
        if self.brackets.is_empty() {
            self.at += 1;
            return true;
        }
        let after = self.at + 1;
        let (mut target, mut named) = (None, None);
        match text.byte(after) {
            None if !text.is_last => return false,
            Some(b'(') => match self::target(text, after) {
                Seen::Yes(seen) => target = Some(seen),
                Seen::No => {}
                Seen::More => return false,
            },
            Some(b'[') => match label(text, after) {
                Seen::Yes(end) => named = Some(end),
                Seen::No => {}
                Seen::More => return false,
            },
            _ => {}
        }
        let close = std::mem::replace(&mut self.at, after);
        let Some((start, is_image)) = self.brackets.close(close) else { return true };
        if let Some((url, end)) = target {
            found.link(start..end, url, is_image);
            self.at = end;
            return true;
        }
        let inside = start + 1 + usize::from(is_image)..close;
        let own =
            if start < close { &text.text[inside.start - text.base..inside.end - text.base] } else { "" };
        let name = named.map(|end| &text.rest(after + 1)[..end - after - 2]).filter(|name| !name.is_empty());
        self.at = named.unwrap_or(after);
        self.refer(name.unwrap_or(own), start..self.at, is_image, found);
        true
    }
}

impl Scan for Links {
    fn read(&mut self, text: &Arriving<'_>, limit: usize, found: &mut Found<'_>) {
        while self.at < limit {
            if !self.is_within_line {
                match definition(text, self.at) {
                    Seen::Yes((name, url, span)) => {
                        self.at = span.start + name.len() + "[]:".len();
                        self.define(name, url, span, found);
                    }
                    Seen::No => {}
                    Seen::More => return,
                }
                self.is_within_line = true;
            }
            if self.at >= limit {
                return;
            }
            let ahead = text.bytes(self.at..limit);
            let wanted = |byte: &u8| matches!(byte, b'[' | b']' | b':' | b'\\' | b'\n');
            let Some(step) = ahead.iter().position(wanted) else {
                self.at = limit;
                return;
            };
            self.at += step;
            match ahead[step] {
                b'\n' => (self.at, self.is_within_line) = (self.at + 1, false),
                b'\\' => match text.rest(self.at + 1).chars().next() {
                    None if !text.is_last => return,
                    None | Some('\n') => self.at += 1,
                    Some(escaped) => self.at += 1 + escaped.len_utf8(),
                },
                b'[' => {
                    let is_image = self.at > 0 && text.byte(self.at - 1) == Some(b'!');
                    self.brackets.open(self.at - usize::from(is_image), is_image);
                    self.at += 1;
                }
                b']' => {
                    if !self.close(text, found) {
                        return;
                    }
                }
                _ => match bare(text, self.at) {
                    Seen::Yes((url, span)) => {
                        self.at = span.end;
                        found.link(span, url, false);
                    }
                    Seen::No => self.at += 1,
                    Seen::More => return,
                },
            }
        }
    }

    fn at(&self) -> usize {
        self.at
    }

    fn skip(&mut self, at: usize, text: &Arriving<'_>) {
        if self.at < at {
            (self.at, self.is_within_line) = (at, text.byte(at - 1) != Some(b'\n'));
        }
    }

    /// Links begin at the brackets that are near, and at the scheme of a URL; an image at its exclamation mark.
    fn open_from(&self, from: usize, text: &Arriving<'_>) -> usize {
        let near = |(start, _): &&(usize, bool)| *start + TEXT >= from.max(self.at);
        let bracket = self.brackets.near.iter().find(near).map(|(start, _)| *start);
        let at = from.max(self.at).clamp(text.base, text.end());
        let before = text.bytes(text.base..at).iter().rev();
        let held = match before.clone().next() {
            Some(b'!') => 1,
            _ => before.take(SCHEME).take_while(|byte| byte.is_ascii_alphabetic()).count(),
        };
        bracket.map_or(at - held, |bracket| bracket.min(at - held))
    }
}

/// `(url "title")` at `at`: the URL and the end of the closing parenthesis.
fn target<'t>(text: &Arriving<'t>, at: usize) -> Seen<(&'t str, usize)> {
    let rest = &text.rest(at)[1..];
    let limit = (0..=TARGET.min(rest.len())).rev().find(|end| rest.is_char_boundary(*end)).unwrap_or(0);
    let unseen = || if rest.len() >= TARGET { Seen::No } else { text.nothing() };
    let body = rest[..limit].trim_start();
    let begin = at + 1 + (limit - body.len());
    if let Some(inside) = body.strip_prefix('<') {
        let Some(end) = inside.find(['>', '<', '\n']) else { return unseen() };
        let after = &inside[end..];
        return match after.bytes().take(TITLE).position(|byte| byte == b')') {
            _ if after.starts_with('<') => Seen::No,
            Some(close) => Seen::Yes((&inside[..end], begin + 1 + end + close + 1)),
            None if after.len() >= TITLE => Seen::No,
            None => unseen(),
        };
    }
    let mut depth = 0;
    let mut end = None;
    for (offset, c) in body.char_indices() {
        match c {
            // The bound is CommonMark's; it also keeps the time linear.
            '(' if depth == 32 => return Seen::No,
            '(' => depth += 1,
            ')' if depth == 0 => {
                return Seen::Yes((&body[..end.unwrap_or(offset)], begin + offset + 1));
            }
            ')' => depth -= 1,
            c if c.is_whitespace() && end.is_none() => end = Some(offset),
            '\n' if body[offset + 1..].starts_with('\n') => return Seen::No,
            _ => {}
        }
    }
    unseen()
}

/// `[label]` at `at`: its end.
fn label(text: &Arriving<'_>, at: usize) -> Seen<usize> {
    let rest = &text.rest(at).as_bytes()[1..];
    match rest.iter().take(LABEL + 1).position(|byte| matches!(byte, b']' | b'[' | b'\n')) {
        Some(end) if rest[end] == b']' => Seen::Yes(at + end + 2),
        Some(_) => Seen::No,
        None if rest.len() > LABEL => Seen::No,
        None => text.nothing(),
    }
}

/// `[name]: url` in the line that begins at `at`: the name, the URL, and where they stand.
fn definition<'t>(text: &Arriving<'t>, at: usize) -> Seen<(&'t str, &'t str, Range<usize>)> {
    let line = text.rest(at);
    let body = line.trim_start_matches([' ', '\t']);
    let begin = at + line.len() - body.len();
    let Some(inside) = body.strip_prefix('[') else {
        return if body.is_empty() { text.nothing() } else { Seen::No };
    };
    let name = match label(text, begin) {
        Seen::Yes(end) => &inside[..end - begin - 2],
        Seen::No => return Seen::No,
        Seen::More => return Seen::More,
    };
    let after = &inside[name.len() + 1..];
    let Some(rest) = after.strip_prefix(':') else {
        return if after.is_empty() { text.nothing() } else { Seen::No };
    };
    let url = rest.trim_start_matches([' ', '\t']);
    let length = match url.find(char::is_whitespace) {
        Some(0) => return Seen::No,
        Some(length) => length,
        None if text.is_last && !url.is_empty() => url.len(),
        None => return text.nothing(),
    };
    let end = text.end() - url.len() + length;
    let url = &url[..length];
    let url = url.strip_prefix('<').and_then(|url| url.strip_suffix('>')).unwrap_or(url);
    Seen::Yes((name, url, begin..end))
}

/// A URL around the colon at `colon`, as viewers link them by themselves.
fn bare<'t>(text: &Arriving<'t>, colon: usize) -> Seen<(&'t str, Range<usize>)> {
    let before = text.bytes(text.base..colon);
    let scheme = ["https", "http", "ftp"].into_iter().find(|scheme| {
        let start = before.len().checked_sub(scheme.len());
        start.is_some_and(|start| before[start..].eq_ignore_ascii_case(scheme.as_bytes()))
    });
    let (Some(scheme), rest) = (scheme, text.rest(colon)) else { return Seen::No };
    let Some(rest) = rest.strip_prefix("://") else {
        return if "://".starts_with(rest) { text.nothing() } else { Seen::No };
    };
    let end = match rest.find(|c: char| c.is_whitespace() || "<>\"'`|)]}".contains(c)) {
        Some(end) => end,
        None if text.is_last => rest.len(),
        None => return Seen::More,
    };
    let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    if url.is_empty() {
        return Seen::No;
    }
    let span = colon - scheme.len()..colon + 3 + url.len();
    Seen::Yes((&text.text[span.start - text.base..span.end - text.base], span))
}
