//! What shell text consists of, once the lexer has read it: commands, redirections, words and their parts.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, Range};

use smallvec::SmallVec;

/// A text that mostly stands in the source as it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Text<'s>(Cow<'s, str>);

impl<'s> Text<'s> {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn push_str(&mut self, more: &str) {
        self.0.to_mut().push_str(more);
    }

    pub(super) fn into_string(self) -> String {
        self.0.into_owned()
    }

    /// The text with another behind it; `self` where it is empty costs nothing.
    pub(super) fn push(&mut self, more: Text<'s>) {
        match self.is_empty() {
            true => *self = more,
            false => self.push_str(&more),
        }
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'s> From<&'s str> for Text<'s> {
    fn from(text: &'s str) -> Text<'s> {
        Text(Cow::Borrowed(text))
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Text(Cow::Owned(text))
    }
}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

/// The parts of a word: of most words one.
pub(super) type Parts<'s> = SmallVec<[Part<'s>; 1]>;

/// Commands in the order of the text. Compound commands are flattened: what matters is what would run.
#[derive(Default)]
pub(super) struct Script<'s> {
    pub(super) commands: Vec<Command<'s>>,
    /// A quote, a substitution or a here-document that does not end.
    pub(super) is_malformed: bool,
    /// More commands than anybody writes by hand; the rest was not parsed.
    pub(super) is_cut: bool,
}

/// A simple command.
#[derive(Default)]
pub(super) struct Command<'s> {
    pub(super) words: Vec<Word<'s>>,
    pub(super) assignments: Vec<(String, Word<'s>)>,
    pub(super) redirects: Vec<Redirect<'s>>,
    /// The commands whose output this one reads, by index.
    pub(super) upstream: Range<usize>,
    /// Whether it runs in a subshell, so that `cd` does not last.
    pub(super) is_grouped: bool,
    pub(super) span: Range<usize>,
}

pub(super) struct Redirect<'s> {
    pub(super) operator: &'static str,
    pub(super) target: Word<'s>,
}

/// A word before expansion.
#[derive(Clone, Default)]
pub(super) struct Word<'s> {
    pub(super) parts: Parts<'s>,
    pub(super) span: Range<usize>,
}

#[derive(Clone)]
pub(super) enum Part<'s> {
    Text {
        text: Text<'s>,
        quoted: bool,
    },
    Variable {
        name: String,
        rest: String,
        quoted: bool,
    },
    /// `$(…)`, backticks, `<(…)`: the source of the inner script.
    Script {
        source: String,
        quoted: bool,
        process: bool,
    },
}

impl<'s> Word<'s> {
    /// The text, where nothing in it is quoted or expanded.
    pub(super) fn plain(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [Part::Text { text, quoted: false }] => Some(text.as_str()),
            _ => None,
        }
    }

    /// Takes the text out, where nothing in it is expanded and nothing in braces stands for several words.
    pub(super) fn take_plain(&mut self) -> Option<Text<'s>> {
        match self.parts.as_mut_slice() {
            [Part::Text { text, quoted }]
                if *quoted || !(text.contains('{') && text.contains(['}', ','])) =>
            {
                Some(std::mem::take(text))
            }
            _ => None,
        }
    }

    /// The texts of the word, quoted or not, without what is expanded.
    pub(super) fn literal(&self) -> String {
        let texts = self.parts.iter().filter_map(|part| match part {
            Part::Text { text, .. } => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }

    /// `name=value`, as a command may begin with.
    pub(super) fn assignment(&self) -> Option<(String, Word<'s>)> {
        let Some(Part::Text { text, quoted: false }) = self.parts.first() else { return None };
        let (name, value) = text.split_once('=')?;
        let name = name.strip_suffix('+').unwrap_or(name);
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
        if name.is_empty() || name.starts_with('-') || !is_name {
            return None;
        }
        let mut parts = self.parts.clone();
        parts[0] = Part::Text { text: value.to_owned().into(), quoted: true };
        Some((name.to_owned(), Word { parts, span: self.span.clone() }))
    }
}
