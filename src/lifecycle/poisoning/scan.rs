//! One scan, step by step, and what it puts together.

use super::consistent;
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
use super::letters::Letters;
use super::model::{FOLDS, Fit, OutOfFold, mixed};
use super::report::{DatasetFinding, DatasetReport, FindingKind, RowScore, Severity, Undecided};
use super::scanner::{DatasetScanner, ScanStage};

/// Labelled rows below which nothing is judged by a model.
const FEWEST_ROWS: usize = 100;
/// Rows of a label below which it is not judged.
const FEWEST_OF_LABEL: usize = 10;
/// A group of near-copies of more than one in so many rows is spread over the folds.
const MOST_TOGETHER: usize = 10;
/// The area under the curve below which the model is near chance, and its opinion worth nothing.
const NEAR_CHANCE: f64 = 0.6;
/// How much the rows count against the norm of the weights.
const COST: f64 = 4.0;
/// The share of rows in near-copies with another label, and the share of rows with contradicted patterns, from which the
/// data consists of contrasting pairs: there the rest of a row argues against its label by design.
const CONTRASTIVE: f64 = 0.1;

/// A scan under way.
pub(super) struct Scan<'d> {
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
    pub(super) fn new(dataset: &'d Dataset) -> Scan<'d> {
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

    /// The rows that are judged: those with a label that enough others carry.
    pub(super) fn judged(&mut self) -> Vec<usize> {
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

    /// Whether there is enough to judge by; says why not.
    pub(super) fn can_judge(&mut self, rows: &[usize]) -> bool {
        let labels = self.counts.iter().filter(|count| **count >= FEWEST_OF_LABEL).count();
        let reason = match rows.len() {
            rows if rows < FEWEST_ROWS => format!("{rows} labelled rows; {FEWEST_ROWS} are needed"),
            _ if labels < 2 => "all rows carry the same label".to_owned(),
            _ => return true,
        };
        self.undecided.push(Undecided::new("triggers, floods and labels", reason));
        false
    }

    /// Judges rows by what the others say.
    pub(super) fn judge(
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
        let (folds, other_folds) = (folds(groups, 0), folds(groups, 1));
        let without = vec![false; rows.len()];
        let fit =
            Fit { labels: &labels, classes: classes.len(), folds: &folds, without: &without, cost: COST };
        let model = OutOfFold::fit(&features, fit);
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
            (None, embedding) => {
                // Two models that learnt from other rows, and from letters in the place of words, err less than one.
                let letters = Letters::of(&features);
                let second = OutOfFold::fit(&letters, Fit { folds: &other_folds, ..fit });
                let text = mean(&evidence.shares, &second.shares(&letters, rows.len()));
                match embedding {
                    Some(embedding) => mean(&text, &embedding.shares(fit)),
                    None => text,
                }
            }
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
            let mut finding = findings::of_flood(flood, &classes);
            to_dataset(&mut finding);
            self.findings.push(finding);
        }
        if let Some(embedding) = &embedding {
            let mut apart = findings::of_outliers(embedding, &found.evidence, &classes, bar);
            apart.iter_mut().for_each(to_dataset);
            self.findings.append(&mut apart);
        }
        for inserted in consistent::find(&features, &labels, classes.len(), &without) {
            let mut finding = findings::of_inserted(inserted, &classes, is_contrastive);
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
    pub(super) fn leaks(&mut self, other: &Dataset) {
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

    pub(super) fn report(mut self) -> DatasetReport {
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

/// Whether nine tenths of some ascending rows are among others.
fn is_within(rows: &[usize], others: &[usize]) -> bool {
    let shared = rows.iter().filter(|row| others.binary_search(row).is_ok()).count();
    shared as f64 >= 0.9 * rows.len() as f64
}

fn mean(one: &[f32], other: &[f32]) -> Vec<f32> {
    one.iter().zip(other).map(|(one, other)| (one + other) / 2.0).collect()
}

/// The fold of each row, one `choice` or another. Near-copies share a fold, so that none of them is judged by a model of the others; but a group
/// that makes up much of the data, as rows of one template do, is spread.
fn folds(groups: &Groups, choice: u64) -> Vec<u8> {
    let most = groups.of.len() / MOST_TOGETHER;
    let fold = |(row, group): (usize, &u32)| {
        let seed = match groups.members[*group as usize].len() > most {
            true => row as u64 | 1 << 40,
            false => u64::from(*group),
        };
        (mixed(seed ^ choice << 48) % FOLDS as u64) as u8
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
