use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Check, Error, Evaluator, Guard, Label, Policy, Score, Verdict, Window};

/// A guard as data, in TOML or JSON.
///
/// Whatever is not understood is an error that names it: an unknown key, evaluator, label, verdict or option.
/// A typo never disarms a check.
///
/// The guard has `route`, `stop_at`, `deadline_ms`, `fail_open` (names of checks) and its checks, `pre` and `post`. A check has
/// `evaluator`, and where it differs from the evaluator's own, `name`, `flag_at`, `redact_at`, `block_at`, `on_error` and
/// `labels`; `deadline_ms`; `breaker = { failures, pause_ms }` ([`Check::with_breaker`]); `window = { before, after }` in bytes
/// ([`Check::in_windows`]); `escalate = { from, to, check }` ([`Check::escalate`]); and `options`, which are the evaluator's.
///
/// ```
/// # #[cfg(all(feature = "pii", feature = "flash"))] {
/// use mantlet::{GuardConfig, Registry};
/// let guard = GuardConfig::from_toml(r#"
///     route = "support"
///     stop_at = "block"
///     deadline_ms = 200
///
///     [[pre]]
///     evaluator = "protect_flash"
///     flag_at = 0.4
///     block_at = 0.6
///     breaker = { failures = 5, pause_ms = 30000 }
///
///     [[pre]]
///     evaluator = "pii"
///     redact_at = 0.5
///     labels.us_ssn.block_at = 0.5
/// "#)?
/// .build(&Registry::builtin())?;
/// assert_eq!(guard.route(), "support");
/// # }
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuardConfig {
    route: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stop_at: Option<Verdict>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deadline_ms: Option<u64>,
    /// The checks whose `on_error` may be milder than block.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fail_open: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pre: Vec<CheckConfig>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    post: Vec<CheckConfig>,
}

/// One check. Thresholds that are left out are the evaluator's own; once one is given, they all are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckConfig {
    evaluator: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    flag_at: Option<Score>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    redact_at: Option<Score>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    block_at: Option<Score>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on_error: Option<Verdict>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    labels: BTreeMap<Label, LabelConfig>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deadline_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    breaker: Option<BreakerConfig>,
    /// In streams, where the evaluator would wait for the whole text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    window: Option<WindowConfig>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    escalate: Option<Box<EscalationConfig>>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    options: Map<String, Value>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelConfig {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    flag_at: Option<Score>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    redact_at: Option<Score>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    block_at: Option<Score>,
}

/// After so many failures in a row the evaluator is not asked for a while.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BreakerConfig {
    failures: u32,
    pause_ms: u64,
}

/// Bytes before and behind each byte that decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WindowConfig {
    before: usize,
    after: usize,
}

/// Asks a second check where the first one's score lies in `from..=to`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EscalationConfig {
    from: Score,
    to: Score,
    check: CheckConfig,
}

impl GuardConfig {
    /// Reads TOML.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), naming the line and the key.
    pub fn from_toml(text: &str) -> Result<GuardConfig, Error> {
        toml::from_str(text).map_err(|error| Error::config(format!("guard configuration: {error}")))
    }

    /// Reads JSON.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), naming the line and the key.
    pub fn from_json(text: &str) -> Result<GuardConfig, Error> {
        serde_json::from_str(text).map_err(|error| Error::config(format!("guard configuration: {error}")))
    }

    /// The guard, with evaluators from `registry`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where an evaluator, a label or an option is unknown,
    /// thresholds are out of order, or [`GuardBuilder::build`](crate::GuardBuilder::build) refuses; whatever an
    /// evaluator's construction returns.
    pub fn build(&self, registry: &Registry) -> Result<Guard, Error> {
        let mut builder = Guard::builder(self.route.clone()).fail_open(&self.fail_open);
        if let Some(verdict) = self.stop_at {
            builder = builder.stop_at(verdict);
        }
        if let Some(deadline) = self.deadline_ms {
            builder = builder.deadline(Duration::from_millis(deadline));
        }
        for check in &self.pre {
            builder = builder.pre(check.build(registry)?);
        }
        for check in &self.post {
            builder = builder.post(check.build(registry)?);
        }
        builder.build()
    }
}

impl CheckConfig {
    fn build(&self, registry: &Registry) -> Result<Check, Error> {
        let evaluator = registry.evaluator(&self.evaluator, &Value::Object(self.options.clone()))?;
        let policy = self.policy(evaluator.policy())?;
        let mut check = Check::new(evaluator).with_policy(policy);
        if let Some(name) = &self.name {
            check = check.with_name(name.clone());
        }
        if let Some(deadline) = self.deadline_ms {
            check = check.with_deadline(Duration::from_millis(deadline));
        }
        if let Some(BreakerConfig { failures, pause_ms }) = &self.breaker {
            check = check.with_breaker(*failures, Duration::from_millis(*pause_ms));
        }
        if let Some(WindowConfig { before, after }) = &self.window {
            check = check.in_windows(Window::new(*before, *after));
        }
        if let Some(escalation) = &self.escalate {
            let band = escalation.from.value()..=escalation.to.value();
            check = check.escalate(band, escalation.check.build(registry)?);
        }
        Ok(check)
    }

    fn policy(&self, default: Policy) -> Result<Policy, Error> {
        let named = |error: Error| Error::config(format!("check `{}`: {error}", self.evaluator));
        let mut policy = match (self.flag_at, self.redact_at, self.block_at) {
            (None, None, None) => default,
            (flag, redact, block) => {
                Policy::of(flag, redact, block).map_err(named)?.on_error(default.error_verdict())
            }
        };
        if let Some(verdict) = self.on_error {
            policy = policy.on_error(verdict);
        }
        for (label, own) in &self.labels {
            let own = Policy::of(own.flag_at, own.redact_at, own.block_at).map_err(named)?;
            policy = policy.for_label(label.clone(), &own);
        }
        Ok(policy)
    }
}

/// Evaluators by name, for [`GuardConfig::build`].
///
/// [`Registry::builtin`] holds this crate's; add your own with [`Registry::with`].
///
/// ```
/// use mantlet::{CustomEvaluation, Evaluation, GuardConfig, Registry};
/// let registry = Registry::new().with("nothing", |_options| {
///     Ok(CustomEvaluation::new("nothing", |_| Ok(Evaluation::pass())))
/// });
/// let config = GuardConfig::from_json(r#"{"route": "chat", "pre": [{"evaluator": "nothing"}]}"#)?;
/// assert!(!config.build(&registry)?.check_input("hello").is_blocked());
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Registry {
    factories: BTreeMap<String, Arc<Factory>>,
}

type Factory = dyn Fn(&Value) -> Result<Arc<dyn Evaluator>, Error> + Send + Sync;

impl Registry {
    /// Without any evaluator.
    pub fn new() -> Registry {
        Registry::default()
    }

    /// The same registry with one more evaluator. `factory` gets the check's `options`, a JSON object, and
    /// must refuse options that it does not know.
    #[must_use]
    pub fn with<E: Evaluator>(
        mut self,
        name: impl Into<String>,
        factory: impl Fn(&Value) -> Result<E, Error> + Send + Sync + 'static,
    ) -> Registry {
        let factory = move |options: &Value| Ok(Arc::new(factory(options)?) as Arc<dyn Evaluator>);
        self.factories.insert(name.into(), Arc::new(factory));
        self
    }

    /// The names, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.factories.keys().map(String::as_str)
    }

    /// The evaluator called `name`, with `options`, a JSON object.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where the name is unknown; whatever the factory returns.
    pub fn evaluator(&self, name: &str, options: &Value) -> Result<Arc<dyn Evaluator>, Error> {
        match self.factories.get(name) {
            Some(factory) => factory(options),
            None => {
                let known: Vec<&str> = self.names().collect();
                Err(Error::config(format!("unknown evaluator `{name}`; known are {}", known.join(", "))))
            }
        }
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.names()).finish()
    }
}
