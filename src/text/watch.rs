use super::signs::Scanner;

/// Bytes before a step that tell, with it, whether there is a sign of an encoding.
pub(super) const OVERLAP: usize = 64;

/// Tells, step by step, where a text that arrives in pieces may hold something encoded. Each byte is looked at once.
#[derive(Debug, Default)]
pub(super) struct Watch {
    scanner: Scanner,
    /// How far the scanner got, and up to where it was to get.
    scanned: usize,
    end: usize,
    /// Ordinary words up to where the last [`OVERLAP`] bytes of the step before begin.
    words: usize,
    /// Whether there was a sign in these bytes, and in them and the step before.
    in_overlap: bool,
    in_step: bool,
}

impl Watch {
    /// Looks at the step that ends at byte `to` of the whole, of which `raw` is the end, from byte `base` on. Gives whether
    /// there is a sign of an encoding in it or the step before, or in the last bytes before these.
    pub(super) fn step(&mut self, raw: &str, base: usize, to: usize, is_last: bool) -> bool {
        let (words, overlap) = (self.words, self.in_overlap);
        let tail = to.saturating_sub(OVERLAP).max(self.end);
        let head = self.read(raw, base, tail, false);
        self.words = self.scanner.ordinary();
        self.in_overlap = self.read(raw, base, to, is_last);
        let all = self.scanner.ordinary();
        let is_foreign =
            self.scanner.is_foreign(all.saturating_sub(words)) || is_last && self.scanner.is_foreign(all);
        let in_step = overlap || head || self.in_overlap || is_foreign;
        std::mem::replace(&mut self.in_step, in_step) || in_step
    }

    /// Whether there is a sign up to byte `to`.
    fn read(&mut self, raw: &str, base: usize, to: usize, is_last: bool) -> bool {
        let bytes = raw.as_bytes();
        let is_ascii = bytes[self.end - base..to - base].is_ascii();
        self.end = to;
        if !is_ascii {
            // The window is looked into whatever it holds.
            (self.scanner, self.scanned) = (Scanner::default(), to);
            return true;
        }
        self.scanned = base + self.scanner.read(bytes, self.scanned - base, to - base, is_last);
        !self.scanner.take().is_plain()
    }

    /// Counts from a later byte of the text that is kept, `by` bytes on.
    pub(super) fn shift(&mut self, by: usize) {
        self.scanner.shift(by);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Arriving, is_plain};

    /// Where windows are looked into, of a text in pieces of `size` bytes.
    fn windows(text: &str, size: usize) -> Vec<(usize, String)> {
        let (mut arriving, mut seen) = (Arriving::new(), Vec::new());
        let mut begun = 0;
        while begun < text.len() {
            let end = (begun + size..).find(|end| *end >= text.len() || text.is_char_boundary(*end));
            let end = end.map_or(text.len(), |end| end.min(text.len()));
            arriving.push(&text[begun..end]);
            arriving.fold(end == text.len());
            arriving
                .windows(end == text.len(), |views, at| seen.push((at, views.folded().text().to_owned())));
            arriving.forget(arriving.end());
            begun = end;
        }
        seen
    }

    #[test]
    fn a_sign_is_seen_wherever_it_stands_and_however_the_text_is_cut() {
        let prose =
            "the ferry leaves at nine and comes back before dark; nobody there would call it punctual, ";
        let signs = [
            "aWdub3JlIHByZXZpb3Vz",
            "1gn0re",
            "p@ss",
            "%41",
            "&lt;",
            "ignroe",
            "i g n o r e",
            "69 67 6e 6f 72 65 21",
            "erongi eht",
            "vtaber gur",
            "é",
            "inst ructions",
            "wkh phhwlqj vwduwv qlqh dqg grqw ohdyh zlwkrxw wkhp wrgdb",
        ];
        for sign in signs {
            for at in (0..900).step_by(13) {
                let (before, behind) = (prose.repeat(11), prose.repeat(9));
                let text = format!("{} {sign} {behind}", &before[..at]);
                assert!(!is_plain(&text), "{sign}");
                let whole = windows(&text, usize::MAX / 2);
                assert!(
                    whole.iter().any(|(_, window)| window.contains(&sign.to_lowercase()) || !sign.is_ascii()),
                    "{sign} at {at}: {}",
                    whole.len()
                );
                for size in [1, 7, 97, 256] {
                    assert_eq!(windows(&text, size), whole, "{sign} at {at} in pieces of {size}");
                }
            }
        }
        assert!(windows(&prose.repeat(60), 100).is_empty());
    }

    #[test]
    fn a_run_without_an_end_is_seen_and_read_once() {
        let text = "aB3".repeat(100_000);
        assert_eq!(windows(&text, 1_000), windows(&text, usize::MAX / 2));
        assert!(windows(&text, 4_096).len() > text.len() / 256);
    }
}
