//! Words as letters: what is misspelt or bent resembles what it comes from.

use super::features::{Features, Table};
use super::model::mixed;

/// Rows as sets of runs of three characters of their words, the word's borders included (what scikit-learn calls `char_wb`), by a
/// hash. Runs of four as well cost twice as much and more, since what is learnt of them leaves the cache.
#[derive(Debug)]
pub(super) struct Letters {
    pub(super) rows: Table,
    /// How many rows have each.
    pub(super) frequencies: Vec<u32>,
}

/// Numbers that runs are hashed to; more runs than these share one.
const BUCKETS: usize = 1 << 15;
/// Characters of a run.
const RUN: usize = 3;

impl Letters {
    pub(super) fn of(features: &Features) -> Letters {
        // Once for each word that there is, not for each place where it stands.
        let mut runs = Table::new();
        let mut letters: Vec<char> = Vec::new();
        for word in 0..features.lexicon.len() {
            letters.clear();
            letters.push(' ');
            letters.extend(features.lexicon.name(word as u32).chars());
            letters.push(' ');
            runs.push(letters.windows(RUN).map(bucket));
        }
        let (mut rows, mut own) = (Table::new(), Vec::new());
        let mut frequencies = vec![0u32; BUCKETS];
        let mut last = vec![u32::MAX; BUCKETS];
        for row in 0..features.tokens.len() {
            own.clear();
            for run in features.tokens.row(row).iter().flat_map(|token| runs.row(*token as usize)) {
                if last[*run as usize] != row as u32 {
                    last[*run as usize] = row as u32;
                    frequencies[*run as usize] += 1;
                    own.push(*run);
                }
            }
            rows.push(own.iter().copied());
        }
        Letters { rows, frequencies }
    }
}

fn bucket(run: &[char]) -> u32 {
    let hash = run.iter().fold(0, |hash, letter| mixed(hash ^ u64::from(*letter)));
    (hash >> 49) as u32
}
