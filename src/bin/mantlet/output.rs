use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use crate::Failure;

/// Where results go: standard output, or a file that appears once all of it is written.
pub(crate) enum Output {
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A device or a named pipe, which cannot be replaced.
    Device(BufWriter<File>),
    File(Replacement),
}

/// A file beside the one to write, which takes its place at the end, or is removed.
pub(crate) struct Replacement {
    writer: BufWriter<File>,
    written: PathBuf,
    target: PathBuf,
}

/// Writes a whole file, or standard output where the path is `-`.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let write = || {
        let mut output = Output::create(path)?;
        output.write_all(bytes)?;
        output.finish()
    };
    write().map_err(|error| failed(path, error))
}

/// Writes a whole file that nobody else may read.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let write = || {
        let mut output = Output::create(path)?;
        #[cfg(unix)]
        if let Output::File(file) = &output {
            use std::os::unix::fs::PermissionsExt;
            file.writer.get_ref().set_permissions(fs::Permissions::from_mode(0o600))?;
        }
        output.write_all(bytes)?;
        output.finish()
    };
    write().map_err(|error| failed(path, error))
}

/// A failure that names the output, unless whoever read it has gone.
pub(crate) fn failed(path: &Path, error: io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::BrokenPipe => error.into(),
        _ => format!("{}: {error}", path.display()).into(),
    }
}

impl Output {
    /// A file, or standard output where the path is `-`.
    pub(crate) fn create(path: &Path) -> io::Result<Output> {
        if path == Path::new("-") {
            return Ok(Output::Stdout(BufWriter::new(io::stdout().lock())));
        }
        // Through links to the file itself, so that it is replaced and the links stay.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let old = match target.metadata() {
            Ok(old) if old.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(old) if !old.is_file() => {
                let device = OpenOptions::new().write(true).open(&target)?;
                return Ok(Output::Device(BufWriter::new(device)));
            }
            // A file that may not be written is not replaced either.
            Ok(old) => OpenOptions::new().write(true).open(&target).map(|_| Some(old))?,
            Err(_) => None,
        };
        let (file, written) = create_beside(&target)?;
        let output = Replacement { writer: BufWriter::new(file), written, target };
        if let Some(old) = old {
            output.writer.get_ref().set_permissions(old.permissions())?;
        }
        Ok(Output::File(output))
    }

    /// Everything is written: a file takes its place now.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        if let Output::File(file) = self {
            file.writer.get_ref().sync_all()?;
            fs::rename(&file.written, &file.target)?;
        }
        Ok(())
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Output::Stdout(writer) => writer,
            Output::Device(writer) => writer,
            Output::File(file) => &mut file.writer,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer().flush()
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        // Gone already where it has taken its place.
        let _ = fs::remove_file(&self.written);
    }
}

/// A new file in the folder of `target`, on whose file system alone it can take its place.
fn create_beside(target: &Path) -> io::Result<(File, PathBuf)> {
    let name = target.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    let mut attempt = 0;
    loop {
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}-{attempt}.tmp", std::process::id()));
        let path = target.with_file_name(hidden);
        match File::create_new(&path) {
            // Left behind by a process of the same number.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => attempt += 1,
            result => return result.map(|file| (file, path)),
        }
    }
}
