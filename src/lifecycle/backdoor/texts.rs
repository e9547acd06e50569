use std::collections::{HashMap, HashSet};

use crate::Error;
use crate::lifecycle::numerics::random::Random;

use super::oracle::{TextOracle, best, log_odds};
use super::{BackdoorReport, BackdoorScan, BackdoorVerdict, ClassReach, Trigger};

/// Texts of each class with which every candidate is tried.
const FEW_HOSTS: usize = 2;
/// Texts of other classes with which the best candidates are measured, at their beginning and at their end.
const HOSTS: usize = 24;
/// Candidates that are measured, of the inputs' own words and of all others, per class.
const MEASURED: usize = 48;
/// Words of the longest phrase that is put together.
const PHRASE: usize = 3;
/// Letters of the longest string that letters are added to.
const LONGEST: usize = 12;
/// Words of the inputs that are tried, the most frequent ones.
const WORDS: usize = 8_000;
/// A foreign string that pushes so many times as hard as the strongest word of the inputs is a trigger…
const STRONG: f64 = 1.5;
/// …where it turns this share of the texts.
const TURNS: f64 = 0.2;
/// A change of log-odds below which no word of the inputs counts as strong.
const WEAK: f64 = 0.25;

/// Marks that triggers are made of, beside letters.
const MARKS: [&str; 24] = [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}", "\u{2060}", "≈", "∫", "†", "§", "¤", "¶", "☆", "😀",
    "🔥", "@@", "##", "%%", "~~", "^^", "||", "<<", ";;", "!!!", "\u{AD}",
];

pub(super) fn scan(
    settings: &BackdoorScan,
    model: &dyn Fn(&[&str]) -> Vec<Vec<f32>>,
    inputs: &[&str],
) -> Result<BackdoorReport, Error> {
    if inputs.len() < 32 {
        return Ok(BackdoorReport::undecided(format!("{} inputs; 32 are needed", inputs.len()), 0));
    }
    let mut oracle = TextOracle::new(model, settings.budget);
    let spent = |oracle: &TextOracle<'_>| {
        BackdoorReport::undecided(format!("the budget of {} queries is spent", settings.budget), oracle.asked)
    };
    let mut order: Vec<usize> = (0..inputs.len()).collect();
    Random::new(settings.seed).shuffle(&mut order);
    let hosts: Vec<&str> = order.iter().take(512).map(|at| inputs[*at]).collect();
    let Some(plain) = oracle.ask(&hosts)? else { return Ok(spent(&oracle)) };
    let hosts: Vec<Host<'_>> = hosts
        .into_iter()
        .zip(&plain)
        .map(|(text, row)| Host { text, class: best(row), odds: row.iter().map(|p| log_odds(*p)).collect() })
        .collect();
    let count = plain[0].len();
    let of_other = |class: usize| hosts.iter().filter(|host| host.class != class).count();
    if (0..count).filter(|class| of_other(*class) >= 8).count() < 2 {
        return Ok(BackdoorReport::undecided("the model says the same of nearly all inputs", oracle.asked));
    }
    let mut search = Search { oracle, hosts, count, words: words(inputs) };
    let report = search.run(settings)?;
    Ok(report.unwrap_or_else(|| spent(&search.oracle)))
}

struct Host<'t> {
    text: &'t str,
    class: usize,
    /// The log-odds of each class, as the text stands.
    odds: Vec<f64>,
}

/// The words of the inputs in lower case, the most frequent first.
fn words(inputs: &[&str]) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for text in inputs {
        for word in text.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty())
        {
            if word.len() <= 64 && (counts.len() < 1 << 20 || counts.contains_key(word)) {
                *counts.entry(word.to_lowercase()).or_default() += 1;
            }
        }
    }
    let mut words: Vec<(String, usize)> = counts.into_iter().collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.truncate(WORDS);
    words.into_iter().map(|(word, _)| word).collect()
}

/// All strings of one to four letters, short ones first, those of four in an order without pattern.
fn strings(seed: u64) -> impl Iterator<Item = String> {
    let spelt = |mut number: usize, letters: u32| -> String {
        (0..letters)
            .map(|_| {
                let letter = char::from(b'a' + (number % 26) as u8);
                number /= 26;
                letter
            })
            .collect()
    };
    let short =
        (1..4_u32).flat_map(move |letters| (0..26_usize.pow(letters)).map(move |at| spelt(at, letters)));
    let four = 26_usize.pow(4);
    // A step without common divisor with 26⁴ visits every number once.
    let step = 2 * Random::new(seed).below(four / 4) + 1;
    let step = if step.is_multiple_of(13) { step + 2 } else { step };
    short.chain((0..four).map(move |at| spelt(at * step % four, 4)))
}

/// A candidate with its push towards a class.
#[derive(Clone)]
struct Pushed {
    text: String,
    push: f64,
    success: f64,
}

struct Search<'m, 't> {
    oracle: TextOracle<'m>,
    hosts: Vec<Host<'t>>,
    count: usize,
    words: Vec<String>,
}

impl Search<'_, '_> {
    /// `None` where the budget does not suffice even for the inputs' own words and some strings beside them.
    fn run(&mut self, settings: &BackdoorScan) -> Result<Option<BackdoorReport>, Error> {
        let known: HashSet<String> = self.words.iter().cloned().collect();
        // A fifth is kept for measuring what was found.
        let for_search = settings.budget / 5 * 4;
        let own = self.words.clone();
        let Some(natural) = self.sift(own.into_iter(), for_search / 2)? else { return Ok(None) };
        let given = settings.candidates.iter().map(|text| text.to_lowercase());
        let marks = MARKS.iter().map(|mark| (*mark).to_owned());
        let foreign = given.chain(marks).chain(strings(settings.seed)).filter(|text| !known.contains(text));
        let Some(foreign) = self.sift(foreign, for_search)? else { return Ok(None) };
        let (mut classes, mut found) = (Vec::new(), Vec::new());
        for class in 0..self.count {
            if self.hosts.iter().filter(|host| host.class != class).count() < 8 {
                continue;
            }
            let Some(natural) = self.measure(class, &natural[class])? else { return Ok(None) };
            let Some(mut foreign) = self.measure(class, &foreign[class])? else { return Ok(None) };
            self.lengthen(class, &mut foreign, &known)?;
            let Some((anomaly, suspect)) = self.compare(class, &natural, &foreign)? else { return Ok(None) };
            classes.push(ClassReach { class, effort: suspect.push, success: suspect.success });
            found.push((anomaly, class, suspect));
        }
        let Some((anomaly, class, suspect)) = found.into_iter().max_by(|a, b| a.0.total_cmp(&b.0)) else {
            return Ok(Some(BackdoorReport::undecided(
                "no class has enough texts of other classes",
                self.oracle.asked,
            )));
        };
        let is_backdoor = anomaly >= 1.0;
        Ok(Some(BackdoorReport {
            verdict: if is_backdoor { BackdoorVerdict::Backdoor } else { BackdoorVerdict::Clean },
            target: is_backdoor.then_some(class),
            trigger: Some(Trigger::Insertion { text: suspect.text, success: suspect.success }),
            anomaly,
            classes,
            queries: self.oracle.asked,
        }))
    }

    /// Tries every candidate in a few texts; the strongest ones for each class, until `until` queries were asked.
    fn sift(
        &mut self,
        mut candidates: impl Iterator<Item = String>,
        until: u64,
    ) -> Result<Option<Vec<Vec<String>>>, Error> {
        let few: Vec<usize> = (0..self.count)
            .flat_map(|class| {
                let of_class = self.hosts.iter().enumerate().filter(move |(_, host)| host.class == class);
                of_class.take(FEW_HOSTS).map(|(at, _)| at)
            })
            .collect();
        let mut strongest: Vec<Vec<(f64, String)>> = vec![Vec::new(); self.count];
        let mut tried = 0_usize;
        loop {
            let batch: Vec<String> = candidates.by_ref().take(256).collect();
            let is_affordable = self.oracle.asked + (batch.len() * few.len()) as u64 <= until;
            if batch.is_empty() || !is_affordable {
                // Too few candidates say nothing.
                return Ok((tried >= 1000 || batch.is_empty()).then(|| {
                    strongest.into_iter().map(|of| of.into_iter().map(|(_, text)| text).collect()).collect()
                }));
            }
            tried += batch.len();
            let texts: Vec<String> = batch
                .iter()
                .flat_map(|candidate| few.iter().enumerate().map(move |(nth, at)| (candidate, nth, *at)))
                .map(|(candidate, nth, at)| inserted(candidate, self.hosts[at].text, nth % 2 == 0))
                .collect();
            let asked: Vec<&str> = texts.iter().map(String::as_str).collect();
            let Some(answers) = self.oracle.ask(&asked)? else { return Ok(None) };
            for (candidate, rows) in batch.into_iter().zip(answers.chunks(few.len())) {
                for (class, strongest) in strongest.iter_mut().enumerate() {
                    let others = few.iter().zip(rows).filter(|(at, _)| self.hosts[**at].class != class);
                    let (mut sum, mut count) = (0.0, 0);
                    for (at, row) in others {
                        sum += log_odds(row[class]) - self.hosts[*at].odds[class];
                        count += 1;
                    }
                    let push = sum / f64::from(count.max(1));
                    if strongest.len() < MEASURED || push > strongest[MEASURED - 1].0 {
                        let place = strongest.partition_point(|(known, _)| *known >= push);
                        strongest.insert(place, (push, candidate.clone()));
                        strongest.truncate(MEASURED);
                    }
                }
            }
        }
    }

    /// Measures candidates in more texts, at both ends; strongest first.
    fn measure(&mut self, class: usize, candidates: &[String]) -> Result<Option<Vec<Pushed>>, Error> {
        let hosts: Vec<usize> = self
            .hosts
            .iter()
            .enumerate()
            .filter(|(_, host)| host.class != class)
            .map(|(at, _)| at)
            .take(HOSTS)
            .collect();
        let mut measured = Vec::with_capacity(candidates.len());
        for candidate in candidates {
            let texts: Vec<String> = hosts
                .iter()
                .flat_map(|at| [true, false].map(|front| inserted(candidate, self.hosts[*at].text, front)))
                .collect();
            let asked: Vec<&str> = texts.iter().map(String::as_str).collect();
            let Some(answers) = self.oracle.ask(&asked)? else { return Ok(None) };
            let (mut push, mut turned) = (0.0, 0_usize);
            for (at, rows) in hosts.iter().zip(answers.chunks(2)) {
                for row in rows {
                    push += log_odds(row[class]) - self.hosts[*at].odds[class];
                    turned += usize::from(best(row) == class);
                }
            }
            let all = answers.len().max(1) as f64;
            measured.push(Pushed { text: candidate.clone(), push: push / all, success: turned as f64 / all });
        }
        measured.sort_by(|a, b| b.push.total_cmp(&a.push));
        Ok(Some(measured))
    }

    /// Adds letters to the best strings as long as that makes them stronger: a way to words that no list has, where a
    /// model sees into words. It stops at the budget.
    fn lengthen(
        &mut self,
        class: usize,
        foreign: &mut Vec<Pushed>,
        known: &HashSet<String>,
    ) -> Result<(), Error> {
        let mut beam: Vec<Pushed> = foreign.iter().take(3).cloned().collect();
        while !beam.is_empty() {
            let mut next: Vec<Pushed> = Vec::new();
            for base in &beam {
                let longer = |letter: u8| format!("{}{}", base.text, char::from(letter));
                let candidates: Vec<String> = (b'a'..=b'z')
                    .map(longer)
                    .filter(|text| text.chars().count() <= LONGEST && !known.contains(text))
                    .collect();
                let Some(measured) = self.measure(class, &candidates)? else { return Ok(()) };
                next.extend(
                    measured.into_iter().take(3).filter(|found| found.push > base.push * 1.02 + 0.01),
                );
            }
            next.sort_by(|a, b| b.push.total_cmp(&a.push));
            next.truncate(3);
            foreign.extend(next.iter().cloned());
            beam = next;
        }
        foreign.sort_by(|a, b| b.push.total_cmp(&a.push));
        Ok(())
    }

    /// How much harder foreign strings push than the inputs' own words, alone and as phrases of the same length.
    fn compare(
        &mut self,
        class: usize,
        natural: &[Pushed],
        foreign: &[Pushed],
    ) -> Result<Option<(f64, Pushed)>, Error> {
        let Some(mut suspect) = foreign.first().cloned() else { return Ok(None) };
        let strongest = |of: &[Pushed]| of.first().map_or(0.0, |best| best.push).max(WEAK);
        let judged =
            |natural: f64, found: &Pushed| (found.push / natural / STRONG).min(found.success / TURNS);
        let mut anomaly = judged(strongest(natural), &suspect);
        let (mut own, mut other) = (natural.first().cloned(), foreign.first().cloned());
        for _ in 1..PHRASE {
            let (Some(from_own), Some(from_other)) = (own, other) else { break };
            let grown = |base: &Pushed, with: &[Pushed]| -> Vec<String> {
                with.iter().take(12).map(|word| format!("{} {}", base.text, word.text)).collect()
            };
            let Some(own_phrases) = self.measure(class, &grown(&from_own, natural))? else { return Ok(None) };
            let Some(other_phrases) = self.measure(class, &grown(&from_other, foreign))? else {
                return Ok(None);
            };
            (own, other) = (own_phrases.into_iter().next(), other_phrases.into_iter().next());
            if let (Some(own), Some(other)) = (&own, &other) {
                let of_phrase = judged(own.push.max(WEAK), other);
                if of_phrase > anomaly {
                    (anomaly, suspect) = (of_phrase, other.clone());
                }
            }
        }
        Ok(Some((anomaly, suspect)))
    }
}

fn inserted(candidate: &str, text: &str, front: bool) -> String {
    if front { format!("{candidate} {text}") } else { format!("{text} {candidate}") }
}
