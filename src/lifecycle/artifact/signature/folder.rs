use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};

use super::problem::SignatureProblem;
use super::statement::{Resource, Serialization};
use crate::lifecycle::artifact::algorithm::HashAlgorithm;
use crate::lifecycle::artifact::digest::for_each_chunk;
use crate::lifecycle::artifact::hashing::{Hashing, Meter};
use crate::lifecycle::artifact::tree::{EntryKind, Tree, is_under, posix};

/// Paths that are not signed unless a signer says otherwise: a repository's own.
pub(super) const GIT_PATHS: [&str; 4] = [".git", ".gitattributes", ".github", ".gitignore"];

/// A model folder as a signature sees it.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// What has to be signed, in the order of signers.
    pub(super) files: Vec<FolderFile>,
    /// What is there and not signed.
    pub(super) unsigned: Vec<String>,
    pub(super) problems: Vec<SignatureProblem>,
}

/// A file of the folder: what it is called, and what to open for it, which differs for a link.
#[derive(Clone, Debug)]
pub(in crate::lifecycle::artifact) struct FolderFile {
    pub(in crate::lifecycle::artifact) name: String,
    pub(in crate::lifecycle::artifact) opened_as: String,
    /// In bytes.
    pub(in crate::lifecycle::artifact) size: u64,
}

/// What of a folder is looked at.
pub(super) struct Scope<'s> {
    pub(super) allow_symlinks: bool,
    pub(super) ignored: Vec<&'s str>,
    /// The signature file, where it lies in the folder that it signs.
    pub(super) signature: Option<String>,
}

impl Folder {
    /// Sorts what is in a folder into files, unsigned paths and problems. A name that `signed` knows is a file
    /// even where it would be ignored.
    pub(super) fn of(tree: &Tree, scope: &Scope<'_>, signed: impl Fn(&str) -> bool) -> Folder {
        let mut folder = Folder::default();
        for entry in tree.entries() {
            let name = entry.name.as_str();
            let ignored = !signed(name) && scope.ignored.iter().any(|ignored| is_under(name, ignored));
            match entry.kind {
                EntryKind::Link if !scope.allow_symlinks => {
                    folder.problem("symlink", name, "is a symbolic link, which this signature does not allow")
                }
                EntryKind::Special => folder.problem("special_file", name, "is neither a file nor a folder"),
                _ if scope.signature.as_deref() == Some(name) && !signed(name) => {}
                _ if ignored => folder.unsigned.push(entry.name.clone()),
                EntryKind::Unnameable => {
                    folder.problem(
                        "unnameable",
                        name,
                        "has a name that is not UTF-8, which nothing can sign",
                    );
                }
                EntryKind::File => folder.add(tree, name, name),
                EntryKind::Link => match tree.resolve(name) {
                    Ok(target) if target.as_os_str().is_empty() => folder.unsigned.push(entry.name.clone()),
                    Ok(target) => match posix(&target) {
                        Some(target) => folder.add_link(tree, name, &target),
                        None => folder.problem("unnameable", name, "leads to a name that is not UTF-8"),
                    },
                    Err(error) => folder.problem("symlink", name, &format!("cannot be followed: {error}")),
                },
            }
        }
        folder
    }

    /// The resources of every file, in the order of the files; for a file that cannot be read, the reason.
    pub(super) fn hash(
        &self,
        tree: &Tree,
        serialization: &Serialization,
        hashing: &Hashing,
    ) -> Vec<Result<Vec<Resource>, SignatureProblem>> {
        let mut jobs: Vec<(usize, Option<(u64, u64)>)> = Vec::new();
        for (index, file) in self.files.iter().enumerate() {
            match serialization.shard_size {
                None => jobs.push((index, None)),
                Some(size) => jobs.extend(shards(file.size, size).map(|range| (index, Some(range)))),
            }
        }
        let meter = hashing.meter(self.files.iter().map(|file| file.size).sum());
        let digests = hashing.map(&jobs, |(index, range), buffer| {
            let file = &self.files[*index];
            hash_range(tree, file, *range, serialization.algorithm, buffer, &meter)
                .map(|digest| Resource { range: *range, digest })
        });
        let mut results: Vec<Result<Vec<Resource>, SignatureProblem>> =
            self.files.iter().map(|_| Ok(Vec::new())).collect();
        for ((index, _), digest) in jobs.into_iter().zip(digests) {
            match (digest, &mut results[index]) {
                (Ok(resource), Ok(resources)) => resources.push(resource),
                (Err(error), result) => *result = Err(unreadable(&self.files[index].name, &error)),
                (Ok(_), Err(_)) => {}
            }
        }
        results
    }

    fn add(&mut self, tree: &Tree, name: &str, opened_as: &str) {
        match tree.open_file(opened_as).and_then(|file| file.metadata()) {
            Ok(metadata) => self.files.push(FolderFile {
                name: name.to_owned(),
                opened_as: opened_as.to_owned(),
                size: metadata.len(),
            }),
            Err(error) => self.problems.push(unreadable(name, &error)),
        }
    }

    /// A link to a folder is not followed: what it leads to is signed under its own name.
    fn add_link(&mut self, tree: &Tree, name: &str, target: &str) {
        let is_file =
            tree.entries().iter().any(|entry| entry.name == target && entry.kind == EntryKind::File);
        match is_file {
            true => self.add(tree, name, target),
            false => self.unsigned.push(name.to_owned()),
        }
    }

    fn problem(&mut self, code: &'static str, name: &str, message: &str) {
        self.problems.push(SignatureProblem::of_file(code, name, message));
    }
}

/// The ranges of a file of `length` bytes, each `size` bytes long but the last. An empty file has none.
pub(super) fn shards(length: u64, size: u64) -> impl Iterator<Item = (u64, u64)> {
    let mut start = 0u64;
    std::iter::from_fn(move || {
        let end = start.saturating_add(size).min(length);
        let range = (start < length).then_some((start, end));
        start = end;
        range
    })
}

/// Names every file that is missing, extra, or too long or short to be the one signed, and drops it from what
/// is left to hash.
pub(super) fn match_names(
    folder: &mut Folder,
    signed: &BTreeMap<String, Vec<Resource>>,
    serialization: &Serialization,
) {
    let known: BTreeSet<String> = folder.files.iter().map(|file| file.name.clone()).collect();
    let blamed: BTreeSet<&str> =
        folder.problems.iter().filter_map(|problem| problem.path.as_deref()).collect();
    let gone = signed.keys().filter(|name| !known.contains(*name) && !blamed.contains(name.as_str()));
    let missing: Vec<SignatureProblem> = gone
        .map(|name| SignatureProblem::of_file("missing", name, "was signed and is not in the folder"))
        .collect();
    folder.problems.extend(missing);
    for file in std::mem::take(&mut folder.files) {
        match signed.get(&file.name) {
            // Counted before any shard is listed: a hostile shard size of one byte costs nothing.
            Some(resources) if count(file.size, serialization) == resources.len() as u64 => {
                folder.files.push(file);
            }
            Some(_) => folder.problem("changed", &file.name, "has another size than when it was signed"),
            // Sharding gives an empty file no shard, so that no signature can cover it.
            None if count(file.size, serialization) == 0 => folder.unsigned.push(file.name),
            None => folder.problem("extra", &file.name, "is in the folder and was not signed"),
        }
    }
}

/// How many resources a file of `length` bytes has.
pub(super) fn count(length: u64, serialization: &Serialization) -> u64 {
    serialization.shard_size.map_or(1, |size| length.div_ceil(size))
}

/// Names every file whose digests are not the signed ones.
pub(super) fn match_digests(
    folder: &Folder,
    signed: &BTreeMap<String, Vec<Resource>>,
    actual: &[Result<Vec<Resource>, SignatureProblem>],
) -> Vec<SignatureProblem> {
    let judged = folder.files.iter().zip(actual).filter_map(|(file, actual)| match actual {
        Err(problem) => Some(problem.clone()),
        Ok(actual) => match signed.get(&file.name) {
            Some(expected) if expected == actual => None,
            Some(expected) => Some(changed(&file.name, expected, actual)),
            None => Some(SignatureProblem::of_file("extra", &file.name, "was not signed")),
        },
    });
    judged.collect()
}

fn changed(name: &str, expected: &[Resource], actual: &[Resource]) -> SignatureProblem {
    let differing = expected.iter().zip(actual).filter(|(one, other)| one != other).count();
    let message = match expected {
        [Resource { range: None, .. }] => "was changed after it was signed".to_owned(),
        _ => format!("was changed after it was signed, in {differing} of {} shards", expected.len()),
    };
    SignatureProblem::of_file("changed", name, message)
}

pub(super) fn unreadable(name: &str, error: &io::Error) -> SignatureProblem {
    SignatureProblem::of_file("unreadable", name, format!("cannot be read: {error}"))
}

fn hash_range(
    tree: &Tree,
    file: &FolderFile,
    range: Option<(u64, u64)>,
    algorithm: HashAlgorithm,
    buffer: &mut Vec<u8>,
    meter: &Meter<'_>,
) -> io::Result<Vec<u8>> {
    let mut handle = tree.open_file(&file.opened_as)?;
    let (start, end) = range.unwrap_or((0, file.size));
    handle.seek(SeekFrom::Start(start))?;
    let mut hasher = algorithm.hasher();
    for_each_chunk(&mut handle, end - start, buffer, |chunk| {
        hasher.update(chunk);
        meter.add(chunk.len());
    })?;
    if end == file.size {
        at_end(&mut handle)?;
    }
    Ok(hasher.finish())
}

/// A file that grew since it was measured has bytes that nobody hashed.
pub(super) fn at_end(handle: &mut File) -> io::Result<()> {
    match handle.read(&mut [0])? {
        0 => Ok(()),
        _ => Err(io::Error::other("the file grew while it was read")),
    }
}
