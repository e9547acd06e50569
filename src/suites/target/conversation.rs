use std::fmt;

use crate::ToolCall;

/// What a model is shown: the messages so far and the tools that it may call.
#[derive(Clone)]
#[non_exhaustive]
pub struct Conversation {
    /// The name of the case.
    pub case: String,
    /// The category of the case.
    pub category: String,
    /// The messages, oldest first.
    pub messages: Vec<Message>,
    /// Tools that may be called, by name.
    pub tools: Vec<String>,
}

/// One message of a conversation.
#[derive(Clone)]
#[non_exhaustive]
pub enum Message {
    /// The operator's instructions.
    System(String),
    /// The user's words, or a document that they come with.
    User(String),
    /// What the model said, and the tools that it called.
    Assistant {
        /// Its words.
        text: String,
        /// Its calls.
        calls: Vec<ToolCall>,
    },
    /// What a tool returned.
    Tool {
        /// The tool's name.
        tool: String,
        /// Its output.
        output: String,
    },
}

/// What a model answers.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Response {
    /// Its words; empty where it only calls tools.
    pub text: String,
    /// Tools that it calls; the conversation goes on with their outputs.
    pub calls: Vec<ToolCall>,
}

impl Conversation {
    /// A conversation that begins with a message of the user's.
    pub fn new(message: impl Into<String>) -> Conversation {
        Conversation {
            case: String::new(),
            category: String::new(),
            messages: vec![Message::User(message.into())],
            tools: Vec::new(),
        }
    }

    /// The last message of the user.
    pub fn last_user(&self) -> &str {
        let user = |message: &'_ Message| matches!(message, Message::User(_));
        match self.messages.iter().rev().find(|message| user(message)) {
            Some(Message::User(text)) => text,
            _ => "",
        }
    }

    /// Tools that were called so far.
    pub fn calls(&self) -> impl Iterator<Item = &ToolCall> {
        self.messages.iter().flat_map(|message| match message {
            Message::Assistant { calls, .. } => calls.as_slice(),
            _ => &[],
        })
    }
}

impl Response {
    /// Words alone.
    pub fn text(text: impl Into<String>) -> Response {
        Response { text: text.into(), calls: Vec::new() }
    }

    /// Calls of tools.
    pub fn calls(calls: Vec<ToolCall>) -> Response {
        Response { text: String::new(), calls }
    }

    /// The same response with words beside its calls.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Response {
        self.text = text.into();
        self
    }
}

/// Never prints the messages.
impl fmt::Debug for Conversation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Conversation")
            .field("case", &self.case)
            .field("messages", &self.messages.len())
            .field("tools", &self.tools)
            .finish_non_exhaustive()
    }
}

/// Never prints the text.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, bytes) = match self {
            Message::System(text) => ("system", text.len()),
            Message::User(text) => ("user", text.len()),
            Message::Assistant { text, .. } => ("assistant", text.len()),
            Message::Tool { output, .. } => ("tool", output.len()),
        };
        f.debug_struct("Message").field("kind", &kind).field("bytes", &bytes).finish_non_exhaustive()
    }
}

/// Never prints the text.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response").field("bytes", &self.text.len()).field("calls", &self.calls).finish()
    }
}
