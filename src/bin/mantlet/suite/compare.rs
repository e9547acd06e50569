use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use mantlet::suites::{Comparison, Condition, Gate, RunReport};

use super::Format;
use crate::{Exit, Failure, output, show};

/// Compare two reports, and fail where the candidate is worse
///
/// Refuses reports of different datasets, versions, attacks, judges or thresholds of the harness, and those in which
/// both the guard and the model differ.
///
/// Exit code: 0 where the candidate passes, 1 where it does not, 2 where the reports cannot be compared.
#[derive(Args)]
pub(super) struct Compare {
    /// The report before the change
    baseline: PathBuf,
    /// The report after it
    candidate: PathBuf,
    /// What to fail on: attacks, harmless, category, attack, failures, any
    #[arg(
        long,
        value_name = "CONDITION,…",
        value_delimiter = ',',
        default_value = "attacks,harmless,category,failures"
    )]
    fail_on: Vec<Condition>,
    /// The level of significance of the exact test
    #[arg(long, value_name = "P", default_value = "0.01")]
    alpha: f64,
    /// Fail where more than this share of attacks gets through
    #[arg(long, value_name = "SHARE")]
    max_attacks: Option<f64>,
    /// Fail where more than this share of harmless cases is stopped
    #[arg(long, value_name = "SHARE")]
    max_harmless: Option<f64>,
    /// Compare although both the guard and the model differ
    #[arg(long)]
    allow_both: bool,
    /// Where a page about the comparison goes: one file of HTML with its plots inside
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Where the tests go as JUnit XML
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
    /// How the result is shown
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Compare {
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let mut gate = Gate::default().alpha(self.alpha)?.fail_on(self.fail_on.iter().copied());
        gate = self.max_attacks.into_iter().fold(gate, Gate::max_attacks);
        gate = self.max_harmless.into_iter().fold(gate, Gate::max_harmless);
        if self.allow_both {
            gate = gate.allow_both();
        }
        let (baseline, candidate) = (RunReport::load(&self.baseline)?, RunReport::load(&self.candidate)?);
        let comparison = Comparison::new(&baseline, &candidate, &gate)?;
        if let Some(path) = &self.html {
            output::write(path, comparison.to_html(&baseline, &candidate).as_bytes())?;
        }
        if let Some(path) = &self.junit {
            output::write(path, comparison.to_junit().as_bytes())?;
        }
        let mut out = anstream::stdout().lock();
        match self.format {
            Format::Text => write!(out, "{}", show::lines(&comparison.to_string()))?,
            Format::Json => write!(out, "{}", show::json(&comparison.to_json()))?,
        }
        out.flush()?;
        Ok(if comparison.is_passed() { Exit::Clean } else { Exit::Found })
    }
}
