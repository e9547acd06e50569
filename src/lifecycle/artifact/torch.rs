//! Archives of PyTorch: `torch.save` since 1.6, TorchScript, the older stream of pickles, and model archives of
//! TorchServe.

use super::scan::Scan;
use super::{formats, pickle};

/// What the names of an archive's members say that it is.
pub(super) struct Layout {
    /// The folder in front of `data.pkl`, with its slash.
    root: Option<String>,
    is_script: bool,
    is_keras: bool,
    is_mar: bool,
    is_numpy: bool,
}

impl Layout {
    pub(super) fn of<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Layout {
        let root = names.clone().find_map(|name| name.strip_suffix("data.pkl")).map(str::to_owned);
        let ends = |suffix: &str| names.clone().any(|name| name.ends_with(suffix));
        let is_code =
            |name: &str| name.contains("/code/") && name.ends_with(".py") || name.starts_with("code/");
        Layout {
            is_script: root.is_some() && (names.clone().any(is_code) || ends("constants.pkl")),
            is_keras: names.clone().any(|name| name == "config.json")
                && (ends("metadata.json") || ends(".weights.h5")),
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
        member(name, bytes, scan);
    }

    /// Raw numbers that a loader copies into a tensor: nothing ever loads what they may spell.
    fn is_storage(&self, name: &str) -> bool {
        let data = self.root.as_deref().and_then(|root| name.strip_prefix(root)?.strip_prefix("data/"));
        data.is_some_and(|key| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()))
    }

    pub(super) fn finish(&self, scan: &mut Scan<'_>) {
        if self.is_script {
            let message = "TorchScript holds code of its own, which loading compiles and calling runs";
            scan.review("torch.script", None, "torchscript", message);
        }
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
