//! Where in the pack a definition stands.

use std::sync::Arc;

use crate::KeyPath;

/// Kinds of definitions, each with its own space of ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Head of the pack; its id is `pack`.
    Pack,
    /// Code list.
    Classifier,
    /// Counted noun.
    Unit,
    /// Kind of ledger entry.
    ActivityType,
    /// Role.
    Role,
    /// Indicator.
    Indicator,
    /// Guidelines or plan.
    Policy,
    /// Task of a plan; its id is `plan-2023-2024/1.3`.
    Task,
    /// Row of a plan.
    Row,
    /// Project.
    Project,
    /// External fund.
    Fund,
    /// Demarcation rule; its id is `demarcation`.
    Demarcation,
    /// International instrument.
    Standard,
    /// Entry in the register of studies.
    Study,
    /// Study protocol.
    Protocol,
    /// Composite index.
    Index,
    /// Legal act.
    Act,
    /// Dated milestone.
    Milestone,
    /// Words of a report.
    Report,
    /// Import mapping.
    Import,
    /// Version of an instrument; its id is `ogrs3/1`.
    Instrument,
    /// Deadline.
    Deadline,
    /// Sentences that explain deadlines; its id is `words`.
    DeadlineWords,
}

impl Kind {
    /// What one is called in messages.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Classifier => "classifier",
            Self::Unit => "unit",
            Self::ActivityType => "activity type",
            Self::Role => "role",
            Self::Indicator => "indicator",
            Self::Policy => "policy document",
            Self::Task => "task",
            Self::Row => "row",
            Self::Project => "project",
            Self::Fund => "fund",
            Self::Demarcation => "demarcation rule",
            Self::Standard => "standard",
            Self::Study => "study",
            Self::Protocol => "study protocol",
            Self::Index => "index model",
            Self::Act => "act",
            Self::Milestone => "milestone",
            Self::Report => "report",
            Self::Import => "import mapping",
            Self::Instrument => "instrument",
            Self::Deadline => "deadline",
            Self::DeadlineWords => "words of deadlines",
        }
    }

    /// Where its files stand in a pack.
    #[must_use]
    pub fn home(self) -> &'static str {
        match self {
            Self::Pack => "pack.toml",
            Self::Classifier => "classifiers/",
            Self::Unit => "units/",
            Self::ActivityType => "activities/",
            Self::Role => "roles.toml",
            Self::Indicator => "indicators/",
            Self::Policy => "policy/",
            Self::Task | Self::Row => "policy/<plan>/",
            Self::Project => "projects/",
            Self::Fund | Self::Demarcation => "funds.toml",
            Self::Standard => "standards.toml",
            Self::Study => "studies.toml",
            Self::Protocol => "studies/",
            Self::Index => "indices/",
            Self::Act | Self::Milestone => "acts.toml",
            Self::Report => "reports/",
            Self::Import => "imports/",
            Self::Instrument => "instruments/<id>/",
            Self::Deadline | Self::DeadlineWords => "deadlines.toml",
        }
    }
}

/// A place in the pack: a file and the way to a value in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// File relative to the pack's folder, with `/` between its parts.
    pub file: Arc<str>,
    /// The value in it.
    pub at: KeyPath,
}

impl Origin {
    /// The value under `key`.
    pub(crate) fn key(&self, key: impl Into<std::borrow::Cow<'static, str>>) -> Self {
        Self { file: Arc::clone(&self.file), at: self.at.key(key) }
    }

    /// The element at `index` of the list under `key`.
    pub(crate) fn nth(&self, key: &'static str, index: usize) -> Self {
        Self { file: Arc::clone(&self.file), at: self.at.key(key).index(index) }
    }
}
