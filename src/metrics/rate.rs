use std::collections::VecDeque;
use std::time::Duration;

/// A share of requests, with how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Rate {
    /// Requests that count.
    pub count: u64,
    /// All requests.
    pub total: u64,
    /// `count / total`, in `0..=1`; 0 where there are no requests.
    pub rate: f64,
    /// Lower end of the 95 % Wilson score interval.
    pub low: f64,
    /// Upper end of the 95 % Wilson score interval.
    pub high: f64,
}

impl Rate {
    /// `count` of `total`, with the 95 % Wilson score interval (Wilson, Journal of the American Statistical
    /// Association 22, 1927). Without requests nothing is known, so the interval is `0..=1`.
    pub fn new(count: u64, total: u64) -> Rate {
        if total == 0 {
            return Rate { count, total, rate: 0.0, low: 0.0, high: 1.0 };
        }
        /// The two-sided 95 % quantile of the normal distribution.
        const Z: f64 = 1.959_963_984_540_054;
        let (count_f, total_f) = (count as f64, total as f64);
        let rate = count_f / total_f;
        let scale = 1.0 + Z * Z / total_f;
        let middle = (rate + Z * Z / (2.0 * total_f)) / scale;
        let half = Z / scale * (rate * (1.0 - rate) / total_f + Z * Z / (4.0 * total_f * total_f)).sqrt();
        // At the ends the interval reaches 0 and 1 exactly; rounding must not push it past the rate.
        let low = if count == 0 { 0.0 } else { (middle - half).clamp(0.0, rate) };
        let high = if count == total { 1.0 } else { (middle + half).clamp(rate, 1.0) };
        Rate { count, total, rate, low, high }
    }
}

/// Counts over the last hour, in slices of ten seconds.
#[derive(Debug, Default)]
pub(super) struct Window {
    slices: VecDeque<Slice>,
}

#[derive(Debug)]
struct Slice {
    number: u64,
    count: u64,
    total: u64,
}

const SLICE: u64 = 10;
const SLICES: u64 = 360;

impl Window {
    pub(super) fn add(&mut self, now: Duration, counts: bool) {
        let number = now.as_secs() / SLICE;
        // Threads may arrive out of order by less than a slice; what is late joins the newest one.
        if self.slices.back().is_none_or(|newest| newest.number < number) {
            self.slices.push_back(Slice { number, count: 0, total: 0 });
        }
        while self.slices.front().is_some_and(|oldest| oldest.number + SLICES <= number) {
            self.slices.pop_front();
        }
        if let Some(newest) = self.slices.back_mut() {
            newest.count += u64::from(counts);
            newest.total += 1;
        }
    }

    /// The rate over the last `span`, at most an hour, in whole slices: the current one and those before it.
    pub(super) fn rate(&self, now: Duration, span: Duration) -> Rate {
        let number = now.as_secs() / SLICE;
        let slices = (span.as_secs().div_ceil(SLICE)).clamp(1, SLICES);
        let recent = self.slices.iter().rev().take_while(|slice| slice.number + slices > number);
        let (count, total) =
            recent.fold((0, 0), |(count, total), slice| (count + slice.count, total + slice.total));
        Rate::new(count, total)
    }
}
