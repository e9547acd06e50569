//! Model folders over the network. Nothing else in this room opens a connection.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ureq::Agent;
use ureq::tls::RootCerts;

use super::manifest::Manifest;
use super::{LONGEST, MANIFEST, PIECES, WEIGHTS};
use crate::network::{is_private, tls};
use crate::{Error, ErrorKind};

const ENDPOINT: &str = "https://huggingface.co";
const LONGEST_MANIFEST: u64 = 64 << 10;

/// Model folders from the Hugging Face Hub, or from a server that is laid out like it.
///
/// [`ModelHub::fetch`] brings `manifest.json`, `model.bin` and `vocab.txt` of a repository into a folder of one's own,
/// which `PromptInjection::from_dir` and the other evaluators of the shared model load. Nothing is fetched unless it is
/// called, and the evaluators never use the network.
///
/// # Untrusted input
///
/// A server's answers are bounded in length and files are compared with the digests of the manifest before they are
/// written. The manifest comes from the same server, so that comparison finds damage, not malice: name a commit as the
/// revision, or the digest that you expect with [`ModelHub::with_digest`]. Weights are numbers; loading them runs no code.
///
/// A token goes over https or to this machine alone, and not to where the server redirects to. TLS is rustls with the
/// cryptography of graviola: on x86-64 it needs a processor with AVX2, BMI2 and ADX, on aarch64 one with AES.
///
/// # Errors
///
/// [`ErrorKind::Config`] for a name that is none, [`ErrorKind::Io`] where the server cannot be reached or does not
/// answer with the file, which names the address, [`ErrorKind::Asset`] where a file is damaged or another one than was
/// expected, which names the file and both digests.
///
/// # Examples
///
/// ```no_run
/// use mantlet::{ModelHub, PromptInjection};
///
/// let hub = ModelHub::new("/var/cache/my-service/models");
/// let folder = hub.fetch("my-team/support-injection", "v1.2.0")?;
/// let injection = PromptInjection::from_dir(folder)?;
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone)]
pub struct ModelHub {
    folder: PathBuf,
    endpoint: String,
    token: Option<String>,
    digest: Option<String>,
    timeout: Duration,
}

impl ModelHub {
    /// The hub at `https://huggingface.co`; what is fetched is kept below `folder`.
    pub fn new(folder: impl Into<PathBuf>) -> ModelHub {
        ModelHub {
            folder: folder.into(),
            endpoint: ENDPOINT.to_owned(),
            token: None,
            digest: None,
            timeout: Duration::from_secs(300),
        }
    }

    /// Another server with the same layout: `BASE/OWNER/NAME/resolve/REVISION/FILE`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where `base` does not begin with `http://` or `https://`.
    pub fn with_endpoint(mut self, base: &str) -> Result<ModelHub, Error> {
        if !base.starts_with("http://") && !base.starts_with("https://") {
            return Err(Error::config("the address of a hub begins with http:// or https://"));
        }
        self.endpoint = base.trim_end_matches('/').to_owned();
        Ok(self)
    }

    /// A token for repositories that are not public, sent as `Authorization: Bearer TOKEN`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where it is none that a header can carry, or would go over plain http to another machine:
    /// name the endpoint first.
    pub fn with_token(mut self, token: impl Into<String>) -> Result<ModelHub, Error> {
        let token = token.into();
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::config("a token is not empty and has visible ASCII characters alone"));
        }
        if !is_private(&self.endpoint) {
            return Err(Error::config("a token goes over https:// or to this machine alone"));
        }
        self.token = Some(token);
        Ok(self)
    }

    /// The SHA-256 that `model.bin` must have, in hexadecimal.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where it is not 64 hexadecimal digits.
    pub fn with_digest(mut self, sha256: &str) -> Result<ModelHub, Error> {
        if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Error::config("a SHA-256 has 64 hexadecimal digits"));
        }
        self.digest = Some(sha256.to_ascii_lowercase());
        Ok(self)
    }

    /// The time that one file may take; 5 minutes unless changed.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> ModelHub {
        self.timeout = timeout;
        self
    }

    /// Fetches a model, unless it is there already, and gives its folder.
    ///
    /// `repository` is `owner/name`; `revision` a branch, a tag or a commit. Of a branch or tag the manifest is fetched
    /// anew each time and the files only where they differ; a commit that was fetched once takes no network.
    ///
    /// # Errors
    ///
    /// See [the type](ModelHub#errors).
    pub fn fetch(&self, repository: &str, revision: &str) -> Result<PathBuf, Error> {
        let parts: Vec<&str> = repository.split('/').collect();
        if parts.len() != 2 || !parts.iter().all(|part| is_name(part)) {
            return Err(Error::config("a repository is OWNER/NAME, of letters, digits and -_."));
        }
        if !revision.split('/').all(is_name) {
            return Err(Error::config(
                "a revision is a branch, a tag or a commit, of letters, digits and -_./",
            ));
        }
        if self.endpoint.starts_with("https://") && tls(&RootCerts::WebPki).is_none() {
            return Err(Error::config("this architecture has no TLS here: reach the hub over http://"));
        }
        let folder = self.folder.join(parts.join("--")).join(revision.replace('/', "--"));
        let known = self.complete(&folder);
        let is_commit = revision.len() == 40 && revision.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_commit && known {
            return Ok(folder);
        }
        let base = format!("{}/{repository}/resolve/{}", self.endpoint, revision.replace('/', "%2F"));
        let json = self.get(&base, MANIFEST, LONGEST_MANIFEST).map_err(|error| match known {
            true => {
                let message = format!("{error}; what was fetched before is in {}", folder.display());
                Error::new(error.kind(), message).with_source(error)
            }
            false => error,
        })?;
        let manifest = Manifest::parse(&json)?;
        std::fs::create_dir_all(&folder).map_err(named(&folder))?;
        for file in [PIECES, WEIGHTS] {
            let there =
                std::fs::read(folder.join(file)).is_ok_and(|bytes| manifest.check(file, &bytes).is_ok());
            if !there {
                let bytes = self.get(&base, file, manifest.length(file)?.min(LONGEST))?;
                manifest.check(file, &bytes)?;
                write(&folder, file, &bytes)?;
            }
        }
        self.check(&manifest)?;
        // Last, so that a folder with a manifest is whole.
        write(&folder, MANIFEST, &json)?;
        Ok(folder)
    }

    /// Whether a folder holds what its manifest names, and that is what is expected.
    fn complete(&self, folder: &Path) -> bool {
        let read = |file: &str| std::fs::read(folder.join(file)).ok();
        let Some(manifest) = read(MANIFEST).and_then(|json| Manifest::parse(&json).ok()) else {
            return false;
        };
        let is_sound = |file| read(file).is_some_and(|bytes| manifest.check(file, &bytes).is_ok());
        self.check(&manifest).is_ok() && is_sound(PIECES) && is_sound(WEIGHTS)
    }

    fn check(&self, manifest: &Manifest) -> Result<(), Error> {
        match &self.digest {
            Some(expected) => manifest.expect(WEIGHTS, expected),
            None => Ok(()),
        }
    }

    fn get(&self, base: &str, file: &str, most: u64) -> Result<Vec<u8>, Error> {
        let url = format!("{base}/{file}");
        let failed = |what: String| Error::new(ErrorKind::Io, format!("{url}: {what}"));
        let mut request = self.agent().get(&url);
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        let mut answer = request.call().map_err(|error| failed(error.to_string()).with_source(error))?;
        match answer.status().as_u16() {
            200 => {}
            401 | 403 => return Err(failed("the server wants a token that may read it".to_owned())),
            404 => return Err(failed("there is no such repository, revision or file".to_owned())),
            status => return Err(failed(format!("the server answered with status {status}"))),
        }
        let body = answer.body_mut().with_config().limit(most.saturating_add(1)).read_to_vec();
        let bytes = body.map_err(|error| failed(error.to_string()).with_source(error))?;
        if bytes.len() as u64 > most {
            return Err(failed(format!("it is longer than {most} bytes")));
        }
        Ok(bytes)
    }

    fn agent(&self) -> Agent {
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(5)
            // A file that was asked for over https does not come over anything else.
            .https_only(self.endpoint.starts_with("https://"))
            .user_agent(concat!("mantlet/", env!("CARGO_PKG_VERSION")))
            .timeout_global(Some(self.timeout));
        if let Some(tls) = tls(&RootCerts::WebPki) {
            config = config.tls_config(tls);
        }
        config.build().new_agent()
    }
}

/// Whether it is a part of a path that stays where it is.
fn is_name(part: &str) -> bool {
    let is_known = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    !part.is_empty() && part.len() <= 96 && part.bytes().all(is_known) && !part.starts_with('.')
}

/// Writes a file under another name and renames it, so that it is whole or not there.
fn write(folder: &Path, file: &str, bytes: &[u8]) -> Result<(), Error> {
    let part = folder.join(format!("{file}.part-{}", std::process::id()));
    std::fs::write(&part, bytes).map_err(named(&part))?;
    std::fs::rename(&part, folder.join(file)).map_err(named(&part))
}

fn named(path: &Path) -> impl Fn(std::io::Error) -> Error + use<> {
    let path = path.display().to_string();
    move |error| Error::new(ErrorKind::Io, format!("{path}: {error}")).with_source(error)
}

impl fmt::Debug for ModelHub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the token.
        f.debug_struct("ModelHub")
            .field("folder", &self.folder)
            .field("endpoint", &self.endpoint)
            .field("digest", &self.digest)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
