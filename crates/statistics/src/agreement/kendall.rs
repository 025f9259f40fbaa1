//! Kendall's coefficient of concordance of several raters' rankings (Kendall & Babington Smith 1939), corrected for ties.

use super::check_raters;
use crate::{Error, distribution::chi_square};

/// Concordance of rankings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concordance {
    /// 1 where all raters rank alike, 0 where their rankings cancel out.
    pub w: f64,
    /// Friedman's statistic, raters · (people - 1) · W.
    pub statistic: f64,
    /// Its degrees of freedom.
    pub degrees_of_freedom: f64,
    /// The chance of at least this statistic where rankings have nothing in common.
    pub p: f64,
}

/// Kendall's W of raters who all rated everybody; higher values rank higher, ties share their mean rank.
///
/// # Errors
/// Fewer than two raters or people, columns of different length, a missing value, or a rater who ranks nobody apart.
pub fn kendall_w(raters: &[&[f64]]) -> Result<Concordance, Error> {
    let rows = check_raters(raters)?;
    if rows < 2 {
        return Err(Error::TooFew { what: "ranked people", have: rows, need: 2 });
    }
    let (n, m) = (rows as f64, raters.len() as f64);
    let mut sums = vec![0.0; rows];
    let mut ties = 0.0;
    for rater in raters {
        Error::all_numbers("rating", rater)?;
        // Adding 0 makes -0 and 0 one number.
        let by = |a: usize, b: usize| (rater[a] + 0.0).total_cmp(&(rater[b] + 0.0));
        let mut order: Vec<usize> = (0..rows).collect();
        order.sort_unstable_by(|&a, &b| by(a, b));
        let mut start = 0;
        for tied in order.chunk_by(|&a, &b| by(a, b).is_eq()) {
            let size = tied.len() as f64;
            for &row in tied {
                sums[row] += start as f64 + f64::midpoint(1.0, size);
            }
            ties += size.powi(3) - size;
            start += tied.len();
        }
    }
    let mean = m * (n + 1.0) / 2.0;
    let spread: f64 = sums.iter().map(|sum| (sum - mean).powi(2)).sum();
    let most = m * m * (n.powi(3) - n) - m * ties;
    if most <= 0.0 {
        return Err(Error::NoVariation { what: "the raters' rankings" });
    }
    let w = 12.0 * spread / most;
    let statistic = m * (n - 1.0) * w;
    let degrees_of_freedom = n - 1.0;
    Ok(Concordance { w, statistic, degrees_of_freedom, p: chi_square::survival(degrees_of_freedom, statistic) })
}
