use serde::Serialize;

use crate::lifecycle::numerics::skew_normal::SkewNormal;
use crate::{Error, ErrorKind};

/// How much of a canary a model has learnt by heart, in bits (Carlini et al., "The secret sharer", USENIX Security 2019).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Exposure {
    /// By the canary's rank among the references: from 0 to the logarithm of their number, where it stops.
    pub by_rank: f64,
    /// Beyond the references, by a skew-normal distribution that is fitted to them: from 0 to the logarithm of the space,
    /// which no canary exceeds. `None` where the references are too few, or all the same.
    pub extrapolated: Option<f64>,
}

/// The exposure of a canary that was put into the training data: a random sequence from a space of `space` ones.
///
/// `canary` is the model's log-perplexity for it, `reference` those for other sequences of the space, drawn at random, that
/// were not trained on: some thousands. All in the same unit, lower for what the model expects.
///
/// ```
/// use mantlet::lifecycle::leakage::exposure;
/// let reference: Vec<f64> = (0..4095).map(|n| 40.0 + f64::from(n % 97)).collect();
/// let learnt = exposure(8.0, &reference, 1e6)?;
/// assert_eq!(learnt.by_rank, 12.0);
/// assert!(learnt.extrapolated <= Some(1e6_f64.log2()));
/// # Ok::<(), mantlet::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Input`] without references, for values that are not finite, and for a space below 2.
pub fn exposure(canary: f64, reference: &[f64], space: f64) -> Result<Exposure, Error> {
    let is_finite = canary.is_finite() && reference.iter().all(|value| value.is_finite());
    if reference.is_empty() || !is_finite || !(space >= 2.0 && space.is_finite()) {
        let message = "exposure needs references, finite log-perplexities and a space of 2 or more";
        return Err(Error::new(ErrorKind::Input, message));
    }
    let rank = 1 + reference.iter().filter(|value| **value < canary).count();
    let most = space.log2();
    let by_rank = (((reference.len() + 1) as f64).log2() - (rank as f64).log2()).min(most);
    let extrapolated = SkewNormal::fit(reference).map(|fitted| {
        let bits = -fitted.ln_cdf(canary) / std::f64::consts::LN_2;
        bits.clamp(0.0, most)
    });
    Ok(Exposure { by_rank, extrapolated })
}
