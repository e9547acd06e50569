//! The checksums of payment addresses: base58check, bech32, bech32m and EIP-55.

use sha2::{Digest, Sha256};

const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BECH32: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// The longest decoded address that is looked at: two version bytes, 20 bytes of hash, 4 of checksum.
const DECODED: usize = 26;

/// Decodes base58check: the last four bytes are the head of the double SHA-256 of the rest. Gives the bytes
/// before the checksum and their number, 21 (one version byte) or 22 (two).
pub(crate) fn base58check(text: &[u8]) -> Option<([u8; DECODED], usize)> {
    let mut decoded = [0u8; DECODED];
    let mut used = 0;
    for &byte in text {
        let mut carry = BASE58.iter().position(|&known| known == byte)? as u32;
        for (at, place) in decoded.iter_mut().rev().enumerate() {
            if at >= used && carry == 0 {
                break;
            }
            carry += u32::from(*place) * 58;
            *place = (carry & 0xff) as u8;
            carry >>= 8;
            used = used.max(at + 1);
        }
        if carry > 0 {
            return None;
        }
    }
    let length = used + text.iter().take_while(|&&byte| byte == b'1').count();
    if !(25..=DECODED).contains(&length) {
        return None;
    }
    decoded.rotate_left(DECODED - length);
    let body = length - 4;
    let hash = Sha256::digest(Sha256::digest(&decoded[..body]));
    (hash[..4] == decoded[body..length]).then_some((decoded, body))
}

/// BIP 173 and BIP 350: whether `text` is a bech32 or bech32m string with a valid checksum, in one case.
pub(crate) fn bech32(text: &[u8]) -> bool {
    let upper = text.iter().any(u8::is_ascii_uppercase);
    if text.len() > 90 || (upper && text.iter().any(u8::is_ascii_lowercase)) {
        return false;
    }
    let Some(separator) = text.iter().rposition(|&byte| byte == b'1') else { return false };
    let (prefix, data) = (&text[..separator], &text[separator + 1..]);
    if prefix.is_empty() || data.len() < 6 {
        return false;
    }
    let low = |byte: &u8| byte.to_ascii_lowercase();
    let mut checksum = 1;
    prefix.iter().map(low).for_each(|byte| checksum = polymod(checksum, byte >> 5));
    checksum = polymod(checksum, 0);
    prefix.iter().map(low).for_each(|byte| checksum = polymod(checksum, byte & 31));
    for byte in data.iter().map(low) {
        let Some(value) = BECH32.iter().position(|&known| known == byte) else { return false };
        checksum = polymod(checksum, value as u8);
    }
    matches!(checksum, 1 | 0x2bc8_30a3)
}

fn polymod(checksum: u32, value: u8) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let next = ((checksum & 0x01ff_ffff) << 5) ^ u32::from(value);
    let bits = GENERATOR.iter().enumerate().filter(|(bit, _)| checksum >> (25 + bit) & 1 == 1);
    bits.fold(next, |sum, (_, generator)| sum ^ generator)
}

/// EIP-55: whether the letters of 40 hexadecimal digits are capital just where the Keccak-256 of the lower
/// case digits says so. Digits in one case carry no checksum; see [`u8::is_ascii_uppercase`] before asking.
pub(crate) fn eip55(hex: &[u8]) -> bool {
    let hash = keccak256(&hex.to_ascii_lowercase());
    hex.iter().enumerate().all(|(at, byte)| {
        let nibble = hash[at / 2 % 32] >> (4 * (1 - at % 2)) & 15;
        !byte.is_ascii_alphabetic() || byte.is_ascii_uppercase() == (nibble >= 8)
    })
}

/// Keccak-256 with the padding of the 2011 submission, which Ethereum uses (FIPS 202 pads otherwise), for
/// messages that fit one block of 135 bytes.
fn keccak256(message: &[u8]) -> [u8; 32] {
    const RATE: usize = 136;
    let mut block = [0u8; RATE];
    let length = message.len().min(RATE - 1);
    block[..length].copy_from_slice(&message[..length]);
    block[length] ^= 0x01;
    block[RATE - 1] ^= 0x80;
    let mut state = [0u64; 25];
    for (lane, bytes) in state.iter_mut().zip(block.chunks_exact(8)) {
        *lane = u64::from_le_bytes([
            bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7],
        ]);
    }
    keccak_f(&mut state);
    let mut hash = [0; 32];
    for (bytes, lane) in hash.chunks_exact_mut(8).zip(state) {
        bytes.copy_from_slice(&lane.to_le_bytes());
    }
    hash
}

/// Keccak-f[1600], FIPS 202 section 3: lane (x, y) is `state[x + 5 * y]`.
fn keccak_f(state: &mut [u64; 25]) {
    let mut register: u8 = 1;
    for _ in 0..24 {
        // theta
        let column = |state: &[u64; 25], x: usize| (0..5).fold(0, |sum, y| sum ^ state[x + 5 * y]);
        let columns: [u64; 5] = std::array::from_fn(|x| column(state, x));
        for (at, lane) in state.iter_mut().enumerate() {
            *lane ^= columns[(at + 4) % 5] ^ columns[(at + 1) % 5].rotate_left(1);
        }
        // rho and pi, along the orbit of (1, 0)
        let (mut x, mut y) = (1, 0);
        let mut moving = state[1];
        for step in 0..24 {
            (x, y) = (y, (2 * x + 3 * y) % 5);
            let offset = (step + 1) * (step + 2) / 2 % 64;
            moving = std::mem::replace(&mut state[x + 5 * y], moving.rotate_left(offset));
        }
        // chi
        for row in state.chunks_exact_mut(5) {
            let old: [u64; 5] = std::array::from_fn(|x| row[x]);
            for x in 0..5 {
                row[x] = old[x] ^ (!old[(x + 1) % 5] & old[(x + 2) % 5]);
            }
        }
        // iota, whose constants come from the linear feedback shift register x^8 + x^6 + x^5 + x^4 + 1
        for bit in 0..7 {
            if register & 1 == 1 {
                state[0] ^= 1 << ((1u32 << bit) - 1);
            }
            register = (register << 1) ^ (if register >> 7 == 1 { 0x71 } else { 0 });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keccak_of_nothing() {
        let hex: String = keccak256(b"").iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    }

    #[test]
    fn vectors_of_the_proposals() {
        assert!(eip55(b"5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"), "EIP-55");
        assert!(!eip55(b"5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed"));
        assert!(
            bech32(b"A12UEL5L") && bech32(b"split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w")
        );
        assert!(bech32(b"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"), "BIP 173");
        assert!(bech32(b"a1lqfn3a"), "BIP 350");
        assert!(!bech32(b"A12UEL5l") && !bech32(b"1qzzfhee") && !bech32(b"bc1"));
    }

    #[test]
    fn the_genesis_address() {
        let (bytes, length) = base58check(b"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa").unwrap();
        assert_eq!((bytes[0], length), (0, 21));
        assert!(base58check(b"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb").is_none());
        assert!(base58check(b"").is_none() && base58check(&[b'z'; 200]).is_none());
        assert!(base58check(b"111111111111111111111111111111").is_none());
    }
}
