//! Keys, tokens and passwords.
//!
//! One pass over the text finds what can begin a secret: the prefixes that providers give their tokens, the words that
//! name one, and the marks of structured ones. What stands there is then looked at by itself.

mod assignment;
mod blocks;
mod examples;
mod patterns;
mod prefixes;
mod run;
mod value;
mod words;

use std::ops::Range;

use once_cell::sync::Lazy;

use crate::matching::overlap::Candidate;
use crate::{Finding, Label, Score};
use patterns::Patterns;
use prefixes::{Alphabet, PREFIXES};
use words::{KEYS, PASSWORDS, PROVIDERS};

/// A provider's key or token.
pub(crate) const API_KEY: Label = Label::new("api_key");
/// A password, or its hash.
pub(crate) const PASSWORD: Label = Label::new("password");
/// A private key.
pub(crate) const PRIVATE_KEY: Label = Label::new("private_key");
/// A JSON web token.
pub(crate) const JWT: Label = Label::new("jwt");
/// The password in a URL or a connection string.
pub(crate) const URL_CREDENTIALS: Label = Label::new("url_credentials");

pub(crate) static LABELS: [Label; 5] = [API_KEY, PASSWORD, PRIVATE_KEY, JWT, URL_CREDENTIALS];

/// What a prefix or a word can begin.
#[derive(Clone, Copy, Debug)]
enum Start {
    Token(&'static prefixes::Prefix),
    PrivateKey,
    WebToken,
    Url,
    Authorization,
    Hash,
    /// A word that names a password: nearly any value counts.
    Password,
    /// A word that names a key or a token: a value that looks drawn at random counts.
    Key,
    /// The name of a provider: the same, where the value is near.
    Provider,
    /// The webhooks of chat services: the path is the secret.
    Webhook,
    /// The flag of a command that takes `name:password`.
    User,
    /// The middle of a secret of Microsoft Entra.
    Entra,
    /// What stands at the end of a token: a suffix, how long the token is before it, and its reason.
    End(&'static (&'static str, usize, &'static str)),
    /// A session of Salesforce: an organisation's identifier, `!` and the token.
    Salesforce,
    /// Telegram's bots: a number, a colon and 35 characters that begin with `A`.
    Telegram,
}

/// Ends of tokens that say what they are.
static ENDS: &[(&str, usize, &str)] = &[
    ("NRAL", 36, "secret.newrelic"),
    ("_mmk", 29, "secret.maxmind"),
    (".apps.googleusercontent.com", 40, "secret.google_client_id"),
];

static PATTERNS: Lazy<Patterns<Start>> = Lazy::new(|| {
    let mut patterns = Vec::new();
    let mut add = |pattern: &'static str, start: Start| patterns.push((pattern, start));
    PREFIXES.iter().for_each(|prefix| add(prefix.text, Start::Token(prefix)));
    add("-----BEGIN", Start::PrivateKey);
    add("eyJ", Start::WebToken);
    add("://", Start::Url);
    add("bearer", Start::Authorization);
    add("basic ", Start::Authorization);
    for hash in [
        "$1$", "$2a$", "$2b$", "$2y$", "$5$", "$6$", "$y$", "$argon2", "$krb5", "$pbkdf2", "$apr1$",
        "$scrypt",
    ] {
        add(hash, Start::Hash);
    }
    add("hooks.slack.com/", Start::Webhook);
    add("webhook.office.com/", Start::Webhook);
    add("outlook.office.com/webhook/", Start::Webhook);
    add("/api/webhooks/", Start::Webhook);
    add(":A", Start::Telegram);
    add("!A", Start::Salesforce);
    ENDS.iter().for_each(|end| add(end.0, Start::End(end)));
    add("Q~", Start::Entra);
    add(" -u ", Start::User);
    add("--user ", Start::User);
    PASSWORDS.iter().for_each(|word| add(word, Start::Password));
    KEYS.iter().for_each(|word| add(word, Start::Key));
    PROVIDERS.iter().for_each(|name| add(name, Start::Provider));
    Patterns::new(patterns)
});

/// Adds the secrets of a text, in order of their discovery; they may overlap.
pub(crate) fn find(text: &str, found: &mut Vec<Candidate>) {
    Search::default().read_on(text, true, found);
}

/// Bytes behind the word or prefix that decide whether a secret begins there. One that goes on at their end is as
/// long as its characters go on.
pub(super) const AHEAD: usize = 256;
/// A secret of so many bytes is one whatever else is seen in it.
const LONG: usize = 128;
/// Bytes before it that decide.
pub(super) const BEHIND: usize = 256;

/// How far a search for secrets got.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// No word or prefix that was not looked at begins before this byte.
    pub(super) seen: usize,
    /// Behind a value that was found nothing is looked for: its characters would begin others by chance.
    done: usize,
    open: Option<run::Run>,
}

impl Search {
    /// Goes on as far as what follows is known; where `is_last` is false more follows `text`. The text goes back
    /// [`BEHIND`] bytes from [`Search::seen`].
    pub(super) fn read_on(&mut self, text: &str, is_last: bool, found: &mut Vec<Candidate>) {
        let longest = PATTERNS.longest();
        loop {
            if let Some(run) = &mut self.open {
                if !run.read_on(text, is_last) {
                    return;
                }
                self.done = run.end;
                found.extend(self.open.take().and_then(run::Run::finish));
            }
            let Some((hit, start)) = PATTERNS.find(text.as_bytes(), self.seen) else {
                self.seen = match is_last {
                    true => text.len(),
                    false => self.seen.max((text.len() + 1).saturating_sub(longest)),
                };
                return;
            };
            // What lies in a value is passed over as soon as it is certain where it begins and ends. Otherwise four more
            // bytes, so that what is looked at has an end that is not the text's.
            let needed = if hit.start < self.done { longest } else { hit.len() + AHEAD + 4 };
            if !is_last && hit.start + needed > text.len() {
                self.seen = hit.start;
                return;
            }
            self.seen = hit.end;
            if hit.start >= self.done {
                self.look_at(text, hit, start, found);
            }
        }
    }

    fn look_at(&mut self, text: &str, hit: Range<usize>, start: Start, found: &mut Vec<Candidate>) {
        let end = (hit.end + AHEAD).min(text.len());
        let end = (0..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        let view = &text[..end];
        let goes_on = |reached: usize| end < text.len() && reached + 4 >= end;
        if let Start::PrivateKey = start
            && let Some(reached) = blocks::public_block(view, hit.start)
        {
            match goes_on(reached) {
                true => self.open = Some(run::Run::public_block(hit.start, reached)),
                false => self.done = reached,
            }
            return;
        }
        let Some((label, range, score, reason)) = look(view, hit, start) else { return };
        if view.get(range.clone()).is_none() {
            return;
        }
        let finding = Finding::new(label, range, Score::saturating(score)).with_reason(reason);
        if goes_on(finding.end) {
            self.open = Some(match start {
                Start::PrivateKey => run::Run::private_key(finding),
                _ => run::Run::token(finding),
            });
        } else {
            self.done = finding.end;
            let is_long = finding.end - finding.start >= LONG;
            found.push(if is_long { Candidate::certain(finding) } else { Candidate::new(finding) });
        }
    }

    /// The secret that began and goes on, where there is one.
    pub(super) fn open(&self) -> Option<&Finding> {
        self.open.as_ref().and_then(run::Run::finding)
    }

    /// Where the block or token begins that is being read, whatever it is.
    pub(super) fn open_from(&self) -> Option<usize> {
        self.open.as_ref().map(|run| run.start)
    }

    /// No secret that was not found, or is open, is known by a word before this byte.
    pub(super) fn searched(&self) -> usize {
        self.open.as_ref().map_or(self.seen, |run| run.end.max(self.seen))
    }

    /// Counts from a later byte, `by` bytes on.
    pub(super) fn shift(&mut self, by: usize) {
        self.seen = self.seen.saturating_sub(by);
        self.done = self.done.saturating_sub(by);
        if let Some(run) = &mut self.open {
            run.shift(by);
        }
    }
}

type Found = (Label, Range<usize>, f32, &'static str);

fn look(text: &str, hit: Range<usize>, start: Start) -> Option<Found> {
    match start {
        Start::Token(prefix) => {
            let is_exact = &text[hit.clone()] == prefix.text;
            let token = is_exact.then(|| token(text, hit.start, prefix)).flatten();
            if let Some(range) = token {
                let is_published =
                    prefix.reason == "secret.google_api_key" && examples::is_published(&text[range.clone()]);
                return (!is_published).then_some((API_KEY, range, 0.95, prefix.reason));
            }
            // Some prefixes are words that name a key.
            let is_word = ["key", "secret"].iter().any(|word| prefix.text.starts_with(word));
            match prefix.text.len() {
                0..=3 => None,
                _ if is_word => key(text, hit, 20),
                _ => named(text, hit),
            }
        }
        Start::PrivateKey => {
            blocks::private_key(text, hit.start).map(|range| (PRIVATE_KEY, range, 1.0, "secret.private_key"))
        }
        Start::WebToken => {
            let is_start = boundary(text, hit.start) && text[hit.clone()].starts_with("eyJ");
            let token = is_start.then(|| blocks::web_token(text, hit.start)).flatten()?;
            Some((JWT, token, 0.95, "secret.jwt"))
        }
        Start::Url => {
            let range = blocks::url_password(text, hit.start)?;
            let password = &text[range.clone()];
            (!value::is_placeholder(password)).then_some((URL_CREDENTIALS, range, 0.9, "secret.url_password"))
        }
        Start::Authorization => {
            let range = blocks::authorization(text, hit.start, hit.len())?;
            let token = text.get(range.clone())?;
            // Credentials by themselves: base64 of a name, a colon and a password (RFC 7617, section 2).
            if text[hit].eq_ignore_ascii_case("basic ") && blocks::is_basic(token) {
                return Some((URL_CREDENTIALS, range, 0.9, "secret.basic_auth"));
            }
            let is_token = token.len() >= 16 && !value::is_wordy(token) && !value::is_placeholder(token);
            is_token.then_some((API_KEY, range, 0.85, "secret.authorization"))
        }
        Start::Hash => {
            blocks::password_hash(text, hit.start).map(|range| (PASSWORD, range, 0.9, "secret.password_hash"))
        }
        Start::Webhook => {
            let end = text[hit.end..]
                .bytes()
                .take(300)
                .take_while(|b| b.is_ascii_alphanumeric() || b"/_-@.".contains(b))
                .count();
            let path = &text[hit.end..hit.end + end];
            value::is_random(path, 24, 3.0)
                .then(|| (API_KEY, hit.start..hit.end + end, 0.95, "secret.webhook"))
        }
        Start::Entra => {
            let range = blocks::entra_secret(text, hit.start)?;
            let is_drawn = !value::is_placeholder(&text[range.clone()]);
            is_drawn.then_some((API_KEY, range, 0.9, "secret.microsoft_entra"))
        }
        Start::User => {
            let range = blocks::user_password(text, hit.end)?;
            let password = text.get(range.clone())?;
            let is_word = ["token", "password", "passwd", "pass", "secret", "key"].contains(&password);
            let is_ours = password.len() >= 4 && !is_word && !value::is_placeholder(password);
            is_ours.then_some((URL_CREDENTIALS, range, 0.8, "secret.command_line"))
        }
        Start::Telegram => {
            let digits = text[..hit.start].bytes().rev().take(20).take_while(u8::is_ascii_digit).count();
            let length = text[hit.start + 1..]
                .bytes()
                .take(64)
                .take_while(|byte| Alphabet::Word.contains(*byte))
                .count();
            let token = text.get(hit.start + 1..hit.start + 1 + length)?;
            let is_bot = (5..=16).contains(&digits) && length == 35 && !value::is_wordy(token);
            is_bot.then(|| (API_KEY, hit.start - digits..hit.start + 1 + length, 0.95, "secret.telegram"))
        }
        Start::End((end, least, reason)) => {
            let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
            let before =
                text.as_bytes()[..hit.start].iter().rev().take(80).take_while(|b| is_part(b)).count();
            let range = hit.start - before..hit.end;
            let is_end = text[hit.clone()] == **end && !text.as_bytes().get(hit.end).is_some_and(is_part);
            (is_end && before >= *least && value::entropy(text[range.clone()].as_bytes()) >= 3.0)
                .then_some((API_KEY, range, 0.9, *reason))
        }
        Start::Salesforce => {
            let is_id = |byte: &u8| byte.is_ascii_alphanumeric();
            let id = text.as_bytes()[..hit.start].iter().rev().take(20).take_while(|b| is_id(b)).count();
            let start = hit.start - id;
            let length = text[hit.start + 1..]
                .bytes()
                .take(200)
                .take_while(|byte| Alphabet::Dotted.contains(*byte))
                .count();
            let is_session = (id == 15 || id == 18) && text[start..].starts_with("00") && length >= 80;
            is_session.then_some((API_KEY, start..hit.start + 1 + length, 0.95, "secret.salesforce"))
        }
        Start::Password => password(text, hit.clone()).or_else(|| compared(text, &hit)),
        Start::Key => key(text, hit, 20),
        Start::Provider if begins_word(text, hit.start) => {
            named(text, hit.clone()).or_else(|| near(text, hit, 64))
        }
        Start::Provider => None,
    }
}

/// The value of something called a key or a token: assigned to it, compared with it, or near it.
fn key(text: &str, hit: Range<usize>, reach: usize) -> Option<Found> {
    named(text, hit.clone()).or_else(|| compared(text, &hit)).or_else(|| near(text, hit, reach))
}

/// A literal that a secret is compared with, on the left: `if ("…" == password)`.
fn compared(text: &str, hit: &Range<usize>) -> Option<Found> {
    let bytes = &text.as_bytes()[..hit.start];
    let back = |from: usize, most: usize, is_part: fn(u8) -> bool| {
        from - bytes[..from].iter().rev().take(most).take_while(|byte| is_part(**byte)).count()
    };
    let name = back(hit.start, 32, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
    let space = back(name, 4, |byte| byte == b' ');
    let sign = back(space, 3, |byte| matches!(byte, b'=' | b'!'));
    if space - sign < 2 {
        return None;
    }
    let end = back(sign, 4, |byte| byte == b' ').checked_sub(1)?;
    let quote = bytes[end];
    if !matches!(quote, b'"' | b'\'' | b'`') {
        return None;
    }
    let length = bytes[..end].iter().rev().take(100).position(|byte| *byte == quote || *byte == b'\n')?;
    let range = end - length..end;
    let literal = text.get(range.clone())?;
    let is_secret = length >= 8 && !value::is_wordy(literal) && !value::is_placeholder(literal);
    (is_secret && !literal.contains(' ')).then_some((PASSWORD, range, 0.7, "secret.compared"))
}

/// Whether a token can begin at `at`: nothing that could belong to it stands before.
fn boundary(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].last();
    before.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'+' | b'.'))
}

fn token(text: &str, at: usize, prefix: &prefixes::Prefix) -> Option<Range<usize>> {
    let start = at + prefix.text.len();
    let length = text[start..].bytes().take(4_096).take_while(|byte| prefix.alphabet.contains(*byte)).count();
    let whole = &text[start..start + length];
    let is_fixed = prefix.most == prefix.least;
    let tail = if is_fixed { whole } else { whole.trim_end_matches(['.', '-', '=', '%']) };
    let padded = text[start + tail.len()..].bytes().take(2).take_while(|byte| *byte == b'=').count();
    let is_aws = prefix.reason == "secret.aws_access_key_id";
    if !boundary(text, at)
        || tail.len() < prefix.least
        || tail.len() > prefix.most
        || (is_aws && !(16..=18).contains(&tail.len()))
    {
        return None;
    }
    let upper = tail.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let is_key = if is_aws {
        upper && !tail.contains("EXAMPLE") && !tail.contains("XXXXX")
    } else {
        // A short prefix is no proof by itself: chance must show behind it.
        let is_marked = is_fixed || prefix.text.len() > 4 || prefix.text.ends_with(['_', '-', '.']);
        let is_plain = !is_marked && !tail.bytes().any(|byte| byte.is_ascii_digit());
        let bits = if prefix.text.len() > 4 { 2.0 } else { 3.0 };
        let lower = tail.to_ascii_lowercase();
        let is_example = ["xxxxxx", "example", "abcdefghij", "here"].iter().any(|word| match word.len() {
            0..=4 => lower.ends_with(word),
            _ => lower.contains(word),
        });
        !is_plain && value::entropy(tail.as_bytes()) >= bits && !value::is_wordy(tail) && !is_example
    };
    let end =
        if prefix.alphabet == Alphabet::Base64 { start + tail.len() + padded } else { start + tail.len() };
    is_key.then_some(at..end)
}

/// A password that is assigned to a name.
fn password(text: &str, hit: Range<usize>) -> Option<Found> {
    let end = hit.start + text[hit.clone()].trim_end_matches(['=', ':', ' ']).len();
    let found = assignment::value(text, end)?;
    let password = text.get(found.range.clone())?;
    let is_short = password.len() < if found.is_quoted { 3 } else { 4 };
    let is_code = !found.is_quoted
        && (password.contains(['(', '['])
            || password.ends_with("()")
            || password.starts_with(['&', '*', '$', '@', '{', '#']));
    let mixed = password.bytes().any(|byte| byte.is_ascii_digit() || b"!@#$%^&*?+=~".contains(&byte));
    // Without quotes only what no prose or code has there counts; with them a plain word may be a password.
    let is_plain = !found.is_quoted && !mixed && value::is_wordy(password);
    let is_sentence = found.is_quoted
        && password.contains(' ')
        && value::is_wordy(password)
        && password.matches(' ').count() > 3;
    let is_name = value::is_wordy(password) && (password.contains(['_', '.', ' ']) || password.len() < 5);
    let is_ours = (found.is_assigned || mixed || found.is_quoted)
        && !is_short
        && !is_code
        && !is_plain
        && !is_sentence
        && !is_name;
    let is_text = password.chars().any(char::is_alphanumeric);
    let is_ours = is_ours
        && is_text
        && !value::is_placeholder(password)
        && password.len() <= 256
        && !password.starts_with("//");
    let lower = password.to_ascii_lowercase();
    let is_word_itself =
        ["password", "passwd", "pwd", "required", "optional", "invalid", "wrong"].contains(&lower.as_str());
    (is_ours && !is_word_itself).then_some((
        PASSWORD,
        found.range,
        if found.is_quoted { 0.8 } else { 0.7 },
        "secret.password",
    ))
}

/// A key or a token that is assigned to a name.
fn named(text: &str, hit: Range<usize>) -> Option<Found> {
    if is_public(text, &hit) {
        return None;
    }
    let found = assignment::value(text, hit.end)?;
    let key = text.get(found.range.clone())?;
    let key = key.trim_end_matches(['\\']);
    let range = found.range.start..found.range.start + key.len();
    let is_token =
        key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-+/=.~:%$!@#^&*".contains(&byte));
    let is_path =
        key.contains("://") || key.starts_with(['/', '.', '$', '@', '&']) || key.matches('/').count() > 4;
    let bits = if key.len() >= 20 { 3.0 } else { 2.8 };
    if found.is_quoted && found.is_assigned && is_strong(text, &hit, key) {
        return Some((API_KEY, range, 0.7, "secret.quoted"));
    }
    // An identifier of a chat's bot that is no token of one, a time, a port: `22324023:A…`.
    let is_numbered =
        key.split_once(':').is_some_and(|(number, _)| number.bytes().all(|b| b.is_ascii_digit()));
    // The account of a private registry of gems: eight hexadecimal digits on both sides of a colon.
    let is_pair = key.len() == 17
        && key.split(':').all(|part| part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let is_flag = text[..hit.start].ends_with('-') && text[hit.end..].starts_with(' ');
    let is_key = (found.is_assigned || is_flag)
        && is_token
        && !is_path
        && !is_numbered
        && key.len() <= 512
        && ((value::is_random(key, 10, bits) && looks_issued(key)) || value::is_scrambled(key) || is_pair);
    is_key.then_some((API_KEY, range, if key.len() >= 16 { 0.8 } else { 0.6 }, "secret.assigned"))
}

/// Whether a quoted value of something called a secret is of so many kinds of characters that it is no text.
fn is_strong(text: &str, hit: &Range<usize>, value: &str) -> bool {
    let word = text[hit.clone()].to_ascii_lowercase();
    let is_secret =
        ["secret", "apikey", "api_key", "api-key", "private", "_key", "access"].contains(&word.as_str());
    let has = |kind: fn(&u8) -> bool| value.as_bytes().iter().any(kind);
    let kinds = [
        has(u8::is_ascii_lowercase),
        has(u8::is_ascii_uppercase),
        has(u8::is_ascii_digit),
        value.bytes().filter(u8::is_ascii_punctuation).count() >= 3,
    ];
    let count = kinds.iter().filter(|has| **has).count();
    let is_signs = value.bytes().filter(u8::is_ascii_punctuation).count() * 3 >= value.len();
    is_secret
        && (8..=200).contains(&value.len())
        && (count >= 3 || (is_signs && count >= 2))
        && !value.contains([' ', '/'])
        && !value::is_placeholder(value)
        && !value::is_pattern(value)
        && !value::is_uuid(value)
        && (word == "secret" || value.bytes().filter(u8::is_ascii_punctuation).count() >= 2)
}

/// Whether a token is no version, date, path, measure or identifier in words with a number.
fn looks_issued(key: &str) -> bool {
    let longest = key.split(['-', '_', '.', ':', '/']).max_by_key(|part| part.len()).unwrap_or_default();
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    let words = key
        .split(['-', '_', '.', ':', '/'])
        .filter(|part| value::is_wordy(part))
        .map(str::len)
        .sum::<usize>();
    longest.len() >= 8
        && words * 2 <= key.len()
        && (digits * 12 >= key.len() || value::entropy(key.as_bytes()) > 4.2)
}

/// Whether a word begins at `at`: in a name of several words, where the case changes.
fn begins_word(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    match at.checked_sub(1).map(|before| bytes[before]) {
        Some(before) if before.is_ascii_alphabetic() => {
            before.is_ascii_lowercase() && bytes[at].is_ascii_uppercase()
        }
        _ => true,
    }
}

/// Whether the name around a word says that its value is no secret: `publicKey`, `csrf-token`, `keyName`,
/// `credentialsId`.
fn is_public(text: &str, hit: &Range<usize>) -> bool {
    let from = (hit.start.saturating_sub(14)..=hit.start)
        .find(|from| text.is_char_boundary(*from))
        .unwrap_or(hit.start);
    let before = text[from..hit.start].to_ascii_lowercase();
    let before = before.trim_end_matches(['_', '-', '.', ' ']);
    let name = text[hit.end..]
        .bytes()
        .take(32)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        .count();
    let after = text[hit.end..hit.end + name].to_ascii_lowercase();
    let word = text[hit.clone()].to_ascii_lowercase();
    let names_other = [
        "hash", "name", "url", "uri", "type", "path", "file", "length", "size", "count", "index", "alias",
        "label", "version",
    ];
    ["public", "csrf", "xsrf", "authenticity", "nonce", "primary", "foreign", "sort", "cache", "partition", "bucket"]
        .iter()
        .any(|other| before.ends_with(other))
        || names_other.iter().any(|other| after.ends_with(other))
        // `keyboard`, `keyframe` and `keying` are other words.
        || (word.ends_with("key") && after.bytes().next().is_some_and(|byte| byte != b's' && text.as_bytes()[hit.end] == byte && byte.is_ascii_lowercase()))
        // What is named is a store of keys.
        || after.starts_with("vault")
        // So are `author`, `authority` and the token of a form.
        || (word == "auth" && ["or", "enticity"].iter().any(|rest| after.starts_with(rest) && !after.starts_with("oriz")))
        || (after.ends_with("id")
            && !["keyid", "key_id", "clientid", "client_id", "accessid", "access_id"].iter().any(|id| after.ends_with(id)))
        || (word.ends_with("key") && matches!(after.as_str(), "id" | "_id") && !before.ends_with("access"))
}

/// A token near a word, with no sign of an assignment between them: `weatherbit ACCESS 0f3c…`. It begins within
/// `reach` bytes, on the same line.
fn near(text: &str, hit: Range<usize>, reach: usize) -> Option<Found> {
    if is_public(text, &hit) {
        return None;
    }
    let rest = &text[hit.end..];
    let line = rest.bytes().take(reach).take_while(|byte| *byte != b'\n').count();
    let line = (0..=line).rev().find(|end| rest.is_char_boundary(*end))?;
    for (at, run) in runs(&rest[..line], rest) {
        let length = run.len();
        let is_issued = match length {
            32 | 40 | 64 => {
                run.bytes().all(|byte| byte.is_ascii_hexdigit()) || value::is_random(run, 20, 3.2)
            }
            36 if value::is_uuid(run) => true,
            _ => value::is_random(run, 20, 3.4),
        };
        let is_issued = is_issued && value::entropy(run.as_bytes()) >= 2.8 && looks_issued(run);
        let is_number = rest.as_bytes().get(at + length) == Some(&b':');
        if (is_issued || value::is_scrambled(run)) && !is_number && !value::is_placeholder(run) {
            let start = hit.end + at;
            return Some((API_KEY, start..start + length, 0.7, "secret.near_provider"));
        }
    }
    None
}

/// Runs of a token's characters that begin in `line`, each as far as it goes in `rest`.
fn runs<'t>(line: &str, rest: &'t str) -> Vec<(usize, &'t str)> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'=');
    let bytes = rest.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let length = bytes[at..].iter().take(512).take_while(|byte| is_part(**byte)).count();
        // Behind a slash, a dot or a hash stands a part of an address.
        let is_part_of_address = at > 0
            && !(at == 1 && bytes[0] == b'.')
            && matches!(bytes[at - 1], b'/' | b'#' | b'.' | b'?' | b'~')
            || at > 1 && bytes[at - 1] == b':' && bytes[at - 2].is_ascii_digit();
        if length >= 16 && !is_part_of_address {
            let run = rest[at..at + length].trim_matches(['-', '_', '/', '=']);
            found.push((at + rest[at..at + length].find(run).unwrap_or(0), run));
        }
        at += length.max(1);
    }
    found
}
