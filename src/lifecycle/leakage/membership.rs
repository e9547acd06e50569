use std::fmt;

use serde::Serialize;

use crate::lifecycle::numerics::normal;
use crate::{Error, ErrorKind};

/// How well a model's answers tell its training records from others.
///
/// Measured on records of which the auditor knows whether they were trained on. Where an attack does no better than
/// chance, its area is 0.5 and its true positives are as many as its false ones. Look at the true positives at few false
/// ones first: an attack that is sure of one record in a hundred is a leak, however small its area (Carlini et al.,
/// "Membership inference attacks from first principles", IEEE S&P 2022).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MembershipReport {
    /// Records that were trained on.
    pub members: usize,
    /// Records that were not.
    pub others: usize,
    /// The mean probability of the right class for members, less that for others; `-1..=1`.
    pub gap: f64,
    /// The share of members whose right class has more than one half, less that of the others; `-1..=1`. For two classes this
    /// is the generalisation gap.
    pub accuracy_gap: f64,
    /// The attack that takes the most probable answers for members (Yeom et al., "Privacy risk in machine learning", 2018).
    pub loss: Attack,
    /// The offline likelihood ratio attack, where shadow models were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lira: Option<Attack>,
}

/// How well one attack does.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Attack {
    /// The area under the curve: the probability that a member scores above another record.
    pub auc: f64,
    /// The share of members found with at most 1 % of the others taken for members.
    pub tpr_at_1_percent: f64,
    /// The same with 0.1 %; of fewer than 1,000 others this means none of them.
    pub tpr_at_0_1_percent: f64,
}

/// What shadow models said: models trained as the audited one was, each on a known part of the records.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Shadows<'s> {
    logits: &'s [f64],
    is_in: &'s [bool],
    models: usize,
}

impl<'s> Shadows<'s> {
    /// Row-major, a row of `models` values for each record: `logits` are ln(p/(1-p)) of the right class, `is_in` whether
    /// the shadow model was trained on the record.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] where the two differ in length, are no whole rows, or a logit is not a number.
    pub fn new(logits: &'s [f64], is_in: &'s [bool], models: usize) -> Result<Shadows<'s>, Error> {
        let is_whole = models > 0 && logits.len() == is_in.len() && logits.len().is_multiple_of(models);
        if !is_whole {
            let message =
                format!("{} logits and {} marks of {models} shadow models", logits.len(), is_in.len());
            return Err(Error::new(ErrorKind::Input, message));
        }
        if logits.iter().any(|logit| logit.is_nan()) {
            return Err(Error::new(ErrorKind::Input, "a shadow logit is not a number"));
        }
        Ok(Shadows { logits, is_in, models })
    }
}

/// Logits beyond are those of probabilities that differ from 0 and 1 by rounding alone.
const LARGEST_LOGIT: f64 = 30.0;

fn logit(p: f64) -> f64 {
    (p.ln() - (-p).ln_1p()).clamp(-LARGEST_LOGIT, LARGEST_LOGIT)
}

/// Measures the attacks on records with known membership: `p_true` is the probability that the model gave the right class,
/// `0..=1`.
///
/// ```
/// use mantlet::lifecycle::leakage::membership;
/// let report = membership(&[0.99, 0.97, 0.98, 0.6, 0.99, 0.7], &[true, true, true, false, false, false], None)?;
/// assert!(report.gap > 0.2 && report.loss.auc > 0.7);
/// # Ok::<(), mantlet::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Input`] where the slices differ in length, a probability lies outside `0..=1`, or all records are members, or
/// none.
pub fn membership(
    p_true: &[f64],
    is_member: &[bool],
    shadows: Option<Shadows<'_>>,
) -> Result<MembershipReport, Error> {
    check(p_true)?;
    let fault = |message: String| Error::new(ErrorKind::Input, message);
    if p_true.len() != is_member.len() {
        return Err(fault(format!("{} probabilities and {} memberships", p_true.len(), is_member.len())));
    }
    let members = is_member.iter().filter(|member| **member).count();
    let others = is_member.len() - members;
    if members == 0 || others == 0 {
        return Err(fault(format!("{members} members and {others} other records; both are needed")));
    }
    let mean = |of: bool, value: fn(f64) -> f64| {
        let (sum, count) = p_true
            .iter()
            .zip(is_member)
            .filter(|(_, member)| **member == of)
            .fold((0.0, 0_usize), |(sum, count), (p, _)| (sum + value(*p), count + 1));
        sum / count as f64
    };
    let right = |p: f64| f64::from(u8::from(p > 0.5));
    let lira = shadows.map(|shadows| lira_scores(p_true, shadows)).transpose()?;
    Ok(MembershipReport {
        members,
        others,
        gap: mean(true, |p| p) - mean(false, |p| p),
        accuracy_gap: mean(true, right) - mean(false, right),
        loss: Attack::measure(p_true, is_member),
        lira: lira.map(|scores| Attack::measure(&scores, is_member)),
    })
}

/// The offline likelihood ratio attack: for each record the probability, `0..=1`, that a model which was not trained on it
/// would be less sure of it than this one is.
///
/// A Gaussian is fitted to the logits of the shadow models without the record. Of fewer than 64 such models the variance is
/// pooled over all records, as Carlini et al. advise; a record without any takes the mean of all.
///
/// # Errors
///
/// [`ErrorKind::Input`] where the slices do not fit each other, a probability lies outside `0..=1`, or no shadow model was
/// trained without any record.
pub fn lira_scores(p_true: &[f64], shadows: Shadows<'_>) -> Result<Vec<f64>, Error> {
    check(p_true)?;
    let Shadows { logits, is_in, models } = shadows;
    if logits.len() != p_true.len() * models {
        let message =
            format!("{} shadow logits for {} records of {models} models", logits.len(), p_true.len());
        return Err(Error::new(ErrorKind::Input, message));
    }
    let without: Vec<Vec<f64>> = logits
        .chunks_exact(models)
        .zip(is_in.chunks_exact(models))
        .map(|(logits, is_in)| {
            let of = logits.iter().zip(is_in).filter(|(_, is_in)| !**is_in);
            of.map(|(logit, _)| logit.clamp(-LARGEST_LOGIT, LARGEST_LOGIT)).collect()
        })
        .collect();
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let all: Vec<f64> = without.iter().flatten().copied().collect();
    if all.is_empty() {
        return Err(Error::new(ErrorKind::Input, "every shadow model was trained on every record"));
    }
    let (overall, mut squares, mut freedom) = (mean(&all), 0.0, 0_usize);
    for values in without.iter().filter(|values| values.len() > 1) {
        let mean = mean(values);
        squares += values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
        freedom += values.len() - 1;
    }
    let spread_of = |squares: f64, freedom: usize| (squares / freedom.max(1) as f64).sqrt().max(1e-6);
    let pooled = match freedom {
        0 => spread_of(all.iter().map(|value| (value - overall).powi(2)).sum(), all.len() - 1),
        freedom => spread_of(squares, freedom),
    };
    Ok(p_true
        .iter()
        .zip(&without)
        .map(|(p, values)| {
            let centre = if values.is_empty() { overall } else { mean(values) };
            let spread = if values.len() >= 64 {
                spread_of(values.iter().map(|value| (value - centre).powi(2)).sum(), values.len() - 1)
            } else {
                pooled
            };
            normal::cdf((logit(*p) - centre) / spread)
        })
        .collect())
}

fn check(p_true: &[f64]) -> Result<(), Error> {
    match p_true.iter().position(|p| !(0.0..=1.0).contains(p)) {
        Some(row) => Err(Error::new(ErrorKind::Input, format!("record {row}: a probability outside 0..=1"))),
        None => Ok(()),
    }
}

impl Attack {
    /// The curve of scores, higher for members; ties count half.
    fn measure(scores: &[f64], is_member: &[bool]) -> Attack {
        let mut rows: Vec<(f64, bool)> = scores.iter().copied().zip(is_member.iter().copied()).collect();
        rows.sort_by(|a, b| b.0.total_cmp(&a.0));
        let members = is_member.iter().filter(|member| **member).count() as f64;
        let others = is_member.len() as f64 - members;
        let (mut found, mut wrong, mut area) = (0.0, 0.0, 0.0);
        let (mut at_1, mut at_0_1) = (0.0, 0.0);
        for tied in rows.chunk_by(|a, b| a.0 == b.0) {
            let more = tied.iter().filter(|(_, member)| *member).count() as f64;
            let less = tied.len() as f64 - more;
            area += less * (found + more / 2.0);
            found += more;
            wrong += less;
            if wrong <= others * 0.01 {
                at_1 = found / members;
            }
            if wrong <= others * 0.001 {
                at_0_1 = found / members;
            }
        }
        Attack { auc: area / (members * others), tpr_at_1_percent: at_1, tpr_at_0_1_percent: at_0_1 }
    }
}

impl fmt::Display for Attack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "AUC {:.3}, true positives {:.3} at 1 % false ones, {:.3} at 0.1 %",
            self.auc, self.tpr_at_1_percent, self.tpr_at_0_1_percent
        )
    }
}

impl fmt::Display for MembershipReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} members, {} others", self.members, self.others)?;
        writeln!(f, "gap {:.3} (accuracy {:.3})", self.gap, self.accuracy_gap)?;
        write!(f, "loss: {}", self.loss)?;
        if let Some(lira) = &self.lira {
            write!(f, "\nlikelihood ratio, offline: {lira}")?;
        }
        Ok(())
    }
}
