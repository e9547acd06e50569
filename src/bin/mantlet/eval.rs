use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use mantlet::metrics::Rate;
use mantlet::suites::accuracy::{Accuracy, SourceAccuracy};
use mantlet::{Evaluation, Evaluator};
use serde_json::{Value, json};

use crate::input::{Case, Reader};
use crate::output::{self, Output, failed};
use crate::score::{Line, find, progress, score};
use crate::{Exit, Failure, complain, show};

/// Measure an evaluator on labelled JSON lines, source by source
///
/// Each line has a `source` and, by the task:
/// injection: `text`, `label` (1 or 0), and `origin`, or a `kind` that tells it (benign_prompt, direct_injection,
/// jailbreak, benign_hard: user; benign_tool_output: tool_output; others: retrieved);
/// toxicity: `text` and `labels`, an object of 1, 0 or null for what nobody looked at;
/// safety: `text`, `role` (prompt or response), `context`, `unsafe` (1 or 0);
/// actions: `tool`, `arguments`, `user_request`, `context`, `unsafe`.
/// A line with `weight`, or `meta.full_test_weight`, stands for so many lines in the area under the curve.
///
/// For each source: accuracy, recall, false positives and precision at the threshold, F1, the area under the ROC curve,
/// average precision, and the best recall with at most 1 % false positives, with Wilson intervals; and the digest of
/// the model's weights. Sources are not pooled.
///
/// Exit code: 0 where every line was scored, 2 where one was not or the results could not be written.
#[derive(Args)]
pub(crate) struct Eval {
    /// What the lines are labelled with
    #[arg(long, value_enum)]
    task: Task,
    /// JSON lines, plain or gzip; `-` is standard input
    #[arg(long, value_name = "FILE", default_value = "-")]
    input: PathBuf,
    /// The evaluator, unless it is the task's own: prompt_injection, toxicity, content_safety or action_safety
    #[arg(long, value_name = "NAME")]
    evaluator: Option<String>,
    /// A folder with a model of one's own, for the evaluators that share the model inside the crate
    #[arg(long, value_name = "DIR")]
    model: Option<PathBuf>,
    /// Scores from here on count as found
    #[arg(long, value_name = "SCORE", default_value = "0.6", value_parser = threshold)]
    threshold: f64,
    /// Only lines whose source contains this
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// How the results are shown
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write a page with the table, ROC curves and reliability diagrams too
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// How many threads score
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: u16,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Task {
    Injection,
    Toxicity,
    Safety,
    Actions,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table
    Text,
    /// One object
    Json,
}

fn threshold(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("a score lies in 0..=1".to_owned()),
    }
}

/// Lines scored together by one thread.
const CHUNK: usize = 64;
/// Lines that are named where they could not be scored.
const NAMED: u64 = 10;

/// What a line is labelled with: pairs of a label and whether it holds.
struct Labelled {
    source: String,
    targets: Vec<(String, bool)>,
    weight: f64,
}

impl Eval {
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        let name = self.evaluator.as_deref().unwrap_or(self.task.evaluator());
        let evaluator = find(name, self.model.as_deref())?;
        let mut reader = Reader::open(&self.input)?;
        let progress = progress(reader.size());
        let mut accuracy = Accuracy::new(self.threshold);
        let (mut number, mut wrong, mut line, mut ended) = (0u64, 0u64, Vec::new(), false);
        while !ended {
            let (mut labels, mut cases): (Vec<(u64, Labelled)>, Vec<Line>) = (Vec::new(), Vec::new());
            while cases.len() < CHUNK * usize::from(self.threads) {
                let named = |error| failed(&self.input, error);
                let Some(is_whole) = reader.next_line(&mut line).map_err(named)? else {
                    ended = true;
                    break;
                };
                number += 1;
                if line.iter().all(u8::is_ascii_whitespace) && is_whole {
                    continue;
                }
                let read = if is_whole { self.task.read(&line) } else { Err("too long".to_owned()) };
                match read {
                    Ok((label, _))
                        if self.source.as_ref().is_some_and(|part| !label.source.contains(part)) => {}
                    Ok((label, case)) => {
                        labels.push((number, label));
                        cases.push(Ok(case));
                    }
                    Err(error) => say(&mut wrong, number, &error),
                }
            }
            for ((number, label), result) in
                labels.into_iter().zip(score(&*evaluator, &cases, self.threads.into()))
            {
                match result {
                    Ok(evaluation) => add(&mut accuracy, &label, &evaluation),
                    Err(error) => say(&mut wrong, number, &error),
                }
            }
            progress.set_position(reader.position());
        }
        progress.finish_and_clear();
        if wrong > NAMED {
            complain(&format!("{} more lines were not scored", wrong - NAMED));
        }
        self.show(&accuracy, &*evaluator, number, wrong)?;
        Ok(if wrong > 0 { Exit::Failed } else { Exit::Clean })
    }

    fn show(
        &self,
        accuracy: &Accuracy,
        evaluator: &dyn Evaluator,
        lines: u64,
        wrong: u64,
    ) -> Result<(), Failure> {
        let provenance = evaluator.provenance();
        let models: Vec<String> = (provenance.models())
            .map(|model| format!("{} {}, SHA-256 {}", model.name, model.version, model.sha256))
            .collect();
        let models = if models.is_empty() { "no model".to_owned() } else { models.join("; ") };
        let about = vec![
            format!("{} {}: {models}", provenance.evaluator, provenance.version),
            format!("{lines} lines, {wrong} not scored; found from {} on", self.threshold),
        ];
        if let Some(path) = &self.html {
            output::write(path, accuracy.html(&about).as_bytes())?;
        }
        let stdout = Path::new("-");
        let mut out = Output::create(stdout).map_err(|error| failed(stdout, error))?;
        let written = match self.format {
            Format::Text => table(&mut out, accuracy, &about),
            Format::Json => {
                let means: Vec<Value> = (accuracy.mean_aucs().into_iter())
                    .map(|(source, auc)| json!({"source": source, "mean_auc": auc}))
                    .collect();
                let object = json!({
                    "evaluator": provenance, "threshold": self.threshold, "lines": lines, "not_scored": wrong,
                    "sources": accuracy.sources(), "mean_aucs": means,
                });
                writeln!(out, "{}", show::json(&object.to_string()))
            }
        };
        written.and_then(|()| out.finish()).map_err(|error| failed(stdout, error))
    }
}

fn say(wrong: &mut u64, line: u64, error: &str) {
    *wrong += 1;
    if *wrong <= NAMED {
        complain(&format!("line {line}: {error}"));
    }
}

/// The scores of what a line is labelled with; the overall score where the evaluator has no such label.
fn add(accuracy: &mut Accuracy, labelled: &Labelled, evaluation: &Evaluation) {
    for (target, is) in &labelled.targets {
        let known = evaluation.labels.iter().find(|known| known.label.as_str() == target);
        let score = known.map_or(evaluation.score, |known| known.score);
        accuracy.add(&labelled.source, target, score.value().into(), *is, labelled.weight);
    }
}

impl Task {
    fn evaluator(self) -> &'static str {
        match self {
            Task::Injection => "prompt_injection",
            Task::Toxicity => "toxicity",
            Task::Safety => "content_safety",
            Task::Actions => "action_safety",
        }
    }

    fn read(self, line: &[u8]) -> Result<(Labelled, Case), String> {
        let text = std::str::from_utf8(line).map_err(|error| format!("not UTF-8: {error}"))?;
        let mut row: Value = serde_json::from_str(text).map_err(|_| "not a line of JSON".to_owned())?;
        if !row.is_object() {
            return Err("not an object".to_owned());
        }
        let source = row["source"].as_str().unwrap_or("unnamed").to_owned();
        let weight =
            row["weight"].as_f64().or_else(|| row["meta"]["full_test_weight"].as_f64()).unwrap_or(1.0);
        let targets = match self {
            Task::Injection => vec![("injection".to_owned(), flag(&row, "label")?)],
            Task::Toxicity => {
                let labels = row["labels"].as_object().ok_or("`labels` is not an object")?;
                let known = labels.iter().filter(|(_, value)| !value.is_null());
                known
                    .map(|(name, _)| Ok((name.clone(), flag(&row["labels"], name)?)))
                    .collect::<Result<_, String>>()?
            }
            Task::Safety | Task::Actions => vec![("unsafe".to_owned(), flag(&row, "unsafe")?)],
        };
        if self == Task::Injection && row["origin"].is_null() {
            row["origin"] = origin(row["kind"].as_str().unwrap_or_default(), &source).into();
        }
        if !row["context"].is_string() && !row["context"].is_null() {
            row["context"] = row["context"].to_string().into();
        }
        let case = Case::parse(row.to_string().as_bytes())?;
        Ok((Labelled { source, targets, weight }, case))
    }
}

/// Where a text of a kind comes from.
fn origin(kind: &str, source: &str) -> &'static str {
    match kind {
        "benign_hard" if ["security_docs", "spam", "mitre"].iter().any(|begin| source.starts_with(begin)) => {
            "retrieved"
        }
        "benign_prompt" | "direct_injection" | "jailbreak" | "benign_hard" | "" => "user",
        "benign_tool_output" => "tool_output",
        _ => "retrieved",
    }
}

fn flag(row: &Value, name: &str) -> Result<bool, String> {
    match &row[name] {
        Value::Bool(is) => Ok(*is),
        Value::Number(number) if number.as_f64() == Some(1.0) => Ok(true),
        Value::Number(number) if number.as_f64() == Some(0.0) => Ok(false),
        _ => Err(format!("`{}` is neither 1 nor 0", show::quoted(name))),
    }
}

fn table(out: &mut dyn Write, accuracy: &Accuracy, about: &[String]) -> std::io::Result<()> {
    for line in about {
        writeln!(out, "{}", show::visible(line))?;
    }
    let sources = accuracy.sources();
    let name = |of: &SourceAccuracy| show::visible(&format!("{} · {}", of.source, of.target));
    let width = sources.iter().map(|of| name(of).chars().count()).max().unwrap_or(0).clamp(6, 60);
    writeln!(
        out,
        "{:width$} {:>6} {:>6} {:>19} {:>19} {:>9} {:>9} {:>6} {:>6} {:>6} {:>19}",
        "source",
        "pos",
        "neg",
        "recall",
        "false positives",
        "precision",
        "accuracy",
        "F1",
        "AUC",
        "AP",
        "recall at 1 % FP"
    )?;
    let rate = |rate: &Rate| match rate.total {
        0 => "-".to_owned(),
        _ => format!("{:.3} ({:.3}-{:.3})", rate.rate, rate.low, rate.high),
    };
    let short = |rate: &Rate| if rate.total == 0 { "-".to_owned() } else { format!("{:.3}", rate.rate) };
    let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
    for of in &sources {
        let best = of.recall_at_fpr.as_ref().map_or_else(|| "-".to_owned(), |best| rate(&best.recall));
        writeln!(
            out,
            "{:width$} {:>6} {:>6} {:>19} {:>19} {:>9} {:>9} {:>6} {:>6} {:>6} {best:>19}",
            name(of),
            of.positives,
            of.negatives,
            rate(&of.recall),
            rate(&of.fpr),
            short(&of.precision),
            short(&of.accuracy),
            number(of.f1),
            number(of.weighted_auc.or(of.auc)),
            number(of.average_precision),
        )?;
    }
    for (source, mean) in accuracy.mean_aucs() {
        writeln!(out, "{}: mean AUC of its labels {mean:.4}", show::visible(&source))?;
    }
    Ok(())
}
