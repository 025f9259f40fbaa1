//! Runs definitions on a snapshot.

mod achievement;
pub(crate) mod cases;
pub(crate) mod cells;
pub(crate) mod completeness;
pub(crate) mod demarcation;
pub(crate) mod ledger;
mod project;
mod studies;
mod target;
pub(crate) mod years;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use catalogue::{Catalogue, Indicator, Kind, nearest};
use tokio::task::JoinSet;

use crate::session::Session;
use crate::{
    AchievementCount, Case, DoubleCharge, IndicatorResult, Manifest, MeasureError, ProjectResult, Provenance, Snapshot,
    TargetResult,
};
use cases::{Cases, file_of, parameters};
use completeness::Known;

/// A snapshot with a catalogue: everything that can be asked.
#[derive(Debug, Clone)]
pub struct Engine {
    inside: Arc<Inside>,
}

#[derive(Debug)]
pub(crate) struct Inside {
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) snapshot: Snapshot,
    pub(crate) session: Session,
    asked: Mutex<Asked>,
    followed: Mutex<studies::Followed>,
}

/// Cases asked for before, by indicator and parameters: a snapshot does not change.
type Asked = BTreeMap<(String, BTreeMap<String, String>), Arc<Cases>>;

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
    #[expect(clippy::unused_async, reason = "tables may come from an object store later")]
    pub async fn open(catalogue: Arc<Catalogue>, snapshot: Snapshot) -> Result<Self, MeasureError> {
        let session = Session::open(&snapshot)?;
        Ok(Self::with(catalogue, snapshot, session))
    }

    pub(crate) fn with(catalogue: Arc<Catalogue>, snapshot: Snapshot, session: Session) -> Self {
        Self {
            inside: Arc::new(Inside {
                catalogue,
                snapshot,
                session,
                asked: Mutex::default(),
                followed: Mutex::default(),
            }),
        }
    }

    /// The pack.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.inside.catalogue
    }

    /// The snapshot.
    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        &self.inside.snapshot
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
        self.inside.indicator(id, parameters).await
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
        let indicator = self.inside.definition(id)?;
        let cases = self.inside.cases(indicator, parameters).await?;
        let as_of = self.inside.manifest().as_of;
        Ok(cases.shown(year, |row| row.years(indicator.period, as_of)))
    }

    /// One project.
    ///
    /// # Errors
    /// When it is unknown or a rule's query fails.
    pub async fn project(&self, id: &str) -> Result<ProjectResult, MeasureError> {
        project::measure(&self.inside, id).await
    }

    /// Everything at once; queries run side by side. An indicator that reads a table this snapshot, taken by an older
    /// version, does not have yet is left out.
    ///
    /// # Errors
    /// When any query fails.
    pub async fn board(&self) -> Result<Board, MeasureError> {
        let mut indicators = JoinSet::new();
        let able = |indicator: &&Indicator| self.inside.session.lacks(&indicator.query.sql).is_none();
        let ids: Vec<String> =
            self.inside.catalogue.indicators.values().filter(able).map(|one| one.id.clone()).collect();
        for id in ids {
            let inside = Arc::clone(&self.inside);
            indicators.spawn(async move { inside.indicator(&id, &BTreeMap::new()).await });
        }
        let mut projects = JoinSet::new();
        let ids: Vec<String> = self.inside.catalogue.projects.keys().cloned().collect();
        for id in ids {
            let inside = Arc::clone(&self.inside);
            projects.spawn(async move { project::measure(&inside, &id).await });
        }
        let inside = Arc::clone(&self.inside);
        let double_charges = tokio::spawn(async move { demarcation::double_charges(&inside).await });
        let counts = ledger::count_all(&self.inside).await?;
        let mut board = Board {
            indicators: BTreeMap::new(),
            targets: counts.targets,
            achievements: counts.achievements,
            projects: BTreeMap::new(),
            double_charges: finished(double_charges.await)?,
        };
        while let Some(result) = indicators.join_next().await {
            let result = finished(result)?;
            board.indicators.insert(result.indicator.clone(), result);
        }
        while let Some(result) = projects.join_next().await {
            let result = finished(result)?;
            board.projects.insert(result.project.clone(), result);
        }
        Ok(board)
    }
}

impl Inside {
    pub(crate) fn manifest(&self) -> &Manifest {
        &self.snapshot.manifest
    }

    pub(crate) fn known(&self) -> Known {
        Known { from: self.manifest().record_from, as_of: self.manifest().as_of }
    }

    pub(crate) fn provenance(&self, kind: Kind, id: &str, version: u32) -> Provenance {
        let manifest = self.manifest();
        Provenance {
            definition: file_of(&self.catalogue, kind, id),
            definition_version: version,
            definition_hash: self.catalogue.hash_of(kind, id).unwrap_or_default().to_owned(),
            pack: format!("{} {}", self.catalogue.pack.id, self.catalogue.pack.version),
            snapshot_hash: manifest.hash.clone(),
            as_of: manifest.as_of,
            simulated: manifest.simulated,
        }
    }

    fn definition(&self, id: &str) -> Result<&Indicator, MeasureError> {
        self.catalogue
            .indicators
            .get(id)
            .ok_or_else(|| unknown("indicator", id, self.catalogue.indicators.keys().map(String::as_str)))
    }

    async fn indicator(&self, id: &str, instead: &BTreeMap<String, String>) -> Result<IndicatorResult, MeasureError> {
        let indicator = self.definition(id)?;
        let cases = self.cases(indicator, instead).await?;
        let parameters = parameters(indicator, instead).map_err(|complaint| self.in_indicator(id, complaint))?;
        Ok(IndicatorResult {
            indicator: id.to_owned(),
            years: years::years(indicator, &cases, self.known()),
            parameters: parameters.texts(),
            provenance: self.provenance(Kind::Indicator, id, indicator.version),
        })
    }

    async fn cases(
        &self,
        indicator: &Indicator,
        instead: &BTreeMap<String, String>,
    ) -> Result<Arc<Cases>, MeasureError> {
        let id = &indicator.id;
        let parameters = parameters(indicator, instead).map_err(|complaint| self.in_indicator(id, complaint))?;
        let question = (id.clone(), parameters.texts());
        let before = self.asked.lock().unwrap_or_else(PoisonError::into_inner).get(&question).cloned();
        if let Some(cases) = before {
            return Ok(cases);
        }
        let cases = Cases::of(&self.session, indicator, &parameters).await;
        let cases = Arc::new(cases.map_err(|complaint| self.in_indicator(id, complaint))?);
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(question, Arc::clone(&cases));
        Ok(cases)
    }

    fn in_indicator(&self, id: &str, complaint: crate::complaint::Complaint) -> MeasureError {
        complaint.in_file(&file_of(&self.catalogue, Kind::Indicator, id))
    }
}

pub(crate) fn unknown<'a>(what: &'static str, id: &str, known: impl Iterator<Item = &'a str> + Clone) -> MeasureError {
    let remedy = match nearest(id, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it has {}", known.collect::<Vec<_>>().join(", ")),
    };
    MeasureError::Unknown { what, id: id.to_owned(), remedy }
}

/// The answer of a task that ran aside.
pub(crate) fn finished<T>(result: Result<Result<T, MeasureError>, tokio::task::JoinError>) -> Result<T, MeasureError> {
    result.map_err(MeasureError::engine)?
}
