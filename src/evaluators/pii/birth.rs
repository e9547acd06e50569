//! Dates of birth: a date is personal where the words before it say whose life it begins.

use super::engine::Family;
use super::scan::Scan;

pub(super) const CONTEXT: &[&str] = &[
    "dob",
    "d o b",
    "birth",
    "born",
    "birthday",
    "birthdate",
    "dateofbirth",
    "nacimiento",
    "nascimento",
    "naissance",
    "né",
    "née",
    "nascita",
    "nato",
    "nata",
    "geboren",
    "geburtsdatum",
    "geb",
    "geboortedatum",
    "født",
    "född",
    "urodzenia",
];

/// Names of months start with these, in English and its neighbours.
const MONTHS: [&str; 20] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai", "okt", "dez",
    "ene", "abr", "ago", "dic", "mär",
];

/// Whether a date can begin with a word of `length` with `digits` before anything else: days and months have one or two of
/// them, years two or four, and eight make a date in one piece.
pub(super) fn may_begin(length: usize, digits: usize) -> bool {
    length <= 8 && matches!(digits, 1 | 2 | 4 | 8)
}

/// A date of birth that begins with the word at `start`, which opens, or with the name of a month right before it.
pub(super) fn word(scan: &mut Scan<'_, '_>, start: usize) {
    let text = scan.text();
    let span = numeric(text, start).or_else(|| written(text, start));
    let Some((first, last)) = span else { return };
    let after = text.as_bytes().get(last);
    if !scan.opens(first) || after.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
        return;
    }
    if let Some(strength) = scan.context_before(first).strength(Family::Birth.into()) {
        scan.until.birth = last;
        scan.report("date_of_birth", first, last, 0.95 * strength, "date_of_birth.context");
    }
}

/// `1980-02-29`, `29.02.1980`, `2/29/80`, `19800229`.
fn numeric(text: &str, start: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut parts = [(0, 0); 3];
    let mut at = start;
    let mut joint = None;
    for (part, read) in parts.iter_mut().enumerate() {
        let digits = bytes[at..].iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 8 && part == 0 {
            let number = |from: usize, to: usize| value(&bytes[at + from..at + to]);
            let sound = is_date(number(0, 4), number(4, 6), number(6, 8))
                || is_date(number(4, 8), number(0, 2), number(2, 4));
            return sound.then_some((start, at + 8));
        }
        if !matches!(digits, 1 | 2 | 4) {
            return None;
        }
        *read = (value(&bytes[at..at + digits]), digits);
        at += digits;
        // Years do not follow years.
        if part == 1 && digits == 4 {
            return None;
        }
        if part < 2 {
            let next = *bytes.get(at).filter(|byte| matches!(byte, b'-' | b'/' | b'.' | b' '))?;
            if joint.is_some_and(|joint| joint != next) {
                return None;
            }
            joint = Some(next);
            at += 1;
        }
    }
    let [(first, a), (second, b), (third, c)] = parts;
    let sound = match (a, b, c) {
        (4, 1 | 2, 1 | 2) => is_date(first, second, third),
        (1 | 2, 1 | 2, 2 | 4) => {
            let year = if c == 2 { 1900 + third } else { third };
            is_date(year, second, first) || is_date(year, first, second)
        }
        _ => false,
    };
    sound.then_some((start, at))
}

/// `29 February 1980`, `29th of Feb. 1980`, `February 29, 1980`.
fn written(text: &str, start: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let (day, digits) = short_number(&text[start..], 2)?;
    if !matches!(bytes.get(start + digits), Some(b's' | b'n' | b'r' | b't' | b'.' | b',' | b' ' | b'-')) {
        return None;
    }
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|&suffix| text[start + digits..].starts_with(suffix));
    let mut at = start + digits + if ordinal { 2 } else { 0 };
    at += usize::from(bytes.get(at) == Some(&b'.'));
    // the month after the day
    let rest = text[at..].strip_prefix(',').unwrap_or(&text[at..]).strip_prefix([' ', '-'])?;
    let rest = rest.strip_prefix("of ").or_else(|| rest.strip_prefix("de ")).unwrap_or(rest);
    let first = text.len() - rest.len();
    let word = |rest: &str| rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let letters = word(rest);
    if letters > 0 {
        month(&rest[..letters])?;
        let gap = rest[letters..].trim_start_matches(['.', ',', ' ', '-']);
        let gap = gap.strip_prefix("de ").unwrap_or(gap);
        let from = text.len() - gap.len();
        let (year, digits) = short_number(gap, 4)?;
        let near = from - first - letters <= 6 && digits == 4;
        return (near && is_date(year, 1, day)).then_some((start, from + digits));
    }
    // the month before the day
    let head = text[..start].strip_suffix(' ')?;
    let head = head.strip_suffix('.').unwrap_or(head);
    let name = head.char_indices().rev().take(12).take_while(|(_, c)| c.is_alphabetic()).last()?.0;
    month(&head[name..])?;
    let (year, digits) = short_number(rest, 4)?;
    (digits == 4 && is_date(year, 1, day)).then_some((name, first + digits)).or(None)
}

fn month(word: &str) -> Option<()> {
    let mut lower = word.chars().flat_map(char::to_lowercase);
    let begin = [lower.next()?, lower.next()?, lower.next()?];
    (MONTHS.iter().any(|month| month.chars().eq(begin)) && lower.take(8).count() <= 7).then_some(())
}

fn short_number(text: &str, most: usize) -> Option<(u32, usize)> {
    let digits = text.bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
    (1..=most).contains(&digits).then(|| (value(&text.as_bytes()[..digits]), digits))
}

/// The value of a few digits.
fn value(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |value, &digit| value * 10 + u32::from(digit - b'0'))
}

pub(super) fn is_date(year: u32, month: u32, day: u32) -> bool {
    (1850..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}
