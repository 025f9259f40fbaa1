//! How far an index depends on its weights: scores and ranks under many other weights (Saisana, Saltelli & Tarantola 2005).

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::Model;
use crate::Error;

/// One unit's score and rank under other weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// The score under the model's weights.
    pub score: Option<f64>,
    /// Its rank, 1 for the best; units without a score have none.
    pub rank: Option<usize>,
    /// The 5th, 50th and 95th percentile of the score over draws; none where it never had one.
    pub scores: Option<[f64; 3]>,
    /// The best and the worst rank over draws.
    pub ranks: Option<(usize, usize)>,
    /// The score without each dimension in turn.
    pub without: Vec<Option<f64>>,
}

/// Draws weights anew `runs` times, each between (1 - `spread`) and (1 + `spread`) times its own before they are scaled to
/// sum to 1, and scores all units. Units are rows of values per dimension.
///
/// # Errors
/// As [`Model::score`]; no units, no runs, or a spread outside 0..1.
pub fn sensitivity(
    model: &Model,
    units: &[Vec<Option<f64>>],
    spread: f64,
    runs: u32,
    seed: u64,
) -> Result<Vec<Sensitivity>, Error> {
    drawable(units.len(), spread, runs)?;
    let own = model.weights();
    let parts = units.iter().map(|unit| model.score(unit).map(|score| score.parts)).collect::<Result<Vec<_>, _>>()?;
    let under = |weights: &[f64]| -> Vec<Option<f64>> {
        parts.iter().map(|parts| model.joined(parts.clone(), weights).value).collect()
    };
    let scores = under(&own);
    let ranks = ranked(&scores);
    let without: Vec<Vec<Option<f64>>> = (0..own.len())
        .map(|left_out| without(&own, left_out).map_or_else(|| vec![None; units.len()], |weights| under(&weights)))
        .collect();
    let mut drawn = vec![Vec::with_capacity(runs as usize); units.len()];
    let mut reached = vec![None::<(usize, usize)>; units.len()];
    for weights in draws(&own, spread, runs, seed) {
        let scores = under(&weights);
        for (unit, (score, rank)) in scores.iter().zip(ranked(&scores)).enumerate() {
            drawn[unit].extend(score);
            if let Some(rank) = rank {
                let (best, worst) = reached[unit].unwrap_or((rank, rank));
                reached[unit] = Some((best.min(rank), worst.max(rank)));
            }
        }
    }
    Ok((0..units.len())
        .map(|unit| {
            drawn[unit].sort_unstable_by(f64::total_cmp);
            let at = |hundredth: usize| drawn[unit][(drawn[unit].len() - 1) * hundredth / 100];
            Sensitivity {
                score: scores[unit],
                rank: ranks[unit],
                scores: (!drawn[unit].is_empty()).then(|| [at(5), at(50), at(95)]),
                ranks: reached[unit],
                without: without.iter().map(|scores| scores[unit]).collect(),
            }
        })
        .collect())
}

/// Whether there is something to score, and weights to score it with.
pub(super) fn drawable(units: usize, spread: f64, runs: u32) -> Result<(), Error> {
    Error::not_empty("the sensitivity of an index", units)?;
    Error::not_empty("the sensitivity of an index", runs as usize)?;
    if !(0.0..=1.0).contains(&spread) {
        return Err(Error::OutOfRange { what: "spread of the weights", value: spread, from: 0.0, to: 1.0 });
    }
    Ok(())
}

/// Other weights, each between (1 - `spread`) and (1 + `spread`) times its own before they are scaled to sum to 1.
pub(super) fn draws(own: &[f64], spread: f64, runs: u32, seed: u64) -> impl Iterator<Item = Vec<f64>> {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    (0..runs).map(move |_| {
        let mut weights: Vec<f64> =
            own.iter().map(|weight| weight * (1.0 - spread + 2.0 * spread * chance.random::<f64>())).collect();
        let total: f64 = weights.iter().sum();
        for weight in &mut weights {
            *weight /= total;
        }
        weights
    })
}

/// The weights with one dimension left out, summing to 1; none where there is no other.
pub(super) fn without(own: &[f64], left_out: usize) -> Option<Vec<f64>> {
    let kept: f64 = 1.0 - own[left_out];
    let weights = own.iter().enumerate().map(|(at, weight)| if at == left_out { 0.0 } else { weight / kept });
    (kept > 0.0).then(|| weights.collect())
}

/// Ranks from the highest score; equal scores share the better rank.
fn ranked(scores: &[Option<f64>]) -> Vec<Option<usize>> {
    scores.iter().map(|own| own.map(|own| 1 + scores.iter().flatten().filter(|other| **other > own).count())).collect()
}
