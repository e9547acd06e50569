use std::fmt;
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::{
    CheckReport, Error, ErrorKind, Evaluation, Evaluator, Finding, Input, Origin, Outcome, Policy,
    Provenance, Score, ToolCall, Verdict, Window,
};

/// Evaluations of one check that may run on past their deadline at the same time. Once there are so many a further one
/// fails at once, so that an evaluator that hangs cannot fill the process with threads.
const OVERDUE_LIMIT: usize = 32;

/// An evaluator with its policy: what a guard runs.
///
/// Anything that is an [`Evaluator`] becomes a check with its own default policy, so that most code never
/// names this type. Name it to choose a policy, a deadline or an escalation:
///
/// ```
/// use std::time::Duration;
/// use mantlet::{Check, CustomEvaluation, Evaluation, Guard, Policy, Score};
///
/// let quick = CustomEvaluation::new("quick", |_| Ok(Evaluation::from_score(Score::new(0.5).unwrap())));
/// let thorough = CustomEvaluation::new("thorough", |_| Ok(Evaluation::pass()));
/// let check = Check::new(quick)
///     .with_policy(Policy::block_at(0.6))
///     .with_deadline(Duration::from_secs(1))
///     .escalate(0.3..=0.7, thorough);
/// let guard = Guard::builder("chat").pre(check).build()?;
/// let report = guard.check_input("hello");
/// assert_eq!(report.checks.len(), 2);
/// # Ok::<(), mantlet::Error>(())
/// ```
pub struct Check {
    pub(super) name: Arc<str>,
    pub(super) evaluator: Arc<dyn Evaluator>,
    pub(super) policy: Policy,
    pub(super) provenance: Arc<Provenance>,
    pub(super) escalation: Option<Box<Escalation>>,
    pub(super) window: Option<Window>,
    deadline: Option<Duration>,
    overdue: Arc<AtomicUsize>,
    breaker: Option<Breaker>,
}

pub(super) struct Escalation {
    band: RangeInclusive<f32>,
    pub(super) check: Check,
}

impl Check {
    /// A check of `evaluator` with its default policy.
    pub fn new(evaluator: impl Evaluator) -> Check {
        Check {
            name: Arc::from(evaluator.name()),
            policy: evaluator.policy(),
            provenance: Arc::new(evaluator.provenance()),
            evaluator: Arc::new(evaluator),
            escalation: None,
            window: None,
            deadline: None,
            overdue: Arc::default(),
            breaker: None,
        }
    }

    /// The same check with another policy.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Check {
        self.policy = policy;
        self
    }

    /// The same check under another name, which reports carry. Names within a stage are unique.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Check {
        self.name = Arc::from(name.into());
        self
    }

    /// The same check with a deadline for each evaluation.
    ///
    /// The evaluator then runs on a thread of its own, and the guard stops waiting at the deadline: the check
    /// has failed, and the policy's `on_error` verdict holds. An evaluator that does not look at
    /// [`Input::remaining`] runs on in the background; its answer is dropped.
    #[must_use]
    pub fn with_deadline(mut self, deadline: Duration) -> Check {
        self.deadline = Some(deadline);
        self
    }

    /// The same check with a circuit breaker: after `failures` failures in a row, at least one, the evaluator is not asked
    /// for `pause`, and the check fails at once. Then one evaluation tries whether it is back.
    ///
    /// For evaluators that depend on something outside the process. A failure is an error, a panic or a missed
    /// deadline; the policy's `on_error` verdict holds for every one of them, asked or not.
    #[must_use]
    pub fn with_breaker(mut self, failures: u32, pause: Duration) -> Check {
        self.breaker = Some(Breaker::new(failures, pause));
        self
    }

    /// The same check, asked in streams about windows of the text where it would wait for the whole of it: a model, say, so
    /// that an answer is let out while it arrives. `after` bytes of the window and a step are held back then, each byte is
    /// evaluated up to five times, and what only more than a window shows is not seen; see [`Window`]. One that reads along
    /// does so all the same, and one that escalates waits. Without a stream nothing changes.
    ///
    /// ```
    /// use mantlet::{Check, CustomEvaluation, Evaluation, Guard, Policy, Score, Window};
    ///
    /// let words = CustomEvaluation::new("words", |input| {
    ///     let is_bad = input.text().contains("the code is 0000");
    ///     Ok(Evaluation::from_score(if is_bad { Score::CERTAIN } else { Score::NONE }))
    /// });
    /// let check = Check::new(words.with_policy(Policy::block_at(0.5))).in_windows(Window::new(64, 64));
    /// let guard = Guard::builder("chat").post(check).build()?;
    /// let mut stream = guard.stream_output("");
    /// assert!(!stream.push(&"The ferry leaves at nine. ".repeat(20)).is_empty());
    /// stream.push("By the way, the code is 0000. ");
    /// assert!(stream.finish().is_blocked());
    /// # Ok::<(), mantlet::Error>(())
    /// ```
    #[must_use]
    pub fn in_windows(mut self, window: Window) -> Check {
        self.window = Some(window);
        self
    }

    /// The same check, asking `second` whenever its own score lies in `band`; then the second check decides.
    ///
    /// For routing on confidence: a quick evaluator decides the clear cases, a thorough one the doubtful ones.
    /// Where the second check fails, the worse of its `on_error` verdict and the first check's verdict holds.
    #[must_use]
    pub fn escalate(mut self, band: RangeInclusive<f32>, second: impl Into<Check>) -> Check {
        self.escalation = Some(Box::new(Escalation { band, check: second.into() }));
        self
    }

    #[cfg(feature = "suites")]
    pub(super) fn description(&self) -> serde_json::Value {
        let second = self.escalation.as_ref().map(|escalation| {
            let (from, to) = (escalation.band.start(), escalation.band.end());
            serde_json::json!({"from": from, "to": to, "check": escalation.check.description()})
        });
        serde_json::json!({
            "name": self.name, "policy": self.policy, "provenance": self.provenance, "escalation": second,
        })
    }

    /// Whether the check can be used, with everything it escalates to.
    pub(super) fn validate(&self) -> Result<(), Error> {
        let name = &self.name;
        if name.is_empty() {
            return Err(Error::config("a check needs a name"));
        }
        let known = self.evaluator.labels();
        if let Some(label) = self.policy.labels().find(|label| !known.is_empty() && !known.contains(label)) {
            let known: Vec<&str> = known.iter().map(|label| label.as_str()).collect();
            return Err(Error::config(format!(
                "check `{name}`: unknown label `{label}`; `{}` uses {}",
                self.evaluator.name(),
                known.join(", ")
            )));
        }
        let Some(escalation) = &self.escalation else { return Ok(()) };
        let (from, to) = (*escalation.band.start(), *escalation.band.end());
        if Score::new(from).is_none() || Score::new(to).is_none() || from > to {
            return Err(Error::config(format!(
                "check `{name}`: an escalation band lies in 0..=1 and is not empty, unlike {from}..={to}"
            )));
        }
        escalation.check.validate()
    }

    pub(super) fn escalates(&self, score: Score) -> Option<&Check> {
        let escalation = self.escalation.as_ref()?;
        escalation.band.contains(&score.value()).then_some(&escalation.check)
    }

    /// This check, and those that it escalates to.
    pub(super) fn and_escalations(&self) -> impl Iterator<Item = &Check> {
        std::iter::successors(Some(self), |check| {
            check.escalation.as_ref().map(|escalation| &escalation.check)
        })
    }

    /// The deadline of an evaluation that begins now, in a request that must end at `request`.
    fn ends(&self, request: Option<Instant>) -> Option<Instant> {
        let own = self.deadline.and_then(|deadline| Instant::now().checked_add(deadline));
        match (own, request) {
            (Some(own), Some(request)) => Some(own.min(request)),
            (own, request) => own.or(request),
        }
    }

    /// Evaluates one input: contains panics and keeps deadlines.
    pub(super) fn run(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        self.admit()?;
        let result = self.attempt(input);
        self.note(result.is_ok());
        result
    }

    /// Whether the breaker, where there is one, lets the evaluator be asked.
    pub(super) fn admit(&self) -> Result<(), Error> {
        match &self.breaker {
            Some(breaker) if !breaker.admits() => {
                let message = format!("{} failed too often and is not asked for a while", self.name);
                Err(Error::new(ErrorKind::Unavailable, message))
            }
            _ => Ok(()),
        }
    }

    /// Tells the breaker, where there is one, whether the evaluator answered.
    pub(super) fn note(&self, succeeded: bool) {
        if let Some(breaker) = &self.breaker {
            breaker.note(succeeded);
        }
    }

    /// Lets an evaluator that cooperates work on the calling thread: contains panics, and refuses what was late.
    pub(super) fn timed<T>(
        &self,
        input: Input<'_>,
        work: impl FnOnce() -> Result<T, Error>,
    ) -> Result<T, Error> {
        let end = self.ends(input.deadline());
        let result = contained(work)?;
        match end {
            Some(end) if Instant::now() > end => Err(self.late()),
            _ => Ok(result),
        }
    }

    fn late(&self) -> Error {
        Error::new(ErrorKind::Deadline, format!("{} missed its deadline", self.name))
    }

    /// What a failure contributes to the verdict.
    pub(super) fn error_verdict(&self) -> Verdict {
        match self.policy.error_verdict() {
            // There is nothing to redact, so redacting would let the text pass as it is.
            Verdict::Redact => Verdict::Block,
            verdict => verdict,
        }
    }

    pub(super) fn report(
        &self,
        verdict: Verdict,
        outcome: Outcome,
        latency: Duration,
        escalated_from: Option<&Check>,
    ) -> CheckReport {
        CheckReport {
            name: Arc::clone(&self.name),
            verdict,
            outcome,
            escalated_from: escalated_from.map(|first| Arc::clone(&first.name)),
            provenance: Arc::clone(&self.provenance),
            latency,
        }
    }

    fn attempt(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        let evaluation = match self.ends(input.deadline()) {
            None => contained(|| self.evaluator.evaluate(input))?,
            Some(end) => self.run_until(input.with_deadline(end), end)?,
        };
        checked(evaluation, input.text())
    }

    /// Evaluates inputs that share no deadline, in one batch where the evaluator keeps its contract.
    pub(super) fn run_batch(&self, inputs: &[Input<'_>]) -> Vec<Result<Evaluation, Error>> {
        let one_by_one = || inputs.iter().map(|input| self.run(*input)).collect();
        let has_deadline = self.deadline.is_some() || inputs.iter().any(|input| input.deadline().is_some());
        if inputs.len() < 2 || has_deadline || self.admit().is_err() {
            return one_by_one();
        }
        match contained(|| Ok(self.evaluator.evaluate_batch(inputs))) {
            Ok(results) if results.len() == inputs.len() => {
                let judged = |(result, input): (Result<Evaluation, Error>, &Input<'_>)| {
                    let result = result.and_then(|evaluation| checked(evaluation, input.text()));
                    self.note(result.is_ok());
                    result
                };
                results.into_iter().zip(inputs).map(judged).collect()
            }
            _ => one_by_one(),
        }
    }

    fn run_until(&self, input: Input<'_>, end: Instant) -> Result<Evaluation, Error> {
        let remaining = end.saturating_duration_since(Instant::now());
        if remaining.is_zero() {
            return Err(self.late());
        }
        if self.overdue.load(Ordering::Relaxed) >= OVERDUE_LIMIT {
            let message =
                format!("{OVERDUE_LIMIT} evaluations of {} still run past their deadline", self.name);
            return Err(Error::new(ErrorKind::Deadline, message));
        }
        let awaited =
            Arc::new(Awaited { overdue: Arc::clone(&self.overdue), is_over: AtomicBool::new(false) });
        let running = Arc::clone(&awaited);
        let (sender, receiver) = sync_channel(1);
        let evaluator = Arc::clone(&self.evaluator);
        let owned = OwnedInput::new(input, end);
        let work = move || {
            let result = contained(|| evaluator.evaluate(owned.borrow()));
            running.ended();
            // The guard may have stopped waiting; then nobody wants the answer.
            let _ = sender.send(result);
        };
        std::thread::Builder::new().name(format!("mantlet-{}", self.name)).spawn(work)?;
        match receiver.recv_timeout(remaining) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => {
                awaited.given_up();
                Err(self.late())
            }
            Err(RecvTimeoutError::Disconnected) => Err(panicked()),
        }
    }
}

/// A longer pause is as good as one without an end, and instants count so far.
const LONGEST_PAUSE: Duration = Duration::from_secs(u32::MAX as u64);

/// Counts failures in a row.
struct Breaker {
    failures: u32,
    pause: Duration,
    state: Mutex<BreakerState>,
}

#[derive(Default)]
struct BreakerState {
    failed: u32,
    closed_until: Option<Instant>,
}

impl Breaker {
    fn new(failures: u32, pause: Duration) -> Breaker {
        Breaker { failures: failures.max(1), pause: pause.min(LONGEST_PAUSE), state: Mutex::default() }
    }

    /// Whether the evaluator may be asked. After a pause one caller is admitted; the others wait for its result
    /// for another pause.
    fn admits(&self) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        match state.closed_until {
            Some(until) if now < until => false,
            Some(_) => {
                state.closed_until = now.checked_add(self.pause);
                true
            }
            None => true,
        }
    }

    fn note(&self, succeeded: bool) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if succeeded {
            *state = BreakerState::default();
            return;
        }
        state.failed = state.failed.saturating_add(1);
        if state.failed >= self.failures {
            state.closed_until = Instant::now().checked_add(self.pause);
        }
    }
}

impl<E: Evaluator> From<E> for Check {
    fn from(evaluator: E) -> Check {
        Check::new(evaluator)
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Check")
            .field("name", &self.name)
            .field("policy", &self.policy)
            .field("deadline", &self.deadline)
            .field("provenance", &self.provenance)
            .field("escalates_to", &self.escalation.as_ref().map(|escalation| &escalation.check))
            .finish_non_exhaustive()
    }
}

pub(super) fn contained<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    // An evaluator is shared behind `&self`; one that breaks its own invariants by unwinding answers wrongly
    // or panics again, and either is contained here.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(panicked()))
}

fn panicked() -> Error {
    Error::new(ErrorKind::Panic, "it panicked")
}

/// Refuses findings that do not lie in the text: redaction and reports rely on their ranges.
fn checked(evaluation: Evaluation, text: &str) -> Result<Evaluation, Error> {
    match evaluation.findings.iter().find(|finding| text.get(finding.span()).is_none()) {
        None => Ok(evaluation),
        Some(finding) => Err(misplaced(finding)),
    }
}

pub(super) fn misplaced(finding: &Finding) -> Error {
    let at =
        format!("a finding at {}..{} lies outside the text or splits a char", finding.start, finding.end);
    Error::new(ErrorKind::Evaluator, at)
}

/// One evaluation that somebody waits for. It is overdue from when nobody does any more until it ends.
struct Awaited {
    overdue: Arc<AtomicUsize>,
    /// It has ended, or nobody waits: whoever comes second knows of the other.
    is_over: AtomicBool,
}

impl Awaited {
    fn given_up(&self) {
        // First, so that the count never falls below zero.
        self.overdue.fetch_add(1, Ordering::Relaxed);
        if self.is_over.swap(true, Ordering::AcqRel) {
            self.overdue.fetch_sub(1, Ordering::Relaxed);
        }
    }

    fn ended(&self) {
        if self.is_over.swap(true, Ordering::AcqRel) {
            self.overdue.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

/// A copy of an input that can be moved to another thread.
struct OwnedInput {
    text: String,
    origin: Origin,
    context: Option<String>,
    call: Option<ToolCall>,
    request_id: Option<String>,
    end: Instant,
}

impl OwnedInput {
    fn new(input: Input<'_>, end: Instant) -> OwnedInput {
        OwnedInput {
            text: input.text().to_owned(),
            origin: input.origin(),
            context: input.context().map(str::to_owned),
            call: input.call().cloned(),
            request_id: input.request_id().map(str::to_owned),
            end,
        }
    }

    fn borrow(&self) -> Input<'_> {
        let input = match &self.call {
            Some(call) => Input::tool_call(call).with_text(&self.text),
            None => Input::new(self.origin, &self.text),
        };
        let mut input = input.with_deadline(self.end);
        if let Some(context) = &self.context {
            input = input.with_context(context);
        }
        if let Some(request) = &self.request_id {
            input = input.with_request_id(request);
        }
        input
    }
}
