//! Addresses of cryptocurrencies: base58check (Bitcoin, Litecoin, TRON and relatives), bech32 and bech32m (BIP 173,
//! BIP 350), Ethereum's hexadecimal with the EIP-55 checksum.

use super::engine::Family;
use super::scan::Scan;
use crate::matching::coins;

pub(super) const SHORTEST: usize = 26;
pub(super) const LONGEST: usize = 108;

pub(super) const CONTEXT: &[&str] = &[
    "wallet", "bitcoin", "btc", "ethereum", "eth", "ether", "address", "crypto", "erc", "usdt", "usdc",
    "tron", "trx", "litecoin", "ltc", "payable", "donate", "donation", "deposit", "withdraw",
];

/// An address that is the word `start..end`, which opens.
pub(super) fn word(scan: &mut Scan<'_, '_>, start: usize, end: usize) {
    let word = &scan.bytes()[start..end];
    if word.len() > LONGEST || !scan.closes(end) {
        return;
    }
    if let Some(reason) = base58(word).or_else(|| bech32(word)) {
        scan.report("crypto", start, end, 0.99, reason);
    } else if let Some(checked) = ethereum(word) {
        let context = scan.context(start, end).strength(Family::Wallet.into());
        let score = match (checked, context) {
            (true, _) => 0.99,
            (false, Some(strength)) => 0.9 * strength,
            (false, None) => 0.65,
        };
        scan.report("crypto", start, end, score, if checked { "crypto.eip55" } else { "crypto.hex" });
    }
}

/// Version bytes of the chains' address formats.
fn base58(word: &[u8]) -> Option<&'static str> {
    if !(SHORTEST..=35).contains(&word.len()) || !b"123LMTDAX9t7".contains(&word[0]) {
        return None;
    }
    let (decoded, length) = coins::base58check(word)?;
    match (length, decoded[0], decoded[1]) {
        (21, 0x00 | 0x05, _) => Some("crypto.btc"),
        (21, 0x30 | 0x32, _) => Some("crypto.ltc"),
        (21, 0x41, _) => Some("crypto.trx"),
        (21, 0x1e | 0x16, _) => Some("crypto.doge"),
        (21, 0x4c | 0x10, _) => Some("crypto.dash"),
        (22, 0x1c, 0xb8 | 0xbd) => Some("crypto.zec"),
        _ => None,
    }
}

/// Human-readable prefixes registered in SLIP-0173.
fn bech32(word: &[u8]) -> Option<&'static str> {
    let separator = word.iter().rposition(|&byte| byte == b'1')?;
    let (prefix, reason) = match &word[..separator] {
        prefix @ (b"bc" | b"BC" | b"tb") => (prefix, "crypto.btc"),
        prefix @ (b"ltc" | b"LTC") => (prefix, "crypto.ltc"),
        prefix @ (b"addr" | b"stake") => (prefix, "crypto.ada"),
        prefix @ (b"cosmos" | b"osmo" | b"celestia" | b"inj") => (prefix, "crypto.cosmos"),
        _ => return None,
    };
    let long_enough = word.len() - prefix.len() >= 32;
    // Cardano's addresses are longer than the 90 characters over which the checksum is proven.
    (long_enough && word.len() <= 90 && coins::bech32(word)).then_some(reason)
}

/// `0x` and 40 hexadecimal digits: `Some(true)` with a valid checksum, `Some(false)` without one.
fn ethereum(word: &[u8]) -> Option<bool> {
    let hex = match word {
        [b'0', b'x' | b'X', hex @ ..] if hex.len() == 40 && hex.iter().all(u8::is_ascii_hexdigit) => hex,
        _ => return None,
    };
    let upper = hex.iter().any(u8::is_ascii_uppercase);
    let lower = hex.iter().any(u8::is_ascii_lowercase);
    match (upper, lower) {
        (true, true) => coins::eip55(hex).then_some(true),
        (false, false) => None,
        _ => Some(false),
    }
}
