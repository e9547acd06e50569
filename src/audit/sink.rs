use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::chain::{self, Link};
use crate::{Error, ErrorKind};

/// When a log's file is forced to the disk. Without it the operating system decides: a record survives the
/// death of the process, and not that of the machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fsync {
    /// Never.
    #[default]
    Never,
    /// With every record, before the decision stands.
    Always,
    /// With the first record after so much time.
    Every(Duration),
}

/// Where the lines of a log go.
pub(super) trait Sink: Send {
    /// Writes one complete line.
    fn write(&mut self, line: &[u8]) -> io::Result<()>;

    /// Whether the next line belongs in a new file, which then has been opened.
    fn rotate(&mut self) -> io::Result<bool> {
        Ok(false)
    }

    /// Notes that the log stands at `link`, with everything before on its way to the disk.
    fn checkpoint(&mut self, _link: &Link) -> io::Result<()> {
        Ok(())
    }
}

/// Any writer, one `write_all` per line.
pub(super) struct WriterSink<W>(pub(super) W);

impl<W: Write + Send> Sink for WriterSink<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<()> {
        self.0.write_all(line)?;
        self.0.flush()
    }
}

/// A closure that gets each line without its line break.
pub(super) struct CallbackSink<F>(pub(super) F);

impl<F: FnMut(&str) -> io::Result<()> + Send> Sink for CallbackSink<F> {
    fn write(&mut self, line: &[u8]) -> io::Result<()> {
        let line = std::str::from_utf8(line).map_err(io::Error::other)?;
        (self.0)(line.trim_end_matches('\n'))
    }
}

/// A file that only grows, its older parts as `NAME.1` (the oldest), `NAME.2` and so on, and its head beside
/// it as `NAME.head`.
pub(super) struct FileSink {
    path: PathBuf,
    file: File,
    /// Bytes of complete lines.
    length: u64,
    /// Behind them part of a line may stand that could not be cut off.
    is_torn: bool,
    rotate_at: Option<u64>,
    fsync: Fsync,
    synced: Instant,
}

/// How a file was found when it was opened.
pub(super) struct Opened {
    pub(super) sink: FileSink,
    /// The link that the file goes on from.
    pub(super) link: Link,
    /// Bytes of an incomplete last line, which were cut off.
    pub(super) torn_bytes: usize,
}

/// Tries for a tenth of a second: a process that is just being started has the files of this one, and with them the lock of a
/// log that was closed, until it has become another program.
fn lock(file: &File, path: &Path) -> Result<(), Error> {
    for _ in 0..20 {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
            Err(TryLockError::Error(error)) => return Err(Error::from(error)),
        }
    }
    Err(Error::new(ErrorKind::Io, format!("{} is being written by another audit log", path.display())))
}

impl FileSink {
    /// Opens or creates the log at `path`, going on behind its last complete line.
    pub(super) fn open(path: &Path, rotate_at: Option<u64>, fsync: Fsync) -> Result<Opened, Error> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        lock(&file, path)?;
        let tail = read_tail(&mut file)?;
        let (torn_bytes, link) = chain::tail(&tail)?;
        let length = file.metadata()?.len() - torn_bytes as u64;
        if torn_bytes > 0 {
            file.set_len(length)?;
        }
        file.seek(SeekFrom::End(0))?;
        let link = match link {
            Some(link) => link,
            None => match newest_part(path)? {
                0 => Link::START,
                // A rotation was cut off between the new name of the old file and the first line of the new one.
                newest => {
                    let tail = read_tail(&mut File::open(part(path, newest))?)?;
                    chain::tail(&tail)?.1.unwrap_or(Link::START)
                }
            },
        };
        if fsync != Fsync::Never {
            sync_folder(path)?;
        }
        let sink = FileSink {
            path: path.to_owned(),
            file,
            length,
            is_torn: false,
            rotate_at,
            fsync,
            synced: Instant::now(),
        };
        Ok(Opened { sink, link, torn_bytes })
    }
}

impl FileSink {
    /// Cuts off what stands behind the complete lines.
    fn cut(&mut self) -> io::Result<()> {
        self.file.set_len(self.length)?;
        self.file.seek(SeekFrom::Start(self.length))?;
        self.is_torn = false;
        Ok(())
    }

    fn write_and_sync(&mut self, line: &[u8]) -> io::Result<()> {
        self.file.write_all(line)?;
        let is_due = match self.fsync {
            Fsync::Never => false,
            Fsync::Always => true,
            Fsync::Every(interval) => self.synced.elapsed() >= interval,
        };
        if is_due {
            self.file.sync_data()?;
            self.synced = Instant::now();
        }
        Ok(())
    }
}

impl Sink for FileSink {
    fn write(&mut self, line: &[u8]) -> io::Result<()> {
        if self.is_torn {
            self.cut()?;
        }
        if let Err(error) = self.write_and_sync(line) {
            // The line, or part of it, may be in the file, and the chain does not know of it: the next line begins where
            // this one did.
            self.is_torn = true;
            // Where this fails too, it is tried again before the next line.
            let _ = self.cut();
            return Err(error);
        }
        self.length += line.len() as u64;
        Ok(())
    }

    fn rotate(&mut self) -> io::Result<bool> {
        if self.length == 0 || self.rotate_at.is_none_or(|limit| self.length < limit) {
            return Ok(false);
        }
        if self.is_torn {
            self.cut()?;
        }
        self.file.sync_data()?;
        match fs::rename(&self.path, part(&self.path, newest_part(&self.path)? + 1)) {
            // It has its new name already, and there was no new file for it last time; or somebody took it away, which the
            // chain shows.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            renamed => renamed?,
        }
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(&self.path)?;
        file.lock()?;
        (self.file, self.length) = (file, 0);
        if self.fsync != Fsync::Never {
            sync_folder(&self.path)?;
        }
        Ok(true)
    }

    fn checkpoint(&mut self, link: &Link) -> io::Result<()> {
        let (head, new) = (beside(&self.path, "head"), beside(&self.path, "head.new"));
        let mut file = File::create(&new)?;
        file.write_all(chain::head(link).as_bytes())?;
        if self.fsync != Fsync::Never {
            file.sync_data()?;
        }
        fs::rename(new, head)
    }
}

/// The last lines of a file: all of it where that is short.
fn read_tail(file: &mut File) -> Result<Vec<u8>, Error> {
    let length = file.metadata()?.len();
    let mut wanted = 1 << 16;
    loop {
        let start = length.saturating_sub(wanted);
        file.seek(SeekFrom::Start(start))?;
        let mut tail = Vec::new();
        file.take(length - start).read_to_end(&mut tail)?;
        let breaks = tail.iter().filter(|byte| **byte == b'\n').count();
        if start == 0 || breaks >= 2 {
            return Ok(tail);
        }
        wanted *= 4;
    }
}

/// The files of the log at `path`, oldest first.
///
/// # Errors
///
/// [`ErrorKind::Io`] where the folder cannot be read.
pub fn log_files(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let newest = newest_part(path)?;
    let older = (1..=newest).map(|number| part(path, number)).filter(|part| part.exists());
    Ok(older.chain(std::iter::once(path.to_owned())).collect())
}

/// The folder that a file is in.
fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Forces the names in a file's folder to the disk: without it a file that is there may have no name after the machine's
/// death. Only on Unix; other systems do so themselves, or give no way to.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder(path))?.sync_all() } else { Ok(()) }
}

fn newest_part(path: &Path) -> io::Result<u64> {
    let Some(name) = path.file_name() else { return Err(io::ErrorKind::InvalidInput.into()) };
    let prefix = format!("{}.", name.to_string_lossy());
    let mut newest = 0;
    for entry in fs::read_dir(folder(path))? {
        let number = entry?.file_name().to_string_lossy().strip_prefix(&prefix).and_then(|n| n.parse().ok());
        newest = newest.max(number.unwrap_or(0));
    }
    Ok(newest)
}

fn part(path: &Path, number: u64) -> PathBuf {
    beside(path, &number.to_string())
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}
