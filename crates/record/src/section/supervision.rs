//! Supervision (uzraudzība) of a section: conditions, breaches, the contact plan and meetings.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{Days, NaiveDate};
use sea_orm::sea_query::{Query, UnionType};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Section, SectionId};
use crate::change::{fresh, not_before, refuse, required};
use crate::permission::Sight;
use crate::rows::{
    account, assignment, section, section_breach, section_condition, section_contact_plan, section_meeting,
};
use crate::storage::AT_ONCE;
use crate::{Actor, Change, PersonId, Problem, Record, RecordError};

/// Meetings that are opened with a person, the newest ones.
const MEETINGS: usize = 12;

/// Id of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConditionId(pub i64);

/// A condition or duty of a section, to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCondition {
    /// Section.
    pub section: SectionId,
    /// Code of `section-condition`.
    pub kind: String,
    /// Code of `condition-setter`: who imposed it.
    pub set_by: String,
    /// What exactly.
    pub words: Option<String>,
    /// First day.
    pub from: NaiveDate,
    /// Last day; open when absent.
    pub until: Option<NaiveDate>,
}

/// A condition as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionCondition {
    /// Id.
    pub id: ConditionId,
    /// Version for optimistic locking.
    pub version: i32,
    /// What it says.
    pub data: NewCondition,
    /// Code of `condition-end`, once it was ended.
    pub ending: Option<String>,
}

/// The end of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionEnd {
    /// Condition.
    pub condition: ConditionId,
    /// Version that was read.
    pub version: i32,
    /// Last day.
    pub on: NaiveDate,
    /// Code of `condition-end`.
    pub ending: String,
}

/// A breach of a condition, or of the order of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Section.
    pub section: SectionId,
    /// The condition; `None` for the order of serving as such.
    pub condition: Option<ConditionId>,
    /// Day of the breach.
    pub on: NaiveDate,
    /// What happened.
    pub words: String,
    /// Code of `breach-answer`: what was done about it.
    pub answer: String,
}

/// How often the person of a section is met and by whom, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactPlan {
    /// Section.
    pub section: SectionId,
    /// Sign-in name of the officer.
    pub officer: String,
    /// First day.
    pub from: NaiveDate,
    /// Days from one meeting to the next.
    pub every_days: i32,
    /// Code of `delivery-mode`.
    pub delivery: String,
}

/// A meeting, held or missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Section.
    pub section: SectionId,
    /// Day.
    pub on: NaiveDate,
    /// It took place.
    pub held: bool,
    /// Code of `delivery-mode`.
    pub delivery: String,
    /// What was talked about, or why it was missed.
    pub words: String,
}

/// Everything about the supervision of one section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Supervision {
    /// Conditions, those in force first.
    pub conditions: Vec<SectionCondition>,
    /// Breaches, newest first.
    pub breaches: Vec<Breach>,
    /// The contact plan in use.
    pub contact_plan: Option<ContactPlan>,
    /// The newest meetings, newest first.
    pub meetings: Vec<Meeting>,
    /// Day of the next meeting by the contact plan.
    pub next_meeting: Option<NaiveDate>,
}

impl Change<'_> {
    /// Records conditions of open sections.
    ///
    /// # Errors
    /// When refused or a value is not acceptable (before the section, section closed).
    pub async fn set_conditions(&mut self, new: &[NewCondition]) -> Result<Vec<ConditionId>, RecordError> {
        let codes = &self.record.codes;
        let open = self.supervised(new.iter().map(|one| one.section)).await?;
        for (index, one) in new.iter().enumerate() {
            let section = &open[&one.section];
            let kind = codes.get("section-condition", &one.kind, one.from);
            kind.map_err(|problem| refuse(index, "kind", problem))?;
            let setter = codes.get("condition-setter", &one.set_by, one.from);
            setter.map_err(|problem| refuse(index, "set_by", problem))?;
            not_before(one.from, "opened_on", section.opened_on).map_err(|problem| refuse(index, "from", problem))?;
            if let Some(until) = one.until {
                not_before(until, "from", one.from).map_err(|problem| refuse(index, "until", problem))?;
            }
        }
        let first = self.ids("section-condition", new.len()).await?;
        let row = |(id, one): (i64, &NewCondition)| section_condition::Model {
            id,
            section_id: one.section.0,
            kind: one.kind.clone(),
            set_by: one.set_by.clone(),
            words: one.words.clone().filter(|words| !words.trim().is_empty()),
            from_day: one.from,
            until_day: one.until,
            ending: None,
            version: 1,
        };
        let rows: Vec<section_condition::Model> = (first..).zip(new).map(row).collect();
        self.add::<section_condition::Entity>(&rows).await?;
        self.wrote("section-condition", rows.len(), &first);
        Ok(rows.iter().map(|row| ConditionId(row.id)).collect())
    }

    /// Ends a condition; the person it is about.
    ///
    /// # Errors
    /// When refused, ended already, or somebody else changed it (`Stale`).
    pub async fn end_condition(&mut self, end: &ConditionEnd) -> Result<PersonId, RecordError> {
        let missing = || RecordError::Missing("section-condition");
        let row = section_condition::Entity::find_by_id(end.condition.0).one(&self.tx).await?.ok_or_else(missing)?;
        let section = self.section_in_sight(SectionId(row.section_id)).await?;
        fresh("section-condition", row.id, row.version, end.version)?;
        if row.ending.is_some() {
            return Err(refuse(0, "condition", Problem::Ended { on: row.until_day.unwrap_or(end.on) }));
        }
        let ending = self.record.codes.get("condition-end", &end.ending, end.on);
        ending.map_err(|problem| refuse(0, "ending", problem))?;
        not_before(end.on, "from", row.from_day).map_err(|problem| refuse(0, "on", problem))?;
        let id = row.id;
        let row = section_condition::Model {
            until_day: Some(end.on),
            ending: Some(end.ending.clone()),
            version: end.version + 1,
            ..row
        };
        self.put::<section_condition::Entity>(row).await?;
        self.wrote("section-condition", 1, &id);
        Ok(PersonId(section.person_id))
    }

    /// Records a breach and what was done about it.
    ///
    /// # Errors
    /// When refused or a value is not acceptable (ahead of time, a condition of another section).
    pub async fn record_breach(&mut self, new: &Breach) -> Result<i64, RecordError> {
        let section = self.open_section(0, new.section).await?;
        self.happened_in(0, &section, new.on)?;
        required(0, "words", &new.words)?;
        let answer = self.record.codes.get("breach-answer", &new.answer, new.on);
        answer.map_err(|problem| refuse(0, "answer", problem))?;
        if let Some(condition) = new.condition {
            let unknown = Problem::Unknown { noun: "section-condition", id: condition.0.to_string(), nearest: None };
            let row = section_condition::Entity::find_by_id(condition.0).one(&self.tx).await?;
            let row = row.filter(|row| row.section_id == section.id);
            row.ok_or_else(|| refuse(0, "condition", unknown))?;
        }
        let id = self.ids("section-breach", 1).await?;
        let row = section_breach::Model {
            id,
            section_id: section.id,
            condition_id: new.condition.map(|condition| condition.0),
            on_day: new.on,
            words: new.words.trim().to_owned(),
            answer: new.answer.clone(),
            said_by: self.actor.account.clone(),
        };
        self.add::<section_breach::Entity>(&[row]).await?;
        self.wrote("section-breach", 1, &id);
        Ok(id)
    }

    /// Says how often the persons of sections are met, in place of what was said before.
    ///
    /// # Errors
    /// When refused or a value is not acceptable (unknown officer, less than a day apart).
    pub async fn plan_contacts(&mut self, new: &[ContactPlan]) -> Result<(), RecordError> {
        let officers = self.officers(new.iter().map(|one| one.officer.as_str())).await?;
        let first = self.ids("section-contact-plan", new.len()).await?;
        let mut rows = Vec::with_capacity(new.len());
        let open = self.supervised(new.iter().map(|one| one.section)).await?;
        for (id, (index, one)) in (first..).zip(new.iter().enumerate()) {
            let section = &open[&one.section];
            not_before(one.from, "opened_on", section.opened_on).map_err(|problem| refuse(index, "from", problem))?;
            if one.every_days < 1 {
                let problem = Problem::Below { value: one.every_days.into(), least: 1 };
                return Err(refuse(index, "every_days", problem));
            }
            let delivery = self.record.codes.get("delivery-mode", &one.delivery, one.from);
            delivery.map_err(|problem| refuse(index, "delivery", problem))?;
            let unknown = || Problem::Unknown { noun: "account", id: one.officer.clone(), nearest: None };
            let officer = officers.get(&one.officer).ok_or_else(|| refuse(index, "officer", unknown()))?;
            rows.push(section_contact_plan::Model {
                id,
                section_id: section.id,
                account_id: *officer,
                from_day: one.from,
                every_days: one.every_days,
                delivery: one.delivery.clone(),
                said_by: self.actor.account.clone(),
            });
        }
        self.add::<section_contact_plan::Entity>(&rows).await?;
        self.wrote("section-contact-plan", rows.len(), &first);
        Ok(())
    }

    /// Records meetings that were held or missed.
    ///
    /// # Errors
    /// When refused or a value is not acceptable (ahead of time, before the section, without words).
    pub async fn record_meetings(&mut self, new: &[Meeting]) -> Result<(), RecordError> {
        let first = self.ids("section-meeting", new.len()).await?;
        let mut rows = Vec::with_capacity(new.len());
        let open = self.supervised(new.iter().map(|one| one.section)).await?;
        for (id, (index, one)) in (first..).zip(new.iter().enumerate()) {
            let section = &open[&one.section];
            self.happened_in(index, section, one.on)?;
            let delivery = self.record.codes.get("delivery-mode", &one.delivery, one.on);
            delivery.map_err(|problem| refuse(index, "delivery", problem))?;
            required(index, "words", &one.words)?;
            rows.push(section_meeting::Model {
                id,
                section_id: section.id,
                on_day: one.on,
                held: one.held,
                delivery: one.delivery.clone(),
                words: one.words.trim().to_owned(),
                said_by: self.actor.account.clone(),
            });
        }
        self.add::<section_meeting::Entity>(&rows).await?;
        self.wrote("section-meeting", rows.len(), &first);
        Ok(())
    }

    /// Open sections of people, the earliest first.
    ///
    /// # Errors
    /// When refused or the database does not answer.
    pub async fn open_sections(&self, people: &[PersonId]) -> Result<Vec<Section>, RecordError> {
        self.reach("section")?;
        let mut open = Vec::new();
        for chunk in people.chunks(AT_ONCE) {
            let rows = section::Entity::find()
                .filter(section::Column::PersonId.is_in(chunk.iter().map(|person| person.0)))
                .filter(section::Column::ClosedOn.is_null())
                .order_by_asc(section::Column::Id);
            open.extend(rows.all(&self.tx).await?.into_iter().map(Section::from));
        }
        Ok(open)
    }

    async fn section_in_sight(&self, id: SectionId) -> Result<section::Model, RecordError> {
        let row = section::Entity::find_by_id(id.0).one(&self.tx).await?.ok_or(RecordError::Missing("section"))?;
        self.about("section", PersonId(row.person_id)).await?;
        Ok(row)
    }

    /// A section that is open and in sight.
    async fn open_section(&self, index: usize, id: SectionId) -> Result<section::Model, RecordError> {
        let row = self.section_in_sight(id).await?;
        match row.closed_on {
            Some(on) => Err(refuse(index, "section", Problem::Ended { on })),
            None => Ok(row),
        }
    }

    /// Sections that are open and in sight, each looked at once.
    async fn supervised(
        &self,
        ids: impl Iterator<Item = SectionId>,
    ) -> Result<HashMap<SectionId, section::Model>, RecordError> {
        let mut open = HashMap::new();
        for (index, id) in ids.enumerate() {
            if let Entry::Vacant(place) = open.entry(id) {
                place.insert(self.open_section(index, id).await?);
            }
        }
        Ok(open)
    }

    /// Refuses a day before the section or ahead of time.
    fn happened_in(&self, index: usize, section: &section::Model, on: NaiveDate) -> Result<(), RecordError> {
        not_before(on, "opened_on", section.opened_on).map_err(|problem| refuse(index, "on", problem))?;
        if on > self.today() {
            return Err(refuse(index, "on", Problem::InFuture { on }));
        }
        Ok(())
    }

    async fn officers(&self, names: impl Iterator<Item = &str>) -> Result<HashMap<String, i64>, RecordError> {
        let names: BTreeSet<&str> = names.collect();
        let rows = account::Entity::find().filter(account::Column::Name.is_in(names)).all(&self.tx).await?;
        Ok(rows.into_iter().map(|row| (row.name, row.id)).collect())
    }
}

impl Record {
    /// Supervision of a section.
    ///
    /// # Errors
    /// As for opening the person; `Missing` where there is no such section.
    pub async fn supervision(&self, actor: &Actor, id: SectionId) -> Result<Supervision, RecordError> {
        let row = section::Entity::find_by_id(id.0).one(self.storage.db()).await?;
        let row = row.ok_or(RecordError::Missing("section"))?;
        self.open_about(actor, "section", PersonId(row.person_id)).await?;
        Ok(self.supervision_of(&[id]).await?.remove(&id).unwrap_or_default())
    }

    /// Supervision of sections of a person who is open already, by section.
    pub(crate) async fn supervision_of(
        &self,
        sections: &[SectionId],
    ) -> Result<HashMap<SectionId, Supervision>, RecordError> {
        if sections.is_empty() {
            return Ok(HashMap::new());
        }
        let db = self.storage.db();
        let ids = || sections.iter().map(|section| section.0);
        let mut of: HashMap<SectionId, Supervision> = HashMap::with_capacity(sections.len());
        let conditions = section_condition::Entity::find()
            .filter(section_condition::Column::SectionId.is_in(ids()))
            .order_by_desc(section_condition::Column::FromDay);
        for row in conditions.all(db).await? {
            of.entry(SectionId(row.section_id)).or_default().conditions.push(condition(row));
        }
        let breaches = section_breach::Entity::find()
            .filter(section_breach::Column::SectionId.is_in(ids()))
            .order_by_desc(section_breach::Column::OnDay);
        for row in breaches.all(db).await? {
            of.entry(SectionId(row.section_id)).or_default().breaches.push(breach(row));
        }
        let meetings = section_meeting::Entity::find()
            .filter(section_meeting::Column::SectionId.is_in(ids()))
            .order_by_desc(section_meeting::Column::OnDay)
            .order_by_desc(section_meeting::Column::Id);
        for row in meetings.all(db).await? {
            of.entry(SectionId(row.section_id)).or_default().meetings.push(meeting(row));
        }
        let plans = section_contact_plan::Entity::find().filter(section_contact_plan::Column::SectionId.is_in(ids()));
        let plans = newest(plans.all(db).await?);
        let officers = account::Entity::find().filter(account::Column::Id.is_in(plans.values().map(|(_, id)| *id)));
        let names: HashMap<i64, String> = officers.all(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
        for (section, (plan, officer)) in plans {
            let name = names.get(&officer).cloned().unwrap_or_default();
            let supervision = of.entry(section).or_default();
            let held = supervision.meetings.iter().find(|meeting| meeting.held).map(|meeting| meeting.on);
            supervision.next_meeting = Some(next(&plan, held));
            supervision.contact_plan = Some(ContactPlan { officer: name, ..plan });
        }
        for supervision in of.values_mut() {
            supervision.conditions.sort_by_key(|condition| condition.ending.is_some());
            supervision.meetings.truncate(MEETINGS);
        }
        Ok(of)
    }

    /// Meetings that contact plans foresee in open sections of people in sight, of the actor's plans and of those whose officer no
    /// longer works with a person of the actor's caseload: section, person and day.
    pub(crate) async fn meetings_due(
        &self,
        actor: &Actor,
        own: i64,
    ) -> Result<Vec<(SectionId, PersonId, NaiveDate)>, RecordError> {
        let db = self.storage.db();
        let Some(scope) = self.matrix.freely(&actor.role, "read", "section") else { return Ok(Vec::new()) };
        let sight = Sight::new(db, actor, scope).await?;
        // Sections the actor has said how often to meet in, and those of the actor's caseload.
        let mut mine = Query::select();
        mine.column(section_contact_plan::Column::SectionId)
            .from(section_contact_plan::Entity)
            .and_where(section_contact_plan::Column::AccountId.eq(own));
        let mut caseload = Query::select();
        caseload
            .column(assignment::Column::PersonId)
            .from(assignment::Entity)
            .and_where(assignment::Column::AccountId.eq(own));
        let mut theirs = Query::select();
        theirs
            .column(section::Column::Id)
            .from(section::Entity)
            .and_where(section::Column::PersonId.in_subquery(caseload));
        mine.union(UnionType::Distinct, theirs);
        let open = section::Entity::find()
            .filter(section::Column::Id.in_subquery(mine))
            .filter(section::Column::ClosedOn.is_null())
            .filter(sight.of_person(section::Column::PersonId))
            .all(db)
            .await?;
        let mut due = Vec::new();
        for open in open.chunks(AT_ONCE) {
            let of = || open.iter().map(|row| row.id);
            let plans =
                section_contact_plan::Entity::find().filter(section_contact_plan::Column::SectionId.is_in(of()));
            let mut plans = newest(plans.all(db).await?);
            let held = section_meeting::Entity::find()
                .filter(section_meeting::Column::SectionId.is_in(of()))
                .filter(section_meeting::Column::Held.eq(true));
            let mut last: HashMap<i64, NaiveDate> = HashMap::new();
            for row in held.all(db).await? {
                let day = last.entry(row.section_id).or_insert(row.on_day);
                *day = row.on_day.max(*day);
            }
            let works_with = assignment::Entity::find()
                .filter(assignment::Column::PersonId.is_in(open.iter().map(|row| row.person_id)))
                .all(db)
                .await?;
            let works_with: HashSet<(i64, i64)> =
                works_with.into_iter().map(|row| (row.account_id, row.person_id)).collect();
            for row in open {
                let id = SectionId(row.id);
                let has_case = |account: i64| works_with.contains(&(account, row.person_id));
                // Meetings of an officer who no longer works with the person fall to those who do.
                let is_mine = |officer: i64| officer == own || has_case(own) && !has_case(officer);
                let Some((plan, _)) = plans.remove(&id).filter(|(_, officer)| is_mine(*officer)) else { continue };
                due.push((id, PersonId(row.person_id), next(&plan, last.get(&row.id).copied())));
            }
        }
        due.sort_unstable();
        Ok(due)
    }
}

/// The newest contact plan of each section, with the account of its officer; the officer's name is still to come.
fn newest(mut rows: Vec<section_contact_plan::Model>) -> HashMap<SectionId, (ContactPlan, i64)> {
    rows.sort_by_key(|row| (row.from_day, row.id));
    let plan = |row: section_contact_plan::Model| {
        let section = SectionId(row.section_id);
        let plan = ContactPlan {
            section,
            officer: String::new(),
            from: row.from_day,
            every_days: row.every_days,
            delivery: row.delivery,
        };
        (section, (plan, row.account_id))
    };
    rows.into_iter().map(plan).collect()
}

/// The day of the next meeting: so many days after the last one held, or the first day of the plan where it came later.
fn next(plan: &ContactPlan, held: Option<NaiveDate>) -> NaiveDate {
    let after = |held: NaiveDate| held.checked_add_days(Days::new(plan.every_days.unsigned_abs().into()));
    held.and_then(after).map_or(plan.from, |next| next.max(plan.from))
}

fn condition(row: section_condition::Model) -> SectionCondition {
    SectionCondition {
        id: ConditionId(row.id),
        version: row.version,
        data: NewCondition {
            section: SectionId(row.section_id),
            kind: row.kind,
            set_by: row.set_by,
            words: row.words,
            from: row.from_day,
            until: row.until_day,
        },
        ending: row.ending,
    }
}

fn breach(row: section_breach::Model) -> Breach {
    Breach {
        section: SectionId(row.section_id),
        condition: row.condition_id.map(ConditionId),
        on: row.on_day,
        words: row.words,
        answer: row.answer,
    }
}

fn meeting(row: section_meeting::Model) -> Meeting {
    Meeting {
        section: SectionId(row.section_id),
        on: row.on_day,
        held: row.held,
        delivery: row.delivery,
        words: row.words,
    }
}
