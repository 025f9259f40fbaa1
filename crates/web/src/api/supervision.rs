//! Supervision of sections: conditions, breaches, the contact plan and meetings.

use chrono::NaiveDate;
use record::{
    Breach, ConditionEnd, ConditionId, ContactPlan, Meeting, NewCondition, SectionCondition, SectionId, Supervision,
};
use serde::{Deserialize, Serialize};

use super::call::Call;
use super::day::Day;
use super::operation::{Nothing, Shown};
use super::problem::Refused;
use super::shape::shape;
use super::written::Written;
use crate::pages::people::PURPOSE;

shape! {
    /// Supervision of a section.
    #[derive(Debug, Serialize)]
    pub(super) struct SupervisionOut {
        /// Those in force first.
        conditions: Vec<ConditionOut>,
        /// Newest first.
        breaches: Vec<BreachOut>,
        contact_plan: Option<ContactPlanOut>,
        /// The newest meetings, newest first.
        meetings: Vec<MeetingOut>,
        /// Day of the next meeting by the contact plan.
        next_meeting: Option<NaiveDate>,
    }
}

shape! {
    /// A condition or duty.
    #[derive(Debug, Serialize)]
    pub(super) struct ConditionOut {
        id: i64,
        version: i32,
        /// Code of `section-condition`.
        kind: String,
        /// Code of `condition-setter`.
        set_by: String,
        words: Option<String>,
        from: NaiveDate,
        until: Option<NaiveDate>,
        /// Code of `condition-end`, once it was ended.
        ending: Option<String>,
    }
}

shape! {
    /// A breach and what was done about it.
    #[derive(Debug, Serialize)]
    pub(super) struct BreachOut {
        /// The condition; none for the order of serving as such.
        condition: Option<i64>,
        on: NaiveDate,
        words: String,
        /// Code of `breach-answer`.
        answer: String,
    }
}

shape! {
    /// How often the person is met.
    #[derive(Debug, Serialize)]
    pub(super) struct ContactPlanOut {
        /// Sign-in name of the officer.
        officer: String,
        from: NaiveDate,
        every_days: i32,
        /// Code of `delivery-mode`.
        delivery: String,
    }
}

shape! {
    /// A meeting, held or missed.
    #[derive(Debug, Serialize)]
    pub(super) struct MeetingOut {
        on: NaiveDate,
        held: bool,
        /// Code of `delivery-mode`.
        delivery: String,
        words: String,
    }
}

shape! {
    /// A condition or duty to set.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ConditionToSet {
        /// Code of `section-condition`.
        kind: String,
        /// Code of `condition-setter`.
        set_by: String,
        words: Option<String>,
        from: Day,
        until: Option<Day>,
    }
}

shape! {
    /// The end of a condition.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ConditionToEnd {
        on: Day,
        /// Code of `condition-end`.
        ending: String,
    }
}

shape! {
    /// A breach to record.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct BreachToRecord {
        /// The condition; none for the order of serving as such.
        condition: Option<i64>,
        on: Day,
        words: String,
        /// Code of `breach-answer`.
        answer: String,
    }
}

shape! {
    /// How often the person is met, in place of what was said before.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ContactsToPlan {
        /// Sign-in name of the officer who meets the person; the account itself where it is left out.
        officer: Option<String>,
        from: Day,
        every_days: i32,
        /// Code of `delivery-mode`.
        delivery: String,
    }
}

shape! {
    /// A meeting to record.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct MeetingToRecord {
        on: Day,
        held: bool,
        /// Code of `delivery-mode`.
        delivery: String,
        words: String,
    }
}

pub(super) async fn show(call: Call, _: Nothing) -> Result<Shown<SupervisionOut>, Refused> {
    let supervision = call.record().supervision(&call.actor(PURPOSE), SectionId(call.id()?)).await?;
    Ok(Shown::new(supervision.into()))
}

pub(super) async fn set(call: Call, new: ConditionToSet) -> Result<Written, Refused> {
    let new = NewCondition {
        section: SectionId(call.id()?),
        kind: new.kind,
        set_by: new.set_by,
        words: new.words,
        from: new.from.0,
        until: new.until.map(|day| day.0),
    };
    let mut change = call.change("write", PURPOSE).await?;
    let ids = change.set_conditions(&[new]).await?;
    call.commit(change, Written::at(ids[0].0, 1)).await
}

pub(super) async fn end(call: Call, new: ConditionToEnd) -> Result<Written, Refused> {
    let (condition, version) = (ConditionId(call.id()?), call.version());
    let mut change = call.change("write", PURPOSE).await?;
    change.end_condition(&ConditionEnd { condition, version, on: new.on.0, ending: new.ending }).await?;
    call.commit(change, Written::at(condition.0, version + 1)).await
}

pub(super) async fn breach(call: Call, new: BreachToRecord) -> Result<Written, Refused> {
    let breach = Breach {
        section: SectionId(call.id()?),
        condition: new.condition.map(ConditionId),
        on: new.on.0,
        words: new.words,
        answer: new.answer,
    };
    let mut change = call.change("write", PURPOSE).await?;
    let id = change.record_breach(&breach).await?;
    call.commit(change, Written::new(id)).await
}

pub(super) async fn plan(call: Call, new: ContactsToPlan) -> Result<Written, Refused> {
    let section = SectionId(call.id()?);
    let officer = new.officer.unwrap_or_else(|| call.actor(PURPOSE).account);
    let plan = ContactPlan { section, officer, from: new.from.0, every_days: new.every_days, delivery: new.delivery };
    let mut change = call.change("write", PURPOSE).await?;
    change.plan_contacts(&[plan]).await?;
    call.commit(change, Written::new(section.0)).await
}

pub(super) async fn meet(call: Call, new: MeetingToRecord) -> Result<Written, Refused> {
    let section = SectionId(call.id()?);
    let meeting = Meeting { section, on: new.on.0, held: new.held, delivery: new.delivery, words: new.words };
    let mut change = call.change("write", PURPOSE).await?;
    change.record_meetings(&[meeting]).await?;
    call.commit(change, Written::new(section.0)).await
}

impl From<Supervision> for SupervisionOut {
    fn from(supervision: Supervision) -> Self {
        Self {
            conditions: supervision.conditions.into_iter().map(ConditionOut::from).collect(),
            breaches: supervision.breaches.into_iter().map(BreachOut::from).collect(),
            contact_plan: supervision.contact_plan.map(ContactPlanOut::from),
            meetings: supervision.meetings.into_iter().map(MeetingOut::from).collect(),
            next_meeting: supervision.next_meeting,
        }
    }
}

impl From<SectionCondition> for ConditionOut {
    fn from(one: SectionCondition) -> Self {
        let NewCondition { kind, set_by, words, from, until, .. } = one.data;
        Self { id: one.id.0, version: one.version, kind, set_by, words, from, until, ending: one.ending }
    }
}

impl From<Breach> for BreachOut {
    fn from(Breach { condition, on, words, answer, .. }: Breach) -> Self {
        Self { condition: condition.map(|condition| condition.0), on, words, answer }
    }
}

impl From<ContactPlan> for ContactPlanOut {
    fn from(ContactPlan { officer, from, every_days, delivery, .. }: ContactPlan) -> Self {
        Self { officer, from, every_days, delivery }
    }
}

impl From<Meeting> for MeetingOut {
    fn from(Meeting { on, held, delivery, words, .. }: Meeting) -> Self {
        Self { on, held, delivery, words }
    }
}
