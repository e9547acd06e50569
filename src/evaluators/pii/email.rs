//! E-mail addresses: the common subset of RFC 5321 section 4.1.2, with RFC 6531 letters.

use super::scan::Scan;

/// Octets of a local part (RFC 5321, section 4.5.3.1), and of a domain: the RFC allows 255, of which nobody uses half.
const LOCAL: usize = 64;
const DOMAIN: usize = 128;

/// Endings of file names, which `name@2x.png` carries; none is a top-level domain.
const FILES: [&str; 13] =
    ["png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "ts", "html", "json", "yml", "yaml"];

/// An address around the `@` at `at`.
pub(super) fn at(scan: &mut Scan<'_, '_>, at: usize) {
    let text = scan.text();
    let Some(end) = domain(text, at + 1) else { return };
    let Some(start) = local(text, at) else { return };
    let bytes = text.as_bytes();
    let user = &bytes[start..at];
    let repository = matches!(user, b"git" | b"hg" | b"svn")
        && matches!(bytes[end..], [b':', after, ..] if !after.is_ascii_whitespace());
    if repository || in_url(&bytes[..start]) {
        return;
    }
    scan.report("email", start, end, 0.95, "email.format");
}

/// Where the local part starts: a dot-atom, or a quoted string of up to 64 bytes.
fn local(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if at > 1 && bytes[at - 1] == b'"' {
        let from = at.saturating_sub(LOCAL);
        let quote = bytes[from..at - 1].iter().rposition(|&byte| matches!(byte, b'"' | b'\n'))? + from;
        let blank = quote == 0 || !bytes[quote - 1].is_ascii_alphanumeric();
        return (bytes[quote] == b'"' && quote + 2 < at && blank).then_some(quote);
    }
    let mut start = at;
    for (index, character) in text[..at].char_indices().rev().take(LOCAL + 1) {
        let atom = character.is_ascii_alphanumeric() || "._%+-'&*!#$^=~|{}".contains(character);
        if !atom && !is_letter(character) {
            break;
        }
        start = index;
    }
    // What encloses or precedes an address in prose, markup and assignments does not belong to it.
    let trimmed = text[start..at].rfind(['=', '|', '{', '}', '!', '#', '$', '&', '*', '\'', '^', '~', '%']);
    if let Some(last) = trimmed {
        start += last + 1;
    }
    let skipped = text[start..at].len() - text[start..at].trim_start_matches(['.', '-', '+']).len();
    start += skipped;
    let local = &text[start..at];
    let sound = !local.is_empty() && local.len() <= LOCAL && !local.ends_with('.') && !local.contains("..");
    sound.then_some(start)
}

/// Where the domain ends: labels of letters, digits and inner hyphens, the last one of letters.
fn domain(text: &str, from: usize) -> Option<usize> {
    let mut best = None;
    let mut start = from;
    loop {
        let rest = &text[start..];
        let label = rest.find(|character: char| {
            !(character.is_ascii_alphanumeric() || character == '-' || is_letter(character))
        });
        let label = &rest[..label.unwrap_or(rest.len())];
        let body = label.trim_end_matches('-');
        let end = start + body.len();
        if body.is_empty() || body.starts_with('-') || body.len() > 63 || end - from > DOMAIN {
            break;
        }
        if start > from && is_top(body) {
            best = Some(end);
        }
        if body.len() < label.len() || !text[end..].starts_with('.') {
            let whole = start > from && !is_top(body);
            return if whole && !body.bytes().all(|b| b.is_ascii_alphabetic()) { None } else { best };
        }
        start = end + 1;
    }
    best
}

/// A top-level domain: two or more letters, or punycode (RFC 5890); not the ending of a file's name.
fn is_top(label: &str) -> bool {
    let letters = label.chars().all(char::is_alphabetic) && label.chars().count() >= 2;
    let file = || FILES.iter().any(|ending| label.eq_ignore_ascii_case(ending));
    (letters && !file()) || label.len() > 4 && label.as_bytes()[..4].eq_ignore_ascii_case(b"xn--")
}

/// A letter beyond ASCII, of a script that writes spaces between words: others run on into the address.
fn is_letter(character: char) -> bool {
    matches!(character, '\u{c0}'..='\u{2af}' | '\u{370}'..='\u{58f}' | '\u{5d0}'..='\u{6ff}' | '\u{900}'..='\u{dff}' | '\u{10a0}'..='\u{10ff}' | '\u{1e00}'..='\u{1fff}')
        && character.is_alphanumeric()
}

/// Whether what comes right before is the begin of a URL: `user:password@host` is a credential, not an address.
fn in_url(before: &[u8]) -> bool {
    let window = &before[before.len().saturating_sub(96)..];
    let token = window.iter().rev().take_while(|byte| !byte.is_ascii_whitespace() && **byte != b'"').count();
    let token = &window[window.len() - token..];
    token
        .windows(3)
        .rposition(|three| three == b"://")
        .is_some_and(|scheme| !token[scheme + 3..].iter().any(|byte| matches!(byte, b'/' | b'?' | b'#')))
}
