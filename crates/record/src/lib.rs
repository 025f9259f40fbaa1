//! The case record: one file per noun, storage, permissions and audit.
//!
//! Second room of the flow `definitions -> catalogue -> record -> measure -> report -> web / cli`. Nothing here is read
//! or written without an [`Actor`]; every write goes through one door, [`Record::change`].

mod account;
mod activity;
mod actor;
mod audit;
mod budget;
mod chain;
mod change;
mod codes;
mod contact;
mod custody;
mod deliverable;
mod digest;
mod document_register;
mod error;
mod export;
mod external_value;
mod fact;
mod folding;
mod instant;
mod keys;
mod migrations;
mod milestone;
mod organisation;
mod page;
mod password;
mod permission;
mod person;
mod personal_code;
mod place;
mod problem;
mod record;
mod rows;
mod section;
mod session;
mod storage;

pub use account::{Account, AccountId, NewAccount};
pub use activity::{
    ActivityDetail, ActivityFilter, ActivityId, ActivityRow, Headcount, NewActivity, NewParticipation, Participant,
};
pub use actor::{Actor, Purpose};
pub use audit::{AuditEntry, AuditFault, AuditFilter, AuditVerdict};
pub use budget::{BudgetBalance, BudgetMovement};
pub use change::Change;
pub use contact::{
    Absence, CaseloadRow, Concern, ConcernId, ConcernState, Considered, Contact, ContactAdvice, ContactEnd,
    ContactGround, ContactId, ContactLoad, ContactRollout, ContactWorker, NewConcern, NewContact, NewSessionNote,
    NoAdvice, SessionNote, Unfit,
};
pub use custody::{CustodyId, Movement, NewCustody, NewRelease, NewStay, StayMove, StayRelease};
pub use deliverable::{Deliverable, NewDeliverable};
pub use document_register::DocumentsSent;
pub use error::{RecordError, Refusal};
pub use export::{
    ActivityOut, BudgetMovementOut, CustodyOut, DocumentsSentOut, Export, ExternalValueOut, FactOut, HeadcountOut,
    MovementOut, OrganisationOut, ParticipationOut, PersonOut, ReleaseOut, SectionOut,
};
pub use external_value::ExternalValue;
pub use fact::NewFact;
pub use keys::Keys;
pub use milestone::MilestoneReached;
pub use organisation::{NewOrganisation, Organisation};
pub use page::{Page, Paged};
pub use password::PasswordCost;
pub use permission::Matrix;
pub use person::{NewPerson, PersonId, PersonMatch, PersonView};
pub use personal_code::{PersonalCode, PersonalCodeError};
pub use place::{Checklist, Place};
pub use problem::Problem;
pub use record::Record;
pub use section::{NewSection, SectionClosing, SectionId};
pub use session::{Session, SignIn};
