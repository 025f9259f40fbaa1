//! The area under the ROC curve at a time: does the score rank those who had the event by then above those who had not?
//!
//! Cumulative cases and dynamic controls, cases weighted by the chance of not being censored (Uno et al. 2007; Hung &
//! Chiang 2010). The mean over times is weighted by the events between them (Lambert & Chevret 2016).

use super::censoring::Censoring;
use crate::{
    Error, Level,
    accuracy::order::key,
    survival::{FollowUp, Groups, Scale, kaplan_meier},
};

/// The area at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AucAt {
    /// The time.
    pub time: f64,
    /// The area.
    pub area: f64,
    /// Rows that had the event by then.
    pub cases: u64,
    /// Rows still under observation without it.
    pub controls: u64,
}

/// Areas at several times.
#[derive(Debug, Clone, PartialEq)]
pub struct DynamicAuc {
    /// One area per time.
    pub at: Vec<AucAt>,
    /// Their mean, weighted by how much survival falls up to each time; none where nothing happens up to the last.
    pub mean: Option<f64>,
}

/// Areas at rising times for a score that is higher where the event comes earlier.
///
/// # Errors
/// Columns differ in length, a score is missing, times do not rise, nobody had the event by a time or everybody had, or
/// rows entered late.
pub fn dynamic_auc(follow_up: &FollowUp, score: &[f64], times: &[f64]) -> Result<DynamicAuc, Error> {
    Error::same_length("follow-up", follow_up.rows(), "score", score.len())?;
    Error::all_numbers("score", score)?;
    rising(times)?;
    let censoring = Censoring::new(follow_up)?;
    let mut order: Vec<(u64, usize)> = score.iter().map(|&score| key(score)).zip(0..).collect();
    order.sort_unstable();
    let at = times.iter().map(|&time| area(follow_up, &censoring, &order, time)).collect::<Result<Vec<_>, _>>()?;
    let curves = kaplan_meier(follow_up, &Groups::one(follow_up.rows()), Scale::Plain, Level::P95)?;
    let (mut before, mut sum) = (1.0, 0.0);
    for point in &at {
        let survival = curves[0].at(point.time).map_or(before, |reached| reached.survival);
        sum += point.area * (before - survival);
        before = survival;
    }
    Ok(DynamicAuc { at, mean: (before < 1.0).then(|| sum / (1.0 - before)) })
}

fn area(follow_up: &FollowUp, censoring: &Censoring, order: &[(u64, usize)], time: f64) -> Result<AucAt, Error> {
    let weights = censoring.weights(follow_up, time)?;
    let (mut cases, mut controls) = (0, 0);
    let (mut below, mut total, mut right) = (0.0, 0.0, 0.0);
    for level in order.chunk_by(|a, b| a.0 == b.0) {
        let (mut weight, mut beside) = (0.0, 0.0);
        for &(_, row) in level {
            weight += weights[row];
            cases += u64::from(weights[row] > 0.0);
            if follow_up.exit()[row] > time {
                beside += 1.0;
                controls += 1;
            }
        }
        right += weight * (below + beside / 2.0);
        total += weight;
        below += beside;
    }
    if cases == 0 {
        return Err(Error::NoEvents { what: "those followed up to the time asked for" });
    }
    if controls == 0 {
        let last = follow_up.exit().iter().copied().fold(0.0, f64::max);
        return Err(Error::BeyondFollowUp { asked: time, last });
    }
    Ok(AucAt { time, area: right / (total * below), cases, controls })
}

/// Refuses times that do not rise.
pub(super) fn rising(times: &[f64]) -> Result<(), Error> {
    Error::not_empty("accuracy over time", times.len())?;
    Error::all_numbers("time", times)?;
    match times.windows(2).find(|pair| pair[0] >= pair[1]) {
        Some(pair) => Err(Error::OutOfRange {
            what: "time, which must follow the one before it,",
            value: pair[1],
            from: pair[0],
            to: f64::INFINITY,
        }),
        None => Ok(()),
    }
}
