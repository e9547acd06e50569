use crate::{Error, ErrorKind};

/// Class probabilities from whatever a model returns: as they are where they are probabilities already, by softmax
/// otherwise. One value a row is the probability of the second of two classes.
pub(super) fn probabilities(answers: Vec<Vec<f32>>) -> Result<Vec<Vec<f32>>, Error> {
    let wrong = |what: &str| Err(Error::new(ErrorKind::Input, format!("the model returned {what}")));
    let Some(classes) = answers.first().map(Vec::len) else { return Ok(Vec::new()) };
    if answers.iter().any(|row| row.len() != classes) || classes == 0 {
        return wrong("rows of different lengths, or empty ones");
    }
    if answers.iter().flatten().any(|value| !value.is_finite()) {
        return wrong("values that are not finite");
    }
    let is_share = |value: &f32| (0.0..=1.0).contains(value);
    if classes == 1 {
        return match answers.iter().flatten().all(is_share) {
            true => Ok(answers.into_iter().map(|row| vec![1.0 - row[0], row[0]]).collect()),
            false => wrong("a single value a row that is no probability"),
        };
    }
    let is_distribution =
        |row: &Vec<f32>| row.iter().all(is_share) && (row.iter().sum::<f32>() - 1.0).abs() < 1e-3;
    match answers.iter().all(is_distribution) {
        true => Ok(answers),
        false => Ok(answers.into_iter().map(|row| softmax(&row)).collect()),
    }
}

fn softmax(logits: &[f32]) -> Vec<f32> {
    let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let parts: Vec<f32> = logits.iter().map(|logit| (logit - largest).exp()).collect();
    let sum: f32 = parts.iter().sum();
    parts.into_iter().map(|part| part / sum).collect()
}

/// The most probable class; the first of several.
pub(super) fn best(probabilities: &[f32]) -> usize {
    let mut best = 0;
    for (class, probability) in probabilities.iter().enumerate() {
        if *probability > probabilities[best] {
            best = class;
        }
    }
    best
}

/// The log-odds of a class, with probabilities kept away from 0 and 1 so that one input cannot decide a mean.
pub(super) fn log_odds(probability: f32) -> f64 {
    let p = f64::from(probability).clamp(1e-6, 1.0 - 1e-6);
    (p / (1.0 - p)).ln()
}

/// A model of tensors: counts what it is asked and stops at the budget.
pub(super) struct TensorOracle<'m> {
    model: &'m dyn Fn(&[f32]) -> Vec<f32>,
    width: usize,
    pub(super) asked: u64,
    budget: u64,
}

/// Rows of one call, so that a batch stays small.
const BATCH: usize = 2048;

impl<'m> TensorOracle<'m> {
    pub(super) fn new(model: &'m dyn Fn(&[f32]) -> Vec<f32>, width: usize, budget: u64) -> TensorOracle<'m> {
        TensorOracle { model, width, asked: 0, budget }
    }

    /// Whether so many more rows may be asked about.
    pub(super) fn affords(&self, rows: usize) -> bool {
        self.asked.saturating_add(rows as u64) <= self.budget
    }

    /// The probabilities of each row; `None` once the budget is spent.
    pub(super) fn ask(&mut self, rows: &[f32]) -> Result<Option<Vec<Vec<f32>>>, Error> {
        let count = rows.len() / self.width;
        if !self.affords(count) {
            return Ok(None);
        }
        self.asked += count as u64;
        let mut answers = Vec::with_capacity(count);
        for batch in rows.chunks(BATCH * self.width) {
            let size = batch.len() / self.width;
            let values = (self.model)(batch);
            if values.is_empty() || !values.len().is_multiple_of(size) {
                let message = format!("the model returned {} values for {size} rows", values.len());
                return Err(Error::new(ErrorKind::Input, message));
            }
            let classes = values.len() / size;
            answers.extend(values.chunks_exact(classes).map(<[f32]>::to_vec));
        }
        probabilities(answers).map(Some)
    }
}

/// A model of texts, as [`TensorOracle`].
pub(super) struct TextOracle<'m> {
    model: &'m dyn Fn(&[&str]) -> Vec<Vec<f32>>,
    pub(super) asked: u64,
    budget: u64,
}

impl<'m> TextOracle<'m> {
    pub(super) fn new(model: &'m dyn Fn(&[&str]) -> Vec<Vec<f32>>, budget: u64) -> TextOracle<'m> {
        TextOracle { model, asked: 0, budget }
    }

    pub(super) fn affords(&self, texts: usize) -> bool {
        self.asked.saturating_add(texts as u64) <= self.budget
    }

    pub(super) fn ask(&mut self, texts: &[&str]) -> Result<Option<Vec<Vec<f32>>>, Error> {
        if !self.affords(texts.len()) {
            return Ok(None);
        }
        self.asked += texts.len() as u64;
        let mut answers = Vec::with_capacity(texts.len());
        for batch in texts.chunks(BATCH) {
            let rows = (self.model)(batch);
            if rows.len() != batch.len() {
                let message = format!("the model returned {} rows for {} texts", rows.len(), batch.len());
                return Err(Error::new(ErrorKind::Input, message));
            }
            answers.extend(rows);
        }
        probabilities(answers).map(Some)
    }
}
