//! Whether a score means the same in every group: periods, versions of an instrument, places.
//!
//! Logistic regression of the outcome on the score within all groups. Adding a constant for each group asks whether people
//! with the same score fare otherwise (drift of the level); adding a slope for each asks whether the score parts them as
//! well (drift of the slope). Both are likelihood ratio tests (Wilks 1938).

use super::check_scores;
use crate::{
    Error, Level,
    distribution::chi_square,
    regression::{Covariate, Errors, logistic},
};

/// Twice the difference of two nested models' log likelihoods.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LikelihoodRatio {
    /// The statistic.
    pub statistic: f64,
    /// Degrees of freedom.
    pub degrees_of_freedom: f64,
    /// The chance of at least this statistic where the smaller model is right.
    pub p: f64,
}

/// What the first group foretells of the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Drift {
    /// People with the same score fare alike in every group.
    pub level: LikelihoodRatio,
    /// The score parts people as well in every group; none where a group's scores part its people completely.
    pub slope: Option<LikelihoodRatio>,
    /// Each row's probability by a model of the first group alone.
    pub foretold: Vec<f64>,
}

/// Compares groups `0..count`; the first is the one others are held against.
///
/// # Errors
/// Columns differ in length or are empty, a score is missing, there are fewer than two groups, or in a group the outcome or
/// the score does not vary.
pub fn drift(scores: &[f64], outcomes: &[bool], groups: &[u32], count: u32) -> Result<Drift, Error> {
    check_scores(scores, outcomes)?;
    Error::same_length("scores", scores.len(), "groups", groups.len())?;
    if count < 2 {
        return Err(Error::TooFew { what: "groups", have: count as usize, need: 2 });
    }
    let deviance = |covariates: &[Covariate<'_>]| {
        logistic(outcomes, covariates, None, Errors::Model, Level::P95).map(|fit| fit.deviance)
    };
    let marks: Vec<Vec<f64>> =
        (1..count).map(|group| groups.iter().map(|own| f64::from(u8::from(*own == group))).collect()).collect();
    let slopes: Vec<Vec<f64>> =
        marks.iter().map(|marks| marks.iter().zip(scores).map(|(mark, score)| mark * score).collect()).collect();
    let mut covariates = vec![Covariate::new("score", scores)];
    let alone = deviance(&covariates)?;
    covariates.extend(marks.iter().map(|marks| Covariate::new("group", marks)));
    let levels = deviance(&covariates)?;
    covariates.extend(slopes.iter().map(|slopes| Covariate::new("score within a group", slopes)));
    let slopes = deviance(&covariates).ok();
    let test = |smaller: f64, larger: f64| {
        let (statistic, degrees_of_freedom) = ((smaller - larger).max(0.0), f64::from(count - 1));
        LikelihoodRatio { statistic, degrees_of_freedom, p: chi_square::survival(degrees_of_freedom, statistic) }
    };
    Ok(Drift {
        level: test(alone, levels),
        slope: slopes.map(|slopes| test(levels, slopes)),
        foretold: foretold(scores, outcomes, groups)?,
    })
}

fn foretold(scores: &[f64], outcomes: &[bool], groups: &[u32]) -> Result<Vec<f64>, Error> {
    let first: Vec<usize> = (0..groups.len()).filter(|row| groups[*row] == 0).collect();
    let own: Vec<f64> = first.iter().map(|row| scores[*row]).collect();
    let happened: Vec<bool> = first.iter().map(|row| outcomes[*row]).collect();
    let fit = logistic(&happened, &[Covariate::new("score", &own)], None, Errors::Model, Level::P95)?;
    let [constant, slope] = [0, 1].map(|at| fit.coefficients[at].estimate);
    Ok(scores.iter().map(|score| 1.0 / (1.0 + (-constant - slope * score).exp())).collect())
}
