use statistics::{
    Error, Level,
    effect::{Comparison, Estimand, Gates, Weighting, effective_size, entropy_balance, weighted_effect},
    regression::{Covariate, Errors, linear},
};

use super::lalonde;
use crate::{
    reference_data::{close, close_to},
    regression::{Lalonde, covariates},
};

fn effect(estimand: Estimand, weighting: Weighting) -> Option<statistics::effect::WeightedEffect> {
    lalonde(|comparison| weighted_effect(&comparison, estimand, weighting, Gates::default(), Level::P95))
}

/// survey 4.1.1 `svyglm` (weights taken as known); errors by stacked estimating equations: numpy 2.4.6 with numerical
/// derivatives (1e-8), to 1e-6 also `WeightIt` 1.5.1 `lm_weightit`. statsmodels 0.15.0 has 224.742 and 1005 instead.
#[test]
fn inverse_probability_effects_and_both_errors_are_those_of_r() {
    let Some(ate) = effect(Estimand::Ate, Weighting::Propensity) else { return };
    close(ate.estimate, 224.676309103941);
    close(ate.effective_treated, 58.3266607397467);
    close(ate.effective_compared, 329.007759063266);
    close(ate.standard_error_of_known_weights, 910.219196932578);
    close_to(ate.standard_error, 876.19319121185, 1e-8);
    assert!((ate.estimate - 224.742).abs() > 0.05 && (ate.standard_error - 1005.2).abs() > 100.0);
    let att = effect(Estimand::Att, Weighting::Propensity).unwrap();
    close(att.estimate, 1214.07122329292);
    close(att.effective_compared, 99.8153859157942);
    close(att.standard_error_of_known_weights, 824.723584804293);
    close_to(att.standard_error, 798.1546278209322, 1e-8);
}

/// numpy 2.4.6: overlap weights and their sandwich with numerical derivatives.
#[test]
fn overlap_weights_balance_exactly_and_have_the_error_of_the_stack() {
    let Some(ato) = effect(Estimand::Ato, Weighting::Propensity) else { return };
    close(ato.estimate, 1242.2006359399238);
    close_to(ato.standard_error, 738.7490401305924, 1e-7);
    close(ato.effective_treated, 145.63594836656227);
    // Li, Morgan & Zaslavsky (2018), theorem 3: with a logistic model every mean is the same.
    assert!(ato.balance.iter().all(|row| row.difference_after.abs() < 1e-10));
    assert!(ato.verdict.allows_headline());
}

/// numpy 2.4.6: Newton's method on the dual, sandwich with numerical derivatives.
#[test]
fn entropy_balancing_reproduces_the_means_and_the_error_of_the_stack() {
    let Some(att) = effect(Estimand::Att, Weighting::Entropy) else { return };
    close(att.estimate, 1273.261813911915);
    close_to(att.standard_error, 789.7448001725878, 1e-7);
    close(att.effective_compared, 98.45783442440367);
    for row in &att.balance {
        close(row.mean_compared, row.mean_treated);
        assert!(row.difference_after.abs() < 1e-10);
    }
    assert!(att.verdict.allows_headline());
    let data = Lalonde::read().unwrap();
    let controls: Vec<f64> =
        att.weights.iter().zip(&data.treated).filter(|(_, treated)| !**treated).map(|pair| *pair.0).collect();
    close(controls.iter().sum(), 429.0);
    for (got, expected) in controls.iter().zip([0.06238606493182254, 0.034242240727837193, 0.058318373550051095]) {
        close_to(*got, expected, 1e-9);
    }
    let ate = effect(Estimand::Ate, Weighting::Entropy).unwrap();
    close(ate.estimate, 951.6713327001553);
    close_to(ate.standard_error, 1233.9387367068884, 1e-7);
    assert!(ate.balance.iter().all(|row| row.difference_after.abs() < 1e-10));
}

/// A weighted mean difference is the slope of a weighted regression on taking part.
#[test]
fn the_estimate_is_that_of_a_weighted_regression() {
    let Some(data) = Lalonde::read() else { return };
    let att = effect(Estimand::Att, Weighting::Propensity).unwrap();
    let treated: Vec<f64> = data.treated.iter().map(|&treated| f64::from(u8::from(treated))).collect();
    let took_part = [Covariate::new("treat", &treated)];
    let fit = linear(&data.outcome, &took_part, Some(&att.weights), Errors::Hc0, Level::P95).unwrap();
    close(fit.coefficients[1].estimate, att.estimate);
    let n = data.outcome.len() as f64;
    close(fit.coefficients[1].standard_error * (n / (n - 1.0)).sqrt(), att.standard_error_of_known_weights);
}

#[test]
fn groups_that_cannot_be_made_alike_are_refused_with_the_reason() {
    let outcome = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
    let treated = [true, true, true, true, false, false, false, false];
    let age = [60.0, 61.0, 63.0, 64.0, 20.0, 22.0, 23.0, 25.0];
    let column = [Covariate::new("age", &age)];
    let comparison = Comparison::new(&outcome, &treated, &column).unwrap();
    let error = entropy_balance(&comparison, Estimand::Att).unwrap_err();
    assert_eq!(error, Error::NoOverlap { column: "age".to_owned() });
    assert!(error.to_string().contains("could have taken part"));
    assert_eq!(comparison.propensity().unwrap_err(), Error::Separation { column: "age".to_owned() });
    assert!(matches!(entropy_balance(&comparison, Estimand::Ato), Err(Error::NotOffered { .. })));
    assert!(matches!(Comparison::new(&outcome, &[true; 8], &column), Err(Error::OneClass { rows: 0, .. })));
    assert!(matches!(Comparison::new(&outcome[..3], &treated, &column), Err(Error::Lengths { .. })));
}

#[test]
fn equal_weights_are_as_many_people_as_there_are() {
    close(effective_size([2.0; 7]), 7.0);
    close(effective_size([1.0, 0.0, 0.0]), 1.0);
    close(effective_size([]), 0.0);
}

#[test]
fn people_drawn_again_are_a_comparison_too() {
    let Some(data) = Lalonde::read() else { return };
    let columns = covariates(&data.names, &data.columns);
    let comparison = Comparison::new(&data.outcome, &data.treated, &columns).unwrap();
    let all: Vec<u32> = (0..614).collect();
    let again = comparison.sample(&all).compare(|sample| sample.propensity()).unwrap();
    assert_eq!(again, comparison.propensity().unwrap());
}
