//! Proportions, rates and tables of counts.

mod association;
mod binomial;
mod difference;
mod fisher;
mod mantel_haenszel;
mod rate;
mod ratio;
mod standardised;

pub use association::{ChiSquared, chi_squared, equal_proportions, trend};
pub use binomial::{Proportion, clopper_pearson, wilson};
pub use difference::{Difference, Estimate, difference, newcombe};
pub use fisher::{Fisher, fisher};
pub use mantel_haenszel::{MantelHaenszel, mantel_haenszel};
pub use rate::{Rate, RateRatio, poisson_rate, rate_ratio};
pub use ratio::{RiskRatio, odds_ratio, risk_ratio};
pub use standardised::{Standardised, direct};
