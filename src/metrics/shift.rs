use serde::Serialize;

/// A shift of a share to be found: how large, and how rare false alarms must be.
///
/// The test is the Bernoulli CUSUM: after each request the log-likelihood ratio between the shifted and the
/// usual share is added to a sum that never falls below zero, and the alarm is raised when the sum reaches a
/// limit (Page, Biometrika 41, 1954; Reynolds and Stoumbos, Journal of Quality Technology 31, 1999). The sum
/// moves on a lattice, so the mean number of requests between false alarms is computed exactly, and the limit
/// is the lowest that keeps it (Brook and Evans, Biometrika 59, 1972).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Goal {
    /// The odds ratio that a shift has at least.
    pub(super) odds: f64,
    /// Mean number of requests between false alarms.
    pub(super) between_false_alarms: f64,
}

/// In which direction a share moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Direction {
    /// More than usual.
    Up,
    /// Less than usual.
    Down,
}

/// A two-sided test on one stream of yes and no.
#[derive(Clone, Debug)]
pub(super) struct ShiftTest {
    up: Cusum,
    down: Cusum,
}

impl ShiftTest {
    /// A test for shifts away from the share `usual`, known up to the standard error `error`. Each side takes the
    /// end of the error that is nearer to its shift, so that a wrong estimate seldom alarms by itself.
    pub(super) fn new(usual: f64, error: f64, goal: Goal) -> ShiftTest {
        // The two sides share the false alarms.
        let goal = Goal { between_false_alarms: 2.0 * goal.between_false_alarms, ..goal };
        ShiftTest {
            up: Cusum::new((usual + error).min(0.999), goal),
            down: Cusum::new((1.0 - usual + error).min(0.999), goal),
        }
    }

    /// Takes in one request; an alarm starts its side anew.
    pub(super) fn add(&mut self, counts: bool) -> Option<Direction> {
        let up = self.up.add(counts);
        let down = self.down.add(!counts);
        match (up, down) {
            (true, _) => Some(Direction::Up),
            (false, true) => Some(Direction::Down),
            (false, false) => None,
        }
    }
}

/// Finds a rise of the share of events, on a lattice: an event adds `rise` steps, any other request takes one
/// off.
#[derive(Clone, Debug)]
struct Cusum {
    sum: f64,
    /// What an event adds and what any other request takes off.
    event: f64,
    other: f64,
    limit: f64,
}

impl Cusum {
    fn new(usual: f64, goal: Goal) -> Cusum {
        let shifted = usual * goal.odds / (1.0 - usual + usual * goal.odds);
        let event = (shifted / usual).ln();
        let other = ((1.0 - usual) / (1.0 - shifted)).ln();
        // One of the two steps is an integer multiple of the other after rounding, which moves the shift that
        // the test is best for a little, and nothing else.
        let (event, other) =
            if event >= other { ((event / other).round(), 1.0) } else { (1.0, (other / event).round()) };
        let mut high = 1.0;
        while mean_run(usual, event, other, high) < goal.between_false_alarms && high < 100_000.0 {
            high *= 2.0;
        }
        let (mut low, mut limit) = (high / 2.0, high);
        while limit - low > 1.0 {
            let middle = ((low + limit) / 2.0).floor();
            if mean_run(usual, event, other, middle) < goal.between_false_alarms {
                low = middle;
            } else {
                limit = middle;
            }
        }
        Cusum { sum: 0.0, event, other, limit }
    }

    fn add(&mut self, is_event: bool) -> bool {
        self.sum = if is_event { self.sum + self.event } else { (self.sum - self.other).max(0.0) };
        let raised = self.sum >= self.limit;
        if raised {
            self.sum = 0.0;
        }
        raised
    }
}

/// The mean number of requests until the sum, started at zero, reaches `limit` at the share `usual`.
///
/// With `E(i)` the mean from sum `i`: `E(i) = 1 + p E(i + event) + (1 - p) E(max(i - other, 0))`, and 0 from the
/// limit on. One of the two steps is 1, so the equations are a recursion in one unknown.
fn mean_run(usual: f64, event: f64, other: f64, limit: f64) -> f64 {
    let (event, other, limit) = (event as usize, other as usize, limit as usize);
    if other == 1 {
        // Downward: E(i - 1) from E(i) and E(i + event). The unknown is E(limit - 1); each mean is
        // `slope * unknown + offset`, and the equation at 0 solves for it.
        let mut slope = vec![0.0; limit + event + 1];
        let mut offset = vec![0.0; limit + event + 1];
        slope[limit - 1] = 1.0;
        for i in (1..limit).rev() {
            slope[i - 1] = (slope[i] - usual * slope[i + event]) / (1.0 - usual);
            offset[i - 1] = (offset[i] - 1.0 - usual * offset[i + event]) / (1.0 - usual);
        }
        let unknown = (1.0 + usual * offset[event.min(limit)] - usual * offset[0])
            / (usual * slope[0] - usual * slope[event.min(limit)]);
        return slope[0] * unknown + offset[0];
    }
    // Upward: E(i + 1) from E(i) and the lower ones; the unknown is E(0), and E(limit) = 0 solves for it.
    let mut slope = vec![0.0; limit + 1];
    let mut offset = vec![0.0; limit + 1];
    slope[0] = 1.0;
    for i in 0..limit {
        let below = i.saturating_sub(other);
        slope[i + 1] = (slope[i] - (1.0 - usual) * slope[below]) / usual;
        offset[i + 1] = (offset[i] - 1.0 - (1.0 - usual) * offset[below]) / usual;
    }
    -offset[limit] / slope[limit]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// xorshift64*, good enough for a simulation.
    struct Random(u64);

    impl Random {
        fn happens(&mut self, share: f64) -> bool {
            self.0 ^= self.0 >> 12;
            self.0 ^= self.0 << 25;
            self.0 ^= self.0 >> 27;
            let bits = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11;
            (bits as f64) < share * (1u64 << 53) as f64
        }
    }

    #[test]
    fn the_computed_mean_run_is_the_simulated_one() {
        let mut random = Random(7);
        for (usual, odds) in [(0.02, 3.0), (0.1, 2.0), (0.5, 2.0), (0.9, 2.0), (0.98, 3.0)] {
            let goal = Goal { odds, between_false_alarms: 400.0 };
            let cusum = Cusum::new(usual, goal);
            let computed = mean_run(usual, cusum.event, cusum.other, cusum.limit);
            assert!(computed >= 400.0, "{usual}: {computed}");
            let below = mean_run(usual, cusum.event, cusum.other, cusum.limit - 1.0);
            assert!(below < 400.0, "{usual}: the limit is not the lowest");
            let (mut requests, runs) = (0u64, 4_000);
            for _ in 0..runs {
                let mut fresh = cusum.clone();
                while {
                    requests += 1;
                    !fresh.add(random.happens(usual))
                } {}
            }
            let simulated = requests as f64 / f64::from(runs);
            assert!((simulated / computed - 1.0).abs() < 0.1, "{usual}: {simulated} and {computed}");
        }
    }

    #[test]
    fn rare_false_alarms_stay_computable() {
        for usual in [0.0005, 0.02, 0.3, 0.5, 0.97] {
            for between_false_alarms in [1e3, 1e5, 1e7] {
                let cusum = Cusum::new(usual, Goal { odds: 3.0, between_false_alarms });
                let mean = mean_run(usual, cusum.event, cusum.other, cusum.limit);
                assert!(
                    mean >= between_false_alarms && mean.is_finite(),
                    "{usual} {between_false_alarms}: {mean}"
                );
            }
        }
    }
}
