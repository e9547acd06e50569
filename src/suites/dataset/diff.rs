use std::collections::BTreeMap;

use serde::Serialize;

use super::Dataset;
use super::digest::case_digest;
use super::manifest::version;
use crate::Error;
use crate::suites::Case;

/// What changed from one version of a dataset to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DatasetDiff {
    /// Cases of the new version alone, by name.
    pub added: Vec<String>,
    /// Cases of the old version alone.
    pub removed: Vec<String>,
    /// Cases of which something is expected that was not: the label changed.
    pub relabelled: Vec<String>,
    /// Cases that are otherwise not the same.
    pub changed: Vec<String>,
    /// The least version that the new one may call itself, by the rules of [`Manifest::version`](super::Manifest::version).
    pub least_version: String,
    /// Whether the new version calls itself that or a later one.
    pub is_versioned: bool,
}

impl DatasetDiff {
    /// From `old` to `new`.
    ///
    /// # Errors
    ///
    /// Where one of them cannot be read.
    pub fn between(old: &Dataset, new: &Dataset) -> Result<DatasetDiff, Error> {
        let mut known: BTreeMap<String, ([u8; 32], crate::suites::Expectation)> = BTreeMap::new();
        for case in old.cases()? {
            let case: Case = case?;
            known.insert(case.id.clone(), (case_digest(&case), case.expect));
        }
        let mut diff = DatasetDiff::default();
        for case in new.cases()? {
            let case = case?;
            match known.remove(&case.id) {
                None => diff.added.push(case.id),
                Some((_, expect)) if expect != case.expect => diff.relabelled.push(case.id),
                Some((digest, _)) if digest != case_digest(&case) => diff.changed.push(case.id),
                Some(_) => {}
            }
        }
        diff.removed = known.into_keys().collect();
        diff.added.sort();
        diff.changed.sort();
        diff.relabelled.sort();
        let mut least = version(&old.manifest().version)?;
        least.pre = semver::Prerelease::EMPTY;
        least.build = semver::BuildMetadata::EMPTY;
        if !diff.removed.is_empty() || !diff.relabelled.is_empty() {
            least = semver::Version::new(least.major + 1, 0, 0);
        } else if !diff.added.is_empty() {
            least = semver::Version::new(least.major, least.minor + 1, 0);
        } else if !diff.changed.is_empty() {
            least.patch += 1;
        }
        diff.is_versioned = diff.is_empty() || version(&new.manifest().version)? >= least;
        diff.least_version = least.to_string();
        Ok(diff)
    }

    /// Whether the cases are the same.
    pub fn is_empty(&self) -> bool {
        [&self.added, &self.removed, &self.relabelled, &self.changed].iter().all(|cases| cases.is_empty())
    }
}
