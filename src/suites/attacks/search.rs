use std::fmt;

use serde::Serialize;

use super::Attack;
use crate::suites::random::Random;
use crate::suites::{Case, random};
use crate::{Error, Guard, Score};

/// A search for an attack that gets one text past one guard: greedy, with a budget of queries.
///
/// It starts from the plain text, tries single transformations, and goes on from the ones that score lowest: after each
/// round the best few chains of transformations get one more step each, at random strengths. It stops where the guard
/// lets a text pass, or the budget is spent. A beam search as HotFlip's (Ebrahimi et al., ACL 2018), over transformations
/// and with the guard's score instead of a gradient; the random strengths are those of Best-of-N jailbreaking (Hughes et
/// al., 2024). No model writes new words.
///
/// Chains are of at most three steps, and a step that encodes the whole text is the last but for a wrapper, so that
/// what is found can still be read by whoever decodes it.
///
/// # Cost
///
/// One call of the guard for each query.
#[derive(Clone, Debug)]
pub struct AttackSearch {
    budget: usize,
    beam: usize,
    seed: u64,
}

/// What a search found.
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SearchResult {
    /// The case's name.
    pub case: String,
    /// Queries that were made.
    pub queries: usize,
    /// The score of the plain text.
    pub plain: Score,
    /// The lowest score that was found.
    pub lowest: Score,
    /// The transformations with the lowest score; `None` where that is the plain text.
    pub attack: Option<String>,
    /// Whether the guard let a text pass.
    pub is_passed: bool,
    /// The text with the lowest score. It is not serialized.
    #[serde(skip)]
    pub text: String,
}

/// Steps in a row, at most.
const STEPS: usize = 3;

/// Transformations after which nothing but a wrapper may follow: what they make has no letters to change.
const WHOLE: [&str; 12] = [
    "base64",
    "rot13",
    "caesar",
    "hex",
    "ascii_codes",
    "url",
    "html_entities",
    "unicode_escapes",
    "reversed",
    "morse",
    "tags",
    "variation_selectors",
];
const WRAPPERS: [&str; 7] =
    ["html_comment", "email", "json_field", "code_comment", "tool_output", "document", "decode_request"];

impl AttackSearch {
    /// A search of at most `budget` queries for each case.
    pub fn new(budget: usize) -> AttackSearch {
        AttackSearch { budget: budget.max(1), beam: 4, seed: 0 }
    }

    /// The same search with another seed.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> AttackSearch {
        self.seed = seed;
        self
    }

    /// Searches against a guard: the same case, guard and seed give the same result.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Evaluator`](crate::ErrorKind::Evaluator) where a check of the guard fails.
    pub fn run(&self, guard: &Guard, case: &Case) -> Result<SearchResult, Error> {
        let mut random = Random::of(self.seed, &case.id);
        let mut queries = 0;
        let mut ask = |case: &Case| -> Result<(Score, bool), Error> {
            queries += 1;
            let report = guard.check(case.stage, case.input());
            if let Some(check) = report.not_evaluated().find(|check| check.verdict > crate::Verdict::Allow) {
                return Err(Error::custom(check.to_string()));
            }
            let score =
                report.checks.iter().filter_map(|check| check.evaluation()).map(|found| found.score).max();
            Ok((score.unwrap_or_default(), !report.is_blocked()))
        };
        let (plain, is_passed) = ask(case)?;
        let mut best = SearchResult {
            case: case.id.clone(),
            queries: 1,
            plain,
            lowest: plain,
            attack: None,
            is_passed,
            text: case.text.clone(),
        };
        let names: Vec<&'static str> = Attack::all().map(|attack| attack.name).collect();
        let (mut beam, mut left) = (vec![(plain, String::new())], self.budget - 1);
        for _ in 0..STEPS {
            let mut found: Vec<(Score, String)> = Vec::new();
            let mut tries: Vec<String> = Vec::new();
            for (_, chain) in &beam {
                tries.extend(names.iter().filter(|name| follows(chain, name)).map(|name| {
                    let plus = if chain.is_empty() { "" } else { "+" };
                    let tenths = 1 + random.below(10);
                    format!("{chain}{plus}{name}:{}", tenths as f64 / 10.0)
                }));
            }
            shuffle(&mut tries, &mut random);
            for chain in tries {
                if best.is_passed || left == 0 {
                    break;
                }
                left -= 1;
                let attacked = Attack::named(&chain)?.on(case, self.seed);
                let (score, is_passed) = ask(&attacked)?;
                if score < best.lowest || is_passed {
                    best.lowest = score;
                    best.is_passed = is_passed;
                    best.text.clone_from(&attacked.text);
                    best.attack = attacked.attack;
                }
                found.push((score, chain));
            }
            // Of equal scores the earlier try stays first.
            found.sort_by_key(|(score, _)| *score);
            found.truncate(self.beam);
            beam = found;
        }
        best.queries = queries;
        Ok(best)
    }
}

/// Whether a transformation may come after a chain.
fn follows(chain: &str, next: &str) -> bool {
    let steps = || chain.split('+').filter_map(|step| step.split(':').next());
    let is_wrapped = steps().any(|step| WRAPPERS.contains(&step));
    let is_whole = steps().any(|step| WHOLE.contains(&step));
    !steps().any(|step| step == next) && !is_wrapped && (!is_whole || WRAPPERS.contains(&next))
}

fn shuffle(tries: &mut [String], random: &mut random::Random) {
    for at in (1..tries.len()).rev() {
        tries.swap(at, random.below(at + 1));
    }
}

/// Never prints the text.
impl fmt::Debug for SearchResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SearchResult")
            .field("case", &self.case)
            .field("queries", &self.queries)
            .field("plain", &self.plain)
            .field("lowest", &self.lowest)
            .field("attack", &self.attack)
            .field("is_passed", &self.is_passed)
            .finish_non_exhaustive()
    }
}
