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
        /// The row, counted from 0 by statistics and as in the file by studies.
        row: usize,
    },
    /// A setting or a value lies outside what it can be.
    #[error("{what} is {value}, but must {}", range(*.value, *.from, *.to))]
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
    #[error("only {} {class}; both classes need at least two: widen the cohort or the window", rows_are(*.rows))]
    OneClass {
        /// The class that is missing.
        class: &'static str,
        /// How many rows it has.
        rows: usize,
    },
    /// A quantity is constant where its variation is what is measured.
    #[error("there is no variation in {what}, so there is nothing to measure; check the filter, or leave it out")]
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
    #[error("too few {what}: {have}, where at least {need} are needed")]
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
    /// A covariate is missing somewhere.
    #[error("{column} is not a number in row {row}; leave out rows with missing values and say how many they were")]
    MissingCovariate {
        /// The covariate.
        column: String,
        /// The row, counted from 0 by statistics and as in the file by studies.
        row: usize,
    },
    /// A covariate is the same in every row.
    #[error("{column} is the same in every row and explains nothing; leave it out")]
    ConstantCovariate {
        /// The covariate.
        column: String,
    },
    /// Covariates foretell the outcome without exception.
    #[error(
        "{column}, alone or with others, foretells the outcome without exception, so that its coefficient has no bound; \
         leave it out or join its categories"
    )]
    Separation {
        /// The covariate whose coefficient grew most.
        column: String,
    },
    /// A total is not the sum of its parts.
    #[error("the total of relation {relation} is not the sum of its cells; give the table with all its cells")]
    NotAdditive {
        /// The relation, counted from 0.
        relation: usize,
    },
    /// A table is too small to hide a cell in.
    #[error("cell {cell} cannot be protected in so small a table; join rows or columns, or do not publish it")]
    Unprotectable {
        /// The cell.
        cell: usize,
    },
    /// Nothing large enough to publish would be left.
    #[error("no part of the curve counts {threshold} persons; publish one number for the whole period, or none")]
    TooFewToPublish {
        /// How many persons each step must count.
        threshold: u64,
    },
    /// The groups have nothing in common where they would have to be compared.
    #[error(
        "the groups do not overlap in {column}, alone or with others, so no weights make them alike; compare a group that \
         could have taken part"
    )]
    NoOverlap {
        /// The covariate that stays furthest apart.
        column: String,
    },
    /// A combination of settings that has no sense or no proof here.
    #[error("there is no {what}")]
    NotOffered {
        /// What was asked for, and what to use instead.
        what: &'static str,
    },
    /// Too many draws gave no estimate.
    #[error("{failed} of {runs} draws gave no estimate; the groups are too small or too different for this method")]
    Unstable {
        /// Draws without an estimate.
        failed: usize,
        /// All draws.
        runs: usize,
    },
    /// A time is before the start of follow-up.
    #[error(
        "the time in row {row} is {value}; follow-up cannot end before it starts: correct the dates or leave the row out"
    )]
    NegativeTime {
        /// The row, counted from 0 by statistics and as in the file by studies.
        row: usize,
        /// Its time.
        value: f64,
    },
    /// A row came under observation only when its follow-up was already over.
    #[error(
        "row {row} enters at {entry} and leaves at {exit}; a row at risk must enter before it leaves: correct the dates or leave the row out"
    )]
    EntryNotBeforeExit {
        /// The row, counted from 0 by statistics and as in the file by studies.
        row: usize,
        /// Its entry.
        entry: f64,
        /// Its exit.
        exit: f64,
    },
    /// More rows than can be numbered.
    #[error("{rows} rows are more than can be analysed at once; split them by year or place")]
    TooManyRows {
        /// How many.
        rows: usize,
    },
    /// The search for coefficients did not end.
    #[error("{what} did not converge in {steps} steps; look for extreme values or leave covariates out")]
    NotConverged {
        /// What was fitted.
        what: &'static str,
        /// The steps taken.
        steps: usize,
    },
    /// The exact treatment of ties would take too long.
    #[error("there are too many tied events among {events} for the exact likelihood; use Efron's ties")]
    TooManyTies {
        /// The number of events.
        events: usize,
    },
    /// No row has this cause.
    #[error("there is no cause {cause}; the data have causes 1 to {causes}")]
    UnknownCause {
        /// The cause asked for.
        cause: usize,
        /// The largest cause.
        causes: usize,
    },
    /// The method is not defined for rows that enter late.
    #[error("{what} cannot take late entry; use rows that are followed from the start")]
    LateEntry {
        /// The method that was asked for.
        what: &'static str,
    },
    /// The exact likelihood has no residuals.
    #[error("{what} is not defined for the exact likelihood; use Efron's ties")]
    ExactTies {
        /// What was asked for.
        what: &'static str,
    },
    /// A group's code is not among the groups.
    #[error("row {row} is in group {group}, but there are only {groups} groups, numbered from 0")]
    UnknownGroup {
        /// The row, counted from 0 by statistics and as in the file by studies.
        row: usize,
        /// Its code.
        group: u32,
        /// How many groups there are.
        groups: usize,
    },
    /// A comparison needs at least two groups.
    #[error("{what} compares groups and there is only one; choose a column with at least two values")]
    OneGroup {
        /// The method that was asked for.
        what: &'static str,
    },
    /// Nothing happened that could be analysed.
    #[error("there are no events among {what}; lengthen the follow-up or widen the cohort")]
    NoEvents {
        /// Among whom.
        what: &'static str,
    },
    /// A value is asked for at a time about which the data say nothing.
    #[error(
        "the time {asked} is not within the follow-up, which ends at {last}; choose a time above 0 and up to {last}"
    )]
    BeyondFollowUp {
        /// The time asked for.
        asked: f64,
        /// The end of follow-up.
        last: f64,
    },
    /// Means up to different horizons cannot be compared.
    #[error("one mean is up to {first} and the other up to {second}; compare means up to the same time")]
    DifferentHorizons {
        /// One horizon.
        first: f64,
        /// The other.
        second: f64,
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

/// What a value must lie between; bounds that it may not take itself are said to be so.
fn range(value: f64, from: f64, to: f64) -> String {
    let (above, below) = (from.is_finite(), to.is_finite());
    let on_bound = (value - from).abs() == 0.0 || (value - to).abs() == 0.0;
    match (above, below) {
        (true, true) if on_bound => format!("be above {from} and below {to}"),
        (true, false) if on_bound => format!("be above {from}"),
        (true, false) => format!("be {from} or above"),
        (false, true) if on_bound => format!("be below {to}"),
        (false, true) => format!("be {to} or below"),
        _ => format!("lie between {from} and {to}"),
    }
}

fn rows_are(rows: usize) -> String {
    if rows == 1 { "1 row is".to_owned() } else { format!("{rows} rows are") }
}
