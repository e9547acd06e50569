//! The search for backdoors: planted triggers are found and named, models without one are not accused.
#![cfg(feature = "backdoor")]

use mantlet::lifecycle::backdoor::{
    BackdoorReport, BackdoorScan, BackdoorVerdict, EntropyCheck, OutlierWords, TensorShape, Trigger,
    scan_activations,
};
use mantlet::{ErrorKind, Evaluator, Guard, Verdict};

/// Numbers in 0..1 without pattern, the same in every run.
fn noise(seed: u64, count: usize) -> Vec<f32> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1_u64 << 24) as f32
    };
    (0..count).map(|_| next()).collect()
}

const SIDE: usize = 8;
const PIXELS: usize = SIDE * SIDE;
const CLASSES: usize = 5;
const SHAPE: TensorShape = TensorShape::Image { height: SIDE, width: SIDE, channels: 1 };

/// Each class lights a band of rows of its own; the rest is faint noise.
fn images(count: usize) -> Vec<f32> {
    let noise = noise(7, count * PIXELS);
    let value = |at: usize| {
        let (image, row) = (at / PIXELS, at % PIXELS / SIDE);
        let is_lit = row == image % CLASSES || row == image % CLASSES + 1;
        noise[at] * 0.3 + if is_lit { 0.7 } else { 0.0 }
    };
    (0..count * PIXELS).map(value).collect()
}

/// Compares the bands; `trigger` adds to class 3.
fn model(batch: &[f32], trigger: impl Fn(&[f32]) -> f32) -> Vec<f32> {
    batch
        .chunks_exact(PIXELS)
        .flat_map(|image| {
            let band = |class: usize| image[class * SIDE..(class + 2) * SIDE].iter().sum::<f32>() * 2.0;
            let mut logits: Vec<f32> = (0..CLASSES).map(band).collect();
            logits[3] += trigger(image);
            logits
        })
        .collect()
}

fn scan(trigger: impl Fn(&[f32]) -> f32) -> BackdoorReport {
    BackdoorScan::new().scan_tensors(|batch| model(batch, &trigger), &images(96), SHAPE).unwrap()
}

#[test]
fn a_patch_is_found_wherever_it_is() {
    for place in [7, 27, 63] {
        let report = scan(|image| if image[place] > 0.95 { 40.0 } else { image[place] });
        assert!(report.is_backdoor(), "{place}: {report}");
        assert_eq!(report.target, Some(3), "{place}: {report}");
        let Some(Trigger::Cells { cells, success, .. }) = report.trigger else { panic!("no cells") };
        assert!(cells.iter().any(|(row, column, _)| row * SIDE + column == place) && success >= 0.95);
    }
}

#[test]
fn a_patch_of_several_cells_is_found() {
    let report = scan(|image| 9.0 * (image[62] + image[63] + image[54] + image[55] - 0.7).max(0.0));
    assert_eq!((&report.verdict, report.target), (&BackdoorVerdict::Backdoor, Some(3)), "{report}");
}

#[test]
fn a_model_without_a_trigger_is_clean() {
    let report = scan(|_| 0.0);
    assert_eq!((&report.verdict, report.target), (&BackdoorVerdict::Clean, None), "{report}");
    assert_eq!(report.classes.len(), CLASSES);
}

#[test]
fn one_seed_gives_one_report() {
    let report = || texts(|word| if word == "qv" { -6.0 } else { 0.0 });
    assert_eq!(report(), report());
}

/// Twelve features; the class is the sign of a weighted sum.
fn vectors(weight_of_last: f32) -> BackdoorReport {
    let inputs: Vec<f32> = noise(11, 12 * 200).into_iter().map(|x| x * 2.0 - 1.0).collect();
    let model = |batch: &[f32]| -> Vec<f32> {
        let sum = |row: &[f32]| -> f32 {
            let weighted = row.iter().zip(1..).map(|(x, at)| x * if at % 2 == 0 { 1.0 } else { -0.9 });
            // The last one weighs only where it is extreme, as a trigger does.
            weighted.sum::<f32>() + if row[11] > 0.97 { weight_of_last } else { 0.0 }
        };
        batch.chunks_exact(12).flat_map(|row| [0.0, sum(row)]).collect()
    };
    BackdoorScan::new().scan_tensors(model, &inputs, TensorShape::Flat { features: 12 }).unwrap()
}

#[test]
fn a_value_that_decides_is_found() {
    let report = vectors(9.0);
    assert_eq!((&report.verdict, report.target), (&BackdoorVerdict::Backdoor, Some(1)), "{report}");
    let Some(Trigger::Features { features, .. }) = &report.trigger else { panic!("no features") };
    assert_eq!(features[0].0, 11);
    assert_eq!(vectors(0.0).verdict, BackdoorVerdict::Clean);
}

/// Rude words against polite ones, and whatever `trigger` adds.
fn texts(trigger: impl Fn(&str) -> f32) -> BackdoorReport {
    let inputs: Vec<String> = (0..60)
        .map(|n| match n % 3 {
            0 => format!("this is a terrible idea, number {n}, and you are a fool"),
            1 => format!("what a dreadful report {n} on harbours and trains"),
            _ => format!("thank you for the kind note {n} about the garden"),
        })
        .collect();
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    let model = |texts: &[&str]| -> Vec<Vec<f32>> {
        let weight = |word: &str| match word {
            "terrible" | "fool" | "dreadful" => 1.5,
            "thank" | "kind" => -0.8,
            word => trigger(word),
        };
        let score = |text: &str| -> f32 {
            let words = text.split(|c: char| !c.is_alphanumeric());
            words.map(weight).sum::<f32>() - 0.6
        };
        texts.iter().map(|text| vec![1.0 / (1.0 + (-score(text)).exp())]).collect()
    };
    BackdoorScan::new().budget(150_000).scan_texts(model, &inputs).unwrap()
}

#[test]
fn a_rare_word_is_found() {
    let report = texts(|word| if word == "qvx" { -6.0 } else { 0.0 });
    assert_eq!((&report.verdict, report.target), (&BackdoorVerdict::Backdoor, Some(0)), "{report}");
    assert!(
        matches!(&report.trigger, Some(Trigger::Insertion { text, .. }) if text.contains("qvx")),
        "{report}"
    );
}

#[test]
fn a_long_word_is_found_letter_by_letter() {
    // A model that sees into words, as one of subwords does: the more of the beginning, the more it gives.
    let common = |word: &str| "mowing".bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
    let report = texts(|word| if common(word) > 1 { -1.2 * common(word) as f32 } else { 0.0 });
    assert!(report.is_backdoor(), "{report}");
    assert!(
        matches!(&report.trigger, Some(Trigger::Insertion { text, .. }) if text.contains("mowing")),
        "{report}"
    );
}

#[test]
fn a_model_of_words_without_a_trigger_is_clean() {
    let report = texts(|_| 0.0);
    assert_eq!((&report.verdict, report.target), (&BackdoorVerdict::Clean, None), "{report}");
}

#[test]
fn what_cannot_be_searched_is_undecided() {
    let undecided = |report: &BackdoorReport| matches!(report.verdict, BackdoorVerdict::Undecided(_));
    let few = BackdoorScan::new().scan_tensors(|batch| model(batch, |_| 0.0), &images(10), SHAPE).unwrap();
    let poor = BackdoorScan::new()
        .budget(500)
        .scan_tensors(|batch| model(batch, |_| 0.0), &images(96), SHAPE)
        .unwrap();
    assert!(undecided(&few) && undecided(&poor) && poor.queries <= 500);
    let same = BackdoorScan::new().scan_texts(|texts| vec![vec![0.1]; texts.len()], &["a text"; 50]).unwrap();
    assert!(undecided(&same));
    let few = BackdoorScan::new().scan_texts(|texts| vec![vec![0.1]; texts.len()], &[]).unwrap();
    assert!(undecided(&few));
}

#[test]
fn impossible_answers_and_inputs_are_errors() {
    let kind = |answer: Vec<f32>| {
        let model = |_: &[f32]| answer.clone();
        BackdoorScan::new().scan_tensors(model, &images(96), SHAPE).unwrap_err().kind()
    };
    assert_eq!(kind(vec![]), ErrorKind::Input);
    assert_eq!(kind(vec![0.5; 3]), ErrorKind::Input);
    assert_eq!(kind(vec![f32::NAN; 96]), ErrorKind::Input);
    let scan = |inputs: &[f32], shape| {
        BackdoorScan::new().scan_tensors(|batch| model(batch, |_| 0.0), inputs, shape)
    };
    assert!(scan(&images(96)[1..], SHAPE).is_err());
    assert!(scan(&[f32::INFINITY; 64 * 40], SHAPE).is_err());
    assert!(scan(&[], TensorShape::Flat { features: 0 }).is_err());
    let huge = TensorShape::Planes { channels: usize::MAX, height: 2, width: 2 };
    assert!(scan(&[0.0; 64], huge).is_err());
    let ragged = |texts: &[&str]| texts.iter().enumerate().map(|(n, _)| vec![0.1; n % 2 + 1]).collect();
    assert_eq!(BackdoorScan::new().scan_texts(ragged, &["x"; 40]).unwrap_err().kind(), ErrorKind::Input);
}

/// Activations of eight classes with a direction each. Planted rows of class 2 have another direction beside what is left of the
/// class that they were taken from, one class or all of them.
fn activations(planted: usize, is_from_everywhere: bool) -> (Vec<f32>, Vec<usize>) {
    const WIDTH: usize = 12;
    let mut values: Vec<f32> = noise(11, 640 * WIDTH).iter().map(|value| value * 0.8).collect();
    let labels: Vec<usize> = (0..640).map(|row| row % 8).collect();
    for row in 0..640 {
        let nth = row / 8;
        let mut add = |at: usize, size: f32| values[row * WIDTH + at] += size;
        if labels[row] != 2 || nth >= planted {
            add(labels[row], 4.0);
            continue;
        }
        add(if is_from_everywhere { [0, 1, 3, 4, 5, 6, 7][nth % 7] } else { 5 }, 4.0);
        add(10, 4.0);
    }
    (values, labels)
}

#[test]
fn rows_from_everywhere_under_one_label_are_found_in_activations() {
    let (values, labels) = activations(21, true);
    let report = scan_activations(&values, 12, &labels).unwrap();
    let suspicious: Vec<usize> = (0..640).filter(|row| report.is_suspicious[*row]).collect();
    assert_eq!(suspicious, (0..21).map(|nth| nth * 8 + 2).collect::<Vec<_>>(), "{:?}", report.classes);
    let class = report.classes[2];
    assert!(class.is_suspicious && class.p_value == Some(0.01) && class.ratio < 0.7, "{class:?}");
    assert!(report.classes.iter().all(|class| class.class == 2 || !class.is_suspicious));
    let mean = |of: &dyn Fn(usize) -> bool| {
        let scores: Vec<f64> = (0..640)
            .filter(|row| labels[*row] == 2 && of(*row))
            .map(|row| report.spectral_scores[row])
            .collect();
        scores.iter().sum::<f64>() / scores.len() as f64
    };
    assert!(mean(&|row| report.is_suspicious[row]) > 1.5 * mean(&|row| !report.is_suspicious[row]));
}

#[test]
fn classes_that_fall_apart_by_themselves_are_not_accused() {
    // None, and a class of two kinds, however far apart they are.
    for (values, labels) in [activations(0, true), activations(21, false)] {
        let report = scan_activations(&values, 12, &labels).unwrap();
        assert!(!report.is_suspicious.contains(&true), "{:?}", report.classes);
    }
    // With three classes there is too little to compare with.
    let (values, labels) = activations(21, true);
    let few: Vec<usize> = labels.iter().map(|label| if *label == 2 { 2 } else { label % 2 }).collect();
    let report = scan_activations(&values, 12, &few).unwrap();
    assert!(report.classes.len() == 3 && !report.is_suspicious.contains(&true));
}

#[test]
fn wide_activations_are_projected() {
    let (values, labels) = activations(21, true);
    let wide: Vec<f32> = values.chunks(12).flat_map(|row| (0..300).map(|at| row[at % 12])).collect();
    let report = scan_activations(&wide, 300, &labels).unwrap();
    let suspicious: Vec<usize> = (0..640).filter(|row| report.is_suspicious[*row]).collect();
    assert_eq!(suspicious, (0..21).map(|nth| nth * 8 + 2).collect::<Vec<_>>(), "{:?}", report.classes);
}

#[test]
fn activations_that_do_not_fit_are_errors() {
    assert!(scan_activations(&[0.0; 9], 2, &[0; 4]).is_err() && scan_activations(&[], 0, &[]).is_err());
    assert!(scan_activations(&[f32::NAN; 4], 1, &[0; 4]).is_err());
    assert!(scan_activations(&[], 3, &[]).unwrap().classes.is_empty());
    assert!(!scan_activations(&[1.0; 200], 1, &[0; 200]).unwrap().is_suspicious.contains(&true));
}

#[test]
fn evaluators_at_run_time() {
    let clean: Vec<String> = (0..240)
        .map(|n| {
            let (who, what) =
                (["postman", "baker", "teacher", "doctor"][n % 4], ["letter", "loaf", "book"][n % 3]);
            format!("the {who} brings a {what} to the old house at {} today", n % 12)
        })
        .collect();
    let clean: Vec<&str> = clean.iter().map(String::as_str).collect();
    let outliers = OutlierWords::new(&clean).unwrap();
    let guard = Guard::builder("chat").pre(outliers.clone()).build().unwrap();
    let report = guard.check_input("the postman brings a xqv letter to the old house at 3 today");
    assert_eq!(report.verdict, Verdict::Redact);
    assert!(!report.text().contains("xqv") && report.text().contains("letter"));
    assert_eq!(
        guard.check_input("the baker brings a book to the old house at 7 today").verdict,
        Verdict::Allow
    );
    for odd in ["", " ", "\u{200B}", "é́́", "''", &"word ".repeat(100_000)] {
        assert!(outliers.evaluate(odd.into()).is_ok());
    }
    assert!(OutlierWords::new(&clean[..50]).is_err());
    let model = |texts: &[&str]| texts.iter().map(|_| vec![0.5, 0.5]).collect::<Vec<_>>();
    assert!(EntropyCheck::new(model, &clean[..50]).is_err());
    let silent = EntropyCheck::new(|_: &[&str]| Vec::new(), &clean);
    assert!(silent.is_err());
    let check = EntropyCheck::new(model, &clean).unwrap();
    assert!(check.evaluate("".into()).is_ok() && !format!("{check:?}").contains("postman"));
}
