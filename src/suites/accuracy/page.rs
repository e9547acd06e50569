//! The page: no script, nothing loaded, curves as SVG.

use std::fmt::Write;

use super::{Accuracy, SourceAccuracy};
use crate::metrics::Rate;

const STYLE: &str = "body{font:14px system-ui,sans-serif;margin:2em auto;max-width:80em;padding:0 1em;color:#222;\
    background:#fff}table{border-collapse:collapse}td,th{padding:.25em .6em;border-bottom:1px solid #ddd;\
    text-align:right;white-space:nowrap}td:first-child,th:first-child,td:nth-child(2),th:nth-child(2){text-align:left}\
    small{color:#666}section{display:inline-block;margin:1em 1.5em 0 0;vertical-align:top}h2{font-size:1em}\
    svg{background:#fafafa;border:1px solid #ddd}";

/// Sides of a diagram, in pixels.
const SIDE: f64 = 200.0;

pub(super) fn page(accuracy: &Accuracy, about: &[String]) -> String {
    let sources = accuracy.sources();
    let mut html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Accuracy</title><style>{STYLE}</style>\
         </head><body><h1>Accuracy</h1>"
    );
    for line in about {
        html += &format!("<p>{}</p>", escaped(line));
    }
    html += "<table><tr><th>source</th><th>label</th><th>positive</th><th>negative</th><th>accuracy</th><th>recall</th>\
        <th>false positives</th><th>precision</th><th>F1</th><th>AUC</th><th>average precision</th>\
        <th>recall at 1 % false positives</th></tr>";
    for of in &sources {
        html += &row(of);
    }
    html += "</table>";
    for (source, mean) in accuracy.mean_aucs() {
        // Writing to a string cannot fail, here and below.
        let _ = write!(html, "<p>{}: mean AUC of its labels {mean:.4}</p>", escaped(&source));
    }
    html += "<p><small>Rates with their 95 % Wilson intervals. Diagrams: recall over false positives, with the shipped \
        threshold as a dot; and the share of positives over the score, in tenths.</small></p>";
    for of in &sources {
        let _ = write!(html, "<section><h2>{} · {}</h2>", escaped(&of.source), escaped(&of.target));
        html += &roc(of);
        html += " ";
        html += &reliability(of);
        html += "</section>";
    }
    html + "</body></html>\n"
}

fn row(of: &SourceAccuracy) -> String {
    let rate = |rate: &Rate| match rate.total {
        0 => "–".to_owned(),
        _ => format!("{:.3} <small>{:.3}–{:.3}</small>", rate.rate, rate.low, rate.high),
    };
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.4}"));
    format!(
        "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>\
         <td>{}</td><td>{}</td><td>{}</td></tr>",
        escaped(&of.source),
        escaped(&of.target),
        of.positives,
        of.negatives,
        rate(&of.accuracy),
        rate(&of.recall),
        rate(&of.fpr),
        rate(&of.precision),
        number(of.f1),
        number(of.weighted_auc.or(of.auc)),
        number(of.average_precision),
        of.recall_at_fpr.as_ref().map_or_else(|| "–".to_owned(), |at| rate(&at.recall)),
    )
}

fn roc(of: &SourceAccuracy) -> String {
    let line: Vec<String> = of.curve.iter().map(|point| place(point.fpr, point.recall)).collect();
    let dot = match of.curve.is_empty() {
        true => String::new(),
        false => {
            let (x, y) = (SIDE * of.fpr.rate, SIDE * (1.0 - of.recall.rate));
            format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"#b33\"/>")
        }
    };
    diagram(&format!(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"#247\" stroke-width=\"1.5\"/>{dot}",
        line.join(" ")
    ))
}

fn reliability(of: &SourceAccuracy) -> String {
    let mut drawn = String::new();
    for bin in &of.reliability {
        let x = SIDE * bin.score;
        let y = |share: f64| SIDE * (1.0 - share);
        let (low, high) = (y(bin.positives.low), y(bin.positives.high));
        let _ = write!(
            drawn,
            "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{low:.1}\" y2=\"{high:.1}\" stroke=\"#999\"/>\
             <circle cx=\"{x:.1}\" cy=\"{:.1}\" r=\"3\" fill=\"#247\"/>",
            y(bin.positives.rate)
        );
    }
    diagram(&drawn)
}

/// A square from 0 to 1 with its diagonal.
fn diagram(drawn: &str) -> String {
    format!(
        "<svg width=\"{SIDE}\" height=\"{SIDE}\" viewBox=\"-6 -6 212 212\" role=\"img\"><line x1=\"0\" y1=\"{SIDE}\" \
         x2=\"{SIDE}\" y2=\"0\" stroke=\"#ccc\" stroke-dasharray=\"4\"/>{drawn}</svg>"
    )
}

fn place(x: f64, y: f64) -> String {
    format!("{:.1},{:.1}", SIDE * x, SIDE * (1.0 - y))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
