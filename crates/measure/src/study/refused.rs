//! Why a question has no answer, as a code and its values: what is kept is a sentence, and readers have other languages.

/// A refusal that words exist for in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its code: `none_meets`, `no_such_value`.
    pub code: &'static str,
    /// Its values by name, as they stand in the sentence: `column`, `value`, `rows`.
    pub values: Vec<(&'static str, String)>,
}

/// Code of every other refusal.
const OTHER: &str = "other";

/// Codes with what their sentences say; `{name}` stands for a value, `{}` for what differs and does not matter.
const SENTENCES: &[(&str, &str)] = &[
    ("none_meets", "is left: it has {} rows and none meets the condition"),
    ("all_missing", "and every one of those lacks a value ("),
    ("no_such_value", "no row has `{value}` in column `{column}`; "),
    ("empty", "there are no rows to compute "),
    ("one_class", "only {rows} rows are {}; both classes need at least two"),
    ("no_variation", " does not vary, so there is nothing to measure"),
    ("zero_cell", "a count is 0, so the "),
    ("empty_group", " has nobody in it; join it with another group"),
    ("too_few", "there are {have} {}, but at least {need} are needed"),
    ("collinear", "): {column} can be computed from the columns before it"),
    ("constant", "): {column} is the same in every row and explains nothing"),
    ("constant", "factor `{column}` has one level only"),
    ("separation", "): {column}, alone or with others, foretells the outcome"),
    ("no_overlap", "the groups do not overlap in {column}, alone or with others"),
    ("unprotectable", " cannot be protected in so small a table"),
    ("too_few_to_publish", "no part of the curve counts "),
    ("unstable", "): {failed} of {runs} draws gave no estimate"),
    ("before_window", " has a day in column `{column}` before its window begins"),
    ("no_day", " has no day in column `{column}`"),
    ("missing_number", " is not a number in row "),
    ("many_values", "column `{column}` has {} different values"),
    ("no_step", "column `{column}` has `{value}`, which is no step of the scale"),
];

/// Every code.
pub(super) fn codes() -> impl Iterator<Item = &'static str> {
    SENTENCES.iter().map(|(code, _)| *code).chain([OTHER])
}

impl Refused {
    /// What the sentence of a refusal says; `other` where it is none that readers can do something about.
    #[must_use]
    pub fn of(why: &str) -> Self {
        let said = SENTENCES.iter().find_map(|(code, sentence)| Some(Self { code, values: values(why, sentence)? }));
        said.unwrap_or(Self { code: OTHER, values: Vec::new() })
    }
}

/// The values of a sentence that stands somewhere in `why`; none where it does not.
fn values(why: &str, sentence: &'static str) -> Option<Vec<(&'static str, String)>> {
    let mut pieces = sentence.split('{');
    let (_, mut rest) = why.split_once(pieces.next().filter(|piece| !piece.is_empty())?)?;
    let mut found = Vec::new();
    for piece in pieces {
        let (name, words) = piece.split_once('}')?;
        let (value, after) = if words.is_empty() { (rest, "") } else { rest.split_once(words)? };
        if !name.is_empty() {
            found.push((name, value.to_owned()));
        }
        rest = after;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use statistics::Error;

    use super::*;
    use crate::file::FileError;
    use crate::study::StudyError;

    fn refused(source: Error) -> String {
        let (path, columns) = (PathBuf::from("recidivism"), "outcome `returned`".to_owned());
        StudyError::Statistics { path, columns, source }.to_string()
    }

    #[test]
    fn what_statistics_refuses_has_a_code() {
        let column = || "stay_days".to_owned();
        let all = [
            (Error::Empty { what: "a proportion" }, "empty"),
            (Error::OneClass { class: "with the outcome", rows: 1 }, "one_class"),
            (Error::NoVariation { what: "the score" }, "no_variation"),
            (Error::ZeroCell { what: "odds ratio" }, "zero_cell"),
            (Error::EmptyGroup { group: 2 }, "empty_group"),
            (Error::TooFew { what: "pairs", have: 1, need: 2 }, "too_few"),
            (Error::Collinear { column: column() }, "collinear"),
            (Error::ConstantCovariate { column: column() }, "constant"),
            (Error::Separation { column: column() }, "separation"),
            (Error::NoOverlap { column: column() }, "no_overlap"),
            (Error::Unprotectable { cell: 3 }, "unprotectable"),
            (Error::TooFewToPublish { threshold: 5 }, "too_few_to_publish"),
            (Error::Unstable { failed: 120, runs: 200 }, "unstable"),
            (Error::NotANumber { what: "time", row: 3 }, "missing_number"),
            (Error::MissingCovariate { column: column(), row: 3 }, "missing_number"),
            (Error::NotOffered { what: "confidence level of that kind" }, "other"),
        ];
        for (error, code) in all {
            let why = refused(error);
            let found = Refused::of(&why);
            assert_eq!(found.code, code, "{why}");
            if let Some((_, value)) = found.values.iter().find(|(name, _)| *name == "column") {
                assert_eq!(value, "stay_days", "{why}");
            }
        }
        let few = Refused::of(&refused(Error::TooFew { what: "rows that count", have: 4, need: 6 }));
        assert_eq!(few.values, [("have", "4".to_owned()), ("need", "6".to_owned())]);
    }

    #[test]
    fn what_a_file_refuses_has_a_code() {
        let path = PathBuf::from("recidivism");
        let none = FileError::NoneMeets { path: path.clone(), in_file: 0 };
        let missing = FileError::NoRows { path, in_file: 9, considered: 9, missing: "days 9".to_owned() };
        assert_eq!(Refused::of(&none.to_string()).code, "none_meets");
        assert_eq!(Refused::of(&missing.to_string()).code, "all_missing");
    }

    #[test]
    fn questions_that_do_not_fit_name_column_and_value() {
        let found = Refused::of("recidivism: no row has `new-offence` in column `ended_by`; it has `followed`");
        assert_eq!(found.code, "no_such_value");
        assert_eq!(found.values, [("value", "new-offence".to_owned()), ("column", "ended_by".to_owned())]);
        let early =
            Refused::of("continuity: row 3 has a day in column `met_on` before its window begins; leave it out");
        assert_eq!((early.code, &*early.values[0].1), ("before_window", "met_on"));
        let steps = Refused::of("cases: column `band` has 90 different values; put them into `groups`, such as 10");
        assert_eq!((steps.code, &*steps.values[0].1), ("many_values", "band"));
    }
}
