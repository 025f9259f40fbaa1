//! An entry of the ledger, opened: names for those who see them, counts for everybody else.

use std::collections::BTreeMap;

use catalogue::Sees;
use chrono::NaiveDate;
use record::{ActivityDetail, Headcount, NewParticipation, Participant};
use serde::Serialize;

use super::shape::shape;
use crate::visit::Visit;

shape! {
    /// An entry of the ledger.
    #[derive(Debug, Serialize)]
    pub(super) struct Activity {
        id: i64,
        version: i32,
        recorded_by: String,
        recorded_on: NaiveDate,
        /// Activity type.
        kind: String,
        title: Option<String>,
        on: NaiveDate,
        until: Option<NaiveDate>,
        agency: String,
        unit: String,
        place: Option<String>,
        region: Option<String>,
        delivery: Option<String>,
        profession: Option<String>,
        funding: Option<String>,
        project: Option<String>,
        external_fund: Option<String>,
        measure: Option<String>,
        topic: Option<String>,
        programme: Option<String>,
        instrument: Option<String>,
        international: Option<bool>,
        partner: Option<String>,
        minutes: Option<i32>,
        /// Everybody who is named or stands for an organisation; empty where the role sees counts only.
        participations: Vec<Participation>,
        /// People present, by role.
        by_role: Vec<Count>,
        /// People who are not named, by kind.
        headcounts: Vec<Count>,
        simulated: bool,
    }
}

shape! {
    /// One participant.
    #[derive(Debug, Serialize)]
    pub(super) struct Participation {
        /// Null where the person is not told.
        person: Option<i64>,
        name: Option<String>,
        /// Code of `participant-role`.
        role: String,
        organisation: Option<String>,
        attended: bool,
        minutes: Option<i32>,
        outcome: Option<String>,
        system_record: bool,
    }
}

shape! {
    /// A number of people.
    #[derive(Debug, Serialize)]
    pub(super) struct Count {
        /// Code of `participant-role` or `headcount-kind`.
        kind: String,
        /// Code of `organisation-kind` they represent.
        organisation_kind: Option<String>,
        /// Null where the role sees counts only and there are too few to be told.
        people: Option<u64>,
    }
}

impl Activity {
    pub fn new(detail: ActivityDetail, visit: &Visit) -> Self {
        let named = visit.sees("activity") == Sees::Persons;
        let data = detail.data;
        let mut present: BTreeMap<&str, u64> = BTreeMap::new();
        for one in detail.participants.iter().filter(|one| one.attended) {
            *present.entry(&one.role).or_default() += 1;
        }
        let by_role = present.into_iter().map(|(role, people)| Count {
            kind: role.to_owned(),
            organisation_kind: None,
            people: visit.counted(people, "activity"),
        });
        let headcount = |one: Headcount| Count {
            kind: one.kind,
            organisation_kind: one.organisation_kind,
            people: visit.counted(u64::from(one.count.unsigned_abs()), "activity"),
        };
        let participation = |(one, shown): (NewParticipation, &Participant)| Participation {
            person: one.person.map(|person| person.0),
            name: shown.name.clone(),
            role: one.role,
            organisation: one.organisation,
            attended: one.attended,
            minutes: one.minutes,
            outcome: one.outcome,
            system_record: one.system_record,
        };
        let all = data.participations.into_iter().zip(&detail.participants).filter(|_| named);
        Self {
            id: detail.id.0,
            version: detail.version,
            recorded_on: detail.recorded_on,
            kind: data.kind,
            title: data.title,
            on: data.on,
            until: data.until,
            agency: data.agency,
            unit: data.unit,
            place: data.place,
            region: data.region,
            delivery: data.delivery,
            profession: data.profession,
            funding: data.funding,
            project: data.project,
            external_fund: data.external_fund,
            measure: data.measure,
            topic: data.topic,
            programme: data.programme,
            instrument: data.instrument,
            international: data.international,
            partner: data.partner,
            minutes: data.minutes,
            participations: all.map(participation).collect(),
            by_role: by_role.collect(),
            headcounts: data.headcounts.into_iter().map(headcount).collect(),
            simulated: data.simulated,
            recorded_by: detail.recorded_by,
        }
    }
}
