//! Writes a text without the values that were found in it, and knows what restoring would make of what it wrote.

use std::collections::BTreeMap;
use std::ops::Range;

use zeroize::Zeroizing;

use super::operator::{self, Kind};
use super::seal::Cipher;
use super::vault::{self, Hit, State};
use super::{Operator, Redacted, SecretText, Vault, bent};
use crate::{Error, Finding, Label, base64};

/// The label of what only looks like a placeholder, and is kept so that it comes back as it was.
const LITERAL: &str = "LITERAL";
/// How often a text is looked through again for what its neighbours turned into a placeholder.
const ROUNDS: usize = 6;
/// The shortest encrypted value, in characters of base64: a nonce and a tag.
const SHORTEST: usize = 53;

/// What becomes of findings, by label.
#[derive(Clone, Debug)]
pub(super) struct Writer {
    pub(super) default: Operator,
    pub(super) operators: BTreeMap<Label, Operator>,
    /// In upper case: what a placeholder could be of.
    labels: Vec<String>,
}

/// A range of the original and what is written in its place.
struct Edit {
    original: Range<usize>,
    written: String,
    /// Whether restoring is to turn it back.
    is_reversible: bool,
    /// Where it lies in the new text.
    current: Range<usize>,
    is_fake: bool,
}

impl Writer {
    /// Placeholders for findings of these labels.
    pub(super) fn new<'l>(labels: impl Iterator<Item = &'l Label>) -> Writer {
        let labels = labels.map(upper).chain([LITERAL.to_owned()]).collect();
        Writer { default: Operator::placeholder(), operators: BTreeMap::new(), labels }
    }

    /// The text without the findings, which lie apart and in order.
    pub(super) fn write(&self, text: &str, findings: Vec<Finding>, vault: &Vault) -> Result<Redacted, Error> {
        let mut state = vault.lock();
        let mut edits = Vec::with_capacity(findings.len());
        for finding in &findings {
            edits.extend(self.edit(text, finding, &mut state)?);
        }
        let mut literals = self.literals(text, &edits, &mut state);
        for _ in 0..ROUNDS {
            for span in literals.drain(..) {
                let written = state.placeholder(LITERAL, &text[span.clone()])?;
                edits.push(Edit {
                    original: span,
                    written,
                    is_reversible: true,
                    current: 0..0,
                    is_fake: false,
                });
            }
            edits.sort_by_key(|edit| edit.original.start);
            let redacted = apply(text, &mut edits);
            if !self.misread(text, &redacted, &mut edits, &mut state, &mut literals)? {
                return Ok(Redacted { text: redacted, findings });
            }
        }
        Err(Error::config("the text is made of placeholders that cannot be told apart"))
    }

    /// The text with the values in place of what stands for them.
    pub(super) fn restore(&self, text: &str, vault: &Vault) -> SecretText {
        let hits = self.hits(text, &mut vault.lock());
        vault::replaced(text, hits)
    }

    /// Whether it restores what was encrypted.
    pub(super) fn decrypts(&self) -> bool {
        self.operators.values().chain([&self.default]).any(|operator| matches!(operator.0, Kind::Encrypt(_)))
    }

    fn operator(&self, label: &Label) -> &Kind {
        &self.operators.get(label).unwrap_or(&self.default).0
    }

    fn edit(&self, text: &str, finding: &Finding, state: &mut State) -> Result<Option<Edit>, Error> {
        let label = upper(&finding.label);
        let value = &text[finding.span()];
        let mut is_fake = false;
        let (written, is_reversible) = match self.operator(&finding.label) {
            Kind::Placeholder => (state.placeholder(&label, value)?, true),
            Kind::Fake => match state.fake(&label, value)? {
                Some(fake) => {
                    is_fake = true;
                    (fake, true)
                }
                None => (state.placeholder(&label, value)?, true),
            },
            Kind::Encrypt(cipher) => {
                let sealed = cipher.seal_value(label.as_bytes(), value.as_bytes())?;
                (format!("<{label}:{}>", encode(&sealed)), true)
            }
            Kind::Label => (format!("<{label}>"), false),
            Kind::Mask { last, with } => (operator::masked(value, *last, *with), false),
            Kind::Hash(key) => (operator::hashed(value, &label, key), false),
            Kind::Remove => (String::new(), false),
            Kind::Keep => return Ok(None),
        };
        Ok(Some(Edit { original: finding.span(), written, is_reversible, current: 0..0, is_fake }))
    }

    /// Ranges outside the edits that restoring could take for placeholders, now or once more of them are given out.
    fn literals(&self, text: &str, edits: &[Edit], state: &mut State) -> Vec<Range<usize>> {
        let others = state.labels().iter().filter(|label| !self.labels.contains(label));
        let labels: Vec<String> = self.labels.iter().chain(others).cloned().collect();
        let mut spans: Vec<Range<usize>> =
            bent::find(text, &labels).into_iter().map(|hit| hit.span).collect();
        spans.extend(state.fakes_in(text).into_iter().map(|(span, _)| span));
        spans.extend(self.encrypted(text).into_iter().map(|hit| hit.span));
        spans.sort_by_key(|span| (span.start, usize::MAX - span.end));
        let mut end = 0;
        spans.retain(|span| {
            let at = edits.partition_point(|edit| edit.original.end <= span.start);
            let apart = span.start >= end && edits.get(at).is_none_or(|edit| edit.original.start >= span.end);
            end = if apart { span.end } else { end };
            apart
        });
        spans
    }

    /// Whether restoring `redacted` would do anything but undo the edits; what to do about it is in `literals` and `edits`.
    fn misread(
        &self,
        text: &str,
        redacted: &str,
        edits: &mut [Edit],
        state: &mut State,
        literals: &mut Vec<Range<usize>>,
    ) -> Result<bool, Error> {
        let hits = self.hits(redacted, state);
        let mut is_seen = vec![false; edits.len()];
        let mut wrong = false;
        let gaps: Vec<Gap> = gaps(redacted.len(), edits).collect();
        for hit in &hits {
            let at = edits.partition_point(|edit| edit.current.end <= hit.span.start);
            if edits.get(at).is_some_and(|edit| edit.current == hit.span && edit.is_reversible) {
                is_seen[at] = true;
                continue;
            }
            wrong = true;
            // What it takes from between the edits becomes a value of its own.
            let touched =
                gaps[at.saturating_sub(1)..].iter().take_while(|gap| gap.current.start < hit.span.end);
            for gap in touched {
                let (start, end) = (hit.span.start.max(gap.current.start), hit.span.end.min(gap.current.end));
                if start < end {
                    literals.push(
                        start - gap.current.start + gap.original..end - gap.current.start + gap.original,
                    );
                }
            }
        }
        for (edit, is_seen) in edits.iter_mut().zip(is_seen) {
            // A fake within a longer word is not recognised; a placeholder is.
            if edit.is_reversible && !is_seen && edit.is_fake {
                edit.written = state.placeholder(LITERAL, &text[edit.original.clone()])?;
                edit.is_fake = false;
                wrong = true;
            }
        }
        Ok(wrong)
    }

    pub(super) fn hits(&self, text: &str, state: &mut State) -> Vec<Hit> {
        let mut hits = state.hits(text);
        hits.extend(self.encrypted(text));
        hits.sort_by_key(|hit| (hit.span.start, usize::MAX - hit.span.end));
        let mut end = 0;
        hits.retain(|hit| {
            let apart = hit.span.start >= end;
            end = if apart { hit.span.end } else { end };
            apart
        });
        hits
    }

    /// Values that were encrypted under one of the keys: `<EMAIL:AAAA…>`, with the brackets perhaps escaped.
    fn encrypted(&self, text: &str) -> Vec<Hit> {
        let all = self.operators.values().chain([&self.default]);
        let ciphers: Vec<&Cipher> = all
            .filter_map(|operator| match &operator.0 {
                Kind::Encrypt(cipher) => Some(&**cipher),
                _ => None,
            })
            .collect();
        if ciphers.is_empty() {
            return Vec::new();
        }
        let bytes = text.as_bytes();
        let token = |colon: usize| {
            let name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'\\');
            let length = bytes[..colon].iter().rev().take(80).take_while(name).count();
            let body = bytes[colon + 1..]
                .iter()
                .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
                .count();
            let (label, sealed) = (&text[colon - length..colon], &text[colon + 1..colon + 1 + body]);
            if length == 0 || body < SHORTEST {
                return None;
            }
            let pairs = [("<", ">"), ("&lt;", "&gt;"), ("[", "]")];
            let (before, after) = (&text[..colon - length], &text[colon + 1 + body..]);
            let (open, close) =
                pairs.into_iter().find(|(open, close)| before.ends_with(open) && after.starts_with(close))?;
            let label = label.replace('\\', "").to_ascii_uppercase();
            let sealed = decode(sealed)?;
            let value = ciphers.iter().find_map(|cipher| cipher.open(label.as_bytes(), &sealed))?;
            let value = Zeroizing::new(std::str::from_utf8(&value).ok()?.to_owned());
            Some(Hit { span: before.len() - open.len()..text.len() - after.len() + close.len(), value })
        };
        text.match_indices(':').filter_map(|(colon, _)| token(colon)).collect()
    }
}

/// A label as placeholders have it: `credit_card` is `CREDIT_CARD`.
fn upper(label: &Label) -> String {
    let part = |character: char| {
        if character.is_ascii_alphanumeric() { character.to_ascii_uppercase() } else { '_' }
    };
    let name: String = label.as_str().chars().map(part).collect();
    match name.as_bytes().first() {
        Some(first) if first.is_ascii_alphabetic() => name,
        _ => format!("X{name}"),
    }
}

/// The new text; the edits lie apart and in order.
fn apply(text: &str, edits: &mut [Edit]) -> String {
    let mut redacted = String::with_capacity(text.len());
    let mut copied = 0;
    for edit in edits {
        redacted.push_str(&text[copied..edit.original.start]);
        let start = redacted.len();
        redacted.push_str(&edit.written);
        edit.current = start..redacted.len();
        copied = edit.original.end;
    }
    redacted.push_str(&text[copied..]);
    redacted
}

/// What lies between two edits: where it begins in the original, and where it lies now.
struct Gap {
    original: usize,
    current: Range<usize>,
}

fn gaps(redacted: usize, edits: &[Edit]) -> impl Iterator<Item = Gap> {
    let starts =
        std::iter::once((0, 0)).chain(edits.iter().map(|edit| (edit.original.end, edit.current.end)));
    let ends = edits.iter().map(|edit| edit.current.start).chain(std::iter::once(redacted));
    starts.zip(ends).map(|((original, start), end)| Gap { original, current: start..end })
}

/// Base64 for URLs without padding (RFC 4648, section 5).
fn encode(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let number =
            chunk.iter().fold(0u32, |number, &byte| number << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(char::from(ALPHABET[(number >> (18 - 6 * place) & 63) as usize]));
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    base64::decode(text.as_bytes().iter())
}
