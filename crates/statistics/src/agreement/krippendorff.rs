//! Krippendorff's alpha (Krippendorff 2011) for any number of raters, four scales and missing ratings.
//!
//! A unit with m ratings gives its m(m - 1) ordered pairs a weight of 1/(m - 1); irr's `kripp.alpha` uses 1 instead where
//! no rating is missing and there are more than two raters, and is then wrong.

use super::check_raters;
use crate::Error;

/// What codes mean, and so how far apart two of them are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Names: equal or not.
    Nominal,
    /// Ranks: how many ratings lie between.
    Ordinal,
    /// Numbers: the difference.
    Interval,
    /// Numbers with a true zero: the difference over the sum.
    Ratio,
}

/// Alpha of several raters' values; a value that is not a number is missing. 1 is complete agreement, 0 as by chance.
///
/// # Errors
/// Fewer than two raters, columns of different length, an infinite value, a negative one on the ratio scale, nobody rated
/// twice, or a single value throughout.
pub fn krippendorff(raters: &[&[f64]], scale: Scale) -> Result<f64, Error> {
    let rows = check_raters(raters)?;
    let mut values: Vec<f64> = Vec::new();
    let mut units: Vec<Vec<f64>> = Vec::new();
    for row in 0..rows {
        let unit: Vec<f64> = raters.iter().map(|rater| rater[row] + 0.0).filter(|value| !value.is_nan()).collect();
        for &value in &unit {
            if value.is_infinite() {
                return Err(Error::NotANumber { what: "rating", row });
            }
            if scale == Scale::Ratio && value < 0.0 {
                return Err(Error::OutOfRange { what: "rating on a ratio scale", value, from: 0.0, to: f64::INFINITY });
            }
        }
        if unit.len() >= 2 {
            values.extend(&unit);
            units.push(unit);
        }
    }
    if units.is_empty() {
        return Err(Error::TooFew { what: "units that two raters rated", have: 0, need: 1 });
    }
    let total = values.len() as f64;
    values.sort_unstable_by(f64::total_cmp);
    let tied = || values.chunk_by(|a, b| a.total_cmp(b).is_eq());
    let levels: Vec<f64> = tied().map(|level| level[0]).collect();
    let counts: Vec<f64> = tied().map(|level| level.len() as f64).collect();
    if levels.len() < 2 {
        return Err(Error::NoVariation { what: "the raters' values" });
    }
    let distances = Distances::new(scale, &levels, &counts);
    let mut observed = 0.0;
    for unit in &units {
        let codes: Vec<usize> = unit.iter().map(|value| levels.partition_point(|level| level < value)).collect();
        let apart: f64 =
            codes.iter().flat_map(|&a| codes.iter().map(move |&b| (a, b))).map(|(a, b)| distances.between(a, b)).sum();
        observed += apart / (unit.len() as f64 - 1.0);
    }
    let mut expected = 0.0;
    for (a, na) in counts.iter().enumerate() {
        for (b, nb) in counts.iter().enumerate() {
            expected += na * nb * distances.between(a, b);
        }
    }
    Ok(1.0 - (total - 1.0) * observed / expected)
}

/// Squared distances between levels.
struct Distances<'a> {
    scale: Scale,
    levels: &'a [f64],
    counts: &'a [f64],
    /// Ratings below each level.
    below: Vec<f64>,
}

impl<'a> Distances<'a> {
    fn new(scale: Scale, levels: &'a [f64], counts: &'a [f64]) -> Self {
        let below = counts
            .iter()
            .scan(0.0, |sum, count| {
                let before = *sum;
                *sum += count;
                Some(before)
            })
            .collect();
        Self { scale, levels, counts, below }
    }

    fn between(&self, a: usize, b: usize) -> f64 {
        if a == b {
            return 0.0;
        }
        let (x, y) = (self.levels[a], self.levels[b]);
        let distance = match self.scale {
            Scale::Nominal => 1.0,
            // Mid-ranks: half of both levels' ratings and all between them.
            Scale::Ordinal => (self.below[b] + self.counts[b] / 2.0) - (self.below[a] + self.counts[a] / 2.0),
            Scale::Interval => x - y,
            Scale::Ratio => (x - y) / (x + y),
        };
        distance * distance
    }
}
