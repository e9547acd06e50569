use std::fmt;

use super::consistent::{self, Inserted};
use super::contradictions;
use super::dataset::Dataset;
use super::duplicates::{self, Groups};
use super::embedding::Embedding;
use super::evidence::Evidence;
use super::features::Features;
use super::findings::{self, SURE};
use super::floods;
use super::hidden;
use super::labels;
use super::model::{FOLDS, Fit, OutOfFold, mixed};
use super::report::{DatasetFinding, DatasetReport, FindingKind, RowScore, Severity, Undecided};
use crate::Error;
use crate::error::ErrorKind;

/// Labelled rows below which nothing is judged by a model.
const FEWEST_ROWS: usize = 100;
/// Rows of a label below which it is not judged.
const FEWEST_OF_LABEL: usize = 10;
/// The largest share of a label's rows that lie apart (activation clustering's bound), and rows that are clustered at most.
const APART: f64 = 0.35;
const CLUSTERED: usize = 20_000;
/// A group of near-copies of more than one in so many rows is spread over the folds.
const MOST_TOGETHER: usize = 10;
/// The area under the curve below which the model is near chance, and its opinion worth nothing.
const NEAR_CHANCE: f64 = 0.6;
/// How much the rows count against the norm of the weights.
const COST: f64 = 4.0;
/// The share of rows in near-copies with another label, and the share of rows with contradicted patterns, from which the
/// data consists of contrasting pairs: there the rest of a row argues against its label by design.
const CONTRASTIVE: f64 = 0.1;

/// Scans data sets.
///
/// # What it finds and what it does not
///
/// - Trigger words and phrases, templates, styles, hidden characters and words of mixed scripts whose rows carry one label
///   that the rest of each row contradicts; by default only what is no chance among everything that was tested is
///   [`Severity::High`].
/// - Floods of near-copies whose label contradicts their original or the rest of the data.
/// - Labels that the rest of the data contradicts row by row, by confident learning. They are ranked; most are hard or wrong
///   by accident, so they are [`Severity::Medium`] and not flagged.
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
/// Linear in the tokens: about 0.9 s of one core for 10,000 rows of 190 characters, as printed by
/// `cargo bench --features poisoning --bench poisoning_cases -- --data DIR`, and 4 to 9 s for 10,000 rows of full length
/// (400 to 1,000 characters). A few kilobytes of memory a row. One thread.
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
    probabilities: Option<&'a [f32]>,
    embeddings: Option<(&'a [f32], usize)>,
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

/// A scan under way.
struct Scan<'d> {
    dataset: &'d Dataset,
    classes: Vec<String>,
    counts: Vec<usize>,
    findings: Vec<DatasetFinding>,
    undecided: Vec<Undecided>,
    /// How doubtful each row's label is, 0 to 1.
    doubt: Vec<f32>,
    accuracy: Option<f64>,
    discrimination: Option<f64>,
    noise: Option<f64>,
    support: Vec<f32>,
}

impl<'d> Scan<'d> {
    fn new(dataset: &'d Dataset) -> Scan<'d> {
        let classes: Vec<String> = dataset.classes().map(str::to_owned).collect();
        let mut counts = vec![0; classes.len()];
        (0..dataset.len()).filter_map(|row| dataset.class(row)).for_each(|class| counts[class as usize] += 1);
        Scan {
            dataset,
            classes,
            counts,
            findings: Vec::new(),
            undecided: Vec::new(),
            doubt: vec![0.0; dataset.len()],
            accuracy: None,
            discrimination: None,
            noise: None,
            support: vec![f32::NAN; dataset.len()],
        }
    }

    fn judged(&mut self) -> Vec<usize> {
        let enough = |class: u32| self.counts[class as usize] >= FEWEST_OF_LABEL;
        let rows: Vec<usize> =
            (0..self.dataset.len()).filter(|row| self.dataset.class(*row).is_some_and(enough)).collect();
        for (class, count) in self.classes.iter().zip(&self.counts) {
            if *count < FEWEST_OF_LABEL {
                let reason = format!("label {class} has {count} rows; {FEWEST_OF_LABEL} are needed");
                self.undecided.push(Undecided::new("rows of a rare label", reason));
            }
        }
        let unlabelled = self.dataset.len() - self.counts.iter().sum::<usize>();
        if unlabelled > 0 {
            let reason = format!("{unlabelled} rows have no label");
            self.undecided.push(Undecided::new("unlabelled rows", reason));
        }
        rows
    }

    fn can_judge(&mut self, rows: &[usize]) -> bool {
        let labels = self.counts.iter().filter(|count| **count >= FEWEST_OF_LABEL).count();
        let reason = match rows.len() {
            rows if rows < FEWEST_ROWS => format!("{rows} labelled rows; {FEWEST_ROWS} are needed"),
            _ if labels < 2 => "all rows carry the same label".to_owned(),
            _ => return true,
        };
        self.undecided.push(Undecided::new("triggers, floods and labels", reason));
        false
    }

    fn judge(
        &mut self,
        rows: &[usize],
        texts: &[&str],
        groups: &Groups,
        given: &DatasetScanner<'_>,
        on_stage: &mut impl FnMut(ScanStage),
    ) {
        on_stage(ScanStage::Features);
        // The labels that are judged, numbered from 0.
        let kept: Vec<usize> =
            (0..self.counts.len()).filter(|class| self.counts[*class] >= FEWEST_OF_LABEL).collect();
        let classes: Vec<String> = kept.iter().map(|class| self.classes[*class].clone()).collect();
        let number = |row: &usize| {
            let class = self.dataset.class(*row).map_or(usize::MAX, |class| class as usize);
            kept.iter().position(|kept| *kept == class).unwrap_or_default() as u32
        };
        let labels: Vec<u32> = rows.iter().map(number).collect();
        let mixed_words: Vec<bool> = texts.iter().map(|text| hidden::has_mixed_word(text)).collect();
        let features = Features::of(texts.iter().copied(), &mixed_words);
        if features.cut > 0 {
            let reason =
                format!("of {} rows only the first 3,072 and the last 1,024 tokens were read", features.cut);
            self.undecided.push(Undecided::new("the middle of long rows", reason));
        }
        on_stage(ScanStage::Model);
        let folds = folds(groups);
        let without = vec![false; rows.len()];
        let fit =
            Fit { labels: &labels, classes: classes.len(), folds: &folds, without: &without, cost: COST };
        let model = OutOfFold::fit(&features, fit, None);
        let evidence = Evidence::new(&features, model, &labels, classes.len(), &without);
        let discrimination = labels::discrimination(&evidence.shares, &labels, classes.len());
        (self.accuracy, self.discrimination) = (Some(evidence.accuracy()), Some(discrimination));
        self.supports(rows, &evidence);
        let embedding =
            given.embeddings.map(|(values, width)| Embedding::new(rows.iter().copied(), values, width));
        let shares = match (given.probabilities, &embedding) {
            (Some(shares), _) => {
                let all = self.classes.len();
                rows.iter().flat_map(|row| kept.iter().map(move |class| shares[row * all + class])).collect()
            }
            (None, Some(embedding)) => {
                let second = embedding.shares(fit);
                evidence.shares.iter().zip(second).map(|(one, other)| (one + other) / 2.0).collect()
            }
            (None, None) => evidence.shares.clone(),
        };
        let is_given = given.probabilities.is_some() || embedding.is_some();
        self.doubts(rows, &labels, &shares, classes.len(), is_given);
        self.copies(rows, &labels, groups);
        if discrimination < NEAR_CHANCE {
            let reason = format!(
                "a model of the other rows hardly tells the labels apart (area under the curve {discrimination:.2}), so \
                 nothing argues for or against a label"
            );
            self.undecided.push(Undecided::new("triggers, floods and labels", reason));
            return;
        }
        on_stage(ScanStage::Patterns);
        let bar = (features.names.len() as f64).ln() + SURE;
        let floods = floods::find(texts, groups, &evidence, bar);
        let mut without = without.clone();
        for flood in &floods {
            flood.rows.iter().for_each(|row| without[*row as usize] = true);
        }
        let fit = Fit { without: &without, ..fit };
        let found = contradictions::search(&features, fit, evidence);
        self.supports(rows, &found.evidence);
        let covered = found.patterns.iter().map(|pattern| pattern.rows.len()).sum::<usize>();
        let conflicts = conflicting(&labels, groups);
        let share = |count: usize| count as f64 / rows.len() as f64;
        let is_contrastive = share(covered) > CONTRASTIVE && share(conflicts.len()) > CONTRASTIVE;
        if is_contrastive {
            let reason = format!(
                "{} rows nearly repeat a row with another label: in contrasting pairs the rest of a row argues against its \
                 label by design, so words that decide a label cannot be told from triggers",
                conflicts.len()
            );
            self.undecided.push(Undecided::new("triggers", reason));
        }
        let to_dataset = |finding: &mut DatasetFinding| {
            finding.rows.iter_mut().for_each(|row| *row = rows[*row]);
        };
        let mut from_patterns = findings::of_patterns(&found, &features, &classes, is_contrastive);
        from_patterns.iter_mut().for_each(to_dataset);
        self.findings.append(&mut from_patterns);
        for flood in floods {
            let label = classes[flood.label as usize].clone();
            let original =
                if flood.has_original { "; they are edits of a row that carries another label" } else { "" };
            let evidence = format!(
                "{} near-copies labelled {label}, {} labelled otherwise{original}; the rest of the data supports the label \
                 by {:.1} in log-odds",
                flood.rows.len(),
                flood.others,
                flood.support
            );
            self.findings.push(DatasetFinding {
                kind: FindingKind::Flood,
                severity: Severity::High,
                label: Some(label),
                trigger: None,
                also: Vec::new(),
                rows: flood.rows.iter().map(|row| rows[*row as usize]).collect(),
                others: flood.others,
                strength: flood.strength.max(0.0),
                support: Some(flood.support),
                evidence,
            });
        }
        if let Some(embedding) = &embedding {
            let mut apart = outliers(embedding, &found.evidence, &classes, bar);
            apart.iter_mut().for_each(to_dataset);
            self.findings.append(&mut apart);
        }
        for inserted in consistent::find(&features, &labels, classes.len(), &without) {
            let mut finding = consistent_finding(inserted, &classes, is_contrastive);
            to_dataset(&mut finding);
            let is_known = self
                .findings
                .iter()
                .any(|other| other.severity >= finding.severity && is_within(&finding.rows, &other.rows));
            if !is_known {
                self.findings.push(finding);
            }
        }
        let mut characters = hidden::findings(texts, &mixed_words, &labels, &classes, &found.evidence);
        characters.iter_mut().for_each(to_dataset);
        // What a pattern says of the same characters is said better by these.
        self.findings.retain(|finding| {
            !is_of_patterns(finding.kind)
                || !characters.iter().any(|other| is_within(&finding.rows, &other.rows))
        });
        self.findings.append(&mut characters);
    }

    fn supports(&mut self, rows: &[usize], evidence: &Evidence<'_>) {
        rows.iter().zip(&evidence.support).for_each(|(row, support)| self.support[*row] = *support);
    }

    /// Confident learning.
    fn doubts(&mut self, rows: &[usize], labels: &[u32], shares: &[f32], classes: usize, is_given: bool) {
        for (at, row) in rows.iter().enumerate() {
            self.doubt[*row] = 1.0 - shares[at * classes + labels[at] as usize].clamp(0.0, 1.0);
        }
        let discrimination = labels::discrimination(shares, labels, classes);
        if discrimination < NEAR_CHANCE {
            // Of the model of words alone it is said elsewhere.
            if is_given {
                let reason =
                    format!("labels are hardly told apart (area under the curve {discrimination:.2})");
                self.undecided.push(Undecided::new("doubtful labels", reason));
            }
            return;
        }
        let doubts = labels::doubts(shares, labels, classes);
        self.noise = Some(doubts.rate);
        if doubts.rows.is_empty() {
            return;
        }
        let evidence = format!(
            "{} rows, {:.1} % of the labelled ones, whose label the rest of the data contradicts (confident learning); \
             hard rows are among them",
            doubts.rows.len(),
            100.0 * doubts.rate
        );
        let mut found: Vec<usize> = doubts.rows.iter().map(|row| rows[*row as usize]).collect();
        found.sort_unstable();
        self.findings.push(DatasetFinding {
            kind: FindingKind::DoubtfulLabels,
            severity: if doubts.rate >= 0.01 { Severity::Medium } else { Severity::Low },
            label: None,
            trigger: None,
            also: Vec::new(),
            rows: found,
            others: 0,
            strength: 0.0,
            support: None,
            evidence,
        });
    }

    /// Near-copies with different labels.
    fn copies(&mut self, rows: &[usize], labels: &[u32], groups: &Groups) {
        let found = conflicting(labels, groups);
        if found.is_empty() {
            return;
        }
        let evidence = format!("{} rows nearly repeat a row with another label", found.len());
        self.findings.push(DatasetFinding {
            kind: FindingKind::ConflictingCopies,
            severity: Severity::Low,
            label: None,
            trigger: None,
            also: Vec::new(),
            rows: found.into_iter().map(|row| rows[row as usize]).collect(),
            others: 0,
            strength: 0.0,
            support: None,
            evidence,
        });
    }

    /// Rows that nearly repeat a row of the other data set.
    fn leaks(&mut self, other: &Dataset) {
        let mut texts: Vec<&str> = (0..other.len()).map(|row| other.text(row)).collect();
        texts.extend((0..self.dataset.len()).map(|row| self.dataset.text(row)));
        let found = duplicates::overlap(&texts, other.len());
        let rows: Vec<usize> = (0..found.len()).filter(|row| found[*row].is_some()).collect();
        if rows.is_empty() {
            return;
        }
        let mut repeated: Vec<u32> = found.into_iter().flatten().collect();
        repeated.sort_unstable();
        repeated.dedup();
        let evidence = format!(
            "{} rows nearly repeat {} of the {} rows of the other data set",
            rows.len(),
            repeated.len(),
            other.len()
        );
        self.findings.push(DatasetFinding {
            kind: FindingKind::LeakedRows,
            severity: Severity::High,
            label: None,
            trigger: None,
            also: Vec::new(),
            rows,
            others: 0,
            strength: 0.0,
            support: None,
            evidence,
        });
    }

    fn report(mut self) -> DatasetReport {
        self.findings.sort_by(|one, other| {
            (other.severity, other.strength)
                .partial_cmp(&(one.severity, one.strength))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        let mut scores: Vec<RowScore> = self
            .doubt
            .iter()
            .map(|doubt| RowScore { score: 0.89 * doubt, flag: false, findings: Vec::new() })
            .collect();
        for (place, finding) in self.findings.iter().enumerate() {
            let least = match (finding.kind, finding.severity) {
                (_, Severity::High) => 0.9,
                (FindingKind::DoubtfulLabels | FindingKind::ConflictingCopies, _) => 0.0,
                (_, Severity::Medium) => 0.6,
                _ => 0.0,
            };
            for row in &finding.rows {
                let score = &mut scores[*row];
                // Within its band a row is ordered by how doubtful its label is.
                score.score = score.score.max(least + 0.1 * self.doubt[*row]);
                score.flag |= finding.severity == Severity::High;
                score.findings.push(place as u32);
            }
        }
        DatasetReport {
            rows: self.dataset.len(),
            unlabelled: self.dataset.len() - self.counts.iter().sum::<usize>(),
            classes: self.classes.into_iter().zip(self.counts).collect(),
            accuracy: self.accuracy,
            discrimination: self.discrimination,
            noise: self.noise,
            findings: self.findings,
            scores,
            undecided: self.undecided,
            support: self.support,
        }
    }
}

fn is_of_patterns(kind: FindingKind) -> bool {
    use FindingKind::{HiddenCharacters, Style, Template, TriggerPhrase, TriggerWord};
    matches!(kind, TriggerWord | TriggerPhrase | Template | Style | HiddenCharacters)
}

/// Of each label, the smaller of two clusters in the embedding, where it is small and its words contradict the label
/// (activation clustering, Chen et al., 2018, asks the first alone and alarms on clean data).
fn outliers(
    embedding: &Embedding,
    evidence: &Evidence<'_>,
    classes: &[String],
    bar: f64,
) -> Vec<DatasetFinding> {
    let mut found = Vec::new();
    for (label, name) in classes.iter().enumerate() {
        let own: Vec<u32> = (0..evidence.labels.len() as u32)
            .filter(|row| evidence.labels[*row as usize] as usize == label)
            .collect();
        let sample: Vec<u32> = own.iter().copied().step_by(own.len().div_ceil(CLUSTERED).max(1)).collect();
        let Some(rows) = embedding.smaller_cluster(&sample) else { continue };
        let supports = || rows.iter().map(|row| f64::from(evidence.support[*row as usize]));
        let strength: f64 = supports().map(|support| evidence.weight(label as u32, support)).sum();
        let support = supports().sum::<f64>() / rows.len().max(1) as f64;
        if rows.len() as f64 > APART * sample.len() as f64 || strength < bar || support > -0.5 {
            continue;
        }
        let evidence = format!(
            "{} of {} rows labelled {name} lie apart from the others in the embedding, and their words speak against the \
             label by {:.1} in log-odds",
            rows.len(),
            sample.len(),
            -support
        );
        found.push(DatasetFinding {
            kind: FindingKind::Outliers,
            severity: Severity::Medium,
            label: Some(name.clone()),
            trigger: None,
            also: Vec::new(),
            rows: rows.into_iter().map(|row| row as usize).collect(),
            others: 0,
            strength,
            support: Some(support),
            evidence,
        });
    }
    found
}

fn consistent_finding(inserted: Inserted, classes: &[String], is_contrastive: bool) -> DatasetFinding {
    let label = classes[inserted.label as usize].clone();
    let evidence = format!(
        "{} rows labelled {label}, {} labelled otherwise; the text agrees with the label, but the words around the trigger          follow each other without it as they do elsewhere ({:.0} nats), at places all over ({:.0} nats for the label)",
        inserted.rows.len(),
        inserted.others,
        inserted.loose,
        inserted.tied,
    );
    let mut names = inserted.phrases.into_iter();
    DatasetFinding {
        kind: FindingKind::ConsistentTrigger,
        severity: if inserted.is_sure && !is_contrastive { Severity::High } else { Severity::Medium },
        label: Some(label),
        trigger: names.next(),
        also: names.collect(),
        rows: inserted.rows.into_iter().map(|row| row as usize).collect(),
        others: inserted.others,
        strength: inserted.tied.min(inserted.loose),
        support: None,
        evidence,
    }
}

/// Whether nine tenths of some ascending rows are among others.
fn is_within(rows: &[usize], others: &[usize]) -> bool {
    let shared = rows.iter().filter(|row| others.binary_search(row).is_ok()).count();
    shared as f64 >= 0.9 * rows.len() as f64
}

/// The fold of each row. Near-copies share a fold, so that none of them is judged by a model of the others; but a group
/// that makes up much of the data, as rows of one template do, is spread.
fn folds(groups: &Groups) -> Vec<u8> {
    let most = groups.of.len() / MOST_TOGETHER;
    let fold = |(row, group): (usize, &u32)| {
        let seed = match groups.members[*group as usize].len() > most {
            true => row as u64 | 1 << 40,
            false => u64::from(*group),
        };
        (mixed(seed) % FOLDS as u64) as u8
    };
    groups.of.iter().enumerate().map(fold).collect()
}

/// The rows of groups in which labels differ.
fn conflicting(labels: &[u32], groups: &Groups) -> Vec<u32> {
    let differ =
        |members: &&Vec<u32>| members.iter().any(|row| labels[*row as usize] != labels[members[0] as usize]);
    let mut rows: Vec<u32> = groups.members.iter().filter(differ).flatten().copied().collect();
    rows.sort_unstable();
    rows
}
