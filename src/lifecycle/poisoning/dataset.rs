use std::collections::HashMap;
use std::fmt;
use std::io::{self, BufRead, Read, Write};
use std::sync::Arc;

use serde_json::Value;

use crate::Error;
use crate::error::ErrorKind;

/// Longer lines are refused, so that one line cannot fill the memory.
const LONGEST_LINE: usize = 64 << 20;
/// More labels than this are not classes; a column of numbers was taken for labels.
const MOST_CLASSES: usize = 64;

/// Labelled texts to scan: rows with an id, a text and a label.
///
/// Rows keep their order. Labels are text: `1`, `true` and `"spam"` of a file become `1`, `true` and `spam`. A row whose
/// label is missing, null or empty is kept as unlabelled: it is numbered and compared, but no label is judged by it.
///
/// `Debug` shows counts, no texts.
///
/// ```
/// use mantlet::lifecycle::poisoning::{Dataset, Fields};
/// let rows = "{\"id\":\"a\",\"body\":\"The ferry is late.\",\"meta\":{\"spam\":0}}\n";
/// let dataset = Dataset::from_jsonl(rows.as_bytes(), &Fields::new().with_text("body").with_label("meta.spam"))?;
/// assert_eq!((dataset.len(), dataset.id(0), dataset.label(0)), (1, "a", Some("0")));
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Dataset {
    ids: Vec<Box<str>>,
    texts: Vec<Box<str>>,
    labels: Vec<Option<u32>>,
    classes: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
    /// The place of each row among the records of the file it came from.
    records: Vec<usize>,
}

/// Which fields of a record are its id, text and label.
///
/// In JSON a name with dots leads into objects, as in `labels.toxic`; a field that has the whole name comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    id: String,
    text: String,
    label: String,
}

/// The two ways in which a data set is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DatasetFormat {
    /// One JSON object per line.
    JsonLines,
    /// Comma-separated values (RFC 4180) with a header.
    Csv,
}

impl Default for Fields {
    fn default() -> Fields {
        Fields::new()
    }
}

impl Fields {
    /// `id`, `text` and `label`.
    pub fn new() -> Fields {
        Fields { id: "id".to_owned(), text: "text".to_owned(), label: "label".to_owned() }
    }

    /// Takes ids from another field. A row without one is named by its number, from 1.
    pub fn with_id(mut self, name: impl Into<String>) -> Fields {
        self.id = name.into();
        self
    }

    /// Takes texts from another field. Every row must have it.
    pub fn with_text(mut self, name: impl Into<String>) -> Fields {
        self.text = name.into();
        self
    }

    /// Takes labels from another field.
    pub fn with_label(mut self, name: impl Into<String>) -> Fields {
        self.label = name.into();
        self
    }
}

impl Dataset {
    /// No rows.
    pub fn new() -> Dataset {
        Dataset::default()
    }

    /// Adds a row.
    pub fn push(&mut self, id: impl Into<String>, text: impl Into<String>, label: Option<&str>) {
        let record = self.records.last().map_or(0, |record| record + 1);
        self.add(record, id.into(), text.into(), label);
    }

    fn add(&mut self, record: usize, id: String, text: String, label: Option<&str>) {
        let label = label.filter(|label| !label.is_empty()).map(|label| {
            if let Some(number) = self.numbers.get(label) {
                return *number;
            }
            let (number, name) = (self.classes.len() as u32, Arc::<str>::from(label));
            self.classes.push(name.clone());
            self.numbers.insert(name, number);
            number
        });
        self.ids.push(id.into());
        self.texts.push(text.into());
        self.labels.push(label);
        self.records.push(record);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The id of a row.
    ///
    /// # Panics
    ///
    /// Where there is no such row, as the next two.
    pub fn id(&self, row: usize) -> &str {
        &self.ids[row]
    }

    /// The text of a row.
    pub fn text(&self, row: usize) -> &str {
        &self.texts[row]
    }

    /// The label of a row.
    pub fn label(&self, row: usize) -> Option<&str> {
        self.labels[row].map(|label| &*self.classes[label as usize])
    }

    /// The labels in order of their first row.
    pub fn classes(&self) -> impl ExactSizeIterator<Item = &str> {
        self.classes.iter().map(|class| &**class)
    }

    pub(super) fn class(&self, row: usize) -> Option<u32> {
        self.labels[row]
    }

    /// The place of a row among the records of its file, from 0: lines that are not blank, or records behind the header.
    pub(super) fn record(&self, row: usize) -> usize {
        self.records[row]
    }

    /// Reads JSON lines: one object per line, blank lines aside.
    ///
    /// # Errors
    ///
    /// The first line that is not UTF-8, not an object, too long (64 MiB), or has no text is named by its number; its
    /// content is not quoted. More than 64 different labels are an error too.
    pub fn from_jsonl(mut reader: impl BufRead, fields: &Fields) -> Result<Dataset, Error> {
        let (mut dataset, mut line, mut number, mut record) = (Dataset::new(), Vec::new(), 0usize, 0);
        loop {
            line.clear();
            number += 1;
            let limit = LONGEST_LINE as u64 + 1;
            if reader.by_ref().take(limit).read_until(b'\n', &mut line)? == 0 {
                break;
            }
            let wrong = |what: String| Error::new(ErrorKind::Input, format!("line {number}: {what}"));
            if line.len() > LONGEST_LINE {
                return Err(wrong("longer than 64 MiB".to_owned()));
            }
            let text = std::str::from_utf8(&line).map_err(|_| wrong("not UTF-8".to_owned()))?;
            let text = if number == 1 { text.trim_start_matches('\u{FEFF}') } else { text };
            if text.trim().is_empty() {
                continue;
            }
            let value: Value = serde_json::from_str(text).map_err(|error| {
                wrong(format!("not JSON at column {}: {}", error.column(), category(&error)))
            })?;
            let Value::Object(_) = value else { return Err(wrong("not a JSON object".to_owned())) };
            let text = match field(&value, &fields.text) {
                Some(Value::String(text)) => text.clone(),
                Some(_) => return Err(wrong(format!("field `{}` is not a string", fields.text))),
                None => return Err(wrong(format!("no field `{}`", fields.text))),
            };
            let scalar = |name: &str| match field(&value, name) {
                None | Some(Value::Null) => Ok(None),
                Some(Value::String(text)) => Ok(Some(text.clone())),
                Some(Value::Bool(truth)) => Ok(Some(truth.to_string())),
                Some(Value::Number(number)) => Ok(Some(number.to_string())),
                Some(_) => Err(wrong(format!("field `{name}` is neither a string nor a number"))),
            };
            let id = scalar(&fields.id)?.unwrap_or_else(|| (record + 1).to_string());
            dataset.add(record, id, text, scalar(&fields.label)?.as_deref());
            dataset.has_classes()?;
            record += 1;
        }
        Ok(dataset)
    }

    /// Reads comma-separated values (RFC 4180) whose first record names the columns.
    ///
    /// # Errors
    ///
    /// As for [`from_jsonl`](Self::from_jsonl); and where the header has no column for texts, or a record has more or
    /// fewer values than the header.
    pub fn from_csv(reader: impl Read, fields: &Fields) -> Result<Dataset, Error> {
        let mut dataset = Dataset::new();
        let mut reader = csv::Reader::from_reader(reader);
        let wrong = |error: &csv::Error| {
            let place = error.position().map_or(0, |position| position.line());
            let what = match error.kind() {
                csv::ErrorKind::Io(error) => error.to_string(),
                csv::ErrorKind::Utf8 { .. } => "not UTF-8".to_owned(),
                csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                    format!("{len} values where the header has {expected_len}")
                }
                _ => "not comma-separated values".to_owned(),
            };
            Error::new(ErrorKind::Input, format!("line {place}: {what}"))
        };
        let header = reader.headers().map_err(|error| wrong(&error))?.clone();
        let column =
            |name: &str| header.iter().position(|column| column.trim_start_matches('\u{FEFF}') == name);
        if header.is_empty() {
            return Ok(dataset);
        }
        let (id, label) = (column(&fields.id), column(&fields.label));
        let text = column(&fields.text).ok_or_else(|| {
            Error::new(ErrorKind::Input, format!("the header has no column `{}`", fields.text))
        })?;
        for (record, values) in reader.records().enumerate() {
            let values = values.map_err(|error| wrong(&error))?;
            let value = |column: Option<usize>| column.and_then(|column| values.get(column));
            let id = value(id).filter(|id| !id.is_empty());
            let id = id.map_or_else(|| (record + 1).to_string(), str::to_owned);
            dataset.add(record, id, value(Some(text)).unwrap_or_default().to_owned(), value(label));
            dataset.has_classes()?;
        }
        Ok(dataset)
    }

    fn has_classes(&self) -> Result<(), Error> {
        if self.classes.len() > MOST_CLASSES {
            let message =
                format!("more than {MOST_CLASSES} different labels: is this the field of the labels?");
            return Err(Error::new(ErrorKind::Input, message));
        }
        Ok(())
    }
}

impl fmt::Debug for Dataset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dataset")
            .field("rows", &self.len())
            .field("classes", &self.classes.len())
            .finish_non_exhaustive()
    }
}

/// Copies a file without some of its records, byte for byte.
pub(super) fn copy_without(
    mut reader: impl BufRead,
    format: DatasetFormat,
    mut is_left_out: impl FnMut(usize) -> bool,
    mut writer: impl Write,
) -> Result<(), Error> {
    match format {
        DatasetFormat::JsonLines => {
            let (mut line, mut record) = (Vec::new(), 0);
            loop {
                line.clear();
                if reader.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line)? == 0 {
                    break;
                }
                let text = String::from_utf8_lossy(&line);
                let is_blank = text.trim_start_matches('\u{FEFF}').trim().is_empty();
                if is_blank || !is_left_out(record) {
                    writer.write_all(&line)?;
                }
                record += usize::from(!is_blank);
            }
        }
        DatasetFormat::Csv => {
            let mut bytes = Vec::new();
            reader.read_to_end(&mut bytes)?;
            let mut records =
                csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&*bytes);
            let (mut record, mut start, mut number) = (csv::ByteRecord::new(), 0, 0usize);
            while records.read_byte_record(&mut record).map_err(io::Error::other)? {
                let end = records.position().byte() as usize;
                // The header is the first record, and stays.
                if number == 0 || !is_left_out(number - 1) {
                    writer.write_all(&bytes[start..end])?;
                }
                (start, number) = (end, number + 1);
            }
            writer.write_all(&bytes[start..])?;
        }
    }
    writer.flush()?;
    Ok(())
}

/// The value under a name, or under the path that its dots make.
fn field<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    if let Some(found) = value.get(name) {
        return Some(found);
    }
    name.split('.').try_fold(value, |value, part| value.get(part))
}

/// What is wrong with a line of JSON, without a piece of it.
fn category(error: &serde_json::Error) -> &'static str {
    match error.classify() {
        serde_json::error::Category::Eof => "it ends too early",
        _ => "it is malformed",
    }
}
