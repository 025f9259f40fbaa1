//! Whether assessors of the same people agree: kappas, AC1, alpha, intraclass correlations, concordance of ranks.
//!
//! Each rater is a column; the rows are the people or cases that were rated.

mod cohen;
mod fleiss;
mod gwet;
mod icc;
mod kendall;
mod krippendorff;
mod percent;

pub use cohen::{Kappa, Weights, cohen, cohen_of_values, light};
pub use fleiss::{CategoryKappa, Fleiss, fleiss};
pub use gwet::{Ac1, gwet_ac1};
pub use icc::{Icc, IccForm, icc};
pub use kendall::{Concordance, kendall_w};
pub use krippendorff::{Scale, krippendorff};
pub use percent::percent_agreement;

use crate::Error;

/// Refuses fewer than two raters, raters of different length and raters without ratings.
fn check_raters<T>(raters: &[&[T]]) -> Result<usize, Error> {
    if raters.len() < 2 {
        return Err(Error::TooFew { what: "raters", have: raters.len(), need: 2 });
    }
    let rows = raters[0].len();
    for rater in raters {
        Error::same_length("first rater", rows, "another rater", rater.len())?;
    }
    Error::not_empty("agreement", rows)?;
    Ok(rows)
}
