//! A planted effect is found as often as promised, and none where none was planted.

use statistics::{
    Level,
    effect::{Comparison, Estimand, Gates, Weighting, doubly_robust, weighted_effect},
    regression::Covariate,
};

use crate::reference_data::Dice;

const RUNS: u32 = 2000;

/// People whose risk decides about taking part and about the outcome; taking part changes the outcome by `effect`.
fn people(dice: &mut Dice, effect: f64) -> (Vec<f64>, Vec<bool>, Vec<f64>, Vec<f64>) {
    let risk: Vec<f64> = (0..400).map(|_| dice.normal()).collect();
    let age: Vec<f64> = (0..400).map(|_| dice.normal()).collect();
    let treated: Vec<bool> =
        risk.iter().zip(&age).map(|(r, a)| dice.chance(1.0 / (1.0 + (0.3 - 0.6 * r + 0.3 * a).exp()))).collect();
    let outcome = (0..400)
        .map(|i| 2.0 + risk[i] - 0.5 * age[i] + if treated[i] { effect } else { 0.0 } + dice.normal())
        .collect();
    (outcome, treated, risk, age)
}

fn covered(effect: f64, seed: u64) -> [u32; 4] {
    let mut dice = Dice(seed);
    let mut count = [0; 4];
    for _ in 0..RUNS {
        let (outcome, treated, risk, age) = people(&mut dice, effect);
        let columns = [Covariate::new("risk", &risk), Covariate::new("age", &age)];
        let comparison = Comparison::new(&outcome, &treated, &columns).unwrap();
        let weighted = |estimand, weighting| {
            let got = weighted_effect(&comparison, estimand, weighting, Gates::default(), Level::P95).unwrap();
            u32::from(got.interval.contains(effect))
        };
        count[0] += weighted(Estimand::Ate, Weighting::Propensity);
        count[1] += weighted(Estimand::Ato, Weighting::Propensity);
        count[2] += weighted(Estimand::Att, Weighting::Entropy);
        let robust = doubly_robust(&comparison, Estimand::Ate, Gates::default(), Level::P95).unwrap();
        count[3] += u32::from(robust.interval.contains(effect));
    }
    count
}

#[test]
fn a_planted_effect_is_covered_as_promised_by_every_method() {
    for (method, count) in covered(-0.8, 2024).into_iter().enumerate() {
        // Monte Carlo error 0.005; the errors are asymptotic.
        assert!((f64::from(count) / f64::from(RUNS) - 0.95).abs() < 0.02, "method {method}: {count}");
    }
}

#[test]
fn none_is_found_where_none_was_planted() {
    for (method, count) in covered(0.0, 4202).into_iter().enumerate() {
        assert!((f64::from(count) / f64::from(RUNS) - 0.95).abs() < 0.02, "method {method}: {count}");
    }
}
