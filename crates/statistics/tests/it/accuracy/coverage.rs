use statistics::{Level, accuracy::auc, distribution::normal};

use crate::reference_data::Dice;

/// Two normals one apart: the true area is Φ(1/√2).
#[test]
fn delongs_interval_covers_the_true_area() {
    let truth = normal::cdf(std::f64::consts::FRAC_1_SQRT_2);
    let mut dice = Dice(1988);
    let outcome: Vec<bool> = (0..200).map(|i| i % 2 == 0).collect();
    let covered = (0..2000)
        .filter(|_| {
            let score: Vec<f64> = outcome.iter().map(|&y| dice.normal() + f64::from(u8::from(y))).collect();
            auc(&score, &outcome, Level::P95).unwrap().interval.unwrap().contains(truth)
        })
        .count();
    // Monte Carlo error 0.005; the interval is asymptotic.
    assert!((covered as f64 / 2000.0 - 0.95).abs() < 0.015, "{covered}");
}
