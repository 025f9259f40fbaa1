//! The ledger list and one opened entry.

use std::collections::{BTreeSet, HashMap};

use catalogue::HeadcountKind;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    ActivityDetail, ActivityFilter, ActivityId, ActivityRow, Headcount, NewActivity, NewParticipation, Participant,
};
use crate::chain::Entry;
use crate::change::below;
use crate::permission::Sight;
use crate::rows::{activity, headcount, organisation, participation, person};
use crate::storage::AT_ONCE;
use crate::{Actor, Page, Paged, PersonId, Record, RecordError};

impl Record {
    /// Ledger entries, newest first, with the actor's scope applied.
    ///
    /// # Errors
    /// When the role may not read activities or the database does not answer.
    pub async fn activities(
        &self,
        actor: &Actor,
        filter: &ActivityFilter,
        page: Page,
    ) -> Result<Paged<ActivityRow>, RecordError> {
        let (scope, _) = self.allowed(actor, "read", "activity")?;
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let wanted = activity::Entity::find().filter(sight.activities()).filter(self.wanted(filter).await?);
        let total = wanted.clone().count(self.storage.db()).await?;
        let rows = wanted
            .order_by_desc(activity::Column::OnDay)
            .order_by_desc(activity::Column::Id)
            .offset(page.offset())
            .limit(page.size)
            .all(self.storage.db())
            .await?;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let attended: HashMap<i64, i64> = participation::Entity::find()
            .select_only()
            .column(participation::Column::ActivityId)
            .column_as(participation::Column::Id.count(), "people")
            .filter(participation::Column::ActivityId.is_in(ids.iter().copied()))
            .filter(participation::Column::Attended.eq(true))
            .group_by(participation::Column::ActivityId)
            .into_tuple::<(i64, i64)>()
            .all(self.storage.db())
            .await?
            .into_iter()
            .collect();
        let counts =
            headcount::Entity::find().filter(headcount::Column::ActivityId.is_in(ids)).all(self.storage.db()).await?;
        let units = self.organisation_names(rows.iter().map(|row| row.unit.clone())).await?;
        let row = |row: activity::Model| {
            let kind = self.catalogue.activity_types.get(&row.kind);
            let whole = |one: &&headcount::Model| {
                let of = kind.and_then(|kind| kind.headcounts.get(&one.kind));
                one.activity_id == row.id && !matches!(of, Some(HeadcountKind::PartOf(_)))
            };
            ActivityRow {
                id: ActivityId(row.id),
                attended: attended.get(&row.id).map_or(0, |people| people.unsigned_abs()),
                headcount: counts.iter().filter(whole).map(|one| u64::from(one.people.unsigned_abs())).sum(),
                unit: units.get(&row.unit).cloned().unwrap_or_else(|| row.unit.clone()),
                kind: row.kind,
                title: row.title,
                on: row.on_day,
                agency: row.agency,
                project: row.project,
                measure: row.measure,
                simulated: row.simulated,
            }
        };
        Ok(Paged { rows: rows.into_iter().map(row).collect(), total, page })
    }

    async fn wanted(&self, filter: &ActivityFilter) -> Result<Condition, RecordError> {
        use activity::Column;

        let mut wanted = Condition::all();
        let fields = [
            (Column::Kind, &filter.kind),
            (Column::Agency, &filter.agency),
            (Column::Project, &filter.project),
            (Column::Measure, &filter.measure),
        ];
        for (column, value) in fields {
            wanted = wanted.add_option(value.as_ref().map(|value| column.eq(value)));
        }
        if let Some(unit) = &filter.unit {
            let tree: Vec<(String, Option<String>)> = organisation::Entity::find()
                .select_only()
                .columns([organisation::Column::Id, organisation::Column::Parent])
                .into_tuple()
                .all(self.storage.db())
                .await?;
            let tree: Vec<_> = tree.iter().map(|(id, parent)| (id.as_str(), parent.as_deref())).collect();
            let units = below(unit, &tree);
            wanted = wanted.add(Column::Unit.is_in(units.into_iter().collect::<BTreeSet<_>>()));
        }
        let after = |(on, id): (chrono::NaiveDate, ActivityId)| {
            let same_day = Condition::all().add(Column::OnDay.eq(on)).add(Column::Id.lt(id.0));
            Condition::any().add(Column::OnDay.lt(on)).add(same_day)
        };
        Ok(wanted
            .add_option(filter.after.map(after))
            .add_option(filter.from.map(|from| Column::OnDay.gte(from)))
            .add_option(filter.to.map(|to| Column::OnDay.lte(to))))
    }

    async fn organisation_names(
        &self,
        ids: impl Iterator<Item = String>,
    ) -> Result<HashMap<String, String>, RecordError> {
        let ids: BTreeSet<String> = ids.collect();
        let names: Vec<(String, String)> = organisation::Entity::find()
            .select_only()
            .columns([organisation::Column::Id, organisation::Column::Name])
            .filter(organisation::Column::Id.is_in(ids))
            .into_tuple()
            .all(self.storage.db())
            .await?;
        Ok(names.into_iter().collect())
    }

    /// One ledger entry; an audit entry is written for every person shown by name.
    ///
    /// # Errors
    /// When out of sight, missing, or the database does not answer.
    pub async fn activity(&self, actor: &Actor, id: ActivityId) -> Result<ActivityDetail, RecordError> {
        let db = self.storage.db();
        let (scope, _) = self.allowed(actor, "read", "activity")?;
        let sight = Sight::new(db, actor, scope).await?;
        let row = activity::Entity::find_by_id(id.0)
            .filter(sight.activities())
            .one(db)
            .await?
            .ok_or(RecordError::Missing("activity"))?;
        let shown = self.names_shown(actor, &row).await?;
        let parts = participation::Entity::find()
            .filter(participation::Column::ActivityId.eq(id.0))
            .order_by_asc(participation::Column::Id)
            .all(db)
            .await?;
        let counts = headcount::Entity::find()
            .filter(headcount::Column::ActivityId.eq(id.0))
            .order_by_asc(headcount::Column::Id)
            .all(db)
            .await?;
        let names = if shown { self.person_names(&parts).await? } else { HashMap::new() };
        let organisations = self.organisation_names(parts.iter().filter_map(|part| part.organisation.clone())).await?;
        let read = |person: &i64| Entry {
            verb: "read".to_owned(),
            noun: "person".to_owned(),
            subject: Some(person.to_string()),
            detail: Some(format!("activity {}", id.0)),
        };
        let mut read_people: Vec<&i64> = names.keys().collect();
        read_people.sort_unstable();
        self.log(actor, read_people.into_iter().map(read).collect()).await?;
        let participants = parts
            .iter()
            .map(|part| Participant {
                name: part.person_id.and_then(|person| names.get(&person).cloned()),
                role: part.role.clone(),
                organisation: part.organisation.as_ref().and_then(|id| organisations.get(id).cloned()),
                attended: part.attended,
            })
            .collect();
        Ok(ActivityDetail {
            id,
            version: row.version,
            recorded_by: row.recorded_by.clone(),
            recorded_on: row.recorded_on,
            participants,
            data: data(row, parts, counts, shown),
        })
    }

    /// Whether the actor sees who took part: by grant, and in a confidential activity only in the unit that recorded it.
    async fn names_shown(&self, actor: &Actor, row: &activity::Model) -> Result<bool, RecordError> {
        let confidential = self.catalogue.activity_types.get(&row.kind).is_some_and(|kind| kind.confidential);
        if confidential && actor.unit != row.unit {
            return Ok(false);
        }
        let Some(scope) = self.matrix.persons(&actor.role, "read", "activity") else { return Ok(false) };
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let seen = activity::Entity::find_by_id(row.id).filter(sight.activities()).count(self.storage.db()).await?;
        Ok(seen > 0)
    }

    async fn person_names(&self, parts: &[participation::Model]) -> Result<HashMap<i64, String>, RecordError> {
        let people: BTreeSet<i64> = parts.iter().filter_map(|part| part.person_id).collect();
        let people: Vec<i64> = people.into_iter().collect();
        let mut names = HashMap::new();
        for chunk in people.chunks(AT_ONCE) {
            let rows: Vec<(i64, String, String)> = person::Entity::find()
                .select_only()
                .columns([person::Column::Id, person::Column::GivenName, person::Column::FamilyName])
                .filter(person::Column::Id.is_in(chunk.iter().copied()))
                .into_tuple()
                .all(self.storage.db())
                .await?;
            names.extend(rows.into_iter().map(|(id, given, family)| (id, format!("{given} {family}"))));
        }
        Ok(names)
    }
}

fn data(
    row: activity::Model,
    parts: Vec<participation::Model>,
    counts: Vec<headcount::Model>,
    named: bool,
) -> NewActivity {
    let participation = |part: participation::Model| NewParticipation {
        person: part.person_id.filter(|_| named).map(PersonId),
        role: part.role,
        organisation: part.organisation,
        attended: part.attended,
        minutes: part.minutes,
        outcome: part.outcome,
        system_record: part.system_record,
    };
    let headcount = |one: headcount::Model| Headcount {
        kind: one.kind,
        organisation_kind: one.organisation_kind,
        count: one.people,
    };
    NewActivity {
        external_key: row.external_key,
        kind: row.kind,
        title: row.title,
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
        partner: row.partner,
        minutes: row.minutes,
        participations: parts.into_iter().map(participation).collect(),
        headcounts: counts.into_iter().map(headcount).collect(),
        simulated: row.simulated,
    }
}
