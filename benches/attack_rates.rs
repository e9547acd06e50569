//! How often each attack gets texts past `ProtectFlash` that it blocks as they are, at the threshold that ships:
//!
//! `cargo bench --features suites --bench attack_rates -- --data DIR` takes the attacks of `DIR/injection/eval.jsonl.gz`
//! (JSON lines with `text`, `label`, `kind` and `source`), at most 60 of each source; `--split train` takes
//! `train.jsonl.gz`. Without `--data` it takes the attacks of the built-in suite. Rows that get through as they are do
//! not count: `evaded` is of those that were blocked. Intervals are Wilson's, at 95 %. `--misses ATTACK` prints texts.
//! `--search` adds the search of 200 queries over at most 10 rows of each source.

use std::collections::BTreeMap;

use mantlet::metrics::Rate;
use mantlet::suites::{Attack, AttackSearch, Case, Dataset, Expectation, FieldMap};
use mantlet::{Guard, Origin, ProtectFlash, Stage};

/// Rows of one source, so that none outweighs the others.
const PER_SOURCE: usize = 60;
const SEARCHED: usize = 10;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1))
    };
    let dataset = match after("--data") {
        Some(folder) => {
            let fields = FieldMap::default()
                .with("expect", "label")?
                .with("category", "source")?
                .with("origin", "kind")?
                .with_origin("indirect_injection", Origin::Retrieved)
                .with_origin("benign_document", Origin::Retrieved)
                .with_origin("benign_tool_output", Origin::ToolOutput);
            let split = after("--split").map_or("eval", String::as_str);
            Dataset::open_with(format!("{folder}/injection/{split}.jsonl.gz"), fields)?
        }
        None => Dataset::builtin()?,
    };
    let guard = Guard::builder("bench").pre(ProtectFlash::embedded()?).build()?;
    let mut by_source: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for case in dataset.cases()? {
        let case = case?;
        let is_ours =
            case.evaluators.is_empty() || case.evaluators.iter().any(|name| name == "protect_flash");
        if case.expect != Expectation::Stop || case.stage != Stage::Pre || !is_ours {
            continue;
        }
        by_source.entry(case.category.clone()).or_default().push(case);
    }
    let every = |cases: &Vec<Case>, most: usize| -> Vec<Case> {
        let step = cases.len().div_ceil(most).max(1);
        cases.iter().step_by(step).cloned().collect()
    };
    let cases: Vec<Case> = by_source.values().flat_map(|cases| every(cases, PER_SOURCE)).collect();
    let blocked: Vec<&Case> =
        cases.iter().filter(|case| guard.check(case.stage, case.input()).is_blocked()).collect();
    println!("{} attacks of {} sources, {} blocked as they are", cases.len(), by_source.len(), blocked.len());
    let mut rows: Vec<(String, Rate)> = Vec::new();
    for info in Attack::all() {
        let attack = Attack::named(info.name)?;
        let mut evaded = 0;
        for case in &blocked {
            let attacked = attack.on(case, 0);
            if !guard.check(attacked.stage, attacked.input()).is_blocked() {
                evaded += 1;
                if after("--misses").is_some_and(|name| name == info.name) {
                    let shown: String = attacked.text.chars().take(300).collect();
                    println!("{} {shown:?}", case.category);
                }
            }
        }
        rows.push((info.name.to_owned(), Rate::new(evaded, blocked.len() as u64)));
    }
    rows.sort_by(|a, b| b.1.rate.total_cmp(&a.1.rate));
    for (name, rate) in &rows {
        println!(
            "{name:22} evaded {:.3} [{:.3}, {:.3}]  {} of {}",
            rate.rate, rate.low, rate.high, rate.count, rate.total
        );
    }
    if arguments.iter().any(|argument| argument == "--search") {
        let (mut found, mut queries, mut chains) = (0, Vec::new(), BTreeMap::<String, u32>::new());
        let search = AttackSearch::new(200);
        let mut searched = 0;
        for case in by_source.values().flat_map(|cases| every(cases, SEARCHED)) {
            if guard.check(case.stage, case.input()).is_blocked() {
                searched += 1;
                let result = search.run(&guard, &case)?;
                if result.is_passed {
                    found += 1;
                    queries.push(result.queries);
                    let first = result.attack.unwrap_or_default();
                    *chains
                        .entry(first.split([':', '+']).next().unwrap_or_default().to_owned())
                        .or_default() += 1;
                }
            }
        }
        queries.sort_unstable();
        let rate = Rate::new(found, searched);
        println!(
            "search, 200 queries    evaded {:.3} [{:.3}, {:.3}]  {found} of {searched}, {} queries (median); by first step {chains:?}",
            rate.rate,
            rate.low,
            rate.high,
            queries.get(queries.len() / 2).copied().unwrap_or_default()
        );
    }
    Ok(())
}
