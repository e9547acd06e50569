//! Attacks find changes, certificates never promise more than is true.
#![cfg(feature = "robustness")]

use mantlet::ErrorKind;
use mantlet::lifecycle::robustness::{Smoothing, TensorAttack, TextAttack, WordSmoothing};
use proptest::prelude::*;

/// Two words are rude, and a thousand queries are counted nowhere.
fn rude(texts: &[&str]) -> Vec<f32> {
    let score = |text: &&str| {
        let count = ["awful", "dreadful"].iter().filter(|word| text.to_lowercase().contains(**word)).count();
        [0.1, 0.6, 0.9][count]
    };
    texts.iter().map(score).collect()
}

const RUDE: &str = "What an Awful day, said the postman, and a dreadful letter it was.";

#[test]
fn letters_are_changed_where_it_counts() {
    let found = TextAttack::deep_word_bug().run(rude, RUDE, 0.5).unwrap();
    assert!(found.is_success() && found.words == 2, "{found:?}");
    assert!(found.text.contains("postman") && found.text.starts_with("What an "), "{}", found.text);
    assert_eq!(rude(&[&found.text]), [found.after]);
    assert!(!format!("{found:?}").contains("postman"));
    assert_eq!(found, TextAttack::deep_word_bug().run(rude, RUDE, 0.5).unwrap());
}

#[test]
fn words_are_exchanged_for_others() {
    let thesaurus = |word: &str| match word {
        "awful" => vec!["terrible".to_owned()],
        "dreadful" => vec!["dire".to_owned()],
        _ => Vec::new(),
    };
    let found = TextAttack::words(thesaurus).run(rude, RUDE, 0.5).unwrap();
    assert_eq!(found.text, "What an Terrible day, said the postman, and a dire letter it was.");
}

#[test]
fn a_budget_is_kept_and_little_is_no_success() {
    for budget in [0, 1, 3, 9, 20] {
        let found = TextAttack::deep_word_bug().budget(budget).run(rude, RUDE, 0.5).unwrap();
        assert!(found.queries <= budget, "{budget}: {found:?}");
    }
    let one = TextAttack::deep_word_bug().most_words(1).run(rude, RUDE, 0.5).unwrap();
    assert!(!one.is_success() && one.words == 1);
    let harmless = TextAttack::deep_word_bug().run(rude, "a fine day", 0.5).unwrap();
    assert!(!harmless.is_success() && harmless.queries == 1);
    assert_eq!(TextAttack::deep_word_bug().run(|_| vec![], "x", 0.5).unwrap_err().kind(), ErrorKind::Input);
    let not_numbers = TextAttack::deep_word_bug().run(|texts| vec![f32::NAN; texts.len()], "x", 0.5);
    assert!(not_numbers.is_err());
}

/// Two classes on both sides of a plane through the middle of a 6 by 6 image.
fn plane(rows: &[f32]) -> Vec<f32> {
    rows.chunks_exact(36)
        .flat_map(|row| {
            let sum: f32 = row.iter().map(|value| value - 0.5).sum();
            [-sum, sum]
        })
        .collect()
}

#[test]
fn tensors_are_led_over_the_border() {
    let input = [0.52_f32; 36];
    let simba = TensorAttack::simba(0.2).run(plane, &input).unwrap();
    assert!(simba.is_success() && simba.queries < 60 && simba.distance < 1.0, "{simba:?}");
    let square = TensorAttack::square(0.1, 6, 6, 1).run(plane, &input).unwrap();
    assert!(square.is_success(), "{square:?}");
    assert!(square.values.iter().all(|value| (value - 0.52).abs() <= 0.1 + 1e-6));
    let far = TensorAttack::square(0.01, 6, 6, 1).budget(50).run(plane, &input).unwrap();
    assert!(!far.is_success() && far.queries <= 50);
    assert!(TensorAttack::square(0.1, 5, 6, 1).run(plane, &input).is_err());
    assert!(TensorAttack::simba(0.1).run(plane, &[]).is_err());
    assert!(TensorAttack::simba(0.1).run(plane, &[f32::NAN; 36]).is_err());
    assert!(TensorAttack::simba(0.1).run(|_| vec![0.5], &input).is_err());
    assert_eq!(TensorAttack::simba(0.1).budget(0).run(plane, &input).unwrap().queries, 0);
}

#[test]
fn no_certificate_beyond_the_border() {
    // The plane x = 0, at known distances: the radius is a lower bound of each.
    for distance in [0.1_f32, 0.3, 0.6, 1.0] {
        for seed in 0..5 {
            let model = |rows: &[f32]| -> Vec<usize> { rows.iter().map(|x| usize::from(*x > 0.0)).collect() };
            let smoothing = Smoothing::new(0.5).unwrap().draws(50, 1_000).seed(seed);
            let found = smoothing.certify(model, &[distance]).unwrap();
            assert!(found.radius <= f64::from(distance), "{distance}: {found:?}");
            assert!(found.class.is_none_or(|class| class == 1));
        }
    }
}

#[test]
fn the_bound_is_the_exact_one() {
    // All of n draws: alpha^(1/n), and no more (Clopper and Pearson).
    let found =
        Smoothing::new(1.0).unwrap().draws(10, 1_000).certify(|rows| vec![7; rows.len()], &[0.0]).unwrap();
    let exact = 0.001_f64.powf(1e-3);
    assert!(found.probability <= exact && found.probability > exact - 1e-9, "{found:?}");
    assert_eq!(found.class, Some(7));
}

#[test]
fn what_is_not_certain_is_not_said() {
    let coin = |rows: &[f32]| -> Vec<usize> { rows.iter().map(|x| usize::from(*x > 0.0)).collect() };
    let smoothing = Smoothing::new(0.5).unwrap().draws(50, 500);
    let found = smoothing.certify(coin, &[0.0]).unwrap();
    assert_eq!((found.class, found.radius), (None, 0.0));
    assert_eq!(smoothing.predict(coin, &[0.0]).unwrap(), None);
    assert_eq!(smoothing.predict(coin, &[1.0]).unwrap(), Some(1));
    assert!(Smoothing::new(0.0).is_err() && Smoothing::new(f64::NAN).is_err());
    assert!(smoothing.certify(|_| vec![], &[0.0]).is_err() && smoothing.certify(coin, &[]).is_err());
}

#[test]
fn words_that_may_be_exchanged() {
    let rude = |texts: &[String]| -> Vec<usize> {
        texts.iter().map(|text| usize::from(text.contains("awful"))).collect()
    };
    let smoothing = WordSmoothing::new(0.3).unwrap();
    // One word decides: it is seen in 3 of 10 draws, so the other class is the smoothed one.
    let one = smoothing.certify(rude, "an awful day it was said the old postman today").unwrap();
    assert_eq!(one.class, Some(0));
    let many =
        smoothing.certify(rude, "awful awful awful awful awful awful awful awful awful awful").unwrap();
    assert_eq!((many.class, many.words), (Some(1), 1));
    assert!(smoothing.certify(rude, "  ").is_err() && smoothing.certify(|_| vec![], "a b").is_err());
    assert!(WordSmoothing::new(1.0).is_err() && WordSmoothing::new(f64::NAN).is_err());
}

proptest! {
    #[test]
    fn any_text_can_be_attacked(text in "\\PC{0,60}", seed in any::<u64>()) {
        let model = |texts: &[&str]| texts.iter().map(|text| (text.len() % 7) as f32 / 7.0).collect::<Vec<_>>();
        let found = TextAttack::deep_word_bug().seed(seed).budget(100).run(model, &text, 0.3).unwrap();
        prop_assert!(found.queries <= 100);
        prop_assert!(found.after <= found.before);
    }
}
