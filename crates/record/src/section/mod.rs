//! Section (sekcija): one probation function for one person, from opening to closing.

mod supervision;

use std::collections::HashMap;

use catalogue::Scope;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::change::{not_before, refuse};
use crate::rows::{bulk, section};
use crate::storage::AT_ONCE;
use crate::{Change, PersonId, Problem, Record, RecordError};
pub use supervision::{
    Breach, ConditionEnd, ConditionId, ContactPlan, Meeting, NewCondition, SectionCondition, Supervision,
};

/// Id of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub i64);

/// A section to record; closed ones carry their closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSection {
    /// Person.
    pub person: PersonId,
    /// Code of `probation-function`.
    pub function: String,
    /// Code of `section-basis`.
    pub basis: String,
    /// Territorial unit.
    pub unit: String,
    /// First day.
    pub opened_on: NaiveDate,
    /// Last day.
    pub closed_on: Option<NaiveDate>,
    /// Code of `closing-reason`; needed with `closed_on`.
    pub closing_reason: Option<String>,
    /// Tax register answer at opening.
    pub employed_at_opening: Option<bool>,
    /// Tax register answer at closing.
    pub employed_at_closing: Option<bool>,
}

/// A section as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Id.
    pub id: SectionId,
    /// What it says.
    pub data: NewSection,
}

/// The closing of an open section.
#[derive(Debug, Clone)]
pub struct SectionClosing {
    /// Section.
    pub section: SectionId,
    /// Last day.
    pub on: NaiveDate,
    /// Code of `closing-reason`.
    pub reason: String,
    /// Tax register answer at closing.
    pub employed_at_closing: Option<bool>,
}

impl Change<'_> {
    /// Records sections.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn sections(&mut self, new: &[NewSection]) -> Result<Vec<SectionId>, RecordError> {
        let scope = self.reach("section")?;
        self.prepare().await?;
        self.check_people(new.iter().enumerate().map(|(at, one)| (at, "person".to_owned(), one.person)), scope).await?;
        for (index, one) in new.iter().enumerate() {
            self.check_section(index, one, scope)?;
        }
        let first = self.ids("section", new.len()).await?;
        let row = |(id, one): (i64, &NewSection)| section::Model {
            id,
            person_id: one.person.0,
            function: one.function.clone(),
            basis: one.basis.clone(),
            unit: one.unit.clone(),
            opened_on: one.opened_on,
            closed_on: one.closed_on,
            closing_reason: one.closing_reason.clone(),
            employed_at_opening: one.employed_at_opening,
            employed_at_closing: one.employed_at_closing,
            version: 1,
        };
        let rows: Vec<section::Model> = (first..).zip(new).map(row).collect();
        bulk::insert::<section::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.wrote("section", rows.len(), &first);
        Ok(rows.iter().map(|row| SectionId(row.id)).collect())
    }

    fn check_section(&self, index: usize, one: &NewSection, scope: Scope) -> Result<(), RecordError> {
        let codes = &self.record.codes;
        codes
            .get("probation-function", &one.function, one.opened_on)
            .map_err(|problem| refuse(index, "function", problem))?;
        let basis =
            codes.get("section-basis", &one.basis, one.opened_on).map_err(|problem| refuse(index, "basis", problem))?;
        if basis.with.get("function").is_some_and(|function| *function != one.function) {
            let problem = Problem::DoesNotFit { field: "function", value: one.function.clone() };
            return Err(refuse(index, "basis", problem));
        }
        let unit = self.unit(&one.unit).map_err(|problem| refuse(index, "unit", problem))?;
        self.within(scope, "section", unit.agency.as_deref(), &one.unit)?;
        match (one.closed_on, &one.closing_reason) {
            (Some(_), None) => Err(refuse(index, "closing_reason", Problem::Required)),
            (None, Some(_)) => Err(refuse(index, "closed_on", Problem::Required)),
            (None, None) if one.employed_at_closing.is_some() => {
                Err(refuse(index, "employed_at_closing", Problem::NotAllowed))
            }
            (Some(on), Some(reason)) => {
                self.check_closing(index, one.opened_on, on, ("closed_on", "closing_reason"), reason)
            }
            (None, None) => Ok(()),
        }
    }

    fn check_closing(
        &self,
        index: usize,
        opened_on: NaiveDate,
        on: NaiveDate,
        fields: (&str, &str),
        reason: &str,
    ) -> Result<(), RecordError> {
        not_before(on, "opened_on", opened_on).map_err(|problem| refuse(index, fields.0, problem))?;
        let code = self.record.codes.get("closing-reason", reason, on);
        code.map(drop).map_err(|problem| refuse(index, fields.1, problem))
    }

    /// Closes open sections.
    ///
    /// # Errors
    /// When refused or a value is not acceptable (closed before opened, closed twice).
    pub async fn close_sections(&mut self, closings: &[SectionClosing]) -> Result<(), RecordError> {
        let scope = self.reach("section")?;
        self.prepare().await?;
        let ids: Vec<i64> = closings.iter().map(|one| one.section.0).collect();
        let mut sections = HashMap::with_capacity(ids.len());
        for chunk in ids.chunks(AT_ONCE) {
            let found = section::Entity::find().filter(section::Column::Id.is_in(chunk.iter().copied()));
            sections.extend(found.all(&self.tx).await?.into_iter().map(|row| (row.id, row)));
        }
        let mut rows = Vec::with_capacity(closings.len());
        for (index, one) in closings.iter().enumerate() {
            let id = one.section.0;
            let unknown = || Problem::Unknown { noun: "section", id: id.to_string(), nearest: None };
            let section = sections.get_mut(&id).ok_or_else(|| refuse(index, "section", unknown()))?;
            if let Some(on) = section.closed_on {
                return Err(refuse(index, "section", Problem::Ended { on }));
            }
            let agency = self.unit(&section.unit).ok().and_then(|unit| unit.agency.as_deref());
            self.within(scope, "section", agency, &section.unit)?;
            self.check_closing(index, section.opened_on, one.on, ("on", "reason"), &one.reason)?;
            section.closed_on = Some(one.on);
            rows.push(vec![
                id.into(),
                one.on.into(),
                one.reason.clone().into(),
                one.employed_at_closing.into(),
                (section.version + 1).into(),
            ]);
        }
        let columns = ["closed_on", "closing_reason", "employed_at_closing", "version"];
        bulk::update(&self.tx, "section", &columns, &rows, &mut self.digest).await?;
        self.wrote("section", rows.len(), &ids.first().copied().unwrap_or_default());
        Ok(())
    }
}

impl Record {
    /// Sections of a person who is open already, newest first.
    pub(crate) async fn sections_of(&self, person: PersonId) -> Result<Vec<Section>, RecordError> {
        let rows = section::Entity::find()
            .filter(section::Column::PersonId.eq(person.0))
            .order_by_desc(section::Column::OpenedOn)
            .order_by_desc(section::Column::Id)
            .all(self.storage.db())
            .await?;
        Ok(rows.into_iter().map(Section::from).collect())
    }
}

impl From<section::Model> for Section {
    fn from(row: section::Model) -> Self {
        Self {
            id: SectionId(row.id),
            data: NewSection {
                person: PersonId(row.person_id),
                function: row.function,
                basis: row.basis,
                unit: row.unit,
                opened_on: row.opened_on,
                closed_on: row.closed_on,
                closing_reason: row.closing_reason,
                employed_at_opening: row.employed_at_opening,
                employed_at_closing: row.employed_at_closing,
            },
        }
    }
}
