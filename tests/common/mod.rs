//! What several tests need: a folder to work in, and the command.
// Each test needs a part of it.
#![allow(dead_code)]

pub(crate) mod cases;
#[cfg(feature = "cli")]
pub(crate) mod command;

use std::fs;
use std::path::PathBuf;

/// A folder of a test's own, removed at the end.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    /// A new one; `name` differs from those of the other tests of the file.
    pub(crate) fn new(name: &str) -> Folder {
        let name = format!("mantlet-{}-{name}-{}", env!("CARGO_CRATE_NAME"), std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// Where a file of that name would be.
    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// Writes a file and says where it is.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.0.join(name), content).unwrap();
        self.path(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// What is in it, in order.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
