//! Base64 (RFC 4648) inside a text: in a run, wrapped, behind a path, or in pieces.

use std::ops::Range;

use super::decode::{Decoded, is_wordy, readable};

/// Shorter runs, in digits, decode to nothing that could instruct anybody.
pub(super) const FLOOR: usize = 14;

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// The length of the digits at the beginning of `bytes`.
fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_digit(**byte)).count()
}

fn padding(bytes: &[u8]) -> usize {
    bytes.iter().take(2).take_while(|byte| **byte == b'=').count()
}

/// Runs of base64 in either alphabet, on one line or wrapped at any width, that decode to text.
pub(super) fn runs(text: &str) -> Vec<Decoded> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !is_digit(bytes[at]) {
            at += 1;
            continue;
        }
        let lines = wrapped(bytes, at);
        let end = lines.last().map_or(at, |line| line.end);
        let padded = end + padding(&bytes[end..]);
        let joined = if lines.len() > 1 { decoded(bytes, &lines) } else { None };
        match joined {
            Some(text) => found.push(Decoded { text, range: at..padded }),
            None => lines.into_iter().for_each(|line| single(bytes, line, &mut found)),
        }
        at = padded.max(at + 1);
    }
    found
}

/// The lines of a run that begins at `at`: those behind the first consist of digits, and all of them but the last
/// have one width or are as long as mail makes them.
fn wrapped(bytes: &[u8], at: usize) -> Vec<Range<usize>> {
    let first = at..at + digits(&bytes[at..]);
    let mut lines = vec![first.clone()];
    let mut last = first;
    loop {
        let rest = &bytes[last.end..];
        let breaks = rest.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let indent =
            rest[breaks..].iter().take(8).take_while(|byte| matches!(byte, b' ' | b'\t' | b'>')).count();
        let start = last.end + breaks + indent;
        let next = start..start + digits(&bytes[start..]);
        let behind = next.end + padding(&bytes[next.end..]);
        let fills_line =
            !bytes.get(behind).is_some_and(|byte| matches!(byte, b' ' | b'.' | b',' | b':' | b'('));
        let has_width = match lines.get(1) {
            Some(second) => last.len() == second.len() && next.len() <= second.len(),
            None => true,
        };
        if breaks == 0 || next.is_empty() || !fills_line || last.len() < 2 || !(has_width || last.len() >= 40)
        {
            return lines;
        }
        lines.push(next.clone());
        last = next;
    }
}

/// A run on one line: as a whole, or what stands behind or between parts of a path or of a name.
fn single(bytes: &[u8], run: Range<usize>, found: &mut Vec<Decoded>) {
    let mut add = |part: Range<usize>| {
        // With many parts to try, some short ones decode by chance.
        let is_sure = |text: &String| part == run || text.len() >= 24 || is_wordy(text);
        let text = decoded(bytes, std::slice::from_ref(&part)).filter(is_sure);
        let padded = part.end + padding(&bytes[part.end..]);
        text.map(|text| found.push(Decoded { text, range: part.start..padded })).is_some()
    };
    if add(run.clone()) {
        return;
    }
    let is_cut = |at: &usize| !bytes[*at].is_ascii_alphanumeric();
    // The digits that paths and names are cut at may be part of what is encoded: so first all that follows.
    if run.clone().filter(is_cut).take(8).any(|cut| add(cut + 1..run.end)) {
        return;
    }
    let mut start = run.start;
    for cut in run.clone().filter(is_cut) {
        add(start..cut);
        start = cut + 1;
    }
}

/// Base64 in pieces with a space between them. Most pieces mix capitals, small letters and digits, as words do not.
pub(super) fn spaced(text: &str) -> Vec<Decoded> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !is_digit(bytes[at]) {
            at += 1;
            continue;
        }
        let mut end = at + digits(&bytes[at..]);
        if !is_mixed(&bytes[at..end]) {
            at = end;
            continue;
        }
        let first = at..end;
        let mut pieces = vec![first];
        let mut mixed = 1;
        while bytes.get(end) == Some(&b' ') && pieces.len() - mixed < 2 {
            let piece = end + 1..end + 1 + digits(&bytes[end + 1..]);
            if piece.is_empty() {
                break;
            }
            end = piece.end;
            pieces.push(piece.clone());
            if is_mixed(&bytes[piece]) {
                mixed = pieces.len();
            }
        }
        // A word before or behind the pieces may look like one of them.
        let attempts = (0..3).flat_map(|skip| [pieces.len(), mixed + 1, mixed].map(|end| (skip, end)));
        let hit = attempts.filter(|(skip, end)| skip + 3 <= *end && *end <= pieces.len()).find_map(
            |(skip, end)| {
                let part = &pieces[skip..end];
                let text = decoded(bytes, part).filter(|text| is_wordy(text))?;
                let last = part[part.len() - 1].end;
                Some(Decoded { text, range: part[0].start..last + padding(&bytes[last..]) })
            },
        );
        at = hit.as_ref().map_or(end, |hit| hit.range.end);
        found.extend(hit);
    }
    found
}

fn is_mixed(piece: &[u8]) -> bool {
    let digits = piece.iter().filter(|byte| byte.is_ascii_digit()).count();
    let capitals = piece.iter().skip(1).filter(|byte| byte.is_ascii_uppercase()).count();
    (digits > 0 && digits < piece.len()) || (capitals > 0 && piece.iter().any(u8::is_ascii_lowercase))
}

/// What parts of `bytes` say together, where that is text.
fn decoded(bytes: &[u8], parts: &[Range<usize>]) -> Option<String> {
    let length: usize = parts.iter().map(Range::len).sum();
    if length < FLOOR {
        return None;
    }
    let digits = parts.iter().flat_map(|part| &bytes[part.clone()]);
    readable(crate::base64::decode(digits)?)
}
