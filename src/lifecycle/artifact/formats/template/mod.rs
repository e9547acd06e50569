//! Chat templates: Jinja text that tokenizers and GGUF files carry and that libraries run on every prompt.

mod judge;
mod lexer;
mod parser;
mod poison;
mod syntax;
mod values;

use super::notes::Notes;

/// Longest template that is read, in bytes; published ones have at most some tens of thousands.
const MAX_TEMPLATE: usize = 1 << 20;

/// Judges one template by what a Jinja environment without a sandbox would let it reach.
///
/// The template is parsed with Jinja's grammar and its strings are worked out without running anything: through
/// `set`, macros, loops over literal lists, `~`, `join`, `format`, `%c`, escapes, slices and reversal. Then:
///
/// - an attribute or item whose name leads to the interpreter (`__class__`, `mro`, `f_globals` …), however it is
///   spelled, is blocked, and so is a computed name given to `attr`;
/// - text that is only printed or compared is never judged by its words;
/// - a branch that adds instructions when a message holds a given phrase is for a person to review.
///
/// A template that is no Jinja goes to review, or is blocked where its code names an internal attribute.
///
/// Offsets in the notes are bytes of `template`.
pub(crate) fn scan(template: &str) -> Notes {
    let mut notes = Notes::new();
    if template.len() > MAX_TEMPLATE {
        notes.review(
            "template.too_long",
            0,
            "template",
            format!("A template of {} bytes is too long to judge.", template.len()),
        );
        return notes;
    }
    match parser::parse(template) {
        Ok(statements) => {
            judge::judge(&statements, &mut notes);
            poison::judge(&statements, &mut notes);
        }
        Err(malformed) => {
            let at = usize::try_from(malformed.offset).unwrap_or(0);
            if judge::names_internals(template) {
                notes.block(
                    "template.internal_name",
                    at,
                    "The template names Python internals and does not parse.",
                );
            } else {
                let message = format!(
                    "The template is not Jinja we can read ({}); read it by hand.",
                    malformed.message
                );
                notes.review("template.unreadable", at, "template", message);
            }
        }
    }
    notes
}
