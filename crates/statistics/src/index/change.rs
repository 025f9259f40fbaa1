//! What changed between opening and closing, and what it is owed to.

use super::{Model, Score};
use crate::Error;

/// The index at both ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// At opening.
    pub opening: Score,
    /// At closing.
    pub closing: Score,
    /// Closing less opening over the dimensions known both times, so that a dimension that became known does not pass for a
    /// change; none where they carry too little weight.
    pub value: Option<f64>,
    /// The index at both ends over those dimensions alone; the second less the first is the change.
    pub alike: Option<[f64; 2]>,
    /// Each dimension's part in the change of an arithmetic index: weight · (closing - opening) over the weight known both
    /// times. They sum to the change.
    pub parts: Vec<Option<f64>>,
}

/// Scores opening and closing and compares like with like.
///
/// # Errors
/// As [`Model::score`].
pub fn change(model: &Model, opening: &[Option<f64>], closing: &[Option<f64>]) -> Result<Change, Error> {
    let (opening, closing) = (model.score(opening)?, model.score(closing)?);
    let weights = model.weights();
    let both: Vec<bool> = opening.parts.iter().zip(&closing.parts).map(|(a, b)| a.is_some() && b.is_some()).collect();
    let alike = |score: &Score| -> Vec<Option<f64>> {
        score.parts.iter().zip(&both).map(|(part, both)| part.filter(|_| *both)).collect()
    };
    let (before, after) = (model.joined(alike(&opening), &weights), model.joined(alike(&closing), &weights));
    let alike = before.value.zip(after.value).map(<[f64; 2]>::from);
    let value = alike.map(|[before, after]| after - before);
    let parts = (0..weights.len())
        .map(|at| before.parts[at].zip(after.parts[at]).map(|(a, b)| weights[at] * (b - a) / before.known))
        .collect();
    Ok(Change { opening, closing, value, alike, parts })
}
