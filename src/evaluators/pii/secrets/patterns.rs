//! Prefixes and words in a text, whatever their case: the first that begins, and of those that begin there the longest.
//!
//! Three bytes, and then four, decide whether a pattern can begin at a place. Places do not wait for each other as the steps
//! of an automaton do.

use std::ops::Range;

/// Bytes whose case does not count here; other bytes that this maps to one are told apart later.
const FOLDED: u32 = 0x2020_2020;
/// Spreads a hash (Knuth, "The Art of Computer Programming", section 6.4).
const SPREAD: u32 = 0x9E37_79B1;
/// Places that are looked at together.
const BLOCK: usize = 64;
/// Bytes behind a block that are read with it: some from its last places on decide about these.
const AHEAD: usize = 4;

/// The number of bits of a hash.
const BITS: u32 = 16;
/// Groups of patterns; a power of two.
const GROUPS: usize = 1 << 12;
/// A bit for each hash.
type Bits = Box<[u64; 1 << (BITS - 6)]>;

/// What is looked for, each with what it stands for.
pub(super) struct Patterns<T> {
    /// Hashes of three bytes with which a pattern can begin, and of those of them that have no fourth.
    threes: Bits,
    short: Bits,
    /// Hashes of four bytes with which one can.
    fours: Bits,
    /// Where the patterns are whose first two bytes have the same hash, the longest first.
    groups: Vec<Range<u16>>,
    patterns: Vec<(&'static str, T)>,
    longest: usize,
}

impl<T: Copy> Patterns<T> {
    /// Patterns of two bytes or more. Of equal ones the first counts.
    pub(super) fn new(mut patterns: Vec<(&'static str, T)>) -> Patterns<T> {
        let group = |pattern: &(&str, T)| group_of(first_bytes(pattern.0.as_bytes()));
        patterns.sort_by_key(|pattern| (group(pattern), std::cmp::Reverse(pattern.0.len())));
        let mut groups = vec![0..0; GROUPS];
        let nothing = || Box::new([0; 1 << (BITS - 6)]);
        let (mut threes, mut short, mut fours): (Bits, Bits, Bits) = (nothing(), nothing(), nothing());
        for (at, pattern) in (0u16..).zip(&patterns) {
            let range = &mut groups[group(pattern)];
            *range = if range.end == 0 { at..at + 1 } else { range.start..at + 1 };
            let bytes = pattern.0.as_bytes();
            let begin = first_bytes(bytes);
            if bytes.len() > 3 {
                set(&mut threes, hash_three(begin));
                set(&mut fours, hash_four(begin));
                continue;
            }
            // Whatever stands behind two bytes.
            let thirds = if bytes.len() == 3 { bytes[2]..=bytes[2] } else { 0..=u8::MAX };
            for third in thirds {
                let begin = (begin & 0xFFFF) | u32::from(third) << 16;
                set(&mut threes, hash_three(begin));
                set(&mut short, hash_three(begin));
            }
        }
        let longest = patterns.iter().map(|pattern| pattern.0.len()).max().unwrap_or_default();
        Patterns { threes, short, fours, groups, patterns, longest }
    }

    /// Bytes of the longest pattern.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// The first pattern at `from` or later.
    pub(super) fn find(&self, bytes: &[u8], from: usize) -> Option<(Range<usize>, T)> {
        let mut at = from;
        while let Some(block) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
            let mut places = self.places(block);
            while places != 0 {
                let found = self.at(bytes, at + places.trailing_zeros() as usize);
                if found.is_some() {
                    return found;
                }
                places &= places - 1;
            }
            at += BLOCK;
        }
        (at..bytes.len()).find_map(|at| self.at(bytes, at))
    }

    /// The places in a block at which a pattern can begin, by three bytes, a bit each.
    #[inline]
    fn places(&self, block: &[u8; BLOCK + AHEAD]) -> u64 {
        let mut places = 0;
        for at in (0..BLOCK).step_by(4) {
            let Some(eight) = block[at..].first_chunk() else { break };
            let eight = u64::from_le_bytes(*eight);
            for offset in 0..4 {
                let begin = (eight >> (8 * offset)) as u32;
                places |= u64::from(has(&self.threes, hash_three(begin))) << (at + offset);
            }
        }
        places
    }

    /// The longest pattern at `at`.
    #[inline]
    fn at(&self, bytes: &[u8], at: usize) -> Option<(Range<usize>, T)> {
        let rest = &bytes[at..];
        let begin = rest.first_chunk().map_or_else(|| first_bytes(rest), |four| u32::from_le_bytes(*four));
        let may_begin = has(&self.fours, hash_four(begin)) || has(&self.short, hash_three(begin));
        if may_begin { self.longest_at(rest, at, begin) } else { None }
    }

    #[inline(never)]
    fn longest_at(&self, rest: &[u8], at: usize, begin: u32) -> Option<(Range<usize>, T)> {
        let Range { start, end } = self.groups[group_of(begin)];
        let is_here = |pattern: &&(&str, T)| {
            let pattern = pattern.0.as_bytes();
            rest.get(..pattern.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(pattern))
        };
        let (pattern, meaning) = self.patterns[usize::from(start)..usize::from(end)].iter().find(is_here)?;
        Some((at..at + pattern.len(), *meaning))
    }
}

/// The first four bytes, with zeros behind them where there are fewer.
fn first_bytes(bytes: &[u8]) -> u32 {
    u32::from_le_bytes(std::array::from_fn(|at| bytes.get(at).copied().unwrap_or(0)))
}

/// A hash of the first three bytes: the factor shifts the fourth one out.
#[inline]
fn hash_three(begin: u32) -> u32 {
    (begin | FOLDED).wrapping_mul(SPREAD << 8) >> (32 - BITS)
}

#[inline]
fn hash_four(begin: u32) -> u32 {
    (begin | FOLDED).wrapping_mul(SPREAD) >> (32 - BITS)
}

/// A hash of the first two bytes.
fn group_of(begin: u32) -> usize {
    ((begin | FOLDED).wrapping_mul(SPREAD << 16) >> 16) as usize % GROUPS
}

#[inline]
fn has(bits: &Bits, hash: u32) -> bool {
    bits[(hash >> 6) as usize] >> (hash & 63) & 1 != 0
}

fn set(bits: &mut Bits, hash: u32) {
    bits[(hash >> 6) as usize] |= 1 << (hash & 63);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by looking at each place for each pattern.
    fn plain(patterns: &[&'static str], text: &str, from: usize) -> Option<Range<usize>> {
        (from..text.len()).find_map(|at| {
            let here = patterns.iter().filter(|pattern| {
                let begin = text.as_bytes().get(at..at + pattern.len());
                begin.is_some_and(|begin| begin.eq_ignore_ascii_case(pattern.as_bytes()))
            });
            here.map(|pattern| at..at + pattern.len()).max_by_key(|range| range.end)
        })
    }

    #[test]
    fn the_first_and_longest_is_found_wherever_it_stands() {
        let patterns =
            ["ac", "acc", "access", "accessed", "key", ":A", "Q~", "-key", "-----BEGIN", "señal", "key"];
        let found = Patterns::new(patterns.iter().copied().zip(0..).collect());
        let parts = [
            "ac", "ACCESS", "accesse", "d", "Key", " ", "-", "----", "BEGIN", ":", "a", "q", "~", "señal",
            "x",
        ];
        let mut draw = 7usize;
        for length in 0..60 {
            for _ in 0..60 {
                let text: String = (0..length)
                    .map(|_| {
                        draw = draw
                            .wrapping_mul(6_364_136_223_846_793_005)
                            .wrapping_add(1_442_695_040_888_963_407);
                        parts[(draw >> 33) % parts.len()]
                    })
                    .collect();
                let mut from = 0;
                loop {
                    let hit = found.find(text.as_bytes(), from);
                    assert_eq!(
                        hit.as_ref().map(|hit| hit.0.clone()),
                        plain(&patterns, &text, from),
                        "{text}"
                    );
                    match hit {
                        Some((range, number)) => {
                            assert!(number < 10, "of equal patterns the first counts");
                            from = range.end;
                        }
                        None => break,
                    }
                }
            }
        }
    }
}
