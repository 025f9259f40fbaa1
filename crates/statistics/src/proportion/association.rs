//! Whether rows and columns of a table of counts go together: Pearson's chi-squared test and the trend in proportions.

use crate::{Error, distribution::chi_square};

/// A chi-squared test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquared {
    /// The statistic.
    pub statistic: f64,
    /// Degrees of freedom.
    pub degrees_of_freedom: f64,
    /// The chance of at least this statistic where nothing goes together.
    pub p: f64,
    /// The smallest count that would be expected; below 5 the test is only approximate and [`super::fisher`] is better.
    pub smallest_expected: f64,
}

/// Pearson's test on a table of counts, without continuity correction. Empty rows and columns do not count.
///
/// # Errors
/// Rows differ in length, or fewer than two rows or columns hold anything.
pub fn chi_squared(table: &[Vec<u64>]) -> Result<ChiSquared, Error> {
    let width = table.first().map_or(0, Vec::len);
    for row in table {
        Error::same_length("first row", width, "row", row.len())?;
    }
    let rows: Vec<f64> = table.iter().map(|row| row.iter().sum::<u64>() as f64).collect();
    let columns: Vec<f64> = (0..width).map(|j| table.iter().map(|row| row[j]).sum::<u64>() as f64).collect();
    let total: f64 = rows.iter().sum();
    let filled = |margin: &[f64]| margin.iter().filter(|&&sum| sum > 0.0).count();
    let (used_rows, used_columns) = (filled(&rows), filled(&columns));
    if used_rows < 2 || used_columns < 2 {
        return Err(Error::NoVariation { what: "the table's rows or columns" });
    }
    let (mut statistic, mut smallest_expected) = (0.0, f64::INFINITY);
    for (row, &row_sum) in table.iter().zip(&rows) {
        for (&count, &column_sum) in row.iter().zip(&columns) {
            let expected = row_sum * column_sum / total;
            if expected > 0.0 {
                statistic += (count as f64 - expected).powi(2) / expected;
                smallest_expected = smallest_expected.min(expected);
            }
        }
    }
    Ok(ChiSquared::new(statistic, ((used_rows - 1) * (used_columns - 1)) as f64, smallest_expected))
}

/// Whether several groups share one proportion. Each group is (count, of).
///
/// # Errors
/// A count exceeds its total, or nothing varies.
pub fn equal_proportions(groups: &[(u64, u64)]) -> Result<ChiSquared, Error> {
    let table = groups.iter().map(|&(count, of)| complement(count, of).map(|rest| vec![count, rest]));
    chi_squared(&table.collect::<Result<Vec<_>, _>>()?)
}

/// The Cochran–Armitage test (Armitage 1955) for a trend of proportions along the groups' scores, such as years or doses.
///
/// # Errors
/// A count exceeds its total, columns differ in length, or nothing varies.
pub fn trend(groups: &[(u64, u64)], scores: &[f64]) -> Result<ChiSquared, Error> {
    Error::same_length("groups", groups.len(), "scores", scores.len())?;
    Error::all_numbers("score", scores)?;
    let (mut total, mut events) = (0.0, 0.0);
    for &(count, of) in groups {
        complement(count, of)?;
        total += of as f64;
        events += count as f64;
    }
    if total == 0.0 {
        return Err(Error::Empty { what: "a trend" });
    }
    let share = events / total;
    let centre = groups.iter().zip(scores).map(|(group, score)| group.1 as f64 * score).sum::<f64>() / total;
    let (mut covariance, mut spread) = (0.0, 0.0);
    for (&(count, of), score) in groups.iter().zip(scores) {
        covariance += (score - centre) * (count as f64 - of as f64 * share);
        spread += of as f64 * (score - centre).powi(2);
    }
    let variance = spread * share * (1.0 - share);
    if variance <= 0.0 {
        return Err(Error::NoVariation { what: "the outcome or the groups' scores" });
    }
    let smallest = groups.iter().map(|group| group.1 as f64 * share.min(1.0 - share)).fold(f64::INFINITY, f64::min);
    Ok(ChiSquared::new(covariance * covariance / variance, 1.0, smallest))
}

impl ChiSquared {
    fn new(statistic: f64, degrees_of_freedom: f64, smallest_expected: f64) -> Self {
        let p = chi_square::survival(degrees_of_freedom, statistic);
        Self { statistic, degrees_of_freedom, p, smallest_expected }
    }
}

fn complement(count: u64, of: u64) -> Result<u64, Error> {
    of.checked_sub(count).ok_or(Error::OutOfRange { what: "count", value: count as f64, from: 0.0, to: of as f64 })
}
