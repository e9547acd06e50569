//! Characters that a reader does not see, or takes for others.

use std::collections::BTreeMap;

use super::evidence::Evidence;
use super::findings;
use super::report::{DatasetFinding, FindingKind, Severity};
use super::tokens::is_hidden;

/// Invisible characters in a row that no script needs, as they stand: each run by its code points, the first 16 of them.
pub(super) fn runs(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if text.is_ascii() && !text.bytes().any(|byte| byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t')) {
        return found;
    }
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < characters.len() {
        if !is_hidden(characters[at]) {
            at += 1;
            continue;
        }
        let end = characters[at..]
            .iter()
            .position(|c| !is_hidden(*c))
            .map_or(characters.len(), |length| at + length);
        let before = at.checked_sub(1).map(|before| characters[before]);
        let after = characters.get(end).copied();
        if !is_needed(&characters[at..end], before, after) {
            let codes: Vec<String> =
                characters[at..end].iter().take(16).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
            found.push(codes.join(" "));
        }
        at = end;
    }
    found
}

/// Whether a script or an emoji needs the run: joiners between letters of Arabic or Indic scripts, joiners and selectors in
/// emoji, marks of the direction beside right-to-left letters, one soft hyphen, a byte order mark at the start.
fn is_needed(run: &[char], before: Option<char>, after: Option<char>) -> bool {
    let is_joined = |c: char| matches!(c, '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{FB50}'..='\u{FEFC}' | '\u{1780}'..='\u{18AF}' | '\u{F00}'..='\u{109F}');
    let is_rtl = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}');
    let is_emoji = |c: char| {
        matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{3030}'..='\u{303D}' | '\u{3297}' | '\u{3299}' | '\u{1F000}'..='\u{1FAFF}'
            | '#' | '*' | '0'..='9' | '©' | '®')
    };
    let beside = |holds: &dyn Fn(char) -> bool| before.is_some_and(holds) || after.is_some_and(holds);
    match run {
        ['\u{FEFF}'] => before.is_none(),
        ['\u{AD}'] => true,
        ['\u{200C}' | '\u{200D}'] => {
            beside(&is_joined) || before.is_some_and(is_emoji) && after.is_some_and(is_emoji)
        }
        ['\u{FE00}'..='\u{FE0F}'] => before.is_some(),
        ['\u{FE0F}', '\u{200D}'] => after.is_some_and(is_emoji),
        ['\u{200E}' | '\u{200F}' | '\u{61C}'] => beside(&is_rtl),
        // The tags of a flag.
        [tags @ .., '\u{E007F}'] => {
            before == Some('\u{1F3F4}') && tags.iter().all(|c| matches!(c, '\u{E0020}'..='\u{E007E}'))
        }
        _ => false,
    }
}

/// Whether a word mixes Latin letters with letters of another script that look like Latin ones.
pub(super) fn has_mixed_word(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let words = text.split(|c: char| !c.is_alphanumeric() && !is_hidden(c));
    words.into_iter().any(|word| {
        !word.is_ascii() && word.chars().any(|c| c.is_ascii_alphabetic()) && word.chars().any(is_imitation)
    })
}

/// Letters that a reader takes for Latin ones: the look-alikes among Greek, Cyrillic, Armenian and Cherokee letters
/// (Unicode Technical Standard 39, `confusables.txt`), full-width and mathematical letters, and Latin letters of phonetics
/// that only imitate small capitals.
fn is_imitation(c: char) -> bool {
    matches!(c,
        'Α' | 'Β' | 'Ε' | 'Ζ' | 'Η' | 'Ι' | 'Κ' | 'Μ' | 'Ν' | 'Ο' | 'Ρ' | 'Τ' | 'Υ' | 'Χ'
        | 'α' | 'γ' | 'ι' | 'κ' | 'ν' | 'ο' | 'ρ' | 'τ' | 'υ' | 'ϲ' | 'ϳ' | 'ϱ'
        | '\u{400}'..='\u{52F}' | '\u{531}'..='\u{587}' | '\u{13A0}'..='\u{13F5}' | '\u{AB70}'..='\u{ABBF}'
        | '\u{1D00}'..='\u{1D22}' | '\u{251}' | '\u{261}' | '\u{269}' | '\u{26A}'
        | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '\u{1D400}'..='\u{1D7FF}' | '\u{2CA4}' | '\u{2CA5}')
}

/// Rows of hidden characters or mixed scripts below which nothing is said of their label.
const FEWEST: usize = 5;
/// The share of such rows that carry one label.
const PURE: f64 = 0.9;
/// Nats of chance and contradiction together, from which they are tied to the label.
const TIED: f64 = 8.0;

/// Findings of hidden characters, one for each sequence, and of words of mixed scripts.
pub(super) fn findings(
    texts: &[&str],
    mixed: &[bool],
    labels: &[u32],
    classes: &[String],
    evidence: &Evidence<'_>,
) -> Vec<DatasetFinding> {
    let mut by_run: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (row, text) in texts.iter().enumerate() {
        for run in runs(text) {
            let rows = by_run.entry(run).or_default();
            if rows.last() != Some(&(row as u32)) {
                rows.push(row as u32);
            }
        }
    }
    let mixed: Vec<u32> = (0..texts.len() as u32).filter(|row| mixed[*row as usize]).collect();
    let mut all = by_run.values().flatten().copied().collect::<Vec<u32>>();
    all.sort_unstable();
    all.dedup();
    let mut found: Vec<DatasetFinding> = by_run
        .into_iter()
        .filter_map(|(run, rows)| tied(FindingKind::HiddenCharacters, run, rows, labels, classes, evidence))
        .collect();
    // Sequences that never repeat are told together.
    let known: usize = found.iter().map(|finding| finding.rows.len()).sum();
    if 2 * known < all.len() {
        let name = "invisible characters".to_owned();
        found.extend(tied(FindingKind::HiddenCharacters, name, all, labels, classes, evidence));
    }
    let name = "words of mixed scripts".to_owned();
    found.extend(tied(FindingKind::MixedScripts, name, mixed, labels, classes, evidence));
    found
}

/// A finding where enough rows have the characters: high where they are tied to a label against the text, medium where
/// tied with it, low otherwise.
fn tied(
    kind: FindingKind,
    name: String,
    rows: Vec<u32>,
    labels: &[u32],
    classes: &[String],
    evidence: &Evidence<'_>,
) -> Option<DatasetFinding> {
    let mut counts = vec![0usize; classes.len()];
    rows.iter().for_each(|row| counts[labels[*row as usize] as usize] += 1);
    let label = (0..counts.len()).max_by_key(|label| counts[*label])?;
    if rows.len() < FEWEST {
        return None;
    }
    let total = labels.iter().filter(|own| **own as usize == label).count() as f64 / labels.len() as f64;
    let own: Vec<u32> = rows.iter().copied().filter(|row| labels[*row as usize] as usize == label).collect();
    let supports = || own.iter().map(|row| f64::from(evidence.support[*row as usize]));
    let against: f64 = supports().map(|support| evidence.weight(label as u32, support)).sum();
    let support = supports().sum::<f64>() / own.len() as f64;
    let chance = -total.ln() * own.len() as f64;
    let is_pure = own.len() as f64 >= PURE * rows.len() as f64;
    let severity = match is_pure && chance + against.max(0.0) > TIED {
        true if against > 0.0 => Severity::High,
        true => Severity::Medium,
        false => Severity::Low,
    };
    let others = rows.len() - own.len();
    let text = format!(
        "{} rows labelled {}, {others} labelled otherwise; {}",
        own.len(),
        classes[label],
        findings::of_support(support)
    );
    Some(DatasetFinding {
        kind,
        severity,
        label: Some(classes[label].clone()),
        trigger: Some(name),
        also: Vec::new(),
        rows: own.into_iter().map(|row| row as usize).collect(),
        others,
        strength: chance + against.max(0.0),
        support: Some(support),
        evidence: text,
    })
}
