//! `acts.toml`: legal acts in preparation and dated milestones with their slippage.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Source, Text};

/// A legal act that is tracked (`[[act]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Id.
    pub id: String,
    /// Title.
    pub name: Text,
    /// Stage.
    pub stage: ActStage,
    /// Due day.
    #[serde(default, deserialize_with = "crate::day::optional")]
    pub due: Option<NaiveDate>,
    /// Day in force.
    #[serde(default, deserialize_with = "crate::day::optional")]
    pub in_force: Option<NaiveDate>,
    /// Task of a plan: `plan-2023-2024/3.3`.
    pub task: Option<String>,
    /// Remark.
    pub note: Option<Text>,
    /// Place in the source.
    pub source: Source,
}

/// Stage of a legal act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActStage {
    /// Planned.
    Planned,
    /// Being drafted.
    Drafting,
    /// In agreement between institutions.
    Agreement,
    /// In force.
    InForce,
}

/// A dated milestone (`[[milestone]]`); the actual day is in the record.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// Id: `liepaja-prison-in-use`.
    pub id: String,
    /// What must happen.
    pub name: Text,
    /// Agency.
    pub owner: Option<String>,
    /// Task of a plan: `plan-2023-2024/3.4`.
    pub task: Option<String>,
    /// Days it was planned for, oldest first; slippage is the difference between first and last.
    pub planned: Vec<PlannedDate>,
}

/// A day a milestone was planned for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedDate {
    /// The day (31 December where the source prints a year only).
    #[serde(deserialize_with = "crate::day::required")]
    pub on: NaiveDate,
    /// Where it is printed.
    pub source: Source,
}
