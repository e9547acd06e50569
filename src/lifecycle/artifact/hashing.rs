use std::fmt;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

/// How hashing is done: on how many threads, and who hears of its progress.
#[derive(Clone)]
pub(crate) struct Hashing {
    pub(crate) threads: NonZeroUsize,
    pub(crate) progress: Option<ProgressFn>,
}

/// Called with the bytes hashed so far and the bytes in all.
pub(crate) type ProgressFn = Arc<dyn Fn(u64, u64) + Send + Sync>;

/// Counts bytes for a [`ProgressFn`].
pub(crate) struct Meter<'h> {
    done: AtomicU64,
    total: u64,
    progress: Option<&'h ProgressFn>,
}

impl Hashing {
    /// Works on every item and gives the results in the order of the items. Each thread has a buffer of its
    /// own, which it passes to `work`.
    pub(crate) fn map<I: Sync, O: Send>(
        &self,
        items: &[I],
        work: impl Fn(&I, &mut Vec<u8>) -> O + Sync,
    ) -> Vec<O> {
        let threads = self.threads.get().min(items.len());
        if threads <= 1 {
            let mut buffer = Vec::new();
            return items.iter().map(|item| work(item, &mut buffer)).collect();
        }
        let next = AtomicUsize::new(0);
        let take = || {
            let mut buffer = Vec::new();
            let mut done = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                match items.get(index) {
                    Some(item) => done.push((index, work(item, &mut buffer))),
                    None => return done,
                }
            }
        };
        let mut results: Vec<(usize, O)> = thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(take)).collect();
            let joined = workers.into_iter().map(thread::ScopedJoinHandle::join);
            // A panic of a worker goes on in its caller; nothing is dropped silently.
            joined.flat_map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        });
        results.sort_unstable_by_key(|(index, _)| *index);
        results.into_iter().map(|(_, result)| result).collect()
    }

    pub(crate) fn meter(&self, total: u64) -> Meter<'_> {
        Meter { done: AtomicU64::new(0), total, progress: self.progress.as_ref() }
    }
}

impl Meter<'_> {
    pub(crate) fn add(&self, bytes: usize) {
        if let Some(progress) = self.progress {
            let done = self.done.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64;
            progress(done, self.total);
        }
    }
}

/// One thread, silently.
impl Default for Hashing {
    fn default() -> Hashing {
        Hashing { threads: NonZeroUsize::MIN, progress: None }
    }
}

impl fmt::Debug for Hashing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hashing").field("threads", &self.threads).finish_non_exhaustive()
    }
}
