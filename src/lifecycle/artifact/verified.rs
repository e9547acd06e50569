use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::algorithm::HashAlgorithm;
use super::hashing::Hashing;
use super::manifest::{ManifestOptions, ModelManifest};
use super::signature::{SignedFolder, SignerTrust};
use super::tree::Tree;
use super::{ArtifactReport, ArtifactVerdict, Scanner};
use crate::hex::hex;
use crate::{Error, ErrorKind, ModelProvenance};

/// What is checked again at every read. One digest of 32 bytes per chunk: 3.2 MB for 100 GB.
const CHUNK: usize = 1 << 20;

/// What a model has to be before it is loaded: what somebody trusted vouches for, and harmless by a scan of its files.
#[derive(Clone, Debug)]
pub struct ModelTrust {
    kind: Kind,
    scanner: Scanner,
    tolerated: ArtifactVerdict,
}

#[derive(Clone, Debug)]
enum Kind {
    Signed { signature: PathBuf, signer: SignerTrust },
    Manifest(Box<ModelManifest>),
    Pinned(String),
}

impl ModelTrust {
    /// Exactly what a trusted signer signed, by a signature file.
    pub fn signed(signature: impl Into<PathBuf>, signer: SignerTrust) -> ModelTrust {
        ModelTrust::new(Kind::Signed { signature: signature.into(), signer })
    }

    /// Exactly what a manifest lists, but for paths that it ignores.
    pub fn manifest(manifest: ModelManifest) -> ModelTrust {
        ModelTrust::new(Kind::Manifest(Box::new(manifest)))
    }

    /// Exactly what has a root digest, 64 hexadecimal digits, as
    /// [`ModelManifest::root_digest`] gives it for a manifest with default options.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where it is not a SHA-256.
    pub fn pinned(root_digest: &str) -> Result<ModelTrust, Error> {
        let plain = root_digest.len() == 64 && root_digest.bytes().all(|digit| digit.is_ascii_hexdigit());
        match plain {
            true => Ok(ModelTrust::new(Kind::Pinned(root_digest.to_ascii_lowercase()))),
            false => Err(Error::config("a root digest is 64 hexadecimal digits")),
        }
    }

    fn new(kind: Kind) -> ModelTrust {
        ModelTrust { kind, scanner: Scanner::new(), tolerated: ArtifactVerdict::Pass }
    }

    /// The same trust, scanning with the limits and the allow list of `scanner`.
    #[must_use]
    pub fn with_scanner(mut self, scanner: Scanner) -> ModelTrust {
        self.scanner = scanner;
        self
    }

    /// The same trust, opening models whose files scan no worse than `verdict`. Without it every file has to pass;
    /// [`ArtifactVerdict::Block`] trusts the signature or the manifest alone.
    #[must_use]
    pub fn tolerating(mut self, verdict: ArtifactVerdict) -> ModelTrust {
        self.tolerated = verdict;
        self
    }
}

/// A model whose files can be read only as they were when they were verified.
///
/// Opening it checks every file, through one handle per file that stays open; reading goes through the same
/// handle, and compares each chunk of 1 MiB with what was checked before a byte of it is given out. So there is
/// no gap between check and use: a file that is replaced on disk has no effect, and one that is changed in
/// place gives an error instead of other bytes. Files that the signature or the manifest does not cover are
/// not given out at all.
///
/// A file is opened only where a scan of the very bytes that are read later finds it harmless too
/// ([`ModelTrust::tolerating`]): a signature says who made a model, not what loading it does.
///
/// # Cost
///
/// Opening reads each byte twice, hashes it twice and scans it; reading hashes it once more, with BLAKE3. Memory: the
/// largest file while it is scanned, then 32 bytes per MiB of the model, and 1 MiB per reader. One open handle per
/// file.
///
/// ```no_run
/// use mantlet::lifecycle::artifact::{ModelTrust, SignerTrust, VerifiedModel};
/// use std::io::Read as _;
///
/// let signer = SignerTrust::public_key(&std::fs::read("publisher.pem")?)?;
/// let model = VerifiedModel::open("models/classifier", &ModelTrust::signed("models/classifier.sig", signer))?;
/// let mut weights = Vec::new();
/// model.reader("model.safetensors")?.read_to_end(&mut weights)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct VerifiedModel {
    tree: Tree,
    name: String,
    root_digest: String,
    files: BTreeMap<String, Held>,
    unsigned: Vec<String>,
    hashing: Hashing,
}

/// A file as it was when it was checked.
#[derive(Clone)]
struct Held {
    file: Arc<File>,
    opened_as: String,
    size: u64,
    chunks: Arc<[[u8; 32]]>,
}

/// Reads a file of a [`VerifiedModel`]: the bytes that were verified, or an error.
pub struct VerifiedFile {
    held: Held,
    position: u64,
    /// The chunk in the buffer, which was compared with its digest.
    chunk: Option<u64>,
    buffer: Vec<u8>,
}

impl VerifiedModel {
    /// Opens a model, a folder or one file, where it is what `trust` says; in one thread.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Asset`] where it is not, or where a file scans worse than is tolerated, with the first reason; [`ErrorKind::Io`] where it cannot be read.
    pub fn open(model: impl AsRef<Path>, trust: &ModelTrust) -> Result<VerifiedModel, Error> {
        VerifiedModel::open_with_threads(model, trust, NonZeroUsize::MIN)
    }

    /// The same on `threads` threads: files go to different threads.
    ///
    /// # Errors
    ///
    /// As [`VerifiedModel::open`].
    pub fn open_with_threads(
        model: impl AsRef<Path>,
        trust: &ModelTrust,
        threads: NonZeroUsize,
    ) -> Result<VerifiedModel, Error> {
        let hashing = Hashing { threads, progress: None };
        let tree = Tree::open(model.as_ref())?;
        let model = match &trust.kind {
            Kind::Signed { signature, signer } => signed(tree, signature, signer, hashing)?,
            Kind::Manifest(manifest) => {
                let mut options = ManifestOptions::new().including_git();
                for path in manifest.ignored() {
                    options = options.ignoring(path);
                }
                listed(tree, &options, hashing, |found| compare(manifest, found))?
            }
            Kind::Pinned(root) => {
                listed(tree, &ManifestOptions::new(), hashing, |found| match found.root_digest() == root {
                    true => Ok(()),
                    false => Err(refused(format!("the root digest is {}, not {root}", found.root_digest()))),
                })?
            }
        };
        if trust.tolerated < ArtifactVerdict::Block {
            let reports = model.scan(&trust.scanner)?;
            if let Some(report) = reports.iter().find(|report| report.verdict > trust.tolerated) {
                let why = report.findings.first().map_or("", |finding| finding.message.as_str());
                return Err(refused(format!("{} scans as {}: {why}", report.path, report.verdict)));
            }
        }
        Ok(model)
    }

    /// The names of all verified files, relative to the model, with `/` between components.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// What is in the folder and was not covered; no reader is given for it.
    pub fn unsigned(&self) -> &[String] {
        &self.unsigned
    }

    /// A reader of a verified file. Each has a position of its own.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] where no verified file has the name.
    pub fn reader(&self, name: &str) -> Result<VerifiedFile, Error> {
        let held = self.files.get(name);
        let held =
            held.ok_or_else(|| Error::new(ErrorKind::Input, format!("{name:?} is not a verified file")))?;
        Ok(VerifiedFile { held: held.clone(), position: 0, chunk: None, buffer: Vec::new() })
    }

    /// Scans every verified file, of which the whole is in memory for that time, in order of names.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where a file cannot be read any more, or was changed in place.
    pub fn scan(&self, scanner: &Scanner) -> Result<Vec<ArtifactReport>, Error> {
        let scanned = self.names().map(|name| {
            let mut bytes = Vec::new();
            self.reader(name)?.read_to_end(&mut bytes).map_err(|error| unreadable(name, error))?;
            Ok(scanner.scan_part(name, &bytes))
        });
        scanned.collect()
    }

    /// The name of the model's content, SHA-256 in lower-case hexadecimal: the signed root digest, or the
    /// manifest's.
    pub fn root_digest(&self) -> &str {
        &self.root_digest
    }

    /// Which model this is, for reports: the root digest is its hash, and its first 16 digits its version.
    pub fn model_provenance(&self) -> ModelProvenance {
        let version = self.root_digest.get(..16).unwrap_or(&self.root_digest);
        ModelProvenance::new(&self.name, version, &self.root_digest)
    }

    /// Reads every file again, for a schedule: each still has the verified content, and its name still leads to
    /// it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Asset`] with the first file that was changed, replaced or removed.
    pub fn reverify(&self) -> Result<(), Error> {
        let files: Vec<(&String, &Held)> = self.files.iter().collect();
        let checked = self.hashing.map(&files, |(name, held), _| {
            let changed = |error: io::Error| refused(format!("{name}: {error}")).with_source(error);
            let mut reader =
                VerifiedFile { held: (*held).clone(), position: 0, chunk: None, buffer: Vec::new() };
            for chunk in 0..held.chunks.len() as u64 {
                reader.load(chunk).map_err(changed)?;
            }
            self.tree.is_still(&held.opened_as, &held.file).map_err(changed)
        });
        checked.into_iter().collect()
    }
}

impl fmt::Debug for VerifiedModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, root_digest, .. } = self;
        f.debug_struct("VerifiedModel")
            .field("name", name)
            .field("root_digest", root_digest)
            .field("files", &self.files.len())
            .finish_non_exhaustive()
    }
}

impl VerifiedFile {
    /// The size in bytes, as verified.
    pub fn size(&self) -> u64 {
        self.held.size
    }

    fn load(&mut self, chunk: u64) -> io::Result<()> {
        self.chunk = None;
        let start = chunk * CHUNK as u64;
        let length = (self.held.size - start).min(CHUNK as u64) as usize;
        self.buffer.resize(length, 0);
        read_exact_at(&self.held.file, &mut self.buffer, start)?;
        if *blake3::hash(&self.buffer).as_bytes() != self.held.chunks[chunk as usize] {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "was changed after it was verified"));
        }
        self.chunk = Some(chunk);
        Ok(())
    }
}

impl Read for VerifiedFile {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() || self.position >= self.held.size {
            return Ok(0);
        }
        let chunk = self.position / CHUNK as u64;
        if self.chunk != Some(chunk) {
            self.load(chunk)?;
        }
        let from = (self.position % CHUNK as u64) as usize;
        let count = out.len().min(self.buffer.len() - from);
        out[..count].copy_from_slice(&self.buffer[from..from + count]);
        self.position += count as u64;
        Ok(count)
    }
}

impl Seek for VerifiedFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(offset) => self.held.size.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        let outside = || io::Error::new(io::ErrorKind::InvalidInput, "a position before the start");
        self.position = target.ok_or_else(outside)?;
        Ok(self.position)
    }
}

impl fmt::Debug for VerifiedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifiedFile").field("size", &self.held.size).finish_non_exhaustive()
    }
}

fn signed(
    tree: Tree,
    signature: &Path,
    signer: &SignerTrust,
    hashing: Hashing,
) -> Result<VerifiedModel, Error> {
    let folder = SignedFolder::read(&tree, signature, signer)?;
    let held = hashing.map(folder.files(), |file, _| {
        let ranges: Vec<(u64, u64)> = folder.ranges(file.size);
        hold(&tree, &file.opened_as, file.size, folder.algorithm(), &ranges)
    });
    let mut files = BTreeMap::new();
    for (file, held) in folder.files().iter().zip(held) {
        let (held, digests) = held.map_err(|error| unreadable(&file.name, error))?;
        if !folder.matches(&file.name, &digests) {
            return Err(refused(format!("{}: was changed after it was signed", file.name)));
        }
        files.insert(file.name.clone(), held);
    }
    let (root_digest, unsigned) = folder.into_parts();
    Ok(VerifiedModel { name: tree.name(), root_digest, files, unsigned, hashing, tree })
}

/// Verifies by a manifest that is made on the way, of digests of whole files.
fn listed(
    tree: Tree,
    options: &ManifestOptions,
    hashing: Hashing,
    check: impl FnOnce(&ModelManifest) -> Result<(), Error>,
) -> Result<VerifiedModel, Error> {
    let (names, unsigned) = options.names(&tree)?;
    let held = hashing.map(&names, |name, _| {
        let size = tree.open_file(name)?.metadata()?.len();
        hold(&tree, name, size, HashAlgorithm::Sha256, &[(0, size)])
    });
    let mut files = BTreeMap::new();
    let mut found = Vec::new();
    for (name, held) in names.iter().zip(held) {
        let (held, digests) = held.map_err(|error| unreadable(name, error))?;
        found.push((name.clone(), held.size, hex(&digests.concat())));
        files.insert(name.clone(), held);
    }
    let manifest = ModelManifest::of_digests(tree.name(), found);
    check(&manifest)?;
    let root_digest = manifest.root_digest().to_owned();
    Ok(VerifiedModel { name: tree.name(), root_digest, files, unsigned, hashing, tree })
}

fn compare(expected: &ModelManifest, found: &ModelManifest) -> Result<(), Error> {
    if expected.root_digest() == found.root_digest() {
        return Ok(());
    }
    let change = expected.diff(found).files.into_iter().next();
    Err(match change {
        Some(change) => refused(format!("{} was {}", change.path, change.change)),
        None => refused("the root digest is another".to_owned()),
    })
}

/// Reads a file once, through the handle that is kept: the digests of ranges that lie end to end, and of chunks.
fn hold(
    tree: &Tree,
    name: &str,
    size: u64,
    algorithm: HashAlgorithm,
    ranges: &[(u64, u64)],
) -> io::Result<(Held, Vec<Vec<u8>>)> {
    let file = tree.open_file(name)?;
    let mut chunks = Vec::new();
    let mut digests = Vec::with_capacity(ranges.len());
    let mut ranges = ranges.iter().copied();
    let mut open = ranges.next().map(|range| (range, algorithm.hasher()));
    let mut buffer = vec![0; CHUNK];
    let mut start = 0;
    loop {
        let length = (size - start).min(CHUNK as u64) as usize;
        let chunk = &mut buffer[..length];
        read_exact_at(&file, chunk, start)?;
        if length > 0 {
            chunks.push(*blake3::hash(chunk).as_bytes());
        }
        let end = start + length as u64;
        while let Some(((from, to), mut hasher)) = open.take() {
            let (first, last) = (from.max(start), to.min(end));
            if first < last {
                hasher.update(&chunk[(first - start) as usize..(last - start) as usize]);
            }
            if to > end {
                open = Some(((from, to), hasher));
                break;
            }
            digests.push(hasher.finish());
            open = ranges.next().map(|range| (range, algorithm.hasher()));
        }
        start = end;
        if start >= size {
            break;
        }
    }
    if read_at(&file, &mut [0], size)? != 0 {
        return Err(io::Error::other("the file grew while it was read"));
    }
    let held = Held { file: Arc::new(file), opened_as: name.to_owned(), size, chunks: chunks.into() };
    Ok((held, digests))
}

fn read_exact_at(file: &File, mut out: &mut [u8], mut at: u64) -> io::Result<()> {
    while !out.is_empty() {
        match read_at(file, out, at) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => {
                out = &mut out[count..];
                at += count as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(unix)]
fn read_at(file: &File, out: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, out, at)
}

#[cfg(windows)]
fn read_at(file: &File, out: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, out, at)
}

fn refused(message: String) -> Error {
    Error::new(ErrorKind::Asset, message)
}

fn unreadable(name: &str, error: io::Error) -> Error {
    Error::new(ErrorKind::Io, format!("{name} cannot be read: {error}")).with_source(error)
}
