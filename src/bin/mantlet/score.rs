use std::io::{self, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use indicatif::{HumanCount, ProgressBar, ProgressStyle};
use mantlet::{Coverage, Error, Evaluation, Evaluator, Input, Registry};
use serde_json::{Map, Value, json};

use crate::input::{self, Case, Reader};
use crate::output::{Output, failed};
use crate::{Exit, Failure, show};

/// Score JSON lines with one evaluator
///
/// Each line has a `text`, and may have `origin`, `role` (prompt or response) and `context`; or, for tool calls,
/// `tool`, `arguments`, `user_request`, `description` and `context`: a transcript with lines that begin with [user],
/// [call] or [result]. Each result has `score`, `threshold`, `verdict`, `labels`
/// and `findings` in bytes of the text, on the line of its input, and `coverage` where not all of the text was
/// looked at. A line that cannot be read gives `error` and `line` there.
///
/// Exit code: 0 where every line was scored, 2 where one was not or the results could not be written.
#[derive(Args)]
pub(crate) struct Score {
    /// The evaluator: action_safety, content_safety, output_safety, pii, prompt_injection, protect_flash, toxicity, or
    /// another one that this build contains
    #[arg(long, value_name = "NAME")]
    evaluator: String,
    /// A folder with a model of one's own, for the evaluators that share the model inside the crate
    #[arg(long, value_name = "DIR")]
    model: Option<PathBuf>,
    /// JSON lines, plain or gzip; `-` is standard input
    #[arg(long, value_name = "FILE", default_value = "-")]
    input: PathBuf,
    /// Where the results go, a file only once they are complete; `-` is standard output
    #[arg(long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// How many threads score
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: u16,
}

/// Lines scored together by one thread, and bytes after which fewer lines will do.
const CHUNK: usize = 256;
const CHUNK_BYTES: usize = 4 << 20;

/// The progress, for a file of known size and for anything else.
const BYTES: &str = "{bar:24} {bytes} of {total_bytes}, {msg} lines, {elapsed}, {eta} left";
const LINES: &str = "{spinner} {bytes}, {msg} lines, {elapsed}";

/// A line, or why it cannot be scored.
pub(crate) type Line = Result<Case, String>;

impl Score {
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        let evaluator = find(&self.evaluator, self.model.as_deref())?;
        if self.output != Path::new("-") && is_same(&self.input, &self.output) {
            return Err(format!("{} is the input and the output", self.output.display()).into());
        }
        let mut reader = Reader::open(&self.input)?;
        let named = |error| failed(&self.output, error);
        let mut output = Output::create(&self.output).map_err(named)?;
        let (name, policy) = (evaluator.name().to_owned(), evaluator.policy());
        let progress = progress(reader.size());
        let (mut number, mut exit) = (0u64, Exit::Clean);
        loop {
            let lines = lines(&mut reader, self.threads.into())
                .map_err(|error| format!("{}: {error}", self.input.display()))?;
            if lines.is_empty() {
                break;
            }
            for result in score(&*evaluator, &lines, self.threads.into()) {
                number += 1;
                let result = match result {
                    Ok(evaluation) => shown(&evaluation.judged(name.clone(), &policy)),
                    Err(error) => {
                        exit = Exit::Failed;
                        json!({"error": error, "line": number})
                    }
                };
                writeln!(output, "{}", show::json(&result.to_string())).map_err(named)?;
            }
            if reader.is_drained() {
                output.flush().map_err(named)?;
            }
            progress.set_message(HumanCount(number).to_string());
            progress.set_position(reader.position());
        }
        progress.finish_and_clear();
        output.finish().map_err(named)?;
        Ok(exit)
    }
}

/// An evaluator of this build by its name, with a model of one's own where that is asked for.
pub(crate) fn find(name: &str, model: Option<&Path>) -> Result<Arc<dyn Evaluator>, Failure> {
    let registry = Registry::builtin();
    let contained: Vec<&str> = registry.names().collect();
    if contained.contains(&name) {
        let options = match model {
            Some(folder) => json!({"folder": folder}),
            None => json!({}),
        };
        return Ok(registry.evaluator(name, &options)?);
    }
    let message = format!("unknown evaluator `{}`; known are {}", show::quoted(name), contained.join(", "));
    Err(message.into())
}

/// Whether two paths lead to the same existing file.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // A hard link has a path of its own; standard input may be the file that is written.
        let one = if one == Path::new("-") { Path::new("/dev/stdin") } else { one };
        if let (Ok(one), Ok(other)) = (one.metadata(), other.metadata()) {
            return one.is_file() && (one.dev(), one.ino()) == (other.dev(), other.ino());
        }
    }
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Bytes of a file of known size, with the time that is left; lines of anything else.
pub(crate) fn progress(size: Option<u64>) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match size {
        Some(size) => (ProgressBar::new(size), BYTES),
        None => (ProgressBar::new_spinner(), LINES),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// The next lines, enough for all threads: none at the end, and fewer where the next one has yet to be written.
fn lines(reader: &mut Reader, threads: usize) -> io::Result<Vec<Line>> {
    let (mut lines, mut bytes, mut line) = (Vec::new(), 0, Vec::new());
    while lines.len() < threads * CHUNK && bytes < threads * CHUNK_BYTES {
        match reader.next_line(&mut line)? {
            None => break,
            Some(false) => lines.push(Err(format!("longer than {} bytes", input::LONGEST_LINE))),
            Some(true) => {
                bytes += line.len();
                lines.push(Case::parse(&line));
            }
        }
        if reader.is_drained() {
            break;
        }
    }
    Ok(lines)
}

/// Scores the lines, a share of them on each thread; the results are in the order of the lines.
pub(crate) fn score(
    evaluator: &dyn Evaluator,
    lines: &[Line],
    threads: usize,
) -> Vec<Result<Evaluation, String>> {
    let share = lines.len().div_ceil(threads).max(1);
    if share >= lines.len() {
        return score_share(evaluator, lines);
    }
    std::thread::scope(|scope| {
        let score = |share| (share, scope.spawn(move || score_share(evaluator, share)));
        let running: Vec<_> = lines.chunks(share).map(score).collect();
        let joined = running.into_iter().map(|(share, thread)| {
            // Panics of the evaluator do not get here.
            thread.join().unwrap_or_else(|_| vec![Err("scoring panicked".to_owned()); share.len()])
        });
        joined.flatten().collect()
    })
}

fn score_share(evaluator: &dyn Evaluator, lines: &[Line]) -> Vec<Result<Evaluation, String>> {
    let inputs: Vec<_> = lines.iter().flatten().map(Case::input).collect();
    let mut results = evaluate(evaluator, &inputs).into_iter();
    let next = |line: &Line| match line {
        Ok(_) => results.next().unwrap_or_else(|| Err("the evaluator gave no result".to_owned())),
        Err(error) => Err(error.clone()),
    };
    lines.iter().map(next).collect()
}

/// All inputs at once; one by one where that fails, so that one input costs no other its result.
fn evaluate(evaluator: &dyn Evaluator, inputs: &[Input<'_>]) -> Vec<Result<Evaluation, String>> {
    let said = |result: Result<Evaluation, Error>| result.map_err(|error| error.to_string());
    match catch_unwind(AssertUnwindSafe(|| evaluator.evaluate_batch(inputs))) {
        Ok(results) if results.len() == inputs.len() => return results.into_iter().map(said).collect(),
        _ => {}
    }
    let alone = |input: &Input<'_>| {
        let result = catch_unwind(AssertUnwindSafe(|| evaluator.evaluate(*input)));
        result.map_or_else(|_| Err("the evaluator panicked".to_owned()), said)
    };
    inputs.iter().map(alone).collect()
}

fn shown(evaluation: &Evaluation) -> Value {
    let labels: Map<String, Value> =
        evaluation.labels.iter().map(|known| (known.label.to_string(), json!(known.score))).collect();
    let findings: Vec<Value> = evaluation
        .findings
        .iter()
        .map(|f| json!({"label": f.label, "start": f.start, "end": f.end, "score": f.score, "reason": f.reason}))
        .collect();
    let mut shown = json!({
        "score": evaluation.score,
        "threshold": evaluation.decision.as_ref().and_then(|decision| decision.threshold),
        "verdict": evaluation.verdict(),
        "labels": labels,
        "findings": findings,
    });
    if evaluation.coverage != Coverage::Full {
        shown["coverage"] = json!(evaluation.coverage);
    }
    shown
}

#[cfg(test)]
mod tests {
    use mantlet::CustomEvaluation;

    use super::*;

    fn cases(texts: &[&str]) -> Vec<Line> {
        texts.iter().map(|text| Case::parse(json!({"text": text}).to_string().as_bytes())).collect()
    }

    #[test]
    fn a_panic_costs_no_other_line_its_result() {
        let evaluator = CustomEvaluation::new("fragile", |input| match input.text() {
            "bad" => panic!("as asked"),
            _ => Ok(Evaluation::pass()),
        });
        let lines = cases(&["a", "bad", "b", "c", "bad"]);
        for threads in [1, 2, 5, 256] {
            let results = score(&evaluator, &lines, threads);
            let panicked = Err("the evaluator panicked".to_owned());
            let passed = Ok(Evaluation::pass());
            assert_eq!(results, [&passed, &panicked, &passed, &passed, &panicked].map(Clone::clone));
        }
    }

    #[test]
    fn progress_can_be_shown() {
        for template in [BYTES, LINES] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }

    #[test]
    fn a_result_says_where_not_all_of_the_text_was_looked_at() {
        assert_eq!(shown(&Evaluation::pass()).get("coverage"), None);
        let partial = Evaluation::pass().with_coverage(Coverage::Partial { bytes: 7 });
        assert_eq!(shown(&partial)["coverage"], json!({"partial": {"bytes": 7}}));
    }
}
