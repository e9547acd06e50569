//! Check digits. Every function takes ASCII and answers `false` for characters that do not belong.

/// The value of an ASCII digit.
fn digit(byte: u8) -> Option<u32> {
    (byte as char).to_digit(10)
}

/// ISO/IEC 7812-1, annex B (Luhn): from the right every second digit doubled, the digit sum divisible by 10.
pub(crate) fn luhn(digits: &[u8]) -> bool {
    luhn_sum(digits).is_some_and(|sum| sum % 10 == 0)
}

/// The Luhn sum, for numbers whose check covers a prefix that is not written.
pub(crate) fn luhn_sum(digits: &[u8]) -> Option<u32> {
    let mut sum = 0;
    for (at, &byte) in digits.iter().rev().enumerate() {
        let value = digit(byte)? << (at % 2);
        sum += if value > 9 { value - 9 } else { value };
    }
    Some(sum)
}

/// The sum of the digits times their weights; `None` where one is no digit or the lengths differ.
pub(crate) fn weighted(digits: &[u8], weights: &[u32]) -> Option<u32> {
    if digits.len() != weights.len() {
        return None;
    }
    digits.iter().zip(weights).try_fold(0, |sum, (&byte, weight)| Some(sum + digit(byte)? * weight))
}

/// ISO 7064 MOD 97-10 over letters and digits, where A is 10: the remainder of the whole.
pub(crate) fn mod97(text: impl IntoIterator<Item = u8>) -> Option<u32> {
    text.into_iter().try_fold(0, |remainder, byte| {
        let value = (byte as char).to_digit(36)?;
        Some((remainder * if value < 10 { 10 } else { 100 } + value) % 97)
    })
}

/// The digits as a number modulo `modulus`, which is below 2^28.
pub(crate) fn remainder(digits: &[u8], modulus: u32) -> Option<u32> {
    digits.iter().try_fold(0, |rest, &byte| Some((rest * 10 + digit(byte)?) % modulus))
}

/// ISO 7064 MOD 11,10 (hybrid), check digit last.
pub(crate) fn mod11_10(digits: &[u8]) -> bool {
    let Some((&check, body)) = digits.split_last() else { return false };
    let product = body.iter().try_fold(10, |product, &byte| {
        let sum = (digit(byte)? + product) % 10;
        Some(if sum == 0 { 10 } else { sum } * 2 % 11)
    });
    product.zip(digit(check)).is_some_and(|(product, check)| (product + check) % 10 == 1)
}

/// ISO 7064 MOD 11-2, check character last, 10 written as `X`.
pub(crate) fn mod11_2(text: &[u8]) -> bool {
    let Some((&check, body)) = text.split_last() else { return false };
    let check = if check == b'X' { Some(10) } else { digit(check) };
    let sum = body.iter().try_fold(0, |sum, &byte| Some((sum + digit(byte)?) * 2 % 11));
    sum.zip(check).is_some_and(|(sum, check)| (sum + check) % 11 == 1)
}

/// ISO 7064 MOD 37-2, check character last, where 36 is written as `*`.
pub(crate) fn mod37_2(text: &[u8]) -> bool {
    let Some((&check, body)) = text.split_last() else { return false };
    let place = |byte: u8| if byte == b'*' { Some(36) } else { (byte as char).to_digit(36) };
    let sum = body.iter().try_fold(0, |sum, &byte| Some((sum + (byte as char).to_digit(36)?) * 2 % 37));
    sum.zip(place(check)).is_some_and(|(sum, check)| (sum + check) % 37 == 1)
}

/// ISO 7064 MOD 37,36 (hybrid), check character last.
pub(crate) fn mod37_36(text: &[u8]) -> bool {
    let Some((&check, body)) = text.split_last() else { return false };
    let product = body.iter().try_fold(36, |product, &byte| {
        let sum = ((byte as char).to_digit(36)? + product) % 36;
        Some(if sum == 0 { 36 } else { sum } * 2 % 37)
    });
    let check = (check as char).to_digit(36);
    product.zip(check).is_some_and(|(product, check)| (product + check) % 36 == 1)
}

/// Damm 2004: a quasigroup of order 10; check digit last.
pub(crate) fn damm(digits: &[u8]) -> bool {
    const TABLE: [[u8; 10]; 10] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];
    let state =
        digits.iter().try_fold(0, |state: u8, &byte| Some(TABLE[usize::from(state)][digit(byte)? as usize]));
    state == Some(0) && !digits.is_empty()
}

/// Verhoeff 1969: the dihedral group D5 and one permutation per position; check digit last.
pub(crate) fn verhoeff(digits: &[u8]) -> bool {
    const PERMUTATION: [usize; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let product = |a: usize, b: usize| match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + (a + b - 5) % 5,
        (false, true) => 5 + (a - 5 + 5 - b) % 5,
        (false, false) => (5 + a - b) % 5,
    };
    let mut check = 0;
    for (at, &byte) in digits.iter().rev().enumerate() {
        let Some(value) = digit(byte) else { return false };
        let permuted = (0..at % 8).fold(value as usize, |value, _| PERMUTATION[value]);
        check = product(check, permuted);
    }
    check == 0 && !digits.is_empty()
}

/// Whether all characters are the same, as in `1111111`: what forms carry, not people.
pub(crate) fn repeats(text: &[u8]) -> bool {
    text.windows(2).all(|pair| pair[0] == pair[1])
}

/// Whether each digit is one more than the one before, as in 123456789.
pub(crate) fn counts_up(digits: &[u8]) -> bool {
    digits.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_examples_of_the_standards() {
        assert!(luhn(b"79927398713"), "the example of Luhn's patent");
        assert!(!luhn(b"79927398710"));
        assert!(mod11_10(b"07945"), "ISO 7064, hybrid example");
        assert!(mod11_2(b"079X"), "ISO 7064, pure example");
        assert!(mod37_2(b"A999914123456N") && !mod37_2(b"A999914123457N"), "ISBT 128, a donation number");
        assert!(mod37_36(b"A12425GABC1234002M"), "the example of GRid");
        assert!(damm(b"5724") && !damm(b"5727"), "Damm's example");
        assert!(verhoeff(b"2363"), "Verhoeff's 236 with its check digit 3");
        assert!(!verhoeff(b"2364"));
        assert_eq!(mod97(*b"1234567890WXYZ"), mod97(*b"123456789032333435"));
        assert_eq!(remainder(b"100", 97), Some(3));
        assert_eq!(weighted(b"123", &[1, 2, 3]), Some(14));
    }

    #[test]
    fn every_single_digit_error_and_transposition_is_caught_by_verhoeff() {
        let valid = b"8473643095483728456789";
        let check = (b'0'..=b'9').find(|&check| verhoeff(&[&valid[..], &[check]].concat())).unwrap();
        let valid = [&valid[..], &[check]].concat();
        for at in 0..valid.len() {
            for other in b'0'..=b'9' {
                let mut broken = valid.clone();
                broken[at] = other;
                assert_eq!(verhoeff(&broken), other == valid[at]);
            }
            if at > 0 && valid[at] != valid[at - 1] {
                let mut broken = valid.clone();
                broken.swap(at, at - 1);
                assert!(!verhoeff(&broken));
            }
        }
    }

    #[test]
    fn strangers_are_refused() {
        for text in [&b"12a4"[..], b"\xff\xff", b"12 34"] {
            assert!(!luhn(text) && !mod11_10(text) && !mod11_2(text) && !verhoeff(text));
        }
        assert!(!verhoeff(b"") && !mod11_10(b"") && !mod11_2(b""));
    }
}
