use std::fs;
use std::io::{IsTerminal as _, Read as _, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use mantlet::ErrorKind;
use mantlet::lifecycle::artifact::{
    ArtifactVerdict, HashAlgorithm, ManifestOptions, ModelManifest, ModelSigner, ModelVerifier, Scanner,
    SignatureVerdict, SignerTrust, to_sarif,
};

use crate::show::{self, visible};
use crate::{Exit, Failure, output};

/// A manifest of a million tensors fits.
const MAX_MANIFEST: u64 = 1 << 30;

/// Work with model files: what they consist of, what changed, who vouches for them
#[derive(Args)]
pub(crate) struct Model {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Scan(Scan),
    Manifest(Manifest),
    Diff(Diff),
    Sign(Sign),
    Verify(Verify),
}

/// Say what loading a model would execute, without executing anything
///
/// Exit code: 0 where all pass, 1 where one is for review or blocked, 2 where one is refused.
#[derive(Args)]
struct Scan {
    /// Files, or folders with all their files
    #[arg(required = true)]
    models: Vec<PathBuf>,
    /// How to print the reports
    #[arg(long, value_enum, default_value_t)]
    format: ScanFormat,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum ScanFormat {
    #[default]
    Text,
    /// One object per path, in order
    Jsonl,
    /// For dashboards of code scanning
    Sarif,
}

/// List every file and every tensor of a model with its SHA-256, as JSON
#[derive(Args)]
struct Manifest {
    /// The model, a folder or one file
    model: PathBuf,
    /// Where to write; standard output unless given, or for `-`
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Leave out a path relative to the model
    #[arg(long, value_name = "PATH")]
    ignore: Vec<String>,
    #[command(flatten)]
    threads: Threads,
}

/// Say which files and tensors changed between two versions of a model
///
/// Each version is a model or a manifest of one; where both are models, the size of every change is computed.
///
/// Exit code: 0 where nothing changed, 1 where something did, 2 where something cannot be read.
#[derive(Args)]
struct Diff {
    /// The version before: a model, or a manifest as JSON
    before: PathBuf,
    /// The version after
    after: PathBuf,
    /// Write the difference as one HTML page too
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// How to print the difference
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    threads: Threads,
}

/// Sign a model in the form of OpenSSF model signing
#[derive(Args)]
struct Sign {
    /// The model, a folder or one file
    model: PathBuf,
    /// Where to write the signature
    #[arg(long, value_name = "FILE")]
    signature: PathBuf,
    /// The private key, as PEM: P-256, P-384 or P-521, not encrypted
    #[arg(long, value_name = "PEM")]
    private_key: PathBuf,
    /// The key's certificate and those that lead towards a root, as PEM
    #[arg(long, value_name = "PEM")]
    certificate_chain: Option<PathBuf>,
    /// The hash of the files
    #[arg(long, value_enum, default_value_t)]
    algorithm: Algorithm,
    /// Hash files in shards of so many bytes
    #[arg(long, value_name = "BYTES")]
    shard_size: Option<u64>,
    /// Take a link inside the folder for the file that it leads to
    #[arg(long)]
    allow_symlinks: bool,
    /// Leave out a path relative to the model
    #[arg(long, value_name = "PATH")]
    ignore: Vec<String>,
    #[command(flatten)]
    threads: Threads,
}

/// Verify a model's signature in the form of OpenSSF model signing
///
/// Exit code: 0 where it is valid, 1 where it is invalid, 2 where it is malformed or a file cannot be read.
#[derive(Args)]
struct Verify {
    /// The model, a folder or one file
    model: PathBuf,
    /// The signature file
    #[arg(long, value_name = "FILE")]
    signature: PathBuf,
    #[command(flatten)]
    trust: Trust,
    /// How to print the report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    threads: Threads,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
struct Trust {
    /// The signer's public key, as PEM
    #[arg(long, value_name = "PEM")]
    public_key: Option<PathBuf>,
    /// The roots, and intermediates, that signers' certificates have to lead to, as PEM
    #[arg(long, value_name = "PEM")]
    certificate_chain: Option<PathBuf>,
}

#[derive(Args)]
struct Threads {
    /// Hash on so many threads
    #[arg(long, default_value = "1")]
    threads: NonZeroUsize,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Algorithm {
    #[default]
    Sha256,
    Blake2b,
    Blake3,
}

impl Model {
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        match self.command {
            Command::Scan(scan) => scan.run(),
            Command::Manifest(manifest) => manifest.run(),
            Command::Diff(diff) => diff.run(),
            Command::Sign(sign) => sign.run(),
            Command::Verify(verify) => verify.run(),
        }
    }
}

impl Scan {
    fn run(self) -> Result<Exit, Failure> {
        let scanner = Scanner::new();
        let mut out = anstream::stdout().lock();
        let (mut reports, mut exit) = (Vec::new(), Exit::Clean);
        for model in &self.models {
            let report = scanner.scan(model);
            exit = exit.max(match report.verdict {
                ArtifactVerdict::Pass => Exit::Clean,
                ArtifactVerdict::Review | ArtifactVerdict::Block => Exit::Found,
                ArtifactVerdict::Refuse => Exit::Failed,
            });
            match self.format {
                ScanFormat::Jsonl => writeln!(out, "{}", show::json(&serde_json::to_string(&report)?))?,
                ScanFormat::Sarif => reports.push(report),
                ScanFormat::Text => {
                    writeln!(
                        out,
                        "{}: {} ({})",
                        visible(&report.path),
                        report.verdict,
                        visible(&report.format)
                    )?;
                    for finding in &report.findings {
                        let text = format!("{} {}: {}", finding.member, finding.code, finding.message);
                        writeln!(out, "  {} {}", finding.severity, visible(&text))?;
                    }
                }
            }
        }
        if self.format == ScanFormat::Sarif {
            let sarif = serde_json::to_string_pretty(&to_sarif(&reports))?;
            writeln!(out, "{}", show::json(&sarif))?;
        }
        Ok(exit)
    }
}

impl Manifest {
    fn run(self) -> Result<Exit, Failure> {
        let mut options =
            ManifestOptions::new().with_threads(self.threads.threads).with_progress(progress("manifest"));
        for path in self.ignore {
            options = options.ignoring(path);
        }
        let json = options.build(&self.model)?.to_json();
        let stdout = Path::new("-");
        output::write(self.output.as_deref().unwrap_or(stdout), show::json(&json).as_bytes())?;
        Ok(Exit::Clean)
    }
}

impl Diff {
    fn run(self) -> Result<Exit, Failure> {
        let (before, model_before) = self.version(&self.before)?;
        let (after, model_after) = self.version(&self.after)?;
        let diff = match model_before && model_after {
            true => before.diff_measured(&self.before, &after, &self.after)?,
            false => before.diff(&after),
        };
        if let Some(path) = &self.html {
            output::write(path, diff.to_html().as_bytes())?;
        }
        let mut out = anstream::stdout().lock();
        match self.format {
            Format::Text => write!(out, "{}", show::lines(&diff.to_string()))?,
            Format::Json => write!(out, "{}", show::json(&diff.to_json()))?,
        }
        Ok(if diff.is_empty() { Exit::Clean } else { Exit::Found })
    }

    /// The manifest of a version, and whether the path is the model itself.
    fn version(&self, path: &Path) -> Result<(ModelManifest, bool), Failure> {
        if is_manifest(path).map_err(|error| named(path, error))? {
            let mut json = Vec::new();
            let file = fs::File::open(path).map_err(|error| named(path, error))?;
            file.take(MAX_MANIFEST).read_to_end(&mut json).map_err(|error| named(path, error))?;
            return Ok((ModelManifest::from_json(&json)?, false));
        }
        let options =
            ManifestOptions::new().with_threads(self.threads.threads).with_progress(progress("hash"));
        Ok((options.build(path)?, true))
    }
}

impl Sign {
    fn run(self) -> Result<Exit, Failure> {
        let mut signer = ModelSigner::from_private_key(&read(&self.private_key)?)?
            .with_threads(self.threads.threads)
            .with_progress(progress("sign"))
            .with_algorithm(match self.algorithm {
                Algorithm::Sha256 => HashAlgorithm::Sha256,
                Algorithm::Blake2b => HashAlgorithm::Blake2b,
                Algorithm::Blake3 => HashAlgorithm::Blake3,
            });
        if let Some(path) = &self.certificate_chain {
            signer = signer.with_certificates(&read(path)?)?;
        }
        if let Some(bytes) = self.shard_size {
            signer = signer.with_shards(bytes);
        }
        if self.allow_symlinks {
            signer = signer.allow_symlinks();
        }
        for path in &self.ignore {
            signer = signer.ignoring(path)?;
        }
        // A signature inside the model that it signs is left out of it.
        if let Some(inside) = inside(&self.model, &self.signature) {
            signer = signer.ignoring(&inside)?;
        }
        let signature = signer.sign(&self.model)?;
        output::write(&self.signature, signature.as_ref())?;
        Ok(Exit::Clean)
    }
}

impl Verify {
    fn run(self) -> Result<Exit, Failure> {
        let trust = match (&self.trust.public_key, &self.trust.certificate_chain) {
            (Some(key), _) => SignerTrust::public_key(&read(key)?),
            (None, Some(chain)) => SignerTrust::certificate_chain(&read(chain)?),
            (None, None) => return Err("neither --public-key nor --certificate-chain".into()),
        };
        let mut out = anstream::stdout().lock();
        let trust = match trust {
            Ok(trust) => trust,
            // The file is in order, and its key is one that no signature is accepted of.
            Err(error) if error.kind() == ErrorKind::Config => {
                let problem = serde_json::json!({ "code": "unsupported_key", "message": error.to_string() });
                let report =
                    serde_json::json!({ "verdict": "invalid", "problems": [problem], "unsigned": [] });
                match self.format {
                    Format::Text => {
                        writeln!(out, "invalid: {} (unsupported_key)", visible(&error.to_string()))?
                    }
                    Format::Json => writeln!(out, "{}", show::json(&report.to_string()))?,
                }
                return Ok(Exit::Found);
            }
            Err(error) => return Err(error.into()),
        };
        let verifier =
            ModelVerifier::new(trust).with_threads(self.threads.threads).with_progress(progress("verify"));
        let report = verifier.verify(&self.model, &self.signature);
        match self.format {
            Format::Json => writeln!(out, "{}", show::json(&serde_json::to_string(&report)?))?,
            Format::Text => {
                writeln!(out, "{}", visible(&report.to_string()))?;
                for problem in report.problems.iter().skip(1) {
                    writeln!(out, "  {}", visible(&problem.to_string()))?;
                }
                for path in &report.unsigned {
                    writeln!(out, "  unsigned: {}", visible(path))?;
                }
            }
        }
        Ok(match report.verdict {
            SignatureVerdict::Valid => Exit::Clean,
            SignatureVerdict::Malformed => Exit::Failed,
            _ => Exit::Found,
        })
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| named(path, error))?;
    file.take(16 << 20).read_to_end(&mut bytes).map_err(|error| named(path, error))?;
    Ok(bytes)
}

/// A file whose first byte opens a JSON object is a manifest: no model format begins so.
fn is_manifest(path: &Path) -> std::io::Result<bool> {
    if !fs::metadata(path)?.is_file() {
        return Ok(false);
    }
    let mut first = [0];
    Ok(fs::File::open(path)?.read(&mut first)? == 1 && first[0] == b'{')
}

/// The path of `signature` relative to `model`, where it lies in it.
fn inside(model: &Path, signature: &Path) -> Option<String> {
    let folder = match signature.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let model = model.canonicalize().ok()?;
    let folder = folder.canonicalize().ok()?;
    let path = folder.strip_prefix(&model).ok()?.join(signature.file_name()?);
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

fn named(path: &Path, error: std::io::Error) -> Failure {
    format!("{}: {error}", path.display()).into()
}

/// A bar on standard error where that is a terminal, and nothing elsewhere.
fn progress(what: &'static str) -> impl Fn(u64, u64) + Send + Sync {
    let bar = match std::io::stderr().is_terminal() {
        true => ProgressBar::new(0),
        false => ProgressBar::hidden(),
    };
    let style = ProgressStyle::with_template("{prefix} {bar:40} {bytes}/{total_bytes} {bytes_per_sec} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_prefix(what);
    move |done, total| {
        bar.set_length(total);
        bar.set_position(done);
        if done >= total {
            bar.finish_and_clear();
        }
    }
}
