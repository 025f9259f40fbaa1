//! Why a number cannot be given: each variant says what about the data forbids it and what would mend it.

/// A refusal: the data do not allow the statistic that was asked for.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is nothing to compute from.
    #[error("there are no rows to compute {what} from; check the filter and the missing values")]
    Empty {
        /// The statistic that was asked for.
        what: &'static str,
    },
    /// Two columns of one table must be of one length.
    #[error("{first} has {first_rows} rows and {second} has {second_rows}; they must describe the same rows")]
    Lengths {
        /// One column.
        first: &'static str,
        /// Its rows.
        first_rows: usize,
        /// The other column.
        second: &'static str,
        /// Its rows.
        second_rows: usize,
    },
    /// A value is missing or infinite where only numbers can be used.
    #[error("{what} is not a number in row {row}; leave out rows with missing values and say how many they were")]
    NotANumber {
        /// The column.
        what: &'static str,
        /// The row, counted from 0.
        row: usize,
    },
    /// A setting or a value lies outside what it can be.
    #[error("{what} is {value}, but must lie between {from} and {to}")]
    OutOfRange {
        /// The setting.
        what: &'static str,
        /// What was given.
        value: f64,
        /// The least that is possible.
        from: f64,
        /// The most that is possible.
        to: f64,
    },
    /// The outcome never or always happens.
    #[error("only {rows} rows are {class}; both classes need at least two: widen the cohort or the window")]
    OneClass {
        /// The class that is missing.
        class: &'static str,
        /// How many rows it has.
        rows: usize,
    },
    /// A quantity is constant where its variation is what is measured.
    #[error("{what} does not vary, so there is nothing to measure; check the filter, or leave it out")]
    NoVariation {
        /// What is constant.
        what: &'static str,
    },
    /// A cell of the table is 0 where its logarithm is needed.
    #[error("a count is 0, so the {what} has no interval; use the difference between the proportions instead")]
    ZeroCell {
        /// The statistic that was asked for.
        what: &'static str,
    },
    /// A group that is needed has nobody in it.
    #[error("group {group} has nobody in it; join it with another group or leave it out")]
    EmptyGroup {
        /// The group's code.
        group: u32,
    },
    /// There are fewer of something than the statistic can do with.
    #[error("there are {have} {what}, but at least {need} are needed")]
    TooFew {
        /// What there are too few of.
        what: &'static str,
        /// How many there are.
        have: usize,
        /// How many it takes.
        need: usize,
    },
    /// A column repeats what other columns already say.
    #[error("{column} can be computed from the columns before it; leave it out")]
    Collinear {
        /// The column.
        column: String,
    },
}

impl Error {
    /// Refuses columns of different length.
    pub(crate) fn same_length(
        first: &'static str,
        first_rows: usize,
        second: &'static str,
        second_rows: usize,
    ) -> Result<(), Self> {
        if first_rows == second_rows { Ok(()) } else { Err(Self::Lengths { first, first_rows, second, second_rows }) }
    }

    /// Refuses a count of nothing.
    pub(crate) fn not_empty(what: &'static str, rows: usize) -> Result<(), Self> {
        if rows == 0 { Err(Self::Empty { what }) } else { Ok(()) }
    }

    /// Refuses missing and infinite values.
    pub(crate) fn all_numbers(what: &'static str, values: &[f64]) -> Result<(), Self> {
        match values.iter().position(|value| !value.is_finite()) {
            Some(row) => Err(Self::NotANumber { what, row }),
            None => Ok(()),
        }
    }
}
