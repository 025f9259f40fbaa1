//! Custody: placing, moving and releasing people. What was recorded is read in the chronology.

use record::{CustodyId, Movement, NewCustody, NewRelease, PersonId};
use serde::Deserialize;

use super::call::Call;
use super::day::Day;
use super::problem::Refused;
use super::shape::shape;
use super::written::Written;
use crate::pages::people::PURPOSE;

shape! {
    /// A stay in custody to open.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct CustodyToOpen {
        /// Code of `legal-status`.
        legal_status: String,
        /// First day.
        from: Day,
        /// Unit (organisation id).
        unit: String,
        /// Code of `regime`.
        regime: Option<String>,
    }
}

shape! {
    /// A transfer within a stay.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct MovementToRecord {
        on: Day,
        /// Unit moved to (organisation id).
        unit: String,
        /// Code of `regime` there.
        regime: Option<String>,
    }
}

shape! {
    /// The end of a stay.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ReleaseToRecord {
        on: Day,
        /// Code of `release-kind`.
        kind: String,
    }
}

pub(super) async fn place(call: Call, new: CustodyToOpen) -> Result<Written, Refused> {
    let mut change = call.change("write", PURPOSE).await?;
    let CustodyToOpen { legal_status, from, unit, regime } = new;
    let new = NewCustody { person: PersonId(call.id()?), legal_status, from: from.0, unit, regime };
    let ids = change.custody(&[new]).await?;
    call.commit(change, Written::new(ids[0].0)).await
}

pub(super) async fn transfer(call: Call, new: MovementToRecord) -> Result<Written, Refused> {
    let id = call.id()?;
    let mut change = call.change("write", PURPOSE).await?;
    let moved = Movement { custody: CustodyId(id), on: new.on.0, unit: new.unit, regime: new.regime };
    change.movements(&[moved]).await?;
    call.commit(change, Written::new(id)).await
}

pub(super) async fn release(call: Call, new: ReleaseToRecord) -> Result<Written, Refused> {
    let id = call.id()?;
    let mut change = call.change("write", PURPOSE).await?;
    change.releases(&[NewRelease { custody: CustodyId(id), on: new.on.0, kind: new.kind }]).await?;
    call.commit(change, Written::new(id)).await
}
