//! Cohen's kappa of two raters, plain (Cohen 1960) and weighted (Cohen 1968), and Light's mean over pairs (Light 1971).
//!
//! Both large-sample variances are those of Fleiss, Cohen & Everitt (1969): one for the interval, one for the test of
//! "no better than chance".

use super::check_raters;
use crate::{Error, Interval, Level, distribution::normal};

/// How near misses count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// Every disagreement counts in full.
    Plain,
    /// By the distance between codes: codes must be ranks.
    Linear,
    /// By the squared distance between codes: codes must be ranks.
    Quadratic,
}

/// Cohen's kappa.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// Agreement beyond chance: 1 complete, 0 as by chance.
    pub value: f64,
    /// Observed (weighted) agreement.
    pub observed: f64,
    /// (Weighted) agreement expected by chance from both raters' margins.
    pub expected: f64,
    /// Standard error for the interval.
    pub standard_error: f64,
    /// Standard error if agreement were by chance only.
    pub standard_error_by_chance: f64,
    /// Kappa over the standard error by chance.
    pub z: f64,
    /// Two-sided, of agreement by chance only.
    pub p: f64,
    /// Kappa ± z · standard error, at most 1.
    pub interval: Interval,
}

/// Cohen's kappa of two raters; codes are 0, 1, 2 … (ranks where weighted).
///
/// # Errors
/// Columns differ in length or are empty, or a rater gave everybody the same single code: kappa is 0 then, or 0/0, whatever
/// the other did.
pub fn cohen(first: &[u32], second: &[u32], weights: Weights, level: Level) -> Result<Kappa, Error> {
    let categories = first.iter().chain(second).max().map_or(0, |&code| code + 1);
    let places: Vec<f64> = (0..categories).map(f64::from).collect();
    cohen_of_values(first, second, &places, weights, level)
}

/// The same with a value for each code: weights go by the distance between values instead of places (Cohen 1968). For
/// codes that stand for numbers, such as 1, 2 and 10.
///
/// # Errors
/// As [`cohen`], and a code without a value.
pub fn cohen_of_values(
    first: &[u32],
    second: &[u32],
    values: &[f64],
    weights: Weights,
    level: Level,
) -> Result<Kappa, Error> {
    check_raters(&[first, second])?;
    Error::all_numbers("value of a code", values)?;
    let categories = values.len();
    if let Some(&code) = first.iter().chain(second).find(|code| **code as usize >= categories) {
        let to = categories as f64 - 1.0;
        return Err(Error::OutOfRange { what: "code", value: f64::from(code), from: 0.0, to });
    }
    if [first, second].iter().any(|rater| rater.iter().all(|code| *code == rater[0])) {
        return Err(Error::NoVariation { what: "a rater's codes" });
    }
    let (least, most) = values
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), &value| (least.min(value), most.max(value)));
    let span = if most > least { most - least } else { 1.0 };
    let n = first.len() as f64;
    let mut table = vec![0.0; categories * categories];
    for (&a, &b) in first.iter().zip(second) {
        table[a as usize * categories + b as usize] += 1.0 / n;
    }
    let weight = |i: usize, j: usize| {
        let distance = (values[i] - values[j]).abs() / span;
        match weights {
            Weights::Plain => f64::from(u8::from(i == j)),
            Weights::Linear => 1.0 - distance,
            Weights::Quadratic => 1.0 - distance * distance,
        }
    };
    let all = 0..categories;
    let rows: Vec<f64> = all.clone().map(|i| all.clone().map(|j| table[i * categories + j]).sum()).collect();
    let columns: Vec<f64> = all.clone().map(|j| all.clone().map(|i| table[i * categories + j]).sum()).collect();
    // The mean weight a code of one rater meets in the other.
    let of_row: Vec<f64> = all.clone().map(|i| all.clone().map(|j| columns[j] * weight(i, j)).sum()).collect();
    let of_column: Vec<f64> = all.clone().map(|j| all.clone().map(|i| rows[i] * weight(i, j)).sum()).collect();
    let cells = || all.clone().flat_map(|i| all.clone().map(move |j| (i, j)));
    let observed: f64 = cells().map(|(i, j)| table[i * categories + j] * weight(i, j)).sum();
    let expected: f64 = cells().map(|(i, j)| rows[i] * columns[j] * weight(i, j)).sum();
    let beyond = 1.0 - expected;
    if beyond <= f64::EPSILON {
        return Err(Error::NoVariation { what: "the raters' codes" });
    }
    let kappa = (observed - expected) / beyond;
    let squares: f64 = cells()
        .map(|(i, j)| {
            let part = weight(i, j) * beyond - (of_row[i] + of_column[j]) * (1.0 - observed);
            table[i * categories + j] * part * part
        })
        .sum();
    let centre = observed * expected - 2.0 * expected + observed;
    let variance = (squares - centre * centre).max(0.0) / (n * beyond.powi(4));
    let squares: f64 =
        cells().map(|(i, j)| rows[i] * columns[j] * (weight(i, j) - of_row[i] - of_column[j]).powi(2)).sum();
    let by_chance = (squares - expected * expected).max(0.0) / (n * beyond * beyond);
    let (standard_error, standard_error_by_chance) = (variance.sqrt(), by_chance.sqrt());
    let z = kappa / standard_error_by_chance;
    Ok(Kappa {
        value: kappa,
        observed,
        expected,
        standard_error,
        standard_error_by_chance,
        z,
        p: normal::two_sided(z),
        interval: Interval::around(kappa, standard_error, level).within(-1.0, 1.0),
    })
}

/// Light's kappa: the mean of Cohen's plain kappa over all pairs of raters.
///
/// # Errors
/// As [`cohen`] for any pair.
pub fn light(raters: &[&[u32]]) -> Result<f64, Error> {
    check_raters(raters)?;
    let (mut sum, mut pairs) = (0.0, 0.0);
    for (index, first) in raters.iter().enumerate() {
        for second in &raters[index + 1..] {
            sum += cohen(first, second, Weights::Plain, Level::P95)?.value;
            pairs += 1.0;
        }
    }
    Ok(sum / pairs)
}
