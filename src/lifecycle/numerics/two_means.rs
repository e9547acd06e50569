use super::random::Random;

/// A split of rows into two groups.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Split {
    /// The group of each row.
    pub(crate) second: Vec<bool>,
    /// The sum of squared distances to the groups' means.
    pub(crate) within: f64,
}

/// Lloyd's algorithm with two groups, from 10 starts chosen as k-means++ does (Arthur and Vassilvitskii, SODA 2007);
/// the tightest split is kept. `None` for fewer than two different rows. `rows` is row-major with `width` columns.
pub(crate) fn split(rows: &[f64], width: usize, seed: u64) -> Option<Split> {
    let mut random = Random::new(seed);
    let rows: Vec<&[f64]> = rows.chunks_exact(width.max(1)).collect();
    let mut best: Option<Split> = None;
    for _ in 0..10 {
        let Some(found) = once(&rows, width, &mut random) else { continue };
        if best.as_ref().is_none_or(|best| found.within < best.within) {
            best = Some(found);
        }
    }
    best
}

fn once(rows: &[&[f64]], width: usize, random: &mut Random) -> Option<Split> {
    let first = *rows.get(random.below(rows.len()))?;
    let far: Vec<f64> = rows.iter().map(|row| distance(row, first)).collect();
    let total: f64 = far.iter().sum();
    if total <= 0.0 {
        return None;
    }
    let mut left = random.uniform() * total;
    let other = far.iter().position(|far| {
        left -= far;
        left < 0.0
    });
    let mut centres = [first.to_vec(), rows[other.unwrap_or(rows.len() - 1)].to_vec()];
    let mut second = vec![false; rows.len()];
    for _ in 0..100 {
        let next: Vec<bool> =
            rows.iter().map(|row| distance(row, &centres[1]) < distance(row, &centres[0])).collect();
        let is_done = next == second;
        second = next;
        if is_done {
            break;
        }
        for (centre, group) in centres.iter_mut().zip([false, true]) {
            let members: Vec<&&[f64]> =
                rows.iter().zip(&second).filter(|(_, of)| **of == group).map(|(row, _)| row).collect();
            if !members.is_empty() {
                *centre = (0..width)
                    .map(|at| members.iter().map(|row| row[at]).sum::<f64>() / members.len() as f64)
                    .collect();
            }
        }
    }
    let is_split = second.contains(&true) && second.contains(&false);
    let within =
        rows.iter().zip(&second).map(|(row, second)| distance(row, &centres[usize::from(*second)])).sum();
    is_split.then_some(Split { second, within })
}

/// The squared Euclidean distance.
fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_heaps() {
        let rows: Vec<f64> =
            (0..10).map(|at| f64::from(at) * 0.1 + if at < 4 { 0.0 } else { 50.0 }).collect();
        let found = split(&rows, 1, 7).unwrap();
        assert_eq!(found.second.iter().filter(|second| **second == found.second[0]).count(), 4);
        // Heaps of 4 and 6 evenly spaced values: the squares about the mean are .05 and .175.
        assert!((found.within - 0.225).abs() < 1e-9);
    }

    #[test]
    fn nothing_to_split() {
        assert!(split(&[], 2, 1).is_none() && split(&[1.0; 8], 2, 1).is_none());
    }
}
