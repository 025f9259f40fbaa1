use statistics::{
    Error, Level,
    accuracy::{Focus, auc, compare_paired, compare_unpaired, roc_curve},
};

use crate::reference_data::{Dice, Table, close};

const P95: Level = Level::P95;

/// pROC 1.18.0: `roc(recid_3y, risk_score)`, `ci(method = "delong")`, `var`, in all and by group.
#[test]
fn the_area_and_delongs_interval_are_those_of_proc() {
    let Some(data) = Table::reference("nij_georgia_parole.csv") else { return };
    let (score, outcome) = (data.numbers("risk_score"), data.flags("recid_3y"));
    let all = auc(&score, &outcome, P95).unwrap();
    close(all.area, 0.603500162591564);
    close(all.variance, 1.46580518434684e-05);
    let interval = all.interval.unwrap();
    close(interval.lower, 0.595996276761656);
    close(interval.upper, 0.611004048421471);
    for (column, value, n, expected) in [
        ("male", true, 19_348, [0.606840357375007, 0.59876313828888, 0.614917576461134]),
        ("male", false, 2788, [0.58340059820085, 0.562428742947984, 0.604372453453716]),
        ("black", true, 12_429, [0.595760127138703, 0.585674503865609, 0.605845750411797]),
        ("black", false, 9707, [0.611892921092777, 0.600658910170886, 0.623126932014668]),
    ] {
        let mine: Vec<usize> =
            data.flags(column).iter().enumerate().filter(|(_, v)| **v == value).map(|p| p.0).collect();
        let group = auc(&pick(&score, &mine), &pick(&outcome, &mine), P95).unwrap();
        assert_eq!(group.positives + group.negatives, n);
        close(group.area, expected[0]);
        close(group.interval.unwrap().lower, expected[1]);
        close(group.interval.unwrap().upper, expected[2]);
    }
}

fn pick<T: Copy>(values: &[T], rows: &[usize]) -> Vec<T> {
    rows.iter().map(|&row| values[row]).collect()
}

/// numpy 2.4.6 mid-ranks and scipy 1.17.1, by `DeLong`'s formulas as pROC's `roc.test` has them.
#[test]
fn comparisons_are_those_of_an_independent_computation() {
    let Some(data) = Table::reference("nij_georgia_parole.csv") else { return };
    let (score, outcome) = (data.numbers("risk_score"), data.flags("recid_3y"));
    let arrests = data.numbers("prior_arrest_episodes_felony");
    let paired = compare_paired(&score, &arrests, &outcome, P95).unwrap();
    close(paired.second.area, 0.6162218782354442);
    close(paired.difference, -0.012721715643880582);
    close(paired.standard_error, 0.005364682337702029);
    close(paired.statistic, -2.3713828411562488);
    close(paired.p, 0.017721664107325924);
    let group = |value: bool| {
        let rows: Vec<usize> =
            data.flags("male").iter().enumerate().filter(|(_, v)| **v == value).map(|p| p.0).collect();
        auc(&pick(&score, &rows), &pick(&outcome, &rows), P95).unwrap()
    };
    let unpaired = compare_unpaired(group(true), group(false), P95).unwrap();
    close(unpaired.statistic, 2.044229594695916);
    close(unpaired.degrees_of_freedom.unwrap(), 3663.543897569739);
    close(unpaired.p, 0.04100221885268512);
}

/// scikit-learn 1.9.1: `roc_auc_score(max_fpr=0.1)`; the area beside high sensitivities by numpy's trapezoids.
#[test]
fn partial_areas_are_those_of_scikit_learn() {
    let Some(data) = Table::reference("nij_georgia_parole.csv") else { return };
    let outcome = data.flags("recid_3y");
    let curve = roc_curve(&data.numbers("risk_score"), &outcome).unwrap();
    close(curve.partial(Focus::Specificity, 0.9, 1.0).unwrap().corrected, 0.5169221685697591);
    let beside = curve.partial(Focus::Sensitivity, 0.8, 1.0).unwrap();
    close(beside.area, 0.03537301568154176);
    close(beside.corrected, 0.542702821337616);
    let arrests = roc_curve(&data.numbers("prior_arrest_episodes_felony"), &outcome).unwrap();
    close(arrests.partial(Focus::Specificity, 0.9, 1.0).unwrap().corrected, 0.5163663460618259);
    close(curve.partial(Focus::Specificity, 0.0, 1.0).unwrap().area, 0.603500162591564);
    close(curve.partial(Focus::Sensitivity, 0.0, 1.0).unwrap().area, 0.603500162591564);
}

#[test]
fn the_area_is_the_share_of_pairs_in_the_right_order() {
    let mut dice = Dice(7);
    for round in 0..50 {
        let rows = 20 + round;
        let outcome: Vec<bool> = (0..rows).map(|i| i < 3 || (i > 5 && dice.chance(0.4))).collect();
        let score: Vec<f64> = (0..rows).map(|_| (dice.uniform() * 8.0).floor() - 4.0).collect();
        let (mut right, mut pairs) = (0.0, 0.0);
        for i in (0..rows).filter(|&i| outcome[i]) {
            for j in (0..rows).filter(|&j| !outcome[j]) {
                pairs += 1.0;
                right += if score[i] > score[j] {
                    1.0
                } else if score[i] == score[j] {
                    0.5
                } else {
                    0.0
                };
            }
        }
        let got = auc(&score, &outcome, P95).unwrap();
        close(got.area, right / pairs);
        let turned: Vec<f64> = score.iter().map(|value| -value).collect();
        close(auc(&turned, &outcome, P95).unwrap().area, 1.0 - got.area);
        close(auc(&turned, &outcome, P95).unwrap().variance, got.variance);
    }
}

#[test]
fn a_column_of_many_rows_is_treated_alike() {
    // Above 65,536 rows the classes are sorted on two threads.
    let mut dice = Dice(11);
    let outcome: Vec<bool> = (0..100_000).map(|_| dice.chance(0.3)).collect();
    let score: Vec<f64> = outcome.iter().map(|&y| (dice.normal() + f64::from(u8::from(y))).round()).collect();
    let whole = auc(&score, &outcome, P95).unwrap();
    let curve = roc_curve(&score, &outcome).unwrap();
    close(curve.partial(Focus::Specificity, 0.0, 1.0).unwrap().area, whole.area);
    let paired =
        compare_paired(&score, &outcome.iter().map(|&y| f64::from(u8::from(y))).collect::<Vec<_>>(), &outcome, P95);
    // Against a perfect score only this score varies.
    close(paired.unwrap().standard_error, whole.standard_error);
}

#[test]
fn complete_separation_has_an_area_and_no_interval() {
    let got = auc(&[1.0, 2.0, 3.0, 4.0], &[false, false, true, true], P95).unwrap();
    assert_eq!((got.area, got.interval), (1.0, None));
    assert!(matches!(compare_unpaired(got, got, P95), Err(Error::NoVariation { .. })));
}

#[test]
fn minus_zero_ties_with_zero() {
    let got = auc(&[0.0, -0.0, 0.0, -0.0], &[true, false, false, true], P95).unwrap();
    close(got.area, 0.5);
}

#[test]
fn bad_columns_are_answered_with_what_is_wrong() {
    let one = auc(&[1.0, 2.0, 3.0], &[true, true, true], P95).unwrap_err();
    assert_eq!(one, Error::OneClass { class: "without the outcome", rows: 0 });
    assert!(one.to_string().contains("widen the cohort"));
    assert_eq!(auc(&[], &[], P95).unwrap_err(), Error::Empty { what: "accuracy" });
    assert!(matches!(auc(&[1.0], &[], P95), Err(Error::Lengths { .. })));
    let score = [1.0, f64::NAN, 2.0, 3.0];
    let outcome = [true, false, true, false];
    assert_eq!(auc(&score, &outcome, P95).unwrap_err(), Error::NotANumber { what: "score", row: 1 });
    let same = [1.0, 2.0, 3.0, 4.0];
    assert!(matches!(compare_paired(&same, &same, &outcome, P95), Err(Error::NoVariation { .. })));
    let curve = roc_curve(&same, &outcome).unwrap();
    assert!(matches!(curve.partial(Focus::Specificity, 0.9, 0.2), Err(Error::OutOfRange { .. })));
}
