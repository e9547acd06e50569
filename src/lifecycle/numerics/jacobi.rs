/// The eigenvalues of a symmetric matrix, largest first, with their eigenvectors as rows: the cyclic method of Jacobi
/// (Golub and Van Loan, Matrix Computations, 8.5). `matrix` is row-major with `size` rows; only sizes to some hundreds
/// are sensible.
pub(crate) fn eigen(mut matrix: Vec<f64>, size: usize) -> (Vec<f64>, Vec<Vec<f64>>) {
    debug_assert_eq!(matrix.len(), size * size);
    let mut vectors = vec![0.0; size * size];
    (0..size).for_each(|at| vectors[at * size + at] = 1.0);
    let norm: f64 = matrix.iter().map(|x| x * x).sum::<f64>();
    for _ in 0..60 {
        let off: f64 = (0..size)
            .flat_map(|i| (0..i).map(move |j| (i, j)))
            .map(|(i, j)| matrix[i * size + j].powi(2))
            .sum();
        if off <= norm * 1e-30 {
            break;
        }
        for p in 0..size {
            for q in p + 1..size {
                rotate(&mut matrix, &mut vectors, size, p, q);
            }
        }
    }
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|a, b| matrix[b * size + b].total_cmp(&matrix[a * size + a]));
    let values = order.iter().map(|at| matrix[at * size + at]).collect();
    let rows = order.iter().map(|at| vectors[at * size..(at + 1) * size].to_vec()).collect();
    (values, rows)
}

/// Turns rows and columns `p` and `q` so that their common element becomes 0.
fn rotate(matrix: &mut [f64], vectors: &mut [f64], size: usize, p: usize, q: usize) {
    let common = matrix[p * size + q];
    if common == 0.0 {
        return;
    }
    let tau = (matrix[q * size + q] - matrix[p * size + p]) / (2.0 * common);
    let tangent = tau.signum() / (tau.abs() + (1.0 + tau * tau).sqrt());
    let tangent = if tau == 0.0 { 1.0 } else { tangent };
    let cosine = 1.0 / (1.0 + tangent * tangent).sqrt();
    let sine = tangent * cosine;
    for k in 0..size {
        let (a, b) = (matrix[k * size + p], matrix[k * size + q]);
        matrix[k * size + p] = cosine * a - sine * b;
        matrix[k * size + q] = sine * a + cosine * b;
    }
    for k in 0..size {
        let (a, b) = (matrix[p * size + k], matrix[q * size + k]);
        matrix[p * size + k] = cosine * a - sine * b;
        matrix[q * size + k] = sine * a + cosine * b;
        let (a, b) = (vectors[p * size + k], vectors[q * size + k]);
        vectors[p * size + k] = cosine * a - sine * b;
        vectors[q * size + k] = sine * a + cosine * b;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_matrices() {
        // Gregory and Karney, A Collection of Matrices for Testing Computational Algorithms, 1969: the Hilbert matrix of
        // order 4, and the second difference, whose eigenvalues are 2 - 2 cos(kπ/4).
        let hilbert: Vec<f64> =
            (0..4).flat_map(|i| (0..4).map(move |j| 1.0 / f64::from(i + j + 1))).collect();
        let exact =
            [1.500_214_280_059_242_7, 0.169_141_220_221_45, 6.738_273_605_760_7e-3, 9.670_230_402_26e-5];
        for (value, exact) in eigen(hilbert.clone(), 4).0.iter().zip(exact) {
            assert!((value - exact).abs() < 1e-13, "{value} {exact}");
        }
        let difference = vec![2.0, -1.0, 0.0, -1.0, 2.0, -1.0, 0.0, -1.0, 2.0];
        let root = 2.0_f64.sqrt();
        for (value, exact) in eigen(difference, 3).0.iter().zip([2.0 + root, 2.0, 2.0 - root]) {
            assert!((value - exact).abs() < 1e-14);
        }
        let (values, vectors) = eigen(hilbert.clone(), 4);
        for (value, vector) in values.iter().zip(&vectors) {
            for row in 0..4 {
                let product: f64 = (0..4).map(|k| hilbert[row * 4 + k] * vector[k]).sum();
                assert!((product - value * vector[row]).abs() < 1e-13);
            }
        }
    }

    #[test]
    fn nothing_and_one() {
        assert!(eigen(Vec::new(), 0).0.is_empty());
        assert_eq!(eigen(vec![3.0], 1), (vec![3.0], vec![vec![1.0]]));
    }
}
