//! `mantlet suite`: what its commands share.

mod compare;
mod datasets;
mod progress;
mod run;
mod search;

use std::fmt::Display;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use mantlet::suites::{Dataset, Expectation, FieldMap};
use mantlet::{Error, ErrorKind, Guard, Origin, Registry, Stage};
use serde_json::json;

use crate::{Exit, Failure, complain, show};

/// Run security suites, and compare their results
#[derive(Args)]
pub(crate) struct Suite {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Run(Box<run::Run>),
    Compare(compare::Compare),
    Diff(datasets::Diff),
    Manifest(datasets::MakeManifest),
    Search(search::Search),
    List(datasets::List),
}

impl Suite {
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        match self.command {
            Command::Run(run) => run.run(),
            Command::Compare(compare) => compare.run(),
            Command::Diff(diff) => diff.run(),
            Command::Manifest(manifest) => manifest.run(),
            Command::Search(search) => search.run(),
            Command::List(list) => list.run(),
        }
    }
}

/// Which cases.
#[derive(Args)]
struct Source {
    /// `builtin`, or files: HarmBench's CSV, AgentHarm's JSON, JSON lines, CSV, or a manifest; several are one dataset
    #[arg(required = true, value_name = "DATASET")]
    datasets: Vec<PathBuf>,
    /// The file's name for a field: `text=prompt`; fields are id, text, expect, category, origin, stage, context,
    /// evaluator and twin
    #[arg(long = "field", value_name = "FIELD=NAME")]
    fields: Vec<String>,
    /// What a value of the field for `expect` means: `jailbreak=stop`
    #[arg(long = "label", value_name = "VALUE=stop|pass")]
    labels: Vec<String>,
    /// What a value of the field for `origin` means: `benign_document=retrieved`
    #[arg(long = "origin", value_name = "VALUE=ORIGIN")]
    origins: Vec<String>,
    /// What is expected where the file does not say
    #[arg(long, value_name = "stop|pass")]
    expect: Option<String>,
}

fn expectation(name: &str) -> Result<Expectation, Failure> {
    match name {
        "stop" => Ok(Expectation::Stop),
        "pass" => Ok(Expectation::Pass),
        _ => Err(format!("`{}` is neither stop nor pass", show::quoted(name)).into()),
    }
}

impl Source {
    /// The names of the fields, as they were given.
    fn fields(&self) -> Result<FieldMap, Failure> {
        let pair = |text: &str| -> Result<(String, String), Failure> {
            let (name, value) =
                text.split_once('=').ok_or_else(|| format!("`{}` has no `=`", show::quoted(text)))?;
            Ok((name.to_owned(), value.to_owned()))
        };
        let mut fields = FieldMap::default();
        for field in &self.fields {
            let (field, name) = pair(field)?;
            fields = fields.with(&field, name)?;
        }
        for label in &self.labels {
            let (label, expect) = pair(label)?;
            fields = fields.with_label(label, expectation(&expect)?);
        }
        for origin in &self.origins {
            let (value, origin) = pair(origin)?;
            fields = fields.with_origin(value, origin.parse::<Origin>()?);
        }
        if let Some(expect) = &self.expect {
            fields = fields.expecting(expectation(expect)?);
        }
        Ok(fields)
    }

    fn open(&self) -> Result<Dataset, Failure> {
        let fields = self.fields()?;
        let open = |path: &PathBuf| match (path == Path::new("builtin"), fields == FieldMap::default()) {
            (true, _) => Dataset::builtin(),
            (false, true) => Dataset::open(path),
            (false, false) => Dataset::open_with(path, fields.clone()),
        };
        let datasets: Result<Vec<Dataset>, Error> = self.datasets.iter().map(open).collect();
        Ok(Dataset::together(datasets?)?)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// A guard of all evaluators of this build, each with its own policy, where it belongs.
fn everything() -> Result<Guard, Failure> {
    let registry = Registry::builtin();
    let mut builder = Guard::builder("all-evaluators");
    for name in registry.names() {
        for stage in stages(name) {
            let evaluator = match registry.evaluator(name, &json!({})) {
                Ok(evaluator) => evaluator,
                // One that cannot work without being told something.
                Err(error) if error.kind() == ErrorKind::Config => {
                    complain(&format!("left out: {error}"));
                    break;
                }
                Err(error) => return Err(error.into()),
            };
            builder = match stage {
                Stage::Pre => builder.pre(evaluator),
                _ => builder.post(evaluator),
            };
        }
    }
    Ok(builder.build()?)
}

/// Where an evaluator belongs: what looks for instructions sees what goes in, what looks at actions what comes out.
fn stages(evaluator: &str) -> &'static [Stage] {
    match evaluator {
        "protect_flash" | "prompt_injection" => &[Stage::Pre],
        "output_safety" | "action_safety" | "system_prompt_leakage" => &[Stage::Post],
        _ => &[Stage::Pre, Stage::Post],
    }
}

fn named(path: &Path, what: &dyn Display) -> Failure {
    format!("{}: {what}", path.display()).into()
}
