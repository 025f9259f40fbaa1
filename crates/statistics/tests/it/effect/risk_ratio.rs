//! Ratios of risks behind E-values.

use statistics::{
    Level,
    effect::{Comparison, Estimand, Gates, Weighting, e_value, weighted_effect},
    regression::Covariate,
};

/// 203 of 1,000 against 51 of 1,000, with a covariate that balances already: the weights change nothing.
#[test]
fn a_yes_or_no_outcome_has_the_e_value_of_its_risk_ratio() {
    let (mut outcome, mut treated, mut coin) = (vec![], vec![], vec![]);
    for (took_part, happened) in [(true, 203), (false, 51)] {
        for row in 0..1000_u32 {
            outcome.push(f64::from(u8::from(row < happened)));
            treated.push(took_part);
            coin.push(f64::from(row % 2));
        }
    }
    let columns = [Covariate::new("coin", &coin)];
    let comparison = Comparison::new(&outcome, &treated, &columns).unwrap();
    let got = weighted_effect(&comparison, Estimand::Ate, Weighting::Propensity, Gates::default(), Level::P95).unwrap();
    let risk = got.risk_ratio.unwrap();
    assert!((risk.ratio - 203.0 / 51.0).abs() < 1e-6);
    // Katz's interval, exp(log RR ± 1.96 √(1/203 − 1/1000 + 1/51 − 1/1000)), which weights that were estimated narrow a little.
    let error = (1.0 / 203.0 - 0.001 + 1.0 / 51.0 - 0.001_f64).sqrt();
    assert!((risk.interval.lower / (203.0 / 51.0 * (-1.96 * error).exp()) - 1.0).abs() < 0.01, "{risk:?}");
    // VanderWeele & Ding 2017: RR + √(RR (RR − 1)); 0.203 against 0.051 is 3.98, hence 7.4.
    let found = e_value(risk.ratio, risk.interval).unwrap();
    let by_hand = |ratio: f64| ratio + (ratio * (ratio - 1.0)).sqrt();
    assert!((found.of_estimate - 7.43).abs() < 0.01, "{found:?}");
    assert!((found.of_interval - by_hand(risk.interval.lower)).abs() < 1e-9);
}

#[test]
fn an_amount_has_no_risk_ratio() {
    let (outcome, treated, x) =
        ([1.0, 2.0, 0.0, 1.0, 3.0, 1.5], [true, false, true, false, true, false], [0.0, 1.0, 1.0, 0.0, 1.0, 1.0]);
    let columns = [Covariate::new("x", &x)];
    let comparison = Comparison::new(&outcome, &treated, &columns).unwrap();
    let got = weighted_effect(&comparison, Estimand::Ate, Weighting::Propensity, Gates::default(), Level::P95).unwrap();
    assert_eq!(got.risk_ratio, None);
}
