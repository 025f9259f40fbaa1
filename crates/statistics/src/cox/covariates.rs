//! The columns a hazard is explained by, with their names for messages and tables.

use crate::Error;
use crate::regression::Covariate;
use crate::threads::over_items;

/// Numeric columns of one length; a factor comes as one 0/1 column for each level but the reference.
#[derive(Debug, Clone)]
pub struct Covariates<'a> {
    names: Vec<String>,
    columns: Vec<&'a [f64]>,
}

impl<'a> Covariates<'a> {
    /// Named columns, checked.
    ///
    /// # Errors
    /// No column, columns of different lengths, a value that is not a number, a column that does not vary.
    pub fn new(covariates: &[Covariate<'a>]) -> Result<Self, Error> {
        Error::not_empty("covariates", covariates.len())?;
        let rows = covariates[0].values.len();
        let check = |Covariate { name, values }: &Covariate<'a>| {
            Error::same_length("the first covariate", rows, "another covariate", values.len())?;
            if !values.iter().fold(true, |finite, value| finite & value.is_finite()) {
                let row = values.iter().position(|value| !value.is_finite()).unwrap_or(0);
                return Err(Error::MissingCovariate { column: (*name).to_owned(), row });
            }
            if values.iter().all(|value| value.to_bits() == values[0].to_bits()) {
                return Err(Error::ConstantCovariate { column: (*name).to_owned() });
            }
            Ok(())
        };
        over_items(covariates, check).into_iter().collect::<Result<(), Error>>()?;
        let names = covariates.iter().map(|covariate| covariate.name.to_owned()).collect();
        Ok(Self { names, columns: covariates.iter().map(|covariate| covariate.values).collect() })
    }

    /// The columns' names.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns[0].len()
    }

    pub(super) fn columns(&self) -> &[&'a [f64]] {
        &self.columns
    }
}
