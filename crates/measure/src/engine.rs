//! Runs definitions on a snapshot.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalogue::{Catalogue, Finding};

use crate::{
    AchievementCount, Case, DoubleCharge, IndicatorResult, MeasureError, ProjectResult, Snapshot, TargetResult,
};

/// A snapshot with a catalogue: everything that can be asked.
#[derive(Debug)]
pub struct Engine {
    catalogue: Arc<Catalogue>,
    snapshot: Snapshot,
}

/// Everything measured on one snapshot; what pages and reports show.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Board {
    /// Indicators by id.
    pub indicators: BTreeMap<String, IndicatorResult>,
    /// Countable targets of plans.
    pub targets: Vec<TargetResult>,
    /// Countable values of achievements.
    pub achievements: Vec<AchievementCount>,
    /// Projects by id.
    pub projects: BTreeMap<String, ProjectResult>,
    /// Possible double charges.
    pub double_charges: Vec<DoubleCharge>,
}

impl Engine {
    /// Opens the tables of a snapshot.
    ///
    /// # Errors
    /// When a table cannot be read.
    pub async fn open(catalogue: Arc<Catalogue>, snapshot: Snapshot) -> Result<Self, MeasureError> {
        let _ = (catalogue, snapshot);
        todo!()
    }

    /// The pack.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The snapshot.
    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// One indicator; `parameters` replace the chosen readings by name.
    ///
    /// # Errors
    /// When it is unknown, a parameter is not among its choices, or its query fails.
    pub async fn indicator(
        &self,
        id: &str,
        parameters: &BTreeMap<String, String>,
    ) -> Result<IndicatorResult, MeasureError> {
        let _ = (id, parameters);
        todo!()
    }

    /// Cases of one indicator, of one year where given, in order of date and key.
    ///
    /// # Errors
    /// As for [`Engine::indicator`].
    pub async fn cases(
        &self,
        id: &str,
        year: Option<i32>,
        parameters: &BTreeMap<String, String>,
    ) -> Result<Vec<Case>, MeasureError> {
        let _ = (id, year, parameters);
        todo!()
    }

    /// One project.
    ///
    /// # Errors
    /// When it is unknown or a rule's query fails.
    pub async fn project(&self, id: &str) -> Result<ProjectResult, MeasureError> {
        let _ = id;
        todo!()
    }

    /// Everything at once.
    ///
    /// # Errors
    /// When any query fails.
    pub async fn board(&self) -> Result<Board, MeasureError> {
        todo!()
    }
}

/// Plans every query of a pack against the snapshot schema and runs the definitions' own tests.
///
/// # Errors
/// When the engine itself cannot start; problems of the pack are findings.
pub async fn check(catalogue: &Catalogue) -> Result<Vec<Finding>, MeasureError> {
    let _ = catalogue;
    todo!()
}
