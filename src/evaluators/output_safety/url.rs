use std::borrow::Cow;

use crate::base64;

/// An absolute URL to another host, taken apart as far as an exfiltration needs.
pub(super) struct External<'u> {
    pub(super) host: String,
    /// Path, query and fragment.
    rest: &'u str,
}

impl<'u> External<'u> {
    /// `None` for relative URLs, and for schemes that fetch nothing.
    pub(super) fn parse(url: &'u str) -> Option<External<'u>> {
        let url = url.trim();
        // A browser takes `//host` and backslashes for the same thing.
        let rest = match url.get(..2) {
            Some("//" | "\\\\" | "/\\" | "\\/") => &url[2..],
            _ => {
                let (scheme, rest) = url.split_once(':')?;
                let is_fetched =
                    ["http", "https", "ftp", "ws", "wss"].iter().any(|s| scheme.eq_ignore_ascii_case(s));
                if !is_fetched {
                    return None;
                }
                rest.trim_start_matches(['/', '\\'])
            }
        };
        let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at(end);
        let host = authority.rsplit('@').next().unwrap_or_default();
        let host = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        (!host.is_empty()).then_some(External { host, rest })
    }

    /// Whether the URL carries something that looks encoded: a long run of base64, hexadecimal or percent-encoded
    /// text.
    ///
    /// A link that somebody has to follow is full of identifiers, so only a long run in its query or fragment
    /// counts. What is fetched at once (`strict`) hardly needs any: a shorter run counts, and one in its path or
    /// host too.
    pub(super) fn carries_data(&self, strict: bool) -> bool {
        let (path, query) = match self.rest.find(['?', '#']) {
            Some(at) => self.rest.split_at(at),
            None => (self.rest, ""),
        };
        let floor = if strict { 16 } else { 40 };
        let mut values = query.split(['?', '&', '#', ';', '=']);
        if values.clone().any(|value| is_encoded(value, floor)) {
            return true;
        }
        let stem = |segment: &'u str| segment.split('.').next().unwrap_or_default();
        strict
            && (values.any(|value| value.matches('%').count() >= 4 || value.matches('+').count() >= 3)
                || path.split('/').any(|segment| is_encoded(stem(segment), 32))
                || self.host.split('.').any(|label| is_encoded(label, 24)))
    }

    /// The places where data can hide, decoded: the rest of the URL, and what its long tokens decode to.
    pub(super) fn payloads(&self) -> Vec<String> {
        let plain = percent_decoded(self.rest).into_owned();
        let tokens = plain.split(|c: char| !c.is_ascii_alphanumeric() && !"+/-_".contains(c));
        let mut payloads: Vec<String> = tokens
            .chain(plain.split(['?', '&', '=', '#', '/', '.']))
            .filter(|token| token.len() >= 16)
            .flat_map(|token| [base64_decoded(token), hex_decoded(token)])
            .flatten()
            .collect();
        payloads.push(self.host.clone());
        payloads.push(plain);
        payloads
    }
}

/// Whether `token` is one run of at least `floor` base64 or hexadecimal digits that no word looks like: letters and
/// digits mixed, or both cases mixed inside.
fn is_encoded(token: &str, floor: usize) -> bool {
    let body = token.trim_end_matches('=');
    let is_run = body.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte));
    if body.len() < floor || !is_run {
        return false;
    }
    // SHA-1 and SHA-256 in hexadecimal name commits and files.
    if matches!(body.len(), 40 | 64) && body.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return false;
    }
    // Words joined by hyphens, as titles in a path are, change class at the joints only.
    let longest = body.split(['-', '_', '/']).max_by_key(|part| part.len()).unwrap_or_default();
    let class = |byte: u8| match byte {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let changes = longest.as_bytes().windows(2).filter(|pair| class(pair[0]) != class(pair[1])).count();
    longest.len() >= 12 && changes * 5 >= longest.len()
}

fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains(['%', '+']) {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
            }
            (b'+', ..) => {
                decoded.push(b' ');
                at += 1;
            }
            (byte, ..) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    Cow::Owned(String::from_utf8_lossy(&decoded).into_owned())
}

/// What a base64 token of either alphabet decodes to, where that is text.
fn base64_decoded(token: &str) -> Option<String> {
    String::from_utf8(base64::decode(token.trim_end_matches('=').as_bytes().iter())?).ok()
}

fn hex_decoded(token: &str) -> Option<String> {
    let digits: Option<Vec<u32>> = token.chars().map(|c| c.to_digit(16)).collect();
    let bytes = digits?.chunks_exact(2).map(|pair| (pair[0] * 16 + pair[1]) as u8).collect();
    String::from_utf8(bytes).ok()
}

/// Hashes of every run of `length` letters and digits, in lower case and with everything else left out, so that
/// `Ann Smith` and `ann-smith` are alike. One rolling hash (Karp and Rabin, IBM Journal of Research and Development
/// 31, 1987), so the time is linear.
pub(super) fn windows(text: &str, length: usize, mut each: impl FnMut(u64)) {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let leaving = (1..length).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut window = std::collections::VecDeque::with_capacity(length);
    let mut hash = 0u64;
    for c in text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
        if window.len() == length {
            let oldest: u64 = window.pop_front().unwrap_or_default();
            hash = hash.wrapping_sub(oldest.wrapping_mul(leaving));
        }
        let value = u64::from(u32::from(c)) + 1;
        hash = hash.wrapping_mul(BASE).wrapping_add(value);
        window.push_back(value);
        if window.len() == length {
            each(hash);
        }
    }
}
