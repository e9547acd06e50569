/// What digits of base64, of either alphabet, stand for (RFC 4648, sections 4 and 5); bits that are left over are dropped.
/// `None` where a byte is no digit, padding included.
pub(crate) fn decode<'d>(digits: impl Iterator<Item = &'d u8>) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(digits.size_hint().0 / 4 * 3 + 3);
    let (mut bits, mut count) = (0u32, 0);
    for digit in digits {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some(decoded)
}
