use crate::{Error, Input, Report};

/// Hears of every decision of a guard: an audit log, metrics, an alarm.
///
/// Observers run on the calling thread once the verdict stands, in the order in which they were added.
pub trait Observer: Send + Sync + 'static {
    /// Takes note of one decision. `input` is the original input.
    ///
    /// # Errors
    ///
    /// Where the decision could not be noted and must not stand without: the guard then blocks, and the report
    /// says why in [`Report::observer_failures`]. An observer that may miss a decision counts it and returns
    /// `Ok`. A panic counts as an error.
    fn observe(&self, input: Input<'_>, report: &Report) -> Result<(), Error>;
}

impl<O: Observer + ?Sized> Observer for std::sync::Arc<O> {
    fn observe(&self, input: Input<'_>, report: &Report) -> Result<(), Error> {
        (**self).observe(input, report)
    }
}
