use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::digest::case_digest;
use crate::hex::hex;
use crate::suites::{Case, Expectation};
use crate::{Error, ErrorKind, Origin, Stage};

/// Which fields of a foreign file mean what, and what its labels mean.
///
/// ```
/// use mantlet::suites::{Expectation, FieldMap};
/// let fields = FieldMap::default().with("text", "prompt")?.with("expect", "is_attack")?.with_label("yes", Expectation::Stop);
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FieldMap {
    /// Our field, and the file's name for it; a field that is not here has our name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    names: BTreeMap<String, String>,
    /// What the values of the field for `expect` mean, beside `stop` and `pass`, `1` and `0`, `true` and `false`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    labels: BTreeMap<String, Expectation>,
    /// What the values of the field for `origin` mean, beside the origins' own names; what is in neither is the user's.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    origins: BTreeMap<String, Origin>,
    /// What is expected where the file does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    expect: Option<Expectation>,
}

const FIELDS: [&str; 9] =
    ["id", "text", "expect", "category", "origin", "stage", "context", "evaluator", "twin"];

impl FieldMap {
    /// The same map, with the file's name for one of our fields: `id`, `text`, `expect`, `category`, `origin`, `stage`,
    /// `context`, `evaluator`, `twin`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] for another field.
    pub fn with(mut self, field: &str, name: impl Into<String>) -> Result<FieldMap, Error> {
        if !FIELDS.contains(&field) {
            return Err(Error::config(format!("unknown field `{field}`; known are {}", FIELDS.join(", "))));
        }
        self.names.insert(field.to_owned(), name.into());
        Ok(self)
    }

    /// The same map, with what a label of the file means.
    #[must_use]
    pub fn with_label(mut self, label: impl Into<String>, expect: Expectation) -> FieldMap {
        self.labels.insert(label.into(), expect);
        self
    }

    /// The same map, with the origin that a value of the file means.
    #[must_use]
    pub fn with_origin(mut self, value: impl Into<String>, origin: Origin) -> FieldMap {
        self.origins.insert(value.into(), origin);
        self
    }

    /// The same map, with what is expected where the file does not say.
    #[must_use]
    pub fn expecting(mut self, expect: Expectation) -> FieldMap {
        self.expect = Some(expect);
        self
    }

    pub(super) fn is_default(&self) -> bool {
        *self == FieldMap::default()
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        self.names.keys().try_fold(FieldMap::default(), |map, field| map.with(field, "")).map(|_| ())
    }

    fn name<'a>(&'a self, field: &'a str) -> &'a str {
        self.names.get(field).map_or(field, String::as_str)
    }
}

/// Makes cases of the rows of a file.
pub(super) struct Rows {
    fields: FieldMap,
    /// How often a case without a name was met, by its digest.
    unnamed: BTreeMap<[u8; 8], u32>,
}

/// A row of a file by the names of its fields.
pub(super) trait Fields {
    fn field(&self, name: &str) -> Option<String>;
}

impl Fields for Map<String, Value> {
    fn field(&self, name: &str) -> Option<String> {
        match self.get(name)? {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    }
}

impl Rows {
    pub(super) fn new(fields: FieldMap) -> Rows {
        Rows { fields, unnamed: BTreeMap::new() }
    }

    /// A line of JSON: one of our cases, or an object whose fields have other names.
    pub(super) fn json(&mut self, line: &[u8]) -> Result<Case, Error> {
        let text = std::str::from_utf8(line).map_err(|error| bad(format!("not UTF-8: {error}")))?;
        let row: Map<String, Value> = serde_json::from_str(text).map_err(|error| bad(quiet(&error)))?;
        let is_call = row.contains_key("tool") && !row.contains_key(self.fields.name("text"));
        if is_call || (self.fields.is_default() && row.contains_key("id") && row.contains_key("expect")) {
            return serde_json::from_value(Value::Object(row)).map_err(|error| bad(quiet(&error)));
        }
        self.row(&row)
    }

    pub(super) fn row(&mut self, row: &dyn Fields) -> Result<Case, Error> {
        let field = |field: &str| row.field(self.fields.name(field)).filter(|value| !value.is_empty());
        let name = |field: &str| self.fields.name(field).to_owned();
        let text = field("text").ok_or_else(|| bad(format!("no `{}`", name("text"))))?;
        let expect = match field("expect") {
            Some(label) => self.expectation(&label).ok_or_else(|| {
                bad(format!(
                    "`{}` is neither stop, pass, 1, 0, true, false nor one of the labels",
                    name("expect")
                ))
            })?,
            None => (self.fields.expect).ok_or_else(|| bad(format!("no `{}`", name("expect"))))?,
        };
        let mut case = Case::new("", text, expect);
        if let Some(origin) = field("origin") {
            case = match (self.fields.origins.get(&origin), origin.parse()) {
                (Some(origin), _) => case.with_origin(*origin),
                (None, Ok(origin)) => case.with_origin(origin),
                (None, Err(_)) if !self.fields.origins.is_empty() => case,
                (None, Err(_)) => return Err(bad(format!("`{}` is no origin", name("origin")))),
            };
        }
        if let Some(stage) = field("stage") {
            case.stage = match stage.as_str() {
                "pre" => Stage::Pre,
                "post" => Stage::Post,
                _ => return Err(bad(format!("`{}` is neither pre nor post", name("stage")))),
            };
        }
        case.category = field("category").unwrap_or(case.category);
        (case.context, case.twin) = (field("context"), field("twin"));
        case.evaluators.extend(field("evaluator"));
        case.id = match field("id") {
            Some(id) => id,
            None => self.unnamed(&case),
        };
        Ok(case)
    }

    /// A name for a case that has none: made of its content, so that the order of the rows does not count.
    fn unnamed(&mut self, case: &Case) -> String {
        let mut key = [0; 8];
        key.copy_from_slice(&case_digest(case)[..8]);
        let met = self.unnamed.entry(key).or_default();
        *met += 1;
        match met {
            1 => hex(&key),
            again => format!("{}-{again}", hex(&key)),
        }
    }

    fn expectation(&self, label: &str) -> Option<Expectation> {
        match (self.fields.labels.get(label), label) {
            (Some(known), _) => Some(*known),
            (None, "stop" | "1" | "true") => Some(Expectation::Stop),
            (None, "pass" | "0" | "false") => Some(Expectation::Pass),
            (None, _) => None,
        }
    }
}

pub(super) fn bad(message: String) -> Error {
    Error::new(ErrorKind::Input, message)
}

/// What is wrong with JSON, without the value that is wrong: it may be the text.
pub(super) fn quiet(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(", expected ") {
        Some((wrong, expected)) if wrong.starts_with("invalid ") || wrong.starts_with("unknown variant") => {
            format!("expected {expected}")
        }
        _ => message,
    }
}
