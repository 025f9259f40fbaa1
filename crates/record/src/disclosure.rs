//! Disclosure (izpaušana): what of a person was handed to whom, for what; the hand-over package between agencies.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::chain::Entry;
use crate::change::{fresh, refuse, required};
use crate::chronology::{ChronologyEntry, ChronologySource};
use crate::json::{self, json};
use crate::permission::Opening;
use crate::rows::{disclosure, organisation, person};
use crate::{
    Actor, AssessmentId, AssessmentView, Change, PersonId, PlanId, PlanView, Problem, Record, RecordError, codes,
    instant,
};

/// Id of a disclosure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DisclosureId(pub i64);

/// Something a package can hold: an entry of the chronology, with what it leads to.
pub type PackageChoice = ChronologyEntry;

/// A package to hand over.
#[derive(Debug, Clone)]
pub struct NewDisclosure {
    /// Person.
    pub person: PersonId,
    /// Organisation that receives it.
    pub recipient: String,
    /// Who there, in words.
    pub recipient_words: Option<String>,
    /// Code of `purpose`.
    pub purpose: String,
    /// Legal ground and reason, in words.
    pub ground: String,
    /// What it holds, chosen from [`Record::package_choices`].
    pub contents: Vec<ChronologySource>,
}

/// A package as sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// Id.
    pub id: DisclosureId,
    /// Person.
    pub person: PersonId,
    /// Account and unit that sent it.
    pub sender: (String, String),
    /// Organisation that receives it.
    pub recipient: String,
    /// Who there, in words.
    pub recipient_words: Option<String>,
    /// Code of `purpose`.
    pub purpose: String,
    /// Legal ground and reason.
    pub ground: String,
    /// What it holds, as it stood.
    pub contents: Vec<ChronologyEntry>,
    /// When it was sent.
    pub disclosed_at: DateTime<Utc>,
    /// Account that took it, and when.
    pub received: Option<(String, DateTime<Utc>)>,
    /// Version.
    pub version: i32,
}

/// A package opened: what was handed over, as it stood then.
#[derive(Debug, Clone, PartialEq)]
pub struct Package {
    /// What was sent to whom.
    pub disclosure: Disclosure,
    /// Given and family name.
    pub name: String,
    /// Day of birth.
    pub born_on: Option<chrono::NaiveDate>,
    /// Assessments it holds.
    pub assessments: Vec<AssessmentView>,
    /// Plans it holds.
    pub plans: Vec<PlanView>,
}

impl Record {
    /// What a package about a person can hold, newest first: what the actor may read.
    ///
    /// # Errors
    /// As for opening the person; when the role may not disclose.
    pub async fn package_choices(&self, actor: &Actor, person: PersonId) -> Result<Vec<PackageChoice>, RecordError> {
        self.allowed(actor, "write", "disclosure")?;
        self.open_about(actor, "disclosure", person).await?;
        Ok(self.gather(actor, &mut Opening::new(self, actor, person)).await?.0)
    }

    /// Everything that was handed over about a person, newest first.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn disclosures(&self, actor: &Actor, person: PersonId) -> Result<Vec<Disclosure>, RecordError> {
        self.open_about(actor, "disclosure", person).await?;
        let rows = disclosure::Entity::find()
            .filter(disclosure::Column::PersonId.eq(person.0))
            .order_by_desc(disclosure::Column::Id)
            .all(self.storage.db())
            .await?;
        rows.into_iter().map(disclosure).collect()
    }

    /// Opens a package: those who see the person, and the organisation that receives it.
    ///
    /// # Errors
    /// When the role may not read disclosures, or the package is neither about somebody in sight nor for the actor's unit.
    pub async fn package(&self, actor: &Actor, id: DisclosureId) -> Result<Package, RecordError> {
        self.allowed_persons(actor, "disclosure")?;
        let db = self.storage.db();
        let row = disclosure::Entity::find_by_id(id.0).one(db).await?.ok_or(RecordError::Missing("disclosure"))?;
        if !self.is_for(actor, &row).await? {
            self.enter(db, actor, "disclosure", PersonId(row.person_id)).await?;
        }
        let entry = Entry {
            verb: "read".to_owned(),
            noun: "disclosure".to_owned(),
            subject: Some(row.person_id.to_string()),
            detail: Some(format!("package {}", row.id)),
        };
        self.log(actor, vec![entry]).await?;
        let about = person::Entity::find_by_id(row.person_id).one(db).await?;
        let about = about.ok_or(RecordError::Missing("person"))?;
        let disclosure = disclosure(row)?;
        let (mut assessments, mut plans) = (Vec::new(), Vec::new());
        for entry in &disclosure.contents {
            match entry.source {
                ChronologySource::Assessment { id, version } => {
                    assessments.extend(self.assessment_at_version(AssessmentId(id), version).await?);
                }
                ChronologySource::Plan { id, number } => {
                    plans.extend(self.plan_at_number(PlanId(id), number).await?);
                }
                _ => {}
            }
        }
        let name = format!("{} {}", about.given_name, about.family_name);
        Ok(Package { disclosure, name, born_on: about.born_on, assessments, plans })
    }

    /// Whether the package was sent to the actor's unit or one above it.
    async fn is_for(&self, actor: &Actor, row: &disclosure::Model) -> Result<bool, RecordError> {
        Ok(!actor.unit.is_empty() && self.units_below(&row.recipient).await?.contains(&actor.unit))
    }
}

impl Change<'_> {
    /// Hands a package over. The change's audit entry and the package say who, to whom, for what and what.
    ///
    /// # Errors
    /// When refused; when the recipient or purpose is unknown, the ground is blank, or the package holds nothing or
    /// something the actor may not read.
    pub async fn disclose(&mut self, new: &NewDisclosure) -> Result<DisclosureId, RecordError> {
        self.about("disclosure", new.person).await?;
        required(0, "ground", &new.ground)?;
        let today = self.today();
        if self.record.codes.has("purpose") {
            let purpose = self.record.codes.get("purpose", &new.purpose, today);
            purpose.map_err(|problem| refuse(0, "purpose", problem))?;
        }
        if organisation::Entity::find_by_id(&new.recipient).one(&self.tx).await?.is_none() {
            let known = self.units().await?.keys().map(String::as_str);
            return Err(refuse(0, "recipient", codes::unknown("organisation", &new.recipient, known)));
        }
        let wanted: BTreeSet<ChronologySource> = new.contents.iter().copied().collect();
        if wanted.is_empty() {
            return Err(refuse(0, "contents", Problem::Required));
        }
        let (known, _) =
            self.record.gather(&self.actor, &mut Opening::new(self.record, &self.actor, new.person)).await?;
        let contents: Vec<ChronologyEntry> = known.into_iter().filter(|one| wanted.contains(&one.source)).collect();
        let found: BTreeSet<ChronologySource> = contents.iter().map(|one| one.source).collect();
        if let Some(unknown) = wanted.difference(&found).next() {
            let problem = Problem::Unknown { noun: "entry", id: format!("{unknown:?}"), nearest: None };
            return Err(refuse(0, "contents", problem));
        }
        let id = self.ids("disclosure", 1).await?;
        let row = disclosure::Model {
            id,
            person_id: new.person.0,
            sender: self.actor.account.clone(),
            sender_agency: self.actor.agency.clone(),
            sender_unit: self.actor.unit.clone(),
            recipient: new.recipient.clone(),
            recipient_words: new.recipient_words.clone(),
            purpose: new.purpose.clone(),
            ground: new.ground.trim().to_owned(),
            contents: json(&contents)?,
            disclosed_at: instant::text(self.actor.at),
            received_by: None,
            received_at: None,
            version: 1,
        };
        self.add::<disclosure::Entity>(&[row]).await?;
        self.wrote("disclosure", 1, &id);
        Ok(DisclosureId(id))
    }

    /// Takes a package for the organisation it was sent to. Who writes for the own caseload has the person on it.
    ///
    /// # Errors
    /// `Missing` where it was sent to others, `Stale` when somebody else was first; when refused or taken already.
    pub async fn receive_package(&mut self, id: DisclosureId, version: i32) -> Result<(), RecordError> {
        let scope = self.reach("disclosure")?;
        let row = disclosure::Entity::find_by_id(id.0).one(&self.tx).await?;
        let row = row.ok_or(RecordError::Missing("disclosure"))?;
        if !self.record.is_for(&self.actor, &row).await? {
            return Err(RecordError::Missing("disclosure"));
        }
        fresh("disclosure", row.id, row.version, version)?;
        if row.received_at.is_some() {
            let needed = vec!["sent".to_owned()];
            return Err(refuse(0, "package", Problem::NotInState { state: "received".to_owned(), needed }));
        }
        let person = PersonId(row.person_id);
        let taken = disclosure::Model {
            received_by: Some(self.actor.account.clone()),
            received_at: Some(instant::text(self.actor.at)),
            version: version + 1,
            ..row
        };
        self.put::<disclosure::Entity>(taken).await?;
        self.wrote("disclosure", 1, &id.0);
        if scope == catalogue::Scope::OwnCaseload {
            self.take_on(&[person]).await?;
        }
        Ok(())
    }
}

fn disclosure(row: disclosure::Model) -> Result<Disclosure, RecordError> {
    let received = row.received_by.zip(row.received_at);
    Ok(Disclosure {
        id: DisclosureId(row.id),
        person: PersonId(row.person_id),
        sender: (row.sender, row.sender_unit),
        recipient: row.recipient,
        recipient_words: row.recipient_words,
        purpose: row.purpose,
        ground: row.ground,
        contents: json::read(&row.contents)?,
        disclosed_at: instant::read(&row.disclosed_at)?,
        received: received.map(|(account, at)| instant::read(&at).map(|at| (account, at))).transpose()?,
        version: row.version,
    })
}
