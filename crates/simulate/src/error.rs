//! Why a nation could not be made, named after what the caller can do about it.

use chrono::NaiveDate;
use record::{PersonalCodeError, RecordError};

/// Why a simulation stopped. The change in hand was not written; earlier ones were.
#[derive(Debug, thiserror::Error)]
pub enum SimulateError {
    /// The pack has no recipe.
    #[error("pack `{0}` has no recipe of a synthetic nation; write `crates/simulate/recipe/{0}.toml`")]
    NoRecipe(String),
    /// The recipe is not readable.
    #[error("the recipe of pack `{pack}` is not readable")]
    Recipe {
        /// Pack.
        pack: String,
        /// Where and why.
        #[source]
        source: Box<toml::de::Error>,
    },
    /// The settings make no nation.
    #[error("the nation must begin before it ends: {from} is not before {until}")]
    Period {
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
    },
    /// The last day is after the day it is written on.
    #[error("the last day {until} has not come yet; choose one up to {today}")]
    Future {
        /// Last day.
        until: NaiveDate,
        /// Day of writing.
        today: NaiveDate,
    },
    /// The scale is not a size.
    #[error("scale {0} is not a size; choose one above 0 and up to 10")]
    Scale(f64),
    /// The planted ratio is no ratio.
    #[error("the ratio of return after a programme is {0}; it lies between 0.01 and 10, where 1 is no effect")]
    Ratio(f64),
    /// A code was made that is none.
    #[error("could not make a personal code")]
    Code(#[from] PersonalCodeError),
    /// The record refused.
    #[error("could not write the nation")]
    Record(#[from] RecordError),
}
