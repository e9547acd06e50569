//! Texts without anybody's data: every finding is a false alarm.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use mantlet::Pii;

use crate::{findings, rows};

pub(crate) fn measure(pii: &Pii, path: &Path, every: usize, show: Option<&str>) {
    let Some(rows) = rows(path) else { return };
    let mut kinds: BTreeMap<String, (usize, usize, BTreeMap<String, usize>)> = BTreeMap::new();
    let mut bytes = 0;
    let start = Instant::now();
    for row in rows.iter().step_by(every) {
        let source = row["source"].as_str().unwrap_or_default();
        let kind = source.rsplit('-').next().unwrap_or_default().to_owned();
        let text = row["text"].as_str().unwrap_or_default();
        bytes += text.len();
        let found = findings(pii, text);
        let (total, flagged, labels) = kinds.entry(kind).or_default();
        *total += 1;
        *flagged += usize::from(!found.is_empty());
        for finding in &found {
            *labels.entry(finding.label.to_string()).or_default() += 1;
        }
        if !found.is_empty() && show == Some("negatives") {
            let labels: Vec<_> =
                found.iter().map(|f| (f.label.as_str(), &text[f.span()], f.score.value())).collect();
            println!("{source} {labels:?}");
        }
    }
    println!("{}: {bytes} bytes in {:?}; kind, rows with findings, rows", path.display(), start.elapsed());
    for (kind, (total, flagged, labels)) in &kinds {
        println!("  {kind:12} {flagged:4} /{total:5} {labels:?}");
    }
}
