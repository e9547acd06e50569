//! The results of a run: what they say, as a file, as a page.

mod html;
mod junit;
mod summary;
mod svg;

use std::fmt;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

pub(super) use summary::Charts;
pub use summary::{Group, Spread, Summary};

use super::journal::Journal;
use super::result::CaseResult;
use crate::hex::hex;
use crate::{Error, ErrorKind, Verdict};

/// What two runs must have in common before their results are compared: cases, attacks, and the rules by which a result
/// comes about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Cohort {
    /// The version of the rules by which results come about.
    pub harness: u32,
    /// The dataset's name.
    pub dataset: String,
    /// The dataset's version.
    pub version: String,
    /// The dataset's hash.
    pub sha256: String,
    /// Only so many cases of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// The attacks, with their strengths.
    pub attacks: Vec<String>,
    /// What attacks choose by chance.
    pub seed: u64,
    /// Whether cases that should be stopped also run without an attack.
    pub plain: bool,
    /// Whether harmless cases are attacked too.
    pub attack_harmless: bool,
    /// `guard` for a guard alone, `model` for a model with or without one.
    pub target: String,
    /// The verdict from which on a guard alone stops a case.
    pub stopped_at: Verdict,
    /// Who judges answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judge: Option<String>,
    /// The score from which on a judge's opinion counts.
    pub judged_at: f32,
    /// An agent's turns, at most.
    pub steps: usize,
    /// The share of its tools that an agent must have called.
    pub tool_share: f64,
}

/// What was tested. Between two runs that are compared, the guard may differ or the model, not both.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Subject {
    /// The guard's route.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<String>,
    /// The guard's checks: evaluators with their versions and policies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guard: Option<Value>,
    /// The model's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// The model's version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model_version: Option<String>,
}

impl Subject {
    /// `support-chat 3f2a91c0 + gpt 2026-11`: the route with the beginning of the hash of its checks.
    pub(super) fn title(&self) -> String {
        let digest = |checks: &Value| hex(&Sha256::digest(checks.to_string())[..4]);
        let digest = self.guard.as_ref().map(digest).unwrap_or_default();
        let guard = self.route.as_ref().map(|route| format!("{route} {digest}"));
        let version = self.model_version.as_deref().unwrap_or_default();
        let model = self.model.as_ref().map(|model| format!("{model} {version}"));
        guard.into_iter().chain(model).collect::<Vec<_>>().join(" + ")
    }
}

/// The results of a run with what they say. Carries nothing of the texts.
///
/// Of a run with a journal the results stay in the journal's file, until the report is saved.
pub struct RunReport {
    cohort: Cohort,
    subject: Subject,
    summary: Summary,
    charts: Charts,
    results: Results,
}

pub(super) enum Results {
    Memory(Vec<CaseResult>),
    Journal(Journal),
}

type ResultIter<'r> = Box<dyn Iterator<Item = Result<CaseResult, Error>> + 'r>;

/// The file's form.
const VERSION: u32 = 1;

#[derive(Deserialize)]
struct Stored {
    mantlet_suite_run: u32,
    cohort: Cohort,
    subject: Subject,
    results: Vec<CaseResult>,
}

impl RunReport {
    pub(super) fn new(cohort: Cohort, subject: Subject, results: Results) -> Result<RunReport, Error> {
        let (summary, charts) = Charts::of(results.iter()?)?;
        Ok(RunReport { cohort, subject, summary, charts, results })
    }

    /// Under which conditions the results came about.
    pub fn cohort(&self) -> &Cohort {
        &self.cohort
    }

    /// What was tested.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// What the results say.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    pub(super) fn charts(&self) -> &Charts {
        &self.charts
    }

    /// The results, in the order of the run.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where they lie in a journal that cannot be read.
    pub fn results(&self) -> Result<impl Iterator<Item = Result<CaseResult, Error>> + '_, Error> {
        self.results.iter()
    }

    /// Writes the report as JSON, result by result.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`].
    pub fn write(&self, to: &mut dyn Write) -> Result<(), Error> {
        let mut to = BufWriter::new(to);
        let json = |value: Result<String, serde_json::Error>| {
            value.map_err(|error| Error::new(ErrorKind::Io, error.to_string()))
        };
        writeln!(to, "{{\n\"mantlet_suite_run\": {VERSION},")?;
        writeln!(to, "\"cohort\": {},", json(serde_json::to_string_pretty(&self.cohort))?)?;
        writeln!(to, "\"subject\": {},", json(serde_json::to_string_pretty(&self.subject))?)?;
        writeln!(to, "\"summary\": {},", json(serde_json::to_string_pretty(&self.summary))?)?;
        write!(to, "\"results\": [")?;
        for (at, result) in self.results.iter()?.enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(to, "{comma}\n{}", json(serde_json::to_string(&result?))?)?;
        }
        writeln!(to, "\n]\n}}")?;
        to.flush()?;
        Ok(())
    }

    /// Reads a report. What the results say is worked out anew.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where the file cannot be read, [`ErrorKind::Input`] where it is no report.
    pub fn load(path: impl AsRef<Path>) -> Result<RunReport, Error> {
        let path = path.as_ref();
        let named = |kind, what: String| Error::new(kind, format!("{}: {what}", path.display()));
        let file = File::open(path).map_err(|error| named(ErrorKind::Io, error.to_string()))?;
        let stored: Stored = serde_json::from_reader(BufReader::new(file))
            .map_err(|error| named(ErrorKind::Input, format!("not a report of a suite: {error}")))?;
        if stored.mantlet_suite_run != VERSION {
            let found = stored.mantlet_suite_run;
            return Err(named(
                ErrorKind::Input,
                format!("a report of form {found}; this build reads {VERSION}"),
            ));
        }
        RunReport::new(stored.cohort, stored.subject, Results::Memory(stored.results))
    }
}

impl Results {
    fn iter(&self) -> Result<ResultIter<'_>, Error> {
        Ok(match self {
            Results::Memory(results) => Box::new(results.iter().cloned().map(Ok)),
            Results::Journal(journal) => Box::new(journal.results()?),
        })
    }
}

impl fmt::Debug for RunReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunReport")
            .field("cohort", &self.cohort)
            .field("subject", &self.subject)
            .field("summary", &self.summary)
            .finish_non_exhaustive()
    }
}
