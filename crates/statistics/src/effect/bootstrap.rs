//! How sure an estimate is, by drawing rows anew (Efron 1979), from a seed and the same on any number of cores.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::Comparison;
use crate::{Error, Interval, Level, threads::over_items};

/// Spread of an estimate over draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Bootstrap {
    /// Standard deviation of the estimates.
    pub standard_error: f64,
    /// Their percentiles (type 7).
    pub interval: Interval,
    /// Draws with an estimate.
    pub runs: usize,
    /// Draws without one, such as those in which a covariate did not vary.
    pub failed: usize,
}

/// Draws rows with replacement `runs` times and estimates from each draw.
///
/// # Errors
/// Fewer than two runs, too many rows, or more than a twentieth of the draws without an estimate.
pub fn bootstrap(
    comparison: &Comparison,
    runs: u32,
    seed: u64,
    level: Level,
    estimate: impl Fn(Comparison) -> Result<f64, Error> + Sync,
) -> Result<Bootstrap, Error> {
    let rows = u32::try_from(comparison.rows()).map_err(|_| Error::TooManyRows { rows: comparison.rows() })?;
    if runs < 2 {
        return Err(Error::TooFew { what: "draws", have: runs as usize, need: 2 });
    }
    let each: Vec<u32> = (0..runs).collect();
    let results = over_items(&each, |&run| {
        // Each draw has its own stream, whichever core takes it.
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        chance.set_stream(u64::from(run));
        let drawn: Vec<u32> = (0..rows).map(|_| chance.random_range(0..rows)).collect();
        comparison.sample(&drawn).compare(&estimate).ok().filter(|value| value.is_finite())
    });
    let mut estimates: Vec<f64> = results.into_iter().flatten().collect();
    let failed = runs as usize - estimates.len();
    if failed * 20 > runs as usize || estimates.len() < 2 {
        return Err(Error::Unstable { failed, runs: runs as usize });
    }
    let n = estimates.len() as f64;
    let mean = estimates.iter().sum::<f64>() / n;
    let variance = estimates.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    estimates.sort_unstable_by(f64::total_cmp);
    let interval =
        Interval { lower: percentile(&estimates, level.tail()), upper: percentile(&estimates, 1.0 - level.tail()) };
    Ok(Bootstrap { standard_error: variance.sqrt(), interval, runs: estimates.len(), failed })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a position within the slice")]
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let position = (sorted.len() - 1) as f64 * share;
    let below = sorted[position.floor() as usize];
    below + (position - position.floor()) * (sorted[position.ceil() as usize] - below)
}
