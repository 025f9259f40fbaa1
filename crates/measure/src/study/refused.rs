//! Why a question has no answer, as a code with its values: readers have other languages than the sentence that is kept.

use std::collections::BTreeMap;
use std::fmt;

use super::StudyError;
use crate::file::FileError;

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The sentence, in English.
    pub why: String,
    /// Its code, which has words in every language: `none_meets`, `no_such_value`.
    pub code: &'static str,
    /// Its values by name, as the data have them: `column`, `value`, `rows`.
    pub values: BTreeMap<&'static str, String>,
}

/// What a refusal is about: its code and values.
pub(crate) type About = (&'static str, Vec<(&'static str, String)>);

/// Code of every other refusal.
const OTHER: &str = "other";

const CODES: [&str; 23] = [
    "no_cases",
    "none_meets",
    "all_missing",
    "no_such_value",
    "empty",
    "one_class",
    "no_variation",
    "zero_cell",
    "empty_group",
    "too_few",
    "collinear",
    "constant",
    "separation",
    "no_overlap",
    "unprotectable",
    "too_few_to_publish",
    "unstable",
    "before_window",
    "no_day",
    "missing_number",
    "many_values",
    "no_step",
    OTHER,
];

const NAMES: [&str; 7] = ["column", "value", "rows", "have", "need", "failed", "runs"];

/// Every code.
pub(super) fn codes() -> impl Iterator<Item = &'static str> {
    CODES.into_iter()
}

impl Refused {
    /// The same about people somebody chose: that there are none is then for the choice.
    #[must_use]
    pub(crate) fn of_choice(self) -> Self {
        if self.code == "no_cases" { Self { code: "none_meets", ..self } } else { self }
    }

    /// As it was kept; a code or name of another version is passed over.
    pub(crate) fn kept(why: String, code: Option<&str>, values: &BTreeMap<String, String>) -> Self {
        let code = CODES.into_iter().find(|known| Some(*known) == code).unwrap_or(OTHER);
        let named = NAMES.into_iter().filter_map(|name| Some((name, values.get(name)?.clone())));
        Self { why, code, values: named.collect() }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl From<StudyError> for Refused {
    fn from(error: StudyError) -> Self {
        let why = error.to_string();
        let (code, values) = match error {
            StudyError::File(FileError::NoneMeets { in_file: 0, .. }) => ("no_cases", Vec::new()),
            StudyError::File(FileError::NoneMeets { .. }) => ("none_meets", Vec::new()),
            StudyError::File(FileError::NoRows { .. }) => ("all_missing", Vec::new()),
            StudyError::File(_) => (OTHER, Vec::new()),
            StudyError::Statistics { source, .. } => of_statistics(source),
            StudyError::Question { about, .. } => about.unwrap_or((OTHER, Vec::new())),
        };
        Self { why, code, values: values.into_iter().collect() }
    }
}

fn of_statistics(source: statistics::Error) -> About {
    use statistics::Error;
    let none = Vec::new;
    let about = |column: String| vec![("column", column)];
    match source {
        Error::Empty { .. } => ("empty", none()),
        Error::OneClass { rows, .. } => ("one_class", vec![("rows", rows.to_string())]),
        Error::NoVariation { .. } => ("no_variation", none()),
        Error::ZeroCell { .. } => ("zero_cell", none()),
        Error::EmptyGroup { .. } => ("empty_group", none()),
        Error::TooFew { have, need, .. } => ("too_few", vec![("have", have.to_string()), ("need", need.to_string())]),
        Error::Collinear { column } => ("collinear", about(column)),
        Error::ConstantCovariate { column } => ("constant", about(column)),
        Error::Separation { column } => ("separation", about(column)),
        Error::NoOverlap { column } => ("no_overlap", about(column)),
        Error::Unprotectable { .. } => ("unprotectable", none()),
        Error::TooFewToPublish { .. } => ("too_few_to_publish", none()),
        Error::Unstable { failed, runs } => {
            ("unstable", vec![("failed", failed.to_string()), ("runs", runs.to_string())])
        }
        Error::NotANumber { .. } | Error::MissingCovariate { .. } => ("missing_number", none()),
        _ => (OTHER, none()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn what_the_data_forbid_has_a_code_and_comes_back_from_the_shelf() {
        let separation = statistics::Error::Separation { column: "stay_days".to_owned() };
        let error =
            StudyError::Statistics { path: PathBuf::from("recidivism"), columns: String::new(), source: separation };
        let refused = Refused::from(error);
        assert_eq!((refused.code, &*refused.values["column"]), ("separation", "stay_days"));
        let kept: BTreeMap<String, String> =
            refused.values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        assert_eq!(Refused::kept(refused.why.clone(), Some(refused.code), &kept), refused);
        assert_eq!(Refused::kept("why".to_owned(), None, &BTreeMap::new()).code, "other");
    }
}
