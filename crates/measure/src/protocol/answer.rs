//! Puts a protocol's questions to the cases; a question the data do not allow says why, and the others are answered.

use catalogue::{Analysis, Ask};
use serde::{Deserialize, Serialize};

use crate::file::DataFile;
use crate::study::{
    Accuracy, Amounts, Calibration, Effect, Event, Explained, Factor, Incidence, Method, Rates, Shares, StoredStudy,
    StudyError, StudyResult, Survival, Table, UnknownName, Windows,
};

/// Standard deviations of the propensity within which a match must lie.
const CALIPER: f64 = 0.2;

/// Groups that foretold probabilities are compared in.
const BINS: usize = 10;

/// What came out of one analysis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "Stored", try_from = "Stored")]
pub struct Answer {
    /// Its id in the protocol.
    pub analysis: String,
    /// The tables, or why there are none.
    pub made: Result<StudyResult, String>,
}

/// What a question needs besides its columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given {
    /// Counts below this are hidden in tables.
    pub(crate) threshold: u32,
    /// Seed of everything drawn.
    pub(crate) seed: u64,
}

/// Answers one question.
pub(super) fn answer(analysis: &Analysis, cases: &DataFile, given: Given) -> Answer {
    let cases = cases.clone().only(analysis.only.as_deref());
    let made = ask(&analysis.ask, &cases, given).map_err(|error| error.to_string());
    Answer { analysis: analysis.id.clone(), made }
}

fn ask(ask: &Ask, cases: &DataFile, given: Given) -> Result<StudyResult, StudyError> {
    match ask.clone() {
        Ask::Windows { start, event, until, known_until, months, by, headline: _ } => {
            Windows { start, event, until, known_until, months, by }.of(cases)
        }
        Ask::Rates { event, days, by } => Rates { event, days, by }.of(cases),
        Ask::Shares { outcome, by } => Shares { outcome, by }.of(cases),
        Ask::Amounts { value, by } => Amounts { value, by }.of(cases),
        Ask::Survival { time, status, group, at } => {
            Survival { time, status, group, at, whole_curve: true, ..Survival::default() }.of(cases)
        }
        Ask::Incidence { time, status, causes, group, at } => {
            Incidence { time, status, causes, group, at, whole_curve: true }.of(cases)
        }
        Ask::Table { rows, columns } => {
            Table { rows, columns, value: None, threshold: given.threshold.into(), zeros: false }.of(cases)
        }
        Ask::Accuracy { outcome, score, group, threshold } => {
            Accuracy { outcome, scores: vec![score], group, threshold, whole_curve: true, ..Accuracy::default() }
                .of(cases)
        }
        Ask::Calibration { outcome, probability } => {
            Calibration { outcome, event: Event::One, probability, groups: BINS, fitted_here: false }.of(cases)
        }
        Ask::Effect { outcome, treatment, covariates, factors, method, bootstrap } => Effect {
            outcome,
            treatment,
            explained: Explained {
                numbers: covariates,
                factors: factors.into_iter().map(|column| Factor { column, reference: None }).collect(),
            },
            method: method_of(&method),
            estimand: None,
            bootstrap: bootstrap.map(|draws| (draws, given.seed)),
        }
        .of(cases),
    }
}

fn method_of(name: &str) -> Method {
    match name {
        "match" => Method::Match { caliper: CALIPER },
        "ipw" => Method::Ipw,
        "overlap" => Method::Overlap,
        "entropy" => Method::Entropy,
        "aipw" => Method::Aipw,
        other => unreachable!("the catalogue admits no method `{other}`"),
    }
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    analysis: String,
    made: Option<StoredStudy>,
    refused: Option<String>,
}

impl From<Answer> for Stored {
    fn from(answer: Answer) -> Self {
        let (made, refused) = match answer.made {
            Ok(result) => (Some(StoredStudy::from(&result)), None),
            Err(why) => (None, Some(why)),
        };
        Self { analysis: answer.analysis, made, refused }
    }
}

impl TryFrom<Stored> for Answer {
    type Error = UnknownName;

    fn try_from(stored: Stored) -> Result<Self, UnknownName> {
        let made = match &stored.made {
            Some(made) => Ok(StudyResult::try_from(made)?),
            None => Err(stored.refused.unwrap_or_default()),
        };
        Ok(Self { analysis: stored.analysis, made })
    }
}
