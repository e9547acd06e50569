//! Who asked for this call: the user, or a text that the agent has read?
//!
//! The words and values of the call are looked for in the request and in what the agent has read since. Where a
//! passage of the latter asks for the call and the request does not, somebody else is steering. The evidence becomes
//! a few numbers in `0..=1`, and a small learned network (`learned`) weighs them.

use std::ops::Range;

use super::arguments::Leaf;
use super::signs::{STRONG, marks};
use super::structure::Tool;
use super::wording::{Scan, orders, tokens, wants_sent, word_hash};
use crate::{Origin, ToolCall};

/// Numbers that describe where a call comes from; all in `0..=1`.
pub(super) const EVIDENCE: usize = 28;

#[derive(Clone, Debug)]
pub(super) struct Evidence {
    pub(super) numbers: [f32; EVIDENCE],
    /// Values that the request does not name and a text of somebody else does: ranges of the arguments' JSON.
    pub(super) foreign: Vec<Range<usize>>,
    /// One of them stands nowhere but in an order to whoever reads it.
    pub(super) is_planted: bool,
}

/// Bytes of the texts that are read, newest first; of the request; and values that are traced.
const READ: usize = 1 << 16;
const REQUEST: usize = 1 << 14;
const VALUES: usize = 32;
const PASSAGES: usize = 4_096;

/// The evidence about a call; `None` where the agent has read nothing that somebody else wrote.
pub(super) fn evidence(
    call: &ToolCall,
    tool: &Tool,
    leaves: &[Leaf<'_>],
    context: Option<&str>,
) -> Option<Evidence> {
    let mut read: Vec<&str> = Vec::new();
    let mut own: Vec<&str> = Vec::new();
    let mut wanted = vec![cut(call.user_request().unwrap_or_default(), REQUEST)];
    for (origin, text) in call.context() {
        match origin {
            Origin::User | Origin::System => wanted.push(text),
            Origin::Assistant => own.push(text),
            _ => read.push(text),
        }
    }
    read.extend(context);
    read.retain(|text| !text.trim().is_empty());
    if read.is_empty() {
        return None;
    }
    let asked = Side::new(&wanted);
    let done = Side::new(&own);
    let mut left = READ;
    let mut newest: Vec<&str> = Vec::new();
    for text in read.iter().rev() {
        let text = cut(text, left);
        left -= text.len();
        newest.push(text);
    }
    let told = Side::new(&newest);

    let tells = asked.lower.contains("tell ") && !asked.lower.contains("tell me");
    let asks_to_send = tells || wants_sent(&asked.lower);

    // The call's own words.
    let named: Vec<u32> = tool.words.iter().map(|word| word_hash(word)).filter(|hash| *hash != 0).collect();
    let mut said: Vec<(u32, f32)> = Vec::new();
    let mut foreign = Vec::new();
    let mut is_planted = false;
    let mut values = Values::default();
    for leaf in leaves.iter().take(VALUES) {
        let before = said.len();
        tokens(&leaf.text, |hash, is_entity| {
            if said.len() < 256 && hash != 0 {
                said.push((hash, if is_entity { 2.0 } else { 1.0 }));
            }
        });
        let text = leaf.text.trim();
        if text.len() < 2 || text.len() > 256 || !leaf.is_string && text.len() < 3 {
            continue;
        }
        let lower = text.to_ascii_lowercase();
        let is_entity = is_entity(&lower);
        let in_request = asked.lower.contains(&lower)
            || said[before..].iter().all(|(hash, _)| asked.words.has(*hash)) && said.len() > before;
        let in_read = told.lower.contains(&lower);
        let is_own = done.lower.contains(&lower);
        values.count(in_request, in_read, is_own, is_entity);
        if in_read && !in_request {
            foreign.push(leaf.range.clone());
            is_planted |= is_entity && lower.len() >= 5 && told.plants(&lower);
            is_planted |= tool.is_sink && !asks_to_send && lower.contains('@') && told.orders_to_send(&lower);
        }
    }
    said.sort_unstable_by_key(|word| word.0);
    said.dedup_by_key(|word| word.0);

    let best = told.best(&named, &said, &asked);
    let share = |words: &Words| share(&said, words);
    let tools = |words: &Words| {
        let hits = named.iter().filter(|hash| words.has(**hash)).count();
        hits as f32 / named.len().max(1) as f32
    };
    let only_read: f32 = {
        let all: f32 = said.iter().map(|word| word.1).sum();
        let only: f32 = said
            .iter()
            .filter(|word| told.words.has(word.0) && !asked.words.has(word.0))
            .map(|word| word.1)
            .sum();
        only / all.max(1.0)
    };
    let nowhere: f32 = {
        let all: f32 = said.iter().map(|word| word.1).sum();
        let none: f32 = said
            .iter()
            .filter(|word| !told.words.has(word.0) && !asked.words.has(word.0))
            .map(|word| word.1)
            .sum();
        none / all.max(1.0)
    };
    let marks = marks(&told.lower);
    let flag = |condition: bool| f32::from(u8::from(condition));
    let repeated =
        named.iter().filter(|hash| done.words.has(**hash)).count() as f32 / named.len().max(1) as f32;
    let numbers = [
        share(&asked.words),
        share(&told.words),
        only_read,
        nowhere,
        tools(&asked.words),
        tools(&told.words),
        best.said,
        best.named,
        best.both,
        best.orders,
        flag(marks > 0),
        (marks as f32 / 4.0).min(1.0),
        best.marks,
        values.share(values.asked),
        values.share(values.read_only),
        values.share(values.nowhere),
        values.entities_share(values.entities_asked),
        values.entities_share(values.entities_read),
        flag(values.all == 0),
        flag(said.is_empty()),
        repeated,
        best.shared,
        (best.words as f32 / 40.0).min(1.0),
        best.both - share(&asked.words).max(tools(&asked.words)),
        best.last,
        (told.lower.len() as f32 / 4_096.0).min(1.0),
        best.second,
        values.share(values.own),
    ];
    Some(Evidence { numbers: numbers.map(|number| number.clamp(-1.0, 1.0)), foreign, is_planted })
}

pub(super) fn cut(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn share(said: &[(u32, f32)], words: &Words) -> f32 {
    let all: f32 = said.iter().map(|word| word.1).sum();
    let hits: f32 = said.iter().filter(|word| words.has(word.0)).map(|word| word.1).sum();
    hits / all.max(1.0)
}

#[derive(Default)]
struct Values {
    all: u32,
    asked: u32,
    read_only: u32,
    nowhere: u32,
    own: u32,
    entities: u32,
    entities_asked: u32,
    entities_read: u32,
}

impl Values {
    fn count(&mut self, in_request: bool, in_read: bool, is_own: bool, is_entity: bool) {
        self.all += 1;
        self.asked += u32::from(in_request);
        self.read_only += u32::from(in_read && !in_request);
        self.nowhere += u32::from(!in_read && !in_request && !is_own);
        self.own += u32::from(is_own && !in_request);
        if is_entity {
            self.entities += 1;
            self.entities_asked += u32::from(in_request);
            self.entities_read += u32::from(in_read && !in_request);
        }
    }

    fn share(&self, count: u32) -> f32 {
        count as f32 / self.all.max(1) as f32
    }

    fn entities_share(&self, count: u32) -> f32 {
        count as f32 / self.entities.max(1) as f32
    }
}

/// Whether a value names somebody or something: an address, a number, an identifier.
fn is_entity(text: &str) -> bool {
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    text.contains(['@', '_'])
        || text.contains("://")
        || text.contains('/')
        || has_digit && text.len() >= 3
        || text.contains('.') && !text.contains(' ')
}

/// A set of words, as bits at their hashes: 64 Ki bits, so that a thousand words collide with one in sixty-five.
pub(super) struct Words(Box<[u64]>);

impl Words {
    pub(super) fn new() -> Words {
        Words(vec![0; 1_024].into_boxed_slice())
    }

    pub(super) fn add(&mut self, hash: u32) {
        self.0[(hash >> 6 & 1_023) as usize] |= 1 << (hash & 63);
    }

    pub(super) fn has(&self, hash: u32) -> bool {
        self.0[(hash >> 6 & 1_023) as usize] >> (hash & 63) & 1 == 1
    }
}

/// A passage: a sentence, or a string of JSON.
struct Passage {
    words: Range<usize>,
    start: usize,
    end: usize,
}

/// The request, or what was read.
struct Side {
    lower: String,
    words: Words,
    hashes: Vec<u32>,
    passages: Vec<Passage>,
}

/// The passage that fits a call best.
#[derive(Default)]
struct Best {
    said: f32,
    named: f32,
    both: f32,
    orders: f32,
    marks: f32,
    shared: f32,
    words: usize,
    last: f32,
    second: f32,
}

impl Side {
    fn new(texts: &[&str]) -> Side {
        let mut lower = String::with_capacity(texts.iter().map(|text| text.len() + 1).sum());
        for text in texts {
            lower.push_str(text);
            lower.push('\n');
        }
        lower.make_ascii_lowercase();
        let mut side = Side {
            words: Words::new(),
            hashes: Vec::with_capacity(lower.len() / 6),
            passages: Vec::new(),
            lower,
        };
        let bytes = side.lower.as_bytes();
        // Texts say most of their words again: what they mean, at their hashes.
        let mut meanings = [(0, 0); 256];
        let (mut start, mut first) = (0, 0);
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            let (length, scan) = Scan::word(&bytes[at..]);
            if length > 0 {
                let known: &mut (u32, u32) = &mut meanings[scan.hash() as usize % 256];
                if known.0 != scan.hash() {
                    *known = (scan.hash(), scan.meaning(&side.lower[at..at + length]));
                }
                let hash = known.1;
                if hash != 0 {
                    side.hashes.push(hash);
                    side.words.add(hash);
                }
                at += length;
                continue;
            }
            let next = bytes.get(at + 1).copied().unwrap_or(b' ');
            let ends = matches!(byte, b'\n' | b'"' | b'{' | b'}' | b'<' | b'>')
                || matches!(byte, b'.' | b'!' | b'?') && !next.is_ascii_alphanumeric()
                || byte == b'\\' && next == b'n';
            if ends {
                if side.hashes.len() >= first + 2 && side.passages.len() < PASSAGES {
                    side.passages.push(Passage { words: first..side.hashes.len(), start, end: at });
                }
                first = side.hashes.len();
                start = at + 1;
            }
            at += 1;
        }
        side
    }

    /// Whether a value stands in the texts, and only in orders with a strong sign next to them.
    fn plants(&self, value: &str) -> bool {
        let mut places = self.lower.match_indices(value).take(16).peekable();
        places.peek().is_some()
            && places.all(|(at, _)| {
                let number = self.passages.partition_point(|passage| passage.end <= at);
                let Some(passage) = self.passages.get(number).filter(|passage| passage.start <= at) else {
                    return false;
                };
                let start = cut_start(&self.lower, passage.start.saturating_sub(200));
                let end = cut_start(&self.lower, (passage.end + 100).min(self.lower.len()));
                let window = &self.lower[start..end];
                let own = &self.lower[passage.start..passage.end];
                STRONG.iter().any(|mark| own.contains(mark))
                    || orders(own) > 0.0 && STRONG.iter().any(|mark| window.contains(mark))
            })
    }

    /// Whether a passage orders to send something to this address.
    fn orders_to_send(&self, address: &str) -> bool {
        self.lower.match_indices(address).take(16).any(|(at, _)| {
            let number = self.passages.partition_point(|passage| passage.end <= at);
            self.passages.get(number).filter(|passage| passage.start <= at).is_some_and(|passage| {
                let own = &self.lower[passage.start..passage.end];
                let send = word_hash("send");
                orders(own) > 0.0 && self.hashes[passage.words.clone()].contains(&send)
            })
        })
    }

    /// The passage that says most of what the call says and the request does not.
    fn best(&self, named: &[u32], said: &[(u32, f32)], asked: &Side) -> Best {
        let all: f32 = said.iter().map(|word| word.1).sum::<f32>().max(1.0);
        let tool = named.len().max(1) as f32;
        let mut best = Best::default();
        // Most words of what was read are none of the call's.
        let mut ours = Words::new();
        said.iter().map(|word| &word.0).chain(named).for_each(|hash| ours.add(*hash));
        for (at, passage) in self.passages.iter().enumerate() {
            let hashes = &self.hashes[passage.words.clone()];
            let (mut value, mut name, mut shared) = (0.0, 0.0, 0);
            let mut counted: [u32; 48] = [0; 48];
            let mut length = 0;
            for hash in hashes {
                shared += usize::from(asked.words.has(*hash));
                if !ours.has(*hash) {
                    continue;
                }
                if counted[..length].contains(hash) {
                    continue;
                }
                let in_said = said.binary_search_by_key(hash, |word| word.0);
                let in_name = named.contains(hash);
                if in_said.is_err() && !in_name {
                    continue;
                }
                if length < counted.len() {
                    counted[length] = *hash;
                    length += 1;
                }
                if let Ok(at) = in_said {
                    value += said[at].1;
                }
                name += f32::from(u8::from(in_name));
            }
            let (value, name) = (value / all, name / tool);
            let both = if said.is_empty() { name } else { 0.6 * value + 0.4 * name };
            if both > best.both {
                best.second = best.both;
                let before = self.passages[..at].last().map_or(passage.start, |before| before.start);
                let window = &self.lower
                    [cut_start(&self.lower, before.max(passage.start.saturating_sub(160)))..passage.end];
                best = Best {
                    said: value,
                    named: name,
                    both,
                    orders: orders(&self.lower[passage.start..passage.end]),
                    marks: (marks(window) as f32 / 2.0).min(1.0),
                    shared: shared as f32 / hashes.len().max(1) as f32,
                    words: hashes.len(),
                    last: (at + 1) as f32 / self.passages.len() as f32,
                    second: best.second,
                };
            } else if both > best.second {
                best.second = both;
            }
        }
        best
    }
}

fn cut_start(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
