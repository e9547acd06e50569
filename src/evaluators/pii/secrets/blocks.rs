//! Secrets with a structure of their own: key blocks, web tokens, credentials in URLs and headers, password hashes.

use std::ops::Range;

use once_cell::sync::Lazy;

use super::value;
use crate::base64;

/// The whole block of a private key at `at`, where `-----BEGIN` stands (RFC 7468, section 3). One that is never
/// ended reaches as far as its lines go on.
pub(super) fn private_key(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let header = find(rest.get(10..)?, "-----", 60)?;
    let kind = &rest[10..10 + header];
    if !kind.contains("PRIVATE KEY") {
        return None;
    }
    let body = 10 + header + 5;
    let end_mark = find(&rest[body..], "-----END", 1 << 13);
    let end = match end_mark {
        Some(end) => {
            let close = body + end + 8;
            let tail = find(&rest[close..], "-----", 60);
            tail.map_or(close, |tail| close + tail + 5)
        }
        None => {
            let is_body = |byte: u8| byte.is_ascii_alphanumeric() || b"+/= \r\n\t\\:,-\"'".contains(&byte);
            body + rest[body..].bytes().take(1 << 13).take_while(|byte| is_body(*byte)).count()
        }
    };
    let block = rest[..end].trim_end();
    (block.len() >= body + 64).then(|| at..at + block.len())
}

/// The end of a block at `at` that is public: a certificate, a public key, a signature.
pub(super) fn public_block(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let header = find(rest.get(10..)?, "-----", 60)?;
    let kind = &rest[10..10 + header];
    let is_public =
        ["PUBLIC KEY", "CERTIFICATE", "SIGNATURE", "MESSAGE"].iter().any(|word| kind.contains(word));
    let is_body = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=: \r\n\t\\,.-()".contains(&byte);
    if !is_public {
        return None;
    }
    let start = 10 + header + 5;
    let length = rest[start..].bytes().take(1 << 13).take_while(|byte| is_body(*byte)).count();
    let body = &rest[start..start + length];
    is_public.then(|| at + start + body.find("-----END").map_or(length, |end| end + 8))
}

/// A JSON web token at `at`, where `eyJ` stands: two or three parts of base64url, or five encrypted ones (RFC 7519,
/// RFC 7516).
pub(super) fn web_token(text: &str, at: usize) -> Option<Range<usize>> {
    let run = |from: usize| {
        text[from..].bytes().take_while(|b| b.is_ascii_alphanumeric() || b"_-/+=\\".contains(b)).count()
    };
    let first = run(at);
    if first < 16 {
        return None;
    }
    let is_header =
        decode(&text[at..at + first]).is_some_and(|header| header.trim_ascii_end().ends_with(b"}"));
    if !is_header {
        return None;
    }
    let (mut end, mut parts) = (at + first, 1);
    while parts < 5 && text.as_bytes().get(end) == Some(&b'.') {
        let part = run(end + 1);
        if part == 0 && parts != 1 && parts != 2 {
            break;
        }
        end += 1 + part;
        parts += 1;
    }
    let token = text[at..end].trim_end_matches(['.', '\\']);
    (parts >= 2 && token.len() >= 30).then(|| at..at + token.len())
}

/// The password of a URL at `at`, where `://` stands: `scheme://user:password@host`. Several hosts, and hosts that
/// are addresses, are fine.
pub(super) fn url_password(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at + 3..)?;
    let end = rest
        .char_indices()
        .take(400)
        .find(|(_, c)| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`' | '/' | '?'))
        .map_or(rest.len().min(400), |(end, _)| end);
    let end = (0..=end).rev().find(|end| rest.is_char_boundary(*end))?;
    let authority = &rest[..end];
    let (credentials, host) = authority.rsplit_once('@')?;
    let (user, password) = credentials.split_once(':')?;
    let is_host = host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[' || c == '$' || c == '{');
    let start = at + 3 + user.len() + 1;
    (is_host && !password.is_empty()).then(|| start..start + password.len())
}

/// The token of an `Authorization` header: what follows `Bearer` or `Basic` at `at`.
pub(super) fn authorization(text: &str, at: usize, word: usize) -> Option<Range<usize>> {
    let rest = &text[at + word..];
    let gap = rest.bytes().take(4).take_while(|byte| matches!(byte, b' ' | b':' | b'"' | b'\'')).count();
    if gap == 0 {
        return None;
    }
    let start = at + word + gap;
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte);
    let length = text[start..].bytes().take(4_096).take_while(|byte| is_token(*byte)).count();
    Some(start..start + length)
}

/// A password's hash at `at`, where `$` stands, in the modular crypt format, or a Kerberos ticket.
pub(super) fn password_hash(text: &str, at: usize) -> Option<Range<usize>> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"$./=,+*-_@:\\".contains(&byte);
    let length = text[at..].bytes().take(4_096).take_while(|byte| is_part(*byte)).count();
    let hash = text[at..at + length].trim_end_matches([',', '.', ':', '\\']);
    let kind = hash[1..].split('$').next()?;
    let known = matches!(kind, "1" | "2a" | "2b" | "2y" | "2x" | "5" | "6" | "y" | "7" | "apr1" | "P" | "H")
        || kind.starts_with("argon2")
        || kind.starts_with("pbkdf2")
        || kind.starts_with("scrypt")
        || kind.starts_with("krb5");
    let parts = hash.matches('$').count();
    (known && parts >= 3 && hash.len() >= 26).then(|| at..at + hash.len())
}

/// The password of `curl --user name:password`, where the flag ends at `end`.
pub(super) fn user_password(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = &text[end..];
    let value = rest.trim_start_matches([' ', '=', '"', '\'']);
    let start = end + (rest.len() - value.len());
    let stop = value.find(|c: char| c.is_whitespace() || matches!(c, '"' | '`' | '<')).unwrap_or(value.len());
    // Each in quotes of its own: `"name":"password"`.
    let tail = value[stop..].strip_prefix("\":\"").filter(|_| !value[..stop].contains(':'));
    if let Some(tail) = tail {
        let length = tail.find('"').filter(|length| *length > 0)?;
        let begin = text.len() - tail.len();
        return Some(begin..begin + length);
    }
    let (user, password) = value[..stop].split_once(':')?;
    // A key in the place of the name, as some interfaces want it.
    let mark = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_punctuation();
    if password.trim_matches('\'').is_empty()
        && user.len() >= 10
        && user.bytes().filter(|byte| mark(*byte)).count() >= 2
    {
        return Some(start..start + user.len());
    }
    let quotes = password.len() - password.trim_start_matches('\'').len();
    let password = password.trim_matches('\'');
    let is_url = password.starts_with("//");
    let begin = start + user.len() + 1 + quotes;
    (!user.is_empty() && user.len() <= 128 && !password.is_empty() && !is_url)
        .then(|| begin..begin + password.len())
}

/// An application's secret of Microsoft Entra around `Q~` at `at`: three characters and a digit before, some thirty
/// behind.
pub(super) fn entra_secret(text: &str, at: usize) -> Option<Range<usize>> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"_~.-".contains(byte);
    let bytes = text.as_bytes();
    let before = bytes[..at].iter().rev().take(64).take_while(|byte| is_part(byte)).count();
    let after = bytes[at + 2..].iter().take(64).take_while(|byte| is_part(byte)).count();
    let is_digit = at > 0 && bytes[at - 1].is_ascii_digit();
    (before == 4 && is_digit && (31..=34).contains(&after)).then(|| at - 4..at + 2 + after)
}

/// A token of Discord's bots that begins at `at`: the account's number in base64, the time, and a signature.
pub(super) fn discord(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let run = |from: usize, most: usize| {
        bytes.get(from..).unwrap_or_default().iter().take(most).take_while(|byte| is_part(byte)).count()
    };
    let id = run(at, 32);
    let time = at + id + 1;
    let key = time + 7;
    let is_token = (24..=26).contains(&id)
        && !at.checked_sub(1).is_some_and(|before| is_part(&bytes[before]))
        && matches!(bytes[at], b'M' | b'N' | b'O')
        && bytes.get(time - 1) == Some(&b'.')
        && run(time, 7) == 6
        && bytes.get(key - 1) == Some(&b'.')
        && (27..=40).contains(&run(key, 64))
        && bytes[at..time - 1].iter().any(u8::is_ascii_digit);
    is_token.then(|| at..key + run(key, 64))
}

/// How a token of Discord's bots begins: three digits of the bot's number in base64, all 900 ways.
pub(super) static DISCORD_STARTS: Lazy<String> = Lazy::new(|| {
    const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits =
        (100..1000).map(|number: u32| [number / 100, number / 10 % 10, number % 10].map(|digit| digit + 48));
    let letters =
        digits.flat_map(|[a, b, c]| [a >> 2, (a & 3) << 4 | b >> 4, (b & 15) << 2 | c >> 6, c & 63]);
    letters.map(|six| char::from(BASE64[six as usize])).collect()
});

/// A token of Dropbox around ten `A` at `at`: eleven characters before, 43 behind.
pub(super) fn dropbox(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let before = bytes[..at].iter().rev().take(16).take_while(is_part).count();
    let after = bytes[at..].iter().take(64).take_while(is_part).count();
    let is_token = before == 11 && after == 53 && bytes[at..].starts_with(b"AAAAAAAAAA");
    is_token.then(|| at - before..at + after)
}

/// A token in the path of a URL whose host begins at `at`: right behind the version of an interface, or behind a part that
/// says what it is.
pub(super) fn url_token(text: &str, at: usize) -> Option<Range<usize>> {
    let length = text[at..]
        .bytes()
        .take(240)
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"/_-.~:%".contains(byte))
        .count();
    let url = &text[at..at + length];
    let is_version = |part: &str| {
        let number = part.strip_prefix(['v', 'V']).unwrap_or_default();
        number.starts_with(|first: char| first.is_ascii_digit())
            && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    let is_named = |part: &str| {
        ["token", "tokens", "webhook", "webhooks", "hook", "hooks", "secret", "apikey", "api_key"]
            .contains(&part)
    };
    let is_token = |part: &str| {
        let is_hex = part.len() >= 32 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        (value::is_random(part, 20, 3.0) || is_hex && value::entropy(part.as_bytes()) >= 2.5)
            && !value::is_uuid(part)
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    let mut begin = url.find('/')? + 1;
    let (mut before, mut found) = ("", None::<Range<usize>>);
    for part in url[begin..].split('/') {
        let range = begin..begin + part.len();
        begin = range.end + 1;
        match &mut found {
            Some(found) if is_token(part) => found.end = range.end,
            Some(_) => break,
            None if (is_version(before) || is_named(before)) && is_token(part) => found = Some(range),
            None => before = part,
        }
    }
    found.map(|range| at + range.start..at + range.end)
}

/// Whether a token is base64 of printable text with a colon.
pub(super) fn is_basic(token: &str) -> bool {
    let is_text = |bytes: &[u8]| bytes.iter().all(|byte| (b' '..0x7f).contains(byte));
    let plain = decode(token).filter(|plain| plain.len() >= 4 && is_text(plain));
    plain.is_some_and(|plain| plain.iter().position(|byte| *byte == b':').is_some_and(|at| at > 0))
}

/// What the first 4,096 digits of a token of base64 stand for.
fn decode(token: &str) -> Option<Vec<u8>> {
    base64::decode(token.trim_end_matches(['=', '\n']).as_bytes().iter().take(4_096))
}

/// Where `mark` begins within the first `most` bytes of a text.
fn find(text: &str, mark: &str, most: usize) -> Option<usize> {
    let window = &text.as_bytes()[..text.len().min(most + mark.len())];
    window.windows(mark.len()).position(|part| part == mark.as_bytes())
}
