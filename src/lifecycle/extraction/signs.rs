use crate::Error;

/// Signs of extraction, each with a bar of its own.
pub(super) const SIGNS: usize = 8;

/// Stable names, in the order of [`super::client::Client::signs`].
pub(super) const NAMES: [&str; SIGNS] = [
    "near_decision_boundary",
    "single_words",
    "grid",
    "odd_substitutions",
    "substitutions",
    "splices",
    "words_without_order",
    "phrases_without_order",
];

/// Where each sign is one, over a hundred queries: between what ordinary clients and what attackers of
/// `benches/extraction_cases.rs` reach there, nearer to the former.
const DEFAULT: [f64; SIGNS] = [0.3, 0.8, 0.35, 0.085, 0.32, 0.2, 0.72, 0.75];

/// A learnt bar lies so much above the highest value of the benign clients that may reach it.
const MARGIN: f64 = 1.1;

/// The bars over which a sign counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bars([f64; SIGNS]);

impl Bars {
    pub(super) const DEFAULT: Bars = Bars(DEFAULT);

    /// How far a client is from the strongest sign's bar, 1 on it, and which sign that is. Shares of few queries vary, so
    /// the bars are higher for them, with the square root.
    ///
    /// Signs that say what nobody else sends count once enough of others' traffic is known, `is_warm`.
    pub(super) fn strongest(&self, signs: &[f64; SIGNS], queries: usize, is_warm: bool) -> (f64, usize) {
        let scale = few(queries);
        let mut strongest = (0.0, 0);
        for (at, (sign, bar)) in signs.iter().zip(&self.0).enumerate() {
            if !is_warm && matches!(at, 3 | 6 | 7) {
                continue;
            }
            let ratio = sign / (bar * scale).min(highest(at));
            if ratio > strongest.0 {
                strongest = (ratio, at);
            }
        }
        strongest
    }

    /// Bars from the highest values that each benign client ever reached, so that all signs together accuse at most
    /// `false_alarms` of them. Where there are too few clients to say, it is none of them.
    pub(super) fn learn(highest: &[[f64; SIGNS]], false_alarms: f64) -> Result<Bars, Error> {
        if !(false_alarms > 0.0 && false_alarms < 1.0) {
            return Err(Error::config(format!(
                "a rate of false alarms lies between 0 and 1, not at {false_alarms}"
            )));
        }
        if highest.len() < 20 {
            let message = format!("{} clients in the benign log; 20 are needed", highest.len());
            return Err(Error::config(message));
        }
        let allowed = (highest.len() as f64 * false_alarms / SIGNS as f64).floor() as usize;
        let mut bars = DEFAULT;
        for (at, bar) in bars.iter_mut().enumerate() {
            let mut reached: Vec<f64> = highest.iter().map(|signs| signs[at]).collect();
            reached.sort_by(|a, b| b.total_cmp(a));
            let learnt = reached[allowed.min(reached.len() - 1)] * MARGIN;
            // What no benign client ever does is still no proof at the first time.
            *bar = learnt.max(*bar * 0.9);
        }
        Ok(Bars(bars))
    }
}

/// The factor of the bars for few queries.
pub(super) fn few(queries: usize) -> f64 {
    (100.0 / queries.max(1) as f64).sqrt().max(1.0)
}

/// A share cannot reach more; a bar above it would never be met.
fn highest(sign: usize) -> f64 {
    match sign {
        1 | 2 => 0.9,
        // These two begin at one half, and end where everything is new.
        6 | 7 => 0.84,
        _ => f64::INFINITY,
    }
}
