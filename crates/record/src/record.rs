//! The door: opening a record, reading it, changing it.

use std::sync::Arc;

use catalogue::Catalogue;
use chrono::{DateTime, Utc};

use crate::{
    Account, AccountId, ActivityDetail, ActivityFilter, ActivityId, ActivityRow, Actor, AuditEntry, AuditFilter,
    AuditVerdict, BudgetBalance, BudgetMovement, CustodyId, Deliverable, DocumentsSent, Export, ExternalValue,
    MilestoneReached, Movement, NewAccount, NewActivity, NewCustody, NewDeliverable, NewFact, NewOrganisation,
    NewPerson, NewRelease, NewSection, Organisation, Page, Paged, PersonId, PersonMatch, PersonView, PersonalCode,
    Place, RecordError, SectionId, Session, SignIn,
};

/// Secrets of an installation; never stored in the database.
#[derive(Clone)]
pub struct Keys {
    /// Encrypts personal codes.
    pub encryption: [u8; 32],
    /// Keyed hash for looking codes up and for pseudonyms.
    pub lookup: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// An open record.
#[derive(Debug)]
pub struct Record {
    pub(crate) catalogue: Arc<Catalogue>,
}

/// One open change: one transaction, one audit entry when it is committed, nothing if it is dropped.
#[derive(Debug)]
pub struct Change<'r> {
    pub(crate) record: &'r Record,
    pub(crate) actor: Actor,
}

macro_rules! later {
    ($($x:expr),*) => {{ $(let _ = &$x;)* todo!() }};
}

impl Record {
    /// Opens the database at `url` (`sqlite:///path/tilts.sqlite` or `postgres://…`) and brings its schema up to date.
    ///
    /// # Errors
    /// When the database cannot be reached or upgraded.
    pub async fn open(url: &str, keys: Keys, catalogue: Arc<Catalogue>) -> Result<Self, RecordError> {
        later!(url, keys, catalogue)
    }

    /// The pack this record works with.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Begins a change. `verb` is `write`, `import` or `manage`; `detail` goes into the audit entry.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn change(&self, actor: &Actor, verb: &str, detail: Option<String>) -> Result<Change<'_>, RecordError> {
        later!(actor, verb, detail)
    }

    /// Begins an export for a snapshot.
    ///
    /// # Errors
    /// When the role may not export or the database does not answer.
    pub async fn export(&self, actor: &Actor) -> Result<Export<'_>, RecordError> {
        later!(actor)
    }

    /// Whether `actor` may do `verb` on `resource` anywhere.
    #[must_use]
    pub fn may(&self, actor: &Actor, verb: &str, resource: &str) -> bool {
        later!(actor, verb, resource)
    }

    /// Whether `actor` sees persons (not only counts) in `resource`.
    #[must_use]
    pub fn sees_persons(&self, actor: &Actor, resource: &str) -> bool {
        later!(actor, resource)
    }

    /// People whose folded name begins with or contains the words, or whose code is `words`; at most `limit`.
    ///
    /// # Errors
    /// When the role may not read persons or the database does not answer.
    pub async fn find_people(&self, actor: &Actor, words: &str, limit: u64) -> Result<Vec<PersonMatch>, RecordError> {
        later!(actor, words, limit)
    }

    /// Opens a person; writes an audit entry with the actor's purpose.
    ///
    /// # Errors
    /// When out of sight, missing, or the database does not answer.
    pub async fn person(&self, actor: &Actor, id: PersonId) -> Result<PersonView, RecordError> {
        later!(actor, id)
    }

    /// Person with this code, for imports and forms.
    ///
    /// # Errors
    /// When the role may not read persons or the database does not answer.
    pub async fn person_by_code(&self, actor: &Actor, code: &PersonalCode) -> Result<Option<PersonId>, RecordError> {
        later!(actor, code)
    }

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
        later!(actor, filter, page)
    }

    /// One ledger entry; an audit entry is written for every person shown by name.
    ///
    /// # Errors
    /// When out of sight, missing, or the database does not answer.
    pub async fn activity(&self, actor: &Actor, id: ActivityId) -> Result<ActivityDetail, RecordError> {
        later!(actor, id)
    }

    /// Organisations and units, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn organisations(&self, actor: &Actor) -> Result<Vec<Organisation>, RecordError> {
        later!(actor)
    }

    /// Places.
    ///
    /// # Errors
    /// When the role may not read places or the database does not answer.
    pub async fn places(&self, actor: &Actor) -> Result<Vec<Place>, RecordError> {
        later!(actor)
    }

    /// Milestones with their actual days.
    ///
    /// # Errors
    /// When the role may not read milestones or the database does not answer.
    pub async fn milestones(&self, actor: &Actor) -> Result<Vec<MilestoneReached>, RecordError> {
        later!(actor)
    }

    /// Deliverables.
    ///
    /// # Errors
    /// When the role may not read deliverables or the database does not answer.
    pub async fn deliverables(&self, actor: &Actor) -> Result<Vec<Deliverable>, RecordError> {
        later!(actor)
    }

    /// Sums of a project's money per source and kind.
    ///
    /// # Errors
    /// When the role may not read budgets or the database does not answer.
    pub async fn budget(&self, actor: &Actor, project: &str) -> Result<Vec<BudgetBalance>, RecordError> {
        later!(actor, project)
    }

    /// The audit log, newest first.
    ///
    /// # Errors
    /// When the role may not read the audit log or the database does not answer.
    pub async fn audit(
        &self,
        actor: &Actor,
        filter: &AuditFilter,
        page: Page,
    ) -> Result<Paged<AuditEntry>, RecordError> {
        later!(actor, filter, page)
    }

    /// Recomputes the whole chain.
    ///
    /// # Errors
    /// When the role may not verify or the database does not answer.
    pub async fn verify_audit(&self, actor: &Actor) -> Result<AuditVerdict, RecordError> {
        later!(actor)
    }

    /// Accounts.
    ///
    /// # Errors
    /// When the role may not manage accounts or the database does not answer.
    pub async fn accounts(&self, actor: &Actor) -> Result<Vec<Account>, RecordError> {
        later!(actor)
    }

    /// Checks name and password; attempts are throttled per name. Writes an audit entry either way.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sign_in(&self, name: &str, password: &str, at: DateTime<Utc>) -> Result<SignIn, RecordError> {
        later!(name, password, at)
    }

    /// Starts a session; `token` and `csrf` are 32 random bytes from the edge, stored hashed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn start_session(
        &self,
        account: AccountId,
        token: &[u8; 32],
        csrf: &str,
        at: DateTime<Utc>,
    ) -> Result<(), RecordError> {
        later!(account, token, csrf, at)
    }

    /// The session of a token, unless idle for longer than `idle_minutes`; marks it as seen.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn session(
        &self,
        token: &[u8; 32],
        idle_minutes: i64,
        at: DateTime<Utc>,
    ) -> Result<Option<Session>, RecordError> {
        later!(token, idle_minutes, at)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn end_session(&self, token: &[u8; 32], at: DateTime<Utc>) -> Result<(), RecordError> {
        later!(token, at)
    }
}

impl Change<'_> {
    /// Records organisations; parents first. Existing ids are updated.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn organisations(&mut self, new: &[NewOrganisation]) -> Result<(), RecordError> {
        later!(self.record, self.actor, new)
    }

    /// Registers people and returns their ids in order.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn people(&mut self, new: &[NewPerson]) -> Result<Vec<PersonId>, RecordError> {
        later!(self.record, new)
    }

    /// Opens stays in custody.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn custody(&mut self, new: &[NewCustody]) -> Result<Vec<CustodyId>, RecordError> {
        later!(self.record, new)
    }

    /// Moves people.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn movements(&mut self, new: &[Movement]) -> Result<(), RecordError> {
        later!(self.record, new)
    }

    /// Releases people.
    ///
    /// # Errors
    /// When refused or a value is not acceptable (released before placed, released twice).
    pub async fn releases(&mut self, new: &[NewRelease]) -> Result<(), RecordError> {
        later!(self.record, new)
    }

    /// Records sections.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn sections(&mut self, new: &[NewSection]) -> Result<Vec<SectionId>, RecordError> {
        later!(self.record, new)
    }

    /// Records facts.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn facts(&mut self, new: &[NewFact]) -> Result<(), RecordError> {
        later!(self.record, new)
    }

    /// Records activities with their participations and headcounts; `field` of an error begins with the index.
    ///
    /// # Errors
    /// When refused or a value is not acceptable (headcounts that do not add up, roles the type does not have…).
    pub async fn activities(&mut self, new: &[NewActivity]) -> Result<Vec<ActivityId>, RecordError> {
        later!(self.record, new)
    }

    /// Adds participations to activities already recorded (imports).
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn participations(&mut self, new: &[(ActivityId, crate::NewParticipation)]) -> Result<(), RecordError> {
        later!(self.record, new)
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
        later!(self.record, id, version, new)
    }

    /// Records or updates places (`version` 0 is new).
    ///
    /// # Errors
    /// `Stale`, refused, or a value is not acceptable.
    pub async fn places(&mut self, places: &[Place]) -> Result<(), RecordError> {
        later!(self.record, places)
    }

    /// Records or updates the actual day of milestones.
    ///
    /// # Errors
    /// `Stale`, refused, or not a milestone of the pack.
    pub async fn milestones(&mut self, milestones: &[MilestoneReached]) -> Result<(), RecordError> {
        later!(self.record, milestones)
    }

    /// Records deliverables; existing ids are updated.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn deliverables(&mut self, new: &[NewDeliverable]) -> Result<(), RecordError> {
        later!(self.record, new)
    }

    /// Records budget movements.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn budget(&mut self, new: &[BudgetMovement]) -> Result<(), RecordError> {
        later!(self.record, new)
    }

    /// Records outgoing documents.
    ///
    /// # Errors
    /// When refused or more are signed than sent.
    pub async fn documents(&mut self, new: &[DocumentsSent]) -> Result<(), RecordError> {
        later!(self.record, new)
    }

    /// Records external values.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn external_values(&mut self, new: &[ExternalValue]) -> Result<(), RecordError> {
        later!(self.record, new)
    }

    /// Records whole stays: placement, moves and release in one; history of imports and simulations.
    ///
    /// # Errors
    /// As for [`Change::custody`], [`Change::movements`] and [`Change::releases`].
    pub async fn stays(&mut self, new: &[crate::NewStay]) -> Result<Vec<CustodyId>, RecordError> {
        later!(self.record, new)
    }

    /// Closes open sections.
    ///
    /// # Errors
    /// When refused or a value is not acceptable (closed before opened, closed twice).
    pub async fn close_sections(&mut self, closings: &[crate::SectionClosing]) -> Result<(), RecordError> {
        later!(self.record, closings)
    }

    /// Puts people on the caseload of an account.
    ///
    /// # Errors
    /// When refused, or the account or a person does not exist.
    pub async fn assign(&mut self, account: AccountId, people: &[PersonId]) -> Result<(), RecordError> {
        later!(self.record, account, people)
    }

    /// People with these external keys, in order; `None` where there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn person_ids_by_external_key(&self, keys: &[&str]) -> Result<Vec<Option<PersonId>>, RecordError> {
        later!(self.record, keys)
    }

    /// People with these personal codes, in order; `None` where there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn person_ids_by_code(&self, codes: &[&PersonalCode]) -> Result<Vec<Option<PersonId>>, RecordError> {
        later!(self.record, codes)
    }

    /// Activities with these external keys, in order; `None` where there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn activity_ids_by_external_key(&self, keys: &[&str]) -> Result<Vec<Option<ActivityId>>, RecordError> {
        later!(self.record, keys)
    }

    /// The open stay of each person, in order; `None` for those not in custody.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open_custody(&self, people: &[PersonId]) -> Result<Vec<Option<CustodyId>>, RecordError> {
        later!(self.record, people)
    }

    /// Makes accounts.
    ///
    /// # Errors
    /// When refused, the role is unknown, or the name is taken.
    pub async fn accounts(&mut self, new: &[NewAccount]) -> Result<Vec<AccountId>, RecordError> {
        later!(self.record, new)
    }

    /// Writes the audit entry and commits; returns its place in the chain.
    ///
    /// # Errors
    /// When the database does not answer; nothing is written then.
    pub async fn commit(self) -> Result<i64, RecordError> {
        later!(self.record)
    }
}
