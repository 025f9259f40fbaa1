//! How long validity and effect take on a million rows: `cargo bench -p tilts-statistics --bench validity`.
//!
//! Seeded data in memory; the median of seven runs of each.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::unwrap_used, reason = "the data are made to be right")]

use std::{hint::black_box, time::Instant};

use statistics::{
    Level,
    accuracy::{auc, compare_paired},
    distribution::normal,
    effect::{Order, caliper, nearest},
    regression::{Covariate, Errors, logistic},
};

const ROWS: usize = 1_000_000;
const RUNS: usize = 7;

/// `SplitMix64` (Steele et al. 2014).
struct Dice(u64);

impl Dice {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (((z ^ (z >> 31)) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        normal::quantile(self.uniform())
    }
}

fn median<T>(what: &str, mut work: impl FnMut() -> T) {
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    println!("{what:<48} {:.4} s ({:.4} to {:.4})", seconds[RUNS / 2], seconds[0], seconds[RUNS - 1]);
}

fn main() {
    let mut dice = Dice(1);
    let columns: Vec<Vec<f64>> = (0..10).map(|_| (0..ROWS).map(|_| dice.normal()).collect()).collect();
    let predictor = |row: usize| columns.iter().map(|column| column[row] * 0.2).sum::<f64>() - 0.5;
    let outcome: Vec<bool> = (0..ROWS).map(|row| dice.uniform() < 1.0 / (1.0 + (-predictor(row)).exp())).collect();
    let score: Vec<f64> = (0..ROWS).map(predictor).collect();
    let levels: Vec<f64> = score.iter().map(|score| (score * 2.0).round().clamp(-5.0, 4.0)).collect();
    median("AUC with DeLong, 1,000,000 continuous", || auc(&score, &outcome, Level::P95).unwrap());
    median("AUC with DeLong, 1,000,000 in 10 levels", || auc(&levels, &outcome, Level::P95).unwrap());
    median("paired DeLong, 1,000,000", || compare_paired(&score, &levels, &outcome, Level::P95).unwrap());
    let names: Vec<String> = (0..10).map(|index| format!("x{index}")).collect();
    let covariates: Vec<Covariate> =
        names.iter().zip(&columns).map(|(name, column)| Covariate::new(name, column)).collect();
    median("logistic regression, 1,000,000 x 10", || {
        logistic(&outcome, &covariates, None, Errors::Model, Level::P95).unwrap()
    });
    // Taking part depends on what is known: 224,000 of a million do.
    let treated: Vec<bool> = (0..ROWS).map(|row| dice.uniform() < 1.0 / (1.0 + (1.0 - predictor(row)).exp())).collect();
    println!("{} of {ROWS} took part", treated.iter().filter(|&&treated| treated).count());
    let propensity = logistic(&treated, &covariates, None, Errors::Model, Level::P95).unwrap().fitted;
    median("matching 1:1 within 0.2 deviations, 1,000,000", || {
        nearest(&propensity, &treated, Some(caliper(&propensity, 0.2).unwrap()), Order::Largest).unwrap()
    });
}
