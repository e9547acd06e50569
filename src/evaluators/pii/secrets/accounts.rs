//! The public half of credentials: hosts of a customer at a provider, and names and identifiers that log in.

use std::ops::Range;

use once_cell::sync::Lazy;

use super::patterns::Patterns;
use super::{assignment, blocks, value};
use crate::{Finding, Label, Score};

/// Who logs in, and where; no secret by itself.
const ACCOUNT: Label = Label::new("account");

/// Domains below which every customer of a provider has a name.
const HOSTS: [&str; 42] = [
    ".jfrog.io",
    ".auth0.com",
    ".okta.com",
    ".azconfig.io",
    ".azurecr.io",
    ".azurewebsites.net",
    ".azuredatabricks.net",
    ".openai.azure.com",
    ".cognitiveservices.azure.com",
    ".documents.azure.com",
    ".vault.azure.net",
    ".blob.core.windows.net",
    ".queue.core.windows.net",
    ".table.core.windows.net",
    ".file.core.windows.net",
    ".database.windows.net",
    ".servicebus.windows.net",
    ".search.windows.net",
    ".redis.cache.windows.net",
    ".visualstudio.com",
    ".onmicrosoft.com",
    ".sharepoint.com",
    ".cloud.databricks.com",
    ".atlassian.net",
    ".my.salesforce.com",
    ".lightning.force.com",
    ".myshopify.com",
    ".snowflakecomputing.com",
    ".s3.amazonaws.com",
    ".rds.amazonaws.com",
    ".zendesk.com",
    ".freshdesk.com",
    ".service-now.com",
    ".firebaseio.com",
    ".supabase.co",
    ".mongodb.net",
    ".algolia.net",
    ".elastic-cloud.com",
    ".cloudant.com",
    ".tines.com",
    ".looker.com",
    ".herokuapp.com",
];

/// Names that providers use themselves, or that documents give to nobody.
const NOBODY: [&str; 34] = [
    "www",
    "api",
    "docs",
    "help",
    "status",
    "support",
    "developer",
    "developers",
    "example",
    "contoso",
    "fabrikam",
    "northwind",
    "acme",
    "company",
    "mycompany",
    "yourcompany",
    "myorg",
    "yourorg",
    "user",
    "username",
    "userid",
    "login",
    "admin",
    "root",
    "guest",
    "anonymous",
    "postgres",
    "none",
    "null",
    "password",
    "passwd",
    "token",
    "secret",
    "string",
];

/// What a hit can begin.
#[derive(Clone, Copy, Debug)]
enum Start {
    Host,
    /// The organisation follows.
    Organisation,
    /// A name that logs in.
    Name,
    /// An identifier, which has digits.
    Identifier,
    Url,
    /// The flag of a command.
    Flag,
    Machine,
}

static PATTERNS: Lazy<Patterns<Start>> = Lazy::new(|| {
    let mut patterns: Vec<(&str, Start)> = HOSTS.map(|host| (host, Start::Host)).to_vec();
    let others: [(&[&'static str], Start); 6] = [
        (&["dev.azure.com/"], Start::Organisation),
        (&["user", "username", "user id", "login", "account", "accountname", "storage_name"], Start::Name),
        (
            &[
                "_client",
                "app_id",
                "application_id",
                "access_id",
                "key_id",
                "reporter_id",
                "tenant_id",
                "subscription_id",
                "account_id",
            ],
            Start::Identifier,
        ),
        (&["://"], Start::Url),
        (&[" -u ", "--user "], Start::Flag),
        (&["machine "], Start::Machine),
    ];
    for (words, start) in others {
        patterns.extend(words.iter().map(|word| (*word, start)));
    }
    Patterns::new(patterns)
});

/// Bytes behind a hit that are looked at.
const AHEAD: usize = 256;

/// Appends the accounts of a text; they may overlap.
pub(in super::super) fn find(text: &str, found: &mut Vec<Finding>) {
    let (mut seen, mut done) = (0, 0);
    while let Some((hit, start)) = PATTERNS.find(text.as_bytes(), seen) {
        seen = hit.end;
        let end = (hit.end + AHEAD).min(text.len());
        let end = (0..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        let range = look(&text[..end], hit, start);
        if let Some(range) = range.filter(|range| range.start >= done) {
            done = range.end;
            let finding = Finding::new(ACCOUNT, range, Score::saturating(0.6));
            found.push(finding.with_reason("account.name"));
        }
    }
}

fn look(text: &str, hit: Range<usize>, start: Start) -> Option<Range<usize>> {
    match start {
        Start::Host => {
            let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
            let before = text.as_bytes()[..hit.start].iter().rev().take(128).take_while(is_part).count();
            let name = &text[hit.start - before..hit.start];
            let goes_on =
                text[hit.end..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '-');
            (before > 0 && !goes_on && is_somebody(name)).then(|| hit.start - before..hit.end)
        }
        Start::Organisation => {
            let name = word(&text[hit.end..]);
            is_somebody(name).then(|| hit.end..hit.end + name.len())
        }
        Start::Name => named(text, &hit, false),
        Start::Identifier => named(text, &hit, true),
        Start::Url => {
            let password = blocks::url_password(text, hit.start)?;
            let user = hit.end..password.start - 1;
            let is_user = text.get(user.clone()).is_some_and(is_somebody);
            is_user.then_some(user)
        }
        Start::Flag => {
            let rest = &text[hit.end..];
            let start = hit.end + (rest.len() - rest.trim_start_matches(['"', '\'']).len());
            let name = word(&text[start..]);
            let after = &text[start + name.len()..];
            // Its password follows, behind a colon or a flag of its own.
            let password = after.strip_prefix(':').or_else(|| after.strip_prefix(" -p "));
            let is_known = password
                .is_some_and(|password| !value::is_placeholder(word(password)) || after.starts_with(" -p "));
            (is_known && is_somebody(name)).then(|| start..start + name.len())
        }
        Start::Machine => {
            let host = word(&text[hit.end..]);
            let is_entry = text[hit.end + host.len()..].trim_start().starts_with("login ");
            (is_entry && host.contains('.')).then(|| hit.end..hit.end + host.len())
        }
    }
}

/// What is assigned to the name of an account that ends with `hit`.
fn named(text: &str, hit: &Range<usize>, is_identifier: bool) -> Option<Range<usize>> {
    let before = text[..hit.start].chars().next_back();
    let is_part = before.is_some_and(|before| before.is_ascii_lowercase())
        && text.as_bytes()[hit.start].is_ascii_lowercase();
    let rest = &text[hit.end..];
    let tail = rest.bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let is_name =
        ["", "name", "_name", "id", "_id"].iter().any(|known| rest[..tail].eq_ignore_ascii_case(known));
    if is_part || !is_name || before == Some('-') {
        return None;
    }
    let value = assignment::value(text, hit.end)?;
    let name = text.get(value.range.clone())?;
    // A sign of an assignment, or nothing but blanks and a quote.
    let between = text.get(hit.end + tail..value.range.start)?;
    let is_between = !between.contains(['(', ',', '!', '[']) && between.len() <= 12;
    let is_written = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._@\\-".contains(&byte));
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let is_it = match is_identifier {
        true => digits >= 4 && name.len() >= 8 && !value::is_uuid(name),
        false => (4..=64).contains(&name.len()) && !text[value.range.end..].starts_with(['(', '[']),
    };
    let is_said = value.is_assigned || value.is_quoted;
    (is_said && is_between && is_it && is_written && is_somebody(name)).then_some(value.range)
}

/// The word that a text begins with: the name of an account or a host.
fn word(text: &str) -> &str {
    let length = text
        .bytes()
        .take(128)
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"._@\\-".contains(byte))
        .count();
    &text[..length]
}

fn is_somebody(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let is_sample = NOBODY.contains(&lower.as_str()) || lower.starts_with("my-") || lower.starts_with("your");
    !name.is_empty() && !is_sample && !value::is_placeholder(name)
}
