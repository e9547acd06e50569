use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use indicatif::HumanBytes;
use mantlet::{
    ContentSafety, Guard, Input, Origin, OutputSafety, Pii, PromptInjection, ProtectFlash, Stage, Toxicity,
    Verdict,
};
use serde_json::json;

use crate::input::Reader;
use crate::{Exit, Failure, complain, guard, show};

/// Texts longer than this are refused, so that an endless or tightly packed one cannot fill the memory.
const LONGEST_TEXT: u64 = 256 << 20;

/// Check texts and show what was found in them
///
/// A text of up to 256 MiB is checked as a whole; findings count lines and columns, in JSON bytes, of the text as
/// it is checked: unpacked where the file is gzip, and with its replacements under `--lossy`.
///
/// Exit code: 0 where every text is allowed, 1 where something was flagged, redacted or blocked, 2 where a text
/// could not be read or the results could not be written.
#[derive(Args)]
pub(crate) struct Scan {
    /// Files to check, plain or gzip; standard input without any, or for `-`
    files: Vec<PathBuf>,
    /// A guard in TOML, or JSON in a file `.json`, instead of the quick evaluators with their own policies
    #[arg(long, value_name = "FILE")]
    guard: Option<PathBuf>,
    /// Ask the shared model too: injections, toxicity and unsafe content, at some thousand words a second
    #[arg(long, conflicts_with = "guard")]
    model: bool,
    /// The checks to run: `pre`, or `post` for a model's answers
    #[arg(long, value_enum, default_value = "pre")]
    stage: Side,
    /// Where the texts come from: user, system, retrieved, tool_output, web, email, file, memory or assistant;
    /// unless given, `file` for files, `user` for standard input and `assistant` in stage `post`
    #[arg(long)]
    origin: Option<Origin>,
    /// How the results are shown
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Replace what is not UTF-8 by U+FFFD instead of refusing the text
    #[arg(long)]
    lossy: bool,
    /// Put the text that may go on, with its redactions, into the JSON
    #[arg(long)]
    show_text: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Side {
    Pre,
    Post,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, in colour on a terminal
    Text,
    /// One object per text, on a line of its own
    Json,
}

impl Scan {
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        let guard = self.guard()?;
        let stage = match self.stage {
            Side::Pre => Stage::Pre,
            Side::Post => Stage::Post,
        };
        let mut out = anstream::stdout().lock();
        let mut exit = Exit::Clean;
        let stdin = [PathBuf::from("-")];
        let files = if self.files.is_empty() { &stdin[..] } else { &self.files[..] };
        for file in files {
            // Not as a path: those that are not UTF-8 cannot be written as JSON.
            let path = file.to_string_lossy();
            let text = match self.read(file) {
                Ok(text) => text,
                Err(failure) => {
                    exit = Exit::Failed;
                    // On one line, whatever the file is called.
                    complain(&show::visible(&failure.to_string()));
                    if self.format == Format::Json {
                        let object = json!({"path": path, "error": failure.to_string()});
                        writeln!(out, "{}", show::json(&object.to_string()))?;
                    }
                    continue;
                }
            };
            let input = Input::new(self.origin(file), &text);
            let report = guard.check(stage, input);
            if report.verdict > Verdict::Allow {
                exit = exit.max(Exit::Found);
            }
            match self.format {
                Format::Text => {
                    let name = if path == "-" { "standard input" } else { &*path };
                    show::report(&mut out, name, &text, &report)?;
                }
                Format::Json => {
                    let mut object = json!({"path": path, "report": report});
                    if self.show_text {
                        object["text"] = json!(report.text());
                    }
                    writeln!(out, "{}", show::json(&object.to_string()))?;
                }
            }
        }
        out.flush()?;
        Ok(exit)
    }

    fn origin(&self, file: &Path) -> Origin {
        self.origin.unwrap_or(match self.stage {
            Side::Post => Origin::Assistant,
            Side::Pre if file == Path::new("-") => Origin::User,
            Side::Pre => Origin::File,
        })
    }

    fn read(&self, file: &Path) -> Result<String, Failure> {
        let reader = Reader::open(file)?;
        let (size, is_gzip) = (reader.size(), reader.is_gzip());
        let Some(bytes) = reader.read_all(LONGEST_TEXT).map_err(|error| named(file, &error))? else {
            let length = match size {
                _ if is_gzip => "unpacked it is".to_owned(),
                Some(size) => format!("{} is", HumanBytes(size)),
                None => "it is".to_owned(),
            };
            let limit = HumanBytes(LONGEST_TEXT);
            return Err(named(
                file,
                &format!("{length} longer than the {limit} that are checked as one text"),
            ));
        };
        match String::from_utf8(bytes) {
            Ok(text) => Ok(text),
            Err(error) if self.lossy => Ok(String::from_utf8_lossy(error.as_bytes()).into_owned()),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                Err(named(file, &format!("not UTF-8 at byte {at}; --lossy replaces it")))
            }
        }
    }

    fn guard(&self) -> Result<Guard, Failure> {
        let Some(path) = &self.guard else {
            let guard = Guard::builder("mantlet-scan").pre(ProtectFlash::embedded()?).pre(Pii::new());
            let guard = if self.model {
                let (toxicity, safety) = (Toxicity::embedded()?, ContentSafety::embedded()?);
                let guard = guard.pre(PromptInjection::embedded()?).pre(toxicity.clone()).pre(safety.clone());
                guard.post(toxicity).post(safety)
            } else {
                guard
            };
            return Ok(guard.post(Pii::new()).post(OutputSafety::new()).build()?);
        };
        guard::read(path)
    }
}

fn named(path: &Path, what: &dyn Display) -> Failure {
    format!("{}: {what}", path.display()).into()
}
