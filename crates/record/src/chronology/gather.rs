//! Gathering a chronology from everything that is recorded of a person.

use std::collections::HashMap;

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Chronology, ChronologyEntry, ChronologyFilter, ChronologySource, Happening, Nature};
use crate::permission::Opening;
use crate::rows::{
    activity, case_plan, case_plan_version, contact, custody, expected_release, fact, movement, participation, release,
    section, section_breach, section_condition, section_meeting, session_note,
};
use crate::{Actor, Page, Paged, PersonId, Record, RecordError};

/// Resources a chronology is gathered from.
const RESOURCES: [&str; 8] =
    ["custody", "section", "fact", "activity", "assessment", "case-plan", "contact", "session-note"];

impl Record {
    /// What is recorded of a person, newest first, as far as the actor may read it.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn chronology(
        &self,
        actor: &Actor,
        person: PersonId,
        filter: &ChronologyFilter,
        page: Page,
    ) -> Result<Chronology, RecordError> {
        self.open_about(actor, "person", person).await?;
        self.happened(actor, &mut Opening::new(self, actor, person), filter, page).await
    }

    /// A page of what happened, of a person who is open already.
    pub(crate) async fn happened(
        &self,
        actor: &Actor,
        opening: &mut Opening<'_>,
        filter: &ChronologyFilter,
        page: Page,
    ) -> Result<Chronology, RecordError> {
        let (mut entries, left_out) = self.gather(actor, opening).await?;
        entries.retain(|entry| {
            filter.from.is_none_or(|from| entry.on >= from)
                && filter.until.is_none_or(|until| entry.on <= until)
                && filter.nature.is_none_or(|nature| entry.nature == nature)
                && filter.after.is_none_or(|after| entry.place() < after)
        });
        let total = entries.len() as u64;
        let skipped = usize::try_from(page.offset()).unwrap_or(usize::MAX);
        let size = usize::try_from(page.size).unwrap_or(usize::MAX);
        let rows = entries.into_iter().skip(skipped).take(size).collect();
        Ok(Chronology { entries: Paged { rows, total, page }, left_out })
    }

    /// Every entry, newest first, and the resources that were left out.
    pub(crate) async fn gather(
        &self,
        actor: &Actor,
        opening: &mut Opening<'_>,
    ) -> Result<(Vec<ChronologyEntry>, Vec<&'static str>), RecordError> {
        let (mut entries, mut left_out) = (Vec::new(), Vec::new());
        let person = opening.person;
        for resource in RESOURCES {
            if !opening.sees(self.storage.db(), resource).await? {
                left_out.push(resource);
                continue;
            }
            entries.extend(match resource {
                "custody" => self.custody_entries(person).await?,
                "section" => self.section_entries(person).await?,
                "fact" => self.fact_entries(person).await?,
                "activity" => self.activity_entries(actor, person).await?,
                "assessment" => self.assessment_entries(actor, person).await?,
                "case-plan" => self.plan_entries(person).await?,
                "contact" => self.contact_entries(person).await?,
                _ => self.session_entries(person).await?,
            });
        }
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.place()));
        Ok((entries, left_out))
    }

    async fn custody_entries(&self, person: PersonId) -> Result<Vec<ChronologyEntry>, RecordError> {
        let db = self.storage.db();
        let stays = custody::Entity::find().filter(custody::Column::PersonId.eq(person.0)).all(db).await?;
        let moves = movement::Entity::find().filter(movement::Column::PersonId.eq(person.0)).all(db).await?;
        let releases = release::Entity::find().filter(release::Column::PersonId.eq(person.0)).all(db).await?;
        let mut entries = Vec::new();
        for stay in stays {
            // The first movement of a stay is its placement.
            let mut moves: Vec<_> = moves.iter().filter(|moved| moved.custody_id == stay.id).collect();
            moves.sort_by_key(|moved| (moved.on_day, moved.id));
            for (at, moved) in moves.into_iter().enumerate() {
                let (unit, regime) = (moved.unit.clone(), moved.regime.clone());
                entries.push(if at == 0 {
                    let what = Happening::Placed { legal_status: stay.legal_status.clone(), unit, regime };
                    entry(moved.on_day, ChronologySource::Custody(stay.id), what)
                } else {
                    entry(moved.on_day, ChronologySource::Movement(moved.id), Happening::Moved { unit, regime })
                });
            }
        }
        entries.extend(releases.into_iter().map(|row| {
            let what = Happening::Released { unit: row.unit, kind: row.kind };
            entry(row.on_day, ChronologySource::Release(row.id), what)
        }));
        let expected = expected_release::Entity::find().filter(expected_release::Column::PersonId.eq(person.0));
        entries.extend(expected.all(db).await?.into_iter().map(|row| {
            let what = Happening::ReleaseExpected { on: row.on_day };
            entry(row.said_on, ChronologySource::ExpectedRelease(row.id), what)
        }));
        Ok(entries)
    }

    async fn section_entries(&self, person: PersonId) -> Result<Vec<ChronologyEntry>, RecordError> {
        let rows = section::Entity::find().filter(section::Column::PersonId.eq(person.0));
        let mut entries = Vec::new();
        for row in rows.all(self.storage.db()).await? {
            let source = ChronologySource::Section(row.id);
            if let Some(on) = row.closed_on {
                let what = Happening::SectionClosed { function: row.function.clone(), reason: row.closing_reason };
                entries.push(entry(on, source, what));
            }
            let what = Happening::SectionOpened { function: row.function, basis: row.basis, unit: row.unit };
            entries.push(entry(row.opened_on, source, what));
        }
        entries.extend(self.supervision_entries(person).await?);
        Ok(entries)
    }

    async fn supervision_entries(&self, person: PersonId) -> Result<Vec<ChronologyEntry>, RecordError> {
        let db = self.storage.db();
        let mut theirs = Query::select();
        theirs.column(section::Column::Id).from(section::Entity).and_where(section::Column::PersonId.eq(person.0));
        let conditions = section_condition::Entity::find()
            .filter(section_condition::Column::SectionId.in_subquery(theirs.clone()))
            .all(db)
            .await?;
        let kinds: HashMap<i64, String> = conditions.iter().map(|row| (row.id, row.kind.clone())).collect();
        let mut entries = Vec::new();
        for row in conditions {
            let source = ChronologySource::Condition(row.id);
            if let (Some(on), Some(ending)) = (row.until_day, row.ending) {
                entries.push(entry(on, source, Happening::ConditionEnded { kind: row.kind.clone(), ending }));
            }
            let what = Happening::ConditionSet { kind: row.kind, set_by: row.set_by };
            entries.push(entry(row.from_day, source, what));
        }
        let breaches =
            section_breach::Entity::find().filter(section_breach::Column::SectionId.in_subquery(theirs.clone()));
        entries.extend(breaches.all(db).await?.into_iter().map(|row| {
            let condition = row.condition_id.and_then(|id| kinds.get(&id).cloned());
            let what = Happening::Breached { condition, answer: row.answer };
            entry(row.on_day, ChronologySource::Breach(row.id), what)
        }));
        let meetings = section_meeting::Entity::find().filter(section_meeting::Column::SectionId.in_subquery(theirs));
        entries.extend(meetings.all(db).await?.into_iter().map(|row| {
            let what = Happening::Met { held: row.held, delivery: row.delivery };
            opinion(row.on_day, ChronologySource::Meeting(row.id), what)
        }));
        Ok(entries)
    }

    async fn fact_entries(&self, person: PersonId) -> Result<Vec<ChronologyEntry>, RecordError> {
        let rows = fact::Entity::find().filter(fact::Column::PersonId.eq(person.0)).all(self.storage.db()).await?;
        let said = |row: fact::Model| {
            let what = Happening::Said { kind: row.kind, value: row.value, until: row.until_day, source: row.source };
            entry(row.on_day, ChronologySource::Fact(row.id), what)
        };
        Ok(rows.into_iter().map(said).collect())
    }

    /// Participations; those in confidential activities are told in their own unit only.
    async fn activity_entries(&self, actor: &Actor, person: PersonId) -> Result<Vec<ChronologyEntry>, RecordError> {
        let db = self.storage.db();
        let parts = participation::Entity::find().filter(participation::Column::PersonId.eq(person.0)).all(db).await?;
        let ids = parts.iter().map(|part| part.activity_id);
        let of = activity::Entity::find().filter(activity::Column::Id.is_in(ids)).all(db).await?;
        let of: HashMap<i64, activity::Model> = of.into_iter().map(|row| (row.id, row)).collect();
        let part = |part: participation::Model| {
            let of = of.get(&part.activity_id)?;
            let kind = self.catalogue.activity_types.get(&of.kind);
            if kind.is_some_and(|kind| kind.confidential) && actor.unit != of.unit {
                return None;
            }
            let what = Happening::TookPart {
                kind: of.kind.clone(),
                programme: of.programme.clone(),
                role: part.role,
                attended: part.attended,
                outcome: part.outcome,
            };
            Some(entry(of.on_day, ChronologySource::Activity(of.id), what))
        };
        Ok(parts.into_iter().filter_map(part).collect())
    }

    async fn assessment_entries(&self, actor: &Actor, person: PersonId) -> Result<Vec<ChronologyEntry>, RecordError> {
        let rows = self.assessments_seen(actor, person).await?;
        let assessed = |row: crate::rows::assessment::Model| {
            let approved = row.override_band.filter(|_| row.countersigned_by.is_some());
            let source = ChronologySource::Assessment { id: row.id, version: row.version };
            let what = Happening::Assessed {
                instrument: row.instrument,
                topic: row.topic,
                state: row.state,
                band: approved.or(row.band),
            };
            opinion(row.on_day, source, what)
        };
        Ok(rows.into_iter().map(assessed).collect())
    }

    async fn plan_entries(&self, person: PersonId) -> Result<Vec<ChronologyEntry>, RecordError> {
        let db = self.storage.db();
        let plans = case_plan::Entity::find().filter(case_plan::Column::PersonId.eq(person.0)).all(db).await?;
        let versions = case_plan_version::Entity::find()
            .filter(case_plan_version::Column::PlanId.is_in(plans.iter().map(|plan| plan.id)))
            .all(db)
            .await?;
        let planned = |row: case_plan_version::Model| {
            let source = ChronologySource::Plan { id: row.plan_id, number: row.number };
            opinion(row.on_day, source, Happening::Planned { state: row.state, agreement: row.agreement })
        };
        Ok(versions.into_iter().map(planned).collect())
    }

    async fn contact_entries(&self, person: PersonId) -> Result<Vec<ChronologyEntry>, RecordError> {
        let rows = contact::Entity::find().filter(contact::Column::PersonId.eq(person.0));
        let rows = rows.all(self.storage.db()).await?;
        let names = self.account_names(rows.iter().map(|row| row.account_id)).await?;
        let mut entries = Vec::new();
        for row in rows {
            let name = names.get(&row.account_id).cloned().unwrap_or_default();
            let source = ChronologySource::Contact(row.id);
            if let Some(on) = row.until_day {
                entries.push(entry(on, source, Happening::ContactEnded { name: name.clone(), reason: row.end_reason }));
            }
            entries.push(entry(row.from_day, source, Happening::ContactBegan { name }));
        }
        Ok(entries)
    }

    async fn session_entries(&self, person: PersonId) -> Result<Vec<ChronologyEntry>, RecordError> {
        let rows = session_note::Entity::find().filter(session_note::Column::PersonId.eq(person.0));
        let session = |row: session_note::Model| {
            opinion(row.on_day, ChronologySource::SessionNote(row.id), Happening::Session { held: row.held })
        };
        Ok(rows.all(self.storage.db()).await?.into_iter().map(session).collect())
    }
}

fn entry(on: chrono::NaiveDate, source: ChronologySource, what: Happening) -> ChronologyEntry {
    ChronologyEntry { on, nature: Nature::Fact, source, what }
}

fn opinion(on: chrono::NaiveDate, source: ChronologySource, what: Happening) -> ChronologyEntry {
    ChronologyEntry { on, nature: Nature::Opinion, source, what }
}
