//! What an import in a pickle means.

use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;

/// The judgement on one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Judgement {
    /// Known to build data and nothing else.
    Allowed,
    /// On no list.
    Unknown,
    /// No program can write such a name.
    Impossible,
    /// It runs code, reads, writes, loads or sends, for the reason given.
    Dangerous(&'static str),
}

/// Exact names that rebuild data: `module name`, a line each, with the reason behind a `#`.
static ALLOWED: Lazy<HashMap<&str, HashSet<&str>>> =
    Lazy::new(|| pairs(include_str!("../data/pickle_allowed.txt")));
/// Exact names of known gadgets.
static GADGETS: Lazy<HashMap<&str, HashSet<&str>>> =
    Lazy::new(|| pairs(include_str!("../data/pickle_gadgets.txt")));
/// Modules, with all below them, in which nothing rebuilds data.
static DANGEROUS: Lazy<HashSet<&str>> =
    Lazy::new(|| names(include_str!("../data/pickle_dangerous_modules.txt")));
/// The top-level modules of Python's standard library.
static STANDARD: Lazy<HashSet<&str>> = Lazy::new(|| names(include_str!("../data/python_modules.txt")));
/// Top-level modules of libraries whose classes models are made of.
static LIBRARIES: Lazy<HashSet<&str>> = Lazy::new(|| names(include_str!("../data/model_libraries.txt")));

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}

fn names(text: &'static str) -> HashSet<&'static str> {
    lines(text).flat_map(str::split_whitespace).collect()
}

fn pairs(text: &'static str) -> HashMap<&'static str, HashSet<&'static str>> {
    let mut pairs: HashMap<&str, HashSet<&str>> = HashMap::new();
    for line in lines(text) {
        let mut words = line.split_whitespace();
        if let Some(module) = words.next() {
            pairs.entry(module).or_default().extend(words);
        }
    }
    pairs
}

fn holds(list: &HashMap<&str, HashSet<&str>>, module: &str, name: &str) -> bool {
    list.get(module).is_some_and(|names| names.contains(name))
}

/// Judges an import. Only an exact pair is allowed; everything else is judged by the worst of its parts.
pub(in super::super) fn judge(module: &str, name: &str) -> Judgement {
    if holds(&ALLOWED, module, name) {
        return Judgement::Allowed;
    }
    if holds(&GADGETS, module, name) {
        return Judgement::Dangerous("a known way to run code or to reach outside the file");
    }
    let is_name =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "_.-<>".contains(c));
    if !is_name(module) || !is_name(name) {
        return Judgement::Impossible;
    }
    let mut prefix = module;
    loop {
        if DANGEROUS.contains(prefix) {
            return Judgement::Dangerous("nothing in this module rebuilds data");
        }
        match prefix.rsplit_once('.') {
            Some((parent, _)) => prefix = parent,
            None => break,
        }
    }
    let root = module.split('.').next().unwrap_or(module);
    if name.contains('.') {
        return dotted(root, name);
    }
    if name.starts_with("__") {
        return Judgement::Dangerous("names with two underscores reach behind an object");
    }
    let is_class = name.trim_start_matches('_').starts_with(|c: char| c.is_uppercase());
    if STANDARD.contains(root) {
        return match is_class {
            true => Judgement::Unknown,
            false => {
                Judgement::Dangerous("a function of the standard library that rebuilding data does not need")
            }
        };
    }
    if LIBRARIES.contains(root) && !is_class {
        return Judgement::Dangerous("a function of a library, and not one that rebuilds data");
    }
    if module.split('.').chain([name]).any(is_suspicious) && !is_class {
        return Judgement::Dangerous("its name says that it runs, loads or sends something");
    }
    Judgement::Unknown
}

/// A name with dots is looked up part by part, so it can walk through an innocent module into any other.
fn dotted(root: &str, name: &str) -> Judgement {
    let mut parts = name.split('.');
    let walks = parts.clone().any(|part| {
        part.is_empty()
            || part.starts_with('_')
            || DANGEROUS.contains(part)
            || STANDARD.contains(part)
            || is_suspicious(part)
    });
    let is_class = parts.next().is_some_and(|first| first.starts_with(|c: char| c.is_uppercase()));
    if walks || !is_class || STANDARD.contains(root) {
        return Judgement::Dangerous("its dots walk through a module to something else");
    }
    Judgement::Unknown
}

/// Words that name what a model's data never needs.
fn is_suspicious(part: &str) -> bool {
    const WORDS: [&str; 22] = [
        "eval",
        "exec",
        "system",
        "popen",
        "spawn",
        "subprocess",
        "shell",
        "command",
        "download",
        "urlopen",
        "fetch",
        "request",
        "import",
        "compile",
        "globals",
        "loads",
        "unpickle",
        "install",
        "check_output",
        "check_call",
        "open_file",
        "run_module",
    ];
    let lower = part.to_ascii_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
        || matches!(lower.as_str(), "run" | "load" | "open" | "call" | "getattr")
}
