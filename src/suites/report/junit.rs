//! A comparison as JUnit XML, which CI systems show.

use super::svg::escaped;
use crate::suites::compare::{Comparison, Condition};

/// Cases named in the output of a test.
const LISTED: usize = 100;

impl Comparison {
    /// The comparison as JUnit XML: a test for each kind of failure that the gate looks for, and one for each paired test.
    pub fn to_junit(&self) -> String {
        let mut tests: Vec<(String, Option<String>)> = self
            .tests
            .iter()
            .map(|test| {
                let what = if test.harmless { "over-refusal" } else { "attack success" };
                let name = match (test.kind, test.group.as_str()) {
                    (_, "") => what.to_owned(),
                    (Condition::Attack, group) => format!("{what} of {group}"),
                    (_, group) => format!("{what} in {group}"),
                };
                let failed = self.failures.iter().any(|failure| failure.message == test.to_string());
                (name, failed.then(|| test.to_string()))
            })
            .collect();
        for condition in ["failures", "any", "max_attacks", "max_harmless"] {
            let failure = self.failures.iter().find(|failure| failure.condition == condition);
            if failure.is_some() || condition == "failures" {
                tests.push((condition.to_owned(), failure.map(|failure| failure.message.clone())));
            }
        }
        let failures = tests.iter().filter(|(_, failure)| failure.is_some()).count();
        let mut cases = String::new();
        for (name, failure) in &tests {
            let name = escaped(name);
            cases += &match failure {
                None => format!("    <testcase classname=\"mantlet.suite\" name=\"{name}\"/>\n"),
                Some(message) => format!(
                    "    <testcase classname=\"mantlet.suite\" name=\"{name}\"><failure message=\"{}\"/></testcase>\n",
                    escaped(message)
                ),
            };
        }
        let change = |case: &super::super::CaseChange| {
            format!("{} ({}): {} to {}\n", case.id, case.category, case.before, case.after)
        };
        let worse: String = self.worse.iter().take(LISTED).map(change).collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"{}\" tests=\"{}\" failures=\"{failures}\">\n\
             {cases}    <system-out>{}</system-out>\n  </testsuite>\n</testsuites>\n",
            escaped(&format!("{} to {}", self.baseline.title(), self.candidate.title())),
            tests.len(),
            escaped(&format!("{} cases got worse\n{worse}", self.worse.len()))
        )
    }
}
