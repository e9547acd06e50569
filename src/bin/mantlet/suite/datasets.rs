use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use mantlet::suites::{Attack, Dataset, DatasetDiff, Manifest};
use serde_json::json;

use super::{Format, Source};
use crate::{Exit, Failure, output, show};

/// Show what changed from one version of a dataset to the next
///
/// Exit code: 0 where the cases are the same, 1 where they are not, 2 where one cannot be read, or the new version's
/// number is too low for what changed.
#[derive(Args)]
pub(super) struct Diff {
    /// The old version
    old: PathBuf,
    /// The new version
    new: PathBuf,
    /// How the result is shown
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Diff {
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let open =
            |path: &Path| if path == Path::new("builtin") { Dataset::builtin() } else { Dataset::open(path) };
        let (old, new) = (open(&self.old)?, open(&self.new)?);
        let diff = DatasetDiff::between(&old, &new)?;
        let mut out = anstream::stdout().lock();
        match self.format {
            Format::Json => writeln!(out, "{}", show::json(&serde_json::to_string_pretty(&diff)?))?,
            Format::Text => {
                let versions = (&old.manifest().version, &new.manifest().version);
                writeln!(out, "{} {} to {}", show::visible(&new.manifest().name), versions.0, versions.1)?;
                let lists = [
                    ("added", &diff.added),
                    ("removed", &diff.removed),
                    ("relabelled", &diff.relabelled),
                    ("changed", &diff.changed),
                ];
                for (what, cases) in lists.into_iter().filter(|(_, cases)| !cases.is_empty()) {
                    writeln!(out, "{what}: {}", cases.len())?;
                    for case in cases {
                        writeln!(out, "  {}", show::visible(case))?;
                    }
                }
                if !diff.is_versioned {
                    writeln!(out, "the new version must be at least {}", diff.least_version)?;
                }
            }
        }
        out.flush()?;
        Ok(match (diff.is_empty(), diff.is_versioned) {
            (_, false) => Exit::Failed,
            (true, true) => Exit::Clean,
            (false, true) => Exit::Found,
        })
    }
}

/// Write the manifest of a dataset: name, version, hash
///
/// It goes beside the file, as `FILE.manifest.json`, and from then on the file is refused where the two disagree.
#[derive(Args)]
pub(super) struct MakeManifest {
    #[command(flatten)]
    source: Source,
    /// The dataset's name; the file's unless given
    #[arg(long)]
    name: Option<String>,
    /// Its version, `major.minor.patch`
    #[arg(long, default_value = "1.0.0")]
    dataset_version: String,
    /// Its licence, as an SPDX expression
    #[arg(long)]
    licence: Option<String>,
    /// Where it comes from
    #[arg(long)]
    source_name: Option<String>,
    /// Which part it is: test, validation
    #[arg(long)]
    split: Option<String>,
    /// Where the manifest goes instead; `-` is standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl MakeManifest {
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let [file] = self.source.datasets.as_slice() else { return Err("a manifest is of one file".into()) };
        let mut name = file.as_os_str().to_owned();
        name.push(".manifest.json");
        let beside = PathBuf::from(name);
        // The old one may disagree by now: that is why a new one is made.
        let dataset = Dataset::open_with(file, self.source.fields()?)?;
        let mut manifest: Manifest = dataset.manifest().clone();
        manifest.name = self.name.unwrap_or(manifest.name);
        manifest.version = self.dataset_version;
        manifest.licence = self.licence.or(manifest.licence);
        manifest.source = self.source_name.or(manifest.source);
        manifest.split = self.split.or(manifest.split);
        let dataset = dataset.with_manifest(manifest)?;
        output::write(self.output.as_deref().unwrap_or(&beside), dataset.manifest().to_json().as_bytes())?;
        Ok(Exit::Clean)
    }
}

/// List the attacks, and what the built-in suite holds
#[derive(Args)]
pub(super) struct List {
    /// How the result is shown
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl List {
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let builtin = Dataset::builtin()?;
        let manifest = builtin.manifest();
        let mut out = anstream::stdout().lock();
        if self.format == Format::Json {
            let attacks: Vec<_> = Attack::all()
                .map(|attack| {
                    json!({
                        "name": attack.name, "what": attack.what, "paper": attack.paper,
                        "reversible": attack.is_reversible, "strength": attack.strength,
                    })
                })
                .collect();
            let list = json!({"builtin": manifest, "attacks": attacks});
            writeln!(out, "{}", show::json(&serde_json::to_string_pretty(&list)?))?;
            out.flush()?;
            return Ok(Exit::Clean);
        }
        writeln!(out, "builtin {}: {} cases", manifest.version, manifest.cases)?;
        for (category, cases) in &manifest.categories {
            writeln!(out, "  {category:<28} {cases}")?;
        }
        writeln!(out, "\nattacks (* can be reversed)")?;
        for attack in Attack::all() {
            let mark = if attack.is_reversible { '*' } else { ' ' };
            writeln!(out, "  {:<20}{mark} {}\n  {:<20}  {}", attack.name, attack.what, "", attack.paper)?;
        }
        out.flush()?;
        Ok(Exit::Clean)
    }
}
