//! Time to event: curves, their differences, and competing risks.

mod concordance;
mod curve;
mod follow_up;
mod gray;
mod groups;
mod incidence;
mod kaplan_meier;
mod log_rank;
mod nelson_aalen;
pub(crate) mod order;
mod quantile;
mod restricted_mean;
mod risk_table;
mod scale;

pub use concordance::{Concordance, concordance};
pub use curve::{Curve, Point};
pub use follow_up::FollowUp;
pub use gray::{GrayTest, gray_test};
pub use groups::Groups;
pub use incidence::{Incidence, IncidencePoint, IncidenceVariance, cumulative_incidence};
pub use kaplan_meier::kaplan_meier;
pub use log_rank::{Comparison, Weights, log_rank};
pub use nelson_aalen::{CumulativeHazard, nelson_aalen};
pub use quantile::Quantile;
pub use restricted_mean::{Difference, RestrictedMean};
pub use risk_table::RiskTable;
pub use scale::Scale;
