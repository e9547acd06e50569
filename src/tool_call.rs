//! The call of a tool, as agents make it and as protocols carry it.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Error, ErrorKind, Origin};

/// A call of a tool that a model asks for, before it is executed.
///
/// It carries what a judge of the call needs: the tool, the arguments, what the user asked for, and what the agent has
/// read since, each text with its [`Origin`].
///
/// ```
/// use mantlet::{Origin, ToolCall};
/// let call = ToolCall::new("send_email", serde_json::json!({"to": "a@example.com"}))
///     .with_user_request("Mail the minutes to Ana")
///     .with_context(Origin::ToolOutput, "contacts: Ana, a@example.com");
/// assert_eq!(call.arguments_json(), r#"{"to":"a@example.com"}"#);
/// assert_eq!(call.pointer_at(7).as_deref(), Some("/to"));
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "ToolCallFields", into = "ToolCallFields")]
pub struct ToolCall {
    fields: ToolCallFields,
    json: String,
    is_confirmed: bool,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ToolCallFields {
    tool: String,
    #[serde(default)]
    arguments: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    user_request: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    context: Vec<ContextText>,
}

/// A text that the agent has read, with where it came from.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ContextText {
    origin: Origin,
    text: String,
}

impl ToolCall {
    /// A call of `tool` with its arguments, which are a JSON object for most tools.
    pub fn new(tool: impl Into<String>, arguments: Value) -> ToolCall {
        let json = arguments.to_string();
        let fields = ToolCallFields {
            tool: tool.into(),
            arguments,
            description: None,
            user_request: None,
            context: Vec::new(),
        };
        ToolCall { fields, json, is_confirmed: false }
    }

    /// One tool call of OpenAI's interfaces: an element of `tool_calls` in Chat Completions (`{"id", "type":
    /// "function", "function": {"name", "arguments"}}`, or `"type": "custom"` with its `input`), an item
    /// `function_call` or `custom_tool_call` of Responses, or the older `function_call`. The items of tools that are
    /// built into Responses (`local_shell_call`, `shell_call`, `apply_patch_call`, `computer_call`) are calls of a tool
    /// of that name without `_call`, with their `action` or `operation` as arguments.
    ///
    /// `arguments` is a string that should hold JSON. Where it does not, it is kept as that string, and
    /// `ActionSafety` says so in its label `unreadable_arguments`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] where no tool is named.
    pub fn from_openai(call: &Value) -> Result<ToolCall, Error> {
        let inner =
            ["function", "custom", "function_call"].iter().find_map(|key| call.get(key)).unwrap_or(call);
        let arguments = match (inner.get("arguments"), inner.get("input")) {
            (Some(Value::String(text)), _) => parsed(text),
            (Some(arguments), _) => arguments.clone(),
            (None, Some(input)) => Value::Object(Map::from_iter([("input".to_owned(), input.clone())])),
            (None, None) => match ["action", "operation"].iter().find_map(|key| inner.get(key)) {
                Some(action) => action.clone(),
                None => Value::Object(Map::new()),
            },
        };
        // The tools that are built into Responses have a type and no name.
        let kind = call.get("type").and_then(Value::as_str).and_then(|kind| kind.strip_suffix("_call"));
        let kind = kind.filter(|kind| !matches!(*kind, "function" | "custom_tool")).map(Value::from);
        named(inner.get("name").or(kind.as_ref()), arguments, "an OpenAI tool call")
    }

    /// One content block of Anthropic's Messages interface: `{"type": "tool_use", "id", "name", "input"}`, also
    /// `server_tool_use` and `mcp_tool_use`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] where no tool is named.
    pub fn from_anthropic(block: &Value) -> Result<ToolCall, Error> {
        let input = match block.get("input") {
            // While a block streams, its input is a string.
            Some(Value::String(text)) => parsed(text),
            Some(input) => input.clone(),
            None => Value::Object(Map::new()),
        };
        named(block.get("name"), input, "an Anthropic tool_use block")
    }

    /// A request `tools/call` of the Model Context Protocol, whole or its `params` alone: `{"name", "arguments"}`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] where the method is another one, or no tool is named.
    pub fn from_mcp(request: &Value) -> Result<ToolCall, Error> {
        if let Some(method) = request.get("method").and_then(Value::as_str)
            && method != "tools/call"
        {
            return Err(Error::new(ErrorKind::Input, "an MCP request that is no `tools/call`"));
        }
        let params = request.get("params").unwrap_or(request);
        let arguments = match params.get("arguments") {
            Some(Value::String(text)) => parsed(text),
            Some(arguments) => arguments.clone(),
            None => Value::Object(Map::new()),
        };
        named(params.get("name"), arguments, "an MCP tools/call")
    }

    /// The tool's own description, as the model saw it.
    #[must_use]
    pub fn with_description(mut self, description: impl Into<String>) -> ToolCall {
        self.fields.description = Some(description.into());
        self
    }

    /// The same call with other arguments.
    ///
    /// What a person confirmed was the call as it was: this one needs a confirmation of its own.
    #[must_use]
    pub fn with_arguments(mut self, arguments: Value) -> ToolCall {
        self.is_confirmed = false;
        self.json = arguments.to_string();
        self.fields.arguments = arguments;
        self
    }

    /// What the user asked for.
    #[must_use]
    pub fn with_user_request(mut self, request: impl Into<String>) -> ToolCall {
        self.fields.user_request = Some(request.into());
        self
    }

    /// One more text that the agent has read since, oldest first: a tool's output, a page, an e-mail. What the
    /// agent itself said or called before has [`Origin::Assistant`].
    #[must_use]
    pub fn with_context(mut self, origin: Origin, text: impl Into<String>) -> ToolCall {
        self.fields.context.push(ContextText { origin, text: text.into() });
        self
    }

    /// A transcript as context. A line that begins with `[user]` opens what the user said, with `[call]` or `[agent]`
    /// what the agent called or said, with `[result]` or `[tool]` what came back; everything before the first of
    /// them came from a tool.
    #[must_use]
    pub fn with_transcript(mut self, transcript: &str) -> ToolCall {
        let mut origin = Origin::ToolOutput;
        for line in transcript.split_inclusive('\n') {
            let next = match line.split_once(']').map(|pair| pair.0) {
                Some("[user") => Some(Origin::User),
                Some("[call" | "[agent") => Some(Origin::Assistant),
                Some("[result" | "[tool") => Some(Origin::ToolOutput),
                _ => None,
            };
            match self.fields.context.last_mut() {
                Some(open) if next.is_none() => open.text.push_str(line),
                _ => {
                    origin = next.unwrap_or(origin);
                    self.fields.context.push(ContextText { origin, text: line.to_owned() });
                }
            }
        }
        self
    }

    /// The same call after a person has confirmed it: rules of an `ActionPolicy` that ask for a
    /// confirmation are met, and nothing else is.
    ///
    /// Never part of the serialised call, so that no message can carry its own confirmation.
    #[must_use]
    pub fn confirmed(mut self) -> ToolCall {
        self.is_confirmed = true;
        self
    }

    /// Whether a person has confirmed the call.
    pub fn is_confirmed(&self) -> bool {
        self.is_confirmed
    }

    /// The tool's name.
    pub fn tool(&self) -> &str {
        &self.fields.tool
    }

    /// The arguments.
    pub fn arguments(&self) -> &Value {
        &self.fields.arguments
    }

    /// The arguments as compact JSON: the text that evaluators of text see.
    pub fn arguments_json(&self) -> &str {
        &self.json
    }

    /// The tool's description, where one was given.
    pub fn description(&self) -> Option<&str> {
        self.fields.description.as_deref()
    }

    /// What the user asked for, where it was given.
    pub fn user_request(&self) -> Option<&str> {
        self.fields.user_request.as_deref()
    }

    /// The texts that the agent has read, oldest first.
    pub fn context(&self) -> impl ExactSizeIterator<Item = (Origin, &str)> {
        self.fields.context.iter().map(|item| (item.origin, item.text.as_str()))
    }

    /// The JSON pointer (RFC 6901) of the argument in which byte `offset` of [`ToolCall::arguments_json`] lies: where
    /// a finding is. `None` past the end.
    pub fn pointer_at(&self, offset: usize) -> Option<String> {
        pointer_at(&self.json, offset)
    }
}

fn parsed(text: &str) -> Value {
    match serde_json::from_str(text) {
        Ok(value) => value,
        Err(_) if text.trim().is_empty() => Value::Object(Map::new()),
        Err(_) => Value::String(text.to_owned()),
    }
}

fn named(name: Option<&Value>, arguments: Value, what: &str) -> Result<ToolCall, Error> {
    match name.and_then(Value::as_str) {
        Some(name) if !name.is_empty() => Ok(ToolCall::new(name, arguments)),
        _ => Err(Error::new(ErrorKind::Input, format!("{what} needs the tool's name"))),
    }
}

/// Walks compact JSON up to `offset`, with the steps that lead there.
fn pointer_at(json: &str, offset: usize) -> Option<String> {
    enum Step {
        Key(String),
        Index(usize),
    }
    if offset >= json.len() {
        return None;
    }
    let bytes = json.as_bytes();
    let mut steps: Vec<Step> = Vec::new();
    let (mut at, mut is_key) = (0, false);
    while at <= offset {
        match bytes[at] {
            b'{' => {
                steps.push(Step::Key(String::new()));
                is_key = true;
            }
            b'[' => steps.push(Step::Index(0)),
            b'}' | b']' if at < offset => {
                steps.pop();
            }
            b',' => match steps.last_mut() {
                Some(Step::Index(index)) => *index += 1,
                _ => is_key = true,
            },
            b'"' => {
                let start = at;
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                if is_key && let Some(Step::Key(key)) = steps.last_mut() {
                    *key = serde_json::from_str(&json[start..=at]).unwrap_or_default();
                    is_key = false;
                }
            }
            _ => {}
        }
        at += 1;
    }
    let mut pointer = String::new();
    for step in steps {
        pointer.push('/');
        match step {
            Step::Key(key) => pointer.push_str(&key.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => pointer.push_str(&index.to_string()),
        }
    }
    Some(pointer)
}

/// Never prints the arguments.
impl fmt::Debug for ToolCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ToolCall")
            .field("tool", &self.fields.tool)
            .field("arguments_bytes", &self.json.len())
            .finish_non_exhaustive()
    }
}

impl From<ToolCall> for ToolCallFields {
    fn from(call: ToolCall) -> ToolCallFields {
        call.fields
    }
}

impl TryFrom<ToolCallFields> for ToolCall {
    type Error = Error;

    fn try_from(fields: ToolCallFields) -> Result<Self, Self::Error> {
        if fields.tool.is_empty() {
            return Err(Error::new(ErrorKind::Input, "a tool call needs the tool's name"));
        }
        let json = fields.arguments.to_string();
        Ok(ToolCall { fields, json, is_confirmed: false })
    }
}
