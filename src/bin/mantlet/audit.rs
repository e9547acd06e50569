use std::fs::{self, File};
use std::io::{BufReader, ErrorKind, Write};
use std::path::PathBuf;

use clap::{Args, Subcommand};
use mantlet::audit::{AuditKey, Verifier, log_files};

use crate::{Exit, Failure, show};

/// Work with audit logs
#[derive(Args)]
pub(crate) struct Audit {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Verify(Verify),
}

/// Find any edit, removal, reordering or truncation of a log
///
/// Reads the log with its older parts (`FILE.1`, `FILE.2`, …), and `FILE.head` where it is there.
///
/// Exit code: 0 where the log is as it was written, 1 where it is not, 2 where it cannot be read.
#[derive(Args)]
struct Verify {
    /// The log's newest file
    file: PathBuf,
    /// The file with the log's key
    #[arg(long, value_name = "FILE")]
    key_file: PathBuf,
    /// A record that is known to have been written, as `number:tag`
    #[arg(long, value_name = "HEAD")]
    head: Vec<String>,
}

impl Audit {
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        match self.command {
            Command::Verify(verify) => verify.run(),
        }
    }
}

impl Verify {
    fn run(self) -> Result<Exit, Failure> {
        let named = |path: &PathBuf, error: std::io::Error| format!("{}: {error}", path.display());
        let secret = fs::read(&self.key_file).map_err(|error| named(&self.key_file, error))?;
        let mut verifier = Verifier::new(AuditKey::new(&secret)?);
        for head in &self.head {
            verifier.expect(head)?;
        }
        let mut beside = self.file.clone().into_os_string();
        beside.push(".head");
        let beside = PathBuf::from(beside);
        match fs::read_to_string(&beside) {
            Ok(head) => verifier.expect(&head)?,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            // Without it a truncation would go unseen.
            Err(error) => return Err(named(&beside, error).into()),
        }
        let mut last = self.file.clone();
        for path in log_files(&self.file)? {
            let file = File::open(&path).map_err(|error| named(&path, error))?;
            verifier.read(BufReader::with_capacity(1 << 16, file))?;
            last = path;
            if verifier.is_damaged() {
                break;
            }
        }
        let verification = verifier.finish();
        let mut out = anstream::stdout().lock();
        writeln!(out, "{} records intact, from {}", verification.records, verification.first)?;
        if !verification.head.is_empty() {
            writeln!(out, "head {}", show::visible(&verification.head))?;
        }
        match verification.damage {
            None => Ok(Exit::Clean),
            Some(damage) => {
                let damage = format!("{}: {damage}", last.display());
                writeln!(out, "{}", show::visible(&damage))?;
                Ok(Exit::Found)
            }
        }
    }
}
