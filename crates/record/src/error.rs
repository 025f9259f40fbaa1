//! Why the record refuses, named after what the caller can do about it.

use crate::Problem;

/// Why a call did not happen. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The role may not do this.
    #[error("{0}")]
    Forbidden(Refusal),
    /// A value is not acceptable.
    #[error("field `{field}`: {problem}; {}", problem.remedy())]
    Invalid {
        /// Field of the input struct after its index in the batch: `0.headcounts.adults`, `3.participations.1.role`.
        field: String,
        /// What is wrong and how to mend it.
        problem: Problem,
    },
    /// Answers do not suit the instrument, or are missing.
    #[error("the answers cannot be taken: {0}")]
    Answers(Box<catalogue::ScoreProblem>),
    /// Somebody else changed it first.
    #[error("{noun} {id} was changed by somebody else; it is now at version {version}")]
    Stale {
        /// What it is.
        noun: &'static str,
        /// Its id.
        id: String,
        /// Its present version.
        version: i32,
    },
    /// It does not exist, or is out of the actor's sight.
    #[error("no such {0}")]
    Missing(&'static str),
    /// In sight only for those who say what for: choose a purpose ([`crate::Purpose::stated`]) and ask again.
    #[error("the purpose must be stated before this {0} is opened")]
    PurposeNeeded(&'static str),
    /// The keys are not those the record was made with.
    #[error("the keys are not those this record was made with; nothing was read or changed")]
    WrongKeys,
    /// The address of the database is not understood.
    #[error("`{0}` is not a database address; write `sqlite:///path/tilts.sqlite` or `postgres://user@host/name`")]
    Address(String),
    /// The database did not answer.
    #[error("could not reach the database")]
    Storage(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A refused permission.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("role `{role}` may not {verb} {resource} here")]
pub struct Refusal {
    /// Role id.
    pub role: String,
    /// Verb.
    pub verb: String,
    /// Resource.
    pub resource: String,
}
