//! Who decided what, with which model: one hash-chained record per decision.

mod chain;
mod record;
mod sink;

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub use chain::{AuditKey, Damage, DamageKind, Verification, Verifier};
pub use sink::{Fsync, log_files};

use crate::{Error, Input, Observer, Report};
use chain::Link;
use sink::{CallbackSink, FileSink, Sink, WriterSink};

/// Records of every decision, as JSON Lines, each chained to the one before.
///
/// A log is an [`Observer`]: give it to [`GuardBuilder::observer`](crate::GuardBuilder::observer). A decision
/// that cannot be recorded does not stand: the guard blocks.
///
/// ```no_run
/// use mantlet::audit::{AuditKey, AuditLog};
/// use mantlet::{CustomEvaluation, Evaluation, Guard};
/// let key = AuditKey::new(&std::fs::read("audit.key")?)?;
/// let log = AuditLog::file("audit.jsonl", key).rotate_at(1 << 30).open()?;
/// let check = CustomEvaluation::new("nothing", |_| Ok(Evaluation::pass()));
/// let guard = Guard::builder("clinical-chat").pre(check).model("nurse", "7").observer(log).build()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Records
///
/// A line is `{"n":…,"chain":"…","record":{…}}`. `n` counts records from 0 over all files of the log. `chain` is
/// HMAC-SHA256, under a key derived from the log's, over the previous record's tag (zeros for the first), `n` as
/// 8 little-endian bytes, and the bytes of `record` as they stand. So whoever lacks the key cannot change,
/// remove, insert or reorder a record unseen, except at the very end of the last file; against that, the head of
/// the log is kept in `NAME.head`: with every thousandth record, with a record that comes a second or more after the
/// last head, and when the log is closed. Keep heads elsewhere too, where somebody could replace both files.
///
/// A decision's record has `time` (RFC 3339, UTC), `request_id`, `route`, `stage`, `origin`, `llm.model` (name and
/// version), `verdict`, `bytes`, `text_hmac` (see [`AuditKey::text_hash`]), `latency_us`, and for each check its
/// `name`, `evaluator`, `version`, `model` (name, version, sha256), `outcome`, `verdict`, `score`, `threshold`,
/// `coverage`, `labels`, `reasons`, `error`, `failed_open` where the check could not evaluate and let the text pass, and
/// `latency_us`. The record of a stream has `streamed` with `emitted` and `exposed`
/// ([`Streamed`](crate::Streamed)). It has no text unless
/// [`AuditLogBuilder::with_text`] asks for it.
///
/// # Crashes
///
/// Every record is one write to the file before the decision stands, so a process that is killed loses none that
/// it acted upon. An incomplete last line is cut off when the log is opened again, and the next record says how
/// many bytes it had. [`Fsync`] is for the machine's own death.
///
/// # Cost
///
/// One JSON object, one HMAC over it and one over the text, one write; see `benches/audit.rs`. Threads wait for each
/// other during the HMAC of the record and the write; with [`AuditLogBuilder::queue`] during neither.
pub struct AuditLog {
    inner: Arc<Inner>,
    queue: Option<Queue>,
}

struct Inner {
    key: AuditKey,
    with_text: bool,
    tail: Mutex<Tail>,
    failures: AtomicU64,
}

/// The end of the log.
struct Tail {
    link: Link,
    sink: Box<dyn Sink>,
    line: Vec<u8>,
    /// When the head was kept last.
    kept: Instant,
}

struct Queue {
    sender: Option<SyncSender<String>>,
    writer: Option<JoinHandle<()>>,
    overflow: Overflow,
    drops: Arc<Drops>,
}

/// Decisions that went unrecorded: all of them, and those that a record tells of.
#[derive(Default)]
struct Drops {
    all: AtomicU64,
    told: AtomicU64,
}

/// What a full queue does to the next decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Overflow {
    /// It waits.
    Wait,
    /// It goes unrecorded, and is counted: in [`AuditLog::dropped`], and in a record of its own (`kind` is `dropped`,
    /// `decisions` how many) once the queue is empty, and every second
    /// while it is not.
    Drop,
}

/// Records between two checkpoints of the head, and the time after which the next record is one.
const CHECKPOINT: u64 = 1_000;
const CHECKPOINT_AFTER: Duration = Duration::from_secs(1);
/// Time after which a queue that never empties tells how many decisions it dropped.
const TELL_AFTER: Duration = Duration::from_secs(1);

/// Opens an [`AuditLog`].
#[must_use]
pub struct AuditLogBuilder {
    key: AuditKey,
    target: Target,
    rotate_at: Option<u64>,
    fsync: Fsync,
    with_text: bool,
    queue: Option<(usize, Overflow)>,
}

enum Target {
    File(PathBuf),
    Sink(Box<dyn Sink>),
}

impl AuditLog {
    /// A log in the file at `path`. An existing log goes on where it ends.
    pub fn file(path: impl AsRef<Path>, key: AuditKey) -> AuditLogBuilder {
        AuditLogBuilder::new(key, Target::File(path.as_ref().to_owned()))
    }

    /// A log in any writer; each line is one `write_all` and one `flush`.
    pub fn writer(writer: impl Write + Send + 'static, key: AuditKey) -> AuditLogBuilder {
        AuditLogBuilder::new(key, Target::Sink(Box::new(WriterSink(writer))))
    }

    /// A log that hands each line to a closure: to a message broker, say.
    pub fn callback(
        callback: impl FnMut(&str) -> io::Result<()> + Send + 'static,
        key: AuditKey,
    ) -> AuditLogBuilder {
        AuditLogBuilder::new(key, Target::Sink(Box::new(CallbackSink(callback))))
    }

    /// A log that hands each line to `tracing`, as the field `record` of an event of level `INFO` and target
    /// `mantlet::audit`. Whether it is kept is the subscriber's business: a filter that drops the target drops records.
    #[cfg(feature = "tracing")]
    pub fn tracing(key: AuditKey) -> AuditLogBuilder {
        let event = |line: &str| {
            tracing::info!(target: "mantlet::audit", record = line);
            Ok(())
        };
        AuditLog::callback(event, key)
    }

    /// Decisions that went unrecorded because the queue was full.
    pub fn dropped(&self) -> u64 {
        self.queue.as_ref().map_or(0, |queue| queue.drops.all.load(Ordering::Relaxed))
    }

    /// Records that could not be written, in the queue's thread or at the time of the decision.
    pub fn failures(&self) -> u64 {
        self.inner.failures.load(Ordering::Relaxed)
    }

    /// The log's last record as `number:tag`, for [`Verifier::expect`]. Keep it where the log's writer cannot
    /// reach.
    pub fn head(&self) -> String {
        chain::head(&self.inner.tail().link)
    }
}

impl Observer for AuditLog {
    fn observe(&self, input: Input<'_>, report: &Report) -> Result<(), Error> {
        let decision = record::Decision::new(input, report, &self.inner.key, self.inner.with_text);
        let record = serde_json::to_string(&decision).map_err(Error::custom)?;
        match &self.queue {
            None => self.inner.append(&record),
            Some(queue) => queue.push(record),
        }
    }
}

impl Inner {
    fn tail(&self) -> MutexGuard<'_, Tail> {
        // A panic while the lock was held leaves a link that matches the lines written so far.
        self.tail.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn append(&self, record: &str) -> Result<(), Error> {
        let mut tail = self.tail();
        let appended = tail.rotate(&self.key).and_then(|()| tail.append(&self.key, record));
        appended.map_err(|error| {
            self.failures.fetch_add(1, Ordering::Relaxed);
            Error::from(error)
        })
    }

    /// Records that decisions were dropped, where no record tells of them yet.
    fn tell(&self, drops: &Drops) {
        let all = drops.all.load(Ordering::Relaxed);
        let new = all - drops.told.load(Ordering::Relaxed);
        if new == 0 {
            return;
        }
        let record = serde_json::to_string(&record::Dropped::new(new));
        // `append` counts its own failures; what could not be told is told with the next.
        if record.is_ok_and(|record| self.append(&record).is_ok()) {
            drops.told.store(all, Ordering::Relaxed);
        }
    }

    /// Writes what arrives, until nothing more will.
    fn write_queue(&self, records: &Receiver<String>, drops: &Drops) {
        let mut told = Instant::now();
        loop {
            let record = match records.try_recv() {
                Err(TryRecvError::Empty) => {
                    self.tell(drops);
                    records.recv().ok()
                }
                other => other.ok(),
            };
            let Some(record) = record else { return };
            // `append` counts its own failures; the decision stood already.
            let _ = self.append(&record);
            // A queue that is always full is told of too.
            if told.elapsed() >= TELL_AFTER {
                self.tell(drops);
                told = Instant::now();
            }
        }
    }
}

impl Tail {
    fn append(&mut self, key: &AuditKey, record: &str) -> io::Result<()> {
        let mut link = self.link;
        self.line.clear();
        link.seal(key, record, &mut self.line);
        self.sink.write(&self.line)?;
        self.link = link;
        let is_due = link.next.is_multiple_of(CHECKPOINT) || self.kept.elapsed() >= CHECKPOINT_AFTER;
        if is_due {
            self.sink.checkpoint(&link)?;
            self.kept = Instant::now();
        }
        Ok(())
    }

    fn rotate(&mut self, key: &AuditKey) -> io::Result<()> {
        if self.sink.rotate()? { self.open(key, 0) } else { Ok(()) }
    }

    fn open(&mut self, key: &AuditKey, torn_bytes: usize) -> io::Result<()> {
        let opening = record::Opening::new(crate::hex::hex(&self.link.tag), torn_bytes);
        self.append(key, &serde_json::to_string(&opening)?)
    }
}

impl Queue {
    fn push(&self, record: String) -> Result<(), Error> {
        let closed = || Error::from(io::Error::from(io::ErrorKind::BrokenPipe));
        let sender = self.sender.as_ref().ok_or_else(closed)?;
        match self.overflow {
            Overflow::Wait => sender.send(record).map_err(|_| closed()),
            Overflow::Drop => match sender.try_send(record) {
                Ok(()) => Ok(()),
                Err(TrySendError::Full(_)) => {
                    self.drops.all.fetch_add(1, Ordering::Relaxed);
                    Ok(())
                }
                Err(TrySendError::Disconnected(_)) => Err(closed()),
            },
        }
    }
}

/// Writes out the queue and the head.
impl Drop for AuditLog {
    fn drop(&mut self) {
        if let Some(queue) = &mut self.queue {
            queue.sender = None;
            if let Some(Err(_)) = queue.writer.take().map(JoinHandle::join) {
                self.inner.failures.fetch_add(1, Ordering::Relaxed);
            }
            self.inner.tell(&queue.drops);
        }
        let mut tail = self.inner.tail();
        let link = tail.link;
        let _ = tail.sink.checkpoint(&link);
    }
}

impl AuditLogBuilder {
    fn new(key: AuditKey, target: Target) -> AuditLogBuilder {
        AuditLogBuilder { key, target, rotate_at: None, fsync: Fsync::Never, with_text: false, queue: None }
    }

    /// Begins a new file once the current one has `bytes` bytes; older files are `NAME.1` (the oldest), `NAME.2`
    /// and so on, and none is deleted. Only for files.
    pub fn rotate_at(mut self, bytes: u64) -> AuditLogBuilder {
        self.rotate_at = Some(bytes.max(1));
        self
    }

    /// When the file is forced to the disk; never unless changed. Only for files.
    pub fn fsync(mut self, fsync: Fsync) -> AuditLogBuilder {
        self.fsync = fsync;
        self
    }

    /// Records the text that was checked, as it was before any redaction.
    pub fn with_text(mut self) -> AuditLogBuilder {
        self.with_text = true;
        self
    }

    /// Writes on a thread of its own, with room for `records` that wait.
    ///
    /// A decision then stands before its record is written: one whose record cannot be written is counted in
    /// [`AuditLog::failures`] and blocks nothing, and a process that is killed loses what waits.
    pub fn queue(mut self, records: usize, overflow: Overflow) -> AuditLogBuilder {
        self.queue = Some((records.max(1), overflow));
        self
    }

    /// Opens the log and writes its opening record.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) where the file cannot be opened, or another log writes it;
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where it exists and is no audit log.
    pub fn open(self) -> Result<AuditLog, Error> {
        let (sink, link, torn_bytes): (Box<dyn Sink>, _, _) = match self.target {
            Target::File(path) => {
                let opened = FileSink::open(&path, self.rotate_at, self.fsync)?;
                (Box::new(opened.sink), opened.link, opened.torn_bytes)
            }
            Target::Sink(sink) => (sink, Link::START, 0),
        };
        let mut tail = Tail { link, sink, line: Vec::new(), kept: Instant::now() };
        tail.open(&self.key, torn_bytes)?;
        let inner = Arc::new(Inner {
            key: self.key,
            with_text: self.with_text,
            tail: Mutex::new(tail),
            failures: AtomicU64::new(0),
        });
        let queue = match self.queue {
            None => None,
            Some((records, overflow)) => {
                let (sender, receiver) = sync_channel::<String>(records);
                let drops = Arc::new(Drops::default());
                let (log, known) = (Arc::clone(&inner), Arc::clone(&drops));
                let work = move || log.write_queue(&receiver, &known);
                let writer = std::thread::Builder::new().name("mantlet-audit".to_owned()).spawn(work)?;
                Some(Queue { sender: Some(sender), writer: Some(writer), overflow, drops })
            }
        };
        Ok(AuditLog { inner, queue })
    }
}

impl fmt::Debug for AuditLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuditLog")
            .field("head", &self.head())
            .field("failures", &self.failures())
            .field("dropped", &self.dropped())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for AuditLogBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuditLogBuilder")
            .field("rotate_at", &self.rotate_at)
            .field("fsync", &self.fsync)
            .field("with_text", &self.with_text)
            .field("queue", &self.queue)
            .finish_non_exhaustive()
    }
}
