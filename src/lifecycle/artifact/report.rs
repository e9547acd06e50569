use std::fmt;

use serde::{Deserialize, Serialize};

/// What to do with a model file, from harmless to worst; the worst finding decides.
///
/// A file that is both malformed and hostile is blocked: what was read before the error is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(
    clippy::exhaustive_enums,
    reason = "the four verdicts are the contract of the command and of its exit codes"
)]
pub enum ArtifactVerdict {
    /// Loading it runs nothing but what rebuilds data.
    Pass,
    /// Legitimate but code-bearing, or unknown: a person decides, or an allow list.
    Review,
    /// It cannot be read as any format, or breaks the rules of its own.
    Refuse,
    /// Loading it runs code of the file's choice, or reaches outside the file.
    Block,
}

impl ArtifactVerdict {
    /// The name, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            ArtifactVerdict::Pass => "pass",
            ArtifactVerdict::Review => "review",
            ArtifactVerdict::Refuse => "refuse",
            ArtifactVerdict::Block => "block",
        }
    }
}

impl fmt::Display for ArtifactVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One thing that was found in a model file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ArtifactFinding {
    /// A stable code, `format.what`, for instance `pickle.dangerous_global`.
    pub code: String,
    /// What the finding alone makes of the file.
    pub severity: ArtifactVerdict,
    /// The member of an archive or the file of a folder, `/` between levels; empty for the file itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub member: String,
    /// Bytes from the start of the member, unpacked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// The name that an allow list can hold, such as `sklearn.svm._classes SVC`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// One sentence that a reviewer can act on.
    pub message: String,
}

/// What a scan says about one file or folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ArtifactReport {
    /// The path, as it was given.
    pub path: String,
    /// What the content is, whatever the name says.
    pub format: String,
    /// The worst severity of all findings.
    pub verdict: ArtifactVerdict,
    /// The findings, worst first.
    pub findings: Vec<ArtifactFinding>,
}

impl ArtifactReport {
    pub(crate) fn new(path: String, format: String, mut findings: Vec<ArtifactFinding>) -> ArtifactReport {
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let verdict = findings.first().map_or(ArtifactVerdict::Pass, |worst| worst.severity);
        ArtifactReport { path, format, verdict, findings }
    }
}

/// `model.pt: block (torch)`, then a line for each finding.
impl fmt::Display for ArtifactReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.path, self.verdict, self.format)?;
        for finding in &self.findings {
            write!(f, "\n  {} {}", finding.severity, finding.code)?;
            if !finding.member.is_empty() {
                write!(f, " in {}", finding.member)?;
            }
            if let Some(offset) = finding.offset {
                write!(f, " at byte {offset}")?;
            }
            write!(f, ": {}", finding.message)?;
        }
        Ok(())
    }
}

/// Reports as SARIF 2.1.0, for code-scanning dashboards.
pub fn to_sarif(reports: &[ArtifactReport]) -> serde_json::Value {
    let level = |severity| match severity {
        ArtifactVerdict::Pass => "note",
        ArtifactVerdict::Review => "warning",
        ArtifactVerdict::Refuse | ArtifactVerdict::Block => "error",
    };
    let mut rules: Vec<&str> = reports
        .iter()
        .flat_map(|report| report.findings.iter().map(|finding| finding.code.as_str()))
        .collect();
    rules.sort_unstable();
    rules.dedup();
    let results: Vec<serde_json::Value> = reports
        .iter()
        .flat_map(|report| report.findings.iter().map(move |finding| (report, finding)))
        .map(|(report, finding)| {
            let mut location =
                serde_json::json!({"physicalLocation": {"artifactLocation": {"uri": report.path}}});
            if let Some(offset) = finding.offset.filter(|_| finding.member.is_empty()) {
                location["physicalLocation"]["region"] = serde_json::json!({"byteOffset": offset});
            }
            if !finding.member.is_empty() {
                location["logicalLocations"] = serde_json::json!([{"fullyQualifiedName": finding.member}]);
            }
            serde_json::json!({
                "ruleId": finding.code,
                "level": level(finding.severity),
                "message": {"text": finding.message},
                "locations": [location],
            })
        })
        .collect();
    serde_json::json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "mantlet",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| serde_json::json!({"id": rule})).collect::<Vec<_>>(),
            }},
            "results": results,
        }],
    })
}
