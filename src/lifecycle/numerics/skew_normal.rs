use super::normal;

/// A skew-normal distribution (Azzalini, "A class of distributions which includes the normal ones", 1985): density
/// 2/ω φ(z) Φ(αz) with z = (x - ξ)/ω.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SkewNormal {
    pub(crate) location: f64,
    pub(crate) scale: f64,
    pub(crate) shape: f64,
}

impl SkewNormal {
    /// The most likely distribution for a sample: from its moments on by the simplex method of Nelder and Mead. `None` for
    /// fewer than 8 values, and where all are the same.
    pub(crate) fn fit(sample: &[f64]) -> Option<SkewNormal> {
        let start = SkewNormal::from_moments(sample)?;
        let loss = |at: &[f64; 3]| -> f64 {
            let found = SkewNormal { location: at[0], scale: at[1].exp(), shape: at[2] };
            -sample.iter().map(|x| found.ln_density(*x)).sum::<f64>()
        };
        let best =
            simplex([start.location, start.scale.ln(), start.shape], [start.scale * 0.1, 0.1, 0.5], loss);
        Some(SkewNormal { location: best[0], scale: best[1].exp(), shape: best[2] })
    }

    fn from_moments(sample: &[f64]) -> Option<SkewNormal> {
        let count = sample.len() as f64;
        let mean = sample.iter().sum::<f64>() / count;
        let moment = |power: i32| sample.iter().map(|x| (x - mean).powi(power)).sum::<f64>() / count;
        let variance = moment(2);
        if sample.len() < 8 || variance <= 0.0 || !variance.is_finite() {
            return None;
        }
        // The family reaches a skewness of .9953.
        let skewness = (moment(3) / variance.powf(1.5)).clamp(-0.95, 0.95);
        let power = skewness.abs().powf(2.0 / 3.0);
        let other = ((4.0 - std::f64::consts::PI) / 2.0).powf(2.0 / 3.0);
        let delta = (std::f64::consts::FRAC_PI_2 * power / (power + other)).sqrt().copysign(skewness);
        let scale = (variance / (1.0 - 2.0 * delta * delta / std::f64::consts::PI)).sqrt();
        let location = mean - scale * delta * (2.0 / std::f64::consts::PI).sqrt();
        Some(SkewNormal { location, scale, shape: delta / (1.0 - delta * delta).sqrt() })
    }

    fn ln_density(&self, x: f64) -> f64 {
        const LN_ROOT_TWO_PI: f64 = 0.918_938_533_204_672_7;
        let z = (x - self.location) / self.scale;
        std::f64::consts::LN_2 - self.scale.ln() - LN_ROOT_TWO_PI - 0.5 * z * z
            + normal::cdf(self.shape * z).max(1e-300).ln()
    }

    /// The natural logarithm of the probability of at most `x`, for `x` below the middle without cancellation: Simpson's
    /// rule over the tail.
    pub(crate) fn ln_cdf(&self, x: f64) -> f64 {
        let z = (x - self.location) / self.scale;
        let unit = SkewNormal { location: 0.0, scale: 1.0, shape: self.shape };
        // Beyond 12 below, or 12 below the middle, nothing is left that counts.
        let (from, steps) = (z.min(0.0) - 12.0, 4000_i32);
        let width = (z - from) / f64::from(steps);
        let highest = (0..=steps)
            .map(|step| unit.ln_density(from + width * f64::from(step)))
            .fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = (0..=steps)
            .map(|step| {
                let weight = if step == 0 || step == steps {
                    1.0
                } else if step % 2 == 1 {
                    4.0
                } else {
                    2.0
                };
                weight * (unit.ln_density(from + width * f64::from(step)) - highest).exp()
            })
            .sum();
        (highest + (sum * width / 3.0).ln()).min(0.0)
    }
}

/// The simplex method of Nelder and Mead (Computer Journal 7, 1965), with their coefficients; at most 600 steps.
fn simplex(start: [f64; 3], steps: [f64; 3], loss: impl Fn(&[f64; 3]) -> f64) -> [f64; 3] {
    let mut points: Vec<([f64; 3], f64)> = vec![(start, loss(&start))];
    for (at, step) in steps.into_iter().enumerate() {
        let mut point = start;
        point[at] += step;
        points.push((point, loss(&point)));
    }
    for _ in 0..600 {
        points.sort_by(|a, b| a.1.total_cmp(&b.1));
        if (points[3].1 - points[0].1).abs() < 1e-10 {
            break;
        }
        let mean: [f64; 3] =
            std::array::from_fn(|at| points[..3].iter().map(|(point, _)| point[at]).sum::<f64>() / 3.0);
        let along =
            |by: f64| -> [f64; 3] { std::array::from_fn(|at| mean[at] + by * (mean[at] - points[3].0[at])) };
        let reflected = along(1.0);
        let reflected = (reflected, loss(&reflected));
        let next = if reflected.1 < points[0].1 {
            let further = along(2.0);
            let further = (further, loss(&further));
            if further.1 < reflected.1 { Some(further) } else { Some(reflected) }
        } else if reflected.1 < points[2].1 {
            Some(reflected)
        } else {
            let nearer = along(if reflected.1 < points[3].1 { 0.5 } else { -0.5 });
            let nearer = (nearer, loss(&nearer));
            (nearer.1 < points[3].1.min(reflected.1)).then_some(nearer)
        };
        match next {
            Some(next) => points[3] = next,
            None => {
                let best = points[0].0;
                for (point, value) in &mut points[1..] {
                    *point = std::array::from_fn(|at| (point[at] + best[at]) / 2.0);
                    *value = loss(point);
                }
            }
        }
    }
    points.sort_by(|a, b| a.1.total_cmp(&b.1));
    points[0].0
}

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::*;

    #[test]
    fn shapes_with_a_closed_form() {
        // Shape 0 is the normal distribution, shape 1 has the distribution function Φ(z)² (Azzalini 1985).
        for z in [-6.0, -3.0, -1.0, 0.0, 1.5] {
            let of = |shape| SkewNormal { location: 0.0, scale: 1.0, shape }.ln_cdf(z);
            assert!((of(0.0) - normal::cdf(z).ln()).abs() < 1e-8, "{z}");
            assert!((of(1.0) - 2.0 * normal::cdf(z).ln()).abs() < 1e-8, "{z}: {}", of(1.0));
        }
    }

    #[test]
    fn a_fit_finds_what_was_drawn() {
        // δ|u| + √(1-δ²) v is skew-normal with α = δ/√(1-δ²): here α = 3.
        let mut random = Random::new(5);
        let delta = 3.0 / 10.0_f64.sqrt();
        let sample: Vec<f64> = (0..8000)
            .map(|_| {
                10.0 + 4.0 * (delta * random.normal().abs() + (1.0 - delta * delta).sqrt() * random.normal())
            })
            .collect();
        let found = SkewNormal::fit(&sample).unwrap();
        assert!((found.location - 10.0).abs() < 0.2 && (found.scale - 4.0).abs() < 0.2, "{found:?}");
        assert!((found.shape - 3.0).abs() < 0.5, "{found:?}");
        assert!(SkewNormal::fit(&[1.0; 20]).is_none() && SkewNormal::fit(&[1.0, 2.0]).is_none());
    }
}
