use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;

use super::OTHER;
use super::rate::{Rate, Window};
use super::shift::{Direction, Goal, ShiftTest};
use crate::{CheckReport, Outcome, Report, Stage, Verdict};

/// Upper ends of the latency histograms' buckets, in seconds; a last bucket has no end.
pub(super) const BUCKETS: [f64; 16] = [
    1e-6, 2.5e-6, 5e-6, 1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 1e-2, 2.5e-2, 1e-1, 2.5e-1, 1.0,
];

/// How a check can have ended, as metrics name it.
pub(super) const OUTCOMES: [&str; 4] = ["evaluated", "escalated", "failed", "skipped"];

/// Checks told apart per route and stage.
const CHECKS: usize = 64;

/// Alarms kept per route and stage until somebody takes them.
const ALARMS: usize = 1_000;

/// A shift away from what is usual on a route.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Alarm {
    /// The route.
    pub route: Arc<str>,
    /// The stage.
    pub stage: Stage,
    /// What shifted.
    pub signal: Signal,
    /// Which way.
    pub direction: Direction,
    /// The usual share, as learnt.
    pub usual: f64,
    /// Requests of this route and stage seen when the alarm was raised, those to learn from included.
    pub request: u64,
}

/// What an alarm is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Signal {
    /// The share of blocked requests.
    BlockRate,
    /// The share of a check's scores above the usual median or 90th percentile.
    Scores {
        /// The check's name.
        check: Arc<str>,
        /// The percentile, 50 or 90.
        percentile: u8,
    },
}

/// All that is known of one stage of one route.
#[derive(Debug)]
pub(super) struct Route {
    name: Arc<str>,
    stage: Stage,
    goal: Goal,
    pub(super) verdicts: [AtomicU64; Verdict::ALL.len()],
    pub(super) latency: Histogram,
    trend: Mutex<Trend>,
}

#[derive(Debug)]
struct Trend {
    requests: u64,
    blocks: Window,
    checks: BTreeMap<Arc<str>, Arc<CheckCounts>>,
    learning: Option<Learning>,
    tests: Vec<(Signal, Watch)>,
    alarms: VecDeque<Alarm>,
    raised: u64,
}

#[derive(Debug)]
struct Learning {
    left: u64,
    requests: u64,
    blocked: u64,
    scores: BTreeMap<Arc<str>, Vec<f32>>,
}

#[derive(Debug)]
struct Watch {
    usual: f64,
    /// For scores: what counts is a score above this.
    above: f32,
    test: ShiftTest,
}

/// The counters of one check.
#[derive(Debug, Default)]
pub(super) struct CheckCounts {
    pub(super) outcomes: [AtomicU64; OUTCOMES.len()],
    pub(super) verdicts: [AtomicU64; Verdict::ALL.len()],
    /// Failures that let the text pass.
    pub(super) failed_open: AtomicU64,
    pub(super) latency: Histogram,
}

/// Durations by bucket.
#[derive(Debug, Default)]
pub(super) struct Histogram {
    pub(super) buckets: [AtomicU64; BUCKETS.len() + 1],
    pub(super) nanos: AtomicU64,
}

impl Histogram {
    fn add(&self, duration: Duration) {
        let seconds = duration.as_secs_f64();
        let bucket = BUCKETS.partition_point(|end| *end < seconds);
        self.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        let nanos = u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX);
        self.nanos.fetch_add(nanos, Ordering::Relaxed);
    }
}

impl CheckCounts {
    fn add(&self, check: &CheckReport) {
        let outcome = match check.outcome {
            Outcome::Evaluated(_) => 0,
            Outcome::Escalated(_) => 1,
            Outcome::Failed { .. } => 2,
            Outcome::Skipped => 3,
        };
        self.outcomes[outcome].fetch_add(1, Ordering::Relaxed);
        self.verdicts[check.verdict as usize].fetch_add(1, Ordering::Relaxed);
        self.failed_open.fetch_add(u64::from(check.failed_open()), Ordering::Relaxed);
        if !matches!(check.outcome, Outcome::Skipped) {
            self.latency.add(check.latency);
        }
    }
}

impl Learning {
    fn new(left: u64) -> Learning {
        Learning { left, requests: 0, blocked: 0, scores: BTreeMap::new() }
    }

    /// Takes in a report, of the checks that are `known`.
    fn add(&mut self, report: &Report, known: impl Fn(&str) -> bool) {
        self.left -= 1;
        self.requests += 1;
        self.blocked += u64::from(report.is_blocked());
        for check in report.checks.iter().filter(|check| known(&check.name)) {
            if let Some(evaluation) = check.evaluation() {
                let scores = self.scores.entry(Arc::clone(&check.name)).or_default();
                scores.push(evaluation.score.value());
            }
        }
    }

    /// The tests for shifts away from what was learnt.
    fn tests(&mut self, goal: Goal) -> Vec<(Signal, Watch)> {
        let mut tests = vec![(Signal::BlockRate, Watch::new(self.blocked, self.requests, 0.0, goal))];
        for (check, scores) in &mut self.scores {
            scores.sort_by(f32::total_cmp);
            for percentile in [50u8, 90] {
                let above = scores[(scores.len() - 1) * usize::from(percentile) / 100];
                let higher = scores.len() - scores.partition_point(|score| *score <= above);
                let watch = Watch::new(higher as u64, scores.len() as u64, above, goal);
                tests.push((Signal::Scores { check: Arc::clone(check), percentile }, watch));
            }
        }
        tests
    }
}

impl Watch {
    fn new(count: u64, total: u64, above: f32, goal: Goal) -> Watch {
        // Half a request of each kind keeps a share that was never seen, or always, from being impossible
        // (Jeffreys' prior for a share).
        let usual = (count as f64 + 0.5) / (total as f64 + 1.0);
        let error = (usual * (1.0 - usual) / (total as f64 + 1.0)).sqrt();
        Watch { usual, above, test: ShiftTest::new(usual, error, goal) }
    }
}

impl Route {
    pub(super) fn new(name: Arc<str>, stage: Stage, learn: u64, goal: Goal) -> Route {
        let trend = Trend {
            requests: 0,
            blocks: Window::default(),
            checks: BTreeMap::new(),
            learning: Some(Learning::new(learn)),
            tests: Vec::new(),
            alarms: VecDeque::new(),
            raised: 0,
        };
        Route {
            name,
            stage,
            goal,
            verdicts: Default::default(),
            latency: Histogram::default(),
            trend: Mutex::new(trend),
        }
    }

    pub(super) fn add(&self, now: Duration, report: &Report) {
        self.verdicts[report.verdict as usize].fetch_add(1, Ordering::Relaxed);
        self.latency.add(report.latency);
        let mut trend = self.trend();
        let trend = &mut *trend;
        trend.requests += 1;
        trend.blocks.add(now, report.is_blocked());
        for check in &report.checks {
            let name = match trend.checks.contains_key(&check.name) || trend.checks.len() < CHECKS {
                true => Arc::clone(&check.name),
                false => Arc::from(OTHER),
            };
            trend.checks.entry(name).or_default().add(check);
        }
        match &mut trend.learning {
            Some(learning) => {
                learning.add(report, |name| trend.checks.contains_key(name));
                if learning.left == 0 {
                    trend.tests = learning.tests(self.goal);
                    trend.learning = None;
                }
            }
            None => self.watch(trend, report),
        }
    }

    fn watch(&self, trend: &mut Trend, report: &Report) {
        let request = trend.requests;
        for (signal, watch) in &mut trend.tests {
            let counts = match signal {
                Signal::BlockRate => Some(report.is_blocked()),
                Signal::Scores { check: name, .. } => report
                    .checks
                    .iter()
                    .find(|check| check.name == *name)
                    .and_then(CheckReport::evaluation)
                    .map(|evaluation| evaluation.score.value() > watch.above),
            };
            let Some(direction) = counts.and_then(|counts| watch.test.add(counts)) else { continue };
            trend.raised += 1;
            if trend.alarms.len() == ALARMS {
                trend.alarms.pop_front();
            }
            trend.alarms.push_back(Alarm {
                route: Arc::clone(&self.name),
                stage: self.stage,
                signal: signal.clone(),
                direction,
                usual: watch.usual,
                request,
            });
        }
    }

    /// The name, which is `other` for what is beyond the limit of routes.
    #[cfg(feature = "metrics-facade")]
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether the check is told apart.
    #[cfg(feature = "metrics-facade")]
    pub(super) fn knows(&self, check: &str) -> bool {
        self.trend().checks.contains_key(check)
    }

    pub(super) fn block_rate(&self, now: Duration, span: Duration) -> Rate {
        self.trend().blocks.rate(now, span)
    }

    pub(super) fn take_alarms(&self) -> VecDeque<Alarm> {
        std::mem::take(&mut self.trend().alarms)
    }

    pub(super) fn alarms_raised(&self) -> u64 {
        self.trend().raised
    }

    pub(super) fn relearn(&self, requests: u64) {
        let mut trend = self.trend();
        trend.learning = Some(Learning::new(requests));
        trend.tests.clear();
    }

    pub(super) fn checks(&self) -> Vec<(Arc<str>, Arc<CheckCounts>)> {
        self.trend().checks.iter().map(|(name, counts)| (Arc::clone(name), Arc::clone(counts))).collect()
    }

    fn trend(&self) -> MutexGuard<'_, Trend> {
        // Nothing that holds the lock can panic half-way through an update that matters.
        self.trend.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
