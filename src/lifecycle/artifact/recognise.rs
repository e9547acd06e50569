//! What is it? By content, never by name.

use super::scan::Scan;
use super::{containers, formats, numpy, pickle, torch};

/// Scans content as what it is.
pub(super) fn scan(bytes: &[u8], scan: &mut Scan<'_>) {
    let is_outermost = scan.format.is_none();
    let format = read(bytes, scan);
    if is_outermost {
        scan.format = Some(format);
    }
}

fn read(bytes: &[u8], scan: &mut Scan<'_>) -> &'static str {
    if scan.format.is_none() {
        // Content inside this is not the outermost.
        scan.format = Some("");
        let format = dispatch(bytes, scan);
        scan.format = None;
        return format;
    }
    dispatch(bytes, scan)
}

fn dispatch(bytes: &[u8], scan: &mut Scan<'_>) -> &'static str {
    if bytes.is_empty() {
        scan.refuse("file.empty", 0, "the file is empty");
        return "empty";
    }
    let format = by_magic(bytes, scan);
    // An archive at the end of something else is what a loader of archives reads.
    if !containers::zip::looks_like(bytes) {
        containers::zip::at_end(bytes, scan);
    }
    format
}

fn by_magic(bytes: &[u8], scan: &mut Scan<'_>) -> &'static str {
    if containers::zip::looks_like(bytes) {
        return containers::zip::scan(bytes, scan);
    }
    if bytes.starts_with(numpy::MAGIC) {
        numpy::scan(bytes, scan);
        return "numpy";
    }
    if let Some(format) = containers::compressed::scan(bytes, scan) {
        return format;
    }
    if bytes.starts_with(b"7z\xbc\xaf\x27\x1c") {
        scan.refuse("archive.7z", 0, "7z archives are not read: unpack it and scan what it holds");
        return "7z";
    }
    if containers::tar::looks_like(bytes) {
        containers::tar::scan(bytes, scan);
        return "tar";
    }
    if let Some(format) = formats::scan(bytes, scan) {
        return format;
    }
    if torch::is_legacy(bytes) {
        torch::legacy(bytes, scan);
        return "torch";
    }
    if pickle::looks_like(bytes) || pickle::runs(bytes) {
        pickle::scan(bytes, scan);
        return "pickle";
    }
    if std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0')) {
        return "text";
    }
    scan.note(
        "file.unknown",
        0,
        "the content is of no known format; nothing in it was recognised as loadable",
    );
    "unknown"
}

/// Whether content is an archive, a compressed stream or an array.
pub(super) fn is_container(bytes: &[u8]) -> bool {
    bytes.starts_with(numpy::MAGIC)
        || containers::zip::looks_like(bytes)
        || containers::compressed::looks_like(bytes)
        || containers::tar::looks_like(bytes)
}
