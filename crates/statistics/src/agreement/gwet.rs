//! Gwet's AC1 (Gwet 2008): agreement beyond chance that does not collapse where nearly everybody gets the same code, as
//! kappa does. Ratings may be missing.

use super::check_raters;
use crate::{Error, Interval, Level, distribution::student_t};

/// Gwet's AC1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ac1 {
    /// Agreement beyond chance.
    pub value: f64,
    /// Observed agreement.
    pub observed: f64,
    /// Agreement expected by chance.
    pub expected: f64,
    /// Standard error over rated people (raters as fixed).
    pub standard_error: f64,
    /// AC1 ± t · standard error with n - 1 degrees of freedom, at most 1.
    pub interval: Interval,
}

/// AC1 of several raters; codes are 0, 1, 2 … Rows that nobody rated do not count. The number of categories is the number
/// of codes the instrument has, not of those used.
///
/// # Errors
/// Fewer than two raters, columns of different length, fewer than two categories, a code beyond them, or nobody rated
/// twice.
pub fn gwet_ac1(raters: &[&[Option<u32>]], categories: u32, level: Level) -> Result<Ac1, Error> {
    let rows = check_raters(raters)?;
    if categories < 2 {
        return Err(Error::TooFew { what: "categories", have: categories as usize, need: 2 });
    }
    let q = f64::from(categories);
    let mut counts = Vec::new();
    for row in 0..rows {
        let mut count = vec![0.0; categories as usize];
        for code in raters.iter().filter_map(|rater| rater[row]) {
            *count.get_mut(code as usize).ok_or(Error::OutOfRange {
                what: "code",
                value: f64::from(code),
                from: 0.0,
                to: q - 1.0,
            })? += 1.0;
        }
        if count.iter().any(|&count| count > 0.0) {
            counts.push(count);
        }
    }
    let ratings = |count: &[f64]| count.iter().sum::<f64>();
    let twice = counts.iter().filter(|count| ratings(count) >= 2.0).count();
    if twice < 2 {
        return Err(Error::TooFew { what: "people whom two raters rated", have: twice, need: 2 });
    }
    let (n, rated_twice) = (counts.len() as f64, twice as f64);
    let mut shares = vec![0.0; categories as usize];
    for count in &counts {
        for (share, value) in shares.iter_mut().zip(count) {
            *share += value / ratings(count) / n;
        }
    }
    let own = |count: &[f64]| {
        let m = ratings(count);
        if m < 2.0 { 0.0 } else { count.iter().map(|c| c * (c - 1.0)).sum::<f64>() / (m * (m - 1.0)) }
    };
    let observed = counts.iter().map(|count| own(count)).sum::<f64>() / rated_twice;
    let expected = shares.iter().map(|p| p * (1.0 - p)).sum::<f64>() / (q - 1.0);
    let ac1 = (observed - expected) / (1.0 - expected);
    let squares: f64 = counts
        .iter()
        .map(|count| {
            let m = ratings(count);
            let chance = if m < 2.0 { 0.0 } else { expected };
            let own_expected = count.iter().zip(&shares).map(|(c, p)| c * (1.0 - p)).sum::<f64>() / m / (q - 1.0);
            let part = n / rated_twice * (own(count) - chance) / (1.0 - expected)
                - 2.0 * (1.0 - ac1) * (own_expected - expected) / (1.0 - expected);
            (part - ac1).powi(2)
        })
        .sum();
    let standard_error = (squares / (n * (n - 1.0))).sqrt();
    let half = -student_t::quantile(n - 1.0, level.tail()) * standard_error;
    let interval = Interval { lower: (ac1 - half).max(-1.0), upper: (ac1 + half).min(1.0) };
    Ok(Ac1 { value: ac1, observed, expected, standard_error, interval })
}
