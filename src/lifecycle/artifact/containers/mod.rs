//! Archives and compressed streams.

pub(super) mod compressed;
pub(super) mod tar;
pub(super) mod zip;

use super::scan::Scan;

/// Whether the name of a member stays in the folder that it is unpacked to; it says so where not.
fn check_name(name: &str, offset: u64, scan: &mut Scan<'_>) {
    let plain = name.replace('\\', "/");
    let is_absolute = plain.starts_with('/') || plain.as_bytes().get(1) == Some(&b':');
    if is_absolute || plain.split('/').any(|part| part == "..") {
        let message = format!("the member `{}` is unpacked outside the folder", super::formats::clip(name));
        scan.block("archive.path", offset, message);
    }
}

/// Whether a link of a member leads out of the folder.
fn check_link(name: &str, target: &str, offset: u64, scan: &mut Scan<'_>) {
    let mut depth =
        name.replace('\\', "/").split('/').filter(|part| !part.is_empty() && *part != ".").count() as i64 - 1;
    let target_plain = target.replace('\\', "/");
    let mut leaves = target_plain.starts_with('/') || target_plain.as_bytes().get(1) == Some(&b':');
    for part in target_plain.split('/') {
        match part {
            "" | "." => {}
            ".." => depth -= 1,
            _ => depth += 1,
        }
        leaves |= depth < 0;
    }
    if leaves {
        let message = format!("the link `{}` leads outside the folder", super::formats::clip(name));
        scan.block("archive.link", offset, message);
    }
}
