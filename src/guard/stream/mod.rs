//! A text that is checked while it arrives.

mod lane;
mod reader;
mod utf8;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

use lane::{Accept, Lane};
use utf8::Decoder;

use super::{Guard, Report, Stage, check, within};
use crate::guard::report::Streamed;
use crate::{Error, ErrorKind, Input, Origin, Verdict};

/// Bytes that a stream takes unless told otherwise.
const LIMIT: usize = 16 << 20;
/// Bytes that a check which scores as it reads may hold back unless told otherwise.
const HOLD: usize = 512;

/// A text that is checked while it arrives: the answer of a model, token by token.
///
/// Feed it pieces of any size, cut anywhere, and pass on what it gives back. Text that may still become part of a
/// finding is held back; a redacted finding comes out as its placeholder; a block ends the stream, and nothing that was
/// held comes out. [`GuardStream::finish`] gives the rest of the text and the report, and tells the observers.
///
/// ```
/// # #[cfg(feature = "pii")] {
/// use mantlet::{Guard, Input, Pii};
/// let guard = Guard::builder("support-chat").post(Pii::new()).build()?;
/// let mut stream = guard.stream_output(Input::response(""));
/// let mut shown = String::new();
/// for token in ["The card is 4111", " 1111 1111", " 1111", ", valid", " until May."] {
///     shown.push_str(stream.push(token));
/// }
/// let report = stream.finish();
/// shown.push_str(report.text());
/// assert_eq!(shown, "The card is <CREDIT_CARD>, valid until May.");
/// # }
/// # Ok::<(), mantlet::Error>(())
/// ```
///
/// # What is the same as for the whole text
///
/// Checks run in their order, each on the text that the one before lets pass. Whether a check can say something before
/// the end depends on its evaluator ([`Evaluator::streaming`](crate::Evaluator::streaming)):
///
/// | it | text that comes out | what is held back |
/// |---|---|---|
/// | waits for the whole ([`Streaming::Whole`](crate::Streaming), the default; and any check that escalates, or scores as it reads and may redact) | the same | everything, until [`GuardStream::finish`] |
/// | finds what has a bounded context (`Pii`) | the same, whatever the pieces | at most 512 bytes; not one byte of what is blocked or redacted comes out |
/// | scores as it reads (`ProtectFlash`) | the same where it does not block | as much as may belong to what is risky, at most [`GuardStream::hold_back`] |
/// | is asked about windows ([`Streaming::Window`](crate::Streaming), [`Check::in_windows`](crate::Check::in_windows)) | see [`Window`](crate::Window) | its window |
///
/// A check that scores as it reads, or windows, can block later than it would have known with the whole text at
/// hand. What has gone out by then cannot be recalled. The report says how much that was: [`Streamed::emitted`] bytes in
/// all, [`Streamed::exposed`] of them in findings that blocked. A caller that has to recall shows the user that the
/// answer was withdrawn. Where that must not happen, give such a check a larger hold-back, or check the whole answer.
///
/// # Failures
///
/// As without a stream: an evaluator that fails, panics or misses its deadline contributes its policy's `on_error`
/// verdict, block unless changed; where every check has failed the stream blocks. Deadlines hold for each call of
/// [`GuardStream::push`]. A stream that is dropped before its end is reported as failed.
///
/// # Cost
///
/// Time is linear in the text, whatever the pieces; nothing is evaluated again from the start. Memory is what is held
/// back, the findings, and, where the guard has observers, the text itself, since they are shown it at the end.
/// `benches/stream.rs` measures it.
pub struct GuardStream {
    guard: Guard,
    stage: Stage,
    about: About,
    lanes: Vec<Lane>,
    decoder: Decoder,
    decoded: String,
    output: Output,
    /// The text for the observers.
    seen: Option<String>,
    bytes: usize,
    limit: usize,
    hold: usize,
    verdict: Verdict,
    started: Instant,
    latency: Duration,
    is_concluded: bool,
}

/// What is known of the text beside itself.
struct About {
    origin: Origin,
    context: Option<String>,
    request_id: Option<String>,
}

impl About {
    fn input<'t>(&'t self, text: &'t str) -> Input<'t> {
        let mut input = Input::new(self.origin, text);
        if let Some(context) = &self.context {
            input = input.with_context(context);
        }
        if let Some(request) = &self.request_id {
            input = input.with_request_id(request);
        }
        input
    }
}

/// What came out.
#[derive(Default)]
struct Output {
    text: String,
    /// Bytes that came out in all.
    emitted: usize,
    /// Up to which byte of the original text came out.
    reached: usize,
}

impl Accept for Output {
    fn text(&mut self, text: &str, original: usize) {
        self.text.push_str(text);
        self.emitted += text.len();
        self.reached = original + text.len();
    }

    fn placeholder(&mut self, text: &str, original: Range<usize>) {
        self.text.push_str(text);
        self.emitted += text.len();
        // What a placeholder stands for has not come out, but nothing before it will.
        self.reached = original.end;
    }
}

impl Guard {
    /// Checks what comes out of the model, while it arrives. `output` has everything but the text; a text that it
    /// has is the first piece.
    pub fn stream_output<'t>(&self, output: impl Into<super::Output<'t>>) -> GuardStream {
        self.stream(Stage::Post, output.into().input())
    }

    /// Checks what goes into the model, while it arrives, as [`Guard::stream_output`].
    pub fn stream_input<'t>(&self, input: impl Into<Input<'t>>) -> GuardStream {
        self.stream(Stage::Pre, input.into())
    }

    /// Checks a text in a stage while it arrives.
    pub fn stream(&self, stage: Stage, input: Input<'_>) -> GuardStream {
        let about = About {
            origin: input.origin(),
            context: input.context().map(str::to_owned),
            request_id: input.request_id().map(str::to_owned),
        };
        let lanes: Vec<Lane> =
            self.checks(stage).iter().map(|check| Lane::new(check, about.input(""))).collect();
        let mut stream = GuardStream {
            guard: self.clone(),
            stage,
            about,
            lanes,
            decoder: Decoder::default(),
            decoded: String::new(),
            output: Output::default(),
            seen: (!self.inner.observers.is_empty()).then(String::new),
            bytes: 0,
            limit: LIMIT,
            hold: HOLD,
            verdict: Verdict::Allow,
            started: Instant::now(),
            latency: Duration::ZERO,
            is_concluded: false,
        };
        stream.fold_verdicts();
        if !input.text().is_empty() {
            stream.read(input.text(), false);
        }
        stream
    }
}

impl GuardStream {
    /// The same stream, taking up to `bytes` bytes of text; 16 MiB unless changed. A longer text is blocked.
    #[must_use]
    pub fn limit(mut self, bytes: usize) -> GuardStream {
        self.limit = bytes;
        self
    }

    /// The same stream, in which checks that score as they read may make it hold back `bytes` bytes in all; 512 unless
    /// changed. More lets them recall more.
    #[must_use]
    pub fn hold_back(mut self, bytes: usize) -> GuardStream {
        self.hold = bytes;
        self
    }

    /// Takes the next piece, and gives the text that may go on: redacted where a policy says so, and nothing from a
    /// block on.
    pub fn push(&mut self, piece: &str) -> &str {
        self.output.text.clear();
        self.decoder.finish(&mut self.decoded);
        if !self.decoded.is_empty() {
            let broken = std::mem::take(&mut self.decoded);
            self.read(&broken, false);
        }
        self.read(piece, false);
        &self.output.text
    }

    /// Takes the next bytes, which may end in the middle of a character. What is not UTF-8 becomes U+FFFD.
    pub fn push_bytes(&mut self, bytes: &[u8]) -> &str {
        self.output.text.clear();
        let mut text = std::mem::take(&mut self.decoded);
        self.decoder.decode(bytes, &mut text);
        self.read(&text, false);
        text.clear();
        self.decoded = text;
        &self.output.text
    }

    /// Whether the stream has ended in a block.
    pub fn is_blocked(&self) -> bool {
        self.verdict == Verdict::Block
    }

    /// Bytes that were taken in and may still come out.
    pub fn held(&self) -> usize {
        if self.is_blocked() { 0 } else { self.lanes.iter().map(Lane::held).sum() }
    }

    /// The checks that let nothing come out before the end.
    pub fn waiting(&self) -> impl Iterator<Item = &str> {
        let checks = self.guard.checks(self.stage).iter();
        checks.zip(&self.lanes).filter(|(_, lane)| lane.waits()).map(|(check, _)| &*check.name)
    }

    /// Ends the text. The report's [`text`](Report::text) is the rest that may go on.
    pub fn finish(mut self) -> Report {
        self.output.text.clear();
        let mut rest = std::mem::take(&mut self.decoded);
        self.decoder.finish(&mut rest);
        self.read(&rest, true);
        self.conclude()
    }

    fn read(&mut self, piece: &str, is_last: bool) {
        if self.is_blocked() {
            return;
        }
        let started = Instant::now();
        self.bytes += piece.len();
        if let Some(seen) = &mut self.seen {
            seen.push_str(piece);
        }
        if self.bytes > self.limit {
            let limit = self.limit;
            self.give_up(|| reader::too_long(limit));
            self.verdict = Verdict::Block;
        } else if let Err(error) = check::contained(|| {
            self.drive(piece, is_last);
            Ok(())
        }) {
            let message = error.to_string();
            self.give_up(|| Error::new(ErrorKind::Panic, message.clone()));
            self.verdict = Verdict::Block;
        }
        if self.is_blocked() {
            self.output.emitted -= self.output.text.len();
            self.output.text.clear();
        }
        self.latency += started.elapsed();
    }

    /// Sends a piece through the checks.
    fn drive(&mut self, piece: &str, is_last: bool) {
        let end = self.guard.request_end();
        let at = self.bytes - piece.len();
        match self.lanes.first_mut() {
            Some(lane) => lane.text(piece, at),
            None => return self.fold_verdicts(),
        }
        for number in 0..self.lanes.len() {
            let check = &self.guard.checks(self.stage)[number];
            let input = within(self.about.input(""), end);
            let (before, after) = self.lanes.split_at_mut(number + 1);
            let Some((lane, others)) = before.split_last_mut() else { return };
            lane.advance(check, input, is_last, self.limit);
            if lane.verdict() == Verdict::Block {
                break;
            }
            let held =
                others.iter().chain(after.iter()).map(|other| if other.waits() { 0 } else { other.held() });
            let allowed = self.hold.saturating_sub(held.sum());
            match after.first_mut() {
                Some(next) => lane.release(allowed, next),
                None => lane.release(allowed, &mut self.output),
            }
        }
        self.fold_verdicts();
    }

    fn fold_verdicts(&mut self) {
        let worst = self.lanes.iter().map(Lane::verdict).max().unwrap_or_default();
        // Nobody looks at the text any more.
        let unguarded = self.lanes.iter().all(Lane::has_failed);
        self.verdict = self.verdict.max(if unguarded { Verdict::Block } else { worst });
    }

    /// Ends all checks that are not through with the text.
    fn give_up(&mut self, error: impl Fn() -> Error) {
        for (lane, check) in self.lanes.iter_mut().zip(self.guard.inner.checks(self.stage)) {
            if !lane.is_completed() && !lane.has_failed() {
                lane.give_up(check, error());
            }
        }
    }

    fn conclude(&mut self) -> Report {
        self.is_concluded = true;
        let completed = self.lanes.iter().filter(|lane| lane.is_completed()).count();
        let mut verdict = self.verdict;
        if completed == 0 {
            verdict = Verdict::Block;
        }
        let (mut checks, mut blocking) = (Vec::new(), Vec::new());
        for (lane, check) in std::mem::take(&mut self.lanes).into_iter().zip(self.guard.checks(self.stage)) {
            let (reports, ranges) = lane.report(check);
            checks.extend(reports);
            blocking.extend(ranges);
        }
        let mut text = std::mem::take(&mut self.output.text);
        if verdict == Verdict::Block {
            self.output.emitted -= text.len();
            text.clear();
        }
        blocking.sort_by_key(|range| range.start);
        let (mut exposed, mut from) = (0, 0);
        for range in blocking {
            exposed += range.end.min(self.output.reached).saturating_sub(range.start.max(from));
            from = from.max(range.end);
        }
        let streamed = Streamed { emitted: self.output.emitted, exposed };
        let inner = &self.guard.inner;
        let report = Report {
            route: Arc::clone(&inner.route),
            model: inner.model.clone(),
            stage: self.stage,
            origin: self.about.origin,
            verdict,
            checks,
            bytes: self.bytes,
            latency: self.latency,
            streamed: Some(streamed),
            observer_failures: Vec::new(),
            redactions: Vec::new(),
            text,
        };
        let seen = self.seen.take().unwrap_or_default();
        self.guard.tell(self.about.input(&seen), report)
    }
}

/// Reports a stream that never came to its end.
impl Drop for GuardStream {
    fn drop(&mut self) {
        if !self.is_concluded && !std::thread::panicking() {
            if !self.is_blocked() {
                self.give_up(|| Error::new(ErrorKind::Input, "the stream was dropped before its end"));
            }
            self.output.text.clear();
            self.fold_verdicts();
            self.conclude();
        }
    }
}

/// Never prints text.
impl fmt::Debug for GuardStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuardStream")
            .field("route", &self.guard.route())
            .field("stage", &self.stage)
            .field("bytes", &self.bytes)
            .field("held", &self.held())
            .field("verdict", &self.verdict)
            .field("age", &self.started.elapsed())
            .finish_non_exhaustive()
    }
}
