//! Checks on a route: runs them, folds their verdicts, carries redactions from one to the next.
//!
//! Knows [`Evaluator`](crate::Evaluator) and no evaluator.

mod check;
#[cfg(feature = "config")]
mod config;
mod observer;
mod redaction;
mod report;
mod stream;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

pub use check::Check;
#[cfg(feature = "config")]
pub use config::{GuardConfig, Registry};
pub use observer::Observer;
pub use report::{CheckReport, GuardedModel, Outcome, Report, Stage, Streamed};
pub use stream::GuardStream;

use crate::{Error, Evaluation, Input, Policy, ToolCall, Verdict};
use redaction::Redaction;

/// Checks around a model call, on one route.
///
/// The verdict is the worst one of all checks; a pass of one check never masks another. A check that fails,
/// panics or misses its deadline contributes its policy's `on_error` verdict, which is block unless changed.
/// Where not a single check was completed the verdict is block, whatever the policies say.
///
/// Cheap to clone, and shared by threads without locks.
///
/// ```
/// use mantlet::{CustomEvaluation, Evaluation, Guard, Score, Verdict};
/// let short = CustomEvaluation::new("too_long", |input| {
///     Ok(Evaluation::from_score(if input.text().len() > 20 { Score::CERTAIN } else { Score::NONE }))
/// });
/// let guard = Guard::builder("clinical-chat").pre(short).build()?;
/// assert_eq!(guard.check_input("Is ibuprofen safe?").verdict, Verdict::Allow);
/// let report = guard.check_input("A question that goes on and on");
/// assert!(report.is_blocked());
/// assert_eq!(report.reasons(), ["too_long 1.00 (threshold 0.50) block"]);
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Guard {
    inner: Arc<Inner>,
}

struct Inner {
    route: Arc<str>,
    pre: Vec<Check>,
    post: Vec<Check>,
    stop_at: Option<Verdict>,
    deadline: Option<Duration>,
    model: Option<Arc<GuardedModel>>,
    observers: Vec<Box<dyn Observer>>,
}

impl Inner {
    fn checks(&self, stage: Stage) -> &[Check] {
        match stage {
            Stage::Pre => &self.pre,
            Stage::Post => &self.post,
        }
    }
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inner")
            .field("route", &self.route)
            .field("pre", &self.pre)
            .field("post", &self.post)
            .field("stop_at", &self.stop_at)
            .field("deadline", &self.deadline)
            .field("model", &self.model)
            .field("observers", &self.observers.len())
            .finish()
    }
}

/// Builds a [`Guard`]; see [`Guard::builder`].
#[derive(Debug)]
#[must_use]
pub struct GuardBuilder {
    inner: Inner,
    open: BTreeSet<String>,
}

impl Guard {
    /// A guard for `route`, a name of the caller's that reports carry.
    pub fn builder(route: impl Into<String>) -> GuardBuilder {
        let route = Arc::from(route.into());
        GuardBuilder {
            open: BTreeSet::new(),
            inner: Inner {
                route,
                pre: Vec::new(),
                post: Vec::new(),
                stop_at: None,
                deadline: None,
                model: None,
                observers: Vec::new(),
            },
        }
    }

    /// The labels that the checks before the model may report.
    #[cfg(feature = "vault")]
    pub(crate) fn labels(&self) -> impl Iterator<Item = &crate::Label> {
        self.inner.pre.iter().flat_map(Check::and_escalations).flat_map(|check| check.evaluator.labels())
    }

    /// The route.
    pub fn route(&self) -> &str {
        &self.inner.route
    }

    /// Checks what goes into the model: the user's message, a retrieved chunk, a tool's output.
    ///
    /// Never fails and never panics: whatever goes wrong is in the report, and in its verdict.
    pub fn check_input<'t>(&self, input: impl Into<Input<'t>>) -> Report {
        self.check(Stage::Pre, input.into())
    }

    /// Checks what comes out of the model: a response or a tool call. A bare `&str` counts as the response.
    ///
    /// Never fails and never panics, as [`Guard::check_input`].
    pub fn check_output<'t>(&self, output: impl Into<Output<'t>>) -> Report {
        self.check(Stage::Post, output.into().0)
    }

    /// Checks a tool call that the model wants to make, before it is made: a post check of its arguments as JSON, for
    /// evaluators of calls and of text alike.
    ///
    /// Where a policy redacts, [`Report::tool_call`] gives the call that may be made.
    ///
    /// ```
    /// # #[cfg(feature = "pii")] {
    /// use mantlet::{Guard, Pii, ToolCall};
    /// let guard = Guard::builder("agent").post(Pii::new()).build()?;
    /// let call = ToolCall::new("search", serde_json::json!({"query": "who is ana.lima@example.org"}));
    /// let report = guard.check_tool_call(&call);
    /// let call = report.tool_call(&call).ok_or("blocked")?;
    /// assert_eq!(call.arguments_json(), r#"{"query":"who is <EMAIL>"}"#);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check_tool_call(&self, call: &ToolCall) -> Report {
        self.check(Stage::Post, Input::tool_call(call))
    }

    /// Checks what a tool returned, before the model sees it: a pre check of an untrusted text, with the call's
    /// arguments as its context.
    pub fn check_tool_output(&self, call: &ToolCall, output: &str) -> Report {
        self.check(Stage::Pre, Input::tool_output(output).with_context(call.arguments_json()))
    }

    /// Checks how a tool describes itself, before the model sees it: a pre check of an untrusted text. Descriptions of
    /// tools from elsewhere can carry instructions ("tool poisoning").
    pub fn check_tool_description(&self, description: &str) -> Report {
        self.check(Stage::Pre, Input::tool_output(description))
    }

    /// Checks many inputs in one stage: one report per input, in order, each with the same verdict that it
    /// gets alone.
    pub fn check_batch(&self, stage: Stage, inputs: &[Input<'_>]) -> Vec<Report> {
        let end = self.request_end();
        let mut runs: Vec<Run<'_>> = inputs.iter().map(|input| Run::new(within(*input, end))).collect();
        for check in self.checks(stage) {
            let (mut active, stopped): (Vec<_>, Vec<_>) =
                runs.iter_mut().partition(|run| !run.is_stopped(self.inner.stop_at));
            stopped.into_iter().for_each(|run| run.skip(check));
            let started = Instant::now();
            let results = check.run_batch(&active.iter().map(|run| run.shown()).collect::<Vec<_>>());
            let each = started.elapsed() / u32::try_from(results.len().max(1)).unwrap_or(u32::MAX);
            for (run, result) in active.iter_mut().zip(results) {
                run.conclude(check, result, each, None);
            }
        }
        runs.into_iter().map(|run| self.conclude(stage, run)).collect()
    }

    /// Checks one input in a stage; [`Guard::check_input`] and [`Guard::check_output`] name the stage.
    pub fn check(&self, stage: Stage, input: Input<'_>) -> Report {
        let mut run = Run::new(within(input, self.request_end()));
        for check in self.checks(stage) {
            if run.is_stopped(self.inner.stop_at) {
                run.skip(check);
            } else {
                run.advance(check, None);
            }
        }
        self.conclude(stage, run)
    }

    /// Reports, and tells the observers.
    fn conclude(&self, stage: Stage, run: Run<'_>) -> Report {
        let input = run.input;
        let report = run.report(&self.inner, stage);
        self.tell(input, report)
    }

    /// Tells the observers of a decision.
    fn tell(&self, input: Input<'_>, mut report: Report) -> Report {
        for observer in &self.inner.observers {
            if let Err(error) = check::contained(|| observer.observe(input, &report)) {
                report.observer_failures.push(error.to_string());
                report.verdict = Verdict::Block;
                report.text.clear();
                report.redactions.clear();
            }
        }
        report
    }

    /// The checks with their policies and where they come from: the same for two guards that decide alike.
    #[cfg(feature = "suites")]
    pub(crate) fn description(&self) -> serde_json::Value {
        let checks = |checks: &[Check]| checks.iter().map(Check::description).collect::<Vec<_>>();
        let (pre, post) = (checks(&self.inner.pre), checks(&self.inner.post));
        serde_json::json!({"stop_at": self.inner.stop_at, "pre": pre, "post": post})
    }

    fn checks(&self, stage: Stage) -> &[Check] {
        self.inner.checks(stage)
    }

    fn request_end(&self) -> Option<Instant> {
        self.inner.deadline.and_then(|deadline| Instant::now().checked_add(deadline))
    }
}

fn within(input: Input<'_>, end: Option<Instant>) -> Input<'_> {
    match (end, input.deadline()) {
        (Some(end), Some(own)) => input.with_deadline(end.min(own)),
        (Some(end), None) => input.with_deadline(end),
        (None, _) => input,
    }
}

/// What [`Guard::check_output`] accepts: an [`Input`], a tool call, or a bare `&str`, which is a response.
#[derive(Clone, Copy, Debug)]
pub struct Output<'t>(Input<'t>);

impl<'t> Output<'t> {
    /// The input of the checks.
    pub const fn input(self) -> Input<'t> {
        self.0
    }
}

impl<'t> From<Input<'t>> for Output<'t> {
    fn from(input: Input<'t>) -> Output<'t> {
        Output(input)
    }
}

impl<'t> From<&'t str> for Output<'t> {
    fn from(text: &'t str) -> Output<'t> {
        Output(Input::response(text))
    }
}

impl<'t> From<&'t String> for Output<'t> {
    fn from(text: &'t String) -> Output<'t> {
        Output(Input::response(text))
    }
}

impl<'t> From<&'t crate::ToolCall> for Output<'t> {
    fn from(call: &'t crate::ToolCall) -> Output<'t> {
        Output(Input::tool_call(call))
    }
}

impl GuardBuilder {
    /// Adds a check before the model call; checks run in the order in which they were added.
    pub fn pre(mut self, check: impl Into<Check>) -> GuardBuilder {
        self.inner.pre.push(check.into());
        self
    }

    /// Adds a check after the model call; checks run in the order in which they were added.
    pub fn post(mut self, check: impl Into<Check>) -> GuardBuilder {
        self.inner.post.push(check.into());
        self
    }

    /// Skips the remaining checks of a stage once a check has reached `verdict`. Without it all checks run,
    /// and a report says everything that is wrong with a text.
    pub fn stop_at(mut self, verdict: Verdict) -> GuardBuilder {
        self.inner.stop_at = Some(verdict);
        self
    }

    /// Limits the time of one call of the guard. What is not evaluated by then has failed; see
    /// [`Check::with_deadline`] for how.
    pub fn deadline(mut self, deadline: Duration) -> GuardBuilder {
        self.inner.deadline = Some(deadline);
        self
    }

    /// Lets a text pass that one of these checks could not evaluate, where the check's policy has an
    /// [`on_error`](Policy::on_error) verdict milder than block.
    ///
    /// It takes both: the policy says what a failure means, and the guard names the checks for which it may. So a check
    /// never fails open because an evaluator brought such a policy along, and this list is all there is to review.
    /// Every such failure is in the report ([`Report::failed_open`]), in metrics and in the audit log. Where every check
    /// of a stage has failed the verdict is block all the same.
    ///
    /// ```
    /// use mantlet::{CustomEvaluation, Error, Evaluation, Guard, Policy, Verdict};
    /// let remote = || CustomEvaluation::new("remote", |_| Err(Error::custom("no connection")))
    ///     .with_policy(Policy::block_at(0.5).on_error(Verdict::Flag));
    /// let local = || CustomEvaluation::new("local", |_| Ok(Evaluation::pass()));
    /// assert!(Guard::builder("chat").pre(remote()).pre(local()).build().is_err());
    ///
    /// let guard = Guard::builder("chat").pre(remote()).pre(local()).fail_open(["remote"]).build()?;
    /// let report = guard.check_input("hello");
    /// assert_eq!(report.verdict, Verdict::Flag);
    /// assert_eq!(&*report.failed_open().next().unwrap().name, "remote");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn fail_open<N: Into<String>>(mut self, checks: impl IntoIterator<Item = N>) -> GuardBuilder {
        self.open.extend(checks.into_iter().map(Into::into));
        self
    }

    /// Names the model that is guarded, for reports and audit records (`llm.model.name` and its version).
    pub fn model(mut self, name: impl Into<String>, version: impl Into<String>) -> GuardBuilder {
        self.inner.model = Some(Arc::new(GuardedModel { name: name.into(), version: version.into() }));
        self
    }

    /// Tells `observer` of every decision: an audit log, metrics.
    pub fn observer(mut self, observer: impl Observer) -> GuardBuilder {
        self.inner.observers.push(Box::new(observer));
        self
    }

    /// The guard.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where the route is empty, there is no check at all, two
    /// checks of a stage share a name, `stop_at` is `allow`, a policy names a label that its evaluator does not
    /// use, an escalation band is not inside `0..=1`, a check would fail open that [`GuardBuilder::fail_open`] does not
    /// name, or it names one that does not exist or would not.
    pub fn build(self) -> Result<Guard, Error> {
        let Inner { route, pre, post, stop_at, .. } = &self.inner;
        if route.is_empty() {
            return Err(Error::config("a guard needs a route"));
        }
        if pre.is_empty() && post.is_empty() {
            return Err(Error::config(format!("guard `{route}` has no check")));
        }
        if *stop_at == Some(Verdict::Allow) {
            return Err(Error::config(format!("guard `{route}`: stopping at allow would skip every check")));
        }
        let mut open = self.open.clone();
        for check in pre.iter().chain(post).flat_map(Check::and_escalations) {
            let is_named = self.open.contains(&*check.name);
            match check.error_verdict() {
                Verdict::Block => {}
                _ if is_named => {
                    open.remove(&*check.name);
                }
                verdict => {
                    return Err(Error::config(format!(
                        "guard `{route}`: check `{}` would {verdict} a text that it could not evaluate; name it in fail_open if it may",
                        check.name
                    )));
                }
            }
        }
        if let Some(name) = open.first() {
            return Err(Error::config(format!(
                "guard `{route}`: fail_open names `{name}`, and no check of that name has an on_error milder than block"
            )));
        }
        for (stage, checks) in [(Stage::Pre, pre), (Stage::Post, post)] {
            for (at, check) in checks.iter().enumerate() {
                check.validate()?;
                if checks[..at].iter().any(|other| other.name == check.name) {
                    return Err(Error::config(format!(
                        "guard `{route}`: two {stage} checks are called `{}`; give one another name",
                        check.name
                    )));
                }
            }
        }
        Ok(Guard { inner: Arc::new(self.inner) })
    }
}

/// One text on its way through the checks of a stage.
struct Run<'t> {
    input: Input<'t>,
    /// The text as the next check sees it.
    text: Cow<'t, str>,
    redaction: Redaction,
    verdict: Verdict,
    checks: Vec<CheckReport>,
    completed: usize,
    started: Instant,
}

impl<'t> Run<'t> {
    fn new(input: Input<'t>) -> Run<'t> {
        Run {
            input,
            text: Cow::Borrowed(input.text()),
            redaction: Redaction::default(),
            verdict: Verdict::Allow,
            checks: Vec::new(),
            completed: 0,
            started: Instant::now(),
        }
    }

    fn is_stopped(&self, stop_at: Option<Verdict>) -> bool {
        stop_at.is_some_and(|stop_at| self.verdict >= stop_at)
    }

    fn shown(&self) -> Input<'_> {
        self.input.with_text(&self.text)
    }

    fn skip(&mut self, check: &Check) {
        self.push(check, Verdict::Allow, Outcome::Skipped, Duration::ZERO, None);
    }

    fn advance(&mut self, check: &Check, escalated_from: Option<&Check>) {
        let started = Instant::now();
        let result = check.run(self.shown());
        self.conclude(check, result, started.elapsed(), escalated_from);
    }

    /// Takes in what became of a check.
    fn conclude(
        &mut self,
        check: &Check,
        result: Result<Evaluation, Error>,
        latency: Duration,
        escalated_from: Option<&Check>,
    ) {
        let mut evaluation = match result {
            Ok(evaluation) => evaluation.judged(check.provenance.evaluator.clone(), &check.policy),
            Err(error) => {
                let verdict = check.error_verdict();
                self.verdict = self.verdict.max(verdict);
                let outcome = Outcome::Failed { kind: error.kind(), message: error.to_string() };
                self.push(check, verdict, outcome, latency, escalated_from);
                return;
            }
        };
        if !self.redaction.is_empty() {
            for finding in &mut evaluation.findings {
                let original = self.redaction.original_range(finding.span());
                (finding.start, finding.end) = (original.start, original.end);
            }
        }
        self.completed += 1;
        if let Some(second) = check.escalates(evaluation.score) {
            let (at, completed) = (self.checks.len(), self.completed);
            self.push(check, Verdict::Allow, Outcome::Escalated(evaluation.clone()), latency, escalated_from);
            self.advance(second, Some(check));
            if self.completed == completed {
                // The second opinion is missing: the first one holds as well, so that nothing passes for it.
                let verdict = self.redact(&mut evaluation, &check.policy);
                self.verdict = self.verdict.max(verdict);
                self.checks[at].verdict = verdict;
            }
            return;
        }
        let verdict = self.redact(&mut evaluation, &check.policy);
        self.verdict = self.verdict.max(verdict);
        self.push(check, verdict, Outcome::Evaluated(evaluation), latency, escalated_from);
    }

    /// Replaces what the policy redacts. A redaction with nothing to replace would let the text pass as it
    /// is, so it becomes a block.
    fn redact(&mut self, evaluation: &mut Evaluation, policy: &Policy) -> Verdict {
        let Some(decision) = &mut evaluation.decision else { return Verdict::Block };
        if decision.verdict < Verdict::Redact {
            return decision.verdict;
        }
        let findings = evaluation.findings.iter();
        let redacted =
            findings.filter(|finding| policy.label_verdict(&finding.label, finding.score) >= Verdict::Redact);
        let is_removed = |label: &crate::Label| redacted.clone().any(|finding| finding.label == *label);
        let mut asked = evaluation
            .labels
            .iter()
            .filter(|known| policy.label_verdict(&known.label, known.score) == Verdict::Redact)
            .peekable();
        let complete = match asked.peek() {
            Some(_) => asked.all(|known| is_removed(&known.label)),
            None => redacted.clone().next().is_some(),
        };
        if decision.verdict == Verdict::Redact && !complete {
            decision.verdict = Verdict::Block;
        }
        let text = self.redaction.apply(self.input.text(), redacted);
        self.text = Cow::Owned(text);
        decision.verdict
    }

    fn push(
        &mut self,
        check: &Check,
        verdict: Verdict,
        outcome: Outcome,
        latency: Duration,
        escalated_from: Option<&Check>,
    ) {
        self.checks.push(check.report(verdict, outcome, latency, escalated_from));
    }

    fn report(self, guard: &Inner, stage: Stage) -> Report {
        let verdict = if self.completed == 0 { Verdict::Block } else { self.verdict };
        let text = if verdict == Verdict::Block { String::new() } else { self.text.into_owned() };
        Report {
            route: Arc::clone(&guard.route),
            model: guard.model.clone(),
            stage,
            origin: self.input.origin(),
            verdict,
            checks: self.checks,
            bytes: self.input.text().len(),
            latency: self.started.elapsed(),
            streamed: None,
            observer_failures: Vec::new(),
            redactions: if verdict == Verdict::Block { Vec::new() } else { self.redaction.into_labels() },
            text,
        }
    }
}
