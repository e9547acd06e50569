//! Text on a terminal: findings in colour, and nothing that the terminal would act upon.

use std::borrow::Cow;
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
    let (name, verdict) = (visible(name), style(report.verdict));
    writeln!(out, "{name}: {verdict}{}{verdict:#}", report.verdict)?;
    let lines = Lines::new(text);
    if report.checks.is_empty() {
        writeln!(out, "  {}", visible(&report.reasons().join("; ")))?;
    }
    for check in &report.checks {
        let verdict = style(check.verdict);
        match &check.outcome {
            Outcome::Evaluated(evaluation) => {
                let (name, scores) = (visible(&check.name), visible(&scores(evaluation)));
                writeln!(out, "  {name} {verdict}{}{verdict:#}{scores}", check.verdict)?;
            }
            _ => writeln!(out, "  {}", visible(&check.to_string()))?,
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
        let what = visible(&format!("{} {}{reason}", finding.label, finding.score));
        writeln!(out, "    {line}:{column} {what}")?;
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

/// Whether a terminal acts upon a character or does not show it: a control, a line or paragraph separator, an
/// annotation mark, or a `Default_Ignorable_Code_Point` of the Unicode Character Database, which the bidirectional
/// marks are too.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// The text with every hidden character as an escape.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => shown.push('⏎'),
            '\t' => shown.push(' '),
            c if is_hidden(c) => {
                // Writing to a string does not fail.
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    shown
}

/// The beginning of what somebody else wrote, for a message about it.
pub(crate) fn quoted(text: &str) -> String {
    clipped(text, 40)
}

/// A message for standard error, which may quote a file: line by line, the lines neither endless nor many.
pub(crate) fn message(text: &str) -> String {
    let lines: Vec<String> = text.lines().take(20).map(|line| clipped(line, 1000)).collect();
    lines.join("\n")
}

fn clipped(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((at, _)) => visible(&text[..at]) + "…",
        None => visible(text),
    }
}

/// Lines with every hidden character but their line breaks as an escape.
pub(crate) fn lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// Finished JSON with every hidden character but the line breaks as `\uXXXX`: JSON allows them in strings alone.
pub(crate) fn json(finished: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| c != '\n' && is_hidden(c);
    if !finished.contains(is_hidden) {
        return Cow::Borrowed(finished);
    }
    let mut shown = String::with_capacity(2 * finished.len());
    for c in finished.chars() {
        match is_hidden(c) {
            true => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| {
                let _ = write!(shown, "\\u{unit:04x}");
            }),
            false => shown.push(c),
        }
    }
    Cow::Owned(shown)
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
