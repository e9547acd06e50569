//! The `mantlet` command: parses, calls the library, prints.

mod audit;
mod dataset;
mod eval;
mod guard;
mod input;
mod leakage;
mod model;
mod monitor;
mod output;
mod redact;
mod scan;
mod score;
mod show;
mod suite;

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
    Dataset(dataset::Dataset),
    Eval(eval::Eval),
    Model(model::Model),
    Monitor(monitor::Monitor),
    Leakage(leakage::Leakage),
    Redact(redact::Redact),
    Suite(suite::Suite),
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
    // A panic's message may quote the text; where it happened does not.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        anstream::eprintln!("mantlet: panicked at {place}");
    }));
    let result = match arguments().command {
        Command::Scan(scan) => scan.run(),
        Command::Score(score) => score.run(),
        Command::Audit(audit) => audit.run(),
        Command::Dataset(dataset) => dataset.run(),
        Command::Eval(eval) => eval.run(),
        Command::Model(model) => model.run(),
        Command::Monitor(monitor) => monitor.run(),
        Command::Leakage(leakage) => leakage.run(),
        Command::Redact(redact) => redact.run(),
        Command::Suite(suite) => suite.run(),
    };
    match result {
        Ok(exit) => ExitCode::from(exit as u8),
        Err(failure) => {
            // Whoever read the output has gone, as in `mantlet scan … | head`: unfinished, and nobody to tell.
            if !is_broken_pipe(&*failure) {
                complain(&failure.to_string());
            }
            ExitCode::from(Exit::Failed as u8)
        }
    }
}

/// The arguments; the process ends here where they are wrong, or ask for help.
fn arguments() -> Arguments {
    Arguments::try_parse().unwrap_or_else(|error| {
        let message = error.to_string();
        let shown = show::message(&message);
        // A file's name, which somebody else chose, may stand where an option is expected.
        if error.use_stderr() && shown != message.trim_end() {
            anstream::eprintln!("{shown}");
            std::process::exit(Exit::Failed as i32);
        }
        error.exit()
    })
}

/// Says on standard error what went wrong.
fn complain(message: &str) {
    anstream::eprintln!("mantlet: {}", show::message(message));
}

fn is_broken_pipe(failure: &(dyn std::error::Error + 'static)) -> bool {
    let error = failure.downcast_ref::<std::io::Error>();
    error.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
