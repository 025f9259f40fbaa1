//! The ledger: its list, one entry, and recording or revising one.

use chrono::NaiveDate;
use record::{ActivityFilter, ActivityId, ActivityRow, Headcount, NewActivity, NewParticipation, Page, PersonId};
use serde::{Deserialize, Serialize};

use super::activity_data::Activity;
use super::call::Call;
use super::day::Day;
use super::list::{Limit, List, place, size};
use super::operation::{Nothing, Shown};
use super::problem::Refused;
use super::shape::shape;
use super::written::Written;
use crate::pages::ledger::{PURPOSE, may_edit};

const HERE: &str = "/api/v1/activities";

shape! {
    /// Which entries are asked for.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Asked {
        /// Activity type.
        kind: Option<String>,
        agency: Option<String>,
        /// Unit or a unit below it.
        unit: Option<String>,
        project: Option<String>,
        /// Policy measure: `plan-2023-2024/1.3`.
        measure: Option<String>,
        /// First day, from.
        from: Option<Day>,
        /// First day, to.
        to: Option<Day>,
        /// Cursor of the page: `next` of the page before.
        cursor: Option<String>,
        /// Entries of the page.
        limit: Option<Limit>,
    }
}

shape! {
    /// A line of the ledger.
    #[derive(Debug, Serialize)]
    pub(super) struct ActivityLine {
        id: i64,
        kind: String,
        title: Option<String>,
        on: NaiveDate,
        agency: String,
        /// Name of the unit.
        unit: String,
        project: Option<String>,
        measure: Option<String>,
        /// Attended participations; null where the role sees counts only and there are too few to be told.
        attended: Option<u64>,
        /// People who are not named; null as for `attended`.
        headcount: Option<u64>,
        simulated: bool,
    }
}

shape! {
    /// An activity to record, with everybody who took part.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ActivityToRecord {
        /// Activity type.
        kind: String,
        title: Option<String>,
        /// First day.
        on: Day,
        /// Last day.
        until: Option<Day>,
        agency: String,
        /// Unit (organisation id) that organised it.
        unit: String,
        place: Option<String>,
        /// Code of `region`; as the unit's where it is left out.
        region: Option<String>,
        /// Code of `delivery-mode`.
        delivery: Option<String>,
        profession: Option<String>,
        /// Code of `funding-source`.
        funding: Option<String>,
        project: Option<String>,
        external_fund: Option<String>,
        measure: Option<String>,
        topic: Option<String>,
        programme: Option<String>,
        instrument: Option<String>,
        international: Option<bool>,
        /// Co-organiser (organisation id).
        partner: Option<String>,
        minutes: Option<i32>,
        #[serde(default)]
        participations: Vec<ParticipationToRecord>,
        #[serde(default)]
        headcounts: Vec<HeadcountToRecord>,
    }
}

shape! {
    /// One participant.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ParticipationToRecord {
        /// Person, where identified.
        person: Option<i64>,
        /// Code of `participant-role`.
        role: String,
        /// Organisation represented.
        organisation: Option<String>,
        attended: bool,
        minutes: Option<i32>,
        /// Code of `participation-outcome`.
        outcome: Option<String>,
        /// The person has a record in the agency's system on that day.
        #[serde(default)]
        system_record: bool,
    }
}

shape! {
    /// A number of people who are not named.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct HeadcountToRecord {
        /// Code of `headcount-kind`.
        kind: String,
        /// Code of `organisation-kind` they represent.
        organisation_kind: Option<String>,
        count: i32,
    }
}

pub(super) async fn show(call: Call, asked: Asked) -> Result<List<ActivityLine>, Refused> {
    let after: Option<(NaiveDate, i64)> = place(asked.cursor.as_deref())?;
    let filter = ActivityFilter {
        kind: asked.kind,
        agency: asked.agency,
        unit: asked.unit,
        project: asked.project,
        measure: asked.measure,
        from: asked.from.map(|day| day.0),
        to: asked.to.map(|day| day.0),
        after: after.map(|(on, id)| (on, ActivityId(id))),
    };
    let size = size(asked.limit);
    let page = Page { number: 1, size: size as u64 + 1 };
    let found = call.record().activities(&call.asked_for("activity", PURPOSE)?, &filter, page).await?;
    let line = |row: ActivityRow| ActivityLine {
        id: row.id.0,
        kind: row.kind,
        title: row.title,
        on: row.on,
        agency: row.agency,
        unit: row.unit,
        project: row.project,
        measure: row.measure,
        attended: call.visit.counted(row.attended, "activity"),
        headcount: call.visit.counted(row.headcount, "activity"),
        simulated: row.simulated,
    };
    Ok(List::page(found.rows, size, |row| (row.on, row.id.0), line))
}

pub(super) async fn open(call: Call, _: Nothing) -> Result<Shown<Activity>, Refused> {
    let actor = call.asked_for("activity", PURPOSE)?;
    let found = call.record().activity(&actor, ActivityId(call.id()?)).await?;
    let version = found.version;
    Ok(Shown::at(Activity::new(found, &call.visit), version))
}

pub(super) async fn record(call: Call, new: ActivityToRecord) -> Result<Written, Refused> {
    let mut change = call.change("write", PURPOSE).await?;
    let ids = change.activities(&[new.into()]).await?;
    call.commit(change, Written::at(ids[0].0, 1).under(HERE)).await
}

pub(super) async fn revise(call: Call, new: ActivityToRecord) -> Result<Written, Refused> {
    let (id, version) = (ActivityId(call.id()?), call.version());
    // Somebody who does not see who took part would overwrite it.
    let found = call.record().activity(&call.asked_for("activity", PURPOSE)?, id).await?;
    if !may_edit(&call.visit, &found, &call.visit.organisations().await?) {
        return Err(Refused::Forbidden);
    }
    let mut change = call.change("write", PURPOSE).await?;
    change.revise_activity(id, version, &new.into()).await?;
    call.commit(change, Written::at(id.0, version + 1).under(HERE)).await
}

impl From<ActivityToRecord> for NewActivity {
    fn from(new: ActivityToRecord) -> Self {
        let participation = |one: ParticipationToRecord| NewParticipation {
            person: one.person.map(PersonId),
            role: one.role,
            organisation: one.organisation,
            attended: one.attended,
            minutes: one.minutes,
            outcome: one.outcome,
            system_record: one.system_record,
        };
        let headcount = |one: HeadcountToRecord| Headcount {
            kind: one.kind,
            organisation_kind: one.organisation_kind,
            count: one.count,
        };
        Self {
            external_key: None,
            kind: new.kind,
            title: new.title,
            on: new.on.0,
            until: new.until.map(|day| day.0),
            agency: new.agency,
            unit: new.unit,
            place: new.place,
            region: new.region,
            delivery: new.delivery,
            profession: new.profession,
            funding: new.funding,
            project: new.project,
            external_fund: new.external_fund,
            measure: new.measure,
            topic: new.topic,
            programme: new.programme,
            instrument: new.instrument,
            international: new.international,
            partner: new.partner,
            minutes: new.minutes,
            participations: new.participations.into_iter().map(participation).collect(),
            headcounts: new.headcounts.into_iter().map(headcount).collect(),
            simulated: false,
        }
    }
}
