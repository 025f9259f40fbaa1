//! Over 2,000 seeded runs, intervals cover the truth as often as they say, within what chance allows.

use statistics::{
    Level,
    distribution::poisson,
    proportion::{clopper_pearson, direct, newcombe, odds_ratio, poisson_rate, rate_ratio, risk_ratio, wilson},
};

use crate::reference_data::Dice;

const RUNS: u32 = 2000;

fn binomial(dice: &mut Dice, n: u64, p: f64) -> u64 {
    (0..n).filter(|_| dice.chance(p)).count() as u64
}

fn share(count: u32) -> f64 {
    f64::from(count) / f64::from(RUNS)
}

#[test]
fn intervals_of_proportions_cover_what_they_promise() {
    let mut dice = Dice(20_251);
    let (mut score, mut exact, mut hybrid, mut ratio, mut odds) = (0, 0, 0, 0, 0);
    for _ in 0..RUNS {
        let (a, b) = (binomial(&mut dice, 60, 0.3), binomial(&mut dice, 80, 0.45));
        score += u32::from(wilson(a, 60, Level::P95).unwrap().interval.contains(0.3));
        exact += u32::from(clopper_pearson(a, 60, Level::P95).unwrap().interval.contains(0.3));
        hybrid += u32::from(newcombe((a, 60), (b, 80), Level::P95).unwrap().interval.contains(-0.15));
        ratio += u32::from(risk_ratio((a, 60), (b, 80), Level::P95).unwrap().interval.contains(0.3 / 0.45));
        let truth = 0.3 / 0.7 / (0.45 / 0.55);
        odds += u32::from(odds_ratio((a, 60), (b, 80), Level::P95).unwrap().interval.contains(truth));
    }
    // Wilson at n = 60, p = 0.3 covers 0.954 exactly; the Monte Carlo error of 2,000 runs is 0.005.
    for count in [score, hybrid, ratio, odds] {
        assert!((share(count) - 0.95).abs() < 0.02, "{count}");
    }
    assert!(share(exact) > 0.94, "{}", share(exact));
}

#[test]
fn intervals_of_rates_cover_at_least_what_they_promise() {
    let mut dice = Dice(1936);
    let (mut rate, mut ratio, mut standardised) = (0, 0, 0);
    for _ in 0..RUNS {
        let mut draw = |mean: f64| poisson::quantile(mean, dice.uniform()).unwrap();
        let (a, b) = (draw(12.0), draw(20.0));
        rate += u32::from(poisson_rate(a, 40.0, Level::P95).unwrap().interval.contains(0.3));
        ratio += u32::from(rate_ratio((a, 40.0), (b, 50.0), Level::P95).unwrap().interval.contains(0.75));
        let strata = [draw(4.0), draw(15.0), draw(6.0)];
        // Rates of 0.04, 0.05 and 0.12 in a standard of 2 : 1 : 1.
        let got = direct(&strata, &[100.0, 300.0, 50.0], &[2.0, 1.0, 1.0], Level::P95).unwrap();
        standardised += u32::from(got.interval.contains(0.02 + 0.0125 + 0.03));
    }
    // Exact intervals, and the gamma interval, never cover less; they cover more where counts are small.
    for count in [rate, ratio, standardised] {
        assert!(share(count) > 0.94, "{count}");
    }
}
