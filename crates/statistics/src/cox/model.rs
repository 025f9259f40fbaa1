//! What is to be fitted: whose follow-up, which covariates, how ties are broken.

use super::covariates::Covariates;
use super::design::Design;
use super::fit::Fit;
use super::newton;
use crate::Error;
use crate::survival::{FollowUp, Groups};

/// How events at one time share the likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ties {
    /// Efron (1977): close to exact and as fast as Breslow's.
    #[default]
    Efron,
    /// Breslow (1974), Peto (1972): biased towards 0 where ties are many.
    Breslow,
    /// Cox's discrete likelihood (1972): time is truly discrete; the work grows with rows times ties.
    Exact,
}

/// A proportional hazards model before it is fitted.
#[derive(Debug, Clone, Copy)]
pub struct Cox<'a> {
    pub(super) follow_up: &'a FollowUp<'a>,
    pub(super) covariates: &'a Covariates<'a>,
    pub(super) strata: Option<&'a Groups<'a>>,
    pub(super) ties: Ties,
    pub(super) cause: Option<u8>,
}

impl<'a> Cox<'a> {
    /// Every cause counts as the event; one baseline hazard; Efron's ties.
    #[must_use]
    pub fn new(follow_up: &'a FollowUp<'a>, covariates: &'a Covariates<'a>) -> Self {
        Self { follow_up, covariates, strata: None, ties: Ties::Efron, cause: None }
    }

    /// A baseline hazard for each stratum.
    #[must_use]
    pub fn strata(self, strata: &'a Groups<'a>) -> Self {
        Self { strata: Some(strata), ..self }
    }

    /// Another way to treat ties.
    #[must_use]
    pub fn ties(self, ties: Ties) -> Self {
        Self { ties, ..self }
    }

    /// The cause-specific hazard: other causes end follow-up like censoring.
    #[must_use]
    pub fn cause(self, cause: u8) -> Self {
        Self { cause: Some(cause), ..self }
    }

    /// Maximises the partial likelihood.
    ///
    /// # Errors
    /// Columns of different lengths, no events, a covariate that others determine, a likelihood without a maximum.
    pub fn fit(self) -> Result<Fit, Error> {
        newton::fit(Design::new(&self)?, self.ties)
    }
}
