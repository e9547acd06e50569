use super::cursor::Cursor;
use super::hdf5::File;
use super::malformed::Malformed;

/// Most links or attributes of one object.
const MAX_RECORDS: usize = 200_000;

/// Deepest index and heap, far above what 64-bit sizes can fill.
const MAX_DEPTH: u16 = 32;

/// An object out of a global heap, where variable-length strings live, and its address.
pub(super) fn global_heap_object<'b>(
    file: &File<'b>,
    heap: u64,
    index: u32,
    length: u64,
) -> Result<(&'b [u8], usize), Malformed> {
    let mut cursor = file.structure(heap, b"GCOL")?;
    cursor.skip(3, "a global heap")?;
    let size = file.length(&mut cursor)?;
    let end = heap.checked_add(size).filter(|&end| end <= file.bytes.len() as u64);
    let end = end.ok_or_else(|| Malformed {
        offset: heap,
        message: "a global heap ends outside the file".to_owned(),
    })?;
    while (cursor.position() as u64) + 16 <= end {
        let found = u32::from(cursor.u16("a global heap")?);
        cursor.skip(6, "a global heap")?;
        let size = file.length(&mut cursor)?;
        if found == 0 {
            break;
        }
        let start = cursor.position();
        let object = cursor.take(size, "a global heap object")?;
        if found == index {
            let used = usize::try_from(length).unwrap_or(usize::MAX).min(object.len());
            return Ok((&object[..used], start));
        }
        cursor.skip((size.next_multiple_of(8) - size).min(cursor.remaining() as u64), "a global heap")?;
    }
    Err(Malformed { offset: heap, message: format!("a global heap lacks object {index}") })
}

/// The links (record type 5) or attributes (record type 8) that an object with many of them keeps in a fractal heap,
/// found through the index by name. Undefined addresses mean that there are none.
pub(super) fn dense_objects<'b>(
    file: &File<'b>,
    heap: u64,
    index: u64,
    record_type: u8,
) -> Result<Vec<(&'b [u8], usize)>, Malformed> {
    if file.at(heap)?.is_none() || file.at(index)?.is_none() {
        return Ok(Vec::new());
    }
    let heap = Heap::open(file, heap)?;
    let identifiers = records(file, index, record_type, heap.identifier_width)?;
    identifiers.into_iter().map(|identifier| heap.object(file, identifier)).collect()
}

/// The heap identifiers in a version 2 B-tree.
fn records<'b>(
    file: &File<'b>,
    address: u64,
    record_type: u8,
    width: u16,
) -> Result<Vec<&'b [u8]>, Malformed> {
    let error = |message: &str| Malformed { offset: address, message: message.to_owned() };
    let mut cursor = file.structure(address, b"BTHD")?;
    if cursor.u8("an index")? != record_type {
        return Err(error("an index of another type than its use"));
    }
    let node_size = u64::from(cursor.u32("an index")?);
    let record_size = u64::from(cursor.u16("an index")?);
    let depth = cursor.u16("an index")?;
    cursor.skip(2, "an index")?;
    let root = file.offset(&mut cursor)?;
    let in_root = u64::from(cursor.u16("an index")?);
    // The hash of the name is before the identifier of a link and behind that of an attribute.
    let skip: u64 = if record_type == 5 { 4 } else { 0 };
    if depth > MAX_DEPTH || record_size < skip + u64::from(width) || node_size < 16 + record_size {
        return Err(error("an index whose sizes make no sense"));
    }
    // Widths of the record counts in nodes, from the most records a node below can hold (specification III.A.2).
    let bytes_for = |most: u64| (64 - most.leading_zeros() as u64).div_ceil(8);
    let leaf_most = (node_size - 10) / record_size;
    let count_width = bytes_for(leaf_most);
    let mut total_widths = vec![0u64];
    let mut total_most = leaf_most;
    for _ in 1..=depth {
        let below = *total_widths.last().unwrap_or(&0);
        let pointer = u64::from(file.offset_width) + count_width + below;
        let most = (node_size.saturating_sub(10 + pointer)) / (record_size + pointer);
        total_most = most.saturating_add(1).saturating_mul(total_most).saturating_add(most);
        total_widths.push(bytes_for(total_most));
    }
    let mut found = Vec::new();
    let mut nodes = vec![(root, in_root, depth)];
    let mut visited = 0;
    while let Some((address, count, depth)) = nodes.pop() {
        visited += 1;
        if found.len() > MAX_RECORDS || visited > MAX_RECORDS {
            return Err(error("an index has too many records"));
        }
        if count == 0 {
            continue;
        }
        let mut cursor = file.structure(address, if depth == 0 { b"BTLF" } else { b"BTIN" })?;
        cursor.skip(1, "an index node")?;
        for _ in 0..count {
            let record = cursor.take(record_size, "an index record")?;
            found.push(&record[skip as usize..(skip + u64::from(width)) as usize]);
        }
        if depth > 0 {
            let total_width = if depth > 1 { total_widths[usize::from(depth) - 1] } else { 0 };
            for _ in 0..=count {
                let child = file.offset(&mut cursor)?;
                let count = cursor.uint(count_width as u8, "an index node")?;
                cursor.skip(total_width, "an index node")?;
                nodes.push((child, count, depth - 1));
            }
        }
    }
    Ok(found)
}

/// A fractal heap: the "doubling table" of blocks that holds an object's links or attributes.
struct Heap {
    address: u64,
    identifier_width: u16,
    width: u64,
    first_block: u64,
    largest_block: u64,
    /// Bytes of an offset into the heap.
    offset_width: u8,
    root: u64,
    rows: u16,
}

impl Heap {
    fn open(file: &File<'_>, address: u64) -> Result<Heap, Malformed> {
        let error = |message: &str| Malformed { offset: address, message: message.to_owned() };
        let mut cursor = file.structure(address, b"FRHP")?;
        let identifier_width = cursor.u16("a heap")?;
        if cursor.u16("a heap")? != 0 {
            return Err(error("a compressed heap is not read"));
        }
        cursor.skip(5, "a heap")?;
        let (lengths, offsets) = (u64::from(file.length_width), u64::from(file.offset_width));
        cursor.skip(lengths * 10 + offsets * 2, "a heap")?;
        let width = u64::from(cursor.u16("a heap")?);
        let first_block = file.length(&mut cursor)?;
        let largest_block = file.length(&mut cursor)?;
        let bits = cursor.u16("a heap")?;
        cursor.skip(2, "a heap")?;
        let root = file.offset(&mut cursor)?;
        let rows = cursor.u16("a heap")?;
        let sane = (1..=64).contains(&bits)
            && (1..=1024).contains(&width)
            && first_block.is_power_of_two()
            && largest_block.is_power_of_two()
            && identifier_width > bits.div_ceil(8) + 1
            && identifier_width <= 64;
        if !sane {
            return Err(error("a heap whose sizes make no sense"));
        }
        let offset_width = bits.div_ceil(8) as u8;
        Ok(Heap { address, identifier_width, width, first_block, largest_block, offset_width, root, rows })
    }

    fn object<'b>(&self, file: &File<'b>, identifier: &[u8]) -> Result<(&'b [u8], usize), Malformed> {
        let error = |message: &str| Malformed { offset: self.address, message: message.to_owned() };
        if identifier[0] >> 4 & 3 != 0 {
            return Err(error("objects outside a heap's blocks are not read"));
        }
        let mut cursor = Cursor::new(&identifier[1..]);
        let offset = cursor.uint(self.offset_width, "a heap identifier")?;
        let length = cursor.uint((cursor.remaining() as u8).min(8), "a heap identifier")?;
        let (block, inside) = self.block(file, offset)?;
        let start = block.checked_add(inside).ok_or_else(|| error("a heap object lies outside the file"))?;
        let object = Cursor::at(file.bytes, start)?.take(length, "a heap object")?;
        Ok((object, start as usize))
    }

    /// The address of the direct block that holds `offset`, and how far into it that is.
    fn block(&self, file: &File<'_>, offset: u64) -> Result<(u64, u64), Malformed> {
        let error = || Malformed {
            offset: self.address,
            message: "a heap offset outside the heap's blocks".to_owned(),
        };
        if self.rows == 0 {
            return if offset < self.first_block { Ok((self.root, offset)) } else { Err(error()) };
        }
        let (mut address, mut rows, mut offset) = (self.root, u64::from(self.rows), offset);
        for _ in 0..MAX_DEPTH {
            let mut cursor = file.structure(address, b"FHIB")?;
            cursor.skip(u64::from(file.offset_width) + u64::from(self.offset_width), "a heap block")?;
            let mut size = self.first_block;
            let mut row = 0;
            while row < rows {
                let row_bytes = size.checked_mul(self.width).ok_or_else(error)?;
                if offset < row_bytes {
                    break;
                }
                offset -= row_bytes;
                row += 1;
                if row > 1 {
                    size = size.checked_mul(2).ok_or_else(error)?;
                }
            }
            if row == rows {
                return Err(error());
            }
            let entry = row * self.width + offset / size;
            cursor.skip(entry * u64::from(file.offset_width), "a heap block")?;
            address = file.offset(&mut cursor)?;
            offset %= size;
            if size <= self.largest_block {
                return Ok((address, offset));
            }
            // A nested indirect block covers `size` bytes with rows of doubling blocks.
            let covered = size / (self.first_block.saturating_mul(self.width)).max(1);
            rows = u64::from(covered.max(1).ilog2()) + 1;
        }
        Err(error())
    }
}
