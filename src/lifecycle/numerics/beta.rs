/// ln Γ(x) for x above 0: Lanczos' approximation with g = 7 and nine terms (Godfrey's coefficients).
pub(crate) fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    if x < 0.5 {
        // Euler's reflection.
        let pi = std::f64::consts::PI;
        return (pi / (pi * x).sin()).ln() - ln_gamma(1.0 - x);
    }
    let x = x - 1.0;
    let base = x + 7.5;
    let sum =
        TERMS.iter().zip(1..).fold(0.999_999_999_999_809_9, |sum, (term, k)| sum + term / (x + f64::from(k)));
    0.918_938_533_204_672_7 + (x + 0.5) * base.ln() - base + sum.ln()
}

/// The regularised incomplete beta function I_x(a, b), for a and b above 0: the continued fraction 26.5.8 of
/// Abramowitz and Stegun by Lentz' method. NaN outside `0..=1`.
pub(crate) fn cdf(x: f64, a: f64, b: f64) -> f64 {
    if !((0.0..=1.0).contains(&x) && a > 0.0 && b > 0.0) {
        return f64::NAN;
    }
    if x == 0.0 || x == 1.0 {
        return x;
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()).exp();
    // The fraction converges fast below the mean.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |x: f64| if x.abs() < TINY { TINY } else { x };
    let (mut c, mut d) = (1.0, 1.0 / away(1.0 - (a + b) * x / (a + 1.0)));
    let mut value = d;
    // About sqrt(max(a, b)) steps are needed.
    for step in 1..100_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / away(1.0 + term * d);
            c = away(1.0 + term / c);
            change = d * c;
            value *= change;
        }
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

/// The largest x in `0..=1` that bisection finds with I_x(a, b) ≤ `p`, so that a lower bound built on it never lies
/// above the exact one by more than the error of [`cdf`].
pub(crate) fn quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if cdf(middle, a, b) <= p { low = middle } else { high = middle }
    }
    low
}

/// One-sided lower bound on a binomial probability at confidence 1 - `alpha`, of Clopper and Pearson, "The use of
/// confidence or fiducial limits", Biometrika 26, 1934: exact, and 0 where nothing succeeded.
pub(crate) fn lower_bound(successes: u64, trials: u64, alpha: f64) -> f64 {
    if successes == 0 || trials == 0 {
        return 0.0;
    }
    quantile(alpha, successes as f64, (trials.saturating_sub(successes) + 1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bound from above: what fails is bounded from below.
    fn upper_bound(successes: u64, trials: u64, alpha: f64) -> f64 {
        1.0 - lower_bound(trials - successes, trials, alpha)
    }

    #[test]
    fn values_in_closed_form() {
        assert!((ln_gamma(0.5) - std::f64::consts::PI.sqrt().ln()).abs() < 1e-13);
        assert!((ln_gamma(11.0) - 3_628_800_f64.ln()).abs() < 1e-12);
        // I_x(2, 3) = x² (6 - 8x + 3x²).
        for x in [0.1, 0.5, 0.9] {
            assert!((cdf(x, 2.0, 3.0) - x * x * (6.0 - 8.0 * x + 3.0 * x * x)).abs() < 1e-14);
        }
        assert!((cdf(0.3, 7.0, 2.0) + cdf(0.7, 2.0, 7.0) - 1.0).abs() < 1e-14);
        assert!(cdf(1.1, 1.0, 1.0).is_nan() && cdf(0.5, 0.0, 1.0).is_nan());
    }

    #[test]
    fn published_intervals() {
        // R's own example of binom.test (Conover 1971, page 97): 682 of 925, 95 %, two-sided.
        assert!((lower_bound(682, 925, 0.025) - 0.707_668_3).abs() < 1e-7);
        assert!((upper_bound(682, 925, 0.025) - 0.765_406_6).abs() < 1e-7);
        // 10 of 100 in Clopper and Pearson's chart: .049 and .176.
        assert!((lower_bound(10, 100, 0.025) - 0.049_004_69).abs() < 1e-8);
        assert!((upper_bound(10, 100, 0.025) - 0.176_222_60).abs() < 1e-7);
        assert_eq!((lower_bound(0, 10, 0.05), upper_bound(10, 10, 0.05)), (0.0, 1.0));
    }

    #[test]
    fn all_of_many_is_a_root() {
        // With n of n the bound is alpha^(1/n).
        for n in [1, 10, 100_000] {
            let exact = 0.001_f64.powf(1.0 / n as f64);
            let bound = lower_bound(n, n, 0.001);
            assert!((bound - exact).abs() < 1e-12, "{n}: {bound} {exact}");
        }
    }

    #[test]
    fn the_bound_agrees_with_the_sum_of_the_binomial() {
        // P(X ≥ k | bound) must be alpha: checked by summing the distribution itself.
        for (k, n) in [(3_u64, 20_u64), (60, 100), (99, 100)] {
            let p = lower_bound(k, n, 0.01);
            let term = |i: u64| {
                let choose =
                    ln_gamma((n + 1) as f64) - ln_gamma((i + 1) as f64) - ln_gamma((n - i + 1) as f64);
                (choose + i as f64 * p.ln() + (n - i) as f64 * (1.0 - p).ln()).exp()
            };
            let tail: f64 = (k..=n).map(term).sum();
            assert!((tail - 0.01).abs() < 1e-10, "{k} of {n}: {tail}");
        }
    }
}
