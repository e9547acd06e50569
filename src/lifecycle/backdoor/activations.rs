use serde::Serialize;

use crate::lifecycle::numerics::random::Random;
use crate::lifecycle::numerics::{jacobi, singular, two_means};
use crate::{Error, ErrorKind};

/// What the last hidden layer says of the rows that a model was trained on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ActivationReport {
    /// The classes with 40 rows or more, in order.
    pub classes: Vec<ActivationClass>,
    /// For each row how far it lies along the direction in which its class varies most, as a share of its class' largest;
    /// `0..=1`, and 0 in classes with fewer rows.
    pub spectral_scores: Vec<f64>,
    /// For each row whether it lies in a suspicious group of its class.
    pub is_suspicious: Vec<bool>,
}

/// One class of an [`ActivationReport`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ActivationClass {
    /// The class.
    pub class: usize,
    /// Its rows.
    pub rows: usize,
    /// The share of the smaller of two groups.
    pub smaller: f64,
    /// How well the two groups are apart, by their mean silhouette.
    pub silhouette: f64,
    /// How often rows drawn from one normal cloud of the class' spread fall apart as well as these: the null distribution.
    /// Measured where the rest speaks against the class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_value: Option<f64>,
    /// Whether the smaller group is suspicious.
    pub is_suspicious: bool,
}

/// The rows of a class, which of them are in the smaller group, and what the split was made on.
struct Group {
    rows: Vec<usize>,
    minority: Vec<bool>,
    reduced: Vec<f64>,
    dimensions: usize,
}

/// Classes with fewer rows are not judged.
const FEWEST: usize = 40;
/// Dimensions that are left, those in which a class varies most.
const DIMENSIONS: usize = 10;
/// Above this share a group is no minority (the reference code's number).
const MINORITY: f64 = 0.35;
/// Clouds that are drawn for each class.
const DRAWS: usize = 99;
/// The silhouette of a suspicious class lies so many deviations above the median of the other classes.
const DEVIATIONS: f64 = 4.0;
/// No spread between classes is taken for smaller.
const LEAST_SPREAD: f64 = 0.03;
/// Rows of a silhouette, since its cost is quadratic.
const SILHOUETTE_ROWS: usize = 200;

/// Looks for training rows that a class contains for another reason than the rest: poisoned ones.
///
/// Two signs, both with a null distribution. The groups: a class' activations, brought to 10 dimensions, are split in two
/// (Chen et al., "Detecting backdoor attacks on deep neural networks by activation clustering", 2018). Natural classes
/// fall apart as well, so a class is suspicious where its smaller group is below 35 %, the groups are further apart than in
/// any of 99 normal clouds with the class' spread, **and** much further than those of the model's other classes. The
/// direction: scores along the first singular vector of the centred activations (Tran, Li and Mądry, "Spectral signatures in
/// backdoor attacks", NeurIPS 2018), for ranking rows; nothing is removed on their account, since a share of every class
/// would be.
///
/// `activations` are row-major with `width` values a row, `labels` the rows' classes. Models with fewer than four large
/// classes have too few others to compare with, and none of theirs is suspicious.
///
/// # What it finds and what it does not
///
/// Groups that are far apart. On the small models of images of `benches/backdoor_cases.rs` (`--only inside`) that is too little:
/// the poisoned rows are in a group of their own there, but natural groups of other classes are further apart, so that none
/// of five poisoned models is found and one class of 13 to 15 rows is accused in three of five clean ones; the spectral scores
/// rank poisoned rows with areas under the curve of .47 to .78. Take it for a ranking to look at, and
/// [`BackdoorScan`](super::BackdoorScan), which finds these models, for a verdict.
///
/// # Errors
///
/// [`ErrorKind::Input`] where the two do not fit each other, or a value is not finite.
///
/// ```
/// use mantlet::lifecycle::backdoor::scan_activations;
/// let activations: Vec<f32> = (0..400).map(|n| (n * 37 % 101) as f32 / 101.0).collect();
/// let labels: Vec<usize> = (0..200).map(|n| n % 4).collect();
/// let report = scan_activations(&activations, 2, &labels)?;
/// assert_eq!(report.classes.len(), 4);
/// assert!(!report.is_suspicious.contains(&true));
/// # Ok::<(), mantlet::Error>(())
/// ```
pub fn scan_activations(
    activations: &[f32],
    width: usize,
    labels: &[usize],
) -> Result<ActivationReport, Error> {
    let fault = |message: String| Error::new(ErrorKind::Input, message);
    if width == 0 || labels.len().checked_mul(width) != Some(activations.len()) {
        return Err(fault(format!("{} activations for {} rows of {width}", activations.len(), labels.len())));
    }
    if activations.iter().any(|value| !value.is_finite()) {
        return Err(fault("an activation is not finite".to_owned()));
    }
    let mut known: Vec<usize> = labels.to_vec();
    known.sort_unstable();
    known.dedup();
    let mut report = ActivationReport {
        classes: Vec::new(),
        spectral_scores: vec![0.0; labels.len()],
        is_suspicious: vec![false; labels.len()],
    };
    let mut groups = Vec::new();
    for class in known {
        let rows: Vec<usize> = (0..labels.len()).filter(|row| labels[*row] == class).collect();
        if rows.len() < FEWEST {
            continue;
        }
        let values: Vec<f32> =
            rows.iter().flat_map(|row| &activations[row * width..(row + 1) * width]).copied().collect();
        let centred = singular::centred(&values, width);
        let (_, direction) = singular::top(&centred, width, 1);
        let along: Vec<f64> =
            centred.chunks_exact(width).map(|row| singular::dot(row, &direction).abs()).collect();
        let furthest = along.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        rows.iter().zip(&along).for_each(|(row, score)| report.spectral_scores[*row] = score / furthest);
        let (reduced, dimensions) = reduced(&centred, width);
        let Some((second, silhouette)) = split(&reduced, dimensions) else { continue };
        let count = second.iter().filter(|second| **second).count();
        let is_second_smaller = count * 2 <= rows.len();
        let smaller = count.min(rows.len() - count) as f64 / rows.len() as f64;
        let minority: Vec<bool> = second.into_iter().map(|second| second == is_second_smaller).collect();
        report.classes.push(ActivationClass {
            class,
            rows: rows.len(),
            smaller,
            silhouette,
            p_value: None,
            is_suspicious: false,
        });
        groups.push(Group { rows, minority, reduced, dimensions });
    }
    for (at, group) in groups.iter().enumerate() {
        let class = report.classes[at];
        let others: Vec<f64> = report
            .classes
            .iter()
            .filter(|other| other.class != class.class)
            .map(|other| other.silhouette)
            .collect();
        if others.len() < 3 {
            continue;
        }
        let middle = median(others.clone());
        // 1.4826 makes a median deviation one standard deviation of a normal variable.
        let spread = 1.4826 * median(others.iter().map(|other| (other - middle).abs()).collect());
        let is_apart = class.silhouette > middle + DEVIATIONS * spread.max(LEAST_SPREAD);
        if class.smaller < MINORITY && is_apart {
            let p_value = p_value(&group.reduced, group.dimensions, class.silhouette);
            let is_suspicious = p_value <= 1.0 / (DRAWS + 1) as f64;
            report.classes[at] = ActivationClass { p_value: Some(p_value), is_suspicious, ..class };
            let rows = group.rows.iter().zip(&group.minority);
            rows.for_each(|(row, minor)| report.is_suspicious[*row] = is_suspicious && *minor);
        }
    }
    Ok(report)
}

/// The rows in the directions in which they vary most, each with the deviation it has there.
fn reduced(centred: &[f64], width: usize) -> (Vec<f64>, usize) {
    let mut left = centred.to_vec();
    let mut columns = Vec::new();
    for dimension in 0..DIMENSIONS.min(width) {
        let (value, direction) = singular::top(&left, width, dimension as u64 + 1);
        if value <= 1e-9 {
            break;
        }
        let along: Vec<f64> = left.chunks_exact(width).map(|row| singular::dot(row, &direction)).collect();
        for (row, along) in left.chunks_exact_mut(width).zip(&along) {
            row.iter_mut().zip(&direction).for_each(|(x, d)| *x -= along * d);
        }
        columns.push(along);
    }
    let rows = centred.len() / width;
    let dimensions = columns.len();
    ((0..rows).flat_map(|row| columns.iter().map(move |column| column[row])).collect(), dimensions)
}

fn split(rows: &[f64], dimensions: usize) -> Option<(Vec<bool>, f64)> {
    let split = two_means::split(rows, dimensions, 1)?;
    let silhouette = two_means::silhouette(rows, dimensions, &split.second, SILHOUETTE_ROWS);
    Some((split.second, silhouette))
}

/// How many normal clouds of the same covariance fall apart as well.
fn p_value(rows: &[f64], dimensions: usize, silhouette: f64) -> f64 {
    let count = rows.len() / dimensions.max(1);
    let mut covariance = vec![0.0; dimensions * dimensions];
    for row in rows.chunks_exact(dimensions) {
        for i in 0..dimensions {
            for j in 0..dimensions {
                covariance[i * dimensions + j] += row[i] * row[j] / count as f64;
            }
        }
    }
    let (values, _) = jacobi::eigen(covariance, dimensions);
    let mut random = Random::new(7);
    // Distances do not change with the axes, so the cloud may lie along its own.
    let as_far = (0..DRAWS).filter(|_| {
        let cloud: Vec<f64> = (0..count)
            .flat_map(|_| {
                values.iter().map(|value| value.max(0.0).sqrt() * random.normal()).collect::<Vec<_>>()
            })
            .collect();
        split(&cloud, dimensions).is_some_and(|(_, found)| found >= silhouette)
    });
    (as_far.count() + 1) as f64 / (DRAWS + 1) as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        count => (values[(count - 1) / 2] + values[count / 2]) / 2.0,
    }
}
