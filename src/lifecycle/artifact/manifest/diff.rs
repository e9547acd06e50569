use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use super::measure::{Source, TensorMeasure, measure};
use super::pattern::ChangePattern;
use super::{ManifestTensor, ModelManifest, html};
use crate::Error;
use crate::lifecycle::artifact::tree::Tree;

/// What changed between two versions of a model: which files, which tensors, and, where both models are at
/// hand, by how much.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ModelDiff {
    /// The root digest before.
    pub before: String,
    /// The root digest after.
    pub after: String,
    /// Every file that was added, removed or changed, in order of paths.
    pub files: Vec<FileChange>,
    /// Every tensor that was added, removed, moved or changed; measured ones first, from the largest relative
    /// change on, then in order of names.
    pub tensors: Vec<TensorChange>,
    /// Tensors that are the same, byte for byte, and in the same file.
    pub tensors_unchanged: usize,
}

/// A file that changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FileChange {
    /// The path relative to the model.
    pub path: String,
    /// `added`, `removed` or `changed`.
    pub change: &'static str,
    /// The size before in bytes, unless it was added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes_before: Option<u64>,
    /// The size after in bytes, unless it was removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes_after: Option<u64>,
}

/// A tensor that changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TensorChange {
    /// The name in its file.
    pub name: String,
    /// `added`, `removed`, `changed`, `retyped`, `reshaped`, or `moved` to another file without a change.
    pub change: &'static str,
    /// The file before, unless the tensor was added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_before: Option<String>,
    /// The file after, unless the tensor was removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_after: Option<String>,
    /// What it was, unless it was added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<ManifestTensor>,
    /// What it is, unless it was removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<ManifestTensor>,
    /// How far it moved, where both models are at hand and its type is one whose numbers are computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<TensorMeasure>,
    /// What the change looks like, where it was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<ChangePattern>,
    /// The change in words.
    pub summary: String,
}

/// A tensor with the file that it is in.
type Placed<'m> = (&'m str, &'m ManifestTensor);

/// A tensor before and after.
type Pair<'m> = (Option<Placed<'m>>, Option<Placed<'m>>);

impl ModelDiff {
    pub(super) fn of(before: &ModelManifest, after: &ModelManifest) -> ModelDiff {
        let (pairs, unchanged) = pairs(before, after);
        let tensors = pairs.into_iter().map(|(one, other)| TensorChange::of(one, other)).collect();
        ModelDiff {
            before: before.root_digest().to_owned(),
            after: after.root_digest().to_owned(),
            files: files(before, after),
            tensors,
            tensors_unchanged: unchanged,
        }
    }

    /// Reads every changed tensor of both models, streaming.
    pub(super) fn measure(&mut self, before: &Tree, after: &Tree) -> Result<(), Error> {
        for change in &mut self.tensors {
            let (Some(one), Some(other)) = (&change.before, &change.after) else { continue };
            if one.sha256 == other.sha256 && one.dtype == other.dtype {
                continue;
            }
            let (Some(from), Some(to)) = (&change.file_before, &change.file_after) else { continue };
            let one = Source { tree: before, path: from, tensor: one };
            let other = Source { tree: after, path: to, tensor: other };
            if let Some((measured, pattern)) = measure(&one, &other)? {
                change.summary = pattern.words(&measured);
                change.pattern = Some(pattern);
                change.measure = Some(measured);
            }
        }
        self.tensors.sort_by(|one, other| {
            let size = |change: &TensorChange| change.measure.as_ref().map(|measured| measured.relative_l2);
            match (size(one), size(other)) {
                (Some(one), Some(other)) => other.total_cmp(&one),
                (one, other) => other.is_some().cmp(&one.is_some()),
            }
            .then_with(|| one.name.cmp(&other.name))
        });
        Ok(())
    }

    /// Whether the two versions are the same, to the byte.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.tensors.is_empty()
    }

    /// How many tensors changed in which way, the most frequent first: by pattern where they were measured.
    pub fn patterns(&self) -> Vec<(&'static str, usize)> {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for change in &self.tensors {
            *counts.entry(change.pattern.map_or(change.change, ChangePattern::as_str)).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
        counts
    }

    /// The difference as JSON, indented, with a final newline.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("strings and numbers are JSON");
        json.push('\n');
        json
    }

    /// The difference as one HTML page that refers to nothing outside itself.
    pub fn to_html(&self) -> String {
        html::page(self)
    }
}

/// One line, then a line per file and per tensor.
impl fmt::Display for ModelDiff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.tensors.len() + self.tensors_unchanged;
        write!(f, "{} files and {} of {total} tensors changed", self.files.len(), self.tensors.len())?;
        for (index, (name, count)) in self.patterns().into_iter().enumerate() {
            write!(f, "{} {count} {}", if index == 0 { ":" } else { "," }, name.replace('_', " "))?;
        }
        writeln!(f)?;
        for file in &self.files {
            writeln!(f, "  {:<8} {:?}", file.change, file.path)?;
        }
        for tensor in &self.tensors {
            write!(f, "  {:<8} {:?}: {}", tensor.change, tensor.name, tensor.summary)?;
            if let Some(measured) = &tensor.measure {
                write!(
                    f,
                    " (L2 {:.4}, relative {:.5}, max {:.4}, rows {:.1} %)",
                    measured.l2,
                    measured.relative_l2,
                    measured.max_abs,
                    100.0 * measured.rows_share()
                )?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

impl TensorChange {
    fn of(before: Option<Placed<'_>>, after: Option<Placed<'_>>) -> TensorChange {
        let (change, summary) = match (before, after) {
            (None, _) => ("added", "is new".to_owned()),
            (_, None) => ("removed", "is gone".to_owned()),
            (Some((from, one)), Some((to, other))) => {
                if one.shape != other.shape {
                    ("reshaped", format!("from {:?} to {:?}", one.shape, other.shape))
                } else if one.dtype != other.dtype {
                    ("retyped", format!("from {} to {}", one.dtype, other.dtype))
                } else if one.sha256 != other.sha256 {
                    ("changed", "has other bytes".to_owned())
                } else {
                    ("moved", format!("from {from:?} to {to:?}, unchanged"))
                }
            }
        };
        TensorChange {
            name: before.or(after).map_or_else(String::new, |(_, tensor)| tensor.name.clone()),
            change,
            file_before: before.map(|(file, _)| file.to_owned()),
            file_after: after.map(|(file, _)| file.to_owned()),
            before: before.map(|(_, tensor)| tensor.clone()),
            after: after.map(|(_, tensor)| tensor.clone()),
            measure: None,
            pattern: None,
            summary,
        }
    }
}

fn files(before: &ModelManifest, after: &ModelManifest) -> Vec<FileChange> {
    let by_path = |manifest: &ModelManifest| -> BTreeMap<String, (u64, String)> {
        let files = manifest.files().iter();
        files.map(|file| (file.path.clone(), (file.bytes, file.sha256.clone()))).collect()
    };
    let (before, after) = (by_path(before), by_path(after));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let changed = paths.into_iter().filter_map(|path| {
        let (one, other) = (before.get(path), after.get(path));
        let change = match (one, other) {
            (None, _) => "added",
            (_, None) => "removed",
            (Some((_, one)), Some((_, other))) if one == other => return None,
            _ => "changed",
        };
        Some(FileChange {
            path: path.clone(),
            change,
            bytes_before: one.map(|(bytes, _)| *bytes),
            bytes_after: other.map(|(bytes, _)| *bytes),
        })
    });
    changed.collect()
}

/// Tensors that are not the same, each with its counterpart, and how many are the same. Counterparts have one
/// name and one file; what is left over is matched by name alone, since a model may be split into other files.
fn pairs<'m>(before: &'m ModelManifest, after: &'m ModelManifest) -> (Vec<Pair<'m>>, usize) {
    fn all(manifest: &ModelManifest) -> BTreeMap<(&str, &str), Placed<'_>> {
        let placed = manifest
            .files()
            .iter()
            .flat_map(|file| file.tensors.iter().map(|tensor| (file.path.as_str(), tensor)));
        placed.map(|(file, tensor)| ((tensor.name.as_str(), file), (file, tensor))).collect()
    }
    let (mut left, mut right) = (all(before), all(after));
    let mut pairs = Vec::new();
    let mut unchanged = 0;
    let same: Vec<(&str, &str)> = left.keys().filter(|key| right.contains_key(*key)).copied().collect();
    for key in same {
        if let (Some(one), Some(other)) = (left.remove(&key), right.remove(&key)) {
            let equal = (&one.1.sha256, &one.1.dtype, &one.1.shape)
                == (&other.1.sha256, &other.1.dtype, &other.1.shape);
            match equal {
                true => unchanged += 1,
                false => pairs.push((Some(one), Some(other))),
            }
        }
    }
    let mut by_name: BTreeMap<&str, Vec<Placed<'m>>> = BTreeMap::new();
    for ((name, _), placed) in right {
        by_name.entry(name).or_default().push(placed);
    }
    for ((name, _), one) in left {
        let counterpart = by_name.get_mut(name).and_then(Vec::pop);
        pairs.push((Some(one), counterpart));
    }
    pairs.extend(by_name.into_values().flatten().map(|other| (None, Some(other))));
    let name = |pair: &Pair<'m>| pair.0.or(pair.1).map(|(_, tensor)| &tensor.name);
    pairs.sort_by(|one, other| name(one).cmp(&name(other)));
    (pairs, unchanged)
}
