//! Placeholders as a model writes them back: `<EMAIL_1>`, and also `<email_1>`, `**< Email 1 >**`, `&lt;EMAIL_1&gt;`,
//! `\<EMAIL\_1\>`, `[EMAIL_1]`, `EMAIL_1's`.

use std::ops::Range;

/// A placeholder in a text: all of it, the place of its label among those asked for, and its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) span: Range<usize>,
    pub(super) label: usize,
    pub(super) number: u32,
}

/// What may stand for `<` and for `>`, with the closing one for each opening one; longer ones first.
const BRACKETS: [(&str, &str); 12] = [
    ("&lt;", "&gt;"),
    ("&#60;", "&#62;"),
    ("\\u003c", "\\u003e"),
    ("\\u003C", "\\u003E"),
    ("%3C", "%3E"),
    ("%3c", "%3e"),
    ("\\<", "\\>"),
    ("<", ">"),
    ("\u{ff1c}", "\u{ff1e}"),
    ("\u{27e8}", "\u{27e9}"),
    ("[", "]"),
    ("{", "}"),
];

/// What may stand between the words of a label, and before its number; longer ones first.
const JOINTS: [&str; 7] = ["\\_", "_", "-", "\u{a0}", " ", "&#95;", "%5F"];

/// Bytes from the begin of a placeholder's bracket to where it is certain that it is one.
pub(super) fn reach(labels: &[String]) -> usize {
    // A joint takes 7 bytes, or one of them and a blank.
    let label = |label: &String| label.len() + 8 * (label.matches('_').count() + 1);
    // Brackets and the blanks inside of them, digits, and one byte behind.
    labels.iter().map(label).max().unwrap_or(0) + 2 * (6 + 2) + 10 + 4
}

/// The placeholders in `text`, in order and apart. Labels are in upper case, their words joined by `_`.
pub(super) fn find(text: &str, labels: &[String]) -> Vec<Hit> {
    let bytes = text.as_bytes();
    let mut by_letter: [Vec<usize>; 26] = Default::default();
    for (at, label) in labels.iter().enumerate() {
        if let Some(first) = label.bytes().next().filter(u8::is_ascii_uppercase) {
            by_letter[usize::from(first - b'A')].push(at);
        }
    }
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let is_start = bytes[at].is_ascii_alphabetic()
            && (at == 0 || !is_word(bytes[at - 1]) || follows_escape(&bytes[..at]));
        let floor = hits.last().map_or(0, |hit| hit.span.end);
        let named = match is_start {
            true => &by_letter[usize::from(bytes[at].to_ascii_uppercase() - b'A')][..],
            false => &[],
        };
        let hit = named.iter().find_map(|&label| hit(text, at, floor, label, &labels[label]));
        match hit {
            Some(hit) => {
                at = hit.span.end.max(at + 1);
                hits.push(hit);
            }
            None => at += 1,
        }
    }
    hits
}

/// Whether what ends there is a bracket that ends in a letter or a digit: `%3C`, `\u003c`.
fn follows_escape(before: &[u8]) -> bool {
    BRACKETS
        .iter()
        .any(|(open, _)| is_word(open.as_bytes()[open.len() - 1]) && before.ends_with(open.as_bytes()))
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn hit(text: &str, start: usize, floor: usize, label: usize, name: &str) -> Option<Hit> {
    let bytes = text.as_bytes();
    let (mut at, mut strict) = (start, true);
    for part in name.bytes() {
        if part == b'_' {
            let (width, exact) = joint(&text[at..])?;
            (at, strict) = (at + width, strict && exact);
        } else if bytes.get(at)?.eq_ignore_ascii_case(&part) {
            at += 1;
        } else {
            return None;
        }
    }
    let (width, exact) = joint(&text[at..]).unwrap_or((0, false));
    (at, strict) = (at + width, strict && exact);
    let digits = bytes[at..].iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    let number: u32 = text[at..at + digits].parse().ok().filter(|_| (1..=9).contains(&digits))?;
    at += digits;
    let before = text[floor..start].trim_end_matches(' ');
    let after = text[at..].trim_start_matches(' ');
    let gap = |trimmed: usize, whole: usize| whole - trimmed <= 2;
    let spaced = gap(before.len(), start - floor) && gap(after.len(), text.len() - at);
    let pair =
        BRACKETS.iter().find(|(open, close)| spaced && before.ends_with(open) && after.starts_with(close));
    if let Some((open, close)) = pair {
        let (first, last) = (floor + before.len() - open.len(), text.len() - after.len() + close.len());
        // The text of a link keeps its brackets.
        let is_link = *open == "[" && text[last..].starts_with('(');
        if !is_link {
            return Some(Hit { span: first..last, label, number });
        }
    }
    // Without brackets, or with half of them, only what nobody writes by chance.
    let ends = bytes.get(at).is_none_or(|&byte| !byte.is_ascii_alphanumeric() && byte != b'_');
    let lone = |open: &&(&str, &str)| open.0 != "[" && open.0 != "{" && text[floor..start].ends_with(open.0);
    let first = BRACKETS.iter().find(lone).map_or(start, |(open, _)| start - open.len());
    let close = |pair: &&(&str, &str)| pair.1 != "]" && pair.1 != "}" && text[at..].starts_with(pair.1);
    let last = BRACKETS.iter().find(close).map_or(at, |(_, close)| at + close.len());
    (strict && (ends || last > at)).then_some(Hit { span: first..last, label, number })
}

/// The width of what joins two words at the head of `rest`, and whether it is the underscore it should be.
fn joint(rest: &str) -> Option<(usize, bool)> {
    let one = |rest: &str| JOINTS.iter().find(|joint| rest.starts_with(*joint)).map(|joint| joint.len());
    let first = one(rest)?;
    let exact = matches!(rest.as_bytes()[0], b'_' | b'\\' | b'&' | b'%');
    // A space may stand before or behind the underscore.
    let second = one(&rest[first..])
        .filter(|_| exact || rest.starts_with(' '))
        .filter(|_| !rest[first..].starts_with('-'));
    let second = second.filter(|_| rest.starts_with(' ') != rest[first..].starts_with(' '));
    Some((first + second.unwrap_or(0), exact && second.is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str) -> Vec<&str> {
        let labels = ["EMAIL".to_owned(), "CREDIT_CARD".to_owned()];
        find(text, &labels).into_iter().map(|hit| &text[hit.span]).collect()
    }

    #[test]
    fn bent_placeholders_are_seen() {
        for text in [
            "<EMAIL_1>",
            "<email_1>",
            "< EMAIL_1 >",
            "<EMAIL 1>",
            "<Email-1>",
            "\\<EMAIL\\_1\\>",
            "&lt;EMAIL_1&gt;",
            "[EMAIL_1]",
            "{EMAIL_1}",
            "EMAIL_1",
            "<CREDIT_CARD_12>",
            "<Credit Card 12>",
            "<CREDIT\\_CARD\\_12>",
            "%3CEMAIL_1%3E",
            "\\u003cEMAIL_1\\u003e",
            "\u{ff1c}EMAIL_1\u{ff1e}",
            "<EMAIL1>",
            "<EMAIL _1>",
            "<EMAIL_ 1>",
        ] {
            assert_eq!(spans(text), [text], "{text}");
            let inside = format!("see **{text}**'s.");
            assert_eq!(spans(&inside), [text], "{inside}");
        }
        assert_eq!(spans("[EMAIL_1](mailto:EMAIL_1)"), ["EMAIL_1", "EMAIL_1"]);
        assert_eq!(spans("(EMAIL_1), <EMAIL_1 and EMAIL_1>"), ["EMAIL_1", "<EMAIL_1", "EMAIL_1>"]);
    }

    #[test]
    fn other_texts_are_not() {
        for text in [
            "email 1",
            "EMAIL",
            "EMAIL_",
            "MYEMAIL_1",
            "EMAIL_1x",
            "EMAIL_1_2",
            "credit card 12",
            "<EMAIL_1234567890>",
            "EMAILS_1",
        ] {
            assert!(spans(text).is_empty(), "{text}");
        }
    }
}
