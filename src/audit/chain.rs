use std::fmt;
use std::io::{self, BufRead};

use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::Sha256;

use crate::hex::hex;
use crate::{Error, ErrorKind};

/// The longest line that a reader takes in; a longer one is reported as damage.
const LONGEST_LINE: u64 = 64 << 20;

/// The secret behind an audit log: whoever lacks it can neither forge a record nor test a guess at a text.
///
/// Two keys are derived from it with HMAC-SHA256 (RFC 2104), one for the chain and one for the hashes of texts.
#[derive(Clone)]
pub struct AuditKey {
    chain: Hmac<Sha256>,
    text: Hmac<Sha256>,
}

impl AuditKey {
    /// A key from at least 16 secret bytes; take 32 random ones.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] for fewer than 16 bytes.
    pub fn new(secret: &[u8]) -> Result<AuditKey, Error> {
        if secret.len() < 16 {
            let message = format!("an audit key needs at least 16 bytes, not {}", secret.len());
            return Err(Error::config(message));
        }
        let derive = |purpose: &[u8]| keyed(&tag(&keyed(secret), &[purpose]));
        Ok(AuditKey { chain: derive(b"mantlet audit chain"), text: derive(b"mantlet audit text") })
    }

    /// The keyed hash under which records name `text`: HMAC-SHA256, in lower-case hexadecimal.
    ///
    /// Equal texts have equal hashes under one key, so a known text can be looked up in a log.
    pub fn text_hash(&self, text: &str) -> String {
        hex(&tag(&self.text, &[text.as_bytes()]))
    }
}

/// Never prints the key.
impl fmt::Debug for AuditKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuditKey").finish_non_exhaustive()
    }
}

fn keyed(secret: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(secret).expect("HMAC takes keys of any length")
}

fn tag(key: &Hmac<Sha256>, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = key.clone();
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// Where a chain stands: how many records it has, and the tag of the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) next: u64,
    pub(super) tag: [u8; 32],
}

impl Link {
    pub(super) const START: Link = Link { next: 0, tag: [0; 32] };

    /// Appends the line for `record`, which is JSON without line breaks, and moves on.
    pub(super) fn seal(&mut self, key: &AuditKey, record: &str, line: &mut Vec<u8>) {
        self.tag = self.following(key, record);
        line.extend_from_slice(format!("{{\"n\":{},\"chain\":\"", self.next).as_bytes());
        line.extend_from_slice(hex(&self.tag).as_bytes());
        line.extend_from_slice(b"\",\"record\":");
        line.extend_from_slice(record.as_bytes());
        line.extend_from_slice(b"}\n");
        self.next += 1;
    }

    fn following(&self, key: &AuditKey, record: &str) -> [u8; 32] {
        tag(&key.chain, &[&self.tag, &self.next.to_le_bytes(), record.as_bytes()])
    }
}

/// One line of a log, taken apart.
pub(super) struct Line<'l> {
    pub(super) number: u64,
    pub(super) tag: [u8; 32],
    pub(super) record: &'l str,
}

/// The record that opens a file; others are decisions.
#[derive(Deserialize)]
pub(super) struct Opening {
    pub(super) previous: String,
}

impl<'l> Line<'l> {
    /// Takes apart a line without its line break; the inverse of [`Link::seal`], and of nothing else.
    pub(super) fn parse(line: &'l [u8]) -> Option<Line<'l>> {
        let rest = std::str::from_utf8(line).ok()?.strip_prefix("{\"n\":")?;
        let (number, rest) = rest.split_once(",\"chain\":\"")?;
        let (tag, rest) = rest.split_at_checked(64)?;
        let record = rest.strip_prefix("\",\"record\":")?.strip_suffix('}')?;
        let canonical: u64 = number.parse().ok()?;
        if canonical.to_string() != number || serde_json::from_str::<&RawValue>(record).is_err() {
            return None;
        }
        Some(Line { number: canonical, tag: unhex(tag)?, record })
    }

    /// For the record that opens a file: the link that it goes on from.
    pub(super) fn opens(&self) -> Option<Link> {
        let opening: Opening = serde_json::from_str(self.record).ok()?;
        Some(Link { next: self.number, tag: unhex(&opening.previous)? })
    }
}

/// What a complete check of a log found: how far it goes, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verification {
    /// Records that are as they were written, the ones that open files included.
    pub records: u64,
    /// The first record's number; not 0 where older files of the log are not at hand.
    pub first: u64,
    /// The last good record's number and tag, as `number:tag`; compare it with one kept elsewhere.
    pub head: String,
    /// The first thing that is wrong; nothing behind it can be trusted.
    pub damage: Option<Damage>,
}

/// What is wrong with a log, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Damage {
    /// Byte offset of the line in its file.
    pub byte: u64,
    /// Number of the line in its file, from 1.
    pub line: u64,
    /// What is wrong.
    pub what: DamageKind,
}

/// The kinds of damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DamageKind {
    /// The line is not one that a log writes.
    Unreadable,
    /// The record, its number or its tag was changed, or the key is another one.
    Altered,
    /// Records are missing before this line, or lines changed places.
    Gap,
    /// The last line is incomplete: the writer was stopped in the middle of it, or the file was cut.
    TornTail,
    /// The log ends before a record that is known to have been written.
    Truncated,
    /// The log is empty.
    Empty,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.what {
            DamageKind::Unreadable => "this is no line of an audit log",
            DamageKind::Altered => "the record was altered, or the key is not the log's",
            DamageKind::Gap => "records are missing or out of order before this line",
            DamageKind::TornTail => "the last line is incomplete",
            DamageKind::Truncated => "the log ends before records that were written",
            DamageKind::Empty => "the log is empty",
        };
        write!(f, "line {} (byte {}): {what}", self.line, self.byte)
    }
}

/// Checks the files of a log, oldest first. A clone goes on from the same place.
#[derive(Clone, Debug)]
pub struct Verifier {
    key: AuditKey,
    link: Option<Link>,
    first: u64,
    records: u64,
    expected: Vec<Link>,
    last: (u64, u64),
    damage: Option<Damage>,
}

impl Verifier {
    /// A verifier for logs written under `key`.
    pub fn new(key: AuditKey) -> Verifier {
        Verifier { key, link: None, first: 0, records: 0, expected: Vec::new(), last: (0, 1), damage: None }
    }

    /// Requires a record that is known to have been written: a [`Verification::head`] kept elsewhere, or the
    /// content of the `.head` file beside a log.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where `head` is not `number:tag`.
    pub fn expect(&mut self, head: &str) -> Result<(), Error> {
        let parsed = head.trim().split_once(':').and_then(|(number, tag)| {
            Some(Link { next: number.parse::<u64>().ok()?.checked_add(1)?, tag: unhex(tag)? })
        });
        match parsed {
            Some(link) => self.expected.push(link),
            None => return Err(Error::config("the head of an audit log is `number:tag`")),
        }
        Ok(())
    }

    /// Checks one file of the log. Where an earlier file was damaged nothing more is read.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where reading fails.
    pub fn read(&mut self, mut file: impl BufRead) -> Result<(), Error> {
        let (mut byte, mut number) = (0, 1);
        let mut line = Vec::new();
        while self.damage.is_none() {
            line.clear();
            let length = io::Read::take(&mut file, LONGEST_LINE).read_until(b'\n', &mut line)? as u64;
            if length == 0 {
                break;
            }
            let what = match line.split_last() {
                Some((b'\n', line)) => self.advance(line).err(),
                _ if length < LONGEST_LINE => Some(DamageKind::TornTail),
                _ => Some(DamageKind::Unreadable),
            };
            self.damage = what.map(|what| Damage { byte, line: number, what });
            byte += length;
            number += 1;
        }
        self.last = (byte, number);
        Ok(())
    }

    /// Whether something was wrong so far; then nothing more is read.
    pub fn is_damaged(&self) -> bool {
        self.damage.is_some()
    }

    fn advance(&mut self, line: &[u8]) -> Result<(), DamageKind> {
        let line = Line::parse(line).ok_or(DamageKind::Unreadable)?;
        let mut link = match self.link {
            Some(link) => link,
            None => line.opens().ok_or(DamageKind::Gap)?,
        };
        if line.number != link.next {
            return Err(DamageKind::Gap);
        }
        if line.tag != link.following(&self.key, line.record) {
            return Err(DamageKind::Altered);
        }
        if self.link.is_none() {
            self.first = line.number;
        }
        link = Link { next: link.next + 1, tag: line.tag };
        if self.expected.iter().any(|known| known.next == link.next && known.tag != link.tag) {
            return Err(DamageKind::Altered);
        }
        self.records += 1;
        self.link = Some(link);
        Ok(())
    }

    /// What was found in all files read.
    pub fn finish(self) -> Verification {
        let (byte, line) = self.last;
        let at_end = |what| Some(Damage { byte, line, what });
        let reached = self.link.map_or(0, |link| link.next);
        let damage = self.damage.or_else(|| match self.link {
            None => at_end(DamageKind::Empty),
            Some(_) if self.expected.iter().any(|known| known.next > reached) => {
                at_end(DamageKind::Truncated)
            }
            Some(_) => None,
        });
        let head = self.link.map(|link| head(&link)).unwrap_or_default();
        Verification { records: self.records, first: self.first, head, damage }
    }
}

impl Verification {
    /// Whether the log is as it was written.
    pub fn is_intact(&self) -> bool {
        self.damage.is_none()
    }
}

/// The last record of a link, as `number:tag`.
pub(super) fn head(link: &Link) -> String {
    format!("{}:{}", link.next.saturating_sub(1), hex(&link.tag))
}

/// The inverse of [`hex`] for a tag; upper case is refused, since no log writes it.
pub(super) fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || text.bytes().any(|digit| digit.is_ascii_uppercase()) {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        let digit = |at: usize| char::from(pair[at]).to_digit(16);
        *byte = u8::try_from(digit(0)? << 4 | digit(1)?).ok()?;
    }
    Some(bytes)
}

/// Bytes at the end of a file that belong to no complete line, and the link behind the last complete one.
pub(super) fn tail(bytes: &[u8]) -> Result<(usize, Option<Link>), Error> {
    let torn = bytes.len() - bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let complete = &bytes[..bytes.len() - torn];
    let Some((_, last)) = complete.split_last() else { return Ok((torn, None)) };
    let start = last.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    match Line::parse(&last[start..]) {
        Some(line) => Ok((torn, Some(Link { next: line.number + 1, tag: line.tag }))),
        None => Err(Error::new(
            ErrorKind::Config,
            "the file exists and is no audit log, or its last line was altered",
        )),
    }
}
