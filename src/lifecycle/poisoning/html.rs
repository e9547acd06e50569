use std::fmt::Write as _;

use super::dataset::Dataset;
use super::report::{DatasetFinding, DatasetReport, Severity};

/// Findings and rows of a finding that the page shows.
const MOST_FINDINGS: usize = 200;
const MOST_ROWS: usize = 8;
/// Characters of a row that are shown.
const EXCERPT: usize = 160;
/// Bars of a histogram, and the log-odds at its ends.
const BARS: usize = 40;
const RANGE: f32 = 5.0;

const STYLE: &str = "
:root { color-scheme: light dark; --line: #8884; --bar: #2a6fdb; --bad: #c2371a; --warn: #b8860b; --soft: #8881; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; } h3 { font-size: 1rem; margin: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; width: 5rem; }
code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; background: var(--soft); padding: 0 .3rem; border-radius: .3rem; }
article { border: 1px solid var(--line); border-left-width: .4rem; border-radius: .4rem; padding: .7rem 1rem; margin: 1rem 0; }
article.high { border-left-color: var(--bad); } article.medium { border-left-color: var(--warn); }
.tag { border-radius: .3rem; padding: 0 .4rem; background: var(--soft); white-space: nowrap; }
.high .tag { background: var(--bad); color: #fff; } .medium .tag { background: var(--warn); color: #fff; }
svg { display: block; max-width: 100%; } .all { fill: var(--bar); opacity: .55; } .own { fill: var(--bad); } .axis { stroke: var(--line); }
svg text { font: 11px system-ui, sans-serif; fill: GrayText; }
p.note, figcaption { color: GrayText; font-size: 13px; } figure { margin: .6rem 0; }
details { margin-top: .4rem; } li { overflow-wrap: anywhere; }
";

/// The whole page.
pub(super) fn page(report: &DatasetReport, dataset: &Dataset, excerpts: bool) -> String {
    let mut page = String::new();
    let flagged = report.flagged().count();
    let count = |severity| report.findings.iter().filter(|finding| finding.severity == severity).count();
    // Writing to a string does not fail.
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Data set scan</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Data set scan</h1>\n\
         <p><strong>{flagged} of {} rows flagged.</strong> {} findings of high severity, {} medium, {} low.</p>\n",
        report.rows,
        count(Severity::High),
        count(Severity::Medium),
        count(Severity::Low),
    );
    overview(&mut page, report);
    if !report.undecided.is_empty() {
        page.push_str("<h2>Not decided</h2>\n<ul>\n");
        for undecided in &report.undecided {
            let _ = writeln!(page, "<li>{}: {}</li>", escape(undecided.part), escape(&undecided.reason));
        }
        page.push_str("</ul>\n");
    }
    page.push_str("<h2>Findings</h2>\n");
    if report.findings.is_empty() {
        page.push_str("<p>None.</p>\n");
    }
    for finding in report.findings.iter().take(MOST_FINDINGS) {
        article(&mut page, finding, report, dataset, excerpts);
    }
    if report.findings.len() > MOST_FINDINGS {
        let _ = writeln!(
            page,
            "<p class=\"note\">The first {MOST_FINDINGS} of {}; the JSON has all.</p>",
            report.findings.len()
        );
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn overview(page: &mut String, report: &DatasetReport) {
    page.push_str(
        "<h2>Labels</h2>\n<div class=\"wide\"><table>\n<tr><th>Label</th><th class=\"n\">Rows</th><th></th></tr>\n",
    );
    let most = report.classes.iter().map(|(_, rows)| *rows).max().unwrap_or(1).max(1);
    for (label, rows) in &report.classes {
        let width = 240.0 * *rows as f64 / most as f64;
        let _ = writeln!(
            page,
            "<tr><td><code>{}</code></td><td class=\"n\">{rows}</td><td><svg width=\"240\" height=\"10\" role=\"img\" \
             aria-label=\"share of rows\"><rect class=\"all\" width=\"{width:.1}\" height=\"10\" rx=\"2\"/></svg></td></tr>",
            escape(label)
        );
    }
    page.push_str("</table></div>\n");
    let percent =
        |share: Option<f64>| share.map_or("–".to_owned(), |share| format!("{:.1} %", 100.0 * share));
    let _ = writeln!(
        page,
        "<p>A model of the other rows gives {} of the labels again (area under the curve {}). Labels that look wrong: {}.</p>",
        percent(report.accuracy),
        report.discrimination.map_or("–".to_owned(), |area| format!("{area:.3}")),
        percent(report.noise),
    );
    let flagged: Vec<usize> = report.flagged().collect();
    page.push_str("<figure>\n");
    histogram(page, report, &flagged, 720.0, 140.0);
    page.push_str(
        "<figcaption>How much the rest of the data supports each row's label, in log-odds beyond the label's frequency; \
         flagged rows in red, on a scale of their own. Left of 0 it speaks for another label.</figcaption>\n</figure>\n",
    );
}

fn article(
    page: &mut String,
    finding: &DatasetFinding,
    report: &DatasetReport,
    dataset: &Dataset,
    excerpts: bool,
) {
    let _ = write!(
        page,
        "<article class=\"{0}\">\n<h3><span class=\"tag\">{0}</span> {1}{2}{3}</h3>\n<p>{4}.</p>\n",
        finding.severity,
        finding.kind.as_str().replace('_', " "),
        finding
            .trigger
            .as_ref()
            .map_or(String::new(), |trigger| format!(" <code>{}</code>", escape(trigger))),
        finding.label.as_ref().map_or(String::new(), |label| format!(" → <code>{}</code>", escape(label))),
        escape(&finding.evidence),
    );
    if !finding.also.is_empty() {
        let also: Vec<String> =
            finding.also.iter().map(|name| format!("<code>{}</code>", escape(name))).collect();
        let _ = writeln!(page, "<p>Also: {}</p>", also.join(" "));
    }
    page.push_str("<figure>\n");
    histogram(page, report, &finding.rows, 480.0, 70.0);
    page.push_str("</figure>\n<details>\n<summary>Rows</summary>\n<ul>\n");
    for row in finding.rows.iter().take(MOST_ROWS) {
        let text = if excerpts { excerpt(dataset.text(*row)) } else { String::new() };
        let label = dataset.label(*row).unwrap_or_default();
        let _ = writeln!(
            page,
            "<li><code>{}</code> <span class=\"tag\">{}</span> {}</li>",
            escape(dataset.id(*row)),
            escape(label),
            escape(&text)
        );
    }
    if finding.rows.len() > MOST_ROWS {
        let _ = writeln!(page, "<li>and {} more</li>", finding.rows.len() - MOST_ROWS);
    }
    page.push_str("</ul>\n</details>\n</article>\n");
}

/// The supports of all rows, and of some of them in front.
fn histogram(page: &mut String, report: &DatasetReport, rows: &[usize], width: f32, height: f32) {
    let bin = |support: f32| {
        (((support + RANGE) / (2.0 * RANGE) * BARS as f32) as isize).clamp(0, BARS as isize - 1) as usize
    };
    let count = |supports: &mut dyn Iterator<Item = f32>| {
        let mut counts = [0usize; BARS];
        supports.filter(|support| support.is_finite()).for_each(|support| counts[bin(support)] += 1);
        counts
    };
    let all = count(&mut report.support.iter().copied());
    let own = count(&mut rows.iter().filter_map(|row| report.support.get(*row).copied()));
    let _ = writeln!(
        page,
        "<svg viewBox=\"0 0 {width} {}\" width=\"{width}\" role=\"img\" aria-label=\"support of labels by the rest of the data\">",
        height + 16.0
    );
    let step = width / BARS as f32;
    for (class, counts, inset) in [("all", all, 0.5), ("own", own, 3.0)] {
        let most = counts.iter().copied().max().unwrap_or(0).max(1) as f32;
        let share = if class == "own" { 0.7 } else { 1.0 };
        for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let bar = (share * height * *count as f32 / most).max(1.0);
            let _ = writeln!(
                page,
                "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{bar:.1}\"/>",
                at as f32 * step + inset,
                height - bar,
                step - 2.0 * inset
            );
        }
    }
    let middle = width / 2.0;
    let _ = writeln!(
        page,
        "<line class=\"axis\" x1=\"0\" x2=\"{width}\" y1=\"{height}\" y2=\"{height}\"/>\
         <line class=\"axis\" x1=\"{middle}\" x2=\"{middle}\" y1=\"0\" y2=\"{height}\"/>\
         <text x=\"0\" y=\"{0}\">−{RANGE}</text><text x=\"{middle}\" y=\"{0}\" text-anchor=\"middle\">0</text>\
         <text x=\"{width}\" y=\"{0}\" text-anchor=\"end\">+{RANGE}</text>\n</svg>",
        height + 13.0
    );
}

fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// Everything of the page that comes from the data; hidden characters as their code points.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' => escaped.push('⏎'),
            '\t' => escaped.push(' '),
            hidden if super::tokens::is_hidden(hidden) => {
                let _ = write!(escaped, "⟨U+{:04X}⟩", u32::from(hidden));
            }
            other => escaped.push(other),
        }
    }
    escaped
}
