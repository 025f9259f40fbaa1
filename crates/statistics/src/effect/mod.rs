//! What a programme changed, compared with people like those who took part: matching, weighting and doubly robust
//! estimates, the balance they rest on, and when they must not be headlined.
//!
//! All of them assume that whatever decided about taking part and also about the outcome is among the covariates. The
//! [`e_value`] says how strong something unmeasured would have to be to explain an effect away.

mod balance;
mod bootstrap;
mod comparison;
mod doubly_robust;
mod e_value;
mod entropy;
mod gate;
mod matched;
mod matching;
mod risk_ratio;
mod rows;
mod weighted;
mod weights;

pub use balance::{BalanceRow, Denominator, balance};
pub use bootstrap::{Bootstrap, bootstrap};
pub use comparison::{Comparison, Estimand, Sample};
pub use doubly_robust::{DoublyRobust, doubly_robust};
pub use e_value::{EValue, e_value, risk_ratio_of_difference, risk_ratio_of_hazard_ratio, risk_ratio_of_odds_ratio};
pub use entropy::{EntropyWeights, entropy_balance};
pub use gate::{Gates, Refusal, Verdict};
pub use matched::{MatchedEffect, matched_effect};
pub use matching::{Matching, Order, caliper, nearest};
pub use risk_ratio::RiskRatio;
pub use weighted::{WeightedEffect, weighted_effect};
pub use weights::{Weighting, effective_size};
