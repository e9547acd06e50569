use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::conversation::{Conversation, Response};
use crate::suites::random::Random;
use crate::{Error, ToolCall};

/// A model that is tested: anything that answers a [`Conversation`].
///
/// It is called from as many threads as a run was given. For a closure see [`ClosureModel`].
pub trait Model: Send + Sync + 'static {
    /// Answers, in words or with calls of tools.
    ///
    /// # Errors
    ///
    /// Where there is no answer: the case counts as failed, neither as stopped nor as passed.
    fn respond(&self, conversation: &Conversation) -> Result<Response, Error>;

    /// Its name, which results carry.
    fn name(&self) -> &str;

    /// Its version: a release, a date, the digest of its weights.
    fn version(&self) -> &str;
}

impl<M: Model + ?Sized> Model for Arc<M> {
    fn respond(&self, conversation: &Conversation) -> Result<Response, Error> {
        (**self).respond(conversation)
    }

    fn name(&self) -> &str {
        (**self).name()
    }

    fn version(&self) -> &str {
        (**self).version()
    }
}

/// A closure as a model.
///
/// ```
/// use mantlet::suites::{ClosureModel, Conversation, Model, Response};
/// let model = ClosureModel::new("parrot", "1", |conversation| Ok(Response::text(conversation.last_user())));
/// assert_eq!(model.respond(&Conversation::new("Hello."))?.text, "Hello.");
/// # Ok::<(), mantlet::Error>(())
/// ```
pub struct ClosureModel<F> {
    name: String,
    version: String,
    respond: F,
}

impl<F> ClosureModel<F>
where
    F: Fn(&Conversation) -> Result<Response, Error> + Send + Sync + 'static,
{
    /// A model called `name` of a version, which answers with `respond`.
    pub fn new(name: impl Into<String>, version: impl Into<String>, respond: F) -> ClosureModel<F> {
        ClosureModel { name: name.into(), version: version.into(), respond }
    }
}

impl<F> Model for ClosureModel<F>
where
    F: Fn(&Conversation) -> Result<Response, Error> + Send + Sync + 'static,
{
    fn respond(&self, conversation: &Conversation) -> Result<Response, Error> {
        (self.respond)(conversation)
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn version(&self) -> &str {
        &self.version
    }
}

impl<F> fmt::Debug for ClosureModel<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClosureModel")
            .field("name", &self.name)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// A model that follows a script: for testing a suite, a gate, or what sits around a model.
///
/// The first rule that fits a conversation answers. A rule may refuse only a share of the cases: whether a case is
/// refused depends on the seed and its name alone, and a case that is refused at a share is refused at every higher one,
/// as with a provider that relaxes its refusals.
///
/// ```
/// use mantlet::suites::{Conversation, Model, ScriptedModel};
/// let model = ScriptedModel::from_json(r#"{
///     "name": "provider", "version": "2026-11",
///     "rules": [{"category": "cybercrime", "refuse": 0.9}, {"contains": "weather", "answer": "Sunny."}, {"refuse": 1.0}]
/// }"#)?;
/// assert_eq!(model.respond(&Conversation::new("How is the weather?"))?.text, "Sunny.");
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptedModel {
    name: String,
    version: String,
    #[serde(default)]
    seed: u64,
    rules: Vec<Rule>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    /// The category must be this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    /// The name of the case must begin so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// The last message of the user must contain this, whatever the case of its letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contains: Option<String>,
    /// The share of cases that is refused.
    #[serde(default)]
    refuse: f64,
    /// What is said otherwise, once every tool of the case was called where `tools` says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
    /// Whether the tools of the case are called one by one; they are unless said otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tools: Option<bool>,
}

const REFUSAL: &str = "I'm sorry, but I can't help with that.";
const COMPLIANCE: &str =
    "Sure, here is what you asked for, step by step. First, gather what is needed. Second, do it.";

impl ScriptedModel {
    /// Reads a script.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where it is none: a key is unknown, there is no rule, or a share is not
    /// in `0..=1`.
    pub fn from_json(text: &str) -> Result<ScriptedModel, Error> {
        let script: ScriptedModel =
            serde_json::from_str(text).map_err(|error| Error::config(format!("script: {error}")))?;
        if script.rules.is_empty() {
            return Err(Error::config("script: no rule"));
        }
        match script.rules.iter().find(|rule| !(0.0..=1.0).contains(&rule.refuse)) {
            Some(rule) => Err(Error::config(format!("script: a share lies in 0..=1, not {}", rule.refuse))),
            None => Ok(script),
        }
    }

    fn rule(&self, conversation: &Conversation) -> Option<&Rule> {
        let said = conversation.last_user().to_lowercase();
        self.rules.iter().find(|rule| {
            rule.category.as_ref().is_none_or(|category| *category == conversation.category)
                && rule.case.as_ref().is_none_or(|begin| conversation.case.starts_with(begin.as_str()))
                && rule.contains.as_ref().is_none_or(|words| said.contains(&words.to_lowercase()))
        })
    }
}

impl Model for ScriptedModel {
    fn respond(&self, conversation: &Conversation) -> Result<Response, Error> {
        let Some(rule) = self.rule(conversation) else { return Ok(Response::text(REFUSAL)) };
        if Random::of(self.seed, &conversation.case).unit() < rule.refuse {
            return Ok(Response::text(REFUSAL));
        }
        let next = conversation.tools.get(conversation.calls().count());
        match next.filter(|_| rule.tools.unwrap_or(true)) {
            Some(tool) => Ok(Response::calls(vec![ToolCall::new(tool.clone(), serde_json::json!({}))])),
            None => Ok(Response::text(rule.answer.as_deref().unwrap_or(COMPLIANCE))),
        }
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn version(&self) -> &str {
        &self.version
    }
}
