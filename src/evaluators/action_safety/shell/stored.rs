//! Files of one text: what was fetched, decoded or written into them, until they run.

use super::expand::Field;
use super::languages::{inspect_code, is_interpreter};
use super::{Analyzer, Call, Category::*, paths};

/// Fetched and decoded files that are remembered.
const NAMES: usize = 64;
/// Files whose contents are remembered, and bytes of each.
const KEPT: usize = 64;
const KEPT_BYTES: usize = 1 << 14;

impl Analyzer<'_> {
    /// Notes a file that was fetched.
    pub(super) fn downloaded(&mut self, name: &str) {
        if !name.is_empty() && self.downloads.len() < NAMES {
            self.downloads.push(name.to_owned());
        }
    }

    /// Notes a file into which something was decoded.
    pub(super) fn decodes(&mut self, name: &str) {
        if !name.is_empty() && self.decoded.len() < NAMES {
            self.decoded.push(name.to_owned());
        }
    }

    /// Remembers what is in a file; what is appended to one that is known is added.
    pub(super) fn keep(&mut self, name: &str, bytes: &[u8], appends: bool) {
        let name = name.strip_prefix("./").unwrap_or(name);
        if name.is_empty() || bytes.len() > KEPT_BYTES {
            return;
        }
        match self.kept.iter().position(|known| known.0 == name) {
            Some(at) if appends && self.kept[at].1.len() + bytes.len() <= KEPT_BYTES => {
                self.kept[at].1.extend(bytes);
            }
            Some(at) => self.kept[at].1 = bytes.to_vec(),
            None if self.kept.len() < KEPT => self.kept.push((name.to_owned(), bytes.to_vec())),
            None => {}
        }
    }

    /// What is in a file, where an earlier command said so.
    pub(super) fn content(&self, name: &str) -> Option<&[u8]> {
        let name = name.strip_prefix("./").unwrap_or(name);
        self.kept.iter().find(|known| known.0 == name).map(|known| known.1.as_slice())
    }
}

/// A script that an earlier command wrote or decoded.
pub(super) fn run(analyzer: &mut Analyzer<'_>, file: &Field<'_>, call: &Call<'_>) {
    if let Some(bytes) = analyzer.content(&file.text) {
        let source = String::from_utf8_lossy(bytes).into_owned();
        if is_interpreter(call.name) {
            inspect_code(analyzer, &source, call.span);
        } else {
            analyzer.derived(&source, call.span);
        }
    }
    if analyzer.decoded.iter().any(|name| name == paths::file_name(&file.text)) {
        analyzer.note(Malware, 0.7, "shell.decoded_script", call.span);
    }
}
