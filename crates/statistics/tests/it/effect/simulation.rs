//! A planted effect is found as often as promised, and none where none was planted.

use statistics::{
    Level,
    effect::{
        Comparison, Estimand, Gates, Order, Weighting, bootstrap, caliper, doubly_robust, matched_effect, nearest,
        weighted_effect,
    },
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

fn covered(effect: f64, seed: u64) -> [u32; 7] {
    let mut dice = Dice(seed);
    let mut count = [0; 7];
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
        count[4] += weighted(Estimand::Att, Weighting::Propensity);
        count[5] += weighted(Estimand::Ate, Weighting::Entropy);
        let robust = doubly_robust(&comparison, Estimand::Att, Gates::default(), Level::P95).unwrap();
        count[6] += u32::from(robust.interval.contains(effect));
    }
    count
}

#[test]
fn a_planted_effect_is_covered_as_promised_by_weights_and_doubly_robust_estimates() {
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

/// Shares of studies whose interval holds the effect: of pairs, plain and adjusted.
fn covered_by_pairs(effect: f64, seed: u64) -> [f64; 2] {
    let mut dice = Dice(seed);
    let mut count = [0_u32; 2];
    for _ in 0..RUNS {
        let (outcome, treated, risk, age) = people(&mut dice, effect);
        let columns = [Covariate::new("risk", &risk), Covariate::new("age", &age)];
        let comparison = Comparison::new(&outcome, &treated, &columns).unwrap();
        let scores = comparison.propensity().unwrap();
        let distance = caliper(&scores, 0.2).unwrap();
        let pairs = nearest(&scores, &treated, Some(distance), Order::Largest).unwrap();
        let got = matched_effect(&comparison, &pairs, Gates::default(), Level::P95).unwrap();
        count[0] += u32::from(got.plain.interval.contains(effect));
        count[1] += u32::from(got.adjusted.interval.contains(effect));
    }
    count.map(|count| f64::from(count) / f64::from(RUNS))
}

#[test]
fn the_adjusted_difference_of_pairs_covers_a_planted_effect_and_the_plain_one_too_seldom() {
    let [plain, adjusted] = covered_by_pairs(-0.8, 11);
    eprintln!("pairs cover: plain {plain}, adjusted {adjusted}");
    // What distance is left within pairs stays in the plain difference: it is biased a little, and 90 % instead of 95 % of
    // its intervals hold the effect (docs/methods/en/effect.md). Adjusting for the covariates takes it out.
    assert!((0.885..=0.925).contains(&plain), "{plain}");
    assert!((0.93..=0.97).contains(&adjusted), "{adjusted}");
}

#[test]
fn percentiles_of_the_bootstrap_cover_a_planted_effect() {
    let mut dice = Dice(12);
    let mut count = 0;
    let effect = -0.8;
    for run in 0..RUNS {
        let (outcome, treated, risk, age) = people(&mut dice, effect);
        let columns = [Covariate::new("risk", &risk), Covariate::new("age", &age)];
        let comparison = Comparison::new(&outcome, &treated, &columns).unwrap();
        let overlap = |sample: Comparison<'_>| {
            let scores = sample.propensity()?;
            let (mut sum, mut size) = ([0.0; 2], [0.0; 2]);
            for ((treated, score), outcome) in sample.treated().iter().zip(&scores).zip(sample.outcome()) {
                let weight = if *treated { 1.0 - score } else { *score };
                size[usize::from(*treated)] += weight;
                sum[usize::from(*treated)] += weight * outcome;
            }
            Ok(sum[1] / size[1] - sum[0] / size[0])
        };
        let got = bootstrap(&comparison, 120, u64::from(run), Level::P95, overlap).unwrap();
        count += u32::from(got.interval.contains(effect));
    }
    let share = f64::from(count) / f64::from(RUNS);
    eprintln!("the bootstrap covers {share}");
    // 120 draws leave the percentiles a little too near: 2,000 draws take sixteen times as long.
    assert!((0.92..=0.97).contains(&share), "{share}");
}

#[test]
fn risk_ratios_cover_no_effect_where_none_was_planted() {
    let mut dice = Dice(13);
    let mut count = [0_u32; 4];
    for _ in 0..RUNS {
        let (_, treated, risk, age) = people(&mut dice, 0.0);
        let outcome: Vec<f64> =
            risk.iter().map(|risk| f64::from(u8::from(dice.chance(1.0 / (1.0 + (0.8 - 0.5 * risk).exp()))))).collect();
        let columns = [Covariate::new("risk", &risk), Covariate::new("age", &age)];
        let comparison = Comparison::new(&outcome, &treated, &columns).unwrap();
        let gates = Gates::default();
        let weighted = |estimand, weighting| {
            weighted_effect(&comparison, estimand, weighting, gates, Level::P95).unwrap().risk_ratio
        };
        let scores = comparison.propensity().unwrap();
        let pairs = nearest(&scores, &treated, Some(caliper(&scores, 0.2).unwrap()), Order::Largest).unwrap();
        let ratios = [
            weighted(Estimand::Ate, Weighting::Propensity),
            weighted(Estimand::Att, Weighting::Entropy),
            doubly_robust(&comparison, Estimand::Ate, gates, Level::P95).unwrap().risk_ratio,
            matched_effect(&comparison, &pairs, gates, Level::P95).unwrap().risk_ratio,
        ];
        for (count, ratio) in count.iter_mut().zip(ratios) {
            *count += u32::from(ratio.unwrap().interval.contains(1.0));
        }
    }
    let shares = count.map(|count| f64::from(count) / f64::from(RUNS));
    eprintln!("risk ratios cover {shares:?}");
    assert!(shares.iter().all(|share| (0.93..=0.975).contains(share)), "{shares:?}");
}
