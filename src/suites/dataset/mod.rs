//! Named, versioned, hashed sets of cases: read case by case, and refused where they are not what their manifest says.

mod diff;
pub(super) mod digest;
mod fields;
mod manifest;
mod official;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use diff::DatasetDiff;
pub use fields::FieldMap;
pub use manifest::{Format, Manifest};

use super::Case;
use crate::{Error, ErrorKind};
use digest::ContentHash;
use fields::{Rows, bad};

/// The suite that comes with the crate.
const BUILTIN: &str = include_str!("../../../assets/suite_builtin.jsonl");
const BUILTIN_MANIFEST: &str = include_str!("../../../assets/suite_builtin.jsonl.manifest.json");

/// Files that are read at once are refused beyond this.
const LONGEST_FILE: u64 = 64 << 20;
/// Lines longer than this are refused, so that one cannot fill the memory.
const LONGEST_LINE: u64 = 64 << 20;
const SIDECAR: &str = ".manifest.json";

/// A set of cases with its [`Manifest`].
///
/// Cases are read one by one whenever they are asked for, so that a set of any size takes little memory. Opening one
/// reads it once, counts, and hashes: a file with a manifest beside it is refused where the two disagree.
///
/// ```no_run
/// use mantlet::suites::Dataset;
/// let behaviours = Dataset::open("harmbench_behaviors_text_all.csv")?;
/// assert_eq!(behaviours.manifest().cases, 400);
/// # Ok::<(), mantlet::Error>(())
/// ```
///
/// # Untrusted input
///
/// Any file may be opened. A row that cannot be read is an error that names file and line and quotes nothing.
#[derive(Clone, Debug)]
pub struct Dataset {
    manifest: Manifest,
    source: Source,
}

#[derive(Clone, Debug)]
enum Source {
    Text(&'static str),
    File(PathBuf),
    Memory(Arc<[Case]>),
    Several(Vec<Dataset>),
}

impl Dataset {
    /// The suite that comes with the crate: cases of our own over all evaluators, with harmless twins.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Asset`] where it is damaged.
    pub fn builtin() -> Result<Dataset, Error> {
        let manifest = Manifest::from_json(BUILTIN_MANIFEST)?;
        Dataset { manifest, source: Source::Text(BUILTIN) }.verified("the built-in suite")
    }

    /// A dataset of cases in memory.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] for an empty name or a version that is none; [`ErrorKind::Input`] where two cases share a
    /// name.
    pub fn from_cases(name: &str, version: &str, cases: Vec<Case>) -> Result<Dataset, Error> {
        let manifest = blank(name, version, Format::Jsonl, FieldMap::default());
        manifest.check()?;
        Dataset { manifest, source: Source::Memory(cases.into()) }.measured()
    }

    /// A file: JSON lines or CSV, plain or gzip; HarmBench's table or AgentHarm's behaviours, which are recognised; or
    /// a manifest, `NAME.manifest.json`. A manifest beside the file must agree with it; without one the dataset is
    /// called like its file, version 0.0.0.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where it cannot be read, [`ErrorKind::Input`] where a row is none or two share a name,
    /// [`ErrorKind::Config`] for a manifest that is none, and [`ErrorKind::Asset`] where manifest and file disagree.
    pub fn open(path: impl AsRef<Path>) -> Result<Dataset, Error> {
        let path = path.as_ref();
        let (data, sidecar) = match path.to_str().and_then(|path| path.strip_suffix(SIDECAR)) {
            Some(data) => (PathBuf::from(data), path.to_owned()),
            None => (path.to_owned(), beside(path)),
        };
        if !sidecar.exists() {
            return Dataset::open_with(path, FieldMap::default());
        }
        let text = read_all(&sidecar)?;
        let manifest = Manifest::from_json(&text).map_err(|error| named(&sidecar, error))?;
        manifest.fields.check().map_err(|error| named(&sidecar, error))?;
        Dataset { manifest, source: Source::File(data.clone()) }.verified(&data.display().to_string())
    }

    /// A file whose fields have other names; a manifest beside it is not looked at.
    ///
    /// # Errors
    ///
    /// As [`Dataset::open`].
    pub fn open_with(path: impl AsRef<Path>, fields: FieldMap) -> Result<Dataset, Error> {
        let path = path.as_ref();
        let format = recognise(path)?;
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let (name, version) = match format {
            Format::HarmBench => ("harmbench", "1.0.0"),
            Format::AgentHarm => (file.split('.').next().unwrap_or_default(), "1.0.0"),
            _ => (file.split('.').next().unwrap_or_default(), "0.0.0"),
        };
        let mut manifest = blank(name, version, format, fields);
        match format {
            Format::HarmBench => {
                manifest.licence = Some("MIT".to_owned());
                manifest.source = Some("HarmBench, Mazeika et al., 2024".to_owned());
            }
            Format::AgentHarm => {
                manifest.name = format!("agentharm_{name}");
                manifest.source = Some("AgentHarm, Andriushchenko et al., 2024".to_owned());
            }
            _ => {}
        }
        Dataset { manifest, source: Source::File(path.to_owned()) }.measured()
    }

    /// The cases of several datasets as one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] where two cases share a name, [`ErrorKind::Config`] without any dataset.
    pub fn together(datasets: Vec<Dataset>) -> Result<Dataset, Error> {
        if datasets.len() == 1 {
            return datasets.into_iter().next().ok_or_else(|| Error::config("no dataset"));
        }
        let names: Vec<&str> = datasets.iter().map(|dataset| dataset.manifest.name.as_str()).collect();
        let Some(first) = datasets.first() else { return Err(Error::config("no dataset")) };
        let is_same = datasets.iter().all(|dataset| dataset.manifest.version == first.manifest.version);
        let version = if is_same { first.manifest.version.as_str() } else { "0.0.0" };
        let manifest = blank(&names.join("+"), version, Format::Several, FieldMap::default());
        Dataset { manifest, source: Source::Several(datasets) }.measured()
    }

    /// What the dataset is.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The same dataset with another manifest for the same cases: a name, a licence, a version.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] for a manifest that is none, [`ErrorKind::Asset`] where its hash or its count is another one.
    pub fn with_manifest(self, manifest: Manifest) -> Result<Dataset, Error> {
        manifest.check()?;
        let name = manifest.name.clone();
        Dataset { manifest, source: self.source }.verified(&name)
    }

    /// The cases, one after the other.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where the file cannot be read; each row has its own result.
    pub fn cases(&self) -> Result<Cases<'_>, Error> {
        let rows = Rows::new(self.manifest.fields.clone());
        let inner: CaseIter<'_> = match &self.source {
            Source::Memory(cases) => Box::new(cases.iter().cloned().map(Ok)),
            Source::Text(text) => lines(Box::new(text.as_bytes()), rows, PathBuf::from("the built-in suite")),
            Source::File(path) => self.file(path, rows)?,
            Source::Several(datasets) => {
                let each: Result<Vec<Cases<'_>>, Error> = datasets.iter().map(Dataset::cases).collect();
                Box::new(each?.into_iter().flatten())
            }
        };
        Ok(Cases { inner })
    }

    fn file(&self, path: &Path, mut rows: Rows) -> Result<CaseIter<'static>, Error> {
        let path = path.to_owned();
        match self.manifest.format {
            Format::Jsonl | Format::Several => Ok(lines(unpacked(&path)?, rows, path)),
            Format::AgentHarm => {
                let cases = official::agentharm(&read_all(&path)?).map_err(|error| named(&path, error))?;
                Ok(Box::new(cases.into_iter().map(Ok)))
            }
            format @ (Format::HarmBench | Format::Csv) => {
                let mut reader = csv::Reader::from_reader(unpacked(&path)?);
                let headers = reader.headers().map_err(|error| named(&path, csv_error(&error)))?.clone();
                let case = move |record: Result<csv::StringRecord, csv::Error>| {
                    let record = record.map_err(|error| named(&path, csv_error(&error)))?;
                    let line = record.position().map_or(0, csv::Position::line);
                    let case = match format {
                        Format::HarmBench => official::harmbench(&record),
                        _ => rows.row(&CsvRow { headers: &headers, record: &record }),
                    };
                    case.map_err(|error| at_line(&path, line, error))
                };
                Ok(Box::new(reader.into_records().map(case)))
            }
        }
    }

    /// The same dataset, its manifest filled in from its cases.
    fn measured(mut self) -> Result<Dataset, Error> {
        let (hash, categories) = self.measure()?;
        (self.manifest.cases, self.manifest.sha256) = (hash.cases(), hash.finish());
        self.manifest.categories = categories;
        Ok(self)
    }

    /// The same dataset, where its cases are those of its manifest.
    fn verified(self, name: &str) -> Result<Dataset, Error> {
        let (hash, _) = self.measure()?;
        let (manifest, sha256) = (&self.manifest, hash.finish());
        if manifest.cases != hash.cases() || manifest.sha256 != sha256 {
            return Err(Error::new(
                ErrorKind::Asset,
                format!(
                    "{name}: not what its manifest says: {} cases with hash {sha256}, and the manifest has {} with {}",
                    hash.cases(),
                    manifest.cases,
                    manifest.sha256
                ),
            ));
        }
        Ok(self)
    }

    fn measure(&self) -> Result<(ContentHash, BTreeMap<String, u64>), Error> {
        let (mut hash, mut categories) = (ContentHash::new(), BTreeMap::new());
        let mut names: Vec<u64> = Vec::new();
        for case in self.cases()? {
            let case = case?;
            hash.add(&case);
            names.push(super::random::hash(&case.id));
            match categories.get_mut(&case.category) {
                Some(count) => *count += 1,
                None => {
                    categories.insert(case.category, 1);
                }
            }
        }
        names.sort_unstable();
        if names.windows(2).any(|pair| pair[0] == pair[1]) {
            self.refuse_twins()?;
        }
        Ok((hash, categories))
    }

    /// Two names have the same hash; are they the same?
    fn refuse_twins(&self) -> Result<(), Error> {
        let mut names = std::collections::BTreeSet::new();
        for case in self.cases()? {
            let id = case?.id;
            if names.contains(&id) {
                return Err(bad(format!("{}: two cases are called `{id}`", self.manifest.name)));
            }
            names.insert(id);
        }
        Ok(())
    }
}

/// The cases of a [`Dataset`], in the order of the file.
pub struct Cases<'d> {
    inner: CaseIter<'d>,
}

type CaseIter<'d> = Box<dyn Iterator<Item = Result<Case, Error>> + Send + 'd>;

impl Iterator for Cases<'_> {
    type Item = Result<Case, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.inner.next()
    }
}

impl std::fmt::Debug for Cases<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cases").finish_non_exhaustive()
    }
}

fn blank(name: &str, version: &str, format: Format, fields: FieldMap) -> Manifest {
    Manifest {
        name: name.to_owned(),
        version: version.to_owned(),
        licence: None,
        source: None,
        split: None,
        format,
        fields,
        cases: 0,
        categories: BTreeMap::new(),
        sha256: String::new(),
    }
}

/// The name of the manifest beside a file.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(SIDECAR);
    PathBuf::from(name)
}

fn recognise(path: &Path) -> Result<Format, Error> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    if name.ends_with(".csv") {
        let mut reader = csv::Reader::from_reader(unpacked(path)?);
        let headers = reader.headers().map_err(|error| named(path, csv_error(&error)))?;
        let is_harmbench =
            headers.iter().map(|name| name.trim_start_matches('\u{feff}')).eq(official::HARMBENCH);
        return Ok(if is_harmbench { Format::HarmBench } else { Format::Csv });
    }
    if name.ends_with(".json") {
        return Ok(Format::AgentHarm);
    }
    if name.ends_with(".jsonl") {
        return Ok(Format::Jsonl);
    }
    Err(named(path, bad("a dataset is a file .jsonl, .csv or .json, plain or with .gz".to_owned())))
}

/// A file's bytes, unpacked where it is gzip.
fn unpacked(path: &Path) -> Result<Box<dyn BufRead + Send>, Error> {
    let io = |error: std::io::Error| named(path, error.into());
    let file = File::open(path).map_err(io)?;
    if file.metadata().map_err(io)?.is_dir() {
        return Err(named(path, bad("it is a folder; name its files".to_owned())));
    }
    let mut reader = BufReader::with_capacity(1 << 16, file);
    match reader.fill_buf().map_err(io)?.starts_with(&[0x1F, 0x8B]) {
        true => Ok(Box::new(BufReader::with_capacity(1 << 16, flate2::bufread::MultiGzDecoder::new(reader)))),
        false => Ok(Box::new(reader)),
    }
}

fn read_all(path: &Path) -> Result<String, Error> {
    let mut bytes = Vec::new();
    unpacked(path)?
        .take(LONGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| named(path, error.into()))?;
    if bytes.len() as u64 > LONGEST_FILE {
        return Err(named(path, bad(format!("longer than {LONGEST_FILE} bytes"))));
    }
    String::from_utf8(bytes).map_err(|error| named(path, bad(format!("not UTF-8: {}", error.utf8_error()))))
}

/// The cases of a file with one on each line; empty lines are left out.
fn lines(mut reader: Box<dyn BufRead + Send>, mut rows: Rows, path: PathBuf) -> CaseIter<'static> {
    let (mut number, mut line, mut is_over) = (0, Vec::new(), false);
    Box::new(std::iter::from_fn(move || {
        while !is_over {
            number += 1;
            line.clear();
            let read = match reader.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut line) {
                Ok(read) => read,
                Err(error) => {
                    is_over = true;
                    return Some(Err(at_line(&path, number, error.into())));
                }
            };
            if read == 0 {
                return None;
            }
            if line.len() as u64 > LONGEST_LINE {
                is_over = true;
                return Some(Err(at_line(&path, number, bad(format!("longer than {LONGEST_LINE} bytes")))));
            }
            let content = line.trim_ascii();
            if !content.is_empty() {
                return Some(rows.json(content).map_err(|error| at_line(&path, number, error)));
            }
        }
        None
    }))
}

/// A row of a table by the names of its columns.
struct CsvRow<'r> {
    headers: &'r csv::StringRecord,
    record: &'r csv::StringRecord,
}

impl fields::Fields for CsvRow<'_> {
    fn field(&self, name: &str) -> Option<String> {
        let at = self.headers.iter().position(|header| header.trim_start_matches('\u{feff}') == name)?;
        self.record.get(at).map(str::to_owned)
    }
}

/// What is wrong with a table, without its content.
fn csv_error(error: &csv::Error) -> Error {
    bad(error.to_string())
}

fn named(path: &Path, error: Error) -> Error {
    Error::new(error.kind(), format!("{}: {error}", path.display()))
}

fn at_line(path: &Path, line: u64, error: Error) -> Error {
    Error::new(error.kind(), format!("{}:{line}: {error}", path.display()))
}
