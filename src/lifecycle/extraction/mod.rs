//! Who is copying the model? Watches what each client asks.

mod background;
mod client;
mod crowd;
mod disclosure;
mod prada;
mod signs;
mod watch;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::Error;
use background::Background;
use client::Client;
use crowd::Crowd;
use signs::{Bars, NAMES, SIGNS};

pub use disclosure::{Disclosed, Disclosure};
pub use prada::Prada;
pub use watch::ClientWatch;

/// Watches the queries of each client for the ways in which a model is copied through its answers.
///
/// Whoever copies a model asks what tells the most about it, and that shows: texts at the decision boundary, one word
/// exchanged at a time, words in no order, one form with every word of a list. Each is a sign, a share of the client's last
/// 100 queries, with a bar; a client is as suspicious as its strongest sign. What is usual is taken from the traffic of the
/// other clients: which words, pairs and triples of words anybody else sends.
///
/// # What it finds and what it does not
///
/// | sign | attack |
/// |---|---|
/// | `near_decision_boundary` | scores within 0.1 of the middle, beyond the share that all traffic has there |
/// | `single_words` | dictionaries |
/// | `grid` | one form whose single hole is filled from a list |
/// | `odd_substitutions`, `substitutions` | Jacobian and other augmentation of seed texts (Papernot et al., ASIA CCS 2017); the odd ones make pairs of usual words that nobody else uses, and count together with English of another domain (Orekondy et al., "Knockoff nets", CVPR 2019) |
/// | `splices` | line searches between two texts, and leaving out words one at a time |
/// | `words_without_order`, `phrases_without_order` | random words, shuffled or generated texts (Krishna et al., "Thieves on Sesame Street!", ICLR 2020) |
///
/// Ordinary heavy use has none of them: repeats of a query count against the signs (retries, probes of a service's health), what is
/// in most queries of a client is taken for its form (templated applications), a query that goes on where the last one
/// stopped is typing, and words that nobody else uses count as foreign, not as odd (code, other languages). Not found:
/// natural texts of the same domain at an ordinary pace, which are indistinguishable from use, and most of an attacker with a
/// fresh name for fewer than 30 queries, unless the caller observes a network or an account as one client: names that send
/// each other's queries with one word exchanged are watched together, as one crowd; lists, random words and probes of the
/// boundary have nothing in common that others do not have. A monitor that begins with nothing needs 4,000 queries of all
/// clients before the signs count that say what nobody else sends; what came earlier is not held against a client later.
///
/// # Cost
///
/// Some tens of microseconds for a query, most of them the comparison with the client's last 64 different queries. About 10 KiB for each client, at
/// most 60, and 11 MiB for the traffic; no text is kept.
///
/// # Untrusted input
///
/// Any text, name, time and score: what is not a number counts as 0, what lies outside `0..=1` as the nearest score. At
/// most 4,096 clients are kept unless changed; those not heard of for the longest time are forgotten, and begin anew.
/// Who floods the monitor with texts can make them usual, so learn from a log that you trust.
///
/// # Errors
///
/// [`ErrorKind::Config`](crate::ErrorKind::Config) from [`ExtractionMonitor::learn`] only; observing has none.
///
/// # Examples
///
/// ```
/// use mantlet::lifecycle::extraction::{ExtractionMonitor, ExtractionVerdict};
/// let monitor = ExtractionMonitor::new();
/// let mut verdict = ExtractionVerdict::Allow;
/// for (second, word) in (0..100_u32).map(|n| (f64::from(n), format!("word{}x", char::from(b'a' + (n % 26) as u8).to_string().repeat(n as usize / 26 + 1)))) {
///     verdict = monitor.observe("client-7", second, &format!("you are {word}"), 0.9);
/// }
/// assert_eq!(verdict, ExtractionVerdict::Block);
/// assert_eq!(monitor.status("client-7").unwrap().sign, Some("grid"));
/// ```
pub struct ExtractionMonitor {
    state: Mutex<State>,
    bars: Bars,
    max_clients: usize,
    budget: Option<(u64, f64)>,
    is_frozen: bool,
}

struct State {
    background: Background,
    clients: HashMap<String, Client>,
    crowd: Crowd,
}

/// What the monitor says of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ExtractionVerdict {
    /// Nothing to object to.
    Allow,
    /// Close to a bar: look at it, or answer less exactly.
    Watch,
    /// Over a bar now or before, or over the budget.
    Block,
}

/// Where a client stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ClientStatus {
    /// The verdict after its last query.
    pub verdict: ExtractionVerdict,
    /// How far the strongest sign is: 1 is its bar.
    pub risk: f64,
    /// The strongest sign's name; `None` below 30 queries, unless it is one of many names.
    pub sign: Option<&'static str>,
    /// Its queries so far.
    pub queries: u64,
    /// After how many of them a bar was reached first.
    pub alarmed_at: Option<u64>,
    /// What cannot be said of the client yet, and why: an `allow` is no acquittal then. `None` where every sign is judged.
    pub undecided: Option<String>,
}

/// One query of a log.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct QueryEvent<'e> {
    /// Who asked.
    pub client: &'e str,
    /// When, in seconds since any moment.
    pub time: f64,
    /// What was asked.
    pub text: &'e str,
    /// The model's answer, `0..=1`, 0.5 on the decision boundary.
    pub score: f32,
}

impl<'e> QueryEvent<'e> {
    /// A query of `client` at `time` (seconds) with the model's score, 0.5 on its decision boundary.
    pub fn new(client: &'e str, time: f64, text: &'e str, score: f32) -> QueryEvent<'e> {
        QueryEvent { client, time, text, score }
    }
}

/// Queries before which nothing is said of a client.
const FIRST: u64 = 30;
/// Queries from one judgement to the next.
const STEP: u64 = 10;
/// The share of a bar from which a client is watched.
const WATCH: f64 = 0.8;

impl ExtractionMonitor {
    /// A monitor that learns what is usual as it observes, with the bars that the crate was measured with.
    pub fn new() -> ExtractionMonitor {
        ExtractionMonitor {
            state: Mutex::new(State {
                background: Background::new(),
                clients: HashMap::new(),
                crowd: Crowd::new(),
            }),
            bars: Bars::DEFAULT,
            max_clients: 4096,
            budget: None,
            is_frozen: false,
        }
    }

    /// A monitor with bars from a log of ordinary clients, 20 or more, over which at most the share `false_alarms` of these
    /// clients would ever come, and with the log as what is usual.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for fewer clients, and for a rate that does not lie between 0 and 1.
    pub fn learn(benign: &[QueryEvent<'_>], false_alarms: f64) -> Result<ExtractionMonitor, Error> {
        let mut monitor = ExtractionMonitor::new().max_clients(usize::MAX).with_background(benign);
        let state = monitor.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        let mut highest: HashMap<&str, [f64; SIGNS]> = HashMap::new();
        for event in benign {
            state.add(event, usize::MAX, true, true);
            let reached = highest.entry(event.client).or_insert([f64::MIN; SIGNS]);
            let client = &state.clients[event.client];
            if client.is_judged() {
                let scale = signs::few(client.window());
                let signs = client.signs(&state.background);
                reached.iter_mut().zip(signs).for_each(|(known, sign)| *known = known.max(sign / scale));
            }
        }
        let highest: Vec<[f64; SIGNS]> =
            highest.into_values().filter(|reached| reached[0] > f64::MIN).collect();
        monitor.bars = Bars::learn(&highest, false_alarms)?;
        monitor.max_clients = 4096;
        let state = state_of(&mut monitor);
        state.clients.clear();
        state.crowd = Crowd::new();
        monitor.is_frozen = false;
        Ok(monitor)
    }

    /// The same monitor with `events` as what is usual, and from then on nothing else: for going through a log that is
    /// complete. Clients in it are not judged by their own queries.
    #[must_use]
    pub fn with_background(mut self, events: &[QueryEvent<'_>]) -> ExtractionMonitor {
        let mut tags: HashMap<&str, u16> = HashMap::new();
        let state = state_of(&mut self);
        for event in events {
            let tag = *tags.entry(event.client).or_insert_with(|| State::tag(event.client));
            state.background.add(&client::words(event.text), bounded(event.score), tag);
        }
        self.is_frozen = true;
        self
    }

    /// How many clients are kept, at least 1; 4,096 unless changed.
    #[must_use]
    pub fn max_clients(mut self, clients: usize) -> ExtractionMonitor {
        self.max_clients = clients.max(1);
        self
    }

    /// Blocks a client from its query number `queries` within `seconds` on, until that time is over.
    #[must_use]
    pub fn budget(mut self, queries: u64, seconds: f64) -> ExtractionMonitor {
        self.budget = Some((queries, seconds.max(0.0)));
        self
    }

    /// Takes note of one query: `time` in seconds since any moment, `score` the model's answer, 0.5 on its decision
    /// boundary. A client that reached a bar stays blocked until [`ExtractionMonitor::forget`].
    pub fn observe(&self, client: &str, time: f64, text: &str, score: f32) -> ExtractionVerdict {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let event = QueryEvent { client, time, text, score };
        let is_warm = state.background.is_warm();
        state.add(&event, self.max_clients, self.is_frozen, is_warm);
        let State { background, clients, crowd } = &mut *state;
        let Some(known) = clients.get_mut(client) else { return ExtractionVerdict::Allow };
        if known.is_judged() {
            known.strongest =
                self.bars.strongest(&known.signs(background), known.window(), background.is_warm());
            if known.strongest.0 >= 1.0 {
                known.alarmed_at.get_or_insert(known.seen);
            }
        }
        if known.is_of_crowd()
            && let Some(strongest) = crowd.strongest(&self.bars, background)
            && strongest.0 >= 1.0
        {
            known.strongest = strongest;
            known.alarmed_at.get_or_insert(known.seen);
        }
        let is_over = self.budget.is_some_and(|(queries, seconds)| known.spend(time, seconds) > queries);
        known.is_over = is_over;
        known.verdict()
    }

    /// Where a client stands; `None` for one that is not known, or was forgotten.
    pub fn status(&self, client: &str) -> Option<ClientStatus> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.clients.get(client).map(|known| ClientStatus {
            verdict: known.verdict(),
            risk: known.strongest.0,
            sign: (known.seen >= FIRST || known.alarmed_at.is_some()).then_some(NAMES[known.strongest.1]),
            queries: known.seen,
            alarmed_at: known.alarmed_at,
            undecided: undecided(known, &state.background),
        })
    }

    /// Begins anew with a client: a block was wrong, or is over.
    pub fn forget(&self, client: &str) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).clients.remove(client);
    }

    /// How many clients are known, and how many of them are blocked: for gauges.
    pub fn counts(&self) -> (usize, usize) {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let blocked =
            state.clients.values().filter(|known| known.verdict() == ExtractionVerdict::Block).count();
        (state.clients.len(), blocked)
    }
}

fn undecided(client: &Client, background: &Background) -> Option<String> {
    if client.alarmed_at.is_some() {
        return None;
    }
    if client.seen < FIRST {
        return Some(format!(
            "{} queries; {FIRST} are needed before a client is judged by itself",
            client.seen
        ));
    }
    (!background.is_warm()).then(|| {
        format!(
            "{} queries of all clients; {} are needed to judge what nobody else sends",
            background.queries(),
            background::WARM
        )
    })
}

fn state_of(monitor: &mut ExtractionMonitor) -> &mut State {
    monitor.state.get_mut().unwrap_or_else(PoisonError::into_inner)
}

fn bounded(score: f32) -> f32 {
    if score.is_nan() { 0.0 } else { score.clamp(0.0, 1.0) }
}

impl State {
    /// A number for a client, by its name, so that a background and the clients that come later agree. Two clients with
    /// one number hide each other's words; that makes them usual.
    fn tag(name: &str) -> u16 {
        let hash = name.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        (hash >> 40) as u16
    }

    fn add(&mut self, event: &QueryEvent<'_>, most: usize, is_frozen: bool, is_warm: bool) {
        if !self.clients.contains_key(event.client) {
            self.make_room(most);
            let tag = State::tag(event.client);
            self.clients.insert(event.client.to_owned(), Client::new(tag));
        }
        let (words, score) = (client::words(event.text), bounded(event.score));
        let Some(known) = self.clients.get_mut(event.client) else { return };
        known.last_time = if event.time.is_finite() { event.time } else { known.last_time };
        known.add(&words, score, &self.background, is_warm);
        if self.crowd.add(&words, score, known.tag, &self.background, is_warm) {
            known.linked += 1;
        }
        if !is_frozen {
            self.background.add(&words, score, known.tag);
        }
    }

    /// Forgets a tenth of the clients, those that were silent longest, once there are too many.
    fn make_room(&mut self, most: usize) {
        if self.clients.len() < most {
            return;
        }
        let mut times: Vec<f64> = self.clients.values().map(|known| known.last_time).collect();
        times.sort_by(f64::total_cmp);
        let bar = times[times.len() / 10];
        let mut left = self.clients.len() / 10 + 1;
        self.clients.retain(|_, known| {
            let goes = left > 0 && known.last_time <= bar;
            left -= usize::from(goes);
            !goes
        });
    }
}

impl Client {
    /// Whether there is enough to judge, and it is time to.
    fn is_judged(&self) -> bool {
        self.seen >= FIRST && self.seen.is_multiple_of(STEP)
    }

    fn verdict(&self) -> ExtractionVerdict {
        match self {
            known if known.alarmed_at.is_some() || known.is_over => ExtractionVerdict::Block,
            known if known.strongest.0 >= WATCH => ExtractionVerdict::Watch,
            _ => ExtractionVerdict::Allow,
        }
    }
}

impl Default for ExtractionMonitor {
    fn default() -> ExtractionMonitor {
        ExtractionMonitor::new()
    }
}

/// Never prints names or texts.
impl fmt::Debug for ExtractionMonitor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (clients, blocked) = self.counts();
        f.debug_struct("ExtractionMonitor")
            .field("clients", &clients)
            .field("blocked", &blocked)
            .field("bars", &self.bars)
            .finish_non_exhaustive()
    }
}

impl ExtractionVerdict {
    /// The name, as in JSON: `watch`.
    pub const fn as_str(self) -> &'static str {
        match self {
            ExtractionVerdict::Allow => "allow",
            ExtractionVerdict::Watch => "watch",
            ExtractionVerdict::Block => "block",
        }
    }
}

impl fmt::Display for ExtractionVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
