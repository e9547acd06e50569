//! Results as they come, in a file that survives the end of the process at any moment.
//!
//! The first line names the run; each further one is a result. A line is written with one call and counts once its line
//! break is there; what the end of the process cut off is dropped when the file is opened again, and its case runs again.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::result::{CaseResult, Fate};
use crate::{Error, ErrorKind};

/// A journal that is written, or was.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    end: u64,
    /// Where the line of each position begins; 0 where there is none, since the first line is no result.
    offsets: Vec<u64>,
    done: u64,
}

#[derive(Serialize, Deserialize)]
struct Head {
    mantlet_journal: u32,
    run: String,
}

/// Of a result, what is needed to know that it is there.
#[derive(Deserialize)]
struct Place {
    n: u64,
    fate: Fate,
}

const VERSION: u32 = 1;
/// The positions that a file may claim; beyond them it is none of ours.
const MOST: u64 = 1 << 32;

impl Journal {
    /// Begins or continues the journal of the run called `run`. Results that failed do not count as done where they are
    /// to be tried again.
    pub(super) fn open(path: &Path, run: &str, retry_failed: bool) -> Result<Journal, Error> {
        let io = |error: std::io::Error| Error::new(ErrorKind::Io, format!("{}: {error}", path.display()));
        let file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(io)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let message = format!("{}: another run is writing this journal", path.display());
                return Err(Error::new(ErrorKind::Io, message));
            }
            Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(io(error)),
        }
        let mut journal = Journal { path: path.to_owned(), file, end: 0, offsets: Vec::new(), done: 0 };
        journal.read(run, retry_failed)?;
        Ok(journal)
    }

    fn error(&self, what: impl std::fmt::Display) -> Error {
        Error::new(ErrorKind::Io, format!("{}: {what}", self.path.display()))
    }

    fn read(&mut self, run: &str, retry_failed: bool) -> Result<(), Error> {
        let mut reader = BufReader::with_capacity(1 << 16, self.file.try_clone().map_err(|e| self.error(e))?);
        let mut line = Vec::new();
        let mut next = |line: &mut Vec<u8>| {
            line.clear();
            reader.read_until(b'\n', line).map(|_| line.last() == Some(&b'\n'))
        };
        if next(&mut line).map_err(|error| self.error(error))? {
            let head: Head =
                serde_json::from_slice(&line).map_err(|_| self.error("not a journal of a suite"))?;
            if (head.mantlet_journal, head.run.as_str()) != (VERSION, run) {
                return Err(Error::config(format!(
                    "{}: the journal of another run: its dataset, attacks, settings, guard or model are not these",
                    self.path.display()
                )));
            }
            self.end = line.len() as u64;
            while next(&mut line).map_err(|error| self.error(error))? {
                let place: Place = serde_json::from_slice(&line)
                    .map_err(|_| self.error(format!("damaged at byte {}", self.end)))?;
                if place.n >= MOST {
                    return Err(self.error(format!("damaged at byte {}", self.end)));
                }
                if !(retry_failed && place.fate == Fate::Failed) {
                    self.mark(place.n, self.end);
                }
                self.end += line.len() as u64;
            }
        } else if !line.is_empty() && !line.starts_with(br#"{"mantlet_journal""#) && line.len() > 20 {
            return Err(self.error("not a journal of a suite"));
        }
        self.file.set_len(self.end).map_err(|error| self.error(error))?;
        self.file.seek(SeekFrom::Start(self.end)).map_err(|error| self.error(error))?;
        if self.end == 0 {
            let head = Head { mantlet_journal: VERSION, run: run.to_owned() };
            self.write(serde_json::to_string(&head).map_err(|error| self.error(error))? + "\n")?;
        }
        Ok(())
    }

    fn write(&mut self, lines: String) -> Result<(), Error> {
        self.file.write_all(lines.as_bytes()).map_err(|error| self.error(error))?;
        self.end += lines.len() as u64;
        Ok(())
    }

    fn mark(&mut self, position: u64, offset: u64) {
        let at = position as usize;
        if self.offsets.len() <= at {
            self.offsets.resize(at + 1, 0);
        }
        if std::mem::replace(&mut self.offsets[at], offset) == 0 {
            self.done += 1;
        }
    }

    /// Results so far.
    pub(super) fn done(&self) -> u64 {
        self.done
    }

    /// Which positions have their results.
    pub(super) fn positions(&self) -> Vec<bool> {
        self.offsets.iter().map(|offset| *offset > 0).collect()
    }

    pub(super) fn add(&mut self, results: &[CaseResult]) -> Result<(), Error> {
        let mut lines = String::new();
        for result in results {
            let offset = self.end + lines.len() as u64;
            lines += &serde_json::to_string(result).map_err(|error| self.error(error))?;
            lines.push('\n');
            self.mark(result.position, offset);
        }
        self.write(lines)
    }

    /// The results in the order of their positions.
    pub(super) fn results(&self) -> Result<impl Iterator<Item = Result<CaseResult, Error>> + use<>, Error> {
        let file = File::open(&self.path).map_err(|error| self.error(error))?;
        let (mut reader, path) = (BufReader::with_capacity(1 << 16, file), self.path.clone());
        let error = move |what: String| Error::new(ErrorKind::Io, format!("{}: {what}", path.display()));
        let (mut at, mut line) = (0u64, Vec::new());
        let offsets: Vec<u64> = self.offsets.iter().copied().filter(|offset| *offset > 0).collect();
        Ok(offsets.into_iter().map(move |offset| {
            // Neighbours are near each other, and the buffer is kept.
            let step = offset as i64 - at as i64;
            reader.seek_relative(step).map_err(|e| error(e.to_string()))?;
            line.clear();
            let read = reader.by_ref().read_until(b'\n', &mut line).map_err(|e| error(e.to_string()))?;
            at = offset + read as u64;
            serde_json::from_slice(&line).map_err(|_| error(format!("damaged at byte {offset}")))
        }))
    }

    /// Everything is on the disk once this returns.
    pub(super) fn sync(&self) -> Result<(), Error> {
        self.file.sync_data().map_err(|error| self.error(error))
    }
}
