use std::fs::File;
use std::io::{self, BufRead, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use mantlet::{Evaluation, Evaluator, Registry};
use serde_json::{Map, Value, json};

use crate::input::{self, Case};
use crate::{Exit, Failure};

/// Score JSON lines with one evaluator
///
/// Each line has a `text`, and may have `origin`, `role` (prompt or response) and `context`; or, for tool calls,
/// `tool`, `arguments`, `user_request` and `description`. Each result has `score`, `threshold`, `verdict`, `labels`
/// and `findings` in bytes, on the line of its input. A line that cannot be read gives `error` and `line` there.
///
/// Exit code: 0 where every line was scored, 2 where one was not.
#[derive(Args)]
pub(crate) struct Score {
    /// protect_flash, pii, output_safety, …
    #[arg(long, value_name = "NAME")]
    evaluator: String,
    /// JSON lines, plain or gzip; `-` is standard input
    #[arg(long, value_name = "FILE", default_value = "-")]
    input: PathBuf,
    /// Where the results go; `-` is standard output
    #[arg(long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// Threads that score
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: u16,
}

/// Evaluators that exist, but not in every build.
const KNOWN: [&str; 4] = ["prompt_injection", "content_safety", "toxicity", "action_safety"];

/// Lines scored together by one thread, and bytes after which fewer lines will do.
const CHUNK: usize = 256;
const CHUNK_BYTES: usize = 4 << 20;

/// A line, or why it cannot be scored.
type Line = Result<Case, String>;

impl Score {
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        let evaluator = self.find()?;
        if self.output != Path::new("-") && is_same(&self.input, &self.output) {
            return Err(format!("{} is the input and the output", self.output.display()).into());
        }
        let mut reader = input::open(&self.input)?;
        let mut writer: Box<dyn Write> = match self.output.to_str() {
            Some("-") => Box::new(BufWriter::new(io::stdout().lock())),
            _ => {
                let named = |error| format!("{}: {error}", self.output.display());
                Box::new(BufWriter::new(File::create(&self.output).map_err(named)?))
            }
        };
        let (name, policy) = (evaluator.name().to_owned(), evaluator.policy());
        let progress = progress();
        let threads = usize::from(self.threads);
        let (mut number, mut exit) = (0u64, Exit::Clean);
        loop {
            let chunks: Vec<Vec<Line>> =
                (0..threads).map(|_| chunk(&mut *reader)).collect::<io::Result<_>>()?;
            if chunks[0].is_empty() {
                break;
            }
            for result in score(&*evaluator, &chunks) {
                number += 1;
                let line = match result {
                    Ok(evaluation) => shown(&evaluation.judged(name.clone(), &policy)),
                    Err(error) => {
                        exit = Exit::Failed;
                        json!({"error": error, "line": number})
                    }
                };
                writeln!(writer, "{line}")?;
            }
            progress.set_position(number);
        }
        progress.finish_and_clear();
        writer.flush()?;
        Ok(exit)
    }

    fn find(&self) -> Result<Arc<dyn Evaluator>, Failure> {
        let (name, registry) = (self.evaluator.as_str(), Registry::builtin());
        if KNOWN.contains(&name) && !registry.names().any(|known| known == name) {
            return Err(format!("this build does not contain `{name}`").into());
        }
        Ok(registry.evaluator(name, &json!({}))?)
    }
}

/// Whether two paths lead to the same existing file.
fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {human_pos} lines, {per_sec}, {elapsed}");
    ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// The next lines; none at the end.
fn chunk(reader: &mut dyn BufRead) -> io::Result<Vec<Line>> {
    let (mut lines, mut bytes, mut line) = (Vec::new(), 0, Vec::new());
    while lines.len() < CHUNK && bytes < CHUNK_BYTES {
        match input::next_line(reader, &mut line)? {
            None => break,
            Some(false) => lines.push(Err(format!("longer than {} bytes", input::LONGEST_LINE))),
            Some(true) => {
                bytes += line.len();
                lines.push(Case::parse(&line));
            }
        }
    }
    Ok(lines)
}

/// Scores each chunk on a thread of its own; the results are in the order of the lines.
fn score(evaluator: &dyn Evaluator, chunks: &[Vec<Line>]) -> Vec<Result<Evaluation, String>> {
    let one = |lines: &Vec<Line>| -> Vec<Result<Evaluation, String>> {
        let inputs: Vec<_> = lines.iter().flatten().map(Case::input).collect();
        let mut results = evaluator.evaluate_batch(&inputs).into_iter();
        let next = |line: &Line| match line {
            Ok(_) => match results.next() {
                Some(result) => result.map_err(|error| error.to_string()),
                None => Err("the evaluator gave no result".to_owned()),
            },
            Err(error) => Err(error.clone()),
        };
        lines.iter().map(next).collect()
    };
    if let [lines] = chunks {
        return one(lines);
    }
    std::thread::scope(|scope| {
        let running: Vec<_> = chunks.iter().map(|lines| scope.spawn(move || one(lines))).collect();
        let joined = running.into_iter().zip(chunks).map(|(thread, lines)| {
            let failed = || vec![Err("the evaluator panicked".to_owned()); lines.len()];
            thread.join().unwrap_or_else(|_| failed())
        });
        joined.flatten().collect()
    })
}

fn shown(evaluation: &Evaluation) -> Value {
    let labels: Map<String, Value> =
        evaluation.labels.iter().map(|known| (known.label.to_string(), json!(known.score))).collect();
    let findings: Vec<Value> = evaluation
        .findings
        .iter()
        .map(|f| json!({"label": f.label, "start": f.start, "end": f.end, "score": f.score, "reason": f.reason}))
        .collect();
    json!({
        "score": evaluation.score,
        "threshold": evaluation.decision.as_ref().and_then(|decision| decision.threshold),
        "verdict": evaluation.verdict(),
        "labels": labels,
        "findings": findings,
    })
}
