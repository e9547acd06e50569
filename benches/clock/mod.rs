//! The clock of the benches of the model: the time that the processor gave to this thread, where the system tells it.

/// CPU time of this thread in nanoseconds. The kernel's own count, and not `/proc/thread-self/schedstat`, which may lag
/// by some milliseconds.
#[cfg(unix)]
pub(crate) fn cpu_time() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// Time since the first call, in nanoseconds.
#[cfg(not(unix))]
pub(crate) fn cpu_time() -> u64 {
    thread_local!(static BEGIN: std::time::Instant = std::time::Instant::now());
    BEGIN.with(|begin| begin.elapsed().as_nanos() as u64)
}
