//! Leakage: membership, exposure, canaries over a conversation.
#![cfg(feature = "leakage")]

use mantlet::ErrorKind;
use mantlet::lifecycle::leakage::{ConversationCanaries, Shadows, exposure, lira_scores, membership};
use proptest::prelude::*;

#[test]
fn a_curve_by_hand() {
    // Members .9 .8 .4, others .7 .4: of six pairs the members win four and tie one.
    let report = membership(&[0.9, 0.8, 0.4, 0.7, 0.4], &[true, true, true, false, false], None).unwrap();
    assert!((report.loss.auc - 4.5 / 6.0).abs() < 1e-12);
    assert!((report.loss.tpr_at_1_percent - 2.0 / 3.0).abs() < 1e-12);
    assert!((report.gap - (0.7 - 0.55)).abs() < 1e-12);
    assert!((report.accuracy_gap - (2.0 / 3.0 - 0.5)).abs() < 1e-12);
    assert!(report.to_string().starts_with("3 members, 2 others\n"));
}

#[test]
fn shadow_models_tell_easy_records_from_remembered_ones() {
    // The first is easy for every model; the second is known to this one alone.
    let logits = [4.0, 4.2, 3.8, 4.0, -1.0, -0.8, -1.2, 5.0];
    let is_in = [false, false, false, false, false, false, false, true];
    let scores = lira_scores(&[0.982, 0.982], Shadows::new(&logits, &is_in, 4).unwrap()).unwrap();
    assert!((scores[0] - 0.5).abs() < 0.1 && scores[1] > 0.999, "{scores:?}");
}

#[test]
fn the_gaussian_is_the_one_of_the_paper() {
    // Logits 0 and 2 without the record: mean 1, pooled deviation √2; ln(.9/.1) = 2.197 lies .8466 deviations above.
    let scores = lira_scores(&[0.9], Shadows::new(&[0.0, 2.0], &[false, false], 2).unwrap()).unwrap();
    assert!((scores[0] - 0.801_39).abs() < 1e-4, "{scores:?}");
}

#[test]
fn exposure_by_rank_and_beyond() {
    let reference: Vec<f64> = (0..1023).map(|n| 50.0 + 10.0 * f64::from(n % 101 - 50) / 50.0).collect();
    let by_rank = |canary| exposure(canary, &reference, 1e6).unwrap().by_rank;
    assert_eq!((by_rank(0.0), by_rank(1e9)), (10.0, 0.0));
    // No canary exceeds its space, whatever the fit says.
    let far = exposure(-1e6, &reference, 1e6).unwrap();
    assert_eq!(far.extrapolated, Some(1e6_f64.log2()));
    assert_eq!(exposure(0.0, &reference, 4.0).unwrap().by_rank, 2.0);
    let median = exposure(50.0, &reference, 1e6).unwrap().extrapolated.unwrap();
    assert!((median - 1.0).abs() < 0.1, "{median}");
}

#[test]
fn impossible_tables_are_errors() {
    let kind = |result: Result<_, mantlet::Error>| result.map(|_| ()).unwrap_err().kind();
    assert_eq!(kind(membership(&[], &[], None).map(|_| ())), ErrorKind::Input);
    assert_eq!(kind(membership(&[0.5, 0.5], &[true, true], None).map(|_| ())), ErrorKind::Input);
    assert_eq!(kind(membership(&[0.5, f64::NAN], &[true, false], None).map(|_| ())), ErrorKind::Input);
    assert_eq!(kind(membership(&[0.5, 1.5], &[true, false], None).map(|_| ())), ErrorKind::Input);
    assert_eq!(kind(membership(&[0.5], &[true, false], None).map(|_| ())), ErrorKind::Input);
    assert!(Shadows::new(&[0.0; 3], &[true; 3], 2).is_err() && Shadows::new(&[], &[], 0).is_err());
    assert!(Shadows::new(&[f64::NAN], &[true], 1).is_err());
    assert!(lira_scores(&[0.5], Shadows::new(&[0.0, 1.0], &[true; 2], 2).unwrap()).is_err());
    assert!(lira_scores(&[0.5, 0.5], Shadows::new(&[0.0], &[false], 1).unwrap()).is_err());
    assert!(exposure(1.0, &[], 10.0).is_err() && exposure(f64::NAN, &[1.0], 10.0).is_err());
    assert!(exposure(1.0, &[1.0], 1.0).is_err());
    assert_eq!(exposure(1.0, &[1.0; 100], 10.0).unwrap().extrapolated, None);
}

#[test]
fn a_canary_told_in_pieces_adds_up() {
    let mut canaries = ConversationCanaries::new(["heron-4471-loft", "9x9x-otter-22"]).unwrap();
    let quiet = canaries.observe("Herons nest in trees; there are 44 of them and 71 otters.");
    assert!(quiet.share < 0.5 && !quiet.is_complete());
    canaries.restart();
    assert_eq!(canaries.observe("Nothing to see here.").share, 0.0);
    assert!(canaries.observe("It begins with H-E-R-O-N and four.").is_new);
    let again = canaries.observe("HERON, as I said.");
    assert!(!again.is_new && again.share < 0.5);
    let last = canaries.observe("Backwards the rest is tfol 1744 nor.");
    assert!(last.is_complete() && last.canary == 0 && last.answers == 4, "{last:?}");
    assert!(!format!("{canaries:?}").contains("heron"));
    assert!(
        ConversationCanaries::new(["otter"]).is_err() && ConversationCanaries::new(["otterotter"]).is_err()
    );
    assert!(ConversationCanaries::new(Vec::<String>::new()).is_err());
}

proptest! {
    #[test]
    fn areas_and_shares_stay_in_range(p in prop::collection::vec(0.0_f64..=1.0, 2..200), seed in any::<u64>()) {
        let is_member: Vec<bool> = (0..p.len()).map(|at| at == 0 || (at > 1 && (seed >> (at % 64)) & 1 == 1)).collect();
        let report = membership(&p, &is_member, None).unwrap();
        prop_assert!((0.0..=1.0).contains(&report.loss.auc));
        prop_assert!(report.loss.tpr_at_0_1_percent <= report.loss.tpr_at_1_percent);
        let turned: Vec<bool> = is_member.iter().map(|member| !member).collect();
        let other = membership(&p, &turned, None).unwrap();
        prop_assert!((report.loss.auc + other.loss.auc - 1.0).abs() < 1e-9);
    }

    #[test]
    fn any_answer_is_taken(text in "\\PC*") {
        let mut canaries = ConversationCanaries::new(["heron-4471-loft"]).unwrap();
        prop_assert!((0.0..=1.0).contains(&canaries.observe(&text).share));
    }
}
