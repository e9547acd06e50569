use std::fmt;

use super::dataset::Dataset;
use super::duplicates;
use super::report::DatasetReport;
use super::scan::Scan;
use crate::Error;
use crate::error::ErrorKind;

/// Scans data sets.
///
/// # What it finds and what it does not
///
/// - Trigger words and phrases, templates, styles, hidden characters and words of mixed scripts whose rows carry one label
///   that the rest of each row contradicts; by default only what is no chance among everything that was tested is
///   [`Severity::High`](super::Severity::High).
/// - Floods of near-copies whose label contradicts their original or the rest of the data.
/// - Labels that the rest of the data contradicts row by row, by confident learning. They are ranked; most are hard or wrong
///   by accident, so they are [`Severity::Medium`](super::Severity::Medium) and not flagged.
/// - Rows that nearly repeat a row of another data set, with [`against`](Self::against).
///
/// - Words and phrases strewn over rows whose text agrees with their label (clean-label attacks): from about 30 rows on, where
///   the words around them close without them.
///
/// It does not find triggers in fewer than five rows, rewritings that leave no shared trace, ways of writing that garble every
/// word (then nothing is left to argue against the label), and clean-label triggers that fit into their sentences. In pairs made to differ in one word, that word cannot be
/// told from a trigger; the report then says so. A scan is evidence, not a proof that a data set is clean.
///
/// # Cost
///
/// Nearly linear in the tokens: on a loaded machine 0.6 s of one core for 10,000 rows of 143 characters and 1.05 s for each 10,000 of
/// 100,000, as what is learnt leaves the caches (`cargo bench --features poisoning --bench poisoning_scale -- --bench`); 2.8 s
/// for 10,000 rows of 430 characters. About two kilobytes of memory a row. One thread.
///
/// # Untrusted input
///
/// Texts and labels are taken to be hostile. Of a text longer than 4,096 tokens the first 3,072 and the last 1,024 are learnt
/// from and the report says so; hidden characters are looked for in all of it.
///
/// # Errors
///
/// Where probabilities or embeddings do not fit the data set. A data set that cannot be judged is no error; the report says
/// what is undecided.
///
/// # Examples
///
/// See [the module](crate::lifecycle::poisoning).
#[derive(Clone, Copy, Default)]
pub struct DatasetScanner<'a> {
    pub(super) probabilities: Option<&'a [f32]>,
    pub(super) embeddings: Option<(&'a [f32], usize)>,
    against: Option<&'a Dataset>,
}

/// What a scan is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ScanStage {
    /// Looking for near-copies.
    Copies,
    /// Reading words, pairs and shapes.
    Features,
    /// Fitting a model that judges each row without having seen it.
    Model,
    /// Weighing patterns.
    Patterns,
    /// Putting the report together.
    Report,
}

impl fmt::Display for ScanStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            ScanStage::Copies => "near-copies",
            ScanStage::Features => "features",
            ScanStage::Model => "model",
            ScanStage::Patterns => "patterns",
            ScanStage::Report => "report",
        })
    }
}

impl fmt::Debug for DatasetScanner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DatasetScanner")
            .field("probabilities", &self.probabilities.map(<[f32]>::len))
            .field("embeddings", &self.embeddings.map(|(values, width)| (values.len(), width)))
            .field("against", &self.against)
            .finish()
    }
}

impl<'a> DatasetScanner<'a> {
    /// A scanner that needs nothing but the data set.
    pub fn new() -> DatasetScanner<'a> {
        DatasetScanner::default()
    }

    /// Takes the shares of the classes from a model of the caller's, for doubtful labels: row after row, for each class in
    /// the order of [`Dataset::classes`]. They must come from models that did not see the row (cross-validation).
    pub fn probabilities(mut self, shares: &'a [f32]) -> DatasetScanner<'a> {
        self.probabilities = Some(shares);
        self
    }

    /// Takes an embedding of every text: `width` numbers for each row, row after row. A model of the embeddings is heard
    /// beside the one of words, for doubtful labels, and rows of a label that lie apart in them are told where the words
    /// contradict the label.
    pub fn embeddings(mut self, values: &'a [f32], width: usize) -> DatasetScanner<'a> {
        self.embeddings = Some((values, width));
        self
    }

    /// Looks for rows that nearly repeat a row of this data set, such as the one for evaluation.
    pub fn against(mut self, other: &'a Dataset) -> DatasetScanner<'a> {
        self.against = Some(other);
        self
    }

    /// Scans.
    pub fn scan(&self, dataset: &Dataset) -> Result<DatasetReport, Error> {
        self.scan_with(dataset, |_| {})
    }

    /// Scans, and says what it is doing.
    pub fn scan_with(
        &self,
        dataset: &Dataset,
        mut on_stage: impl FnMut(ScanStage),
    ) -> Result<DatasetReport, Error> {
        if u32::try_from(dataset.len()).is_err() {
            return Err(Error::new(ErrorKind::Input, "more than 4,294,967,295 rows"));
        }
        if let Some(shares) = self.probabilities {
            check_shares(shares, dataset.len(), dataset.classes().len())?;
        }
        if let Some((values, width)) = self.embeddings {
            check_embeddings(values, width, dataset.len())?;
        }
        let mut scan = Scan::new(dataset);
        on_stage(ScanStage::Copies);
        if let Some(other) = self.against {
            scan.leaks(other);
        }
        // The rows that are judged: those with a label that enough others carry.
        let rows: Vec<usize> = scan.judged();
        let texts: Vec<&str> = rows.iter().map(|row| dataset.text(*row)).collect();
        let groups = duplicates::groups(&texts);
        if scan.can_judge(&rows) {
            scan.judge(&rows, &texts, &groups, self, &mut on_stage);
        }
        on_stage(ScanStage::Report);
        Ok(scan.report())
    }
}

fn check_embeddings(values: &[f32], width: usize, rows: usize) -> Result<(), Error> {
    if width == 0 || Some(values.len()) != rows.checked_mul(width) {
        let message = format!("{} numbers for {rows} embeddings of width {width}", values.len());
        return Err(Error::new(ErrorKind::Input, message));
    }
    match values.iter().position(|value| !value.is_finite()) {
        Some(at) => Err(Error::new(ErrorKind::Input, format!("number {at} of the embeddings is not finite"))),
        None => Ok(()),
    }
}

fn check_shares(shares: &[f32], rows: usize, classes: usize) -> Result<(), Error> {
    if shares.len() != rows * classes {
        let message = format!("{} probabilities for {rows} rows of {classes} classes", shares.len());
        return Err(Error::new(ErrorKind::Input, message));
    }
    match shares.iter().position(|share| !(0.0..=1.0).contains(share)) {
        Some(at) => {
            let message = format!("the probability at {at} is not between 0 and 1");
            Err(Error::new(ErrorKind::Input, message))
        }
        None => Ok(()),
    }
}
