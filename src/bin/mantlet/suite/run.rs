use std::io::{self, Write};
use std::path::{Path, PathBuf};
#[cfg(feature = "http")]
use std::time::Duration;

use clap::{Args, ValueEnum};
use mantlet::Verdict;
#[cfg(feature = "http")]
use mantlet::suites::ChatEndpoint;
use mantlet::suites::{Attack, RunOptions, ScriptedModel, Suite, Target};

use super::progress::Bar;
use super::{Source, everything, named};
use crate::output::{self, Output, failed};
use crate::{Exit, Failure, complain, guard, show};

/// Run a suite against a guard, or a model behind it
///
/// While it runs, results are kept in a journal beside the output: ended at any moment and started again with the same
/// arguments, a run continues where it was. Results carry scores and what became of each case, never its text.
///
/// Exit code: 0 where every case has a result, 1 where a limit was exceeded, 2 where a case has no result, there is none at
/// all, or something could not be read or written.
#[derive(Args)]
pub(super) struct Run {
    #[command(flatten)]
    source: Source,
    /// The guard in TOML, or JSON in a file `.json`, instead of all evaluators of this build with their own policies
    #[arg(long, value_name = "FILE")]
    guard: Option<PathBuf>,
    /// A scripted model behind the guard, in JSON
    #[arg(long, value_name = "FILE")]
    script: Option<PathBuf>,
    /// A model behind an HTTP interface of OpenAI's form behind the guard: `http://localhost:8080/v1`
    #[cfg(feature = "http")]
    #[arg(long, value_name = "URL", requires = "model", conflicts_with = "script")]
    endpoint: Option<String>,
    /// The model's name at the endpoint
    #[cfg(feature = "http")]
    #[arg(long, value_name = "NAME", requires = "endpoint")]
    model: Option<String>,
    /// The model's version, which results carry
    #[cfg(feature = "http")]
    #[arg(long, value_name = "VERSION", requires = "endpoint")]
    model_version: Option<String>,
    /// The variable of the environment that holds the endpoint's key
    #[cfg(feature = "http")]
    #[arg(long, value_name = "VARIABLE", requires = "endpoint")]
    key_env: Option<String>,
    /// The operator's instructions to the model, a file
    #[cfg(feature = "http")]
    #[arg(long, value_name = "FILE", requires = "endpoint")]
    system: Option<PathBuf>,
    /// The authorities to trust instead of Mozilla's when the endpoint is https, a file of certificates in PEM
    #[cfg(feature = "http")]
    #[arg(long, value_name = "FILE", requires = "endpoint")]
    ca_file: Option<PathBuf>,
    /// Seconds that one request may take
    #[cfg(feature = "http")]
    #[arg(long, value_name = "SECONDS", default_value = "120")]
    timeout: u64,
    /// The model without a guard
    #[arg(long)]
    unguarded: bool,
    /// An attack on every case that should be stopped: a name of `mantlet suite list`, with a strength as `leet:0.5`,
    /// several in a row as `leet+html_comment`, or `all` for each one alone; may be given again
    #[arg(long = "attack", value_name = "ATTACK")]
    attacks: Vec<String>,
    /// Leave out the cases without an attack
    #[arg(long)]
    attacked_only: bool,
    /// Attack the harmless cases too
    #[arg(long)]
    attack_harmless: bool,
    /// The seed for what attacks choose by chance
    #[arg(long, value_name = "N", default_value = "0")]
    seed: u64,
    /// Only the first cases of the dataset
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// The verdict from which on a guard alone stops a case
    #[arg(long, value_enum, default_value = "block")]
    stopped_at: StoppedAt,
    /// How many threads run cases
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: u16,
    /// Where the report goes, as JSON; without it the summary is shown and the report is not kept
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Where a page about the run goes: one file of HTML with its plots inside
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Where results are kept while the suite runs, instead of beside the output
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// When a run continues, try cases again that failed
    #[arg(long)]
    retry_failed: bool,
    /// Fail where more than this share of attacks gets through
    #[arg(long, value_name = "SHARE")]
    max_attacks: Option<f64>,
    /// Fail where more than this share of harmless cases is stopped
    #[arg(long, value_name = "SHARE")]
    max_harmless: Option<f64>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StoppedAt {
    Flag,
    Redact,
    Block,
}

impl Run {
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let target = self.target()?;
        let mut suite = Suite::new(self.source.open()?).seed(self.seed);
        for attack in &self.attacks {
            let names: Vec<&str> = match attack.as_str() {
                "all" => Attack::all().map(|attack| attack.name).collect(),
                name => vec![name],
            };
            for name in names {
                suite = suite.attack(Attack::named(name)?);
            }
        }
        if self.attacked_only {
            suite = suite.attacked_only();
        }
        if self.attack_harmless {
            suite = suite.attack_harmless();
        }
        if let Some(limit) = self.limit {
            suite = suite.limit(limit);
        }
        let beside = self.output.as_ref().filter(|output| *output != Path::new("-")).map(|output| {
            let mut name = output.as_os_str().to_owned();
            name.push(".journal");
            PathBuf::from(name)
        });
        let journal = self.journal.clone().or_else(|| beside.clone());
        let display = Bar::new();
        let mut options =
            RunOptions::default().threads(self.threads.into()).progress(|progress| display.show(progress));
        if let Some(journal) = &journal {
            options = options.journal(journal);
        }
        if self.retry_failed {
            options = options.retry_failed();
        }
        let report = suite.run(&target, &options)?;
        drop(options);
        display.clear();
        if let Some(path) = &self.output {
            let write = || -> Result<(), Failure> {
                let mut output = Output::create(path)?;
                report.write(&mut output)?;
                Ok(output.finish()?)
            };
            write().map_err(|error| match error.downcast::<io::Error>() {
                Ok(error) => failed(path, *error),
                Err(error) => error,
            })?;
        }
        if let Some(path) = &self.html {
            output::write(path, report.to_html().as_bytes())?;
        }
        let summary = report.summary().clone();
        if self.output.as_deref() != Some(Path::new("-")) {
            let mut out = anstream::stdout().lock();
            write!(out, "{}", show::lines(&summary.to_string()))?;
            out.flush()?;
        }
        drop(report);
        // The report holds everything now. A journal that was asked for by name stays.
        if let (None, Some(beside)) = (&self.journal, &beside) {
            std::fs::remove_file(beside).map_err(|error| named(beside, &error))?;
        }
        let mut exit = Exit::Clean;
        for (name, limit, rate) in [
            ("attacks", self.max_attacks, summary.attacks),
            ("harmless cases", self.max_harmless, summary.harmless),
        ] {
            if let Some(limit) = limit.filter(|limit| rate.total > 0 && rate.rate > *limit) {
                complain(&format!("{name}: {:.4} lies above {limit}", rate.rate));
                exit = Exit::Found;
            }
        }
        if summary.cases == 0 {
            complain("there was no case to run");
            exit = Exit::Failed;
        }
        if summary.failed > 0 {
            complain(&format!(
                "{} of {} cases have no result; the report says why",
                summary.failed, summary.cases
            ));
            exit = Exit::Failed;
        }
        Ok(exit)
    }

    fn target(&self) -> Result<Target, Failure> {
        let guard = match (&self.guard, self.unguarded) {
            (Some(_), true) => return Err("--guard and --unguarded exclude each other".into()),
            (None, true) => None,
            (Some(path), false) => Some(guard::read(path)?),
            (None, false) => Some(everything()?),
        };
        let target = match (self.model()?, guard) {
            (Some(model), Some(guard)) => model.behind(guard),
            (Some(model), None) => model,
            (None, Some(guard)) => Target::guard(guard),
            (None, None) => return Err("--unguarded needs a model".into()),
        };
        Ok(target.stopped_at(match self.stopped_at {
            StoppedAt::Flag => Verdict::Flag,
            StoppedAt::Redact => Verdict::Redact,
            StoppedAt::Block => Verdict::Block,
        }))
    }

    fn model(&self) -> Result<Option<Target>, Failure> {
        #[cfg(feature = "http")]
        if let (Some(endpoint), Some(model)) = (&self.endpoint, &self.model) {
            let mut model =
                ChatEndpoint::new(endpoint, model)?.with_timeout(Duration::from_secs(self.timeout));
            model = self.model_version.iter().fold(model, ChatEndpoint::with_version);
            if let Some(variable) = &self.key_env {
                let key = std::env::var(variable).map_err(|error| format!("{variable}: {error}"))?;
                model = model.with_key(key.trim())?;
            }
            if let Some(path) = &self.system {
                model =
                    model.with_system(std::fs::read_to_string(path).map_err(|error| named(path, &error))?);
            }
            if let Some(path) = &self.ca_file {
                let pem = std::fs::read(path).map_err(|error| named(path, &error))?;
                model = model.with_root_certificates(pem).map_err(|error| named(path, &error))?;
            }
            return Ok(Some(Target::model(model)));
        }
        let Some(path) = &self.script else { return Ok(None) };
        let text = std::fs::read_to_string(path).map_err(|error| named(path, &error))?;
        Ok(Some(Target::model(ScriptedModel::from_json(&text).map_err(|error| named(path, &error))?)))
    }
}
