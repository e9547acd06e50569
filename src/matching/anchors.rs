//! The prefilter: the only code that sees every byte.

/// Bytes looked at together; the compiler turns a pass over this many into a few vector instructions.
const BLOCK: usize = 64;

/// The first digit or `@` at or after `from`: where structured personal data can be.
pub(crate) fn next_anchor(bytes: &[u8], mut from: usize) -> Option<usize> {
    while let Some(block) = bytes.get(from..from + BLOCK) {
        // No early exit inside a block: that is what lets it vectorise.
        if block.iter().fold(false, |any, &byte| any | is_anchor(byte)) {
            break;
        }
        from += BLOCK;
    }
    let rest = bytes.get(from..)?;
    rest.iter().position(|&byte| is_anchor(byte)).map(|at| from + at)
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
                assert_eq!(next_anchor(&text, 0), Some(at));
                assert_eq!(next_anchor(&text, at + 1), None);
            }
        }
        assert_eq!(next_anchor(b"", 0), None);
        assert_eq!(next_anchor(b"/:?A", 9), None);
    }
}
