use crate::lifecycle::numerics::shapiro_wilk;
use crate::{Error, ErrorKind};

/// The distances between one client's tensor queries, tested for being natural: PRADA (Juuti et al., "PRADA: protecting
/// against DNN model stealing attacks", EuroS&P 2019).
///
/// For models of images and vectors, to which [`ExtractionMonitor`](super::ExtractionMonitor) does not apply. Natural queries
/// lie at distances that are about normally distributed; queries that were made from each other do not. On streams of
/// texts it finds few attackers and accuses retries, typing and code, which is why the monitor does not use it.
///
/// # Cost
///
/// The distance to each member of a growing set of the query's class, of which at most 1,000 are kept in all classes.
///
/// # Errors
///
/// [`ErrorKind::Input`] from [`Prada::observe`] for a query of another length than the first, or one that is not finite.
///
/// ```
/// use mantlet::lifecycle::extraction::Prada;
/// let mut prada = Prada::new(0.95);
/// // Steps of one size along a line, as a search for the boundary makes them, among jumps.
/// let alarm = (0..400).any(|n: u16| {
///     let jump = f32::from(n / 8 * 37 % 101) * 10.0;
///     prada.observe(&[jump + f32::from(n % 8) * 0.01, 0.0], 0).unwrap()
/// });
/// assert!(alarm);
/// ```
#[derive(Clone, Debug)]
pub struct Prada {
    bar: f64,
    width: Option<usize>,
    classes: Vec<Growing>,
    queries: u64,
    is_alarmed: bool,
}

/// The growing set of one class.
#[derive(Clone, Debug, Default)]
struct Growing {
    members: Vec<Vec<f32>>,
    /// The distances that the members had when they came.
    grown: Vec<f64>,
    threshold: f64,
    /// The smallest distance of each query.
    smallest: Vec<f64>,
}

/// Members that are kept, in all classes.
const MOST_MEMBERS: usize = 1_000;
/// Distances that are kept of a class.
const MOST_DISTANCES: usize = 5_000;
/// Queries from one test to the next, distances of a class below which it is left out, and distances in all below which
/// nothing is tested; as in the authors' code.
const EVERY: u64 = 10;
const FEWEST_OF_CLASS: usize = 10;
const FEWEST: usize = 100;

impl Prada {
    /// Alarms while Shapiro and Wilk's W of the distances lies below `bar`, `0..=1`; the authors take 0.90 to 0.96.
    pub fn new(bar: f64) -> Prada {
        Prada { bar, width: None, classes: Vec::new(), queries: 0, is_alarmed: false }
    }

    /// Takes in one query with the class that the model gave, below 10,000, and says whether the queries so far look made.
    /// The alarm is for now: natural queries that follow may end it.
    ///
    /// # Errors
    ///
    /// As in the type's documentation.
    pub fn observe(&mut self, query: &[f32], class: usize) -> Result<bool, Error> {
        let width = *self.width.get_or_insert(query.len());
        if query.len() != width || query.iter().any(|value| !value.is_finite()) || class >= 10_000 {
            let message = format!(
                "{} values of class {class}; {width} finite ones are due, and a class below 10,000",
                query.len()
            );
            return Err(Error::new(ErrorKind::Input, message));
        }
        self.queries += 1;
        if self.classes.len() <= class {
            self.classes.resize_with(class + 1, Growing::default);
        }
        let members: usize = self.classes.iter().map(|of| of.members.len()).sum();
        self.classes[class].add(query, members < MOST_MEMBERS);
        if self.queries.is_multiple_of(EVERY) {
            self.is_alarmed = self.test().is_some_and(|w| w < self.bar);
        }
        Ok(self.is_alarmed)
    }

    /// Shapiro and Wilk's W of all classes' distances, without those three deviations away.
    fn test(&self) -> Option<f64> {
        let classes = self.classes.iter().filter(|of| of.smallest.len() >= FEWEST_OF_CLASS);
        let pooled: Vec<f64> = classes.flat_map(|of| of.smallest.iter().copied()).collect();
        let (mean, deviation) = moments(&pooled);
        let kept: Vec<f64> = pooled.into_iter().filter(|x| (x - mean).abs() < 3.0 * deviation).collect();
        if kept.len() <= FEWEST {
            return None;
        }
        let step = kept.len().div_ceil(5_000);
        shapiro_wilk::test(&kept.into_iter().step_by(step).collect::<Vec<_>>()).map(|(w, _)| w)
    }
}

impl Growing {
    fn add(&mut self, query: &[f32], is_room: bool) {
        let distance = |member: &Vec<f32>| -> f64 {
            member.iter().zip(query).map(|(a, b)| f64::from(a - b).powi(2)).sum::<f64>().sqrt()
        };
        let smallest = self.members.iter().map(distance).fold(f64::INFINITY, f64::min);
        if smallest.is_infinite() {
            self.members.push(query.to_vec());
            return;
        }
        if self.smallest.len() < MOST_DISTANCES {
            self.smallest.push(smallest);
        }
        if smallest > self.threshold && is_room {
            self.members.push(query.to_vec());
            self.grown.push(smallest);
            let (mean, deviation) = moments(&self.grown);
            self.threshold = self.threshold.max(mean - deviation);
        }
    }
}

fn moments(values: &[f64]) -> (f64, f64) {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    (mean, (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt())
}
