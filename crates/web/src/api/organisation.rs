//! Organisations, whose ids other shapes name.

use record::Organisation;
use serde::Serialize;

use super::call::Call;
use super::list::List;
use super::operation::Nothing;
use super::problem::Refused;
use super::shape::shape;

shape! {
    /// An organisation.
    #[derive(Debug, Serialize)]
    pub(super) struct OrganisationOut {
        id: String,
        name: String,
        /// Code of `organisation-kind`.
        kind: String,
        /// Organisation it is part of.
        parent: Option<String>,
        agency: Option<String>,
        region: Option<String>,
    }
}

pub(super) async fn list(call: Call, _: Nothing) -> Result<List<OrganisationOut>, Refused> {
    let all = call.record().organisations(&call.actor("reporting")).await?;
    let one = |Organisation { data, .. }: Organisation| OrganisationOut {
        id: data.id,
        name: data.name,
        kind: data.kind,
        parent: data.parent,
        agency: data.agency,
        region: data.region,
    };
    Ok(List::whole(all.into_iter().map(one).collect()))
}
