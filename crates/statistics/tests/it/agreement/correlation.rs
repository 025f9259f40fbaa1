use statistics::{
    Error, Level,
    agreement::{IccForm, icc, kendall_w},
};

use super::{SIX, slices};
use crate::reference_data::{Dice, Table, close};

/// Shrout & Fleiss (1979), table 4: .17 .29 .71 .44 .62 .91; digits and intervals from psych 2.2.9 `ICC(lmer = FALSE)`.
#[test]
fn the_six_published_correlations_are_reproduced() {
    let data = Table::copied("shrout_fleiss_1979.csv");
    let raters: Vec<Vec<f64>> = ["J1", "J2", "J3", "J4"].iter().map(|rater| data.numbers(rater)).collect();
    let got = icc(&slices(&raters), Level::P95).unwrap();
    let expected = [
        (
            IccForm::OneWay,
            0.17,
            0.165741768405476,
            1.79467849223947,
            0.16476880834464,
            [-0.132932324874751, 0.722560062328121],
        ),
        (
            IccForm::TwoWayRandom,
            0.29,
            0.289763779527559,
            11.0272479564033,
            0.000134566516484337,
            [0.018786513374712, 0.761084369648953],
        ),
        (
            IccForm::TwoWayMixed,
            0.71,
            0.714840714840715,
            11.0272479564033,
            0.000134566516484337,
            [0.342464765033925, 0.94585825995536],
        ),
        (
            IccForm::OneWayMean,
            0.44,
            0.442797133679269,
            1.79467849223947,
            0.16476880834464,
            [-0.884442155238119, 0.912415420340776],
        ),
        (
            IccForm::TwoWayRandomMean,
            0.62,
            0.620050547598989,
            11.0272479564033,
            0.000134566516484337,
            [0.0711368153025035, 0.927232040167722],
        ),
        (
            IccForm::TwoWayMixedMean,
            0.91,
            0.909315542377069,
            11.0272479564033,
            0.000134566516484337,
            [0.675674713816305, 0.985891678169062],
        ),
    ];
    for (got, (form, printed, value, f, p, bounds)) in got.iter().zip(expected) {
        assert_eq!(got.form, form);
        assert!((got.value - printed).abs() < 0.005);
        close(got.value, value);
        close(got.f, f);
        close(got.p, p);
        close(got.interval.unwrap().lower, bounds[0]);
        close(got.interval.unwrap().upper, bounds[1]);
    }
}

#[test]
fn raters_who_agree_completely_have_no_interval_and_people_who_do_not_differ_no_correlation() {
    let one = [1.0, 2.0, 5.0, 4.0];
    for form in icc(&[&one, &one], Level::P95).unwrap() {
        assert_eq!((form.value, form.interval), (1.0, None));
    }
    assert!(matches!(icc(&[&[3.0, 3.0], &[3.0, 3.0]], Level::P95), Err(Error::NoVariation { .. })));
    assert!(matches!(icc(&[&[3.0], &[3.0]], Level::P95), Err(Error::TooFew { .. })));
    assert!(matches!(icc(&[&[3.0, f64::NAN], &[3.0, 4.0]], Level::P95), Err(Error::NotANumber { .. })));
}

/// True ICC(1,1) of 0.5: person and error of equal variance.
#[test]
fn the_interval_covers_the_true_correlation() {
    let mut dice = Dice(79);
    let covered = (0..2000)
        .filter(|_| {
            let people: Vec<f64> = (0..30).map(|_| dice.normal()).collect();
            let raters: Vec<Vec<f64>> =
                (0..3).map(|_| people.iter().map(|person| person + dice.normal()).collect()).collect();
            icc(&slices(&raters), Level::P95).unwrap()[0].interval.unwrap().contains(0.5)
        })
        .count();
    assert!((covered as f64 / 2000.0 - 0.95).abs() < 0.015, "{covered}");
}

/// scipy 1.17.1 `friedmanchisquare` on the same rankings; W is the statistic over raters · (people - 1).
#[test]
fn concordance_is_friedmans_statistic_scaled() {
    let Some(data) = Table::reference("irr_anxiety.csv") else { return };
    let raters: Vec<Vec<f64>> = SIX[..3].iter().map(|rater| data.numbers(rater)).collect();
    let got = kendall_w(&slices(&raters)).unwrap();
    close(got.w, 0.5396568759543704);
    close(got.statistic, 30.76044192939911);
    close(got.p, 0.042883473126947666);
}

#[test]
fn equal_rankings_concord_completely_and_opposite_ones_not_at_all() {
    close(kendall_w(&[&[1.0, 2.0, 2.0, 4.0], &[10.0, 20.0, 20.0, 40.0]]).unwrap().w, 1.0);
    close(kendall_w(&[&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]]).unwrap().w, 0.0);
    assert!(matches!(kendall_w(&[&[1.0, 1.0], &[2.0, 2.0]]), Err(Error::NoVariation { .. })));
}
