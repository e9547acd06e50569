use std::cmp::Ordering;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// No model folder needs more entries; a folder that has them is refused instead of listed.
const MAX_ENTRIES: usize = 1_000_000;

/// How deep folders may nest.
const MAX_DEPTH: usize = 128;

/// The name of a model that is one file.
pub(crate) const SINGLE_FILE: &str = ".";

/// A model folder, or a single file, opened once: everything in it is opened relative to that handle, one
/// component at a time, without following a link.
#[derive(Debug)]
pub(crate) struct Tree {
    path: PathBuf,
    root: File,
    entries: Vec<Entry>,
}

/// Something in a model folder that is not itself a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The path relative to the folder, with `/` between components.
    pub(crate) name: String,
    pub(crate) kind: EntryKind,
}

/// What an [`Entry`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryKind {
    /// A regular file.
    File,
    /// A symbolic link, to whatever.
    Link,
    /// A socket, a pipe, a device.
    Special,
    /// A name that is not UTF-8, which no manifest can carry. `name` shows it lossily.
    Unnameable,
}

impl Tree {
    /// Opens a folder or a file and lists it, in order of path components.
    ///
    /// # Errors
    ///
    /// Where `path` is a symbolic link, is neither file nor folder, cannot be read, or holds too much.
    pub(crate) fn open(path: &Path) -> io::Result<Tree> {
        // Collected again without a final separator, which would make the system follow a link.
        let path: PathBuf = path.components().collect();
        let root = sys::open_root(&path)?;
        let kind = root.metadata()?;
        let mut tree = Tree { path, root, entries: Vec::new() };
        if kind.is_file() {
            tree.entries.push(Entry { name: SINGLE_FILE.to_owned(), kind: EntryKind::File });
        } else if kind.is_dir() {
            tree.list()?;
        } else {
            return Err(io::Error::other(format!("{} is neither a file nor a folder", tree.path.display())));
        }
        Ok(tree)
    }

    /// Everything that is not a folder, in order of path components.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The last component of the path, as a name for the model.
    pub(crate) fn name(&self) -> String {
        let last = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
        last(&self.path)
            .or_else(|| last(&self.path.canonicalize().ok()?))
            .unwrap_or_else(|| "model".to_owned())
    }

    /// Opens a regular file by its name relative to the folder.
    ///
    /// # Errors
    ///
    /// Where a component is a link, where it is no regular file, or what opening reports.
    pub(crate) fn open_file(&self, name: &str) -> io::Result<File> {
        if name == SINGLE_FILE && self.root.metadata()?.is_file() {
            return sys::open_root(&self.path).and_then(|file| same_file(&self.root, file));
        }
        let components = components(name).ok_or_else(|| io::Error::other("not a path inside the folder"))?;
        let file = sys::open_beneath(&self.root, &self.path, &components, sys::Want::File)?;
        match file.metadata()?.is_file() {
            true => Ok(file),
            false => Err(io::Error::other("not a regular file")),
        }
    }

    /// Whether a name still leads to the file that is held open.
    #[cfg(feature = "signing")]
    pub(crate) fn is_still(&self, name: &str, held: &File) -> io::Result<()> {
        same_file(held, self.open_file(name)?).map(drop)
    }

    /// The name of the regular file that a link leads to, where it lies inside the folder.
    ///
    /// # Errors
    ///
    /// Where the link dangles or leads out of the folder.
    #[cfg(feature = "signing")]
    pub(crate) fn resolve(&self, link: &str) -> io::Result<PathBuf> {
        let root = self.path.canonicalize()?;
        let target = root.join(link).canonicalize()?;
        match target.strip_prefix(&root) {
            Ok(inside) => Ok(inside.to_path_buf()),
            Err(_) => Err(io::Error::other("the link leads out of the folder")),
        }
    }

    /// The name, relative to the folder, of a file that lies in it: how a signature file inside its own model
    /// is told from the model.
    #[cfg(feature = "signing")]
    pub(crate) fn name_of(&self, path: &Path) -> Option<String> {
        let root = self.path.canonicalize().ok()?;
        let inside = path.canonicalize().ok()?.strip_prefix(&root).ok()?.to_path_buf();
        posix(&inside).filter(|name| !name.is_empty())
    }

    fn list(&mut self) -> io::Result<()> {
        let mut pending: Vec<Vec<String>> = vec![Vec::new()];
        while let Some(folder) = pending.pop() {
            let parts: Vec<&str> = folder.iter().map(String::as_str).collect();
            let handle = sys::open_beneath(&self.root, &self.path, &parts, sys::Want::Folder)?;
            for (name, kind) in sys::list(&handle, &self.path, &parts)? {
                if self.entries.len() + pending.len() >= MAX_ENTRIES {
                    return Err(io::Error::other(format!("more than {MAX_ENTRIES} files and folders")));
                }
                let shown = name.to_string_lossy();
                let joined = match folder.is_empty() {
                    true => shown.to_string(),
                    false => format!("{}/{shown}", folder.join("/")),
                };
                let kind = match (name.to_str(), kind) {
                    (None, _) => EntryKind::Unnameable,
                    (Some(name), Kind::Folder) => {
                        if folder.len() >= MAX_DEPTH {
                            return Err(io::Error::other(format!("folders nest deeper than {MAX_DEPTH}")));
                        }
                        pending.push(folder.iter().cloned().chain([name.to_owned()]).collect());
                        continue;
                    }
                    (_, Kind::Entry(kind)) => kind,
                };
                self.entries.push(Entry { name: joined, kind });
            }
        }
        self.entries.sort_by(|one, other| by_components(&one.name, &other.name));
        Ok(())
    }
}

/// The order of signers: by path components, not by the joined text, so that `a/z` comes before `a.b`.
pub(crate) fn by_components(one: &str, other: &str) -> Ordering {
    one.split('/').cmp(other.split('/'))
}

/// The components of a relative path, or `None` where it is absolute, empty, or not in its shortest form.
pub(crate) fn components(name: &str) -> Option<Vec<&str>> {
    // On Windows these separate components and streams.
    let foreign: &[char] = if cfg!(windows) { &['\\', ':', '\0'] } else { &['\0'] };
    let safe = |part: &&str| !matches!(*part, "" | "." | "..") && !part.contains(foreign);
    let parts: Vec<&str> = name.split('/').collect();
    (parts.len() <= MAX_DEPTH + 1 && parts.iter().all(safe)).then_some(parts)
}

/// Whether `name` is `ancestor` or lies under it.
pub(crate) fn is_under(name: &str, ancestor: &str) -> bool {
    name.strip_prefix(ancestor).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A relative path with `/` between components, or `None` where it is not UTF-8.
#[cfg(feature = "signing")]
pub(crate) fn posix(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

enum Kind {
    Folder,
    Entry(EntryKind),
}

#[cfg(unix)]
fn same_file(known: &File, opened: File) -> io::Result<File> {
    use std::os::unix::fs::MetadataExt as _;
    let (one, other) = (known.metadata()?, opened.metadata()?);
    match (one.dev(), one.ino()) == (other.dev(), other.ino()) {
        true => Ok(opened),
        false => Err(io::Error::other("the file was replaced")),
    }
}

#[cfg(not(unix))]
fn same_file(_: &File, opened: File) -> io::Result<File> {
    Ok(opened)
}

#[cfg(unix)]
mod sys {
    use std::ffi::OsString;
    use std::fs::File;
    use std::io;
    use std::os::unix::ffi::OsStringExt as _;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, openat, statat};

    use super::{EntryKind, Kind};

    #[derive(Clone, Copy, PartialEq, Eq)]
    pub(super) enum Want {
        Folder,
        File,
    }

    /// Never blocks on a pipe, and never follows a link.
    fn flags() -> OFlags {
        OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK
    }

    pub(super) fn open_root(path: &Path) -> io::Result<File> {
        let opened = openat(CWD, path, flags(), Mode::empty());
        match opened {
            Ok(root) => Ok(File::from(root)),
            Err(rustix::io::Errno::LOOP) => {
                Err(io::Error::other(format!("{} is a symbolic link", path.display())))
            }
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn open_beneath(root: &File, _: &Path, parts: &[&str], want: Want) -> io::Result<File> {
        let mut at = File::from(openat(root, ".", flags() | OFlags::DIRECTORY, Mode::empty())?);
        for (index, part) in parts.iter().enumerate() {
            let last = index + 1 == parts.len();
            let folder = if last && want == Want::File { OFlags::empty() } else { OFlags::DIRECTORY };
            at = File::from(openat(&at, *part, flags() | folder, Mode::empty())?);
        }
        Ok(at)
    }

    pub(super) fn list(folder: &File, _: &Path, _: &[&str]) -> io::Result<Vec<(OsString, Kind)>> {
        let mut found = Vec::new();
        for entry in Dir::read_from(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if matches!(name.to_bytes(), b"." | b"..") {
                continue;
            }
            let file_type = match entry.file_type() {
                FileType::Unknown => {
                    FileType::from_raw_mode(statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)?.st_mode)
                }
                known => known,
            };
            let kind = match file_type {
                FileType::Directory => Kind::Folder,
                FileType::RegularFile => Kind::Entry(EntryKind::File),
                FileType::Symlink => Kind::Entry(EntryKind::Link),
                _ => Kind::Entry(EntryKind::Special),
            };
            found.push((OsString::from_vec(name.to_bytes().to_vec()), kind));
            if found.len() > super::MAX_ENTRIES {
                return Err(io::Error::other("too many entries in one folder"));
            }
        }
        Ok(found)
    }
}

#[cfg(not(unix))]
mod sys {
    use std::ffi::OsString;
    use std::fs::{self, File};
    use std::io;
    use std::path::{Path, PathBuf};

    use super::{EntryKind, Kind};

    #[derive(Clone, Copy, PartialEq, Eq)]
    pub(super) enum Want {
        Folder,
        File,
    }

    /// Opens a folder too, which `File::open` refuses.
    fn open(path: &Path) -> io::Result<File> {
        let mut options = fs::OpenOptions::new();
        options.read(true);
        #[cfg(windows)]
        {
            use std::os::windows::fs::OpenOptionsExt as _;
            const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
            options.custom_flags(FILE_FLAG_BACKUP_SEMANTICS);
        }
        options.open(path)
    }

    fn without_link(path: &Path) -> io::Result<()> {
        match fs::symlink_metadata(path)?.is_symlink() {
            true => Err(io::Error::other(format!("{} is a symbolic link", path.display()))),
            false => Ok(()),
        }
    }

    pub(super) fn open_root(path: &Path) -> io::Result<File> {
        without_link(path)?;
        open(path)
    }

    pub(super) fn open_beneath(_: &File, root: &Path, parts: &[&str], _: Want) -> io::Result<File> {
        let mut path = PathBuf::from(root);
        for part in parts {
            path.push(part);
            without_link(&path)?;
        }
        open(&path)
    }

    pub(super) fn list(_: &File, root: &Path, parts: &[&str]) -> io::Result<Vec<(OsString, Kind)>> {
        let folder = parts.iter().fold(PathBuf::from(root), |path, part| path.join(part));
        fs::read_dir(folder)?
            .map(|entry| {
                let entry = entry?;
                let file_type = entry.file_type()?;
                let kind = match file_type {
                    folder if folder.is_dir() => Kind::Folder,
                    file if file.is_file() => Kind::Entry(EntryKind::File),
                    link if link.is_symlink() => Kind::Entry(EntryKind::Link),
                    _ => Kind::Entry(EntryKind::Special),
                };
                Ok((entry.file_name(), kind))
            })
            .collect()
    }
}
