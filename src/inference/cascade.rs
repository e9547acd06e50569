//! Tags of tokens by two readers: the sketch reads all of a text, and the encoder the words that it is not sure of, with a few words
//! around them. Of each word that both have read the surer one's tags stand; a word that the sketch is not sure of is nothing where the
//! encoder says so.
//!
//! A cascade of a small and a large reader is as in Viola and Jones 2001, "Rapid object detection using a boosted cascade of simple
//! features".

use std::cell::RefCell;
use std::ops::Range;
use std::time::Instant;

use super::encoder::Sequence;
use super::heads::{TagScore, TokenScores};
use super::parts;
use super::sketch::{Sketch, SketchScratch};
use super::windows::{BEFORE, Window};
use super::{Model, Reading, SCRATCH, TOKENS, too_late};
use crate::{Error, Origin};

/// Tokens that the sketch reads before the encoder reads what is left, where that is less than `TOKENS`.
const SKETCHED: usize = 4096;

/// A window that the sketch has read.
struct Held {
    window: Window,
    tags: Vec<TagScore>,
    words: Vec<Word>,
}

/// A word of a window.
struct Word {
    pieces: Range<usize>,
    /// The probability of the type that the sketch takes it for.
    certainty: f32,
    is_sure: bool,
}

/// A stretch of a window that is held.
struct Part {
    /// The number of the window.
    held: usize,
    pieces: Range<usize>,
}

impl Held {
    /// What the sketch says of a window, and the parts that it is not sure of.
    fn new(model: &Model, sketch: &Sketch, text: &str, window: Window) -> (Held, Vec<Range<usize>>) {
        thread_local! {
            static SKETCHED: RefCell<SketchScratch> = RefCell::default();
        }
        let read = SKETCHED.with_borrow_mut(|scratch| sketch.read(&model.encoder, text, &window, scratch));
        let words = parts::words(text, &window);
        let likeliest =
            |word: &Range<usize>| read.likeliest(window.place(word.start)..window.place(word.end));
        let said: Vec<(usize, f32)> = words.iter().map(likeliest).collect();
        let is_sure = |(kind, certainty): (usize, f32)| sketch.is_sure(kind, certainty);
        let parts = parts::around(text, &window, &words, |word| is_sure(said[word]), |word| said[word].0 > 0);
        let words = words.into_iter().zip(said);
        let words =
            words.map(|(pieces, said)| Word { pieces, certainty: said.1, is_sure: is_sure(said) }).collect();
        (Held { window, tags: read.tags, words }, parts)
    }

    /// Takes of the words among `pieces` what the encoder knows better. The first of the pieces is token `BEFORE` of `scores`.
    fn take(&mut self, pieces: &Range<usize>, scores: &TokenScores) {
        let inside = |word: &&Word| pieces.start <= word.pieces.start && word.pieces.end <= pieces.end;
        for Word { pieces: word, certainty, is_sure } in self.words.iter().filter(inside) {
            let tokens = BEFORE + word.start - pieces.start..BEFORE + word.end - pieces.start;
            let (kind, said) = scores.likeliest(tokens.clone());
            if said > *certainty || (kind == 0 && !is_sure) {
                let places = self.window.place(word.start)..self.window.place(word.end);
                self.tags[places].copy_from_slice(&scores.tags[tokens]);
            }
        }
    }
}

impl Model {
    /// Hands over the likeliest tag of each token of the windows of a text, in order. They are the same whatever else was asked of the text.
    /// A model without a sketch reads all of it, in the windows that others ask about.
    ///
    /// Errors with [`ErrorKind::Deadline`](crate::ErrorKind::Deadline) where the deadline passes before the end.
    #[cfg_attr(not(feature = "pii"), allow(dead_code))]
    pub(crate) fn read_tags(
        &self,
        text: &str,
        origin: Origin,
        deadline: Option<Instant>,
        mut each: impl FnMut(&Window, &[TagScore]),
    ) -> Result<(), Error> {
        let Some(sketch) = &self.sketch else {
            let windows = self.windows(text, Reading::Alone(origin))?;
            return self.score(windows, deadline, |window, scores| each(window, scores.tags()));
        };
        let (mut held, mut unsure) = (Vec::new(), Vec::new());
        let (mut tokens, mut deep) = (0, 0);
        for window in self.windows(text, Reading::Words(origin))? {
            let window = window?;
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                return Err(too_late());
            }
            tokens += window.ids.len();
            let (read, parts) = Held::new(self, sketch, text, window);
            for pieces in parts {
                deep += BEFORE + pieces.len();
                unsure.push(Part { held: held.len(), pieces });
            }
            held.push(read);
            if deep >= TOKENS || tokens >= SKETCHED {
                self.settle(&mut held, &mut unsure, deadline, &mut each)?;
                (tokens, deep) = (0, 0);
            }
        }
        self.settle(&mut held, &mut unsure, deadline, &mut each)
    }

    /// Asks the encoder about parts of windows, and hands the windows over.
    fn settle(
        &self,
        held: &mut Vec<Held>,
        unsure: &mut Vec<Part>,
        deadline: Option<Instant>,
        each: &mut impl FnMut(&Window, &[TagScore]),
    ) -> Result<(), Error> {
        let is_whole = |part: &Part| part.pieces.len() == held[part.held].window.pieces();
        let (whole, parts): (Vec<Part>, Vec<Part>) = unsure.drain(..).partition(is_whole);
        // Others may ask about a whole window, or have asked.
        let windows: Vec<Window> = whole.iter().map(|part| held[part.held].window.clone()).collect();
        let mut whole = whole.into_iter();
        self.score(windows.into_iter().map(Ok), deadline, |_, scores| {
            if let Some(Part { held: at, pieces }) = whole.next() {
                held[at].take(&pieces, scores.tokens());
            }
        })?;
        let mut parts = parts.into_iter().peekable();
        while parts.peek().is_some() {
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                return Err(too_late());
            }
            let (mut pass, mut tokens) = (Vec::new(), 0);
            while let Some(part) =
                parts.next_if(|part| pass.is_empty() || tokens + BEFORE + part.pieces.len() <= TOKENS)
            {
                tokens += BEFORE + part.pieces.len();
                let ids = held[part.held].window.part(part.pieces.clone());
                pass.push((part, ids));
            }
            self.ask(&pass, held);
        }
        for read in held.drain(..) {
            each(&read.window, &read.tags);
        }
        Ok(())
    }

    /// One pass of the encoder over parts, each with its pieces as it reads them.
    fn ask(&self, parts: &[(Part, Vec<u32>)], held: &mut [Held]) {
        let hidden = self.encoder.config.hidden;
        let sequences: Vec<Sequence<'_>> =
            parts.iter().map(|(_, ids)| Sequence { ids, second: ids.len() }).collect();
        SCRATCH.with_borrow_mut(|scratch| {
            let mut states = self.encoder.forward(&sequences, scratch);
            for (part, ids) in parts {
                let of_part;
                (of_part, states) = states.split_at(ids.len() * hidden);
                held[part.held].take(&part.pieces, &self.heads.tokens(of_part, hidden));
            }
        });
    }
}
