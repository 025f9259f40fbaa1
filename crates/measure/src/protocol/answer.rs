//! Puts a protocol's questions to the cases; a question the data do not allow says why, and the others are answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalogue::{Analysis, Catalogue};
use serde::{Deserialize, Serialize};

use super::alarm::{Watched, watch};
use super::question::ask;
use crate::file::DataFile;
use crate::study::{Refused, StoredStudy, StudyResult, UnknownName};

/// What came out of one analysis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "Stored", try_from = "Stored")]
pub struct Answer {
    /// Its id in the protocol.
    pub analysis: String,
    /// The tables, or why there are none.
    pub made: Result<StudyResult, Refused>,
    /// What its alarms found, in the order of the protocol.
    pub alarms: Vec<Watched>,
}

/// What a question needs besides its columns.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    /// Counts below this are hidden in tables.
    pub(crate) threshold: u32,
    /// Seed of everything drawn.
    pub(crate) seed: u64,
    /// Where models are looked up.
    pub(crate) catalogue: Arc<Catalogue>,
}

/// Answers one question.
pub(super) fn answer(analysis: &Analysis, cases: &DataFile, given: &Given) -> Answer {
    let cases = cases.clone().only(analysis.only.as_deref());
    let made = ask(&analysis.ask, &cases, given).map_err(Refused::from);
    let alarms = analysis.alarm.iter().map(|alarm| watch(alarm, made.as_ref().ok())).collect();
    Answer { analysis: analysis.id.clone(), made, alarms }
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    analysis: String,
    made: Option<StoredStudy>,
    refused: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refused_code: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    refused_values: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    alarms: Vec<Watched>,
}

impl From<Answer> for Stored {
    fn from(answer: Answer) -> Self {
        let (made, refused) = match answer.made {
            Ok(result) => (Some(StoredStudy::from(&result)), None),
            Err(refused) => (None, Some(refused)),
        };
        let refused_code = refused.as_ref().map(|refused| refused.code.to_owned());
        let values = refused.iter().flat_map(|refused| &refused.values);
        let refused_values = values.map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let refused = refused.map(|refused| refused.why);
        Self { analysis: answer.analysis, made, refused, refused_code, refused_values, alarms: answer.alarms }
    }
}

impl TryFrom<Stored> for Answer {
    type Error = UnknownName;

    fn try_from(stored: Stored) -> Result<Self, UnknownName> {
        let made = if let Some(made) = &stored.made {
            Ok(StudyResult::try_from(made)?)
        } else {
            let why = stored.refused.unwrap_or_default();
            Err(Refused::kept(why, stored.refused_code.as_deref(), &stored.refused_values))
        };
        Ok(Self { analysis: stored.analysis, made, alarms: stored.alarms })
    }
}
