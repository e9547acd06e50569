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

/// The mean silhouette of a split (Rousseeuw, 1987), over at most `most` rows, evenly chosen, since its cost is
/// quadratic. In `-1..=1`; 0 where a group is empty.
pub(crate) fn silhouette(rows: &[f64], width: usize, second: &[bool], most: usize) -> f64 {
    let step = second.len().div_ceil(most.max(1)).max(1);
    let chosen: Vec<(&[f64], bool)> =
        rows.chunks_exact(width.max(1)).zip(second.iter().copied()).step_by(step).collect();
    let mut sum = 0.0;
    for (row, group) in &chosen {
        let mut sums = [(0.0, 0_usize); 2];
        for (other, of) in &chosen {
            let entry = &mut sums[usize::from(of != group)];
            entry.0 += distance(row, other).sqrt();
            entry.1 += 1;
        }
        let [(own, members), (away, others)] = sums;
        // A group of one has no silhouette, by Rousseeuw's convention.
        if members > 1 && others > 0 {
            let (own, away) = (own / (members - 1) as f64, away / others as f64);
            sum += if own.max(away) > 0.0 { (away - own) / own.max(away) } else { 0.0 };
        }
    }
    sum / chosen.len().max(1) as f64
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
        assert!(silhouette(&rows, 1, &found.second, 1000) > 0.98);
    }

    #[test]
    fn a_silhouette_by_hand() {
        // Values 0, 1 | 4: s = (3.5 - …) by Rousseeuw's definition; own distances 1, 1; away 4, 3; the single one is 0.
        let value = silhouette(&[0.0, 1.0, 4.0], 1, &[false, false, true], 10);
        assert!((value - (3.0 / 4.0 + 2.0 / 3.0) / 3.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_split() {
        assert!(split(&[], 2, 1).is_none() && split(&[1.0; 8], 2, 1).is_none());
        assert_eq!(silhouette(&[], 2, &[], 10), 0.0);
    }
}
