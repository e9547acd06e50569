//! Writes what the trainer of `ActionSafety` needs of tool calls, so that training and inference share one
//! implementation: for each row on standard input, JSON lines `{"tool", "arguments", "user_request", "context"}`, one
//! JSON line on standard output. `--model` asks the shared model too: `risk`.

use std::io::{BufRead, BufWriter, Write};

use mantlet::{ActionSafety, ToolCall};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let safety = ActionSafety::embedded()?;
    // The rules and the tables need no model, and are much faster without.
    let asks = std::env::args().any(|argument| argument == "--model");
    let safety = if asks { safety } else { safety.without_model() };
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
        let found = safety.training_features(&call)?;
        writeln!(
            out,
            "{}",
            json!({
                "score": found.score, "reason": found.reason, "commands": found.commands, "learned": found.learned, "unknown": found.has_unknown, "removes": found.removes, "words": found.words,
                "evidence": found.evidence, "forwarded": found.is_forwarded, "risk": found.risk,
            })
        )?;
    }
    Ok(())
}
