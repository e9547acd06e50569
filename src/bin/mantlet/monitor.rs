use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use mantlet::lifecycle::extraction::{ExtractionMonitor, QueryEvent};
use serde::Deserialize;

use crate::input::Reader;
use crate::output::{Output, failed};
use crate::{Exit, Failure, complain, show};

/// Go through logs of what clients asked
#[derive(Args)]
pub(crate) struct Monitor {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Extraction(Extraction),
}

/// Find clients that copy the model through its answers
///
/// Reads JSON lines with `client`, `t` (seconds), `text` and `score` (0..1, 0.5 on the decision boundary), also gzipped, and
/// prints a line of JSON for each client: `client`, `verdict` (allow, watch, block), `alarm`, `at` (after how many of its
/// queries), `sign`, `risk`, `queries`, and `undecided`: why an `allow` says nothing yet, as with fewer than 30 queries, which are
/// too few to judge a client by. What is usual is taken from all other clients of the log.
///
/// Exit code: 0 without an alarm, 1 with one, 2 where a line cannot be read.
#[derive(Args)]
struct Extraction {
    /// The log, or - for standard input
    events: PathBuf,
    /// A log of ordinary clients only, 20 or more, to learn the bars from
    #[arg(long, value_name = "FILE")]
    benign: Option<PathBuf>,
    /// The share of the clients of `--benign` that may come over a bar
    #[arg(long, value_name = "RATE", default_value_t = 0.01, requires = "benign")]
    false_alarms: f64,
    /// Where the results go, or - for standard output
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    output: PathBuf,
}

#[derive(Deserialize)]
struct Event {
    client: String,
    #[serde(alias = "time")]
    t: f64,
    text: String,
    score: f32,
}

impl Event {
    fn borrowed(&self) -> QueryEvent<'_> {
        QueryEvent::new(&self.client, self.t, &self.text, self.score)
    }
}

impl Monitor {
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        match self.command {
            Command::Extraction(extraction) => extraction.run(),
        }
    }
}

impl Extraction {
    fn run(self) -> Result<Exit, Failure> {
        let (events, is_whole) = read(&self.events)?;
        let queries: Vec<QueryEvent<'_>> = events.iter().map(Event::borrowed).collect();
        let monitor = match &self.benign {
            None => ExtractionMonitor::new(),
            Some(path) => {
                let (benign, is_whole) = read(path)?;
                if !is_whole {
                    return Err(format!("{}: not all lines could be read", path.display()).into());
                }
                let benign: Vec<QueryEvent<'_>> = benign.iter().map(Event::borrowed).collect();
                ExtractionMonitor::learn(&benign, self.false_alarms)?
            }
        };
        let monitor = monitor.with_background(&queries).max_clients(usize::MAX);
        let (mut clients, mut known) = (Vec::new(), HashSet::new());
        for query in &queries {
            monitor.observe(query.client, query.time, query.text, query.score);
            if known.insert(query.client) {
                clients.push(query.client);
            }
        }
        let mut exit = if is_whole { Exit::Clean } else { Exit::Failed };
        let (count, mut undecided) = (clients.len(), 0_usize);
        let write = || -> std::io::Result<Exit> {
            let mut out = Output::create(&self.output)?;
            for client in clients {
                let Some(status) = monitor.status(client) else { continue };
                undecided += usize::from(status.undecided.is_some());
                if status.alarmed_at.is_some() {
                    exit = exit.max(Exit::Found);
                }
                let line = serde_json::json!({
                    "client": client,
                    "verdict": status.verdict,
                    "alarm": status.alarmed_at.is_some(),
                    "at": status.alarmed_at,
                    "sign": status.sign,
                    "risk": status.risk,
                    "queries": status.queries,
                    "undecided": status.undecided,
                });
                writeln!(out, "{}", show::json(&line.to_string()))?;
            }
            out.finish()?;
            Ok(exit)
        };
        let exit = write().map_err(|error| failed(&self.output, error))?;
        if undecided > 0 {
            complain(&format!(
                "{undecided} of {count} clients are not or not wholly judged; `undecided` says why"
            ));
        }
        Ok(exit)
    }
}

/// The events of a log, and whether every line was one; what is wrong with the others is said.
fn read(path: &Path) -> Result<(Vec<Event>, bool), Failure> {
    let mut reader = Reader::open(path)?;
    let (mut events, mut line, mut number, mut is_whole) = (Vec::new(), Vec::new(), 0_u64, true);
    while let Some(fits) =
        reader.next_line(&mut line).map_err(|error| format!("{}: {error}", path.display()))?
    {
        number += 1;
        if fits && line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice::<Event>(&line) {
            Ok(event) => events.push(event),
            Err(error) => {
                is_whole = false;
                // The message of an error may quote the text; its place does not.
                let place = format!("{}:{number}: no event (column {})", path.display(), error.column());
                complain(&place);
            }
        }
    }
    if events.is_empty() {
        return Err(format!("{}: no events", path.display()).into());
    }
    Ok((events, is_whole))
}
