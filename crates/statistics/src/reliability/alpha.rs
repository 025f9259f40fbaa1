//! Cronbach's alpha (Cronbach 1951) with Feldt's interval (Feldt, Woodruff & Salih 1987), item-total correlations and
//! alpha without each item.

use super::correlation::{correlations, covariances, multiple_correlations};
use crate::{Error, Interval, Level, distribution::f_ratio};

/// Reliability of a scale made of items.
#[derive(Debug, Clone, PartialEq)]
pub struct Alpha {
    /// Alpha of the items as they are.
    pub value: f64,
    /// Feldt's interval of alpha.
    pub interval: Interval,
    /// Standard error of alpha (Duhachek & Iacobucci 2004).
    pub standard_error: f64,
    /// Alpha of standardised items.
    pub standardised: f64,
    /// Guttman's lambda 6.
    pub lambda6: f64,
    /// The mean correlation between items.
    pub average_correlation: f64,
    /// Mean of the people's mean item.
    pub mean: f64,
    /// Its standard deviation.
    pub deviation: f64,
    /// People.
    pub rows: usize,
    /// Each item.
    pub items: Vec<ItemStatistics>,
}

/// One item of a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemStatistics {
    /// Mean answer.
    pub mean: f64,
    /// Its standard deviation.
    pub deviation: f64,
    /// Correlation with the total, the item being part of it.
    pub total_correlation: f64,
    /// The same with standardised items.
    pub standardised_correlation: f64,
    /// The same corrected for overlap and reliability.
    pub corrected_correlation: f64,
    /// Correlation with the total of the other items.
    pub rest_correlation: f64,
    /// Alpha without this item; none where one other item is left.
    pub alpha_without: Option<f64>,
}

/// A column turned round, for items keyed the other way: 7 - answer on a scale from 1 to 6.
#[must_use]
pub fn reversed(answers: &[f64], least: f64, most: f64) -> Vec<f64> {
    answers.iter().map(|answer| least + most - answer).collect()
}

/// Cronbach's alpha of items that all people answered.
///
/// # Errors
/// Fewer than two items or three people, columns of different length, a missing answer, an item that everybody answered
/// alike, or items that repeat each other exactly.
pub fn alpha(items: &[&[f64]], level: Level) -> Result<Alpha, Error> {
    let k = items.len();
    if k < 2 {
        return Err(Error::TooFew { what: "items", have: k, need: 2 });
    }
    let rows = items[0].len();
    if rows < 3 {
        return Err(Error::TooFew { what: "people with all items", have: rows, need: 3 });
    }
    for item in items {
        Error::same_length("first item", rows, "another item", item.len())?;
        Error::all_numbers("answer", item)?;
    }
    let c = covariances(items);
    if (0..k).any(|i| c[i * k + i] <= 0.0) {
        return Err(Error::NoVariation { what: "an item" });
    }
    let r = correlations(&c, k);
    let smc = multiple_correlations(&r, k)?;
    let (m, n) = (k as f64, rows as f64);
    let (total, total_r): (f64, f64) = (c.iter().sum(), r.iter().sum());
    if total <= f64::EPSILON * trace(&c, k) {
        return Err(Error::NoVariation { what: "the total of the items" });
    }
    let raw = of_covariances(&c, k);
    let (df1, df2) = (n - 1.0, (n - 1.0) * (m - 1.0));
    let interval = Interval {
        lower: 1.0 - (1.0 - raw) * f_ratio::quantile(df1, df2, 1.0 - level.tail()),
        upper: 1.0 - (1.0 - raw) * f_ratio::quantile(df1, df2, level.tail()),
    };
    let people: Vec<f64> = (0..rows).map(|row| items.iter().map(|item| item[row]).sum::<f64>() / m).collect();
    let mean = people.iter().sum::<f64>() / n;
    let lambda6 = 1.0 - (m - smc.iter().sum::<f64>()) / total_r;
    let corrected_total = total_r - m + smc.iter().sum::<f64>();
    let statistics = (0..k)
        .map(|i| {
            let (own, with_all): (f64, f64) = (c[i * k + i], (0..k).map(|j| c[i * k + j]).sum());
            let with_all_r: f64 = (0..k).map(|j| r[i * k + j]).sum();
            ItemStatistics {
                mean: items[i].iter().sum::<f64>() / n,
                deviation: own.sqrt(),
                total_correlation: with_all / (own * total).sqrt(),
                standardised_correlation: with_all_r / total_r.sqrt(),
                corrected_correlation: (with_all_r - 1.0 + smc[i]) / corrected_total.sqrt(),
                rest_correlation: (with_all - own) / (own * (total - 2.0 * with_all + own)).sqrt(),
                alpha_without: (k > 2).then(|| of_covariances(&without(&c, k, i), k - 1)),
            }
        })
        .collect();
    Ok(Alpha {
        value: raw,
        interval,
        standard_error: standard_error(&c, k, n),
        standardised: (1.0 - m / total_r) * m / (m - 1.0),
        lambda6,
        average_correlation: (total_r - m) / (m * (m - 1.0)),
        mean,
        deviation: (people.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt(),
        rows,
        items: statistics,
    })
}

fn trace(c: &[f64], k: usize) -> f64 {
    (0..k).map(|i| c[i * k + i]).sum()
}

fn of_covariances(c: &[f64], k: usize) -> f64 {
    let m = k as f64;
    (1.0 - trace(c, k) / c.iter().sum::<f64>()) * m / (m - 1.0)
}

fn without(c: &[f64], k: usize, left_out: usize) -> Vec<f64> {
    (0..k * k).filter(|cell| cell / k != left_out && cell % k != left_out).map(|cell| c[cell]).collect()
}

fn standard_error(c: &[f64], k: usize, n: f64) -> f64 {
    let m = k as f64;
    let total: f64 = c.iter().sum();
    // tr(C²) is the sum of squares of a symmetric matrix; the sum of C² is that of squared row sums.
    let squares: f64 = c.iter().map(|value| value * value).sum();
    let row_squares: f64 = c.chunks(k).map(|row| row.iter().sum::<f64>().powi(2)).sum();
    let tr = trace(c, k);
    let q = 2.0 * m * m / ((m - 1.0).powi(2) * total.powi(3)) * (total * (squares + tr * tr) - 2.0 * tr * row_squares);
    (q / n).sqrt()
}
