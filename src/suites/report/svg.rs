//! Plots as SVG inside a page: no script, no font, no file beside it. Colours are the page's.

use std::fmt::Write as _;

use super::summary::BINS;
use crate::metrics::Rate;
use crate::suites::metrics::{Point, Ranking};

/// A text inside of XML.
pub(in crate::suites) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // XML 1.0 has no way to write the other controls.
            c if c.is_control() && !matches!(c, '\n' | '\t') => safe.push('\u{FFFD}'),
            '\u{FFFE}' | '\u{FFFF}' => safe.push('\u{FFFD}'),
            c => safe.push(c),
        }
    }
    safe
}

/// The frame of a plot: a square field with room for labels.
const FIELD: f64 = 260.0;
const LEFT: f64 = 66.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 44.0;

struct Drawing {
    content: String,
    width: f64,
    height: f64,
}

impl Drawing {
    fn new(width: f64, height: f64) -> Drawing {
        Drawing { content: String::new(), width, height }
    }

    fn text(&mut self, x: f64, y: f64, anchor: &str, text: &str) {
        let text = escaped(text);
        self.raw(format_args!(r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}">{text}</text>"#));
    }

    fn line(&mut self, class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
        self.raw(format_args!(
            r#"<line class="{class}" x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}"/>"#
        ));
    }

    fn rect(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64), title: &str) {
        let title = escaped(title);
        self.raw(format_args!(
            r#"<rect class="{class}" x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}"><title>{title}</title></rect>"#
        ));
    }

    fn raw(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.content.write_fmt(what);
        self.content.push('\n');
    }

    fn finish(self, label: &str) -> String {
        let (width, height, label) = (self.width, self.height, escaped(label));
        format!(
            "<svg viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\" \
             aria-label=\"{label}\">\n{}</svg>\n",
            self.content
        )
    }
}

/// The frame of a plot of two shares, with ticks where `ticks` say.
fn frame(ticks: &[(f64, &str)], x_title: &str, y_title: &str) -> Drawing {
    let mut drawing = Drawing::new(LEFT + FIELD + 16.0, TOP + FIELD + BOTTOM);
    for (at, name) in ticks {
        let (x, y) = (LEFT + at * FIELD, TOP + (1.0 - at) * FIELD);
        drawing.line("grid", (x, TOP), (x, TOP + FIELD));
        drawing.line("grid", (LEFT, y), (LEFT + FIELD, y));
        drawing.text(x, TOP + FIELD + 16.0, "middle", name);
        drawing.text(LEFT - 6.0, y + 4.0, "end", name);
    }
    drawing.text(LEFT + FIELD / 2.0, TOP + FIELD + 36.0, "middle", x_title);
    let (x, y) = (14.0, TOP + FIELD / 2.0);
    let y_title = escaped(y_title);
    drawing.raw(format_args!(
        r#"<text x="{x}" y="{y}" text-anchor="middle" transform="rotate(-90 {x} {y})">{y_title}</text>"#
    ));
    drawing
}

/// Draws curves, the first one in the class `before` where there are two.
fn curves(drawing: &mut Drawing, curves: &[Vec<(f64, f64)>]) {
    for (at, curve) in curves.iter().enumerate() {
        let class = if at + 1 == curves.len() { "after" } else { "before" };
        let points: Vec<String> = curve
            .iter()
            .map(|(x, y)| format!("{:.1},{:.1}", LEFT + x * FIELD, TOP + (1.0 - y) * FIELD))
            .collect();
        drawing.raw(format_args!(r#"<polyline class="curve {class}" points="{}"/>"#, points.join(" ")));
    }
}

/// Points of a curve that are drawn.
const POINTS: usize = 400;

/// Recall over false positives, on linear axes.
pub(super) fn roc(rankings: &[&Ranking]) -> String {
    let ticks = [(0.0, "0"), (0.25, ".25"), (0.5, ".5"), (0.75, ".75"), (1.0, "1")];
    let mut drawing = frame(&ticks, "harmless cases found", "recall");
    drawing.line("chance", (LEFT, TOP + FIELD), (LEFT + FIELD, TOP));
    let curve = |ranking: &&Ranking| -> Vec<(f64, f64)> {
        ranking.curve(POINTS).iter().map(|Point { fpr, recall, .. }| (*fpr, *recall)).collect()
    };
    curves(&mut drawing, &rankings.iter().map(curve).collect::<Vec<_>>());
    drawing.finish("ROC curve")
}

/// Missed cases over false positives, on axes of the normal quantile (Martin et al., "The DET curve in assessment of
/// detection task performance", Eurospeech 1997).
pub(super) fn det(rankings: &[&Ranking]) -> String {
    const LOWEST: f64 = 0.001;
    let (low, high) = (quantile(LOWEST), quantile(1.0 - LOWEST));
    let place = |share: f64| (quantile(share.clamp(LOWEST, 1.0 - LOWEST)) - low) / (high - low);
    let ticks: Vec<(f64, &str)> = [
        (0.001, ".001"),
        (0.01, ".01"),
        (0.05, ".05"),
        (0.2, ".2"),
        (0.5, ".5"),
        (0.8, ".8"),
        (0.95, ".95"),
        (0.99, ".99"),
    ]
    .map(|(share, name)| (place(share), name))
    .to_vec();
    let mut drawing = frame(&ticks, "harmless cases found", "missed");
    let curve = |ranking: &&Ranking| -> Vec<(f64, f64)> {
        ranking.curve(POINTS).iter().map(|point| (place(point.fpr), place(1.0 - point.recall))).collect()
    };
    curves(&mut drawing, &rankings.iter().map(curve).collect::<Vec<_>>());
    drawing.finish("DET curve")
}

/// The quantile of the normal distribution (Acklam's rational approximation, relative error below 1.2e-9), for drawing.
fn quantile(p: f64) -> f64 {
    const A: [f64; 6] = [
        -3.969683028665376e1,
        2.209460984245205e2,
        -2.759285104469687e2,
        1.38357751867269e2,
        -3.066479806614716e1,
        2.506628277459239,
    ];
    const B: [f64; 5] = [
        -5.447609879822406e1,
        1.615858368580409e2,
        -1.556989798598866e2,
        6.680131188771972e1,
        -1.328068155288572e1,
    ];
    const C: [f64; 6] = [
        -7.784894002430293e-3,
        -3.223964580411365e-1,
        -2.400758277161838,
        -2.549732539343734,
        4.374664141464968,
        2.938163982698783,
    ];
    const D: [f64; 4] = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];
    let polynomial = |coefficients: &[f64], x: f64| coefficients.iter().fold(0.0, |sum, c| sum * x + c);
    if p > 0.5 {
        return -quantile(1.0 - p);
    }
    if p < 0.02425 {
        let q = (-2.0 * p.ln()).sqrt();
        return polynomial(&C, q) / (polynomial(&D, q) * q + 1.0);
    }
    let q = p - 0.5;
    let r = q * q;
    polynomial(&A, r) * q / (polynomial(&B, r) * r + 1.0)
}

/// Scores of cases to be stopped upwards, of harmless ones downwards, as shares of each.
pub(super) fn histogram(counts: &[[u64; BINS]; 2]) -> String {
    let mut drawing = Drawing::new(LEFT + FIELD + 16.0, TOP + FIELD + BOTTOM);
    let (middle, half) = (TOP + FIELD / 2.0, FIELD / 2.0);
    let width = FIELD / BINS as f64;
    for (side, class, what) in [(0, "stop", "to stop"), (1, "pass", "harmless")] {
        let total = counts[side].iter().sum::<u64>().max(1) as f64;
        for (bin, count) in counts[side].iter().enumerate().filter(|(_, count)| **count > 0) {
            // The square root shows a few cases beside many.
            let height = (half * (*count as f64 / total).sqrt()).max(1.0);
            let y = if side == 0 { middle - height } else { middle };
            let from = bin as f64 / BINS as f64;
            let title = format!("{count} {what}, scores from {from:.2} to {:.2}", from + 1.0 / BINS as f64);
            drawing.rect(class, (LEFT + bin as f64 * width, y), (width - 1.0, height), &title);
        }
    }
    drawing.line("axis", (LEFT, middle), (LEFT + FIELD, middle));
    for (at, name) in [(0.0, "0"), (0.25, ".25"), (0.5, ".5"), (0.75, ".75"), (1.0, "1")] {
        drawing.text(LEFT + at * FIELD, TOP + FIELD + 16.0, "middle", name);
    }
    drawing.text(LEFT + FIELD / 2.0, TOP + FIELD + 36.0, "middle", "score");
    drawing.text(LEFT - 6.0, TOP + 14.0, "end", "to stop");
    drawing.text(LEFT - 6.0, TOP + FIELD - 6.0, "end", "harmless");
    drawing.finish("Histogram of scores")
}

/// The share of each fate, one bar.
pub(super) fn stages(parts: &[(&str, &str, Rate)]) -> String {
    const WIDTH: f64 = 640.0;
    let mut drawing = Drawing::new(WIDTH, 58.0);
    let mut x = 0.0;
    for (name, class, rate) in parts.iter().filter(|(_, _, rate)| rate.count > 0) {
        let width = WIDTH * rate.rate;
        let title = format!("{name}: {} of {}, {:.1} %", rate.count, rate.total, 100.0 * rate.rate);
        drawing.rect(class, (x, 4.0), ((width - 1.0).max(1.0), 26.0), &title);
        x += width;
    }
    let mut x = 0.0;
    for (name, class, rate) in parts {
        drawing.rect(class, (x, 42.0), (10.0, 10.0), name);
        let label = format!("{name} {:.1} %", 100.0 * rate.rate);
        drawing.text(x + 14.0, 51.0, "start", &label);
        x += 34.0 + 6.3 * label.chars().count() as f64;
    }
    drawing.finish("What became of the cases to be stopped")
}

/// Rates by group, before and after where there are two, with their intervals.
pub(super) fn bars(groups: &[(String, Vec<Rate>, bool)]) -> String {
    let longest = groups.iter().map(|(name, _, _)| name.chars().count()).max().unwrap_or_default().min(40);
    let left = 20.0 + 7.3 * longest as f64;
    let (field, bar) = (420.0, 9.0);
    let per_group =
        groups.iter().map(|(_, rates, _)| rates.len()).max().unwrap_or(1) as f64 * (bar + 2.0) + 10.0;
    let height = TOP + per_group * groups.len() as f64;
    let mut drawing = Drawing::new(left + field + 140.0, height + 30.0);
    for (at, name) in [(0.0, "0"), (0.25, ".25"), (0.5, ".5"), (0.75, ".75"), (1.0, "1")] {
        drawing.line("grid", (left + at * field, TOP), (left + at * field, height));
        drawing.text(left + at * field, height + 18.0, "middle", name);
    }
    for (row, (name, rates, is_marked)) in groups.iter().enumerate() {
        let y = TOP + row as f64 * per_group;
        let shown: String = name.chars().take(40).collect();
        drawing.text(left - 8.0, y + per_group / 2.0, "end", &shown);
        for (at, rate) in rates.iter().enumerate() {
            let class = if at + 1 == rates.len() { "after" } else { "before" };
            let y = y + 3.0 + at as f64 * (bar + 2.0);
            let title = format!(
                "{name}: {:.3} [{:.3}, {:.3}], {} of {}",
                rate.rate, rate.low, rate.high, rate.count, rate.total
            );
            drawing.rect(class, (left, y), ((field * rate.rate).max(1.0), bar), &title);
            if rate.total > 0 {
                let middle = y + bar / 2.0;
                drawing.line(
                    "whisker",
                    (left + field * rate.low, middle),
                    (left + field * rate.high, middle),
                );
            }
        }
        let last = rates.last().map_or(String::new(), |rate| format!("{} of {}", rate.count, rate.total));
        let mark = if *is_marked { " ▲" } else { "" };
        drawing.text(left + field + 8.0, y + per_group / 2.0, "start", &(last + mark));
    }
    drawing.finish("Rates by group")
}

/// A table of rates, each cell as dark as its rate is high; `None` where there are no cases.
pub(super) fn heat_map(
    rows: &[String],
    columns: &[String],
    cell: impl Fn(&str, &str) -> Option<Rate>,
) -> String {
    let longest = |names: &[String]| {
        names.iter().map(|name| name.chars().count()).max().unwrap_or_default().min(34) as f64
    };
    let (left, top) = (20.0 + 7.3 * longest(rows), 20.0 + 5.2 * longest(columns));
    let (width, height) = (52.0, 24.0);
    let mut drawing = Drawing::new(
        left + width * columns.len() as f64 + 4.2 * longest(columns),
        top + height * rows.len() as f64 + 8.0,
    );
    for (at, column) in columns.iter().enumerate() {
        let (x, y) = (left + (at as f64 + 0.5) * width, top - 8.0);
        let name: String = escaped(&column.chars().take(34).collect::<String>());
        drawing.raw(format_args!(
            r#"<text x="{x:.1}" y="{y:.1}" transform="rotate(-45 {x:.1} {y:.1})">{name}</text>"#
        ));
    }
    for (row, attack) in rows.iter().enumerate() {
        let y = top + row as f64 * height;
        let shown: String = attack.chars().take(34).collect();
        drawing.text(left - 8.0, y + 16.0, "end", &shown);
        for (at, column) in columns.iter().enumerate() {
            let Some(rate) = cell(attack, column).filter(|rate| rate.total > 0) else { continue };
            let x = left + at as f64 * width;
            let title = escaped(&format!("{attack}, {column}: {} of {} got through", rate.count, rate.total));
            drawing.raw(format_args!(
                r#"<rect class="cell" style="fill-opacity:{:.2}" x="{x:.1}" y="{y:.1}" width="{:.1}" height="{:.1}"><title>{title}</title></rect>"#,
                0.04 + 0.8 * rate.rate,
                width - 2.0,
                height - 2.0
            ));
            drawing.text(x + width / 2.0 - 1.0, y + 16.0, "middle", &format!("{:.2}", rate.rate));
        }
    }
    drawing.finish("Attack success by attack and category")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (p, z) in
            [(0.5, 0.0), (0.975, 1.959964), (0.001, -3.090232), (0.02, -2.053749), (0.84134475, 1.0)]
        {
            assert!((quantile(p) - z).abs() < 1e-5, "{p}");
        }
    }

    #[test]
    fn nothing_escapes() {
        assert_eq!(
            escaped("<a href='x'>&\"\u{1b}\u{0}"),
            "&lt;a href=&#39;x&#39;&gt;&amp;&quot;\u{FFFD}\u{FFFD}"
        );
    }
}
