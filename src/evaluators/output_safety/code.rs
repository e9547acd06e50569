use std::collections::{BTreeMap, VecDeque};

use super::arriving::Arriving;

/// The longest run of backticks that begins a span: where the reference implementation of CommonMark stops.
const LONGEST_RUN: usize = 80;
/// The longest line that opens or closes a fence.
const LONGEST_LINE: usize = 1_000;

/// Finds what a viewer shows as code: fenced blocks and spans (CommonMark 0.31, 4.5 and 6.1). A fence or a span that
/// is never closed is not code here: what a lenient viewer acts upon must be found.
///
/// Whether a fence or a run of backticks opens code is known once it is closed, or can not be any more. Until then it is
/// undecided, and what stands behind it has to be read both ways.
#[derive(Default)]
pub(super) struct Code {
    pub(super) at: usize,
    is_within_line: bool,
    fence: Option<Fence>,
    /// Runs of backticks in this paragraph that may open a span, of different lengths: with their numbers.
    runs: Vec<(usize, usize)>,
    numbered: usize,
    events: VecDeque<Event>,
    /// Events that were dropped.
    dropped: usize,
    /// What became of the openings among the events, and the number of the event that says so.
    fates: BTreeMap<usize, (Option<usize>, usize)>,
}

struct Fence {
    mark: u8,
    length: usize,
    number: usize,
}

/// What happens to an opening, by its number.
#[derive(Clone, Copy)]
pub(super) enum Event {
    /// It begins at this byte.
    Opens { number: usize, at: usize },
    /// It is code up to this byte.
    Closes { number: usize, end: usize },
    /// It is no code, as is known at this byte.
    IsText { number: usize, at: usize },
}

/// What became of an opening.
pub(super) enum Fate {
    Undecided,
    /// Code up to `end`; event `event` says so.
    Code {
        end: usize,
        event: usize,
    },
    Text,
}

impl Code {
    /// Reads on as far as possible.
    pub(super) fn read(&mut self, text: &Arriving<'_>) {
        while self.at < text.end() {
            if !self.is_within_line {
                match self.line(text) {
                    Some(true) => continue,
                    Some(false) => self.is_within_line = true,
                    None => return,
                }
            }
            let ahead = text.bytes(self.at..text.end());
            let Some(step) = ahead.iter().position(|byte| matches!(byte, b'`' | b'\n')) else {
                self.at = text.end();
                break;
            };
            self.at += step;
            let ahead = &ahead[step..];
            if ahead[0] == b'\n' {
                if !self.runs.is_empty() {
                    let white = ahead.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                    let is_blank = ahead[1..white].contains(&b'\n');
                    if !is_blank && white == ahead.len() && !text.is_last {
                        return;
                    }
                    if is_blank {
                        self.end_paragraph(self.at + 1);
                    }
                }
                self.at += 1;
                self.is_within_line = false;
                continue;
            }
            let run = ahead.iter().take_while(|byte| **byte == b'`').count();
            if run == ahead.len() && !text.is_last {
                return;
            }
            if run <= LONGEST_RUN {
                self.run(run);
            }
            self.at += run;
        }
        if text.is_last {
            self.end_paragraph(self.at);
            if let Some(fence) = self.fence.take() {
                self.tell(Event::IsText { number: fence.number, at: self.at });
            }
        }
    }

    /// Looks whether the line that begins here opens or closes a fence; whether it was passed. Nothing, where more of it
    /// decides.
    fn line(&mut self, text: &Arriving<'_>) -> Option<bool> {
        let ahead = text.bytes(self.at..text.end());
        let spaces = ahead.iter().take_while(|byte| **byte == b' ').count();
        let unknown = if text.is_last { Some(false) } else { None };
        let Some(mark) = ahead.get(spaces).copied() else { return unknown };
        if !matches!(mark, b'`' | b'~') {
            return Some(false);
        }
        let run = ahead[spaces..].iter().take_while(|byte| **byte == mark).count();
        if spaces + run == ahead.len() && !text.is_last {
            return None;
        }
        if run < 3 {
            return Some(false);
        }
        let line = ahead.iter().take(LONGEST_LINE).position(|byte| *byte == b'\n');
        let (body, end) = match line {
            Some(end) => (&ahead[spaces + run..end], end + 1),
            None if ahead.len() >= LONGEST_LINE => return Some(false),
            None if text.is_last => (&ahead[spaces + run..], ahead.len()),
            None => return None,
        };
        match &self.fence {
            None => {
                if spaces <= 3 && !(mark == b'`' && body.contains(&b'`')) {
                    self.end_paragraph(self.at);
                    let number = self.open();
                    self.fence = Some(Fence { mark, length: run, number });
                }
                Some(false)
            }
            Some(fence) if fence.mark == mark && run >= fence.length && body.trim_ascii().is_empty() => {
                let number = fence.number;
                self.fence = None;
                self.runs.clear();
                self.at += end;
                self.tell(Event::Closes { number, end: self.at });
                Some(true)
            }
            Some(_) => Some(false),
        }
    }

    /// A run of backticks closes the span that one of the same length opened, or may open one.
    fn run(&mut self, length: usize) {
        match self.runs.iter().position(|(known, _)| *known == length) {
            Some(opened) => {
                let (_, number) = self.runs[opened];
                // What was opened inside is code.
                self.runs.truncate(opened);
                self.tell(Event::Closes { number, end: self.at + length });
            }
            None => {
                let number = self.open();
                self.runs.push((length, number));
            }
        }
    }

    fn open(&mut self) -> usize {
        self.numbered += 1;
        self.tell(Event::Opens { number: self.numbered, at: self.at });
        self.numbered
    }

    /// No span goes on behind `at`.
    fn end_paragraph(&mut self, at: usize) {
        for (_, number) in std::mem::take(&mut self.runs) {
            self.tell(Event::IsText { number, at });
        }
    }

    fn tell(&mut self, event: Event) {
        let place = self.dropped + self.events.len();
        match event {
            Event::Opens { .. } => {}
            Event::Closes { number, end } => drop(self.fates.insert(number, (Some(end), place))),
            Event::IsText { number, .. } => drop(self.fates.insert(number, (None, place))),
        }
        self.events.push_back(event);
    }

    /// Where event `number` is known, or where reading goes on.
    pub(super) fn place(&self, number: usize) -> usize {
        match self.event(number) {
            Some(Event::Opens { at, .. } | Event::IsText { at, .. }) => at,
            Some(Event::Closes { end, .. }) => end,
            None => self.at,
        }
    }

    /// The event of this number, where it has happened.
    pub(super) fn event(&self, number: usize) -> Option<Event> {
        self.events.get(number - self.dropped).copied()
    }

    pub(super) fn fate(&self, number: usize) -> Fate {
        match self.fates.get(&number) {
            None => Fate::Undecided,
            Some((None, _)) => Fate::Text,
            Some((Some(end), event)) => Fate::Code { end: *end, event: *event },
        }
    }

    /// Drops the events before `number`.
    pub(super) fn forget(&mut self, number: usize) {
        while self.dropped < number
            && let Some(event) = self.events.pop_front()
        {
            if let Event::Closes { number, .. } | Event::IsText { number, .. } = event {
                self.fates.remove(&number);
            }
            self.dropped += 1;
        }
    }
}
