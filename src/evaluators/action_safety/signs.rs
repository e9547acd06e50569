//! Signs that a passage speaks to whoever executes it.

use aho_corasick::AhoCorasick;
use aho_corasick::packed::Searcher;
use once_cell::sync::Lazy;

/// Signs that a passage speaks to whoever executes it.
const MARKS: [&str; 44] = [
    "ignore ",
    "disregard",
    "important",
    "system:",
    "instead",
    "new task",
    "new instruction",
    "your task",
    "must ",
    "required to",
    "do not mention",
    "don't mention",
    "do not tell",
    "without telling",
    "skip confirmation",
    "before you",
    "before proceeding",
    "assistant",
    "ai agent",
    "agents processing",
    "policy update",
    "automated",
    "override",
    "admin:",
    "note to",
    "attention",
    "urgent",
    "forget ",
    "previous instructions",
    "strictly adhere",
    "following instruction",
    "real task",
    "actual task",
    "also need",
    "as part of",
    "by the way",
    "todo",
    "<information>",
    "[inst",
    "user:",
    "immediately",
    "prompt",
    "directive",
    "regardless",
];

/// Signs that leave no doubt.
pub(super) const STRONG: [&str; 25] = [
    "ignore ",
    "disregard",
    "do not mention",
    "don't mention",
    "do not tell",
    "without telling",
    "skip confirmation",
    "assistant",
    "ai agent",
    "agents processing",
    "override",
    "previous instructions",
    "strictly adhere",
    "following instruction",
    "real task",
    "actual task",
    "<information>",
    "system:",
    "new task",
    "new instruction",
    "your task",
    "before you can",
    "message from me",
    "the following first",
    "after you do that",
];

/// How many of the signs a text has, in lower case.
pub(super) fn marks(lower: &str) -> usize {
    static SIGNS: Lazy<Signs> = Lazy::new(Signs::new);
    SIGNS.found(lower).count_ones() as usize
}

/// Finds which signs a text has, also where they overlap.
struct Signs {
    /// Where a sign may begin next, many bytes at a step; `None` where the processor has no such steps.
    searcher: Option<Searcher>,
    /// The signs that begin with each byte, as bits.
    beginning: [u64; 256],
    automaton: AhoCorasick,
}

impl Signs {
    fn new() -> Signs {
        let mut beginning = [0; 256];
        for (number, mark) in MARKS.iter().enumerate() {
            beginning[usize::from(mark.as_bytes()[0])] |= 1 << number;
        }
        // Literals of known number and length cannot exceed the automaton's limits.
        let automaton = AhoCorasick::new(MARKS).expect("the marks are few and short");
        Signs { searcher: Searcher::new(MARKS), beginning, automaton }
    }

    fn found(&self, lower: &str) -> u64 {
        let Some(searcher) = &self.searcher else {
            return self
                .automaton
                .find_overlapping_iter(lower)
                .fold(0, |set, hit| set | 1 << hit.pattern().as_u64());
        };
        let (bytes, mut set, mut at) = (lower.as_bytes(), 0, 0);
        while let Some(hit) = searcher.find_in(lower, (at..bytes.len()).into()) {
            let rest = &bytes[hit.start()..];
            let mut left = self.beginning[usize::from(rest[0])] & !set;
            while left != 0 {
                let number = left.trailing_zeros();
                if rest.starts_with(MARKS[number as usize].as_bytes()) {
                    set |= 1 << number;
                }
                left &= left - 1;
            }
            at = hit.start() + 1;
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_found_one_by_one_and_inside_each_other() {
        assert!(MARKS.len() <= 64 && marks("ignore this. important: ignore that") == 2);
        let all = MARKS.concat();
        let halves: String = MARKS.iter().map(|mark| &mark[..mark.len() - 1]).collect();
        let long =
            format!("{} {} {}", "lamp ".repeat(100), "the previous instructions say", "rug ".repeat(100));
        for text in [
            all.as_str(),
            &halves,
            &long,
            "",
            "new",
            "new instruction",
            "also need to do",
            "\u{e9}todo\u{e9}user:",
        ] {
            let slow = MARKS.iter().filter(|mark| text.contains(*mark)).count();
            assert_eq!(marks(text), slow, "{text}");
        }
        let signs = Signs::new();
        let plain = Signs { searcher: None, ..Signs::new() };
        assert_eq!(signs.found(&all), plain.found(&all));
    }
}
