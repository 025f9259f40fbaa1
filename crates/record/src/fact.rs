//! Fact (fakts): what another register said about a person on a day.

use chrono::NaiveDate;

use crate::change::{not_before, refuse};
use crate::rows::{bulk, fact};
use crate::{Change, PersonId, Problem, RecordError};

/// A fact to record.
#[derive(Debug, Clone)]
pub struct NewFact {
    /// Person.
    pub person: PersonId,
    /// Code of `fact-kind`.
    pub kind: String,
    /// Day it happened or was true.
    pub on: NaiveDate,
    /// Last day it was true.
    pub until: Option<NaiveDate>,
    /// Code or number as text, by kind.
    pub value: Option<String>,
    /// Code of `fact-source`.
    pub source: String,
    /// Day the register answered.
    pub queried_on: NaiveDate,
}

impl Change<'_> {
    /// Records facts.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn facts(&mut self, new: &[NewFact]) -> Result<(), RecordError> {
        let scope = self.reach("fact")?;
        self.check_people(new.iter().enumerate().map(|(at, one)| (at, "person".to_owned(), one.person)), scope).await?;
        for (index, one) in new.iter().enumerate() {
            self.check_fact(one).map_err(|(field, problem)| refuse(index, field, problem))?;
        }
        let first = self.ids("fact", new.len()).await?;
        let row = |(id, one): (i64, &NewFact)| fact::Model {
            id,
            person_id: one.person.0,
            kind: one.kind.clone(),
            on_day: one.on,
            until_day: one.until,
            value: one.value.clone(),
            source: one.source.clone(),
            queried_on: one.queried_on,
        };
        let rows: Vec<fact::Model> = (first..).zip(new).map(row).collect();
        bulk::insert::<fact::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.wrote("fact", rows.len(), &first);
        Ok(())
    }

    /// The kind's code says which values it takes: `values = "1|2|3"`, or `classifier` with a list of them.
    fn check_fact(&self, one: &NewFact) -> Result<(), (&'static str, Problem)> {
        let codes = &self.record.codes;
        let kind = codes.get("fact-kind", &one.kind, one.on).map_err(|problem| ("kind", problem))?;
        codes.get("fact-source", &one.source, one.queried_on).map_err(|problem| ("source", problem))?;
        not_before(one.queried_on, "on", one.on).map_err(|problem| ("queried_on", problem))?;
        if let Some(until) = one.until {
            not_before(until, "on", one.on).map_err(|problem| ("until", problem))?;
        }
        let Some(value) = &one.value else {
            return if kind.with.contains_key("values") { Err(("value", Problem::Required)) } else { Ok(()) };
        };
        if let Some(values) = kind.with.get("values") {
            if !values.split('|').any(|one| one == value) {
                let allowed = values.split('|').map(str::to_owned).collect();
                return Err(("value", Problem::NotOneOf { value: value.clone(), allowed }));
            }
        } else if let Some(list) = kind.with.get("classifier") {
            codes.ever(list, value).map_err(|problem| ("value", problem))?;
        }
        Ok(())
    }
}
