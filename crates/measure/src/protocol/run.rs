//! A study that was run: its answers with everything that made them, so that anybody can make them again.

use std::collections::BTreeMap;

use catalogue::{Kind, Protocol};
use serde::{Deserialize, Serialize};

use super::Answer;
use super::answer::{Given, answer};
use super::cohort::{Cohort, parameters};
use crate::complaint::Complaint;
use crate::engine::Inside;
use crate::engine::cases::file_of;
use crate::file::DataFile;
use crate::study::suppress_study;
use crate::suppression::without_small;
use crate::{MeasureError, Provenance};

/// The answers of a protocol on a snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyRun {
    /// Protocol.
    pub protocol: String,
    /// Definition and snapshot.
    pub provenance: Provenance,
    /// Parameters used, as text; `as_of` among them.
    pub parameters: BTreeMap<String, String>,
    /// Seed of everything drawn by chance.
    pub seed: u64,
    /// Counts below this were hidden in tables of counts.
    pub threshold: u32,
    /// Program and version.
    pub program: String,
    /// Cases considered.
    pub considered: u64,
    /// Cases that count.
    pub counted: u64,
    /// Persons among them.
    pub persons: u64,
    /// Cases left out, by reason.
    pub left_out: BTreeMap<String, u64>,
    /// Answers in the order of the protocol.
    pub answers: Vec<Answer>,
}

impl StudyRun {
    /// The answer of an analysis.
    #[must_use]
    pub fn answer(&self, analysis: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.analysis == analysis)
    }

    /// The readings it was made with, as `name = value`; the as-of day is told apart.
    #[must_use]
    pub fn choices(&self) -> Vec<String> {
        let chosen = self.parameters.iter().filter(|(name, _)| *name != Protocol::AS_OF);
        chosen.map(|(name, value)| format!("{name} = {value}")).collect()
    }

    /// The same with everything about fewer than `below` people hidden.
    #[must_use]
    pub fn suppressed(&self, below: u32) -> Self {
        let mut shown = self.clone();
        shown.left_out = without_small(&self.left_out, u64::from(below));
        for answer in &mut shown.answers {
            if let Ok(result) = &answer.made {
                answer.made = Ok(suppress_study(result, below));
            }
        }
        shown
    }
}

/// Runs a protocol; `program` says who computes.
pub(crate) async fn run(
    inside: &Inside,
    protocol: &Protocol,
    instead: &BTreeMap<String, String>,
    program: &str,
) -> Result<StudyRun, MeasureError> {
    let complain = |complaint: Complaint| complaint.in_file(&file_of(&inside.catalogue, Kind::Protocol, &protocol.id));
    let parameters = parameters(protocol, instead, inside.manifest().as_of).map_err(complain)?;
    let cohort = Cohort::of(&inside.session, &inside.catalogue, protocol, &parameters).await.map_err(complain)?;
    let given = Given { threshold: inside.catalogue.pack.suppress_below, seed: protocol.seed };
    let answers = answers(protocol.clone(), cohort.file, given).await?;
    Ok(StudyRun {
        protocol: protocol.id.clone(),
        provenance: inside.provenance(Kind::Protocol, &protocol.id, protocol.version),
        parameters: parameters.texts(),
        seed: protocol.seed,
        threshold: given.threshold,
        program: program.to_owned(),
        considered: cohort.considered,
        counted: cohort.counted,
        persons: cohort.persons,
        left_out: cohort.left_out,
        answers,
    })
}

/// The arithmetic takes seconds, so it stays away from the threads that answer requests.
async fn answers(protocol: Protocol, cases: DataFile, given: Given) -> Result<Vec<Answer>, MeasureError> {
    let work = move || protocol.analysis.iter().map(|analysis| answer(analysis, &cases, given)).collect();
    tokio::task::spawn_blocking(work).await.map_err(MeasureError::engine)
}
