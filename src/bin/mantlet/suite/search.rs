use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use mantlet::Stage;
use mantlet::suites::{AttackSearch, Expectation};
use serde_json::json;

use super::{Source, everything};
use crate::{Exit, Failure, guard, show};

/// Search, case by case, for a chain of attacks that the guard lets through
///
/// Greedy, within a budget of queries to the guard for each case, for the cases that the guard stops as they are. One
/// line of JSON for each of them; the texts that got through only with `--show-text`.
///
/// Exit code: 0 where no search succeeded, 1 where one did, 2 where something could not be read or evaluated.
#[derive(Args)]
pub(super) struct Search {
    #[command(flatten)]
    source: Source,
    /// The guard in TOML, or JSON in a file `.json`, instead of all evaluators of this build with their own policies
    #[arg(long, value_name = "FILE")]
    guard: Option<PathBuf>,
    /// Queries for each case, at most
    #[arg(long, value_name = "N", default_value = "200", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    budget: u32,
    /// The seed of the search
    #[arg(long, value_name = "N", default_value = "0")]
    seed: u64,
    /// Only the first cases of the dataset
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Put the text with the lowest score into the JSON
    #[arg(long)]
    show_text: bool,
}

impl Search {
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let dataset = self.source.open()?;
        let guard = self.guard.as_ref().map_or_else(everything, |path| guard::read(path))?;
        let search = AttackSearch::new(self.budget as usize).seed(self.seed);
        let mut out = anstream::stdout().lock();
        let (mut searched, mut passed, mut queries) = (0u64, 0u64, Vec::new());
        for case in dataset.cases()?.take(self.limit.unwrap_or(usize::MAX)) {
            let case = case?;
            if case.expect != Expectation::Stop || case.stage != Stage::Pre {
                continue;
            }
            // What passes as it is needs no search.
            if !guard.check(case.stage, case.input()).is_blocked() {
                continue;
            }
            let found = search.run(&guard, &case)?;
            searched += 1;
            if found.is_passed {
                passed += 1;
                queries.push(found.queries);
            }
            let mut object = serde_json::to_value(&found)?;
            if self.show_text {
                object["text"] = json!(found.text);
            }
            writeln!(out, "{}", show::json(&object.to_string()))?;
        }
        out.flush()?;
        queries.sort_unstable();
        let median = queries.get(queries.len() / 2).map_or("-".to_owned(), ToString::to_string);
        anstream::eprintln!(
            "{passed} of {searched} stopped cases got through, after {median} queries (median)"
        );
        Ok(if passed > 0 { Exit::Found } else { Exit::Clean })
    }
}
