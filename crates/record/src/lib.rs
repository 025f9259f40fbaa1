//! The case record: one file per noun, storage, permissions and audit.
//!
//! Second room of the flow `definitions -> catalogue -> record -> measure -> report -> web / cli`. Nothing here is read
//! or written without an [`Actor`]; every write goes through one door, [`Record::change`].

mod account;
mod activity;
mod actor;
mod assessment;
mod audit;
mod budget;
mod chain;
mod change;
mod chronology;
mod codes;
mod contact;
mod custody;
mod data_use;
mod deadline;
mod deliverable;
mod digest;
mod disclosure;
mod document_register;
mod dossier;
mod duplicate;
mod error;
mod exemption;
mod export;
mod external_value;
mod fact;
mod instant;
mod json;
mod kept_answer;
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
mod plan;
mod problem;
mod qualification;
mod record;
mod rows;
mod section;
mod session;
mod staff;
mod storage;
mod token;
mod work;

pub use account::{Account, AccountId, NewAccount};
pub use activity::{
    ActivityDetail, ActivityFilter, ActivityId, ActivityRow, Headcount, NewActivity, NewParticipation, Participant,
};
pub use actor::{Actor, Purpose};
pub use assessment::{
    AssessmentId, AssessmentRow, AssessmentState, AssessmentStep, AssessmentView, Decision, NewAssessment, Override,
};
pub use audit::{AuditEntry, AuditFault, AuditFilter, AuditVerdict};
pub use budget::{BudgetBalance, BudgetMovement};
pub use change::Change;
pub use chronology::{
    Chronology, ChronologyEntry, ChronologyFilter, ChronologyPlace, ChronologySource, Happening, Nature,
};
pub use contact::{
    Absence, CaseloadRow, Concern, ConcernId, ConcernState, Considered, Contact, ContactAdvice, ContactEnd,
    ContactGround, ContactId, ContactLoad, ContactMove, ContactRollout, ContactWorker, NewConcern, NewContact,
    NewSessionNote, NoAdvice, SessionNote, Unfit, WaitingFilter, WithoutContact,
};
pub use custody::{CustodyId, ExpectedRelease, Held, Movement, NewCustody, NewRelease, NewStay, StayMove, StayRelease};
pub use data_use::DataUse;
pub use deliverable::{Deliverable, NewDeliverable};
pub use disclosure::{Disclosure, DisclosureId, NewDisclosure, Package, PackageChoice};
pub use document_register::DocumentsSent;
pub use dossier::Dossier;
pub use duplicate::{Agreed, DuplicateCandidate, Merge, MergeId, TraitWeight};
pub use error::{RecordError, Refusal};
pub use exemption::{Exemption, ExemptionId, NewExemption};
pub use export::{
    ActivityOut, AssessedNeedOut, AssessmentOut, BudgetMovementOut, ContactOut, CustodyOut, DocumentsSentOut, Export,
    ExternalValueOut, FactOut, HeadcountOut, MovementOut, OrganisationOut, ParticipationOut, PersonOut, PlanOut,
    PlanVersionOut, QualificationOut, ReleaseOut, SectionOut,
};
pub use external_value::ExternalValue;
pub use fact::NewFact;
pub use kept_answer::KeptAnswer;
pub use keys::Keys;
pub use milestone::MilestoneReached;
pub use organisation::{NewOrganisation, Organisation};
pub use page::{Page, Paged};
pub use password::PasswordCost;
pub use permission::Matrix;
pub use person::{Caseload, CaseloadPerson, Caseworker, NewPerson, PersonId, PersonMatch, PersonView};
pub use personal_code::{PersonalCode, PersonalCodeError};
pub use place::{Checklist, Place};
pub use plan::{
    Agreement, Evidence, Goal, NeedClosing, NeedGround, NeedResult, NewStep, PlanContent, PlanCoverage, PlanEdit,
    PlanId, PlanNeed, PlanReview, PlanState, PlanStep, PlanVersion, PlanView, StepDoer, StepState, StepWhat,
};
pub use problem::Problem;
pub use qualification::{NewQualification, Qualification, QualificationId};
pub use record::Record;
pub use section::{
    Breach, ConditionEnd, ConditionId, ContactPlan, Meeting, NewCondition, NewSection, Section, SectionClosing,
    SectionCondition, SectionId, Supervision,
};
pub use session::{Session, SignIn};
pub use staff::{Assessor, StaffMember};
pub use token::{NewToken, Token, TokenId, TokenSignIn};
pub use work::{ChangedItem, Work, WorkItem, WorkTask};
