//! Tar archives (POSIX.1-1988 ustar, with the long names of GNU and pax).

use super::super::scan::Scan;
use super::{check_link, check_name};

const BLOCK: usize = 512;

pub(in super::super) fn looks_like(bytes: &[u8]) -> bool {
    let is_ustar = bytes.get(257..262) == Some(b"ustar");
    is_ustar
        || (bytes.len() >= BLOCK
            && checksum(&bytes[..BLOCK]).is_some_and(|sum| sum == number(&bytes[148..156])))
}

/// The checksum of a header, where the header is not empty.
fn checksum(header: &[u8]) -> Option<u64> {
    let sum = header
        .iter()
        .enumerate()
        .map(|(at, byte)| if (148..156).contains(&at) { 32 } else { u64::from(*byte) })
        .sum();
    header.iter().any(|byte| *byte != 0).then_some(sum)
}

/// A number in octal, or in base 256 where the first bit is set.
fn number(field: &[u8]) -> u64 {
    if field.first().is_some_and(|byte| byte & 0x80 != 0) {
        return field[1..]
            .iter()
            .fold(0u64, |value, byte| value.saturating_mul(256).saturating_add(u64::from(*byte)));
    }
    let digits =
        field.iter().skip_while(|byte| **byte == b' ').take_while(|byte| (b'0'..b'8').contains(byte));
    digits.fold(0u64, |value, byte| value.saturating_mul(8).saturating_add(u64::from(byte - b'0')))
}

fn text(field: &[u8]) -> String {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    String::from_utf8_lossy(&field[..end]).into_owned()
}

pub(in super::super) fn scan(bytes: &[u8], scan: &mut Scan<'_>) {
    let mut at = 0;
    let mut long_name: Option<String> = None;
    let mut long_link: Option<String> = None;
    while let Some(header) = bytes.get(at..at + BLOCK) {
        let Some(sum) = checksum(header) else {
            break;
        };
        if sum != number(&header[148..156]) {
            scan.refuse("tar.checksum", at as u64, "the checksum of a header is wrong");
            return;
        }
        let size = number(&header[124..136]);
        let kind = header[156];
        let data = at + BLOCK;
        let end = usize::try_from(size)
            .ok()
            .and_then(|size| data.checked_add(size))
            .filter(|end| *end <= bytes.len());
        let Some(end) = end else {
            scan.refuse("tar.size", at as u64, "a member is longer than the archive");
            return;
        };
        let content = &bytes[data..end];
        let prefix = if &header[257..262] == b"ustar" { text(&header[345..500]) } else { String::new() };
        let short = text(&header[..100]);
        let plain = if prefix.is_empty() { short } else { format!("{prefix}/{short}") };
        match kind {
            b'L' => long_name = Some(text(content)),
            b'K' => long_link = Some(text(content)),
            b'x' | b'g' => {
                for line in String::from_utf8_lossy(content).lines() {
                    let record = line.split_once(' ').map_or("", |(_, record)| record);
                    match record.split_once('=') {
                        Some(("path", path)) => long_name = Some(path.to_owned()),
                        Some(("linkpath", path)) => long_link = Some(path.to_owned()),
                        _ => {}
                    }
                }
            }
            _ => {
                let name = long_name.take().unwrap_or(plain);
                check_name(&name, at as u64, scan);
                match kind {
                    b'1' | b'2' => {
                        let target = long_link.take().unwrap_or_else(|| text(&header[157..257]));
                        check_link(&name, &target, at as u64, scan);
                    }
                    b'3' | b'4' | b'6' => {
                        let message =
                            format!("`{}` is a device or a pipe", super::super::formats::clip(&name));
                        scan.block("tar.device", at as u64, message);
                    }
                    b'5' => {}
                    _ if content.is_empty() => {}
                    _ => super::super::torch::member(&name, content, scan),
                }
            }
        }
        at = end.div_ceil(BLOCK) * BLOCK;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    if at + BLOCK > bytes.len() && !rest.is_empty() && rest.iter().any(|byte| *byte != 0) {
        scan.refuse("tar.cut", at as u64, "the archive is cut");
    }
}
