use std::path::Path;

use super::folder::{Folder, FolderFile, match_names, shards};
use super::problem::{Fault, SignatureProblem};
use super::statement::{Resource, Serialization};
use super::trust::SignerTrust;
use super::verify::Checked;
use crate::lifecycle::artifact::algorithm::HashAlgorithm;
use crate::lifecycle::artifact::tree::Tree;
use crate::{Error, ErrorKind};

/// A folder whose names and sizes are as a trusted signer signed them; its content is still to be compared.
pub(in crate::lifecycle::artifact) struct SignedFolder {
    checked: Checked,
    folder: Folder,
}

impl SignedFolder {
    /// # Errors
    ///
    /// [`ErrorKind::Asset`] with the first reason why the signature does not hold.
    pub(in crate::lifecycle::artifact) fn read(
        tree: &Tree,
        signature: &Path,
        trust: &SignerTrust,
    ) -> Result<SignedFolder, Error> {
        let refused = |problem: &SignatureProblem| Error::new(ErrorKind::Asset, problem.to_string());
        let checked = Checked::read(signature, trust).map_err(|fault| match fault {
            Fault::Malformed(problem) | Fault::Invalid(problem) => refused(&problem),
        })?;
        let mut folder = checked.folder(tree, signature);
        match_names(&mut folder, &checked.statement.files, &checked.statement.serialization);
        match folder.problems.first() {
            Some(problem) => Err(refused(problem)),
            None => Ok(SignedFolder { checked, folder }),
        }
    }

    pub(in crate::lifecycle::artifact) fn files(&self) -> &[FolderFile] {
        &self.folder.files
    }

    pub(in crate::lifecycle::artifact) fn algorithm(&self) -> HashAlgorithm {
        self.serialization().algorithm
    }

    /// The ranges that were signed of a file of `size` bytes.
    pub(in crate::lifecycle::artifact) fn ranges(&self, size: u64) -> Vec<(u64, u64)> {
        match self.serialization().shard_size {
            None => vec![(0, size)],
            Some(shard) => shards(size, shard).collect(),
        }
    }

    /// Whether digests of a file's ranges, in order, are the signed ones.
    pub(in crate::lifecycle::artifact) fn matches(&self, name: &str, digests: &[Vec<u8>]) -> bool {
        let signed = self.checked.statement.files.get(name);
        let same = |(resource, digest): (&Resource, &Vec<u8>)| resource.digest == *digest;
        signed.is_some_and(|signed| signed.len() == digests.len() && signed.iter().zip(digests).all(same))
    }

    /// The signed root digest, and what was not signed.
    pub(in crate::lifecycle::artifact) fn into_parts(self) -> (String, Vec<String>) {
        (self.checked.statement.root_digest, self.folder.unsigned)
    }

    fn serialization(&self) -> &Serialization {
        &self.checked.statement.serialization
    }
}
