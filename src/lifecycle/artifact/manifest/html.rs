use std::fmt::Write as _;

use super::diff::{ModelDiff, TensorChange};

/// A table that is longer is of no use to a reader; the JSON has all of it.
const MAX_ROWS: usize = 500;

const STYLE: &str = "
:root { color-scheme: light dark; --line: #8884; --bar: #2a6fdb; --rows: #c2571a; --soft: #8881; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; white-space: nowrap; }
td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.tag { background: var(--soft); border-radius: .3rem; padding: 0 .4rem; white-space: nowrap; }
svg { display: block; } .bar { fill: var(--bar); } .rows { fill: var(--rows); } .back { fill: var(--soft); }
p.note { color: GrayText; }
";

/// The whole page: what changed at a glance, then files, then tensors with bars.
pub(super) fn page(diff: &ModelDiff) -> String {
    let mut page = String::new();
    let total = diff.tensors.len() + diff.tensors_unchanged;
    let patterns: Vec<String> =
        diff.patterns().iter().map(|(name, count)| format!("{count} × {}", name.replace('_', " "))).collect();
    let headline = match diff.is_empty() {
        true => "Nothing changed.".to_owned(),
        false => format!("{} files and {} of {total} tensors changed.", diff.files.len(), diff.tensors.len()),
    };
    // Writing to a string does not fail.
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Model difference</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Model difference</h1>\n\
         <p><strong>{headline}</strong> {}</p>\n\
         <table>\n<tr><th>Root digest before</th><td><code>{}</code></td></tr>\n\
         <tr><th>Root digest after</th><td><code>{}</code></td></tr>\n</table>\n",
        escape(&patterns.join(", ")),
        escape(&diff.before),
        escape(&diff.after),
    );
    files(&mut page, diff);
    tensors(&mut page, diff);
    page.push_str("</body>\n</html>\n");
    page
}

fn files(page: &mut String, diff: &ModelDiff) {
    if diff.files.is_empty() {
        return;
    }
    page.push_str("<h2>Files</h2>\n<div class=\"wide\"><table>\n<tr><th>Change</th><th>File</th><th>Bytes before</th><th>Bytes after</th></tr>\n");
    let number = |bytes: Option<u64>| bytes.map_or_else(|| "–".to_owned(), |bytes| bytes.to_string());
    for file in diff.files.iter().take(MAX_ROWS) {
        let _ = writeln!(
            page,
            "<tr><td><span class=\"tag\">{}</span></td><td><code>{}</code></td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
            file.change,
            escape(&file.path),
            number(file.bytes_before),
            number(file.bytes_after)
        );
    }
    page.push_str("</table></div>\n");
    cut(page, diff.files.len());
}

fn tensors(page: &mut String, diff: &ModelDiff) {
    if diff.tensors.is_empty() {
        return;
    }
    page.push_str(
        "<h2>Tensors</h2>\n<p class=\"note\">Relative change: the L2 norm of the difference over that of the tensor \
         before, on a logarithmic scale from 0.0001 to 1. Rows: the share of rows in which a value differs.</p>\n\
         <div class=\"wide\"><table>\n<tr><th>Tensor</th><th>What happened</th><th>Relative change</th>\
         <th>Rows touched</th><th>L2</th><th>Largest</th></tr>\n",
    );
    for change in diff.tensors.iter().take(MAX_ROWS) {
        let _ = write!(
            page,
            "<tr><td><code>{}</code><br>{}</td><td><span class=\"tag\">{}</span> {}</td>",
            escape(&change.name),
            escape(&kind(change)),
            change.pattern.map_or(change.change, |pattern| pattern.as_str()).replace('_', " "),
            escape(&change.summary),
        );
        match &change.measure {
            Some(measured) => {
                let decades = ((measured.relative_l2.max(1e-4).log10() + 4.0) / 4.0).clamp(0.0, 1.0);
                let _ = writeln!(
                    page,
                    "<td>{}{:.5}</td><td>{}{:.1} %</td><td class=\"n\">{:.4}</td><td class=\"n\">{:.4}</td></tr>",
                    bar("bar", decades, "relative change"),
                    measured.relative_l2,
                    bar("rows", measured.rows_share(), "share of rows"),
                    100.0 * measured.rows_share(),
                    measured.l2,
                    measured.max_abs
                );
            }
            None => page.push_str("<td>–</td><td>–</td><td class=\"n\">–</td><td class=\"n\">–</td></tr>\n"),
        }
    }
    page.push_str("</table></div>\n");
    cut(page, diff.tensors.len());
}

/// `BF16 → F16, 4096 × 4096`.
fn kind(change: &TensorChange) -> String {
    let of = |pick: fn(&super::ManifestTensor) -> String| {
        let (before, after) = (change.before.as_ref().map(pick), change.after.as_ref().map(pick));
        match (before, after) {
            (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
            (before, after) => before.or(after).unwrap_or_default(),
        }
    };
    let shape = of(|tensor| {
        let sizes: Vec<String> = tensor.shape.iter().map(u64::to_string).collect();
        if sizes.is_empty() { "one value".to_owned() } else { sizes.join(" × ") }
    });
    format!("{}, {shape}", of(|tensor| tensor.dtype.clone()))
}

fn bar(class: &str, share: f64, what: &str) -> String {
    let width = (share * 160.0).clamp(0.0, 160.0);
    format!(
        "<svg width=\"160\" height=\"10\" role=\"img\" aria-label=\"{what}\"><rect class=\"back\" width=\"160\" height=\"10\" rx=\"2\"/>\
         <rect class=\"{class}\" width=\"{width:.1}\" height=\"10\" rx=\"2\"/></svg>"
    )
}

fn cut(page: &mut String, count: usize) {
    if count > MAX_ROWS {
        let _ = writeln!(page, "<p class=\"note\">The first {MAX_ROWS} of {count}; the JSON has all.</p>");
    }
}

/// Names come from files that nobody vouches for.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            control if control.is_control() => escaped.push('\u{FFFD}'),
            other => escaped.push(other),
        }
    }
    escaped
}
