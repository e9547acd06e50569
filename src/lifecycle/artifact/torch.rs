//! Archives of PyTorch: `torch.save` since 1.6, TorchScript, the older stream of pickles, and model archives of
//! TorchServe.

use std::collections::HashMap;

use super::scan::Scan;
use super::{formats, pickle};

/// What the names of an archive's members say that it is.
pub(super) struct Layout {
    /// The folder in front of `data.pkl`, with its slash.
    root: Option<String>,
    is_script: bool,
    is_keras: bool,
    has_config: bool,
    is_mar: bool,
    is_numpy: bool,
}

impl Layout {
    pub(super) fn of<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Layout {
        let root = names.clone().find_map(|name| name.strip_suffix("data.pkl")).map(str::to_owned);
        let ends = |suffix: &str| names.clone().any(|name| name.ends_with(suffix));
        let is_code =
            |name: &str| name.contains("/code/") && name.ends_with(".py") || name.starts_with("code/");
        let has_config = names.clone().any(|name| name == "config.json");
        Layout {
            is_script: root.is_some() && (names.clone().any(is_code) || ends("constants.pkl")),
            is_keras: match has_config {
                true => ends("metadata.json") || ends(".weights.h5"),
                false => names.clone().any(|name| name == "metadata.json") && ends(".weights.h5"),
            },
            has_config,
            is_mar: names.clone().any(|name| name.starts_with("MAR-INF/")),
            is_numpy: root.is_none()
                && names.clone().count() > 0
                && names.clone().all(|name| name.ends_with(".npy")),
            root,
        }
    }

    pub(super) fn format(&self) -> &'static str {
        match self {
            Layout { is_script: true, .. } => "torchscript",
            Layout { root: Some(_), .. } => "torch",
            Layout { is_keras: true, .. } => "keras",
            Layout { is_mar: true, .. } => "mar",
            Layout { is_numpy: true, .. } => "npz",
            _ => "zip",
        }
    }

    /// Scans a member by what it is, and by what this archive makes of it.
    pub(super) fn member(&self, name: &str, bytes: &[u8], scan: &mut Scan<'_>) {
        if self.is_storage(name) {
            return;
        }
        if self.is_keras && name.ends_with(".json") {
            scan.within(name, |scan| formats::keras_member(name, bytes, scan));
            return;
        }
        if self.is_script && name.ends_with(".py") {
            scan.within(name, |scan| script(bytes, scan));
        }
        member(name, bytes, scan);
    }

    /// Raw numbers that a loader copies into a tensor: nothing ever loads what they may spell.
    fn is_storage(&self, name: &str) -> bool {
        let data = self.root.as_deref().and_then(|root| name.strip_prefix(root)?.strip_prefix("data/"));
        data.is_some_and(|key| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// What only all members together tell; `sizes` are their names and bytes.
    pub(super) fn finish<'n>(&self, sizes: impl Iterator<Item = (&'n str, u64)>, scan: &mut Scan<'_>) {
        if let Some(root) = &self.root {
            let data = format!("{root}data/");
            let sizes: HashMap<&str, u64> =
                sizes.filter_map(|(name, size)| Some((name.strip_prefix(&data)?, size))).collect();
            for (key, needed) in std::mem::take(&mut scan.storages) {
                if let Some(size) = sizes.get(key.as_str()).filter(|size| **size < needed) {
                    let message = format!("storage {key} has {size} bytes where its tensors need {needed}");
                    scan.refuse("torch.storage_size", None, message);
                }
            }
        }
        if self.is_keras && !self.has_config {
            scan.refuse(
                "keras.no_config",
                None,
                "a Keras archive has no config.json, so nobody knows its layers",
            );
        }
        if self.is_mar {
            let message = "a model archive of TorchServe brings a handler, which the server runs";
            scan.review("mar.handler", None, "mar handler", message);
        }
        if self.is_script {
            let message = "TorchScript holds code of its own, which loading compiles and calling runs";
            scan.review("torch.script", None, "torchscript", message);
        }
    }
}

/// Operators of TorchScript that open files, load libraries or reach the network, by the last part of their name.
const FILE_OPERATORS: [&str; 14] = [
    "from_file",
    "save",
    "_save",
    "load",
    "_load",
    "read_file",
    "write_file",
    "load_library",
    "load_state_dict_from_url",
    "_load_from_bytes",
    "download_url_to_file",
    "save_audio",
    "load_audio",
    "rpc_sync",
];

/// Code of TorchScript: operators are called by their full name, `torch.from_file(…)` or `ops.image.read_file(…)`.
fn script(bytes: &[u8], scan: &mut Scan<'_>) {
    let code = String::from_utf8_lossy(bytes);
    for call in code.split('(') {
        let start = call
            .rfind(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
            .map_or(0, |at| at + call[at..].chars().next().map_or(1, char::len_utf8));
        let name = &call[start..];
        let Some((path, last)) = name.rsplit_once('.') else { continue };
        let is_operator = matches!(path.split('.').next(), Some("torch" | "ops" | "aten" | "prim"));
        if is_operator && FILE_OPERATORS.contains(&last) {
            let message = format!("the operator `{}` reaches files or the network", formats::clip(name));
            scan.block("torch.script_operator", None, message);
        }
    }
}

/// Bytes of an element in a storage, by the name of its class; 1 where the class does not tell.
pub(super) fn storage_item(class: &str) -> u64 {
    match class.trim_end_matches("Storage") {
        "Double" | "Long" | "ComplexFloat" => 8,
        "ComplexDouble" => 16,
        "Float" | "Int" | "QInt32" => 4,
        "Half" | "BFloat16" | "Short" => 2,
        _ => 1,
    }
}

/// A member of any archive: Python files are read as such, everything else by its content.
pub(super) fn member(name: &str, bytes: &[u8], scan: &mut Scan<'_>) {
    if bytes.is_empty() {
        return;
    }
    if name.ends_with(".py") || name.ends_with(".json") || name.ends_with(".jinja") {
        scan.within(name, |scan| formats::repository_file(name, bytes, scan));
        return;
    }
    scan.nested(name, bytes);
}

/// The number with which `torch.save` before 1.6 begins, pickled with protocol 2 (`torch/serialization.py`).
const MAGIC: &[u8] = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.";

pub(super) fn is_legacy(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Reads the older form: magic number, protocol, machine, object, keys of storages, and then raw storages.
pub(super) fn legacy(bytes: &[u8], scan: &mut Scan<'_>) {
    let mut at = 0;
    for _ in 0..5 {
        match pickle::stream(bytes, at, scan) {
            pickle::End::Stopped(next) => at = next,
            pickle::End::Broken => return,
        }
    }
}
