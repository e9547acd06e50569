//! How often each attack gets texts past `ProtectFlash`, `PromptInjection` and a guard of both that they block as they
//! are, at the thresholds that ship:
//!
//! `cargo bench --bench attack_rates --features suites -- --data DIR` takes the attacks of `DIR/injection/eval.jsonl.gz`
//! (JSON lines with `text`, `label`, `kind` and `source`), at most 8 of each source, or as many as `--rows N` says;
//! `--split train` takes `train.jsonl.gz`. Without `--data` it takes the attacks of the built-in suite.
//!
//! A text that gets through as it is does not count: `evaded` is of those that the column blocks. Intervals are
//! Wilson's, at 95 %. `--only NAME` is one evaluator alone (`protect_flash`, `prompt_injection`); `--weights DIR` reads
//! the shared model from a folder instead of the crate; `--attack NAME`, more than once, leaves out all others;
//! `--misses` prints what got through, per attack; `--search` adds the search of 200 queries over at most 10 rows of each
//! source, or `--searched N`.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use mantlet::metrics::Rate;
use mantlet::suites::{Attack, AttackSearch, Case, Dataset, Expectation, FieldMap};
use mantlet::{Guard, Origin, PromptInjection, ProtectFlash, Stage};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let started = Instant::now();
    let arguments = Arguments(std::env::args().skip(1).collect());
    let number = |name: &str, usual: usize| arguments.after(name).map_or(Ok(usual), |text| text.parse());
    // As a test, which asks whether it runs at all: one attack of a source, and few transformations.
    let (usual, most) = if arguments.has("--bench") { (8, usize::MAX) } else { (1, 2) };
    let by_source = sources(&arguments)?;
    let columns = columns(&arguments)?;
    let cases = every(&by_source, number("--rows", usual)?);

    // Which evaluator blocks which text as it is.
    let whole: Vec<Vec<bool>> = in_parallel(&cases, |case| blocked(&columns, case));
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let sides: Vec<Side> = match names.len() {
        1 => vec![Side::One(0)],
        _ => vec![Side::One(0), Side::One(1), Side::Either],
    };
    println!("{} attacks of {} sources", cases.len(), by_source.len());
    for side in &sides {
        let count = whole.iter().filter(|blocked| side.of(blocked)).count();
        println!("  {:<18} blocks {count} as they are", side.name(&names));
    }

    let wanted = arguments.all("--attack");
    let shows_misses = arguments.has("--misses");
    let mut rows: Vec<(&str, Vec<Rate>)> = Vec::new();
    for info in Attack::all().filter(|info| wanted.is_empty() || wanted.contains(&info.name)).take(most) {
        let attack = Attack::named(info.name)?;
        // What none of them blocks needs no attack.
        let at: Vec<usize> = (0..cases.len()).filter(|at| whole[*at].contains(&true)).collect();
        let attacked = in_parallel(&at, |at| {
            let case = attack.on(&cases[*at], 0);
            let blocked = blocked(&columns, &case);
            (blocked, case)
        });
        let rates = sides.iter().map(|side| {
            let (mut evaded, mut total) = (0, 0);
            for (at, (blocked, case)) in at.iter().zip(&attacked) {
                if side.of(&whole[*at]) {
                    total += 1;
                    evaded += u64::from(!side.of(blocked));
                    if shows_misses && !side.of(blocked) {
                        let shown: String = case.text.chars().take(300).collect();
                        println!("{} {} {} {shown:?}", info.name, side.name(&names), case.category);
                    }
                }
            }
            Rate::new(evaded, total)
        });
        rows.push((info.name, rates.collect()));
    }
    rows.sort_by(|(_, a), (_, b)| b[b.len().min(2) - 1].rate.total_cmp(&a[a.len().min(2) - 1].rate));
    print!("\n{:<20}", "evaded");
    sides.iter().for_each(|side| print!("  {:<31}", side.name(&names)));
    println!();
    for (name, rates) in &rows {
        print!("{name:<20}");
        rates.iter().for_each(|rate| print!("  {:<31}", shown(rate)));
        println!();
    }

    if arguments.has("--search") {
        let few = every(&by_source, number("--searched", 10)?);
        println!("\nsearch, 200 queries");
        for side in &sides {
            println!("  {:<18} {}", side.name(&names), search(side, &columns, &few)?);
        }
    }
    eprintln!("{:.0} s", started.elapsed().as_secs_f64());
    Ok(())
}

struct Arguments(Vec<String>);

impl Arguments {
    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|argument| argument == name)
    }

    fn all(&self, name: &str) -> Vec<&str> {
        self.0.windows(2).filter(|pair| pair[0] == name).map(|pair| pair[1].as_str()).collect()
    }

    fn after(&self, name: &str) -> Option<&str> {
        self.all(name).first().copied()
    }
}

/// The attacks by source.
fn sources(arguments: &Arguments) -> Result<BTreeMap<String, Vec<Case>>, mantlet::Error> {
    let dataset = match arguments.after("--data") {
        Some(folder) => {
            let fields = FieldMap::default()
                .with("expect", "label")?
                .with("category", "source")?
                .with("origin", "kind")?
                .with_origin("indirect_injection", Origin::Retrieved)
                .with_origin("benign_document", Origin::Retrieved)
                .with_origin("benign_tool_output", Origin::ToolOutput);
            let split = arguments.after("--split").unwrap_or("eval");
            Dataset::open_with(format!("{folder}/injection/{split}.jsonl.gz"), fields)?
        }
        None => Dataset::builtin()?,
    };
    let mut by_source: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for case in dataset.cases()? {
        let case = case?;
        let is_ours =
            case.evaluators.is_empty() || case.evaluators.iter().any(|name| name == "protect_flash");
        if case.expect == Expectation::Stop && case.stage == Stage::Pre && is_ours {
            by_source.entry(case.category.clone()).or_default().push(case);
        }
    }
    Ok(by_source)
}

/// Rows of each source, so that none outweighs the others.
fn every(by_source: &BTreeMap<String, Vec<Case>>, most: usize) -> Vec<Case> {
    let some = |cases: &Vec<Case>| {
        let step = cases.len().div_ceil(most.max(1)).max(1);
        cases.iter().step_by(step).cloned().collect::<Vec<Case>>()
    };
    by_source.values().flat_map(some).collect()
}

type Column = (&'static str, Guard);

fn columns(arguments: &Arguments) -> Result<Vec<Column>, mantlet::Error> {
    let only = arguments.after("--only");
    let mut columns = Vec::new();
    if only.is_none_or(|name| name == "protect_flash") {
        columns.push(("protect_flash", Guard::builder("bench").pre(ProtectFlash::embedded()?).build()?));
    }
    if only.is_none_or(|name| name == "prompt_injection") {
        let injection = match arguments.after("--weights") {
            Some(folder) => PromptInjection::from_dir(folder)?,
            None => PromptInjection::embedded()?,
        };
        columns.push(("prompt_injection", Guard::builder("bench").pre(injection).build()?));
    }
    Ok(columns)
}

fn blocked(columns: &[Column], case: &Case) -> Vec<bool> {
    columns.iter().map(|(_, guard)| guard.check(case.stage, case.input()).is_blocked()).collect()
}

/// A column of the table.
#[derive(Clone, Copy)]
enum Side {
    One(usize),
    /// A guard of both: it blocks what one of them blocks.
    Either,
}

impl Side {
    fn of(self, blocked: &[bool]) -> bool {
        match self {
            Side::One(at) => blocked[at],
            Side::Either => blocked.contains(&true),
        }
    }

    fn name<'n>(self, names: &[&'n str]) -> &'n str {
        match self {
            Side::One(at) => names[at],
            Side::Either => "both together",
        }
    }
}

fn shown(rate: &Rate) -> String {
    format!("{:.3} [{:.3}, {:.3}] {} of {}", rate.rate, rate.low, rate.high, rate.count, rate.total)
}

/// How many texts a search gets through, and how long that takes it.
fn search(side: &Side, columns: &[Column], cases: &[Case]) -> Result<String, Box<dyn std::error::Error>> {
    let guard = match side {
        Side::One(at) => columns[*at].1.clone(),
        Side::Either => Guard::builder("bench")
            .pre(ProtectFlash::embedded()?)
            .pre(PromptInjection::embedded()?)
            .build()?,
    };
    let search = AttackSearch::new(200);
    let results = in_parallel(cases, |case| {
        let is_blocked = guard.check(case.stage, case.input()).is_blocked();
        is_blocked.then(|| search.run(&guard, case)).transpose()
    });
    let (mut found, mut total, mut queries, mut first_steps) = (0, 0, Vec::new(), BTreeMap::new());
    for result in results {
        let Some(result) = result? else { continue };
        total += 1;
        if result.is_passed {
            found += 1;
            queries.push(result.queries);
            let chain = result.attack.unwrap_or_default();
            *first_steps.entry(chain.split([':', '+']).next().unwrap_or_default().to_owned()).or_insert(0) +=
                1;
        }
    }
    queries.sort_unstable();
    let median = queries.get(queries.len() / 2).copied().unwrap_or_default();
    Ok(format!("{}; {median} queries (median); first steps {first_steps:?}", shown(&Rate::new(found, total))))
}

/// What `work` makes of each item, in order, on all cores.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut results: Vec<(usize, R)> = std::thread::scope(|scope| {
        let worker = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(item) = items.get(at) else { return done };
                done.push((at, work(item)));
            }
        };
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        handles.into_iter().flat_map(|handle| handle.join().expect("no worker panics")).collect()
    });
    results.sort_unstable_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}
