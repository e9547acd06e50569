/// What the traffic of all clients consists of: which words, pairs and triples of words were sent, and by how many
/// clients in turn. Fixed memory, whatever is sent; two keys in one slot make something unusual look usual, never the
/// other way round.
#[derive(Clone)]
pub(super) struct Background {
    words: Sketch,
    pairs: Sketch,
    triples: Sketch,
    /// Queries by score, in twentieths.
    scores: [u64; 20],
    queries: u64,
}

/// Slots that remember who came last and how often that changed.
#[derive(Clone)]
struct Sketch {
    last: Vec<u16>,
    turns: Vec<u16>,
}

/// A word is common once it is in so many of all queries.
const COMMON: f64 = 0.02;

/// Queries of all clients before which nothing is called unusual for being new.
pub(super) const WARM: u64 = 4_000;

impl Sketch {
    fn new(bits: u32) -> Sketch {
        Sketch { last: vec![0; 1 << bits], turns: vec![0; 1 << bits] }
    }

    fn slot(&self, key: u32) -> usize {
        // The lower bits alone are the weaker ones of FNV.
        (key.wrapping_mul(0x9E37_79B1) >> (32 - self.last.len().trailing_zeros())) as usize
    }

    fn add(&mut self, key: u32, client: u16) {
        let slot = self.slot(key);
        if self.turns[slot] == 0 || self.last[slot] != client {
            self.turns[slot] = self.turns[slot].saturating_add(1);
            self.last[slot] = client;
        }
    }

    /// How often the sender changed: 0 for what nobody but this client sent.
    fn others(&self, key: u32, client: u16) -> u16 {
        let slot = self.slot(key);
        if self.last[slot] == client { self.turns[slot].saturating_sub(1) } else { self.turns[slot] }
    }
}

impl Background {
    pub(super) fn new() -> Background {
        Background {
            words: Sketch::new(17),
            pairs: Sketch::new(20),
            triples: Sketch::new(20),
            scores: [0; 20],
            queries: 0,
        }
    }

    pub(super) fn add(&mut self, words: &[u32], score: f32, client: u16) {
        self.queries += 1;
        self.scores[bin(score)] += 1;
        words.iter().for_each(|word| self.words.add(*word, client));
        words.windows(2).for_each(|pair| self.pairs.add(joined(pair), client));
        words.windows(3).for_each(|triple| self.triples.add(joined(triple), client));
    }

    /// Whether enough is known to call anything unusual.
    pub(super) fn is_warm(&self) -> bool {
        self.queries >= WARM
    }

    /// How many queries of all clients were seen.
    pub(super) fn queries(&self) -> u64 {
        self.queries
    }

    pub(super) fn is_word(&self, word: u32, client: u16) -> bool {
        self.words.others(word, client) > 0
    }

    pub(super) fn is_common(&self, word: u32, client: u16) -> bool {
        let bar = (self.queries as f64 * COMMON).max(3.0);
        f64::from(self.words.others(word, client)) >= bar
    }

    pub(super) fn is_pair(&self, pair: &[u32], client: u16) -> bool {
        self.pairs.others(joined(pair), client) > 0
    }

    pub(super) fn is_triple(&self, triple: &[u32], client: u16) -> bool {
        self.triples.others(joined(triple), client) > 0
    }

    /// The share of queries whose score lies within 0.1 of the middle.
    pub(super) fn near_middle(&self) -> f64 {
        let near: u64 = self.scores[8..12].iter().sum();
        (near as f64 + 1.0) / (self.queries as f64 + 5.0)
    }
}

fn bin(score: f32) -> usize {
    ((score * 20.0) as usize).min(19)
}

fn joined(words: &[u32]) -> u32 {
    words.iter().fold(0x811C_9DC5, |hash, word| (hash ^ word).wrapping_mul(0x0100_0193).rotate_left(5))
}
