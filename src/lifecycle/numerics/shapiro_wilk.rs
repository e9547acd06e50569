use super::normal;

/// Shapiro and Wilk's W for the normality of a sample of 3 to 5,000 values, with its p-value: algorithm AS R94
/// (Royston, Applied Statistics 44, 1995), for samples without censoring.
///
/// `None` outside that size, for values that are not finite, and where all values are the same.
pub(crate) fn test(sample: &[f64]) -> Option<(f64, f64)> {
    let n = sample.len();
    if !(3..=5000).contains(&n) || sample.iter().any(|x| !x.is_finite()) {
        return None;
    }
    let mut sorted = sample.to_vec();
    sorted.sort_by(f64::total_cmp);
    let range = sorted[n - 1] - sorted[0];
    if range <= 0.0 {
        return None;
    }
    let weights = weights(n);
    let mean = sorted.iter().sum::<f64>() / n as f64;
    let squares: f64 = sorted.iter().map(|x| ((x - mean) / range).powi(2)).sum();
    let half: f64 = weights
        .iter()
        .enumerate()
        .map(|(at, weight)| weight * (sorted[n - 1 - at] - sorted[at]) / range)
        .sum();
    let w = (half * half / squares).min(1.0);
    Some((w, p_value(w, n)))
}

/// The weights of the upper half, largest first.
fn weights(n: usize) -> Vec<f64> {
    const C1: [f64; 6] = [0.0, 0.221_157, -0.147_981, -2.071_19, 4.434_685, -2.706_056];
    const C2: [f64; 6] = [0.0, 0.042_981, -0.293_762, -1.752_461, 5.682_633, -3.582_633];
    if n == 3 {
        return vec![std::f64::consts::FRAC_1_SQRT_2];
    }
    let size = n as f64;
    let half = n / 2;
    let scores: Vec<f64> =
        (1..=half).map(|i| -normal::quantile((i as f64 - 0.375) / (size + 0.25))).collect();
    let squares = 2.0 * scores.iter().map(|score| score * score).sum::<f64>();
    let root = squares.sqrt();
    let r = 1.0 / size.sqrt();
    let first = polynomial(&C1, r) + scores[0] / root;
    let mut weights = vec![first];
    if n > 5 {
        let second = polynomial(&C2, r) + scores[1] / root;
        let left = squares - 2.0 * (scores[0].powi(2) + scores[1].powi(2));
        let rest = (left / (1.0 - 2.0 * (first * first + second * second))).sqrt();
        weights.push(second);
        weights.extend(scores[2..].iter().map(|score| score / rest));
    } else {
        let rest = ((squares - 2.0 * scores[0].powi(2)) / (1.0 - 2.0 * first * first)).sqrt();
        weights.extend(scores[1..].iter().map(|score| score / rest));
    }
    weights
}

fn p_value(w: f64, n: usize) -> f64 {
    const G: [f64; 2] = [-2.273, 0.459];
    const C3: [f64; 4] = [0.544, -0.399_78, 0.025_054, -6.714e-4];
    const C4: [f64; 4] = [1.3822, -0.778_57, 0.062_767, -0.002_032_2];
    const C5: [f64; 4] = [-1.5861, -0.310_82, -0.083_751, 0.003_891_5];
    const C6: [f64; 3] = [-0.4803, -0.082_676, 0.003_030_2];
    let size = n as f64;
    if n == 3 {
        let exact = 6.0 / std::f64::consts::PI * (w.sqrt().asin() - 0.75_f64.sqrt().asin());
        return exact.clamp(0.0, 1.0);
    }
    let mut y = (1.0 - w).ln();
    let (mean, deviation) = if n <= 11 {
        let gamma = polynomial(&G, size);
        if y >= gamma {
            return 1e-19;
        }
        y = -(gamma - y).ln();
        (polynomial(&C3, size), polynomial(&C4, size).exp())
    } else {
        let log = size.ln();
        (polynomial(&C5, log), polynomial(&C6, log).exp())
    };
    normal::cdf(-(y - mean) / deviation)
}

fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agrees(sample: &[f64], w: f64, p: f64) {
        let (found_w, found_p) = test(sample).unwrap();
        assert!((found_w - w).abs() < 1e-5 && (found_p - p).abs() < 1e-5, "{found_w} {found_p}");
    }

    #[test]
    #[allow(clippy::approx_constant, reason = "3.14 is a measurement")]
    fn published_samples() {
        // Shapiro and Wilk, Biometrika 52, 1965, the weights of eleven men: W = .79 there, in R 0.78881, p = 0.006704.
        let men = [148.0, 154.0, 158.0, 160.0, 161.0, 162.0, 166.0, 170.0, 182.0, 195.0, 236.0];
        agrees(&men, 0.788_81, 0.006_704);
        // The two samples of SciPy's own test, which were checked against R.
        let first = [
            0.11, 7.87, 4.61, 10.14, 7.95, 3.14, 0.46, 4.43, 0.21, 4.75, 0.71, 1.52, 3.24, 0.93, 0.42, 4.97,
            9.53, 4.55, 0.47, 6.66,
        ];
        agrees(&first, 0.900_473, 0.042_090);
        let second = [
            1.36, 1.14, 2.92, 2.55, 1.46, 1.06, 5.27, -1.11, 3.48, 1.10, 0.88, -0.51, 1.46, 0.52, 6.20, 1.69,
            0.08, 3.67, 2.81, 3.49,
        ];
        agrees(&second, 0.959_027, 0.524_60);
    }

    #[test]
    fn weights_of_the_first_paper() {
        // Table 5 of 1965 for n = 10: .5739 .3291 .2141 .1224 .0399; Royston's are an approximation of them.
        let table = [0.5739, 0.3291, 0.2141, 0.1224, 0.0399];
        for (weight, exact) in weights(10).into_iter().zip(table) {
            assert!((weight - exact).abs() < 2e-3, "{weight} {exact}");
        }
    }

    #[test]
    fn what_cannot_be_tested() {
        assert!(test(&[1.0, 2.0]).is_none() && test(&[1.0; 10]).is_none());
        assert!(test(&[1.0, 2.0, f64::NAN]).is_none() && test(&vec![0.5; 5001]).is_none());
        assert!(test(&[1.0, 2.0, 3.0]).unwrap().0 > 0.999);
    }
}
