use std::collections::HashSet;

use super::syntax::{Comparison, Expr, ExprKind, Statement};
use crate::lifecycle::artifact::formats::notes::Notes;

/// Words that chat messages use as field names and part types, so that looking for them is routine.
const SCHEMA_WORDS: [&str; 22] = [
    "text",
    "image",
    "image_url",
    "video",
    "audio",
    "file",
    "document",
    "type",
    "tool",
    "tools",
    "function",
    "name",
    "role",
    "content",
    "thinking",
    "reasoning",
    "system",
    "user",
    "assistant",
    "none",
    "json",
    "date",
];

/// Looks for branches that print instructions of their own when a message holds a given phrase, or on a given date.
pub(super) fn judge(statements: &[Statement], notes: &mut Notes) {
    let mut search = Search { contents: HashSet::new(), notes };
    search.statements(statements);
}

struct Search<'n> {
    /// Variables set from the text of a message.
    contents: HashSet<String>,
    notes: &'n mut Notes,
}

impl Search<'_> {
    fn statements(&mut self, statements: &[Statement]) {
        for statement in statements {
            match statement {
                Statement::Set { targets, value } => {
                    if self.is_content(value) {
                        self.contents.extend(targets.iter().cloned());
                    }
                    self.condition(value);
                }
                Statement::Output(value) => self.condition(value),
                Statement::If { branches, otherwise } => {
                    for (test, body) in branches {
                        if self.is_trigger(test) && body.iter().any(prints_prose) {
                            self.report(test.at);
                        }
                        self.statements(body);
                    }
                    self.statements(otherwise);
                }
                Statement::For { test, over, body, otherwise, .. } => {
                    let trigger = test.as_ref().is_some_and(|test| self.is_trigger(test));
                    if trigger && body.iter().any(prints_prose) {
                        self.report(over.at);
                    }
                    self.statements(body);
                    self.statements(otherwise);
                }
                Statement::Capture { body, .. }
                | Statement::Macro { body, .. }
                | Statement::Wrapped { body, .. } => self.statements(body),
                Statement::Text(_) | Statement::Effect(_) | Statement::Load { .. } => {}
            }
        }
    }

    /// `{{ 'do this' if 'phrase' in message.content }}`
    fn condition(&mut self, value: &Expr) {
        match &value.kind {
            ExprKind::Condition(yes, test, no) => {
                let prose = [Some(yes), no.as_ref()].into_iter().flatten().any(|expr| has_prose(expr));
                if prose && self.is_trigger(test) {
                    self.report(test.at);
                }
            }
            ExprKind::Join(operands) => operands.iter().for_each(|operand| self.condition(operand)),
            ExprKind::Filter(inner, ..) => self.condition(inner),
            _ => {}
        }
    }

    fn report(&mut self, at: usize) {
        self.notes.review(
            "template.conditional_instruction",
            at,
            "conditional_instruction",
            "The template adds text of its own when a message holds a given phrase or a date comes; check that this is meant.",
        );
    }

    fn is_trigger(&self, test: &Expr) -> bool {
        match &test.kind {
            ExprKind::Either(operands) | ExprKind::Arithmetic(operands) => {
                operands.iter().any(|operand| self.is_trigger(operand))
            }
            ExprKind::Compare(operands, Comparison::Membership | Comparison::Equality) => {
                operands.iter().any(is_phrase) && operands.iter().any(|operand| self.is_content(operand))
                    || operands.iter().any(is_literal) && operands.iter().any(is_clock)
            }
            ExprKind::Compare(operands, Comparison::Other) => operands.iter().any(is_clock),
            ExprKind::Call(callee, arguments) => match &callee.kind {
                ExprKind::Attribute(subject, method) => {
                    matches!(
                        method.as_str(),
                        "startswith" | "endswith" | "find" | "count" | "index" | "__contains__"
                    ) && self.is_content(subject)
                        && arguments.iter().any(|argument| is_phrase(&argument.value))
                }
                _ => false,
            },
            ExprKind::Test(subject, name, arguments) => {
                matches!(name.as_str(), "in" | "eq" | "equalto")
                    && (self.is_content(subject)
                        && arguments.iter().any(|argument| is_phrase(&argument.value))
                        || is_phrase(subject)
                            && arguments.iter().any(|argument| self.is_content(&argument.value)))
            }
            _ => false,
        }
    }

    /// Whether an expression is the text of a message, perhaps trimmed or in lower case.
    fn is_content(&self, value: &Expr) -> bool {
        match &value.kind {
            ExprKind::Name(name) => self.contents.contains(name),
            ExprKind::Attribute(_, name) => name == "content" || name == "text",
            ExprKind::Item(_, key) => {
                matches!(&key.kind, ExprKind::Text(text, _) if text == "content" || text == "text")
            }
            ExprKind::Filter(subject, ..) | ExprKind::Slice(subject, _) => self.is_content(subject),
            ExprKind::Call(callee, _) => match &callee.kind {
                ExprKind::Attribute(subject, method) => {
                    matches!(method.as_str(), "lower" | "upper" | "strip" | "casefold" | "split" | "replace")
                        && self.is_content(subject)
                }
                _ => false,
            },
            ExprKind::Join(operands) | ExprKind::Either(operands) => {
                operands.iter().any(|operand| self.is_content(operand))
            }
            _ => false,
        }
    }
}

/// A literal that reads like words a person types, unlike the markers that templates look for.
fn is_phrase(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Text(text, _) => {
            let text = text.trim();
            text.chars().filter(|c| c.is_alphabetic()).count() >= 3
                && text.chars().all(|c| {
                    c.is_alphanumeric() || matches!(c, ' ' | '\'' | '-' | '.' | ',' | '!' | '?' | '@')
                })
                && !SCHEMA_WORDS.contains(&text.to_lowercase().as_str())
        }
        ExprKind::List(elements) => elements.iter().any(is_phrase),
        _ => false,
    }
}

fn is_literal(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Text(..) | ExprKind::Integer(_) => true,
        ExprKind::List(elements) => elements.iter().all(is_literal),
        _ => false,
    }
}

/// The current date, perhaps as a number.
fn is_clock(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Call(callee, _) => {
            matches!(&callee.kind, ExprKind::Name(name) if name == "strftime_now" || name == "now")
                || is_clock(callee)
        }
        ExprKind::Attribute(subject, _) | ExprKind::Filter(subject, ..) | ExprKind::Slice(subject, _) => {
            is_clock(subject)
        }
        _ => false,
    }
}

fn prints_prose(statement: &Statement) -> bool {
    match statement {
        Statement::Text(text) => is_prose(text),
        Statement::Output(value) | Statement::Set { value, .. } => has_prose(value),
        Statement::If { branches, otherwise } => {
            branches.iter().any(|(_, body)| body.iter().any(prints_prose))
                || otherwise.iter().any(prints_prose)
        }
        Statement::For { body, .. } | Statement::Capture { body, .. } | Statement::Wrapped { body, .. } => {
            body.iter().any(prints_prose)
        }
        Statement::Macro { .. } | Statement::Effect(_) | Statement::Load { .. } => false,
    }
}

fn has_prose(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Text(text, _) => is_prose(text),
        ExprKind::Join(operands) | ExprKind::Either(operands) => operands.iter().any(has_prose),
        ExprKind::Filter(subject, ..) => has_prose(subject),
        ExprKind::Condition(yes, _, no) => has_prose(yes) || no.as_ref().is_some_and(|no| has_prose(no)),
        _ => false,
    }
}

/// Two words or more outside markup.
fn is_prose(text: &str) -> bool {
    let word = |word: &&str| {
        let letters = word.trim_matches(|c: char| c.is_ascii_punctuation());
        letters.chars().count() >= 2
            && letters.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '-'))
            && !word.contains(['<', '|', '>'])
    };
    text.split_whitespace().filter(word).count() >= 2
}
