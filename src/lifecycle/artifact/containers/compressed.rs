//! Compressed streams: gzip, zlib, bzip2, xz, lzma, lz4.

use std::io::{self, Read};

use super::super::scan::Scan;

/// The kinds, by what they begin with.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x1f, 0x8b, 8, ..] => Some("gzip"),
        [0x42, 0x5a, 0x68, b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, ..] => Some("bzip2"),
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Some("xz"),
        [0x5d, 0, 0, _, _, ..] if bytes.len() > 13 => Some("lzma"),
        [0x04, 0x22, 0x4d, 0x18, ..] => Some("lz4"),
        [0x78, flags @ (0x01 | 0x5e | 0x9c | 0xda), ..]
            if (0x7800 + u16::from(*flags)) % 31 == 0 && bytes.len() > 6 =>
        {
            Some("zlib")
        }
        _ => None,
    }
}

pub(in super::super) fn looks_like(bytes: &[u8]) -> bool {
    kind(bytes).is_some()
}

/// Unpacks and scans what is inside, where `bytes` are compressed. Gives the format's name.
pub(in super::super) fn scan(bytes: &[u8], scan: &mut Scan<'_>) -> Option<&'static str> {
    let kind = kind(bytes)?;
    let room = scan.room(bytes.len() as u64);
    let mut unpacked = Vec::new();
    let result = unpack(kind, bytes, room, &mut unpacked);
    if unpacked.is_empty() && result.is_err() && kind == "zlib" {
        // Two bytes are a weak sign: not zlib after all.
        return None;
    }
    if scan.may_unpack(bytes.len() as u64, unpacked.len() as u64) {
        if !unpacked.is_empty() {
            scan.nested(kind, &unpacked);
        }
        if result.is_err() {
            scan.refuse("compressed.malformed", None, format!("the {kind} stream is broken or cut"));
        }
    }
    Some(kind)
}

/// Memory for the dictionary of an xz or lzma stream, in KiB: a little over what the highest preset needs.
const LZMA_MEMORY: u32 = 80 << 10;

/// Unpacks at most `room` bytes.
fn unpack(kind: &str, bytes: &[u8], room: u64, unpacked: &mut Vec<u8>) -> io::Result<()> {
    let mut reader: Box<dyn Read + '_> = match kind {
        "gzip" => Box::new(flate2::read::MultiGzDecoder::new(bytes)),
        "zlib" => Box::new(flate2::read::ZlibDecoder::new(bytes)),
        "bzip2" => Box::new(bzip2_rs::DecoderReader::new(bytes)),
        "lz4" => Box::new(lz4_flex::frame::FrameDecoder::new(bytes)),
        "xz" => Box::new(lzma_rust2::XzReader::new_mem_limit(bytes, true, LZMA_MEMORY)),
        _ => Box::new(lzma_rust2::LzmaReader::new_mem_limit(bytes, LZMA_MEMORY, None)?),
    };
    let mut chunk = vec![0; 1 << 16];
    while (unpacked.len() as u64) < room {
        let read = match reader.read(&mut chunk) {
            Ok(0) => return Ok(()),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let left = usize::try_from(room - unpacked.len() as u64).unwrap_or(usize::MAX);
        unpacked.extend_from_slice(&chunk[..read.min(left)]);
    }
    Ok(())
}

/// Unpacks a raw deflate stream, as zip members are, to at most `room` bytes.
pub(super) fn inflate(bytes: &[u8], room: u64) -> (Vec<u8>, bool) {
    let mut unpacked = Vec::new();
    let complete = flate2::read::DeflateDecoder::new(bytes).take(room).read_to_end(&mut unpacked).is_ok();
    (unpacked, complete)
}

/// Unpacks a zip member of another method.
pub(super) fn other(method: u16, bytes: &[u8], room: u64) -> Option<(Vec<u8>, bool)> {
    let kind = match method {
        12 => "bzip2",
        95 => "xz",
        // A zip member of LZMA has a header of its own: version, size of the properties, properties.
        14 => {
            let properties = bytes.get(4..9)?;
            let mut stream = properties.to_vec();
            stream.extend_from_slice(&[0xff; 8]);
            stream.extend_from_slice(bytes.get(9..)?);
            let mut unpacked = Vec::new();
            let complete = unpack("lzma", &stream, room, &mut unpacked).is_ok();
            return Some((unpacked, complete));
        }
        _ => return None,
    };
    let mut unpacked = Vec::new();
    let complete = unpack(kind, bytes, room, &mut unpacked).is_ok();
    Some((unpacked, complete))
}
