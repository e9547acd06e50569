//! Keys, tokens and passwords.
//!
//! One pass over the text finds what can begin a secret: the prefixes that providers give their tokens, the words that
//! name one, and the marks of structured ones. What stands there is then looked at by itself: `look` says what each
//! start may begin, `named` what is given to something called a secret. `accounts` finds the public half of credentials.

mod accounts;
mod assignment;
mod blocks;
mod examples;
mod look;
mod named;
mod patterns;
mod prefixes;
mod run;
mod value;
mod words;

use std::ops::Range;

use once_cell::sync::Lazy;

pub(super) use accounts::find as find_accounts;

use crate::matching::overlap::Candidate;
use crate::{Finding, Label, Score};
use patterns::Patterns;
use prefixes::PREFIXES;
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
    /// A password on PowerShell's command line.
    SecureString,
    /// The first characters of a token of Discord's bots.
    Discord,
    /// The middle of a token of Dropbox.
    Dropbox,
    /// Telegram's bots: a number, a colon and 35 characters that begin with `A`.
    Telegram,
}

impl Start {
    /// Whether the rest of it says no more than all of it: a word, or a prefix that is nobody else's.
    fn is_word(self, hit: &str) -> bool {
        matches!(self, Start::Token(prefix) if hit == prefix.text && prefixes::is_certain(prefix))
            || matches!(
                self,
                Start::Password | Start::Key | Start::Provider | Start::Authorization | Start::SecureString
            )
    }
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
    blocks::DISCORD_STARTS.as_bytes().chunks_exact(4).for_each(|start| {
        add(std::str::from_utf8(start).unwrap_or_default(), Start::Discord);
    });
    add("AAAAAAAAAA", Start::Dropbox);
    add("securestring", Start::SecureString);
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
                let is_found = self.look_at(text, hit.clone(), start, found);
                // What only looked like a token may hide a word that begins inside of it: `KEY-` behind the `sK` of `publicsKEY-`.
                if !is_found && !start.is_word(&text[hit.clone()]) {
                    self.seen = hit.start + 1;
                }
            }
        }
    }

    /// Whether there is something.
    fn look_at(&mut self, text: &str, hit: Range<usize>, start: Start, found: &mut Vec<Candidate>) -> bool {
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
            return true;
        }
        let Some((label, range, score, reason)) = look::look(view, hit, start) else { return false };
        if view.get(range.clone()).is_none() {
            return false;
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
        true
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

/// What was found: its label, where, how sure, and the reason code.
type Found = (Label, Range<usize>, f32, &'static str);
