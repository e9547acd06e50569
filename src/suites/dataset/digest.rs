//! The hash of a set of cases, whatever their order.

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::hex::hex;
use crate::suites::Case;

/// The sum of hashed cases in 1,024 words of 16 bits: LtHash, which takes 2 KiB for any number of cases and for which
/// no way to find another set of the same sum is known at this size (Lewi, Kim, Maykov and Weis, "Securing update
/// propagation with homomorphic hashing", 2019). Two equal cases count twice.
pub(super) struct ContentHash {
    sums: Box<[u16; WORDS]>,
    cases: u64,
}

const WORDS: usize = 1024;
/// Words in one output of SHA-256.
const BLOCK: usize = 16;

impl ContentHash {
    pub(super) fn new() -> ContentHash {
        ContentHash { sums: Box::new([0; WORDS]), cases: 0 }
    }

    pub(super) fn add(&mut self, case: &Case) {
        self.cases += 1;
        let seed = case_digest(case);
        // SHA-256 in counter mode makes the words of a case.
        for (block, sums) in self.sums.chunks_exact_mut(BLOCK).enumerate() {
            let mut hasher = Sha256::new_with_prefix(seed);
            hasher.update([block as u8]);
            for (sum, word) in sums.iter_mut().zip(hasher.finalize().chunks_exact(2)) {
                *sum = sum.wrapping_add(u16::from_le_bytes([word[0], word[1]]));
            }
        }
    }

    pub(super) fn cases(&self) -> u64 {
        self.cases
    }

    /// In lower-case hexadecimal.
    pub(super) fn finish(&self) -> String {
        let mut hasher = Sha256::new_with_prefix(self.cases.to_le_bytes());
        self.sums.iter().for_each(|sum| hasher.update(sum.to_le_bytes()));
        hex(&hasher.finalize())
    }
}

/// SHA-256 over every field of a case, each with its length, so that nothing moves from one field to the next.
pub(super) fn case_digest(case: &Case) -> [u8; 32] {
    let mut hasher = Sha256::new_with_prefix(b"mantlet case 1");
    let mut field = |value: Option<&str>| {
        let length = value.map_or(u64::MAX, |value| value.len() as u64);
        hasher.update(length.to_le_bytes());
        hasher.update(value.unwrap_or_default());
    };
    let stage = case.stage.to_string();
    for value in [&case.id, &case.text, case.expect.as_str(), &case.category, case.origin.as_str(), &stage] {
        field(Some(value));
    }
    for value in [&case.context, &case.twin, &case.attack] {
        field(value.as_deref());
    }
    field(case.call.as_ref().map(|call| call.tool()));
    field(case.call.as_ref().map(|call| canonical(call.arguments())).as_deref());
    field(case.call.as_ref().and_then(|call| call.user_request()));
    field(case.call.as_ref().and_then(|call| call.description()));
    for list in [&case.tools, &case.evaluators] {
        field(Some(&list.len().to_string()));
        list.iter().for_each(|name| field(Some(name)));
    }
    hasher.finalize().into()
}

/// JSON with the keys of objects in order, whatever a build makes of them.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(object) => {
            let mut entries: Vec<(&String, &Value)> = object.iter().collect();
            entries.sort_by_key(|entry| entry.0);
            let entries = entries
                .into_iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), canonical(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}
