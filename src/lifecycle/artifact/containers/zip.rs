//! Zip archives (APPNOTE 6.3): both directories are read, and what they disagree on is said.

use std::collections::BTreeSet;

use super::super::scan::Scan;
use super::super::torch;
use super::{check_link, check_name, compressed};

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
/// The end record with the longest comment.
const END_LENGTH: usize = 22 + 65_535;

/// Members that the central directory does not list, at most; an archive with more is refused.
const MOST_UNLISTED: usize = 1_000;

/// A member, as one of the two directories gives it.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    flags: u16,
    method: u16,
    crc: u32,
    packed: u64,
    unpacked: u64,
    /// Of the local header.
    offset: u64,
    is_link: bool,
}

pub(in super::super) fn looks_like(bytes: &[u8]) -> bool {
    bytes.starts_with(LOCAL)
        || (bytes.starts_with(END) && bytes.len() >= 22)
        || bytes.starts_with(b"PK\x07\x08PK\x03\x04")
}

/// Scans an archive and gives its format's name.
pub(in super::super) fn scan(bytes: &[u8], scan: &mut Scan<'_>) -> &'static str {
    let central = match end_record(bytes) {
        Some(end) => central(bytes, end, scan),
        None => {
            scan.refuse(
                "zip.no_directory",
                None,
                "the archive has no central directory: it is cut or damaged",
            );
            Vec::new()
        }
    };
    members(bytes, &central, scan)
}

/// Looks for an archive at the end of content of another format.
pub(in super::super) fn at_end(bytes: &[u8], scan: &mut Scan<'_>) {
    let Some(end) = end_record(bytes) else { return };
    let mut quiet = Scan::new(scan.limits, scan.allow);
    let entries = central(bytes, end, &mut quiet);
    if entries.is_empty() || local(bytes, entries[0].offset).is_none() {
        return;
    }
    scan.note(
        "zip.polyglot",
        end as u64,
        "an archive stands behind content of another format: loaders of archives read that",
    );
    scan.within("archive at the end", |scan| {
        members(bytes, &entries, scan);
    });
}

fn end_record(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(END_LENGTH);
    let tail = &bytes[from..];
    let at = (0..tail.len().saturating_sub(21)).rev().find(|at| tail[*at..].starts_with(END))?;
    Some(from + at)
}

fn number(bytes: &[u8], at: usize, width: usize) -> u64 {
    let raw = bytes.get(at..at + width).unwrap_or_default();
    raw.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte))
}

/// The members of the central directory whose end record is at `end`.
fn central(bytes: &[u8], end: usize, scan: &mut Scan<'_>) -> Vec<Entry> {
    let (mut count, mut size, mut offset) =
        (number(bytes, end + 10, 2), number(bytes, end + 12, 4), number(bytes, end + 16, 4));
    // The locator of the 64-bit record stands right before.
    if let Some(locator) = end.checked_sub(20).filter(|at| bytes[*at..].starts_with(b"PK\x06\x07")) {
        let record = usize::try_from(number(bytes, locator + 8, 8)).ok();
        if let Some(record) =
            record.filter(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(b"PK\x06\x06")))
        {
            (count, size, offset) =
                (number(bytes, record + 32, 8), number(bytes, record + 40, 8), number(bytes, record + 48, 8));
        }
    }
    // Something may stand before the archive; all offsets are then short by its length.
    let expected = (end as u64).saturating_sub(size);
    let is_directory = |at: u64| {
        usize::try_from(at).ok().and_then(|at| bytes.get(at..)).is_some_and(|rest| rest.starts_with(CENTRAL))
    };
    let (start, shift) = match is_directory(offset) {
        true => (offset, 0),
        false if is_directory(expected) => (expected, expected.saturating_sub(offset)),
        false => (offset, 0),
    };
    let mut entries = Vec::new();
    let mut at = usize::try_from(start).unwrap_or(usize::MAX);
    while bytes.get(at..).is_some_and(|rest| rest.starts_with(CENTRAL)) && at + 46 <= bytes.len() {
        let lengths = [number(bytes, at + 28, 2), number(bytes, at + 30, 2), number(bytes, at + 32, 2)]
            .map(|n| n as usize);
        let name = bytes.get(at + 46..at + 46 + lengths[0]).unwrap_or_default();
        let mut entry = Entry {
            name: String::from_utf8_lossy(name).into_owned(),
            flags: number(bytes, at + 8, 2) as u16,
            method: number(bytes, at + 10, 2) as u16,
            crc: number(bytes, at + 16, 4) as u32,
            packed: number(bytes, at + 20, 4),
            unpacked: number(bytes, at + 24, 4),
            offset: number(bytes, at + 42, 4),
            is_link: number(bytes, at + 38, 4) >> 28 == 0o12,
        };
        let extra = bytes.get(at + 46 + lengths[0]..at + 46 + lengths[0] + lengths[1]).unwrap_or_default();
        entry.widen(extra);
        entry.offset = entry.offset.saturating_add(shift);
        entries.push(entry);
        at += 46 + lengths.iter().sum::<usize>();
        if entries.len() > scan.limits.members {
            scan.refuse("zip.members", start, "there are more members than the limit");
            break;
        }
    }
    if (entries.len() as u64) < count {
        scan.refuse(
            "zip.directory",
            start,
            format!("the central directory holds {} of {count} members", entries.len()),
        );
    }
    entries
}

impl Entry {
    /// Takes the 64-bit sizes from the extra field.
    fn widen(&mut self, extra: &[u8]) {
        let mut at = 0;
        while at + 4 <= extra.len() {
            let (id, length) = (number(extra, at, 2), number(extra, at + 2, 2) as usize);
            if id == 1 {
                let mut field = at + 4;
                for value in [&mut self.unpacked, &mut self.packed, &mut self.offset] {
                    if *value == 0xFFFF_FFFF && field + 8 <= (at + 4 + length).min(extra.len()) {
                        *value = number(extra, field, 8);
                        field += 8;
                    }
                }
            }
            at += 4 + length;
        }
    }
}

/// The local header at `offset`, and where its data begins.
fn local(bytes: &[u8], offset: u64) -> Option<(Entry, usize)> {
    let at = usize::try_from(offset).ok()?;
    let rest = bytes.get(at..).filter(|rest| rest.starts_with(LOCAL) && rest.len() >= 30)?;
    let lengths = [number(rest, 26, 2), number(rest, 28, 2)].map(|n| n as usize);
    let data = 30 + lengths[0] + lengths[1];
    let name = rest.get(30..30 + lengths[0])?;
    let mut entry = Entry {
        name: String::from_utf8_lossy(name).into_owned(),
        flags: number(rest, 6, 2) as u16,
        method: number(rest, 8, 2) as u16,
        crc: number(rest, 14, 4) as u32,
        packed: number(rest, 18, 4),
        unpacked: number(rest, 22, 4),
        offset,
        is_link: false,
    };
    entry.widen(rest.get(30 + lengths[0]..data).unwrap_or_default());
    Some((entry, at + data))
}

/// Scans every member: those of the central directory, and local ones that it does not list.
fn members(bytes: &[u8], central: &[Entry], scan: &mut Scan<'_>) -> &'static str {
    let mut entries: Vec<Entry> = central.to_vec();
    let known: BTreeSet<u64> = central.iter().map(|entry| entry.offset).collect();
    let stray = unlisted(bytes, &known, central);
    if stray.len() > MOST_UNLISTED {
        scan.refuse(
            "zip.unlisted_members",
            None,
            "more members than the limit are missing from the directory",
        );
    }
    for offset in stray {
        if let Some((entry, _)) = local(bytes, offset) {
            let name = super::super::formats::clip(&entry.name);
            scan.note(
                "zip.unlisted_member",
                offset,
                format!("`{name}` stands in the archive and not in its directory"),
            );
            entries.push(entry);
        }
    }
    let outer = std::mem::take(&mut scan.storages);
    let layout = torch::Layout::of(entries.iter().map(|entry| entry.name.as_str()));
    let mut names = BTreeSet::new();
    for entry in &entries {
        check_name(&entry.name, entry.offset, scan);
        if !names.insert(entry.name.as_str()) {
            let name = super::super::formats::clip(&entry.name);
            scan.review(
                "zip.duplicate_member",
                entry.offset,
                "zip duplicate",
                format!("two members are called `{name}`: loaders differ in which one they read"),
            );
        }
        member(bytes, entry, &layout, scan);
    }
    let sizes = entries
        .iter()
        .map(|entry| (entry.name.as_str(), if entry.method == 0 { entry.packed } else { entry.unpacked }));
    layout.finish(sizes, scan);
    scan.storages = outer;
    layout.format()
}

/// Local headers that the central directory does not list, between and before the listed members.
fn unlisted(bytes: &[u8], known: &BTreeSet<u64>, central: &[Entry]) -> Vec<u64> {
    // Content of stored members may hold other archives, whose headers are no members of this one.
    let mut inside: Vec<(u64, u64)> = Vec::new();
    for entry in central {
        if let Some((_, data)) = local(bytes, entry.offset) {
            inside.push((entry.offset, (data as u64).saturating_add(entry.packed)));
        }
    }
    inside.sort_unstable();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = bytes[at..].windows(4).position(|window| window == LOCAL) {
        let offset = (at + step) as u64;
        let before = inside.partition_point(|(start, _)| *start <= offset);
        let is_inside = before.checked_sub(1).is_some_and(|last| offset < inside[last].1);
        if !known.contains(&offset) && !is_inside {
            found.push(offset);
        }
        at += step + 4;
        if found.len() > MOST_UNLISTED {
            break;
        }
    }
    found
}

fn member(bytes: &[u8], entry: &Entry, layout: &torch::Layout, scan: &mut Scan<'_>) {
    let name = super::super::formats::clip(&entry.name);
    let Some((header, data)) = local(bytes, entry.offset) else {
        scan.refuse("zip.local_header", entry.offset, format!("there is no local header for `{name}`"));
        return;
    };
    if header.name != entry.name {
        scan.review(
            "zip.names_differ",
            entry.offset,
            "zip names",
            format!("`{name}` has another name in its local header"),
        );
    }
    if header.method != entry.method {
        scan.note(
            "zip.methods_differ",
            entry.offset,
            format!("`{name}` has another method in its local header"),
        );
    }
    if (entry.flags | header.flags) & 1 != 0 {
        scan.note("zip.encrypted", entry.offset, format!("`{name}` says that it is encrypted"));
    }
    if entry.name.ends_with('/') && entry.packed == 0 {
        return;
    }
    let end = usize::try_from(entry.packed)
        .ok()
        .and_then(|length| data.checked_add(length))
        .filter(|end| *end <= bytes.len());
    let Some(end) = end else {
        scan.refuse("zip.size", entry.offset, format!("`{name}` is longer than the archive"));
        let rest = bytes.get(data..).unwrap_or_default();
        content(entry, &header, rest, layout, scan);
        return;
    };
    content(entry, &header, &bytes[data..end], layout, scan);
}

fn content(entry: &Entry, header: &Entry, packed: &[u8], layout: &torch::Layout, scan: &mut Scan<'_>) {
    let length = packed.len() as u64;
    if entry.method != 0 && entry.unpacked > scan.room(length) && !scan.may_unpack(length, entry.unpacked) {
        return;
    }
    let mut methods = vec![entry.method];
    if header.method != entry.method {
        methods.push(header.method);
    }
    let is_encrypted = (entry.flags | header.flags) & 1 != 0;
    let mut was_read = false;
    for method in methods {
        let room = scan.room(length);
        let unpacked = match method {
            0 => Some((packed.to_vec(), true)),
            8 => Some(compressed::inflate(packed, room)),
            method => compressed::other(method, packed, room),
        };
        let Some((unpacked, complete)) = unpacked else { continue };
        if method != 0 && !scan.may_unpack(length, unpacked.len() as u64) {
            return;
        }
        if unpacked.is_empty() && !packed.is_empty() {
            continue;
        }
        was_read |= complete && !is_encrypted;
        if entry.is_link {
            check_link(&entry.name, &String::from_utf8_lossy(&unpacked), entry.offset, scan);
            continue;
        }
        let crc = flate2::Crc::new();
        let crc = {
            let mut crc = crc;
            crc.update(&unpacked);
            crc.sum()
        };
        if complete && crc != entry.crc && !is_encrypted {
            let name = super::super::formats::clip(&entry.name);
            scan.note(
                "zip.checksum",
                entry.offset,
                format!("the checksum of `{name}` is wrong: not every loader minds"),
            );
        }
        layout.member(&entry.name, &unpacked, scan);
    }
    if !was_read && !packed.is_empty() {
        let name = super::super::formats::clip(&entry.name);
        scan.refuse(
            "zip.unreadable",
            entry.offset,
            format!("`{name}` cannot be unpacked, so nobody knows what it holds"),
        );
    }
}
