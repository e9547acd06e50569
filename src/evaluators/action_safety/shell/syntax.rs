//! What shell text consists of, once the lexer has read it: commands, redirections, words and their parts.

use std::ops::Range;

use smallvec::SmallVec;

/// The parts of a word: of most words one.
pub(super) type Parts = SmallVec<[Part; 1]>;

/// Commands in the order of the text. Compound commands are flattened: what matters is what would run.
#[derive(Default)]
pub(super) struct Script {
    pub(super) commands: Vec<Command>,
    /// A quote, a substitution or a here-document that does not end.
    pub(super) is_malformed: bool,
    /// More commands than anybody writes by hand; the rest was not parsed.
    pub(super) is_cut: bool,
}

/// A simple command.
#[derive(Default)]
pub(super) struct Command {
    pub(super) words: Vec<Word>,
    pub(super) assignments: Vec<(String, Word)>,
    pub(super) redirects: Vec<Redirect>,
    /// The commands whose output this one reads, by index.
    pub(super) upstream: Range<usize>,
    /// Whether it runs in a subshell, so that `cd` does not last.
    pub(super) is_grouped: bool,
    pub(super) span: Range<usize>,
}

pub(super) struct Redirect {
    pub(super) operator: &'static str,
    pub(super) target: Word,
}

/// A word before expansion.
#[derive(Clone, Default)]
pub(super) struct Word {
    pub(super) parts: Parts,
    pub(super) span: Range<usize>,
}

#[derive(Clone)]
pub(super) enum Part {
    Text {
        text: String,
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

impl Word {
    /// The text, where nothing in it is quoted or expanded.
    pub(super) fn plain(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [Part::Text { text, quoted: false }] => Some(text),
            _ => None,
        }
    }

    /// Takes the text out, where nothing in it is expanded and nothing in braces stands for several words.
    pub(super) fn take_plain(&mut self) -> Option<String> {
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
    pub(super) fn assignment(&self) -> Option<(String, Word)> {
        let Some(Part::Text { text, quoted: false }) = self.parts.first() else { return None };
        let (name, value) = text.split_once('=')?;
        let name = name.strip_suffix('+').unwrap_or(name);
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
        if name.is_empty() || name.starts_with('-') || !is_name {
            return None;
        }
        let mut parts = self.parts.clone();
        parts[0] = Part::Text { text: value.to_owned(), quoted: true };
        Some((name.to_owned(), Word { parts, span: self.span.clone() }))
    }
}
