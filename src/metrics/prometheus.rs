use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::route::{BUCKETS, Histogram, OUTCOMES, Route};
use crate::{Stage, Verdict};

/// The windows over which block rates are exposed.
const WINDOWS: [(&str, Duration); 3] =
    [("1m", Duration::from_secs(60)), ("5m", Duration::from_secs(300)), ("1h", Duration::from_secs(3_600))];

/// All counters in the text exposition format.
pub(super) fn render(routes: &[(&str, Stage, &Route)], now: Duration) -> String {
    let mut page = Page(String::new());
    page.family("mantlet_requests_total", "counter", "Texts checked, by verdict.");
    for (name, stage, route) in routes {
        for verdict in Verdict::ALL {
            let labels = format!("{},verdict=\"{verdict}\"", place(name, *stage));
            page.sample("mantlet_requests_total", &labels, count(&route.verdicts[verdict as usize]));
        }
    }
    page.family("mantlet_request_duration_seconds", "histogram", "Time spent on all checks of a text.");
    for (name, stage, route) in routes {
        page.histogram("mantlet_request_duration_seconds", &place(name, *stage), &route.latency);
    }
    let checks: Vec<_> = routes
        .iter()
        .flat_map(|(name, stage, route)| {
            let place = place(name, *stage);
            let checks = route.checks().into_iter();
            checks.map(move |(check, counts)| (format!("{place},check=\"{}\"", escaped(&check)), counts))
        })
        .collect();
    page.family("mantlet_checks_total", "counter", "Checks run, by how they ended.");
    for (labels, counts) in &checks {
        for (outcome, counter) in OUTCOMES.iter().zip(&counts.outcomes) {
            page.sample("mantlet_checks_total", &format!("{labels},outcome=\"{outcome}\""), count(counter));
        }
    }
    page.family("mantlet_check_verdicts_total", "counter", "Checks run, by what they contributed.");
    for (labels, counts) in &checks {
        for verdict in Verdict::ALL {
            let labels = format!("{labels},verdict=\"{verdict}\"");
            page.sample("mantlet_check_verdicts_total", &labels, count(&counts.verdicts[verdict as usize]));
        }
    }
    page.family(
        "mantlet_failed_open_total",
        "counter",
        "Checks that could not evaluate a text and let it pass.",
    );
    for (labels, counts) in &checks {
        page.sample("mantlet_failed_open_total", labels, count(&counts.failed_open));
    }
    page.family("mantlet_check_duration_seconds", "histogram", "Time spent in an evaluator.");
    for (labels, counts) in &checks {
        page.histogram("mantlet_check_duration_seconds", labels, &counts.latency);
    }
    for (family, help) in [
        ("mantlet_block_rate", "Share of blocked texts over a window."),
        ("mantlet_block_rate_low", "Lower end of the rate's 95 % Wilson interval."),
        ("mantlet_block_rate_high", "Upper end of the rate's 95 % Wilson interval."),
    ] {
        page.family(family, "gauge", help);
        for (name, stage, route) in routes {
            for (window, span) in WINDOWS {
                let rate = route.block_rate(now, span);
                let value = match family {
                    "mantlet_block_rate_low" => rate.low,
                    "mantlet_block_rate_high" => rate.high,
                    _ => rate.rate,
                };
                page.sample(family, &format!("{},window=\"{window}\"", place(name, *stage)), value);
            }
        }
    }
    page.family("mantlet_alarms_total", "counter", "Shifts away from what is usual.");
    for (name, stage, route) in routes {
        page.sample("mantlet_alarms_total", &place(name, *stage), route.alarms_raised());
    }
    page.0
}

struct Page(String);

impl Page {
    fn family(&mut self, name: &str, kind: &str, help: &str) {
        self.line(format_args!("# HELP {name} {help}\n# TYPE {name} {kind}"));
    }

    fn sample(&mut self, name: &str, labels: &str, value: impl std::fmt::Display) {
        self.line(format_args!("{name}{{{labels}}} {value}"));
    }

    fn histogram(&mut self, name: &str, labels: &str, histogram: &Histogram) {
        let mut total = 0;
        let ends = BUCKETS.iter().map(ToString::to_string).chain(["+Inf".to_owned()]);
        for (end, bucket) in ends.zip(&histogram.buckets) {
            total += count(bucket);
            self.line(format_args!("{name}_bucket{{{labels},le=\"{end}\"}} {total}"));
        }
        let seconds = Duration::from_nanos(count(&histogram.nanos)).as_secs_f64();
        self.line(format_args!("{name}_sum{{{labels}}} {seconds}"));
        self.line(format_args!("{name}_count{{{labels}}} {total}"));
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "{line}");
    }
}

fn place(route: &str, stage: Stage) -> String {
    format!("route=\"{}\",stage=\"{stage}\"", escaped(route))
}

/// A label's value, escaped as the format asks.
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

fn count(counter: &AtomicU64) -> u64 {
    counter.load(Ordering::Relaxed)
}
