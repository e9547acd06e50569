//! Readers of tensor files, graph files and repository files: what each format makes a loader do, without doing it.
//!
//! Every reader is a function over bytes that never panics, allocates nothing for a number it has not checked, and
//! says what it found in [`Notes`](notes::Notes). Which reader a file gets is decided by [`recognise`], by content.

pub(crate) mod cursor;
pub(crate) mod gguf;
pub(crate) mod hdf5;
mod hdf5_heap;
pub(crate) mod hub;
pub(crate) mod json;
pub(crate) mod keras;
pub(crate) mod malformed;
pub(crate) mod notes;
pub(crate) mod onnx;
pub(crate) mod paths;
pub(crate) mod protobuf;
pub(crate) mod python;
pub(crate) mod safetensors;
pub(crate) mod template;
pub(crate) mod tensorflow;
pub(crate) mod tensors;

use malformed::Malformed;
use notes::Notes;

/// A format of this folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Safetensors,
    Gguf,
    Onnx,
    SavedModel,
    TensorflowGraph,
    KerasMetadata,
    Hdf5,
}

/// The format that `bytes` can be read as; binary formats with a magic number first.
pub(crate) fn recognise(bytes: &[u8]) -> Option<Format> {
    if gguf::looks_like(bytes) {
        Some(Format::Gguf)
    } else if hdf5::looks_like(bytes) {
        Some(Format::Hdf5)
    } else if safetensors::looks_like(bytes) {
        Some(Format::Safetensors)
    } else if tensorflow::looks_like_saved_model(bytes) {
        Some(Format::SavedModel)
    } else if onnx::looks_like(bytes) {
        Some(Format::Onnx)
    } else if tensorflow::looks_like_keras_metadata(bytes) {
        Some(Format::KerasMetadata)
    } else if tensorflow::looks_like_graph(bytes) {
        Some(Format::TensorflowGraph)
    } else {
        None
    }
}

/// Everything the reader of `format` says, a malformed file included; and the files beside an ONNX model that it
/// refers to, which only a caller with the folder at hand can check.
pub(crate) fn read(format: Format, bytes: &[u8]) -> (Notes, Vec<onnx::External>) {
    let mut notes = Notes::new();
    let mut external = Vec::new();
    let nothing = |_| ();
    let (code, result): (_, Result<(), Malformed>) = match format {
        Format::Safetensors => ("safetensors_malformed", safetensors::read(bytes).map(|_| ())),
        Format::Gguf => ("gguf_malformed", gguf::read(bytes, &mut notes).map(|_| ())),
        Format::Onnx => ("onnx_malformed", onnx::read(bytes, &mut notes).map(|found| external = found)),
        Format::SavedModel => ("tensorflow_malformed", tensorflow::read_saved_model(bytes, &mut notes)),
        Format::TensorflowGraph => ("tensorflow_malformed", tensorflow::read_graph(bytes, &mut notes)),
        Format::KerasMetadata => ("keras_malformed", tensorflow::read_keras_metadata(bytes, &mut notes)),
        Format::Hdf5 => ("hdf5_malformed", hdf5::read(bytes, &mut notes).map(nothing)),
    };
    if let Err(malformed) = result {
        notes.refuse(code, malformed);
    }
    (notes, external)
}
