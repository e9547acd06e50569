use std::fmt;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

use super::bundle::{Bundle, Material, PAYLOAD_TYPE, pre_authentication_encoding};
use super::certificate::Certificate;
use super::folder::{Folder, GIT_PATHS, Scope, count};
use super::keys::PrivateKey;
use super::pem;
use super::statement::{Resource, Serialization, Statement};
use crate::lifecycle::artifact::algorithm::HashAlgorithm;
use crate::lifecycle::artifact::hashing::Hashing;
use crate::lifecycle::artifact::tree::{SINGLE_FILE, Tree, components};
use crate::{Error, ErrorKind};

/// A statement above this is a mistake in the size of shards.
const MAX_RESOURCES: u64 = 4_000_000;

/// Signs model folders in the form of OpenSSF model signing 1.x.
///
/// The signature covers the name and the content of every file, and nothing else: no modes, no times. It is
/// deterministic (RFC 6979): the same key and the same folder give the same bytes.
///
/// ```no_run
/// use mantlet::lifecycle::artifact::ModelSigner;
///
/// let signer = ModelSigner::from_private_key(&std::fs::read("private.pem")?)?;
/// std::fs::write("models/classifier.sig", signer.sign("models/classifier")?)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct ModelSigner {
    key: PrivateKey,
    chain: Option<Vec<Vec<u8>>>,
    algorithm: HashAlgorithm,
    shard_size: Option<u64>,
    allow_symlinks: bool,
    ignored: Vec<String>,
    hashing: Hashing,
}

impl ModelSigner {
    /// Signs with the one private key of a PEM file: PKCS #8 or SEC 1, on P-256, P-384 or P-521, not encrypted.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Asset`] where the file is no private key, and [`ErrorKind::Config`] where it is one of a
    /// kind that is not accepted.
    pub fn from_private_key(pem: &[u8]) -> Result<ModelSigner, Error> {
        Ok(ModelSigner {
            key: PrivateKey::from_pem(pem)?,
            chain: None,
            algorithm: HashAlgorithm::default(),
            shard_size: None,
            allow_symlinks: false,
            ignored: GIT_PATHS.map(str::to_owned).to_vec(),
            hashing: Hashing::default(),
        })
    }

    /// The same signer, with the certificates that say whose key it is: the first of the PEM file is for the
    /// key, those after it lead towards a root, which verifiers have and the file need not hold.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Asset`] where the file is not made of certificates, and [`ErrorKind::Config`] where the
    /// first is for another key.
    pub fn with_certificates(mut self, pem: &[u8]) -> Result<ModelSigner, Error> {
        let mut chain = Vec::new();
        for block in pem::blocks(pem)? {
            if block.label != "CERTIFICATE" {
                return Err(Error::new(ErrorKind::Asset, format!("{} is not a certificate", block.label)));
            }
            let certificate = Certificate::from_der(&block.der)
                .map_err(|error| Error::new(ErrorKind::Asset, "not a certificate").with_source(error))?;
            if chain.is_empty() && certificate.key()? != self.key.public_key() {
                return Err(Error::config("the first certificate is for another key"));
            }
            chain.push(certificate.der().to_vec());
        }
        self.chain = Some(chain);
        Ok(self)
    }

    /// The same signer with another hash function; [`HashAlgorithm::Sha256`] unless chosen.
    #[must_use]
    pub fn with_algorithm(mut self, algorithm: HashAlgorithm) -> ModelSigner {
        self.algorithm = algorithm;
        self
    }

    /// The same signer, hashing each file in shards of `bytes`, so that one large file is hashed and verified
    /// on many threads. Empty files have no shard, and are not covered. Not with BLAKE3, for which the form has
    /// no shards.
    #[must_use]
    pub fn with_shards(mut self, bytes: u64) -> ModelSigner {
        self.shard_size = Some(bytes);
        self
    }

    /// The same signer, which takes a symbolic link inside the folder for the file that it leads to. Otherwise
    /// a link is an error.
    #[must_use]
    pub fn allow_symlinks(mut self) -> ModelSigner {
        self.allow_symlinks = true;
        self
    }

    /// The same signer, leaving out a path relative to the folder and what is under it. `.git`,
    /// `.gitattributes`, `.github` and `.gitignore` are always left out. The list is part of what is signed,
    /// and verifiers report what lies there as unsigned.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where `path` is not a plain relative path with `/` between components.
    pub fn ignoring(mut self, path: &str) -> Result<ModelSigner, Error> {
        let path = path.trim_end_matches('/');
        if components(path).is_none() {
            return Err(Error::config(format!("{path:?} is not a plain path inside the folder")));
        }
        self.ignored.push(path.to_owned());
        Ok(self)
    }

    /// Hashes on `threads` threads.
    #[must_use]
    pub fn with_threads(mut self, threads: NonZeroUsize) -> ModelSigner {
        self.hashing.threads = threads;
        self
    }

    /// Calls `progress` with the bytes hashed so far and the bytes in all, from the threads that hash.
    #[must_use]
    pub fn with_progress(mut self, progress: impl Fn(u64, u64) + Send + Sync + 'static) -> ModelSigner {
        self.hashing.progress = Some(Arc::new(progress));
        self
    }

    /// The public half of the key as a PEM file, for those who verify.
    pub fn public_key_pem(&self) -> String {
        self.key.public_key().to_pem()
    }

    /// The signature of a model, a folder or one file, as the JSON of a sigstore bundle.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be read, holds a link that is not allowed, something that is neither file nor
    /// folder, or nothing; [`ErrorKind::Config`] where the options do not go together.
    pub fn sign(&self, model: impl AsRef<Path>) -> Result<String, Error> {
        let serialization = self.serialization()?;
        let tree = Tree::open(model.as_ref())?;
        let scope = Scope {
            allow_symlinks: self.allow_symlinks,
            ignored: self.ignored.iter().map(String::as_str).collect(),
            signature: None,
        };
        let folder = Folder::of(&tree, &scope, |name| name == SINGLE_FILE);
        if let Some(problem) = folder.problems.first() {
            return Err(Error::new(ErrorKind::Input, problem.to_string()));
        }
        let resources: u64 = folder.files.iter().map(|file| count(file.size, &serialization)).sum();
        if resources == 0 {
            return Err(Error::new(ErrorKind::Input, "there is nothing to sign"));
        }
        if resources > MAX_RESOURCES {
            return Err(Error::config(format!("{resources} shards: choose larger ones")));
        }
        let hashed = folder.hash(&tree, &serialization, &self.hashing);
        let mut files: Vec<(String, Vec<Resource>)> = Vec::with_capacity(hashed.len());
        for (file, hashed) in folder.files.iter().zip(hashed) {
            let resources = hashed.map_err(|problem| Error::new(ErrorKind::Io, problem.to_string()))?;
            files.push((file.name.clone(), resources));
        }
        let statement = Statement::new(tree.name(), serialization, &files);
        let payload = statement.to_json(&files).into_bytes();
        let bundle = Bundle {
            material: match &self.chain {
                Some(chain) => Material::Chain(chain.clone()),
                None => Material::PublicKey { hint: Some(self.key.public_key().hint()) },
            },
            payload_type: PAYLOAD_TYPE.to_owned(),
            signature: self.key.sign(&pre_authentication_encoding(PAYLOAD_TYPE, &payload)),
            payload,
        };
        Ok(bundle.to_json())
    }

    fn serialization(&self) -> Result<Serialization, Error> {
        match self.shard_size {
            Some(0) => return Err(Error::config("a shard has at least one byte")),
            Some(_) if self.algorithm == HashAlgorithm::Blake3 => {
                return Err(Error::config("BLAKE3 is not used with shards"));
            }
            _ => {}
        }
        Ok(Serialization {
            algorithm: self.algorithm,
            shard_size: self.shard_size,
            allow_symlinks: self.allow_symlinks,
            ignore_paths: Some(self.ignored.clone()),
        })
    }
}

impl fmt::Debug for ModelSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ModelSigner").field("key", &self.key).finish_non_exhaustive()
    }
}
