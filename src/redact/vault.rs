use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aho_corasick::{AhoCorasick, MatchKind};
use zeroize::Zeroizing;

use super::key::{RedactionKey, mac, random};
use super::restorer::Restorer;
use super::seal::Cipher;
use super::{SecretText, bent, fake};
use crate::{Error, ErrorKind};

/// What a file with a sealed vault begins with.
const MAGIC: &[u8] = b"mantlet vault 1\n";
/// The most entries that a vault holds, and bytes of a value.
const MOST: usize = 1 << 24;
const LONGEST: usize = 1 << 24;
/// How often another fake is tried where one is taken.
const ROUNDS: u32 = 64;

/// What placeholders and fakes stand for, in one session: a conversation, a request, a file.
///
/// The same value gets the same placeholder as long as the vault lives. A vault is shared by cloning it, among threads
/// too; each new one is of its own, and knows nothing of another. Give every user, better every conversation, its own: who
/// restores an answer with a vault gets its values.
///
/// Values are wiped from memory when the last clone is dropped, and `Debug` shows how many there are. A vault cannot be
/// serialised, only sealed under a key.
///
/// ```
/// use mantlet::{Pii, Redactor, Vault};
///
/// let redactor = Redactor::new(Pii::new());
/// let vault = Vault::new()?;
/// let prompt = redactor.redact("Write to ana@example.org, then to bo@example.org, cc ana@example.org.", &vault)?;
/// assert_eq!(prompt.text(), "Write to <EMAIL_1>, then to <EMAIL_2>, cc <EMAIL_1>.");
///
/// let answer = "Done: **<email_1>** and [EMAIL_2] have EMAIL\\_1's letter.";
/// assert_eq!(*vault.restore(answer), "Done: **ana@example.org** and bo@example.org have ana@example.org's letter.");
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone)]
pub struct Vault {
    state: Arc<Mutex<State>>,
}

pub(super) struct State {
    /// By which values are found again without keeping them as keys.
    secret: Zeroizing<[u8; 32]>,
    entries: Vec<Entry>,
    by_value: HashMap<[u8; 32], usize>,
    by_token: HashMap<String, usize>,
    /// The labels of placeholders with the last number given out.
    labels: Vec<String>,
    numbers: Vec<u32>,
    /// Finds the fakes; `None` where one was added since it was built.
    fakes: Option<(AhoCorasick, Vec<usize>)>,
    longest_fake: usize,
}

struct Entry {
    label: String,
    token: String,
    is_fake: bool,
    value: Zeroizing<String>,
}

/// Where a text has something that stands for a value.
pub(super) struct Hit {
    pub(super) span: Range<usize>,
    pub(super) value: Zeroizing<String>,
}

impl Vault {
    /// An empty vault.
    ///
    /// # Errors
    ///
    /// [`Io`](crate::ErrorKind::Io) where the operating system has no random numbers.
    pub fn new() -> Result<Vault, Error> {
        let mut secret = Zeroizing::new([0; 32]);
        random(&mut *secret)?;
        Ok(Vault::with(State::new(secret)))
    }

    fn with(state: State) -> Vault {
        Vault { state: Arc::new(Mutex::new(state)) }
    }

    /// `text` with the values in place of what stands for them, however a model bent it: case, spaces, markdown, escapes,
    /// other brackets or none. What the vault does not know stays as it is, and values are not looked into.
    pub fn restore(&self, text: &str) -> SecretText {
        let hits = self.lock().hits(text);
        replaced(text, hits)
    }

    /// The same for an answer that arrives in pieces.
    pub fn restorer(&self) -> Restorer {
        Restorer::new(None, self.clone())
    }

    /// How many values it holds.
    pub fn len(&self) -> usize {
        self.lock().entries.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The vault as bytes that say nothing without the key, under XChaCha20-Poly1305.
    ///
    /// # Errors
    ///
    /// [`Io`](crate::ErrorKind::Io) where the operating system has no random numbers.
    pub fn seal(&self, key: &RedactionKey) -> Result<Vec<u8>, Error> {
        let plain = self.lock().to_bytes();
        let sealed = Cipher::new(key, "vaults").seal(MAGIC, &plain)?;
        Ok([MAGIC, &sealed].concat())
    }

    /// The vault that was sealed under this key.
    ///
    /// # Errors
    ///
    /// [`Config`](crate::ErrorKind::Config): no sealed vault, another key, or a byte was changed.
    pub fn open(sealed: &[u8], key: &RedactionKey) -> Result<Vault, Error> {
        let body = sealed.strip_prefix(MAGIC).ok_or_else(|| Error::config("this is no sealed vault"))?;
        let plain = Cipher::new(key, "vaults").open(MAGIC, body);
        let plain =
            plain.ok_or_else(|| Error::config("the vault was sealed under another key, or was changed"))?;
        let state = State::from_bytes(&plain).ok_or_else(|| Error::config("the vault cannot be read"))?;
        Ok(Vault::with(state))
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere leaves no entry half made: an entry is pushed once it is whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("values", &self.len()).finish_non_exhaustive()
    }
}

/// The text with the values in place of the hits, which lie apart and in order.
pub(super) fn replaced(text: &str, hits: Vec<Hit>) -> SecretText {
    let length = text.len() + hits.iter().map(|hit| hit.value.len()).sum::<usize>();
    // Long enough from the start, so that no copy is left behind where it grew.
    let mut restored = Zeroizing::new(String::with_capacity(length));
    let mut copied = 0;
    for hit in hits {
        restored.push_str(&text[copied..hit.span.start]);
        restored.push_str(&hit.value);
        copied = hit.span.end;
    }
    restored.push_str(&text[copied..]);
    SecretText::new(restored)
}

impl State {
    fn new(secret: Zeroizing<[u8; 32]>) -> State {
        State {
            secret,
            entries: Vec::new(),
            by_value: HashMap::new(),
            by_token: HashMap::new(),
            labels: Vec::new(),
            numbers: Vec::new(),
            fakes: None,
            longest_fake: 0,
        }
    }

    /// The labels of which placeholders were given out, in upper case.
    pub(super) fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The length of the longest fake, in bytes.
    pub(super) fn longest_fake(&self) -> usize {
        self.longest_fake
    }

    /// The placeholder of a value.
    pub(super) fn placeholder(&mut self, label: &str, value: &str) -> Result<String, Error> {
        let hash = *mac(&self.secret, &[b"placeholder", label.as_bytes(), value.as_bytes()]);
        if let Some(&entry) = self.by_value.get(&hash) {
            return Ok(self.entries[entry].token.clone());
        }
        let at = match self.labels.iter().position(|known| known == label) {
            Some(at) => at,
            None => {
                self.labels.push(label.to_owned());
                self.numbers.push(0);
                self.labels.len() - 1
            }
        };
        self.numbers[at] += 1;
        let token = format!("<{label}_{}>", self.numbers[at]);
        self.insert(hash, label, token.clone(), false, value)?;
        Ok(token)
    }

    /// The fake of a value; `None` where all that were tried are taken.
    pub(super) fn fake(&mut self, label: &str, value: &str) -> Result<Option<String>, Error> {
        let hash = *mac(&self.secret, &[b"fake", label.as_bytes(), value.as_bytes()]);
        if let Some(&entry) = self.by_value.get(&hash) {
            return Ok(Some(self.entries[entry].token.clone()));
        }
        for round in 0..ROUNDS {
            let token = fake::fake(&self.secret, label, value, round);
            let is_new = !self.by_token.contains_key(&token.to_ascii_lowercase());
            if is_new && token.len() >= 4 && !token.eq_ignore_ascii_case(value) {
                self.insert(hash, label, token.clone(), true, value)?;
                self.fakes = None;
                return Ok(Some(token));
            }
        }
        Ok(None)
    }

    fn insert(
        &mut self,
        hash: [u8; 32],
        label: &str,
        token: String,
        is_fake: bool,
        value: &str,
    ) -> Result<(), Error> {
        if self.entries.len() >= MOST || value.len() > LONGEST {
            return Err(Error::new(ErrorKind::Config, "the vault is full, or the value is too long for it"));
        }
        if is_fake {
            self.longest_fake = self.longest_fake.max(token.len());
        }
        self.by_value.insert(hash, self.entries.len());
        self.by_token.insert(token.to_ascii_lowercase(), self.entries.len());
        let value = Zeroizing::new(value.to_owned());
        self.entries.push(Entry { label: label.to_owned(), token, is_fake, value });
        Ok(())
    }

    /// What stands for values in a text, in order and apart.
    pub(super) fn hits(&mut self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<(Range<usize>, usize)> = Vec::new();
        for hit in bent::find(text, &self.labels) {
            let token = format!("<{}_{}>", self.labels[hit.label], hit.number).to_ascii_lowercase();
            if let Some(&entry) = self.by_token.get(&token) {
                hits.push((hit.span, entry));
            }
        }
        hits.extend(self.fakes_in(text));
        hits.sort_by_key(|(span, _)| (span.start, usize::MAX - span.end));
        let mut end = 0;
        hits.retain(|(span, _)| {
            let apart = span.start >= end;
            end = if apart { span.end } else { end };
            apart
        });
        hits.into_iter().map(|(span, entry)| Hit { span, value: self.entries[entry].value.clone() }).collect()
    }

    /// Where fakes stand in a text as whole words.
    pub(super) fn fakes_in(&mut self, text: &str) -> Vec<(Range<usize>, usize)> {
        if self.fakes.is_none() {
            let entries: Vec<usize> =
                (0..self.entries.len()).filter(|&at| self.entries[at].is_fake).collect();
            let tokens = entries.iter().map(|&at| self.entries[at].token.as_str());
            let automaton = AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .match_kind(MatchKind::LeftmostLongest)
                .build(tokens);
            self.fakes = automaton.ok().map(|automaton| (automaton, entries));
        }
        let Some((automaton, entries)) = &self.fakes else { return Vec::new() };
        if entries.is_empty() {
            return Vec::new();
        }
        let is_word =
            |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
        let bytes = text.as_bytes();
        let whole = |span: &Range<usize>| {
            let opens =
                !is_word(span.start.checked_sub(1).map(|at| &bytes[at])) || !is_word(bytes.get(span.start));
            let closes = !is_word(bytes.get(span.end)) || !is_word(bytes.get(span.end - 1));
            opens && closes
        };
        let found = automaton.find_iter(text).map(|hit| (hit.range(), entries[hit.pattern().as_usize()]));
        found.filter(|(span, _)| whole(span)).collect()
    }

    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let length = |entry: &Entry| entry.label.len() + entry.token.len() + entry.value.len() + 13;
        let whole = 36 + self.entries.iter().map(length).sum::<usize>();
        let mut bytes = Zeroizing::new(Vec::with_capacity(whole));
        bytes.extend_from_slice(&*self.secret);
        bytes.extend_from_slice(&(self.entries.len() as u32).to_be_bytes());
        for entry in &self.entries {
            bytes.push(u8::from(entry.is_fake));
            for part in [&entry.label, &entry.token, &*entry.value] {
                bytes.extend_from_slice(&(part.len() as u32).to_be_bytes());
                bytes.extend_from_slice(part.as_bytes());
            }
        }
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<State> {
        fn number(bytes: &mut &[u8]) -> Option<usize> {
            let (number, rest) = bytes.split_first_chunk::<4>()?;
            *bytes = rest;
            usize::try_from(u32::from_be_bytes(*number)).ok()
        }
        fn part<'b>(bytes: &mut &'b [u8]) -> Option<&'b str> {
            let length = number(bytes)?;
            let (part, rest) = bytes.split_at_checked(length)?;
            *bytes = rest;
            std::str::from_utf8(part).ok()
        }
        let (secret, mut rest) = bytes.split_first_chunk::<32>()?;
        let mut state = State::new(Zeroizing::new(*secret));
        for _ in 0..number(&mut rest)? {
            let (&is_fake, tail) = rest.split_first()?;
            rest = tail;
            let (label, token, value) = (part(&mut rest)?, part(&mut rest)?, part(&mut rest)?);
            let is_fake = is_fake == 1;
            let kind: &[u8] = if is_fake { b"fake" } else { b"placeholder" };
            let hash = *mac(&state.secret, &[kind, label.as_bytes(), value.as_bytes()]);
            if !is_fake {
                let digits = token.strip_prefix(&format!("<{label}_"))?.strip_suffix('>')?;
                let given: u32 = digits.parse().ok()?;
                match state.labels.iter().position(|known| known == label) {
                    Some(at) => state.numbers[at] = state.numbers[at].max(given),
                    None => {
                        state.labels.push(label.to_owned());
                        state.numbers.push(given);
                    }
                }
            }
            state.insert(hash, label, token.to_owned(), is_fake, value).ok()?;
        }
        rest.is_empty().then_some(state)
    }
}
