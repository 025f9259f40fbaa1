//! Chronology (gaita): everything that happened to a person, across prison and probation, each entry with its source.

mod gather;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Paged;

/// Whether an entry tells what happened, or what somebody thought of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// It happened, or a register says so.
    Fact,
    /// Somebody assessed, planned or noted it.
    Opinion,
}

/// Where an entry comes from; ids as the nouns have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChronologySource {
    /// A stay in custody.
    Custody(i64),
    /// A transfer.
    Movement(i64),
    /// A release.
    Release(i64),
    /// A probation section.
    Section(i64),
    /// A fact of another register.
    Fact(i64),
    /// A ledger entry.
    Activity(i64),
    /// An assessment at a version.
    Assessment {
        /// Id.
        id: i64,
        /// Version.
        version: i32,
    },
    /// A version of a plan.
    Plan {
        /// Id.
        id: i64,
        /// Number of the version.
        number: i32,
    },
    /// An assignment of a contact person.
    Contact(i64),
    /// A session with the contact person.
    SessionNote(i64),
    /// A day of expected release.
    ExpectedRelease(i64),
    /// A condition of a section.
    Condition(i64),
    /// A breach of a condition.
    Breach(i64),
    /// A meeting of a section.
    Meeting(i64),
}

/// What an entry says, in codes and ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happening {
    /// Placed in custody.
    Placed {
        /// Code of `legal-status`.
        legal_status: String,
        /// Unit.
        unit: String,
        /// Code of `regime`.
        regime: Option<String>,
    },
    /// Transferred.
    Moved {
        /// Unit moved to.
        unit: String,
        /// Code of `regime`.
        regime: Option<String>,
    },
    /// Released.
    Released {
        /// Unit.
        unit: String,
        /// Code of `release-kind`.
        kind: String,
    },
    /// The release was expected on a day.
    ReleaseExpected {
        /// The day.
        on: NaiveDate,
    },
    /// A section was opened.
    SectionOpened {
        /// Code of `probation-function`.
        function: String,
        /// Code of `section-basis`.
        basis: String,
        /// Unit.
        unit: String,
    },
    /// A section was closed.
    SectionClosed {
        /// Code of `probation-function`.
        function: String,
        /// Code of `closing-reason`.
        reason: Option<String>,
    },
    /// Another register said something.
    Said {
        /// Code of `fact-kind`.
        kind: String,
        /// Value.
        value: Option<String>,
        /// Last day it was true.
        until: Option<NaiveDate>,
        /// Code of `fact-source`.
        source: String,
    },
    /// Took part, or was expected to.
    TookPart {
        /// Activity type.
        kind: String,
        /// Code of `programme`.
        programme: Option<String>,
        /// Code of `participant-role`.
        role: String,
        /// Was there.
        attended: bool,
        /// Code of `participation-outcome`.
        outcome: Option<String>,
    },
    /// Was assessed.
    Assessed {
        /// Instrument.
        instrument: String,
        /// Topic.
        topic: Option<String>,
        /// State of the assessment.
        state: String,
        /// Band that counts.
        band: Option<String>,
    },
    /// The plan was written or changed.
    Planned {
        /// `draft` or `approved`.
        state: String,
        /// `agreed`, `did-not-agree` or `could-not-answer`.
        agreement: Option<String>,
    },
    /// Was given a contact person.
    ContactBegan {
        /// Name.
        name: String,
    },
    /// The contact person changed or left.
    ContactEnded {
        /// Name.
        name: String,
        /// Code of `contact-end`.
        reason: Option<String>,
    },
    /// A condition of a section began.
    ConditionSet {
        /// Code of `section-condition`.
        kind: String,
        /// Code of `condition-setter`.
        set_by: String,
    },
    /// A condition of a section ended.
    ConditionEnded {
        /// Code of `section-condition`.
        kind: String,
        /// Code of `condition-end`.
        ending: String,
    },
    /// A condition was breached.
    Breached {
        /// Code of `section-condition`; `None` for the order of serving as such.
        condition: Option<String>,
        /// Code of `breach-answer`.
        answer: String,
    },
    /// A meeting of a section was held or missed.
    Met {
        /// It took place.
        held: bool,
        /// Code of `delivery-mode`.
        delivery: String,
    },
    /// A session with the contact person was held or missed.
    Session {
        /// It took place.
        held: bool,
    },
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChronologyEntry {
    /// Day.
    pub on: NaiveDate,
    /// Fact or opinion.
    pub nature: Nature,
    /// Where it comes from.
    pub source: ChronologySource,
    /// What it says.
    pub what: Happening,
}

/// Where an entry stands among the others of a person; the order of a chronology, oldest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ChronologyPlace {
    on: NaiveDate,
    source: ChronologySource,
    /// Of two entries of one source: the one that tells its end.
    ends: bool,
}

impl ChronologyEntry {
    /// Where it stands.
    #[must_use]
    pub fn place(&self) -> ChronologyPlace {
        let ends = matches!(
            self.what,
            Happening::SectionClosed { .. } | Happening::ContactEnded { .. } | Happening::ConditionEnded { .. }
        );
        ChronologyPlace { on: self.on, source: self.source, ends }
    }
}

/// Which entries are wanted; empty fields do not filter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChronologyFilter {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// Facts or opinions only.
    pub nature: Option<Nature>,
    /// Only what is told after the entry at this place: what is older.
    pub after: Option<ChronologyPlace>,
}

/// A page of a person's chronology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chronology {
    /// Entries, newest first.
    pub entries: Paged<ChronologyEntry>,
    /// Resources the actor may not read of this person; what they hold is not here.
    pub left_out: Vec<&'static str>,
}
