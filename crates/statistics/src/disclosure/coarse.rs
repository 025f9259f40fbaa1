//! A survival curve that says no more than a table may: each of its steps would otherwise publish how many persons had the
//! event on a day.

use crate::Error;

/// A step of the curve as it may be published.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CoarseStep {
    /// The time up to which the step counts.
    pub time: f64,
    /// Survival at that time.
    pub survival: f64,
    /// Persons at risk after that time.
    pub still_at_risk: u64,
    /// Events since the step before.
    pub events: u64,
}

/// Joins steps until each counts at least `threshold` events and, where anybody left without the event meanwhile, at least
/// so many of those; the curve ends where fewer than `threshold` remain at risk. Columns are those of a risk table: time,
/// persons at risk just before it, events and censorings at it, survival after it.
///
/// # Errors
/// Columns differ in length, or no step of that many events can be made.
pub fn coarsened(
    time: &[f64],
    at_risk: &[u64],
    events: &[u64],
    censored: &[u64],
    survival: &[f64],
    threshold: u64,
) -> Result<Vec<CoarseStep>, Error> {
    for other in [at_risk.len(), events.len(), censored.len(), survival.len()] {
        Error::same_length("times", time.len(), "column of the curve", other)?;
    }
    let mut steps = Vec::new();
    let (mut happened, mut left) = (0, 0);
    for index in 0..time.len() {
        happened += events[index];
        left += censored[index];
        let remaining = at_risk[index].saturating_sub(events[index] + censored[index]);
        if remaining < threshold {
            break;
        }
        if happened >= threshold && (left == 0 || left >= threshold) {
            steps.push(CoarseStep {
                time: time[index],
                survival: survival[index],
                still_at_risk: remaining,
                events: happened,
            });
            (happened, left) = (0, 0);
        }
    }
    if steps.is_empty() {
        return Err(Error::TooFewToPublish { threshold });
    }
    Ok(steps)
}
