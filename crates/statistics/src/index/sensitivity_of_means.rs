//! How far the mean of many, and its change, depend on the weights.

use std::collections::BTreeMap;

use super::sensitivity::{drawable, draws, without};
use super::{Change, Joining, Model};
use crate::Error;

/// Means under other weights, of those who have a change under the model's own.
#[derive(Debug, Clone, PartialEq)]
pub struct MeanSensitivity {
    /// At opening, over the dimensions known at both ends.
    pub opening: Spread,
    /// At closing, over the same dimensions.
    pub closing: Spread,
    /// The mean change.
    pub change: Spread,
    /// The share of draws in which the mean change has the sign it has under the model's own weights.
    pub same_sign: f64,
    /// Opening and closing without each dimension in turn, over those who have any other; none where nobody has.
    pub without: Vec<Option<[f64; 2]>>,
}

/// A mean under the model's own weights and under others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Under the model's own.
    pub own: f64,
    /// The 5th, 50th and 95th percentile over draws.
    pub drawn: [f64; 3],
}

/// Draws weights anew as [`super::sensitivity`] does and takes the means of `changes` under each. Who is counted does not depend
/// on the draw: everybody with a change under the model's own weights, by the dimensions known at both ends.
///
/// # Errors
/// Nobody has a change; no runs, or a spread outside 0..1.
pub fn sensitivity_of_means(
    model: &Model,
    changes: &[Change],
    spread: f64,
    runs: u32,
    seed: u64,
) -> Result<MeanSensitivity, Error> {
    let pairs = gathered(model, changes.iter().filter(|one| one.value.is_some()).map(alike));
    drawable(pairs.len(), spread, runs)?;
    let own = model.weights();
    let under = |weights: &[f64]| means(model, &pairs, weights);
    let Some(now) = under(&own) else { return Err(Error::TooFew { what: "cases with a change", have: 0, need: 1 }) };
    let drawn: Vec<[f64; 2]> = draws(&own, spread, runs, seed).filter_map(|weights| under(&weights)).collect();
    let spread_of = |value: &dyn Fn([f64; 2]) -> f64| {
        let mut all: Vec<f64> = drawn.iter().copied().map(value).collect();
        all.sort_unstable_by(f64::total_cmp);
        let at = |hundredth: usize| all[(all.len() - 1) * hundredth / 100];
        Spread { own: value(now), drawn: [at(5), at(50), at(95)] }
    };
    let change = |[before, after]: [f64; 2]| after - before;
    let same = drawn.iter().filter(|one| change(**one).signum() == change(now).signum()).count();
    Ok(MeanSensitivity {
        opening: spread_of(&|[before, _]| before),
        closing: spread_of(&|[_, after]| after),
        change: spread_of(&change),
        same_sign: same as f64 / drawn.len() as f64,
        without: (0..own.len()).map(|left_out| under(&without(&own, left_out)?)).collect(),
    })
}

/// The dimensions known at both ends.
fn alike(change: &Change) -> [Vec<Option<f64>>; 2] {
    let only = |parts: &[Option<f64>], others: &[Option<f64>]| {
        parts.iter().zip(others).map(|(part, other)| part.filter(|_| other.is_some())).collect()
    };
    let (before, after) = (&change.opening.parts, &change.closing.parts);
    [only(before, after), only(after, before)]
}

/// Cases of which the same dimensions are known: how many, and the mean of each dimension at both ends.
struct Alike {
    count: f64,
    parts: [Vec<Option<f64>>; 2],
}

impl Alike {
    fn add(&mut self, pair: &[Vec<Option<f64>>; 2]) {
        self.count += 1.0;
        let values = self.parts.iter_mut().flatten().zip(pair.iter().flatten());
        for (mean, value) in values.filter_map(|(mean, value)| mean.as_mut().zip(*value)) {
            *mean += (value - *mean) / self.count;
        }
    }
}

/// The weighted mean of a mean is the mean of weighted means, so that a draw goes over kinds of cases and not over cases; it is
/// not so for a geometric mean, where each case stands for itself.
fn gathered(model: &Model, pairs: impl Iterator<Item = [Vec<Option<f64>>; 2]>) -> Vec<Alike> {
    let mut found: Vec<Alike> = Vec::new();
    let mut places: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
    for parts in pairs {
        if model.joining == Joining::Arithmetic {
            let known: Vec<bool> = parts[0].iter().map(Option::is_some).collect();
            if let Some(place) = places.get(&known) {
                found[*place].add(&parts);
                continue;
            }
            places.insert(known, found.len());
        }
        found.push(Alike { count: 1.0, parts });
    }
    found
}

/// Means at both ends of those with any weight; none where nobody has.
fn means(model: &Model, pairs: &[Alike], weights: &[f64]) -> Option<[f64; 2]> {
    let (mut sums, mut count) = ([0.0; 2], 0.0);
    for pair in pairs {
        let parts = pair.parts[0].iter().zip(weights);
        let known: f64 = parts.filter(|(part, _)| part.is_some()).map(|(_, weight)| weight).sum();
        if known > 0.0 {
            count += pair.count;
            for (sum, parts) in sums.iter_mut().zip(&pair.parts) {
                *sum += pair.count * model.mean(parts, weights, known);
            }
        }
    }
    (count > 0.0).then(|| sums.map(|sum| sum / count))
}
