use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use mantlet::lifecycle::leakage::{Exposure, MembershipReport, Shadows, exposure, lira_scores, membership};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::input::Reader;
use crate::output::{Output, failed};
use crate::{Exit, Failure, show};

/// Measure what a model gives away about its training data
///
/// FILE is one of two things, also gzipped. A table of records, JSON lines: `id`, `p_true` (the probability that the model
/// gave the right class), `member` (whether it was trained on the record; or in another file, see `--members`), and
/// `shadow_logit` with `shadow_in` where there are shadow models: how well the records can be told apart. Or one JSON object
/// about canaries: `space` (the number of possible ones), `canaries` with `id` and `logppl`, and `reference_logppl`: how
/// much of each was learnt by heart.
///
/// Exit code: 0, or 2 where the file cannot be read.
#[derive(Args)]
pub(crate) struct Leakage {
    /// The table or the canaries, or - for standard input
    file: PathBuf,
    /// JSON lines with `id` and `member`
    #[arg(long, value_name = "FILE")]
    members: Option<PathBuf>,
    /// Write a line of JSON for each record: `id` and `score`, the likelihood ratio's or the probability
    #[arg(long, value_name = "FILE")]
    rows: Option<PathBuf>,
    /// How to print the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Deserialize)]
struct Record {
    id: Value,
    p_true: f64,
    #[serde(default)]
    member: Option<Mark>,
    #[serde(default)]
    shadow_logit: Vec<f64>,
    #[serde(default)]
    shadow_in: Vec<Mark>,
}

#[derive(Deserialize)]
struct Member {
    id: Value,
    member: Mark,
}

/// True and false, also as 1 and 0.
#[derive(Clone, Copy, Deserialize)]
#[serde(untagged)]
enum Mark {
    Bool(bool),
    Number(u8),
}

impl Mark {
    fn is_set(self) -> bool {
        matches!(self, Mark::Bool(true) | Mark::Number(1..))
    }
}

#[derive(Deserialize)]
struct Canaries {
    space: f64,
    canaries: Vec<Canary>,
    reference_logppl: Vec<f64>,
}

#[derive(Deserialize)]
struct Canary {
    id: Value,
    logppl: f64,
}

/// Larger files are refused: they would be held in memory whole.
const LARGEST: u64 = 1 << 30;

impl Leakage {
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        let text = read(&self.file)?;
        let named = |what: String| -> Failure { format!("{}: {what}", self.file.display()).into() };
        if let Ok(canaries) = serde_json::from_str::<Canaries>(&text) {
            if self.members.is_some() || self.rows.is_some() {
                return Err(named("canaries have neither members nor rows".to_owned()));
            }
            return self.canaries(&canaries);
        }
        let records: Vec<Record> = lines(&text, &self.file)?;
        if records.is_empty() {
            return Err(named("no records".to_owned()));
        }
        let models = records[0].shadow_logit.len();
        if let Some(at) = records
            .iter()
            .position(|record| record.shadow_logit.len() != models || record.shadow_in.len() != models)
        {
            return Err(named(format!(
                "record {}: not {models} shadow models, as the first one has",
                at + 1
            )));
        }
        let p_true: Vec<f64> = records.iter().map(|record| record.p_true).collect();
        let logits: Vec<f64> =
            records.iter().flat_map(|record| record.shadow_logit.iter().copied()).collect();
        let is_in: Vec<bool> =
            records.iter().flat_map(|record| record.shadow_in.iter().map(|mark| mark.is_set())).collect();
        let shadows = if models > 0 { Some(Shadows::new(&logits, &is_in, models)?) } else { None };
        let is_member = self.membership(&records)?;
        if let Some(path) = &self.rows {
            let scores = match shadows {
                Some(shadows) => lira_scores(&p_true, shadows)?,
                None => p_true.clone(),
            };
            let write = || -> std::io::Result<()> {
                let mut out = Output::create(path)?;
                for (record, score) in records.iter().zip(scores) {
                    writeln!(out, "{}", show::json(&json!({ "id": record.id, "score": score }).to_string()))?;
                }
                out.finish()
            };
            write().map_err(|error| failed(path, error))?;
        }
        match is_member {
            Some(is_member) => self.print(&membership(&p_true, &is_member, shadows)?),
            None if self.rows.is_some() => Ok(Exit::Clean),
            None => Err(named(
                "no record says whether it is a `member`; see --members, or ask for --rows".to_owned(),
            )),
        }
    }

    /// Who is a member; `None` where nothing says so.
    fn membership(&self, records: &[Record]) -> Result<Option<Vec<bool>>, Failure> {
        let Some(path) = &self.members else {
            let known: Vec<bool> =
                records.iter().filter_map(|record| record.member).map(Mark::is_set).collect();
            return match known.len() {
                0 => Ok(None),
                all if all == records.len() => Ok(Some(known)),
                some => {
                    Err(format!("{some} of {} records say whether they are a `member`", records.len()).into())
                }
            };
        };
        let known: HashMap<String, bool> = lines::<Member>(&read(path)?, path)?
            .into_iter()
            .map(|row| (row.id.to_string(), row.member.is_set()))
            .collect();
        let of = |record: &Record| known.get(&record.id.to_string()).copied();
        let is_member: Vec<bool> = records.iter().filter_map(of).collect();
        match is_member.len() == records.len() {
            true => Ok(Some(is_member)),
            false => {
                let missing = records.len() - is_member.len();
                Err(format!("{}: {missing} records are not in it", path.display()).into())
            }
        }
    }

    fn print(&self, report: &MembershipReport) -> Result<Exit, Failure> {
        let mut out = anstream::stdout().lock();
        match self.format {
            Format::Text => writeln!(out, "{report}")?,
            Format::Json => writeln!(out, "{}", serde_json::to_string(report)?)?,
        }
        Ok(Exit::Clean)
    }

    fn canaries(&self, file: &Canaries) -> Result<Exit, Failure> {
        let mut out = anstream::stdout().lock();
        for canary in &file.canaries {
            let found = exposure(canary.logppl, &file.reference_logppl, file.space)?;
            let Exposure { by_rank, extrapolated, .. } = found;
            match self.format {
                Format::Text => {
                    let beyond = extrapolated.map_or("-".to_owned(), |bits| format!("{bits:.2}"));
                    let id = show::quoted(&canary.id.to_string());
                    writeln!(out, "canary {id}: exposure {by_rank:.2} bits by rank, {beyond} extrapolated")?;
                }
                Format::Json => {
                    let line = json!({ "id": canary.id, "by_rank": by_rank, "extrapolated": extrapolated });
                    writeln!(out, "{}", show::json(&line.to_string()))?;
                }
            }
        }
        Ok(Exit::Clean)
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    let named = |what: &str| format!("{}: {what}", path.display());
    let bytes = Reader::open(path)?.read_all(LARGEST).map_err(|error| named(&error.to_string()))?;
    let bytes = bytes.ok_or_else(|| named("larger than 1 GiB"))?;
    Ok(String::from_utf8(bytes).map_err(|_| named("not UTF-8"))?)
}

fn lines<R: for<'r> Deserialize<'r>>(text: &str, path: &Path) -> Result<Vec<R>, Failure> {
    let rows = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    rows.map(|(at, line)| {
        serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), at + 1).into())
    })
    .collect()
}
