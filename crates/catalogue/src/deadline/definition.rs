//! A deadline as it is written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CaseEvent, Span};
use crate::{Source, Text};

/// Something that must be done by a day (`[[deadline]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Id: `first-assessment`.
    pub id: String,
    /// What must be done.
    pub name: Text,
    /// Events that start it; the newest one counts.
    pub starts: Vec<EventPattern>,
    /// Time from the start; left out where `time_left` says it.
    pub within: Option<Span>,
    /// Time from the start by how long the person still has to serve on that day, shortest first.
    #[serde(default)]
    pub time_left: Vec<TimeLeft>,
    /// Never later than this long before the release.
    pub before_release: Option<Span>,
    /// Events that fulfil it, on the day of the start or later.
    pub satisfied_by: Vec<EventPattern>,
    /// Exemptions that move it.
    #[serde(default)]
    pub extend: Vec<Extension>,
    /// Kinds of events after which it no longer matters.
    #[serde(default)]
    pub stop: Vec<String>,
    /// How long before it is due it appears among the work.
    pub remind: Option<Span>,
    /// Where the rule comes from.
    pub source: Source,
}

/// Events of a kind, with certain facts (`{ event = "assessment.completed", with = { kind = "risk-needs" } }`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventPattern {
    /// Code of classifier `case-event`.
    pub event: String,
    /// Facts it must have.
    #[serde(default)]
    pub with: BTreeMap<String, String>,
}

/// One row by time left to serve.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeLeft {
    /// Greatest time left that belongs here; the last row has none, and holds where no release is known.
    pub up_to: Option<Span>,
    /// Time from the start; absent: nothing is due any more.
    pub within: Option<Span>,
}

/// An exemption moves a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// Code of classifier `exemption`.
    pub exemption: String,
    /// Time after the exemption ends; never earlier than it was due before.
    pub by: Span,
}

/// Sentences that explain a deadline (`[words]`), with `{event}`, `{on}`, `{due}`, `{span}`, `{release}`, `{exemption}`, `{to}`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineWords {
    /// What started it: `{event}` on `{on}`.
    pub started: Text,
    /// Due `{span}` later: on `{due}`.
    pub within: Text,
    /// So long because the release is on `{release}`.
    pub time_left: Text,
    /// So long because no release is known.
    pub no_release: Text,
    /// Earlier, on `{due}`, because the release is on `{release}`.
    pub before_release: Text,
    /// `{exemption}` until `{to}` moved it to `{due}`.
    pub extended: Text,
    /// `{exemption}` until `{to}` did not move it: it stays due on `{due}`.
    pub not_moved: Text,
    /// `{exemption}` began on `{on}`, when it was overdue already.
    pub too_late: Text,
    /// `{exemption}` since `{on}` holds it up.
    pub waiting: Text,
    /// `{event}` on `{on}` fulfilled it.
    pub satisfied: Text,
    /// `{event}` on `{on}` ended it.
    pub stopped: Text,
}

impl EventPattern {
    /// Whether an event is meant.
    #[must_use]
    pub fn fits(&self, event: &CaseEvent) -> bool {
        self.event == event.kind && self.with.iter().all(|(key, value)| event.with.get(key) == Some(value))
    }
}

impl DeadlineWords {
    /// Every sentence with its key.
    pub(crate) fn sentences(&self) -> [(&'static str, &Text); 11] {
        [
            ("started", &self.started),
            ("within", &self.within),
            ("time_left", &self.time_left),
            ("no_release", &self.no_release),
            ("before_release", &self.before_release),
            ("extended", &self.extended),
            ("not_moved", &self.not_moved),
            ("too_late", &self.too_late),
            ("waiting", &self.waiting),
            ("satisfied", &self.satisfied),
            ("stopped", &self.stopped),
        ]
    }
}
