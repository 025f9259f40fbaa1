//! The Brier score of predicted survival by time, and its mean over a span (Graf et al. 1999).

use super::{censoring::Censoring, dynamic_auc::rising};
use crate::{Error, survival::FollowUp};

/// Scores by time.
#[derive(Debug, Clone, PartialEq)]
pub struct BrierCurve {
    /// (time, mean squared error): 0 is perfect, 0.25 is a coin.
    pub at: Vec<(f64, f64)>,
    /// The mean between the first and the last time, by trapezoids; none for a single time.
    pub integrated: Option<f64>,
}

/// Scores predicted chances of no event up to each time: one column of predictions per time, with rising times.
///
/// # Errors
/// Columns differ in length, a prediction is not a probability, times do not rise or go beyond the follow-up, or rows
/// entered late.
pub fn brier_curve(follow_up: &FollowUp, survival: &[&[f64]], times: &[f64]) -> Result<BrierCurve, Error> {
    rising(times)?;
    Error::same_length("times", times.len(), "predictions", survival.len())?;
    let censoring = Censoring::new(follow_up)?;
    let last = follow_up.exit().iter().copied().fold(0.0, f64::max);
    let mut at = Vec::with_capacity(times.len());
    for (&time, column) in times.iter().zip(survival) {
        Error::same_length("follow-up", follow_up.rows(), "predictions", column.len())?;
        Error::all_numbers("predicted survival", column)?;
        if let Some(&value) = column.iter().find(|p| !(0.0..=1.0).contains(*p)) {
            return Err(Error::OutOfRange { what: "predicted survival", value, from: 0.0, to: 1.0 });
        }
        let chance = censoring.at(time);
        if time > last || chance <= 0.0 {
            return Err(Error::BeyondFollowUp { asked: time, last });
        }
        let weights = censoring.weights(follow_up, time)?;
        let sum: f64 = column
            .iter()
            .zip(&weights)
            .zip(follow_up.exit())
            .map(|((survival, weight), &exit)| {
                survival * survival * weight + if exit > time { (1.0 - survival).powi(2) / chance } else { 0.0 }
            })
            .sum();
        at.push((time, sum / follow_up.rows() as f64));
    }
    let span = times[times.len() - 1] - times[0];
    let area: f64 = at.windows(2).map(|pair| (pair[1].0 - pair[0].0) * f64::midpoint(pair[0].1, pair[1].1)).sum();
    let integrated = (span > 0.0).then(|| area / span);
    Ok(BrierCurve { at, integrated })
}
