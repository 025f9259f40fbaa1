use statistics::{
    Error, Level,
    accuracy::{Confusion, Criterion, ErrorRate, error_rates_by_group, roc_curve},
    proportion::{newcombe, wilson},
};

use crate::reference_data::{Table, close};

/// scikit-learn 1.9.1 `roc_curve(drop_intermediate=False)`: the point with most tpr - fpr, and the one nearest to the corner.
#[test]
fn best_thresholds_are_those_of_scikit_learns_curve() {
    let Some(data) = Table::reference("nij_georgia_parole.csv") else { return };
    let curve = roc_curve(&data.numbers("risk_score"), &data.flags("recid_3y")).unwrap();
    let youden = curve.best_thresholds(Criterion::Youden).unwrap();
    assert_eq!(youden.len(), 1);
    close(youden[0].point.threshold, 6.0);
    close(youden[0].sensitivity, 0.6805885508468081);
    close(youden[0].specificity, 0.4777154176295807);
    let corner = curve.best_thresholds(Criterion::ClosestToCorner).unwrap();
    close(corner[0].point.threshold, 7.0);
    close(corner[0].sensitivity, 0.5094643267683348);
    // Where missing costs as much as the outcome is rare, the weight is that of Youden.
    let prevalence = 0.25;
    let cost = Criterion::Cost { of_missing: 3.0, prevalence };
    assert_eq!(curve.best_thresholds(cost).unwrap(), youden);
    // Dear misses flag everybody.
    let dear = Criterion::Cost { of_missing: 1e9, prevalence };
    close(curve.best_thresholds(dear).unwrap()[0].sensitivity, 1.0);
}

/// Counts by Python 3 on the same file; rates and spreads are what fairlearn 0.15.0 calls `MetricFrame` and its difference.
#[test]
fn errors_by_sex_have_counts_intervals_and_differences() {
    let Some(data) = Table::reference("nij_georgia_parole.csv") else { return };
    let (score, outcome) = (data.numbers("risk_score"), data.flags("recid_3y"));
    let whole = Confusion::at_threshold(&score, &outcome, 6.0).unwrap();
    let expected =
        Confusion { true_positives: 8881, false_positives: 4746, true_negatives: 4341, false_negatives: 4168 };
    assert_eq!(whole, expected);
    let (sex, _) = data.codes("male");
    let report = error_rates_by_group(&score, &outcome, &sex, 6.0, 1, Level::P95).unwrap();
    let women = &report.groups[0];
    assert_eq!(
        women.counts,
        Confusion { true_positives: 871, false_positives: 803, true_negatives: 681, false_negatives: 433 }
    );
    assert_eq!(women.rates["false_positive"], wilson(803, 1484, Level::P95).unwrap());
    assert_eq!(women.differences["false_negative"], newcombe((433, 1304), (3735, 11_745), Level::P95).unwrap());
    assert!(report.groups[1].differences.is_empty());
    close(report.spread(ErrorRate::Sensitivity).unwrap(), 8010.0 / 11_745.0 - 871.0 / 1304.0);
}

#[test]
fn a_group_without_a_denominator_has_no_rate_instead_of_a_wrong_one() {
    let report = error_rates_by_group(&[1.0, 2.0, 3.0], &[true, false, true], &[0, 0, 1], 2.0, 0, Level::P95).unwrap();
    assert!(!report.groups[1].rates.contains_key("specificity"));
    assert!(!report.groups[1].differences.contains_key("specificity"));
    assert_eq!(report.spread(ErrorRate::Specificity), None);
    let absent = error_rates_by_group(&[1.0], &[true], &[3], 0.0, 9, Level::P95).unwrap_err();
    assert_eq!(absent, Error::EmptyGroup { group: 9 });
}
