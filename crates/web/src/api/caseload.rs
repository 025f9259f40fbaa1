//! Caseloads: who has whom, giving people, handing them over.

use chrono::NaiveDate;
use record::{AccountId, PersonId};
use serde::{Deserialize, Serialize};

use super::call::Call;
use super::list::List;
use super::operation::Nothing;
use super::problem::Refused;
use super::shape::shape;
use super::written::Written;
use crate::pages::people::PURPOSE;

shape! {
    /// How many people a member of staff has on the caseload.
    #[derive(Debug, Serialize)]
    pub(super) struct Caseload {
        account: i64,
        name: String,
        role: String,
        /// Organisation id; empty for the whole agency.
        unit: String,
        /// Whether the account may sign in; where it may not, somebody must take the people over.
        active: bool,
        people: u64,
    }
}

shape! {
    /// A person on a caseload.
    #[derive(Debug, Serialize)]
    pub(super) struct PersonOnCaseload {
        person: i64,
        name: String,
        since: NaiveDate,
    }
}

shape! {
    /// People to put on a caseload, or to take off it.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct PeopleOfCaseload {
        persons: Vec<i64>,
    }
}

shape! {
    /// People to hand over.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct PeopleToHandOver {
        /// Account that is to have them.
        to: i64,
        persons: Vec<i64>,
    }
}

pub(super) async fn list(call: Call, _: Nothing) -> Result<List<Caseload>, Refused> {
    let caseloads = call.record().caseloads(&call.actor(PURPOSE)).await?;
    let one = |one: record::Caseload| Caseload {
        account: one.staff.id.0,
        name: one.staff.name,
        role: one.staff.role,
        unit: one.staff.unit,
        active: one.active,
        people: one.people,
    };
    Ok(List::whole(caseloads.into_iter().map(one).collect()))
}

pub(super) async fn people(call: Call, _: Nothing) -> Result<List<PersonOnCaseload>, Refused> {
    let (_, people) = call.record().caseload(&call.actor(PURPOSE), AccountId(call.id()?)).await?;
    let one = |one: record::CaseloadPerson| PersonOnCaseload { person: one.person.0, name: one.name, since: one.since };
    Ok(List::whole(people.into_iter().map(one).collect()))
}

pub(super) async fn give(call: Call, new: PeopleOfCaseload) -> Result<Written, Refused> {
    let account = AccountId(call.id()?);
    let mut change = call.change("write", PURPOSE).await?;
    change.assign(account, &persons(&new.persons)).await?;
    call.commit(change, Written::new(account.0).under("/api/v1/caseloads")).await
}

pub(super) async fn take_off(call: Call, new: PeopleOfCaseload) -> Result<Written, Refused> {
    moved(&call, None, &new.persons).await
}

pub(super) async fn hand_over(call: Call, new: PeopleToHandOver) -> Result<Written, Refused> {
    moved(&call, Some(AccountId(new.to)), &new.persons).await
}

async fn moved(call: &Call, to: Option<AccountId>, people: &[i64]) -> Result<Written, Refused> {
    let account = AccountId(call.id()?);
    let mut change = call.change("write", PURPOSE).await?;
    change.hand_over_cases(account, to, &persons(people)).await?;
    call.commit(change, Written::new(account.0).under("/api/v1/caseloads")).await
}

fn persons(ids: &[i64]) -> Vec<PersonId> {
    ids.iter().copied().map(PersonId).collect()
}
