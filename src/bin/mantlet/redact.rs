use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use indicatif::HumanCount;
use mantlet::{Operator, Pii, RedactionKey, Redactor, Vault};

use crate::input::{LONGEST_LINE, Reader};
use crate::output::{self, Output, failed};
use crate::score::{is_same, progress};
use crate::{Exit, Failure, complain, show};

/// Texts longer than this are refused, so that an endless or tightly packed one cannot fill the memory.
const LONGEST_TEXT: u64 = 256 << 20;

/// Replace personal data and secrets in texts, and put them back
///
/// Text is redacted as a whole; of JSON lines the string values, and of CSV the cells, each by itself, in all fields or in
/// those that `--field` names. Everything else stays as it is, byte for byte. What was replaced how often is said on standard
/// error.
///
/// With `--vault` the placeholders can be undone: `mantlet redact --restore --vault FILE --key-file KEY ANSWER`. A key file
/// that does not exist is made.
///
/// Exit code: 0 where all of it was written, 2 where something could not be read or written; then no file is written.
#[derive(Args)]
pub(crate) struct Redact {
    /// The file, plain or gzip; `-` is standard input
    #[arg(default_value = "-")]
    input: PathBuf,
    /// Where the result goes, a file only once it is complete; `-` is standard output
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// What the file is; unless given, its name decides: `.jsonl`, `.ndjson`, `.csv`, or text
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// A field of JSON lines, as `message.text` where it lies deeper, or a column of CSV; may be given again
    #[arg(long, value_name = "NAME", alias = "column")]
    field: Vec<String>,
    /// What becomes of a value: placeholder, fake, encrypt, label, mask, mask:N, hash, remove or keep; for one label as
    /// `credit_card=mask:4`; may be given again
    #[arg(long, value_name = "OPERATOR", default_value = "placeholder")]
    operator: Vec<String>,
    /// Look for identifiers of these countries only, as `de,at`; they need no words beside them
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    countries: Vec<String>,
    /// Look for these labels only, as `email,phone`
    #[arg(long, value_name = "LABELS", value_delimiter = ',')]
    entities: Vec<String>,
    /// Look for these labels beside those that are found anyway, as `url,date_time,account`
    #[arg(long, value_name = "LABELS", value_delimiter = ',')]
    also: Vec<String>,
    /// Look for names of people, places and organisations, for addresses and for user names, too; this reads the text with
    /// the model, which takes a second for some hundred kilobytes
    #[arg(long)]
    names: bool,
    /// Leave this value alone; `*` stands for any characters; may be given again
    #[arg(long, value_name = "VALUE")]
    allow: Vec<String>,
    /// Keep what was replaced in this file, sealed under the key; it may hold values of earlier runs
    #[arg(long, value_name = "FILE", requires = "key_file")]
    vault: Option<PathBuf>,
    /// The file with the key, for a vault and for `hash` and `encrypt`
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// Put the values back instead
    #[arg(long)]
    restore: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One text
    Text,
    /// JSON values, one on each line
    Jsonl,
    /// Cells separated by commas, with a line of names first (RFC 4180)
    Csv,
}

/// What is done to a text, and how often each label was found.
struct Work {
    redactor: Redactor,
    vault: Vault,
    restore: bool,
    counts: BTreeMap<String, usize>,
    /// Whether names were wanted and nothing looks for them.
    not_looked_for: bool,
}

impl Work {
    fn apply(&mut self, text: &str) -> Result<String, Failure> {
        if self.restore {
            return Ok(self.redactor.restore(text, &self.vault).to_string());
        }
        let redacted = self.redactor.redact(text, &self.vault)?;
        for (label, count) in redacted.counts() {
            *self.counts.entry(label.to_string()).or_default() += count;
        }
        Ok(redacted.into_text())
    }
}

impl Redact {
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        if self.output != Path::new("-") && is_same(&self.input, &self.output) {
            return Err(format!("{} is the input and the output", self.output.display()).into());
        }
        let format = self.format();
        if format == Format::Text && !self.field.is_empty() {
            return Err("--field is for JSON lines and CSV".into());
        }
        let key = self.key()?;
        let vault = self.open(key.as_ref())?;
        let redactor = self.redactor(key.as_ref())?;
        let not_looked_for = !self.names && self.entities.is_empty();
        let mut work =
            Work { redactor, vault, restore: self.restore, counts: BTreeMap::new(), not_looked_for };
        let reader = Reader::open(&self.input)?;
        let named = |error| failed(&self.output, error);
        let mut output = Output::create(&self.output).map_err(named)?;
        match format {
            Format::Text => self.text(reader, &mut work, &mut output)?,
            Format::Jsonl => self.lines(reader, &mut work, &mut output)?,
            Format::Csv => self.table(reader, &mut work, &mut output)?,
        }
        // The vault first: a text whose values nobody kept must not appear.
        if let (Some(path), Some(key), false) = (&self.vault, &key, self.restore) {
            output::write_private(path, &work.vault.seal(key)?)?;
        }
        output.finish().map_err(named)?;
        if !self.restore {
            summary(&work.counts);
            if work.not_looked_for {
                complain("names were not looked for: that takes --names");
            }
        }
        Ok(Exit::Clean)
    }

    fn format(&self) -> Format {
        let name = self.input.to_string_lossy().to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        self.format.unwrap_or(match name {
            _ if name.ends_with(".jsonl") || name.ends_with(".ndjson") => Format::Jsonl,
            _ if name.ends_with(".csv") => Format::Csv,
            _ => Format::Text,
        })
    }

    fn key(&self) -> Result<Option<RedactionKey>, Failure> {
        let Some(path) = &self.key_file else { return Ok(None) };
        let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        match std::fs::read(path) {
            Ok(content) => {
                Ok(Some(RedactionKey::from_file_content(&content).map_err(|error| named(&error))?))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !self.restore => {
                let key = RedactionKey::generate()?;
                output::write_private(path, format!("{}\n", *key.to_hex()).as_bytes())?;
                complain(&format!("{}: a new key", path.display()));
                Ok(Some(key))
            }
            Err(error) => Err(named(&error).into()),
        }
    }

    fn open(&self, key: Option<&RedactionKey>) -> Result<Vault, Failure> {
        let (Some(path), Some(key)) = (&self.vault, key) else {
            let needs_none = self.operator.iter().any(|operator| operator.ends_with("encrypt"));
            return match self.restore && !needs_none {
                true => Err("--restore takes the --vault that the values are in".into()),
                false => Ok(Vault::new()?),
            };
        };
        match std::fs::read(path) {
            Ok(sealed) => {
                Ok(Vault::open(&sealed, key).map_err(|error| format!("{}: {error}", path.display()))?)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !self.restore => Ok(Vault::new()?),
            Err(error) => Err(format!("{}: {error}", path.display()).into()),
        }
    }

    fn redactor(&self, key: Option<&RedactionKey>) -> Result<Redactor, Failure> {
        let mut pii = Pii::builder().allow(&self.allow);
        if !self.countries.is_empty() {
            pii = pii.countries(&self.countries);
        }
        if !self.entities.is_empty() {
            pii = pii.entities(self.entities.iter().cloned());
        }
        pii = pii.also(self.also.iter().cloned());
        if self.names {
            pii = pii.names();
        }
        let pii = pii.build()?;
        let known = mantlet::Evaluator::labels(&pii).to_vec();
        let mut redactor = Redactor::new(pii);
        for operator in &self.operator {
            redactor = match operator.split_once('=') {
                Some((label, operator)) => {
                    let label = known.iter().find(|known| known.as_str() == label);
                    let label = label.ok_or_else(|| {
                        format!("--operator: nothing is found as `{}`", show::quoted(operator))
                    })?;
                    redactor.with_operator(label.clone(), Operator::parse(operator, key)?)
                }
                None => redactor.with_default(Operator::parse(operator, key)?),
            };
        }
        Ok(redactor)
    }

    fn text(&self, reader: Reader, work: &mut Work, output: &mut Output) -> Result<(), Failure> {
        let named = |what: &dyn std::fmt::Display| format!("{}: {what}", self.input.display());
        let bytes = reader.read_all(LONGEST_TEXT).map_err(|error| named(&error))?;
        let bytes = bytes.ok_or_else(|| {
            named(&format!("longer than the {LONGEST_TEXT} bytes that are redacted as one text"))
        })?;
        let text = String::from_utf8(bytes)
            .map_err(|error| named(&format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to())))?;
        output.write_all(work.apply(&text)?.as_bytes()).map_err(|error| failed(&self.output, error))
    }

    fn lines(&self, mut reader: Reader, work: &mut Work, output: &mut Output) -> Result<(), Failure> {
        let bar = progress(reader.size());
        let (mut line, mut number) = (Vec::new(), 0u64);
        loop {
            let next =
                reader.next_line(&mut line).map_err(|error| format!("{}: {error}", self.input.display()))?;
            number += 1;
            let named =
                |what: &dyn std::fmt::Display| format!("{}: line {number}: {what}", self.input.display());
            match next {
                None => break,
                Some(false) => return Err(named(&format!("longer than {LONGEST_LINE} bytes")).into()),
                Some(true) => {}
            }
            let text = std::str::from_utf8(&line)
                .map_err(|error| named(&format!("not UTF-8 at byte {}", error.valid_up_to())))?;
            let redacted = if text.trim().is_empty() {
                text.to_owned()
            } else {
                self.json(text, work).map_err(|error| named(&error))?
            };
            writeln!(output, "{redacted}").map_err(|error| failed(&self.output, error))?;
            if number % 256 == 0 {
                bar.set_message(HumanCount(number).to_string());
                bar.set_position(reader.position());
            }
        }
        bar.finish_and_clear();
        Ok(())
    }

    /// A line of JSON with its string values redacted, and every other byte as it was.
    fn json(&self, line: &str, work: &mut Work) -> Result<String, Failure> {
        serde_json::from_str::<serde::de::IgnoredAny>(line).map_err(|error| format!("not JSON: {error}"))?;
        let bytes = line.as_bytes();
        let mut written = String::with_capacity(line.len());
        // The name of each open object's member, or nothing for an array.
        let mut path: Vec<Option<String>> = Vec::new();
        let (mut at, mut copied, mut is_name) = (0, 0, false);
        while at < bytes.len() {
            match bytes[at] {
                b'{' => {
                    path.push(Some(String::new()));
                    is_name = true;
                }
                b'[' => {
                    path.push(None);
                    is_name = false;
                }
                b'}' | b']' => {
                    path.pop();
                }
                b',' => is_name = matches!(path.last(), Some(Some(_))),
                b':' => is_name = false,
                b'"' => {
                    let mut end = at + 1;
                    while bytes[end] != b'"' {
                        end += if bytes[end] == b'\\' { 2 } else { 1 };
                    }
                    let literal = &line[at..=end];
                    let text: String =
                        serde_json::from_str(literal).map_err(|error| format!("not JSON: {error}"))?;
                    if is_name {
                        path.pop();
                        path.push(Some(text));
                    } else if self.is_chosen(&path) {
                        let redacted = work.apply(&text)?;
                        if redacted != text {
                            written.push_str(&line[copied..at]);
                            written.push_str(&serde_json::to_string(&redacted)?);
                            copied = end + 1;
                        }
                    }
                    at = end;
                }
                _ => {}
            }
            at += 1;
        }
        written.push_str(&line[copied..]);
        Ok(written)
    }

    /// Whether a field of that path, or one that it lies in, was named.
    fn is_chosen(&self, path: &[Option<String>]) -> bool {
        let names: Vec<&str> = path.iter().flatten().map(String::as_str).collect();
        let path = names.join(".");
        let within = |field: &String| {
            path.strip_prefix(field.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.field.is_empty() || self.field.iter().any(within)
    }

    fn table(&self, mut reader: Reader, work: &mut Work, output: &mut Output) -> Result<(), Failure> {
        let named = |what: &dyn std::fmt::Display| format!("{}: {what}", self.input.display());
        let bar = progress(reader.size());
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(reader.unpacked());
        let mut table = csv::WriterBuilder::new().from_writer(output);
        let mut names: Option<Vec<bool>> = None;
        for (number, row) in rows.records().enumerate() {
            let row = row.map_err(|error| named(&error))?;
            let Some(chosen) = &names else {
                let missing = self.field.iter().find(|field| !row.iter().any(|name| name.trim() == *field));
                if let Some(missing) = missing {
                    return Err(named(&format!("no column `{}`", show::quoted(missing))).into());
                }
                let is_chosen =
                    |name: &str| self.field.is_empty() || self.field.iter().any(|field| field == name.trim());
                names = Some(row.iter().map(is_chosen).collect());
                table.write_record(&row).map_err(|error| named(&error))?;
                continue;
            };
            let cells = row.iter().zip(chosen).map(|(cell, is_chosen)| match is_chosen {
                true => work.apply(cell),
                false => Ok(cell.to_owned()),
            });
            let cells: Vec<String> = cells.collect::<Result<_, _>>()?;
            table.write_record(&cells).map_err(|error| named(&error))?;
            if number % 256 == 0 {
                bar.set_message(HumanCount(number as u64).to_string());
            }
        }
        table.flush().map_err(|error| failed(&self.output, error))?;
        bar.finish_and_clear();
        Ok(())
    }
}

/// What was replaced, by label, the most frequent first.
fn summary(counts: &BTreeMap<String, usize>) {
    let mut rows: Vec<(&String, &usize)> = counts.iter().collect();
    rows.sort_by_key(|(label, count)| (std::cmp::Reverse(**count), *label));
    let width = rows.iter().map(|(label, _)| label.len()).max().unwrap_or(0);
    for (label, count) in &rows {
        anstream::eprintln!("{label:width$}  {:>9}", HumanCount(**count as u64).to_string());
    }
    let total: usize = counts.values().sum();
    anstream::eprintln!(
        "{:width$}  {:>9}",
        "in all",
        HumanCount(total as u64).to_string(),
        width = width.max(6)
    );
}
