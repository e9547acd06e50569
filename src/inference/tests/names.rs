//! The first reader of names, and what it leaves to the encoder.

use std::ops::Range;

use super::*;

/// A sketch for a small model, of any weights.
fn sketch(weights: &[u8], kernel: Kernel, sure: f32) -> Vec<u8> {
    let file = ModelFile::parse(Bytes::Shared(weights.into())).unwrap();
    let (hidden, width, tags) = (file.header.config.hidden, 32, file.header.tags.len());
    let mut bytes = b"MNAM".to_vec();
    for number in [2, hidden, width, 2, tags] {
        bytes.extend((number as u32).to_le_bytes());
    }
    bytes.extend(sure.to_le_bytes());
    let mut distances = [0; 16];
    distances[..2].copy_from_slice(&[1, 3]);
    bytes.extend(distances);
    bytes.extend(sha2::Sha256::digest(weights));
    let mut state = 1u32;
    let mut linear = |outputs: usize, inputs: usize, scale: u8| {
        // Scales of a power of two, multipliers of 1 to 8, any codes, and no bias.
        bytes.extend([0x00, scale].repeat(outputs));
        for at in 0..outputs * inputs / 64 + outputs * inputs / 2 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let mask = if at < outputs * inputs / 64 { 0x77 } else { 0xff };
            bytes.push((state >> 24) as u8 & mask);
        }
        bytes.extend([0, 0].repeat(outputs));
    };
    linear(width, hidden, 0x24);
    (0..2).for_each(|_| linear(3 * width, width, 0x18));
    linear(tags.next_multiple_of(16), width, 0x1c);
    for way in 0..sketch::WRITTEN {
        bytes.extend([0, 0x20 + way as u8].repeat(width));
    }
    bytes.extend(sha2::Sha256::digest(&bytes));
    assert!(Sketch::of(&file, &digest(weights), kernel, &bytes).unwrap().is_some());
    bytes
}

fn digest(weights: &[u8]) -> String {
    crate::hex::hex(&sha2::Sha256::digest(weights))
}

fn model_with_sketch(kernel: Kernel, sure: f32) -> Model {
    let mut model = model(kernel);
    let weights = Files::random(Shape::SMALL).weights;
    let file = ModelFile::parse(Bytes::Shared(weights.as_slice().into())).unwrap();
    model.sketch = Sketch::of(&file, &digest(&weights), kernel, &sketch(&weights, kernel, sure)).unwrap();
    model
}

fn tags(model: &Model, text: &str) -> Vec<TagScore> {
    let mut read = Vec::new();
    model.read_tags(text, Origin::User, None, |_, tags| read.extend(tags)).unwrap();
    read
}

/// How sure a sketch is of the pieces of a text, with bars between.
fn bars(text: &str) -> Vec<f32> {
    let mut bars: Vec<f32> = tags(&model_with_sketch(Kernel::best(), 0.0), text)
        .iter()
        .map(|tag| tag.none.max(tag.probability))
        .collect();
    bars.sort_by(f32::total_cmp);
    bars.into_iter().step_by(5).collect()
}

#[test]
fn tags_do_not_depend_on_what_else_is_asked() {
    let text = format!("{TEXT}{TEXT}\nmail\n\n{TEXT}. Nine opens. {TEXT}").repeat(3);
    let all = tags(&model_with_sketch(Kernel::best(), 0.0), &text);
    let mut others = Vec::new();
    for sure in bars(&text).into_iter().chain([1.0]) {
        let model = model_with_sketch(Kernel::best(), sure);
        let expected = tags(&model, &text);
        scores(&model, &text, Reading::Alone(Origin::User));
        assert_eq!(tags(&model, &text), expected, "{sure}");
        for kernel in Kernel::available() {
            let model = model_with_sketch(kernel, sure);
            scores(&model, &text, Reading::Alone(Origin::User));
            assert_eq!(tags(&model, &text), expected, "{sure} {}", kernel.name());
        }
        assert_eq!(all.len(), expected.len());
        others.push(all.iter().zip(&expected).filter(|(one, other)| one != other).count());
    }
    // From a sketch that is sure of all to one that is sure of nothing.
    assert!(
        others[0] == 0 && others.contains(&others[others.len() - 1]) && others[others.len() - 1] > 0,
        "{others:?}"
    );
}

#[test]
fn of_each_word_the_tags_of_the_surer_reader_stand() {
    let (early, model) = (model_with_sketch(Kernel::best(), 0.0), model_with_sketch(Kernel::best(), 1.0));
    let whole = scores(&model, TEXT, Reading::Alone(Origin::User));
    let (both, sketched) = (tags(&model, TEXT), tags(&early, TEXT));
    // The whole text is what the encoder was asked about, so nothing is left to be done for others, nor by it.
    let again = scores(&model, TEXT, Reading::Alone(Origin::User));
    assert!(Arc::ptr_eq(&again[0], &whole[0]));
    let windows: Vec<Window> =
        model.windows(TEXT, Reading::Alone(Origin::User)).unwrap().map(Result::unwrap).collect();
    let (sketch, encoder) = (model.sketch.as_ref().unwrap(), whole[0].tokens());
    let first = sketch.read(&model.encoder, TEXT, &windows[0], &mut Default::default());
    let mut taken = [false; 2];
    for word in parts::words(TEXT, &windows[0]) {
        let word = windows[0].place(word.start)..windows[0].place(word.end);
        let (kind, said) = encoder.likeliest(word.clone());
        // The bar is 1.
        let certainty = first.likeliest(word.clone()).1;
        let is_deep = said > certainty || (kind == 0 && certainty < 1.0);
        let expected = if is_deep { &encoder.tags } else { &sketched };
        assert_eq!(both[word.clone()], expected[word]);
        taken[usize::from(is_deep)] = true;
    }
    assert_eq!(taken, [true; 2]);
}

#[test]
fn the_words_around_one_that_the_sketch_is_not_sure_of_are_read_with_it() {
    let model = model(Kernel::best());
    let text = "The harbour opens at nine, and the mail lists 24 instructions. ".repeat(6);
    let windows = model.windows(&text, Reading::Words(Origin::User)).unwrap();
    let windows: Vec<Window> = windows.map(Result::unwrap).collect();
    assert!(windows.len() > 1);
    let mut own = 0;
    for window in &windows {
        let (count, words) = (window.pieces(), parts::words(&text, window));
        own += window.own().len();
        assert!(words.iter().flat_map(Clone::clone).eq(0..count));
        let of = |word: &Range<usize>| &text[window.range(word.start).start..window.range(word.end - 1).end];
        assert!(parts::around(&text, window, &words, |_| true, |_| true).is_empty());
        let all = parts::around(&text, window, &words, |_| false, |_| false);
        assert!(all.len() == 1 && all[0].start <= window.own().start && window.own().end <= all[0].end);
        for (at, unsure) in words.iter().enumerate() {
            let parts = parts::around(&text, window, &words, |word| word != at, |_| false);
            let is_own = unsure.start < window.own().end && window.own().start < unsure.end;
            assert_eq!(parts.len(), usize::from(is_own && of(unsure).contains(char::is_alphanumeric)));
            for part in parts {
                assert!(part.start <= unsure.start && unsure.end <= part.end && part.end <= count);
                let has = |words: &[Range<usize>]| {
                    let inside = |word: &&Range<usize>| part.start <= word.start && word.end <= part.end;
                    let letters = |word: &&Range<usize>| of(word).contains(char::is_alphanumeric);
                    words.iter().filter(inside).filter(letters).count()
                };
                let many = if of(unsure) == "24" { 8 } else { 4 };
                assert!(part.start == 0 || has(&words[..at]) == many, "{part:?}");
                assert!(part.end == count || has(&words[at + 1..]) == many, "{part:?}");
            }
        }
        // What is named on to it is read with it, with as many around all of them.
        if window.own().start == 0 {
            let named = parts::around(&text, window, &words, |word| word != 3, |word| (4..9).contains(&word));
            let last = parts::around(&text, window, &words, |word| word != 8, |_| false);
            assert_eq!(named.as_slice(), std::slice::from_ref(&(0..last[0].end)));
        }
        // Two that are far apart are read apart, and two that are near together.
        let last = words.len();
        let parts = |unsure: [usize; 2]| {
            parts::around(&text, window, &words, |word| !unsure.contains(&word), |_| false)
        };
        if window.own() == (0..count) || window.own().start == 0 {
            assert_eq!(parts([2, last / 2]).len(), 2);
            assert_eq!(parts([2, 7]).len(), 1);
        }
    }
    // Each piece belongs to one window.
    let pieces = model.vocabulary.pieces(&text).count();
    assert_eq!(own, pieces);
}

#[test]
fn how_a_piece_is_written() {
    let text = "Ana saw\nIBM's McKay, 4a éT";
    let ways = [
        ("Ana", 12),
        ("saw", 6),
        ("IBM", 13),
        ("'", 0),
        ("s", 1),
        ("McKay", 9),
        (",", 0),
        ("4a", 6),
        ("éT", 9),
    ];
    let mut at = 0;
    for (piece, way) in ways {
        at += text[at..].find(piece).unwrap();
        assert_eq!(sketch::written(text, at..at + piece.len()), way, "{piece}");
        at += piece.len();
    }
}

#[test]
fn a_damaged_sketch_is_refused_and_one_of_other_weights_left_out() {
    let weights = Files::random(Shape::SMALL).weights;
    let file = ModelFile::parse(Bytes::Shared(weights.as_slice().into())).unwrap();
    let bytes = sketch(&weights, Kernel::best(), 0.5);
    let of = |bytes: &[u8]| Sketch::of(&file, &digest(&weights), Kernel::best(), bytes);
    for length in (0..bytes.len()).step_by(97) {
        assert!(of(&bytes[..length]).is_err());
    }
    let sealed = |mut bytes: Vec<u8>| {
        bytes.truncate(bytes.len() - 32);
        bytes.extend(sha2::Sha256::digest(&bytes));
        bytes
    };
    // The header, and some of what follows.
    for at in (0..80).chain((80..bytes.len()).step_by(499)) {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x55;
        assert!(of(&bytes).is_err());
        // Whatever stands there, nothing panics.
        let _ = of(&sealed(bytes));
    }
    let mut longer = bytes.clone();
    longer.splice(bytes.len() - 32..bytes.len() - 32, [0]);
    assert!(of(&sealed(longer)).is_err());
    let weights = Files::random(Shape { seed: 2, ..Shape::SMALL }).weights;
    let other = ModelFile::parse(Bytes::Shared(weights.as_slice().into())).unwrap();
    assert!(Sketch::of(&other, &digest(&weights), Kernel::best(), &bytes).unwrap().is_none());
}

#[test]
#[cfg(feature = "pii")]
fn the_shipped_sketch_is_sure_by_what_it_takes_a_word_for() {
    let model = Model::embedded().unwrap();
    let sketch = model.sketch.as_ref().unwrap();
    let least = |kind| (0..=100u8).find(|share| sketch.is_sure(kind, f32::from(*share) / 100.0));
    let kind = |tag: &str| {
        model.tags().iter().filter(|known| known.starts_with("B-")).position(|known| known == tag)
    };
    // Nothing is the first of all.
    assert_eq!(least(0), Some(65));
    assert_eq!(least(kind("B-PERSON").unwrap() + 1), Some(50));
    assert_eq!(least(kind("B-ADDRESS").unwrap() + 1), Some(80));
}
