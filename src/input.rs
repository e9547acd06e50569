use std::borrow::Cow;
use std::fmt;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::{Error, ToolCall};

/// Where a text came from. Every origin is evaluated, not the user's message alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Origin {
    /// The user's own words.
    #[default]
    User,
    /// The operator's instructions to the model.
    System,
    /// A chunk from a document store.
    Retrieved,
    /// What a tool returned.
    ToolOutput,
    /// A web page.
    Web,
    /// An e-mail.
    Email,
    /// A file's content.
    File,
    /// Something that an agent wrote down earlier.
    Memory,
    /// The model's own answer.
    Assistant,
}

impl Origin {
    /// All origins, in declaration order.
    pub const ALL: [Origin; 9] = [
        Origin::User,
        Origin::System,
        Origin::Retrieved,
        Origin::ToolOutput,
        Origin::Web,
        Origin::Email,
        Origin::File,
        Origin::Memory,
        Origin::Assistant,
    ];

    /// The name, as in JSON: `tool_output`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Origin::User => "user",
            Origin::System => "system",
            Origin::Retrieved => "retrieved",
            Origin::ToolOutput => "tool_output",
            Origin::Web => "web",
            Origin::Email => "email",
            Origin::File => "file",
            Origin::Memory => "memory",
            Origin::Assistant => "assistant",
        }
    }

    /// Whether the text was written by somebody who must not give the model instructions: everything except
    /// the user, the operator and the model itself.
    pub const fn is_untrusted(self) -> bool {
        !matches!(self, Origin::User | Origin::System | Origin::Assistant)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Origin {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Origin::ALL.into_iter().find(|origin| origin.as_str() == name).ok_or_else(|| {
            let known = Origin::ALL.map(Origin::as_str).join(", ");
            Error::config(format!("unknown origin `{name}`; known are {known}"))
        })
    }
}

/// One text to evaluate, with where it came from: borrowed, and cheap to copy.
///
/// A bare `&str` is the user's message. Options travel with the text, so no method grows arguments.
///
/// ```
/// use mantlet::{Input, Origin};
/// let chunk = Input::retrieved("Opening hours: 9 to 5.");
/// assert_eq!(chunk.origin(), Origin::Retrieved);
/// assert_eq!(Input::from("hello").origin(), Origin::User);
/// ```
#[derive(Clone, Copy)]
pub struct Input<'t> {
    text: &'t str,
    origin: Origin,
    context: Option<&'t str>,
    call: Option<&'t ToolCall>,
    deadline: Option<Instant>,
    request_id: Option<&'t str>,
}

impl<'t> Input<'t> {
    /// A text of the given origin.
    pub const fn new(origin: Origin, text: &'t str) -> Input<'t> {
        Input { text, origin, context: None, call: None, deadline: None, request_id: None }
    }

    /// The user's message.
    pub const fn user(text: &'t str) -> Input<'t> {
        Input::new(Origin::User, text)
    }

    /// The operator's instructions.
    pub const fn system(text: &'t str) -> Input<'t> {
        Input::new(Origin::System, text)
    }

    /// A chunk from a document store.
    pub const fn retrieved(text: &'t str) -> Input<'t> {
        Input::new(Origin::Retrieved, text)
    }

    /// What a tool returned.
    pub const fn tool_output(text: &'t str) -> Input<'t> {
        Input::new(Origin::ToolOutput, text)
    }

    /// A web page.
    pub const fn web(text: &'t str) -> Input<'t> {
        Input::new(Origin::Web, text)
    }

    /// An e-mail.
    pub const fn email(text: &'t str) -> Input<'t> {
        Input::new(Origin::Email, text)
    }

    /// A file's content.
    pub const fn file(text: &'t str) -> Input<'t> {
        Input::new(Origin::File, text)
    }

    /// Something that an agent wrote down earlier.
    pub const fn memory(text: &'t str) -> Input<'t> {
        Input::new(Origin::Memory, text)
    }

    /// The model's answer.
    pub const fn response(text: &'t str) -> Input<'t> {
        Input::new(Origin::Assistant, text)
    }

    /// A tool call that the model wants to make. Evaluators of text see its arguments as JSON, and findings
    /// count bytes of that JSON ([`ToolCall::arguments_json`]).
    pub fn tool_call(call: &'t ToolCall) -> Input<'t> {
        Input { call: Some(call), ..Input::new(Origin::Assistant, call.arguments_json()) }
    }

    /// The same text with what it answers or continues, for instance the prompt of a response.
    #[must_use]
    pub const fn with_context(self, context: &'t str) -> Input<'t> {
        Input { context: Some(context), ..self }
    }

    /// The same text, to be evaluated before `deadline`. A guard sets it; an evaluator that can stop early
    /// looks at [`Input::remaining`].
    #[must_use]
    pub const fn with_deadline(self, deadline: Instant) -> Input<'t> {
        Input { deadline: Some(deadline), ..self }
    }

    /// The same text with the caller's name for the request, which audit records carry.
    #[must_use]
    pub const fn with_request_id(self, request_id: &'t str) -> Input<'t> {
        Input { request_id: Some(request_id), ..self }
    }

    /// The text to evaluate.
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// Where the text came from.
    pub const fn origin(&self) -> Origin {
        self.origin
    }

    /// What the text answers or continues.
    pub const fn context(&self) -> Option<&'t str> {
        self.context
    }

    /// The tool call, where the input is one.
    pub const fn call(&self) -> Option<&'t ToolCall> {
        self.call
    }

    /// The caller's name for the request.
    pub const fn request_id(&self) -> Option<&'t str> {
        self.request_id
    }

    /// Time left before the deadline; zero once it has passed, `None` without one.
    pub fn remaining(&self) -> Option<Duration> {
        self.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()))
    }

    pub(crate) const fn deadline(&self) -> Option<Instant> {
        self.deadline
    }

    /// The same input over another text: what a guard shows to a check once an earlier one redacted.
    pub(crate) const fn with_text(self, text: &'t str) -> Input<'t> {
        Input { text, ..self }
    }
}

/// Never prints the text.
impl fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input")
            .field("origin", &self.origin)
            .field("text_bytes", &self.text.len())
            .field("context_bytes", &self.context.map(str::len))
            .field("tool", &self.call.map(ToolCall::tool))
            .finish_non_exhaustive()
    }
}

impl<'t> From<&'t str> for Input<'t> {
    fn from(text: &'t str) -> Input<'t> {
        Input::user(text)
    }
}

impl<'t> From<&'t String> for Input<'t> {
    fn from(text: &'t String) -> Input<'t> {
        Input::user(text)
    }
}

impl<'t> From<&'t Cow<'_, str>> for Input<'t> {
    fn from(text: &'t Cow<'_, str>) -> Input<'t> {
        Input::user(text)
    }
}

impl<'t> From<&'t ToolCall> for Input<'t> {
    fn from(call: &'t ToolCall) -> Input<'t> {
        Input::tool_call(call)
    }
}
