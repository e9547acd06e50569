//! What one `Pii` looks for, decided when it is built, so that a pass over a text asks one bit per row.

use std::collections::HashSet;
use std::fmt::Debug;
use std::sync::{Arc, LazyLock};

use super::engine::{Engine, Kind};
use super::names::Names;
use super::vocabulary::Groups;
use super::{country, secrets};
use crate::{Error, Finding, Label};

/// The labels of families that are not rows of the table, and the families that find them.
const FAMILIES: [(&str, Kind); 8] = [
    ("email", Kind::Email),
    ("phone", Kind::Phone),
    ("credit_card", Kind::Card),
    ("iban", Kind::Iban),
    ("ip_address", Kind::Network),
    ("mac_address", Kind::Network),
    ("crypto", Kind::Crypto),
    ("date_of_birth", Kind::Birth),
];

/// Families that are found only where they are asked for.
const COMMON: [(&str, Kind); 4] = [
    ("url", Kind::Url),
    ("date_time", Kind::Date),
    ("mac_address", Kind::Letters),
    ("account", Kind::Account),
];

/// The label of dates that nobody was born on.
const DATES: &str = "date_time";

/// What has no structure to go by, and takes a model that reads sentences.
pub(super) const NAMES: [&str; 9] =
    ["person", "address", "location", "organization", "username", "id_number", "age", "nrp", "license_plate"];

/// Finds spans of its own in a whole text: a recogniser of the caller's. What it finds meets the families' findings under
/// the one overlap rule, by score.
pub(super) trait Spans: Debug + Send + Sync {
    /// The labels that it may report. One of [`NAMES`] is then no longer named as not looked for.
    fn labels(&self) -> &[Label];

    /// Appends findings in order or not, on char boundaries; they may overlap.
    fn find(&self, text: &str, found: &mut Vec<Finding>);
}

#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The rows that are reported.
    pub(super) rows: Groups,
    /// The rows that are reported without words that speak for them, since the caller expects them.
    pub(super) asked: Groups,
    kinds: u16,
    /// Nothing but these labels; `None` for all.
    only: Option<HashSet<Label>>,
    /// Whether dates are reported that nobody was born on.
    pub(super) dates: bool,
    /// The labels that may be reported, each once.
    pub(super) labels: Arc<[Label]>,
    pub(super) allowed: Allowed,
    /// What is found beside the table and the families.
    pub(super) extra: Vec<Arc<dyn Spans>>,
    /// What reads sentences, where that was asked for.
    pub(super) names: Option<Names>,
    /// The labels that were wanted and that nothing in this build looks for.
    pub(super) unseen: Arc<[Label]>,
}

/// What a [`Plan`] is made of.
#[derive(Debug, Default)]
pub(super) struct Choice<'c> {
    pub(super) countries: Option<&'c [String]>,
    pub(super) entities: Option<&'c [Label]>,
    /// Labels beside those that are found unless anything is chosen.
    pub(super) also: &'c [Label],
    pub(super) extra: Vec<Arc<dyn Spans>>,
    pub(super) names: Option<Names>,
    pub(super) allowed: Allowed,
}

impl Plan {
    /// All types that speak of somebody, in all countries.
    pub(super) fn all() -> Arc<Plan> {
        static ALL: LazyLock<Arc<Plan>> = LazyLock::new(|| {
            let plan = Plan::new(Choice::default());
            Arc::new(plan.expect("nothing was asked for that is not there"))
        });
        Arc::clone(&ALL)
    }

    pub(super) fn new(choice: Choice<'_>) -> Result<Plan, Error> {
        let Choice { countries, entities, also, extra, names, allowed } = choice;
        let countries = countries.map(known_countries).transpose()?;
        if entities.is_some_and(<[Label]>::is_empty) {
            return Err(Error::config("pii needs at least one label"));
        }
        for label in entities.into_iter().flatten().chain(also) {
            check_entity(label, &extra, names.as_ref())?;
        }
        let is_in = |labels: &[Label], label: &str| labels.iter().any(|known| known.as_str() == label);
        // What was asked for by name, and what is found in all.
        let is_asked = |label: &str| is_in(also, label) || entities.is_some_and(|all| is_in(all, label));
        let is_wanted = |label: &str| entities.is_none() || is_asked(label);
        let mut plan = Plan {
            rows: Groups::default(),
            asked: Groups::default(),
            kinds: 0,
            only: entities.map(|all| all.iter().chain(also).cloned().collect()),
            dates: is_asked(DATES),
            labels: Arc::new([]),
            allowed,
            unseen: unseen(&extra, names.as_ref()).filter(|_| entities.is_none()).collect(),
            extra,
            // Nothing is read for labels that nobody wants.
            names: names.filter(|names| names.labels().any(|label| is_wanted(label.as_str()))),
        };
        let mut labels: Vec<Label> = Vec::new();
        let mut add = |label: Label| {
            if !labels.contains(&label) {
                labels.push(label);
            }
        };
        for label in secrets::LABELS.iter().filter(|label| is_wanted(label.as_str())) {
            plan.kinds |= 1 << Kind::Secrets as u16;
            add(label.clone());
        }
        let common = COMMON.into_iter().filter(|(label, _)| is_asked(label));
        for (label, kind) in FAMILIES.into_iter().chain(common).filter(|(label, _)| is_wanted(label)) {
            plan.kinds |= 1 << kind as u16;
            add(Label::new(label));
        }
        for (at, (code, row)) in Engine::shared().rows().enumerate() {
            let is_named = is_asked(row.label);
            let is_home = countries.as_ref().is_some_and(|all| all.contains(&code));
            let is_abroad = countries.is_some() && !code.is_empty() && !is_home;
            let is_reported = !is_abroad && (is_named || (entities.is_none() && !row.thing));
            if is_reported {
                plan.rows.insert(at);
                plan.kinds |= 1 << Kind::Table as u16;
                add(Label::new(row.label));
                if is_named || is_home {
                    plan.asked.insert(at);
                }
            }
        }
        let read = plan.names.iter().flat_map(Names::labels);
        let read = read.filter(|label| label.as_str() != DATES || is_asked(DATES));
        for label in plan.extra.iter().flat_map(|spans| spans.labels()).chain(read) {
            if is_wanted(label.as_str()) {
                add(label.clone());
            }
        }
        plan.labels = labels.into();
        Ok(plan)
    }

    pub(super) fn has(&self, kind: Kind) -> bool {
        self.kinds >> kind as u16 & 1 == 1
    }

    /// Whether this label is one of few that were asked for, so that the caller expects it.
    pub(super) fn expects(&self, label: &str) -> bool {
        self.only.as_ref().is_some_and(|only| only.iter().any(|known| known.as_str() == label))
    }

    /// Whether a finding of this label was asked for.
    pub(super) fn wants(&self, label: &Label) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(label))
    }

    /// Whether there are findings that it does not report.
    pub(super) fn is_choosy(&self) -> bool {
        self.only.is_some() || !self.allowed.is_empty()
    }

    /// Whether a finding in `text` was asked for, and is no value that is allowed.
    pub(super) fn reports(&self, finding: &Finding, text: &str) -> bool {
        self.wants(&finding.label)
            && (self.allowed.is_empty() || !self.allowed.contains(&text[finding.span()]))
    }
}

/// The codes as the table has them.
fn known_countries(codes: &[String]) -> Result<Vec<&'static str>, Error> {
    let find = |code: &String| {
        let lower = code.to_ascii_lowercase();
        let code = if lower == "uk" { "gb" } else { lower.as_str() };
        country::ALL.iter().map(|(known, _)| *known).find(|known| *known == code)
    };
    let known = codes.iter().map(|code| {
        find(code).ok_or_else(|| {
            Error::config(format!("pii has no recognisers of a country `{}`", code.escape_debug()))
        })
    });
    let known: Vec<&str> = known.collect::<Result<_, _>>()?;
    if known.is_empty() {
        return Err(Error::config("pii needs at least one country, or no choice of countries"));
    }
    Ok(known)
}

/// The names that nothing looks for.
fn unseen(extra: &[Arc<dyn Spans>], names: Option<&Names>) -> impl Iterator<Item = Label> {
    let own = extra.iter().flat_map(|spans| spans.labels());
    let seen: HashSet<&Label> = own.chain(names.into_iter().flat_map(Names::labels)).collect();
    let unseen: Vec<Label> = NAMES.into_iter().map(Label::new).filter(|name| !seen.contains(name)).collect();
    unseen.into_iter()
}

fn check_entity(label: &Label, extra: &[Arc<dyn Spans>], names: Option<&Names>) -> Result<(), Error> {
    let name = label.as_str();
    if unseen(extra, names).any(|unseen| unseen == *label) {
        return Err(Error::config(format!(
            "this build of pii does not look for `{name}`: that takes a model"
        )));
    }
    let is_known = FAMILIES.iter().chain(&COMMON).any(|(known, _)| *known == name)
        || secrets::LABELS.contains(label)
        || Engine::shared().rows().any(|(_, row)| row.label == name)
        || extra.iter().any(|spans| spans.labels().contains(label))
        || names.is_some_and(|names| names.labels().any(|known| known == label));
    if !is_known {
        return Err(Error::config(format!("pii has no label `{label}`")));
    }
    Ok(())
}

/// Values that are nobody's secret: exact, without regard to case, or with `*` for any characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Allowed {
    exact: HashSet<String>,
    patterns: Vec<Vec<String>>,
}

impl Allowed {
    pub(super) fn insert(&mut self, value: &str) {
        let value = value.trim().to_lowercase();
        if value.contains('*') {
            self.patterns.push(value.split('*').map(str::to_owned).collect());
        } else {
            self.exact.insert(value);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.exact.is_empty() && self.patterns.is_empty()
    }

    pub(super) fn contains(&self, value: &str) -> bool {
        let value = value.trim().to_lowercase();
        self.exact.contains(&value) || self.patterns.iter().any(|parts| matches(parts, &value))
    }
}

/// Whether the parts stand in `value` in order, the first at its begin and the last at its end. Takes the leftmost place
/// of each part, which is always good enough, so that the time is linear.
fn matches(parts: &[String], value: &str) -> bool {
    let [first, inner @ .., last] = parts else { return false };
    let Some(mut rest) = value.strip_prefix(first.as_str()) else { return false };
    for part in inner {
        let Some(at) = rest.find(part.as_str()) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last.as_str())
}
