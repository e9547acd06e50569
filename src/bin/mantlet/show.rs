//! Text on a terminal: findings in colour, and nothing that the terminal would act upon.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use mantlet::{CheckReport, Evaluation, Finding, Outcome, Report, Verdict};

/// Characters shown before and after a finding.
const AROUND: usize = 60;
/// Findings shown for one text; the rest is counted.
const MOST: usize = 50;

pub(crate) fn style(verdict: Verdict) -> Style {
    let colour = match verdict {
        Verdict::Block => AnsiColor::Red,
        Verdict::Redact => AnsiColor::Magenta,
        Verdict::Flag => AnsiColor::Yellow,
        _ => AnsiColor::Green,
    };
    colour.on_default().bold()
}

/// A report about the text called `name`.
pub(crate) fn report(out: &mut dyn Write, name: &str, text: &str, report: &Report) -> io::Result<()> {
    let verdict = style(report.verdict);
    writeln!(out, "{name}: {verdict}{}{verdict:#}", report.verdict)?;
    let lines = Lines::new(text);
    for check in &report.checks {
        let verdict = style(check.verdict);
        match &check.outcome {
            Outcome::Evaluated(evaluation) => {
                writeln!(
                    out,
                    "  {} {verdict}{}{verdict:#}{}",
                    check.name,
                    check.verdict,
                    scores(evaluation)
                )?;
            }
            _ => writeln!(out, "  {check}")?,
        }
        findings(out, text, &lines, check, verdict)?;
    }
    Ok(())
}

fn scores(evaluation: &Evaluation) -> String {
    let mut shown = format!("  score {}", evaluation.score);
    // Writing to a string does not fail.
    if let Some(threshold) = evaluation.decision.as_ref().and_then(|decision| decision.threshold) {
        let _ = write!(shown, ", threshold {threshold}");
    }
    for label in evaluation.labels.iter().take(8) {
        let _ = write!(shown, ", {} {}", label.label, label.score);
    }
    shown
}

fn findings(
    out: &mut dyn Write,
    text: &str,
    lines: &Lines<'_>,
    check: &CheckReport,
    style: Style,
) -> io::Result<()> {
    let findings = check.evaluation().map(|evaluation| evaluation.findings.as_slice()).unwrap_or_default();
    for finding in findings.iter().take(MOST) {
        let (line, column) = lines.position(finding.start);
        let reason = if finding.reason.is_empty() { String::new() } else { format!(" ({})", finding.reason) };
        writeln!(out, "    {line}:{column} {} {}{reason}", finding.label, finding.score)?;
        writeln!(out, "      {}", excerpt(text, finding, style))?;
    }
    if findings.len() > MOST {
        writeln!(out, "    and {} more", findings.len() - MOST)?;
    }
    Ok(())
}

/// The finding with what stands around it on its line.
fn excerpt(text: &str, finding: &Finding, style: Style) -> String {
    let (before, found, after) = (&text[..finding.start], &text[finding.span()], &text[finding.end..]);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let middle = found.char_indices().nth(4 * AROUND).map_or(found.len(), |(at, _)| at);
    format!(
        "{}{}{style}{}{}{style:#}{}{}",
        cut(from > 0),
        visible(&before[from..]),
        visible(&found[..middle]),
        cut(middle < found.len()),
        visible(&after[..to]),
        cut(to < after.len()),
    )
}

/// The text with everything that a terminal acts upon, or does not show, as an escape.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        let is_hidden = matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{2028}' | '\u{2029}');
        match c {
            '\n' => shown.push('⏎'),
            '\t' => shown.push(' '),
            c if c.is_control() || is_hidden => {
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    shown
}

/// Where the lines of a text begin.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Lines<'t> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { text, starts }
    }

    /// Line and column of a byte, from 1; columns count characters.
    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line.saturating_sub(1)];
        (line, self.text[start..at].chars().count() + 1)
    }
}
