//! Deadlines of a case, each with the steps that explain it.

use catalogue::{Catalogue, Due};
use chrono::NaiveDate;
use record::PersonId;
use serde::Serialize;

use super::call::Call;
use super::list::List;
use super::operation::Nothing;
use super::problem::Refused;
use super::shape::shape;
use crate::pages::people::PURPOSE;
use crate::visit::Visit;

shape! {
    /// A deadline.
    #[derive(Debug, Serialize)]
    pub(super) struct CaseDeadline {
        /// Id in the pack.
        deadline: String,
        /// Its name.
        name: String,
        on: NaiveDate,
        /// Day it appears among the work.
        remind_on: NaiveDate,
        /// `pending`, `overdue`, `waiting`, `done`, `done-late`, `stopped`.
        state: String,
        /// Why it is due on that day, step by step.
        why: Vec<String>,
    }
}

pub(super) async fn of_person(call: Call, _: Nothing) -> Result<List<CaseDeadline>, Refused> {
    let due = call.record().deadlines(&call.actor(PURPOSE), PersonId(call.id()?)).await?;
    Ok(List::whole(due.iter().map(|due| CaseDeadline::new(due, &call.visit)).collect()))
}

impl CaseDeadline {
    pub fn new(due: &Due, visit: &Visit) -> Self {
        let (catalogue, lang): (&Catalogue, _) = (visit.app().catalogue(), visit.lang());
        let definition = catalogue.deadlines.iter().find(|one| one.id == due.deadline);
        let state = serde_json::to_value(due.state).ok().and_then(|state| state.as_str().map(str::to_owned));
        Self {
            name: definition.map_or(due.deadline.as_str(), |one| one.name.get(lang)).to_owned(),
            deadline: due.deadline.clone(),
            on: due.on,
            remind_on: due.remind_on,
            state: state.unwrap_or_default(),
            why: due.steps.iter().map(|step| step.sentence(catalogue, lang)).collect(),
        }
    }
}
