use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use mantlet::{Input, Origin, ToolCall};
use serde::Deserialize;
use serde_json::Value;

/// Lines longer than this are refused, so that one line cannot fill the memory.
pub(crate) const LONGEST_LINE: usize = 64 << 20;

/// A file, or standard input where the path is `-`, unpacked where it is gzip.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    if path == Path::new("-") {
        return unpacked(BufReader::new(io::stdin())).map_err(named);
    }
    let file = File::open(path).map_err(named)?;
    if file.metadata().map_err(named)?.is_dir() {
        return Err(named(io::ErrorKind::IsADirectory.into()));
    }
    unpacked(BufReader::with_capacity(1 << 16, file)).map_err(named)
}

fn unpacked(mut reader: impl BufRead + Send + 'static) -> io::Result<Box<dyn BufRead + Send>> {
    Ok(match reader.fill_buf()?.starts_with(&[0x1F, 0x8B]) {
        true => Box::new(BufReader::with_capacity(1 << 16, flate2::bufread::MultiGzDecoder::new(reader))),
        false => Box::new(reader),
    })
}

/// Reads the next line into `line`, without its line break; `None` at the end.
///
/// Of a line that is too long only the first part is kept, and `Some(false)` says so.
pub(crate) fn next_line(reader: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let limit = LONGEST_LINE as u64 + 1;
    if reader.take(limit).read_until(b'\n', line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        return Ok(Some(true));
    }
    if line.len() <= LONGEST_LINE {
        return Ok(Some(true));
    }
    line.clear();
    let mut rest = Vec::new();
    while reader.take(1 << 16).read_until(b'\n', &mut rest)? > 0 && rest.last() != Some(&b'\n') {
        rest.clear();
    }
    Ok(Some(false))
}

/// One line of a data set: a text, or the call of a tool. Other keys are ignored.
#[derive(Deserialize)]
pub(crate) struct Row {
    text: Option<String>,
    origin: Option<String>,
    role: Option<String>,
    context: Option<String>,
    tool: Option<String>,
    #[serde(default)]
    arguments: Value,
    user_request: Option<String>,
    description: Option<String>,
}

/// A row as something to evaluate.
pub(crate) struct Case {
    text: String,
    origin: Origin,
    context: Option<String>,
    call: Option<ToolCall>,
}

impl Case {
    /// Reads a line of JSON.
    pub(crate) fn parse(line: &[u8]) -> Result<Case, String> {
        let text = std::str::from_utf8(line).map_err(|error| format!("not UTF-8: {error}"))?;
        let row: Row = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let origin = match (&row.origin, row.role.as_deref()) {
            (Some(origin), _) => origin.parse().map_err(|error: mantlet::Error| error.to_string())?,
            (None, Some("response" | "assistant")) => Origin::Assistant,
            (None, Some("system")) => Origin::System,
            (None, Some("prompt" | "user") | None) => Origin::User,
            (None, Some(role)) => return Err(format!("unknown role `{role}`; known are prompt, response")),
        };
        let call = row.tool.map(|tool| {
            let call = ToolCall::new(tool, row.arguments);
            let call = row.user_request.into_iter().fold(call, ToolCall::with_user_request);
            row.description.into_iter().fold(call, ToolCall::with_description)
        });
        match (row.text, &call) {
            (Some(text), _) => Ok(Case { text, origin, context: row.context, call }),
            (None, Some(_)) => Ok(Case { text: String::new(), origin, context: row.context, call }),
            (None, None) => Err("neither `text` nor `tool`".to_owned()),
        }
    }

    pub(crate) fn input(&self) -> Input<'_> {
        let input = match &self.call {
            Some(call) => Input::tool_call(call),
            None => Input::new(self.origin, &self.text),
        };
        match &self.context {
            Some(context) => input.with_context(context),
            None => input,
        }
    }
}
