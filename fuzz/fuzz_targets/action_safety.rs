//! Any text as the arguments, the request and the context of a tool call: findings lie in the arguments and are explained.
//! `cargo +nightly fuzz run action_safety`

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mantlet::{ActionSafety, Origin, ToolCall};
use serde_json::{Value, json};

static SAFETY: LazyLock<ActionSafety> =
    LazyLock::new(|| ActionSafety::embedded().expect("the table is in the crate").without_model());

fuzz_target!(|text: &str| {
    let (tool, rest) = text.split_once('\n').unwrap_or(("bash", text));
    let arguments = serde_json::from_str(rest).unwrap_or_else(|_| json!({"command": rest, "code": rest, "sql": rest, "path": rest}));
    let as_text = Value::String(rest.to_owned());
    for arguments in [arguments, as_text, json!({"command": [rest, tool]})] {
        let call = ToolCall::new(if tool.is_empty() { "bash" } else { tool }, arguments)
            .with_user_request(rest)
            .with_context(Origin::Web, rest)
            .with_transcript(rest);
        let found = SAFETY.evaluate(&call).expect("without the model nothing fails");
        for finding in &found.findings {
            assert!(call.arguments_json().get(finding.span()).is_some());
            assert!(call.pointer_at(finding.start).is_some() || finding.span().is_empty());
            assert!(ActionSafety::explain(&finding.reason).is_some());
        }
    }
});
