//! What a prefix, a mark or a word begins.

use std::ops::Range;

use super::prefixes::{self, Alphabet};
use super::{
    API_KEY, Found, JWT, PASSWORD, PRIVATE_KEY, Start, URL_CREDENTIALS, blocks, examples, named, value,
};

/// What begins with `hit`.
pub(super) fn look(text: &str, hit: Range<usize>, start: Start) -> Option<Found> {
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
                _ if is_word => named::key(text, hit, 20),
                _ => named::named(text, hit),
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
            let Some(range) = blocks::url_password(text, hit.start) else {
                return blocks::url_token(text, hit.end)
                    .map(|range| (API_KEY, range, 0.7, "secret.url_path"));
            };
            let password = &text[range.clone()];
            (!value::is_placeholder(password)).then_some((URL_CREDENTIALS, range, 0.9, "secret.url_password"))
        }
        Start::Authorization => {
            let range = blocks::authorization(text, hit.start, text[hit.clone()].trim_end().len())?;
            let token = text.get(range.clone())?;
            // Credentials by themselves: base64 of a name, a colon and a password (RFC 7617, section 2).
            let is_basic = text[hit].eq_ignore_ascii_case("basic ");
            if is_basic && blocks::is_basic(token) {
                return Some((URL_CREDENTIALS, range, 0.9, "secret.basic_auth"));
            }
            if is_basic && !value::is_random(token, 20, 3.4) {
                return None;
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
            let inner = password.trim_matches(['{', '}']);
            let is_known = !value::is_placeholder(password) || value::is_random(inner, 10, 3.0);
            let is_ours = password.len() >= 4 && !is_word && is_known;
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
        Start::Discord => {
            blocks::discord(text, hit.start).map(|range| (API_KEY, range, 0.95, "secret.discord"))
        }
        Start::Dropbox => {
            blocks::dropbox(text, hit.start).map(|range| (API_KEY, range, 0.9, "secret.dropbox"))
        }
        Start::SecureString => named::secure_string(text, hit.end),
        Start::Password => named::password(text, hit.clone()).or_else(|| named::compared(text, &hit)),
        Start::Key => named::key(text, hit, 20),
        Start::Provider => named::provider(text, hit),
    }
}

/// Whether a token can begin at `at`: nothing that could belong to it stands before.
fn boundary(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].last();
    before.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'+' | b'.'))
}

/// The token that begins with `prefix` at `at`.
pub(super) fn token(text: &str, at: usize, prefix: &prefixes::Prefix) -> Option<Range<usize>> {
    if !boundary(text, at) {
        return None;
    }
    let start = at + prefix.text.len();
    let length = text[start..].bytes().take(4_096).take_while(|byte| prefix.alphabet.contains(*byte)).count();
    let whole = &text[start..start + length];
    let is_fixed = prefix.most == prefix.least;
    let tail = if is_fixed { whole } else { whole.trim_end_matches(['.', '-', '=', '%']) };
    let padded = text[start + tail.len()..].bytes().take(2).take_while(|byte| *byte == b'=').count();
    let is_aws = prefix.reason == "secret.aws_access_key_id";
    // What goes on in dots was cut short by whoever wrote it.
    let is_cut =
        text[start + tail.len()..].starts_with("...") && !text[start + tail.len()..].starts_with("....");
    if is_cut
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
        // A prefix of so many characters is proof enough.
        let is_drawn = prefix.text.len() >= 16 && prefix.reason != "secret.twitter"
            || !is_plain && value::entropy(tail.as_bytes()) >= bits && !value::is_wordy(tail);
        is_drawn && !is_example && prefixes::is_formed(prefix, tail)
    };
    let end =
        if prefix.alphabet == Alphabet::Base64 { start + tail.len() + padded } else { start + tail.len() };
    is_key.then_some(at..end)
}
