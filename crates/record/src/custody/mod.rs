//! Custody, movement and release (ieslodzījums, pārvietošana, atbrīvošana).

mod course;
mod expected;
mod placement;

use chrono::NaiveDate;

use crate::PersonId;

pub use expected::{ExpectedRelease, Held};

/// Id of a stay in custody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustodyId(pub i64);

/// A stay in custody to open.
#[derive(Debug, Clone)]
pub struct NewCustody {
    /// Person.
    pub person: PersonId,
    /// Code of `legal-status`.
    pub legal_status: String,
    /// First day.
    pub from: NaiveDate,
    /// First placement: unit (organisation id).
    pub unit: String,
    /// Code of `regime`.
    pub regime: Option<String>,
}

/// A transfer within a stay.
#[derive(Debug, Clone)]
pub struct Movement {
    /// Stay.
    pub custody: CustodyId,
    /// Day.
    pub on: NaiveDate,
    /// Unit moved to.
    pub unit: String,
    /// Regime there.
    pub regime: Option<String>,
}

/// The end of a stay.
#[derive(Debug, Clone)]
pub struct NewRelease {
    /// Stay it ends.
    pub custody: CustodyId,
    /// Day.
    pub on: NaiveDate,
    /// Code of `release-kind`.
    pub kind: String,
}

/// A whole stay: placement, moves and, where it has ended, the release.
#[derive(Debug, Clone)]
pub struct NewStay {
    /// Placement.
    pub custody: NewCustody,
    /// Transfers, by day.
    pub moves: Vec<StayMove>,
    /// The end.
    pub release: Option<StayRelease>,
}

/// A transfer of a [`NewStay`].
#[derive(Debug, Clone)]
pub struct StayMove {
    /// Day.
    pub on: NaiveDate,
    /// Unit moved to.
    pub unit: String,
    /// Regime there.
    pub regime: Option<String>,
}

/// The end of a [`NewStay`].
#[derive(Debug, Clone)]
pub struct StayRelease {
    /// Day.
    pub on: NaiveDate,
    /// Code of `release-kind`.
    pub kind: String,
}
