//! Activity, participation and headcount (aktivitāte, dalība, skaits): the ledger.

mod read;
mod rules;
mod write;

use chrono::NaiveDate;

use crate::PersonId;

/// Id of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct ActivityId(pub i64);

/// An activity with everybody who took part; one form fills it.
#[derive(Debug, Clone, Default)]
pub struct NewActivity {
    /// Key in the file or system it came from; unique where given.
    pub external_key: Option<String>,
    /// Activity type id.
    pub kind: String,
    /// Title, where it has one of its own.
    pub title: Option<String>,
    /// First day.
    pub on: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// Agency.
    pub agency: String,
    /// Unit (organisation id) that organised it.
    pub unit: String,
    /// Place id.
    pub place: Option<String>,
    /// Code of `region`.
    pub region: Option<String>,
    /// Code of `delivery-mode`.
    pub delivery: Option<String>,
    /// Code of `profession` of the provider.
    pub profession: Option<String>,
    /// Code of `funding-source`.
    pub funding: Option<String>,
    /// Project id.
    pub project: Option<String>,
    /// External fund it is charged to (fund id), for demarcation.
    pub external_fund: Option<String>,
    /// Policy measure: `plan-2023-2024/1.3`.
    pub measure: Option<String>,
    /// Code of `topic`.
    pub topic: Option<String>,
    /// Code of `programme`.
    pub programme: Option<String>,
    /// Code of `instrument`.
    pub instrument: Option<String>,
    /// Participants from abroad.
    pub international: Option<bool>,
    /// Co-organiser (organisation id).
    pub partner: Option<String>,
    /// Length in minutes.
    pub minutes: Option<i32>,
    /// Everybody who is named or stands for an organisation.
    pub participations: Vec<NewParticipation>,
    /// Numbers of people who are not named.
    pub headcounts: Vec<Headcount>,
    /// Made by the simulation.
    pub simulated: bool,
}

/// One participant of a new activity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewParticipation {
    /// Person, where identified.
    pub person: Option<PersonId>,
    /// Code of `participant-role`.
    pub role: String,
    /// Organisation represented.
    pub organisation: Option<String>,
    /// Was present.
    pub attended: bool,
    /// Minutes present.
    pub minutes: Option<i32>,
    /// Code of `participation-outcome`.
    pub outcome: Option<String>,
    /// The person has a record in the agency's information system on that day.
    pub system_record: bool,
}

/// A number of unidentified people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headcount {
    /// Code of `headcount-kind`.
    pub kind: String,
    /// Code of `organisation-kind` they represent.
    pub organisation_kind: Option<String>,
    /// People.
    pub count: i32,
}

/// Filters of the ledger list; empty fields do not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityFilter {
    /// Activity type.
    pub kind: Option<String>,
    /// Agency.
    pub agency: Option<String>,
    /// Unit or a unit below it.
    pub unit: Option<String>,
    /// Project.
    pub project: Option<String>,
    /// Policy measure.
    pub measure: Option<String>,
    /// First day, from.
    pub from: Option<NaiveDate>,
    /// First day, to.
    pub to: Option<NaiveDate>,
    /// Only what stands after this entry in the list: its first day and id.
    pub after: Option<(NaiveDate, ActivityId)>,
}

/// A line of the ledger list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityRow {
    /// Id.
    pub id: ActivityId,
    /// Type.
    pub kind: String,
    /// Title.
    pub title: Option<String>,
    /// First day.
    pub on: NaiveDate,
    /// Agency.
    pub agency: String,
    /// Unit name.
    pub unit: String,
    /// Project.
    pub project: Option<String>,
    /// Policy measure.
    pub measure: Option<String>,
    /// Attended participations.
    pub attended: u64,
    /// Unidentified people (wholes only).
    pub headcount: u64,
    /// Made by the simulation.
    pub simulated: bool,
}

/// One activity, opened. Participants are names only where the actor may see persons.
#[derive(Debug, Clone)]
pub struct ActivityDetail {
    /// Id.
    pub id: ActivityId,
    /// Version for optimistic locking.
    pub version: i32,
    /// Everything recorded (participations keep their persons only where the actor may see persons).
    pub data: NewActivity,
    /// Participants to show.
    pub participants: Vec<Participant>,
    /// Who recorded it.
    pub recorded_by: String,
    /// When.
    pub recorded_on: NaiveDate,
}

/// A participant as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Name; `None` where the actor sees counts only.
    pub name: Option<String>,
    /// Role.
    pub role: String,
    /// Organisation name.
    pub organisation: Option<String>,
    /// Was present.
    pub attended: bool,
}
