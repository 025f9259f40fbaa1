use statistics::{
    Level,
    regression::{Covariate, Errors, linear, logistic},
};

use crate::reference_data::Dice;

#[test]
fn the_interval_of_a_log_odds_ratio_covers_it() {
    let mut dice = Dice(1989);
    let covered = (0..2000)
        .filter(|_| {
            let x: Vec<f64> = (0..300).map(|_| dice.normal()).collect();
            let outcome: Vec<bool> = x.iter().map(|x| dice.chance(1.0 / (1.0 + (0.5 - 0.7 * x).exp()))).collect();
            let fit = logistic(&outcome, &[Covariate::new("x", &x)], None, Errors::Model, Level::P95).unwrap();
            fit.coefficients[1].interval.contains(0.7)
        })
        .count();
    assert!((covered as f64 / 2000.0 - 0.95).abs() < 0.015, "{covered}");
}

/// The spread grows with x: the model's interval covers far too little, HC3 as promised.
#[test]
fn robust_intervals_cover_where_the_models_do_not() {
    let mut dice = Dice(1980);
    let (mut robust, mut naive) = (0, 0);
    for _ in 0..2000 {
        let x: Vec<f64> = (0..120).map(|_| dice.normal()).collect();
        let y: Vec<f64> = x.iter().map(|x| 1.0 + 2.0 * x + x * x * dice.normal()).collect();
        let covers = |errors| {
            let fit = linear(&y, &[Covariate::new("x", &x)], None, errors, Level::P95).unwrap();
            u32::from(fit.coefficients[1].interval.contains(2.0))
        };
        robust += covers(Errors::Hc3);
        naive += covers(Errors::Model);
    }
    assert!(robust > 1840, "{robust}");
    assert!(naive < 1500, "{naive}");
}
