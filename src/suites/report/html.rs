//! A page about a run, or about two: one file, without scripts and without anything from elsewhere.

use std::collections::BTreeMap;

use super::svg::{self, escaped};
use super::{Group, RunReport, Subject, Summary};
use crate::metrics::Rate;
use crate::suites::compare::{CaseChange, Comparison, Condition, shown_p};
use crate::suites::metrics::Ranking;

const STYLE: &str = "\
:root{--ink:#1c2024;--soft:#60656c;--line:#d9dce0;--back:#fcfcfd;--card:#fff;--before:#9aa3ad;--after:#2563a8;--bad:#c2362b;--good:#1d7a4a;\
--s1:#2563a8;--s2:#5b8fd0;--s3:#8a6fc0;--s4:#c0b3e0;--s5:#c2362b}\
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#9ba1a8;--line:#33383e;--back:#15181b;--card:#1c2024;--before:#6d757e;\
--after:#6ea8e8;--bad:#f0695d;--good:#58c48b;--s1:#4f8fd8;--s2:#7fb0ea;--s3:#a58ad8;--s4:#6f6390;--s5:#f0695d}}\
*{box-sizing:border-box}body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--back);margin:0;padding:32px}\
main{max-width:1080px;margin:auto}h1{font-size:24px;margin:0 0 4px}h2{font-size:17px;margin:32px 0 8px}p{margin:4px 0}\
.soft{color:var(--soft)}.bad{color:var(--bad)}.good{color:var(--good)}.badge{display:inline-block;padding:2px 12px;border-radius:12px;\
color:#fff;font-weight:600}.badge.bad{background:var(--bad)}.badge.good{background:var(--good)}\
.tiles{display:flex;flex-wrap:wrap;gap:12px;margin:16px 0}.tile{background:var(--card);border:1px solid var(--line);border-radius:8px;\
padding:12px 16px;min-width:170px}.tile b{display:block;font-size:24px;font-weight:600}\
.plots{display:flex;flex-wrap:wrap;gap:12px}figure{margin:0;background:var(--card);border:1px solid var(--line);border-radius:8px;\
padding:12px;overflow-x:auto;max-width:100%}figcaption{font-size:13px;color:var(--soft);margin-bottom:6px}\
table{border-collapse:collapse;background:var(--card);width:100%}th,td{border-bottom:1px solid var(--line);padding:5px 10px;text-align:right;\
font-variant-numeric:tabular-nums;white-space:nowrap}th:first-child,td:first-child{text-align:left;white-space:normal;min-width:12em;\
overflow-wrap:anywhere}th{font-weight:600;font-size:13px;color:var(--soft)}\
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px}\
svg text{font:12px system-ui,sans-serif;fill:var(--ink)}.grid{stroke:var(--line)}.axis{stroke:var(--soft)}.chance{stroke:var(--soft);stroke-dasharray:3 4}\
.curve{fill:none;stroke-width:2}.curve.before{stroke:var(--before)}.curve.after{stroke:var(--after)}rect.before{fill:var(--before)}\
rect.after{fill:var(--after)}.whisker{stroke:var(--ink);stroke-width:1}rect.stop,rect.cell{fill:var(--bad)}rect.pass{fill:var(--good)}\
rect.s1{fill:var(--s1)}rect.s2{fill:var(--s2)}rect.s3{fill:var(--s3)}rect.s4{fill:var(--s4)}rect.s5{fill:var(--s5)}\
code{font:13px ui-monospace,monospace;overflow-wrap:anywhere}";

impl RunReport {
    /// The report as a page that stands alone: plots inside it, no scripts, nothing loaded from elsewhere.
    pub fn to_html(&self) -> String {
        let (summary, cohort) = (self.summary(), self.cohort());
        let title = format!("{} on {} {}", self.subject().title(), cohort.dataset, cohort.version);
        let mut body = format!("<h1>{}</h1>\n{}", escaped(&title), about(self));
        body += &tiles(summary);
        body += "<h2>What became of the cases to be stopped</h2>\n";
        body += &figure("", &svg::stages(&parts(summary)));
        body += "<h2>Scores</h2>\n";
        body += &curves(&[self]);
        let groups: Vec<_> = rates(&summary.categories, |group| group.attacks);
        body += &section_bars("Attack success by category, with 95 % intervals", groups);
        let groups: Vec<_> = rates(&summary.categories, |group| group.harmless);
        body += &section_bars("Over-refusal by category, with 95 % intervals", groups);
        body += &heat(summary);
        page(&title, &body)
    }
}

impl Comparison {
    /// The comparison as a page that stands alone. `baseline` and `candidate` are the runs that were compared.
    pub fn to_html(&self, baseline: &RunReport, candidate: &RunReport) -> String {
        let cohort = candidate.cohort();
        let title = format!("{} to {}", self.baseline.title(), self.candidate.title());
        let (class, verdict) = if self.is_passed() { ("good", "passed") } else { ("bad", "failed") };
        let mut body =
            format!("<h1>{} <span class=\"badge {class}\">{verdict}</span></h1>\n", escaped(&title));
        body += &about(candidate);
        body += &changed(&self.baseline, &self.candidate);
        for failure in &self.failures {
            body += &format!(
                "<p class=\"bad\">{}: {}</p>\n",
                escaped(&failure.condition),
                escaped(&failure.message)
            );
        }
        if self.lost + self.unknown > 0 {
            body += &format!(
                "<p>Without a result: {} in the baseline, {} more in the candidate.</p>\n",
                self.unknown, self.lost
            );
        }
        body += "<h2>Tests</h2>\n";
        body += &self.table();
        for (harmless, caption) in [
            (false, "Attack success by category, before and after"),
            (true, "Over-refusal by category, before and after"),
        ] {
            let groups = self
                .tests
                .iter()
                .filter(|test| test.kind == Condition::Category && test.harmless == harmless)
                .map(|test| (test.group.clone(), vec![test.before, test.after], test.is_regression));
            body += &section_bars(caption, groups.collect());
        }
        body += "<h2>Scores: grey before, blue after</h2>\n";
        body += &curves(&[baseline, candidate]);
        body += "<h2>Before</h2>\n";
        body += &heat(baseline.summary());
        body += "<h2>After</h2>\n";
        body += &heat(candidate.summary());
        body += &cases("Cases that got worse", &self.worse);
        body += &cases("Cases that got better", &self.better);
        page(&format!("{title} on {}", cohort.dataset), &body)
    }

    fn table(&self) -> String {
        let mut rows = String::new();
        for test in self.tests.iter().filter(|test| test.group.is_empty() || test.worse + test.better > 0) {
            let what = if test.harmless { "over-refusal" } else { "attack success" };
            let name =
                if test.group.is_empty() { what.to_owned() } else { format!("{}: {what}", test.group) };
            let (class, mark) = match (test.is_regression, test.is_improvement) {
                (true, _) => ("bad", "worse"),
                (_, true) => ("good", "better"),
                _ => ("soft", ""),
            };
            let (low, _, high) = test.difference;
            rows += &format!(
                "<tr><td>{}</td><td>{}</td><td>{:.3}</td><td>{:.3}</td><td>[{low:+.3}, {high:+.3}]</td><td>{}</td><td>{}</td><td>{}</td>\
                 <td>{}</td><td class=\"{class}\">{mark}</td></tr>\n",
                escaped(&name),
                test.after.total,
                test.before.rate,
                test.after.rate,
                test.worse,
                test.better,
                shown_p(test.p),
                shown_p(test.p_adjusted)
            );
        }
        format!(
            "<div class=\"scroll\"><table><tr><th></th><th>cases</th><th>before</th><th>after</th><th>difference, 95 %</th><th>worse</th>\
             <th>better</th><th>p</th><th>p, adjusted</th><th></th></tr>\n{rows}</table></div>\n<p class=\"soft\">McNemar's exact \
             test, two-sided, adjusted by Holm's method within each kind; level {}.</p>\n",
            self.alpha
        )
    }
}

fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>{}</title>\
         <style>{STYLE}</style></head><body><main>\n{body}</main></body></html>\n",
        escaped(title)
    )
}

fn about(report: &RunReport) -> String {
    let cohort = report.cohort();
    let judge = cohort.judge.as_ref().map(|judge| format!(" · judge {}", escaped(judge))).unwrap_or_default();
    format!(
        "<p class=\"soft\">{} {} · {} cases · {} without a result · harness {}{judge}</p>\n<p class=\"soft\"><code>{}</code></p>\n",
        escaped(&cohort.dataset),
        escaped(&cohort.version),
        report.summary().cases,
        report.summary().failed,
        cohort.harness,
        escaped(&cohort.sha256)
    )
}

/// What is not the same in the two subjects.
fn changed(before: &Subject, after: &Subject) -> String {
    let guard = if before.guard == after.guard { "the same" } else { "another" };
    let same = (&before.model, &before.model_version) == (&after.model, &after.model_version);
    let model = match (&after.model, same) {
        (None, _) => "none",
        (_, true) => "the same",
        (_, false) => "another",
    };
    format!("<p>Guard: {guard}. Model: {model}.</p>\n")
}

fn tile(name: &str, value: &str, note: &str) -> String {
    format!("<div class=\"tile\">{name}<b>{value}</b><span class=\"soft\">{note}</span></div>\n")
}

fn tiles(summary: &Summary) -> String {
    let share = |name: &str, rate: &Rate| match rate.total {
        0 => String::new(),
        total => {
            let note = format!("[{:.3}, {:.3}] · {} of {total}", rate.low, rate.high, rate.count);
            tile(name, &format!("{:.3}", rate.rate), &note)
        }
    };
    let mut tiles = share("attack success", &summary.attacks) + &share("over-refusal", &summary.harmless);
    if let Some(auc) = summary.auc {
        tiles +=
            &tile("ROC AUC", &format!("{:.3}", auc.value), &format!("[{:.3}, {:.3}]", auc.low, auc.high));
        tiles += &share("recall at 1 % harmless", &summary.recall_at_fpr.recall);
    }
    for (name, tools) in
        [("tools, to stop", summary.harmful_tools), ("tools, harmless", summary.harmless_tools)]
    {
        if let Some(tools) = tools {
            tiles += &tile(
                name,
                &format!("{:.3}", tools.value),
                &format!("[{:.3}, {:.3}]", tools.low, tools.high),
            );
        }
    }
    tiles += &tile(
        "time of a case",
        &format!("{} µs", summary.latency_us_p50),
        &format!("median; p99 {} µs", summary.latency_us_p99),
    );
    format!("<div class=\"tiles\">\n{tiles}</div>\n")
}

fn parts(summary: &Summary) -> Vec<(&'static str, &'static str, Rate)> {
    vec![
        ("stopped before", "s1", summary.stopped_pre),
        ("stopped after", "s2", summary.stopped_post),
        ("refused", "s3", summary.refused),
        ("got through", "s5", summary.attacks),
    ]
}

fn figure(caption: &str, plot: &str) -> String {
    let caption =
        if caption.is_empty() { String::new() } else { format!("<figcaption>{caption}</figcaption>") };
    format!("<figure>{caption}{plot}</figure>\n")
}

fn curves(reports: &[&RunReport]) -> String {
    let rankings: Vec<&Ranking> = reports.iter().map(|report| &report.charts().rankings[0].1).collect();
    let mut plots = String::new();
    if rankings.iter().all(|ranking| ranking.positives() > 0 && ranking.negatives() > 0) {
        plots += &figure("ROC: highest score of any check", &svg::roc(&rankings));
        plots += &figure("DET: the same on normal axes", &svg::det(&rankings));
        // A run of one check shows it already.
        let checks = reports.last().map(|report| &report.charts().rankings[1..]).unwrap_or_default();
        for (name, ranking) in checks.iter().filter(|_| checks.len() > 1) {
            let before = reports.len() > 1;
            let old = reports[0].charts().rankings[1..]
                .iter()
                .find(|(old, _)| old == name)
                .map(|(_, ranking)| ranking);
            let of_check: Vec<&Ranking> = old.into_iter().filter(|_| before).chain([ranking]).collect();
            if of_check.iter().all(|ranking| ranking.positives() > 0 && ranking.negatives() > 0) {
                plots += &figure(&format!("ROC: {}", escaped(name)), &svg::roc(&of_check));
            }
        }
    }
    for (at, report) in reports.iter().enumerate() {
        let when = match (reports.len(), at) {
            (1, _) => "",
            (_, 0) => ", before",
            _ => ", after",
        };
        let caption = format!("Scores{when}; heights are square roots of shares");
        plots += &figure(&caption, &svg::histogram(&report.charts().histogram));
    }
    format!("<div class=\"plots\">\n{plots}</div>\n")
}

type Bars = Vec<(String, Vec<Rate>, bool)>;

fn rates(groups: &BTreeMap<String, Group>, of: impl Fn(&Group) -> Rate) -> Bars {
    let rates = groups.iter().map(|(name, group)| (name.clone(), vec![of(group)], false));
    rates.filter(|(_, rates, _)| rates.iter().all(|rate| rate.total > 0)).collect()
}

fn section_bars(caption: &str, groups: Bars) -> String {
    if groups.is_empty() {
        String::new()
    } else {
        format!("<h2>{caption}</h2>\n{}", figure("", &svg::bars(&groups)))
    }
}

fn heat(summary: &Summary) -> String {
    let rows: Vec<String> = summary.by_attack_and_category.keys().cloned().collect();
    let mut columns: Vec<String> = summary.categories.keys().cloned().collect();
    columns.retain(|column| summary.categories[column].attacks.total > 0);
    if columns.is_empty() {
        return String::new();
    }
    let cell = |row: &str, column: &str| summary.by_attack_and_category.get(row)?.get(column).copied();
    figure("Attack success by attack and category", &svg::heat_map(&rows, &columns, cell))
}

/// Cases listed; the rest is counted.
const LISTED: usize = 200;

fn cases(title: &str, cases: &[CaseChange]) -> String {
    if cases.is_empty() {
        return String::new();
    }
    let row = |case: &CaseChange| {
        let cells = [&case.id, &case.category, &case.before, &case.after];
        format!("<tr>{}</tr>\n", cells.map(|cell| format!("<td>{}</td>", escaped(cell))).concat())
    };
    let rows: String = cases.iter().take(LISTED).map(row).collect();
    let more = match cases.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!("<p class=\"soft\">and {more} more</p>\n"),
    };
    format!(
        "<h2>{title}: {}</h2>\n<div class=\"scroll\"><table><tr><th>case</th><th>category</th><th>before</th><th>after</th></tr>\n{rows}\
         </table></div>\n{more}",
        cases.len()
    )
}
