//! How often which check decided what, per route, and the alarm when that changes.

#[cfg(feature = "metrics-facade")]
mod facade;
mod prometheus;
mod rate;
mod route;
mod shift;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

pub use rate::Rate;
pub use route::{Alarm, Signal};
pub use shift::Direction;

use crate::{Error, Input, Observer, Report, Stage};
use route::Route;
use shift::Goal;

/// Counts, latencies and block rates per route, and the alarm when a route's block rate or a check's scores
/// shift: a policy that changed, or attackers that did.
///
/// Metrics are an [`Observer`]: give a clone to every guard with
/// [`GuardBuilder::observer`](crate::GuardBuilder::observer), and read them at any time.
///
/// ```
/// use std::time::Duration;
/// use mantlet::metrics::Metrics;
/// use mantlet::{CustomEvaluation, Evaluation, Guard, Stage};
/// let metrics = Metrics::new();
/// let check = CustomEvaluation::new("nothing", |_| Ok(Evaluation::pass()));
/// let guard = Guard::builder("chat").pre(check).observer(metrics.clone()).build()?;
/// guard.check_input("hello");
/// let rate = metrics.block_rate("chat", Stage::Pre, Duration::from_secs(300)).unwrap();
/// assert_eq!((rate.count, rate.total), (0, 1));
/// assert!(metrics.prometheus().contains("mantlet_requests_total{route=\"chat\",stage=\"pre\",verdict=\"allow\"} 1"));
/// # Ok::<(), mantlet::Error>(())
/// ```
///
/// # The alarm
///
/// The first requests of a route and stage (5,000 unless changed) teach what is usual: the block rate, and for
/// each check the median and the 90th percentile of its scores. From then on each request is one step of
/// two-sided sequential tests on the share of blocks and on the shares of scores above the two percentiles: see
/// [`MetricsBuilder::alarm`] for what they promise. Every alarm is kept until [`Metrics::take_alarms`] takes it.
///
/// # Cost
///
/// A read lock on the list of routes, one short lock of the route, some atomic additions; see
/// `benches/metrics.rs`. Memory, and the number of labels that are exposed, are bounded by the number of routes, at most
/// 1,000 unless changed, and of checks of a route, at most 64; further ones are counted together as `other`.
#[derive(Clone)]
pub struct Metrics {
    inner: Arc<Inner>,
}

struct Inner {
    routes: RwLock<BTreeMap<Key, Arc<Route>>>,
    clock: Box<dyn Fn() -> Duration + Send + Sync>,
    settings: Settings,
}

/// A route's name and a stage of it.
type Key = (Arc<str>, Stage);

#[derive(Clone, Copy)]
struct Settings {
    #[cfg(feature = "metrics-facade")]
    to_facade: bool,
    max_routes: usize,
    learn: u64,
    goal: Goal,
}

/// Builds [`Metrics`].
#[must_use]
pub struct MetricsBuilder {
    clock: Box<dyn Fn() -> Duration + Send + Sync>,
    settings: Settings,
}

/// The route under which those beyond the limit are counted.
const OTHER: &str = "other";

impl Metrics {
    /// Metrics with the defaults of [`Metrics::builder`].
    pub fn new() -> Metrics {
        Metrics::builder().build()
    }

    /// Metrics with other limits than the default ones.
    pub fn builder() -> MetricsBuilder {
        let start = Instant::now();
        MetricsBuilder {
            clock: Box::new(move || start.elapsed()),
            settings: Settings {
                #[cfg(feature = "metrics-facade")]
                to_facade: false,
                max_routes: 1_000,
                learn: 5_000,
                goal: Goal { odds: 3.0, between_false_alarms: 1e5 },
            },
        }
    }

    /// Blocked requests of a route and stage over the last `span`, at most an hour, in steps of ten seconds.
    /// `None` where the route is unknown.
    pub fn block_rate(&self, route: &str, stage: Stage, span: Duration) -> Option<Rate> {
        let now = (self.inner.clock)();
        self.known(route, stage).map(|route| route.block_rate(now, span))
    }

    /// The alarms raised since the last call, oldest first; at most 1,000 per route and stage are kept.
    pub fn take_alarms(&self) -> Vec<Alarm> {
        let routes = self.inner.routes.read().unwrap_or_else(PoisonError::into_inner);
        routes.values().flat_map(|route| route.take_alarms()).collect()
    }

    /// Forgets what is usual on a route and stage, and learns it anew: after a change that was meant.
    pub fn relearn(&self, route: &str, stage: Stage) {
        if let Some(route) = self.known(route, stage) {
            route.relearn(self.inner.settings.learn);
        }
    }

    /// All counters in Prometheus' text format (exposition format 0.0.4).
    pub fn prometheus(&self) -> String {
        let now = (self.inner.clock)();
        let routes = self.inner.routes.read().unwrap_or_else(PoisonError::into_inner);
        let routes: Vec<_> =
            routes.iter().map(|((name, stage), route)| (&**name, *stage, &**route)).collect();
        prometheus::render(&routes, now)
    }

    fn known(&self, route: &str, stage: Stage) -> Option<Arc<Route>> {
        let routes = self.inner.routes.read().unwrap_or_else(PoisonError::into_inner);
        routes.get(&(Arc::from(route), stage)).map(Arc::clone)
    }

    fn route(&self, name: &Arc<str>, stage: Stage) -> Arc<Route> {
        let Settings { learn, goal, max_routes, .. } = self.inner.settings;
        let key = (Arc::clone(name), stage);
        {
            let routes = self.inner.routes.read().unwrap_or_else(PoisonError::into_inner);
            // Routes beyond the limit find the common one without a lock that others wait for.
            let other = || routes.get(&(Arc::from(OTHER), stage)).filter(|_| routes.len() >= max_routes);
            if let Some(route) = routes.get(&key).or_else(other) {
                return Arc::clone(route);
            }
        }
        let mut routes = self.inner.routes.write().unwrap_or_else(PoisonError::into_inner);
        let is_full = routes.len() >= max_routes && !routes.contains_key(&key);
        let key = if is_full { (Arc::from(OTHER), stage) } else { key };
        let name = Arc::clone(&key.0);
        Arc::clone(routes.entry(key).or_insert_with(|| Arc::new(Route::new(name, stage, learn, goal))))
    }
}

impl Observer for Metrics {
    fn observe(&self, _input: Input<'_>, report: &Report) -> Result<(), Error> {
        let route = self.route(&report.route, report.stage);
        route.add((self.inner.clock)(), report);
        #[cfg(feature = "metrics-facade")]
        if self.inner.settings.to_facade {
            facade::record(route.name(), report, |check| route.knows(check));
        }
        Ok(())
    }
}

impl Default for Metrics {
    fn default() -> Metrics {
        Metrics::new()
    }
}

impl MetricsBuilder {
    /// How many routes are told apart, counting the stages of a route by themselves. 1,000 unless changed.
    pub fn max_routes(mut self, routes: usize) -> MetricsBuilder {
        self.settings.max_routes = routes.max(1);
        self
    }

    /// From how many requests what is usual is learnt. 5,000 unless changed.
    pub fn learn_from(mut self, requests: u64) -> MetricsBuilder {
        self.settings.learn = requests.max(1);
        self
    }

    /// Which shifts raise an alarm, and how rarely by chance: `odds` is the odds ratio of the smallest shift
    /// that must be found (3 unless changed: from 2 % to 5.8 %, or to 0.7 %), `between_false_alarms` the mean
    /// number of requests between two false alarms of one test (100,000 unless changed).
    ///
    /// The usual share is an estimate; the tests allow for one standard error of it. `benches/alarm.rs` measures
    /// what is left: learn from more requests where false alarms are dear.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where `odds` is not above 1, or `between_false_alarms` not
    /// in `1..=1e9`.
    pub fn alarm(mut self, odds: f64, between_false_alarms: f64) -> Result<MetricsBuilder, Error> {
        let is_odds = odds > 1.0 && odds <= 1e6;
        if !is_odds || !(1.0..=1e9).contains(&between_false_alarms) {
            return Err(Error::config(format!(
                "an alarm needs odds above 1 and 1 to 1e9 requests between false alarms, not {odds} and {between_false_alarms}"
            )));
        }
        self.settings.goal = Goal { odds, between_false_alarms };
        Ok(self)
    }

    /// Counts through the global recorder of the `metrics` facade too, whichever exporter the program has installed, under
    /// the names of OpenTelemetry's style: the counters `guardrail.requests`, `guardrail.checks`, `guardrail.errors`,
    /// `guardrail.skips` and `guardrail.failed_open`, and the histograms `guardrail.request.duration` and
    /// `guardrail.duration` in seconds, with the labels `guardrail.route`, `guardrail.stage`, `guardrail.name` (the
    /// check's) and `guardrail.status` (the verdict).
    #[cfg(feature = "metrics-facade")]
    pub fn to_facade(mut self) -> MetricsBuilder {
        self.settings.to_facade = true;
        self
    }

    /// Takes the time from `clock`, the time since any moment; for tests and for replaying a log.
    pub fn clock(mut self, clock: impl Fn() -> Duration + Send + Sync + 'static) -> MetricsBuilder {
        self.clock = Box::new(clock);
        self
    }

    /// The metrics.
    pub fn build(self) -> Metrics {
        let MetricsBuilder { clock, settings } = self;
        Metrics { inner: Arc::new(Inner { routes: RwLock::default(), clock, settings }) }
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let routes = self.inner.routes.read().unwrap_or_else(PoisonError::into_inner);
        f.debug_set().entries(routes.keys()).finish()
    }
}

impl fmt::Debug for MetricsBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MetricsBuilder")
            .field("max_routes", &self.settings.max_routes)
            .field("learn_from", &self.settings.learn)
            .field("alarm", &self.settings.goal)
            .finish_non_exhaustive()
    }
}
