use std::io::{self, IsTerminal};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressStyle};
use mantlet::suites::Progress;

/// How far a run is: a bar on a terminal, a line now and then elsewhere.
pub(super) struct Bar {
    bar: ProgressBar,
    is_terminal: bool,
    told: Mutex<Instant>,
}

/// Between two lines where there is no terminal.
const PAUSE: Duration = Duration::from_secs(10);
const BAR: &str = "{bar:24} {pos} of {len} cases, {msg}";

impl Bar {
    pub(super) fn new() -> Bar {
        let is_terminal = io::stderr().is_terminal();
        let bar = if is_terminal { ProgressBar::new(0) } else { ProgressBar::hidden() };
        let bar = match ProgressStyle::with_template(BAR) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        };
        Bar { bar, is_terminal, told: Mutex::new(Instant::now()) }
    }

    pub(super) fn show(&self, progress: &Progress) {
        let left = progress.left().map_or("?".to_owned(), |left| HumanDuration(left).to_string());
        let said = format!(
            "{}/s, {left} left; got through {}, over-refused {}, failed {}",
            HumanCount(progress.rate() as u64),
            progress.passed,
            progress.refused,
            progress.failed
        );
        if self.is_terminal {
            self.bar.set_length(progress.total);
            self.bar.set_position(progress.done);
            self.bar.set_message(said);
            return;
        }
        let mut told = self.told.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if told.elapsed() >= PAUSE {
            *told = Instant::now();
            anstream::eprintln!("{} of {} cases, {said}", progress.done, progress.total);
        }
    }

    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
