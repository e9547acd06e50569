//! What is looked for only where it is asked for: URLs and dates, which are too common to be anybody's data by themselves,
//! and what would cost every text a pass of its own.

use std::sync::LazyLock;

use regex::Regex;

use super::birth;
use crate::{Finding, Label, Score};

/// Web addresses (RFC 3986), and names of hosts under a common top-level domain or that of a country.
pub(super) fn urls(text: &str, found: &mut Vec<Finding>) {
    static URL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?:(?:https?|ftps?|wss?)://|www\.)[^\s<>\x22'`\\]+",
            r"|\b(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+",
            r"(?:com|net|org|edu|gov|mil|int|info|biz|app|dev|cloud|online|site|shop|xyz|tech|[a-z]{2})\b(?:/[^\s<>\x22'`\\]*)?",
        ))
        .expect("a sound pattern")
    });
    for hit in URL.find_iter(text) {
        let url = hit.as_str().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}']);
        let is_mail = text[..hit.start()].ends_with('@') || text[hit.start() + url.len()..].starts_with('@');
        let has_scheme =
            url.contains("://") || url.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."));
        let is_attribute = !has_scheme && text[hit.start() + url.len()..].starts_with(['(', '_', '=']);
        if !is_mail && !is_attribute {
            report(
                "url",
                hit.start(),
                hit.start() + url.len(),
                if has_scheme { 0.95 } else { 0.6 },
                "url.format",
                found,
            );
        }
    }
}

/// MAC addresses without a single digit, at which nothing else begins to look.
pub(super) fn hardware(text: &str, found: &mut Vec<Finding>) {
    static LETTERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b[a-f]{2}(?:(?::[a-f]{2}){5}|(?:-[a-f]{2}){5})\b").expect("a sound pattern")
    });
    for hit in LETTERS.find_iter(text) {
        let nobody = hit.as_str().bytes().all(|byte| matches!(byte, b'f' | b'F' | b':' | b'-'));
        if !nobody {
            report("mac_address", hit.start(), hit.end(), 0.6, "mac_address.letters", found);
        }
    }
}

/// Dates of the calendar, with a time of day behind those of ISO 8601, days of a month, and days of the week.
pub(super) fn dates(text: &str, found: &mut Vec<Finding>) {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        const MONTH: &str = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";
        const DAYS: &str = r"(?:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june|july|aug(?:ust)?|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";
        let pattern = [
            r"(?i)\b(?:(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})T\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?",
            r"(?P<y2>\d{4})[-/.](?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2})",
            r"(?P<a3>\d{1,2})[-/.](?P<b3>\d{1,2})[-/.](?P<y3>\d{4}|\d{2})",
            &format!(r"{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"),
            &format!(r"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH},? \d{{4}}"),
            &format!(r"{MONTH}[- ]\d{{4}}|{MONTH}-\d{{2}}"),
            // `may 10` and `march 10` are seldom dates without a capital.
            &format!(r"(?:{DAYS}|(?-i:May|March|Mar\.?)) \d{{1,2}}(?:st|nd|rd|th)?"),
            &format!(r"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{DAYS}|(?-i:May|March))"),
            r"(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
            r"(?:on|next|last|this|every|by|until) (?:mon|tues|wednes|thurs|fri|satur|sun)day",
            r"year \d{4})\b",
        ];
        Regex::new(&pattern.join("|")).expect("a sound pattern")
    });
    for parts in DATE.captures_iter(text) {
        let Some(hit) = parts.get(0) else { continue };
        let number = |name: &str| parts.name(name).and_then(|part| part.as_str().parse::<u32>().ok());
        let year = |year: u32| if year < 100 { 1900 + year } else { year };
        let sound = match (number("y1").or(number("y2")), number("y3")) {
            (Some(year), _) => {
                let (month, day) = (number("m1").or(number("m2")), number("d1").or(number("d2")));
                birth::is_date(year, month.unwrap_or(0), day.unwrap_or(0))
            }
            (None, Some(last)) => {
                let (first, second) = (number("a3").unwrap_or(0), number("b3").unwrap_or(0));
                birth::is_date(year(last), first, second) || birth::is_date(year(last), second, first)
            }
            (None, None) => true,
        };
        if sound {
            report("date_time", hit.start(), hit.end(), 0.7, "date_time.format", found);
        }
    }
}

fn report(
    label: &'static str,
    start: usize,
    end: usize,
    score: f32,
    reason: &'static str,
    found: &mut Vec<Finding>,
) {
    let score = Score::saturating(score);
    found.push(Finding::new(Label::new(label), start..end, score).with_reason(reason));
}
