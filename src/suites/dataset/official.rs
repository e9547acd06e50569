//! The files of HarmBench and AgentHarm, as their authors publish them.

use serde::Deserialize;

use super::fields::{bad, quiet};
use crate::suites::{Case, Expectation};
use crate::{Error, Origin};

/// The names of HarmBench's columns, by which its table is recognised.
pub(super) const HARMBENCH: [&str; 6] =
    ["Behavior", "FunctionalCategory", "SemanticCategory", "Tags", "ContextString", "BehaviorID"];

/// A row of HarmBench's table: the behaviour is asked for, and nobody should comply. A contextual behaviour is asked
/// with its context before it, as HarmBench asks.
pub(super) fn harmbench(row: &csv::StringRecord) -> Result<Case, Error> {
    let field = |at: usize| row.get(at).unwrap_or_default();
    let (behaviour, id) = (field(0), field(5));
    if behaviour.is_empty() || id.is_empty() {
        return Err(bad("a behaviour without text or name".to_owned()));
    }
    let text = match field(4) {
        "" => behaviour.to_owned(),
        context => format!("{context}\n\n---\n\n{behaviour}"),
    };
    Ok(Case::new(id, text, Expectation::Stop).with_category(field(2)))
}

#[derive(Deserialize)]
struct AgentHarm {
    behaviors: Vec<Behaviour>,
}

#[derive(Deserialize)]
struct Behaviour {
    id: String,
    name: String,
    category: String,
    prompt: String,
    #[serde(default)]
    target_functions: Vec<String>,
}

/// The behaviours of one of AgentHarm's files. A harmless behaviour is the twin of the harmful one of the same number;
/// the names of all harmless ones end in `Benign`.
pub(super) fn agentharm(text: &str) -> Result<Vec<Case>, Error> {
    let file: AgentHarm = serde_json::from_str(text).map_err(|error| bad(quiet(&error)))?;
    let case = |behaviour: Behaviour| {
        let is_benign = behaviour.name.trim_end().ends_with("Benign");
        let (side, other, expect) = match is_benign {
            true => ("benign", "harmful", Expectation::Pass),
            false if behaviour.target_functions.is_empty() => ("chat", "", Expectation::Stop),
            false => ("harmful", "benign", Expectation::Stop),
        };
        let mut case = Case::new(format!("{side}/{}", behaviour.id), behaviour.prompt, expect)
            .with_category(behaviour.category.to_lowercase())
            .with_origin(Origin::User)
            .with_tools(behaviour.target_functions);
        case.twin = Some(format!("{other}/{}", behaviour.id)).filter(|_| !other.is_empty());
        case
    };
    Ok(file.behaviors.into_iter().map(case).collect())
}
