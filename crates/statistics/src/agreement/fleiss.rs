//! Fleiss' kappa of several raters (Fleiss 1971), in all and per category, and Conger's (1980) exact one.
//!
//! The test's variances are those of Fleiss, Nee & Landis (1979). Nothing is rounded on the way, as irr's per-category
//! kappas are.

use super::check_raters;
use crate::{Error, distribution::normal};

/// Fleiss' kappa.
#[derive(Debug, Clone, PartialEq)]
pub struct Fleiss {
    /// Agreement beyond chance, where chance is the pooled use of the categories.
    pub value: f64,
    /// Conger's kappa, where chance is each rater's own use of the categories.
    pub conger: f64,
    /// Kappa over its standard error by chance.
    pub z: f64,
    /// Two-sided, of agreement by chance only.
    pub p: f64,
    /// Kappa of each category that was used against all others.
    pub categories: Vec<CategoryKappa>,
}

/// Agreement on one category against all others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CategoryKappa {
    /// The category's code.
    pub category: u32,
    /// The share of all ratings that chose it.
    pub share: f64,
    /// Agreement beyond chance.
    pub kappa: f64,
    /// Kappa over its standard error by chance.
    pub z: f64,
    /// Two-sided, of agreement by chance only.
    pub p: f64,
}

/// Fleiss' kappa of raters who all rated everybody; codes are 0, 1, 2 …
///
/// # Errors
/// Fewer than two raters, columns of different length or empty, or a single code for everybody.
pub fn fleiss(raters: &[&[u32]]) -> Result<Fleiss, Error> {
    let rows = check_raters(raters)?;
    let (n, m) = (rows as f64, raters.len() as f64);
    let categories = raters.iter().flat_map(|rater| rater.iter()).max().map_or(0, |&code| code as usize + 1);
    let mut pooled = vec![0.0; categories];
    let mut disagreeing = vec![0.0; categories];
    let mut counts = vec![0.0; categories];
    for row in 0..rows {
        counts.fill(0.0);
        for rater in raters {
            counts[rater[row] as usize] += 1.0;
        }
        for (category, &count) in counts.iter().enumerate() {
            pooled[category] += count;
            disagreeing[category] += count * (m - count);
        }
    }
    let shares: Vec<f64> = pooled.iter().map(|count| count / (n * m)).collect();
    let chance: f64 = shares.iter().map(|share| share * share).sum();
    if 1.0 - chance <= f64::EPSILON {
        return Err(Error::NoVariation { what: "the raters' codes" });
    }
    let agreement = 1.0 - disagreeing.iter().sum::<f64>() / (n * m * (m - 1.0));
    let kappa = (agreement - chance) / (1.0 - chance);
    let spread: f64 = shares.iter().map(|p| p * (1.0 - p)).sum();
    let skew: f64 = shares.iter().map(|p| p * (1.0 - p) * (1.0 - 2.0 * p)).sum();
    let variance = 2.0 / (spread * spread * n * m * (m - 1.0)) * (spread * spread - skew);
    let z = kappa / variance.sqrt();
    let own_chance = chance - between_raters(raters, &shares) / m;
    let conger = (agreement - own_chance) / (1.0 - own_chance);
    let of_category = (2.0 / (n * m * (m - 1.0))).sqrt();
    let categories = (0..)
        .zip(shares.iter().zip(&disagreeing))
        .filter(|(_, (share, _))| **share > 0.0)
        .map(|(category, (&share, &disagreeing))| {
            let kappa = 1.0 - disagreeing / (n * m * (m - 1.0) * share * (1.0 - share));
            let z = kappa / of_category;
            CategoryKappa { category, share, kappa, z, p: normal::two_sided(z) }
        })
        .collect();
    Ok(Fleiss { value: kappa, conger, z, p: normal::two_sided(z), categories })
}

/// The sample variance between raters of their use of each category, summed over categories.
fn between_raters(raters: &[&[u32]], shares: &[f64]) -> f64 {
    let mut sum = 0.0;
    for rater in raters {
        let mut own = vec![0.0; shares.len()];
        for &code in *rater {
            own[code as usize] += 1.0 / rater.len() as f64;
        }
        sum += own.iter().zip(shares).map(|(own, share)| (own - share).powi(2)).sum::<f64>();
    }
    sum / (raters.len() as f64 - 1.0)
}
