//! Readers of formats that hold tensors or graphs, and of the files around them in a model repository: what each makes
//! a loader do, without doing it.
//!
//! Every reader below is a function over bytes that never panics, allocates nothing for a number it has not checked,
//! and says what it found in [`Notes`]; here they are chosen by content and their notes go into the scan.

mod cursor;
mod gguf;
mod hdf5;
mod hdf5_heap;
mod hub;
mod json;
mod keras;
mod malformed;
mod notes;
mod onnx;
mod paths;
mod protobuf;
mod python;
mod safetensors;
mod template;
mod tensorflow;
mod tensors;

use std::path::Path;

use super::report::ArtifactVerdict;
use super::scan::Scan;
use malformed::Malformed;
use notes::{Level, Notes};

pub(super) use notes::clip;

/// Reads `bytes` where one of this folder's formats is recognised by content: safetensors, GGUF, HDF5, ONNX, a
/// SavedModel's protobuf, or JSON of a Keras model. Gives the format's name.
pub(super) fn scan(bytes: &[u8], scan: &mut Scan<'_>) -> Option<&'static str> {
    let mut notes = Notes::new();
    let (format, code, result): (_, _, Result<(), Malformed>) = if gguf::looks_like(bytes) {
        ("gguf", "gguf.malformed", gguf::read(bytes, &mut notes).map(|_| ()))
    } else if hdf5::looks_like(bytes) {
        ("hdf5", "hdf5.malformed", hdf5::read(bytes, &mut notes))
    } else if safetensors::looks_like(bytes) {
        ("safetensors", "safetensors.malformed", safetensors::read(bytes).map(|_| ()))
    } else if tensorflow::looks_like_saved_model(bytes) {
        ("tf_savedmodel", "tensorflow.malformed", tensorflow::read_saved_model(bytes, &mut notes))
    } else if onnx::looks_like(bytes) {
        ("onnx", "onnx.malformed", onnx::read(bytes, &mut notes).map(|_| ()))
    } else if tensorflow::looks_like_keras_metadata(bytes) {
        ("keras_metadata", "keras.malformed", tensorflow::read_keras_metadata(bytes, &mut notes))
    } else if tensorflow::looks_like_graph(bytes) {
        ("tf_graph", "tensorflow.malformed", tensorflow::read_graph(bytes, &mut notes))
    } else if keras::looks_like(bytes) {
        ("keras_json", "keras.malformed", keras::scan_config(bytes, &mut notes))
    } else {
        return None;
    };
    if let Err(malformed) = result {
        notes.refuse(code, malformed);
    }
    report(notes, scan);
    Some(format)
}

/// Reads a member of a Keras archive: `config.json`, `metadata.json`. `name` is the member's name.
pub(super) fn keras_member(name: &str, bytes: &[u8], scan: &mut Scan<'_>) {
    let mut notes = Notes::new();
    let result = match name {
        "config.json" => keras::scan_config(bytes, &mut notes),
        _ if name.ends_with(".json") => json::parse(bytes, json::Dialect::Python).map(|_| ()),
        _ => Ok(()),
    };
    if let Err(malformed) = result {
        notes.refuse("keras.malformed", malformed);
    }
    report(notes, scan);
}

/// Reads one file of a folder that is a model repository, by its name and its content, beside what its content alone
/// says: `config.json` with `auto_map`, tokenizer templates, Python files, shard indices.
pub(super) fn repository_file(path: &str, bytes: &[u8], scan: &mut Scan<'_>) {
    let mut notes = Notes::new();
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "json" => {
            if let Err(malformed) = hub::scan_json(path, bytes, &mut notes) {
                notes.refuse("hub.malformed_json", malformed);
            }
        }
        "jinja" | "jinja2" | "j2" => notes = template::scan(&String::from_utf8_lossy(bytes)),
        "py" | "pyw" | "ipynb" => notes = python::scan(bytes),
        _ => {}
    }
    report(notes, scan);
}

/// Checks the files that an ONNX model at `path` on disk keeps tensors in: each must be a plain file inside the model's
/// own folder and long enough. A link is followed by name alone, never opened.
pub(super) fn files_beside(path: &Path, bytes: &[u8], scan: &mut Scan<'_>) {
    if !onnx::looks_like(bytes) {
        return;
    }
    let mut ignored = Notes::new();
    let (Ok(external), Some(folder)) = (onnx::read(bytes, &mut ignored), path.parent()) else {
        return;
    };
    for reference in external.iter().filter(|reference| !paths::leaves_folder(&reference.location)) {
        let mut place = folder.to_owned();
        for part in reference.location.split('/') {
            place.push(part);
            let Ok(metadata) = place.symlink_metadata() else {
                let message =
                    format!("The external data {} are not beside the model.", clip(&reference.location));
                scan.note("onnx.external_missing", reference.at as u64, message);
                break;
            };
            if metadata.file_type().is_symlink() {
                let message = format!("The external data {} are a symbolic link.", clip(&reference.location));
                scan.block("onnx.external_link", reference.at as u64, message);
                break;
            }
            if metadata.is_file()
                && let Err(malformed) = onnx::check_external(reference, metadata.len())
            {
                scan.refuse("onnx.external_bounds", malformed.offset, malformed.message);
            }
        }
    }
}

/// Whether a file's name promises a model format, so that content which is none of them has to be refused.
pub(super) fn promises_model(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    matches!(
        extension.as_str(),
        "safetensors"
            | "gguf"
            | "ggml"
            | "onnx"
            | "pb"
            | "h5"
            | "hdf5"
            | "keras"
            | "npy"
            | "npz"
            | "pt"
            | "pth"
            | "pkl"
            | "joblib"
    )
}

fn report(notes: Notes, scan: &mut Scan<'_>) {
    for note in notes.into_vec() {
        match (note.level, note.subject) {
            (Level::Review, subject) => {
                scan.review(note.code, note.offset, &subject.unwrap_or_default(), note.message)
            }
            (Level::Info, subject) => {
                scan.add(ArtifactVerdict::Pass, note.code, note.offset, subject, note.message)
            }
            (Level::Block, subject) => {
                scan.add(ArtifactVerdict::Block, note.code, note.offset, subject, note.message)
            }
            (Level::Refuse, subject) => {
                scan.add(ArtifactVerdict::Refuse, note.code, note.offset, subject, note.message)
            }
        }
    }
}
