//! The `mantlet` command: parses, calls the library, prints.

mod audit;
mod input;
mod scan;
mod score;
mod show;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Guards for neural networks, LLM applications and agents.
#[derive(Parser)]
#[command(name = "mantlet", version, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Scan(scan::Scan),
    Score(score::Score),
    Audit(audit::Audit),
}

/// Why a command could not do what it was asked: said on standard error, with exit code 2.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What a command found, as its exit code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    /// Nothing to object to: 0.
    Clean,
    /// Something was found: 1.
    Found,
    /// Something could not be read or evaluated; it was said which: 2.
    Failed,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Scan(scan) => scan.run(),
        Command::Score(score) => score.run(),
        Command::Audit(audit) => audit.run(),
    };
    match result {
        Ok(exit) => ExitCode::from(exit as u8),
        Err(failure) if is_broken_pipe(&*failure) => ExitCode::SUCCESS,
        Err(failure) => {
            anstream::eprintln!("mantlet: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Whether whoever read the output has gone: `mantlet scan … | head`.
fn is_broken_pipe(failure: &(dyn std::error::Error + 'static)) -> bool {
    let error = failure.downcast_ref::<std::io::Error>();
    error.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
