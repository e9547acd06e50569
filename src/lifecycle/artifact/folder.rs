//! Files and folders: everything below a path is read, and no link is followed out of it.

use std::fs;
use std::path::{Path, PathBuf};

use super::scan::Scan;
use super::{formats, recognise};

/// Files of one folder, at most.
const MOST_FILES: usize = 100_000;

pub(super) fn scan(path: &Path, scan: &mut Scan<'_>) {
    let kind = match fs::metadata(path) {
        Ok(kind) => kind,
        Err(error) => {
            scan.refuse("file.unreadable", None, format!("it cannot be read: {error}"));
            return;
        }
    };
    if !kind.is_dir() {
        match fs::read(path) {
            Ok(bytes) => {
                recognise::scan(&bytes, scan);
                refuse_broken_promise(path, scan);
                formats::files_beside(path, &bytes, scan);
            }
            Err(error) => scan.refuse("file.unreadable", None, format!("it cannot be read: {error}")),
        }
        return;
    }
    scan.format = Some("folder");
    let root = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut waiting: Vec<PathBuf> = vec![path.to_owned()];
    let mut files = 0;
    while let Some(folder) = waiting.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                scan.refuse("file.unreadable", None, format!("{}: {error}", folder.display()));
                continue;
            }
        };
        let mut paths = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => paths.push(entry.path()),
                Err(error) => {
                    scan.refuse("file.unreadable", None, format!("{}: {error}", folder.display()));
                }
            }
        }
        paths.sort();
        for entry in paths {
            files += 1;
            if files > MOST_FILES {
                scan.refuse("folder.files", None, "the folder has more files than the limit");
                return;
            }
            file(path, &root, &entry, scan, &mut waiting);
        }
    }
}

fn file(base: &Path, root: &Path, entry: &Path, scan: &mut Scan<'_>, waiting: &mut Vec<PathBuf>) {
    let relative = entry.strip_prefix(base).unwrap_or(entry).to_string_lossy().replace('\\', "/");
    let Ok(kind) = fs::symlink_metadata(entry) else {
        scan.refuse("file.unreadable", None, format!("`{}` cannot be read", formats::clip(&relative)));
        return;
    };
    if kind.is_symlink() {
        let is_inside = entry.canonicalize().is_ok_and(|target| target.starts_with(root));
        if !is_inside {
            let message =
                format!("the link `{}` leads outside the folder, or nowhere", formats::clip(&relative));
            scan.block("folder.link", None, message);
        }
        return;
    }
    if kind.is_dir() {
        if entry.file_name().is_some_and(|name| name != ".git") {
            waiting.push(entry.to_owned());
        }
        return;
    }
    if !kind.is_file() {
        scan.refuse("folder.special", None, format!("`{}` is no file", formats::clip(&relative)));
        return;
    }
    match fs::read(entry) {
        Ok(bytes) if bytes.is_empty() => {}
        Ok(bytes) => {
            scan.nested(&relative, &bytes);
            scan.within(&relative, |scan| {
                formats::repository_file(&relative, &bytes, scan);
                formats::files_beside(entry, &bytes, scan);
            });
        }
        Err(error) => {
            scan.refuse("file.unreadable", None, format!("`{}`: {error}", formats::clip(&relative)))
        }
    }
}

/// A file whose name promises a model, and whose content is none, is one that its loader chokes on.
fn refuse_broken_promise(path: &Path, scan: &mut Scan<'_>) {
    let is_unknown = matches!(scan.format, None | Some("unknown" | "text"));
    if is_unknown && formats::promises_model(&path.to_string_lossy()) {
        scan.refuse(
            "file.malformed",
            0,
            "the content is not of the format that the name promises, nor of another",
        );
    }
}
