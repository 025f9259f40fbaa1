//! Activities, participations and headcounts.

use std::collections::HashMap;

use catalogue::HeadcountKind;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef};

use super::{ActivityOut, Export, HeadcountOut, ParticipationOut};
use crate::rows::{activity, headcount, organisation, participation, person};
use crate::storage::AT_ONCE;
use crate::{ActivityId, PersonId, RecordError};

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
            .join(JoinType::InnerJoin, by(participation::Column::ActivityId, activity::Entity, activity::Column::Id))
            .join(JoinType::LeftJoin, by(participation::Column::PersonId, person::Entity, person::Column::Id))
            .join(
                JoinType::LeftJoin,
                by(participation::Column::Organisation, organisation::Entity, organisation::Column::Id),
            )
            .column_as(activity::Column::OnDay, "activity_on")
            .column_as(person::Column::BornOn, "born_on")
            .column_as(person::Column::Sex, "sex")
            .column_as(person::Column::EmployerAgency, "employer_agency")
            .column_as(organisation::Column::Kind, "organisation_kind")
            .filter(participation::Column::Id.gt(after))
            .order_by_asc(participation::Column::Id)
            .limit(limit)
            .into_model::<Joined>()
            .all(&self.view)
            .await?;
        Ok(rows.into_iter().map(ParticipationOut::from).collect())
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
        for chunk in distinct(ids).chunks(AT_ONCE) {
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
}

/// A participation with its activity's, person's and organisation's side.
#[derive(Debug, FromQueryResult)]
struct Joined {
    id: i64,
    activity_id: i64,
    person_id: Option<i64>,
    role: String,
    organisation: Option<String>,
    attended: bool,
    minutes: Option<i32>,
    outcome: Option<String>,
    system_record: bool,
    activity_on: NaiveDate,
    born_on: Option<NaiveDate>,
    sex: Option<String>,
    employer_agency: Option<String>,
    organisation_kind: Option<String>,
}

impl From<Joined> for ParticipationOut {
    fn from(row: Joined) -> Self {
        Self {
            id: row.id,
            activity: ActivityId(row.activity_id),
            activity_on: row.activity_on,
            person: row.person_id.map(PersonId),
            role: row.role,
            organisation: row.organisation,
            organisation_kind: row.organisation_kind,
            employer_agency: row.employer_agency,
            attended: row.attended,
            minutes: row.minutes,
            outcome: row.outcome,
            system_record: row.system_record,
            born_on: row.born_on,
            sex: row.sex,
        }
    }
}

/// A join of a participation's `column` with the `key` of another table.
fn by<E: EntityTrait>(column: participation::Column, table: E, key: E::Column) -> RelationDef {
    participation::Entity::belongs_to(table).from(column).to(key).into()
}

fn distinct(ids: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut ids: Vec<i64> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
