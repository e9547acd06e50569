//! Words of a call that speak of harm, for the learned table: fraud, harassment, dangerous content.

use super::arguments::Leaf;
use super::hazard::Category::{self, *};
use super::structure::Tool;
use super::table::Features;
use crate::ToolCall;

/// Bytes of the values and of the request that are read.
const BYTES: usize = 4_096;

/// The words of the tool's name, of the arguments' keys and values, and of the request, alone and in pairs.
pub(super) fn features(call: &ToolCall, tool: &Tool, leaves: &[Leaf<'_>]) -> Features {
    let mut features = Features::default();
    let mut before = "";
    for word in &tool.words {
        features.add(&["ht", word]);
        features.add(&["hb", before, word]);
        before = word;
    }
    let mut left = BYTES;
    for leaf in leaves.iter().take(64) {
        features.add(&["hk", &leaf.key]);
        if !leaf.is_string {
            continue;
        }
        let text = super::provenance::cut(&leaf.text, left.min(2_048));
        left -= text.len();
        words(&mut features, text);
        if text.len() <= 40 {
            features.add(&["hv", &leaf.key, text]);
        }
    }
    words(&mut features, super::provenance::cut(call.user_request().unwrap_or_default(), 1_024));
    features
}

fn words(features: &mut Features, text: &str) {
    let mut before = "";
    for word in
        text.split(|c: char| !c.is_alphanumeric() && c != '@').filter(|word| (2..=24).contains(&word.len()))
    {
        features.add(&["hw", word]);
        features.add(&["hb", before, word]);
        before = word;
    }
}

/// Beginnings of words by the kind of harm that they speak of; the first kind that has one names it.
const KINDS: [(Category, &[&str]); 6] = [
    (
        Fraud,
        &[
            "phish",
            "fraud",
            "scam",
            "forg",
            "fake",
            "counterfeit",
            "imperson",
            "launder",
            "bribe",
            "falsif",
            "deceiv",
            "decept",
            "ponzi",
            "plagiar",
            "manipulat",
        ],
    ),
    (Harassment, &["harass", "spam", "stalk", "insult", "bully", "threat", "slur", "hate", "defam", "doxx"]),
    (
        Malware,
        &[
            "malware",
            "ransomware",
            "virus",
            "exploit",
            "hack",
            "keylog",
            "botnet",
            "trojan",
            "ddos",
            "backdoor",
            "hijack",
        ],
    ),
    (
        Physical,
        &[
            "lock", "valve", "vehicle", "robot", "stove", "oven", "drone", "brake", "heater", "throw",
            "break", "pour", "ignite",
        ],
    ),
    (
        Privacy,
        &["privacy", "medical", "patient", "salar", "ssn", "surveil", "track", "confidential", "diagnos"],
    ),
    (Money, &["payment", "transfer", "wire"]),
];

/// The kind of harm that the words of a call speak of.
pub(super) fn category(tool: &Tool, leaves: &[Leaf<'_>]) -> Category {
    let texts = leaves.iter().take(64).filter(|leaf| leaf.is_string);
    let words = texts
        .flat_map(|leaf| super::provenance::cut(&leaf.text, 512).split(|c: char| !c.is_alphanumeric()))
        .chain(tool.words.iter().map(String::as_str));
    let mut best = KINDS.len();
    for word in words {
        let Some(first) = word.bytes().next() else { continue };
        let first = first.to_ascii_lowercase();
        for (number, kind) in KINDS[..best].iter().enumerate() {
            let begins = |beginning: &&str| {
                beginning.as_bytes()[0] == first
                    && word.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
            };
            if kind.1.iter().any(begins) {
                best = number;
                break;
            }
        }
    }
    KINDS.get(best).map_or(Content, |kind| kind.0)
}
