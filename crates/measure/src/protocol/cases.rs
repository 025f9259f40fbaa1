//! The cases behind a number of a study: pseudonyms, whether each counts and why not, and the columns that are in words.

use std::collections::BTreeMap;

use catalogue::Protocol;

use super::cohort::Cohort;
use crate::complaint::Complaint;

/// One case of a study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyCase {
    /// Its key, a pseudonym.
    pub case_key: String,
    /// Whose it is, a pseudonym.
    pub person_key: Option<String>,
    /// Why it is left out; none where it counts.
    pub reason: Option<String>,
    /// Values of the columns that the protocol has words for; empty ones are left away.
    pub columns: BTreeMap<String, String>,
}

/// The cases in the order of their keys.
pub(crate) fn cases(protocol: &Protocol, cohort: &Cohort) -> Result<Vec<StudyCase>, Complaint> {
    let cells = cohort.cells();
    let mut found: Vec<StudyCase> = cells
        .texts("case_key")?
        .into_iter()
        .zip(cohort.persons())
        .zip(cohort.reasons())
        .map(|((key, person), reason)| StudyCase {
            case_key: key.unwrap_or_default(),
            person_key: person.clone(),
            reason: reason.clone(),
            columns: BTreeMap::new(),
        })
        .collect();
    for column in &protocol.cohort.column {
        for (case, value) in found.iter_mut().zip(cells.texts(&column.id)?) {
            case.columns.extend(value.map(|value| (column.id.clone(), value)));
        }
    }
    Ok(found)
}
