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
    /// The share of the class that is in the less likely of two groups, `0..=1`.
    pub group: f64,
    /// How far that group's rows lie from the centres of the other classes, all moved by one step, as a share of how far they
    /// lie from their own centre (mean squares). About 1 in clean classes, where a group is one heap; 1 as well where the class
    /// does not fall into two groups, and where there are fewer than three other classes.
    pub ratio: f64,
    /// How often rows drawn from the other classes, put where this class lies, reach this ratio: the null distribution.
    /// Measured where the ratio speaks against the class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_value: Option<f64>,
    /// Whether the group is suspicious.
    pub is_suspicious: bool,
}

/// Classes with fewer rows are not judged.
const FEWEST: usize = 40;
/// Rows of a group that is judged.
const FEWEST_OF_GROUP: usize = 5;
/// Other classes that a group can resemble, at least: one shifted centre is no other explanation than a centre of its own.
const FEWEST_OTHERS: usize = 3;
/// Wider activations are projected to this width, since the cost is a square and a cube of it.
const WIDEST: usize = 64;
/// The share of the mean variance that is added to every direction, so that narrow ones are not blown up.
const SHRINKAGE: f64 = 0.1;
/// Directions in which a class is split.
const DIMENSIONS: usize = 5;
/// A class is suspicious below this ratio; or below the second one where it is less than that of every other class by the third.
/// Set on the models that `benches/rivals/backdoored_digits.py` makes: none of their 1,000 clean classes is below.
const RATIO: f64 = 0.70;
const RATIO_APART: f64 = 0.80;
const APART: f64 = 0.12;
/// Clouds that are drawn for a class.
const DRAWS: usize = 99;
/// Steps from which the common step of a group is found.
const STEPS: usize = 4;

/// Looks for training rows that a class contains for another reason than the rest: poisoned ones.
///
/// Rows with a trigger were taken from everywhere and given one label. In the model's eyes they are the classes that they come
/// from, moved by one step, the trigger's. So each class is split in two (Chen et al., "Detecting backdoor attacks on deep neural
/// networks by activation clustering", 2018), and a group is suspicious where the centres of the other classes, moved together, lie
/// closer to its rows than the group's own centre does. Distances are measured in units of the spread of the other classes
/// (their pooled covariance), the split is made in the five directions in which the class varies most. That two groups are far
/// apart is no sign: natural classes fall apart as well, and often further.
///
/// The null distribution is twofold. Rows of the other classes, each less its class' centre, are drawn 99 times and treated
/// alike: the group must be less likely than in all of them. And the ratio must be lower than any that clean classes of the
/// models for development reach, or much lower than those of this model's other classes.
///
/// The second method is a ranking: scores along the first singular vector of a class' rows (Tran, Li and Mądry, "Spectral
/// signatures in backdoor attacks", NeurIPS 2018), in the same units, which does for them what Hayase et al. do in "SPECTRE",
/// ICML 2021, with the spread of the clean rows. No row is accused on their account, since a share of every class would be.
///
/// `activations` are row-major with `width` values a row, `labels` the rows' classes.
///
/// # What it finds and what it does not
///
/// Poison taken from several classes and given one label. On the small models of images of `benches/backdoor_cases.rs` (`--only
/// inside`, none of which a bar was set on) it finds all five that have a working backdoor, down to 12 rows of 640, with nearly all
/// of the poisoned rows and nearly no other, and accuses none of the 104 other classes. On the 150 models for development it finds
/// 63 of 80, and none of 1,280 other classes. Poison whose text or image agrees with its label (clean-label) is not found, nor is
/// poison from one class only, nor fewer than five rows; models with fewer than four large classes are not judged. The spectral
/// scores rank poisoned rows with areas under the curve of .48 to .99.
///
/// # Cost
///
/// For `n` rows in `k` classes, `n·width² + k·width³` operations, where a width above 64 counts as 64 (activations are then projected by
/// random signs). Milliseconds for 640 rows of width 32.
///
/// # Untrusted input
///
/// Any finite values and labels. Whoever makes the activations can make them say anything, so take them from the model yourself.
///
/// # Errors
///
/// [`ErrorKind::Input`] where the two do not fit each other, or a value is not finite.
///
/// # Examples
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
    let mut report = ActivationReport {
        classes: Vec::new(),
        spectral_scores: vec![0.0; labels.len()],
        is_suspicious: vec![false; labels.len()],
    };
    let (values, width) = narrowed(activations, width);
    let clouds = Cloud::of_classes(&values, width, labels);
    let spaces: Vec<Space> = (0..clouds.len()).map(|at| Space::around(&clouds, at)).collect();
    let mut groups = Vec::new();
    for (cloud, space) in clouds.iter().zip(&spaces) {
        let rows: Vec<f64> = cloud.rows_of().flat_map(|row| space.seen(row)).collect();
        let (_, direction) = singular::top(&rows, width, 1);
        let along: Vec<f64> =
            rows.chunks_exact(width).map(|row| singular::dot(row, &direction).abs()).collect();
        let furthest = along.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        cloud
            .rows
            .iter()
            .zip(&along)
            .for_each(|(row, score)| report.spectral_scores[*row] = score / furthest);
        let group = space.group(&rows);
        let members = group.as_ref().map_or(0, |group| group.members.iter().filter(|is_in| **is_in).count());
        report.classes.push(ActivationClass {
            class: cloud.class,
            rows: cloud.rows.len(),
            group: members as f64 / cloud.rows.len() as f64,
            ratio: group.as_ref().map_or(1.0, |group| group.ratio),
            p_value: None,
            is_suspicious: false,
        });
        groups.push(group);
    }
    let ratios: Vec<f64> = report.classes.iter().map(|class| class.ratio).collect();
    for (at, group) in groups.iter().enumerate() {
        let Some(group) = group else { continue };
        let others = ratios.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, ratio)| *ratio);
        let is_apart = group.ratio < others.fold(f64::INFINITY, f64::min) - APART;
        if group.ratio >= RATIO && !(group.ratio < RATIO_APART && is_apart) {
            continue;
        }
        let p_value = spaces[at].p_value(&clouds, at, group.ratio);
        let is_suspicious = p_value <= 1.0 / (DRAWS + 1) as f64;
        let class = &mut report.classes[at];
        (class.p_value, class.is_suspicious) = (Some(p_value), is_suspicious);
        let rows = clouds[at].rows.iter().zip(&group.members);
        rows.for_each(|(row, is_in)| report.is_suspicious[*row] = is_suspicious && *is_in);
    }
    Ok(report)
}

/// The activations with no more than [`WIDEST`] columns: wider ones are projected by random signs, which keeps distances nearly
/// as they are (Achlioptas, "Database-friendly random projections", 2003).
fn narrowed(activations: &[f32], width: usize) -> (Vec<f64>, usize) {
    if width <= WIDEST {
        return (activations.iter().map(|value| f64::from(*value)).collect(), width);
    }
    let mut random = Random::new(11);
    let signs: Vec<f64> =
        (0..width * WIDEST).map(|_| if random.next() >> 63 == 0 { 1.0 } else { -1.0 }).collect();
    let project = |row: &[f32]| {
        let mut sums = vec![0.0; WIDEST];
        for (value, signs) in row.iter().zip(signs.chunks_exact(WIDEST)) {
            sums.iter_mut().zip(signs).for_each(|(sum, sign)| *sum += f64::from(*value) * sign);
        }
        sums
    };
    (activations.chunks_exact(width).flat_map(project).collect(), WIDEST)
}

/// The rows of a class.
struct Cloud {
    class: usize,
    rows: Vec<usize>,
    centre: Vec<f64>,
    /// The rows less the centre.
    centred: Vec<f64>,
}

impl Cloud {
    /// The classes that are large enough.
    fn of_classes(values: &[f64], width: usize, labels: &[usize]) -> Vec<Cloud> {
        let mut order: Vec<usize> = (0..labels.len()).collect();
        order.sort_by_key(|row| labels[*row]);
        let classes = order.chunk_by(|one, other| labels[*one] == labels[*other]);
        let large = classes.filter(|rows| rows.len() >= FEWEST);
        large
            .map(|rows| {
                let of = || rows.iter().map(|row| &values[row * width..(row + 1) * width]);
                let centre = mean(of(), width);
                let centred =
                    of().flat_map(|row| row.iter().zip(&centre).map(|(x, mean)| x - mean)).collect();
                Cloud { class: labels[rows[0]], rows: rows.to_vec(), centre, centred }
            })
            .collect()
    }

    fn rows_of(&self) -> impl Iterator<Item = &[f64]> {
        self.centred.chunks_exact(self.centre.len())
    }
}

/// How a class is looked at: in units of the spread of the others, its own centre at the origin.
struct Space {
    width: usize,
    /// The axes of the other classes' spread, each divided by the spread along it.
    axes: Vec<Vec<f64>>,
    /// The centres of the other classes.
    others: Vec<Vec<f64>>,
}

/// The less likely group of a class.
struct Group {
    members: Vec<bool>,
    ratio: f64,
}

impl Space {
    fn around(clouds: &[Cloud], own: usize) -> Space {
        let width = clouds[own].centre.len();
        let others = || clouds.iter().enumerate().filter(|(at, _)| *at != own).map(|(_, cloud)| cloud);
        let mut covariance = products(others().flat_map(Cloud::rows_of), width);
        let count = others().map(|cloud| cloud.rows.len()).sum::<usize>().max(1) as f64;
        covariance.iter_mut().for_each(|sum| *sum /= count);
        let variance = (0..width).map(|at| covariance[at * width + at]).sum::<f64>() / width as f64;
        let (values, mut axes) = jacobi::eigen(covariance, width);
        for (axis, value) in axes.iter_mut().zip(values) {
            let spread = ((1.0 - SHRINKAGE) * value.max(0.0) + SHRINKAGE * variance).sqrt();
            // Without other rows, or where they are all the same, lengths stay as they are.
            axis.iter_mut().for_each(|x| *x /= if spread > 0.0 { spread } else { 1.0 });
        }
        let mut space = Space { width, axes, others: Vec::new() };
        let own = &clouds[own].centre;
        space.others = others()
            .map(|cloud| {
                space.seen(&cloud.centre.iter().zip(own).map(|(x, own)| x - own).collect::<Vec<_>>())
            })
            .collect();
        space
    }

    fn seen(&self, row: &[f64]) -> Vec<f64> {
        self.axes.iter().map(|axis| singular::dot(axis, row)).collect()
    }

    /// Splits rows, and picks the group that the other classes explain better.
    fn group(&self, rows: &[f64]) -> Option<Group> {
        if self.others.len() < FEWEST_OTHERS {
            return None;
        }
        let (reduced, dimensions) = reduced(rows, self.width);
        let second = two_means::split(&reduced, dimensions, 1)?.second;
        let judged = [true, false].into_iter().filter_map(|side| {
            let members: Vec<bool> = second.iter().map(|second| *second == side).collect();
            let own = rows.chunks_exact(self.width).zip(&members).filter(|(_, is_in)| **is_in);
            let ratio = self.ratio(&own.map(|(row, _)| row).collect::<Vec<_>>())?;
            Some(Group { members, ratio })
        });
        judged.min_by(|one, other| one.ratio.total_cmp(&other.ratio))
    }

    /// See [`ActivationClass::ratio`].
    fn ratio(&self, rows: &[&[f64]]) -> Option<f64> {
        if rows.len() < FEWEST_OF_GROUP {
            return None;
        }
        let centre = mean(rows.iter().copied(), self.width);
        let around = rows.iter().map(|row| distance(row, &centre)).sum::<f64>();
        // The step that all have in common, then, in turns, the class that each row is nearest to and the step.
        let middle = mean(self.others.iter().map(Vec::as_slice), self.width);
        let mut step: Vec<f64> = centre.iter().zip(&middle).map(|(x, middle)| x - middle).collect();
        let mut sources: Vec<&Vec<f64>> = Vec::new();
        for _ in 0..STEPS {
            sources.clear();
            for row in rows {
                let back: Vec<f64> = row.iter().zip(&step).map(|(x, step)| x - step).collect();
                let nearest = self
                    .others
                    .iter()
                    .min_by(|one, other| distance(&back, one).total_cmp(&distance(&back, other)));
                sources.push(nearest?);
            }
            let source = mean(sources.iter().map(|source| source.as_slice()), self.width);
            step = centre.iter().zip(&source).map(|(x, source)| x - source).collect();
        }
        let moved = rows.iter().zip(&sources).map(|(row, source)| {
            row.iter()
                .zip(*source)
                .zip(&step)
                .map(|((x, source), step)| (x - source - step).powi(2))
                .sum::<f64>()
        });
        (around > 0.0).then(|| moved.sum::<f64>() / around)
    }

    /// How often rows of the other classes, in the place of this one, have such a group.
    fn p_value(&self, clouds: &[Cloud], own: usize, ratio: f64) -> f64 {
        let others = clouds.iter().enumerate().filter(|(at, _)| *at != own);
        let pool: Vec<&[f64]> = others.flat_map(|(_, cloud)| cloud.rows_of()).collect();
        let mut random = Random::new(7);
        let as_low = (0..DRAWS).filter(|_| {
            let drawn = (0..clouds[own].rows.len()).map(|_| pool[random.below(pool.len())]);
            let rows: Vec<f64> = drawn.flat_map(|row| self.seen(row)).collect();
            self.group(&rows).is_some_and(|group| group.ratio <= ratio)
        });
        (as_low.count() + 1) as f64 / (DRAWS + 1) as f64
    }
}

/// Rows around the origin in the directions in which they vary most, and how many directions these are.
fn reduced(centred: &[f64], width: usize) -> (Vec<f64>, usize) {
    let (values, axes) = jacobi::eigen(products(centred.chunks_exact(width), width), width);
    let count = values.iter().take(DIMENSIONS).filter(|value| **value > 1e-18).count();
    let along = |row: &[f64]| axes[..count].iter().map(|axis| singular::dot(axis, row)).collect::<Vec<_>>();
    (centred.chunks_exact(width).flat_map(along).collect(), count)
}

/// The sums of products of any two columns.
fn products<'r>(rows: impl Iterator<Item = &'r [f64]>, width: usize) -> Vec<f64> {
    let mut sums = vec![0.0; width * width];
    for row in rows {
        for (x, line) in row.iter().zip(sums.chunks_exact_mut(width)) {
            line.iter_mut().zip(row).for_each(|(sum, y)| *sum += x * y);
        }
    }
    sums
}

fn mean<'r>(rows: impl Iterator<Item = &'r [f64]>, width: usize) -> Vec<f64> {
    let (mut sum, mut count) = (vec![0.0; width], 0.0);
    for row in rows {
        sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
        count += 1.0;
    }
    sum.iter_mut().for_each(|sum| *sum /= f64::max(count, 1.0));
    sum
}

fn distance(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum()
}
