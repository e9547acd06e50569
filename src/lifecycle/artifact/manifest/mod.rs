//! What a model consists of, to the tensor, and what changed between two versions of it.

mod diff;
mod html;
mod layout;
mod measure;
mod pattern;
mod rank;
mod values;

use std::fmt;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

pub use diff::{FileChange, ModelDiff, TensorChange};
pub use measure::TensorMeasure;
pub use pattern::ChangePattern;

use self::layout::Layout;
use super::digest::for_each_chunk;
use super::hashing::{Hashing, Meter};
use super::tree::{EntryKind, SINGLE_FILE, Tree, components, is_under};
use crate::hex::hex;
use crate::{Error, ErrorKind};

/// The form of the JSON, in its `format` field.
const FORMAT: &str = "mantlet-manifest/1";

/// Left out unless [`ManifestOptions::including_git`] asks: a repository's own files.
const GIT_PATHS: [&str; 4] = [".git", ".gitattributes", ".github", ".gitignore"];

/// Every file of a model and every tensor in it, each with its SHA-256, under one root digest.
///
/// Tensors are listed for safetensors and GGUF files; other files are listed as a whole. The root digest
/// commits to the names and the content of all files: it is the SHA-256 of what `sha256sum` prints for them in
/// order of their bytes, so that nobody needs this library to compute it:
///
/// ```text
/// cd MODEL && find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
/// ```
///
/// # Cost
///
/// Each byte is read once, and hashed once for its file and once for its tensor, in one thread unless
/// [`ManifestOptions::with_threads`] asks for more; then files go to different threads.
///
/// # Untrusted input
///
/// Headers of tensor files are read within 100 MB and checked before use; a file that contradicts itself is
/// listed as a whole, with the reason in [`ManifestFile::unreadable`]. No symbolic link is followed.
///
/// ```no_run
/// use mantlet::lifecycle::artifact::ModelManifest;
///
/// let manifest = ModelManifest::of("models/classifier")?;
/// std::fs::write("models/classifier.manifest.json", manifest.to_json())?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelManifest {
    format: String,
    name: String,
    root_digest: String,
    #[serde(default)]
    ignored: Vec<String>,
    files: Vec<ManifestFile>,
}

/// A file of a [`ModelManifest`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ManifestFile {
    /// The path relative to the model, with `/` between components; `.` where the model is one file.
    pub path: String,
    /// The size in bytes.
    pub bytes: u64,
    /// SHA-256 of the content, in lower-case hexadecimal.
    pub sha256: String,
    /// `safetensors` or `gguf`, by content, where the file's tensors are listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Why its tensors cannot be listed, where the content began like such a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreadable: Option<String>,
    /// Its tensors, in order of position.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tensors: Vec<ManifestTensor>,
}

/// A tensor of a [`ManifestFile`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ManifestTensor {
    /// The name in the file.
    pub name: String,
    /// The type of the elements, as the format spells it: `BF16`, `Q4_K`.
    pub dtype: String,
    /// The dimensions, the one that varies fastest last, whatever the order of the format.
    pub shape: Vec<u64>,
    /// Where its bytes begin in the file.
    pub offset: u64,
    /// The size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// How a [`ModelManifest`] is made.
#[derive(Clone, Default)]
pub struct ManifestOptions {
    hashing: Hashing,
    ignored: Vec<String>,
    including_git: bool,
}

impl ModelManifest {
    /// The manifest of a model, a folder or one file.
    ///
    /// # Errors
    ///
    /// As [`ManifestOptions::build`].
    pub fn of(model: impl AsRef<Path>) -> Result<ModelManifest, Error> {
        ManifestOptions::default().build(model)
    }

    /// Reads [`ModelManifest::to_json`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Asset`] where it is not one, or where its root digest is not that of its files.
    pub fn from_json(json: &[u8]) -> Result<ModelManifest, Error> {
        let manifest: ModelManifest = serde_json::from_slice(json)
            .map_err(|error| Error::new(ErrorKind::Asset, "not a manifest").with_source(error))?;
        let asset = |message: String| Err(Error::new(ErrorKind::Asset, message));
        if manifest.format != FORMAT {
            return asset(format!("the manifest's format is {:?}, not {FORMAT}", manifest.format));
        }
        if let Some(file) = manifest.files.iter().find(|file| !is_plain(&file.path)) {
            return asset(format!("{:?} is not a plain path inside the folder", file.path));
        }
        if !manifest.files.is_sorted_by(|one, other| one.path < other.path) {
            return asset("the manifest's files are not in order".to_owned());
        }
        match manifest.root_digest == root_digest(&manifest.files) {
            true => Ok(manifest),
            false => asset("the manifest's root digest is not that of its files".to_owned()),
        }
    }

    /// A manifest of files alone, from path, size and digest, in order of paths.
    #[cfg(feature = "signing")]
    pub(super) fn of_digests(name: String, digests: Vec<(String, u64, String)>) -> ModelManifest {
        let file = |(path, bytes, sha256)| ManifestFile {
            path,
            bytes,
            sha256,
            format: None,
            unreadable: None,
            tensors: Vec::new(),
        };
        let files: Vec<ManifestFile> = digests.into_iter().map(file).collect();
        let (format, root_digest) = (FORMAT.to_owned(), root_digest(&files));
        ModelManifest { format, name, root_digest, ignored: Vec::new(), files }
    }

    /// The manifest as JSON, indented, with a final newline.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("strings and numbers are JSON");
        json.push('\n');
        json
    }

    /// The last component of the model's path.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256 over the names and digests of all files, in lower-case hexadecimal.
    pub fn root_digest(&self) -> &str {
        &self.root_digest
    }

    /// The files, in order of the bytes of their paths.
    pub fn files(&self) -> &[ManifestFile] {
        &self.files
    }

    /// The paths that were left out.
    pub fn ignored(&self) -> &[String] {
        &self.ignored
    }

    /// What changed from this version of a model to `after`, by digests alone.
    pub fn diff(&self, after: &ModelManifest) -> ModelDiff {
        ModelDiff::of(self, after)
    }

    /// What changed, with the size of every change: `before` and `after` are the models that `self` and
    /// the other manifest were made of.
    ///
    /// # Errors
    ///
    /// Where a changed tensor cannot be read, or is no longer what its manifest says.
    pub fn diff_measured(
        &self,
        before: impl AsRef<Path>,
        after_manifest: &ModelManifest,
        after: impl AsRef<Path>,
    ) -> Result<ModelDiff, Error> {
        let mut diff = self.diff(after_manifest);
        diff.measure(&Tree::open(before.as_ref())?, &Tree::open(after.as_ref())?)?;
        Ok(diff)
    }
}

impl ManifestOptions {
    /// The defaults: one thread, and everything but a repository's own files.
    pub fn new() -> ManifestOptions {
        ManifestOptions::default()
    }

    /// Hashes on `threads` threads; files go to different threads.
    #[must_use]
    pub fn with_threads(mut self, threads: NonZeroUsize) -> ManifestOptions {
        self.hashing.threads = threads;
        self
    }

    /// Calls `progress` with the bytes read so far and the bytes in all, from the threads that hash.
    #[must_use]
    pub fn with_progress(mut self, progress: impl Fn(u64, u64) + Send + Sync + 'static) -> ManifestOptions {
        self.hashing.progress = Some(Arc::new(progress));
        self
    }

    /// Leaves out a path relative to the model and what is under it.
    #[must_use]
    pub fn ignoring(mut self, path: impl Into<String>) -> ManifestOptions {
        self.ignored.push(path.into().trim_end_matches('/').to_owned());
        self
    }

    /// Includes `.git`, `.gitattributes`, `.github` and `.gitignore`.
    #[must_use]
    pub fn including_git(mut self) -> ManifestOptions {
        self.including_git = true;
        self
    }

    /// Makes the manifest of a model, a folder or one file.
    ///
    /// # Errors
    ///
    /// Where something cannot be read; [`ErrorKind::Input`] for a symbolic link, a pipe or a device, and for a
    /// name that is not UTF-8, since a manifest that leaves it out would hide it.
    pub fn build(&self, model: impl AsRef<Path>) -> Result<ModelManifest, Error> {
        self.of_tree(&Tree::open(model.as_ref())?)
    }

    fn of_tree(&self, tree: &Tree) -> Result<ModelManifest, Error> {
        let (names, _) = self.names(tree)?;
        let sizes = names.iter().map(|name| tree.open_file(name).and_then(|file| Ok(file.metadata()?.len())));
        let total = sizes.sum::<std::io::Result<u64>>()?;
        let meter = self.hashing.meter(total);
        let files = self.hashing.map(&names, |name, buffer| file(tree, name, buffer, &meter));
        let files = files.into_iter().collect::<Result<Vec<_>, _>>()?;
        Ok(ModelManifest {
            format: FORMAT.to_owned(),
            name: tree.name(),
            root_digest: root_digest(&files),
            ignored: self.all_ignored(),
            files,
        })
    }

    fn all_ignored(&self) -> Vec<String> {
        let git = GIT_PATHS.iter().filter(|_| !self.including_git).map(|path| (*path).to_owned());
        git.chain(self.ignored.iter().cloned()).collect()
    }

    /// The names of the files that a manifest lists, in order, and of those that it leaves out.
    pub(super) fn names(&self, tree: &Tree) -> Result<(Vec<String>, Vec<String>), Error> {
        let ignored = self.all_ignored();
        let (mut names, mut left_out) = (Vec::new(), Vec::new());
        for entry in tree.entries() {
            if ignored.iter().any(|ignored| is_under(&entry.name, ignored)) {
                left_out.push(entry.name.clone());
                continue;
            }
            let what = match entry.kind {
                EntryKind::File => {
                    names.push(entry.name.clone());
                    continue;
                }
                EntryKind::Link => "is a symbolic link: copy what it leads to into the folder",
                EntryKind::Special => "is neither a file nor a folder",
                EntryKind::Unnameable => "has a name that is not UTF-8",
            };
            return Err(Error::new(ErrorKind::Input, format!("{}: {what}", entry.name)));
        }
        names.sort_unstable();
        Ok((names, left_out))
    }
}

impl fmt::Debug for ManifestOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ManifestOptions").field("ignored", &self.ignored).finish_non_exhaustive()
    }
}

/// One pass over a file: its digest and those of its tensors.
fn file(tree: &Tree, name: &str, buffer: &mut Vec<u8>, meter: &Meter<'_>) -> Result<ManifestFile, Error> {
    let failed = |error: std::io::Error| {
        Error::new(ErrorKind::Io, format!("{name} cannot be read: {error}")).with_source(error)
    };
    let mut handle = tree.open_file(name).map_err(failed)?;
    let size = handle.metadata().map_err(failed)?.len();
    let (format, tensors, unreadable) = match Layout::of(&handle, size).map_err(failed)? {
        None => (None, Vec::new(), None),
        Some(Ok(layout)) => (Some(layout.format.to_owned()), layout.tensors, None),
        Some(Err(reason)) => (None, Vec::new(), Some(reason)),
    };
    handle.seek(SeekFrom::Start(0)).map_err(failed)?;
    let mut whole = Sha256::new();
    let mut digests: Vec<Sha256> = vec![Sha256::new(); tensors.len()];
    let (mut position, mut current) = (0u64, 0);
    for_each_chunk(&mut handle, size, buffer, |chunk| {
        whole.update(chunk);
        let end = position + chunk.len() as u64;
        while let Some(tensor) = tensors.get(current) {
            let (from, to) = (tensor.offset.max(position), (tensor.offset + tensor.bytes).min(end));
            if from < to {
                digests[current].update(&chunk[(from - position) as usize..(to - position) as usize]);
            }
            if tensor.offset + tensor.bytes > end {
                break;
            }
            current += 1;
        }
        position = end;
        meter.add(chunk.len());
    })
    .map_err(failed)?;
    if handle.read(&mut [0]).map_err(failed)? != 0 {
        return Err(Error::new(ErrorKind::Io, format!("{name} grew while it was read")));
    }
    let tensors = tensors.into_iter().zip(digests).map(|(placed, digest)| ManifestTensor {
        name: placed.name,
        dtype: placed.dtype,
        shape: placed.shape,
        offset: placed.offset,
        bytes: placed.bytes,
        sha256: hex(&digest.finalize()),
    });
    Ok(ManifestFile {
        path: name.to_owned(),
        bytes: size,
        sha256: hex(&whole.finalize()),
        format,
        unreadable,
        tensors: tensors.collect(),
    })
}

/// SHA-256 over the lines of `sha256sum`. Names with a backslash, a newline or a carriage return are escaped
/// as it escapes them, so that no two lists of files give the same lines.
pub(super) fn root_digest(files: &[ManifestFile]) -> String {
    let mut root = Sha256::new();
    for file in files {
        let escaped = file.path.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
        let mark = if escaped == file.path { "" } else { "\\" };
        root.update(format!("{mark}{}  {escaped}\n", file.sha256));
    }
    hex(&root.finalize())
}

fn is_plain(path: &str) -> bool {
    path == SINGLE_FILE || components(path).is_some()
}
