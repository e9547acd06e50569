//! The prefilter: the only code that sees every byte.

/// Bytes looked at together; the compiler turns a pass over this many into a few vector instructions.
const BLOCK: usize = 64;
/// Bytes looked at in one word before: where one anchor is, others are near.
const WORD: usize = size_of::<u64>();

/// The first digit or `@` at or after `from`: where structured personal data can be.
pub(crate) fn next_anchor(bytes: &[u8], mut from: usize) -> Option<usize> {
    let near = from + BLOCK;
    while let Some(word) = bytes.get(from..).and_then(|rest| rest.first_chunk::<WORD>()) {
        let anchors = anchors(u64::from_le_bytes(*word));
        if anchors != 0 {
            return Some(from + anchors.trailing_zeros() as usize / 8);
        }
        from += WORD;
        if from < near {
            continue;
        }
        while let Some(block) = bytes.get(from..from + BLOCK) {
            // No early exit inside a block: that is what lets it vectorise.
            if block.iter().fold(false, |any, &byte| any | is_anchor(byte)) {
                break;
            }
            from += BLOCK;
        }
    }
    let rest = bytes.get(from..)?;
    rest.iter().position(|&byte| is_anchor(byte)).map(|at| from + at)
}

/// The upper bit of each byte of a word that is an anchor. No sum carries into the next byte, since the upper bits were taken
/// out.
fn anchors(word: u64) -> u64 {
    const EACH: u64 = u64::MAX / 0xff;
    const UPPER: u64 = 0x80 * EACH;
    let lower = word & !UPPER;
    let from_zero = lower + EACH * u64::from(0x80 - b'0');
    let behind_nine = lower + EACH * u64::from(0x7f - b'9');
    let other_than_at = (lower ^ (EACH * u64::from(b'@'))) + EACH * 0x7f;
    (from_zero & !behind_nine | !other_than_at) & !word & UPPER
}

fn is_anchor(byte: u8) -> bool {
    byte.wrapping_sub(b'0') < 10 || byte == b'@'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_anchor_wherever_it_lies() {
        for length in 0..200 {
            for at in 0..length {
                let mut text = vec![b'x'; length];
                text[at] = if at % 2 == 0 { b'7' } else { b'@' };
                text[..at].fill(b"x/:?A\x80\xb0\xb7\xc0"[at % 9]);
                assert_eq!(next_anchor(&text, 0), Some(at));
                assert_eq!(next_anchor(&text, at + 1), None);
            }
        }
        assert_eq!(next_anchor(b"", 0), None);
        assert_eq!(next_anchor(b"/:?A", 9), None);
    }
}
