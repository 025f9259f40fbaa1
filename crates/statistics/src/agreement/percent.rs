//! The share of people about whom all raters say the same: easy to read, and partly owed to chance.

use super::check_raters;
use crate::{
    Error, Level,
    proportion::{Proportion, wilson},
};

/// The share of rows on which all raters gave one code, with Wilson's interval.
///
/// # Errors
/// Fewer than two raters, columns of different length or empty.
pub fn percent_agreement(raters: &[&[u32]], level: Level) -> Result<Proportion, Error> {
    let rows = check_raters(raters)?;
    let agreed = (0..rows).filter(|&row| raters.iter().all(|rater| rater[row] == raters[0][row])).count();
    wilson(agreed as u64, rows as u64, level)
}
