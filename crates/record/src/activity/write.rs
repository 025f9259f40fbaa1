//! Recording and revising entries of the ledger.

use std::collections::{HashMap, HashSet};

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{ActivityId, NewActivity, NewParticipation};
use crate::change::refuse;
use crate::permission::Sight;
use crate::rows::{activity, bulk, headcount, participation};
use crate::storage::AT_ONCE;
use crate::{Change, Problem, RecordError};

impl Change<'_> {
    /// Records activities with their participations and headcounts; `field` of an error begins with the index.
    ///
    /// # Errors
    /// When refused or a value is not acceptable (headcounts that do not add up, roles the type does not have…).
    pub async fn activities(&mut self, new: &[NewActivity]) -> Result<Vec<ActivityId>, RecordError> {
        self.check_activities(new).await?;
        let keys: Vec<&str> = new.iter().filter_map(|one| one.external_key.as_deref()).collect();
        let taken = self.activities_by_key(&keys).await?;
        let mut given = HashSet::new();
        for (index, one) in new.iter().enumerate() {
            let Some(key) = &one.external_key else { continue };
            if taken.contains_key(key) {
                return Err(refuse(index, "external_key", Problem::Taken { noun: "activity", id: key.clone() }));
            }
            if !given.insert(key) {
                return Err(refuse(index, "external_key", Problem::Twice { value: key.clone() }));
            }
        }
        let first = self.ids("activity", new.len()).await?;
        let rows: Vec<activity::Model> = (first..).zip(new).map(|(id, one)| self.activity_row(id, one)).collect();
        bulk::insert::<activity::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.insert_people_of((first..).zip(new).collect()).await?;
        self.wrote("activity", rows.len(), &first);
        Ok(rows.iter().map(|row| ActivityId(row.id)).collect())
    }

    async fn check_activities(&mut self, new: &[NewActivity]) -> Result<(), RecordError> {
        let scope = self.reach("activity")?;
        self.prepare().await?;
        for (index, one) in new.iter().enumerate() {
            self.check_activity(one, scope).map_err(|error| match error {
                RecordError::Invalid { field, problem } => refuse(index, &field, problem),
                other => other,
            })?;
        }
        let people = new.iter().enumerate().flat_map(|(index, one)| {
            one.participations.iter().enumerate().filter_map(move |(at, participation)| {
                Some((index, format!("participations.{at}.person"), participation.person?))
            })
        });
        let people: Vec<_> = people.collect();
        self.check_people(people.into_iter(), scope).await
    }

    fn activity_row(&self, id: i64, one: &NewActivity) -> activity::Model {
        let one = one.clone();
        let region = one.region.or_else(|| self.unit(&one.unit).ok().and_then(|unit| unit.region.clone()));
        activity::Model {
            id,
            external_key: one.external_key,
            kind: one.kind,
            title: one.title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty()),
            on_day: one.on,
            until_day: one.until,
            agency: one.agency,
            unit: one.unit,
            place: one.place,
            region,
            delivery: one.delivery,
            profession: one.profession,
            funding: one.funding,
            project: one.project,
            external_fund: one.external_fund,
            measure: one.measure,
            topic: one.topic,
            programme: one.programme,
            instrument: one.instrument,
            international: one.international,
            partner: one.partner,
            minutes: one.minutes,
            simulated: one.simulated,
            recorded_by: self.actor.account.clone(),
            recorded_on: self.actor.at.date_naive(),
            version: 1,
        }
    }

    // Lists, not iterators: a future that holds closures over references cannot be sent to another thread.
    async fn insert_people_of(&mut self, activities: Vec<(i64, &NewActivity)>) -> Result<(), RecordError> {
        let mut people: Vec<(i64, &NewParticipation)> = Vec::new();
        let mut counts: Vec<(i64, &crate::Headcount)> = Vec::new();
        for (id, one) in activities {
            people.extend(one.participations.iter().map(|one| (id, one)));
            counts.extend(one.headcounts.iter().map(|one| (id, one)));
        }
        let first = self.ids("participation", people.len()).await?;
        let rows: Vec<participation::Model> =
            (first..).zip(people).map(|(id, (activity, one))| participation_row(id, activity, one)).collect();
        bulk::insert::<participation::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.wrote("participation", rows.len(), &first);
        let first = self.ids("headcount", counts.len()).await?;
        let row = |(id, (activity_id, one)): (i64, (i64, &crate::Headcount))| headcount::Model {
            id,
            activity_id,
            kind: one.kind.clone(),
            organisation_kind: one.organisation_kind.clone(),
            people: one.count,
        };
        let rows: Vec<headcount::Model> = (first..).zip(counts).map(row).collect();
        bulk::insert::<headcount::Entity>(&self.tx, &rows, &mut self.digest).await?;
        Ok(())
    }

    /// Adds participations to activities already recorded (imports).
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn participations(&mut self, new: &[(ActivityId, NewParticipation)]) -> Result<(), RecordError> {
        let scope = self.reach("activity")?;
        self.prepare().await?;
        let sight = Sight::new(&self.tx, &self.actor, scope).await?;
        let mut ids: Vec<i64> = new.iter().map(|(activity, _)| activity.0).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut activities = HashMap::with_capacity(ids.len());
        for chunk in ids.chunks(AT_ONCE) {
            let rows: Vec<(i64, String, chrono::NaiveDate)> = activity::Entity::find()
                .select_only()
                .columns([activity::Column::Id, activity::Column::Kind, activity::Column::OnDay])
                .filter(sight.activities())
                .filter(activity::Column::Id.is_in(chunk.iter().copied()))
                .into_tuple()
                .all(&self.tx)
                .await?;
            activities.extend(rows.into_iter().map(|(id, kind, on)| (id, (kind, on))));
        }
        let mut limited: HashMap<(i64, &str), (usize, u32, u32)> = HashMap::new();
        for (index, (activity, one)) in new.iter().enumerate() {
            let id = activity.0;
            let unknown = || Problem::Unknown { noun: "activity", id: id.to_string(), nearest: None };
            let (kind, on) = activities.get(&id).ok_or_else(|| refuse(index, "activity", unknown()))?;
            let kind = crate::codes::entry("activity-type", kind, &self.record.catalogue.activity_types)
                .map_err(|problem| refuse(index, "activity", problem))?;
            self.check_participation(one, kind, *on).map_err(|(field, problem)| refuse(index, &field, problem))?;
            if let Some(most) = kind.roles.get(&one.role).and_then(|times| times.most) {
                limited.entry((id, &one.role)).or_insert((index, most, 0)).2 += 1;
            }
        }
        self.check_limits(limited).await?;
        let people = new.iter().enumerate();
        self.check_people(people.filter_map(|(at, (_, one))| Some((at, "person".to_owned(), one.person?))), scope)
            .await?;
        let first = self.ids("participation", new.len()).await?;
        let rows: Vec<participation::Model> =
            (first..).zip(new).map(|(id, (activity, one))| participation_row(id, activity.0, one)).collect();
        bulk::insert::<participation::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.wrote("participation", rows.len(), &first);
        Ok(())
    }

    /// Compares additions in roles of limited number with what is recorded already.
    async fn check_limits(&self, limited: HashMap<(i64, &str), (usize, u32, u32)>) -> Result<(), RecordError> {
        let mut limited: Vec<_> = limited.into_iter().collect();
        limited.sort_unstable_by_key(|(_, (index, ..))| *index);
        for chunk in limited.chunks(AT_ONCE) {
            let rows: Vec<(i64, String, i64)> = participation::Entity::find()
                .select_only()
                .columns([participation::Column::ActivityId, participation::Column::Role])
                .column_as(participation::Column::Id.count(), "people")
                .filter(participation::Column::ActivityId.is_in(chunk.iter().map(|((id, _), _)| *id)))
                .group_by(participation::Column::ActivityId)
                .group_by(participation::Column::Role)
                .into_tuple()
                .all(&self.tx)
                .await?;
            let present: HashMap<(i64, &str), i64> =
                rows.iter().map(|(id, role, people)| ((*id, role.as_str()), *people)).collect();
            for ((id, role), (index, most, added)) in chunk {
                let present = present.get(&(*id, *role)).copied().unwrap_or_default();
                let found = u32::try_from(present).unwrap_or(u32::MAX).saturating_add(*added);
                if found > *most {
                    let problem = Problem::TooMany { role: (*role).to_owned(), most: *most, found };
                    return Err(refuse(*index, "role", problem));
                }
            }
        }
        Ok(())
    }

    /// Replaces an activity at `version`.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it; otherwise as for new ones.
    pub async fn revise_activity(
        &mut self,
        id: ActivityId,
        version: i32,
        new: &NewActivity,
    ) -> Result<(), RecordError> {
        let scope = self.reach("activity")?;
        let sight = Sight::new(&self.tx, &self.actor, scope).await?;
        let old = activity::Entity::find_by_id(id.0)
            .filter(sight.activities())
            .one(&self.tx)
            .await?
            .ok_or(RecordError::Missing("activity"))?;
        if old.version != version {
            return Err(RecordError::Stale { noun: "activity", id: id.0.to_string(), version: old.version });
        }
        self.check_activities(std::slice::from_ref(new)).await?;
        if let Some(key) = &new.external_key
            && self.activities_by_key(&[key]).await?.get(key).is_some_and(|other| *other != id.0)
        {
            return Err(refuse(0, "external_key", Problem::Taken { noun: "activity", id: key.clone() }));
        }
        let row = activity::Model {
            version: version + 1,
            recorded_by: old.recorded_by,
            recorded_on: old.recorded_on,
            ..self.activity_row(id.0, new)
        };
        self.digest.note("activity", &row);
        let values = activity::ActiveModel::from(row).reset_all();
        let updated = activity::Entity::update_many()
            .set(values)
            .filter(activity::Column::Id.eq(id.0))
            .filter(activity::Column::Version.eq(version))
            .exec(&self.tx)
            .await?;
        if updated.rows_affected == 0 {
            return Err(RecordError::Stale { noun: "activity", id: id.0.to_string(), version });
        }
        let of = participation::Column::ActivityId.eq(id.0);
        participation::Entity::delete_many().filter(of).exec(&self.tx).await?;
        headcount::Entity::delete_many().filter(headcount::Column::ActivityId.eq(id.0)).exec(&self.tx).await?;
        self.insert_people_of(vec![(id.0, new)]).await?;
        self.wrote("activity", 1, &id.0);
        Ok(())
    }

    /// Activities with these external keys, in order; `None` where there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn activity_ids_by_external_key(&self, keys: &[&str]) -> Result<Vec<Option<ActivityId>>, RecordError> {
        self.reach("activity")?;
        let found = self.activities_by_key(keys).await?;
        Ok(keys.iter().map(|key| found.get(*key).copied().map(ActivityId)).collect())
    }

    async fn activities_by_key(&self, keys: &[&str]) -> Result<HashMap<String, i64>, RecordError> {
        let mut found = HashMap::new();
        for chunk in keys.chunks(AT_ONCE) {
            let rows: Vec<(String, i64)> = activity::Entity::find()
                .select_only()
                .columns([activity::Column::ExternalKey, activity::Column::Id])
                .filter(activity::Column::ExternalKey.is_in(chunk.iter().copied()))
                .into_tuple()
                .all(&self.tx)
                .await?;
            found.extend(rows);
        }
        Ok(found)
    }
}

fn participation_row(id: i64, activity_id: i64, one: &NewParticipation) -> participation::Model {
    participation::Model {
        id,
        activity_id,
        person_id: one.person.map(|person| person.0),
        role: one.role.clone(),
        organisation: one.organisation.clone(),
        attended: one.attended,
        minutes: one.minutes,
        outcome: one.outcome.clone(),
        system_record: one.system_record,
    }
}
