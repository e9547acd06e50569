use super::random::Random;

/// The largest singular value of a matrix (row-major, `width` columns) and its right singular vector, by the power
/// method on AᵀA, which is never formed: at most 300 passes over the rows. The vector's sign is that of its largest
/// element. A matrix of zeros, or without rows, has the value 0 and the vector 0.
pub(crate) fn top(matrix: &[f64], width: usize, seed: u64) -> (f64, Vec<f64>) {
    let mut random = Random::new(seed);
    let mut vector: Vec<f64> = (0..width).map(|_| random.uniform() - 0.5).collect();
    normalise(&mut vector);
    let mut value = 0.0;
    for _ in 0..300 {
        let mut next = vec![0.0; width];
        for row in matrix.chunks_exact(width.max(1)) {
            let along = dot(row, &vector);
            row.iter().zip(&mut next).for_each(|(x, next)| *next += along * x);
        }
        let length = normalise(&mut next);
        if length == 0.0 {
            return (0.0, vec![0.0; width]);
        }
        let moved: f64 = vector.iter().zip(&next).map(|(old, new)| (old - new).abs()).fold(0.0, f64::max);
        (value, vector) = (length.sqrt(), next);
        if moved < 1e-12 {
            break;
        }
    }
    let largest =
        vector.iter().copied().fold(0.0, |best: f64, x| if x.abs() > best.abs() { x } else { best });
    if largest < 0.0 {
        vector.iter_mut().for_each(|x| *x = -*x);
    }
    (value, vector)
}

pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Scales to length 1 and says what the length was.
fn normalise(vector: &mut [f64]) -> f64 {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|x| *x /= length);
    }
    length
}

#[cfg(test)]
mod tests {
    use super::super::jacobi;
    use super::*;

    #[test]
    fn the_hilbert_matrix() {
        // Symmetric and positive, so its largest singular value is its largest eigenvalue (Gregory and Karney, 1969).
        let hilbert: Vec<f64> =
            (0..4).flat_map(|i| (0..4).map(move |j| 1.0 / f64::from(i + j + 1))).collect();
        let (value, vector) = top(&hilbert, 4, 1);
        assert!((value - 1.500_214_280_059_242_7).abs() < 1e-12);
        let (_, vectors) = jacobi::eigen(hilbert, 4);
        let along = dot(&vector, &vectors[0]);
        assert!((along.abs() - 1.0).abs() < 1e-12 && vector[0] > 0.0);
    }

    #[test]
    fn nothing_to_find() {
        assert_eq!(top(&[], 3, 1), (0.0, vec![0.0; 3]));
        assert_eq!(top(&[0.0; 6], 3, 1).0, 0.0);
    }
}
