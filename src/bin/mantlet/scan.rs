use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use mantlet::{Guard, GuardConfig, Input, Origin, OutputSafety, Pii, ProtectFlash, Registry, Stage, Verdict};
use serde_json::json;

use crate::{Exit, Failure, input, show};

/// Check texts and show what was found in them
///
/// Exit code: 0 where every text is allowed, 1 where something was flagged, redacted or blocked, 2 where a text
/// could not be read.
#[derive(Args)]
pub(crate) struct Scan {
    /// Files to check, `.gz` unpacked; standard input without any, or for `-`
    files: Vec<PathBuf>,
    /// A guard in TOML or JSON, instead of all evaluators with their own policies
    #[arg(long, value_name = "FILE")]
    guard: Option<PathBuf>,
    /// The checks to run: `pre`, or `post` for a model's answers
    #[arg(long, value_enum, default_value = "pre")]
    stage: Side,
    /// Where the texts come from: user, system, retrieved, tool_output, web, email, file, memory, assistant.
    /// `file` for files, `user` for standard input and `assistant` in stage `post` unless given
    #[arg(long)]
    origin: Option<Origin>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Replace what is not UTF-8 instead of refusing the text
    #[arg(long)]
    lossy: bool,
    /// Put the text that may go on into the JSON, with its redactions
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
            let name =
                if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
            let text = match self.read(file) {
                Ok(text) => text,
                Err(failure) => {
                    exit = Exit::Failed;
                    anstream::eprintln!("mantlet: {failure}");
                    if self.format == Format::Json {
                        writeln!(out, "{}", json!({"path": file, "error": failure.to_string()}))?;
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
                Format::Text => show::report(&mut out, &show::visible(&name), &text, &report)?,
                Format::Json => {
                    let mut object = json!({"path": file, "report": report});
                    if self.show_text {
                        object["text"] = json!(report.text());
                    }
                    writeln!(out, "{object}")?;
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
        let mut bytes = Vec::new();
        input::open(file)?.read_to_end(&mut bytes)?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(text),
            Err(error) if self.lossy => Ok(String::from_utf8_lossy(error.as_bytes()).into_owned()),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                Err(format!("{}: not UTF-8 at byte {at}; --lossy replaces it", file.display()).into())
            }
        }
    }

    fn guard(&self) -> Result<Guard, Failure> {
        let Some(path) = &self.guard else {
            let guard = Guard::builder("mantlet-scan").pre(ProtectFlash::embedded()?).pre(Pii::new());
            return Ok(guard.post(Pii::new()).post(OutputSafety::new()).build()?);
        };
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        let config = if is_json { GuardConfig::from_json(&text) } else { GuardConfig::from_toml(&text) };
        let guard = config.and_then(|config| config.build(&Registry::builtin()));
        Ok(guard.map_err(|error| format!("{}: {error}", path.display()))?)
    }
}
