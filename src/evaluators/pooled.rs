//! What the evaluators of the shared model have in common: a pool of the model asked about every window of a text.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::inference::{Model, Reading, Window};
use crate::{Error, Evaluation, Finding, Input, Label, LabelScore, Provenance, Score};

/// Labels less likely than this are left out, by the evaluators that leave any out.
pub(super) const LABEL_FROM: f32 = 0.05;

/// Findings are given for windows that score at least this much.
const FINDING_FROM: f32 = 0.4;

/// Texts of a batch that are read in passes of several; longer ones fill passes by themselves.
const SHORT: usize = 2048;
/// Texts whose windows are read ahead: few enough for all of them to be remembered.
const AHEAD: usize = 64;

/// A pool of a model.
#[derive(Clone, Debug)]
pub(super) struct Pooled {
    model: Arc<Model>,
    pool: usize,
    /// A label for each output.
    labels: Arc<[Label]>,
}

/// What the windows of a text said.
#[derive(Debug)]
pub(super) struct Said {
    /// The highest probability of each output.
    pub(super) outputs: Vec<f32>,
    pub(super) findings: Vec<Finding>,
}

/// A text to read: the original, or a view of it.
pub(super) struct Source<'s> {
    pub(super) text: &'s str,
    pub(super) reading: Reading<'s>,
    /// Leads ranges of the text back to the original.
    pub(super) original: &'s dyn Fn(Range<usize>) -> Range<usize>,
    pub(super) reason: &'static str,
}

impl Pooled {
    /// A pool of the model inside the crate, under names of our own for some of its outputs.
    pub(super) fn embedded(pool: &str, renamed: &[(&str, &'static str)]) -> Result<Pooled, Error> {
        Pooled::new(Model::embedded()?, pool, renamed)
    }

    /// A pool of the model in a folder, under names of our own for some of its outputs.
    pub(super) fn from_dir(
        folder: &Path,
        pool: &str,
        renamed: &[(&str, &'static str)],
    ) -> Result<Pooled, Error> {
        Pooled::new(Model::from_dir(folder)?, pool, renamed)
    }

    pub(super) fn new(
        model: Arc<Model>,
        pool: &str,
        renamed: &[(&str, &'static str)],
    ) -> Result<Pooled, Error> {
        let (pool, outputs) = model.pool(pool)?;
        let label = |output: &String| match renamed.iter().find(|(name, _)| name == output) {
            Some((_, label)) => Label::new(label),
            None => Label::from(output.clone()),
        };
        let labels = outputs.iter().map(label).collect();
        Ok(Pooled { labels, pool, model })
    }

    pub(super) fn labels(&self) -> &[Label] {
        &self.labels
    }

    pub(super) fn provenance(&self, evaluator: &str) -> Provenance {
        Provenance::new(evaluator, env!("CARGO_PKG_VERSION")).with_model(self.model.provenance().clone())
    }

    pub(super) fn nothing_said(&self) -> Said {
        Said { outputs: vec![0.0; self.labels.len()], findings: Vec::new() }
    }

    /// Whether two texts are the same to the model.
    pub(super) fn is_same(&self, one: &str, other: &str) -> Result<bool, Error> {
        self.model.is_same(one, other)
    }

    /// Reads a text. `overall` chooses, of a window's outputs, the score of a finding and the output that names it.
    pub(super) fn read(
        &self,
        source: &Source<'_>,
        deadline: Option<Instant>,
        overall: impl Fn(&[f32]) -> (f32, usize),
        said: &mut Said,
    ) -> Result<(), Error> {
        let windows = self.model.windows(source.text, source.reading)?;
        self.model.score(windows, deadline, |window, scores| {
            let pool = &scores.pools()[self.pool];
            for (most, output) in said.outputs.iter_mut().zip(&pool.outputs) {
                *most = most.max(*output);
            }
            let (score, output) = overall(&pool.outputs);
            if score >= FINDING_FROM {
                let span = (source.original)(carrier(source.text, window, &pool.weights));
                let finding = Finding::new(self.labels[output].clone(), span, Score::saturating(score));
                said.findings.push(finding.with_reason(source.reason));
            }
        })
    }

    /// What a pool says as an evaluation: a label for each output that `is_told` of its number and probability, none
    /// likelier than the score, the likeliest first.
    pub(super) fn evaluation(
        &self,
        said: Said,
        score: Score,
        is_told: impl Fn(usize, f32) -> bool,
    ) -> Evaluation {
        let outputs = self.labels.iter().zip(&said.outputs).enumerate();
        let told = outputs.filter(|(at, (_, probability))| is_told(*at, **probability));
        let labels = told.map(|(_, (label, probability))| {
            LabelScore::new(label.clone(), Score::saturating(*probability).min(score))
        });
        let mut labels: Vec<LabelScore> = labels.collect();
        labels.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.label.cmp(&b.label)));
        let mut evaluation = Evaluation::from_findings(said.findings);
        (evaluation.labels, evaluation.score) = (labels, score);
        evaluation
    }

    /// Evaluates many inputs; short ones are read in passes of several. Each result is what `evaluate` gives for the
    /// input alone: reading ahead only fills the memory of what was read.
    pub(super) fn batch<R>(
        &self,
        inputs: &[Input<'_>],
        reading: impl for<'t> Fn(&Input<'t>) -> Reading<'t>,
        evaluate: impl Fn(Input<'_>) -> R,
    ) -> Vec<R> {
        let mut results = Vec::with_capacity(inputs.len());
        for inputs in inputs.chunks(AHEAD) {
            let short = || inputs.iter().filter(|input| input.text().len() <= SHORT);
            if short().count() > 1 && inputs.iter().all(|input| input.deadline().is_none()) {
                let windows = short()
                    .filter_map(|input| self.model.windows(input.text(), reading(input)).ok())
                    .flat_map(|windows| windows.map_while(Result::ok).take(4).map(Ok));
                // Whatever is wrong with a text is said when it is evaluated.
                let _ = self.model.score(windows, None, |_, _| {});
            }
            results.extend(inputs.iter().map(|input| evaluate(*input)));
        }
        results
    }
}

/// The sentences of a window that carried its score: those around the heaviest one that together have half of the
/// weight that the pool's attention gave to the text.
fn carrier(text: &str, window: &Window, weights: &[f32]) -> Range<usize> {
    let mut sentences: Vec<(Range<usize>, f32)> = Vec::new();
    for (token, range) in window.tokens() {
        let weight = weights[token];
        match sentences.last_mut() {
            Some((sentence, sum)) if !is_break(text, sentence, range.start) => {
                sentence.end = range.end.max(sentence.end);
                *sum += weight;
            }
            _ => sentences.push((range, weight)),
        }
    }
    let total: f32 = sentences.iter().map(|(_, weight)| weight).sum();
    let heaviest = (0..sentences.len()).max_by(|a, b| sentences[*a].1.total_cmp(&sentences[*b].1));
    let Some(heaviest) = heaviest else { return window.span() };
    let (mut from, mut to, mut sum) = (heaviest, heaviest + 1, sentences[heaviest].1);
    while sum < 0.5 * total && (from > 0 || to < sentences.len()) {
        let before = from.checked_sub(1).map(|at| sentences[at].1);
        let after = sentences.get(to).map(|(_, weight)| *weight);
        if before > after {
            from -= 1;
            sum += sentences[from].1;
        } else {
            sum += sentences[to].1;
            to += 1;
        }
    }
    sentences[from].0.start..sentences[to - 1].0.end
}

/// Whether a sentence has ended before the byte `next`.
fn is_break(text: &str, sentence: &Range<usize>, next: usize) -> bool {
    let gap = text.get(sentence.end..next).unwrap_or_default();
    let ends = || text[..sentence.end].ends_with(['.', '!', '?', '。', '！', '？', '…', '>']);
    gap.contains('\n') || (!gap.is_empty() && ends())
}
