//! Labels that the model would have given otherwise: confident learning.

/// What confident learning found.
#[derive(Debug)]
pub(super) struct Doubts {
    /// The rows, the least likely label first.
    pub(super) rows: Vec<u32>,
    /// The estimated share of wrong labels.
    pub(super) rate: f64,
}

/// Rows to prune by noise rate (Northcutt, Jiang and Chuang, "Confident learning", 2021, section 3): a class's threshold is
/// the mean share of it over its own rows; rows that pass another class's threshold are counted in the confident joint, and
/// of each pair of classes as many rows are doubted as the joint, scaled to the rows of the label, has.
pub(super) fn doubts(shares: &[f32], labels: &[u32], classes: usize) -> Doubts {
    let mut totals = vec![0usize; classes];
    let mut thresholds = vec![0f64; classes];
    for (row, label) in labels.iter().enumerate() {
        totals[*label as usize] += 1;
        thresholds[*label as usize] += f64::from(shares[row * classes + *label as usize]);
    }
    thresholds.iter_mut().zip(&totals).for_each(|(sum, total)| *sum /= (*total).max(1) as f64);
    let mut joint = vec![0usize; classes * classes];
    for (row, label) in labels.iter().enumerate() {
        let shares = &shares[row * classes..(row + 1) * classes];
        let confident = (0..classes).filter(|class| f64::from(shares[*class]) >= thresholds[*class]);
        if let Some(class) = confident.max_by(|one, other| shares[*one].total_cmp(&shares[*other])) {
            joint[*label as usize * classes + class] += 1;
        }
    }
    let mut doubted = vec![false; labels.len()];
    for label in 0..classes {
        let counted: usize = joint[label * classes..(label + 1) * classes].iter().sum();
        for other in (0..classes).filter(|other| *other != label && counted > 0) {
            let wrong = joint[label * classes + other] * totals[label] / counted;
            if wrong == 0 {
                continue;
            }
            let mut rows: Vec<usize> =
                (0..labels.len()).filter(|row| labels[*row] as usize == label).collect();
            let margin = |row: usize| shares[row * classes + other] - shares[row * classes + label];
            rows.sort_by(|one, other| margin(*other).total_cmp(&margin(*one)).then(one.cmp(other)));
            rows.iter().take(wrong).filter(|row| margin(**row) > 0.0).for_each(|row| doubted[*row] = true);
        }
    }
    let own = |row: u32| shares[row as usize * classes + labels[row as usize] as usize];
    let mut rows: Vec<u32> = (0..labels.len() as u32).filter(|row| doubted[*row as usize]).collect();
    rows.sort_by(|one, other| own(*one).total_cmp(&own(*other)).then(one.cmp(other)));
    Doubts { rate: rows.len() as f64 / labels.len().max(1) as f64, rows }
}

/// The area under the curve of each class against the others, weighted by the rows of the class: 0.5 is chance.
pub(super) fn discrimination(shares: &[f32], labels: &[u32], classes: usize) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for class in 0..classes {
        let mut order: Vec<(f32, bool)> = (0..labels.len())
            .map(|row| (shares[row * classes + class], labels[row] as usize == class))
            .collect();
        order.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
        let own = order.iter().filter(|(_, is_own)| *is_own).count();
        let others = order.len() - own;
        if own == 0 || others == 0 {
            continue;
        }
        // Ranks, the mean rank where shares are equal.
        let (mut ranks, mut at) = (0.0, 0);
        while at < order.len() {
            let end = at + order[at..].iter().take_while(|(share, _)| *share == order[at].0).count();
            let mean = (at + end + 1) as f64 / 2.0;
            ranks += mean * order[at..end].iter().filter(|(_, is_own)| *is_own).count() as f64;
            at = end;
        }
        let area = (ranks - own as f64 * (own as f64 + 1.0) / 2.0) / (own as f64 * others as f64);
        sum += area * own as f64;
        weights += own as f64;
    }
    if weights > 0.0 { sum / weights } else { 0.5 }
}
