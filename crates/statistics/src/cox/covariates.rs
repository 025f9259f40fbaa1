//! The columns a hazard is explained by, with their names for messages and tables.

use crate::Error;

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
    pub fn new(columns: &[(&str, &'a [f64])]) -> Result<Self, Error> {
        Error::not_empty("covariates", columns.len())?;
        let rows = columns[0].1.len();
        for (name, column) in columns {
            Error::same_length("the first covariate", rows, "another covariate", column.len())?;
            if let Some(row) = column.iter().position(|value| !value.is_finite()) {
                return Err(Error::MissingCovariate { column: (*name).to_owned(), row });
            }
            if column.iter().all(|value| value.to_bits() == column[0].to_bits()) {
                return Err(Error::ConstantCovariate { column: (*name).to_owned() });
            }
        }
        let names = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        Ok(Self { names, columns: columns.iter().map(|(_, column)| *column).collect() })
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
