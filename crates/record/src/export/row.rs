//! Plain rows of the record as a snapshot takes them: ids, codes and days; pseudonyms and ages are made in `measure`.

use chrono::NaiveDate;

use crate::{ActivityId, CustodyId, PersonId, SectionId};

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonOut {
    /// Id.
    pub id: PersonId,
    /// Day of birth.
    pub born_on: Option<NaiveDate>,
    /// Code of `sex`.
    pub sex: Option<String>,
    /// ISO country.
    pub citizenship: Option<String>,
    /// ISO language.
    pub language: Option<String>,
    /// Agency that employs the person.
    pub employer_agency: Option<String>,
    /// Is or was a volunteer.
    pub volunteer: bool,
    /// Made by the simulation.
    pub simulated: bool,
    /// Day the person entered the record.
    pub registered_on: NaiveDate,
}

/// An organisation or unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationOut {
    /// Id.
    pub id: String,
    /// Organisation it belongs to.
    pub parent: Option<String>,
    /// Code of `organisation-kind`.
    pub kind: String,
    /// Agency of the pack; `None` for partners.
    pub agency: Option<String>,
    /// Code of `region`.
    pub region: Option<String>,
    /// Code of `regime`.
    pub regime: Option<String>,
}

/// A stay in custody with its last placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustodyOut {
    /// Id.
    pub id: CustodyId,
    /// Person.
    pub person: PersonId,
    /// Code of `legal-status`.
    pub legal_status: String,
    /// Unit of the last placement.
    pub unit: String,
    /// Code of `regime` at the last placement.
    pub regime: Option<String>,
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` while it lasts.
    pub until: Option<NaiveDate>,
}

/// A placement or transfer; the first placement of every stay is one too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementOut {
    /// Id, for pages only.
    pub id: i64,
    /// Stay.
    pub custody: CustodyId,
    /// Person.
    pub person: PersonId,
    /// Unit moved to.
    pub unit: String,
    /// Code of `regime` there.
    pub regime: Option<String>,
    /// Day.
    pub on: NaiveDate,
}

/// A release with what the derived columns need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseOut {
    /// Id.
    pub id: i64,
    /// Stay it ends.
    pub custody: CustodyId,
    /// Person.
    pub person: PersonId,
    /// Day.
    pub on: NaiveDate,
    /// Code of `release-kind`.
    pub kind: String,
    /// Unit released from.
    pub unit: String,
    /// Day of birth of the person.
    pub born_on: Option<NaiveDate>,
    /// Sex of the person.
    pub sex: Option<String>,
    /// First day of the person's next stay in custody on or after the release.
    pub next_custody_from: Option<NaiveDate>,
    /// Every fact about the person, by day and id.
    pub facts: Vec<FactOut>,
}

/// A section with what the derived columns need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionOut {
    /// Id.
    pub id: SectionId,
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
    /// Code of `closing-reason`.
    pub closing_reason: Option<String>,
    /// Tax register answer at opening.
    pub employed_at_opening: Option<bool>,
    /// Tax register answer at closing.
    pub employed_at_closing: Option<bool>,
    /// Day of birth of the person.
    pub born_on: Option<NaiveDate>,
    /// Sex of the person.
    pub sex: Option<String>,
    /// Meetings: the day, and whether it was held.
    pub meetings: Vec<(NaiveDate, bool)>,
    /// Breaches: the day, and code of `breach-answer`.
    pub breaches: Vec<(NaiveDate, String)>,
    /// Every fact about the person, by day and id.
    pub facts: Vec<FactOut>,
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactOut {
    /// Id.
    pub id: i64,
    /// Person.
    pub person: PersonId,
    /// Code of `fact-kind`.
    pub kind: String,
    /// Day it happened or was true.
    pub on: NaiveDate,
    /// Last day it was true.
    pub until: Option<NaiveDate>,
    /// Code or number as text.
    pub value: Option<String>,
    /// Code of `fact-source`.
    pub source: String,
    /// Day the register answered.
    pub queried_on: NaiveDate,
}

/// An activity; prison, regime and region of its unit are read from the organisations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityOut {
    /// Id.
    pub id: ActivityId,
    /// Activity type id.
    pub kind: String,
    /// First day.
    pub on: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// Agency.
    pub agency: String,
    /// Unit (organisation id).
    pub unit: String,
    /// Place id.
    pub place: Option<String>,
    /// Code of `region`.
    pub region: Option<String>,
    /// Code of `delivery-mode`.
    pub delivery: Option<String>,
    /// Code of `profession`.
    pub profession: Option<String>,
    /// Code of `funding-source`.
    pub funding: Option<String>,
    /// Project id.
    pub project: Option<String>,
    /// External fund it is charged to.
    pub external_fund: Option<String>,
    /// Policy measure.
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
    /// Code of `organisation-kind` of the co-organiser.
    pub partner_kind: Option<String>,
    /// Length in minutes.
    pub minutes: Option<i32>,
    /// Day it was entered into the record.
    pub recorded_on: NaiveDate,
    /// Made by the simulation.
    pub simulated: bool,
}

/// A participation with the person's and the organisation's side of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipationOut {
    /// Id.
    pub id: i64,
    /// Activity.
    pub activity: ActivityId,
    /// First day of the activity.
    pub activity_on: NaiveDate,
    /// Person, where identified.
    pub person: Option<PersonId>,
    /// Code of `participant-role`.
    pub role: String,
    /// Organisation represented.
    pub organisation: Option<String>,
    /// Its `organisation-kind`.
    pub organisation_kind: Option<String>,
    /// Agency of the pack that employs the person.
    pub employer_agency: Option<String>,
    /// Was present.
    pub attended: bool,
    /// Minutes present.
    pub minutes: Option<i32>,
    /// Code of `participation-outcome`.
    pub outcome: Option<String>,
    /// Has a record in the agency's information system on that day.
    pub system_record: bool,
    /// Day of birth of the person.
    pub born_on: Option<NaiveDate>,
    /// Sex of the person.
    pub sex: Option<String>,
}

/// A number of unidentified people at an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadcountOut {
    /// Id, for pages only.
    pub id: i64,
    /// Activity.
    pub activity: ActivityId,
    /// Code of `headcount-kind`.
    pub kind: String,
    /// Whole it is part of, by the activity's type.
    pub part_of: Option<String>,
    /// Code of `organisation-kind` they represent.
    pub organisation_kind: Option<String>,
    /// People.
    pub count: i32,
}

/// A project budget movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetMovementOut {
    /// Id, for pages only.
    pub id: i64,
    /// The movement.
    pub data: crate::BudgetMovement,
}

/// Outgoing documents of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentsSentOut {
    /// Id, for pages only.
    pub id: i64,
    /// The numbers.
    pub data: crate::DocumentsSent,
}

/// An external value with the day it was entered.
#[derive(Debug, Clone, PartialEq)]
pub struct ExternalValueOut {
    /// The value.
    pub data: crate::ExternalValue,
    /// Day it was entered.
    pub entered_on: NaiveDate,
}
