//! The head `action` of the shared model: the call, the request and what was read, in one pass.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use super::{Said, provenance};
use crate::inference::{Model, Reading};
use crate::{Error, ModelProvenance, Origin, ToolCall};

/// The pool of the model, and its one output.
const POOL: &str = "action";
/// Windows of the call's arguments that are read: some 2 kB. What lies behind is judged by the other tiers alone.
const WINDOWS: usize = 6;
/// Bytes of the request, and of what was read (the newest), that can reach the model.
const REQUEST: usize = 4_096;
const CONTEXT: usize = 8_192;

#[derive(Clone, Debug)]
pub(super) struct Head {
    model: Arc<Model>,
    pool: usize,
}

impl Head {
    pub(super) fn embedded() -> Result<Head, Error> {
        Head::of(Model::embedded()?)
    }

    pub(super) fn from_dir(folder: &Path) -> Result<Head, Error> {
        Head::of(Model::from_dir(folder)?)
    }

    fn of(model: Arc<Model>) -> Result<Head, Error> {
        let (pool, _) = model.pool(POOL)?;
        Ok(Head { model, pool })
    }

    pub(super) fn provenance(&self) -> ModelProvenance {
        self.model.provenance().clone()
    }

    /// Asks the head about a call. `context` is what the input brings along beside the call's own context.
    pub(super) fn judge(
        &self,
        call: &ToolCall,
        context: Option<&str>,
        deadline: Option<Instant>,
    ) -> Result<Said, Error> {
        let text = format!("{} {}", call.tool(), call.arguments_json());
        let before = call.tool().len() + 1;
        let request = provenance::cut(call.user_request().unwrap_or_default(), REQUEST);
        let context = transcript(call, context);
        let mut windows = self.model.windows(&text, Reading::Call { request, context: &context })?;
        let (mut most, mut span, mut read) = (0.0, 0..text.len(), 0);
        self.model.score(windows.by_ref().take(WINDOWS), deadline, |window, scores| {
            let probability = scores.pools()[self.pool].outputs[0];
            read = window.span().end;
            if probability > most {
                (most, span) = (probability, window.span());
            }
        })?;
        let is_all = windows.next().is_none();
        let inside = |at: usize| at.saturating_sub(before);
        Ok(Said {
            probability: most,
            span: inside(span.start)..inside(span.end),
            read: (!is_all).then_some(inside(read)),
        })
    }
}

/// The end of what the agent read and did, in the form that the model was trained with: `[call] …`, `[result] …`.
fn transcript(call: &ToolCall, context: Option<&str>) -> String {
    let mut parts: Vec<(&str, &str)> = Vec::new();
    let mut left = CONTEXT;
    let own: Vec<(Origin, &str)> = call.context().collect();
    for (origin, text) in own.into_iter().chain(context.map(|text| (Origin::ToolOutput, text))).rev() {
        let text = end(text.trim_end(), left);
        left -= text.len();
        let marker = match origin {
            _ if text.starts_with('[') => "",
            Origin::Assistant => "[call] ",
            Origin::User | Origin::System => "[user] ",
            _ => "[result] ",
        };
        parts.push((marker, text));
        if left == 0 {
            break;
        }
    }
    let lines: Vec<String> =
        parts.into_iter().rev().map(|(marker, text)| format!("{marker}{text}")).collect();
    lines.join("\n")
}

/// The last `most` bytes of a text, or a little less.
fn end(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn transcripts_keep_their_end_and_their_markers() {
        let call = ToolCall::new("send", json!({}))
            .with_context(Origin::Assistant, "search {\"q\": 1}")
            .with_context(Origin::Web, "the page\n")
            .with_transcript("[call] read {}\n[result] text\n");
        assert_eq!(
            transcript(&call, Some("more")),
            "[call] search {\"q\": 1}\n[result] the page\n[call] read {}\n[result] text\n[result] more"
        );
        let long = call.with_context(Origin::Web, "\u{e9}".repeat(CONTEXT));
        assert!(transcript(&long, None).len() <= CONTEXT + 16);
        assert!(transcript(&long, None).ends_with('\u{e9}'));
    }
}
