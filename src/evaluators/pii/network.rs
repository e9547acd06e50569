//! Network addresses: IPv4, IPv6 (RFC 4291, with zone and prefix length) and MAC (IEEE EUI-48).

use std::net::{Ipv4Addr, Ipv6Addr};

use super::engine::Family;
use super::scan::Scan;

pub(super) const CONTEXT: &[&str] = &[
    "ip", "ips", "ipv", "address", "host", "server", "client", "remote", "gateway", "dns", "subnet", "src",
    "dst",
];

pub(super) const HARDWARE: &[&str] = &[
    "mac",
    "macs",
    "ethernet",
    "hardware",
    "hwaddr",
    "ether",
    "bssid",
    "wlan",
    "wifi",
    "nic",
    "bluetooth",
    "eui",
    "physical",
];

/// The longest IPv6 address in text, with an embedded IPv4 address.
const LONGEST: usize = 45;

/// Addresses that begin with, or around, the word `start..end`.
pub(super) fn word(scan: &mut Scan<'_, '_>, start: usize, end: usize) {
    let bytes = scan.bytes();
    let before = start.checked_sub(1).map(|at| bytes[at]);
    match (before, bytes.get(end)) {
        (Some(b':'), _) | (_, Some(b':')) => colons(scan, start, end),
        (_, Some(b'-')) | (Some(b'-'), _) if end - start == 2 => dashes(scan, start),
        (_, Some(b'.')) if end - start <= 3 => ipv4(scan, start),
        (_, Some(b'.')) if end - start == 4 => hardware(scan, start),
        _ => {}
    }
}

fn ipv4(scan: &mut Scan<'_, '_>, start: usize) {
    let bytes = scan.bytes();
    let length =
        bytes[start..].iter().take(16).take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
    let run = &scan.text()[start..start + length];
    let address = run.trim_end_matches('.');
    if address.parse::<Ipv4Addr>().is_err() || !opens(bytes, start) {
        return;
    }
    let end = start + address.len();
    let next = bytes.get(end).copied().unwrap_or(b' ');
    if next.is_ascii_alphanumeric() || next == b'_' || (next == b'.' && run.len() > address.len() + 1) {
        return;
    }
    if bytes[end..].starts_with(b".") && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) {
        return;
    }
    let context = scan.context(start, end);
    let addressed = context.strength(Family::Address.into());
    if addressed.is_none() && context.has_near(Family::Version.into()) {
        return;
    }
    let end = prefix(bytes, end, 32);
    scan.until.network = end;
    scan.report("ip_address", start, end, if addressed.is_some() { 0.95 } else { 0.75 }, "ip_address.v4");
}

/// What contains colons: an IPv6 address or a MAC address around the word.
fn colons(scan: &mut Scan<'_, '_>, start: usize, end: usize) {
    let bytes = scan.bytes();
    let part = |byte: &&u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
    let floor = scan.until.network;
    let back = bytes[floor..start].iter().rev().take(LONGEST).take_while(part).count();
    let ahead = bytes[start..].iter().take(LONGEST).take_while(part).count();
    let (first, last) = (start - back, start + ahead);
    scan.until.network = last.max(end);
    if first.checked_sub(1).is_some_and(|at| bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_') {
        embedded(scan, first, last);
        return;
    }
    let token = scan.text()[first..last].trim_end_matches('.');
    // A colon that opens belongs to what is before, unless it is one of two.
    let skip = usize::from(token.starts_with(':') && !token.starts_with("::"));
    let trim = usize::from(token.ends_with(':') && !token.ends_with("::"));
    let Some(token) = token.get(skip..token.len() - trim) else { return };
    let first = first + skip;
    let last = first + token.len();
    if token.len() == 17 && !token.contains('.') && token.matches(':').count() == 5 {
        hardware(scan, first);
    } else if token.parse::<Ipv6Addr>().is_ok() && is_plausible(token) {
        ipv6(scan, first, last);
    } else {
        embedded(scan, first, last);
    }
}

fn ipv6(scan: &mut Scan<'_, '_>, start: usize, end: usize) {
    let bytes = scan.bytes();
    let zone = match bytes[end..] {
        [b'%', ..] => {
            bytes[end + 1..].iter().take(16).take_while(|byte| byte.is_ascii_alphanumeric()).count()
        }
        _ => 0,
    };
    let end = if zone > 0 { end + 1 + zone } else { end };
    if bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
        return;
    }
    let end = prefix(bytes, end, 128);
    scan.until.network = end;
    scan.report("ip_address", start, end, 0.95, "ip_address.v6");
}

/// Neither `::` alone nor what code writes with `::`: an address has a digit in its first group, or begins with a
/// prefix of letters that is in use (RFC 4291: fc00::/7, fe80::/10, ff00::/8), or has all its groups.
fn is_plausible(token: &str) -> bool {
    let mut groups = token.split(':');
    let first = groups.next().unwrap_or_default();
    let prefix = first.len() == 4 && first.as_bytes()[0].eq_ignore_ascii_case(&b'f');
    match first.is_empty() {
        true => token == "::1" || token.contains('.') || groups.filter(|group| !group.is_empty()).count() > 1,
        false => {
            prefix || first.bytes().any(|b| b.is_ascii_digit()) || !token.contains("::") || token.len() > 12
        }
    }
}

/// An IPv4 address at the end of what is no IPv6 address: `host:192.0.2.1`.
fn embedded(scan: &mut Scan<'_, '_>, first: usize, last: usize) {
    let token = &scan.bytes()[first..last];
    let Some(colon) = token.iter().rposition(|&byte| byte == b':') else { return };
    let host = token.iter().position(|&byte| byte == b':').filter(|at| token[..*at].contains(&b'.'));
    let broken_tail = token[colon + 1..].contains(&b'.');
    match host {
        Some(_) => ipv4(scan, first),
        None if broken_tail => ipv4(scan, first + colon + 1),
        None => {}
    }
}

/// A prefix length (RFC 4632) right after the address, if it is one.
fn prefix(bytes: &[u8], end: usize, most: u32) -> usize {
    let [b'/', rest @ ..] = &bytes[end..] else { return end };
    let digits = rest.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    let value = rest[..digits].iter().fold(0, |value, &byte| value * 10 + u32::from(byte - b'0'));
    let closed =
        !rest.get(digits).is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_'));
    if (1..=3).contains(&digits) && value <= most && closed { end + 1 + digits } else { end }
}

/// A path, a version or a word may not run into the address.
fn opens(bytes: &[u8], start: usize) -> bool {
    match bytes[..start] {
        [.., before, b'.' | b'-'] => !before.is_ascii_alphanumeric(),
        [.., b'_' | b'$'] => false,
        [.., before] => !before.is_ascii_alphanumeric(),
        [] => true,
    }
}

/// The pairs before the first one with a digit belong to the address too.
fn dashes(scan: &mut Scan<'_, '_>, start: usize) {
    let pairs = scan.bytes()[scan.until.network..start].rchunks_exact(3).take(5);
    let pairs = pairs
        .take_while(|pair| matches!(pair, [a, b, b'-'] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit()));
    hardware(scan, start - 3 * pairs.count());
}

/// Six pairs joined by the same colon or dash, or three fours joined by dots.
fn hardware(scan: &mut Scan<'_, '_>, start: usize) {
    let bytes = scan.bytes();
    let token = |length: usize, step: usize, joints: &[u8]| {
        let token = bytes.get(start..start + length)?;
        let joint = token[step - 1];
        let sound = token.iter().enumerate().all(|(at, byte)| match (at + 1) % step {
            0 => *byte == joint,
            _ => byte.is_ascii_hexdigit(),
        });
        (sound && joints.contains(&joint)).then_some(token)
    };
    let Some(token) = token(17, 3, b":-").or_else(|| token(14, 5, b".")) else { return };
    let end = start + token.len();
    let joint = token[if token.len() == 17 { 2 } else { 4 }];
    let runs_on = |byte: Option<&u8>| byte.is_some_and(|&byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let longer =
        bytes.get(end) == Some(&joint) && runs_on(bytes.get(end + 1)) && bytes.get(end + 1) != Some(&b' ');
    let inside = matches!(bytes[..start], [.., before, by] if by == joint && before.is_ascii_alphanumeric());
    let hex = || token.iter().filter(|byte| byte.is_ascii_hexdigit());
    let nobody = hex().all(|&byte| byte == b'0') || hex().all(|byte| byte.eq_ignore_ascii_case(&b'f'));
    let decimal = hex().all(u8::is_ascii_digit) && joint != b':';
    if decimal && scan.context(start, end).strength(Family::Hardware.into()).is_none() {
        return;
    }
    if !longer
        && !inside
        && !runs_on(bytes.get(end))
        && !runs_on(start.checked_sub(1).map(|at| &bytes[at]))
        && !nobody
    {
        scan.until.network = end;
        scan.report("mac_address", start, end, 0.9, "mac_address.format");
    }
}
