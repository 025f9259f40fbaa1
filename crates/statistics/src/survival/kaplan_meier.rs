//! The Kaplan–Meier estimate with Greenwood's variance.
//!
//! Ŝ(t) = ∏ (1 − dᵢ/nᵢ), var log Ŝ(t) = Σ dᵢ/(nᵢ(nᵢ−dᵢ)) over event times up to t. Kaplan & Meier (1958), JASA 53:457;
//! Greenwood (1926). With late entry nᵢ counts those with entry < tᵢ ≤ exit.

use super::curve::Curve;
use super::follow_up::FollowUp;
use super::groups::Groups;
use super::risk_table::RiskTable;
use super::scale::Scale;
use crate::threads::over_items;
use crate::{Error, Level};

/// One curve per group, in the order of the groups' codes; every cause counts as the event.
///
/// # Errors
/// Columns of different lengths.
pub fn kaplan_meier(
    follow_up: &FollowUp<'_>,
    groups: &Groups<'_>,
    scale: Scale,
    level: Level,
) -> Result<Vec<Curve>, Error> {
    let tables = RiskTable::by_group(follow_up, groups)?;
    let z = level.z();
    let curve = |(table, (survival, log_variance))| Curve { table, survival, log_variance, scale, level, z };
    let values = over_items(&tables, values);
    Ok(tables.into_iter().zip(values).map(curve).collect())
}

/// The share without the event and the variance of its logarithm at each time.
fn values(table: &RiskTable) -> (Vec<f64>, Vec<f64>) {
    let steps = table.time().len();
    let (mut survival, mut log_variance) = (Vec::with_capacity(steps), Vec::with_capacity(steps));
    let (mut share, mut variance) = (1.0, 0.0);
    for (i, &at_risk) in table.at_risk().iter().enumerate() {
        let events = f64::from(table.events_at(i));
        if events > 0.0 {
            let at_risk = f64::from(at_risk);
            share *= (at_risk - events) / at_risk;
            variance += events / (at_risk * (at_risk - events));
        }
        survival.push(share);
        log_variance.push(variance);
    }
    (survival, log_variance)
}
