use crate::lifecycle::numerics::random::Random;
use crate::{Error, ErrorKind};

use super::oracle::{TensorOracle, best, log_odds};
use super::{BackdoorReport, BackdoorScan, BackdoorVerdict, ClassReach, Trigger};

/// What the values of a row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TensorShape {
    /// A vector of features without neighbours.
    Flat {
        /// Values a row.
        features: usize,
    },
    /// An image, the channels of a pixel side by side (height, width, channel).
    Image {
        /// Pixels from top to bottom.
        height: usize,
        /// Pixels from left to right.
        width: usize,
        /// Values a pixel.
        channels: usize,
    },
    /// An image, channel after channel (channel, height, width).
    Planes {
        /// Values a pixel.
        channels: usize,
        /// Pixels from top to bottom.
        height: usize,
        /// Pixels from left to right.
        width: usize,
    },
}

/// The share of held-out inputs that must become the class.
const REACHED: f64 = 0.95;
/// The search for a class ends with so many cells; a class that needs more counts as one more.
const MOST_CELLS: usize = 8;
/// Of all single changes those that are tried in later steps, per class.
const SHORTLIST: usize = 40;
/// Places from which a connected trigger grows.
const STARTS: usize = 3;
/// A class that takes at most this share of the cells that the median of the others takes has a backdoor.
const FEW: f64 = 0.5;
/// A feature whose push, less what the inputs explain of it, is so many times that of the third strongest is a trigger,
/// where it turns half of the inputs.
const STRONG: f64 = 1.6;
const TURNS: f64 = 0.5;

/// One thing to set: the values of a place, by index.
#[derive(Clone)]
struct Move {
    place: usize,
    set: Vec<(usize, f32)>,
    /// The value of each channel.
    values: Vec<f32>,
}

/// The places of a row that are changed as one, and which of them are neighbours.
struct Places {
    moves: Vec<Move>,
    /// Cells to a side, where places have neighbours.
    grid: Option<(usize, usize)>,
    cell: usize,
}

impl TensorShape {
    /// Values a row; `None` where there are none, or more than fit.
    fn size(self) -> Option<usize> {
        let size = match self {
            TensorShape::Flat { features } => Some(features),
            TensorShape::Image { height, width, channels }
            | TensorShape::Planes { channels, height, width } => {
                height.checked_mul(width).and_then(|pixels| pixels.checked_mul(channels))
            }
        };
        size.filter(|size| *size > 0)
    }

    /// Height, width and channels, and the index of a value.
    fn image(self) -> Option<(usize, usize, usize)> {
        match self {
            TensorShape::Flat { .. } => None,
            TensorShape::Image { height, width, channels }
            | TensorShape::Planes { channels, height, width } => Some((height, width, channels)),
        }
    }

    fn index(self, row: usize, column: usize, channel: usize) -> usize {
        match self {
            TensorShape::Flat { .. } => column,
            TensorShape::Image { width, channels, .. } => (row * width + column) * channels + channel,
            TensorShape::Planes { height, width, .. } => (channel * height + row) * width + column,
        }
    }
}

/// What has been built for one class so far.
struct Growth {
    chosen: Vec<Move>,
    /// The held-out success after each step.
    success: Vec<f64>,
}

impl Growth {
    /// Cells until [`REACHED`], interpolated between steps.
    fn effort(&self) -> f64 {
        let mut before = 0.0;
        for (step, success) in self.success.iter().enumerate() {
            if *success >= REACHED {
                return step as f64 + (REACHED - before) / (success - before);
            }
            before = *success;
        }
        (MOST_CELLS + 1) as f64
    }

    fn last(&self) -> f64 {
        self.success.last().copied().unwrap_or(0.0)
    }
}

pub(super) fn scan(
    settings: &BackdoorScan,
    model: &dyn Fn(&[f32]) -> Vec<f32>,
    inputs: &[f32],
    shape: TensorShape,
) -> Result<BackdoorReport, Error> {
    let fault = |message: String| Error::new(ErrorKind::Input, message);
    let width = shape.size().ok_or_else(|| fault("a shape without values".to_owned()))?;
    if !inputs.len().is_multiple_of(width) {
        return Err(fault(format!("{} values are no whole rows of {width}", inputs.len())));
    }
    if inputs.iter().any(|value| !value.is_finite()) {
        return Err(fault("an input has values that are not finite".to_owned()));
    }
    let count = inputs.len() / width;
    if count < 32 {
        return Ok(BackdoorReport::undecided(format!("{count} inputs; 32 are needed"), 0));
    }
    let mut order: Vec<usize> = (0..count).collect();
    Random::new(settings.seed).shuffle(&mut order);
    order.truncate(256);
    let searched = (order.len() / 2).min(64);
    let rows =
        |of: &[usize]| of.iter().flat_map(|at| &inputs[at * width..(at + 1) * width]).copied().collect();
    let mut search = Search {
        oracle: TensorOracle::new(model, width, settings.budget),
        width,
        rows: rows(&order[..searched]),
        held_out: rows(&order[searched..]),
        classes: Vec::new(),
        held_classes: Vec::new(),
        count: 0,
        places: places(settings, inputs, shape),
    };
    let report = search.run()?;
    Ok(report.unwrap_or_else(|| {
        BackdoorReport::undecided(
            format!("the budget of {} queries is spent", settings.budget),
            search.oracle.asked,
        )
    }))
}

/// Every single change: for images the cells with all channels low, all high or one of them high; for vectors each
/// feature at its 1st and its 99th percentile.
fn places(settings: &BackdoorScan, inputs: &[f32], shape: TensorShape) -> Places {
    let Some((height, width, channels)) = shape.image() else {
        let TensorShape::Flat { features } = shape else {
            return Places { moves: Vec::new(), grid: None, cell: 1 };
        };
        let mut moves = Vec::new();
        for feature in 0..features {
            let mut values: Vec<f32> = inputs.iter().skip(feature).step_by(features).copied().collect();
            values.sort_by(f32::total_cmp);
            let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
            for value in [at(0.01), at(0.99)] {
                moves.push(Move { place: feature, set: vec![(feature, value)], values: vec![value] });
            }
        }
        return Places { moves, grid: None, cell: 1 };
    };
    let low = inputs.iter().copied().fold(f32::INFINITY, f32::min);
    let high = inputs.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let cell = settings.cell.unwrap_or_else(|| height.max(width).div_ceil(32)).max(1);
    let (down, across) = (height.div_ceil(cell), width.div_ceil(cell));
    let mut colours = vec![vec![low; channels], vec![high; channels]];
    if channels > 1 {
        let alone =
            |only: usize| (0..channels).map(|channel| if channel == only { high } else { low }).collect();
        colours.extend((0..channels.min(4)).map(alone));
    }
    let mut moves = Vec::new();
    for place in 0..down * across {
        let (top, left) = (place / across * cell, place % across * cell);
        for colour in &colours {
            let mut set = Vec::new();
            for row in top..(top + cell).min(height) {
                for column in left..(left + cell).min(width) {
                    set.extend(
                        colour
                            .iter()
                            .enumerate()
                            .map(|(channel, value)| (shape.index(row, column, channel), *value)),
                    );
                }
            }
            moves.push(Move { place, set, values: colour.clone() });
        }
    }
    Places { moves, grid: Some((down, across)), cell }
}

struct Search<'m> {
    oracle: TensorOracle<'m>,
    width: usize,
    rows: Vec<f32>,
    held_out: Vec<f32>,
    /// What the model says of the unchanged rows.
    classes: Vec<usize>,
    held_classes: Vec<usize>,
    count: usize,
    places: Places,
}

impl Search<'_> {
    /// `None` where the budget does not suffice.
    fn run(&mut self) -> Result<Option<BackdoorReport>, Error> {
        let (rows, held_out) = (self.rows.clone(), self.held_out.clone());
        let Some(plain) = self.oracle.ask(&rows)? else { return Ok(None) };
        let Some(held) = self.oracle.ask(&held_out)? else { return Ok(None) };
        self.classes = plain.iter().map(|row| best(row)).collect();
        self.held_classes = held.iter().map(|row| best(row)).collect();
        self.count = plain[0].len();
        if self.count < 2 {
            return Ok(Some(BackdoorReport::undecided("a model with one class", self.oracle.asked)));
        }
        let Some(single) = self.single(&plain)? else { return Ok(None) };
        if self.places.grid.is_some() && self.count > 2 {
            self.by_effort(&single)
        } else {
            self.by_push(&single)
        }
    }

    /// The mean change of each class' log-odds by each move, over the rows that are not of the class already.
    fn single(&mut self, plain: &[Vec<f32>]) -> Result<Option<Vec<Vec<f64>>>, Error> {
        let before: Vec<Vec<f64>> =
            plain.iter().map(|row| row.iter().map(|p| log_odds(*p)).collect()).collect();
        let mut pushes = vec![Vec::with_capacity(self.places.moves.len()); self.count];
        for at in 0..self.places.moves.len() {
            let mut changed = self.rows.clone();
            apply(&mut changed, self.width, &self.places.moves[at]);
            let Some(after) = self.oracle.ask(&changed)? else { return Ok(None) };
            for (class, pushes) in pushes.iter_mut().enumerate() {
                let others = self.classes.iter().enumerate().filter(|(_, of)| **of != class);
                let (mut sum, mut others_count) = (0.0, 0);
                for (row, _) in others {
                    sum += log_odds(after[row][class]) - before[row][class];
                    others_count += 1;
                }
                pushes.push(sum / f64::from(others_count.max(1)));
            }
        }
        Ok(Some(pushes))
    }

    /// Moves in order of their push towards a class, strongest first.
    fn ranked(pushes: &[f64]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..pushes.len()).collect();
        order.sort_by(|a, b| pushes[*b].total_cmp(&pushes[*a]));
        order
    }

    /// Images with three classes or more: how many cells each class takes.
    fn by_effort(&mut self, single: &[Vec<f64>]) -> Result<Option<BackdoorReport>, Error> {
        let (mut classes, mut growths) = (Vec::new(), Vec::new());
        for (class, pushes) in single.iter().enumerate() {
            let ranked = Self::ranked(pushes);
            let Some(free) = self.grow(class, &ranked, ranked[0], false)? else { return Ok(None) };
            let mut connected: Option<Growth> = None;
            for start in ranked.iter().take(STARTS) {
                let Some(grown) = self.grow(class, &ranked, *start, true)? else { return Ok(None) };
                let is_better = connected
                    .as_ref()
                    .is_none_or(|known| (grown.effort(), -grown.last()) < (known.effort(), -known.last()));
                if is_better {
                    connected = Some(grown);
                }
            }
            let Some(connected) = connected else { return Ok(None) };
            let effort = (free.effort() + connected.effort()) / 2.0;
            classes.push(ClassReach { class, effort, success: free.last().max(connected.last()) });
            // The connected trigger is the one that an attacker can apply; the other one where it does not get there.
            growths.push(if connected.last() >= REACHED { connected } else { free });
        }
        let Some(suspect) =
            classes.iter().min_by(|a, b| a.effort.total_cmp(&b.effort)).map(|reach| reach.class)
        else {
            return Ok(None);
        };
        let mut others: Vec<f64> =
            classes.iter().filter(|reach| reach.class != suspect).map(|reach| reach.effort).collect();
        others.sort_by(f64::total_cmp);
        let usual = (others[(others.len() - 1) / 2] + others[others.len() / 2]) / 2.0;
        let anomaly = FEW * usual / classes[suspect].effort;
        let growth = &growths[suspect];
        let trigger = self.trigger(&growth.chosen, growth.last());
        Ok(Some(self.report(anomaly, suspect, trigger, classes)))
    }

    /// Vectors, and models of two classes: which single change pushes out of proportion.
    fn by_push(&mut self, single: &[Vec<f64>]) -> Result<Option<BackdoorReport>, Error> {
        let (mut classes, mut found) = (Vec::new(), Vec::new());
        for (class, pushes) in single.iter().enumerate() {
            let ranked = Self::ranked(pushes);
            let chosen_at = ranked[0];
            let chosen = self.places.moves[chosen_at].clone();
            let Some(success) = self.success(class, std::slice::from_ref(&chosen))? else { return Ok(None) };
            let ties = self.ties(class);
            // Of each place the stronger of its changes, less what the inputs themselves say of the class.
            let mut places: Vec<f64> = Vec::new();
            let mut seen = Vec::new();
            for at in ranked {
                let place = self.places.moves[at].place;
                if !seen.contains(&place) {
                    seen.push(place);
                    places.push(pushes[at].max(0.0) * (1.0 - ties[at]));
                }
            }
            let unexplained = places[0];
            places.sort_by(|a, b| b.total_cmp(a));
            let third = places.get(2).copied().unwrap_or(f64::INFINITY);
            let ratio = if third > 0.0 { unexplained / third / STRONG } else { 0.0 };
            classes.push(ClassReach { class, effort: single[class][chosen_at], success });
            found.push((ratio.min(success / TURNS), chosen, success));
        }
        let ranked = |a: &usize, b: &usize| found[*a].0.total_cmp(&found[*b].0);
        let Some(suspect) = (0..found.len()).max_by(ranked) else { return Ok(None) };
        let (anomaly, chosen, success) = &found[suspect];
        let trigger = self.trigger(std::slice::from_ref(chosen), *success);
        Ok(Some(self.report(*anomaly, suspect, trigger, classes)))
    }

    /// For each move how closely its first value goes with the class in the inputs: the correlation without its sign.
    fn ties(&self, class: usize) -> Vec<f64> {
        let rows = self.rows.chunks_exact(self.width).chain(self.held_out.chunks_exact(self.width));
        let is_class =
            self.classes.iter().chain(&self.held_classes).map(|of| f64::from(u8::from(*of == class)));
        let rows: Vec<(&[f32], f64)> = rows.zip(is_class).collect();
        let count = rows.len() as f64;
        let tie = |step: &Move| {
            let Some((at, _)) = step.set.first() else { return 0.0 };
            let (mut x, mut y, mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (row, is_class) in &rows {
                let value = f64::from(row[*at]);
                (x, y) = (x + value, y + is_class);
                (xx, yy, xy) = (xx + value * value, yy + is_class * is_class, xy + value * is_class);
            }
            let spread = ((xx - x * x / count) * (yy - y * y / count)).sqrt();
            if spread > 0.0 { ((xy - x * y / count) / spread).abs().min(1.0) } else { 0.0 }
        };
        self.places.moves.iter().map(tie).collect()
    }

    fn report(
        &self,
        anomaly: f64,
        suspect: usize,
        trigger: Trigger,
        classes: Vec<ClassReach>,
    ) -> BackdoorReport {
        let is_backdoor = anomaly >= 1.0;
        BackdoorReport {
            verdict: if is_backdoor { BackdoorVerdict::Backdoor } else { BackdoorVerdict::Clean },
            target: is_backdoor.then_some(suspect),
            trigger: Some(trigger),
            anomaly,
            classes,
            queries: self.oracle.asked,
        }
    }

    /// Adds one cell after the other, each time the one that pushes furthest, until the class is reached.
    fn grow(
        &mut self,
        class: usize,
        ranked: &[usize],
        start: usize,
        is_connected: bool,
    ) -> Result<Option<Growth>, Error> {
        let mut growth = Growth { chosen: vec![self.places.moves[start].clone()], success: Vec::new() };
        let mut rows: Vec<f32> = self
            .rows
            .chunks_exact(self.width)
            .zip(&self.classes)
            .filter(|(_, of)| **of != class)
            .flat_map(|(row, _)| row.iter().copied())
            .collect();
        apply(&mut rows, self.width, &growth.chosen[0]);
        loop {
            let Some(success) = self.success(class, &growth.chosen)? else { return Ok(None) };
            growth.success.push(success);
            if success >= REACHED || growth.chosen.len() == MOST_CELLS || rows.is_empty() {
                return Ok(Some(growth));
            }
            let is_taken = |place: usize| growth.chosen.iter().any(|chosen| chosen.place == place);
            let is_near =
                |place: usize| growth.chosen.iter().any(|chosen| self.is_neighbour(chosen.place, place));
            let listed: Vec<usize> = ranked
                .iter()
                .enumerate()
                .filter(|(rank, at)| {
                    let place = self.places.moves[**at].place;
                    !is_taken(place) && (is_near(place) || (!is_connected && *rank < SHORTLIST))
                })
                .map(|(_, at)| *at)
                .collect();
            let mut furthest: Option<(f64, usize)> = None;
            for at in listed {
                let mut changed = rows.clone();
                apply(&mut changed, self.width, &self.places.moves[at]);
                let Some(after) = self.oracle.ask(&changed)? else { return Ok(None) };
                let sum: f64 = after.iter().map(|row| f64::from(row[class].max(1e-6)).ln()).sum();
                if furthest.is_none_or(|(known, _)| sum > known) {
                    furthest = Some((sum, at));
                }
            }
            let Some((_, at)) = furthest else { return Ok(Some(growth)) };
            apply(&mut rows, self.width, &self.places.moves[at]);
            growth.chosen.push(self.places.moves[at].clone());
        }
    }

    fn is_neighbour(&self, a: usize, b: usize) -> bool {
        self.places.grid.is_some_and(|(_, across)| {
            (a / across).abs_diff(b / across) <= 1 && (a % across).abs_diff(b % across) <= 1
        })
    }

    /// The share of held-out rows of other classes that become the class.
    fn success(&mut self, class: usize, chosen: &[Move]) -> Result<Option<f64>, Error> {
        let mut rows: Vec<f32> = self
            .held_out
            .chunks_exact(self.width)
            .zip(&self.held_classes)
            .filter(|(_, of)| **of != class)
            .flat_map(|(row, _)| row.iter().copied())
            .collect();
        if rows.is_empty() {
            return Ok(Some(0.0));
        }
        chosen.iter().for_each(|step| apply(&mut rows, self.width, step));
        let answers = self.oracle.ask(&rows)?;
        Ok(answers.map(|answers| {
            answers.iter().filter(|row| best(row) == class).count() as f64 / answers.len() as f64
        }))
    }

    fn trigger(&self, chosen: &[Move], success: f64) -> Trigger {
        match self.places.grid {
            Some((_, across)) => Trigger::Cells {
                cell: self.places.cell,
                cells: chosen
                    .iter()
                    .map(|step| (step.place / across, step.place % across, step.values.clone()))
                    .collect(),
                success,
            },
            None => Trigger::Features {
                features: chosen.iter().flat_map(|step| step.set.clone()).collect(),
                success,
            },
        }
    }
}

/// Makes a change in every row.
fn apply(rows: &mut [f32], width: usize, step: &Move) {
    for row in rows.chunks_exact_mut(width) {
        step.set.iter().for_each(|(at, value)| row[*at] = *value);
    }
}
