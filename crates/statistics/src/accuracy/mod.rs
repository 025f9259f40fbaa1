//! Validity of a score against a yes-or-no outcome: how well it ranks, where to cut it, whom it fails.

mod auc;
mod comparison;
mod confusion;
mod curve;
mod fairness;
pub(crate) mod order;
pub mod over_time;
mod partial;
mod threshold;

pub use auc::{Auc, auc};
pub use comparison::{AucComparison, compare_paired, compare_unpaired};
pub use confusion::{Confusion, ErrorRate};
pub use curve::{RocCurve, RocPoint, roc_curve};
pub use fairness::{GroupErrors, GroupReport, error_rates_by_group};
pub use partial::{Focus, PartialAuc};
pub use threshold::{BestThreshold, Criterion};
