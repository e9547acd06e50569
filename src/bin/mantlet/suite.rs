use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use clap::{Args, Subcommand, ValueEnum};
use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressStyle};
#[cfg(feature = "http")]
use mantlet::suites::ChatEndpoint;
use mantlet::suites::{
    Attack, AttackSearch, Comparison, Condition, Dataset, DatasetDiff, Expectation, FieldMap, Gate, Manifest,
    Progress, RunOptions, RunReport, ScriptedModel, Suite as Cases, Target,
};
use mantlet::{Error, ErrorKind, Guard, Origin, Registry, Stage, Verdict};
use serde_json::json;

use crate::output::{self, Output, failed};
use crate::{Exit, Failure, complain, guard, show};

/// Run security suites, and compare their results
#[derive(Args)]
pub(crate) struct Suite {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Run(Box<Run>),
    Compare(Compare),
    Diff(Diff),
    Manifest(MakeManifest),
    Search(Search),
    List(List),
}

impl Suite {
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        match self.command {
            Command::Run(run) => run.run(),
            Command::Compare(compare) => compare.run(),
            Command::Diff(diff) => diff.run(),
            Command::Manifest(manifest) => manifest.run(),
            Command::Search(search) => search.run(),
            Command::List(list) => list.run(),
        }
    }
}

/// Which cases.
#[derive(Args)]
struct Source {
    /// `builtin`, or files: HarmBench's CSV, AgentHarm's JSON, JSON lines, CSV, or a manifest; several are one dataset
    #[arg(required = true, value_name = "DATASET")]
    datasets: Vec<PathBuf>,
    /// The file's name for a field: `text=prompt`; fields are id, text, expect, category, origin, stage, context,
    /// evaluator and twin
    #[arg(long = "field", value_name = "FIELD=NAME")]
    fields: Vec<String>,
    /// What a value of the field for `expect` means: `jailbreak=stop`
    #[arg(long = "label", value_name = "VALUE=stop|pass")]
    labels: Vec<String>,
    /// What a value of the field for `origin` means: `benign_document=retrieved`
    #[arg(long = "origin", value_name = "VALUE=ORIGIN")]
    origins: Vec<String>,
    /// What is expected where the file does not say
    #[arg(long, value_name = "stop|pass")]
    expect: Option<String>,
}

fn expectation(name: &str) -> Result<Expectation, Failure> {
    match name {
        "stop" => Ok(Expectation::Stop),
        "pass" => Ok(Expectation::Pass),
        _ => Err(format!("`{}` is neither stop nor pass", show::quoted(name)).into()),
    }
}

impl Source {
    /// The names of the fields, as they were given.
    fn fields(&self) -> Result<FieldMap, Failure> {
        let pair = |text: &str| -> Result<(String, String), Failure> {
            let (name, value) =
                text.split_once('=').ok_or_else(|| format!("`{}` has no `=`", show::quoted(text)))?;
            Ok((name.to_owned(), value.to_owned()))
        };
        let mut fields = FieldMap::default();
        for field in &self.fields {
            let (field, name) = pair(field)?;
            fields = fields.with(&field, name)?;
        }
        for label in &self.labels {
            let (label, expect) = pair(label)?;
            fields = fields.with_label(label, expectation(&expect)?);
        }
        for origin in &self.origins {
            let (value, origin) = pair(origin)?;
            fields = fields.with_origin(value, origin.parse::<Origin>()?);
        }
        if let Some(expect) = &self.expect {
            fields = fields.expecting(expectation(expect)?);
        }
        Ok(fields)
    }

    fn open(&self) -> Result<Dataset, Failure> {
        let fields = self.fields()?;
        let open = |path: &PathBuf| match (path == Path::new("builtin"), fields == FieldMap::default()) {
            (true, _) => Dataset::builtin(),
            (false, true) => Dataset::open(path),
            (false, false) => Dataset::open_with(path, fields.clone()),
        };
        let datasets: Result<Vec<Dataset>, Error> = self.datasets.iter().map(open).collect();
        Ok(Dataset::together(datasets?)?)
    }
}

/// Run a suite against a guard, or a model behind it
///
/// While it runs, results are kept in a journal beside the output: ended at any moment and started again with the same
/// arguments, a run continues where it was. Results carry scores and what became of each case, never its text.
///
/// Exit code: 0 where every case has a result, 1 where a limit was exceeded, 2 where a case has no result or something
/// could not be read or written.
#[derive(Args)]
struct Run {
    #[command(flatten)]
    source: Source,
    /// The guard in TOML, or JSON in a file `.json`, instead of all evaluators of this build with their own policies
    #[arg(long, value_name = "FILE")]
    guard: Option<PathBuf>,
    /// A scripted model behind the guard, in JSON
    #[arg(long, value_name = "FILE")]
    script: Option<PathBuf>,
    /// A model behind an HTTP interface of OpenAI's form behind the guard: `http://localhost:8080/v1`
    #[cfg(feature = "http")]
    #[arg(long, value_name = "URL", requires = "model", conflicts_with = "script")]
    endpoint: Option<String>,
    /// The model's name at the endpoint
    #[cfg(feature = "http")]
    #[arg(long, value_name = "NAME", requires = "endpoint")]
    model: Option<String>,
    /// The model's version, which results carry
    #[cfg(feature = "http")]
    #[arg(long, value_name = "VERSION", requires = "endpoint")]
    model_version: Option<String>,
    /// The variable of the environment that holds the endpoint's key
    #[cfg(feature = "http")]
    #[arg(long, value_name = "VARIABLE", requires = "endpoint")]
    key_env: Option<String>,
    /// The operator's instructions to the model, a file
    #[cfg(feature = "http")]
    #[arg(long, value_name = "FILE", requires = "endpoint")]
    system: Option<PathBuf>,
    /// Seconds that one request may take
    #[cfg(feature = "http")]
    #[arg(long, value_name = "SECONDS", default_value = "120")]
    timeout: u64,
    /// The model without a guard
    #[arg(long)]
    unguarded: bool,
    /// An attack on every case that should be stopped: a name of `mantlet suite list`, with a strength as `leet:0.5`,
    /// several in a row as `leet+html_comment`, or `all` for each one alone; may be given again
    #[arg(long = "attack", value_name = "ATTACK")]
    attacks: Vec<String>,
    /// Leave out the cases without an attack
    #[arg(long)]
    attacked_only: bool,
    /// Attack the harmless cases too
    #[arg(long)]
    attack_harmless: bool,
    /// The seed for what attacks choose by chance
    #[arg(long, value_name = "N", default_value = "0")]
    seed: u64,
    /// Only the first cases of the dataset
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// The verdict from which on a guard alone stops a case
    #[arg(long, value_enum, default_value = "block")]
    stopped_at: StoppedAt,
    /// How many threads run cases
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: u16,
    /// Where the report goes, as JSON; without it the summary is shown and the report is not kept
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Where a page about the run goes: one file of HTML with its plots inside
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Where results are kept while the suite runs, instead of beside the output
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// When a run continues, try cases again that failed
    #[arg(long)]
    retry_failed: bool,
    /// Fail where more than this share of attacks gets through
    #[arg(long, value_name = "SHARE")]
    max_attacks: Option<f64>,
    /// Fail where more than this share of harmless cases is stopped
    #[arg(long, value_name = "SHARE")]
    max_harmless: Option<f64>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StoppedAt {
    Flag,
    Redact,
    Block,
}

impl Run {
    fn run(self) -> Result<Exit, Failure> {
        let target = self.target()?;
        let mut suite = Cases::new(self.source.open()?).seed(self.seed);
        for attack in &self.attacks {
            let names: Vec<&str> = match attack.as_str() {
                "all" => Attack::all().map(|attack| attack.name).collect(),
                name => vec![name],
            };
            for name in names {
                suite = suite.attack(Attack::named(name)?);
            }
        }
        if self.attacked_only {
            suite = suite.attacked_only();
        }
        if self.attack_harmless {
            suite = suite.attack_harmless();
        }
        if let Some(limit) = self.limit {
            suite = suite.limit(limit);
        }
        let beside = self.output.as_ref().filter(|output| *output != Path::new("-")).map(|output| {
            let mut name = output.as_os_str().to_owned();
            name.push(".journal");
            PathBuf::from(name)
        });
        let journal = self.journal.clone().or_else(|| beside.clone());
        let display = Bar::new();
        let mut options =
            RunOptions::default().threads(self.threads.into()).progress(|progress| display.show(progress));
        if let Some(journal) = &journal {
            options = options.journal(journal);
        }
        if self.retry_failed {
            options = options.retry_failed();
        }
        let report = suite.run(&target, &options)?;
        drop(options);
        display.bar.finish_and_clear();
        if let Some(path) = &self.output {
            let write = || -> Result<(), Failure> {
                let mut output = Output::create(path)?;
                report.write(&mut output)?;
                Ok(output.finish()?)
            };
            write().map_err(|error| match error.downcast::<io::Error>() {
                Ok(error) => failed(path, *error),
                Err(error) => error,
            })?;
        }
        if let Some(path) = &self.html {
            output::write(path, report.to_html().as_bytes())?;
        }
        let summary = report.summary().clone();
        if self.output.as_deref() != Some(Path::new("-")) {
            let mut out = anstream::stdout().lock();
            write!(out, "{}", show::lines(&summary.to_string()))?;
            out.flush()?;
        }
        drop(report);
        // The report holds everything now. A journal that was asked for by name stays.
        if let (None, Some(beside)) = (&self.journal, &beside) {
            std::fs::remove_file(beside).map_err(|error| named(beside, &error))?;
        }
        let mut exit = Exit::Clean;
        for (name, limit, rate) in [
            ("attacks", self.max_attacks, summary.attacks),
            ("harmless cases", self.max_harmless, summary.harmless),
        ] {
            if let Some(limit) = limit.filter(|limit| rate.total > 0 && rate.rate > *limit) {
                complain(&format!("{name}: {:.4} lies above {limit}", rate.rate));
                exit = Exit::Found;
            }
        }
        if summary.failed > 0 {
            complain(&format!(
                "{} of {} cases have no result; the report says why",
                summary.failed, summary.cases
            ));
            exit = Exit::Failed;
        }
        Ok(exit)
    }

    fn target(&self) -> Result<Target, Failure> {
        let guard = match (&self.guard, self.unguarded) {
            (Some(_), true) => return Err("--guard and --unguarded exclude each other".into()),
            (None, true) => None,
            (Some(path), false) => Some(guard::read(path)?),
            (None, false) => Some(everything()?),
        };
        let target = match (self.model()?, guard) {
            (Some(model), Some(guard)) => model.behind(guard),
            (Some(model), None) => model,
            (None, Some(guard)) => Target::guard(guard),
            (None, None) => return Err("--unguarded needs a model".into()),
        };
        Ok(target.stopped_at(match self.stopped_at {
            StoppedAt::Flag => Verdict::Flag,
            StoppedAt::Redact => Verdict::Redact,
            StoppedAt::Block => Verdict::Block,
        }))
    }

    fn model(&self) -> Result<Option<Target>, Failure> {
        #[cfg(feature = "http")]
        if let (Some(endpoint), Some(model)) = (&self.endpoint, &self.model) {
            let mut model =
                ChatEndpoint::new(endpoint, model)?.with_timeout(Duration::from_secs(self.timeout));
            model = self.model_version.iter().fold(model, ChatEndpoint::with_version);
            if let Some(variable) = &self.key_env {
                let key = std::env::var(variable).map_err(|error| format!("{variable}: {error}"))?;
                model = model.with_key(key.trim())?;
            }
            if let Some(path) = &self.system {
                model =
                    model.with_system(std::fs::read_to_string(path).map_err(|error| named(path, &error))?);
            }
            return Ok(Some(Target::model(model)));
        }
        let Some(path) = &self.script else { return Ok(None) };
        let text = std::fs::read_to_string(path).map_err(|error| named(path, &error))?;
        Ok(Some(Target::model(ScriptedModel::from_json(&text).map_err(|error| named(path, &error))?)))
    }
}

/// A guard of all evaluators of this build, each with its own policy, where it belongs.
fn everything() -> Result<Guard, Failure> {
    let registry = Registry::builtin();
    let mut builder = Guard::builder("all-evaluators");
    for name in registry.names() {
        for stage in stages(name) {
            let evaluator = match registry.evaluator(name, &json!({})) {
                Ok(evaluator) => evaluator,
                // One that cannot work without being told something.
                Err(error) if error.kind() == ErrorKind::Config => {
                    complain(&format!("left out: {error}"));
                    break;
                }
                Err(error) => return Err(error.into()),
            };
            builder = match stage {
                Stage::Pre => builder.pre(evaluator),
                _ => builder.post(evaluator),
            };
        }
    }
    Ok(builder.build()?)
}

/// Where an evaluator belongs: what looks for instructions sees what goes in, what looks at actions what comes out.
fn stages(evaluator: &str) -> &'static [Stage] {
    match evaluator {
        "protect_flash" | "prompt_injection" => &[Stage::Pre],
        "output_safety" | "action_safety" | "system_prompt_leakage" => &[Stage::Post],
        _ => &[Stage::Pre, Stage::Post],
    }
}

/// How far a run is: a bar on a terminal, a line now and then elsewhere.
struct Bar {
    bar: ProgressBar,
    is_terminal: bool,
    told: Mutex<Instant>,
}

/// Between two lines where there is no terminal.
const PAUSE: Duration = Duration::from_secs(10);
const BAR: &str = "{bar:24} {pos} of {len} cases, {msg}";

impl Bar {
    fn new() -> Bar {
        let is_terminal = io::stderr().is_terminal();
        let bar = if is_terminal { ProgressBar::new(0) } else { ProgressBar::hidden() };
        let bar = match ProgressStyle::with_template(BAR) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        };
        Bar { bar, is_terminal, told: Mutex::new(Instant::now()) }
    }

    fn show(&self, progress: &Progress) {
        let left = progress.left().map_or("?".to_owned(), |left| HumanDuration(left).to_string());
        let said = format!(
            "{}/s, {left} left; got through {}, over-refused {}, failed {}",
            HumanCount(progress.rate() as u64),
            progress.passed,
            progress.refused,
            progress.failed
        );
        if self.is_terminal {
            self.bar.set_length(progress.total);
            self.bar.set_position(progress.done);
            self.bar.set_message(said);
            return;
        }
        let mut told = self.told.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if told.elapsed() >= PAUSE {
            *told = Instant::now();
            anstream::eprintln!("{} of {} cases, {said}", progress.done, progress.total);
        }
    }
}

/// Compare two reports, and fail where the candidate is worse
///
/// Refuses reports of different datasets, versions, attacks, judges or thresholds of the harness, and those in which
/// both the guard and the model differ.
///
/// Exit code: 0 where the candidate passes, 1 where it does not, 2 where the reports cannot be compared.
#[derive(Args)]
struct Compare {
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

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

impl Compare {
    fn run(self) -> Result<Exit, Failure> {
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

/// Show what changed from one version of a dataset to the next
///
/// Exit code: 0 where the cases are the same, 1 where they are not, 2 where one cannot be read, or the new version's
/// number is too low for what changed.
#[derive(Args)]
struct Diff {
    /// The old version
    old: PathBuf,
    /// The new version
    new: PathBuf,
    /// How the result is shown
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Diff {
    fn run(self) -> Result<Exit, Failure> {
        let open =
            |path: &Path| if path == Path::new("builtin") { Dataset::builtin() } else { Dataset::open(path) };
        let (old, new) = (open(&self.old)?, open(&self.new)?);
        let diff = DatasetDiff::between(&old, &new)?;
        let mut out = anstream::stdout().lock();
        match self.format {
            Format::Json => writeln!(out, "{}", show::json(&serde_json::to_string_pretty(&diff)?))?,
            Format::Text => {
                let versions = (&old.manifest().version, &new.manifest().version);
                writeln!(out, "{} {} to {}", show::visible(&new.manifest().name), versions.0, versions.1)?;
                let lists = [
                    ("added", &diff.added),
                    ("removed", &diff.removed),
                    ("relabelled", &diff.relabelled),
                    ("changed", &diff.changed),
                ];
                for (what, cases) in lists.into_iter().filter(|(_, cases)| !cases.is_empty()) {
                    writeln!(out, "{what}: {}", cases.len())?;
                    for case in cases {
                        writeln!(out, "  {}", show::visible(case))?;
                    }
                }
                if !diff.is_versioned {
                    writeln!(out, "the new version must be at least {}", diff.least_version)?;
                }
            }
        }
        out.flush()?;
        Ok(match (diff.is_empty(), diff.is_versioned) {
            (_, false) => Exit::Failed,
            (true, true) => Exit::Clean,
            (false, true) => Exit::Found,
        })
    }
}

/// Write the manifest of a dataset: name, version, hash
///
/// It goes beside the file, as `FILE.manifest.json`, and from then on the file is refused where the two disagree.
#[derive(Args)]
struct MakeManifest {
    #[command(flatten)]
    source: Source,
    /// The dataset's name; the file's unless given
    #[arg(long)]
    name: Option<String>,
    /// Its version, `major.minor.patch`
    #[arg(long, default_value = "1.0.0")]
    dataset_version: String,
    /// Its licence, as an SPDX expression
    #[arg(long)]
    licence: Option<String>,
    /// Where it comes from
    #[arg(long)]
    source_name: Option<String>,
    /// Which part it is: test, validation
    #[arg(long)]
    split: Option<String>,
    /// Where the manifest goes instead; `-` is standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl MakeManifest {
    fn run(self) -> Result<Exit, Failure> {
        let [file] = self.source.datasets.as_slice() else { return Err("a manifest is of one file".into()) };
        let mut name = file.as_os_str().to_owned();
        name.push(".manifest.json");
        let beside = PathBuf::from(name);
        // The old one may disagree by now: that is why a new one is made.
        let dataset = Dataset::open_with(file, self.source.fields()?)?;
        let mut manifest: Manifest = dataset.manifest().clone();
        manifest.name = self.name.unwrap_or(manifest.name);
        manifest.version = self.dataset_version;
        manifest.licence = self.licence.or(manifest.licence);
        manifest.source = self.source_name.or(manifest.source);
        manifest.split = self.split.or(manifest.split);
        let dataset = dataset.with_manifest(manifest)?;
        output::write(self.output.as_deref().unwrap_or(&beside), dataset.manifest().to_json().as_bytes())?;
        Ok(Exit::Clean)
    }
}

/// Search, case by case, for a chain of attacks that the guard lets through
///
/// Greedy, within a budget of queries to the guard for each case, for the cases that the guard stops as they are. One
/// line of JSON for each of them; the texts that got through only with `--show-text`.
///
/// Exit code: 0 where no search succeeded, 1 where one did, 2 where something could not be read or evaluated.
#[derive(Args)]
struct Search {
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
    fn run(self) -> Result<Exit, Failure> {
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

/// List the attacks, and what the built-in suite holds
#[derive(Args)]
struct List {
    /// How the result is shown
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl List {
    fn run(self) -> Result<Exit, Failure> {
        let builtin = Dataset::builtin()?;
        let manifest = builtin.manifest();
        let mut out = anstream::stdout().lock();
        if self.format == Format::Json {
            let attacks: Vec<_> = Attack::all()
                .map(|attack| {
                    json!({
                        "name": attack.name, "what": attack.what, "paper": attack.paper,
                        "reversible": attack.is_reversible, "strength": attack.strength,
                    })
                })
                .collect();
            let list = json!({"builtin": manifest, "attacks": attacks});
            writeln!(out, "{}", show::json(&serde_json::to_string_pretty(&list)?))?;
            out.flush()?;
            return Ok(Exit::Clean);
        }
        writeln!(out, "builtin {}: {} cases", manifest.version, manifest.cases)?;
        for (category, cases) in &manifest.categories {
            writeln!(out, "  {category:<28} {cases}")?;
        }
        writeln!(out, "\nattacks (* can be reversed)")?;
        for attack in Attack::all() {
            let mark = if attack.is_reversible { '*' } else { ' ' };
            writeln!(out, "  {:<20}{mark} {}\n  {:<20}  {}", attack.name, attack.what, "", attack.paper)?;
        }
        out.flush()?;
        Ok(Exit::Clean)
    }
}

fn named(path: &Path, what: &dyn Display) -> Failure {
    format!("{}: {what}", path.display()).into()
}
