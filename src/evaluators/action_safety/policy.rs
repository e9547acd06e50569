//! What the operator allows, as data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::arguments::Leaf;
use super::hazard::Category::{Confirmation, Policy};
use super::hazard::Hazard;
use super::shell::Effects;
use super::structure::Tool;
use super::urls;
use crate::{Error, ToolCall};

/// The operator's rules for tools: which may be called, with what, and what may flow from one to another.
///
/// Data, from TOML or JSON; unknown keys are errors. Without rules everything is allowed, and the other tiers judge
/// alone. A broken rule is the label `policy_violation` with a score of 1. A call that a person has to confirm is the
/// label `needs_confirmation` with a score of 1. It folds as a block, since a verdict knows no "ask": the call may not
/// be executed yet. [`ActionSafety::awaits_confirmation`](crate::ActionSafety::awaits_confirmation) tells it from
/// other blocks; your program asks, and evaluates [`ToolCall::confirmed`](crate::ToolCall::confirmed). Where something
/// else blocks too, asking would not help, and `awaits_confirmation` says no: an ask never hides a refusal.
///
/// ```
/// use mantlet::{ActionPolicy, ActionSafety, ToolCall};
/// let rules = ActionPolicy::from_json(r#"{
///     "egress_hosts": ["api.example.com"],
///     "tools": {
///         "transfer_money": {"rule": "ask", "bounds": {"amount": [0, 500]}},
///         "bash": {"rule": "deny"}
///     }
/// }"#)?;
/// let safety = ActionSafety::embedded()?.with_rules(rules);
/// let call = ToolCall::new("transfer_money", serde_json::json!({"amount": 900, "to": "Ana"}));
/// let labels: Vec<_> = safety.evaluate(&call)?.labels.into_iter().map(|known| known.label.to_string()).collect();
/// assert!(labels.contains(&"needs_confirmation".to_owned()) && labels.contains(&"policy_violation".to_owned()));
///
/// let call = ToolCall::new("transfer_money", serde_json::json!({"amount": 90, "to": "Ana"}))
///     .with_user_request("Send Ana 90 euros for the tickets");
/// let found = safety.evaluate(&call)?;
/// assert!(found.is_blocked() && ActionSafety::awaits_confirmation(&found));
/// // The person at the screen says yes:
/// assert!(!safety.evaluate(&call.confirmed())?.is_blocked());
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct ActionPolicy {
    /// What holds for tools without a rule of their own.
    pub default_rule: Permission,
    /// Rules by the tool's name; a name that ends in `*` is a prefix.
    pub tools: BTreeMap<String, ToolRule>,
    /// Hosts, with their subdomains, that may be named: in URLs, as the host of a mail address, in arguments that are hosts
    /// by their name, and as what a shell command connects to. A host that only running the command would tell is on no
    /// list. Empty for any.
    pub egress_hosts: Vec<String>,
    /// Folders that may be changed, by tools which change files and by shell commands; `.` is the folder that the tool
    /// works in. A path that only running the command would tell lies in none. Empty for any.
    pub writable_roots: Vec<String>,
    /// No tool may change, send or delete anything, as far as its name, its commands and its SQL say.
    pub read_only: bool,
    /// What may not flow from one tool to another in a trajectory.
    pub flows: Vec<FlowRule>,
}

/// Whether a tool may be called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Permission {
    /// It may.
    #[default]
    Allow,
    /// A person has to confirm each call.
    Ask,
    /// It may not.
    Deny,
}

/// What a tool may be called with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct ToolRule {
    /// Whether it may be called at all.
    pub rule: Permission,
    /// Arguments that must be there.
    pub required: Vec<String>,
    /// The only arguments that may be there; empty for any.
    pub arguments: Vec<String>,
    /// Numbers by argument: the least and the greatest that may be given.
    pub bounds: BTreeMap<String, [f64; 2]>,
    /// Values by argument: the only ones that may be given. A value that begins with `*` is an ending, such as
    /// `*@example.com`.
    pub values: BTreeMap<String, Vec<String>>,
    /// How many entries a list may have, by argument: recipients, files.
    pub at_most: BTreeMap<String, usize>,
}

/// What came from one tool may not go into another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FlowRule {
    /// Tools whose output is meant; a name that ends in `*` is a prefix.
    pub from: Vec<String>,
    /// Tools that may not be called afterwards.
    pub to: Vec<String>,
    /// What happens: `ask` or `deny`.
    #[serde(default = "deny")]
    pub rule: Permission,
}

fn deny() -> Permission {
    Permission::Deny
}

impl FlowRule {
    /// Nothing may flow from the tools `from` to the tools `to`.
    pub fn deny(
        from: impl IntoIterator<Item = impl Into<String>>,
        to: impl IntoIterator<Item = impl Into<String>>,
    ) -> FlowRule {
        let names = |names: Vec<String>| names;
        FlowRule {
            from: names(from.into_iter().map(Into::into).collect()),
            to: names(to.into_iter().map(Into::into).collect()),
            rule: Permission::Deny,
        }
    }
}

impl ActionPolicy {
    /// Reads rules from JSON.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where a key is unknown or a value has another type; the message names
    /// it.
    pub fn from_json(json: &str) -> Result<ActionPolicy, Error> {
        serde_json::from_str(json).map_err(|error| Error::config(format!("an action policy: {error}")))
    }

    /// Reads rules from TOML.
    ///
    /// # Errors
    ///
    /// As [`ActionPolicy::from_json`].
    #[cfg(feature = "config")]
    pub fn from_toml(toml: &str) -> Result<ActionPolicy, Error> {
        toml::from_str(toml).map_err(|error| Error::config(format!("an action policy: {error}")))
    }

    pub(super) fn judge(
        &self,
        call: &ToolCall,
        leaves: &[Leaf<'_>],
        effects: &Effects,
        hazards: &mut Vec<Hazard>,
    ) {
        let whole = 0..call.arguments_json().len();
        let own = self
            .tools
            .iter()
            .filter(|(name, _)| is_named(name, call.tool()))
            .max_by_key(|(name, _)| name.len())
            .map(|(_, rule)| rule);
        match own.map_or(self.default_rule, |own| own.rule) {
            Permission::Allow => {}
            Permission::Ask if call.is_confirmed() => {}
            Permission::Ask => hazards.push(Hazard::new(Confirmation, 1.0, "policy.ask", whole.clone())),
            Permission::Deny => hazards.push(Hazard::new(Policy, 1.0, "policy.denied", whole.clone())),
        }
        if let Some(own) = own {
            own.judge(call, leaves, hazards);
        }
        let tool = Tool::new(call.tool());
        if self.read_only
            && (tool.is_change
                || tool.is_sink
                || tool.moves_money()
                || effects.changes
                || hazards
                    .iter()
                    .any(|hazard| hazard.reason.starts_with("file.") || hazard.reason.contains("delete")))
        {
            hazards.push(Hazard::new(Policy, 1.0, "policy.read_only", whole));
        }
        if !self.egress_hosts.is_empty() {
            let named = leaves.iter().flat_map(|leaf| {
                let range = leaf.range.clone();
                hosts(leaf).into_iter().map(move |host| (host, range.clone()))
            });
            for (host, range) in named.chain(effects.hosts.iter().cloned()) {
                if !self.egress_hosts.iter().any(|known| is_below(&host, known)) {
                    hazards.push(Hazard::new(Policy, 1.0, "policy.egress", range));
                }
            }
        }
        if !self.writable_roots.is_empty() {
            let named =
                leaves.iter().filter(|leaf| tool.is_change && leaf.is_string && names_path(&leaf.key));
            let named = named.map(|leaf| (leaf.text.trim(), &leaf.range));
            let written = effects.paths.iter().map(|(path, range)| (path.as_str(), range));
            for (path, range) in named.chain(written) {
                if !self.writable_roots.iter().any(|root| is_inside(path, root)) {
                    hazards.push(Hazard::new(Policy, 1.0, "policy.writable_roots", range.clone()));
                }
            }
        }
    }
}

/// Whether a host is `known` or a subdomain of it.
fn is_below(host: &str, known: &str) -> bool {
    let host = host.trim_end_matches('.');
    let known = known.to_ascii_lowercase();
    host == known || host.strip_suffix(known.as_str()).is_some_and(|rest| rest.ends_with('.'))
}

fn names_path(key: &str) -> bool {
    ["path", "file", "filename", "filepath", "dir", "directory", "folder", "destination", "dest", "target"]
        .iter()
        .any(|end| key.ends_with(end))
}

/// Whether a path lies inside a folder. The root `.` is the folder that the tool works in: any path below it that is not
/// absolute.
fn is_inside(path: &str, root: &str) -> bool {
    let path = super::paths::normal(path);
    let root = root.trim_end_matches('/');
    if path.is_empty() {
        return false;
    }
    if root == "." {
        let bytes = path.as_bytes();
        let has_drive = bytes.len() >= 2 && bytes[1] == b':';
        return !path.starts_with(['/', '~', '$', '%']) && !path.starts_with("..") && !has_drive;
    }
    path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl ToolRule {
    fn judge(&self, call: &ToolCall, leaves: &[Leaf<'_>], hazards: &mut Vec<Hazard>) {
        let whole = 0..call.arguments_json().len();
        let arguments = call.arguments();
        let mut note = |reason, range| hazards.push(Hazard::new(Policy, 1.0, reason, range));
        let place = |key: &str| {
            leaves
                .iter()
                .find(|leaf| leaf.key == super::arguments::simple(key))
                .map_or(whole.clone(), |leaf| leaf.range.clone())
        };
        for key in &self.required {
            if arguments.get(key).is_none_or(Value::is_null) {
                note("policy.missing", whole.clone());
            }
        }
        if !self.arguments.is_empty() {
            let given = arguments.as_object().into_iter().flat_map(|object| object.keys());
            for key in given.filter(|key| !self.arguments.contains(key)) {
                note("policy.unknown_argument", place(key));
            }
        }
        for (key, [least, most]) in &self.bounds {
            let Some(value) = arguments.get(key) else { continue };
            let number = value.as_f64().or_else(|| value.as_str().and_then(|text| text.trim().parse().ok()));
            if !number.is_some_and(|number: f64| number >= *least && number <= *most) {
                note("policy.bounds", place(key));
            }
        }
        for (key, allowed) in &self.values {
            let values: Vec<&Value> = match arguments.get(key) {
                None => continue,
                Some(Value::Array(values)) => values.iter().collect(),
                Some(value) => vec![value],
            };
            let is_allowed = |value: &Value| {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                allowed.iter().any(|known| match known.strip_prefix('*') {
                    Some(ending) => text.to_ascii_lowercase().ends_with(&ending.to_ascii_lowercase()),
                    None => text == *known,
                })
            };
            if !values.into_iter().all(is_allowed) {
                note("policy.values", place(key));
            }
        }
        for (key, most) in &self.at_most {
            let count = match arguments.get(key) {
                Some(Value::Array(values)) => values.len(),
                Some(Value::String(text)) => {
                    text.split([',', ';']).filter(|part| !part.trim().is_empty()).count()
                }
                _ => 0,
            };
            if count > *most {
                note("policy.count", place(key));
            }
        }
    }
}

/// Whether a name of a rule means this tool.
pub(super) fn is_named(rule: &str, tool: &str) -> bool {
    match rule.strip_suffix('*') {
        Some(beginning) => tool.starts_with(beginning),
        None => rule == tool,
    }
}

/// The hosts of the URLs in a value, of a value that is a host by its key, and of one that is a list of mail addresses.
fn hosts(leaf: &Leaf<'_>) -> Vec<String> {
    let text = leaf.text.trim();
    let mut found = Vec::new();
    for (at, _) in text.match_indices("://").take(64) {
        let start = text[..at]
            .rfind(|c: char| !c.is_ascii_alphanumeric() && c != '+')
            .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
        let end = text[at + 3..]
            .find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | ')' | ';'))
            .map_or(text.len(), |length| at + 3 + length);
        found.extend(urls::host(&text[start..end]));
    }
    if !found.is_empty() || !leaf.is_string || text.is_empty() || text.len() > 4_096 {
        return found;
    }
    let is_host_key =
        ["host", "hostname", "domain", "server", "url", "uri", "endpoint", "website", "webhook"]
            .iter()
            .any(|end| leaf.key.ends_with(end));
    if text.starts_with("//") || is_host_key && !text.starts_with('/') && !text.contains(char::is_whitespace)
    {
        found.extend(urls::host(&format!("http://{}", text.trim_start_matches('/'))));
    } else if text.contains('@') {
        let addresses: Option<Vec<String>> = text
            .split([',', ';'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| {
                let inner = part.rsplit_once('<').map_or(part, |pair| pair.1.trim_end_matches('>'));
                let (name, host) = inner.rsplit_once('@')?;
                let is_address =
                    !name.is_empty() && host.contains('.') && !inner.contains(char::is_whitespace);
                is_address.then(|| host.trim_end_matches('.').to_ascii_lowercase())
            })
            .collect();
        found.extend(addresses.unwrap_or_default());
    }
    found
}
