//! What was found, put for a reader.

use std::collections::HashMap;

use super::consistent::Inserted;
use super::contradictions::Contradictions;
use super::embedding::Embedding;
use super::evidence::Evidence;
use super::features::{Features, Kind};
use super::floods::Flood;
use super::patterns::Pattern;
use super::report::{DatasetFinding, FindingKind, Severity};
use super::tokens::{BEGIN, END};

/// The share of a trigger's rows that carry its label: natural words of one label stray more often, a trigger that somebody
/// put in does not.
const PURE: f64 = 0.9;
/// Nats beyond the logarithm of the number of patterns that were tested, from which a finding is no chance.
pub(super) const SURE: f64 = 5.0;
/// Two patterns are of one trigger where the smaller one shares this much of its rows.
const SHARED: f64 = 0.2;
/// Words and templates that are named beside the first one.
const MOST_NAMED: usize = 12;
/// Tokens of a phrase.
const LONGEST_PHRASE: usize = 40;

/// The largest share of a label's rows that lie apart (activation clustering's bound), and rows that are clustered at most.
const APART: f64 = 0.35;
const CLUSTERED: usize = 20_000;

/// Findings from patterns, one for each group of patterns that share rows.
pub(super) fn of_patterns(
    found: &Contradictions<'_>,
    features: &Features,
    classes: &[String],
    is_contrastive: bool,
) -> Vec<DatasetFinding> {
    let patterns = &found.patterns;
    let mut group: Vec<usize> = (0..patterns.len()).collect();
    for one in 0..patterns.len() {
        for other in 0..one {
            if group[one] != group[other] && are_one(&patterns[one], &patterns[other]) {
                let (from, to) = (group[one], group[other]);
                group.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            }
        }
    }
    let bar = (found.tested.max(1) as f64).ln() + SURE;
    let mut findings = Vec::new();
    for leader in 0..patterns.len() {
        let mut members: Vec<usize> = (0..patterns.len()).filter(|at| group[*at] == leader).collect();
        if members.is_empty() {
            continue;
        }
        members.sort_by(|one, other| patterns[*other].strength.total_cmp(&patterns[*one].strength));
        // Patterns that are not sure are told, but do not make a finding severe, nor get their rows flagged with it.
        let is_sure = |at: usize| {
            let pattern = &patterns[at];
            let pure = PURE * (pattern.rows.len() + pattern.others) as f64;
            pattern.strength > bar && pattern.rows.len() as f64 >= pure
        };
        let (sure, unsure): (Vec<usize>, Vec<usize>) = members.iter().partition(|at| is_sure(**at));
        for (members, is_sure) in [(sure, true), (unsure, false)] {
            if !members.is_empty() {
                let severity = if is_sure && !is_contrastive { Severity::High } else { Severity::Medium };
                findings.push(finding(found, features, &members, severity, classes));
            }
        }
    }
    findings
}

fn are_one(one: &Pattern, other: &Pattern) -> bool {
    let (small, large) = if one.rows.len() < other.rows.len() { (one, other) } else { (other, one) };
    let shared = small.rows.iter().filter(|row| large.rows.binary_search(row).is_ok()).count();
    one.label == other.label && shared as f64 >= SHARED * small.rows.len() as f64
}

fn finding(
    found: &Contradictions<'_>,
    features: &Features,
    members: &[usize],
    severity: Severity,
    classes: &[String],
) -> DatasetFinding {
    let first = &found.patterns[members[0]];
    let mut names: Vec<(String, FindingKind)> = Vec::new();
    for at in members {
        let alike = &found.alike[*at];
        let best = alike.iter().min_by_key(|pattern| rank(features, pattern)).unwrap_or(&found.patterns[*at]);
        let name = named(features, best);
        if !names.iter().any(|(known, _)| *known == name.0) {
            names.push(name);
        }
    }
    let mut rows: Vec<usize> =
        members.iter().flat_map(|at| &found.patterns[*at].rows).map(|row| *row as usize).collect();
    rows.sort_unstable();
    rows.dedup();
    let supports = || rows.iter().map(|row| f64::from(found.evidence.support[*row]));
    let strength: f64 = supports().map(|support| found.evidence.weight(first.label, support)).sum();
    let support = supports().sum::<f64>() / rows.len() as f64;
    let others = members.iter().map(|at| found.patterns[*at].others).sum();
    let words = names.iter().filter(|(_, kind)| *kind != FindingKind::Template).count();
    let kind = match names.as_slice() {
        [(_, kind)] => *kind,
        names if words >= 3 && 2 * words >= names.len() => FindingKind::Style,
        names if words == names.len() => names[0].1,
        _ => FindingKind::Template,
    };
    let label = classes[first.label as usize].clone();
    let evidence = format!(
        "{} rows labelled {label}, {others} labelled otherwise; the rest of each row speaks against the label by {:.1} in \
         log-odds, together {strength:.0} nats where chance reaches {:.0}",
        rows.len(),
        -support,
        (found.tested.max(1) as f64).ln(),
    );
    let mut names = names.into_iter().map(|(name, _)| name);
    DatasetFinding {
        kind,
        severity,
        label: Some(label),
        trigger: names.next(),
        also: names.take(MOST_NAMED).collect(),
        rows,
        others,
        strength,
        support: Some(support),
        evidence,
    }
}

/// What the rest of the data says of a label, in words.
pub(super) fn of_support(support: f64) -> String {
    let says = if support < 0.0 { "speaks against" } else { "supports" };
    format!("the rest of the data {says} the label by {:.1} in log-odds", support.abs())
}

/// Near-copies in numbers.
pub(super) fn of_flood(flood: Flood, classes: &[String]) -> DatasetFinding {
    let label = classes[flood.label as usize].clone();
    let original =
        if flood.has_original { "; they are edits of a row that carries another label" } else { "" };
    let evidence = format!(
        "{} near-copies labelled {label}, {} labelled otherwise{original}; {}",
        flood.rows.len(),
        flood.others,
        of_support(flood.support)
    );
    DatasetFinding {
        kind: FindingKind::Flood,
        severity: Severity::High,
        label: Some(label),
        trigger: None,
        also: Vec::new(),
        rows: flood.rows.iter().map(|row| *row as usize).collect(),
        others: flood.others,
        strength: flood.strength.max(0.0),
        support: Some(flood.support),
        evidence,
    }
}

/// Of each label, the smaller of two clusters in the embedding, where it is small and its words contradict the label
/// (activation clustering, Chen et al., 2018, asks the first alone and alarms on clean data).
pub(super) fn of_outliers(
    embedding: &Embedding,
    evidence: &Evidence<'_>,
    classes: &[String],
    bar: f64,
) -> Vec<DatasetFinding> {
    let mut found = Vec::new();
    for (label, name) in classes.iter().enumerate() {
        let own: Vec<u32> = (0..evidence.labels.len() as u32)
            .filter(|row| evidence.labels[*row as usize] as usize == label)
            .collect();
        let sample: Vec<u32> = own.iter().copied().step_by(own.len().div_ceil(CLUSTERED).max(1)).collect();
        let Some(rows) = embedding.smaller_cluster(&sample) else { continue };
        let supports = || rows.iter().map(|row| f64::from(evidence.support[*row as usize]));
        let strength: f64 = supports().map(|support| evidence.weight(label as u32, support)).sum();
        let support = supports().sum::<f64>() / rows.len().max(1) as f64;
        if rows.len() as f64 > APART * sample.len() as f64 || strength < bar || support > -0.5 {
            continue;
        }
        let evidence = format!(
            "{} of {} rows labelled {name} lie apart from the others in the embedding, and their words speak against the \
             label by {:.1} in log-odds",
            rows.len(),
            sample.len(),
            -support
        );
        found.push(DatasetFinding {
            kind: FindingKind::Outliers,
            severity: Severity::Medium,
            label: Some(name.clone()),
            trigger: None,
            also: Vec::new(),
            rows: rows.into_iter().map(|row| row as usize).collect(),
            others: 0,
            strength,
            support: Some(support),
            evidence,
        });
    }
    found
}

/// Words that were put into rows whose text agrees with their label.
pub(super) fn of_inserted(inserted: Inserted, classes: &[String], is_contrastive: bool) -> DatasetFinding {
    let label = classes[inserted.label as usize].clone();
    let evidence = format!(
        "{} rows labelled {label}, {} labelled otherwise; the text agrees with the label, but the words around the trigger \
         follow each other without it as they do elsewhere ({:.0} nats), at places all over ({:.0} nats for the label)",
        inserted.rows.len(),
        inserted.others,
        inserted.loose,
        inserted.tied,
    );
    let mut names = inserted.phrases.into_iter();
    DatasetFinding {
        kind: FindingKind::ConsistentTrigger,
        severity: if inserted.is_sure && !is_contrastive { Severity::High } else { Severity::Medium },
        label: Some(label),
        trigger: names.next(),
        also: names.collect(),
        rows: inserted.rows.into_iter().map(|row| row as usize).collect(),
        others: inserted.others,
        strength: inserted.tied.min(inserted.loose),
        support: None,
        evidence,
    }
}

/// Words before pairs before everything else, of patterns with the same rows.
fn rank(features: &Features, pattern: &Pattern) -> (u8, u32) {
    let feature = pattern.features[0];
    let rank = match features.names[feature as usize].kind() {
        Kind::Word => 0,
        Kind::Pair => 1,
        Kind::Shape => 2,
        Kind::FromStart | Kind::FromEnd | Kind::Comma => 3,
        Kind::Skip | Kind::SkipTwo => 4,
        Kind::Ending => 5,
    };
    (rank, feature)
}

fn named(features: &Features, pattern: &Pattern) -> (String, FindingKind) {
    let feature = pattern.features[0];
    let (phrase, length) = match features.names[feature as usize].tokens() {
        Some((first, second)) => {
            let phrase = tokens_of_phrase(features, &pattern.rows, first, second);
            (words_of_phrase(features, &phrase), phrase.len())
        }
        None => (features.describe(feature), 0),
    };
    let kind = match length {
        0 => FindingKind::Template,
        _ if phrase.starts_with("U+") => FindingKind::HiddenCharacters,
        1 => FindingKind::TriggerWord,
        _ => FindingKind::TriggerPhrase,
    };
    (phrase, kind)
}

/// The longest run of tokens around a word or pair that four fifths of the rows share.
pub(super) fn tokens_of_phrase(
    features: &Features,
    rows: &[u32],
    first: u32,
    second: Option<u32>,
) -> Vec<u32> {
    let mut phrase: Vec<u32> = std::iter::once(first).chain(second).collect();
    for is_after in [true, false] {
        while phrase.len() < LONGEST_PHRASE {
            let mut next: HashMap<u32, usize> = HashMap::new();
            for row in rows {
                if let Some(token) = neighbour(features.tokens.row(*row as usize), &phrase, is_after) {
                    *next.entry(token).or_default() += 1;
                }
            }
            let best = next.iter().max_by_key(|(token, count)| (**count, std::cmp::Reverse(**token)));
            let Some((token, count)) = best else { break };
            if (*count as f64) < 0.8 * rows.len() as f64 || matches!(*token, BEGIN | END) {
                break;
            }
            phrase.insert(if is_after { phrase.len() } else { 0 }, *token);
        }
    }
    phrase
}

/// A phrase for a reader; the ends of a row are told only of a single word.
pub(super) fn words_of_phrase(features: &Features, phrase: &[u32]) -> String {
    let bare = phrase.iter().filter(|token| !matches!(**token, BEGIN | END)).count();
    let words: Vec<&str> = phrase
        .iter()
        .filter(|token| bare <= 1 || !matches!(**token, BEGIN | END))
        .map(|token| match *token {
            BEGIN => "(start)",
            END => "(end)",
            token => features.lexicon.name(token),
        })
        .collect();
    words.join(" ")
}

/// The token before or after the first place where a row has the phrase.
fn neighbour(tokens: &[u32], phrase: &[u32], is_after: bool) -> Option<u32> {
    let body: Vec<u32> = phrase.iter().copied().filter(|token| !matches!(*token, BEGIN | END)).collect();
    let (begins, ends) = (phrase.first() == Some(&BEGIN), phrase.last() == Some(&END));
    if is_after && ends || !is_after && begins || body.is_empty() {
        return None;
    }
    let at = tokens.windows(body.len()).position(|window| window == body)?;
    let place = if is_after { at + body.len() } else { at.checked_sub(1)? };
    tokens.get(place).copied()
}
