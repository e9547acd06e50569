//! Readers of formats that hold tensors or graphs, each of which takes the bytes of a file or member and adds to a scan
//! what it finds. `scan` reads content that is already recognised; `looks_like` recognises it.

use super::scan::Scan;

/// A name out of a hostile file, short and on one line.
pub(super) fn clip(name: &str) -> String {
    let mut short: String = name.chars().take(120).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if name.chars().nth(120).is_some() {
        short.push('…');
    }
    short
}

/// Reads `bytes` where one of this folder's formats is recognised by content: safetensors, GGUF, HDF5, ONNX, a
/// SavedModel's protobuf, or JSON of a model. Gives the format's name.
pub(super) fn scan(_bytes: &[u8], _scan: &mut Scan<'_>) -> Option<&'static str> {
    None
}

/// Reads a member of a Keras archive: `config.json`, `metadata.json`. `name` is the member's name.
pub(super) fn keras_member(_name: &str, _bytes: &[u8], _scan: &mut Scan<'_>) {}

/// Reads one file of a folder that is a model repository, by its name and its content, beside what its content alone
/// says: `config.json` with `auto_map`, tokenizer templates, Python files, shard indices.
pub(super) fn repository_file(_path: &str, _bytes: &[u8], _scan: &mut Scan<'_>) {}
