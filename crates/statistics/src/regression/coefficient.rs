//! A coefficient and how sure it is.

use super::Design;
use crate::{
    Interval, Level,
    distribution::{normal, student_t},
};

/// Where standard errors come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errors<'a> {
    /// The model's own, right where the model is.
    Model,
    /// White's (1980) sandwich.
    Hc0,
    /// The sandwich times n / (n - terms).
    Hc1,
    /// Squared residuals over 1 - leverage (`MacKinnon` & White 1985).
    Hc2,
    /// Squared residuals over (1 - leverage)²: for small samples (Long & Ervin 2000).
    Hc3,
    /// Rows of one group may go together; the group of each row. Scaled by groups / (groups - 1) · (n - 1) / (n - terms).
    Clustered(&'a [u32]),
}

/// One term of a regression.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// The covariate, or "(Intercept)".
    pub name: String,
    /// The coefficient; a log odds ratio in a logistic regression.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Estimate over standard error.
    pub statistic: f64,
    /// Two-sided.
    pub p: f64,
    /// Its interval.
    pub interval: Interval,
}

/// Coefficients from estimates and covariances; t with so many degrees of freedom, normal without.
pub(super) fn coefficients(
    design: &Design,
    estimates: &[f64],
    covariance: &[f64],
    degrees: Option<f64>,
    level: Level,
) -> Vec<Coefficient> {
    let width = design.width();
    (0..width)
        .map(|term| {
            let (estimate, standard_error) = (estimates[term], covariance[term * width + term].sqrt());
            let statistic = estimate / standard_error;
            let (p, half) = match degrees {
                Some(degrees) => {
                    (student_t::two_sided(degrees, statistic), -student_t::quantile(degrees, level.tail()))
                }
                None => (normal::two_sided(statistic), level.z()),
            };
            let interval =
                Interval { lower: estimate - half * standard_error, upper: estimate + half * standard_error };
            Coefficient { name: design.name(term).to_owned(), estimate, standard_error, statistic, p, interval }
        })
        .collect()
}
