//! A study that was run: its answers with everything that made them, so that anybody can make them again.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalogue::{Kind, Protocol};
use serde::{Deserialize, Serialize};

use super::answer::{Given, answer};
use super::beside::fewest_beside;
use super::cohort::parameters;
use super::{Answer, Choice};
use crate::engine::Inside;
use crate::file::DataFile;
use crate::study::{Refused, round_people, rounded, suppress_study, with_differences};
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
    /// The fewest people next to an end of a chosen range; nothing where no range was chosen or nobody stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside_range: Option<u64>,
    /// Answers in the order of the protocol.
    pub answers: Vec<Answer>,
    /// What was chosen of the protocol; nothing where all of it was run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<Choice>,
}

impl StudyRun {
    /// The answer of an analysis.
    #[must_use]
    pub fn answer(&self, analysis: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.analysis == analysis)
    }

    /// The readings it was made with, by name; the as-of day and the instrument are told apart.
    pub fn readings(&self) -> impl Iterator<Item = (&str, &str)> {
        let given = [Protocol::AS_OF, Protocol::INSTRUMENT];
        let all = self.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        all.filter(move |(name, _)| !given.contains(name))
    }

    /// What it is kept under: its protocol, or the key of the choice.
    #[must_use]
    pub fn key(&self) -> String {
        self.choice.as_ref().map_or_else(|| self.protocol.clone(), Choice::key)
    }

    /// Whether the choice keeps fewer people than a share can be told of, or leaves out fewer than that: they could be known by
    /// comparing two choices. The same where fewer stand next to an end of a range. The least number is `below`, and
    /// [`Choice::LEAST`].
    #[must_use]
    pub fn is_small(&self, below: u32) -> bool {
        let small = |count: u64| count > 0 && count < u64::from(below.max(Choice::LEAST));
        let not_chosen = self.left_out.get(Choice::NOT_CHOSEN).copied().unwrap_or_default();
        let beside = self.beside_range.is_some_and(small);
        self.choice.is_some() && (small(self.counted) || small(self.persons) || small(not_chosen) || beside)
    }

    /// The same with everything about fewer than `below` people hidden; where people were chosen at will, rounded besides.
    #[must_use]
    pub fn suppressed(&self, below: u32) -> Self {
        let mut shown = self.clone();
        shown.left_out = without_small(&self.left_out, u64::from(below));
        shown.beside_range = None;
        for answer in &mut shown.answers {
            if let Ok(result) = &answer.made {
                let seen = suppress_study(result, below);
                answer.made = Ok(if self.choice.is_some() { rounded(&seen) } else { seen });
            }
        }
        if self.choice.is_some() {
            (shown.counted, shown.persons) = (round_people(self.counted), round_people(self.persons));
            shown.left_out.values_mut().for_each(|count| *count = round_people(*count));
        }
        shown
    }
}

/// Puts the questions of a protocol to its cases, or to those a choice keeps of them; `program` says who computes.
pub(crate) async fn run(
    inside: &Inside,
    protocol: Protocol,
    instead: &BTreeMap<String, String>,
    choice: Option<&Choice>,
    program: &str,
) -> Result<StudyRun, MeasureError> {
    let cohort = inside.cohort(&protocol, instead).await?;
    let complain = |complaint| inside.in_protocol(&protocol, complaint);
    let (cohort, beside_range) = match choice {
        None => (cohort, None),
        Some(choice) => {
            (Arc::new(cohort.narrowed(choice).map_err(complain)?), fewest_beside(&cohort, choice).map_err(complain)?)
        }
    };
    let tally = cohort.tally();
    let given = inside.given(&protocol);
    let parameters = parameters(&protocol, instead, inside.manifest().as_of);
    let parameters = parameters.map_err(|complaint| inside.in_protocol(&protocol, complaint))?;
    Ok(StudyRun {
        provenance: inside.provenance(Kind::Protocol, &protocol.id, protocol.version),
        parameters: parameters.texts(),
        seed: protocol.seed,
        threshold: given.threshold,
        program: program.to_owned(),
        considered: tally.considered,
        counted: tally.counted,
        persons: tally.persons,
        left_out: tally.left_out,
        beside_range,
        protocol: protocol.id.clone(),
        answers: answers(protocol, cohort.file(), given, choice.cloned()).await?,
        choice: choice.cloned(),
    })
}

/// The arithmetic takes seconds, so it stays away from the threads that answer requests.
async fn answers(
    protocol: Protocol,
    cases: DataFile,
    given: Given,
    choice: Option<Choice>,
) -> Result<Vec<Answer>, MeasureError> {
    let work = move || {
        let mut answers: Vec<Answer> = protocol.analysis.iter().map(|one| answer(one, &cases, &given)).collect();
        if let Some(choice) = choice {
            let reference = choice.reference.as_deref();
            let differing = |made| if choice.compare.is_some() { with_differences(made, reference) } else { made };
            let of_choice = |one: Answer| Answer { made: one.made.map(differing).map_err(Refused::of_choice), ..one };
            answers = answers.into_iter().map(of_choice).collect();
        }
        answers
    };
    tokio::task::spawn_blocking(work).await.map_err(MeasureError::engine)
}
