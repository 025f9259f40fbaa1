use statistics::{
    Error, Interval,
    effect::{e_value, risk_ratio_of_difference, risk_ratio_of_hazard_ratio, risk_ratio_of_odds_ratio},
};

use crate::reference_data::close;

/// `VanderWeele` & Ding (2017): 3.9 (1.8 to 8.7) has 7.26 and 3.0; 0.80 (0.71 to 0.91) has 1.81 and 1.43.
#[test]
fn published_e_values_are_reproduced() {
    let got = e_value(3.9, Interval { lower: 1.8, upper: 8.7 }).unwrap();
    assert!((got.of_estimate - 7.26).abs() < 0.005 && (got.of_interval - 3.0).abs() < 0.005, "{got:?}");
    let got = e_value(0.80, Interval { lower: 0.71, upper: 0.91 }).unwrap();
    assert!((got.of_estimate - 1.81).abs() < 0.005 && (got.of_interval - 1.43).abs() < 0.005, "{got:?}");
}

#[test]
fn an_interval_that_includes_no_effect_needs_no_confounding() {
    let got = e_value(1.2, Interval { lower: 0.9, upper: 1.6 }).unwrap();
    close(got.of_interval, 1.0);
    assert!(matches!(e_value(-1.0, Interval { lower: 0.9, upper: 1.6 }), Err(Error::OutOfRange { .. })));
    assert!(matches!(e_value(2.0, Interval { lower: 0.9, upper: 1.6 }), Err(Error::OutOfRange { .. })));
}

#[test]
fn other_measures_become_risk_ratios() {
    close(risk_ratio_of_odds_ratio(4.0, false), 2.0);
    close(risk_ratio_of_odds_ratio(4.0, true), 4.0);
    close(risk_ratio_of_hazard_ratio(1.0, false), 1.0);
    close(risk_ratio_of_difference(1.0), 0.91_f64.exp());
}
