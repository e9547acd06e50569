use std::io::{BufReader, Cursor, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use clap::{Args, Subcommand, ValueEnum};
use flate2::Compression;
use flate2::write::GzEncoder;
use indicatif::{ProgressBar, ProgressStyle};
use mantlet::lifecycle::poisoning::{
    Dataset as Rows, DatasetFormat, DatasetReport, DatasetScanner, Fields, ScanStage, Severity,
};

use crate::input::Reader;
use crate::output::{self, Output, failed};
use crate::show::{self, visible};
use crate::{Exit, Failure};

/// The largest data set, unpacked: it is kept in memory.
const MAX_BYTES: u64 = 4 << 30;
/// Findings on the terminal; the JSON has all.
const MOST: usize = 30;

/// Work with data sets
#[derive(Args)]
pub(crate) struct Dataset {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Scan(Scan),
}

/// Look for poisoned, mislabelled, repeated and leaked rows
///
/// FILE has JSON lines or comma-separated values with a header, plain or gzip; `-` is standard input. The summary goes to
/// the terminal; rows, page and cleaned copy to files.
///
/// Exit code: 0 where nothing of high severity was found, 1 where something was, 2 where the data set cannot be read or
/// not be judged.
#[derive(Args)]
struct Scan {
    /// The data set
    file: PathBuf,
    /// Whether FILE is JSON lines or CSV; by its name unless given
    #[arg(long, value_enum, value_name = "FORMAT")]
    input_format: Option<InputFormat>,
    /// The field of the ids; rows without one are numbered from 1
    #[arg(long, value_name = "FIELD", default_value = "id")]
    id: String,
    /// The field of the texts; dots lead into JSON objects
    #[arg(long, value_name = "FIELD", default_value = "text")]
    text: String,
    /// The field of the labels; dots lead into JSON objects, as in `labels.toxic`
    #[arg(long, value_name = "FIELD", default_value = "label")]
    label: String,
    /// Look for rows that nearly repeat a row of this data set, which has the same fields
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Out-of-sample probabilities: 32-bit floats, little-endian, a row after the other, for each class in the order of its
    /// first row
    #[arg(long, value_name = "FILE")]
    probabilities: Option<PathBuf>,
    /// Embeddings of the texts: 32-bit floats, little-endian, a row after the other, all of the same width
    #[arg(long, value_name = "FILE")]
    embeddings: Option<PathBuf>,
    /// How to print the report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write `{"id", "score", "flag", "findings"}` for each row, as JSON lines
    #[arg(long, value_name = "FILE")]
    rows: Option<PathBuf>,
    /// Write the report as one HTML page, with the beginnings of rows
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write a copy without the rows of findings of high severity; gzip where the name ends in .gz
    #[arg(long, value_name = "FILE")]
    fix: Option<PathBuf>,
    /// Leave out of the copy the rows of findings of this severity as well
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t, requires = "fix")]
    fix_from: Least,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum InputFormat {
    Jsonl,
    Csv,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Least {
    #[default]
    High,
    Medium,
    Low,
}

impl Least {
    fn severity(self) -> Severity {
        match self {
            Least::High => Severity::High,
            Least::Medium => Severity::Medium,
            Least::Low => Severity::Low,
        }
    }
}

impl Dataset {
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        match self.command {
            Command::Scan(scan) => scan.run(),
        }
    }
}

impl Scan {
    fn run(self) -> Result<Exit, Failure> {
        let progress = progress();
        progress.set_message("reading");
        let format = self.format_of(&self.file);
        let content = content(&self.file)?;
        let dataset = self.parse(&self.file, &content, format)?;
        if dataset.is_empty() {
            return Err(format!("{}: no rows", self.file.display()).into());
        }
        let against = match &self.against {
            Some(path) => Some(self.parse(path, &self::content(path)?, self.format_of(path))?),
            None => None,
        };
        let shares = self.probabilities.as_deref().map(floats).transpose()?;
        let values = self.embeddings.as_deref().map(floats).transpose()?;
        let mut scanner = DatasetScanner::new();
        if let Some(values) = &values {
            scanner = scanner.embeddings(values, values.len() / dataset.len());
        }
        if let Some(against) = &against {
            scanner = scanner.against(against);
        }
        if let Some(shares) = &shares {
            scanner = scanner.probabilities(shares);
        }
        let report =
            scanner.scan_with(&dataset, |stage: ScanStage| progress.set_message(stage.to_string()))?;
        progress.finish_and_clear();
        self.write_files(&report, &dataset, &content, format)?;
        match self.format {
            Format::Json => {
                let json = serde_json::to_string_pretty(&report.to_json(&dataset))?;
                writeln!(anstream::stdout(), "{}", show::json(&json))?;
            }
            Format::Text => summary(&mut anstream::stdout(), &self.file, &report)?,
        }
        Ok(match report.severity() {
            Some(Severity::High) => Exit::Found,
            _ if report.accuracy.is_none() => Exit::Failed,
            _ => Exit::Clean,
        })
    }

    fn format_of(&self, path: &Path) -> DatasetFormat {
        match self.input_format {
            Some(InputFormat::Csv) => DatasetFormat::Csv,
            Some(InputFormat::Jsonl) => DatasetFormat::JsonLines,
            None => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
                match name.trim_end_matches(".gz").ends_with(".csv") {
                    true => DatasetFormat::Csv,
                    false => DatasetFormat::JsonLines,
                }
            }
        }
    }

    fn parse(&self, path: &Path, content: &[u8], format: DatasetFormat) -> Result<Rows, Failure> {
        let fields = Fields::new().with_id(&*self.id).with_text(&*self.text).with_label(&*self.label);
        let dataset = match format {
            DatasetFormat::Csv => Rows::from_csv(content, &fields),
            _ => Rows::from_jsonl(content, &fields),
        };
        dataset.map_err(|error| format!("{}: {error}", path.display()).into())
    }

    fn write_files(
        &self,
        report: &DatasetReport,
        dataset: &Rows,
        content: &[u8],
        format: DatasetFormat,
    ) -> Result<(), Failure> {
        if let Some(path) = &self.rows {
            let write = || {
                let mut output = Output::create(path)?;
                for row in 0..dataset.len() {
                    writeln!(output, "{}", show::json(&report.row_to_json(dataset, row).to_string()))?;
                }
                output.finish()
            };
            write().map_err(|error| failed(path, error))?;
        }
        if let Some(path) = &self.html {
            output::write(path, report.to_html(dataset, true).as_bytes())?;
        }
        if let Some(path) = &self.fix {
            let mut copy = Vec::new();
            let reader = BufReader::new(Cursor::new(content));
            let count = report.copy_clean(dataset, self.fix_from.severity(), reader, format, &mut copy)?;
            if path.extension().is_some_and(|extension| extension == "gz") {
                let mut packed = GzEncoder::new(Vec::new(), Compression::default());
                packed.write_all(&copy)?;
                copy = packed.finish()?;
            }
            output::write(path, &copy)?;
            anstream::eprintln!(
                "{}: {} of {} rows; {count} left out",
                visible(&path.display().to_string()),
                dataset.len() - count,
                dataset.len()
            );
        }
        Ok(())
    }
}

/// What the scan is doing, on a terminal alone.
fn progress() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}, {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(std::time::Duration::from_millis(100));
    bar
}

fn content(path: &Path) -> Result<Vec<u8>, Failure> {
    let reader = Reader::open(path)?;
    let content = reader.read_all(MAX_BYTES).map_err(|error| format!("{}: {error}", path.display()))?;
    content.ok_or_else(|| format!("{}: more than 4 GiB", path.display()).into())
}

fn floats(path: &Path) -> Result<Vec<f32>, Failure> {
    let bytes = content(path)?;
    let (floats, rest) = bytes.as_chunks::<4>();
    if !rest.is_empty() {
        return Err(format!("{}: not a whole number of 32-bit floats", path.display()).into());
    }
    Ok(floats.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
}

fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::High => AnsiColor::Red,
        Severity::Medium => AnsiColor::Yellow,
        _ => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}

fn summary(out: &mut dyn std::io::Write, path: &Path, report: &DatasetReport) -> std::io::Result<()> {
    let classes: Vec<String> =
        report.classes.iter().map(|(label, rows)| format!("{} ({rows})", visible(label))).collect();
    let name = visible(&path.display().to_string());
    writeln!(out, "{name}: {} rows, labels {}", report.rows, classes.join(", "))?;
    if let (Some(accuracy), Some(area)) = (report.accuracy, report.discrimination) {
        let percent = 100.0 * accuracy;
        writeln!(
            out,
            "  a model of the other rows gives {percent:.1} % of the labels again (area {area:.3})"
        )?;
    }
    writeln!(out, "  {} rows flagged, {} findings", report.flagged().count(), report.findings.len())?;
    for finding in report.findings.iter().take(MOST) {
        let style = style(finding.severity);
        let kind = finding.kind.as_str().replace('_', " ");
        let label = finding.label.as_ref().map_or(String::new(), |label| format!(" → {}", visible(label)));
        let trigger =
            finding.trigger.as_ref().map_or(String::new(), |trigger| format!(" “{}”", visible(trigger)));
        writeln!(out, "  {style}{}{style:#} {kind}{trigger}{label}", finding.severity)?;
        writeln!(out, "    {}", visible(&finding.evidence))?;
        if !finding.also.is_empty() {
            writeln!(out, "    also: {}", visible(&finding.also.join(" | ")))?;
        }
    }
    if report.findings.len() > MOST {
        writeln!(out, "  and {} more; --format json has all", report.findings.len() - MOST)?;
    }
    for undecided in &report.undecided {
        writeln!(out, "  not decided: {}: {}", undecided.part, visible(&undecided.reason))?;
    }
    Ok(())
}
