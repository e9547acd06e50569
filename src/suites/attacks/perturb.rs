//! Words with mistakes that a reader does not mind.

use super::Kind;
use crate::suites::random::Random;

const NOISE: &str =
    "Belinkov, Bisk: Synthetic and natural noise both break neural machine translation. ICLR 2018";
const DEEP_WORD_BUG: &str = "Gao et al.: Black-box generation of adversarial text sequences to evade deep learning classifiers. SPW 2018";
const BEST_OF_N: &str = "Hughes et al.: Best-of-N jailbreaking. 2024";
const TEXT_BUGGER: &str =
    "Li et al.: TextBugger: generating adversarial text against real-world applications. NDSS 2019";

pub(super) static KINDS: &[Kind] = &[
    Kind::random("typo", "letters as their neighbours on the keyboard", NOISE, typo, None, 0.1),
    Kind::random(
        "deepwordbug",
        "one letter of each long word swapped, replaced, left out or doubled",
        DEEP_WORD_BUG,
        deep_word_bug,
        None,
        0.8,
    ),
    Kind::random("scramble", "the inner letters of words in another order", BEST_OF_N, scramble, None, 0.6),
    Kind::random("split_words", "a space inside long words", TEXT_BUGGER, split_words, None, 0.6),
];

/// The neighbours of each letter on a QWERTY keyboard, `a` first.
const NEIGHBOURS: [&str; 26] = [
    "qwsz", "vghn", "xdfv", "erfcxs", "wsdr", "rtgvcd", "tyhbvf", "yujnbg", "ujko", "uikmnh", "iolmj", "opk",
    "njk", "bhjm", "iklp", "ol", "wa", "edft", "wedxza", "rfgy", "yhji", "cfgb", "qase", "zsdc", "tghu",
    "asx",
];

fn typo(text: &str, random: &mut Random, strength: f64) -> String {
    let slip = |c: char, random: &mut Random| {
        let place = (c.to_ascii_lowercase() as usize).wrapping_sub('a' as usize);
        match NEIGHBOURS.get(place).filter(|_| c.is_ascii_alphabetic()) {
            Some(near) => {
                let near = char::from(*random.pick(near.as_bytes()));
                if c.is_ascii_uppercase() { near.to_ascii_uppercase() } else { near }
            }
            None => c,
        }
    };
    text.chars().map(|c| if random.chance(strength) { slip(c, random) } else { c }).collect()
}

/// Applies `change` to words, each with the given probability where it has enough letters.
fn words(
    text: &str,
    random: &mut Random,
    strength: f64,
    least: usize,
    change: impl Fn(&mut Vec<char>, &mut Random),
) -> String {
    let (mut changed, mut word) = (String::with_capacity(text.len() + 8), Vec::new());
    let mut finish = |word: &mut Vec<char>, changed: &mut String| {
        if word.len() >= least && random.chance(strength) {
            change(word, random);
        }
        changed.extend(word.drain(..));
    };
    for c in text.chars() {
        if c.is_alphanumeric() {
            word.push(c);
        } else {
            finish(&mut word, &mut changed);
            changed.push(c);
        }
    }
    finish(&mut word, &mut changed);
    changed
}

fn deep_word_bug(text: &str, random: &mut Random, strength: f64) -> String {
    words(text, random, strength, 4, |word, random| {
        let at = 1 + random.below(word.len() - 2);
        match random.below(4) {
            0 => word.swap(at, at + 1),
            1 => word[at] = char::from(b'a' + random.below(26) as u8),
            2 => {
                word.remove(at);
            }
            _ => word.insert(at, word[at]),
        }
    })
}

fn scramble(text: &str, random: &mut Random, strength: f64) -> String {
    words(text, random, strength, 4, |word, random| {
        // Fisher and Yates, without the first and the last letter.
        let last = word.len() - 2;
        for at in (2..=last).rev() {
            let other = 1 + random.below(at);
            word.swap(at, other);
        }
    })
}

fn split_words(text: &str, random: &mut Random, strength: f64) -> String {
    words(text, random, strength, 5, |word, random| {
        let at = 2 + random.below(word.len() - 3);
        word.insert(at, ' ');
    })
}
