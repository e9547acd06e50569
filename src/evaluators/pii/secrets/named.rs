//! Values that are given to something called a secret: assigned to it, compared with it, or near it.

use std::ops::Range;

use super::prefixes::{self, PREFIXES};
use super::{API_KEY, Found, PASSWORD, assignment, look, value};

/// Names of providers that are shorter are also parts of ordinary words.
const SHORT: usize = 6;
/// The longest name of a variable of the environment, with what stands before it on its line.
const LINE: usize = 64;
/// First words of names whose values are none: a test's, a document's.
const MOCKS: [&str; 8] = ["non", "not", "fake", "dummy", "mock", "invalid", "wrong", "placeholder"];

/// The value of something called a key or a token: assigned to it, compared with it, or near it.
pub(super) fn key(text: &str, hit: Range<usize>, reach: usize) -> Option<Found> {
    // What follows the name of a scheme is that one's to judge.
    let head = text.as_bytes()[hit.end..].iter().take(24).map(u8::to_ascii_lowercase).collect::<Vec<u8>>();
    let has = |scheme: &[u8]| head.windows(scheme.len()).any(|part| part == scheme);
    if head.starts_with(b"orization") && (has(b"basic ") || has(b"bearer ")) {
        return None;
    }
    named(text, hit.clone())
        .or_else(|| compared(text, &hit))
        .or_else(|| bytes(text, &hit))
        .or_else(|| near(text, hit, reach))
}

/// The same for what is called by a provider's name.
pub(super) fn provider(text: &str, hit: Range<usize>) -> Option<Found> {
    let next = text.as_bytes().get(hit.end);
    // A short name within another word, or an ordinary word in the plural: `sumOfSquares`.
    let is_part = next.is_some_and(|next| next.is_ascii_lowercase() && (hit.len() < SHORT || *next == b's'));
    if is_part || !begins_word(text, hit.start) {
        return None;
    }
    named(text, hit.clone()).or_else(|| near(text, hit, 64))
}

/// A literal that a secret is compared with, on the left: `if ("…" == password)`.
pub(super) fn compared(text: &str, hit: &Range<usize>) -> Option<Found> {
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

/// A password that is assigned to a name.
pub(super) fn password(text: &str, hit: Range<usize>) -> Option<Found> {
    let end = hit.start + text[hit.clone()].trim_end_matches(['=', ':', ' ']).len();
    if is_mock(text, &hit) {
        return None;
    }
    let mut found = assignment::value_for(text, end).or_else(|| assignment::value(text, end))?;
    if let Some(range) = assignment::default(text, &found) {
        found = assignment::Value { range, is_quoted: true, is_assigned: true };
    }
    let password = text.get(found.range.clone())?;
    let is_short = password.len() < if found.is_quoted { 3 } else { 4 };
    let is_code = !found.is_quoted
        && (password.contains(['(', '['])
            || password.ends_with("()")
            || password.starts_with(['&', '*', '$', '@', '{', '#']));
    let mixed = password.bytes().any(|byte| byte.is_ascii_digit() || b"!@#$%^&*?+=~".contains(&byte));
    // Without quotes only what no prose or code has there counts; with them a plain word may be a password.
    let is_plain = !found.is_quoted
        && !mixed
        && value::is_wordy(password)
        && !is_in_environment(text, &hit, &found.range);
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
pub(super) fn named(text: &str, hit: Range<usize>) -> Option<Found> {
    if is_public(text, &hit) || is_mock(text, &hit) {
        return None;
    }
    let found = assignment::value(text, hit.end)?;
    let key = text.get(found.range.clone())?;
    let rest = &text[found.range.end..];
    // What goes on in dots was cut short by whoever wrote it.
    if (rest.starts_with("...") && !rest.starts_with("....")) || is_refused(text, &found.range) {
        return None;
    }
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
        && !value::is_typed(key)
        && ((value::is_random(key, 10, bits) && looks_issued(key))
            || value::is_scrambled(key.trim_end_matches('-'))
            || (value::is_drawn(key) && key.len() >= 20)
            || is_of_provider(text, &hit, key)
            || value::is_grouped(key)
            || is_pair);
    is_key.then_some((API_KEY, range, if key.len() >= 16 { 0.8 } else { 0.6 }, "secret.assigned"))
}

/// Whether a value begins with the prefix of a provider, and is none of its tokens.
fn is_refused(text: &str, range: &Range<usize>) -> bool {
    let value = &text[range.clone()];
    let prefix = PREFIXES
        .iter()
        .filter(|prefix| prefix.text.len() > 4 && value.starts_with(prefix.text))
        .max_by_key(|prefix| prefix.text.len());
    prefix.is_some_and(|prefix| {
        let is_marked = prefix.text.ends_with(['-', '_', '.']);
        is_marked && prefixes::is_certain(prefix) && look::token(text, range.start, prefix).is_none()
    })
}

/// Whether a value has the form that a provider's identifiers have which are too short to look drawn at random.
fn is_of_provider(text: &str, hit: &Range<usize>, value: &str) -> bool {
    let word = text[hit.clone()].to_ascii_lowercase();
    // Sumo Logic's access identifiers: `su` and twelve characters.
    let is_sumo = word.starts_with("sumo") && value.len() == 14 && value.starts_with("su");
    is_sumo && value.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !value::is_wordy(value)
}

/// Whether the name in which a word stands says that its value is none: `fakeToken`, `nonMatchingKey`.
fn is_mock(text: &str, hit: &Range<usize>) -> bool {
    let bytes = &text.as_bytes()[..hit.start];
    let part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let name = &bytes[bytes.len() - bytes.iter().rev().take(32).take_while(part).count()..];
    MOCKS.iter().any(|mock| {
        let after = name.get(mock.len());
        name.len() >= mock.len()
            && name[..mock.len()].eq_ignore_ascii_case(mock.as_bytes())
            && after.is_none_or(|next| !next.is_ascii_lowercase())
    })
}

/// Whether a value is all of what stands behind `NAME=`, as in files of environment variables, where a plain word is a
/// password as well.
fn is_in_environment(text: &str, hit: &Range<usize>, value: &Range<usize>) -> bool {
    let is_name = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_';
    let from = (hit.start.saturating_sub(LINE)..=hit.start)
        .find(|from| text.is_char_boundary(*from))
        .unwrap_or(hit.start);
    let start = match text[from..hit.start].rfind('\n') {
        Some(at) => from + at + 1,
        None if from == 0 => 0,
        None => return false,
    };
    let line = text[start..value.start].trim_start_matches(['#', ' ']);
    let word = &text[value.clone()];
    const STATES: [&str; 10] = [
        "required", "optional", "enabled", "disabled", "default", "failed", "always", "prompt", "strict",
        "basic",
    ];
    line.strip_suffix('=').is_some_and(|name| name.bytes().all(|byte| is_name(&byte)))
        && text[value.end..].trim_start_matches([' ', '\r']).chars().next().is_none_or(|next| next == '\n')
        && word.len() >= 6
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && !STATES.contains(&word)
}

/// The password that follows `ConvertTo-SecureString` and its flags.
pub(super) fn secure_string(text: &str, end: usize) -> Option<Found> {
    let mut at = end;
    loop {
        let rest = &text[at..];
        let blank = rest.bytes().take(4).take_while(|byte| b" \t\\".contains(byte)).count();
        let flag = rest[blank..]
            .strip_prefix('-')
            .map(|flag| flag.bytes().take(24).take_while(u8::is_ascii_alphabetic).count());
        match flag {
            Some(length) if length > 0 => at += blank + 1 + length,
            _ => {
                at += blank;
                break;
            }
        }
    }
    let rest = &text[at..];
    let quotes = rest.bytes().take(2).take_while(|byte| b"\"'".contains(byte)).count();
    let length = rest[quotes..]
        .bytes()
        .take(128)
        .take_while(|byte| byte.is_ascii_graphic() && !b"\"'\\)".contains(byte))
        .count();
    let range = at + quotes..at + quotes + length;
    let password = &text[range.clone()];
    let is_ours = length >= 6 && at > end && !password.starts_with('$') && !value::is_placeholder(password);
    let mixed = password.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_punctuation());
    (is_ours && (mixed || quotes > 0)).then_some((PASSWORD, range, 0.8, "secret.password"))
}

/// A key that is written out as bytes: `Secret: []byte{0x35, 0x34, …}`.
fn bytes(text: &str, hit: &Range<usize>) -> Option<Found> {
    let word = text[hit.clone()].to_ascii_lowercase();
    let before = &text.as_bytes()[..hit.start];
    const KINDS: [&str; 9] =
        ["aes", "des", "hmac", "sign", "private", "secret", "encrypt", "cipher", "master"];
    let is_kind = KINDS.iter().any(|kind| {
        let tail = before.len().checked_sub(kind.len()).map(|from| &before[from..]);
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(kind.as_bytes()))
    });
    if !(word == "secret" || (word.ends_with("key") && is_kind)) {
        return None;
    }
    let rest = &text.as_bytes()[hit.end..];
    let is_between = |byte: &u8| byte.is_ascii_alphanumeric() || b"_ =:[]*".contains(byte);
    let open = rest.iter().take(32).position(|byte| !is_between(byte)).filter(|at| rest[*at] == b'{')?;
    let (mut at, mut end, mut values) = (open + 1, open + 1, Vec::new());
    while at < rest.len() && values.len() < 256 {
        let skipped = rest[at..].iter().take(16).take_while(|byte| b" ,\t\r\n\\".contains(byte)).count();
        let digits = rest[at + skipped..]
            .iter()
            .take(5)
            .take_while(|byte| byte.is_ascii_hexdigit() || **byte == b'x')
            .count();
        if digits == 0 || digits > 4 || !rest[at + skipped].is_ascii_digit() {
            break;
        }
        values.push(&rest[at + skipped..at + skipped + digits]);
        at += skipped + digits;
        end = at;
    }
    let is_ascending = values.windows(2).all(|pair| (pair[0].len(), pair[0]) < (pair[1].len(), pair[1]));
    let long = values.iter().filter(|value| value.len() > 1).count();
    let distinct = values.iter().collect::<std::collections::BTreeSet<_>>().len();
    let is_key = values.len() >= 8 && long * 2 >= values.len() && distinct >= 6 && !is_ascending;
    let start = open + 1;
    is_key.then_some((API_KEY, hit.end + start..hit.end + end, 0.7, "secret.bytes"))
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
        && !value::is_typed(value)
        && (word == "secret" || value.bytes().filter(u8::is_ascii_punctuation).count() >= 2)
}

/// Whether a token is no version, date, path, measure or identifier in words with a number.
fn looks_issued(key: &str) -> bool {
    let parts: Vec<&str> = key.split(['-', '_', '.', ':', '/']).collect();
    let longest = parts.iter().max_by_key(|part| part.len()).copied().unwrap_or_default();
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    let words = key
        .split(['-', '_', '.', ':', '/'])
        .filter(|part| value::is_wordy(part))
        .map(str::len)
        .sum::<usize>();
    // A name with a number, as machines and releases have: `cmp2-qat-1208358310`.
    let is_numbered =
        parts.len() <= 3 && longest.len() < 16 && longest.bytes().all(|byte| byte.is_ascii_digit());
    !is_numbered
        && longest.len() >= 8
        && words * 2 <= key.len()
        && (digits * 12 >= key.len() || value::entropy(key.as_bytes()) > 4.2)
}

/// Whether a word begins at `at`: in a name of several words, where the case changes.
fn begins_word(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    match at.checked_sub(1).map(|before| bytes[before]) {
        // A property of Java's: `-Dsonar.login`.
        Some(b'D') if at > 1 && bytes[at - 2] == b'-' => true,
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
    let before = before.trim_end_matches(['_', '-', '.']);
    let before = before.strip_suffix(" ").filter(|before| before.ends_with("public")).unwrap_or(before);
    let name = text[hit.end..]
        .bytes()
        .take(32)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        .count();
    let after = text[hit.end..hit.end + name].to_ascii_lowercase().replace('-', "_");
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
            && !["keyid", "key_id", "clientid", "client_id", "accessid", "access_id"].iter().any(|id| after.ends_with(id))
            && !(word == "access" && after == "_id"))
        || (word.ends_with("key") && matches!(after.as_str(), "id" | "_id") && !before.ends_with("access"))
}

/// A token near a word, with no sign of an assignment between them: `weatherbit ACCESS 0f3c…`. It begins within
/// `reach` bytes, on the same line.
fn near(text: &str, hit: Range<usize>, reach: usize) -> Option<Found> {
    if is_public(text, &hit) || is_mock(text, &hit) {
        return None;
    }
    let rest = &text[hit.end..];
    if let Some(range) = beside(rest) {
        let range = hit.end + range.start..hit.end + range.end;
        return (!is_refused(text, &range)).then_some((API_KEY, range, 0.6, "secret.near_provider"));
    }
    let line = rest.bytes().take(reach).take_while(|byte| *byte != b'\n').count();
    let line = (0..=line).rev().find(|end| rest.is_char_boundary(*end))?;
    for (at, run) in runs(&rest[..line], rest) {
        let length = run.len();
        // The rest of a longer word.
        let is_glued = at == 0 && run.starts_with(|first: char| first.is_ascii_alphabetic());
        if is_glued && text.as_bytes()[hit.end - 1].is_ascii_alphanumeric() || value::ends_in_uuid(run) {
            continue;
        }
        let is_issued = match length {
            32 | 40 | 64 => {
                run.bytes().all(|byte| byte.is_ascii_hexdigit()) || value::is_random(run, 20, 3.2)
            }
            36 if value::is_uuid(run) => true,
            _ => value::is_random(run, 20, 3.4),
        };
        let is_issued = is_issued && value::entropy(run.as_bytes()) >= 2.8 && looks_issued(run);
        let is_number = rest.as_bytes().get(at + length) == Some(&b':');
        let start = hit.end + at;
        let is_cut = rest[at + length..].starts_with("...");
        let is_free = !is_number && !is_cut && !value::is_placeholder(run) && !value::is_typed(run);
        if (is_issued || value::is_scrambled(run)) && is_free && !is_refused(text, &(start..start + length)) {
            return Some((API_KEY, start..start + length, 0.7, "secret.near_provider"));
        }
    }
    None
}

/// A token that stands right behind a name, or alone on the next line: `provider KEY AB12…`.
fn beside(rest: &str) -> Option<Range<usize>> {
    let bytes = rest.as_bytes();
    let count = |from: usize, most: usize, is: fn(u8) -> bool| {
        bytes[from.min(bytes.len())..].iter().take(most).take_while(|byte| is(**byte)).count()
    };
    let name = count(0, 24, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let gap = count(name, 3, |byte| b" \r\n\t-:=".contains(&byte));
    if gap == 0 {
        return None;
    }
    let start = name + gap;
    let length = count(start, 96, |byte| byte.is_ascii_alphanumeric() || b"-._/+=".contains(&byte));
    let run = rest[start..start + length].trim_end_matches(['.', '-', '/']);
    let is_line = bytes[name..start].contains(&b'\n');
    let ends_line = bytes.get(start + length).is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
    let mixed = |part: &str| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        digits > 0 && digits < part.len()
    };
    let parts = run.split(['-', '.']).filter(|part| part.len() >= 6 && mixed(part)).count();
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let is_solid = run.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_issued = value::is_grouped(run)
        || parts >= 2 && digits >= 6
        || is_solid && (14..=19).contains(&run.len()) && digits >= 6 && digits + 3 <= run.len()
        || run.ends_with('=') && value::is_random(run, 16, 3.2)
        || is_line && value::is_random(run, 16, 3.2)
        || value::is_scrambled(run);
    let is_cut = rest[start + run.len()..].starts_with("...");
    let is_free =
        !is_cut && !value::is_placeholder(run) && !value::is_typed(run) && !value::ends_in_uuid(run);
    (is_issued && is_free && (!is_line || ends_line)).then(|| start..start + run.len())
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
