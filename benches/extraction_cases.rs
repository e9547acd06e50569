//! The extraction monitor on labelled streams: `cargo bench --bench extraction_cases --features extraction -- --data DIR`.
//!
//! DIR has `lifecycle/streams/streamN.jsonl.gz` with `client`, `t`, `text`, `score`, and `lifecycle/truth/streamN.jsonl.gz`
//! with `client`, `attack`, `kind`. Three ways: with the stream itself as what is usual and the bars that ship, as
//! `mantlet monitor extraction` does; learning as it goes, as in service; and with bars learnt from the benign clients of
//! the other stream. Without `--data` nothing is measured. `--within N` counts alarms of the first N queries of a client
//! only. `--split N` gives every attacker a fresh name after each N queries, and leaves the others theirs; `--brief` prints
//! the two rates alone.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

use flate2::read::MultiGzDecoder;
use mantlet::lifecycle::extraction::{ExtractionMonitor, QueryEvent};
use serde::Deserialize;
use serde::de::DeserializeOwned;

type Failure = Box<dyn std::error::Error>;

#[derive(Deserialize)]
struct Event {
    client: String,
    t: f64,
    text: String,
    score: f32,
}

#[derive(Deserialize)]
struct Truth {
    client: String,
    attack: u8,
    kind: String,
}

struct Stream {
    events: Vec<Event>,
    truth: Vec<Truth>,
}

fn rows<R: DeserializeOwned>(path: &Path) -> Result<Vec<R>, Failure> {
    let mut text = String::new();
    MultiGzDecoder::new(std::fs::File::open(path)?).read_to_string(&mut text)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

impl Stream {
    fn queries(&self, benign_only: bool) -> Vec<QueryEvent<'_>> {
        let is_wanted = |event: &&Event| {
            !benign_only || self.truth.iter().any(|row| row.client == event.client && row.attack == 0)
        };
        self.events
            .iter()
            .filter(is_wanted)
            .map(|event| QueryEvent::new(&event.client, event.t, &event.text, event.score))
            .collect()
    }

    /// Fresh names for attackers; a last one with fewer queries is not asked for.
    fn split(&mut self, each: usize) {
        let kinds: BTreeMap<String, String> = self
            .truth
            .iter()
            .filter(|row| row.attack == 1)
            .map(|row| (row.client.clone(), row.kind.clone()))
            .collect();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        self.truth.retain(|row| row.attack == 0);
        for event in &mut self.events {
            let Some(kind) = kinds.get(&event.client) else { continue };
            let seen = seen.entry(event.client.clone()).or_default();
            event.client = format!("{}-{}", event.client, *seen / each);
            *seen += 1;
            if seen.is_multiple_of(each) {
                self.truth.push(Truth { client: event.client.clone(), attack: 1, kind: kind.clone() });
            }
        }
    }

    fn measure(&self, name: &str, monitor: &ExtractionMonitor, within: u64) {
        let started = Instant::now();
        for query in self.queries(false) {
            monitor.observe(query.client, query.time, query.text, query.score);
        }
        let each = started.elapsed().as_secs_f64() * 1e6 / self.events.len() as f64;
        let mut kinds: BTreeMap<(u8, &str), (u32, u32, u64, f64)> = BTreeMap::new();
        for row in &self.truth {
            let Some(status) = monitor.status(&row.client) else { continue };
            let kind = kinds.entry((row.attack, &row.kind)).or_default();
            kind.1 += 1;
            kind.3 = kind.3.max(status.risk);
            if let Some(at) = status.alarmed_at.filter(|at| *at <= within) {
                kind.0 += 1;
                kind.2 += at;
            }
        }
        let is_brief = std::env::args().any(|argument| argument == "--brief");
        println!("\n{name}: {each:.1} µs a query");
        if !is_brief {
            println!("{:26} alarms clients  mean at  highest last risk", "kind");
        }
        let mut sums = [(0, 0); 2];
        for ((attack, kind), (alarms, clients, at, risk)) in &kinds {
            sums[usize::from(*attack)].0 += alarms;
            sums[usize::from(*attack)].1 += clients;
            let what = if *attack == 1 { "attack" } else { "benign" };
            let at = if *alarms > 0 { (at / u64::from(*alarms)).to_string() } else { "-".to_owned() };
            if !is_brief {
                println!("{what} {kind:<22} {alarms:>3} {clients:>7} {at:>8} {risk:>10.2}");
            }
        }
        let rate = |(alarms, clients): (u32, u32)| f64::from(alarms) / f64::from(clients.max(1));
        println!("true positives {:.3}, false positives {:.3}", rate(sums[1]), rate(sums[0]));
    }
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1))
    };
    let Some(folder) = after("--data").map(|folder| PathBuf::from(folder).join("lifecycle")) else {
        println!("nothing measured: pass --data DIR (see the head of this file)");
        return Ok(());
    };
    let within = after("--within").map_or(Ok(u64::MAX), |within| within.parse())?;
    let split: Option<usize> = after("--split").map(|split| split.parse()).transpose()?;
    let mut streams = Vec::new();
    for number in 0.. {
        let path = folder.join(format!("streams/stream{number}.jsonl.gz"));
        if !path.exists() {
            break;
        }
        let truth = rows(&folder.join(format!("truth/stream{number}.jsonl.gz")))?;
        let mut stream = Stream { events: rows(&path)?, truth };
        if let Some(split) = split {
            stream.split(split);
        }
        streams.push(stream);
    }
    for (number, stream) in streams.iter().enumerate() {
        let queries = stream.queries(false);
        let monitor = ExtractionMonitor::new().with_background(&queries);
        stream.measure(&format!("stream{number}, as a log"), &monitor, within);
        stream.measure(&format!("stream{number}, in service"), &ExtractionMonitor::new(), within);
        let other = &streams[(number + 1) % streams.len()];
        let learnt = ExtractionMonitor::learn(&other.queries(true), 0.01)?.with_background(&queries);
        stream.measure(
            &format!("stream{number}, bars of the other stream's benign clients at 1 %"),
            &learnt,
            within,
        );
    }
    Ok(())
}
