//! PowerShell and cmd by rules over the lower-cased text: aliases, abbreviated options, encoded commands.
//!
//! Carets, backticks and quotes inside words, which both shells drop, are dropped first.

mod marks;
mod programs;
mod rules;
mod tradecraft;
mod words;

use std::collections::HashMap;

use aho_corasick::AhoCorasick;
use once_cell::sync::Lazy;

use super::hazard::Category::{self, *};
use super::hazard::Hazard;
use marks::MARKS;
use rules::RULES;
use tradecraft::TRADECRAFT;

/// One automaton over the texts that the rules look for, and for each rule which of them must occur. One pass finds
/// them all, whatever their number.
struct Needles {
    automaton: AhoCorasick,
    rules: Vec<(Vec<usize>, Said)>,
    /// The rules whose first needle each one is.
    begun: Vec<Vec<usize>>,
}

/// What a rule says of a text that has its needles.
type Said = (Category, f32, &'static str);

static NEEDLES: Lazy<Needles> = Lazy::new(|| {
    let (mut texts, mut known) = (Vec::new(), HashMap::new());
    let mut number = |needle: &'static str| {
        *known.entry(needle).or_insert_with(|| {
            texts.push(needle);
            texts.len() - 1
        })
    };
    let mut rules: Vec<(Vec<usize>, Said)> = Vec::new();
    for (needles, category, score, reason) in RULES.iter().chain(TRADECRAFT) {
        let needles = needles.iter().map(|needle| number(needle)).collect();
        rules.push((needles, (*category, *score, reason)));
    }
    for (marks, category, score, reason) in MARKS {
        for mark in marks.split('|') {
            rules.push((mark.split('&').map(&mut number).collect(), (*category, *score, reason)));
        }
    }
    let mut begun = vec![Vec::new(); texts.len()];
    rules.iter().enumerate().for_each(|(number, (needles, _))| begun[needles[0]].push(number));
    // Literals of known number and length cannot exceed the automaton's limits.
    let automaton = AhoCorasick::new(&texts).expect("the needles are few and short");
    Needles { automaton, rules, begun }
});

impl Needles {
    /// Which needles occur, and the rules whose first needle does, in order.
    fn found(&self, text: &str) -> (Vec<bool>, Vec<usize>) {
        let (mut found, mut rules) = (vec![false; self.begun.len()], Vec::new());
        for hit in self.automaton.find_overlapping_iter(text) {
            let number = hit.pattern().as_usize();
            if !std::mem::replace(&mut found[number], true) {
                rules.extend(&self.begun[number]);
            }
        }
        rules.sort_unstable();
        (found, rules)
    }
}

pub(super) fn inspect(text: &str, hazards: &mut Vec<Hazard>) {
    let whole = 0..text.len();
    let (mut clean, mut length) = (vec![0; text.len()], 0);
    for byte in text.bytes() {
        clean[length] = byte.to_ascii_lowercase();
        length += usize::from(!matches!(byte, b'^' | b'`' | b'"' | b'\''));
    }
    clean.truncate(length);
    // Whole characters were left out.
    let clean = String::from_utf8(clean).unwrap_or_default();
    let is_data = ["echo ", "grep ", "rg ", "git commit", "printf ", "man "]
        .iter()
        .any(|begin| clean.trim_start().starts_with(begin))
        && is_one_command(text);
    if is_data {
        return;
    }
    let mut note =
        |category, score, reason| hazards.push(Hazard::new(category, score, reason, whole.clone()));
    // Whoever writes the ending of a program, or its other name, calls the same program.
    let bare = (clean.contains(".exe ") || clean.contains("net1 "))
        .then(|| clean.replace(".exe ", " ").replace("net1 ", "net "));
    for text in [Some(&clean), bare.as_ref()].into_iter().flatten() {
        let (found, rules) = NEEDLES.found(text);
        for (needles, (category, score, reason)) in rules.iter().map(|number| &NEEDLES.rules[*number]) {
            if needles.iter().all(|needle| found[*needle]) {
                note(*category, *score, reason);
            }
        }
    }
    // Letters apart by what cmd drops: nobody writes a name so who wants it read. MITRE ATT&CK T1027.010.
    let is_letter = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphabetic);
    let bytes = text.as_bytes();
    let apart = |&(at, byte): &(usize, &u8)| {
        *byte == b'^' && at > 0 && is_letter(bytes.get(at - 1)) && is_letter(bytes.get(at + 1))
    };
    if bytes.iter().enumerate().filter(apart).nth(3).is_some() {
        note(Malware, 0.7, "windows.encoded");
    }
    if let Some(script) = encoded(text, &clean) {
        note(Malware, 0.75, "windows.encoded");
        let mut inner = Vec::new();
        // One level: an encoded command inside an encoded command is judged by the first.
        if !script.to_ascii_lowercase().contains("-enc") {
            inspect(&script, &mut inner);
        }
        hazards.extend(inner.into_iter().map(|hazard| Hazard { span: whole.clone(), ..hazard }));
        return;
    }
    words::words(&clean, &whole, hazards);
}

/// Whether nothing outside quotes ends a command, pipes it, or writes what it prints.
fn is_one_command(text: &str) -> bool {
    let mut quote = None;
    for c in text.trim_end().chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if matches!(c, '|' | '>' | ';' | '&' | '\n') => return false,
            _ => {}
        }
    }
    quote.is_none()
}

/// The command behind `-EncodedCommand`, in any of its abbreviations: base64 of UTF-16.
fn encoded(text: &str, clean: &str) -> Option<String> {
    let mut words = text.split_ascii_whitespace();
    if !clean.contains("powershell") && !clean.contains("pwsh") {
        return None;
    }
    while let Some(word) = words.next() {
        let word = word.replace(['^', '`', '"'], "");
        let option = word.trim_start_matches(['-', '/', '\u{2013}', '\u{2014}']).to_ascii_lowercase();
        if option.is_empty()
            || option.len() == word.len()
            || !"encodedcommand".starts_with(&option) && option != "ec"
        {
            continue;
        }
        let digits = words.next()?.trim_matches(['"', '\'']);
        if digits.len() < 8 {
            continue;
        }
        let bytes =
            crate::base64::decode(digits.bytes().filter(|byte| *byte != b'=').collect::<Vec<_>>().iter())?;
        let units: Vec<u16> =
            bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        return Some(String::from_utf16_lossy(&units));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_found_as_it_is_written() {
        for (marks, _, score, reason) in MARKS {
            for mark in marks.split('|') {
                let text = format!("x {}", mark.replace('&', " "));
                let mut hazards = Vec::new();
                inspect(&text, &mut hazards);
                assert!(
                    hazards.iter().any(|hazard| hazard.reason == *reason && hazard.score == *score),
                    "{mark}"
                );
            }
        }
    }
}
