use std::collections::HashSet;

use super::cursor::Cursor;
use super::hdf5_heap::{dense_objects, global_heap_object};
use super::keras;
use super::malformed::Malformed;
use super::notes::{Notes, clip};

/// Most objects (groups, datasets, index nodes) of one file that are visited.
const MAX_OBJECTS: usize = 200_000;

/// Most messages of one object header.
const MAX_MESSAGES: usize = 65_536;

const SIGNATURE: &[u8; 8] = b"\x89HDF\r\n\x1a\n";

/// The bytes of an HDF5 file with the widths its superblock sets.
#[derive(Clone, Copy, Debug)]
pub(super) struct File<'b> {
    pub(super) bytes: &'b [u8],
    /// Bytes of an address and of a length.
    pub(super) offset_width: u8,
    pub(super) length_width: u8,
}

impl<'b> File<'b> {
    /// A cursor at an address; the undefined address (all ones) gives `None`.
    pub(super) fn at(&self, address: u64) -> Result<Option<Cursor<'b>>, Malformed> {
        if address == u64::MAX >> (64 - 8 * u32::from(self.offset_width)) {
            return Ok(None);
        }
        Cursor::at(self.bytes, address).map(Some)
    }

    /// A cursor behind the four-byte signature of a structure and its version.
    pub(super) fn structure(&self, address: u64, signature: &[u8; 4]) -> Result<Cursor<'b>, Malformed> {
        let mut cursor = Cursor::at(self.bytes, address)?;
        if cursor.take(4, "an HDF5 structure")? != signature {
            let name = String::from_utf8_lossy(signature);
            return Err(Malformed {
                offset: address,
                message: format!("no {name} structure at this address"),
            });
        }
        cursor.skip(1, "a version")?;
        Ok(cursor)
    }

    pub(super) fn offset(&self, cursor: &mut Cursor<'b>) -> Result<u64, Malformed> {
        cursor.uint(self.offset_width, "an address")
    }

    pub(super) fn length(&self, cursor: &mut Cursor<'b>) -> Result<u64, Malformed> {
        cursor.uint(self.length_width, "a length")
    }
}

/// True where the file begins as HDF5 files do.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// Walks every group and dataset of an HDF5 file: links to other files, data in other files and virtual data sets are
/// blocked, and the Keras configurations among the attributes are judged.
///
/// A bounded reader of what that takes and no more, after the HDF5 File Format Specification, version 3.0: superblocks
/// 0 to 3, object headers 1 and 2, groups of both generations. Tensor data are not read.
///
/// # Errors
///
/// The first structure that is broken, or that this reader does not know; what was read before it is in `notes`.
pub(crate) fn read(bytes: &[u8], notes: &mut Notes) -> Result<(), Malformed> {
    let (file, root) = superblock(bytes)?;
    let mut walk = Walk { file, notes, seen: HashSet::new(), pending: vec![Visit::Object(root)] };
    while let Some(visit) = walk.pending.pop() {
        if walk.seen.len() > MAX_OBJECTS {
            return Err(Malformed::new(0, format!("more than {MAX_OBJECTS} HDF5 objects")));
        }
        let (Visit::Object(address) | Visit::Tree(address)) = visit;
        if !walk.seen.insert(address) {
            continue;
        }
        match visit {
            Visit::Object(address) => walk.object(address)?,
            Visit::Tree(address) => walk.tree(address)?,
        }
    }
    Ok(())
}

fn superblock(bytes: &[u8]) -> Result<(File<'_>, u64), Malformed> {
    if !looks_like(bytes) {
        return Err(Malformed::new(0, "the file does not begin with the HDF5 signature"));
    }
    let mut cursor = Cursor::at(bytes, 8)?;
    let version = cursor.u8("the superblock")?;
    let (root, end, file) = match version {
        0 | 1 => {
            cursor.skip(4, "the superblock")?;
            let file = widths(bytes, &mut cursor)?;
            cursor.skip(if version == 0 { 9 } else { 13 }, "the superblock")?;
            let base = file.offset(&mut cursor)?;
            refuse_base(base)?;
            file.offset(&mut cursor)?;
            let end = file.offset(&mut cursor)?;
            file.offset(&mut cursor)?;
            file.offset(&mut cursor)?;
            (file.offset(&mut cursor)?, end, file)
        }
        2 | 3 => {
            let file = widths(bytes, &mut cursor)?;
            cursor.skip(1, "the superblock")?;
            let base = file.offset(&mut cursor)?;
            refuse_base(base)?;
            file.offset(&mut cursor)?;
            let end = file.offset(&mut cursor)?;
            (file.offset(&mut cursor)?, end, file)
        }
        _ => return Err(Malformed::new(8, format!("HDF5 superblock version {version} is not one we read"))),
    };
    if end > bytes.len() as u64 {
        return Err(Malformed::new(
            bytes.len(),
            format!("the file is cut: it has {} of {end} bytes", bytes.len()),
        ));
    }
    Ok((file, root))
}

fn widths<'b>(bytes: &'b [u8], cursor: &mut Cursor<'b>) -> Result<File<'b>, Malformed> {
    let (offset_width, length_width) = (cursor.u8("the superblock")?, cursor.u8("the superblock")?);
    if !matches!((offset_width, length_width), (2 | 4 | 8, 2 | 4 | 8)) {
        return Err(Malformed::new(
            cursor.position(),
            "addresses and lengths are of a width HDF5 does not have",
        ));
    }
    Ok(File { bytes, offset_width, length_width })
}

fn refuse_base(base: u64) -> Result<(), Malformed> {
    if base == 0 {
        Ok(())
    } else {
        Err(Malformed::new(8, "addresses of the file do not count from its start"))
    }
}

#[derive(Clone, Copy)]
enum Visit {
    Object(u64),
    Tree(u64),
}

struct Walk<'b, 'n> {
    file: File<'b>,
    notes: &'n mut Notes,
    seen: HashSet<u64>,
    pending: Vec<Visit>,
}

impl<'b> Walk<'b, '_> {
    fn object(&mut self, address: u64) -> Result<(), Malformed> {
        let Some(mut cursor) = self.file.at(address)? else {
            return Ok(());
        };
        let modern = cursor.clone().take(4, "an object header")? == b"OHDR";
        let mut tracked = false;
        let first = if modern {
            cursor.skip(5, "an object header")?;
            let flags = cursor.u8("an object header")?;
            tracked = flags & 4 != 0;
            cursor.skip(if flags & 0x20 != 0 { 16 } else { 0 }, "times")?;
            cursor.skip(if flags & 0x10 != 0 { 4 } else { 0 }, "attribute limits")?;
            let size = cursor.uint(1 << (flags & 3), "a header's size")?;
            (cursor.position() as u64, size)
        } else {
            if cursor.u8("an object header")? != 1 {
                return Err(Malformed {
                    offset: address,
                    message: "no object header at this address".to_owned(),
                });
            }
            cursor.skip(7, "an object header")?;
            let size = u64::from(cursor.u32("a header's size")?);
            cursor.skip(4, "an object header")?;
            (cursor.position() as u64, size)
        };
        let mut chunks = vec![first];
        let mut seen = HashSet::new();
        let mut messages = 0;
        while let Some((start, size)) = chunks.pop() {
            if !seen.insert(start) {
                return Err(Malformed {
                    offset: start,
                    message: "an object header continues in itself".to_owned(),
                });
            }
            let mut cursor = Cursor::at(self.file.bytes, start)?;
            let chunk = cursor.take(size, "an object header")?;
            let mut inner = Cursor::new(chunk);
            let least = if modern { 4 + if tracked { 2 } else { 0 } } else { 8 };
            while inner.remaining() >= least {
                messages += 1;
                if messages > MAX_MESSAGES {
                    return Err(Malformed {
                        offset: start,
                        message: "an object header has too many messages".to_owned(),
                    });
                }
                let kind = if modern { u16::from(inner.u8("a message")?) } else { inner.u16("a message")? };
                let length = u64::from(inner.u16("a message")?);
                let flags = inner.u8("a message")?;
                inner.skip(
                    if !modern {
                        3
                    } else if tracked {
                        2
                    } else {
                        0
                    },
                    "a message",
                )?;
                let at = start as usize + inner.position();
                let body =
                    inner.take(length, "a message").map_err(|error| Malformed::new(at, error.message))?;
                if kind == 0x10 {
                    let mut next = Cursor::new(body);
                    let (mut next_start, mut next_size) =
                        (self.file.offset(&mut next)?, self.file.length(&mut next)?);
                    if modern {
                        self.file.structure(next_start, b"OCHK")?;
                        // The signature in front and the checksum behind.
                        next_start += 4;
                        next_size = next_size.saturating_sub(8);
                    }
                    chunks.push((next_start, next_size));
                } else {
                    self.message(kind, flags, body, at)?;
                }
            }
        }
        Ok(())
    }

    fn message(&mut self, kind: u16, flags: u8, body: &'b [u8], at: usize) -> Result<(), Malformed> {
        let within =
            |error: Malformed| Malformed { offset: error.offset + at as u64, message: error.message };
        let mut cursor = Cursor::new(body);
        match kind {
            0x02 => {
                cursor.skip(1, "link information")?;
                let order = cursor.u8("link information").map_err(within)? & 1 != 0;
                cursor.skip(if order { 8 } else { 0 }, "link information").map_err(within)?;
                let heap = self.file.offset(&mut cursor).map_err(within)?;
                let index = self.file.offset(&mut cursor).map_err(within)?;
                for (link, at) in dense_objects(&self.file, heap, index, 5)? {
                    self.link(link, at)?;
                }
            }
            0x06 => self.link(body, at)?,
            0x07 => {
                self.notes.block("hdf5.external_storage", at, "A data set keeps its bytes in another file.")
            }
            0x08 => {
                let version = cursor.u8("a layout").map_err(within)?;
                let class = if version < 3 {
                    cursor.skip(1, "a layout").map_err(within)?;
                    cursor.u8("a layout").map_err(within)?
                } else {
                    cursor.u8("a layout").map_err(within)?
                };
                match (version, class) {
                    (_, 3) => self.notes.block(
                        "hdf5.virtual_dataset",
                        at,
                        "A data set is put together from other files.",
                    ),
                    (3 | 4, 1) => {
                        let start = self.file.offset(&mut cursor).map_err(within)?;
                        let size = self.file.length(&mut cursor).map_err(within)?;
                        if let Some(mut data) = self.file.at(start)? {
                            data.skip(size, "a data set")?;
                        }
                    }
                    (1..=5, 0..=2) => {}
                    _ => return Err(Malformed::new(at, "a data set has a layout HDF5 does not know")),
                }
            }
            0x0b => self.filters(body, at),
            0x0c if flags & 2 != 0 => return Err(Malformed::new(at, "shared attributes are not read")),
            0x0c => self.attribute(body, at)?,
            0x11 => {
                let tree = self.file.offset(&mut cursor).map_err(within)?;
                let heap = self.file.offset(&mut cursor).map_err(within)?;
                self.file.structure(heap, b"HEAP")?;
                self.pending.push(Visit::Tree(tree));
            }
            0x15 => {
                cursor.skip(1, "attribute information").map_err(within)?;
                let order = cursor.u8("attribute information").map_err(within)? & 1 != 0;
                cursor.skip(if order { 2 } else { 0 }, "attribute information").map_err(within)?;
                let heap = self.file.offset(&mut cursor).map_err(within)?;
                let index = self.file.offset(&mut cursor).map_err(within)?;
                for (attribute, at) in dense_objects(&self.file, heap, index, 8)? {
                    self.attribute(attribute, at)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Filters from 256 on are loaded from a library on the reader's machine.
    fn filters(&mut self, body: &[u8], at: usize) {
        // Version 2 begins the list at byte 2, version 1 at byte 8; only the first filter is looked at.
        let start = if body.first() == Some(&1) { 8 } else { 2 };
        let Some(&[low, high]) = body.get(start..start + 2) else {
            return;
        };
        let identifier = u16::from_le_bytes([low, high]);
        if identifier >= 256 {
            let message = format!("A data set is packed with filter {identifier}, which needs a plug-in.");
            self.notes.info("hdf5.filter_plugin", at, message);
        }
    }

    fn link(&mut self, body: &'b [u8], at: usize) -> Result<(), Malformed> {
        let mut cursor = Cursor::new(body);
        let read = |cursor: &mut Cursor<'b>| -> Result<(u8, Option<u64>, String), Malformed> {
            cursor.skip(1, "a link")?;
            let flags = cursor.u8("a link")?;
            let kind = if flags & 8 != 0 { cursor.u8("a link")? } else { 0 };
            cursor.skip(if flags & 4 != 0 { 8 } else { 0 }, "a link")?;
            cursor.skip(if flags & 16 != 0 { 1 } else { 0 }, "a link")?;
            let length = cursor.uint(1 << (flags & 3), "a link")?;
            cursor.skip(length, "a link's name")?;
            if kind == 0 {
                return Ok((kind, Some(self.file.offset(cursor)?), String::new()));
            }
            let length = u64::from(cursor.u16("a link")?);
            Ok((kind, None, String::from_utf8_lossy(cursor.take(length, "a link's target")?).into_owned()))
        };
        let (kind, address, target) = read(&mut cursor)
            .map_err(|error| Malformed { offset: error.offset + at as u64, message: error.message })?;
        match (kind, address) {
            (0, Some(address)) => self.pending.push(Visit::Object(address)),
            (1, _) => {}
            (64, _) => {
                let target = target.trim_matches('\0').replace('\0', ":");
                self.notes.block(
                    "hdf5.external_link",
                    at,
                    format!("A link leads to another file: {}.", clip(&target)),
                );
            }
            _ => self.notes.block("hdf5.external_link", at, "A link is resolved by code outside the file."),
        }
        Ok(())
    }

    /// A node of a first-generation group's index, or its leaf.
    fn tree(&mut self, address: u64) -> Result<(), Malformed> {
        let Some(cursor) = self.file.at(address)? else {
            return Ok(());
        };
        if cursor.clone().take(4, "a group's index")? == b"SNOD" {
            let mut cursor = self.file.structure(address, b"SNOD")?;
            cursor.skip(1, "a group's index")?;
            let entries = cursor.u16("a group's index")?;
            for _ in 0..entries {
                self.file.offset(&mut cursor)?;
                let object = self.file.offset(&mut cursor)?;
                let kind = cursor.u32("a group's entry")?;
                cursor.skip(20, "a group's entry")?;
                // Kind 2 is a symbolic link inside the file.
                if kind != 2 {
                    self.pending.push(Visit::Object(object));
                }
            }
            return Ok(());
        }
        let mut cursor = Cursor::at(self.file.bytes, address)?;
        if cursor.take(4, "a group's index")? != b"TREE" || cursor.u8("a group's index")? != 0 {
            return Err(Malformed { offset: address, message: "no group index at this address".to_owned() });
        }
        cursor.skip(1, "a group's index")?;
        let entries = cursor.u16("a group's index")?;
        self.file.offset(&mut cursor)?;
        self.file.offset(&mut cursor)?;
        for _ in 0..entries {
            self.file.length(&mut cursor)?;
            let child = self.file.offset(&mut cursor)?;
            self.pending.push(Visit::Tree(child));
        }
        Ok(())
    }

    fn attribute(&mut self, body: &'b [u8], at: usize) -> Result<(), Malformed> {
        let within =
            |error: Malformed| Malformed { offset: error.offset + at as u64, message: error.message };
        let attribute = split_attribute(body).map_err(within)?;
        let Some((name, kind, data, start)) = attribute else {
            return Err(Malformed::new(at, "an attribute of a version we do not read"));
        };
        let (text, base) = match kind.first().map(|class| class & 15) {
            Some(3) => (data, at + start),
            Some(9) => {
                let mut cursor = Cursor::new(data);
                if data.len() < 8 + usize::from(self.file.offset_width) {
                    return Ok(());
                }
                let length = u64::from(cursor.u32("a string").map_err(within)?);
                let heap = self.file.offset(&mut cursor).map_err(within)?;
                let index = cursor.u32("a string").map_err(within)?;
                if length == 0 || heap == 0 {
                    return Ok(());
                }
                global_heap_object(&self.file, heap, index, length)?
            }
            _ => return Ok(()),
        };
        let text = text.split(|&byte| byte == 0).next().unwrap_or(text);
        if matches!(name, b"model_config" | b"training_config")
            || text.trim_ascii_start().starts_with(b"{\"class_name\"")
        {
            let mut inner = Notes::new();
            let result = keras::scan_config(text, &mut inner);
            self.notes.embed(inner, base, true);
            result
                .map_err(|error| Malformed { offset: error.offset + base as u64, message: error.message })?;
        }
        Ok(())
    }
}

type Attribute<'b> = (&'b [u8], &'b [u8], &'b [u8], usize);

/// The name, the datatype, the data and where those start; `None` for an unknown version.
fn split_attribute(body: &[u8]) -> Result<Option<Attribute<'_>>, Malformed> {
    let mut cursor = Cursor::new(body);
    let version = cursor.u8("an attribute")?;
    let flags = cursor.u8("an attribute")?;
    let sizes = [cursor.u16("an attribute")?, cursor.u16("an attribute")?, cursor.u16("an attribute")?]
        .map(u64::from);
    match version {
        1 | 2 => {}
        3 => cursor.skip(1, "an attribute")?,
        _ => return Ok(None),
    }
    if version > 1 && flags & 1 != 0 {
        return Ok(None);
    }
    let mut parts = [&body[..0]; 3];
    for (part, size) in parts.iter_mut().zip(sizes) {
        *part = cursor.take(size, "an attribute")?;
        let padding = if version == 1 { size.next_multiple_of(8) - size } else { 0 };
        cursor.skip(padding.min(cursor.remaining() as u64), "an attribute")?;
    }
    let start = cursor.position();
    let name = parts[0].split(|&byte| byte == 0).next().unwrap_or(parts[0]);
    Ok(Some((name, parts[1], &body[start..], start)))
}
