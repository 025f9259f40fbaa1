//! Those who took part, those who did not, what happened to them, and what is known of both from before.

use crate::{
    Error, Level,
    regression::{Covariate, Errors, logistic},
};

/// For whom the effect is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Estimand {
    /// Everybody.
    Ate,
    /// Those who took part.
    Att,
    /// Those who might as well have taken part as not (overlap population).
    Ato,
}

/// The columns of a comparison.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    outcome: &'a [f64],
    treated: &'a [bool],
    covariates: &'a [Covariate<'a>],
}

impl<'a> Comparison<'a> {
    /// Checks the columns.
    ///
    /// # Errors
    /// Columns differ in length or are empty, a value is missing, or fewer than two rows are in a group.
    pub fn new(outcome: &'a [f64], treated: &'a [bool], covariates: &'a [Covariate<'a>]) -> Result<Self, Error> {
        Error::not_empty("an effect", outcome.len())?;
        Error::same_length("outcome", outcome.len(), "treatment", treated.len())?;
        Error::all_numbers("outcome", outcome)?;
        for covariate in covariates {
            Error::same_length("outcome", outcome.len(), "covariate", covariate.values.len())?;
            if let Some(row) = covariate.values.iter().position(|value| !value.is_finite()) {
                return Err(Error::MissingCovariate { column: covariate.name.to_owned(), row });
            }
        }
        let took_part = treated.iter().filter(|&&treated| treated).count();
        for (class, rows) in
            [("of those who took part", took_part), ("of those who did not", treated.len() - took_part)]
        {
            if rows < 2 {
                return Err(Error::OneClass { class, rows });
            }
        }
        Ok(Self { outcome, treated, covariates })
    }

    /// What happened.
    #[must_use]
    pub fn outcome(&self) -> &'a [f64] {
        self.outcome
    }

    /// Whether the outcome is 0 or 1 for everybody.
    #[must_use]
    pub fn is_yes_or_no(&self) -> bool {
        self.outcome.iter().all(|outcome| *outcome == 0.0 || (outcome - 1.0).abs() == 0.0)
    }

    /// Who took part.
    #[must_use]
    pub fn treated(&self) -> &'a [bool] {
        self.treated
    }

    /// What is known from before.
    #[must_use]
    pub fn covariates(&self) -> &'a [Covariate<'a>] {
        self.covariates
    }

    /// Rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.outcome.len()
    }

    /// Those who took part and those who did not.
    #[must_use]
    pub fn sizes(&self) -> (usize, usize) {
        let treated = self.treated.iter().filter(|&&treated| treated).count();
        (treated, self.rows() - treated)
    }

    /// The chance of taking part given the covariates, by logistic regression (Rosenbaum & Rubin 1983).
    ///
    /// # Errors
    /// As [`logistic`]: in particular where a covariate decides about taking part without exception.
    pub fn propensity(&self) -> Result<Vec<f64>, Error> {
        logistic(self.treated, self.covariates, None, Errors::Model, Level::P95).map(|fit| fit.fitted)
    }

    /// The same columns for chosen rows, which may repeat.
    #[must_use]
    pub fn sample(&self, rows: &[u32]) -> Sample {
        fn pick<T: Copy>(column: &[T], rows: &[u32]) -> Vec<T> {
            rows.iter().map(|&row| column[row as usize]).collect()
        }
        Sample {
            outcome: pick(self.outcome, rows),
            treated: pick(self.treated, rows),
            covariates: self
                .covariates
                .iter()
                .map(|covariate| (covariate.name.to_owned(), pick(covariate.values, rows)))
                .collect(),
        }
    }
}

/// Columns of chosen rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    outcome: Vec<f64>,
    treated: Vec<bool>,
    covariates: Vec<(String, Vec<f64>)>,
}

impl Sample {
    /// Does something with the sample as a comparison.
    ///
    /// # Errors
    /// As [`Comparison::new`] and whatever is done.
    pub fn compare<T>(&self, work: impl FnOnce(Comparison) -> Result<T, Error>) -> Result<T, Error> {
        let covariates: Vec<Covariate> =
            self.covariates.iter().map(|(name, values)| Covariate::new(name, values)).collect();
        work(Comparison::new(&self.outcome, &self.treated, &covariates)?)
    }
}
