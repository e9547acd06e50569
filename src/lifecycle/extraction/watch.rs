use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use crate::{Error, Evaluation, Evaluator, Input, Label, Observer, Policy, Provenance, Report, Score};

use super::{ExtractionMonitor, ExtractionVerdict};

/// An [`ExtractionMonitor`] on a guard: as an observer it hears every decision with its score, as an evaluator it judges who
/// asks by what they asked before. Give a clone as each.
///
/// The score is 0.5 on a sign's bar and rises to 1 above it; the policy blocks at 0.5 and flags from 0.36, where the
/// monitor watches. Reports, audit records and metrics carry it as the check `model_extraction`.
///
/// ```
/// use std::sync::Arc;
/// use mantlet::lifecycle::extraction::{ClientWatch, ExtractionMonitor};
/// use mantlet::{CustomEvaluation, Evaluation, Guard, Input, Score};
///
/// let monitor = Arc::new(ExtractionMonitor::new().budget(2, 60.0));
/// // Here the request's name begins with the client's.
/// let watch = ClientWatch::new(monitor, |input| input.request_id()?.split('/').next().map(str::to_owned));
/// let check = CustomEvaluation::new("rude", |_| Ok(Evaluation::from_score(Score::NONE)));
/// let guard = Guard::builder("chat").pre(watch.clone()).pre(check).observer(watch).build()?;
///
/// let ask = |id: &str| guard.check_input(Input::user("hello").with_request_id(id)).is_blocked();
/// assert_eq!([ask("ann/1"), ask("ann/2"), ask("ann/3"), ask("ann/4")], [false, false, false, true]);
/// assert!(!ask("bob/1"));
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone)]
pub struct ClientWatch {
    monitor: Arc<ExtractionMonitor>,
    client: Arc<dyn Fn(Input<'_>) -> Option<String> + Send + Sync>,
    start: Instant,
}

const NAME: &str = "model_extraction";
static LABELS: [Label; 1] = [Label::new(NAME)];
/// Who has no name is one client together.
const UNNAMED: &str = "";

impl ClientWatch {
    /// Watches for `monitor`; `client` says who asks, from the input's request id or from what the caller knows. Inputs of
    /// nobody are watched as one client.
    pub fn new(
        monitor: Arc<ExtractionMonitor>,
        client: impl Fn(Input<'_>) -> Option<String> + Send + Sync + 'static,
    ) -> ClientWatch {
        ClientWatch { monitor, client: Arc::new(client), start: Instant::now() }
    }

    fn client(&self, input: Input<'_>) -> String {
        (self.client)(input).unwrap_or_else(|| UNNAMED.to_owned())
    }
}

impl Evaluator for ClientWatch {
    fn name(&self) -> &str {
        NAME
    }

    fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        let Some(status) = self.monitor.status(&self.client(input)) else { return Ok(Evaluation::pass()) };
        // One half on the bar; whoever is blocked stays there when the sign fades.
        let score = Score::saturating((1.0 - 0.5_f64.powf(status.risk * status.risk)) as f32);
        let score = match status.verdict {
            ExtractionVerdict::Block => score.max(Score::saturating(0.5)),
            _ => score,
        };
        Ok(Evaluation::pass().with_label(NAME, score))
    }

    fn policy(&self) -> Policy {
        Policy::flag_at(0.36).and_block_at(0.5)
    }

    fn provenance(&self) -> Provenance {
        Provenance::new(NAME, env!("CARGO_PKG_VERSION"))
    }

    fn labels(&self) -> &[Label] {
        &LABELS
    }
}

impl Observer for ClientWatch {
    fn observe(&self, input: Input<'_>, report: &Report) -> Result<(), Error> {
        let others = report.checks.iter().filter(|check| check.provenance.evaluator != NAME);
        let score =
            others.filter_map(|check| check.evaluation()).map(|said| said.score.value()).fold(0.0, f32::max);
        self.monitor.observe(&self.client(input), self.start.elapsed().as_secs_f64(), input.text(), score);
        Ok(())
    }
}

impl fmt::Debug for ClientWatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientWatch").field("monitor", &self.monitor).finish_non_exhaustive()
    }
}
