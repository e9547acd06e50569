//! How soon a shift of the block rate is found, and how rarely the alarm is false: `cargo bench --bench alarm`.
//!
//! Traffic is simulated: blocked with a fixed probability, from a fixed seed. The usual rate is learnt from the
//! first requests, as in production, so the estimate's error is part of the result.

use mantlet::metrics::{Direction, Metrics, Signal};
use mantlet::{CustomEvaluation, Evaluation, Guard, Input, Observer, Report, Score};

/// xorshift64*.
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

/// Reports of a guard that allows and of one that blocks.
struct Traffic {
    allowed: Report,
    blocked: Report,
}

impl Traffic {
    fn new() -> Traffic {
        let report = |score: f32| {
            let check = CustomEvaluation::new("check", move |_| {
                Ok(Evaluation::from_score(Score::new(score).unwrap()))
            });
            Guard::builder("chat").pre(check).build().unwrap().check_input("text")
        };
        Traffic { allowed: report(0.0), blocked: report(1.0) }
    }

    /// Sends requests until one raises an alarm about the block rate; `None` after `limit`.
    fn until_alarm(
        &self,
        metrics: &Metrics,
        random: &mut Random,
        share: f64,
        limit: u64,
    ) -> Option<(u64, Direction)> {
        for request in 1..=limit {
            let report = if random.happens(share) { &self.blocked } else { &self.allowed };
            metrics.observe(Input::from("text"), report).unwrap();
            if request % 16 == 0 || request == limit {
                let alarms = metrics.take_alarms();
                if let Some(alarm) = alarms.iter().find(|alarm| alarm.signal == Signal::BlockRate) {
                    return Some((request, alarm.direction));
                }
            }
        }
        None
    }
}

fn main() {
    let is_full = std::env::args().any(|argument| argument == "--bench");
    let (runs, quiet) = if is_full { (2_000, 10_000_000) } else { (20, 20_000) };
    let traffic = Traffic::new();
    let mut random = Random(1);
    println!("usual  shifted  learnt from  found within 500  median  mean  95 %   (requests, {runs} runs)");
    for (usual, shifted) in [(0.02, 0.06), (0.06, 0.02), (0.10, 0.25)] {
        for learn in [1_000, 10_000] {
            let mut delays: Vec<u64> = Vec::with_capacity(runs);
            for _ in 0..runs {
                let metrics = Metrics::builder().learn_from(learn).build();
                traffic.until_alarm(&metrics, &mut random, usual, learn);
                delays.push(
                    traffic.until_alarm(&metrics, &mut random, shifted, 5_000).map_or(5_000, |(at, _)| at),
                );
            }
            delays.sort_unstable();
            let within = delays.iter().filter(|delay| **delay <= 500).count() as f64 / runs as f64;
            let mean = delays.iter().sum::<u64>() as f64 / runs as f64;
            let (median, high) = (delays[runs / 2], delays[runs * 95 / 100]);
            println!(
                "{usual:.2}   {shifted:.2}     {learn:>11}  {within:>16.3}  {median:>6}  {mean:>4.0}  {high:>4}"
            );
            assert!(median <= 500, "half of the shifts must be found within 500 requests");
        }
    }
    println!("\nusual  learnt from  requests  false alarms  per 100,000");
    for usual in [0.02, 0.10] {
        for learn in [1_000, 10_000, 100_000] {
            let (mut requests, mut alarms) = (0, 0);
            // The estimate of the usual rate is drawn anew for every 200,000 requests.
            while requests < quiet {
                let metrics = Metrics::builder().learn_from(learn).build();
                traffic.until_alarm(&metrics, &mut random, usual, learn);
                let mut left = 200_000;
                while let Some((at, _)) = traffic.until_alarm(&metrics, &mut random, usual, left) {
                    alarms += 1;
                    left -= at;
                }
                requests += 200_000;
            }
            let per = alarms as f64 * 1e5 / requests as f64;
            println!("{usual:.2}   {learn:>11}  {requests:>8}  {alarms:>12}  {per:>11.2}");
        }
    }
}
