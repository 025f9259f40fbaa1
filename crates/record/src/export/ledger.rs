//! Activities, participations and headcounts.

use std::collections::HashMap;

use catalogue::HeadcountKind;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{ActivityOut, Export, HeadcountOut, ParticipationOut};
use crate::rows::{activity, headcount, organisation, participation, person};
use crate::{ActivityId, PersonId, RecordError};

/// What a participation shows of its person.
type Side = (Option<NaiveDate>, Option<String>, Option<String>);

impl Export<'_> {
    /// Activities with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn activities(&self, after: i64, limit: u64) -> Result<Vec<ActivityOut>, RecordError> {
        let rows = activity::Entity::find()
            .filter(activity::Column::Id.gt(after))
            .order_by_asc(activity::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let kinds = self.organisation_kinds().await?;
        let out = |row: activity::Model| ActivityOut {
            id: ActivityId(row.id),
            kind: row.kind,
            on: row.on_day,
            until: row.until_day,
            agency: row.agency,
            unit: row.unit,
            place: row.place,
            region: row.region,
            delivery: row.delivery,
            profession: row.profession,
            funding: row.funding,
            project: row.project,
            external_fund: row.external_fund,
            measure: row.measure,
            topic: row.topic,
            programme: row.programme,
            instrument: row.instrument,
            international: row.international,
            partner_kind: row.partner.as_ref().and_then(|partner| kinds.get(partner).cloned()),
            partner: row.partner,
            minutes: row.minutes,
            recorded_on: row.recorded_on,
            simulated: row.simulated,
        };
        Ok(rows.into_iter().map(out).collect())
    }

    /// Participations with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn participations(&self, after: i64, limit: u64) -> Result<Vec<ParticipationOut>, RecordError> {
        let rows = participation::Entity::find()
            .filter(participation::Column::Id.gt(after))
            .order_by_asc(participation::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let days = self.days(rows.iter().map(|row| row.activity_id)).await?;
        let sides = self.participants(rows.iter().filter_map(|row| row.person_id)).await?;
        let kinds = self.organisation_kinds().await?;
        let mut out = Vec::with_capacity(rows.len());
        for row in rows {
            let (born_on, sex, employer_agency) =
                row.person_id.and_then(|person| sides.get(&person).cloned()).unwrap_or_default();
            let activity_on = days.get(&row.activity_id).copied();
            out.push(ParticipationOut {
                id: row.id,
                activity: ActivityId(row.activity_id),
                activity_on: activity_on.expect("a foreign key ties every participation to its activity"),
                person: row.person_id.map(PersonId),
                role: row.role,
                organisation_kind: row.organisation.as_ref().and_then(|id| kinds.get(id).cloned()),
                organisation: row.organisation,
                employer_agency,
                attended: row.attended,
                minutes: row.minutes,
                outcome: row.outcome,
                system_record: row.system_record,
                born_on,
                sex,
            });
        }
        Ok(out)
    }

    /// Headcounts with an id above `after`, by id; at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn headcounts(&self, after: i64, limit: u64) -> Result<Vec<HeadcountOut>, RecordError> {
        let rows = headcount::Entity::find()
            .filter(headcount::Column::Id.gt(after))
            .order_by_asc(headcount::Column::Id)
            .limit(limit)
            .all(&self.view)
            .await?;
        let of = self.activity_kinds(rows.iter().map(|row| row.activity_id)).await?;
        let out = |row: headcount::Model| {
            let kind = of.get(&row.activity_id).and_then(|of| self.record.catalogue.activity_types.get(of));
            let part_of = match kind.and_then(|kind| kind.headcounts.get(&row.kind)) {
                Some(HeadcountKind::PartOf(whole)) => Some(whole.clone()),
                _ => None,
            };
            HeadcountOut {
                id: row.id,
                activity: ActivityId(row.activity_id),
                kind: row.kind,
                part_of,
                organisation_kind: row.organisation_kind,
                count: row.people,
            }
        };
        Ok(rows.into_iter().map(out).collect())
    }

    async fn organisation_kinds(&self) -> Result<HashMap<String, String>, RecordError> {
        let kinds: Vec<(String, String)> = organisation::Entity::find()
            .select_only()
            .columns([organisation::Column::Id, organisation::Column::Kind])
            .into_tuple()
            .all(&self.view)
            .await?;
        Ok(kinds.into_iter().collect())
    }

    async fn activity_kinds(&self, ids: impl Iterator<Item = i64>) -> Result<HashMap<i64, String>, RecordError> {
        let mut kinds = HashMap::new();
        for chunk in distinct(ids).chunks(4096) {
            let rows: Vec<(i64, String)> = activity::Entity::find()
                .select_only()
                .columns([activity::Column::Id, activity::Column::Kind])
                .filter(activity::Column::Id.is_in(chunk.iter().copied()))
                .into_tuple()
                .all(&self.view)
                .await?;
            kinds.extend(rows);
        }
        Ok(kinds)
    }

    async fn days(&self, ids: impl Iterator<Item = i64>) -> Result<HashMap<i64, NaiveDate>, RecordError> {
        let mut days = HashMap::new();
        for chunk in distinct(ids).chunks(4096) {
            let rows: Vec<(i64, NaiveDate)> = activity::Entity::find()
                .select_only()
                .columns([activity::Column::Id, activity::Column::OnDay])
                .filter(activity::Column::Id.is_in(chunk.iter().copied()))
                .into_tuple()
                .all(&self.view)
                .await?;
            days.extend(rows);
        }
        Ok(days)
    }

    async fn participants(&self, ids: impl Iterator<Item = i64>) -> Result<HashMap<i64, Side>, RecordError> {
        use person::Column;

        let mut sides = HashMap::new();
        for chunk in distinct(ids).chunks(4096) {
            let rows: Vec<(i64, Option<NaiveDate>, Option<String>, Option<String>)> = person::Entity::find()
                .select_only()
                .columns([Column::Id, Column::BornOn, Column::Sex, Column::EmployerAgency])
                .filter(Column::Id.is_in(chunk.iter().copied()))
                .into_tuple()
                .all(&self.view)
                .await?;
            sides.extend(rows.into_iter().map(|(id, born_on, sex, agency)| (id, (born_on, sex, agency))));
        }
        Ok(sides)
    }
}

fn distinct(ids: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut ids: Vec<i64> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
