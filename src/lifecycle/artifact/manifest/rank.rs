/// Random directions: twice the largest rank that is named.
const PROBES: usize = 16;

/// A difference of a higher rank is not called low.
const MAX_RANK: usize = 8;

/// The share of the energy that the rank has to explain; the rest is rounding.
const ENERGY: f64 = 0.9;

/// Both sketches together take no more than 32 MiB.
const MAX_CELLS: u64 = 1 << 22;

/// Below this, every matrix is of low rank.
const MIN_SIDE: u64 = 32;

/// Finds the rank of the difference of two matrices in two passes over them and little memory: the range is
/// caught by random directions, then the matrix is projected on it. Halko, Martinsson and Tropp, "Finding
/// structure with randomness" (2011), algorithm 4.1.
pub(super) struct Sketch {
    columns: usize,
    /// `rows × PROBES`: the difference times random signs, then an orthonormal basis of that.
    range: Vec<f32>,
    /// `PROBES × columns`: the difference, projected on the basis.
    projected: Vec<f32>,
}

impl Sketch {
    /// `None` for a matrix that is too small to tell, or too large.
    pub(super) fn new(rows: u64, columns: u64) -> Option<Sketch> {
        let cells = rows.checked_add(columns)?.checked_mul(PROBES as u64)?;
        let fits = rows >= MIN_SIDE && columns >= MIN_SIDE && cells <= MAX_CELLS;
        fits.then(|| Sketch {
            columns: columns as usize,
            range: vec![0.0; rows as usize * PROBES],
            projected: Vec::new(),
        })
    }

    /// Adds a part of a row to the product with the random signs.
    pub(super) fn add(&mut self, row: usize, column: usize, before: &[f32], after: &[f32]) {
        let range = &mut self.range[row * PROBES..(row + 1) * PROBES];
        for (index, (one, other)) in before.iter().zip(after).enumerate() {
            let delta = other - one;
            if delta != 0.0 && delta.is_finite() {
                let signs = signs(column + index);
                for (probe, sum) in range.iter_mut().enumerate() {
                    *sum += if signs >> probe & 1 == 0 { delta } else { -delta };
                }
            }
        }
    }

    /// Turns the products into an orthonormal basis, by modified Gram-Schmidt, twice for stability.
    pub(super) fn orthonormalise(&mut self) {
        let rows = self.range.len() / PROBES;
        let dot = |range: &[f32], one: usize, other: usize| -> f64 {
            (0..rows)
                .map(|row| f64::from(range[row * PROBES + one]) * f64::from(range[row * PROBES + other]))
                .sum()
        };
        for probe in 0..PROBES {
            let length = dot(&self.range, probe, probe).sqrt();
            for _ in 0..2 {
                for known in 0..probe {
                    let along = dot(&self.range, probe, known) as f32;
                    for row in 0..rows {
                        self.range[row * PROBES + probe] -= along * self.range[row * PROBES + known];
                    }
                }
            }
            let left = dot(&self.range, probe, probe).sqrt();
            // What is left of a direction that the others span is rounding.
            let factor = if left > 1e-5 * length { (1.0 / left) as f32 } else { 0.0 };
            for row in 0..rows {
                self.range[row * PROBES + probe] *= factor;
            }
        }
        self.projected = vec![0.0; PROBES * self.columns];
    }

    /// Adds a batch of elements, from a position on, to the projection.
    pub(super) fn project(&mut self, at: u64, before: &[f32], after: &[f32]) {
        let at = at as usize;
        for (index, (one, other)) in before.iter().zip(after).enumerate() {
            let delta = other - one;
            if delta != 0.0 && delta.is_finite() {
                let (row, column) = ((at + index) / self.columns, (at + index) % self.columns);
                let basis = &self.range[row * PROBES..(row + 1) * PROBES];
                let projected = &mut self.projected[column * PROBES..(column + 1) * PROBES];
                for (sum, direction) in projected.iter_mut().zip(basis) {
                    *sum += direction * delta;
                }
            }
        }
    }
}

/// The least rank that explains nine tenths of `energy`, the squared norm of the difference; `None` above 8.
pub(super) fn rank_of(sketch: &Sketch, energy: f64) -> Option<usize> {
    let mut gram = [[0.0f64; PROBES]; PROBES];
    for column in sketch.projected.chunks_exact(PROBES) {
        for (one, row) in gram.iter_mut().enumerate() {
            for (other, cell) in row.iter_mut().enumerate() {
                *cell += f64::from(column[one]) * f64::from(column[other]);
            }
        }
    }
    let mut explained = 0.0;
    let mut strengths = eigenvalues(gram);
    strengths.sort_by(|one, other| other.total_cmp(one));
    strengths
        .iter()
        .take(MAX_RANK)
        .position(|strength| {
            explained += strength;
            energy > 0.0 && explained >= ENERGY * energy
        })
        .map(|index| index + 1)
}

/// Of a symmetric matrix, by Jacobi's rotations.
fn eigenvalues(mut matrix: [[f64; PROBES]; PROBES]) -> [f64; PROBES] {
    for _ in 0..30 {
        for p in 0..PROBES {
            for q in p + 1..PROBES {
                if matrix[p][q].abs() < f64::MIN_POSITIVE {
                    continue;
                }
                let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
                let tangent = theta.signum() / (theta.abs() + theta.hypot(1.0));
                let cosine = 1.0 / tangent.hypot(1.0);
                let sine = tangent * cosine;
                for row in &mut matrix {
                    let (at_p, at_q) = (row[p], row[q]);
                    row[p] = cosine * at_p - sine * at_q;
                    row[q] = sine * at_p + cosine * at_q;
                }
                let (row_p, row_q) = (matrix[p], matrix[q]);
                matrix[p] = std::array::from_fn(|k| cosine * row_p[k] - sine * row_q[k]);
                matrix[q] = std::array::from_fn(|k| sine * row_p[k] + cosine * row_q[k]);
            }
        }
    }
    std::array::from_fn(|index| matrix[index][index])
}

/// A random sign per probe, the same for a column each time: SplitMix64 of its number.
fn signs(column: usize) -> u64 {
    let mut bits = (column as u64).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ bits >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ bits >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ bits >> 31
}
