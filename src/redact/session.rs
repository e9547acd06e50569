//! A guard with a vault: numbered placeholders on the way to the model, the values on the way back.

use std::fmt;

use serde_json::Value;
use zeroize::Zeroizing;

use super::writer::Writer;
use super::{Operator, Restorer, SecretText, Vault};
use crate::{Error, Finding, Guard, GuardStream, Input, Label, Output, Report, Score, ToolCall};

/// One conversation through a [`Guard`], in which redaction is undone in the answers.
///
/// What the guard's policies redact in an input becomes a numbered placeholder, the same one for the same value in every
/// message of the conversation, and the [`Vault`] keeps what it stands for. Answers are checked as they are, with the
/// placeholders in them; the values come back behind the checks, where [`GuardSession::restore`] or
/// [`GuardSession::stream_output`] is asked for them. A guard is shared by all conversations, a session is of one: who has it
/// gets its values.
///
/// What looks like a placeholder in an input already, such as a `<EMAIL_1>` in a web page, is put into the vault like a value,
/// and comes back as that text: nobody gets at a value by writing its placeholder. So a message that was checked before is
/// not to be checked again: keep the redacted one.
///
/// The guard's own checks see what they always see, `<EMAIL>` for what an earlier check redacted, and so do observers.
///
/// # Cost
///
/// The guard's, and one or two passes over the text for what looks like a placeholder.
///
/// # Untrusted input
///
/// As for [`Redactor`](crate::Redactor): linear time, no panic. A hostile answer can only name values of this session. It can
/// still put one into a link: `OutputSafety` among the checks behind the model looks for that.
///
/// # Errors
///
/// [`GuardSession::check_input`] fails where the vault is full, and then gives no text at all.
///
/// # Examples
///
/// ```
/// use mantlet::{Guard, GuardSession, OutputSafety, Pii};
///
/// let guard = Guard::builder("support").pre(Pii::new()).post(OutputSafety::new()).build()?;
/// let session = GuardSession::new(&guard)?; // one for each conversation
///
/// let before = session.check_input("Mail ana@example.org and bo@example.org that it is sent.")?;
/// assert_eq!(before.text(), "Mail <EMAIL_1> and <EMAIL_2> that it is sent.");
///
/// let after = session.check_output("I wrote to **<email_2>** and <EMAIL_1>."); // what the model made of it
/// assert!(!after.is_blocked());
/// assert_eq!(*session.restore(after.text()), "I wrote to **bo@example.org** and ana@example.org.");
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone)]
pub struct GuardSession {
    guard: Guard,
    writer: Writer,
    vault: Vault,
}

impl GuardSession {
    /// A conversation that begins now.
    ///
    /// # Errors
    ///
    /// [`Io`](crate::ErrorKind::Io) where the operating system has no random numbers.
    pub fn new(guard: &Guard) -> Result<GuardSession, Error> {
        Ok(GuardSession::with_vault(guard, Vault::new()?))
    }

    /// A conversation that goes on, with what its vault knows.
    pub fn with_vault(guard: &Guard, vault: Vault) -> GuardSession {
        GuardSession { guard: guard.clone(), writer: Writer::new(guard.labels()), vault }
    }

    /// The same session with an operator for one label; placeholders unless changed.
    ///
    /// ```
    /// use mantlet::{Guard, GuardSession, Operator, Pii};
    ///
    /// let guard = Guard::builder("shop").pre(Pii::new()).build()?;
    /// let session = GuardSession::new(&guard)?.with_operator("credit_card", Operator::mask(4));
    /// let before = session.check_input("4111 1111 1111 1111, ana@example.org")?;
    /// assert_eq!(before.text(), "**** **** **** 1111, <EMAIL_1>");
    /// # Ok::<(), mantlet::Error>(())
    /// ```
    #[must_use]
    pub fn with_operator(mut self, label: impl Into<Label>, operator: Operator) -> GuardSession {
        self.writer.operators.insert(label.into(), operator);
        self
    }

    /// What the placeholders stand for; to be sealed between two messages, for instance.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Checks what goes into the model. The report is the guard's, and its [`text`](Report::text) has numbered placeholders.
    ///
    /// # Errors
    ///
    /// [`Config`](crate::ErrorKind::Config) where the vault is full. What goes wrong in a check is in the report.
    pub fn check_input<'t>(&self, input: impl Into<Input<'t>>) -> Result<Report, Error> {
        let input = input.into();
        let report = self.guard.check_input(input);
        self.numbered(input.text(), report)
    }

    /// Checks what a tool returned, as [`Guard::check_tool_output`], with numbered placeholders.
    ///
    /// # Errors
    ///
    /// As [`GuardSession::check_input`].
    pub fn check_tool_output(&self, call: &ToolCall, output: &str) -> Result<Report, Error> {
        self.numbered(output, self.guard.check_tool_output(call, output))
    }

    /// Checks what comes out of the model, as [`Guard::check_output`]: with the placeholders in it.
    pub fn check_output<'t>(&self, output: impl Into<Output<'t>>) -> Report {
        self.guard.check_output(output)
    }

    /// Checks what comes out of the model while it arrives, and puts the values back into what passes.
    ///
    /// ```
    /// use mantlet::{Guard, GuardSession, Input, Pii, ProtectFlash};
    ///
    /// let guard = Guard::builder("support").pre(Pii::new()).post(ProtectFlash::embedded()?).build()?;
    /// let session = GuardSession::new(&guard)?;
    /// session.check_input("My address is ana@example.org.")?;
    /// let mut stream = session.stream_output(Input::response(""));
    /// let mut shown = String::new();
    /// for token in ["I wrote", " to <EM", "AIL_", "1", ">."] {
    ///     shown.push_str(&stream.push(token));
    /// }
    /// let (report, rest) = stream.finish();
    /// shown.push_str(&rest);
    /// assert!(!report.is_blocked());
    /// assert_eq!(shown, "I wrote to ana@example.org.");
    /// # Ok::<(), mantlet::Error>(())
    /// ```
    pub fn stream_output<'t>(&self, output: impl Into<Output<'t>>) -> SessionStream {
        let restorer = Restorer::new(Some(self.writer.clone()), self.vault.clone());
        SessionStream { stream: self.guard.stream_output(output), restorer }
    }

    /// A text with the values in place of what stands for them; see [`Vault::restore`].
    pub fn restore(&self, text: &str) -> SecretText {
        self.writer.restore(text, &self.vault)
    }

    /// A tool call with the values in the strings of its arguments: what may be executed, once
    /// [`Guard::check_tool_call`] passed the call. Values are written into strings as they are, so that no value changes the
    /// shape of the arguments.
    ///
    /// ```
    /// use mantlet::{Guard, GuardSession, Pii, ToolCall};
    ///
    /// let guard = Guard::builder("agent").pre(Pii::new()).build()?;
    /// let session = GuardSession::new(&guard)?;
    /// session.check_input("Invite ana@example.org.")?;
    /// let call = ToolCall::new("invite", serde_json::json!({"to": ["<EMAIL_1>"]}));
    /// let call = session.restore_call(&call);
    /// assert_eq!(call.arguments_json(), r#"{"to":["ana@example.org"]}"#);
    /// # Ok::<(), mantlet::Error>(())
    /// ```
    pub fn restore_call(&self, call: &ToolCall) -> ToolCall {
        let mut arguments = call.arguments().clone();
        let mut open = vec![&mut arguments];
        while let Some(value) = open.pop() {
            match value {
                Value::String(text) => *text = self.restore(text).to_string(),
                Value::Array(items) => open.extend(items),
                Value::Object(fields) => open.extend(fields.values_mut()),
                _ => {}
            }
        }
        call.clone().with_arguments(arguments)
    }

    /// The report with a text in which the placeholders have numbers.
    fn numbered(&self, original: &str, report: Report) -> Result<Report, Error> {
        if report.is_blocked() {
            return Ok(report);
        }
        let findings =
            report.redactions().map(|(range, label)| Finding::new(label.clone(), range, Score::CERTAIN));
        let redacted = self.writer.write(original, findings.collect(), &self.vault)?;
        Ok(report.with_text(redacted.into_text()))
    }
}

impl fmt::Debug for GuardSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuardSession")
            .field("route", &self.guard.route())
            .field("vault", &self.vault)
            .finish_non_exhaustive()
    }
}

/// An answer that is checked and restored while it arrives; see [`GuardSession::stream_output`].
///
/// What is given out, put together, is what [`GuardSession::restore`] makes of what the guard lets pass. Held back is what
/// [`GuardStream`] holds back, and some dozen bytes in which a placeholder may end.
pub struct SessionStream {
    stream: GuardStream,
    restorer: Restorer,
}

impl SessionStream {
    /// Takes the next piece, and gives the text that may be shown: nothing from a block on.
    pub fn push(&mut self, piece: &str) -> SecretText {
        let passed = self.stream.push(piece);
        let given = self.restorer.push(passed);
        if self.is_blocked() { SecretText::default() } else { given }
    }

    /// Takes the next bytes, which may end in the middle of a character.
    pub fn push_bytes(&mut self, bytes: &[u8]) -> SecretText {
        let passed = self.stream.push_bytes(bytes);
        let given = self.restorer.push(passed);
        if self.is_blocked() { SecretText::default() } else { given }
    }

    /// Whether the stream has ended in a block.
    pub fn is_blocked(&self) -> bool {
        self.stream.is_blocked()
    }

    /// Ends the answer: the report, whose [`text`](Report::text) has placeholders, and the rest of the text with the values.
    pub fn finish(mut self) -> (Report, SecretText) {
        let report = self.stream.finish();
        if report.is_blocked() {
            return (report, SecretText::default());
        }
        let mut rest = self.restorer.push(report.text());
        let end = self.restorer.finish();
        if !end.is_empty() {
            let mut whole = Zeroizing::new(String::with_capacity(rest.len() + end.len()));
            whole.push_str(&rest);
            whole.push_str(&end);
            rest = SecretText::new(whole);
        }
        (report, rest)
    }
}

impl fmt::Debug for SessionStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionStream").field("stream", &self.stream).finish_non_exhaustive()
    }
}
