use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use mantlet::{Input, Origin, ToolCall};
use serde::Deserialize;
use serde_json::Value;

use crate::show;

/// Lines longer than this are refused, so that one line cannot fill the memory.
pub(crate) const LONGEST_LINE: usize = 64 << 20;

/// Read at once: no less than standard input holds back by itself, so that nothing waits there unseen.
const BUFFER: usize = 1 << 16;

/// A file or standard input, unpacked where it is gzip.
pub(crate) struct Reader {
    content: Content,
    size: Option<u64>,
}

enum Content {
    Plain(BufReader<Source>),
    Gzip(BufReader<MultiGzDecoder<BufReader<Source>>>),
}

/// The bytes as they are stored, counted.
struct Source {
    bytes: Box<dyn Read + Send>,
    position: u64,
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.position += read as u64;
        Ok(read)
    }
}

impl Reader {
    /// Opens a file, or standard input where the path is `-`.
    pub(crate) fn open(path: &Path) -> io::Result<Reader> {
        let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        if path == Path::new("-") {
            return Reader::new(Box::new(io::stdin()), None).map_err(named);
        }
        let file = File::open(path).map_err(named)?;
        let metadata = file.metadata().map_err(named)?;
        if metadata.is_dir() {
            return Err(named(io::ErrorKind::IsADirectory.into()));
        }
        // What is not an ordinary file, and some files of the system, have a length of 0.
        let size = Some(metadata.len()).filter(|size| metadata.is_file() && *size > 0);
        Reader::new(Box::new(file), size).map_err(named)
    }

    fn new(bytes: Box<dyn Read + Send>, size: Option<u64>) -> io::Result<Reader> {
        let mut stored = BufReader::with_capacity(BUFFER, Source { bytes, position: 0 });
        let content = match stored.fill_buf()?.starts_with(&[0x1F, 0x8B]) {
            true => Content::Gzip(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(stored))),
            false => Content::Plain(stored),
        };
        Ok(Reader { content, size })
    }

    /// Bytes of the file as it is stored, where they are known.
    pub(crate) fn size(&self) -> Option<u64> {
        self.size
    }

    /// Bytes taken from the file as it is stored.
    pub(crate) fn position(&self) -> u64 {
        match &self.content {
            Content::Plain(reader) => reader.get_ref().position,
            Content::Gzip(reader) => reader.get_ref().get_ref().get_ref().position,
        }
    }

    pub(crate) fn is_gzip(&self) -> bool {
        matches!(self.content, Content::Gzip(_))
    }

    /// Whether the next line may have yet to be written: of a pipe or a terminal, no whole line is here.
    pub(crate) fn is_drained(&self) -> bool {
        let buffer = match &self.content {
            Content::Plain(reader) => reader.buffer(),
            Content::Gzip(reader) => reader.buffer(),
        };
        self.size.is_none() && !buffer.contains(&b'\n')
    }

    /// The bytes as they are, unpacked.
    pub(crate) fn unpacked(&mut self) -> &mut dyn BufRead {
        match &mut self.content {
            Content::Plain(reader) => reader,
            Content::Gzip(reader) => reader,
        }
    }

    /// Everything; `None` where it is longer than `limit` bytes, of which no more are kept in memory.
    pub(crate) fn read_all(mut self, limit: u64) -> io::Result<Option<Vec<u8>>> {
        if !self.is_gzip() && self.size.is_some_and(|size| size > limit) {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        self.unpacked().take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= limit))
    }

    /// Reads the next line into `line`, without its line break; `None` at the end.
    ///
    /// Of a line that is too long nothing is kept, and `Some(false)` says so.
    pub(crate) fn next_line(&mut self, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
        line.clear();
        let reader = self.unpacked();
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

/// What is wrong with a row, without the value that is wrong: it may be the text.
fn without_value(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(", expected ") {
        Some((wrong, expected)) if wrong.starts_with("invalid ") => format!("expected {expected}"),
        _ => message,
    }
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
        let row: Row = serde_json::from_str(text).map_err(|error| without_value(&error))?;
        let origin = match (&row.origin, row.role.as_deref()) {
            (Some(origin), _) => origin.parse().map_err(|_| {
                let known = Origin::ALL.map(Origin::as_str).join(", ");
                format!("unknown origin `{}`; known are {known}", show::quoted(origin))
            })?,
            (None, Some("response" | "assistant")) => Origin::Assistant,
            (None, Some("system")) => Origin::System,
            (None, Some("prompt" | "user") | None) => Origin::User,
            (None, Some(role)) => {
                let known = "prompt, user, response, assistant, system";
                return Err(format!("unknown role `{}`; known are {known}", show::quoted(role)));
            }
        };
        if row.tool.as_deref() == Some("") {
            return Err("`tool` is empty".to_owned());
        }
        let call = row.tool.map(|tool| {
            let call = ToolCall::new(tool, row.arguments);
            let call = row.user_request.into_iter().fold(call, ToolCall::with_user_request);
            let call = row.description.into_iter().fold(call, ToolCall::with_description);
            row.context.iter().fold(call, |call, context| call.with_transcript(context))
        });
        match (row.text, &call) {
            (Some(text), _) => Ok(Case { text, origin, context: row.context, call }),
            // The call carries its context.
            (None, Some(_)) => Ok(Case { text: String::new(), origin, context: None, call }),
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_file_is_read_from_nothing_to_its_size() {
        let rows = "{\"text\":\"hello\"}\n".repeat(20_000);
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(rows.as_bytes()).unwrap();
        for (name, content) in [("plain", rows.into_bytes()), ("gzip", packed.finish().unwrap())] {
            let path = std::env::temp_dir().join(format!("mantlet-input-{name}-{}", std::process::id()));
            std::fs::write(&path, &content).unwrap();
            let mut reader = Reader::open(&path).unwrap();
            std::fs::remove_file(&path).unwrap();
            assert_eq!((reader.size(), reader.is_gzip()), (Some(content.len() as u64), name == "gzip"));
            let (mut line, mut count) = (Vec::new(), 0);
            while reader.next_line(&mut line).unwrap() == Some(true) {
                count += 1;
                assert!(!reader.is_drained());
            }
            assert_eq!((count, reader.position()), (20_000, content.len() as u64));
        }
    }
}
