//! The shared model: one encoder with a head for each verdict. The only room that names the tokenizer, candle or a hub.
//!
//! `format` and `manifest` read files and believe nothing; `quantised` says how numbers are stored; `vocabulary` makes
//! pieces of a text and `windows` stretches of pieces; `kernels` multiplies; `encoder` and `heads` are the network; `sketch` reads names without it where it is sure, `parts` are what that
//! leaves to the encoder, and `cascade` asks both; `hub` fetches folders, where that feature is on; `memo` keeps what was said of the last windows, so that several evaluators that ask about one text need one pass.

mod cascade;
mod encoder;
mod format;
mod heads;
#[cfg(feature = "hub")]
mod hub;
mod kernels;
mod manifest;
mod memo;
mod parts;
mod quantised;
mod sketch;
mod vocabulary;
mod wide;
mod windows;

#[cfg(test)]
mod fixture;
#[cfg(all(test, feature = "candle"))]
mod reference;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Instant;

use encoder::{Encoder, Scratch, Sequence};
use format::{Bytes, ModelFile};
use heads::Heads;
use kernels::Kernel;
use manifest::Manifest;
use memo::Memo;
use sketch::Sketch;
use vocabulary::Vocabulary;
use windows::Windows;

#[cfg_attr(not(feature = "pii"), allow(unused_imports))]
pub(crate) use heads::{TagScore, WindowScores};
pub(crate) use windows::{Reading, Window};

use crate::{Error, ErrorKind, ModelProvenance};

#[cfg(feature = "hub")]
pub use hub::ModelHub;

const WEIGHTS: &str = "model.bin";
const PIECES: &str = "vocab.txt";
const MANIFEST: &str = "manifest.json";

/// Files of a model that are longer are refused, so that a wrong path cannot fill the memory.
const LONGEST: u64 = 1 << 30;

/// Tokens that one pass over several windows holds at most, unless a single window is longer: beyond it a product
/// of matrices gains nothing, and a deadline is looked at between passes.
const TOKENS: usize = 256;

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

fn broken(what: impl fmt::Display) -> Error {
    Error::new(ErrorKind::Asset, format!("{WEIGHTS}: {what}"))
}

fn broken_vocabulary(what: impl fmt::Display) -> Error {
    Error::new(ErrorKind::Asset, format!("{PIECES}: {what}"))
}

/// A model: weights, vocabulary and heads, shared by all evaluators that use it.
pub(crate) struct Model {
    vocabulary: Vocabulary,
    encoder: Encoder,
    heads: Heads,
    /// For tags, which only personal data takes.
    sketch: Option<Sketch>,
    memo: Memo,
    tags: Vec<String>,
    provenance: ModelProvenance,
}

impl Model {
    /// The model inside the crate, checked and decoded once; all evaluators share it.
    pub(crate) fn embedded() -> Result<Arc<Model>, Error> {
        static MODEL: once_cell::sync::OnceCell<Arc<Model>> = once_cell::sync::OnceCell::new();
        let load = || {
            let manifest = Manifest::parse(include_bytes!("../../assets/manifest.json"))?;
            let weights = Bytes::Static(include_bytes!("../../assets/model.bin"));
            Model::checked(&manifest, weights, include_bytes!("../../assets/vocab.txt"))
        };
        MODEL.get_or_try_init(load).cloned()
    }

    /// The model in a folder with `model.bin`, `vocab.txt` and `manifest.json`.
    pub(crate) fn from_dir(folder: &Path) -> Result<Arc<Model>, Error> {
        let manifest = Manifest::parse(&read(folder, MANIFEST)?)?;
        let weights = Bytes::Shared(read(folder, WEIGHTS)?.into());
        Model::checked(&manifest, weights, &read(folder, PIECES)?)
    }

    /// A model whose files have the digests that they should have: the one that is in memory already, where there is
    /// one of the same bytes.
    fn checked(manifest: &Manifest, weights: Bytes, pieces: &[u8]) -> Result<Arc<Model>, Error> {
        static LOADED: Mutex<Vec<([String; 2], Weak<Model>)>> = Mutex::new(Vec::new());
        let digests = [manifest.check(WEIGHTS, &weights)?, manifest.check(PIECES, pieces)?];
        let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
        loaded.retain(|(_, model)| model.strong_count() > 0);
        let known = loaded.iter().find(|(known, _)| *known == digests);
        if let Some(model) = known.and_then(|(_, model)| model.upgrade()) {
            return Ok(model);
        }
        let model = Arc::new(Model::parse(weights, pieces, digests[0].clone(), Kernel::best())?);
        loaded.push((digests, Arc::downgrade(&model)));
        Ok(model)
    }

    fn parse(weights: Bytes, pieces: &[u8], sha256: String, kernel: Kernel) -> Result<Model, Error> {
        let file = ModelFile::parse(weights)?;
        let header = &file.header;
        Ok(Model {
            vocabulary: Vocabulary::parse(pieces, header.config.vocab)?,
            encoder: Encoder::new(&file, kernel)?,
            heads: Heads::new(&file, kernel)?,
            sketch: if cfg!(feature = "pii") {
                Sketch::of(&file, &sha256, kernel, sketch::BYTES)?
            } else {
                None
            },
            memo: Memo::new(),
            tags: header.tags.clone(),
            provenance: ModelProvenance::new(header.name.as_str(), header.version.as_str(), sha256),
        })
    }

    /// Which model this is.
    pub(crate) fn provenance(&self) -> &ModelProvenance {
        &self.provenance
    }

    /// The number of a pool and the names of its outputs.
    ///
    /// Errors where the model has no such pool.
    pub(crate) fn pool(&self, name: &str) -> Result<(usize, &[String]), Error> {
        self.heads.pool(name).ok_or_else(|| broken(format!("it has no pool `{name}`")))
    }

    /// The names of the tags of tokens; empty where the model has none.
    #[cfg_attr(not(feature = "pii"), allow(dead_code))]
    pub(crate) fn tags(&self) -> &[String] {
        &self.tags
    }

    /// Whether two texts consist of the same pieces.
    pub(crate) fn is_same(&self, one: &str, other: &str) -> Result<bool, Error> {
        let (mut one, mut other) = (self.vocabulary.pieces(one), self.vocabulary.pieces(other));
        loop {
            match (one.next().transpose()?, other.next().transpose()?) {
                (None, None) => return Ok(true),
                (Some(a), Some(b)) if a.id == b.id => {}
                _ => return Ok(false),
            }
        }
    }

    /// The windows of a text.
    pub(crate) fn windows<'m>(&'m self, text: &'m str, reading: Reading<'_>) -> Result<Windows<'m>, Error> {
        Windows::new(&self.vocabulary, &self.encoder.config, text, reading)
    }

    /// Runs the encoder over windows, once for each that was not seen just before, and hands over what the heads say
    /// of each, in order. Holds few windows at a time.
    ///
    /// Errors with [`ErrorKind::Deadline`] where the deadline passes before the end, and with what `windows` fails of.
    pub(crate) fn score(
        &self,
        windows: impl Iterator<Item = Result<Window, Error>>,
        deadline: Option<Instant>,
        mut each: impl FnMut(&Window, &Arc<WindowScores>),
    ) -> Result<(), Error> {
        let mut waiting: Vec<(Window, Option<Arc<WindowScores>>)> = Vec::new();
        let mut tokens = 0;
        for window in windows {
            let window = window?;
            let known = self.memo.find(&window);
            let more = if known.is_none() { window.ids.len() } else { 0 };
            if tokens + more > TOKENS || waiting.len() >= TOKENS {
                self.pass(&mut waiting, deadline, &mut each)?;
                tokens = 0;
            }
            tokens += more;
            waiting.push((window, known));
        }
        self.pass(&mut waiting, deadline, &mut each)
    }

    fn pass(
        &self,
        waiting: &mut Vec<(Window, Option<Arc<WindowScores>>)>,
        deadline: Option<Instant>,
        each: &mut impl FnMut(&Window, &Arc<WindowScores>),
    ) -> Result<(), Error> {
        let unknown = waiting.iter_mut().filter(|(_, known)| known.is_none());
        let unknown: Vec<_> = unknown.collect();
        if !unknown.is_empty() {
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                return Err(too_late());
            }
            let windows: Vec<&Window> = unknown.iter().map(|(window, _)| window).collect();
            let read = SCRATCH.with_borrow_mut(|scratch| self.read(&windows, scratch));
            for ((window, scores), read) in unknown.into_iter().zip(read) {
                let read = Arc::new(read);
                self.memo.keep(window, &read);
                *scores = Some(read);
            }
        }
        for (window, scores) in waiting.drain(..) {
            if let Some(scores) = scores {
                each(&window, &scores);
            }
        }
        Ok(())
    }

    /// What the heads say of windows, one after the other.
    fn read(&self, windows: &[&Window], scratch: &mut Scratch) -> Vec<WindowScores> {
        let hidden = self.encoder.config.hidden;
        let sequences: Vec<Sequence<'_>> = windows.iter().map(|window| sequence(window)).collect();
        let mut states = self.encoder.forward(&sequences, scratch);
        let read = windows.iter().map(|window| {
            let of_window;
            (of_window, states) = states.split_at(window.ids.len() * hidden);
            WindowScores::new(
                self.heads.pools(of_window, hidden, window),
                self.heads.tokens(of_window, hidden),
            )
        });
        read.collect()
    }
}

fn too_late() -> Error {
    Error::new(ErrorKind::Deadline, "the deadline passed before all of the text was read")
}

fn sequence(window: &Window) -> Sequence<'_> {
    Sequence { ids: &window.ids, second: window.second }
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>, Error> {
    let path = folder.join(name);
    let named = |error: std::io::Error| {
        let message = format!("{}: {error}", path.display());
        Error::new(ErrorKind::Io, message).with_source(error)
    };
    let mut bytes = Vec::new();
    let file = File::open(&path).map_err(named)?;
    file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(named)?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::new(ErrorKind::Asset, format!("{}: longer than {LONGEST} bytes", path.display())));
    }
    Ok(bytes)
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Model")
            .field("provenance", &self.provenance)
            .field("vocabulary", &self.vocabulary)
            .field("kernel", &self.encoder.kernel().name())
            .finish_non_exhaustive()
    }
}
