//! What was said of the last windows, so that several evaluators that ask about one text need one pass.
//!
//! A window is the same where all of its pieces are: what is kept is found by a hash and then compared whole, so two
//! texts never share a result that they do not have in common. Memory is bounded by the number of windows.

use std::collections::VecDeque;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, PoisonError};

use super::heads::WindowScores;
use super::windows::Window;

/// Threads meet at a lock where they ask about windows of the same shelf at the same instant, and hold it for the time
/// of a comparison: a thousandth of the time of a pass.
const SHELVES: usize = 16;
/// Windows that a shelf keeps: 1,024 in all, some 160,000 tokens and 9 MB at most.
const WINDOWS: usize = 64;

pub(super) struct Memo {
    hasher: RandomState,
    shelves: [Mutex<VecDeque<Entry>>; SHELVES],
}

struct Entry {
    hash: u64,
    ids: Box<[u32]>,
    second: usize,
    scores: Arc<WindowScores>,
}

impl Memo {
    pub(super) fn new() -> Memo {
        Memo { hasher: RandomState::new(), shelves: Default::default() }
    }

    pub(super) fn find(&self, window: &Window) -> Option<Arc<WindowScores>> {
        let hash = self.hasher.hash_one((&window.ids, window.second));
        let shelf = self.shelf(hash).lock().unwrap_or_else(PoisonError::into_inner);
        let is_same =
            |entry: &&Entry| entry.hash == hash && entry.second == window.second && *entry.ids == *window.ids;
        shelf.iter().rev().find(is_same).map(|entry| Arc::clone(&entry.scores))
    }

    pub(super) fn keep(&self, window: &Window, scores: &Arc<WindowScores>) {
        let hash = self.hasher.hash_one((&window.ids, window.second));
        let ids = window.ids.as_slice().into();
        let entry = Entry { hash, ids, second: window.second, scores: Arc::clone(scores) };
        let mut shelf = self.shelf(hash).lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.len() >= WINDOWS {
            shelf.pop_front();
        }
        shelf.push_back(entry);
    }

    fn shelf(&self, hash: u64) -> &Mutex<VecDeque<Entry>> {
        &self.shelves[hash as usize % SHELVES]
    }
}
