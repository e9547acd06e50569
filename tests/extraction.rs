//! The extraction monitor: attackers are blocked, ordinary heavy users are not, on a guard as alone.
#![cfg(feature = "extraction")]

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use mantlet::lifecycle::extraction::{
    ClientWatch, Disclosure, ExtractionMonitor, ExtractionVerdict, Prada, QueryEvent,
};
use mantlet::{CustomEvaluation, ErrorKind, Evaluation, Guard, Input, Score, Verdict};

/// Numbers without pattern, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

const NOUNS: [&str; 24] = [
    "harbour",
    "train",
    "neighbour",
    "library",
    "garden",
    "bakery",
    "ferry",
    "bicycle",
    "school",
    "bridge",
    "museum",
    "parcel",
    "postman",
    "baker",
    "river",
    "market",
    "window",
    "kitchen",
    "teacher",
    "cousin",
    "island",
    "tower",
    "doctor",
    "village",
];
const VERBS: [&str; 24] = [
    "sees", "likes", "paints", "leaves", "finds", "visits", "calls", "helps", "wants", "knows", "misses",
    "hears", "follows", "keeps", "shows", "opens", "needs", "draws", "thanks", "meets", "loses", "sells",
    "greets", "passes",
];
const WHEN: [&str; 24] = [
    "today", "again", "slowly", "often", "never", "early", "late", "twice", "gladly", "alone", "outside",
    "quietly", "soon", "now", "always", "rarely", "indoors", "nearby", "somehow", "together", "upstairs",
    "tonight", "weekly", "anyway",
];

fn clause(numbers: &mut Numbers) -> String {
    let (who, does, whom) = (numbers.of(&NOUNS), numbers.of(&VERBS), numbers.of(&NOUNS));
    format!("the {who} {does} the {whom} {} and {} it", numbers.of(&WHEN), numbers.of(&VERBS))
}

fn sentence(numbers: &mut Numbers) -> String {
    format!("{}, but {}", clause(numbers), clause(numbers))
}

struct Query {
    client: String,
    text: String,
    score: f32,
}

/// The traffic of ordinary clients.
fn traffic(clients: usize, each: usize) -> Vec<Query> {
    let mut numbers = Numbers(5);
    (0..clients * each)
        .map(|at| Query {
            client: format!("ordinary-{}", at % clients),
            text: sentence(&mut numbers),
            score: numbers.below(100) as f32 / 100.0,
        })
        .collect()
}

fn events(queries: &[Query]) -> Vec<QueryEvent<'_>> {
    let queries = queries.iter().enumerate();
    queries.map(|(at, query)| QueryEvent::new(&query.client, at as f64, &query.text, query.score)).collect()
}

/// A monitor that knows the traffic, for all tests: they use clients of their own.
fn monitor() -> &'static Arc<ExtractionMonitor> {
    static MONITOR: OnceLock<Arc<ExtractionMonitor>> = OnceLock::new();
    MONITOR.get_or_init(|| Arc::new(ExtractionMonitor::new().with_background(&events(&traffic(40, 120)))))
}

/// What the monitor says after so many queries of one client.
fn after(
    count: usize,
    mut query: impl FnMut(usize, &mut Numbers) -> (String, f32),
) -> (ExtractionVerdict, Option<&'static str>) {
    static CLIENTS: AtomicU32 = AtomicU32::new(0);
    let (monitor, mut numbers) = (monitor(), Numbers(9));
    let client = format!("client-{}", CLIENTS.fetch_add(1, Ordering::Relaxed));
    for at in 0..count {
        let (text, score) = query(at, &mut numbers);
        monitor.observe(&client, at as f64, &text, score);
    }
    let status = monitor.status(&client).unwrap();
    (status.verdict, status.sign)
}

fn any(numbers: &mut Numbers) -> f32 {
    numbers.below(100) as f32 / 100.0
}

#[test]
fn attackers_are_blocked_for_what_they_do() {
    let words = [NOUNS, VERBS, WHEN].concat();
    let seed = "the baker thanks the doctor gladly and meets it";
    let expect = |sign, found| assert_eq!((ExtractionVerdict::Block, Some(sign)), found, "{sign}");
    expect("near_decision_boundary", after(100, |_, n| (sentence(n), 0.45 + any(n) / 10.0)));
    expect("single_words", after(100, |_, n| (format!("{}{}", n.of(&words), n.below(9)), any(n))));
    expect("grid", after(100, |at, n| (format!("this is {}{}", n.of(&words), at), any(n))));
    expect(
        "words_without_order",
        after(100, |_, n| ((0..8).map(|_| n.of(&words)).collect::<Vec<_>>().join(" "), any(n))),
    );
    let (verdict, sign) = after(100, |_, n| {
        let mut parts: Vec<&str> = seed.split(' ').collect();
        let (at, other) = (n.below(parts.len()), n.below(parts.len()));
        (parts[at], parts[other]) = (n.of(&words), n.of(&words));
        (parts.join(" "), any(n))
    });
    assert_eq!(verdict, ExtractionVerdict::Block);
    assert!(sign.is_some_and(|sign| sign.contains("substitutions")), "{sign:?}");
    // Between two texts: more and more of one, the rest of the other.
    expect(
        "splices",
        after(100, |at, n| {
            let pair = at as u64 / 12;
            let (one, other) = (sentence(&mut Numbers(pair)), sentence(&mut Numbers(pair + 50)));
            let words = |text: &str, from: usize, to: usize| {
                text.split(' ').skip(from).take(to).collect::<Vec<_>>().join(" ")
            };
            let cut = at % 12 + 3;
            (format!("{} {}", words(&one, 0, cut), words(&other, cut + at % 2, 20)), any(n))
        }),
    );
}

#[test]
fn one_asker_under_many_names_is_blocked() {
    let monitor = ExtractionMonitor::new().with_background(&events(&traffic(40, 120)));
    let mut numbers = Numbers(21);
    let seeds: Vec<String> = (0..5).map(|_| sentence(&mut numbers)).collect();
    for at in 0..240_usize {
        let mut words: Vec<&str> = seeds[at % 5].split(' ').collect();
        let place = numbers.below(words.len());
        words[place] = numbers.of(&NOUNS);
        monitor.observe(&format!("name-{}", at / 12), at as f64, &words.join(" "), 0.9);
        let text = sentence(&mut numbers);
        let verdict = monitor.observe(&format!("somebody-{}", at / 12), at as f64, &text, 0.9);
        assert_eq!(verdict, ExtractionVerdict::Allow);
    }
    let status = monitor.status("name-19").unwrap();
    assert!(status.alarmed_at.is_some_and(|at| at <= 12), "{status:?}");
}

#[test]
fn ordinary_heavy_users_are_not_blocked() {
    let allowed = |name: &str, found: (ExtractionVerdict, Option<&str>)| {
        assert_ne!(found.0, ExtractionVerdict::Block, "{name}: {found:?}");
    };
    allowed("batch", after(250, |_, n| (sentence(n), any(n))));
    allowed("health probe", after(120, |_, _| ("is the harbour open".to_owned(), 0.1)));
    allowed(
        "templates",
        after(120, |at, n| (format!("ticket {at} of customer 7, note: {}", sentence(n)), any(n))),
    );
    let mut last = String::new();
    allowed(
        "retries",
        after(120, |at, n| {
            if at % 3 == 0 {
                last = sentence(n);
            }
            (last.clone(), any(n))
        }),
    );
    let mut whole = String::new();
    allowed(
        "typing",
        after(120, |at, n| {
            if at % 5 == 0 {
                whole = sentence(n);
            }
            (whole.split(' ').take(at % 5 + 2).collect::<Vec<_>>().join(" "), any(n))
        }),
    );
    let syllables = ["ba", "tu", "ko", "mi", "re", "sal", "pon", "dek", "wu", "hir"];
    let word = |n: &mut Numbers| format!("{}{}", n.of(&syllables), n.of(&syllables));
    allowed(
        "another language",
        after(120, |_, n| ((0..6).map(|_| word(n)).collect::<Vec<_>>().join(" "), any(n))),
    );
}

#[test]
fn bars_are_learnt_from_a_log_of_ones_own() {
    let benign = traffic(24, 60);
    let monitor = ExtractionMonitor::learn(&events(&benign), 0.01).unwrap();
    for query in &benign {
        monitor.observe(&query.client, 0.0, &query.text, query.score);
    }
    assert_eq!(monitor.counts(), (24, 0));
    // A service whose benign scores are all in the middle gets another bar for it.
    let middle: Vec<Query> = traffic(24, 60).into_iter().map(|query| Query { score: 0.5, ..query }).collect();
    let learnt = ExtractionMonitor::learn(&events(&middle), 0.01).unwrap();
    for query in &middle {
        learnt.observe(&query.client, 0.0, &query.text, query.score);
    }
    assert_eq!(learnt.counts().1, 0);
    let kind =
        |rate, clients| ExtractionMonitor::learn(&events(&traffic(clients, 60)), rate).unwrap_err().kind();
    assert_eq!(
        (kind(0.0, 40), kind(f64::NAN, 40), kind(0.1, 3)),
        (ErrorKind::Config, ErrorKind::Config, ErrorKind::Config)
    );
    assert!(ExtractionMonitor::learn(&[], 0.1).is_err());
}

#[test]
fn a_budget_blocks_until_its_time_is_over() {
    let monitor = ExtractionMonitor::new().budget(3, 60.0);
    let ask = |time| monitor.observe("it", time, "is the ferry late", 0.2);
    let (allow, block) = (ExtractionVerdict::Allow, ExtractionVerdict::Block);
    assert_eq!([ask(0.0), ask(1.0), ask(2.0), ask(3.0), ask(59.0)], [allow, allow, allow, block, block]);
    assert_eq!([ask(60.0), ask(f64::NAN), ask(61.0), ask(62.0)], [allow, allow, allow, block]);
}

#[test]
fn what_cannot_be_judged_is_said() {
    let undecided = |monitor: &ExtractionMonitor, queries: u32| {
        for n in 0..queries {
            monitor.observe("newcomer", f64::from(n), "is the ferry late", 0.2);
        }
        monitor.status("newcomer").unwrap().undecided
    };
    let few = undecided(monitor(), 29).unwrap();
    assert!(few.starts_with("29 queries; 30 are needed"), "{few}");
    assert_eq!(undecided(monitor(), 30), None);
    let cold = undecided(&ExtractionMonitor::new(), 30).unwrap();
    assert!(cold.starts_with("30 queries of all clients; 4000 are needed"), "{cold}");
}

#[test]
fn memory_is_bounded_and_a_block_can_be_taken_back() {
    let monitor = ExtractionMonitor::new().max_clients(50);
    for client in 0..1_000 {
        monitor.observe(&format!("client-{client}"), f64::from(client), "hello", 0.5);
    }
    assert!(monitor.counts().0 <= 50);
    assert!(monitor.status("client-0").is_none() && monitor.status("client-999").is_some());
    monitor.forget("client-999");
    assert!(monitor.status("client-999").is_none());
}

#[test]
fn any_text_and_number_is_taken() {
    let monitor = monitor();
    let long = "word ".repeat(2_000_000);
    let zalgo = "e\u{301}".repeat(1_000);
    for at in 0..15 {
        for text in ["", " ", "\u{0}", "''''", &zalgo, "\u{202E}abc", if at == 0 { &long } else { "x" }] {
            for score in [f32::NAN, f32::INFINITY, -1.0, 7.0] {
                monitor.observe("it", f64::NEG_INFINITY, text, score);
            }
        }
    }
    assert!(!format!("{monitor:?}").contains("abc"));
}

#[test]
fn a_guard_watches_its_clients() {
    let watch = ClientWatch::new(Arc::clone(monitor()), |input| input.request_id().map(str::to_owned));
    let score = CustomEvaluation::new("middling", |_| Ok(Evaluation::from_score(Score::new(0.49).unwrap())));
    let guard = Guard::builder("chat").pre(watch.clone()).pre(score).observer(watch).build().unwrap();
    let mut numbers = Numbers(3);
    let mut blocked = None;
    for at in 0..100 {
        let text = sentence(&mut numbers);
        let report = guard.check_input(Input::user(&text).with_request_id("probing"));
        if report.is_blocked() && blocked.is_none() {
            blocked = Some(at);
            assert_eq!(&*report.checks[0].name, "model_extraction");
        }
    }
    assert_eq!(blocked, Some(30));
    assert!(!guard.check_input(Input::user("is the ferry late").with_request_id("somebody")).is_blocked());
    assert!(!guard.check_input("nobody in particular").is_blocked());
}

#[test]
fn less_can_be_disclosed() {
    let check = CustomEvaluation::new("check", |_| Ok(Evaluation::from_score(Score::new(0.47).unwrap())));
    let report = Guard::builder("chat").pre(check).build().unwrap().check_input("hello");
    assert_eq!(Disclosure::Exact.of(&report).score, Score::new(0.47));
    assert_eq!(
        Disclosure::rounded(0.1).unwrap().of(&report).score.map(|score| score.to_string()).as_deref(),
        Some("0.50")
    );
    assert_eq!(
        (Disclosure::VerdictOnly.of(&report).score, Disclosure::default().of(&report).verdict),
        (None, Verdict::Allow)
    );
    assert!(Disclosure::rounded(0.0).is_err() && Disclosure::rounded(f32::NAN).is_err());
}

#[test]
fn distances_of_tensor_queries() {
    let mut numbers = Numbers(41);
    let mut natural = Prada::new(0.9);
    let any_value = |numbers: &mut Numbers| numbers.below(1_000) as f32 / 1_000.0;
    for _ in 0..400 {
        let query: Vec<f32> = (0..16).map(|_| any_value(&mut numbers)).collect();
        assert!(!natural.observe(&query, 0).unwrap());
    }
    let mut made = Prada::new(0.9);
    let mut base: Vec<f32> = Vec::new();
    let alarm = (0..400).any(|at| {
        if at % 4 == 0 {
            base = (0..16).map(|_| any_value(&mut numbers)).collect();
        }
        let query: Vec<f32> = base.iter().map(|value| value + at as f32 % 4.0 * 0.02).collect();
        made.observe(&query, 0).unwrap()
    });
    assert!(alarm);
    assert!(made.observe(&[0.0; 3], 0).is_err() && made.observe(&[f32::NAN; 16], 0).is_err());
    assert!(made.observe(&[0.0; 16], usize::MAX).is_err());
}
