//! Writes what the trainer of `ActionSafety` needs of tool calls, so that training and inference share one
//! implementation: for each row on standard input, JSON lines `{"tool", "arguments", "user_request", "context"}`, one
//! JSON line on standard output.

use std::io::{BufRead, BufWriter, Write};

use mantlet::{ActionSafety, ToolCall};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let text = |key: &str| row[key].as_str().unwrap_or_default();
        let mut call = ToolCall::new(text("tool"), row["arguments"].clone());
        if !text("user_request").is_empty() {
            call = call.with_user_request(text("user_request"));
        }
        if !text("context").is_empty() {
            call = call.with_transcript(text("context"));
        }
        let (score, reason, commands, words, evidence) = ActionSafety::training_features(&call);
        writeln!(
            out,
            "{}",
            json!({"score": score, "reason": reason, "commands": commands, "words": words, "evidence": evidence})
        )?;
    }
    Ok(())
}
