use std::ops::RangeInclusive;

use crate::lifecycle::numerics::random::Random;

use super::background::Background;
use super::client::Client;
use super::signs::Bars;

/// Slots of frames, each with the last client that sent it.
const SLOTS: usize = 1 << 16;
/// Words of a query that has frames: a frame of fewer is shared by chance, and longer texts are not varied word by word.
const FRAMED: RangeInclusive<usize> = 4..=32;
/// Queries of the crowd before which nothing is said of it.
const FIRST: usize = 40;
/// A client is of the crowd from so many linked queries on, if they are half of its own.
const LINKED: u64 = 3;

/// Clients that send each other's queries with one word exchanged: one asker under many names, watched as one client.
///
/// Fixed memory, and no text: the hash of a query without one of its words, whoever sent it last, and the hash of that word.
pub(super) struct Crowd {
    frames: Vec<Frame>,
    /// What their linked queries amount to.
    queries: Client,
}

#[derive(Clone, Copy, Default)]
struct Frame {
    check: u32,
    client: u16,
    word: u16,
}

impl Crowd {
    pub(super) fn new() -> Crowd {
        Crowd { frames: vec![Frame::default(); SLOTS], queries: Client::new(0) }
    }

    /// Takes in a query; whether it is another client's but for one word.
    pub(super) fn add(
        &mut self,
        words: &[u32],
        score: f32,
        client: u16,
        background: &Background,
        is_warm: bool,
    ) -> bool {
        if !FRAMED.contains(&words.len()) {
            return false;
        }
        let part = |at: usize, word: u32| mixed(u64::from(word) << 8 | at as u64);
        let whole = words.iter().enumerate().fold(0u64, |sum, (at, word)| sum.wrapping_add(part(at, *word)));
        let mut is_linked = false;
        for (hole, word) in words.iter().enumerate() {
            let key = mixed(whole.wrapping_sub(part(hole, *word)) ^ (hole as u64) << 56);
            let frame = &mut self.frames[key as usize % SLOTS];
            let new = Frame { check: (key >> 32) as u32, client, word: mixed(u64::from(*word)) as u16 };
            is_linked |= frame.check == new.check && frame.client != client && frame.word != new.word;
            *frame = new;
        }
        if is_linked {
            self.queries.tag = client;
            self.queries.add(words, score, background, is_warm);
        }
        is_linked
    }

    /// How far the crowd is from the strongest sign's bar, and which sign that is, once it is a crowd.
    pub(super) fn strongest(&self, bars: &Bars, background: &Background) -> Option<(f64, usize)> {
        let window = self.queries.window();
        let signs = || self.queries.signs(background);
        (window >= FIRST).then(|| bars.strongest(&signs(), window, background.is_warm()))
    }
}

impl Client {
    /// Whether the client is one of the crowd's names.
    pub(super) fn is_of_crowd(&self) -> bool {
        self.linked >= LINKED && 2 * self.linked >= self.seen
    }
}

fn mixed(number: u64) -> u64 {
    Random::new(number).next()
}
