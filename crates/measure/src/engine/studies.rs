//! Studies on a snapshot: a protocol run as it stands, or a choice within it, and the cases behind either.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};

use catalogue::{Ask, Kind, Protocol};

use super::cases::file_of;
use super::{Engine, Inside, unknown};
use crate::complaint::Complaint;
use crate::protocol::cohort::{Cohort, parameters};
use crate::protocol::{Given, cases, columns, leads, run};
use crate::{Choice, Choosable, Lead, MeasureError, Provenance, StudyCase, StudyRun};

/// Cohorts asked for before, by protocol and parameters: a snapshot does not change.
pub(super) type Followed = BTreeMap<(String, BTreeMap<String, String>), Arc<Cohort>>;

impl Engine {
    /// Runs a study protocol; `parameters` replace its choices by name, `program` is the program's name and version.
    ///
    /// # Errors
    /// When it is unknown, a parameter is not among its choices, or its query fails. An analysis that the data do not
    /// allow is no error: its answer says why.
    pub async fn study(
        &self,
        id: &str,
        parameters: &BTreeMap<String, String>,
        program: &str,
    ) -> Result<StudyRun, MeasureError> {
        run(&self.inside, self.inside.protocol(id)?.clone(), parameters, None, program).await
    }

    /// Puts the question of a choice to the cases it keeps.
    ///
    /// # Errors
    /// As for [`Engine::study`], and when the protocol has no such question.
    pub async fn explore(&self, choice: &Choice, program: &str) -> Result<StudyRun, MeasureError> {
        let protocol = self.inside.protocol(&choice.protocol)?;
        let asked = choice.asked_of(protocol).ok_or_else(|| {
            let able = protocol.analysis.iter().filter(|one| one.ask.compared(None).is_some());
            unknown("question", &choice.outcome, able.map(|one| one.id.as_str()))
        })?;
        run(&self.inside, asked, &choice.parameters, Some(choice), program).await
    }

    /// Columns that cases of a protocol can be chosen and compared by when `outcome` is asked for, with the values that
    /// occur, or with the span of its numbers where they are many. A column known only of those to whom it happened is none: its groups would be made by the outcome.
    ///
    /// # Errors
    /// As for [`Engine::study`].
    pub async fn choosable(
        &self,
        id: &str,
        parameters: &BTreeMap<String, String>,
        outcome: &str,
    ) -> Result<Choosable, MeasureError> {
        let protocol = self.inside.protocol(id)?;
        let cohort = self.inside.cohort(protocol, parameters).await?;
        let in_protocol = |complaint| self.inside.in_protocol(protocol, complaint);
        let mut found = columns(protocol, &cohort).map_err(in_protocol)?;
        let happening = protocol.analysis(outcome).and_then(|analysis| happening(&analysis.ask));
        if let Some(happening) = happening {
            let made = made_by(&cohort, happening, &found).map_err(in_protocol)?;
            found.drop(&made);
        }
        Ok(found)
    }

    /// The cases of a choice, counted or left out, in the order of their keys.
    ///
    /// # Errors
    /// As for [`Engine::study`].
    pub async fn study_cases(&self, choice: &Choice) -> Result<Vec<StudyCase>, MeasureError> {
        let protocol = self.inside.protocol(&choice.protocol)?;
        let cohort = self.inside.cohort(protocol, &choice.parameters).await?;
        let found = cohort.narrowed(choice).and_then(|narrowed| cases(protocol, &narrowed));
        found.map_err(|complaint| self.inside.in_protocol(protocol, complaint))
    }

    /// The cases of a protocol, and what made them.
    pub(crate) async fn counted(
        &self,
        id: &str,
        parameters: &BTreeMap<String, String>,
    ) -> Result<(Arc<Cohort>, Provenance), MeasureError> {
        let protocol = self.inside.protocol(id)?;
        let cohort = self.inside.cohort(protocol, parameters).await?;
        Ok((cohort, self.inside.provenance(Kind::Protocol, id, protocol.version)))
    }

    /// The answers that lead, of every protocol that names some.
    ///
    /// # Errors
    /// When a query fails.
    pub async fn leads(&self) -> Result<Vec<Lead>, MeasureError> {
        let mut found = Vec::new();
        for protocol in self.inside.catalogue.protocols.values().filter(|protocol| !protocol.lead.is_empty()) {
            if self.inside.session.lacks(&protocol.cohort.sql).is_some() {
                continue;
            }
            let cohort = self.inside.cohort(protocol, &BTreeMap::new()).await?;
            let leading = leads(protocol, &cohort, self.inside.manifest().as_of, &self.inside.given(protocol));
            found.extend(leading.map_err(|complaint| self.inside.in_protocol(protocol, complaint))?);
        }
        Ok(found)
    }
}

impl Inside {
    fn protocol(&self, id: &str) -> Result<&Protocol, MeasureError> {
        let protocols = &self.catalogue.protocols;
        protocols.get(id).ok_or_else(|| unknown("study protocol", id, protocols.keys().map(String::as_str)))
    }

    /// The cases of a protocol, asked for once.
    pub(crate) async fn cohort(
        &self,
        protocol: &Protocol,
        instead: &BTreeMap<String, String>,
    ) -> Result<Arc<Cohort>, MeasureError> {
        let complain = |complaint| self.in_protocol(protocol, complaint);
        let parameters = parameters(protocol, instead, self.manifest().as_of).map_err(complain)?;
        let question = (protocol.id.clone(), parameters.texts());
        let before = self.followed.lock().unwrap_or_else(PoisonError::into_inner).get(&question).cloned();
        if let Some(cohort) = before {
            return Ok(cohort);
        }
        let cohort = Cohort::of(&self.session, &self.catalogue, protocol, &parameters).await.map_err(complain)?;
        let cohort = Arc::new(cohort);
        self.followed.lock().unwrap_or_else(PoisonError::into_inner).insert(question, Arc::clone(&cohort));
        Ok(cohort)
    }

    /// What its questions need besides columns.
    pub(crate) fn given(&self, protocol: &Protocol) -> Given {
        let catalogue = Arc::clone(&self.catalogue);
        Given { threshold: catalogue.pack.suppress_below, seed: protocol.seed, catalogue }
    }

    pub(crate) fn in_protocol(&self, protocol: &Protocol, complaint: Complaint) -> MeasureError {
        complaint.in_file(&file_of(&self.catalogue, Kind::Protocol, &protocol.id))
    }
}

/// The column that is empty for those to whom it did not happen.
fn happening(ask: &Ask) -> Option<&str> {
    match ask {
        Ask::Windows { event, .. } => Some(event),
        Ask::Amounts { value, .. } => Some(value),
        _ => None,
    }
}

/// Those of the columns that are known of nobody to whom it did not happen.
fn made_by(cohort: &Cohort, happening: &str, columns: &Choosable) -> Result<BTreeSet<String>, Complaint> {
    let cells = cohort.cells();
    let counts = |row: usize| cohort.reasons()[row].is_none();
    let happened = cells.texts(happening)?;
    let without: Vec<usize> = (0..happened.len()).filter(|row| counts(*row) && happened[*row].is_none()).collect();
    let mut made = BTreeSet::new();
    for column in columns.ids().filter(|_| !without.is_empty()) {
        let values = cells.texts(column)?;
        if without.iter().all(|row| values[*row].is_none()) {
            made.insert(column.to_owned());
        }
    }
    Ok(made)
}
